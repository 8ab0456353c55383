"""What is different between two cases, in words: what it is, which, and how it changed."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from walkaway.case.changes import Change, FieldChange
from walkaway.report.words import joined
from walkaway.results import Labels

__all__ = ["counted", "how", "noun", "said", "which"]

LONGEST = 120
"""Letters of a value that are shown; the JSON holds all of it."""
_NOUNS: Mapping[str, tuple[str, str]] = {
    "case": ("the name of the case", "the name of the case"),
    "model": ("the conventions", "the conventions"),
    "parties": ("party", "parties"),
    "people": ("speaker", "speakers"),
    "sources": ("source", "sources"),
    "rounds": ("round", "rounds"),
    "issues": ("issue", "issues"),
    "options": ("option", "options"),
    "no_deal": ("what holds without a deal", "what holds without a deal"),
    "preferences": ("declared preference", "declared preferences"),
    "interactions": ("bonus for a combination", "bonuses for combinations"),
    "discount_factors": ("discount factor", "discount factors"),
    "exact": ("table of exact preferences", "tables of exact preferences"),
    "statements": ("statement", "statements"),
    "groups": ("group of accounts", "groups of accounts"),
    "readings": ("account", "accounts"),
    "terms": ("word with two meanings", "words with two meanings"),
    "commitments": ("commitment", "commitments"),
    "constraints": ("combination ruled out", "combinations ruled out"),
    "consent": ("consent needed", "consents needed"),
    "steps": ("step", "steps"),
    "roadmap": ("frame of the roadmap", "frame of the roadmap"),
}
_TOLD_BY_NAME = ("parties", "people", "sources", "rounds", "issues", "options", "statements", "readings", "groups")
"""What needs no more than its name where it is added or removed."""
_ONE_OF_A_KIND = ("case", "model", "no_deal", "roadmap")
_FIELD_NAMES = {
    "branches": "what holds",
    "interval": "range",
    "parties": "about",
    "shifts": "shift",
    "values": "value",
}
"""Fields that the record of a case calls otherwise than a reader would."""
_INTERVALS = ("adds", "interval", "shifts", "values", "weight")


def _kind(change: Change) -> str:
    if change.section == "issues":
        return "options" if len(change.path) > 2 else "issues"
    if change.section == "readings":
        return "readings" if len(change.path) > 2 else "groups"
    return change.section


def noun(change: Change) -> str:
    """Return what kind of thing changed."""
    return _NOUNS[_kind(change)][0]


def counted(changes: Sequence[Change]) -> str:
    """Return how many things of each kind were added, removed or changed.

    Examples:
        >>> added = [Change(section="statements", id=k, path=("statements", k), what="added", fields=()) for k in "ab"]
        >>> counted([*added, Change(section="model", id="model", path=("model",), what="changed", fields=())])
        '2 statements added and the conventions changed'
    """
    numbers: dict[tuple[str, str], int] = {}
    for change in changes:
        key = _kind(change), change.what
        numbers[key] = numbers.get(key, 0) + 1
    parts = []
    for (kind, what), number in numbers.items():
        one, several = _NOUNS[kind]
        name = one if kind in _ONE_OF_A_KIND else f"{number} {one if number == 1 else several}"
        parts.append(f"{name} {what}")
    return joined(parts)


def which(change: Change, labels: Labels) -> str:
    """Return which one it is, by the name that readers know."""
    place, name = list(change.path[1:]), _NAMES.get(_kind(change))
    return name(place, labels) if name is not None else " ".join(place).replace("_", " ")


def _statement(place: list[str], labels: Labels) -> str:
    label = labels.statements.get(place[0])
    return f"{place[0]}: {_cut(label.text)}" if label is not None and label.text else place[0]


def _source(place: list[str], labels: Labels) -> str:
    label = labels.sources.get(place[0])
    return f"{place[0]}: {_cut(label.title)}" if label is not None else place[0]


def _round(place: list[str], labels: Labels) -> str:
    label = labels.rounds.get(place[0])
    return label.name if label is not None else place[0]


_NAMES: Mapping[str, Callable[[list[str], Labels], str]] = {
    "case": lambda place, labels: "",
    "model": lambda place, labels: "",
    "no_deal": lambda place, labels: "",
    "roadmap": lambda place, labels: "",
    "parties": lambda place, labels: labels.party(place[0]),
    "sources": _source,
    "rounds": _round,
    "issues": lambda place, labels: labels.issue(place[0]),
    "options": lambda place, labels: f"{labels.issue(place[0])}: {labels.level(place[0], place[2])}",
    "preferences": lambda place, labels: f"{labels.party(place[0])} on {labels.issue(place[1])}",
    "interactions": lambda place, labels: labels.party(place[0]),
    "discount_factors": lambda place, labels: labels.party(place[0]),
    "exact": lambda place, labels: labels.party(place[0]),
    "statements": _statement,
    "readings": lambda place, labels: labels.reading(place[0], place[1]),
}


def how(change: Change) -> str:
    """Return how it changed: which fields, from what to what.

    Examples:
        >>> believed = FieldChange(name="credibility", old=0.5, new=0.9)
        >>> how(Change(section="statements", id="a", path=("statements", "a"), what="changed", fields=(believed,)))
        'credibility: 0.5 → 0.9'
    """
    if change.what == "changed":
        return "; ".join(_field(field) for field in change.fields)
    if _kind(change) in _TOLD_BY_NAME:
        return change.what
    told = [
        f"{_name(field)}: {_value(field, field.new if change.what == 'added' else field.old)}"
        for field in change.fields
    ]
    return f"{change.what}: {'; '.join(told)}" if told else change.what


def _field(field: FieldChange) -> str:
    return f"{_name(field)}: {_value(field, field.old)} → {_value(field, field.new)}"


def _name(field: FieldChange) -> str:
    return _FIELD_NAMES.get(field.name, field.name).replace("_", " ")


def _value(field: FieldChange, value: Any) -> str:
    """Return what a field says; the two ends of an interval as a range."""
    if field.name not in _INTERVALS:
        return said(value)
    return said({name: _ends(ends) for name, ends in value.items()} if isinstance(value, Mapping) else _ends(value))


def _ends(ends: Any) -> Any:
    if not isinstance(ends, tuple) or len(ends) != 2:
        return ends
    low, high = map(_said, ends)
    return low if low == high else f"{low} to {high}"


def said(value: Any) -> str:
    """Return plain data as words; ids stay as they stand in the case file.

    Examples:
        >>> said({"sanctions": ("partial", "all"), "rest": "open"}), said(()), said(0.5), said(True)
        ('sanctions: partial, all; rest: open', 'not given', '0.5', 'yes')
    """
    return _cut(_said(value)) or "not given"


def _said(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return f"{value:g}" if float(f"{value:g}") == value else repr(value)
    if isinstance(value, Mapping):
        return "; ".join(f"{name}: {_inside(item)}" for name, item in value.items())
    if isinstance(value, tuple | list):
        return ", ".join(f"({_said(item)})" if _holds_several(item) else _said(item) for item in value)
    return str(value)


def _inside(value: Any) -> str:
    """Return what stands under a name; in brackets where it would else be unclear what belongs together."""
    deep = isinstance(value, tuple | list) and any(map(_holds_several, value))
    return f"({_said(value)})" if deep or isinstance(value, Mapping) else _said(value)


def _holds_several(value: Any) -> bool:
    return isinstance(value, Mapping | tuple | list)


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rstrip()}…"
