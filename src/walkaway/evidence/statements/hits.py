"""Where words of a case stand in a text, one by one: words of issues, of options, of extent."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import NamedTuple

from walkaway.evidence.statements.amounts import digits
from walkaway.evidence.statements.quantities import ALL, LARGE, MEASURES, measure_of
from walkaway.evidence.statements.stems import stem
from walkaway.evidence.statements.vocabulary import PREFIXES, IssueWord, OptionWord, Vocabulary
from walkaway.results.quick import quick

__all__ = ["END", "LONGEST", "MeasureHit", "OptionHit", "Token", "WordHit", "hits_of", "tokens_of"]

LONGEST = 2000
"""More letters than this are no sentence, and patterns would take long over them."""
END = "end"
"""An end to something: all of it where it is taken away, none of it where it is done."""

_TOKEN = re.compile(r"[Cc]ease-fire|[^\W\d_]+(?:'[a-zA-Z]+)?|\d+(?:[.,]\d+)*|[;:()]|(?<![A-Z])[.!?](?=\s)|\s-\s")
_BREAKS = frozenset((*";:()!?.", " - ", "but", "while", "whereas", "if", "unless", "because", "although", "in return"))
_LARGE_WORDS = frozenset(("large", "big", "major", "substantial", "significant", "good", "great", "larger", "bigger"))
_PART_WORDS = frozenset(("part", "parts", "portion", "portions", "share", "chunk", "number"))
_ENDS = frozenset(("end", "ends", "ended", "ending"))
_MEASURING = _LARGE_WORDS | _PART_WORDS | _ENDS | MEASURES
"""Words that may say an extent, with those around them."""
_FOLLOWING = {
    "all": "i we you he she they that it",
    "nothing": "more but less else to in short like about",
    "every": "day week month year time",
}
_NO_EXTENT = frozenset((word, after) for word, afters in _FOLLOWING.items() for after in afters.split())
"""Words of extent that with the next one say none."""
_NEAR = 4


class Token(NamedTuple):
    """A word of a text: where it stands, in small letters, its stem, and which stretch between breaks holds it."""

    start: int
    end: int
    low: str
    stem: str
    segment: int
    capital: bool


_new_token = partial(tuple.__new__, Token)
"""Makes a token of its fields in order, faster than by its name."""


@quick
@dataclass(frozen=True, slots=True)
class WordHit:
    """A word that points to an issue."""

    at: int
    issue: str
    weight: float
    stem: str


@quick
@dataclass(frozen=True, slots=True)
class OptionHit:
    """Words that point to an option."""

    at: int
    last: int
    issue: str
    option: str
    weight: float


@quick
@dataclass(frozen=True, slots=True)
class MeasureHit:
    """A word of extent; `after` says that it follows what it measures ("lifted entirely")."""

    at: int
    measure: str
    after: bool


def tokens_of(text: str) -> list[Token]:
    """Return the words of a text; a break (semicolon, bracket, "but", "in return") starts a new stretch.

    Examples:
        >>> [(token.low, token.segment) for token in tokens_of("All sites, but no tests")]
        [('all', 0), ('sites', 0), ('but', 1), ('no', 1), ('tests', 1)]
    """
    found: list[Token] = []
    segment = 0
    end = 0
    for word in _TOKEN.findall(text):
        start = text.index(word, end)
        end = start + len(word)
        plain, its_stem, capital, breaks = _told(word)
        if breaks or (plain in ("return", "exchange") and found and found[-1].low == "in"):
            segment += 1
        if plain:
            found.append(_new_token((start, end, plain, its_stem, segment, capital)))
    return found


@lru_cache(maxsize=8192)
def _told(word: str) -> tuple[str, str, bool, bool]:
    """Return a word in small letters, its stem (a number's in digits), and whether it has a capital or is a break.

    A mark has no letters.
    """
    low = word.lower()
    breaks = low in _BREAKS
    if not low[0].isalnum():
        return "", "", False, breaks
    plain = "ceasefire" if low == "cease-fire" else low
    its_stem = digits(plain) or (plain if plain[0].isdigit() else stem(plain))
    return plain, its_stem, word[0].isupper(), breaks


def hits_of(tokens: list[Token], words: Vocabulary) -> tuple[list[WordHit], list[OptionHit], list[MeasureHit]]:
    """Return what of a case the words of a text point to."""
    issues: list[WordHit] = []
    options: list[OptionHit] = []
    measures: list[MeasureHit] = []
    for at, token in enumerate(tokens):
        found = words.issues.get(token.stem)
        if not found and token.low.startswith(PREFIXES):
            found = _behind_prefix(token.low, words)
        if found:
            issues += [WordHit(at, entry.issue, entry.weight, token.stem) for entry in found]
        if token.stem in words.options:
            options.extend(_option_hits(at, tokens, words))
        measure = _measure(at, tokens) if token.low in _MEASURING else ""
        if measure:
            after = token.low.endswith("ly") or token.low in ("entirety", "altogether")
            measures.append(MeasureHit(at, measure, after))
    return issues, options, measures


def _behind_prefix(low: str, words: Vocabulary) -> tuple[IssueWord, ...]:
    """Return the issues of a word behind its prefix: denuclearisation speaks of what is nuclear."""
    for prefix in PREFIXES:
        if low.startswith(prefix) and len(low) > len(prefix) + 3:
            return words.issues.get(stem(low[len(prefix) :]), ())
    return ()


def _option_hits(at: int, tokens: list[Token], words: Vocabulary) -> Iterator[OptionHit]:
    for entry in words.options.get(tokens[at].stem, ()):
        last = _run(at, tokens, entry)
        if last is not None:
            proper = tokens[at].capital and at > 0
            yield OptionHit(at, last, entry.issue, entry.option, max(entry.weight, 0.9) if proper else entry.weight)


def _run(at: int, tokens: list[Token], entry: OptionWord) -> int | None:
    """Return where the words of an option end that start at a token, each within a few words of the one before."""
    last = at
    for wanted in entry.stems[1:]:
        stretch = range(last + 1, min(last + 1 + _NEAR, len(tokens)))
        found = next((i for i in stretch if tokens[i].stem == wanted and tokens[i].segment == tokens[at].segment), None)
        if found is None:
            return None
        last = found
    return last


def _measure(at: int, tokens: list[Token]) -> str:
    low = tokens[at].low
    if low in _LARGE_WORDS:
        return LARGE if at + 1 < len(tokens) and tokens[at + 1].low in _PART_WORDS else ""
    if low in _PART_WORDS:
        return "" if at and tokens[at - 1].low in _LARGE_WORDS else measure_of(low)
    if low in _ENDS:
        return END
    measure = measure_of(low)
    if not measure:
        return ""
    before = tokens[at - 1].low if at else ""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if (low == "all" and before in ("at", "after", "above")) or (after is not None and (low, after.low) in _NO_EXTENT):
        return ""
    # "more than", "some 40": no extent of a matter but a measure of a number.
    if after is not None and (after.low == "than" or after.stem[0].isdigit()) and measure != ALL:
        return ""
    return measure
