"""How the rules of views look through a passage: tables of cues, what each means, and whom it is about."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from walkaway.case import Statement, Target
from walkaway.evidence.speech.speech import Passage
from walkaway.evidence.statements.context import Context
from walkaway.evidence.statements.looking import HEAD, denied, small
from walkaway.evidence.statements.proposal import Draft
from walkaway.evidence.statements.sides import parties_named, party_before
from walkaway.evidence.statements.wanted import met_in, wanted
from walkaway.results.quick import quick

__all__ = [
    "AFTER",
    "BEFORE",
    "NOBODY",
    "Cue",
    "Found",
    "Table",
    "assessment",
    "cue",
    "draft",
    "found_in",
    "party_about",
]

BEFORE, AFTER, NOBODY = "before", "after", "nobody"
"""Where the party stands that a cue is about: it is the subject before it, stands inside it, or there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """Words that mean something, as a pattern.

    Attributes:
        needs: Sets of heads of words (see `heads_of`); a passage must hold one of each, or the pattern is not tried.
        pattern: What to look for. A group named ``judged`` holds the word that a denial would turn round, where that is
            not the first.
        means: What it says: a verdict, a level, a direction.
        denied_means: What it says where a denial stands before it; empty: then it says nothing.
        confidence: How sure it is.
        whom: Where the party stands that it is about.
    """

    needs: tuple[frozenset[str], ...]
    pattern: re.Pattern[str]
    means: str
    denied_means: str = ""
    confidence: float
    whom: str = BEFORE


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Cues that are looked for together.

    Attributes:
        cues: The cues, the surest first.
        needs: Heads of words one of which a passage must hold, or none of the cues can stand in it.
        bits: The bits of what the cues need (`wanted`).
        by_bit: For each of them the positions of the cues that need it.
    """

    cues: tuple[Cue, ...]
    needs: frozenset[str]
    bits: int
    by_bit: Mapping[int, tuple[int, ...]]

    @classmethod
    def of(cls, *cues: Cue) -> "Table":
        """Return a table of cues; of two that are as sure, the one given first is looked for first."""
        surest_first = tuple(sorted(cues, key=lambda one: -one.confidence))
        by_bit: dict[int, tuple[int, ...]] = {}
        for position, one in enumerate(surest_first):
            bit = wanted(one.needs)
            by_bit[bit] = (*by_bit.get(bit, ()), position)
        needs = frozenset().union(*(one.needs[0] for one in cues))
        return cls(cues=surest_first, needs=needs, bits=sum(by_bit), by_bit=by_bit)


@quick
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


def cue(needs: str, pattern: str, means: str, confidence: float, *, denied_means: str = "", whom: str = BEFORE) -> Cue:
    """Return a cue.

    Args:
        needs: Words, or their first letters, parted by spaces: one of them stands in whatever the pattern finds.
            Several such sets are parted by semicolons.
        pattern: A regular expression in small letters, for a passage in small letters (`small`).
        means: What it says.
        confidence: How sure it is, 0 to 1.
        denied_means: What it says where it is denied; empty: nothing.
        whom: Where the party stands that it is about.
    """
    return Cue(
        needs=tuple(frozenset(word.partition("'")[0][:HEAD] for word in part.split()) for part in needs.split(";")),
        pattern=re.compile(pattern),
        means=means,
        denied_means=denied_means,
        confidence=confidence,
        whom=whom,
    )


def found_in(passage: Passage, table: Table) -> Iterator[Found]:
    """Yield where cues of a table stand in a passage, the surest first."""
    met = met_in(passage.text) & table.bits
    if not met:
        return
    text = small(passage.text)
    positions = table.by_bit.get(met)
    if positions is None:
        positions = tuple(sorted(one for bit, those in table.by_bit.items() if met & bit for one in those))
    for position in positions:
        one = table.cues[position]
        place = one.pattern.search(text)
        if place is not None:
            yield from _meant(one, place, text)


def _meant(one: Cue, place: re.Match[str], text: str) -> Iterator[Found]:
    """Yield what a cue says where it stands; nothing where it is denied and then says nothing."""
    words = [place.start()] if "judged" not in one.pattern.groupindex else [place.start(), place.start("judged")]
    means = one.denied_means if any(denied(text, start) for start in words) else one.means
    if means:
        yield Found(means=means, start=place.start(), end=place.end(), cue=one)


def party_about(found: Found, passage: Passage, context: Context, *, owners: bool = False) -> str:
    """Return the party that a cue is about; empty where none is told.

    Args:
        found: The cue.
        passage: Where it stands.
        context: The case.
        owners: Whether a name with 's before the cue is whom it is about: "the union's refusal".
    """
    if found.cue.whom == NOBODY:
        return ""
    if found.cue.whom == AFTER:
        named = parties_named(passage.text, context)
        behind = [party for start, end, party in named if found.start <= start and end <= found.end]
        if behind:
            return behind[0]
    return party_before(passage, context, found.start, owners=owners)


def draft(passage: Passage, found: Found, statement: Statement, weight: float = 1.0) -> Draft:
    """Return the draft of a statement that a cue carries, the cue's confidence times a weight."""
    return Draft(
        statement=statement,
        start=passage.start + found.start,
        end=passage.start + found.end,
        confidence=found.cue.confidence * weight,
    )


def assessment(
    passage: Passage, found: Found, *, finding: str = "", commitment: str = "", party: str = "", weight: float = 1.0
) -> Draft:
    """Return the draft of an assessment: what is judged, whose act it is, and how."""
    target = Target(finding=finding, commitment=commitment, party=party)
    return draft(passage, found, Statement(id="", kind="assessment", target=target, verdict=found.means), weight)
