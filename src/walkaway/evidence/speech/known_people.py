"""The people and parties of a case under all the names by which a report may call them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from walkaway.case import Case
from walkaway.evidence.speech.countries import COUNTRIES
from walkaway.evidence.speech.names import name_words, without_titles
from walkaway.evidence.speech.words_of_people import PERSON_NOUNS, TITLES

__all__ = ["KnownPeople", "KnownPerson"]

COMPANY_ENDINGS = frozenset(
    "ltd limited plc inc corp corporation llc co company group holdings ag sa nv se gmbh".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownPerson:
    """A person of a case.

    Attributes:
        id: The case's id.
        name: The name.
        names: Every form of it in words, titles left out, the longest first.
        titles: Titles its forms carry.
        party: The party the person speaks for; empty for an observer.
        observer: Whether the person judges from outside.
        affiliation: Where the person works.
        office: For somebody the case knows only by office ("a spokesman of …"): what they are; else empty.
    """

    id: str
    name: str
    names: tuple[tuple[str, ...], ...]
    titles: tuple[str, ...] = ()
    party: str = ""
    observer: bool = False
    affiliation: str = ""
    office: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownPeople:
    """The people and parties of a case, found by their words.

    Attributes:
        people: Its people.
        by_words: People by the words of each form of their names.
        by_word: People by each word of their names.
        parties: Party ids by the words of each of their names, adjectives and capitals.
        party_names: The parties' names by id.

    Examples:
        >>> KnownPeople.of(None).party_in(("washington",))
        ''
    """

    people: tuple[KnownPerson, ...] = ()
    by_words: Mapping[tuple[str, ...], tuple[KnownPerson, ...]] = field(default_factory=dict)
    by_word: Mapping[str, tuple[KnownPerson, ...]] = field(default_factory=dict)
    parties: Mapping[tuple[str, ...], str] = field(default_factory=dict)
    party_names: Mapping[str, str] = field(default_factory=dict)
    longest: int = 0

    @classmethod
    def of(cls, case: Case | None) -> "KnownPeople":
        """Return the people and parties of a case; nobody without one."""
        if case is None:
            return cls()
        people = tuple(
            _known(person.id, (person.name, *person.aliases), person.party, person.observer, person.affiliation)
            for person in case.people
        )
        by_words: dict[tuple[str, ...], list[KnownPerson]] = {}
        for person in people:
            for words in person.names:
                by_words.setdefault(words, []).append(person)
        by_word: dict[str, dict[str, KnownPerson]] = {}
        for person in people:
            for word in {word for form in person.names for word in form}:
                by_word.setdefault(word, {})[person.id] = person
        parties: dict[tuple[str, ...], str] = {}
        for party in case.parties:
            for words in _party_words((party.name, *party.aliases, party.id)):
                parties.setdefault(words, party.id)
        return cls(
            people=people,
            by_words={words: tuple(found) for words, found in by_words.items()},
            by_word={word: tuple(found.values()) for word, found in by_word.items()},
            parties=parties,
            party_names={party.id: party.name for party in case.parties},
            longest=max((len(words) for words in parties), default=0),
        )

    def party_in(self, words: tuple[str, ...]) -> str:
        """Return the party that is named first in some words, the longest name first; empty where none is."""
        for start in range(len(words)):
            for length in range(min(self.longest, len(words) - start), 0, -1):
                party = self.parties.get(words[start : start + length])
                if party is not None:
                    return party
        return ""


def _known(person_id: str, names: tuple[str, ...], party: str | None, observer: bool, affiliation: str) -> KnownPerson:
    """Return a person of a case with all forms of the name."""
    forms: dict[tuple[str, ...], None] = {}
    titles: list[str] = []
    office = _office(names[0])
    for name in names:
        words = name_words(name)
        if name is not names[0] and name[:1].islower():
            # "the water minister" among the aliases is what they are called, not a name.
            titles.extend(word for word in words if word not in {"the", "a", "an", "of", "for"})
            continue
        bare = without_titles(words)
        titles.extend(word for word in words[: len(words) - len(bare)] if word in TITLES)
        if office or not bare:
            continue
        forms[bare] = None
    return KnownPerson(
        id=person_id,
        name=names[0],
        names=tuple(forms)[:1] + tuple(sorted(tuple(forms)[1:], key=len, reverse=True)),
        titles=tuple(dict.fromkeys(titles)),
        party=party or "",
        observer=observer,
        affiliation=affiliation,
        office=office,
    )


def _office(name: str) -> str:
    """Return what somebody is whom a case knows without a name: "a spokesman of the ministry"; else nothing."""
    words = name.split()
    lower = [word.lower() for word in words]
    if len(words) > 1 and (words[0].islower() or lower[0] in {"a", "an", "the"}):
        return next((word for word in lower[1:] if word in PERSON_NOUNS), "")
    return ""


def _party_words(names: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Return the words of a party's names, with those of the country it is."""
    found = [_plain(name_words(name)) for name in names]
    for country in COUNTRIES:
        if any(_plain(name_words(name)) in found for name in country.names):
            found.extend(_plain(name_words(name)) for name in (*country.names, *country.adjectives, *country.capitals))
    found.extend([words[:-1] for words in found if len(words) > 1 and words[-1] in COMPANY_ENDINGS])
    return [words for words in dict.fromkeys(found) if words]


def _plain(words: tuple[str, ...]) -> tuple[str, ...]:
    return words[1:] if len(words) > 1 and words[0] == "the" else words
