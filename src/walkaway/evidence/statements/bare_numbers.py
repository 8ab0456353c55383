"""Numbers without a unit where somebody takes a position: "wants 240", "came down to 12", "under 46 we sign"."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from walkaway.case import Case, Issue, Level
from walkaway.evidence.documents.document import Span
from walkaway.evidence.statements.amounts import Amount, digits

__all__ = ["BareNumber", "bare_numbers_in", "numbers_of_options"]

_POSITION = re.compile(
    r"\b(?:want(?:s|ed)?|pay|give|propos(?:e|es|ed|ing)|demand(?:s|ed|ing)?|seek(?:s|ing)?|sought|offer(?:s|ed"
    r"|ing)?|ask(?:ed|s|ing) for"
    r"|insist(?:s|ed|ing)? on|hold(?:ing|s)? out for|c[ao]me (?:down|up|back|in) (?:to|at|with)|c[ao]me (?:to|with)"
    r"|(?:go|goes|went|gone|moved?) (?:up |down |back )?(?:to|as (?:far|high|low) as)"
    r"|(?:came|come|went|gone|moved) (?:down |up )?from|settled? (?:for|at|around|on)|live with|stand(?:s"
    r"|ing)? at|accept(?:ed|s)?|agreed? (?:to|on)"
    r"|do is|under|below|over|above|beyond|(?:less|more|lower|higher|fewer) than|at (?:least|most)|open at)"
    r"\s+(?:about |around |roughly )?$",
    re.IGNORECASE,
)
"""What stands before a number by which a position is told."""
_FURTHEST = 36
_ALONE = re.compile(
    r"\s*(?:$|[.,;:!?\"')]|-\s)|\s+(?:and|or|but|for|from|because|while|if|unless|we|they|he|she|it|say|says|said|with"
    r"|which|is|was|as|now|nothing|no|instead|this|next|in (?:january|february|march|april|may|june|july|august"
    r"|september|october|november|december|return|exchange))\b",
    re.IGNORECASE,
)
"""What follows a number that counts nothing which is named."""
_SHARE = re.compile(r"\s+in\s+\w+|\s+(?:and|or|to)\s+[\d]", re.IGNORECASE)
_NUMBER_NAME = re.compile(r"^\W*(\d+(?:[.,]\d+)*|[a-z]+(?:-[a-z]+)?)\b", re.IGNORECASE)
_LARGE = 13
"""A number from here on is seldom a count of something else."""
_SURE, _SMALL = 0.8, 0.65


@dataclass(frozen=True, slots=True, kw_only=True)
class BareNumber:
    """A number that can only mean one issue of the case.

    Attributes:
        issue: The issue's id.
        level: The option or number meant.
        at: Where it stands.
        side: ``at_least``, ``at_most``, ``less``, ``more`` or empty.
        strength: How sure it is, 0 to 1.
    """

    issue: str
    level: Level
    at: Span
    side: str
    strength: float


def numbers_of_options(case: Case) -> Mapping[float, tuple[tuple[str, str], ...]]:
    """Return the numbers with which names of options open, each with the issues and options.

    Examples:
        >>> from walkaway.case import Option
        >>> flow = Issue(id="flow", name="Flow", options=(Option(id="low", name="210 cubic metres a second"),))
        >>> numbers_of_options(Case(id="x", issues=(flow,)))
        {210.0: (('flow', 'low'),)}
    """
    found: dict[float, list[tuple[str, str]]] = {}
    for issue in case.issues:
        for option in issue.options:
            value = _opening(option.name)
            if value is not None:
                found.setdefault(value, []).append((issue.id, option.id))
    return {value: tuple(options) for value, options in found.items()}


def _opening(name: str) -> float | None:
    """Return the number a name opens with."""
    match = _NUMBER_NAME.match(name)
    if match is None:
        return None
    word = match.group(1).lower().replace(",", "")
    tens, _, ones = word.partition("-")
    if ones and digits(tens) and digits(ones):
        return float(digits(tens)) + float(digits(ones))
    plain = digits(word) or word
    try:
        return float(plain)
    except ValueError:
        return None


def bare_numbers_in(
    text: str,
    amounts: Iterable[Amount],
    case: Case,
    options: Mapping[float, tuple[tuple[str, str], ...]],
    named: Iterable[str],
) -> Iterator[BareNumber]:
    """Yield the numbers without a unit that stand where a position is told and fit one issue alone.

    Args:
        text: The text.
        amounts: Its numbers.
        case: The case.
        options: The numbers of its options.
        named: Issues that the text names: one of them is meant before the others.
    """
    near = frozenset(named)
    for amount in amounts:
        if amount.counted.kind != "things" or amount.low != amount.high:
            continue
        if not _ALONE.match(text, amount.end) or _SHARE.match(text, amount.end):
            continue
        if not _POSITION.search(text[max(0, amount.start - _FURTHEST) : amount.start]):
            continue
        fits: dict[str, Level] = dict(options.get(amount.low, ()))
        fits |= {issue.id: amount.low for issue in case.issues if _holds(issue, amount.low)}
        meant = [issue for issue in fits if issue in near] or list(fits)
        if len(meant) != 1:
            continue
        plain = amount.low < _LARGE and amount.low.is_integer() and meant[0] not in near
        yield BareNumber(
            issue=meant[0],
            level=fits[meant[0]],
            at=Span(start=amount.start, end=amount.end),
            side=amount.side,
            strength=_SMALL if plain else _SURE,
        )


def _holds(issue: Issue, value: float) -> bool:
    return issue.range is not None and issue.range.low <= value <= issue.range.high and issue.range.holds(value)
