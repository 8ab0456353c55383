"""Levels of an issue as other programs' files name them: one level, or all between two numbers."""

from collections.abc import Callable

from walkaway.case import Bound, Clause, Issue, Level
from walkaway.formats.domain_parts import IssuePart
from walkaway.formats.nodes import Node, NodeReader

__all__ = ["between", "level_of"]

NumberOf = Callable[[Node, str], float]
"""Reads a number from a node; the text says what it is."""


def level_of(part: IssuePart, node: Node, reader: NodeReader, number_of: NumberOf | None = None) -> Level:
    """Return a value of an issue as its level.

    Args:
        part: The issue.
        node: The value.
        reader: Reads the file.
        number_of: How a number is read; as one that stands there as a number if left out.

    Raises:
        CaseError: the issue has no such value.
    """
    what = f"a value of '{part.name}'"
    mend = "name one that the domain has"
    if part.issue.range is None:
        text = reader.text(node, what)
        if text not in part.listed:
            reader.wrong(node, f"'{text}' is no value of the issue '{part.name}'", mend)
        return text
    value = (number_of or reader.number)(node, what)
    if not part.issue.knows(value):
        reader.wrong(node, f"{value:g} is no value of the issue '{part.name}'", mend)
    return value


def between(issue: Issue, low: float, high: float) -> Clause | None:
    """Return a clause that an issue with numbers lies between two, ends included.

    Returns:
        A clause without bounds where it always holds; None where it never does.

    Examples:
        >>> from walkaway.case import NumericRange
        >>> price = Issue(id="price", name="Price", range=NumericRange(low=0.0, high=9.0, step=None))
        >>> [(bound.side, bound.level) for bound in between(price, -1.0, 4.0).bounds]
        [('at_most', 4.0)]
        >>> between(price, 10.0, 12.0) is None
        True
    """
    numbers = issue.range
    assert numbers is not None
    if max(low, numbers.low) > min(high, numbers.high):
        return None
    bounds = []
    if low > numbers.low:
        bounds.append(Bound(side="at_least", level=low))
    if high < numbers.high:
        bounds.append(Bound(side="at_most", level=high))
    return Clause(issue=issue.id, bounds=tuple(bounds))
