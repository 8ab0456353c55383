"""What a Genius evaluator makes of numbers: a curve of straight pieces, and where its corners are on an issue."""

import math
from itertools import pairwise

from walkaway.case import Issue, Level, NumericRange
from walkaway.formats.genius.issues import bounds_of, number_of, whole_number_of
from walkaway.formats.genius.xml_tree import Element
from walkaway.formats.input_file import InputFile, number_in

__all__ = ["evaluated"]

Curve = tuple[tuple[float, float], ...]
"""Corners from left to right: straight between them, level outside."""

PARAMETERS = {"constant": 1, "linear": 2, "triangular": 3}
"""How many parameters each kind of function takes."""


def evaluated(
    element: Element, evaluator: Element, issue: Issue, *, whole: bool, file: InputFile
) -> tuple[tuple[Level, float], ...]:
    """Return level and number pairs of an issue with numbers: the corners of the evaluator's curve inside its range.

    Integer: offset + slope · (value - lower bound), cut to 0..1. Else, and where an integer issue gives parameters as
    NegMAS writes them: linear (parameter0 + parameter1 · value, cut to 0..1), constant, or triangular.

    Args:
        element: The issue in the profile; where it gives no bounds, those of the domain count.
        evaluator: Its evaluator.
        issue: The issue of the domain.
        whole: Whether it is an integer issue.
        file: The profile.

    Raises:
        CaseError: the evaluator is of no known kind, lacks a number, or jumps inside the range.
    """
    ends = _ends(issue)
    if whole and evaluator.get("parameter0") is None:
        curve = _integer(element, evaluator, ends[0], file)
    else:
        curve = _by_parameters(evaluator, ends, file)
    if issue.range is None:
        return tuple((option.id, _height(curve, number_in(option.id) or 0.0)) for option in issue.options)
    inside = _whole_inside(curve, issue.range) if whole else _inside(curve, issue.range)
    return tuple((x, _height(curve, x)) for x in sorted({issue.range.low, *inside, issue.range.high}))


def _ends(issue: Issue) -> tuple[float, float]:
    """Return the lowest and highest number of an issue; a range of one number is an option."""
    if issue.range is not None:
        return issue.range.low, issue.range.high
    numbers = [number_in(option.id) or 0.0 for option in issue.options]
    return min(numbers), max(numbers)


def _integer(element: Element, evaluator: Element, low: float, file: InputFile) -> Curve:
    bounds = bounds_of(element)
    start = low if bounds is None else whole_number_of(bounds, "lowerbound", file)
    slope, offset = number_of(evaluator, "slope", file), number_of(evaluator, "offset", file)
    return _cut_line(offset - slope * start, slope, at=float(start))


def _by_parameters(evaluator: Element, ends: tuple[float, float], file: InputFile) -> Curve:
    kind = (evaluator.get("ftype") or evaluator.get("type") or "").strip().lower()
    wanted = PARAMETERS.get(kind)
    if wanted is None:
        message = f"the evaluator '{kind}' is not known"
        file.fail(message, f"known here: {', '.join(reversed(PARAMETERS))}", evaluator.line, evaluator.column)
    p = [number_of(evaluator, f"parameter{k}", file) for k in range(wanted)]
    if kind == "constant":
        return ((0.0, p[0]),)
    if kind == "linear":
        return _cut_line(p[0], p[1], at=0.0)
    low, high, top = p
    if low < top < high:
        return ((low, 0.0), (top, 1.0), (high, 0.0))
    if low == top < high and low <= ends[0]:  # what lies below the jump is outside the range
        return ((low, 1.0), (high, 0.0))
    if low < top == high and ends[1] < high:
        return ((low, 0.0), (high, 1.0))
    message = f"a triangle from {low:g} to {high:g} with its top at {top:g} has a jump"
    return file.fail(message, "put the top (parameter2) between the ends", evaluator.line, evaluator.column)


def _cut_line(base: float, slope: float, *, at: float) -> Curve:
    """Return the corners of base + slope · x cut to 0..1; a level line has one."""
    if slope == 0:
        return ((at, min(max(base, 0.0), 1.0)),)
    ends = sorted((-base / slope, (1.0 - base) / slope))
    if not all(map(math.isfinite, ends)):  # so flat that no range shows it
        return ((at, min(max(base, 0.0), 1.0)),)
    return tuple((x, y) for x, y in zip(ends, (0.0, 1.0) if slope > 0 else (1.0, 0.0), strict=True))


def _inside(curve: Curve, numbers: NumericRange) -> set[float]:
    return {x for x, _ in curve if numbers.low < x < numbers.high}


def _whole_inside(curve: Curve, numbers: NumericRange) -> set[float]:
    """Return the whole numbers next to each corner."""
    near = (float(whole) for x, _ in curve if abs(x) < 1e15 for whole in (math.floor(x), math.ceil(x)))
    return {x for x in near if numbers.low < x < numbers.high}


def _height(curve: Curve, x: float) -> float:
    """Return the height of a curve at x: straight between corners, level outside."""
    if x <= curve[0][0]:
        return curve[0][1]
    for (x0, y0), (x1, y1) in pairwise(curve):
        if x <= x1:
            return y0 + (y1 - y0) * (x - x0) / (x1 - x0)
    return curve[-1][1]
