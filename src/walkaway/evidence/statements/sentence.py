"""A passage made ready for rules: its words, and where its clauses end."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from walkaway.evidence.speech.speech import NARRATED, REPORTED, Passage
from walkaway.evidence.statements.context import Context
from walkaway.evidence.statements.hits import LONGEST
from walkaway.evidence.statements.looking import small
from walkaway.results.quick import quick

__all__ = ["Sentence", "sentence_of"]

_FAR = 8
"""So many passages on, what is told inside a sentence can stand in the list."""
_LAST = "the last sentence"
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")
_SPACED = bytes(code if chr(code) in "abcdefghijklmnopqrstuvwxyz'" else ord(" ") for code in range(256))
"""For each letter itself, and a space for whatever parts words."""
# The first letter of each pattern is one of few, so that the others are passed over at once.
_HARD = re.compile(
    r"[;:,\s](?:(?<=[;:])|(?<=\s)-\s|(?:(?<=,)\s|(?<=\s))"
    r"(?:(?:but|yet|while|whereas|although|though|however|so(?!\sthat\b))\s|and\s(?=(?:we|they|he|she|it|i|you)(?:\s|')"
    r"|(?:will|would|has|have|had|said|says|demanded|called|wants?|offered|rejected|asked|insisted"
    r"|refused|declined|accepted)\s)))"
)
_STOP = re.compile(r"[.!?](?<![A-Z].)(?<!\bMr.)(?<!\bMs.)(?<!\bDr.)(?<!\bMrs.)['\"]?\s(?=[A-Z'\"])")
"""A sentence's end inside a passage; not the stop of U.S. or Mr."""
_SOFT = re.compile(
    r"[,\s](?:(?:(?<=,)\s|(?<=\s))(?:if|unless|because|since|after|before|when|until|as|which|who|whose)\s"
    r"|(?<=,)\s(?=(?!(?:includ|consist|compris|cover|start|beginn|runn|dur|exclud)ing)[a-z]{2,}ing\s))"
)


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A passage made ready.

    Attributes:
        text: The passage's words, in which contents are looked for.
        own: The words of who tells it, in which verbs and subjects are looked for; of the same length.
        words: The words of `text` in small letters.
        says_nothing: Whether it is a question, or too long to be a sentence.
    """

    text: str
    own: str
    words: frozenset[str]
    says_nothing: bool

    def matches(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Yield where a pattern matches that starts in the words of who tells it; its end may reach into another's.

        The pattern is in small letters and so is the text it is held against: a match gives places, and its words in
        small letters.
        """
        for match in pattern.finditer(small(self.text)):
            if self.own[match.start()] == self.text[match.start()]:
                yield match

    def start_of_clause(self, at: int, *, soft: bool = True) -> int:
        """Return where the clause starts that holds a place."""
        _, starts = _breaks(self.text)[soft]
        return starts[bisect_right(starts, at) - 1]

    def end_of_clause(self, at: int, *, soft: bool = True) -> int:
        """Return where the clause ends that holds a place."""
        ends, _ = _breaks(self.text)[soft]
        return ends[bisect_left(ends, at)] if at < len(self.text) else len(self.text)


def sentence_of(passage: Passage, context: Context) -> Sentence:
    """Return a passage made ready; the last one is kept, since every rule asks.

    In the writer's sentences what others say is blank, so that it is looked at once, as theirs. "Kim insisted on all of
    it" would lose what was insisted on: the words of reported clauses are given back to `Sentence.text`.
    """
    last: tuple[Passage, int, Sentence] | None = context.kept.get(_LAST)
    if last is not None and last[0] is passage and last[1] == context.position:
        return last[2]
    sentence = _made_ready(passage, context)
    context.kept[_LAST] = passage, context.position, sentence
    return sentence


def _made_ready(passage: Passage, context: Context) -> Sentence:
    if passage.form != NARRATED or "    " not in passage.text:
        return _ready(passage.text, passage.text)
    whole = passage.text
    for other in context.passages[context.position + 1 : context.position + _FAR]:
        start, end = other.start - passage.start, other.end - passage.start
        if other.form == REPORTED and 0 <= start < end <= len(whole) and not whole[start:end].strip():
            whole = whole[:start] + other.text + whole[end:]
    return _ready(whole, passage.text)


@lru_cache(maxsize=16)
def _ready(text: str, own: str) -> Sentence:
    says_nothing = len(text) > LONGEST or text.rstrip(" \"'").endswith("?")
    return Sentence(text=text, own=own, words=_words(text), says_nothing=says_nothing)


def _words(text: str) -> frozenset[str]:
    """Return the words of a text as `_WORD` finds them; splitting at spaces takes a third of the time."""
    # A table of bytes is faster than one of letters, and what is no letter of a to z stands in no word.
    parts = text.lower().encode("ascii", "replace").translate(_SPACED).decode("ascii").split()
    if "'" not in text:
        return frozenset(parts)
    words: set[str] = set()
    for part in parts:
        if "'" in part:
            words.update(_WORD.findall(part))
        else:
            words.add(part)
    return frozenset(words)


@lru_cache(maxsize=16)
def _breaks(text: str) -> tuple[tuple[list[int], list[int]], tuple[list[int], list[int]]]:
    """Return where clauses end and where they start, in order: those side by side, then hanging ones among them."""
    lowered = small(text)
    hard = [found.span() for found in _HARD.finditer(lowered)] + [found.span() for found in _STOP.finditer(text)]
    hanging = [found.span() for found in _SOFT.finditer(lowered)]
    ends, starts = [len(text)], [0]
    for start, end in hard:
        ends.append(start)
        starts.append(end)
    side_by_side = sorted(ends), sorted(starts)
    for start, end in hanging:
        ends.append(start)
        starts.append(end)
    return side_by_side, (sorted(ends), sorted(starts))
