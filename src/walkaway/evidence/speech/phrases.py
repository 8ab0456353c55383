"""Noun phrases of a row: who or what may be the subject of a verb of speech."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from walkaway.evidence.speech.given_names import GIVEN_NAMES
from walkaway.evidence.speech.names import folded
from walkaway.evidence.speech.tokens import NAME, TITLE, Row
from walkaway.evidence.speech.words_of_people import (
    MEDIA,
    ORGANISATION_WORDS,
    PARTICLES,
    PLURAL_NOUNS,
    SUFFIXES,
    SURNAMES_TOO,
)
from walkaway.results.quick import quick

__all__ = ["GROUPED", "NAMED", "OTHER", "PAPERED", "PRONOUN", "ROLE", "Phrase", "Subject", "phrase_at", "phrases_of"]

NAMED, ROLE, GROUPED, PAPERED, PRONOUN, OTHER = "named", "role", "group", "paper", "pronoun", "other"
"""What a phrase is: a name, somebody by what they are (the minister), a group (the union), a paper (a statement), a
pronoun, anything else."""

PHRASE = re.compile(
    r"p|(?:d+[#wei]{0,4}|[#w]{0,4})[PGDNt]+(?:z[#weisb]{0,3}[PGDNt]+|w{0,2}[PGDNt]+)*|d+[#wei]{0,4}[wse#]|d"
)
SURNAMES_OF_PLACES = frozenset(
    "town city park hall house hill north south east west street field port bay lake rivers brothers banks bank "
    "sea price church post guard power air court central rice".split()
)
"""Words for places and organisations that are surnames after a given name: Jenny Town."""
RANKS = frozenset("officer director executive secretary manager minister commissioner counsel editor".split())
"""Words in which an office ends that begins with a title: Chief Financial Officer."""
RIVALS = frozenset(
    "rival rivals partner partners supplier suppliers operator owner owners investor shareholder landlord lender "
    "customer competitor competitors bidder suitor".split()
)
"""Callings of firms as well as of people: US rival PPG Industries."""
RUN = re.compile(r"[Nt]+$")


@quick
@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase.

    Attributes:
        first: Its first token in the row.
        last: One past its last token.
        kind: What it is.
        name: The words of the name, as they stand.
        titles: Title words and callings before the name, or the words of the calling where there is no name; folded.
        owner: What stands before them: "South Korean", "the union's"; as it stands.
        article: The article or other small word that opens it, in small letters.
        plural: Whether it is several.
    """

    first: int
    last: int
    kind: str
    name: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    owner: str = ""
    article: str = ""
    plural: bool = False

    @property
    def head(self) -> str:
        """The word that says what somebody is: the last one of the calling."""
        return self.titles[-1] if self.titles else ""

    @property
    def definite(self) -> bool:
        """Whether it points back: the minister, his lawyer."""
        return self.article in {"the", "this", "that", "his", "her", "its", "their", "these", "those", "both"}


@quick
@dataclass(frozen=True, slots=True)
class Subject:
    """Who a verb of speech is said of.

    Attributes:
        phrase: The phrase that names them.
        appositions: Phrases beside it that say who they are, as first and one past the last token each.
    """

    phrase: Phrase
    appositions: tuple[tuple[int, int], ...] = ()


def phrases_of(row: Row) -> list[tuple[int, int]]:
    """Return where the phrases of a row stand: first token, one past the last."""
    return [match.span() for match in PHRASE.finditer(row.kinds)]


def phrase_at(row: Row, first: int, last: int) -> Phrase:
    """Return the phrase of a stretch of words, read."""
    return Phrase(first, last, *_told(row.kinds[first:last], tuple(row.words[first:last])))


Told: TypeAlias = tuple[str, tuple[str, ...], tuple[str, ...], str, str, bool]
"""What a phrase tells wherever it stands: kind, name, titles, owner, article, and whether it is several."""


@lru_cache(maxsize=8192)
def _told(kinds: str, words: tuple[str, ...]) -> Told:
    """Return what a phrase tells; "the union" and the names of a document come again and again."""
    if kinds == "p":
        return PRONOUN, (), (), "", words[0].lower(), False
    start = 0
    while start < len(kinds) - 1 and kinds[start] == "d":
        start += 1
    article = words[0].lower() if kinds[0] == "d" else ""
    end = kinds[-1]
    if end in (NAME, TITLE):
        return _named(kinds, words, start, article)
    if end in "PGD":
        return _common(kinds, words, start, article)
    return OTHER, (), (folded(words[-1]),), "", article, end == "s"


def _common(kinds: str, words: tuple[str, ...], start: int, article: str) -> Told:
    """Return what a phrase tells that ends in a common noun."""
    head = len(kinds) - 1
    while head - 1 >= start and kinds[head - 1] in "Pt" and kinds[head] == "P":
        head -= 1
    if kinds[-1] == "P" and head - 1 >= start and words[head - 1].lower() in {"general", "prime", "foreign", "deputy"}:
        head -= 1
    kind = {"P": ROLE, "G": GROUPED, "D": PAPERED}[kinds[-1]]
    last_word = words[-1].lower()
    plural = last_word in PLURAL_NOUNS or (kind == GROUPED and last_word.endswith("s") and last_word != "congress")
    titles = tuple(folded(word) for word in words[head:])
    return kind, (), titles, " ".join(words[start:head]), article, plural


def _named(kinds: str, words: tuple[str, ...], start: int, article: str) -> Told:
    """Return what a phrase tells that ends in capitalised words."""
    match = RUN.search(kinds)
    run = max(match.start(), start) if match is not None else start
    while len(kinds) - run > 2 and folded(words[-1]) in SUFFIXES:
        # Letters after a name: Marc Mac Sharry TD.
        kinds, words = kinds[:-1], words[:-1]
    at = len(kinds)
    while at > run and not _ends_titles(kinds, words, at, run):
        at -= 1
    before = at
    while before > run and kinds[before - 1] == TITLE:
        before -= 1
    name = words[at:]
    titles = [folded(word) for word in words[before:at]]
    given = next((place for place in range(1, len(name) - 1) if folded(name[place]) in GIVEN_NAMES), 0)
    if given and not {"of", "for"}.isdisjoint(titles):
        name = name[given:]  # Superintendent of Public Instruction Ana Bar
    owner_end = before
    if before == run:
        # Callings in small letters before the name: "research analyst Jenny Town".
        while owner_end > start and kinds[owner_end - 1] in "Pt":
            owner_end -= 1
        titles = [folded(word) for word in words[owner_end:before]] + titles
    owner = " ".join(words[start:owner_end]).replace(" '", "'")
    if titles and name and name[-1].lower() in RANKS:
        # Chief Financial Officer, Deputy Prison Governor: an office in capitals, and nobody's name.
        titles, name = [*titles, *(folded(word) for word in name)], ()
    if not name:
        if titles:
            return ROLE, (), tuple(titles), owner, article, False
        return OTHER, (), (), "", article, False
    if RIVALS.issuperset(titles) and _is_group(name, "" if titles else article, run, start):
        return GROUPED, name, (), owner, article, False
    return NAMED, name, tuple(titles), owner, article, False


def _ends_titles(kinds: str, words: tuple[str, ...], at: int, run: int) -> bool:
    """Return whether the titles of a run end before a token: it begins the name."""
    if kinds[at - 1] != TITLE:
        return False
    word = words[at - 1].lower()
    if at == len(kinds) and word in SURNAMES_TOO and at - 1 > run and kinds[at - 2] == NAME:
        # "Ian King" rather than a king.
        return words[at - 2].lower() in ORGANISATION_WORDS
    # "Jean-Marie Le Prince de …": a title inside a name, after a given name, is none.
    return True


def _is_group(name: tuple[str, ...], article: str, run: int, start: int) -> bool:
    """Return whether capitalised words name an organisation or a place rather than a person."""
    lower = [word.lower().rstrip(".") for word in name]
    if len(lower) == 2 and article != "the" and lower[0] in GIVEN_NAMES and lower[-1] in SURNAMES_OF_PLACES | MEDIA:
        return False
    if any(word in ORGANISATION_WORDS for word in lower[1:] or lower):
        return True
    if lower[0] in ORGANISATION_WORDS and len(lower) > 1 and not (len(lower) == 2 and lower[0] in {"price", "church"}):
        return True
    if lower[-1] in MEDIA and lower[-1] not in {"sky", "fox"}:
        return True
    if article == "the" and run == start:
        return True
    return len(name) == 1 and len(name[0]) > 1 and name[0].isupper() and name[0].lower() not in SUFFIXES | PARTICLES
