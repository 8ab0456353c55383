"""What a reading leaves behind while it goes on: rows for the JSON on disk, and in memory what is shown in words."""

import gc
import sys
import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING

from walkaway.cli.output import Written, envelope, with_rows
from walkaway.errors import Fault
from walkaway.evidence.as_rows import AsRows
from walkaway.evidence.document_seen import MOST_ROWS, DocumentSeen
from walkaway.evidence.one_reading import OneReading
from walkaway.evidence.quotes import Quote, quotes_in
from walkaway.evidence.rows import fault_row, statement_row
from walkaway.evidence.statements.proposal import Proposal
from walkaway.evidence.together import Together
from walkaway.formats import write_atomically
from walkaway.results import plain

if TYPE_CHECKING:
    from walkaway.formats import CaseFile

__all__ = ["MOST_SHOWN", "Taken", "uncollected"]

MOST_SHOWN = 200
"""Documents on a page; a browser bears no more."""
BLOCK = 1 << 20
"""So many letters of rows are taken from disk at a time."""
ROWS = ("documents", "quotes", "reported")
"""What is written to disk as it comes."""


@contextmanager
def uncollected() -> Iterator[None]:
    """Do not look for rings of records meanwhile: among ten thousands of small ones it takes a tenth of the time."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()


class Taken(AbstractContextManager["Taken"]):
    """Takes readings one by one; what it keeps of each on disk is gone when it ends, however it ends.

    Attributes:
        documents: The documents that could be read, in short.
        quotes: The first quotes.
        proposals: Every proposed statement.
        faults: The documents that could not be read.
        remarks: What was mended or guessed in those that were.
        shown: The first readings, whole, for a page.
    """

    def __init__(self, *, rows: bool, page: bool, texts: Path | None, review: bool = False) -> None:
        """Begin.

        Args:
            rows: Whether the JSON will be wanted.
            page: Whether a page will be.
            texts: A folder for the texts of documents that are no text files.
            review: Whether every proposal will be looked at, so that all readings are kept whole.
        """
        self.documents: list[DocumentSeen] = []
        self.quotes: list[Quote] = []
        self.proposals: list[Proposal] = []
        self.faults: list[Fault] = []
        self.remarks: list[Fault] = []
        self.shown: list[OneReading] = []
        self._texts = texts
        self._most_shown = sys.maxsize if review else MOST_SHOWN if page else 0
        # Without a name where the system can, so that nothing is left even of a program that is killed.
        self._rows: dict[str, IO[str]] = {
            name: tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n")  # noqa: SIM115  closed at the end
            for name in (ROWS if rows else ())
        }

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Drop what is on disk."""
        for stream in self._rows.values():
            stream.close()

    def take(self, reading: OneReading) -> None:
        """Take what was read in one document."""
        if reading.fault is not None:
            self.faults.append(reading.fault)
        document = reading.document
        if document is None:
            return
        self.remarks.extend(document.warnings[: MOST_ROWS - len(self.remarks)])
        quotes = list(quotes_in(document, reading.speech))
        self.documents.append(DocumentSeen.of(document, quotes))
        self.quotes.extend(quotes[: MOST_ROWS - len(self.quotes)])
        self.proposals.extend(reading.proposals)
        if self._rows:
            self._keep(AsRows.of(reading))
        if len(self.shown) < self._most_shown:
            self.shown.append(reading)
        if self._texts is not None and document.format in ("html", "pdf"):
            write_atomically(self._texts / f"{document.id}.txt", document.text.encode("utf-8", "surrogatepass"))

    def take_rows(self, read: AsRows) -> None:
        """Take what was read in one document where nothing but the JSON is wanted."""
        if read.fault is not None:
            self.faults.append(read.fault)
        self.remarks.extend(read.remarks[: MOST_ROWS - len(self.remarks)])
        self.proposals.extend(read.proposals)
        if read.id:
            self._keep(read)

    def _keep(self, read: AsRows) -> None:
        for name, rows in (("documents", read.document), ("quotes", read.quotes), ("reported", read.reported)):
            if rows:
                self._rows[name].write(f"{rows}\n")

    def json(self, found: Together, case_file: "CaseFile | None") -> Iterator[str]:
        """Yield the JSON in pieces."""
        content = envelope(
            "read",
            case_file,
            {
                "documents": [],
                "quotes": [],
                "reported": [],
                "statements": [],
                "readings": plain(found.readings),
                "gaps": plain(found.gaps),
                "faults": [fault_row(fault) for fault in self.faults],
            },
            seed=None,
            draws=None,
            settings=None if case_file is None else case_file.case.settings,
            without=[],
            warnings=() if case_file is None else case_file.warnings,
        )
        rows = {name: self._kept(name) for name in ROWS}
        return with_rows(content, {**rows, "statements": map(statement_row, found.proposals)})

    def _kept(self, name: str) -> Iterator[Written]:
        stream = self._rows[name]
        stream.seek(0)
        while block := stream.read(BLOCK):
            yield Written((block + stream.readline()).rstrip("\n"))
