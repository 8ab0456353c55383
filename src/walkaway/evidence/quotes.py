"""What is said in a document as a reader meets it: the words, where they stand, and the name of who says them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from walkaway.evidence.documents.document import Document, Span
from walkaway.evidence.speech.speech import REPORTED, Speaker, Speech, Utterance
from walkaway.results import SHARE, Shown
from walkaway.results.quick import quick

__all__ = ["Quote", "quotes_in", "reported_in"]


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Quote(Shown):
    """Words that a document gives to somebody.

    Attributes:
        document: The document's id.
        line: The number of the line it starts in.
        start: Where its words start in the document's text.
        end: Where they end.
        text: What stands there, the writer's words between two parts of a quote among it.
        parts: The stretches that are the speaker's words.
        form: ``direct``, ``fragment`` or ``reported``.
        speaker: The speaker's name; empty where nobody is found.
        affiliation: Where the speaker works, as the document says it.
        titles: What the document calls the speaker beside the name.
        person: The id of the case's person.
        party: The id of the case's party for which the speaker speaks.
        observer: Whether the speaker judges from outside.
        chain: The names of those who pass it on, the outermost first.
        addressee: To whom it was said, where that is told.
        cue: The words that give it to the speaker.
        hedged: Whether it is told at a distance (purportedly, it seems).
        rule: The rule that found the speaker.
        confidence: How sure that rule is.
    """

    document: str
    line: int
    start: int
    end: int
    text: str
    parts: tuple[Span, ...]
    form: str
    speaker: str = ""
    affiliation: str = ""
    titles: tuple[str, ...] = ()
    person: str = ""
    party: str = ""
    observer: bool = False
    chain: tuple[str, ...] = ()
    addressee: str = ""
    cue: str = ""
    hedged: bool = False
    rule: str = ""
    confidence: float = field(default=0.0, metadata=SHARE)

    @property
    def words(self) -> str:
        """The speaker's own words, the parts of a split quote joined by a space."""
        return " ".join(self.text[part.start - self.start : part.end - self.start] for part in self.parts)


def quotes_in(document: Document, speech: Speech) -> Iterator[Quote]:
    """Yield what stands between quotation marks, in order."""
    return (_quote(one, document, speech.speakers) for one in speech.utterances if one.form != REPORTED)


def reported_in(document: Document, speech: Speech) -> Iterator[Quote]:
    """Yield what somebody is reported to have said, in the writer's words, in order."""
    return (_quote(one, document, speech.speakers) for one in speech.utterances if one.form == REPORTED)


def _quote(utterance: Utterance, document: Document, speakers: Mapping[str, Speaker]) -> Quote:
    speaker = speakers.get(utterance.speaker)
    return Quote(
        document=document.id,
        line=utterance.line,
        start=utterance.start,
        end=utterance.end,
        text=document.text[utterance.start : utterance.end],
        parts=utterance.parts,
        form=utterance.form,
        speaker=_name(utterance.speaker, speakers),
        affiliation=speaker.affiliation if speaker is not None else "",
        titles=speaker.titles if speaker is not None else (),
        person=speaker.person if speaker is not None else "",
        party=speaker.party if speaker is not None else "",
        observer=speaker is not None and speaker.observer,
        chain=tuple(_name(one, speakers) for one in utterance.chain),
        addressee=_name(utterance.addressee, speakers),
        cue=utterance.cue,
        hedged=utterance.hedged,
        rule=utterance.rule,
        confidence=utterance.confidence,
    )


def _name(speaker: str, speakers: Mapping[str, Speaker]) -> str:
    """Return a speaker's name; the id where the document does not introduce whom it means."""
    known = speakers.get(speaker)
    return known.name if known is not None else speaker
