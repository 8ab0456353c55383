"""Packages and conditions from what a stretch of text says of the case's issues."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from walkaway.case import Bound, Case, Clause, Issue, Level, Package, Where
from walkaway.evidence.speech.speech import Passage
from walkaway.evidence.statements.context import Context
from walkaway.evidence.statements.mentions import LevelMention
from walkaway.evidence.statements.sentence import Sentence

__all__ = [
    "Found",
    "Terms",
    "as_package",
    "as_where",
    "content_before",
    "mentions_between",
    "negated_where",
    "terms_of",
]

_STRONG = 0.7
"""An issue named without an extent must be named so plainly to be part of a package."""
_OPEN = 0.8
"""What is left of a rule's surety where the extent has to be left open."""
_DENIAL = re.compile(r"\b(?:not|never|rather than|instead of|without|no longer)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_UP = re.compile(r"\b(?:at least|minimum|increase|rais\w+|rise|more|higher|up|hike|no less)\b", re.IGNORECASE)
_DOWN = re.compile(
    r"\b(?:cut|cuts|reduc\w+|cap|capped|lower|at most|limit\w*|no more|fewer|shorter|down)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """Issues with what is said of each, and how sure the words are.

    Attributes:
        levels: Issue and the levels meant.
        sides: Issue and ``at_least`` or ``at_most`` where the words bound it.
        sure: How sure the least sure of them is.
    """

    levels: dict[str, tuple[Level, ...]]
    sides: dict[str, str]
    sure: float


Found = tuple[Package | None, float]


def mentions_between(sentence: Sentence, context: Context, start: int, end: int) -> list[LevelMention]:
    """Return what a stretch of a passage says of the case's issues."""
    return [m for m in context.words.levels_in(sentence.text) if m.at.end > start and m.at.start < end]


def terms_of(
    mentions: Iterable[LevelMention], context: Context, *, text: str = "", since: int = 0, extent: bool = True
) -> Terms | None:
    """Return what mentions say together, one entry an issue; None where they say nothing.

    Args:
        mentions: What was found.
        context: The case.
        text: The text they stand in: what is denied there is left out.
        since: Where in it what is said starts: a denial before that is the verb's.
        extent: Whether an issue named without an extent stands for all its options but that without a deal.
    """
    best: dict[str, tuple[float, LevelMention]] = {}
    for mention in mentions:
        if mention.negated and _DENIAL.search(text[since : mention.at.start]):
            continue
        rank = mention.strength + (1 if mention.levels else 0)
        if mention.issue not in best or rank > best[mention.issue][0]:
            best[mention.issue] = (rank, mention)
    named = any(mention.levels for _, mention in best.values())
    levels: dict[str, tuple[Level, ...]] = {}
    sides: dict[str, str] = {}
    sure = 1.0
    for issue_id, (_, mention) in best.items():
        found, factor = mention.levels, mention.strength
        if not found:
            if mention.strength < _STRONG and named:
                continue
            found, factor = _any_extent(context.case, issue_id, context), mention.strength * _OPEN
            if len(found) == 1:
                factor = mention.strength
            elif not extent:
                continue
        if found:
            levels[issue_id], sure = found, min(sure, factor)
            if mention.side:
                sides[issue_id] = mention.side
    return Terms(levels=levels, sides=sides, sure=sure) if levels else None


def _any_extent(case: Case, issue_id: str, context: Context) -> tuple[Level, ...]:
    """Return every option an issue can be settled by but the one that holds without a deal."""
    issue = case.issue(issue_id)
    now = context.words.vocabulary.now.get(issue_id)
    if issue is None or issue.is_numeric or now is None:
        return ()
    return tuple(option.id for option in issue.options if option.agreeable and option.id != now)


def as_package(terms: Terms, *, rest: str = "no_deal") -> Package:
    """Return terms as a package, issues in the order of their names."""
    return Package(terms=tuple(sorted(terms.levels.items())), rest=rest)


def as_where(terms: Terms, party: str, context: Context, *, near: str = "") -> Where:
    """Return terms as a condition that a party asks for: what lies beyond the level is as good.

    Args:
        terms: What is asked for.
        party: Who asks.
        context: The case, with what is declared of the party's wants.
        near: The words around, which may say whether more or less is wanted.
    """
    clauses = []
    for issue_id, levels in sorted(terms.levels.items()):
        issue = context.case.issue(issue_id)
        if issue is not None:
            clauses.append(_clause(issue, levels, terms.sides.get(issue_id, ""), party, context, near))
    return Where(clauses=tuple(clauses))


def negated_where(terms: Terms, party: str, context: Context) -> Where:
    """Return the condition that not all of the terms hold."""
    clauses = [Clause(issue=issue, levels=levels) for issue, levels in sorted(terms.levels.items())]
    return Where(negated=(Where(clauses=tuple(clauses)),))


def _clause(issue: Issue, levels: tuple[Level, ...], side: str, party: str, context: Context, near: str) -> Clause:
    level = levels[0]
    if side in ("less", "more"):
        side = ""
    if not side and len(levels) == 1 and issue.has_scale:
        side = _direction(issue, level, party, context, near)
    if not side or len(levels) > 1 or not issue.has_scale or _at_end(issue, level, side):
        return Clause(issue=issue.id, levels=levels)
    return Clause(issue=issue.id, bounds=(Bound(side=side, level=level),))


def _at_end(issue: Issue, level: Level, side: str) -> bool:
    """Return whether nothing lies beyond a level, so that the bound is the level itself."""
    if issue.range is not None:
        return False
    ids = [option.id for option in issue.options if option.agreeable]
    return bool(ids) and level == (ids[-1] if side == "at_least" else ids[0])


def _direction(issue: Issue, level: Level, party: str, context: Context, near: str) -> str:
    """Return on which side of a level a party is at least as well off; empty where nothing tells."""
    wants = context.case.preference(party, issue.id)
    if issue.range is not None:
        if wants is not None and wants.direction:
            return "at_least" if wants.direction == "higher" else "at_most"
        if _DOWN.search(near):
            return "at_most"
        return "at_least" if _UP.search(near) else ""
    ids = [option.id for option in issue.options]
    now = context.words.vocabulary.now.get(issue.id)
    if now not in ids or level not in ids or now == level:
        return ""
    return "at_least" if ids.index(str(level)) > ids.index(now) else "at_most"


def content_before(
    at: int, sentence: Sentence, passage: Passage, context: Context
) -> tuple[list[LevelMention], list[LevelMention]]:
    """Return what was said of issues earlier in a passage, and in the one before where it stands near."""
    here = [m for m in context.words.levels_in(sentence.text) if m.at.end <= at]
    before = context.before
    if before is None or before.paragraph < passage.paragraph - 1:
        return here, []
    return here, list(context.words.levels_in(before.text))
