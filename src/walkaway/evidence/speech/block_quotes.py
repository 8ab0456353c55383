"""Block quotes of Markdown and of pages: words that are set apart, and need no marks."""

import re

from walkaway.evidence.documents.document import BODY, Document, Paragraph, Span
from walkaway.evidence.speech.quotation import Quotation

__all__ = ["block_quotes_in"]

LEAD = re.compile(r">[ \t>]*")
SIGNED = re.compile(r"^\s*(?:>\s*)?(?:[—–-]{1,2}|\*[—–-])\s*\S")
LINE = re.compile(r"[^\r\n]+")


def block_quotes_in(document: Document, paragraphs: list[Paragraph]) -> list[Quotation]:
    """Return the block quotes that hold no quotation marks of their own.

    A last line that begins with a dash names who said it, and is left out of the words.
    """
    marked = document.format == "markdown" and ">" in document.text
    apart = frozenset(document.block_quotes)
    if not marked and not apart:
        return []
    found: list[Quotation] = []
    for paragraph in paragraphs:
        quoted = paragraph.number in apart or (marked and document.text[paragraph.start] == ">")
        if paragraph.kind != BODY or not quoted:
            continue
        if any(mark in document.text[paragraph.start : paragraph.end] for mark in '“"«„'):
            continue
        parts = tuple(_parts(document.text, paragraph))
        if not parts:
            continue
        last = found[-1] if found else None
        if last is not None and last.last_paragraph == paragraph.number - 1:
            parts = (*found.pop().parts, *parts)
        found.append(
            Quotation(
                parts=parts,
                paragraph=paragraph.number if last is None or len(parts) == 1 else _first(document, parts[0]),
                last_paragraph=paragraph.number,
                mark=">",
            )
        )
    return found


def _parts(text: str, paragraph: Paragraph) -> list[Span]:
    """Return the words of each line of a block quote."""
    parts = []
    for match in LINE.finditer(text, paragraph.start, paragraph.end):
        lead = LEAD.match(text, match.start(), match.end())
        start = lead.end() if lead is not None else match.start()
        words = text[start : match.end()].rstrip()
        if words.strip() and not SIGNED.match(words):
            parts.append(Span(start=start, end=start + len(words)))
    return parts


def _first(document: Document, span: Span) -> int:
    return document.line_at(span.start).paragraph
