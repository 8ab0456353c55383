"""What stands in one cell of a table: a number, a text, a list, a record, or names with what belongs to them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import MISSING, fields, is_dataclass
from typing import Any, Protocol, runtime_checkable

from walkaway.results.columns import columns
from walkaway.results.writing import MOST_ITEMS, NOTHING, interval, listed, number, text

__all__ = ["Line", "alike", "cell", "holds_records", "is_empty", "named", "pairs"]

_LIST = '<dl style="margin:0">{}</dl>'
_NAME = '<dt style="display:inline;float:none;width:auto;font-weight:normal;font-style:italic">{}</dt>'
_GIVEN = '<dd style="display:inline;margin:0">{}</dd>'
_BELOW = '<dd style="display:block;margin:0 0 0 1em">{}</dd>'
_ITEMS = '<ul style="margin:0;padding-left:1em">{}</ul>'


@runtime_checkable
class Line(Protocol):
    """A record that says itself in one line."""

    def _line_html_(self, unit: str) -> str:
        """Return the record as one line of HTML, its numbers in a unit."""
        ...


def cell(value: Any, unit: str = "") -> str:
    """Return a value as HTML for the inside of a cell.

    Args:
        value: Plain data or a record.
        unit: How its numbers are written.

    Examples:
        >>> cell(("offer_all", "offer_some")), cell(False), cell({"price": "low", "delivery": "week"})
        ('offer_all, offer_some', 'no', '<i>price</i> low; <i>delivery</i> week')
    """
    if value is None or value == "":
        return NOTHING
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return number(value, unit)
    if isinstance(value, str):
        return text(value)
    if isinstance(value, Line):
        return value._line_html_(unit)
    if is_dataclass(value):
        return _record(value)
    if is_empty(value):
        return "none"
    if isinstance(value, Mapping):
        return pairs(value, unit) if _is_plain(value.values()) and not unit else _listing(_of_mapping(value, unit))
    return _sequence(tuple(value), unit)


def pairs(value: Mapping[Any, Any], unit: str = "") -> str:
    """Return names with plain values in one line."""
    return listed((f"<i>{named(name)}</i> {cell(item, unit)}" for name, item in value.items()), between="; ")


def named(name: Any) -> str:
    """Return the name of an entry; one of several parts with blanks between them."""
    return " ".join(text(str(part)) for part in name) if isinstance(name, tuple) else text(str(name))


def is_empty(value: Any) -> bool:
    """Return whether a value says nothing: none, an empty text, or a container of nothing else.

    Examples:
        >>> is_empty({"usa": (), "dprk": ()}), is_empty(0.0), is_empty(False)
        (True, False, False)
    """
    if value is None or value == "":
        return True
    if isinstance(value, Mapping):
        return all(map(is_empty, value.values()))
    return isinstance(value, list | tuple | set | frozenset) and all(map(is_empty, value))


def alike(values: Sequence[Any]) -> dict[Any, Any]:
    """Return the entries that several mappings of plain values have in common; empty where they are none, or one.

    Examples:
        >>> alike([{"price": "low", "delivery": "week"}, {"price": "high", "delivery": "week"}])
        {'delivery': 'week'}
    """
    if len(values) < 2 or not all(isinstance(value, Mapping) and _is_plain(value.values()) for value in values):
        return {}
    first, *others = values
    return {name: item for name, item in first.items() if all(name in o and o[name] == item for o in others)}


def holds_records(value: Any) -> bool:
    """Return whether a value is records by place or by name, which make a table of their own."""
    items = list(value.values() if isinstance(value, Mapping) else value) if isinstance(value, Mapping | tuple) else []
    return bool(items) and all(is_dataclass(item) and not isinstance(item, Line) for item in items)


def _record(value: Any) -> str:
    """Return a record inside a cell: an only field without its name, and no field that says what it says by default."""
    telling = [field.name for field in fields(value) if not _by_default(field.default, getattr(value, field.name))]
    shown = [column for column in columns([value]) if column.name in telling and not column.beneath]
    if len(fields(value)) == 1:
        return "".join(cell(getattr(value, column.name), column.unit) for column in shown) or NOTHING
    return _listing((text(column.words), getattr(value, column.name), column.unit) for column in shown)


def _by_default(default: Any, value: Any) -> bool:
    return is_empty(value) or (default is not MISSING and value == default)


def _of_mapping(value: Mapping[Any, Any], unit: str) -> Iterator[tuple[str, Any, str]]:
    return ((named(name), item, unit) for name, item in value.items())


def _listing(entries: Iterator[tuple[str, Any, str]]) -> str:
    """Return names with what belongs to them as a definition list, one a line."""
    found = list(entries)
    lines = [
        # Held together, so that a short figure does not stand under its name.
        f"<div>{_NAME.format(name)}\N{NO-BREAK SPACE}{_given(item, unit)}</div>"
        for name, item, unit in found[:MOST_ITEMS]
    ]
    more = f"<div><dd>… and {len(found) - MOST_ITEMS:,} more</dd></div>" if len(found) > MOST_ITEMS else ""
    return _LIST.format("".join(lines) + more) if found else NOTHING


def _given(item: Any, unit: str) -> str:
    return (_GIVEN if _is_line(item) else _BELOW).format(cell(item, unit))


def _sequence(items: tuple[Any, ...], unit: str) -> str:
    if len(items) == 2 and unit and all(isinstance(item, float) for item in items):
        return interval((items[0], items[1]), unit)
    if len(items) == 1:
        return cell(items[0], unit)
    if _is_plain(items):
        return listed(cell(item, unit) for item in items)
    same = alike(items)
    found = [{name: x for name, x in item.items() if name not in same} for item in items] if same else items
    entries = [f"<li>{cell(item, unit)}</li>" for item in found[:MOST_ITEMS]]
    if len(found) > MOST_ITEMS:
        entries.append(f"<li>… and {len(found) - MOST_ITEMS:,} more</li>")
    return _ITEMS.format("".join(entries)) + (f"the same in all: {pairs(same, unit)}" if same else "")


def _is_plain(values: Any) -> bool:
    return all(value is None or isinstance(value, str | int | float) for value in values)


def _is_line(value: Any) -> bool:
    """Return whether a value is told in one line."""
    if isinstance(value, Line) or _is_plain([value]) or is_empty(value):
        return True
    if is_dataclass(value):
        return len(fields(value)) == 1 and _is_line(getattr(value, fields(value)[0].name))
    return isinstance(value, tuple) and _is_plain(value)
