"""Reported speech: what somebody is told to have said, in the writer's words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from walkaway.evidence.documents.document import Span
from walkaway.evidence.speech.cues import ASK, CALL
from walkaway.evidence.speech.phrases import GROUPED, NAMED
from walkaway.evidence.speech.sayings import ACCORDING, Saying
from walkaway.evidence.speech.scene import Told
from walkaway.evidence.speech.tokens import QUOTE

__all__ = ["Reported", "reported_in"]

ADJUNCT = re.compile(r"(?:[a,]|r?d?[#w]{0,2}T#?|rd?[we#]{0,3}[DGNPtw]+)*")
"""What may stand between a verb of speech and what was said: on Monday, in a statement."""
WHEN = re.compile(r"r?T#?(?=[pdNGPDt])")
SUBJECTS = frozenset("pdNPGDtwsk")
HOLDS_VERB = frozenset("xbevip")
AFTER_QUOTE = re.compile(r"Q\.?[,a-]*$")
MARKS = frozenset("\"'“”„‘’‚«»‹›″")
AGAINST = frozenset({"but", "while", "whereas", "although", "though"})
TOLD = frozenset("vbe")
"""Verbs that tell what was done; "but the union would …" may still be somebody's words."""
FEWEST_TOKENS = 2
NEAR = 60


@dataclass(frozen=True, slots=True)
class Reported:
    """A reported clause.

    Attributes:
        saying: The verb of speech that reports it.
        span: Where it stands.
    """

    saying: Saying
    span: Span


def reported_in(told: Told, text: str) -> Iterator[Reported]:
    """Yield the reported clauses of a paragraph, in the order of their verbs.

    Args:
        told: The paragraph.
        text: The document's text.
    """
    row = told.clause.row
    for saying in told.sayings:
        if saying.speaker is None or saying.negated or saying.cue.kind == CALL:
            continue
        start, end = row.sentence_start(saying.verb), row.sentence_end(saying.verb)
        stretch = _forward(told, saying, end)
        if stretch is None:
            stretch = _backward(told, saying, start)
        if stretch is None:
            continue
        first, last = stretch
        if row.kinds[first:last].strip("Q,-") == "":
            continue
        yield Reported(saying, Span(start=_opening(told, text, first), end=_closing(told, text, last - 1)))


def _forward(told: Told, saying: Saying, end: int) -> tuple[int, int] | None:
    """Return the clause that follows a verb of speech."""
    row = told.clause.row
    kinds = row.kinds
    if saying.cue is ACCORDING:
        at = saying.subject_end
        while at < end and kinds[at] not in ",":
            at += 1
        before = kinds[row.sentence_start(saying.verb) : min(saying.verb, saying.subject)].strip("acrd,-")
        return (at + 1, end) if at + 1 < end and not before else None
    first = saying.last if not saying.inverted else end
    if first >= end or kinds[first] in ":;":
        return None
    match = ADJUNCT.match(kinds, first, end) if row.lowers[first] != "to" else None
    after_adjunct = match.end() if match is not None else first
    if after_adjunct < end and row.lowers[after_adjunct] in {"that", "whether", "how", "why", "what"}:
        first = after_adjunct
    else:
        when = WHEN.match(kinds, first, end)
        first = when.end() if when is not None else first
    if first < end and row.lowers[first] == "that":
        first += 1
    last = _clause_end(told, saying, end)
    while last > first and kinds[last - 1] in ",c-":
        last -= 1
    inner = kinds[first:last]
    if len(inner) < FEWEST_TOKENS or kinds[first] == QUOTE:
        return None
    if saying.cue.kind == ASK and "r" not in inner[:6] and not HOLDS_VERB & set(inner):
        return None
    lower = row.lowers[first]
    if not HOLDS_VERB & set(inner) and lower not in {"to"}:
        return None
    if (
        row.lowers[first - 1] != "that"
        and AFTER_QUOTE.search(kinds, max(0, _first(saying) - NEAR), _first(saying)) is not None
    ):
        # What follows the cue of a quotation is when and where it was said.
        return None
    if kinds[first] == "," or after_adjunct >= last:
        return None
    return first, last


def _first(saying: Saying) -> int:
    """Return the first token of a verb of speech with its subject."""
    return saying.verb if saying.inverted or saying.subject < 0 else min(saying.subject, saying.verb)


def _clause_end(told: Told, saying: Saying, end: int) -> int:
    """Return where what somebody says ends: before the next verb of speech that does not stand inside it."""
    kinds = told.clause.row.kinds
    end = _turns_against(told, saying.last, end)
    for later in told.sayings_from(saying.verb + 1):
        if later.verb >= end:
            break
        if len(later.chain) > len(saying.chain):
            continue
        if later.inverted or (later.subject >= 0 and later.subject > saying.verb and later.cue is not ACCORDING):
            at = later.subject if not later.inverted else later.verb
            before = kinds[saying.last : at]
            comma = max(before.rfind(","), before.rfind("c"))
            if comma < 0:
                continue
            return saying.last + comma
        if later.subject < 0:
            return later.verb
    return end


def _turns_against(told: Told, first: int, end: int) -> int:
    """Return where a clause turns to what somebody else did: …, but the union demanded six per cent."""
    clause = told.clause
    words, kinds = clause.row.lowers, clause.row.kinds
    for comma in range(first, end - 2):
        if kinds[comma] != "," or words[comma + 1] not in AGAINST:
            continue
        position = clause.starting_at(comma + 2)
        phrase = clause.phrase(position) if position is not None else None
        if phrase is None or phrase.kind not in (NAMED, GROUPED) or kinds[phrase.last : phrase.last + 1] not in TOLD:
            continue
        return comma
    return end


def _backward(told: Told, saying: Saying, start: int) -> tuple[int, int] | None:
    """Return the clause that stands before its cue: "…, Trump said."."""
    kinds = told.clause.row.kinds
    at = saying.verb if saying.inverted or saying.subject < 0 else saying.subject
    if saying.subject < 0:
        return None
    last = at
    while last > start and kinds[last - 1] in ",-ac":
        last -= 1
    if last == at and saying.cue is not ACCORDING:
        # A comma must part the clause from its cue.
        return None
    first = start
    while first < last and kinds[first] in "c,-":
        first += 1
    for earlier in told.sayings_from(start):
        if earlier.verb >= saying.verb:
            break
        if earlier.speaker is not None and earlier.cue.kind != CALL:
            return None
    inner = kinds[first:last]
    if inner[:1] in ("v", "i", "r", "e"):
        return None
    if len(inner) < FEWEST_TOKENS + 1 or not HOLDS_VERB & set(inner) or not SUBJECTS & set(inner):
        return None
    return first, last


def _opening(told: Told, text: str, token: int) -> int:
    """Return where a token starts, the mark of a quotation included."""
    start = told.clause.row.starts[token]
    marked = told.clause.row.kinds[token] == QUOTE and start > 0 and text[start - 1] in MARKS
    return start - 1 if marked else start


def _closing(told: Told, text: str, token: int) -> int:
    """Return where a token ends, the mark of a quotation included."""
    end = told.clause.row.end(token)
    return end + 1 if told.clause.row.kinds[token] == QUOTE and text[end : end + 1] in MARKS else end
