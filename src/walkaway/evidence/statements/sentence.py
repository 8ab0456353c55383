"""A passage made ready for rules: its words, and where its clauses end."""

import re
from dataclasses import dataclass
from functools import lru_cache

from walkaway.evidence.speech.speech import Passage

__all__ = ["LONGEST", "Sentence", "sentence_of"]

LONGEST = 2000
"""More letters than this are no sentence, and patterns would take long over them."""
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")
_HARD = re.compile(
    r"[;:]|\s-\s|,?\s(?:but|yet|while|whereas|although|though|however|so(?!\sthat\b))\s"
    r"|,?\sand\s(?=(?:we|they|he|she|it|i|you)(?:\s|'))",
    re.IGNORECASE,
)
_STOP = re.compile(r"(?<![A-Z])(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bMrs)[.!?]['\"]?\s(?=[A-Z'\"])")
"""A sentence's end inside a passage; not the stop of U.S. or Mr."""
_SOFT = re.compile(r",?\s(?:if|unless|because|since|after|before|when|until|as|which|who|whose)\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A passage made ready.

    Attributes:
        text: The passage's words.
        words: Its words in small letters.
    """

    text: str
    words: frozenset[str]

    @property
    def says_nothing(self) -> bool:
        """Whether it is a question, or too long to be a sentence."""
        return len(self.text) > LONGEST or self.text.rstrip(" \"'").endswith("?")

    def start_of_clause(self, at: int, *, soft: bool = True) -> int:
        """Return where the clause starts that holds a place."""
        hard, hanging = _breaks(self.text)
        breaks = (*hard, *hanging) if soft else hard
        return max((end for _, end in breaks if end <= at), default=0)

    def end_of_clause(self, at: int, *, soft: bool = True) -> int:
        """Return where the clause ends that holds a place."""
        hard, hanging = _breaks(self.text)
        breaks = (*hard, *hanging) if soft else hard
        return min((start for start, _ in breaks if start >= at), default=len(self.text))


def sentence_of(passage: Passage) -> Sentence:
    """Return a passage made ready; the last few are kept, since every rule asks."""
    return _ready(passage.text)


@lru_cache(maxsize=16)
def _ready(text: str) -> Sentence:
    return Sentence(text=text, words=frozenset(_WORD.findall(text.lower())))


@lru_cache(maxsize=16)
def _breaks(text: str) -> tuple[tuple[tuple[int, int], ...], tuple[tuple[int, int], ...]]:
    """Return where what parts clauses side by side starts and ends, and the same of what starts a hanging clause."""
    hard = [found.span() for found in _HARD.finditer(text)] + [found.span() for found in _STOP.finditer(text)]
    return tuple(hard), tuple(found.span() for found in _SOFT.finditer(text))
