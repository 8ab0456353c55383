"""Documents read: who says what in them, and which statements they give for a case."""

from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from os import PathLike, fspath
from pathlib import Path
from typing import Any

from walkaway.case import Case, ReadingGroup
from walkaway.errors import Fault
from walkaway.evidence.documents.collect import find_documents
from walkaway.evidence.documents.document import Document
from walkaway.evidence.many import Progress, Readings, read_many
from walkaway.evidence.one_reading import OneReading
from walkaway.evidence.quotes import Quote, quotes_in, reported_in
from walkaway.evidence.rows import document_row, fault_row, quote_row, statement_row
from walkaway.evidence.statements.gaps import Gap
from walkaway.evidence.statements.proposal import Proposal
from walkaway.evidence.task import Task
from walkaway.evidence.together import together
from walkaway.results import Several, Shown, as_html, plain
from walkaway.workbench.opening import open_unfinished
from walkaway.workbench.reading_in_short import in_short

__all__ = ["Documents", "Reading", "read", "read_each", "tasks_of"]

AnyPath = str | PathLike[str]
Documents = AnyPath | Iterable[AnyPath] | Mapping[str, str]
"""What can be read: a file or folder, several of them, or texts by the ids that citations are to use."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading(Shown):
    """What was read.

    Attributes:
        documents: The documents, with their lines and what of them is left out.
        quotes: What stands between quotation marks, each with its speaker.
        reported: What somebody is reported to have said, in the writer's words.
        proposals: The statements that are proposed, one a fact; none without a case.
        readings: Conflicting accounts among them, of which one is true.
        gaps: What contradicts itself, rests on little, or is missing.
        faults: The documents that could not be read, and why.
    """

    documents: tuple[Document, ...] = ()
    quotes: Several[Quote] = field(default_factory=Several)
    reported: Several[Quote] = field(default_factory=Several)
    proposals: tuple[Proposal, ...] = ()
    readings: tuple[ReadingGroup, ...] = ()
    gaps: tuple[Gap, ...] = ()
    faults: tuple[Fault, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the reading as plain data, as ``walkaway read --json`` gives it under ``result``."""
        return {
            "documents": [document_row(document) for document in self.documents],
            "quotes": [quote_row(quote) for quote in self.quotes],
            "reported": [quote_row(quote) for quote in self.reported],
            "statements": [statement_row(proposal) for proposal in self.proposals],
            "readings": plain(self.readings),
            "gaps": plain(self.gaps),
            "faults": [fault_row(fault) for fault in self.faults],
        }

    def _repr_html_(self) -> str:
        """Return the reading as HTML: documents, quotes and statements in short."""
        return as_html(in_short(self.documents, self.quotes, self.proposals, self.faults))


def read(
    documents: Documents, case: Case | AnyPath | None = None, *, jobs: int = 0, progress: Progress | None = None
) -> Reading:
    r"""Read documents: who says what in them and, for a case, which statements they give.

    Args:
        documents: Files, folders, or texts by id; ``-`` is standard input.
        case: The case, or its folder or file, which may still lack its statements; without one no statement is
            proposed.
        jobs: Number of processes that read; 0: as many as there are processors. Few documents are read in this one.
        progress: Told how many are read.

    Raises:
        InputError: there is no such file or folder.
        CaseError: the case is none.

    Examples:
        >>> found = read({"bulletin": "We have time.\n\n“We can wait,” the union said."})
        >>> [(quote.line, quote.words) for quote in found.quotes]
        [(2, 'We can wait,')]
    """
    known = _case_of(case)
    taken: list[OneReading] = []
    with closing(read_many(tasks_of(documents), known, jobs=jobs, progress=progress)) as readings:
        taken.extend(readings)
    found = together((proposal for reading in taken for proposal in reading.proposals), known)
    pairs = [(reading.document, reading.speech) for reading in taken if reading.document is not None]
    return Reading(
        documents=tuple(document for document, _ in pairs),
        quotes=Several(quote for document, speech in pairs for quote in quotes_in(document, speech)),
        reported=Several(quote for document, speech in pairs for quote in reported_in(document, speech)),
        proposals=found.proposals,
        readings=found.readings,
        gaps=found.gaps,
        faults=tuple(reading.fault for reading in taken if reading.fault is not None),
    )


def read_each(
    documents: Documents, case: Case | AnyPath | None = None, *, jobs: int = 0, progress: Progress | None = None
) -> Readings:
    """Yield what stands in each document, in order, in memory that does not grow with their number.

    What the documents tell together is not worked out: a fact in two reports is proposed twice.

    Args:
        documents: Files, folders, or texts by id; ``-`` is standard input.
        case: The case, or its folder or file; without one no statement is proposed.
        jobs: Number of processes that read; 0: as many as there are processors.
        progress: Told how many are read.

    Raises:
        InputError: there is no such file or folder.
        CaseError: the case is none.

    Examples:
        >>> [reading.document.id for reading in read_each({"one": "We have time.", "two": "We have none."})]
        ['one', 'two']
    """
    return read_many(tasks_of(documents), _case_of(case), jobs=jobs, progress=progress)


def tasks_of(documents: Documents) -> tuple[Task, ...]:
    """Return the documents one by one.

    Raises:
        InputError: there is no such file or folder, or nothing that can be read in a folder.
    """
    if isinstance(documents, Mapping):
        return tuple(Task(name=name, text=text) for name, text in documents.items())
    paths = [documents] if isinstance(documents, str | PathLike) else list(documents)
    return tuple(Task(name=str(path)) for path in find_documents([Path(fspath(path)) for path in paths]))


def _case_of(case: Case | AnyPath | None) -> Case | None:
    return case if case is None or isinstance(case, Case) else open_unfinished(Path(case)).case
