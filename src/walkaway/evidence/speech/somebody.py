"""Somebody a document speaks of, as far as it has told of them."""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from walkaway.evidence.speech.names import folded
from walkaway.evidence.speech.speech import Speaker
from walkaway.evidence.speech.words_of_people import FEMALE_WORDS, MALE_WORDS, OBSERVER_NOUNS, SPEAKS_FOR

__all__ = ["FEMALE", "GROUP", "MALE", "PERSON", "UNNAMED", "Somebody", "slug"]

PERSON, GROUP, UNNAMED = "person", "group", "unnamed"
MALE, FEMALE = "m", "f"
NOT_WORD = re.compile(r"[^a-z0-9]+")


@dataclass(slots=True, eq=False)
class Somebody:
    """A person, group or somebody unnamed, while a document is being read.

    Attributes:
        name: The fullest name so far, or the document's words.
        kind: ``person``, ``group`` or ``unnamed``.
        words: The words of the name, folded; empty for somebody unnamed.
        callings: Words for what they are, folded: president, secretary, leader.
        titles: Titles as the document prints them.
        affiliation: Where they work.
        owner: What stands before their calling: "South Korean"; folded words.
        sex: ``m``, ``f`` or empty.
        plural: Whether it is several.
        unsure: Whether a bare name may be a person's as well as a group's; "he" tells.
        person: The case's person.
        party: The case's party.
        observer: Whether they judge from outside.
        names: Forms of the name that were met.
        last: Where they were last mentioned; -1 before.
        mentions: How often they were mentioned.
        id: What the case calls them; else empty until the end.
    """

    name: str
    kind: str
    words: tuple[str, ...] = ()
    callings: set[str] = field(default_factory=set)
    titles: list[str] = field(default_factory=list)
    affiliation: str = ""
    owner: tuple[str, ...] = ()
    sex: str = ""
    plural: bool = False
    unsure: bool = False
    person: str = ""
    party: str = ""
    observer: bool = False
    names: dict[str, None] = field(default_factory=dict)
    last: int = -1
    mentions: int = 0
    id: str = ""

    def called(self, titles: tuple[str, ...]) -> None:
        """Learn what somebody is called: adds to callings, and the sex where a calling tells it."""
        self.callings.update(titles)
        if not self.sex:
            if not MALE_WORDS.isdisjoint(titles):
                self.sex = MALE
            elif not FEMALE_WORDS.isdisjoint(titles):
                self.sex = FEMALE

    def may_be(self, sex: str) -> bool:
        """Return whether a pronoun of this sex may mean them."""
        return (self.kind != GROUP or self.unsure) and not self.plural and self.sex in ("", sex)

    def judges(self) -> bool:
        """Return whether they judge from outside: by the case, or by what they are called."""
        if self.observer or self.party:
            return self.observer
        return not OBSERVER_NOUNS.isdisjoint(self.callings) and SPEAKS_FOR.isdisjoint(
            self.callings - {"director", "executive", "source", "sources", "representative"}
        )

    def as_speaker(self, short: str) -> Speaker:
        """Return them as the speech's record."""
        return Speaker(
            id=short,
            name=self.name,
            kind=self.kind,
            titles=tuple(dict.fromkeys(self.titles)),
            affiliation=self.affiliation,
            names=tuple(self.names),
            person=self.person,
            party=self.party,
            observer=self.judges(),
        )


@lru_cache(maxsize=8192)
def slug(words: str) -> str:
    """Return words as an id.

    Examples:
        >>> slug("a government spokesman of Seoul")
        'government_spokesman_of_seoul'
    """
    plain = NOT_WORD.sub("_", " ".join(folded(word) for word in words.split())).strip("_")
    for article in ("the_", "an_", "a_"):
        plain = plain.removeprefix(article)
    return plain or "somebody"
