"""A table of texts; the terminal, the page and Markdown show it each in its way."""

from dataclasses import dataclass

__all__ = ["Table"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table of texts.

    Attributes:
        columns: Heads of the columns with words.
        numbers: Heads of the columns with numbers, which stand after the others.
        rows: One text a column.
        title: What it shows; empty where the words around it say so.
        note: What its signs mean.
        anchors: Ids of the rows, where a reader can be sent to one; else none.
    """

    columns: tuple[str, ...]
    numbers: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    title: str = ""
    note: str = ""
    anchors: tuple[str, ...] = ()
