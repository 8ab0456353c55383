"""Who negotiates, as far as documents show it: who offers, demands and refuses, with whom talks are held.

Every name gathers what speaks for its being a side: it stands where a side stands ("the union rejected", "talks with
the company"), it speaks, or somebody speaks for it. The two with the most are taken to be the principals.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from walkaway.evidence.speech.known_people import COMPANY_ENDINGS
from walkaway.evidence.starting.material import Heard, Material, Told, slug
from walkaway.evidence.starting.names_of_sides import (
    ARTICLED,
    countries_in,
    is_common_name,
    is_firm,
    is_name_of_group,
    name_of_state,
    proper_name,
)
from walkaway.evidence.starting.outside import is_called_think_tank, is_outside, is_outside_name
from walkaway.evidence.starting.standing import (
    common_sides_in,
    employers_in,
    mediates_beside,
    named_sides_in,
    stands_beside,
)

__all__ = ["Side", "forms_of_side", "sides_in"]

_TWO = 2
MOST = 8
"""Parties that are proposed at most."""
_LONGEST = 5
_EVIDENCE = 3
"""So much more than a bare mention it says to stand where a side stands."""

_FIRM = frozenset(("company", "firm", "employer", "management"))
_UNION = frozenset(("union", "strikers"))
_WORKERS = re.compile(
    r"\b(?:union|workers|association|federation|guild|brotherhood|local|nurses|teachers)\b", re.IGNORECASE
)
_UNFIT = re.compile(r"\b(?:both|sides?|his|her|their|our|somebody|people|office|reporters)\b", re.IGNORECASE)
_WORD = re.compile(r"\b[a-z]{3,}\b")
_CAPITALISED = re.compile(r"\b[A-Z][a-z]{2,}\b")


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
    def is_side(self) -> bool:
        """Return whether it stands as a side more often than as a mediator."""
        return len(set(self.evidence) - set(self.mediates)) > 2 * len(set(self.mediates))

    @property
    def weight(self) -> int:
        """Return how much speaks for its being a principal."""
        return _EVIDENCE * len(self.evidence) + self.forms.total() + self.said


def sides_in(material: Material) -> list[Side]:
    """Return the groups that documents show as sides, those with the most evidence first."""
    found: dict[str, Side] = {}
    employers = {proper_name(name) for told in material.told for name in employers_in(told.text)}
    groups = employers | {heard.affiliation for heard in material.heard if heard.affiliation}
    people = frozenset(
        word.casefold()
        for heard in material.heard
        if _is_person(heard, groups)
        for name in heard.names
        for word in name.replace("-", " ").split()
    )
    small = frozenset(word for told in material.told for word in _WORD.findall(told.text))
    proper = frozenset(word for told in material.told for word in _CAPITALISED.findall(told.text))
    for told in material.told:
        _countries(told, found)
        _named(told, found, people, small)
    for heard in material.heard:
        if not is_called_think_tank(heard, material.told):
            _speaking(heard, found, people, small)
    sides = _merged(_of_states([side for side in found.values() if side.evidence], proper))
    sides = _without_kinds(sides, employers, material.told)
    for side in sides:
        if not side.country:
            _count(side, material.told)
    sides.sort(key=lambda side: -side.weight)
    return [side for place, side in enumerate(sides) if place < _TWO or _is_sure(side)][:MOST]


def _is_person(heard: Heard, groups: AbstractSet[str]) -> bool:
    """Return whether somebody is a person and no firm that was taken for one."""
    if heard.kind != "person" or not groups.isdisjoint(heard.names):
        return False
    return bool(heard.said) or not (heard.names[0].isupper() or is_firm(heard.name) or "-based " in heard.name)


def _is_sure(side: Side) -> bool:
    """Return whether more than one place speaks for a party that is no principal."""
    return bool(side.mediates) or len(side.evidence) > 1 or side.forms.total() > _EVIDENCE


def forms_of_side(side: Side) -> tuple[str, ...]:
    """Return the forms under which it is found, the most usual first."""
    return tuple(form for form, _ in side.forms.most_common())


_FROM_THERE = re.compile(
    r"\s+(?:company|firm|group|giant|rival|bank|conglomerate|bidder|suitor|owner|operator|union|airline|brewer|miner|\w+maker)\b"
)
"""Words behind a country that make it the home of a firm."""


def _countries(told: Told, found: dict[str, Side]) -> None:
    named = list(countries_in(told.text))
    for start, end, country in named:
        if _FROM_THERE.match(told.text, end):
            continue  # "the Dutch company" is no state
        side = found.setdefault(country.names[0], Side(name=country.names[0], country=True))
        form = told.text[start:end]
        side.forms[form] += 1
        if stands_beside(told.text, start, end) or _paired(told.text, end, named):
            side.evidence.append(told.place)
        if start == named[0][0] and mediates_beside(told.text, start, end):
            side.mediates.append(told.place)


def _paired(text: str, end: int, named: Sequence[tuple[int, int, object]]) -> bool:
    """Return whether another country follows with nothing but "and" between: the US and North Korea."""
    return any(text[end:start].strip() in ("and", "and the", "or") for start, _, _ in named if start > end)


def _named(told: Told, found: dict[str, Side], people: frozenset[str], small: frozenset[str]) -> None:
    for run in (*named_sides_in(told.text), *employers_in(told.text)):
        name = proper_name(run)
        fits = is_name_of_group(name, people, small) and not _UNFIT.search(name) and not is_outside_name(name)
        if fits and not any(start == 0 or end == len(name) for start, end, _ in countries_in(name)):
            found.setdefault(name, Side(name=name)).evidence.append(told.place)
    for name in common_sides_in(told.text):
        found.setdefault(name, Side(name=name)).evidence.append(told.place)


def _speaking(heard: Heard, found: dict[str, Side], people: frozenset[str], small: frozenset[str]) -> None:
    """Take up a group that speaks itself, or for which somebody speaks who does not judge from outside."""
    if not heard.said or (heard.kind == "person" and (is_outside(heard) or not heard.affiliation)):
        return
    if heard.kind == "unnamed" or (heard.kind == "group" and all(name.isupper() for name in heard.names)):
        return  # a place in capitals before a report is no group
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
    return is_name_of_group(name, people, small) if name[:1].isupper() else is_common_name(name)


def _of_states(sides: Iterable[Side], proper: frozenset[str]) -> list[Side]:
    """Return sides with the delegations and ministries of a state as that state."""
    kept: dict[str, Side] = {}
    for side in sides:
        name = side.name if side.country else name_of_state(side.name, proper)
        one = kept.setdefault(name, Side(name=name, country=side.country))
        one.evidence.extend(side.evidence)
        one.mediates.extend(side.mediates)
        one.forms.update(side.forms)
        if name != side.name:
            one.forms[side.name] += 0
    return list(kept.values())


def _merged(sides: list[Side]) -> list[Side]:
    """Return sides with short names added to the long ones: Calder to Calder Industries, union to drivers' union."""
    kept: list[Side] = []
    for side in sorted(sides, key=lambda one: (-len(one.name.split()), one.name)):
        words = side.name.casefold().split()
        longer = [one for one in kept if not one.country and not side.country and _is_short_for(words, one.name)]
        if len(longer) == 1:
            longer[0].evidence.extend(side.evidence)
            longer[0].mediates.extend(side.mediates)
            longer[0].forms.update(dict.fromkeys((side.name, *side.forms), 0))
        elif not longer:
            side.forms[side.name] += 0
            kept.append(side)
    return kept


def _without_kinds(sides: list[Side], employers: Collection[str], told: Sequence[Told]) -> list[Side]:
    """Return sides with "the company" and "the union" as the only firm and the only union of the documents."""
    named = [side for side in sides if not side.country and side.name[:1].isupper()]
    unions = [side for side in named if _WORKERS.search(side.name) or _is_called_union(side.name, told)]
    others = [side for side in named if side not in unions]
    firms = [side for side in others if side.name in employers or is_firm(side.name)] or others
    kept = list(sides)
    for kind, ones in ((_FIRM, firms), (_UNION, unions)):
        for side in [side for side in kept if side.name in kind and len(ones) == 1]:
            ones[0].evidence.extend(side.evidence)
            kept.remove(side)
    return kept


def _is_called_union(name: str, told: Sequence[Told]) -> bool:
    """Return whether documents say that a name is a union's: the Unite union."""
    called = re.compile(rf"\b[Uu]nion,? {re.escape(name)}\b|\b{re.escape(name)} union\b")
    return any(called.search(one.text) for one in told)


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
        for match in pattern.finditer(one.text):
            side.forms[match[0]] += 1
            if mediates_beside(one.text, match.start(), match.end()):
                side.mediates.append(one.place)
