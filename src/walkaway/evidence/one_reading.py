"""What was read in one document, as a record."""

from dataclasses import dataclass, field, replace

from walkaway.errors import Fault
from walkaway.evidence.documents.copies import Sketch
from walkaway.evidence.documents.document import Document
from walkaway.evidence.speech.speech import Speech
from walkaway.evidence.statements.proposal import Proposal

__all__ = ["OneReading", "cited_as", "whole"]


@dataclass(frozen=True, slots=True, kw_only=True)
class OneReading:
    """What was read in one document.

    Attributes:
        file: The file as the user named it.
        document: The document; None where it could not be read.
        speech: Who says what in it.
        proposals: The statements that are proposed from it; none without a case, and none of a copy.
        sketch: What of the document is needed to find its copies; None where that was not worked out.
        fault: Why it could not be read; None where it was.
    """

    file: str
    document: Document | None = None
    speech: Speech = field(default_factory=Speech)
    proposals: tuple[Proposal, ...] = ()
    sketch: Sketch | None = field(default=None, repr=False)
    fault: Fault | None = None

    @property
    def id(self) -> str:
        """What citations call the document; empty where it could not be read."""
        return "" if self.document is None else self.document.id

    def settled(self, name: str, copy_of: str) -> "OneReading":
        """Return it among others: under a name of its own, marked as a copy where it is one, without its sketch.

        The name is that of citations and places too; a copy proposes nothing.
        """
        reading = replace(self._called(name), sketch=None)
        if not copy_of or reading.document is None:
            return reading
        return replace(reading, document=replace(reading.document, copy_of=copy_of), proposals=())

    def _called(self, name: str) -> "OneReading":
        document = self.document
        if document is None or document.id == name:
            return self
        return replace(
            self,
            document=replace(document, id=name),
            speech=replace(
                self.speech,
                utterances=tuple(replace(utterance, document=name) for utterance in self.speech.utterances),
                passages=tuple(replace(passage, document=name) for passage in self.speech.passages),
            ),
            proposals=tuple(cited_as(proposal, document.id, name) for proposal in self.proposals),
        )


def whole(reading: OneReading) -> OneReading:
    """Return a reading as it is: the form in which most want it."""
    return reading


def cited_as(proposal: Proposal, old: str, new: str) -> Proposal:
    """Return a proposal of a document that is called otherwise."""
    cite = tuple(replace(c, source=new) if c.source == old else c for c in proposal.statement.cite)
    places = tuple(replace(place, document=new) if place.document == old else place for place in proposal.places)
    return replace(proposal, statement=replace(proposal.statement, cite=cite), places=places)
