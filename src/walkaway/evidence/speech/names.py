"""Names letter by letter: what makes two of them the same word."""

import re
import unicodedata
from functools import lru_cache

from walkaway.evidence.speech.words_of_people import PARTICLES, SUFFIXES, TITLES

__all__ = ["folded", "name_words", "surname", "without_titles"]

EASTERN = frozenset(
    "kim lee park choi jung kang cho yoon jang lim oh seo shin kwon hwang moon roh ban xi li wang zhang liu chen "
    "yang huang zhao wu zhou xu zhu guo lin gao luo deng mao wen jiang peng tsai nguyen tran pham".split()
)
"""Surnames that stand first where the name is written as at home: Kim Jong-un."""
GIVEN_TOO = frozenset("kim lee park jung lin wen".split())
BETWEEN = re.compile(r"[\s\-‐‑–]+")


@lru_cache(maxsize=8192)
def folded(word: str) -> str:
    """Return a word in small letters without accents, full stops and possessive ending, to compare names by.

    Examples:
        >>> folded("U.S."), folded("Erdoğan"), folded("O’Grady")
        ('us', 'erdogan', "o'grady")
    """
    plain = word.replace("’", "'")
    if not plain.isascii():
        plain = "".join(
            letter for letter in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(letter)
        ).replace("ı", "i")
    return plain.replace(".", "").casefold().removesuffix("'s")


@lru_cache(maxsize=8192)
def name_words(name: str) -> tuple[str, ...]:
    """Return the words of a name, folded; a hyphen parts words, so that Jong-un and Jong Un are one.

    Examples:
        >>> name_words("Kim Jong-un") == name_words("KIM JONG UN")
        True
    """
    return tuple(folded(word) for word in BETWEEN.split(name.strip()) if word.strip("."))


@lru_cache(maxsize=8192)
def without_titles(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return a name's words without titles before and suffixes after.

    Examples:
        >>> without_titles(("president", "trump")), without_titles(("martin", "luther", "king", "jr"))
        (('trump',), ('martin', 'luther', 'king'))
    """
    first = 0
    while first < len(words) - 1 and words[first] in TITLES and words[first] not in PARTICLES:
        first += 1
    last = len(words)
    while last > first + 1 and words[last - 1] in SUFFIXES:
        last -= 1
    return words[first:last]


def surname(name: str) -> str:
    """Return the part of a name by which its bearer is called for short.

    Examples:
        >>> surname("Moon Jae-in"), surname("Baohui Zhang"), surname("Ursula von der Leyen"), surname("Kim Darroch")
        ('Moon', 'Zhang', 'Leyen', 'Darroch')
    """
    words = [word for word in name.split() if folded(word) not in SUFFIXES] or name.split()
    first = folded(words[0])
    if first in EASTERN and (len(words) > 2 or "-" in words[-1] or (len(words) == 2 and first not in GIVEN_TOO)):
        return words[0]
    return words[-1]
