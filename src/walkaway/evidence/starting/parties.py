"""Who negotiates, as far as documents show it: who offers, demands and refuses, with whom talks are held.

Every name gathers what speaks for its being a side: it stands where a side stands ("the union rejected", "talks with
the company"), it speaks, or somebody speaks for it. The two with the most are taken to be the principals.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from walkaway.evidence.speech.known_people import COMPANY_ENDINGS
from walkaway.evidence.starting.material import Heard, Material, Told, slug
from walkaway.evidence.starting.names_of_sides import (
    ARTICLED,
    COMMON_NAME,
    countries_in,
    is_name_of_group,
    proper_name,
)
from walkaway.evidence.starting.outside import is_called_think_tank, is_outside

__all__ = ["Side", "forms_of_side", "sides_in"]

MOST = 8
"""Parties that are proposed at most."""
_LONGEST = 5
_EVIDENCE = 3
"""So much more than a bare mention it says to stand where a side stands."""

_ADVERB = r"(?:(?:has|have|had|will|would|could|also|again|today|now|still|once|\w+ly) ){0,2}"
_DOES = (
    rf"{_ADVERB}(?:offer(?:s|ed)?|demand(?:s|ed)?|reject(?:s|ed)?|refuse[sd]?|agree[sd]?|accept(?:s|ed)?|wants?|wanted"
    r"|seeks?|sought|propose[sd]?|insist(?:s|ed)?|threaten(?:s|ed)?|turned down|asked for|asks for|calls? for"
    r"|called for|declined?|concede[sd]?|withdrew|walked out|signed|tabled|countered|responded|promised)\b"
)
_RUN = r"(?P<run>(?:[Tt]he )?[A-Z][\w'.-]*(?: (?:of |for |and )?[A-Z][\w'.-]*){0,5})"
_SUBJECT = re.compile(rf"{_RUN} {_DOES}")
_COMMON_SUBJECT = re.compile(rf"\b{COMMON_NAME} {_DOES}")
_BEHIND = re.compile(rf"(?:'s?)? {_DOES}|'s? (?:offer|demand|proposal|position|bid|refusal|request|terms)\b")
_BEFORE = re.compile(
    r"\b(?:talks?|deal|agreement|accord|treaty|contract|negotiat\w+|meeting|met|meet|relationship|dispute|war|truce"
    r"|strike|sanctions|demands?|offer(?:ed)?|summit)\s(?:with|on|against|between|to|by|of)\s(?:the\s|both\s)?$"
    r"|\b(?:between|against|compromise from)\s(?:the\s)?$",
    re.IGNORECASE,
)
_MEDIATES = re.compile(
    r"\b(?:mediat\w+|brok(?:er|ered|ering)|go-between|facilitat\w+|arbitrat\w+|host(?:s|ed|ing)?"
    r"|bring the (?:two )?sides|iron out|good offices)\b",
    re.IGNORECASE,
)
_UNFIT = re.compile(r"\b(?:both|sides?|his|her|their|our|somebody|people|office|reporters)\b", re.IGNORECASE)
_WORD = re.compile(r"\b[a-z]{3,}\b")


@dataclass(slots=True)
class Side:
    """A group that may be a party; it gathers evidence.

    Attributes:
        name: What it is called.
        country: Whether it is a country or union of countries.
        forms: Every form of its name in the documents and how often it stands there.
        evidence: Places where it stands as a side or speaks.
        mediates: Places that speak of mediation beside it.
        said: Utterances of people who speak for it.
    """

    name: str
    country: bool = False
    forms: Counter[str] = field(default_factory=Counter)
    evidence: list[str] = field(default_factory=list)
    mediates: list[str] = field(default_factory=list)
    said: int = 0

    @property
    def id(self) -> str:
        """Return its name as an id."""
        return slug(self.name)

    @property
    def article(self) -> str:
        """Return what stands before its name in a sentence."""
        return "the" if self.name in ARTICLED or not self.name[:1].isupper() else ""

    @property
    def weight(self) -> int:
        """Return how much speaks for its being a principal."""
        return _EVIDENCE * len(self.evidence) + self.forms.total() + self.said


def sides_in(material: Material) -> list[Side]:
    """Return the groups that documents show as sides, those with the most evidence first."""
    found: dict[str, Side] = {}
    people = frozenset(
        word.casefold()
        for heard in material.heard
        if heard.kind == "person"
        for name in heard.names
        for word in name.replace("-", " ").split()
    )
    small = frozenset(word for told in material.told for word in _WORD.findall(told.text))
    for told in material.told:
        _countries(told, found)
        _named(told, found, people, small)
    for heard in material.heard:
        if not is_called_think_tank(heard, material.told):
            _speaking(heard, found, people, small)
    sides = _merged([side for side in found.values() if side.evidence])
    for side in sides:
        if not side.country:
            _count(side, material.told)
    return sorted(sides, key=lambda side: -side.weight)[:MOST]


def forms_of_side(side: Side) -> tuple[str, ...]:
    """Return the forms under which it is found, the most usual first."""
    return tuple(form for form, _ in side.forms.most_common())


def _countries(told: Told, found: dict[str, Side]) -> None:
    named = list(countries_in(told.text))
    for start, end, country in named:
        side = found.setdefault(country.names[0], Side(name=country.names[0], country=True))
        form = told.text[start:end]
        side.forms[form] += 1
        before = told.text[max(0, start - 40) : start]
        if _BEHIND.match(told.text, end) or _BEFORE.search(before) or _beside(told.text, end, named):
            side.evidence.append(told.place)
        if _MEDIATES.search(told.text):
            side.mediates.append(told.place)


def _beside(text: str, end: int, named: Sequence[tuple[int, int, object]]) -> bool:
    """Return whether another country follows with nothing but "and" between: the US and North Korea."""
    return any(text[end:start].strip() in ("and", "and the", "or") for start, _, _ in named if start > end)


def _named(told: Told, found: dict[str, Side], people: frozenset[str], small: frozenset[str]) -> None:
    for match in _SUBJECT.finditer(told.text):
        name = proper_name(match["run"])
        if is_name_of_group(name, people, small) and not list(countries_in(name)):
            found.setdefault(name, Side(name=name)).evidence.append(told.place)
    for match in _COMMON_SUBJECT.finditer(told.text):
        name = match["common"]
        found.setdefault(name, Side(name=name)).evidence.append(told.place)


def _speaking(heard: Heard, found: dict[str, Side], people: frozenset[str], small: frozenset[str]) -> None:
    """Take up a group that speaks itself, or for which somebody speaks who does not judge from outside."""
    if not heard.said or (heard.kind == "person" and (is_outside(heard) or not heard.affiliation)):
        return
    if heard.kind == "unnamed":
        return
    name = proper_name(heard.name if heard.kind == "group" else heard.affiliation)
    countries = list(countries_in(name))
    if countries:
        name = countries[0][2].names[0]
        found.setdefault(name, Side(name=name, country=True))
    elif _UNFIT.search(name) or len(name.split()) > _LONGEST or not _may_be_side(name, people, small):
        return
    side = found.setdefault(name, Side(name=name))
    side.evidence.extend([heard.place] * heard.said)


def _may_be_side(name: str, people: frozenset[str], small: frozenset[str]) -> bool:
    return not name[:1].isupper() or is_name_of_group(name, people, small)


def _merged(sides: list[Side]) -> list[Side]:
    """Return sides with short names added to the long ones: Calder to Calder Industries, union to drivers' union."""
    kept: list[Side] = []
    for side in sorted(sides, key=lambda one: (-len(one.name.split()), one.name)):
        words = side.name.casefold().split()
        longer = [one for one in kept if not one.country and not side.country and _is_short_for(words, one.name)]
        if len(longer) == 1:
            longer[0].evidence.extend(side.evidence)
            longer[0].mediates.extend(side.mediates)
            longer[0].forms[side.name] += 0
        elif not longer:
            side.forms[side.name] += 0
            kept.append(side)
    return kept


def _is_short_for(words: list[str], name: str) -> bool:
    longer = name.casefold().split()
    rest = longer[len(words) :]
    if len(words) >= len(longer):
        return False
    starts = longer[: len(words)] == words and (len(words) == 1 or set(rest) <= COMPANY_ENDINGS)
    return starts or longer[-len(words) :] == words


def _count(side: Side, told: Iterable[Told]) -> None:
    """Count how often a group without a country's name is named."""
    forms = list(side.forms)
    pattern = re.compile("|".join(rf"\b{re.escape(form)}\b" for form in sorted(forms, key=len, reverse=True)))
    for one in told:
        text = one.text
        for match in pattern.finditer(text):
            side.forms[match[0]] += 1
        if _MEDIATES.search(text) and pattern.search(text):
            side.mediates.append(one.place)
