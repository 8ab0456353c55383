"""Which lines of plain text make a paragraph.

Reports come in two shapes. Usually a line is a paragraph, with or without an empty line before the next. In hard-wrapped
text a paragraph has many lines of about the same length, broken where the next word did not fit; there an empty line ends
it, or a sentence that ends where the next word would still have fitted.
"""

import re
from collections.abc import Sequence

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
    for (_, end), (start, _) in zip(spans, spans[1:], strict=False):
        between = text[end:start]
        gaps.append((between.count("\n") or between.count("\r")) > 1)
    lines = [text[start:end] for start, end in spans]
    starts = _wrapped_starts(text, spans, lines, gaps) if _is_wrapped(lines, gaps) else [True] * len(lines)
    return tuple(_blocks(spans, lines, starts))


def _is_wrapped(lines: Sequence[str], gaps: Sequence[bool]) -> bool:
    """Return whether most lines that another follows run on into it."""
    followed = [line for line, gap in zip(lines, gaps[1:], strict=False) if not gap]
    if len(followed) < FEWEST:
        return False
    if sum(len(line) > WIDEST for line in lines) > 0.02 * len(lines):
        return False
    run_on = sum(SHORTEST <= len(line) <= LONGEST and not ends_sentence(line) for line in followed)
    return run_on >= max(FEWEST, MOST_RUN_ON * len(followed))


def _wrapped_starts(
    text: str, spans: Sequence[tuple[int, int]], lines: Sequence[str], gaps: Sequence[bool]
) -> list[bool]:
    """Return which lines start a paragraph of wrapped text."""
    lengths = sorted(len(line) for line in lines if len(line) <= WIDEST)
    width = lengths[int(0.95 * (len(lengths) - 1))]
    starts = [True]
    for before, line, gap, span, span_before in zip(lines, lines[1:], gaps[1:], spans[1:], spans, strict=False):
        needed = len(before) + 1 + len(line.split(None, 1)[0])
        fitted = needed < width - SLACK
        ended = fitted and ends_sentence(before)
        alone = needed < SHORT_LINE * width
        indented = _indent(text, span[0]) > _indent(text, span_before[0]) and ends_sentence(before)
        starts.append(gap or ended or alone or indented or is_item(line))
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
