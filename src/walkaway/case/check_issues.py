"""Faults in what is to be settled, and in the levels, packages and conditions that speak of it."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal

from walkaway.case.case import Case
from walkaway.case.check_parties import duplicate_faults
from walkaway.case.conditions import Clause, Package, Where
from walkaway.case.issues import Issue, Level, NumericRange
from walkaway.case.naming import did_you_mean, unknown
from walkaway.errors import Fault

__all__ = [
    "MAX_GRID",
    "issue_faults",
    "level_faults",
    "outcome_faults",
    "package_faults",
    "range_is_sound",
    "reference_faults",
    "where_faults",
]

Place = tuple[str | int, ...]

MAX_GRID = 1_000_000
"""A range with more steps is refused."""

RESERVED = {"not": "it negates a condition", "rest": "it stands for every other issue"}


def issue_faults(case: Case) -> Iterator[Fault]:
    """Yield what is wrong with the issues."""
    if not case.issues:
        yield Fault(
            message="the case has no issue", mend="name under 'issues' what is to be settled", where=("issues",)
        )
    yield from duplicate_faults("issue", "issues", [issue.id for issue in case.issues])
    for issue in case.issues:
        place: Place = ("issues", issue.id)
        if issue.id in RESERVED:
            message = f"'{issue.id}' cannot be the id of an issue: {RESERVED[issue.id]}"
            yield Fault(message=message, mend="rename the issue", where=place, at_key=True)
        if issue.range is not None and issue.options:
            message = f"the issue '{issue.id}' has options and a range"
            yield Fault(message=message, mend="keep one of them", where=(*place, "range"), at_key=True)
        elif issue.range is not None:
            yield from _range_faults(issue.range, (*place, "range"))
        else:
            yield from _option_faults(case, issue, place)


def _option_faults(case: Case, issue: Issue, place: Place) -> Iterator[Fault]:
    where = (*place, "options")
    if not issue.options:
        message = f"the issue '{issue.id}' has no options"
        yield Fault(message=message, mend="add 'options:' or, for a number, 'range:'", where=where)
    counts = Counter(option.id for option in issue.options)
    for option in issue.options:
        if counts[option.id] > 1:
            message = f"the option '{option.id}' is given twice"
            yield Fault(message=message, mend="rename one", where=(*where, option.id), at_key=True)
        yield from reference_faults(case, option.because, (*where, option.id, "because"))
    if issue.options and not any(option.agreeable for option in issue.options):
        message = f"no option of '{issue.id}' can be part of a deal"
        yield Fault(message=message, mend="leave 'agreeable: false' out of one option or more", where=where)


def _range_faults(numbers: NumericRange, place: Place) -> Iterator[Fault]:
    low, high, step = numbers.low, numbers.high, numbers.step
    ends = (("low", low), ("high", high)) + ((("step", step),) if step is not None else ())
    for name, value in ends:
        if not math.isfinite(value):
            yield Fault(
                message=f"{value} is not a number that can be used", mend="write a finite number", where=(*place, name)
            )
    if not all(math.isfinite(value) for _, value in ends):
        return
    if low >= high:
        yield Fault(
            message=f"the range from {low:g} to {high:g} is empty", mend="low must be below high", where=(*place, "low")
        )
        return
    if step is None:
        return
    if step <= 0:
        mend = "write a number above 0, or leave the step out"
        yield Fault(message=f"the step {step:g} is not above 0", mend=mend, where=(*place, "step"))
        return
    width, exact_step = Decimal(str(high)) - Decimal(str(low)), Decimal(str(step))
    if width / exact_step + 1 > MAX_GRID:
        message = f"the range has more than {MAX_GRID:,} steps"
        yield Fault(
            message=message, mend="make the step larger, or leave it out for any number", where=(*place, "step")
        )
    elif width % exact_step != 0:
        message = f"the step {step:g} does not lead from {low:g} to {high:g}"
        yield Fault(
            message=message,
            mend="change the step or an end, so that the last step meets the end",
            where=(*place, "step"),
        )


def range_is_sound(numbers: NumericRange) -> bool:
    """Return whether a range can be asked which numbers it holds."""
    return next(_range_faults(numbers, ()), None) is None


def reference_faults(case: Case, because: Iterable[str], where: Place) -> Iterator[Fault]:
    """Yield a fault for every statement named as a ground that there is none of."""
    known = [statement.id for statement in case.statements]
    for position, name in enumerate(because):
        yield from unknown("statement", name, known, (*where, position))


def level_faults(case: Case, issue_id: str, level: Level, where: Place, *, at_key: bool = False) -> Iterator[Fault]:
    """Yield a fault for a level that its issue cannot take; an unknown issue is left to others."""
    issue = case.issue(issue_id)
    if issue is None:
        return
    if issue.range is None:
        known = [option.id for option in issue.options]
        if str(level) not in known or not isinstance(level, str):
            message = f"the issue '{issue_id}' has no option '{level}'"
            yield Fault(message=message, mend=did_you_mean(str(level), known), where=where, at_key=at_key)
        return
    numbers = issue.range
    ends = f"{numbers.low:g} to {numbers.high:g}" + (f" {numbers.unit}" if numbers.unit else "")
    if isinstance(level, str):
        message = f"'{level}' is not a number, and '{issue_id}' is settled by one"
        yield Fault(message=message, mend=f"write a number from {ends} without quotes", where=where, at_key=at_key)
    elif range_is_sound(numbers) and not numbers.holds(float(level)):
        inside = numbers.low <= level <= numbers.high
        message = (
            f"{level:g} is not on a step of '{issue_id}'"
            if inside
            else f"{level:g} is outside the range of '{issue_id}'"
        )
        steps = f", in steps of {numbers.step:g}" if numbers.step is not None else ""
        yield Fault(message=message, mend=f"it runs from {ends}{steps}", where=where, at_key=at_key)


def outcome_faults(case: Case, outcome: tuple[tuple[str, Level], ...], where: Place) -> Iterator[Fault]:
    """Yield what is wrong with issue and level pairs."""
    issues = [issue.id for issue in case.issues]
    named = [issue for issue, _ in outcome]
    for issue, level in outcome:
        yield from unknown("issue", issue, issues, (*where, issue), at_key=True)
        yield from level_faults(case, issue, level, (*where, issue))
        if named.count(issue) > 1:
            yield Fault(message=f"'{issue}' is named twice", mend="keep one", where=(*where, issue), at_key=True)


def package_faults(case: Case, package: Package, where: Place, *, deal: bool = True) -> Iterator[Fault]:
    """Yield what is wrong with a package.

    Args:
        case: The case.
        package: The package.
        where: Its place.
        deal: Whether it is something to agree on, so that every option it names must be agreeable.
    """
    if not package.terms:
        yield Fault(message="the package names no issue", mend="write 'issue: option' for what was said", where=where)
    if package.rest not in ("no_deal", "open"):
        yield from unknown("word for the rest", package.rest, ("no_deal", "open"), (*where[:-1], "rest"))
    issues = [issue.id for issue in case.issues]
    for issue_id, levels in package.terms:
        place = (*where, issue_id)
        yield from unknown("issue", issue_id, issues, place, at_key=True)
        if not levels:
            yield Fault(message=f"the package names no level of '{issue_id}'", mend="name one", where=place)
        for position, level in enumerate(levels):
            yield from level_faults(case, issue_id, level, (*place, position))
            if levels.count(level) > 1 and levels.index(level) != position:
                message = f"'{level}' is named twice for '{issue_id}'"
                yield Fault(message=message, mend="keep one", where=(*place, position))
            option = _option(case, issue_id, level)
            if deal and option is False:
                message = f"the option '{level}' of '{issue_id}' cannot be part of a deal (agreeable: false)"
                yield Fault(
                    message=message,
                    mend="name another option, or leave 'agreeable: false' out",
                    where=(*place, position),
                )


def _option(case: Case, issue_id: str, level: Level) -> bool | None:
    """Return whether an option is agreeable; None where there is no such option."""
    issue = case.issue(issue_id)
    option = issue.option(level) if issue is not None and isinstance(level, str) else None
    return None if option is None else option.agreeable


def where_faults(case: Case, where: Where, place: Place) -> Iterator[Fault]:
    """Yield what is wrong with a condition."""
    if not where.clauses and not where.negated:
        yield Fault(
            message="the condition names no issue", mend="write 'issue: option' or 'not:' and so on", where=place
        )
    for clause in where.clauses:
        yield from _clause_faults(case, clause, (*place, clause.issue))
    for position, inner in enumerate(where.negated):
        yield from where_faults(case, inner, (*place, "not", position))


def _clause_faults(case: Case, clause: Clause, place: Place) -> Iterator[Fault]:
    yield from unknown("issue", clause.issue, [issue.id for issue in case.issues], place, at_key=True)
    if not clause.levels and not clause.bounds:
        message = f"the condition on '{clause.issue}' names no level"
        yield Fault(message=message, mend="name an option, a list of them, or at_least: or at_most:", where=place)
    for position, level in enumerate(clause.levels):
        yield from level_faults(case, clause.issue, level, (*place, position))
    issue = case.issue(clause.issue)
    for bound in clause.bounds:
        yield from level_faults(case, clause.issue, bound.level, (*place, bound.side))
        if issue is not None and not issue.has_scale:
            message = f"'{bound.side}' means nothing on '{clause.issue}', whose options form no scale (ordered: false)"
            yield Fault(message=message, mend="list the options that fit", where=(*place, bound.side), at_key=True)
    yield from _crossed_bounds(issue, clause, place)


def _crossed_bounds(issue: Issue | None, clause: Clause, place: Place) -> Iterator[Fault]:
    """Yield a fault where no level lies between two bounds."""
    ends = {bound.side: bound.level for bound in clause.bounds}
    if issue is None or len(ends) < 2 or not all(_knows(issue, level) for level in ends.values()):
        return
    low, high = (_rank(issue, ends[side]) for side in ("at_least", "at_most"))
    if low > high:
        message = f"nothing on '{clause.issue}' is at least '{ends['at_least']}' and at most '{ends['at_most']}'"
        yield Fault(message=message, mend="exchange the two", where=(*place, "at_least"))


def _knows(issue: Issue, level: Level) -> bool:
    return (issue.range is None or range_is_sound(issue.range)) and issue.knows(level)


def _rank(issue: Issue, level: Level) -> float:
    if isinstance(level, str):
        return float([option.id for option in issue.options].index(level))
    return float(level)
