"""The documents a case is started from, sentence by sentence."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from walkaway.evidence.documents.document import Document
from walkaway.evidence.speech.names import name_words
from walkaway.evidence.speech.speech import Speaker, Speech

__all__ = ["Heard", "Material", "Told", "any_of", "slug"]

LONGEST_ID = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A sentence or clause of a document.

    Attributes:
        source: The id of its document.
        line: The line it starts in.
        text: Its words, marks and spaces folded to plain ones.
        teller: Who tells it, under the same name in all documents; empty for the writer.
    """

    source: str
    line: int
    text: str
    teller: str

    @property
    def place(self) -> str:
        """Return how it is cited."""
        return f"{self.source}:{self.line}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """A speaker of one document or of several.

    Attributes:
        name: The fullest name.
        names: Every form of it.
        kind: ``person``, ``group`` or ``unnamed``.
        titles: Titles beside the name.
        affiliation: Where the speaker works.
        observer: Whether the documents call the speaker somebody who judges from outside.
        said: How many utterances are the speaker's.
        place: Where the speaker is heard first; empty for one who is only spoken of.
    """

    name: str
    names: tuple[str, ...]
    kind: str
    titles: tuple[str, ...]
    affiliation: str
    observer: bool
    said: int
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    r"""What is looked at for parties, people, rounds and issues.

    Attributes:
        documents: The documents, copies left out.
        told: Their sentences, in order.
        heard: Their speakers, the same one once.

    Examples:
        >>> from walkaway.evidence.reading import read_one
        >>> one = read_one("No deal\n\n“We have time,” Ana Ruiz said.", called="bulletin")
        >>> [(heard.name, heard.said, heard.place) for heard in Material.of([(one.document, one.speech)]).heard]
        [('Ana Ruiz', 1, 'bulletin:2')]
    """

    documents: tuple[Document, ...]
    told: tuple[Told, ...]
    heard: tuple[Heard, ...]

    @classmethod
    def of(cls, read: Iterable[tuple[Document, Speech]]) -> "Material":
        """Return the material of documents and what is said in them."""
        pairs = tuple(read)
        groups = _same([(document.id, speaker) for document, speech in pairs for speaker in speech.speakers.values()])
        names = {key: group[0][1].name for group in groups for key in ((d, s.id) for d, s in group)}
        return cls(
            documents=tuple(document for document, _ in pairs),
            told=tuple(
                Told(
                    source=document.id,
                    line=passage.line,
                    text=passage.text,
                    teller=names.get((document.id, passage.teller), ""),
                )
                for document, speech in pairs
                for passage in speech.passages
            ),
            heard=tuple(_heard(group, pairs) for group in groups),
        )


def any_of(names: Iterable[str]) -> str:
    """Return a pattern for any of some names, the longest first."""
    return "(?:" + "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True)) + ")"


def slug(name: str) -> str:
    """Return a name as an id.

    Examples:
        >>> slug("The Quayworkers' Union"), slug("2034 budget")
        ('quayworkers_union', 'x_2034_budget')
    """
    words = [word for word in _plain(name).split() if word not in ("the", "a", "an")]
    found = ""
    for word in words:
        if found and len(found) + 1 + len(word) > LONGEST_ID:
            break
        found = f"{found}_{word}" if found else word[:LONGEST_ID]
    return f"x_{found}" if found[:1].isdigit() else found or "x"


def _plain(name: str) -> str:
    bare = " ".join(name_words(name)).replace("'", "")
    return "".join(letter if letter.isascii() and letter.isalnum() else " " for letter in bare)


def _same(speakers: list[tuple[str, Speaker]]) -> list[list[tuple[str, Speaker]]]:
    """Return the speakers in groups: of one name, or of a surname that only one of the fuller names ends or starts."""
    groups: dict[tuple[str, ...], list[tuple[str, Speaker]]] = {}
    for document, speaker in sorted(speakers, key=lambda pair: -len(name_words(pair[1].name))):
        words = name_words(speaker.name)
        if words not in groups and len(words) == 1:
            fuller = [known for known in groups if words[0] in (known[0], known[-1]) and len(known) > 1]
            if len(fuller) == 1 and groups[fuller[0]][0][1].kind == speaker.kind == "person":
                words = fuller[0]
        groups.setdefault(words, []).append((document, speaker))
    return list(groups.values())


def _heard(group: list[tuple[str, Speaker]], pairs: Iterable[tuple[Document, Speech]]) -> Heard:
    speakers = [speaker for _, speaker in group]
    keys = {(document, speaker.id) for document, speaker in group}
    theirs = [
        (document.id, utterance.line)
        for document, speech in pairs
        for utterance in speech.utterances
        if (document.id, utterance.speaker) in keys
    ]
    first = speakers[0]
    return Heard(
        name=_folded(first.name.title() if first.name.isupper() and len(first.name) > 4 else first.name),
        names=tuple(dict.fromkeys(_folded(name) for speaker in speakers for name in (speaker.name, *speaker.names))),
        kind=first.kind,
        titles=tuple(dict.fromkeys(title for speaker in speakers for title in speaker.titles)),
        affiliation=_folded(next((speaker.affiliation for speaker in speakers if speaker.affiliation), "")),
        observer=any(speaker.observer for speaker in speakers),
        said=len(theirs),
        place="{}:{}".format(*theirs[0]) if theirs else "",
    )


def _folded(name: str) -> str:
    """Return a name as passages have it, with plain marks."""
    return name.replace("\u2019", "'")
