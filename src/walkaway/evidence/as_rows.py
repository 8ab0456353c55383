"""One document as the command line's JSON wants it: in rows that are written already.

Whoever reads a document makes them, so that of many documents, read by several processes, no reading goes whole from
one process to another.
"""

import json
from dataclasses import dataclass, field, replace

from walkaway.errors import Fault
from walkaway.evidence.documents.copies import Sketch
from walkaway.evidence.one_reading import OneReading, cited_as
from walkaway.evidence.quotes import quotes_in, reported_in
from walkaway.evidence.rows import Row, document_row, quote_row
from walkaway.evidence.statements.proposal import Proposal
from walkaway.results.json_row import as_row

__all__ = ["AsRows"]


@dataclass(frozen=True, slots=True, kw_only=True)
class AsRows:
    """One document in rows of JSON.

    Attributes:
        file: The file as the user named it.
        id: Short name by which citations call the document; empty where it could not be read.
        document: Its row.
        quotes: A row for each quote, a line each.
        reported: A row for everything that somebody is reported to have said, a line each.
        proposals: The statements that are proposed from it.
        remarks: What was mended or guessed while it was read.
        sketch: What of the document is needed to find its copies.
        fault: Why it could not be read; None where it was.
    """

    file: str
    id: str = ""
    document: str = ""
    quotes: str = ""
    reported: str = ""
    proposals: tuple[Proposal, ...] = ()
    remarks: tuple[Fault, ...] = ()
    sketch: Sketch | None = field(default=None, repr=False)
    fault: Fault | None = None

    @classmethod
    def of(cls, reading: OneReading) -> "AsRows":
        """Return a reading in rows."""
        document = reading.document
        if document is None:
            return cls(file=reading.file, fault=reading.fault)
        return cls(
            file=reading.file,
            id=document.id,
            document=as_row(document_row(document)),
            quotes="\n".join([as_row(quote_row(quote)) for quote in quotes_in(document, reading.speech)]),
            reported="\n".join([as_row(quote_row(quote)) for quote in reported_in(document, reading.speech)]),
            proposals=reading.proposals,
            remarks=document.warnings,
            sketch=reading.sketch,
            fault=reading.fault,
        )

    def settled(self, name: str, copy_of: str) -> "AsRows":
        """Return it among others: under a name of its own, marked as a copy where it is one, without its sketch."""
        if name == self.id and not copy_of:
            return replace(self, sketch=None)
        return replace(
            self,
            id=name,
            document=_with(self.document, id=name, copy_of=copy_of),
            quotes=_with(self.quotes, document=name),
            reported=_with(self.reported, document=name),
            proposals=() if copy_of else tuple(cited_as(proposal, self.id, name) for proposal in self.proposals),
            sketch=None,
        )


def _with(rows: str, **values: str) -> str:
    """Return rows with other values in some fields."""
    read: list[Row] = [json.loads(row) for row in rows.split("\n") if row]
    return "\n".join([as_row(row | values) for row in read])
