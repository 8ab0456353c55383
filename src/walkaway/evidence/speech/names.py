"""Names letter by letter: what makes two of them the same word."""

import re
import unicodedata
from functools import lru_cache

from walkaway.evidence.speech.words_of_people import PARTICLES, SUFFIXES, TITLES

__all__ = ["folded", "name_words", "without_titles"]

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


def name_words(name: str) -> tuple[str, ...]:
    """Return the words of a name, folded; a hyphen parts words, so that Jong-un and Jong Un are one.

    Examples:
        >>> name_words("Kim Jong-un") == name_words("KIM JONG UN")
        True
    """
    return tuple(folded(word) for word in BETWEEN.split(name.strip()) if word.strip("."))


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
