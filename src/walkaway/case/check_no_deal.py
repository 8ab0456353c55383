"""Faults in what holds without agreement."""

import math
from collections.abc import Iterator

from walkaway.case.case import Case
from walkaway.case.check_issues import Place, outcome_faults, reference_faults
from walkaway.case.naming import unknown
from walkaway.errors import Fault

__all__ = ["ground_faults", "interval_faults", "no_deal_faults"]

TOLERANCE = 1e-6


def ground_faults(case: Case, because: tuple[str, ...], assumed: bool, where: Place) -> Iterator[Fault]:
    """Yield a fault where something declared rests on nothing, or on a statement that there is none of."""
    yield from reference_faults(case, because, (*where, "because"))
    if not because and not assumed:
        mend = "add 'because: [statement ids]', or 'assumed: true' where nobody said it"
        yield Fault(message="this is declared without a ground", mend=mend, where=where)


def interval_faults(interval: tuple[float, float], what: str, where: Place) -> Iterator[Fault]:
    """Yield a fault for an interval that is reversed or not finite."""
    low, high = interval
    if not (math.isfinite(low) and math.isfinite(high)):
        yield Fault(message=f"{what} is not a finite number", mend="write a number or [low, high]", where=where)
    elif low > high:
        yield Fault(
            message=f"{what} runs from {low:g} down to {high:g}", mend=f"write [{high:g}, {low:g}]", where=where
        )


def no_deal_faults(case: Case) -> Iterator[Fault]:
    """Yield what is wrong with what holds without agreement."""
    no_deal = case.no_deal
    lottery = len(no_deal.branches) > 1
    parties = [party.id for party in case.parties]
    for position, branch in enumerate(no_deal.branches):
        place: Place = ("no_deal", "lottery", position, "outcome") if lottery else ("no_deal", "outcome")
        yield from outcome_faults(case, branch.outcome, place)
        if not 0 < branch.chance <= 1:
            where: Place = ("no_deal", "lottery", position, "chance")
            yield Fault(
                message=f"{branch.chance:g} is not a chance", mend="write a number above 0 and at most 1", where=where
            )
    total = sum(branch.chance for branch in no_deal.branches)
    if no_deal.branches and abs(total - 1) > TOLERANCE:
        message = f"the chances of the lottery sum to {total:g}"
        yield Fault(message=message, mend="make them sum to 1", where=("no_deal", "lottery"))
    for section, intervals in (("value", no_deal.values), ("shift", no_deal.shifts)):
        for party, interval in intervals:
            yield from unknown("party", party, parties, ("no_deal", section, party), at_key=True)
            yield from interval_faults(interval, f"the {section}", ("no_deal", section, party))
    if no_deal.branches or no_deal.values:
        yield from ground_faults(case, no_deal.because, no_deal.assumed, ("no_deal",))
    yield from _complete(case)


def _complete(case: Case) -> Iterator[Fault]:
    """Yield a fault where a party's value of no deal can be neither worked out nor read."""
    no_deal = case.no_deal
    covered = [{issue for issue, _ in branch.outcome} for branch in no_deal.branches] or [set[str]()]
    missing = [issue.id for issue in case.issues if any(issue.id not in named for named in covered)]
    without = [party for party in case.modelled if no_deal.value(party) is None and case.party(party) is not None]
    if not missing or not without:
        return
    parties = " and ".join(without)
    if not no_deal.branches and not no_deal.values:
        message = "nothing says what holds without a deal"
        mend = "add 'no_deal:' with an 'outcome:' (a level for each issue), or with a 'value:' for each party"
    else:
        message = (
            f"nothing says what holds without a deal on {', '.join(missing)}, nor what no deal is worth to {parties}"
        )
        mend = f"complete the outcome, or add a 'value:' for {parties}"
    yield Fault(message=message, mend=mend, where=("no_deal",))
