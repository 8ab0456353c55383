"""A case with one change and no other: what tells one change's effect from that of the rest."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, TypeVar

from walkaway.case.case import Case
from walkaway.case.changes import Change, Entry, entries
from walkaway.case.issues import Issue, Option
from walkaway.case.statements import ReadingGroup
from walkaway.errors import InputError

__all__ = ["with_change"]

_FIELDS = {"consent": "consents"}
"""Sections whose records a case holds under another name."""
_T = TypeVar("_T")


def with_change(old: Case, new: Case, change: Change) -> Case:
    """Return the old case with one of its changes to the new one; it need not hold together.

    Args:
        old: The old case.
        new: The new case.
        change: One of `walkaway.case.changes.changes` of the two.

    Examples:
        >>> from walkaway.case import Party, Settings
        >>> from walkaway.case.changes import changes
        >>> before = Case(id="sale", parties=(Party(id="me", name="Me"),))
        >>> after = Case(id="sale", parties=(Party(id="me", name="Myself"),), settings=Settings(noise=0.1))
        >>> [with_change(before, after, change).settings.noise for change in changes(before, after)]
        [0.1, 0.05]
    """
    before, after = _pair(old, new, change)
    if change.section == "case":
        return replace(old, id=new.id, title=new.title)
    if change.section == "model":
        return replace(old, settings=new.settings)
    if change.section == "no_deal":
        return replace(old, no_deal=new.no_deal)
    held = after if after is not None else before
    assert held is not None
    if held.home is not None:
        return _inside(old, new, held.home, before, after)
    record = None if after is None else after.record
    if before is not None and isinstance(record, Issue):
        record = replace(record, options=_in_order_of(before.record.options, record.options))
    return _with_record(old, change.section, None if before is None else before.record, record)


def _pair(old: Case, new: Case, change: Change) -> tuple[Entry | None, Entry | None]:
    """Return the changed record before and after; None where there is none."""
    before, after = entries(old), entries(new)
    source = before if change.what == "removed" else after
    for key, entry in source.items():
        both = key in before and key in after
        if entry.path == change.path and both == (change.what == "changed"):
            return before.get(key), after.get(key)
    raise InputError(f"the two cases do not differ in this: {change.id} {change.what}")


def _with_record(case: Case, section: str, before: Any, after: Any) -> Case:
    field = _FIELDS.get(section, section)
    changed: Any = {field: _put(getattr(case, field), before, after)}
    return replace(case, **changed)


def _put(records: Sequence[_T], before: _T | None, after: _T | None) -> tuple[_T, ...]:
    """Return records with one exchanged, taken out, or added at the end."""
    if before is None:
        return (*records, after) if after is not None else tuple(records)
    changed = ((after if record is before else record) for record in records)
    return tuple(record for record in changed if record is not None)


def _inside(old: Case, new: Case, home: tuple[Any, ...], before: Entry | None, after: Entry | None) -> Case:
    """Return the case with a change to one option of an issue or one account of a group."""
    holder = entries(old)[home].record
    was, now = (None if entry is None else entry.record for entry in (before, after))
    changed: Any
    if isinstance(holder, ReadingGroup):
        changed = replace(holder, readings=_put(holder.readings, was, now))
    else:
        options = _put(holder.options, was, now)
        if was is None:  # an option that is added goes where the new scale has it
            options = _in_order_of(options, entries(new)[home].record.options)
        changed = replace(holder, options=options)
    return _with_record(old, home[0], holder, changed)


def _in_order_of(options: tuple[Option, ...], model: tuple[Option, ...]) -> tuple[Option, ...]:
    """Return options in the order that another scale gives them; one that it has not stays behind its neighbour."""
    place = {option.id: float(number) for number, option in enumerate(model)}
    ranks: list[tuple[float, int]] = []
    last = -1.0
    for number, option in enumerate(options):
        last = place.get(option.id, last)
        ranks.append((last, number))
    return tuple(option for _, option in sorted(zip(ranks, options, strict=True), key=lambda pair: pair[0]))
