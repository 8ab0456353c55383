"""Numbers that know where they stand in the JSON, so that a page can say of each what it is.

Before a page is made of a brief, every number in it is replaced by one of the same value that carries its place: a
JSON Pointer (RFC 6901) into the ``result`` of the command line's JSON. Where such a number is put into a sentence, the
text carries the place along (`walkaway.report.marks`). So the sentences are written once, and no number reaches a page
that cannot be looked up.
"""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from walkaway.analysis import Brief
from walkaway.report.marks import clean, numbered
from walkaway.results import Labels

__all__ = ["Place", "placed", "placed_finding", "placed_labels", "shown"]

LONGEST_NAME = 120
"""Letters of a name that a page shows; a longer one is cut."""
_T = TypeVar("_T")


class Place(float):
    """A number with its place.

    It counts as the plain number everywhere. Multiplied by a plain number (as when a share is shown in per cent) it
    keeps its place; put into a text it brings the place along.

    Attributes:
        pointer: Where it stands.
        original: The number as it stands there.
    """

    __slots__ = ("original", "pointer")
    pointer: str
    original: float

    def __new__(cls, value: float, pointer: str, original: float | None = None) -> "Place":
        """Make a number with a place."""
        made = super().__new__(cls, value)
        made.pointer = pointer
        made.original = value if original is None else original
        return made

    def __mul__(self, other: float) -> float:
        """Return the product; it is shown for the same number of the JSON."""
        if isinstance(other, Place):
            return float(self) * float(other)
        return Place(float(self) * other, self.pointer, self.original)

    __rmul__ = __mul__

    def __format__(self, form: str) -> str:
        """Return the number as text, with its place."""
        whole = isinstance(self.original, int) and float(self) == float(self.original)
        return shown(self, format(self.original if whole else float(self), form))


def shown(number: float, text: str) -> str:
    """Return how a number is shown; with its place where it knows it.

    Examples:
        >>> shown(0.75, "75 %")
        '75 %'
        >>> len(shown(Place(0.75, "/zone/headline/value"), "75 %")) > 4
        True
    """
    return numbered(text, number.pointer, number.original) if isinstance(number, Place) else text


def placed(brief: Brief) -> Brief:
    """Return a brief whose numbers know their place, and whose texts hold nothing a page cannot hold."""
    return replace(
        brief,
        labels=placed_labels(brief.labels),
        method=_at(brief.method, "/method"),
        scorecard=replace(brief.scorecard, issues=_at(brief.scorecard.issues, "/scorecard")),
        zone=_at(brief.zone, "/zone"),
        packages=replace(
            brief.packages,
            packages=_at(brief.packages.packages, "/packages"),
            looked_at=_at(brief.packages.looked_at, "/packages_looked_at"),
        ),
        walk_away=_at(brief.walk_away, "/walk_away"),
        gap=replace(
            brief.gap,
            on_the_table=_at(brief.gap.on_the_table, "/on_the_table"),
            by_steps=_at(brief.gap.by_steps, "/gap/by_steps"),
            best_alone=_at(brief.gap.best_alone, "/gap/best_alone"),
        ),
        weights=replace(brief.weights, weights=_at(brief.weights.weights, "/weights")),
        trades=replace(brief.trades, trades=_at(brief.trades.trades, "/trades")),
        leverage=replace(brief.leverage, parties=_at(brief.leverage.parties, "/leverage")),
        readings=_at(brief.readings, "/readings"),
        influence=replace(brief.influence, influences=_at(brief.influence.influences, "/influence")),
        sharpen=replace(brief.sharpen, questions=_at(brief.sharpen.questions, "/sharpen")),
        assumptions=_at(brief.assumptions, "/assumptions"),
        declared=tuple(replace(item, what=_cut(item.what, 5 * LONGEST_NAME)) for item in _tidied(brief.declared)),
        commitments=_tidied(brief.commitments),
        terms=_tidied(brief.terms),
        timeline=_tidied(brief.timeline),
        roadmap=_at(brief.roadmap, "/roadmap"),
    )


def placed_finding(found: _T) -> _T:
    """Return a finding that is a ``result`` by itself, its numbers with their places and its texts clean."""
    return _at(found, "")


def placed_labels(labels: Labels) -> Labels:
    """Return labels whose texts a page can hold, of bearable length."""
    return _shortened(_tidied(labels))


def _at(value: _T, pointer: str) -> _T:
    """Return a value with its numbers placed below a pointer."""
    found: _T = _walk(value, pointer, Place)
    return found


def _shortened(labels: Labels) -> Labels:
    """Return labels with names of bearable length; what statements say stays whole."""
    return replace(
        labels,
        title=_cut(labels.title),
        parties={key: _cut(name) for key, name in labels.parties.items()},
        issues={key: _cut(name) for key, name in labels.issues.items()},
        units={key: _cut(name) for key, name in labels.units.items()},
        options={key: {option: _cut(name) for option, name in names.items()} for key, names in labels.options.items()},
        readings={key: _cut(name) for key, name in labels.readings.items()},
        statements={key: replace(label, said_by=_cut(label.said_by)) for key, label in labels.statements.items()},
    )


def _cut(name: str, longest: int = LONGEST_NAME) -> str:
    return name if len(name) <= longest else f"{name[: longest - 1].rstrip()}…"


def _tidied(value: _T) -> _T:
    """Return a value with clean texts; its numbers are not among the results."""
    found: _T = _walk(value, "", lambda number, _: number)
    return found


def _walk(value: Any, pointer: str, number: Callable[[float, str], float]) -> Any:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, int | float):
        return number(value, pointer)
    if is_dataclass(value) and not isinstance(value, type):
        names = [field.name for field in fields(value) if field.init]
        return replace(value, **{n: _walk(getattr(value, n), f"{pointer}/{n}", number) for n in names})
    if isinstance(value, Mapping):
        return {
            clean(key) if isinstance(key, str) else key: _walk(item, f"{pointer}/{_escaped(key)}", number)
            for key, item in value.items()
        }
    if isinstance(value, list | tuple):
        return tuple(_walk(item, f"{pointer}/{place}", number) for place, item in enumerate(value))
    return value


def _escaped(key: object) -> str:
    return str(key).replace("~", "~0").replace("/", "~1")
