"""Levels of an issue as other programs' files name them: one level, or all between two numbers."""

import re

from walkaway.case import Bound, Clause, Issue, Level
from walkaway.formats.domain_parts import IssuePart
from walkaway.formats.input_file import number_in
from walkaway.formats.nodes import Node, NodeReader

__all__ = ["between", "level_of", "listed_value"]

WHOLE = re.compile(r"-?[0-9]+\.0+")


def level_of(part: IssuePart, node: Node, reader: NodeReader) -> Level:
    """Return a value of an issue as its level.

    A key of JSON is always a text, so the text of a number is that number here.

    Raises:
        CaseError: the issue has no such value.
    """
    what = f"a value of '{part.name}'"
    mend = "name one that the domain has"
    if part.issue.range is None:
        text = reader.text(node, what)
        level = listed_value(part, text)
        if level is None:
            reader.wrong(node, f"'{text}' is no value of the issue '{part.name}'", mend)
        return level
    if isinstance(node.value, str):
        number = number_in(node.value)
        if number is None:
            reader.wrong(node, f"'{node.value:.40}' is no number, and '{part.name}' has numbers", mend)
    else:
        number = reader.number(node, what)
    if not part.issue.knows(number):
        reader.wrong(node, f"{number:g} is no value of the issue '{part.name}'", mend)
    return number


def listed_value(part: IssuePart, text: str) -> str | None:
    """Return the listed value that a text names, or None.

    A list of numbers holds 1.0 as 1, while the keys that speak of it are the text 1.0.
    """
    if text in part.listed:
        return text
    if WHOLE.fullmatch(text):
        whole = text.partition(".")[0]
        return whole if whole in part.listed else None
    return None


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
