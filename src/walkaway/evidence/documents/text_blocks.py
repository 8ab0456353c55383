"""Which lines of plain text make a paragraph.

Reports come in two shapes. Usually a line is a paragraph, with or without an empty line before the next. In
hard-wrapped text a paragraph has many lines of about the same length, broken where the next word did not fit; there an
empty line ends it, or a sentence that ends where the next word would still have fitted.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from walkaway.evidence.documents.block import Block, ends_sentence
from walkaway.formats.numbered_lines import line_spans

__all__ = ["blocks_of_text", "is_item"]

SHORTEST, LONGEST = 40, 110
"""Wrapped lines have so many characters; text is wrapped at 50 to 100 columns as a rule."""

WIDEST = 125
"""In wrapped text hardly any line is longer: addresses of pages, tables."""

FEWEST = 3
"""Fewer lines that run on are no pattern."""

MOST_RUN_ON = 0.6
"""At least this share of the lines that another follows must run on: neither short nor at the end of a sentence."""

MOST_FULL = 0.4
"""Or at least this share of them fill the width: the first word of the next line would not have fitted."""

MOST_WIDE = 0.02
"""At most this share of the lines is wider than wrapped lines are."""

SLACK = 2
"""So many columns narrower than the widest line a line may be and count as full."""

SHORT_LINE = 0.6
"""A line below this share of the width stands alone where the next word would have fitted: a title, a head."""

ITEM = re.compile(r"(?:[-•*–·▪■●◦]|\(?[0-9]{1,3}[.)]|\(?[a-z][.)])\s+\S")


def is_item(words: str) -> bool:
    """Return whether a line is an item of a list.

    Examples:
        >>> is_item("- 3 percent from April"), is_item("2) a bonus"), is_item("2019 was a bad year")
        (True, True, False)
    """
    return ITEM.match(words) is not None


def blocks_of_text(text: str) -> tuple[Block, ...]:
    r"""Return the paragraphs of plain text.

    Examples:
        >>> [block.words for block in blocks_of_text("No deal\n\nThey left.\nNobody signed.")]
        ['No deal', 'They left.', 'Nobody signed.']
    """
    spans = list(line_spans(text))
    if not spans:
        return ()
    # Whether an empty line stands before a line. "\r\n" is one line end, and a lone "\r" one too.
    gaps = [True]
    for (_, end), (start, _) in pairwise(spans):
        between = text[end:start]
        gaps.append((between.count("\n") or between.count("\r")) > 1)
    lines = [text[start:end] for start, end in spans]
    starts = _wrapped_starts(text, spans, lines, gaps) if _is_wrapped(lines, gaps) else [True] * len(lines)
    return tuple(_blocks(spans, lines, starts))


def _is_wrapped(lines: Sequence[str], gaps: Sequence[bool]) -> bool:
    """Return whether most lines that another follows run on into it, or fill the width."""
    followed = [place for place in range(len(lines) - 1) if not gaps[place + 1]]
    if len(followed) < FEWEST or sum(len(line) > WIDEST for line in lines) > MOST_WIDE * len(lines):
        return False
    width = _width(lines)
    run_on = full = 0
    for place in followed:
        line = lines[place]
        if SHORTEST <= len(line) <= LONGEST and not ends_sentence(line):
            run_on += 1
            full += not _would_fit(line, lines[place + 1], width)
    return run_on >= max(FEWEST, MOST_RUN_ON * len(followed)) or full >= max(FEWEST, MOST_FULL * len(followed))


def _width(lines: Sequence[str]) -> int:
    """Return the width to which lines are wrapped; a few longer ones do not count."""
    lengths = sorted(len(line) for line in lines if len(line) <= WIDEST)
    return lengths[int(0.95 * (len(lengths) - 1))]


def _would_fit(line: str, following: str, width: int) -> bool:
    """Return whether the first word of the next line would have fitted on this one."""
    return len(line) + 1 + len(following.split(None, 1)[0]) < width - SLACK


def _wrapped_starts(
    text: str, spans: Sequence[tuple[int, int]], lines: Sequence[str], gaps: Sequence[bool]
) -> list[bool]:
    """Return which lines start a paragraph of wrapped text."""
    width = _width(lines)
    starts = [True]
    for place in range(1, len(lines)):
        before, line = lines[place - 1], lines[place]
        ended = ends_sentence(before) and (
            _would_fit(before, line, width) or _indent(text, spans[place][0]) > _indent(text, spans[place - 1][0])
        )
        alone = len(before) < SHORT_LINE * width and _would_fit(before, line, width)
        starts.append(gaps[place] or ended or alone or is_item(line))
    return starts


def _indent(text: str, start: int) -> int:
    """Return how far a line is moved in."""
    return start - 1 - max(text.rfind("\n", max(start - 100, 0), start), text.rfind("\r", max(start - 100, 0), start))


def _blocks(spans: Sequence[tuple[int, int]], lines: Sequence[str], starts: Sequence[bool]) -> list[Block]:
    """Return the paragraphs that begin where a line starts one."""
    firsts = [position for position, start in enumerate(starts) if start]
    blocks = []
    for first, last in zip(firsts, [*firsts[1:], len(lines)], strict=True):
        words = lines[first] if last == first + 1 else " ".join(lines[first:last])
        blocks.append(Block(spans=tuple(spans[first:last]), words=words, item=is_item(words)))
    return blocks
