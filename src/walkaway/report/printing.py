"""Sentences and tables on a terminal, or into a pipe."""

import textwrap
from collections.abc import Iterable

from rich import box
from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table as RichTable
from rich.text import Text

from walkaway.report.table import Table

__all__ = ["WIDTH", "console", "say", "show"]

NO_BREAK = "\N{NO-BREAK SPACE}"
WIDTH = 110
"""Width where the output is not a terminal: wide enough for the tables, narrow enough for a page."""


class _Pipe(Console):
    """A console that leaves a closed pipe to the command, which ends quietly."""

    def on_broken_pipe(self) -> None:
        raise


def console() -> Console:
    """Return the console that findings are printed to."""
    found = _Pipe(highlight=False, emoji=False)
    return found if found.is_terminal else _Pipe(highlight=False, emoji=False, width=WIDTH)


def say(out: Console, lines: Iterable[str], style: str = "") -> None:
    """Print sentences, broken so that a number and its percent sign stay together."""
    for line in lines:
        held = line.replace(" %", f"{NO_BREAK}%")
        for part in textwrap.wrap(held, max(20, out.width - 4), subsequent_indent="  " if line.startswith("•") else ""):
            out.print(Text("  " + part.replace(NO_BREAK, " "), style=style), soft_wrap=True)


def show(out: Console, table: Table | None) -> None:
    """Print a table that has rows."""
    if table is not None and table.rows:
        out.print()
        out.print(Padding(_drawn(table), (0, 0, 0, 2)))


def _drawn(table: Table) -> RichTable:
    drawn = RichTable(
        title=escape(table.title) if table.title else None,
        title_justify="left",
        title_style="italic",
        caption=escape(table.note) if table.note else None,
        caption_justify="left",
        box=box.SIMPLE_HEAD,
        pad_edge=False,
    )
    for column in table.columns:
        drawn.add_column(escape(column), overflow="fold")
    for column in table.numbers:
        drawn.add_column(escape(column), justify="right", no_wrap=True)
    for row in table.rows:
        drawn.add_row(*(escape(cell) for cell in row))
    return drawn
