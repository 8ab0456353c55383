"""Turns of a transcript: who speaks stands before a colon, and no marks stand around the words."""

import re
from collections import Counter
from collections.abc import Sequence

from walkaway.evidence.documents.document import BODY, HEADING, Document, Paragraph, Span
from walkaway.evidence.speech.quotation import Quotation

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
    )
    [*_]{{0,3}}\s*
    (?P<end>:|(?<=[QA])[.)]|(?<=[QA])\s*[–—-](?=\s)|(?<=[QA]\d)[.)])
    [*_]{{0,3}}(?=\s)\s*
    """,
    re.VERBOSE,
)
STAGE = re.compile(r"\s*[\[(][^\])]*[\])]\s*$")
NOT_SPEAKERS = frozenset(
    """
    note editor's update updated background correction clarification source sources photo video watch read related more
    contact contacts tags topics keywords date time place where when who what why how subject re to from cc attendees
    present agenda location media enquiries notes dear warning caution ps next bottom line key points summary
    """.split()
)
FEWEST_TURNS = 3
MOSTLY = 0.6
"""Where so much of a turn stands in quotation marks, the marks say what is quoted."""
LONGEST_GAP = 6
"""So many paragraphs without a label may stand inside a transcript and belong to the turn before."""


def turns_in(document: Document, paragraphs: Sequence[Paragraph], marked: Sequence[Quotation]) -> list[Quotation]:
    """Return the turns of a document that is a transcript, or holds one.

    A paragraph that begins with a label and a colon is a turn where there are three or more of them, with labels that
    come again or that stand right after each other. Words that stand in quotation marks after their colon are
    quotations already, and no turns.

    Args:
        document: The document.
        paragraphs: Its paragraphs.
        marked: The quotations between marks.
    """
    labels = _labels(document.text, paragraphs, marked)
    if len(labels) < FEWEST_TURNS:
        return []
    found: list[Quotation] = []
    last = -LONGEST_GAP - 1
    for place, paragraph in enumerate(paragraphs):
        match = labels.get(place)
        if match is not None:
            last = place
            span = _words(document.text, match.end(), paragraph.end)
            if span is None:
                continue
            label = Span(start=match.start("label"), end=match.end("label"))
            found.append(
                Quotation(
                    parts=(span,), paragraph=paragraph.number, last_paragraph=paragraph.number, mark=":", label=label
                )
            )
        elif found and place - last <= LONGEST_GAP and _inside(place, labels, paragraph):
            span = _words(document.text, paragraph.start, paragraph.end)
            if span is None or STAGE.match(document.text[span.start : span.end]):
                continue
            turn = found[-1]
            found[-1] = Quotation(
                parts=(*turn.parts, span),
                paragraph=turn.paragraph,
                last_paragraph=paragraph.number,
                mark=":",
                label=turn.label,
            )
    return found


def _labels(text: str, paragraphs: Sequence[Paragraph], marked: Sequence[Quotation]) -> dict[int, re.Match[str]]:
    """Return the labels of turns by the position of their paragraph."""
    quoted: Counter[int] = Counter()
    for quotation in marked:
        quoted[quotation.paragraph] += sum(part.end - part.start for part in quotation.parts)
    found: dict[int, re.Match[str]] = {}
    for place, paragraph in enumerate(paragraphs):
        if paragraph.kind not in (BODY, HEADING):
            continue
        match = LABEL.match(text, paragraph.start, paragraph.end)
        if match is None or match["label"].lower().split()[0].strip("*_:.") in NOT_SPEAKERS:
            continue
        if quoted[paragraph.number] > MOSTLY * (paragraph.end - match.end()):
            continue
        found[place] = match
    counts = Counter(_key(match) for match in found.values())
    again = {place for place, match in found.items() if counts[_key(match)] > 1}
    near = {place for place in found if place - 1 in again or place + 1 in again}
    kept = {place: found[place] for place in sorted(again | near)}
    return kept if len({_key(match) for match in kept.values()}) > 1 else {}


def _key(match: re.Match[str]) -> str:
    """Return what makes two labels the same: the words before a role."""
    return re.split(r"\s*[,(–—]|\s-\s", match["label"], maxsplit=1)[0].casefold()


def _inside(place: int, labels: dict[int, re.Match[str]], paragraph: Paragraph) -> bool:
    """Return whether a paragraph without a label belongs to the turn before it: another turn follows."""
    return paragraph.kind == BODY and any(place < later <= place + LONGEST_GAP for later in labels)


def _words(text: str, start: int, end: int) -> Span | None:
    while start < end and (text[start].isspace() or text[start] in "*_"):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start=start, end=end) if end > start else None
