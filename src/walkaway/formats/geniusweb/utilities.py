"""What a linear additive profile of GeniusWeb gives for one issue."""

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from walkaway.case import Issue, Level, NumericRange
from walkaway.formats.domain_parts import IssuePart
from walkaway.formats.geniusweb.values import decimal_of
from walkaway.formats.input_file import number_in
from walkaway.formats.levels import listed_value
from walkaway.formats.nodes import Node, NodeReader

__all__ = ["issue_numbers"]

DISCRETE = ("discreteutils", "DiscreteValueSetUtilities")
NUMERIC = ("numberutils", "NumberValueSetUtilities")


def issue_numbers(part: IssuePart, node: Node, reader: NodeReader) -> tuple[tuple[Level, float], ...]:
    """Return level and utility pairs of an issue; on a range the corners of the line.

    Raises:
        CaseError: the utilities are of another kind than the issue, or name unknown values.
    """
    keys = node.keys()
    kind = keys[0] if len(keys) == 1 else ""
    if kind in DISCRETE:
        return _discrete(part, reader.need(node, kind), reader)
    if kind in NUMERIC:
        return _line(part, reader.need(node, kind), reader)
    return reader.wrong(
        node, f"the utilities of '{part.name}' are of an unknown kind", f"write {DISCRETE[0]} or {NUMERIC[0]}"
    )


def _discrete(part: IssuePart, node: Node, reader: NodeReader) -> tuple[tuple[Level, float], ...]:
    if part.issue.range is not None:
        reader.wrong(
            node, f"'{part.name}' has numbers from low to high, and utilities value by value", "write two ends"
        )
    found: dict[str, float] = {}
    values = reader.need(node, "valueUtilities")
    for value, number in reader.mapping(values, f"the utilities of '{part.name}'"):
        level = listed_value(part, value)
        if level is None:
            reader.wrong(number, f"'{value}' is no value of the issue '{part.name}'", "name one that the domain has")
        if level in found:
            reader.wrong(number, f"'{value}' of '{part.name}' is given twice", "keep one of them")
        found[level] = reader.number(number, f"the utility of '{value}'")
    for option in part.issue.options:
        if option.id not in found:
            reader.file.warn(f"'{option.id}' of '{part.name}' has no utility, and counts as 0", node.line)
    return tuple((option.id, found.get(option.id, 0.0)) for option in part.issue.options)


def _line(part: IssuePart, node: Node, reader: NodeReader) -> tuple[tuple[Level, float], ...]:
    """Return the corners of the line between two ends; what lies outside the ends is worth 0."""
    low, high = (decimal_of(reader.need(node, key), key, reader) for key in ("lowValue", "highValue"))
    bottom, top = (reader.number(reader.need(node, key), f"'{key}'") for key in ("lowUtility", "highUtility"))
    if low > high or (low == high and bottom != top):
        message = f"the utilities of '{part.name}' run from {low} to {high}"
        reader.wrong(node, message, "lowValue must be below highValue")

    def worth(value: Decimal) -> float:
        if not low <= value <= high:
            return 0.0
        return bottom if low == high else bottom + (top - bottom) * float((value - low) / (high - low))

    if part.issue.range is None:
        return tuple((option.id, worth(_only_number(part.issue, node, reader))) for option in part.issue.options)
    return tuple((float(value), worth(value)) for value in _corners(part.issue.range, low, high))


def _only_number(issue: Issue, node: Node, reader: NodeReader) -> Decimal:
    """Return the number of an issue that has one; listed values have no line."""
    value = number_in(issue.options[0].id) if len(issue.options) == 1 else None
    if value is None:
        reader.wrong(node, f"'{issue.name}' has listed values, and utilities from low to high", "list the utilities")
    return Decimal(issue.options[0].id)


def _corners(numbers: NumericRange, low: Decimal, high: Decimal) -> list[Decimal]:
    """Return the steps next to each end, inside and outside, and the ends of the range."""
    first, last, step = (Decimal(repr(value)) for value in (numbers.low, numbers.high, numbers.step or 1.0))
    count = int((last - first) / step)
    start = int(((low - first) / step).to_integral_value(ROUND_CEILING))
    end = int(((high - first) / step).to_integral_value(ROUND_FLOOR))
    places = {0, count, *(place for place in (start - 1, start, end, end + 1) if 0 <= place <= count)}
    return [first + step * place for place in sorted(places)]
