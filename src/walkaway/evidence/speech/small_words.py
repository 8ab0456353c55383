"""Whether a document writes a word in small letters anywhere: then its capital may say nothing."""

import re

__all__ = ["SmallWords"]

LETTER = re.compile(r"[^\W\d_]")
BESIDE = re.compile(r"[\w'’.-]")
"""What a word does not begin after."""


class SmallWords:
    """The words that a text writes in small letters; each is looked for when it is asked for, which few are.

    Examples:
        >>> small = SmallWords("The talks of the Union of non-Talkers")
        >>> [word in small for word in ("talks", "union", "talkers", "tal")]
        [True, False, False, False]
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: dict[str, bool] = {}

    def __contains__(self, word: str) -> bool:
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = self._stands(word)
        return known

    def _stands(self, word: str) -> bool:
        """Return whether a word of two letters or more stands anywhere by itself."""
        text, length = self._text, len(word)
        if length < 2 or "A" <= word[0] <= "Z":
            return False
        at = text.find(word)
        while at >= 0:
            after = at + length
            begins = not at or BESIDE.match(text, at - 1) is None
            if begins and LETTER.match(text, after) is None:
                return all(map(LETTER.match, word))
            at = text.find(word, after)
        return False
