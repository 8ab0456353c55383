"""A document as passages: every sentence or clause with who tells it."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from walkaway.evidence.documents.document import BODY, Document, Line, Paragraph, Span
from walkaway.evidence.speech.fold import plain
from walkaway.evidence.speech.sentences import sentences_in
from walkaway.evidence.speech.speech import DIRECT, FRAGMENT, NARRATED, REPORTED, Passage, Utterance

__all__ = ["passages_in"]

MARKS = "\"'“”„‟‘’‚‛«»‹›″*_ .,;:!?-–—\t\r\n\xa0()[]"


def passages_in(document: Document, paragraphs: Sequence[Paragraph], utterances: Sequence[Utterance]) -> list[Passage]:
    """Return the passages of the running text, in order.

    Each sentence of a quotation is one, told by its speaker; each reported clause is one; and each sentence that holds
    words of the writer's is one of the writer's own. A phrase quoted inside a sentence stays inside it.

    Args:
        document: The document.
        paragraphs: Its paragraphs, those left out not among them.
        utterances: What is said in it, in order.
    """
    folded = plain(document.text)
    lines = _Lines(document)
    body = {paragraph.number for paragraph in paragraphs if paragraph.kind == BODY}
    found: list[Passage] = []
    quoted: dict[int, list[Span]] = {}
    for position, utterance in enumerate(utterances):
        if utterance.paragraph not in body or utterance.form == FRAGMENT:
            continue
        for part in utterance.parts:
            spans = [part] if utterance.form == REPORTED else sentences_in(document.text, part.start, part.end)
            found.extend(_told(lines, folded, utterance, position, span) for span in spans)
            if utterance.form == DIRECT:
                quoted.setdefault(lines.at(part.start).paragraph, []).append(part)
    for paragraph in paragraphs:
        if paragraph.number in body:
            spans = _narrated(document.text, paragraph, quoted.get(paragraph.number, []))
            found.extend(_own(lines, folded, paragraph, span) for span in spans)
    return sorted(found, key=lambda passage: (passage.start, -passage.end))


class _Lines:
    """The lines of a document with their starts in a list, which are looked up sooner than by `Document.line_at`."""

    def __init__(self, document: Document) -> None:
        self.document = document.id
        self._lines = document.lines
        self._starts = [line.start for line in document.lines]

    def at(self, offset: int) -> Line:
        """Return the line that holds an offset."""
        return self._lines[max(bisect_right(self._starts, offset) - 1, 0)]


def _told(lines: _Lines, folded: str, utterance: Utterance, position: int, span: Span) -> Passage:
    line = lines.at(span.start)
    return Passage(
        document=lines.document,
        form=utterance.form,
        line=line.number,
        paragraph=line.paragraph,
        start=span.start,
        end=span.end,
        text=folded[span.start : span.end],
        teller=utterance.speaker,
        chain=utterance.chain,
        hedged=utterance.hedged,
        utterance=position,
    )


def _own(lines: _Lines, folded: str, paragraph: Paragraph, span: Span) -> Passage:
    return Passage(
        document=lines.document,
        form=NARRATED,
        line=lines.at(span.start).number,
        paragraph=paragraph.number,
        start=span.start,
        end=span.end,
        text=folded[span.start : span.end],
    )


def _narrated(text: str, paragraph: Paragraph, quoted: Iterable[Span]) -> list[Span]:
    """Return the sentences of a paragraph that hold words of the writer's."""
    parts = sorted(quoted)
    if not parts:
        return sentences_in(text, paragraph.start, paragraph.end)
    found = []
    first = 0
    for sentence in _whole(sentences_in(text, paragraph.start, paragraph.end), parts):
        while first < len(parts) and parts[first].end <= sentence.start:
            first += 1
        at = sentence.start
        own = ""
        for place in range(first, len(parts)):
            part = parts[place]
            if part.start >= sentence.end:
                break
            own += text[at : max(at, part.start)]
            at = max(at, part.end)
        own += text[at : sentence.end] if at < sentence.end else ""
        if own.strip(MARKS):
            found.append(sentence)
    return found


def _whole(sentences: Sequence[Span], parts: Sequence[Span]) -> list[Span]:
    """Return sentences joined where one ends inside a quotation: the writer's sentence goes on behind it."""
    joined: list[Span] = []
    first = 0
    for sentence in sentences:
        while joined and first < len(parts) and parts[first].end < joined[-1].end:
            first += 1
        part = parts[first] if first < len(parts) else None
        if joined and part is not None and part.start < joined[-1].end <= part.end and sentence.start < part.end:
            joined[-1] = Span(start=joined[-1].start, end=sentence.end)
        else:
            joined.append(sentence)
    return joined
