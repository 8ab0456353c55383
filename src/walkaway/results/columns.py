"""The fields of records as a reader meets them: a name in words, what it is, and how its numbers are written.

What a field is stands in the docstring of its record, and is taken from there, so that it is written once. Under
``python -OO``, which leaves docstrings out, the words are missing and nothing else.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from functools import cache
from inspect import cleandoc
from types import MappingProxyType
from typing import Any

from walkaway.results.writing import unit_of

__all__ = ["BENEATH", "Column", "columns", "summary"]

BENEATH: Mapping[str, bool] = MappingProxyType({"beneath": True})
"""Of a field: said in a line beneath the finding, and not among its answers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One field of a record, or of several.

    Attributes:
        name: The field.
        unit: How its numbers are written (`walkaway.results.writing`).
        told: What it is.
        beneath: Whether it is said beneath the finding.
    """

    name: str
    unit: str
    told: str
    beneath: bool

    @property
    def words(self) -> str:
        """Return the name in words.

        Examples:
            >>> Column(name="acceptable_to_all", unit="share", told="", beneath=False).words
            'acceptable to all'
        """
        return self.name.replace("_", " ")


def columns(records: Iterable[Any]) -> tuple[Column, ...]:
    """Return the fields of records of one type or several, each once, in their order."""
    found: dict[str, Column] = {}
    for kind in dict.fromkeys(map(type, records)):
        for column in _columns_of(kind):
            found.setdefault(column.name, column)
    return tuple(found.values())


def summary(kind: type) -> str:
    """Return what a record is: the first paragraph of its docstring, as one line.

    Examples:
        >>> summary(Column)
        'One field of a record, or of several.'
    """
    return _one_line(cleandoc(kind.__doc__ or "").partition("\n\n")[0])


@cache
def _columns_of(kind: type) -> tuple[Column, ...]:
    told = _documented(kind)
    return tuple(
        Column(
            name=field.name,
            unit=unit_of(field.metadata),
            told=told.get(field.name, ""),
            beneath=bool(field.metadata.get("beneath")),
        )
        for field in fields(kind)
    )


def _documented(kind: type) -> dict[str, str]:
    """Return what the docstrings of a record and its bases say of each field, under ``Attributes:``."""
    found: dict[str, str] = {}
    for home in reversed(kind.__mro__):
        _, _, after = cleandoc(home.__doc__ or "").partition("Attributes:\n")
        section = re.split(r"^\S", after, maxsplit=1, flags=re.MULTILINE)[0]
        for entry in re.finditer(r"^ {4}(\w+): (.+(?:\n {8}.+)*)", section, flags=re.MULTILINE):
            # What stands in a program where there is nothing is no news to a reader, who sees a dash.
            found[entry[1]] = re.sub(r"; None\b[^.;]*", "", _one_line(entry[2]))
    return found


def _one_line(words: str) -> str:
    return re.sub(r"\s+", " ", words).replace("`", "").strip()
