"""What every rule of views asks of a passage first: which words it holds, what denies a match, whether it asks."""

import re
from functools import lru_cache

__all__ = ["HEAD", "denied", "heads_of", "is_question", "small"]

HEAD = 4
"""So many letters of a word tell at little cost whether it can be one that a rule looks for, in whatever form."""

_HEAD = re.compile(rf"\b[a-z]{{1,{HEAD}}}", re.ASCII)
_DENIAL = re.compile(
    r"\b(?:not|no|never|nor|neither|nobody|hardly|scarcely|without|cannot|far from|stop short of"
    r"|[a-z]+n't)(?:\s+[\w'-]+){0,3}\s*$"
)


@lru_cache(maxsize=8)
def small(text: str) -> str:
    """Return a text in small letters, letter for letter: an offset in it is an offset in the text.

    Looking for small letters in small letters takes half the time of looking for letters of either size.

    Examples:
        >>> small("İNCE Hanoi") == "i̇nce hanoi", len(small("İNCE Hanoi"))
        (False, 10)
    """
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


@lru_cache(maxsize=256)
def heads_of(text: str) -> frozenset[str]:
    """Return the first four letters of each word of a passage, in small letters; what follows an apostrophe is a word.

    Examples:
        >>> sorted(heads_of("They walked: walking is no crime."))
        ['crim', 'is', 'no', 'they', 'walk']
    """
    return frozenset(_HEAD.findall(small(text)))


def denied(text: str, start: int) -> bool:
    """Return whether a denial stands so near before a place that it turns what follows into its opposite.

    Examples:
        >>> denied("This was not at all a mistake", 19), denied("Not I. This was a mistake", 16)
        (True, False)
    """
    before = small(text)[max(0, start - 40) : start]
    stop = max(before.rfind(mark) for mark in ".;,:")
    return _DENIAL.search(before[stop + 1 :]) is not None


def is_question(text: str) -> bool:
    """Return whether a passage asks rather than says."""
    return text.rstrip().rstrip("\"')").endswith("?")
