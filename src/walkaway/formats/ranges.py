"""A range of numbers as an issue, whatever the format: within what can be told apart and worked with."""

import math
from collections.abc import Callable
from decimal import Decimal
from typing import NoReturn

from walkaway.case import Issue, NumericRange, Option
from walkaway.formats.nodes import shortest

__all__ = ["LARGEST", "MOST_VALUES", "counts_to", "range_issue"]

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
    numbers = NumericRange(low=low, high=high, step=step)
    if step is not None and not counts_to(numbers, steps):
        message = f"the steps of '{issue_id}', {step!r} from {low!r}, cannot be counted exactly"
        fail(message, "write them with fewer digits")
    return Issue(id=issue_id, name=issue_id, range=numbers)


def counts_to(numbers: NumericRange, steps: float) -> bool:
    """Return whether a range has so many steps when it is counted in decimals, and ends on the last of them.

    Examples:
        >>> counts_to(NumericRange(low=0.1, high=0.7, step=0.1), 6)
        True
        >>> counts_to(NumericRange(low=100.0, high=100.33333333333333, step=0.3333333333333333), 1)
        False
    """
    low, high, step = (Decimal(repr(number)) for number in (numbers.low, numbers.high, numbers.step))
    return (high - low) // step == steps and float(low + step * int(steps)) == numbers.high
