"""The lines of a text that are not empty: the one way in which they are counted.

A citation counts lines from 1 over those that are not empty. Lines end at ``\\r\\n``, ``\\r`` and ``\\n`` and nowhere else:
``str.splitlines`` also breaks at form feeds and Unicode separators, which editors do not count.
"""

import re
from collections.abc import Iterator

__all__ = ["line_spans"]

LINE = re.compile(r"[^\r\n]+")


def line_spans(text: str) -> Iterator[tuple[int, int]]:
    r"""Yield where each line starts and ends that is not empty, spaces around it left out.

    Examples:
        >>> text = "Hanoi\r\n \r\n  No deal\x0c \n"
        >>> [text[start:end] for start, end in line_spans(text)]
        ['Hanoi', 'No deal']
    """
    for found in LINE.finditer(text):
        line = found[0]
        words = line.lstrip()
        if words:
            start = found.start() + len(line) - len(words)
            yield start, start + len(words.rstrip())
