"""Where statements come from, and when things were said."""

import re
from dataclasses import dataclass

from walkaway.results.quick import quick

__all__ = ["PARTIAL_DATE", "Citation", "Round", "Source"]

PARTIAL_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
"""A year, a month or a day. Compared as text: a year comes before its months, a month before its days."""


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """One place in one source.

    Attributes:
        source: The source's id.
        line: Its line, counted from 1 over the lines that are not empty; None cites the source as a whole.

    Examples:
        >>> str(Citation(source="rt", line=8))
        'rt:8'
    """

    source: str
    line: int | None = None

    def __str__(self) -> str:
        """Return ``source:line`` as a case file writes it."""
        return self.source if self.line is None else f"{self.source}:{self.line}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A report, transcript or book.

    Attributes:
        id: Short name used by citations.
        title: Its title.
        publisher: Who published it.
        date: When, as a partial date.
        date_inferred: Whether the date was worked out rather than printed.
        file: The document, relative to the case folder, where the case carries it.
        lines: How many lines that are not empty it has, where it is known.
        passed_over: Lines that say nothing of the negotiation, each with the reason.
    """

    id: str
    title: str = ""
    publisher: str = ""
    date: str = ""
    date_inferred: bool = False
    file: str = ""
    lines: int | None = None
    passed_over: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """One meeting or exchange, in the order of its date.

    Attributes:
        id: Short name used by statements.
        name: Name for readers.
        date: When, as a partial date.
    """

    id: str
    name: str
    date: str
