"""What a Genius profile gives for one issue, as numbers for its levels."""

import math
from dataclasses import dataclass
from itertools import pairwise

from walkaway.case import Issue, Level, NumericRange
from walkaway.formats.domain_parts import DomainPart, IssuePart
from walkaway.formats.genius.issues import items_of, kind_of, number_of, whole_number_of
from walkaway.formats.genius.xml_tree import Element
from walkaway.formats.input_file import InputFile, number_in

__all__ = ["IssueRow", "cut", "issue_row"]

CAP_MARGIN = 1e-12
"""Totals above 1 by no more than rounding need no cap."""

LEAST_MAXIMUM = 1e-5
"""An issue whose largest evaluation is below this is worth 0, as in Genius."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueRow:
    """An issue's numbers, before its weight.

    Attributes:
        issue: The issue's id.
        numbers: Level and number; on a numeric issue the corners of a line.
    """

    issue: str
    numbers: tuple[tuple[Level, float], ...]


def cut(most: float) -> float | None:
    """Return where Genius cuts a utility whose largest total is known: at 1; None where that cuts nothing."""
    return 1.0 if most > 1 + CAP_MARGIN else None


def issue_row(element: Element, part: IssuePart, domain: DomainPart, file: InputFile) -> IssueRow:
    """Return the numbers of an issue of the domain.

    Discrete: evaluation / largest evaluation of the profile. Integer: offset + slope · (value - lower bound), cut to
    0..1. Real: linear (cut to 0..1), constant, or triangular.

    Raises:
        CaseError: the profile's issue is of another kind, or names values that the domain does not have.
    """
    kind = kind_of(element)
    numeric = part.issue.range is not None
    if kind == "discrete" and not numeric:
        return IssueRow(issue=part.issue.id, numbers=_discrete(element, part.issue, domain, file))
    if kind == "discrete" or (part.issue.range is not None and (part.issue.range.step is None) != (kind == "real")):
        message = f"the issue '{part.name}' is {kind} here and not in the domain {domain.file.name}"
        file.fail(message, "is it a profile of this domain?", element.line, element.column)
    evaluator = element.first("evaluator")
    if evaluator is None:
        file.warn(f"the issue '{part.name}' has no evaluator, and counts as 0", element.line, element.column)
        curve: tuple[tuple[float, float], ...] = ((0.0, 0.0),)
    elif kind == "integer":
        curve = _integer(element, evaluator, file)
    else:
        curve = _real(evaluator, file)
    return IssueRow(issue=part.issue.id, numbers=_corners(curve, part.issue, whole=kind == "integer"))


def _discrete(element: Element, issue: Issue, domain: DomainPart, file: InputFile) -> tuple[tuple[Level, float], ...]:
    evaluations: dict[str, float] = {}
    known = {_plainer(option.id): option.id for option in reversed(issue.options)}
    ids = {option.id for option in issue.options}
    for value, item in items_of(element, file):
        level = value if value in ids else known.get(_plainer(value))
        if level is None:
            message = (
                f"the profile names '{value}' for '{issue.name}', which the domain {domain.file.name} does not have"
            )
            file.fail(message, "is it a profile of this domain?", item.line, item.column)
        if level != value:
            file.warn(f"'{value}' of '{issue.name}' was taken for the domain's '{level}'", item.line, item.column)
        text = item.get("evaluation")
        if text is None or text.strip() == "null":
            continue
        number = number_of(item, "evaluation", file)
        if evaluations.get(level, number) != number:
            file.warn(f"'{level}' of '{issue.name}' is given twice, and the last one counts", item.line, item.column)
        evaluations[level] = number
    for option in issue.options:
        if option.id not in evaluations:
            message = f"'{option.id}' of '{issue.name}' has no evaluation, and counts as 0"
            file.warn(message, element.line, element.column)
    most = max(evaluations.values(), default=0.0)
    scale = most if most >= LEAST_MAXIMUM else math.inf
    return tuple((option.id, evaluations.get(option.id, 0.0) / scale) for option in issue.options)


def _plainer(value: str) -> str:
    """Return a value without what typing errors differ in: case and spaces."""
    return "".join(value.lower().split())


def _integer(element: Element, evaluator: Element, file: InputFile) -> tuple[tuple[float, float], ...]:
    low = whole_number_of(element.first("range") or element, "lowerbound", file)
    slope, offset = number_of(evaluator, "slope", file), number_of(evaluator, "offset", file)
    return _cut_line(offset - slope * low, slope, at=float(low))


def _real(evaluator: Element, file: InputFile) -> tuple[tuple[float, float], ...]:
    kind = (evaluator.get("ftype") or evaluator.get("type") or "").strip().lower()
    wanted = {"constant": 1, "linear": 2, "triangular": 3}.get(kind)
    if wanted is None:
        message = f"the evaluator '{kind}' is not known"
        file.fail(message, "known here: linear, constant, triangular", evaluator.line, evaluator.column)
    p = [number_of(evaluator, f"parameter{k}", file) for k in range(wanted)]
    if kind == "constant":
        return ((0.0, p[0]),)
    if kind == "linear":
        return _cut_line(p[0], p[1], at=0.0)
    low, high, top = p
    if not low < top < high:
        message = f"a triangle from {low:g} to {high:g} with its top at {top:g} has a jump"
        file.fail(message, "put the top (parameter2) between the ends", evaluator.line, evaluator.column)
    return ((low, 0.0), (top, 1.0), (high, 0.0))


def _cut_line(base: float, slope: float, *, at: float) -> tuple[tuple[float, float], ...]:
    """Return the corners of base + slope · x cut to 0..1; a level line has one."""
    if slope == 0:
        return ((at, min(max(base, 0.0), 1.0)),)
    ends = sorted((-base / slope, (1.0 - base) / slope))
    if not all(map(math.isfinite, ends)):  # so flat that no range shows it
        return ((at, min(max(base, 0.0), 1.0)),)
    return tuple((x, y) for x, y in zip(ends, (0.0, 1.0) if slope > 0 else (1.0, 0.0), strict=True))


def _corners(curve: tuple[tuple[float, float], ...], issue: Issue, *, whole: bool) -> tuple[tuple[Level, float], ...]:
    """Return a curve's corners inside the range of an issue; on whole numbers, those next to each corner."""
    if issue.range is None:  # a range of one number, which is an option
        only = issue.options[0].id
        return ((only, _height(curve, number_in(only) or 0.0)),)
    inside = _whole_inside(curve, issue.range) if whole else _inside(curve, issue.range)
    return tuple((x, _height(curve, x)) for x in sorted({issue.range.low, *inside, issue.range.high}))


def _inside(curve: tuple[tuple[float, float], ...], numbers: NumericRange) -> set[float]:
    return {x for x, _ in curve if numbers.low < x < numbers.high}


def _whole_inside(curve: tuple[tuple[float, float], ...], numbers: NumericRange) -> set[float]:
    near = (float(whole) for x, _ in curve if abs(x) < 1e15 for whole in (math.floor(x), math.ceil(x)))
    return {x for x in near if numbers.low < x < numbers.high}


def _height(curve: tuple[tuple[float, float], ...], x: float) -> float:
    """Return the height of a curve at x: straight between corners, level outside."""
    if x <= curve[0][0]:
        return curve[0][1]
    for (x0, y0), (x1, y1) in pairwise(curve):
        if x <= x1:
            return y0 + (y1 - y0) * (x - x0) / (x1 - x0)
    return curve[-1][1]
