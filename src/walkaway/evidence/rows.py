"""What was read as plain data, a row for each document, quote and statement: the form of the command line's JSON."""

import hashlib
from typing import Any, TypeAlias

from walkaway.errors import Fault
from walkaway.evidence.documents.document import LEFT_OUT, Document, Span
from walkaway.evidence.quotes import Quote
from walkaway.evidence.statements.proposal import Place, Proposal
from walkaway.formats.write import statement_data

__all__ = ["Row", "digest_of", "document_row", "fault_row", "left_out", "quote_row", "statement_row"]

Row: TypeAlias = dict[str, Any]
"""One row, as plain data."""


def document_row(document: Document) -> Row:
    """Return a document: where it comes from, how long it is, and what of it is left out.

    The text itself is among it where offsets count in a text that no file holds: of HTML and PDF.

    Examples:
        >>> document_row(Document(id="rt", file="rt.txt", format="text", text="No"))["digest"][:8]
        '1ea442a1'
    """
    row: Row = {
        "id": document.id,
        "title": document.title,
        "publisher": document.publisher,
        "date": document.date,
        "date_inferred": document.date_inferred,
        "file": document.file,
        "format": document.format,
        "lines": len(document.lines),
        "left_out": left_out(document),
        "copy_of": document.copy_of,
        "digest": digest_of(document.text),
        "warnings": [str(warning) for warning in document.warnings],
    }
    return row | {"text": document.text} if document.format in ("html", "pdf") else row


def left_out(document: Document) -> list[Row]:
    """Return what of a document is not read, with why; a part that is not in its text has no line."""
    lines: list[Row] = [
        {"line": line.number, "why": line.why, "text": document.text[line.start : line.end]}
        for line in document.lines
        if line.kind == LEFT_OUT
    ]
    return lines + [{"line": None, "why": part.why, "text": part.text} for part in document.left_out_elsewhere]


def digest_of(text: str) -> str:
    """Return SHA-256 of a text as UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def quote_row(quote: Quote) -> Row:
    """Return a quote, or words that are told, with its speaker."""
    return {
        "document": quote.document,
        "line": quote.line,
        "start": quote.start,
        "end": quote.end,
        "text": quote.text,
        "parts": [_span(part) for part in quote.parts],
        "words": quote.words,
        "form": quote.form,
        "speaker": quote.speaker,
        "affiliation": quote.affiliation,
        "titles": list(quote.titles),
        "person": quote.person,
        "party": quote.party,
        "observer": quote.observer,
        "chain": list(quote.chain),
        "addressee": quote.addressee,
        "cue": quote.cue,
        "hedged": quote.hedged,
        "rule": quote.rule,
        "confidence": quote.confidence,
    }


def statement_row(proposal: Proposal) -> Row:
    """Return a proposed statement in the form of a case file, with where it stands and which rule proposes it."""
    first = proposal.places[0]
    return {
        "id": proposal.statement.id,
        **statement_data(proposal.statement),
        "document": first.document,
        "line": first.line,
        "start": first.start,
        "end": first.end,
        "rule": proposal.rule,
        "confidence": proposal.confidence,
        "places": [_place(place) for place in proposal.places],
    }


def fault_row(fault: Fault) -> Row:
    """Return a document that could not be read, and why."""
    return {"file": fault.file, "message": fault.message, "mend": fault.mend, "line": fault.line or None}


def _span(span: Span) -> Row:
    return {"start": span.start, "end": span.end}


def _place(place: Place) -> Row:
    return {"document": place.document, "line": place.line, "start": place.start, "end": place.end}
