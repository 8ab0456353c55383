"""From a package as a user writes it to an outcome."""

from collections.abc import Mapping
from difflib import get_close_matches

import numpy as np
from numpy.typing import NDArray

from walkaway.case import Case, Issue, Level
from walkaway.errors import InputError
from walkaway.space import OutcomeSpace, holds

__all__ = ["outcome_of", "parse_terms"]


def parse_terms(words: tuple[str, ...]) -> dict[str, str]:
    """Return issue and level from words like ``sanctions=partial``.

    Raises:
        InputError: a word without ``=``, or an issue named twice.

    Examples:
        >>> parse_terms(("sanctions=partial",))
        {'sanctions': 'partial'}
    """
    terms: dict[str, str] = {}
    for word in words:
        issue, separator, level = word.partition("=")
        if not separator or not issue or not level:
            raise InputError(f"'{word}' is not a term of a package; write issue=option, as in sanctions=partial")
        if issue in terms:
            raise InputError(f"'{issue}' is named twice; a package holds one option of an issue")
        terms[issue] = level
    return terms


def outcome_of(case: Case, space: OutcomeSpace, terms: Mapping[str, Level]) -> NDArray[np.int64]:
    """Return the outcome `[issues]` of a package; issues that are not named stay as without a deal.

    Raises:
        InputError: an unknown issue or option, one that no deal can have, or an issue that must be named.
    """
    for name in terms:
        if case.issue(name) is None:
            raise InputError(f"unknown issue '{name}'; {_choices(name, [issue.id for issue in case.issues])}")
    outcome, missing = [], []
    for issue in space.issues:
        if issue.id in terms:
            outcome.append(_level(issue, terms[issue.id], space))
        elif (level := space.no_deal_level(issue.id)) is not None:
            outcome.append(level)
        else:
            missing.append(issue.id)
    if missing:
        raise InputError(f"name an option for {', '.join(missing)} too: nothing holds there without a deal")
    found = np.array(outcome, dtype=np.int64)
    if any(holds(constraint.never, space, found[np.newaxis])[0] for constraint in case.constraints):
        raise InputError("no deal can have this package: a constraint of the case forbids it")
    return found


def _level(issue: Issue, written: Level, space: OutcomeSpace) -> int:
    if issue.range is not None:
        return _number(issue, written, space)
    if issue.option(str(written)) is None:
        raise InputError(
            f"unknown option '{written}' of '{issue.id}'; {_choices(str(written), [o.id for o in issue.options])}"
        )
    if not space.is_agreeable(issue.id, str(written)):
        raise InputError(f"no deal can have '{issue.id}={written}': it only holds without one")
    return space.level_position(issue.id, str(written))


def _number(issue: Issue, written: Level, space: OutcomeSpace) -> int:
    levels = space.levels[space.position(issue.id)]
    try:
        number = float(written)
    except ValueError:
        raise InputError(f"'{issue.id}' takes a number, not '{written}'") from None
    if number not in levels:
        shown = ", ".join(f"{level:g}" for level in levels if isinstance(level, float))
        raise InputError(f"'{issue.id}' is looked at in {shown}; {number:g} is not among them")
    return space.level_position(issue.id, number)


def _choices(written: str, known: list[str]) -> str:
    close = get_close_matches(written, known, n=1)
    return f"did you mean '{close[0]}'" if close else f"known are {', '.join(known)}"
