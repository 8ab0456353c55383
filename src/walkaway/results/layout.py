"""Paragraphs and tables as a notebook shows them. What is put in is HTML already, except where it says words."""

from collections.abc import Iterable
from html import escape

from walkaway.results.writing import text

__all__ = ["framed", "heading", "paragraph", "row", "small", "table"]

SHORT_CAPTION = 90
"""Letters of a caption that stand in one line."""
# Said in each cell, because a notebook's own style would set figures to the right and in the middle of a tall row.
_CELL = 'style="text-align:left;vertical-align:top"'


def framed(parts: Iterable[str]) -> str:
    """Return parts as one piece that scrolls by itself where a notebook is too narrow for it.

    Examples:
        >>> framed([paragraph("one"), paragraph("two")]).count("<p ")
        2
    """
    return f'<div style="overflow-x:auto">{"".join(parts)}</div>'


def paragraph(inside: str) -> str:
    """Return a paragraph."""
    return f'<p style="margin:.3em 0;max-width:60em">{inside}</p>'


def small(inside: str) -> str:
    """Return a paragraph that stands back behind the figures."""
    return f'<p style="margin:.3em 0;max-width:60em;font-size:.9em;opacity:.8">{inside}</p>'


def table(caption: str, heads: Iterable[str], rows: Iterable[str]) -> str:
    """Return a table.

    Args:
        caption: Words.
        heads: Headings of its columns; empty where it has none.
        rows: Its rows.
    """
    top = "".join(heads)
    # A caption is as wide as its table unless it may not break, and a narrow table would make a column of words of it.
    wrapping = "nowrap" if len(caption) <= SHORT_CAPTION else "normal"
    return (
        '<table style="border-collapse:collapse;margin:.3em 0">'
        '<caption style="caption-side:top;text-align:left;font-weight:bold;color:inherit;'
        f'white-space:{wrapping}">{text(caption)}</caption>'
        f"{f'<thead><tr>{top}</tr></thead>' if top else ''}<tbody>{''.join(rows)}</tbody></table>"
    )


def row(head: str, cells: Iterable[str]) -> str:
    """Return a row of a table from its heading and what stands in its cells."""
    return f"<tr>{head}{''.join(f'<td {_CELL}>{inside}</td>' for inside in cells)}</tr>"


def heading(inside: str, scope: str, told: str = "") -> str:
    """Return a heading of a row or a column.

    Args:
        inside: What it shows.
        scope: ``row`` or ``col``.
        told: Words that show where a reader points at it.

    Examples:
        >>> heading("gain", "col").endswith(">gain</th>")
        True
    """
    title = f' title="{escape(told)}"' if told else ""
    return f'<th scope="{scope}" {_CELL}{title}>{inside}</th>'
