"""What every rule of views asks of a passage first: its words, what denies a match, and where a clause ends."""

import re
from functools import lru_cache

__all__ = ["clause_around", "denied", "is_question", "words_of"]

_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")
_DENIAL = re.compile(
    r"\b(?:not|no|never|nor|neither|nobody|hardly|scarcely|without|cannot|far from|stop short of"
    r"|[a-z]+n't)(?:\s+[\w'-]+){0,3}\s*$",
    re.IGNORECASE,
)
_BREAK = re.compile(r"[;:]|\s-\s|,?\s(?:but|although|though|while|whereas|however)\s", re.IGNORECASE)


@lru_cache(maxsize=32)
def words_of(text: str) -> frozenset[str]:
    """Return the words of a passage in small letters: what tells at little cost whether a rule has anything to look for.

    Examples:
        >>> sorted(words_of("They can't wait, they said."))
        ["can't", 'said', 'they', 'wait']
    """
    return frozenset(_WORD.findall(text.lower()))


def denied(text: str, start: int, *, since: int = 0) -> bool:
    """Return whether a denial stands so near before a place that it turns what follows into its opposite.

    Examples:
        >>> denied("This was not at all a mistake", 19), denied("Not I. This was a mistake", 18)
        (True, False)
    """
    before = text[max(since, start - 40) : start]
    stop = max(before.rfind(mark) for mark in ".;,:")
    return _DENIAL.search(before[stop + 1 :]) is not None


def is_question(text: str) -> bool:
    """Return whether a passage asks rather than says."""
    return text.rstrip().rstrip("\"')").endswith("?")


def clause_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the stretch between the breaks (semicolons, dashes, "but", "while") around a place.

    Examples:
        >>> text = "Time helps, but leaving hurts"
        >>> first, last = clause_around(text, 16, 23)
        >>> text[first:last]
        'leaving hurts'
    """
    first, last = 0, len(text)
    for found in _BREAK.finditer(text):
        if found.end() <= start:
            first = found.end()
        elif found.start() >= end:
            last = found.start()
            break
    return first, last
