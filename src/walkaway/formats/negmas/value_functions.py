"""Value functions of NegMAS: what one issue's value is worth."""

from collections.abc import Callable
from dataclasses import dataclass

from walkaway.case import Level, NumericRange
from walkaway.formats.domain_parts import IssuePart
from walkaway.formats.levels import level_of
from walkaway.formats.negmas.issues import number_of_level, short_type
from walkaway.formats.nodes import Node, NodeReader

__all__ = ["issue_numbers"]

Curve = Callable[[float], float]


@dataclass(frozen=True, slots=True)
class _Function:
    """A function of a number; its corners, where it is made of straight lines."""

    value: Curve
    corners: tuple[float, ...] | None


def issue_numbers(part: IssuePart, node: Node, reader: NodeReader) -> tuple[tuple[Level, float], ...]:
    """Return level and number pairs of an issue; on a range the corners, or every step where the function is curved.

    Raises:
        CaseError: the function is not known, is curved on real numbers, or names unknown values.
    """
    kind = short_type(node, reader)
    if kind in ("TableFun", "MappingFun") or (not kind and node.is_map):
        return _table(part, node.get("mapping") or node, reader)
    maker = _MAKERS.get(kind)
    if maker is None:
        reader.wrong(node, f"the value function '{kind}' cannot be read", f"known here: TableFun, {', '.join(_MAKERS)}")
    function = maker(_Given(node, reader))
    numbers = part.issue.range
    if numbers is None:
        return tuple((option.id, _of_option(option.id, function, part, node, reader)) for option in part.issue.options)
    if function.corners is None and numbers.step is None:
        reader.wrong(node, f"'{kind}' is curved, and '{part.name}' takes any number", "give the issue whole numbers")
    return tuple((x, function.value(x)) for x in _places(function, numbers))


def _table(part: IssuePart, node: Node, reader: NodeReader) -> tuple[tuple[Level, float], ...]:
    if not node.is_map:
        reader.wrong(node, f"the table of '{part.name}' must be a mapping of values to numbers")
    found: dict[Level, float] = {}
    for key, value in node.items():
        level = level_of(part, key, reader)
        if level in found:
            reader.wrong(key, f"'{level}' of '{part.name}' is given twice", "keep one of them")
        found[level] = reader.number(value, f"the number of '{level}'")
    levels: tuple[Level, ...] = tuple(option.id for option in part.issue.options)
    if part.issue.range is not None:
        if part.issue.range.step is None:
            reader.wrong(node, f"a table cannot say what every number of '{part.name}' is worth", "use a line")
        levels = part.issue.range.grid()
    missing = [level for level in levels if level not in found]
    if missing:
        message = f"the table of '{part.name}' leaves out {', '.join(str(level) for level in missing[:5])}"
        reader.wrong(node, message, "give every value a number")
    return tuple((level, found[level]) for level in levels)


def _of_option(option: str, function: _Function, part: IssuePart, node: Node, reader: NodeReader) -> float:
    if function.corners == ():  # the same for all
        return function.value(0.0)
    number = number_of_level(option)
    if number is None:
        reader.wrong(node, f"'{option}' of '{part.name}' is no number, and its function needs one", "use a TableFun")
    return function.value(number)


def _places(function: _Function, numbers: NumericRange) -> list[float]:
    """Return where the corners of a line on a range are: on steps, those on both sides of each."""
    if function.corners is None:
        return list(numbers.grid())
    if numbers.step is None:
        inside = {x for x in function.corners if numbers.low < x < numbers.high}
        return sorted({numbers.low, numbers.high, *inside})
    if not function.corners:
        return [numbers.low, numbers.high]
    places = {numbers.low, numbers.high}
    for corner in function.corners:
        below = numbers.low + numbers.step * ((corner - numbers.low) // numbers.step)
        places.update(x for x in (below, below + numbers.step) if numbers.low < x < numbers.high)
    return sorted(places)


@dataclass(frozen=True, slots=True)
class _Given:
    node: Node
    reader: NodeReader

    def number(self, key: str, default: float | None = None) -> float:
        found = self.node.get(key)
        if found is None and default is not None:
            return default
        return self.reader.number(self.reader.need(self.node, key), f"'{key}'")


def _straight(given: _Given) -> _Function:
    slope, bias = given.number("slope"), given.number("bias", 0.0)
    return _Function(lambda x: slope * x + bias, (0.0,))


def _identity(given: _Given) -> _Function:
    return _Function(lambda x: x, (0.0,))


def _constant(given: _Given) -> _Function:
    bias = given.number("bias", 0.0)
    return _Function(lambda x: bias, ())


def _quadratic(given: _Given) -> _Function:
    a2, a1, bias = given.number("a2"), given.number("a1"), given.number("bias", 0.0)
    return _Function(lambda x: a2 * x * x + a1 * x + bias, None)


def _polynomial(given: _Given) -> _Function:
    reader = given.reader
    listed = reader.listed(reader.need(given.node, "coefficients"), "'coefficients'")
    coefficients = [reader.number(item, "a coefficient") for item in listed]
    bias = given.number("bias", 0.0)

    def value(x: float) -> float:
        total = 0.0
        for coefficient in reversed(coefficients):  # Horner: a power that cannot be held is infinite, and no exception
            total = (total + coefficient) * x
        return bias + total

    return _Function(value, None)


def _triangle(given: _Given) -> _Function:
    start, middle, end = given.number("start"), given.number("middle"), given.number("end")
    bias, scale = given.number("bias", 0.0), given.number("scale", 1.0)
    if not start < middle < end:
        given.reader.wrong(given.node, "a triangle has its middle between its ends", "write start < middle < end")

    def value(x: float) -> float:
        if x <= start or x >= end:
            return bias
        share = (x - start) / (middle - start) if x <= middle else (end - x) / (end - middle)
        return bias + scale * share

    return _Function(value, (start, middle, end))


_MAKERS: dict[str, Callable[[_Given], _Function]] = {
    "LinearFun": _straight,
    "AffineFun": _straight,
    "IdentityFun": _identity,
    "ConstFun": _constant,
    "TriangularFun": _triangle,
    "QuadraticFun": _quadratic,
    "PolynomialFun": _polynomial,
}
"""How each kind of function of a number is read."""
