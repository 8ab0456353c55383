"""Two names that speak as one, and whose place it is that "the owner" owns."""

import re

from walkaway.evidence.speech.names import name_words, without_titles
from walkaway.evidence.speech.people import People
from walkaway.evidence.speech.phrases import GROUPED, NAMED, Phrase
from walkaway.evidence.speech.somebody import PERSON, Somebody
from walkaway.evidence.speech.subjects import Clause

__all__ = ["OWNERS", "joined_name", "owner_before", "speaks_as_one"]

OWNERS = frozenset("owner owners proprietor landlord landlady host hostess".split())
"""Callings of somebody whose place a report names by them: Bar's café, the owner."""


PERSONAL = re.compile(r"(?:[eo]r|ist|an|ant|ent|ee|old|kid|guy|boy|girl|duo|pair|trio)\Z")
"""Endings of words that mean a person rather: the defender, the Scot's countryman."""
FLAT = frozenset("says said insists insisted announced denies denied warned warns".split())
SPEECHLESS = frozenset(
    """
    science law theory idea message headline banner placard rumour rumor story version logic note inscription
    caption proverb saying gossip wisdom sign graffiti label menu plaque data study survey poll research evidence
    book film song joke deal contract clause rule treaty accord sentence word line page chapter script quote
    quotation answer reply first last next other one latter former same whole thing question truth voice letter
    """.split()
)
"""What people write on or tell, and nobody who says anything."""


def joined_name(clause: Clause, phrase: Phrase) -> tuple[int, int] | None:
    """Return where two names stand that open a sentence as its subject, joined by "and"; None where they do not.

    Args:
        clause: The row.
        phrase: The second name.
    """
    first = phrase.first
    if first < 2 or clause.row.lowers[first - 1] not in {"and", "&"} or phrase.kind not in (NAMED, GROUPED):
        return None
    position = clause.ending_at(first - 1)
    if position is None:
        return None
    other = clause.phrase(position)
    start = other.first
    opens = start == 0 or clause.kinds[start - 1] in ".Q" or clause.kinds[max(0, start - 2) : start] == "Q,"
    if not opens or other.kind not in (NAMED, GROUPED) or not (other.name and phrase.name):
        return None
    return start, phrase.last


def owner_before(clause: Clause, phrase: Phrase, people: People) -> Somebody | None:
    """Return whose place a row named before "the owner": in Ana Bar's café … what the owner calls."""
    if phrase.head not in OWNERS or phrase.owner or not phrase.definite:
        return None
    for position in range(len(clause.spans) - 1, -1, -1):
        last = clause.spans[position][1]
        if last > phrase.first or clause.kinds[last : last + 1] != "z":
            continue
        named = clause.phrase(position)
        found = people.named(without_titles(name_words(" ".join(named.name)))) if named.kind == NAMED else None
        if found is not None and found.kind == PERSON:
            return found
    return None


def speaks_as_one(clause: Clause, phrase: Phrase) -> bool:
    """Return whether a house, an office or a place speaks for those in it: the palace says, the mill insisted."""
    if (
        phrase.head in SPEECHLESS
        or PERSONAL.search(phrase.head)
        or phrase.last - phrase.first > 3
        or clause.kinds[phrase.last - 1] != "w"
    ):
        return False
    following = clause.row.lowers[phrase.last : phrase.last + 1]
    return bool(following) and following[0] in FLAT
