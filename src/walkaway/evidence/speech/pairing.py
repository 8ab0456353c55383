"""Which quotation marks of one paragraph belong together.

Only the outer ones count: what is quoted inside a quotation is part of it.
"""

import re
from dataclasses import dataclass

from walkaway.evidence.speech.marks import DOUBLE, GUILLEMET, SINGLE, Mark, marks_in

__all__ = ["Pair", "Paired", "paired"]

STRONG_BEFORE = frozenset('.,?!…;”"—–-)]')
"""What stands before a single mark that surely closes: punctuation, or a quotation that ends inside."""
SURE_BEFORE = frozenset(".,?!…")
"""Punctuation that belongs to what is quoted: whatever follows, the quotation ends here."""
STRONG_AFTER = frozenset(',.;:?!)]—–-”"')
MOST_INSIDE = 300
"""So many marks are looked at for the one that closes; real quotations hold few."""
MOST_MARKS, LETTERS_A_MARK = 500, 8
"""A long paragraph with fewer letters than these to a mark is no prose, and pairing its marks would take for ever."""
SHORTENED = re.compile(r"\b(?:an|o|th|wi|ol|d)\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Pair:
    """An opening mark with its closing one.

    Attributes:
        mark: The opening mark.
        start: Where the words start.
        end: Where they end.
        closed: Whether a closing mark was found.
    """

    mark: Mark
    start: int
    end: int
    closed: bool


@dataclass(frozen=True, slots=True)
class Paired:
    """The quotations of one paragraph.

    Attributes:
        pairs: The outer pairs, in order.
        stray: Where a closing mark stands that nothing in the paragraph opens before any quotation; else None.
    """

    pairs: tuple[Pair, ...]
    stray: int | None


def paired(text: str, start: int, end: int) -> Paired:
    """Return the outer pairs of marks of a paragraph.

    Args:
        text: The document's text.
        start: Where the paragraph starts.
        end: Where it ends.

    Examples:
        >>> text = "“It’s ‘never’, he told me,” she said, ‘off the record’."
        >>> [text[pair.start : pair.end] for pair in paired(text, 0, len(text)).pairs]
        ['It’s ‘never’, he told me,', 'off the record']
    """
    marks = marks_in(text, start, end)
    if len(marks) > MOST_MARKS and len(marks) * LETTERS_A_MARK > end - start:
        return Paired((), None)
    pairs: list[Pair] = []
    stray: int | None = None
    position = 0
    while position < len(marks):
        mark = marks[position]
        if not mark.opens:
            if mark.family == DOUBLE and mark.closes and stray is None and not pairs:
                stray = mark.at
            position += 1
            continue
        if mark.family == SINGLE:
            close = _close_single(text, marks, position, start, end)
        else:
            close = _close(marks, position)
        if close is not None:
            pairs.append(Pair(mark, mark.at + 1, marks[close].at, closed=True))
            position = close + 1
            continue
        if mark.family == SINGLE and not _whole(text, mark, start, end, position):
            position += 1
            continue
        following = _next_opening(marks, position)
        stop = marks[following].at if following is not None else end
        pairs.append(Pair(mark, mark.at + 1, _trimmed(text, mark.at + 1, stop), closed=False))
        position = following if following is not None else len(marks)
    return Paired(tuple(pairs), stray)


def _close(marks: list[Mark], opening: int) -> int | None:
    """Return the position of the mark that closes a double one or a guillemet."""
    first = marks[opening]
    depth = 0
    for position in range(opening + 1, min(len(marks), opening + MOST_INSIDE)):
        mark = marks[position]
        if mark.family != first.family:
            continue
        if first.family == GUILLEMET:
            if mark.char != first.char and mark.closes:
                return position
            continue
        if mark.opens and not mark.closes:
            if mark.char == '"' or first.char == '"':
                return None  # a new one opens before this one was closed
            depth += 1
        elif mark.closes and not (mark.char == "“" and first.char == "“" and mark.opens):
            if depth == 0:
                return position
            depth -= 1
    return None


def _close_single(text: str, marks: list[Mark], opening: int, start: int, end: int) -> int | None:
    """Return the position of the mark that closes a single one; an apostrophe at the end of a word is none.

    The first mark that may close does, but for one after an s ("the workers' demands") where a surer one follows before
    the next quotation opens.
    """
    weak: int | None = None
    inside = 0
    for position in range(opening + 1, min(len(marks), opening + MOST_INSIDE)):
        mark = marks[position]
        if mark.family == DOUBLE:
            # A quotation inside this one; its own marks are left alone.
            inside += 1 if mark.opens and not (mark.closes and inside) else -1 if inside else 0
            continue
        if mark.family != SINGLE:
            continue
        if mark.opens and not mark.closes and not inside:
            return weak
        if not mark.closes or mark.at == marks[opening].at + 1:
            continue
        before = text[mark.at - 1]
        after = text[mark.at + 1] if mark.at + 1 < end else ""
        if inside and before not in STRONG_BEFORE:
            continue
        if before in STRONG_BEFORE or not after or after in STRONG_AFTER:
            surely = weak is None or ". " not in text[marks[weak].at : mark.at]
            # "Members' families come first. …": a quotation that begins a sentence goes on to its own full stop.
            surely = surely or (before in SURE_BEFORE and text[marks[opening].at + 1].isupper())
            return position if surely else weak
        if before not in "sS" and not _dropped(text, mark.at):
            return position if weak is None or ". " not in text[marks[weak].at : mark.at] else weak
        weak = position if weak is None else weak
    return None if weak is not None and _goes_on(text, marks[opening].at, marks[weak].at, end) else weak


def _goes_on(text: str, opening: int, weak: int, end: int) -> bool:
    """Return whether a quotation goes on in the next paragraph, so that a mark after an s is an apostrophe.

    It begins a sentence, the paragraph ends in one, and the next paragraph opens the quotation again.
    """
    sentence = text[opening + 1 : opening + 2].isupper() and text[end - 1 : end] in SURE_BEFORE and end - weak > 2
    return sentence and text[end : end + 8].lstrip().startswith(text[opening])


def _dropped(text: str, at: int) -> bool:
    """Return whether an apostrophe stands for letters left out at the end of a word: goin', an', o'."""
    if text[at - 2 : at].lower() == "in" and text[at - 3 : at - 2].isalpha():
        return True
    word = SHORTENED.search(text, max(0, at - 4), at)
    return word is not None


def _whole(text: str, mark: Mark, start: int, end: int, position: int) -> bool:
    """Return whether a single mark without a closing one opens a paragraph that goes on being quoted."""
    if mark.char != "‘":
        return False
    opens = not text[start : mark.at].strip() and position == 0
    return opens or (text[mark.at + 1 : mark.at + 2].isupper() and text[end : end + 8].lstrip().startswith("‘"))


def _next_opening(marks: list[Mark], position: int) -> int | None:
    family = marks[position].family
    return next(
        (later for later in range(position + 1, len(marks)) if marks[later].opens and marks[later].family == family),
        None,
    )


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end
