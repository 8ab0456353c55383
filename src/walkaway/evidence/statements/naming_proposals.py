"""Ids of proposed statements: legal, unique, told by their content, and the same from run to run."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from walkaway.case import Case, Statement

__all__ = ["Names", "content_id", "slug", "taken_ids"]

_ILLEGAL = re.compile(r"[^a-z0-9]+")
MOST_LETTERS = 48


@lru_cache(maxsize=4096)
def slug(name: str) -> str:
    """Return a name in small plain letters, as an id; ``somebody`` where nothing is left of it.

    Examples:
        >>> slug("Ramón Pacheco Pardo"), slug("5 % más"), slug("…")
        ('ramon_pacheco_pardo', 'x5_mas', 'somebody')
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii").lower()
    words = _ILLEGAL.sub("_", plain).strip("_")[:MOST_LETTERS].strip("_")
    if not words:
        return "somebody"
    return words if words[0].isalpha() else f"x{words}"


def content_id(statement: Statement, said_by: str = "") -> str:
    """Return an id made of what a statement says: kind, party, and the issue, finding or word it is about.

    Args:
        statement: The statement.
        said_by: Who says it; empty: as the statement has it.

    Examples:
        >>> content_id(Statement(id="", kind="patience", parties=("union",), level="high"))
        'patience_union_high'
    """
    said_by = said_by or statement.said_by
    words = [statement.kind, *statement.parties[:2]]
    if statement.package is not None:
        words += statement.package.issues[:2]
    if statement.where is not None:
        words += statement.where.issues[:2]
    if statement.over_issues is not None:
        words.append(statement.over_issues[0])
    if statement.target is not None:
        words += [said_by or "writer", statement.target.finding or statement.target.commitment]
    if statement.kind in ("report", "hazard") and said_by and said_by not in words:
        words.append(said_by)
    words += [statement.level, statement.commitment, statement.direction, statement.does]
    return slug("_".join(word for word in words if word))


class Names:
    """Ids that are given out once.

    Examples:
        >>> names = Names({"offer"})
        >>> names.give("offer"), names.give("offer"), names.give("demand")
        ('offer_2', 'offer_3', 'demand')
    """

    def __init__(self, taken: Iterable[str]) -> None:
        """Start with the ids that are taken."""
        self._taken = set(taken)
        self._counts: dict[str, int] = {}

    def give(self, wanted: str) -> str:
        """Return the id that is wanted, with a number behind it where it is taken."""
        name = wanted
        # The count goes on where it was left: thousands of statements may want one name.
        while name in self._taken:
            self._counts[wanted] = self._counts.get(wanted, 1) + 1
            name = f"{wanted}_{self._counts[wanted]}"
        self._taken.add(name)
        return name


def taken_ids(case: Case) -> set[str]:
    """Return the ids that statements and reading groups of a case have."""
    return {statement.id for statement in case.statements} | {group.id for group in case.readings}
