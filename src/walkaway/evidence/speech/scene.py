"""A quotation where it stands: the rows of words around it, and what has been said before."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from walkaway.evidence.documents.document import BODY, Document, Span
from walkaway.evidence.speech.people import People
from walkaway.evidence.speech.quotation import Quotation
from walkaway.evidence.speech.resolving import Resolver
from walkaway.evidence.speech.sayings import Saying
from walkaway.evidence.speech.somebody import Somebody
from walkaway.evidence.speech.subjects import Clause

__all__ = ["Attribution", "Scene", "Story", "Told"]


LONGEST_TITLE = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who is found to speak.

    Attributes:
        speaker: Who.
        chain: Who passes it on, the speaker last.
        addressee: To whom.
        cue: The words that give it to the speaker, as a stretch of the document.
        hedged: Whether they keep their distance.
        rule: The rule that found it.
    """

    speaker: Somebody
    chain: tuple[Somebody, ...]
    rule: str = ""
    addressee: Somebody | None = None
    cue: Span | None = None
    hedged: bool = False


def _verb(saying: Saying) -> int:
    return saying.verb


@dataclass(slots=True)
class Told:
    """One paragraph, read.

    Attributes:
        clause: Its row with phrases.
        sayings: Its verbs of speech in order.
        voices: Who is heard in it: place of the token and speaker, in the order in which they were found.
        main: The subject of its last sentence.
    """

    clause: Clause
    sayings: list[Saying] = field(default_factory=list)
    voices: list[tuple[int, Somebody]] = field(default_factory=list)
    main: Somebody | None = None

    def sayings_from(self, token: int) -> Iterator[Saying]:
        """Yield the verbs of speech from a token on, in order."""
        for at in range(bisect_left(self.sayings, token, key=_verb), len(self.sayings)):
            yield self.sayings[at]

    def sayings_before(self, token: int) -> Iterator[Saying]:
        """Yield the verbs of speech before a token, the last one first."""
        for at in range(bisect_left(self.sayings, token, key=_verb) - 1, -1, -1):
            yield self.sayings[at]

    @property
    def is_body(self) -> bool:
        """Whether it is running text rather than a title or heading."""
        return self.clause.row.paragraph.kind == BODY

    @property
    def ends_quoted(self) -> bool:
        """Whether a quotation of somebody's stands in its last sentence, or is all there is."""
        if not self.voices:
            return False
        stops = self.clause.stops()
        return bool(stops) and max(at for at, _ in self.voices) >= stops[-1][0]

    @property
    def only_quoted(self) -> bool:
        """Whether nothing but quotations stands in it."""
        return not self.clause.row.kinds.strip("Q.,-o\"'")


@dataclass(slots=True)
class Story:
    """A document while it is read.

    Attributes:
        document: The document.
        quotations: Its quotations.
        people: Everybody it speaks of.
        resolver: Finds out who is meant.
        told: Its paragraphs by number, those left out not among them, in order.
        found: What was found for each quotation, by its position.
        told_of: Of whom a sentence tells in which a phrase is quoted that no rule gives to anybody, by its position.
    """

    document: Document
    quotations: list[Quotation]
    people: People
    resolver: Resolver
    told: dict[int, Told] = field(default_factory=dict)
    order: list[int] = field(default_factory=list)
    places: dict[int, int] = field(default_factory=dict)
    found: dict[int, Attribution] = field(default_factory=dict)
    told_of: dict[int, Somebody] = field(default_factory=dict)

    def before(self, number: int) -> Told | None:
        """Return the paragraph of running text before one, by its number."""
        for place in range(self.places[number] - 1, -1, -1):
            told = self.told[self.order[place]]
            if told.is_body:
                return told
        return None

    def upwards(self, number: int, most: int) -> Iterator[Told]:
        """Yield the paragraphs of running text before one, the nearest first."""
        place = self.places[number]
        for earlier in range(place - 1, max(place - most, 0) - 1, -1):
            told = self.told[self.order[earlier]]
            if told.is_body:
                yield told

    def above(self, number: int) -> Told | None:
        """Return the paragraph right before one, a heading too."""
        place = self.places[number] - 1
        return self.told[self.order[place]] if place >= 0 else None

    def after(self, number: int) -> Told | None:
        """Return the paragraph after one."""
        place = self.places[number] + 1
        return self.told[self.order[place]] if place < len(self.order) else None


@dataclass(slots=True)
class Scene:
    """A quotation where it stands.

    Attributes:
        story: The document so far.
        quotation: The quotation.
        told: The paragraph it begins in.
        marks: The tokens that stand for its parts, each with its paragraph.
    """

    story: Story
    quotation: Quotation
    told: Told
    marks: tuple[tuple[Told, int], ...]

    @property
    def first(self) -> int:
        """The token that stands for its first part."""
        return self.marks[0][1]

    @property
    def words(self) -> int:
        """How many words it has."""
        return sum(part.within(self.story.document.text).count(" ") + 1 for part in self.quotation.parts)

    @property
    def is_title(self) -> bool:
        """Whether it is the title of a work: a few words, each with a capital, no end of a sentence."""
        words = " ".join(part.within(self.story.document.text) for part in self.quotation.parts).split()
        if not self.quotation.fragment or not 1 < len(words) < LONGEST_TITLE:
            return False
        return all(word[:1].isupper() for word in words if len(word) > 3) and words[-1][-1:].isalnum()

    @property
    def so_called(self) -> bool:
        """Whether it is a name that things go by, and nobody's words: the so-called "float" nurses."""
        row = self.told.clause.row
        if not self.quotation.fragment or not self.first or row.lowers[self.first - 1] != "so-called":
            return False
        # She said that so-called "float" nurses were not counted: here it is one's words.
        return "that" not in row.lowers[row.sentence_start(self.first) : self.first]

    def by(self, told: Told, saying: Saying) -> Attribution | None:
        """Return what a verb of speech says of the speaker."""
        if saying.speaker is None:
            return None
        row = told.clause.row
        return Attribution(
            speaker=saying.speaker,
            chain=saying.chain or (saying.speaker,),
            addressee=saying.addressee,
            cue=Span(start=row.starts[saying.verb], end=row.end(saying.last - 1)),
            hedged=saying.hedged,
        )

    def plainly(self, somebody: Somebody | None) -> Attribution | None:
        """Return somebody as the speaker, whom no verb of speech names."""
        return None if somebody is None else Attribution(speaker=somebody, chain=(somebody,))
