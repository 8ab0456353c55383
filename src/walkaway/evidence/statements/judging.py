"""How the rules of views look through a passage: cues, what each means, and whom it is about."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from walkaway.case import Statement, Target
from walkaway.evidence.speech.speech import Passage
from walkaway.evidence.statements.context import Context
from walkaway.evidence.statements.looking import denied, words_of
from walkaway.evidence.statements.proposal import Draft
from walkaway.evidence.statements.sides import parties_named, party_before

__all__ = ["AFTER", "BEFORE", "NOBODY", "Cue", "Found", "assessment", "cue", "draft", "found_in", "party_about"]

BEFORE, AFTER, NOBODY = "before", "after", "nobody"
"""Where the party stands that a cue is about: it is the subject before it, stands behind it, or there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """Words that mean something, as a pattern.

    Attributes:
        pattern: What to look for.
        means: What it says: a verdict, a level, a direction.
        denied_means: What it says where a denial stands before it; empty: then it says nothing.
        confidence: How sure it is.
        whom: Where the party stands that it is about.
    """

    pattern: re.Pattern[str]
    means: str
    denied_means: str = ""
    confidence: float
    whom: str = BEFORE


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A cue in a passage.

    Attributes:
        means: What it says there.
        start: Where it starts in the passage's text.
        end: Where it ends.
        cue: The cue.
    """

    means: str
    start: int
    end: int
    cue: Cue


def cue(pattern: str, means: str, confidence: float, *, denied_means: str = "", whom: str = BEFORE) -> Cue:
    """Return a cue of a pattern, in which a space stands for any run of words' spaces."""
    return Cue(
        pattern=re.compile(pattern, re.IGNORECASE),
        means=means,
        denied_means=denied_means,
        confidence=confidence,
        whom=whom,
    )


def found_in(passage: Passage, triggers: frozenset[str], cues: Iterable[Cue]) -> Iterator[Found]:
    """Yield where cues stand in a passage, if it holds one of the words without which none can."""
    if triggers.isdisjoint(words_of(passage.text)):
        return
    for one in cues:
        place = one.pattern.search(passage.text)
        if place is None:
            continue
        means = one.denied_means if denied(passage.text, place.start()) else one.means
        if means:
            yield Found(means=means, start=place.start(), end=place.end(), cue=one)


def party_about(found: Found, passage: Passage, context: Context) -> str:
    """Return the party that a cue is about; empty where none is told."""
    if found.cue.whom == NOBODY:
        return ""
    if found.cue.whom == AFTER:
        named = parties_named(passage.text[found.start :], context)
        return named[0][2] if named else ""
    return party_before(passage, context, found.start)


def draft(passage: Passage, found: Found, statement: Statement, confidence: float | None = None) -> Draft:
    """Return the draft of a statement that a cue carries."""
    return Draft(
        statement=statement,
        start=passage.start + found.start,
        end=passage.start + found.end,
        confidence=found.cue.confidence if confidence is None else confidence,
    )


def assessment(
    passage: Passage, found: Found, *, finding: str = "", commitment: str = "", party: str = "", weight: float = 1.0
) -> Draft:
    """Return the draft of an assessment: what is judged, whose act it is, and how."""
    target = Target(finding=finding, commitment=commitment, party=party)
    statement = Statement(id="", kind="assessment", target=target, verdict=found.means)
    return draft(passage, found, statement, found.cue.confidence * weight)
