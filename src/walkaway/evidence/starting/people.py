"""Who speaks in documents, for which side, and who judges from outside."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from walkaway.evidence.speech.countries import COUNTRIES
from walkaway.evidence.speech.words_of_people import PERSON_NOUNS, TITLES
from walkaway.evidence.starting.material import Heard, Material, Told, any_of
from walkaway.evidence.starting.names_of_sides import is_firm
from walkaway.evidence.starting.outside import is_called_think_tank, is_outside
from walkaway.evidence.starting.parties import Side

__all__ = ["FoundPerson", "people_in"]

_ENOUGH = 4
"""Points from which on somebody who is not heard counts as a person of a side."""
_SHORTEST = 2
_POLITE = ("Mr ", "Ms ", "Mrs ", "Miss ")
_ENVOY_TO = re.compile(
    r"\b(?:envoy|special representative|ambassador|adviser|advisor|expert|negotiator)\b", re.IGNORECASE
)
_OFFICES = (("secretary of state", "United States"), ("taoiseach", "Ireland"), ("bundestag", "Germany"))
"""Offices that only one country has, where no country stands beside them."""
_TITLE_WORDS = "|".join(
    sorted(TITLES | PERSON_NOUNS | {"foreign", "prime", "chief", "executive", "general", "managing", "water", "of"})
)
_BARE = frozenset("union company firm council league association federation commission board district".split())
_TITLE_RUN = rf"(?:(?:{_TITLE_WORDS})[,.]? ){{0,4}}"
_SAYS = r"(?:said|says|signal\w+|add(?:ed|ing)|announc\w+|confirm\w+|told \w+|warned|promised|repeated)"


_SIDE, _PERSON = "\ue000", "\ue001"
"""Stand for the names of a side and of a person, so that the patterns are the same for all."""
_LEADS = r"(?:director|chair(?:man|woman)?|head|boss|leader)"
_FRAMES = (
    (re.compile(rf"{_SIDE}(?:'s?)? {_TITLE_RUN}{_PERSON}"), 5),
    (
        re.compile(
            rf"{_PERSON}, (?!envoy|\w+ envoy)(?:[\w'-]+ ){{1,6}}?(?:of|at|from|leads) (?:the )?{_SIDE}(?! [A-Z])"
        ),
        4,
    ),
    (re.compile(rf"{_PERSON}, (?:the )?{_SIDE}'s? "), 4),
    (re.compile(rf"\b{_LEADS} of (?:the )?{_SIDE}(?: is called|,) {_PERSON}"), 4),
    (
        re.compile(
            rf"{_PERSON},? who (?:leads|heads|commands|chairs|runs|represents|(?:speaks|negotiates|acts) for) "
            rf"(?:the )?{_SIDE}"
        ),
        4,
    ),
    (re.compile(rf"{_SIDE}[^.;\"]{{0,40}}, (?:its|their) [a-z -]{{3,30}}, {_PERSON}"), 4),
    (re.compile(rf"{_PERSON} (?:of|from) (?:the )?{_SIDE}(?! [A-Z])"), 4),
    (re.compile(rf"\b[Ff]or (?:the )?{_SIDE}'s? part, {_PERSON}"), 3),
    (
        re.compile(
            rf"{_PERSON}[^.;]{{0,30}}? {_SAYS}(?:,? adding)? that (?:the )?{_SIDE} (?:will|would|could|had|has)\b"
        ),
        2,
    ),
    (re.compile(rf"{_PERSON} said, adding that (?:the )?{_SIDE} (?:will|would|could|had|has)\b"), 2),
)
"""What ties a person to a side, and how much each says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPerson:
    """Somebody whom documents let speak, or name beside a side.

    Attributes:
        heard: As the documents have it.
        side: The name of the side the person speaks for; empty for observers and where none is found.
        observer: Whether the person judges from outside.
    """

    heard: Heard
    side: str
    observer: bool


def people_in(material: Material, sides: Sequence[Side]) -> tuple[FoundPerson, ...]:
    """Return the people who speak, in the order of how often, and those of a side who are only spoken of."""
    found: list[FoundPerson] = []
    forms = _forms(sides)
    groups = {form for side in sides for form in (side.name, *side.forms)}
    for heard in material.heard:
        if heard.kind == "group" or heard.name in groups or len(heard.name) < _SHORTEST:
            continue
        told = _told_of(heard, material.told)
        points = _points(heard, told, sides, forms)
        side = max(points, key=lambda name: points[name], default="")
        far = points.get(side, 0) < _ENOUGH
        observer = is_outside(heard) or (far and is_called_think_tank(heard, told))
        if heard.kind == "unnamed":
            observer, side = heard.observer, "" if heard.observer else side
            if not heard.said or not (observer or side):
                continue
        elif not heard.said and points.get(side, 0) < _ENOUGH:
            continue
        found.append(FoundPerson(heard=heard, side="" if observer else side, observer=observer))
    return tuple(sorted(found, key=lambda one: -one.heard.said))


def _told_of(heard: Heard, told: Iterable[Told]) -> list[Told]:
    pattern = re.compile(rf"\b{any_of(heard.names)}\b")
    return [one for one in told if pattern.search(one.text)]


def _forms(sides: Sequence[Side]) -> dict[str, re.Pattern[str]]:
    """Return what finds each side under every form of its name."""
    return {side.name: re.compile(rf"\b{any_of(_all_forms(side, sides))}(?!\w)") for side in sides}


def _points(
    heard: Heard, told: list[Told], sides: Sequence[Side], forms: Mapping[str, re.Pattern[str]]
) -> dict[str, int]:
    """Return for each side how much speaks for the person's being its."""
    points: dict[str, int] = {}
    # Two of one surname are told apart by Mr and Ms alone.
    names = [name for name in heard.names if name.startswith(_POLITE)] or heard.names
    person = re.compile(rf"\b{any_of(names)}\b")
    marked = [person.sub(_PERSON, one.text) for one in told]
    titles = " ".join(heard.titles).casefold()
    abroad = bool(_ENVOY_TO.search(titles)) and not re.search(r"\bchief negotiator", titles)
    for side in sides:
        form, total = forms[side.name], 0
        if heard.affiliation and not abroad and form.search(heard.affiliation):
            total += 5
        if heard.kind == "unnamed" and form.search(heard.name):
            total += 5
        if side.country and any(office in titles and side.name == country for office, country in _OFFICES):
            total += 5
        for text in marked:
            both = form.sub(_SIDE, text)
            if both != text:
                total += sum(worth for pattern, worth in _FRAMES if pattern.search(both))
        if total:
            points[side.name] = total
    return points


def _all_forms(side: Side, sides: Sequence[Side]) -> tuple[str, ...]:
    """Return every form of a side's name: a country's adjectives and capitals, "the union" where there is but one."""
    if side.country:
        country = next(one for one in COUNTRIES if one.names[0] == side.name)
        return (*country.names, *country.adjectives, *country.capitals)
    short = _short(side)
    alone = short and sum(_short(one) == short for one in sides) == 1
    return (*side.forms, short) if alone else tuple(side.forms)


def _short(side: Side) -> str:
    """Return the bare noun by which a report may call a side; empty where it has none."""
    last = side.name.split()[-1].casefold()
    return "company" if is_firm(side.name) else last if last in _BARE else ""
