"""What a record of a case says, as plain data in which an order that carries no meaning is gone.

Two records say the same exactly where their contents are equal. Names, other names and citations come in any order; the
options of a scale, the classes of an order of preference, the two sides of a preference and the history of a commitment
do not.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from walkaway.case.conditions import Clause, Package, Where
from walkaway.case.issues import Issue
from walkaway.case.no_deal import Branch
from walkaway.case.sources import Citation
from walkaway.case.statements import ReadingGroup, Statement, Target

__all__ = ["Content", "content"]

Content = dict[str, Any]
"""Field and what it says: a text, a number, a truth value, None, or tuples and dictionaries of these."""


def content(record: Any) -> Content:
    """Return what a record says, field by field; its id is the name under which it stands, not what it says.

    Args:
        record: A frozen record of a case.

    Examples:
        >>> from walkaway.case import Party
        >>> content(Party(id="usa", name="United States", aliases=("US", "Washington")))["aliases"]
        ('US', 'Washington')
    """
    said = {f.name: _field(f.name, getattr(record, f.name)) for f in fields(record) if f.name != "id"}
    if isinstance(record, Issue):
        said["options"] = _ids(record.options, ordered=record.ordered)
    if isinstance(record, ReadingGroup):
        said["readings"] = _ids(record.readings, ordered=False)
    if isinstance(record, Statement):
        # Without a speaker, the writer of the source that is cited first speaks, and is a part of the origin.
        said["writer"] = record.cite[0].source if record.cite and not record.said_by else ""
    return said


def _ids(records: Iterable[Any], *, ordered: bool) -> tuple[str, ...]:
    names = tuple(record.id for record in records)
    return names if ordered else tuple(sorted(names))


def _field(name: str, value: Any) -> Any:
    form = _FORMS.get(name)
    return form(value) if form is not None and isinstance(value, tuple) else _plain(value)


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        form = _RECORDS.get(type(value))
        return form(value) if form is not None else content(value)
    return tuple(_plain(item) for item in value) if isinstance(value, tuple) else value


def _in_any_order(items: Iterable[Any]) -> tuple[Any, ...]:
    """Return items in an order of their own: numbers first, then texts, then the rest by what it looks like."""
    return tuple(sorted(map(_plain, items), key=_rank))


def _rank(item: Any) -> tuple[int, float, str]:
    if isinstance(item, int | float):
        return 0, float(item), ""
    return (1, 0.0, item) if isinstance(item, str) else (2, 0.0, repr(item))


def _by_name(pairs: tuple[tuple[Any, Any], ...], form: Callable[[Any], Any] = _plain) -> Any:
    """Return pairs as a mapping; as they are where a name comes twice, so that nothing is lost."""
    found = {name: form(value) for name, value in sorted(pairs, key=lambda pair: _rank(pair[0]))}
    return found if len(found) == len(pairs) else _in_any_order((name, form(value)) for name, value in pairs)


def _one_or_several(items: tuple[Any, ...]) -> Any:
    return items[0] if len(items) == 1 else _in_any_order(items)


def _order(classes: tuple[tuple[str, ...], ...]) -> tuple[Any, ...]:
    return tuple(_one_or_several(tied) for tied in classes)


def _branches(branches: tuple[Branch, ...]) -> Any:
    if len(branches) == 1 and branches[0].chance == 1:
        return _by_name(branches[0].outcome)
    return _in_any_order(branches)


def _package(package: Package) -> Content:
    terms = _by_name(package.terms, _one_or_several)
    said = terms if isinstance(terms, dict) else {"terms": terms}
    return said if package.rest == "no_deal" else {**said, "rest": package.rest}


def _where(where: Where) -> Content:
    clauses = _by_name(tuple((clause.issue, clause) for clause in where.clauses))
    said = dict(clauses) if isinstance(clauses, dict) else {"all": clauses}
    if where.negated:
        said["not"] = _one_or_several(tuple(map(_where, where.negated)))
    return said


def _clause(clause: Clause) -> Any:
    if not clause.bounds:
        return _one_or_several(clause.levels)
    bounds = _by_name(tuple((bound.side, bound.level) for bound in clause.bounds))
    return bounds if not clause.levels else {"bounds": bounds, "one_of": _in_any_order(clause.levels)}


def _target(target: Target) -> Content:
    return {name: value for name, value in content(target).items() if value}


_UNORDERED = (
    *("after", "aliases", "among", "because", "bonuses", "by", "cite"),
    *("not_before", "parties", "parts", "statements"),
)
_MAPPINGS = ("does", "meanings", "outcome", "passed_over", "penalties", "shifts", "start", "values", "weights")
_FORMS: Mapping[str, Callable[[Any], Any]] = {
    **dict.fromkeys(_UNORDERED, _in_any_order),
    **dict.fromkeys(_MAPPINGS, _by_name),
    "branches": _branches,
    "order": _order,
    "table": lambda table: _by_name(table, _by_name),
}
"""Fields that hold several things, and how these are told; what is not listed is told in its own order."""

_RECORDS: Mapping[type, Callable[[Any], Any]] = {
    Citation: str,
    Clause: _clause,
    Package: _package,
    Target: _target,
    Where: _where,
}
"""Records that are told otherwise than field by field."""
