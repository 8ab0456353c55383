"""Documents on pages: those that were read, and those that a case rests on, with what carries its statements."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from walkaway.case import Case, Source, Statement
from walkaway.evidence.any_document import ANY_DOCUMENT
from walkaway.evidence.documents.document import BODY, LEFT_OUT, Document
from walkaway.evidence.one_reading import OneReading
from walkaway.evidence.quotes import quotes_in
from walkaway.evidence.reading import Reader
from walkaway.evidence.review.ledger import LEDGER, Ledger
from walkaway.evidence.rows import digest_of
from walkaway.evidence.statements.proposal import Proposal
from walkaway.evidence.together import Together
from walkaway.formats.line_coverage import documents_of
from walkaway.report import html
from walkaway.report.marked_documents import Carried, MarkedDocument, documents_page
from walkaway.workbench.labels import labels_of

__all__ = ["marked_documents", "marked_page"]


def marked_page(
    readings: Sequence[OneReading], found: Together, *, case: Case | None = None, digest: str = "", total: int = 0
) -> str:
    """Return a page that shows what was read in documents, line by line.

    Args:
        readings: What was read in each document that is to be shown.
        found: What is proposed from all documents.
        case: The case the statements are for.
        digest: SHA-256 of the case file.
        total: How many documents were read.
    """
    places: dict[str, list[Carried]] = {}
    for proposal in found.proposals:
        for place in proposal.places:
            carried = Carried(statement=proposal.statement.id, start=place.start, end=place.end)
            places.setdefault(place.document, []).append(carried)
    marked = [
        MarkedDocument(
            document=reading.document,
            quotes=tuple(quotes_in(reading.document, reading.speech)),
            carried=tuple(places.get(reading.document.id, ())),
        )
        for reading in readings
        if reading.document is not None
    ]
    document = documents_page(
        marked,
        found.proposals,
        found.readings,
        labels=None if case is None else labels_of(case),
        case="" if case is None else case.id,
        digest=digest,
        total=total or len(marked),
    )
    return html.render(document)


def marked_documents(case: Case, folder: Path | None, documents: Path | None = None) -> tuple[MarkedDocument, ...]:
    """Return the documents of a case's sources, with the words that carry the case's statements.

    The words are those of a review, where the case folder holds its ledger, else those that a rule finds in a cited
    line for a statement of the same kind and party, else the whole line.

    Args:
        case: The case.
        folder: The case's folder, in which a source's ``file`` is looked for.
        documents: A further folder with documents.

    Raises:
        InputError: ``documents`` is no folder.
    """
    paths = documents_of(case, folder=folder, documents=documents, reader=ANY_DOCUMENT)
    if not paths:
        return ()
    reader = Reader.of(case)
    reviewed = _reviewed(folder)
    found = ((source, reader.file(paths[source.id], called=source.id)) for source in case.sources if source.id in paths)
    return tuple(_marked(source, reading, case, reviewed) for source, reading in found if reading.document is not None)


def _reviewed(folder: Path | None) -> dict[tuple[str, str, int], list[Carried]]:
    """Return the words that carry each statement in each line, as they were accepted, by statement, text and line."""
    found: dict[tuple[str, str, int], list[Carried]] = {}
    for answered in Ledger(folder / LEDGER).accepted() if folder is not None else ():
        for place in answered.places:
            carried = Carried(statement=answered.statement, start=place.start, end=place.end)
            found.setdefault((answered.statement, place.digest, place.line), []).append(carried)
    return found


def _marked(
    source: Source, reading: OneReading, case: Case, reviewed: Mapping[tuple[str, str, int], Sequence[Carried]]
) -> MarkedDocument:
    assert reading.document is not None
    digest = digest_of(reading.document.text)
    return MarkedDocument(
        document=_as_coded(reading.document, source),
        quotes=tuple(quotes_in(reading.document, reading.speech)),
        carried=tuple(
            carried
            for statement in case.statements
            for citation in statement.cite
            if citation.source == source.id and citation.line is not None
            for carried in reviewed.get((statement.id, digest, citation.line))
            or _carried(statement, citation.line, reading.document, reading.proposals)
        ),
    )


def _as_coded(document: Document, source: Source) -> Document:
    """Return a document in which those lines are left out that the case passes over, where it says so of any."""
    if not source.passed_over:
        return document
    passed = dict(source.passed_over)
    lines = (
        replace(
            line,
            kind=LEFT_OUT if line.number in passed else BODY if line.kind == LEFT_OUT else line.kind,
            why=passed.get(line.number, ""),
        )
        for line in document.lines
    )
    return replace(document, lines=tuple(lines))


def _carried(statement: Statement, line: int, document: Document, proposals: Sequence[Proposal]) -> Iterator[Carried]:
    """Yield the words of a line that carry a statement."""
    if line > len(document.lines):  # `check --coverage` says so
        return
    exact = [
        Carried(statement=statement.id, start=place.start, end=place.end)
        for proposal in proposals
        if proposal.statement.kind == statement.kind and proposal.statement.parties == statement.parties
        for place in proposal.places
        if place.line == line
    ]
    whole = document.lines[line - 1]
    yield from exact or [Carried(statement=statement.id, start=whole.start, end=whole.end)]
