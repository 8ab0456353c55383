"""Value functions of NegMAS: what one issue's value is worth."""

from collections.abc import Sequence

import numpy as np

from walkaway.case import Level, NumericRange
from walkaway.formats.domain_parts import IssuePart
from walkaway.formats.levels import level_of
from walkaway.formats.negmas.functions import FUNCTIONS, Given, NumberFunction
from walkaway.formats.negmas.issues import number_of_level, short_type
from walkaway.formats.nodes import Node, NodeReader

__all__ = ["issue_numbers"]

KNOWN = ("TableFun", *FUNCTIONS, "BiasedFun", "AggregatingFun")

Numbers = tuple[tuple[Level, float], ...]
"""Level and number pairs of an issue; on a range straight lines lead from one to the next."""


def issue_numbers(part: IssuePart, node: Node, reader: NodeReader) -> tuple[tuple[Level, float], ...]:
    """Return level and number pairs of an issue; on a range the corners, or every step where the function is curved.

    Raises:
        CaseError: the function is not known, is curved on real numbers, or names unknown values.
    """
    if node.is_list:
        return _listed(part, node, reader)
    kind = node.value if isinstance(node.value, str) else short_type(node, reader)
    if kind in ("TableFun", "MappingFun") or (not kind and node.is_map):
        return _table(part, node.get("mapping") or node, reader)
    if kind == "BiasedFun":
        return _combined(part, node, [reader.need(node, "fun")], reader)
    if kind == "AggregatingFun":
        return _combined(part, node, reader.listed(reader.need(node, "funs"), "'funs'"), reader)
    maker = FUNCTIONS.get(kind)
    if maker is None:
        reader.wrong(node, f"the value function '{kind}' cannot be read", f"known here: {', '.join(KNOWN)}")
    function = maker(Given(node, reader))
    numbers = part.issue.range
    if numbers is None:
        return tuple((option.id, _of_option(option.id, function, part, node, reader)) for option in part.issue.options)
    if function.corners is None and numbers.step is None:
        reader.wrong(
            node, f"'{kind}' is curved or jumps, and '{part.name}' takes any number", "give the issue whole numbers"
        )
    return tuple((x, function.value(x)) for x in _places(function, numbers))


def _listed(part: IssuePart, node: Node, reader: NodeReader) -> Numbers:
    """Return the numbers of a list, one for each value of the issue in order."""
    numbers = reader.listed(node, "a value function")
    levels: tuple[Level, ...] = tuple(option.id for option in part.issue.options)
    if part.issue.range is not None:
        if part.issue.range.step is None:
            reader.wrong(node, f"a list cannot say what every number of '{part.name}' is worth", "use a line")
        levels = part.issue.range.grid()
    if len(numbers) != len(levels):
        message = f"the list of '{part.name}' has {len(numbers)} numbers, and the issue {len(levels)} values"
        reader.wrong(node, message, "give every value a number")
    read = [reader.number(item, f"a number of '{part.name}'") for item in numbers]
    return tuple(zip(levels, read, strict=True))


def _combined(part: IssuePart, node: Node, functions: Sequence[Node], reader: NodeReader) -> Numbers:
    """Return the weighted sum of functions of an issue, and the bias."""
    normalize = node.get("normalize")
    if normalize is not None and normalize.value is True:
        reader.wrong(node, "a sum that is yet to be normalised cannot be read", "write it out, with 'normalize: false'")
    given = Given(node, reader)
    listed = node.get("weights")
    weights = [1.0] * len(functions)
    if listed is not None:
        weights = [reader.number(item, "a weight") for item in reader.listed(listed, "'weights'")]
    if not functions or len(weights) != len(functions):
        reader.wrong(
            node, f"there are {len(functions)} functions and {len(weights)} weights", "write one weight for each"
        )
    rows = [dict(issue_numbers(part, function, reader)) for function in functions]
    levels: list[Level] = [*dict.fromkeys(level for row in rows for level in row)]
    if part.issue.range is not None:
        levels = sorted(levels, key=float)
    totals = [given.number("bias", 0.0)] * len(levels)
    for weight, row in zip(weights, rows, strict=True):
        totals = [total + weight * number for total, number in zip(totals, _at(row, levels), strict=True)]
    return tuple(zip(levels, totals, strict=True))


def _at(row: dict[Level, float], levels: Sequence[Level]) -> list[float]:
    """Return the number of every level: its own, or on the line between its neighbours."""
    if all(level in row for level in levels):
        return [row[level] for level in levels]
    xs = [float(level) for level in row]
    return [float(number) for number in np.interp([float(level) for level in levels], xs, [*row.values()])]


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


def _of_option(option: str, function: NumberFunction, part: IssuePart, node: Node, reader: NodeReader) -> float:
    if function.corners == ():  # the same for all
        return function.value(0.0)
    number = number_of_level(option)
    if number is None:
        reader.wrong(node, f"'{option}' of '{part.name}' is no number, and its function needs one", "use a TableFun")
    return function.value(number)


def _places(function: NumberFunction, numbers: NumericRange) -> list[float]:
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
