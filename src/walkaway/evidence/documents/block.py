"""A paragraph on its way from a file to a document: its lines, and what is known of it so far."""

import re
from dataclasses import dataclass, field

from walkaway.errors import Fault
from walkaway.evidence.documents.document import LeftOut
from walkaway.results.quick import quick

__all__ = ["Block", "Draft", "ends_sentence"]

SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]*_]*$")
ABBREVIATION = re.compile(r"(?:\b[A-Za-z]|\b(?:Inc|Co|Corp|Ltd|Bros|Jr|Sr|St|vs?|etc|No))\.$")
"""A full stop that does not end a sentence: "a deal with the U.S."."""


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph.

    Attributes:
        spans: Where each of its lines starts and ends, in order.
        words: What it says, on one line, marks of its format left out: what rules for its kind look at.
        kind: Its kind where the format tells it; empty where that is still to be found out.
        why: Why it is left out, where it is.
        item: Whether it is an item of a list.
        quoted: Whether the format sets it apart as somebody's words.
    """

    spans: tuple[tuple[int, int], ...]
    words: str
    kind: str = ""
    why: str = ""
    item: bool = False
    quoted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a reader of one format found.

    Attributes:
        format: The format.
        text: What offsets count in.
        blocks: Its paragraphs, in order.
        title: Its title, where the format has a place for one.
        publisher: Who published it, where the format has a place for it.
        date: When, where the format has a place for it.
        date_inferred: Whether that is when the file was made; a printed date goes before it.
        left_out: What is not in the text.
        warnings: What was mended or guessed.
    """

    format: str
    text: str
    blocks: tuple[Block, ...]
    title: str = ""
    publisher: str = ""
    date: str = ""
    date_inferred: bool = False
    left_out: tuple[LeftOut, ...] = ()
    warnings: tuple[Fault, ...] = field(default=())


def ends_sentence(words: str) -> bool:
    """Return whether a paragraph ends as a sentence does.

    Examples:
        >>> ends_sentence("“We have time.”"), ends_sentence("No deal with the U.S."), ends_sentence("No deal")
        (True, False, False)
    """
    tail = words[-12:]
    return SENTENCE_END.search(tail) is not None and ABBREVIATION.search(tail) is None
