"""References to statements that are not there yet: a case may declare its grounds before its reports are read."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from walkaway.case.case import Case
from walkaway.case.conditions import Package
from walkaway.case.sources import Citation
from walkaway.case.statements import Statement

__all__ = ["with_stand_ins", "without_open_references"]

STATEMENTS = {"Reading": "statements"}
"""Records other than the grounded ones that list statements, and the field in which they do."""

_R = TypeVar("_R")


def with_stand_ins(case: Case) -> Case:
    """Return the case with a stand-in for every statement that something refers to and that is not there.

    If what comes back holds together, then references are all that is open in the case.

    Examples:
        >>> from walkaway.case import Issue, NoDeal, Option, Party
        >>> issue = Issue(id="size", name="Size", options=(Option(id="large", name="Large"),))
        >>> ground = NoDeal(because=("said",))
        >>> case = Case(id="sale", parties=(Party(id="me", name="Me"),), issues=(issue,), no_deal=ground)
        >>> [statement.id for statement in with_stand_ins(case).statements]
        ['said']
    """
    known = {statement.id for statement in case.statements} | {group.id for group in case.readings}
    missing = [name for name in dict.fromkeys(_references(case)) if name not in known]
    if not missing:
        return case
    return replace(case, statements=(*case.statements, *(_stand_in(case, name) for name in missing)))


def without_open_references(case: Case) -> Case:
    """Return the case without the references to statements and reading groups that are not there.

    Examples:
        >>> from walkaway.case import NoDeal
        >>> without_open_references(Case(id="sale", no_deal=NoDeal(because=("said",)))).no_deal.because
        ()
    """
    statements = {statement.id for statement in case.statements}
    return _kept(case, statements, statements | {group.id for group in case.readings})


def _stand_in(case: Case, name: str) -> Statement:
    """Return an offer of something, which anything may refer to."""
    issue = case.issues[0] if case.issues else None
    level: str | float = ""
    if issue is not None:
        level = issue.options[0].id if issue.options else issue.range.low if issue.range is not None else ""
    terms = () if issue is None else ((issue.id, (level,)),)
    cite = tuple(Citation(source=source.id) for source in case.sources[:1])
    return Statement(id=name, kind="offer", parties=case.principals[:1], package=Package(terms=terms), cite=cite)


def _references(record: Any) -> Iterator[str]:
    """Yield every statement or reading group that a record, or one inside it, refers to."""
    if isinstance(record, tuple):
        for part in record:
            yield from _references(part)
    elif is_dataclass(record):
        own = _lists(record)
        for field in fields(record):
            value = getattr(record, field.name)
            if field.name in own:
                yield from value
            elif not isinstance(value, str):
                yield from _references(value)
        for name in _single(record):
            if value := getattr(record, name):
                yield value


def _kept(record: _R, statements: set[str], either: set[str]) -> _R:
    """Return a record with only those references, its own and those inside it, that lead somewhere."""
    if isinstance(record, tuple):
        parts = tuple(_kept(part, statements, either) for part in record)
        return record if all(a is b for a, b in zip(parts, record, strict=True)) else parts  # type: ignore[return-value]
    if not is_dataclass(record) or isinstance(record, type):
        return record
    own, changed = _lists(record), {}
    for field in fields(record):
        value = getattr(record, field.name)
        if field.name in own:
            value = tuple(name for name in value if name in statements)
        elif not isinstance(value, str):
            value = _kept(value, statements, either)
        if value != getattr(record, field.name):
            changed[field.name] = value
    for name in _single(record):
        if getattr(record, name) not in either:
            changed[name] = ""
    return replace(record, **changed) if changed else record


def _lists(record: Any) -> set[str]:
    return {"because", STATEMENTS.get(type(record).__name__, "because")}


def _single(record: Any) -> tuple[str, ...]:
    """Return the fields that name one statement or reading group."""
    return {"Statement": ("of", "against"), "Target": ("offer",)}.get(type(record).__name__, ())
