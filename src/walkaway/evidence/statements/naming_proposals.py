"""Ids of proposed statements: legal, unique, told by their content, and the same from run to run."""

import re
import unicodedata
from collections.abc import Collection

from walkaway.case import Statement

__all__ = ["content_id", "slug", "unique"]

_ILLEGAL = re.compile(r"[^a-z0-9]+")
MOST_LETTERS = 48


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


def content_id(statement: Statement) -> str:
    """Return an id made of what a statement says: kind, party, and the issue, finding or word it is about.

    Examples:
        >>> content_id(Statement(id="", kind="patience", parties=("union",), level="high"))
        'patience_union_high'
    """
    words = [statement.kind, *statement.parties[:2]]
    if statement.package is not None:
        words += statement.package.issues[:2]
    if statement.where is not None:
        words += statement.where.issues[:2]
    if statement.over_issues is not None:
        words.append(statement.over_issues[0])
    if statement.target is not None:
        words += [statement.said_by or "writer", statement.target.finding or statement.target.commitment]
    if statement.kind in ("report", "hazard") and statement.said_by and statement.said_by not in words:
        words.append(statement.said_by)
    words += [statement.level, statement.commitment, statement.direction, statement.does]
    return slug("_".join(word for word in words if word))


def unique(wanted: str, taken: Collection[str]) -> str:
    """Return an id, with a number behind it where it is taken.

    Examples:
        >>> unique("offer", {"offer", "offer_2"})
        'offer_3'
    """
    if wanted not in taken:
        return wanted
    count = 2
    while f"{wanted}_{count}" in taken:
        count += 1
    return f"{wanted}_{count}"
