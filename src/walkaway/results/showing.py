"""Records that show themselves in a notebook, as HTML that a person can read.

A record becomes a table of its fields; records that it holds become tables of their own, with one row each; beneath
stands how it was worked out. Nothing is loaded and nothing is run, texts are escaped, colours and letters are the
notebook's own. `walkaway.results.cells` says what stands in a cell, `walkaway.results.writing` how a number reads.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import is_dataclass
from typing import Any, TypeVar

from walkaway.results.cells import Line, alike, cell, holds_records, is_empty, named, pairs
from walkaway.results.columns import Column, columns, summary
from walkaway.results.layout import framed, heading, paragraph, row, small, table
from walkaway.results.writing import text

__all__ = ["Several", "Shown", "as_html"]

MOST_ROWS = 20
"""Rows of a table that are shown."""

_T = TypeVar("_T")


class Shown:
    """A frozen record that shows itself in a notebook."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        """Return the record as HTML."""
        return as_html(self)


class Several(tuple[_T, ...]):
    """A tuple of records that shows itself in a notebook; otherwise a tuple like any other.

    Examples:
        >>> Several(("offer_all", "offer_some")) == ("offer_all", "offer_some")
        True
    """

    __slots__ = ()

    def _repr_html_(self) -> str:
        """Return the records as HTML: one a row, or one after the other where each is a finding."""
        if not self:
            return framed([paragraph("There are none.")])
        beneath = dict.fromkeys(line for item in self for line in _beneath(item))
        if not beneath:
            told = summary(type(self[0]))
            return framed(_table(told if len(self) == 1 else f"{len(self)} entries, each {_inside(told)}", self, ""))
        blocks = [part for place, item in enumerate(self) for part in _block(item, f"[{place}] {summary(type(item))}")]
        return framed([*blocks, *beneath])


def as_html(record: Any) -> str:
    """Return a record as HTML: its fields, tables of the records it holds, and beneath them how it was worked out.

    Args:
        record: A frozen dataclass.
    """
    if isinstance(record, Line):
        return framed([paragraph(record._line_html_(""))])
    return framed([*_block(record, summary(type(record))), *_beneath(record)])


def _block(record: Any, caption: str) -> Iterator[str]:
    """Yield a record's plain fields as a table, and each field that holds records as a table of its own."""
    answers = [column for column in columns([record]) if not column.beneath]
    held = [column for column in answers if holds_records(getattr(record, column.name))]
    plain = [column for column in answers if column not in held]
    if not plain and len(held) > 1:
        yield paragraph(f"<b>{text(caption)}</b>")
    if plain or not held:
        rows = (row(_head(column, "row"), [cell(getattr(record, column.name), column.unit)]) for column in plain)
        yield table(caption, [], rows)
    for column in held:
        alone = len(answers) == 1
        title = caption if alone else _title(column)
        yield from _table(title, getattr(record, column.name), _whole(record, alone=alone))


def _table(caption: str, records: Sequence[Any] | Mapping[str, Any], whole: str) -> Iterator[str]:
    """Yield records as a table with one row each, what is the same in every row, and how many were cut.

    Args:
        caption: What they are.
        records: By place or by name; perhaps of several types.
        whole: How to get at all of them; said where some are cut.
    """
    entries = list(records.items() if isinstance(records, Mapping) else enumerate(records))[:MOST_ROWS]
    values = {
        column: [getattr(record, column.name, None) for _, record in entries]
        for column in columns(record for _, record in entries)
    }
    same = {column: alike(values[column]) for column in values}
    left = {column: [_without(value, same[column]) for value in values[column]] for column in values}
    shown = [column for column in values if not all(map(is_empty, left[column]))]
    rows = (
        row(heading(named(name), "row"), [cell(left[c][place], c.unit) for c in shown])
        for place, (name, _) in enumerate(entries)
    )
    yield table(caption, [heading("", "col"), *(_head(column, "col") for column in shown)], rows)
    for column, common in same.items():
        if common:
            yield small(f"{column.words}, the same in every row: {pairs(common, column.unit)}")
    if len(records) > MOST_ROWS:
        yield small(f"… and {len(records) - MOST_ROWS:,} more{f' (all: {whole})' if whole else ''}")


def _title(column: Column) -> str:
    """Return a field's name with what it is, unless that only says the name again."""
    again = column.told.rstrip(".").lower() in ("", column.words, f"the {column.words}")
    return column.words if again else f"{column.words}: {column.told}"


def _inside(sentence: str) -> str:
    """Return a sentence as a part of another."""
    return f"{sentence[:1].lower()}{sentence[1:].rstrip('.')}"


def _head(column: Column, scope: str) -> str:
    """Return a field's name as a heading."""
    return heading(text(column.words), scope, column.told)


def _without(value: Any, same: Mapping[Any, Any]) -> Any:
    return {name: item for name, item in value.items() if name not in same} if same else value


def _whole(record: Any, *, alone: bool) -> str:
    """Return how to get at everything a record holds."""
    ways = ["to_rows", "to_dict"] if alone else ["to_dict"]
    return next((f"<code>.{way}()</code>" for way in ways if hasattr(record, way)), "")


def _beneath(record: Any) -> Iterator[str]:
    """Yield the lines that stand beneath a finding."""
    for column in columns([record]) if is_dataclass(record) else ():
        value = getattr(record, column.name)
        if column.beneath and isinstance(value, Line):
            yield small(value._line_html_(""))
