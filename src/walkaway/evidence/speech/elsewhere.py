"""Quotations of titles and headings: whoever says the same words in the text says them there."""

import re
from itertools import pairwise

from walkaway.evidence.speech.scene import Attribution, Story
from walkaway.evidence.speech.somebody import Somebody

__all__ = ["Said"]

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
ENOUGH = 0.7
FEWEST = 4
"""A quotation of fewer words must come again word for word."""


class Said:
    """The words of everybody who is quoted in the text.

    Attributes:
        story: The document, its text attributed.
    """

    def __init__(self, story: Story) -> None:
        self.story = story
        self._said: list[tuple[str, frozenset[tuple[str, str]], Attribution]] = []
        text = story.document.text
        for position, attribution in story.found.items():
            quotation = story.quotations[position]
            if not story.told[quotation.paragraph].is_body:
                continue
            words = _words(" ".join(part.within(text) for part in quotation.parts))
            self._said.append((" " + " ".join(words) + " ", _pairs(words), attribution))

    def by(self, text: str, *, besides: frozenset[str] = frozenset()) -> Attribution | None:
        """Return who says words in the text; None where nobody does.

        Args:
            text: The words.
            besides: Rules whose findings do not count.
        """
        words = _words(text)
        whole = " " + " ".join(words) + " "
        everything = [one for one in self._said if one[2].rule not in besides]
        for said, _, attribution in everything:
            if words and whole in said:
                return _same(attribution)
        pairs = _pairs(words)
        if len(words) < FEWEST or not pairs:
            return None
        best = max(everything, key=lambda one: len(pairs & one[1]), default=None)
        if best is None or len(pairs & best[1]) < ENOUGH * len(pairs):
            return None
        return _same(best[2])


def _same(attribution: Attribution) -> Attribution:
    speaker: Somebody = attribution.speaker
    return Attribution(speaker=speaker, chain=attribution.chain, hedged=attribution.hedged, rule="elsewhere")


def _words(text: str) -> list[str]:
    return [word.replace("’", "'").lower() for word in WORD.findall(text)]


def _pairs(words: list[str]) -> frozenset[tuple[str, str]]:
    return frozenset(pairwise(words))
