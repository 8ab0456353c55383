"""A text with marks in it that may lie inside or across one another, cut into pieces that do neither."""

from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["QUOTE", "STATEMENT", "Mark", "MarkedLine", "MarkedText", "Piece", "pieces_of"]

QUOTE, STATEMENT = "quote", "statement"
"""What a mark is about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A stretch of a text, and where a reader is led from it.

    Attributes:
        start: Where it starts.
        end: Where it ends.
        kind: ``quote`` or ``statement``.
        anchor: The id it leads to.
        name: What stands behind it and leads there; empty where another mark beside it does so.
    """

    start: int
    end: int
    kind: str
    anchor: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch that lies in the same marks from its first letter to its last.

    Attributes:
        text: What stands there.
        kinds: What the marks are about that it lies in, sorted.
        then: The marks that end here and lead somewhere.
    """

    text: str
    kinds: tuple[str, ...] = ()
    then: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedLine:
    """A line of a document.

    Attributes:
        anchor: Its id on the page.
        number: Its number, as citations count.
        kind: What it is: title, heading, body …
        why: Why it is left out; else empty.
        pieces: What stands in it.
    """

    anchor: str
    number: int
    kind: str
    why: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedText:
    """A document's lines.

    Attributes:
        lines: The lines that are not empty.
        elsewhere: Parts of a page that are not in its text, with why they are left out.
    """

    lines: tuple[MarkedLine, ...]
    elsewhere: tuple[tuple[str, str], ...] = ()


def pieces_of(text: str, stretches: Sequence[tuple[int, int]], marks: Sequence[Mark]) -> list[tuple[Piece, ...]]:
    """Return the pieces of several stretches of a text; together they are what stands there, letter by letter.

    A mark that goes on over several stretches ends, for a reader, with each of them.

    Args:
        text: The text.
        stretches: Where each stretch starts and ends, in order; they do not overlap.
        marks: The marks; what of them lies in no stretch is not shown.

    Examples:
        >>> outer = Mark(start=0, end=6, kind=QUOTE, anchor="q", name="Bar")
        >>> inner = Mark(start=3, end=6, kind=STATEMENT, anchor="s", name="offer")
        >>> [(piece.text, piece.kinds) for piece in pieces_of("We can wait", [(0, 11)], [outer, inner])[0]]
        [('We ', ('quote',)), ('can', ('quote', 'statement')), (' wait', ())]
    """
    waiting = sorted((mark for mark in marks if mark.end > mark.start), key=lambda mark: mark.start, reverse=True)
    inside: list[Mark] = []
    found: list[tuple[Piece, ...]] = []
    for start, end in stretches:
        pieces: list[Piece] = []
        place = start
        while place < end:
            while waiting and waiting[-1].start <= place:
                inside.append(waiting.pop())
            inside = [mark for mark in inside if mark.end > place]
            stop = min([end, *(mark.end for mark in inside), *(mark.start for mark in waiting[-1:])])
            pieces.append(
                Piece(
                    text=text[place:stop],
                    kinds=tuple(sorted({mark.kind for mark in inside})),
                    then=tuple(mark for mark in inside if mark.name and stop in (mark.end, end)),
                )
            )
            place = stop
        found.append(tuple(pieces))
    return found
