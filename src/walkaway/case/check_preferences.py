"""Faults in what is declared about preferences; among them declarations that no preference can fit."""

import math
from collections.abc import Iterator

from walkaway.case.case import Case
from walkaway.case.check_exact import exact_faults
from walkaway.case.check_issues import Place, level_faults, where_faults
from walkaway.case.check_no_deal import ground_faults, interval_faults
from walkaway.case.naming import unknown
from walkaway.case.preferences import IssuePreference
from walkaway.errors import Fault

__all__ = ["preference_faults"]

TOLERANCE = 1e-9


def preference_faults(case: Case) -> Iterator[Fault]:
    """Yield what is wrong with declared preferences, interactions, discount factors and exact preferences."""
    parties = [party.id for party in case.parties]
    for party in dict.fromkeys(preference.party for preference in case.preferences):
        yield from unknown("party", party, parties, ("preferences", party), at_key=True)
        yield from _weight_sums(case, party)
    for preference in case.preferences:
        yield from _issue_preference(case, preference)
    yield from _interactions(case, parties)
    for factor in case.discount_factors:
        place: Place = ("discount_factors", factor.party)
        yield from unknown("party", factor.party, parties, place, at_key=True)
        yield from interval_faults(factor.interval, "the discount factor", (*place, "range"))
        if not all(0 < end <= 1 for end in factor.interval):
            mend = "write numbers above 0 and at most 1, such as [0.9, 0.99]"
            yield Fault(message="a discount factor lies above 0 and is at most 1", mend=mend, where=(*place, "range"))
        yield from ground_faults(case, factor.because, factor.assumed, place)
    for exact in case.exact:
        yield from unknown("party", exact.party, parties, ("exact", exact.party), at_key=True)
        yield from exact_faults(case, exact)


def _issue_preference(case: Case, preference: IssuePreference) -> Iterator[Fault]:
    place: Place = ("preferences", preference.party, preference.issue)
    yield from unknown("issue", preference.issue, [issue.id for issue in case.issues], place, at_key=True)
    yield from ground_faults(case, preference.because, preference.assumed, place)
    issue = case.issue(preference.issue)
    if not preference.order and not preference.direction and preference.weight is None:
        yield Fault(message="this declares nothing", mend="add 'order:', 'direction:' or 'weight:'", where=place)
    if issue is not None and issue.is_numeric and preference.order:
        message = f"'{issue.id}' is settled by a number, which needs no order"
        yield Fault(
            message=message,
            mend="write 'direction: higher' or 'direction: lower'",
            where=(*place, "order"),
            at_key=True,
        )
    elif preference.order:
        yield from _order(case, preference, (*place, "order"))
    if preference.direction:
        yield from unknown("direction", preference.direction, ("higher", "lower"), (*place, "direction"))
        if issue is not None and not issue.is_numeric:
            message = f"'{issue.id}' has options, and a direction is for numbers"
            yield Fault(
                message=message, mend="write 'order: [best, …, worst]'", where=(*place, "direction"), at_key=True
            )
    if preference.weight is not None:
        yield from interval_faults(preference.weight, "the weight", (*place, "weight"))
        if not all(0 <= end <= 1 for end in preference.weight):
            mend = "write a share from 0 to 1, or [low, high]"
            yield Fault(message="a weight lies outside 0 to 1", mend=mend, where=(*place, "weight"))


def _order(case: Case, preference: IssuePreference, place: Place) -> Iterator[Fault]:
    """Yield what is wrong with an order; an option named twice would be better than itself."""
    seen: set[str] = set()
    for rank, tied in enumerate(preference.order):
        for position, option in enumerate(tied):
            where = (*place, rank, position)
            yield from level_faults(case, preference.issue, option, where)
            if option in seen:
                message = f"the order goes in a circle: '{option}' is named twice"
                yield Fault(message=message, mend="name each option once, best first", where=where)
            seen.add(option)


def _weight_sums(case: Case, party: str) -> Iterator[Fault]:
    """Yield a fault where no weights within the declared intervals sum to 1."""
    weights = [p.weight for p in case.preferences if p.party == party and p.weight is not None]
    if not weights or not all(0 <= low <= high <= 1 for low, high in weights):
        return
    least, most = math.fsum(low for low, _ in weights), math.fsum(high for _, high in weights)
    where: Place = ("preferences", party)
    if least > 1 + TOLERANCE:
        message = f"the weights of '{party}' sum to {least:g} at least, and no preference can fit that"
        yield Fault(message=message, mend="lower them: weights are shares of 1", where=where)
    declared = {p.issue for p in case.preferences if p.party == party and p.weight is not None}
    if most < 1 - TOLERANCE and all(issue.id in declared for issue in case.issues):
        message = f"the weights of '{party}' sum to {most:g} at most, and no preference can fit that"
        yield Fault(message=message, mend="raise them, or leave one out: weights are shares of 1", where=where)


def _interactions(case: Case, parties: list[str]) -> Iterator[Fault]:
    counts: dict[str, int] = {}
    for interaction in case.interactions:
        position = counts.get(interaction.party, 0)
        counts[interaction.party] = position + 1
        place: Place = ("interactions", interaction.party, position)
        if position == 0:
            yield from unknown("party", interaction.party, parties, place[:2], at_key=True)
        if case.exact_preferences(interaction.party) is not None:
            message = (
                f"the preferences of '{interaction.party}' are given exactly, so a bonus beside them would be lost"
            )
            yield Fault(
                message=message, mend="put it under 'bonuses' of the exact preferences, or take it out", where=place
            )
        yield from where_faults(case, interaction.where, (*place, "where"))
        yield from interval_faults(interaction.adds, "what it adds", (*place, "adds"))
        yield from ground_faults(case, interaction.because, interaction.assumed, place)
