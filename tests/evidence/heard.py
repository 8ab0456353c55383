"""Who speaks in a text, for tests."""

import re
from typing import NamedTuple

from walkaway.evidence.documents.document import BODY, Document, Line
from walkaway.evidence.speech.find import speech_in
from walkaway.evidence.speech.known_people import KnownPeople
from walkaway.evidence.speech.speech import REPORTED, Speech

LINE = re.compile(r"[^\r\n]+")


class Heard(NamedTuple):
    """Words with who says them, by name."""

    words: str
    speaker: str
    rule: str
    chain: tuple[str, ...] = ()
    hedged: bool = False


def told_document(text: str, *, kinds: dict[int, str] | None = None) -> Document:
    """Return a document with one paragraph a line that is not empty."""
    lines = []
    for match in LINE.finditer(text):
        words = match.group().strip()
        if not words:
            continue
        start = match.start() + len(match.group()) - len(match.group().lstrip())
        number = len(lines) + 1
        kind = (kinds or {}).get(number, BODY)
        lines.append(Line(number=number, start=start, end=start + len(words), paragraph=number, kind=kind))
    return Document(id="report", file="report.txt", format="text", text=text, lines=tuple(lines))


def speech_of(text: str, *, known: KnownPeople | None = None, kinds: dict[int, str] | None = None) -> Speech:
    """Return who says what in a text."""
    return speech_in(told_document(text, kinds=kinds), known or KnownPeople())


def heard(
    text: str, *, known: KnownPeople | None = None, kinds: dict[int, str] | None = None, reported: bool = False
) -> list[Heard]:
    """Return the quotes of a text, or its reported clauses, each with its speaker by name."""
    speech = speech_of(text, known=known, kinds=kinds)
    names = {"": "", **{one: speaker.name for one, speaker in speech.speakers.items()}}
    return [
        Heard(
            words="|".join(part.within(text) for part in one.parts),
            speaker=names[one.speaker],
            rule=one.rule,
            chain=tuple(names[link] for link in one.chain),
            hedged=one.hedged,
        )
        for one in speech.utterances
        if (one.form == REPORTED) == reported
    ]
