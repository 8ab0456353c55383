"""What a Genius profile gives for one issue, as numbers for its levels."""

import math
from dataclasses import dataclass

from walkaway.case import Issue, Level
from walkaway.formats.domain_parts import DomainPart, IssuePart
from walkaway.formats.genius.curves import evaluated
from walkaway.formats.genius.issues import items_of, kind_of, number_of
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

    Discrete: evaluation / largest evaluation of the profile; NegMAS lists the values of an integer issue so as well.
    Integer and real: by the evaluator.

    Raises:
        CaseError: the profile's issue is of another kind, or names values that the domain does not have.
    """
    kind, issue = kind_of(element), part.issue
    if not _agree(kind, issue):
        message = f"the issue '{part.name}' is {kind} here and not in the domain {domain.file.name}"
        file.fail(message, "is it a profile of this domain?", element.line, element.column)
    if kind == "discrete":
        return IssueRow(issue=issue.id, numbers=_discrete(element, part, domain, file))
    evaluator = element.first("evaluator")
    if evaluator is None:
        file.warn(f"the issue '{part.name}' has no evaluator, and counts as 0", element.line, element.column)
        levels = [option.id for option in issue.options] if issue.range is None else [issue.range.low, issue.range.high]
        return IssueRow(issue=issue.id, numbers=tuple((level, 0.0) for level in levels))
    numbers = evaluated(element, evaluator, issue, whole=kind == "integer", file=file)
    return IssueRow(issue=issue.id, numbers=numbers)


def _agree(kind: str, issue: Issue) -> bool:
    """Return whether an issue of the domain can be given in a profile as one of a kind."""
    if issue.range is None:
        return kind == "discrete" or all(number_in(option.id) is not None for option in issue.options)
    if issue.range.step is None:
        return kind == "real"
    return kind in ("integer", "discrete")


def _discrete(
    element: Element, part: IssuePart, domain: DomainPart, file: InputFile
) -> tuple[tuple[Level, float], ...]:
    issue = part.issue
    evaluations: dict[Level, float] = {}
    for value, item in items_of(element, file):
        level = _level(value, item, part, domain, file)
        text = item.get("evaluation")
        if text is None or text.strip() == "null":
            continue
        number = number_of(item, "evaluation", file)
        if evaluations.get(level, number) != number:
            file.warn(f"'{value}' of '{issue.name}' is given twice, and the last one counts", item.line, item.column)
        evaluations[level] = number
    levels = issue.range.grid() if issue.range is not None else tuple(option.id for option in issue.options)
    missing = [level for level in levels if level not in evaluations]
    if issue.range is not None and missing:
        message = f"{len(missing):,} of {len(levels):,} values of '{issue.name}' have no evaluation, and count as 0"
        file.warn(message, element.line, element.column)
    else:
        for level in missing:
            message = f"'{level}' of '{issue.name}' has no evaluation, and counts as 0"
            file.warn(message, element.line, element.column)
    most = max(evaluations.values(), default=0.0)
    scale = most if most >= LEAST_MAXIMUM else math.inf
    return tuple((level, evaluations.get(level, 0.0) / scale) for level in levels)


def _level(value: str, item: Element, part: IssuePart, domain: DomainPart, file: InputFile) -> Level:
    """Return the level that a value stands for; capitals and spaces are forgiven, with a warning."""
    issue = part.issue
    if value in part.listed:
        return value
    if issue.range is not None:
        number = number_in(value)
        if number is not None and issue.knows(number):
            return number
    else:
        level = {_plainer(option.id): option.id for option in reversed(issue.options)}.get(_plainer(value))
        if level is not None:
            file.warn(f"'{value}' of '{issue.name}' was taken for the domain's '{level}'", item.line, item.column)
            return level
    message = f"the profile names '{value}' for '{issue.name}', which the domain {domain.file.name} does not have"
    return file.fail(message, "is it a profile of this domain?", item.line, item.column)


def _plainer(value: str) -> str:
    """Return a value without what typing errors differ in: case and spaces."""
    return "".join(value.lower().split())
