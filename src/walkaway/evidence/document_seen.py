"""A document that was read, in short, as a terminal shows it."""

from collections.abc import Sequence
from dataclasses import dataclass

from walkaway.evidence.documents.document import Document
from walkaway.evidence.quotes import Quote
from walkaway.evidence.rows import left_out

__all__ = ["MOST_ROWS", "DocumentSeen"]

MOST_ROWS = 60
"""Rows of a table; the JSON holds all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentSeen:
    """A document that was read, in short.

    Attributes:
        id: Short name by which it is cited.
        title: Its title.
        publisher: Who published it.
        date: When; in words where it was worked out.
        copy_of: The document of which it is a copy; else empty.
        lines: Number of its lines that are not empty.
        left_out: What of it is not read: the line, if it has one, and why.
        quotes: Number of quotes in it.
        with_speaker: Number of those whose speaker was found.
    """

    id: str
    title: str
    publisher: str
    date: str
    copy_of: str
    lines: int
    left_out: tuple[tuple[int | None, str], ...]
    quotes: int
    with_speaker: int

    @classmethod
    def of(cls, document: Document, quotes: Sequence[Quote]) -> "DocumentSeen":
        """Return a document in short."""
        return cls(
            id=document.id,
            title=document.title,
            publisher=document.publisher,
            date=f"{document.date} (worked out)" if document.date_inferred else document.date,
            copy_of=document.copy_of,
            lines=len(document.lines),
            left_out=tuple((row["line"], row["why"]) for row in left_out(document)),
            quotes=len(quotes),
            with_speaker=sum(bool(quote.speaker) for quote in quotes),
        )
