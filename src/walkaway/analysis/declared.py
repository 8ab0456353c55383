"""What does the case declare, and on what ground?

Beside the statements, a case declares things that findings rest on: which options there are, how a side ranks them,
what holds without a deal. Each is told with the statements behind it, or as the analyst's own assumption.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from walkaway.case import Case, Issue, IssuePreference, Level
from walkaway.results import Shown

__all__ = ["Declared", "declared"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared(Shown):
    """One thing that the case declares.

    Attributes:
        what: What it is, in words.
        where: Its place in the case.
        party: The party whose preferences it is about; empty where it is about all.
        because: The statements behind it.
        assumed: Whether the analyst put it in.
    """

    what: str
    where: str
    party: str = ""
    because: tuple[str, ...] = ()
    assumed: bool = False


def declared(case: Case) -> tuple[Declared, ...]:
    """Return everything a case declares that a finding may rest on, in the order of the case file."""
    return (*_no_deal(case), *_preferences(case), *_exact(case), *_others(case), *_options(case))


def _no_deal(case: Case) -> Iterator[Declared]:
    for what, where, party in _without_a_deal(case):
        yield Declared(what=what, where=where, party=party, because=case.no_deal.because, assumed=case.no_deal.assumed)


def _without_a_deal(case: Case) -> Iterator[tuple[str, str, str]]:
    """Yield what holds without a deal: in words, its place, and whom it is about."""
    for branch in case.no_deal.branches:
        chance = "" if len(case.no_deal.branches) == 1 else f" (chance {branch.chance:,.12g})"
        held = "; ".join(f"{_issue(case, of)}: {_level(case, of, level)}" for of, level in branch.outcome)
        yield f"without a deal{chance}: {held}", "no_deal", ""
    for party, (low, high) in case.no_deal.values:
        value = f"{low:,.12g}" if low == high else f"{low:,.12g} to {high:,.12g}"
        yield f"no deal is worth {value} to {_party(case, party)}", "no_deal.value", party
    for party, (low, high) in case.no_deal.shifts:
        yield (
            f"without a deal things change for {_party(case, party)} by {low:,.12g} to {high:,.12g}",
            "no_deal.shift",
            party,
        )


def _preferences(case: Case) -> Iterator[Declared]:
    for preference in case.preferences:
        place = f"preferences.{preference.party}.{preference.issue}"
        who, about = _party(case, preference.party), _issue(case, preference.issue)
        told = []
        if preference.order:
            told.append((f"{who} on '{about}', best first: {_order(case, preference)}", "order"))
        if preference.direction:
            told.append((f"{who} wants '{about}' {preference.direction}", "direction"))
        if preference.weight is not None:
            low, high = preference.weight
            told.append((f"'{about}' carries {low:,.12g} to {high:,.12g} of the whole scale of {who}", "weight"))
        for what, part in told:
            yield Declared(
                what=what,
                where=f"{place}.{part}",
                party=preference.party,
                because=preference.because,
                assumed=preference.assumed,
            )


def _order(case: Case, preference: IssuePreference) -> str:
    return ", then ".join(
        " or ".join(_level(case, preference.issue, option) for option in tied) + (" (alike)" if len(tied) > 1 else "")
        for tied in preference.order
    )


def _exact(case: Case) -> Iterator[Declared]:
    for exact in case.exact:
        yield Declared(
            what=f"the preferences of {_party(case, exact.party)} are given in numbers",
            where=f"exact.{exact.party}",
            party=exact.party,
            because=exact.because,
            assumed=exact.assumed,
        )


def _others(case: Case) -> Iterator[Declared]:
    for number, bonus in enumerate(case.interactions):
        yield Declared(
            what=f"{_party(case, bonus.party)} has a bonus of {_span(bonus.adds)} for a combination",
            where=f"interactions.{bonus.party}.{number}",
            party=bonus.party,
            because=bonus.because,
            assumed=bonus.assumed,
        )
    for factor in case.discount_factors:
        yield Declared(
            what=f"what comes a round later is worth {_span(factor.interval)} as much to {_party(case, factor.party)}",
            where=f"discount_factors.{factor.party}",
            party=factor.party,
            because=factor.because,
            assumed=factor.assumed,
        )
    for number, constraint in enumerate(case.constraints):
        about = " and ".join(f"'{_issue(case, issue)}'" for issue in constraint.never.issues)
        yield Declared(
            what=f"some combinations on {about} can be in no deal",
            where=f"constraints.{number}",
            because=constraint.because,
            assumed=constraint.assumed,
        )
    for number, consent in enumerate(case.consents):
        about = " and ".join(f"'{_issue(case, issue)}'" for issue in consent.where.issues)
        yield Declared(
            what=f"{_party(case, consent.by)} must consent to some combinations on {about}",
            where=f"consent.{number}",
            because=consent.because,
            assumed=consent.assumed,
        )


def _options(case: Case) -> Iterator[Declared]:
    for issue in case.issues:
        for option in issue.options:
            if option.because or option.assumed:
                yield Declared(
                    what=f"'{option.name}' is an option of '{issue.name}'",
                    where=f"issues.{issue.id}.options.{option.id}",
                    because=option.because,
                    assumed=option.assumed,
                )


def _span(ends: tuple[float, float]) -> str:
    return f"{ends[0]:,.12g} to {ends[1]:,.12g}"


def _party(case: Case, party: str) -> str:
    found = case.party(party)
    return found.name if found is not None else party


def _issue(case: Case, issue: str) -> str:
    found = case.issue(issue)
    return found.name if found is not None else issue


def _level(case: Case, issue_id: str, level: Level) -> str:
    issue: Issue | None = case.issue(issue_id)
    option = issue.option(str(level)) if issue is not None else None
    if option is not None:
        return option.name
    unit = issue.range.unit if issue is not None and issue.range is not None else ""
    return f"{level} {unit}".strip() if isinstance(level, str) else f"{level:,.12g} {unit}".strip()
