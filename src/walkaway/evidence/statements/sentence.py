"""A passage made ready for rules: its words, and where its clauses end."""

import re
from dataclasses import dataclass
from functools import lru_cache

from walkaway.evidence.speech.speech import Passage

__all__ = ["Sentence", "sentence_of"]

_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")
_HARD = re.compile(
    r"[;:]|\s-\s|,?\s(?:but|yet|while|whereas|although|though|however|so(?!\sthat\b))\s"
    r"|,?\sand\s(?=(?:we|they|he|she|it|i|you)(?:\s|'))|[.!?]\s",
    re.IGNORECASE,
)
_SOFT = re.compile(r",?\s(?:if|unless|because|since|after|before|when|until|as|which|who|whose)\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A passage made ready.

    Attributes:
        text: The passage's words.
        words: Its words in small letters.
        breaks: Start and end of what parts clauses that stand side by side.
        soft: The same of what starts a clause that hangs on another.
    """

    text: str
    words: frozenset[str]
    breaks: tuple[tuple[int, int], ...]
    soft: tuple[tuple[int, int], ...]

    @property
    def asks(self) -> bool:
        """Whether it is a question."""
        return self.text.rstrip(" \"'").endswith("?")

    def start_of_clause(self, at: int, *, soft: bool = True) -> int:
        """Return where the clause starts that holds a place."""
        breaks = (*self.breaks, *self.soft) if soft else self.breaks
        return max((end for _, end in breaks if end <= at), default=0)

    def end_of_clause(self, at: int, *, soft: bool = True) -> int:
        """Return where the clause ends that holds a place."""
        breaks = (*self.breaks, *self.soft) if soft else self.breaks
        return min((start for start, _ in breaks if start >= at), default=len(self.text))


def sentence_of(passage: Passage) -> Sentence:
    """Return a passage made ready; the last few are kept, since every rule asks."""
    return _ready(passage.text)


@lru_cache(maxsize=16)
def _ready(text: str) -> Sentence:
    return Sentence(
        text=text,
        words=frozenset(_WORD.findall(text.lower())),
        breaks=tuple((found.start(), found.end()) for found in _HARD.finditer(text)),
        soft=tuple((found.start(), found.end()) for found in _SOFT.finditer(text)),
    )
