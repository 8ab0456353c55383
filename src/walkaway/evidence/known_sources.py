"""Which source of a case a document is, so that its lines are cited as the case cites them."""

import re
from dataclasses import replace
from functools import lru_cache
from pathlib import PurePath

from walkaway.case import Case, Source
from walkaway.evidence.documents.document import Document

__all__ = ["as_source", "source_of"]


def source_of(document: Document, case: Case) -> Source | None:
    """Return the source of a case that a document is; None where it is none of them.

    A document is known by its file's name, by a file that is called as the source, or by its title. Of titles only the
    words count; a source that several documents fit is the first one's, which is for the caller to see to.

    Args:
        document: The document.
        case: The case.

    Examples:
        >>> from walkaway.case import Source
        >>> known = Case(id="sale", sources=(Source(id="rt", title="‘No deal’ – reports"),))
        >>> source_of(Document(id="a1", file="a1.txt", format="text", text="", title="No deal: reports"), known).id
        'rt'
    """
    file = PurePath(document.file)
    for source in case.sources:
        if (source.file and _name_of(source.file) == file.name) or file.stem == source.id:
            return source
    titles = {_words(document.title), _words(document.words(1)) if document.lines else ()} - {()}
    return next((source for source in case.sources if source.title and _words(source.title) in titles), None)


def as_source(document: Document, source: Source) -> Document:
    """Return a document under its source's id, with what the case says of it: a person has looked at that."""
    return replace(
        document,
        id=source.id,
        title=source.title or document.title,
        publisher=source.publisher or document.publisher,
        date=source.date or document.date,
        date_inferred=source.date_inferred if source.date else document.date_inferred,
    )


@lru_cache(maxsize=1024)
def _name_of(file: str) -> str:
    return PurePath(file).name


@lru_cache(maxsize=1024)
def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", text.casefold()))
