"""Where a text names a party of the case, or a person who speaks for one."""

import re
from collections.abc import Iterator

from walkaway.case import Case
from walkaway.evidence.documents.document import Span

__all__ = ["NamesOfParties"]

_PEOPLES = {
    "united states": ("American", "Americans", "US", "U.S.", "USA", "America"),
    "united kingdom": ("British", "UK", "U.K.", "Britain"),
    "china": ("Chinese",),
    "japan": ("Japanese",),
    "france": ("French",),
    "germany": ("German",),
    "turkey": ("Turkish",),
    "spain": ("Spanish",),
    "greece": ("Greek",),
    "ireland": ("Irish",),
    "poland": ("Polish",),
    "netherlands": ("Dutch",),
    "denmark": ("Danish",),
    "sweden": ("Swedish",),
    "finland": ("Finnish",),
    "norway": ("Norwegian",),
    "philippines": ("Filipino", "Philippine"),
    "switzerland": ("Swiss",),
    "european union": ("EU", "European"),
    "ukraine": ("Ukrainian",),
    "canada": ("Canadian",),
    "argentina": ("Argentine",),
    "peru": ("Peruvian",),
    "sudan": ("Sudanese",),
    "lebanon": ("Lebanese",),
    "vietnam": ("Vietnamese",),
    "portugal": ("Portuguese",),
    "sri lanka": ("Sri Lankan",),
    "belgium": ("Belgian",),
    "cyprus": ("Cypriot",),
}
"""What people of a country are called where no ending of its name says it."""
_ENDINGS = "(?:n|ns|an|ans|ian|ians|i|is|ish|ese)?"
_COMPANY = re.compile(
    r"[, ]+(?:plc|ltd\.?|limited|inc\.?|corp\.?|corporation|co\.?|company|group|holdings?|ag|sa|gmbh|llc|nv|pty)$",
    re.IGNORECASE,
)
_UNION = re.compile(r"\b(?:union|workers|teachers|nurses|drivers|staff association)\b", re.IGNORECASE)
_COMMON_WORDS = """
    united national general north south east west northern southern eastern western first central international
    royal great american british global standard public state city
"""
_COMMON = frozenset(_COMMON_WORDS.split())
"""First words by which no company is known alone."""
_LEADING = re.compile(r"^(?:the|a|an|our|its)\s+", re.IGNORECASE)
_PARTICLES = frozenset(
    ("van", "von", "der", "den", "de", "del", "della", "bin", "ibn", "al", "el", "ben", "da", "dos", "le", "la")
)


class NamesOfParties:
    """Finds parties by name.

    Examples:
        >>> from walkaway.case import Party, Person
        >>> parties = (Party(id="usa", name="United States", aliases=("US",)), Party(id="union", name="Union"))
        >>> people = (Person(id="bar", name="Ana Bar", party="union"),)
        >>> names = NamesOfParties(Case(id="x", parties=parties, people=people))
        >>> [party for _, party in names.find("Ms Bar told us the American side; the union agreed with the US.")]
        ['union', 'usa', 'union', 'usa']
    """

    __slots__ = ("_party", "_pattern")

    def __init__(self, case: Case) -> None:
        """Gather the names of a case's parties and people."""
        self._party: dict[str, str] = {}
        endings: set[str] = set()
        for party in case.parties:
            for name in (party.name, *party.aliases):
                for form in _forms(name):
                    self._party.setdefault(form, party.id)
                    if form[0].isupper() and form[-1].isalpha() and not form.isupper():
                        endings.add(form)
        for person in case.people:
            if person.party:
                for name in (person.name, *person.aliases):
                    for form in _person_forms(name):
                        self._party.setdefault(form, person.party)
        for form, role in _roles(case):
            self._party.setdefault(form, role)
        longest = sorted(self._party, key=lambda form: (-len(form), form))
        parts = [rf"{re.escape(form)}(?:{_ENDINGS})?" if form in endings else re.escape(form) for form in longest]
        # A name may not run on into another word; U.S. ends in a mark of its own.
        self._pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(parts)})(?!\w)") if parts else None

    def find(self, text: str) -> Iterator[tuple[Span, str]]:
        """Yield every mention of a party or of a person of one, with the party's id, in order."""
        if self._pattern is None:
            return
        for found in self._pattern.finditer(text):
            party = self._party.get(found.group()) or self._longest_start(found.group())
            yield Span(start=found.start(), end=found.end()), party

    def _longest_start(self, words: str) -> str:
        """Return the party whose name a word is made from by an ending."""
        return next(self._party[words[:end]] for end in range(len(words), 0, -1) if words[:end] in self._party)


def _forms(name: str) -> Iterator[str]:
    """Yield the forms of a party's name: without its article and legal form, its people, and as a common noun."""
    plain = _LEADING.sub("", name.strip())
    short = _COMPANY.sub("", plain)
    first = short.split(" ", 1)[0] if short != plain else ""
    # A company goes by its first word: Altona Chemical Corp. is Altona.
    for form in dict.fromkeys((plain, short, first if len(first) > 3 and first.lower() not in _COMMON else "")):
        if not form:
            continue
        yield form
        yield from _PEOPLES.get(form.lower(), ())
        # A union, a town: where the party's name is a common noun, reports write it small, or large as a first word.
        if form[0].isupper() and form[1:].islower() and form.lower() not in _PEOPLES:
            yield form.lower()
        elif form.islower():
            yield form[0].upper() + form[1:]


def _offices(plain: str) -> Iterator[str]:
    """Yield how an office is spoken of: the union's negotiator is the negotiator, too."""
    own = plain.split("'s ", 1)[-1]
    for form in (own, own.split(" of ", 1)[0]):
        yield form
        yield form[:1].upper() + form[1:]


def _roles(case: Case) -> Iterator[tuple[str, str]]:
    """Yield what reports call the sides of a dispute over work, where one party alone is a union."""
    unions = [party.id for party in case.parties if any(_UNION.search(name) for name in (party.name, *party.aliases))]
    if len(unions) != 1 or unions[0] not in case.principals:
        return
    for word in ("union", "members", "workers", "strikers"):
        yield from ((word, unions[0]), (word.capitalize(), unions[0]))
    others = [party for party in case.principals if party != unions[0]]
    if len(others) == 1:
        for word in ("company", "firm", "management", "employers", "employer", "bosses"):
            yield from ((word, others[0]), (word.capitalize(), others[0]))


def _person_forms(name: str) -> Iterator[str]:
    """Yield the forms of a person's name: whole, and the surname; given name and surname may be the other way round."""
    plain = _LEADING.sub("", name.strip())
    yield plain
    if not plain[:1].isupper():
        yield from _offices(plain)
        return
    words = [word for word in plain.split() if word[:1].isupper()]
    if len(words) < 2:
        return
    # Kim Jong-un: the surname stands first where the rest is a hyphenated or a second given name.
    first = "-" in words[-1] and len(words) == 2
    surname = words[0] if first else words[-1]
    if len(surname) > 2:
        yield surname
    before = plain.split()[:-1]
    if not first and before and before[-1].lower() in _PARTICLES:
        yield f"{before[-1]} {surname}"
