"""One document, read: who says what in it, and which statements are proposed from it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from walkaway.case import Case
from walkaway.errors import CaseError, Fault, InputError
from walkaway.evidence.documents.document import Document
from walkaway.evidence.documents.read import document_of, read_document
from walkaway.evidence.known_sources import as_source, source_of
from walkaway.evidence.one_reading import OneReading
from walkaway.evidence.speech.find import speech_in
from walkaway.evidence.speech.known_people import KnownPeople
from walkaway.evidence.speech.speech import Speech
from walkaway.evidence.statements.proposal import Proposal
from walkaway.evidence.statements.propose import proposals_in
from walkaway.evidence.statements.words_of_case import WordsOfCase

__all__ = ["Reader", "read_one"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """What reads documents: the words and people of a case, looked up once for all of them.

    Attributes:
        case: The case the statements are for; without one no statement is proposed.
        known: The people and parties that speakers are held against.
        words: What the case calls its parties, issues and options.
    """

    case: Case | None
    known: KnownPeople
    words: WordsOfCase | None

    @classmethod
    def of(cls, case: Case | None) -> "Reader":
        """Return what reads documents for a case, or for none."""
        return cls(case=case, known=KnownPeople.of(case), words=None if case is None else WordsOfCase.of(case))

    def file(self, path: Path, *, called: str = "") -> OneReading:
        """Return what stands in a file; what cannot be read is a fault of it.

        Args:
            path: The file.
            called: What citations are to call it, where no source of the case is it; left out: after its file.
        """
        return self._guarded(str(path), lambda: read_document(path, id=called))

    def text(self, text: str, *, called: str) -> OneReading:
        """Return what stands in a text that is in no file."""
        return self._guarded("-", lambda: document_of(text, id=called))

    def _guarded(self, file: str, take: Callable[[], Document]) -> OneReading:
        try:
            return self._read(take())
        except CaseError as error:
            return OneReading(file=file, fault=_first(error, file))
        except InputError as error:
            return OneReading(file=file, fault=Fault(message=str(error)))
        except (RecursionError, MemoryError):
            message = "there is too much in it, or it is nested too deeply, to be read"
            return OneReading(file=file, fault=Fault(message=message, mend="save its text as .txt", file=file))

    def _read(self, document: Document) -> OneReading:
        source = None if self.case is None else source_of(document, self.case)
        if source is not None:
            document = as_source(document, source)
        speech = speech_in(document, self.known)
        document = _with_remarks(document, speech)
        proposals: tuple[Proposal, ...] = ()
        if self.case is not None and self.words is not None:
            proposals = tuple(proposals_in(document, speech, self.case, self.words))
        return OneReading(file=document.file, document=document, speech=speech, proposals=proposals)


def _with_remarks(document: Document, speech: Speech) -> Document:
    """Return a document that says which of its quotation marks are never closed."""
    left_open = [utterance for utterance in speech.utterances if not utterance.closed]
    if not left_open:
        return document
    remarks = tuple(
        Fault(
            message="a quotation mark opens here and is never closed",
            mend="the quotation was read to the end of its paragraph",
            file=document.file,
            line=utterance.line,
            column=utterance.start - document.lines[utterance.line - 1].start + 1,
        )
        for utterance in left_open
    )
    return replace(document, warnings=(*document.warnings, *remarks))


def read_one(document: Path | str, *, case: Case | None = None, called: str = "") -> OneReading:
    r"""Return what stands in one document: who says what, and which statements are proposed.

    Args:
        document: A path, or the text itself.
        case: The case the statements are for; without one no statement is proposed.
        called: What citations are to call it; left out: what the case calls it, or a name made from the file's.

    Examples:
        >>> read_one("No deal\n\n“We have time,” the union said.").document.words(2)
        '“We have time,” the union said.'
    """
    reader = Reader.of(case)
    if isinstance(document, Path):
        return reader.file(document, called=called)
    return reader.text(document, called=called or "text")


def _first(error: CaseError, file: str) -> Fault:
    """Return the first fault of a document, with its file; the rest follow from it."""
    fault = error.faults[0]
    return fault if fault.file else replace(fault, file=file)
