"""What of a document stands between quotation marks, or in the turns of a transcript."""

from collections.abc import Iterable

from walkaway.evidence.documents.document import BODY, LEFT_OUT, Document, Paragraph, Span
from walkaway.evidence.speech.block_quotes import block_quotes_in
from walkaway.evidence.speech.fragments import is_fragment
from walkaway.evidence.speech.joining import goes_on
from walkaway.evidence.speech.pairing import Paired, paired
from walkaway.evidence.speech.quotation import Quotation
from walkaway.evidence.speech.turns import turns_in

__all__ = ["quotations_in"]

MOST_PARAGRAPHS = 30
"""So many paragraphs one quotation may reach over."""

UNMARKED = 3
"""So many paragraphs without any mark may stand between the one that opens a quotation and the one that closes it."""


def quotations_in(document: Document, paragraphs: list[Paragraph] | None = None) -> tuple[Quotation, ...]:
    """Return the quotations of a document in order, each with its parts, marks left out.

    What stands in a quotation inside another is part of the outer one. Lines that are left out hold none.

    Args:
        document: The document.
        paragraphs: Its paragraphs, those left out not among them, where they are known already.

    Examples:
        >>> from walkaway.evidence.documents.document import Line
        >>> text = '"No deal," she said. "Not yet."'
        >>> report = Document(
        ...     id="a", file="a", format="text", text=text, lines=(Line(number=1, start=0, end=len(text), paragraph=1),)
        ... )
        >>> [part.within(text) for part in quotations_in(report)[0].parts]
        ['No deal,', 'Not yet.']
    """
    if paragraphs is None:
        paragraphs = [paragraph for paragraph in document.paragraphs() if paragraph.kind != LEFT_OUT]
    taken = {quotation.paragraph: quotation for quotation in block_quotes_in(document, paragraphs)}
    inside = {
        number for quotation in taken.values() for number in range(quotation.paragraph, quotation.last_paragraph + 1)
    }
    free = [paragraph for paragraph in paragraphs if paragraph.number not in inside]
    marked = _marked(document.text, free)
    turns = turns_in(document, paragraphs, marked)
    spoken = _numbers(turns)
    kept = [quotation for quotation in marked if quotation.paragraph not in spoken]
    return tuple(sorted([*kept, *turns, *taken.values()], key=lambda quotation: quotation.start))


def _numbers(quotations: Iterable[Quotation]) -> set[int]:
    """Return the numbers of the paragraphs that quotations reach over."""
    return {number for one in quotations for number in range(one.paragraph, one.last_paragraph + 1)}


def _marked(text: str, paragraphs: list[Paragraph]) -> list[Quotation]:
    """Return the quotations between marks."""
    pairs = [paired(text, paragraph.start, paragraph.end) for paragraph in paragraphs]
    found: list[Quotation] = []
    for place, paragraph in enumerate(paragraphs):
        open_before = _still_open(text, found, paragraphs, place, pairs[place])
        for position, pair in enumerate(pairs[place].pairs):
            span = _stripped(text, pair.start, pair.end)
            if span is None:
                continue
            if position == 0 and open_before and _leads(text, paragraph, pair.mark.at):
                found[-1] = _extended(found[-1], span, paragraph, closed=pair.closed)
                continue
            one = Quotation(
                parts=(span,),
                paragraph=paragraph.number,
                last_paragraph=paragraph.number,
                mark=pair.mark.char,
                closed=pair.closed,
                fragment=is_fragment(text, span, paragraph),
            )
            if found and goes_on(text, found[-1], one):
                found[-1] = _extended(found[-1], span, paragraph, closed=pair.closed)
            else:
                found.append(one)
    return found


def _still_open(text: str, found: list[Quotation], paragraphs: list[Paragraph], place: int, here: Paired) -> bool:
    """Return whether the last quotation was left open; takes in what goes on without marks.

    By the custom of print a quotation over several paragraphs is opened again at each, and closed at the last. Some
    outlets do not open it again: then a closing mark that nothing opens ends it.
    """
    if not found or found[-1].closed or place == 0:
        return False
    last = found[-1]
    if paragraphs[place].kind != BODY or last.last_paragraph - last.paragraph >= MOST_PARAGRAPHS:
        return False
    near = range(place - 1, max(place - UNMARKED, 0) - 1, -1)
    before = next((index for index in near if paragraphs[index].number == last.last_paragraph), None)
    if before is None or last.end < _stripped_end(text, paragraphs[before]):
        return False
    if place - before == 1 and here.pairs and _leads(text, paragraphs[place], here.pairs[0].mark.at):
        return True
    if here.stray is None:
        return False
    for index in range(before + 1, place + 1):
        stop = here.stray if index == place else paragraphs[index].end
        span = _stripped(text, paragraphs[index].start, stop)
        if span is not None:
            found[-1] = _extended(found[-1], span, paragraphs[index], closed=index == place)
    return False


def _extended(quotation: Quotation, span: Span, paragraph: Paragraph, *, closed: bool) -> Quotation:
    return Quotation(
        parts=(*quotation.parts, span),
        paragraph=quotation.paragraph,
        last_paragraph=paragraph.number,
        mark=quotation.mark,
        closed=closed,
        fragment=False,
    )


def _leads(text: str, paragraph: Paragraph, at: int) -> bool:
    """Return whether a mark stands at the very start of its paragraph."""
    return not text[paragraph.start : at].strip("> *_\t\xa0")


def _stripped(text: str, start: int, end: int) -> Span | None:
    """Return a stretch without the space around it; None where nothing is left."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start=start, end=end) if end > start else None


def _stripped_end(text: str, paragraph: Paragraph) -> int:
    span = _stripped(text, paragraph.start, paragraph.end)
    return span.end if span is not None else paragraph.end
