"""When and where the sides met, as far as documents name the place or the month."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from walkaway.evidence.documents.dates import MONTHS, is_weekday_or_month
from walkaway.evidence.starting.material import Material, Told

__all__ = ["FoundRound", "rounds_in"]

UNKNOWN = "2000"
"""Stands where no document has a date; the case says that it is a placeholder."""

_MEETING = r"(?:summit|talks|meeting|negotiations|conference|round)"
_PLACE = r"(?P<place>[A-Z][\w'-]+(?: [A-Z][\w'-]+)?)"
_MONTH = "(?:in |on )(?:[0-9]{1,2} )?(?P<month>" + "|".join(name.title() for name in MONTHS if len(name) > 2) + ")"
_NAMED = re.compile(rf"\b{_PLACE} (?P<what>{_MEETING})\b")
_VISITED = re.compile(r"\b(?:in|at|to|from|leaving|left|near) (?=([A-Z][\w'-]+(?: [A-Z][\w'-]+)?))")
_MET_IN = re.compile(
    rf"\b(?P<what>{_MEETING}|met|were|meet|gathered) (?:\w+ )?(?:in|at) {_PLACE}(?:,? {_MONTH}(?P<year> [0-9]{{4}})?)?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundRound:
    """A meeting.

    Attributes:
        name: What it is called.
        date: When, as a partial date.
        place: Where it is told; empty where only a document's date tells of it.
        known: Whether a date was found at all.
    """

    name: str
    date: str
    place: str = ""
    known: bool = True


def rounds_in(material: Material, strangers: frozenset[str]) -> tuple[FoundRound, ...]:
    """Return the rounds that documents tell of, in the order of their dates; at least one.

    Args:
        material: The documents.
        strangers: Words that name no place: people, parties.
    """
    printed = {document.id: document.date for document in material.documents}
    first = min((date for date in printed.values() if date), default="")
    visited = {place for told in material.told for place in _VISITED.findall(told.text)}
    found: dict[str, FoundRound] = {}
    for told in material.told:
        for place, what, date in _meetings(told, printed[told.source], strangers):
            name = f"{place} {what}" if what not in ("met", "were", "meet", "gathered") else f"Meeting in {place}"
            if place not in visited:
                continue
            known = found.get(place)
            dated = date or printed[told.source][:7] or first[:7]
            if known is None or (date and date < known.date):
                found[place] = FoundRound(
                    name=known.name if known else name, date=dated or UNKNOWN, place=told.place, known=bool(dated)
                )
    if not found:
        return (FoundRound(name="First round", date=first[:7] or UNKNOWN, known=bool(first)),)
    return tuple(sorted(found.values(), key=lambda one: one.date))


def _meetings(told: Told, printed: str, strangers: frozenset[str]) -> Iterator[tuple[str, str, str]]:
    for pattern in (_MET_IN, _NAMED):
        for found in pattern.finditer(told.text):
            place = found["place"]
            words = place.split()
            if strangers & {word.casefold().removesuffix("'s") for word in words} or is_weekday_or_month(words[0]):
                continue
            if pattern is _NAMED and (words[0] in ("The", "A", "This", "Those", "Their", "These") or len(words[0]) < 3):
                continue
            parts = found.groupdict()
            yield place, found["what"], _date(parts.get("month"), parts.get("year"), printed)


def _date(month: str | None, year: str | None, printed: str) -> str:
    """Return a month as a date: of the year that is told, else the last such month before the document."""
    if not month:
        return ""
    number = MONTHS[month.casefold()]
    if year:
        return f"{year.strip()}-{number:02d}"
    if not re.match(r"[0-9]{4}", printed):
        return ""
    of_year = int(printed[:4]) - (printed[5:7].isdigit() and number > int(printed[5:7]))
    return f"{of_year}-{number:02d}"
