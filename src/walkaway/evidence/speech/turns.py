"""Turns of a transcript: who speaks stands before a colon or in a line above, and no marks stand around the words."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from walkaway.evidence.documents.document import BODY, HEADING, Document, Paragraph, Span
from walkaway.evidence.speech.names import folded
from walkaway.evidence.speech.quotation import Quotation
from walkaway.evidence.speech.words_of_people import PERSON_NOUNS

__all__ = ["turns_in"]

NAME = r"[^\W\d_a-z][\w'’.-]*"
LABEL = re.compile(
    rf"""
    \s*[*_]{{0,3}}
    (?:\[?\(?\d{{1,2}}[:.]\d{{2}}(?:[:.]\d{{2}})?\)?\]?\s*[-–—]?\s*)?          # a time before it
    (?P<label>
        (?:[QA]\s*[–—-]\s*)?{NAME}(?:\s+{NAME}){{0,4}}(?:\s*(?:,|[–—-]|\()\s*[^:\n“"]{{2,80}})?(?=\s*:)
      | (?:Q|A|Q\d|A\d)(?=[*_]{{0,3}}\s*[.:)–—-]|[*_]{{0,3}}\s*:)               # question, answer
      | {NAME}(?:\s+(?:(?:de|da|di|von|van|der|den|bin|al|el|la|of|the|for|and|&|del|dos|ten|ter)\s+)*{NAME}){{0,6}}
        (?:\s*\([^()\n]{{1,80}}\)|\s*(?:,|[–—-])\s+[^:.\n“"]{{2,80}})?          # role in brackets or after a comma
      | (?P<calling>[A-Z][a-z'’-]*(?:[ ][a-z][a-z'’-]+){{1,3}})(?=[*_]{{0,3}}:)      # Union negotiator
    )
    [*_]{{0,3}}\s*
    (?P<end>:|(?<=[QA])[.)]|(?<=[QA])\s*[–—-](?=\s)|(?<=[QA]\d)[.)])
    [*_]{{0,3}}(?=\s)\s*
    """,
    re.VERBOSE,
)
LABEL_END = re.compile(r"[:QA](?:(?<=:)|\d?[.)]|\s*[–—-])")
"""What a paragraph holds somewhere that opens with a label; looking for it costs less."""
ALONE = re.compile(
    rf"""
    \s*[*_]{{0,3}}
    (?P<label>
        {NAME}(?:\s+(?:(?:de|da|di|von|van|der|den|bin|al|el|la|del|dos|ten|ter)\s+)*{NAME}){{0,4}}
        (?:\s*\([^()\n]{{1,80}}\)|\s*(?:,|[–—]|--?)\s+[^:.!?\n“"]{{2,80}})?    # role in brackets, after a dash or comma
    )
    [*_]{{0,3}}[ \t]*(?:\r?\n|$)
    """,
    re.VERBOSE,
)
"""A name in a line of its own, with what its bearer is."""
STAGE = re.compile(r"\s*[\[(][^\])]*[\])]\s*$")
NOT_SPEAKERS = frozenset(
    """
    note editor's update updated background correction clarification source sources photo video watch read related
    more contact contacts tags topics keywords date time place where when who what why how subject re to from cc
    attendees present participants speakers panel panelists panellists agenda location media enquiries notes dear
    warning caution ps next bottom line key points summary
    """.split()
)
FEWEST_TURNS = 3
FEWEST_NAMES = 2
MOSTLY = 0.6
"""Where so much of a turn stands in quotation marks, the marks say what is quoted."""
LONGEST_GAP = 6
"""So many paragraphs without a label may stand inside a transcript and belong to the turn before."""


@dataclass(frozen=True, slots=True)
class _Label:
    """Who speaks a turn: where it stands, and where the words begin."""

    span: Span
    name: str
    words: int
    alone: bool


def turns_in(document: Document, paragraphs: Sequence[Paragraph], marked: Sequence[Quotation]) -> list[Quotation]:
    """Return the turns of a document that is a transcript, or holds one.

    A paragraph that begins with a label and a colon is a turn where there are three or more of them, with labels that
    come again or that stand right after each other. Words that stand in quotation marks after their colon are
    quotations already, and no turns. Where no colons tell, names in lines of their own do.

    Args:
        document: The document.
        paragraphs: Its paragraphs.
        marked: The quotations between marks.
    """
    labels = _labels(document.text, paragraphs, marked)
    if len(labels) < FEWEST_TURNS:
        labels = _names_alone(document.text, paragraphs)
    if len(labels) < FEWEST_TURNS:
        return []
    found: list[Quotation] = []
    last = -LONGEST_GAP - 1
    label: _Label | None = None
    for place, paragraph in enumerate(paragraphs):
        opened = place in labels
        if opened:
            label, last = labels[place], place
        elif label is None or place - last > LONGEST_GAP or not _inside(place, labels, paragraph, last):
            continue
        span = _words(document.text, label.words if opened else paragraph.start, paragraph.end)
        if span is None or (not opened and STAGE.match(document.text[span.start : span.end])):
            continue
        if found and found[-1].label == label.span:
            found[-1] = replace(found[-1], parts=(*found[-1].parts, span), last_paragraph=paragraph.number)
            continue
        number = paragraph.number
        found.append(Quotation(parts=(span,), paragraph=number, last_paragraph=number, mark=":", label=label.span))
    return found


def _labels(text: str, paragraphs: Sequence[Paragraph], marked: Sequence[Quotation]) -> dict[int, _Label]:
    """Return the labels of turns by the position of their paragraph."""
    quoted: Counter[int] = Counter()
    for quotation in marked:
        quoted[quotation.paragraph] += sum(part.end - part.start for part in quotation.parts)
    found: dict[int, _Label] = {}
    for place, paragraph in enumerate(paragraphs):
        if paragraph.kind not in (BODY, HEADING):
            continue
        if LABEL_END.search(text, paragraph.start, paragraph.end) is None:
            continue
        match = LABEL.match(text, paragraph.start, paragraph.end)
        if match is None or _is_heading(match) or not _may_speak(match["calling"]):
            continue
        if quoted[paragraph.number] > MOSTLY * (paragraph.end - match.end()):
            continue
        found[place] = _label(match)
    counts = Counter(label.name for label in found.values())
    again = {place for place, label in found.items() if counts[label.name] > 1}
    near = {place for place in found if place - 1 in again or place + 1 in again}
    kept = {place: found[place] for place in sorted(again | near)}
    return kept if len({label.name for label in kept.values()}) > 1 else {}


def _names_alone(text: str, paragraphs: Sequence[Paragraph]) -> dict[int, _Label]:
    """Return names that stand in lines of their own above what is said, by the position of their paragraph.

    Headings look the same. So two of the names have to come again, and one of those has to be a person's full name
    with what they are.
    """
    found: dict[int, _Label] = {}
    for place, paragraph in enumerate(paragraphs):
        match = ALONE.match(text, paragraph.start, paragraph.end) if paragraph.kind in (BODY, HEADING) else None
        if match is not None and not _is_heading(match) and not match["label"].endswith("."):
            found[place] = _label(match)
    counts = Counter(label.name for label in found.values())
    again = {place: label for place, label in found.items() if counts[label.name] > 1}
    full = any(
        len(label.name.split()) > 1 and label.span.end - label.span.start > len(label.name) for label in again.values()
    )
    if len({label.name for label in again.values()}) < FEWEST_NAMES or not full:
        return {}
    first, last = min(again), max(again)
    return {place: label for place, label in found.items() if first - LONGEST_GAP <= place <= last + LONGEST_GAP}


def _is_heading(match: re.Match[str]) -> bool:
    return match["label"].lower().split()[0].strip("*_:.") in NOT_SPEAKERS


def _may_speak(calling: str | None) -> bool:
    """Return whether a label in small letters is what somebody is called, and no other words before a colon."""
    return calling is None or folded(calling.split()[-1]) in PERSON_NOUNS


def _label(match: re.Match[str]) -> _Label:
    return _Label(
        Span(start=match.start("label"), end=match.end("label")),
        _key(match),
        match.end(),
        alone="end" not in match.re.groupindex,
    )


def _key(match: re.Match[str]) -> str:
    """Return what makes two labels the same: the words before a role."""
    return re.split(r"\s*[,(–—]|\s--?\s", match["label"], maxsplit=1)[0].casefold()


def _inside(place: int, labels: dict[int, _Label], paragraph: Paragraph, last: int) -> bool:
    """Return whether a paragraph without a label belongs to the turn before it: its label is all that stands before.

    Or another turn follows.
    """
    if paragraph.kind != BODY:
        return False
    alone = place == last + 1 and labels[last].alone
    return alone or any(place < later <= place + LONGEST_GAP for later in labels)


def _words(text: str, start: int, end: int) -> Span | None:
    while start < end and (text[start].isspace() or text[start] in "*_"):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start=start, end=end) if end > start else None
