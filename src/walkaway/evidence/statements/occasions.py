"""When and on which occasion something was said: round, day, and the origin that statements of one utterance share."""

import datetime as dt
import re

from walkaway.case import Case
from walkaway.evidence.documents.document import Document
from walkaway.evidence.speech.speech import Passage, Speech, Utterance

__all__ = ["Occasions", "round_at", "weekday_before"]

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAY = re.compile(r"\b(?:" + "|".join(DAYS) + r")\b")
_KINDS = (
    (
        "press",
        re.compile(
            r"\b(?:press|news) (?:conference|briefing)|\btold (?:\w+ )?(?:reporters|journalists|the press)\b",
            re.IGNORECASE,
        ),
    ),
    ("tweet", re.compile(r"\b(?:tweet(?:ed|s)?|posted on|on twitter|on x\b|in a post)", re.IGNORECASE)),
    (
        "statement",
        re.compile(r"\b(?:in a|in an emailed|in a joint|in a written|issued a) (?:\w+ )?statement\b", re.IGNORECASE),
    ),
    ("letter", re.compile(r"\b(?:in a|wrote in a|in an open) (?:\w+ )?(?:letter|memo|e-?mail)\b", re.IGNORECASE)),
    (
        "speech",
        re.compile(
            r"\bin a (?:\w+ )?(?:speech|address)\b|\btold (?:parliament|the house|congress|the "
            r"assembly|delegates|members)\b",
            re.IGNORECASE,
        ),
    ),
    ("interview", re.compile(r"\bin an interview\b|\b[Tt]old (?-i:(?:the )?[A-Z][\w.]*)", re.IGNORECASE)),
)
"""Occasions, in the order in which they are looked for; the words of the case file's ids."""
_OCCASION = re.compile(r"\b(?:press|news|told|tweet|post|on\s(?:twitter|x\b)|in\san?\s|issued\s|wrote\s)")
"""What stands in the words of every occasion: the cheap test before them."""

REACH = 160
"""So many letters around an utterance are looked at for its occasion; never beyond its paragraph."""


def weekday_before(day: str, published: str) -> str:
    """Return the last day of this name on or before a date, as a date; empty where the date is no full day.

    Examples:
        >>> weekday_before("Wednesday", "2019-02-28"), weekday_before("Thursday", "2019-02-28")
        ('2019-02-27', '2019-02-28')
        >>> weekday_before("Wednesday", "2019-02")
        ''
    """
    try:
        last = dt.date.fromisoformat(published)
    except ValueError:
        return ""
    back = (last.weekday() - DAYS.index(day.lower())) % 7
    return (last - dt.timedelta(days=back)).isoformat()


def round_at(case: Case, date: str) -> str:
    """Return the latest round that had begun at a date; without a date the last, before all of them the first.

    Examples:
        >>> from walkaway.case import Round
        >>> rounds = (Round(id="a", name="A", date="2018-06"), Round(id="b", name="B", date="2019-02"))
        >>> case = Case(id="x", rounds=rounds)
        >>> round_at(case, "2019-01-31"), round_at(case, "2019-02-28"), round_at(case, "")
        ('a', 'b', 'b')
    """
    ordered = sorted(case.rounds, key=lambda one: one.date)
    if not ordered:
        return ""
    if not date:
        return ordered[-1].id
    begun = [one for one in ordered if one.date[: len(date)] <= date[: len(one.date)]]
    return begun[-1].id if begun else ordered[0].id


class Occasions:
    """The occasions of one document's utterances, each looked up when it is asked for."""

    def __init__(self, document: Document, speech: Speech) -> None:
        """Look at nothing yet."""
        self.document = document
        self.speech = speech
        self._paragraphs: dict[int, tuple[int, int]] = {}
        self._around: dict[int, str] = {}
        self._told: dict[int, str] = {}
        self._usual: dict[str, str] = {}

    def kind(self, passage: Passage, narrator: str) -> str:
        """Return the occasion of a passage: as told beside it, else the one that is told first for its speaker."""
        told = self._kind(passage.utterance) if passage.utterance is not None else ""
        if told:
            return told
        if narrator not in self._usual:
            theirs = (
                position
                for position, one in enumerate(self.speech.utterances)
                if (one.chain[0] if one.chain else one.speaker) == narrator
            )
            self._usual[narrator] = next((kind for kind in map(self._kind, theirs) if kind), "")
        return self._usual[narrator]

    def day(self, passage: Passage) -> str:
        """Return the day on which a passage was said, where that is told."""
        day = _DAY.search(self._words_around(passage.utterance).lower()) if passage.utterance is not None else None
        return weekday_before(day[0], self.document.date) if day is not None else ""

    def _kind(self, position: int) -> str:
        if position not in self._told:
            around = self._words_around(position)
            kinds = _KINDS if _OCCASION.search(around.lower()) else ()
            self._told[position] = next((name for name, pattern in kinds if pattern.search(around)), "")
        return self._told[position]

    def _words_around(self, position: int) -> str:
        if position not in self._around:
            if not self._paragraphs:
                self._paragraphs = {p.number: (p.start, p.end) for p in self.document.paragraphs()}
            utterance = self.speech.utterances[position]
            paragraph = self._paragraphs.get(utterance.paragraph, (utterance.start, utterance.end))
            self._around[position] = _around(self.document, utterance, paragraph)
        return self._around[position]


def _around(document: Document, utterance: Utterance, paragraph: tuple[int, int]) -> str:
    """Return the writer's words around an utterance, its own left out."""
    start, end = max(paragraph[0], utterance.start - REACH), min(paragraph[1], utterance.end + REACH)
    pieces: list[str] = []
    place = start
    for part in utterance.parts:
        pieces.append(document.text[place : max(place, part.start)])
        place = max(place, part.end)
    pieces.append(document.text[place : max(place, end)])
    return " ".join(pieces)
