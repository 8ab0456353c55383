"""A range of numbers as an issue, whatever the format: within what can be told apart and worked with."""

import math
from collections.abc import Callable
from typing import NoReturn

from walkaway.case import Issue, NumericRange, Option
from walkaway.formats.nodes import shortest

__all__ = ["LARGEST", "MOST_VALUES", "range_issue"]

MOST_VALUES = 1_000_000
"""An issue with more values is refused."""

LARGEST = 1e100
"""Numbers further from zero are refused: differences and products of them would leave what a number can hold."""


def range_issue(
    issue_id: str,
    low: float,
    high: float,
    *,
    step: float | None,
    steps: float,
    fail: Callable[[str, str], NoReturn],
) -> Issue:
    """Return the issue of a range; one of a single number is an issue with one option.

    Args:
        issue_id: The issue's id.
        low: The lowest number.
        high: The highest, which is on a step.
        step: The step; None for any number.
        steps: How many steps there are; 0 where any number will do.
        fail: Raises the fault, given what is wrong and what to write instead.

    Examples:
        >>> def fail(message, mend):
        ...     raise ValueError(f"{message}; {mend}")
        >>> range_issue("price", 5.0, 5.0, step=1.0, steps=0, fail=fail).options[0].id
        '5'
        >>> range_issue("price", 2.0**53, 2.0**53 + 4, step=1.0, steps=4, fail=fail)
        Traceback (most recent call last):
        ValueError: the numbers of 'price' are too large to tell steps of 1 apart; use a larger unit
    """
    if low > high:
        fail(f"the issue '{issue_id}' runs from {low:g} down to {high:g}", "exchange the ends")
    furthest = max(abs(low), abs(high))
    if furthest > LARGEST:
        message = f"the issue '{issue_id}' goes to {furthest:g}, and the most that is worked with is {LARGEST:g}"
        fail(message, "use a larger unit")
    if steps >= MOST_VALUES:
        fail(f"the issue '{issue_id}' has more than {MOST_VALUES:,} values", "make its range smaller or its step wider")
    if low == high:
        only = shortest(low)
        return Issue(id=issue_id, name=issue_id, options=(Option(id=only, name=only),), ordered=False)
    if step is not None and step < 2 * math.ulp(furthest):
        message = f"the numbers of '{issue_id}' are too large to tell steps of {step:g} apart"
        fail(message, "use a larger unit")
    return Issue(id=issue_id, name=issue_id, range=NumericRange(low=low, high=high, step=step))
