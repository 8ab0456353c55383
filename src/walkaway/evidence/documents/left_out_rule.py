"""A rule that leaves a paragraph out of a document."""

import re
from collections.abc import Callable
from dataclasses import dataclass

__all__ = ["LeftOutRule", "searches", "whole"]


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOutRule:
    """What tells that a paragraph says nothing of the matter.

    Attributes:
        id: Its name.
        why: Why the paragraph is left out, in a sentence.
        starts: The first words of a paragraph, in small letters, that it looks at; empty: all paragraphs.
        test: Whether a paragraph on one line is left out; what it returns counts as true or false.
        most: Longer paragraphs are never left out by it.
        example: A line that it leaves out.
        counterexample: A line like it that stays.
        holds: Words in small letters of which one must stand in it: a search that most paragraphs are spared.
        leads: Whether the titles after it belong to it: a list of links.
    """

    id: str
    why: str
    starts: frozenset[str]
    test: Callable[[str], object]
    most: int
    example: str
    counterexample: str
    holds: tuple[str, ...] = ()
    leads: bool = False


def whole(pattern: str, *, ignore_case: bool = True) -> Callable[[str], object]:
    """Return a test of whether a pattern is the whole of a line."""
    return re.compile(pattern, re.IGNORECASE if ignore_case else 0).fullmatch


def searches(pattern: str, *, ignore_case: bool = True) -> Callable[[str], object]:
    """Return a test of whether a pattern stands somewhere in a line."""
    return re.compile(pattern, re.IGNORECASE if ignore_case else 0).search
