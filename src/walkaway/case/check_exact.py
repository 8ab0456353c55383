"""Faults in preferences that are given exactly."""

import math
from collections.abc import Iterator

from walkaway.case.case import Case
from walkaway.case.check_issues import Place, level_faults, where_faults
from walkaway.case.check_no_deal import ground_faults
from walkaway.case.exact_preferences import COMBINATIONS, Bonus, BonusGroup, ExactPreferences
from walkaway.case.naming import unknown
from walkaway.errors import Fault

__all__ = ["exact_faults"]


def exact_faults(case: Case, exact: ExactPreferences) -> Iterator[Fault]:
    """Yield what is wrong with one party's exact preferences."""
    place: Place = ("exact", exact.party)
    yield from ground_faults(case, exact.because, exact.assumed, place)
    if any(preference.party == exact.party for preference in case.preferences):
        message = f"the preferences of '{exact.party}' are declared and given exactly"
        yield Fault(message=message, mend="keep one of them: this, or its 'preferences'", where=place)
    if exact.form not in ("points", "utility") or not (exact.table or exact.bonuses):
        yield Fault(
            message=f"the preferences of '{exact.party}' are missing",
            mend="add 'points:', 'utility:' or 'bonuses:'",
            where=place,
        )
        return
    issues = [issue.id for issue in case.issues]
    for issue, row in exact.table:
        where = (*place, exact.form, issue)
        yield from unknown("issue", issue, issues, where, at_key=True)
        found = case.issue(issue)
        known = {option.id for option in found.options} if found is not None else set()
        for level, number in row:
            if level not in known:
                yield from level_faults(case, issue, level, (*where, str(level)), at_key=True)
            yield from _finite(number, (*where, str(level)))
    yield from _rest(case, exact, place)
    if exact.form == "points":
        best = math.fsum(max((number for _, number in row), default=0.0) for _, row in exact.table)
        if not best > 0:
            mend = "give some level more than 0 points, or write 'utility:'"
            yield Fault(message="the best outcome has no points", mend=mend, where=(*place, "points"))


def _rest(case: Case, exact: ExactPreferences, place: Place) -> Iterator[Fault]:
    """Yield what is wrong with weights, bonuses, divisor and cap."""
    rest = {
        "weights": exact.weights,
        "bonuses": exact.bonuses,
        "out_of": exact.out_of != 1,
        "at_most": exact.at_most is not None,
    }
    for name, given in rest.items():
        if given and exact.form == "points":
            message = f"'{name}' does not go with points, which are divided by their largest total"
            yield Fault(message=message, mend="write 'utility:' for numbers as they are", where=(*place, name))
    tables = {issue for issue, _ in exact.table}
    for issue, weight in exact.weights:
        where = (*place, "weights", issue)
        yield from unknown("issue", issue, [known.id for known in case.issues], where, at_key=True)
        if case.issue(issue) is not None and issue not in tables:
            message = f"the weight of '{issue}' has nothing to multiply"
            yield Fault(message=message, mend=f"give its levels under '{exact.form}'", where=where, at_key=True)
        yield from _finite(weight, where)
    if not math.isfinite(exact.out_of) or exact.out_of <= 0:
        mend = "write what the total is divided by, such as 100"
        yield Fault(message=f"{exact.out_of:g} is no number to divide by", mend=mend, where=(*place, "out_of"))
    if exact.at_most is not None:
        yield from _finite(exact.at_most, (*place, "at_most"))
    for position, bonus in enumerate(exact.bonuses):
        yield from _bonus(case, bonus, (*place, "bonuses", position))


def _bonus(case: Case, bonus: Bonus | BonusGroup, place: Place) -> Iterator[Fault]:
    if isinstance(bonus, Bonus):
        yield from _finite(bonus.adds, (*place, "adds"))
        if bonus.where is not None:
            yield from where_faults(case, bonus.where, (*place, "where"))
        return
    yield from unknown("way to combine", bonus.combine, COMBINATIONS, place)
    yield from _finite(bonus.times, (*place, "times"))
    if not bonus.parts:
        message = "there is nothing to combine here"
        yield Fault(message=message, mend="list one bonus or more", where=(*place, f"{bonus.combine}_of"))
    for position, part in enumerate(bonus.parts):
        yield from _bonus(case, part, (*place, f"{bonus.combine}_of", position))


def _finite(number: float, place: Place) -> Iterator[Fault]:
    if not math.isfinite(number):
        yield Fault(message=f"{number} is not a number that can be used", mend="write a finite number", where=place)
