"""A rule that leaves a paragraph out of a document."""

import re
from collections.abc import Callable
from dataclasses import dataclass

__all__ = ["LeftOutRule", "anywhere", "whole", "words_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOutRule:
    """What tells that a paragraph says nothing of the matter.

    Attributes:
        id: Its name.
        why: Why the paragraph is left out, in a sentence.
        test: Whether a paragraph on one line is left out; what it returns counts as true or false.
        most: Longer paragraphs are never left out by it.
        example: A line that it leaves out.
        counterexample: A line like it that stays.
        starts: The first words of a paragraph, in small letters, that it looks at; empty: all paragraphs.
        holds: Words in small letters of which one must stand in it: a search that most paragraphs are spared.
        leads: Whether the titles after it belong to it: a list of links.
    """

    id: str
    why: str
    test: Callable[[str], object]
    most: int
    example: str
    counterexample: str
    starts: frozenset[str] = frozenset()
    holds: tuple[str, ...] = ()
    leads: bool = False


def whole(*patterns: str, ignore_case: bool = True) -> Callable[[str], object]:
    """Return a test of whether one of some patterns is the whole of a line, marks before it apart."""
    return re.compile(rf"\W*(?:{'|'.join(patterns)})", re.IGNORECASE if ignore_case else 0).fullmatch


def anywhere(*patterns: str, ignore_case: bool = True) -> Callable[[str], object]:
    """Return a test of whether one of some patterns stands in a line."""
    return re.compile("|".join(patterns), re.IGNORECASE if ignore_case else 0).search


def words_of(text: str) -> frozenset[str]:
    """Return the words of a text as a set."""
    return frozenset(text.split())
