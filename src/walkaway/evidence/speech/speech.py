"""What is said in a document, and by whom."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from walkaway.evidence.documents.document import Span
from walkaway.results.quick import quick

__all__ = ["DIRECT", "FRAGMENT", "NARRATED", "REPORTED", "Passage", "Speaker", "Speech", "Utterance"]

DIRECT, FRAGMENT, REPORTED, NARRATED = "direct", "fragment", "reported", "narrated"
"""How words reach the page: quoted sentences, a quoted phrase inside the writer's sentence, told in the writer's words
("Trump said that …"), or the writer's own account, which has no other speaker."""


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Somebody whom a document lets speak or speaks of, under all the names it uses.

    Attributes:
        id: Short name, unique in the document; the case's id where the case knows the person or party.
        name: The fullest name, or the document's words for somebody unnamed ("a government spokesman").
        kind: ``person``, ``group`` (a union, a government) or ``unnamed``.
        titles: What stands before or beside the name: president, Secretary of State.
        affiliation: Where the speaker works, as the document says it.
        names: Every form of the name in the document.
        person: The id of the case's person; empty where the case has none.
        party: The id of the case's party the speaker speaks for or is; empty for observers and strangers.
        observer: Whether the speaker judges from outside.
    """

    id: str
    name: str
    kind: str = "person"
    titles: tuple[str, ...] = ()
    affiliation: str = ""
    names: tuple[str, ...] = ()
    person: str = ""
    party: str = ""
    observer: bool = False


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """Words that a document gives to somebody.

    Attributes:
        document: The document's id.
        form: ``direct``, ``fragment`` or ``reported``.
        line: The number of the line it starts in.
        paragraph: The number of the paragraph it starts in.
        start: Where its words start, the quotation mark left out.
        end: Where its words end; a split quote reaches from its first part to its last.
        parts: The stretches that are the speaker's words; between them stands the writer's ("he said").
        speaker: The id of the speaker; empty where nobody is found.
        chain: Who passes it on, the outermost first: "Trump said that Kim told him …" is (trump, kim). It ends with
            `speaker`.
        addressee: The id of the speaker or party to whom it was said, where that is told.
        cue: The words that give it to the speaker: "said", "told reporters", "according to".
        cue_at: Where the cue stands.
        hedged: Whether the cue or the sentence keeps its distance (purportedly, reportedly, it seems).
        rule: The rule that found the speaker.
        confidence: How sure that rule is, 0 to 1: its share of right answers on labelled documents, by kind of rule.
        closed: Whether the quotation mark that opens it is closed; where not, it was read to the end of its paragraph.
    """

    document: str
    form: str
    line: int
    paragraph: int
    start: int
    end: int
    parts: tuple[Span, ...]
    speaker: str = ""
    chain: tuple[str, ...] = ()
    addressee: str = ""
    cue: str = ""
    cue_at: Span | None = None
    hedged: bool = False
    rule: str = ""
    confidence: float = 0.0
    closed: bool = True


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One sentence or clause with who tells it: what the rules for statements look at.

    Attributes:
        document: The document's id.
        form: ``direct``, ``fragment``, ``reported`` or ``narrated``.
        line: The line it starts in.
        paragraph: The paragraph it stands in.
        start: Where it starts in the document.
        end: Where it ends.
        text: ``source[start:end]`` with quotation marks, dashes, spaces and line ends folded to plain ones, letter for
            letter: an offset in it, added to `start`, is an offset in the document.
        teller: The id of the speaker whose words these are; empty for the writer.
        chain: As of the utterance; empty for the writer.
        hedged: Whether it is told with a hedge.
        utterance: The position of its utterance in `Speech.utterances`; None for the writer's own sentences.
    """

    document: str
    form: str
    line: int
    paragraph: int
    start: int
    end: int
    text: str
    teller: str = ""
    chain: tuple[str, ...] = ()
    hedged: bool = False
    utterance: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """Everything that is said in a document.

    Attributes:
        speakers: Speakers by id.
        utterances: Utterances in the order in which they start.
        passages: Every sentence of the body, told by somebody or by the writer, in order.
    """

    speakers: Mapping[str, Speaker] = field(default_factory=dict)
    utterances: tuple[Utterance, ...] = ()
    passages: tuple[Passage, ...] = ()
