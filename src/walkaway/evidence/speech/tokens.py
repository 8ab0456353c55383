"""A paragraph as a row of words, each with its kind: what the patterns for speakers are written over.

The kinds of a row stand in one string, a letter a word, so that a pattern over kinds is a regular expression:
``"N,dw,v"`` is a name, a comma, an article with a word, a comma and a verb of speech.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from walkaway.evidence.documents.document import Paragraph
from walkaway.evidence.speech.cues import CUES, Cue
from walkaway.evidence.speech.kinds import (
    LOWER_KINDS,
    MAY_BEGIN,
    NAME,
    PERSON,
    QUOTE,
    RANKED,
    STOP,
    TITLE,
    VERB,
    is_joined_title,
    kind_by_shape,
    settled,
)
from walkaway.evidence.speech.quotation import Quotation
from walkaway.evidence.speech.sentences import ABBREVIATIONS
from walkaway.evidence.speech.small_words import SmallWords
from walkaway.evidence.speech.words_of_grammar import TIMES
from walkaway.evidence.speech.words_of_people import DOCUMENT_NOUNS, OFFICES, PARTICLES, TITLES
from walkaway.evidence.speech.words_of_trades import TRADES_AS_SURNAMES

__all__ = [
    "LONGEST_SENTENCE",
    "NAME",
    "PARTY_SEAT",
    "QUOTE",
    "STATES",
    "STOP",
    "TITLE",
    "VERB",
    "Row",
    "row_of",
]

MONTH_NAMES = frozenset({"may", "march", "april", "june", "august"})
TOKEN = re.compile(
    r"""
    [a-z]+(?=[ ,])                                          # most words, found sooner so
    | [^\W_]{2,}(?:(?:[-‐‑'’&/]|\.-?)[^\W_]+)*              # the other words
    | (?:[^\W\d_]\.){2,}(?:-[^\W_]+)*                       # U.S., U.S.-led
    | [^\W\d_]\.(?=\s|$)                                   # J.
    | [^\W_](?:(?:[-‐‑'’&/]|\.-?)[^\W_]+)*
    | [.!?…。]+                                             # a stop
    | --+|[-–—―]                                           # a dash
    | [^\w\s]                                              # any other mark
    """,
    re.VERBOSE,
)
STOPS = ".!?…。"
PLAIN_STOPS = frozenset(".!?")
DASHES = "-–—―"
LONGEST_SENTENCE = 600
"""Tokens after which a sentence is taken to end, so that a line without end is read in time that grows with it."""
CLOSING = re.compile(r"[^\S\r\n]?[\"'”’“‘»«›‹″]+(?=\W|$)|[\"'”’“‘»«›‹″]+")
POSSESSIVE = ("'s", "’s", "'S", "’S")


@dataclass(slots=True)
class Row:
    """The writer's words of one paragraph; what is quoted stands as one mark each.

    A word or mark is called by its place in the row, from 0.

    Attributes:
        paragraph: The paragraph.
        kinds: The kinds of its words and marks, a letter each.
        words: They, as they stand; the possessive ending left out. Of a quotation its first letter.
        lowers: They in small letters, with plain apostrophes.
        starts: Where each starts in the document.
        quotes: For a mark that stands for a quotation, the quotation's position and the position of its part.
        ends_of_quotes: Where such a mark ends in the document.
    """

    paragraph: Paragraph
    kinds: str
    words: list[str]
    lowers: list[str]
    starts: list[int]
    quotes: dict[int, tuple[int, int]]
    ends_of_quotes: dict[int, int]

    def end(self, at: int) -> int:
        """Return where a word or mark ends in the document."""
        end = self.ends_of_quotes.get(at)
        return self.starts[at] + len(self.words[at]) if end is None else end

    def cue(self, at: int) -> Cue:
        """Return what a verb of speech does."""
        return CUES[self.lowers[at]]

    def sentence_start(self, at: int) -> int:
        """Return where the sentence of a token begins."""
        first = max(0, at - LONGEST_SENTENCE)
        return max(first, self.kinds.rfind(STOP, first, at) + 1)

    def sentence_end(self, at: int) -> int:
        """Return where the sentence of a token ends: at its stop."""
        last = min(len(self.kinds), at + LONGEST_SENTENCE)
        found = self.kinds.find(STOP, at, last)
        return last if found < 0 else found

    def sentences(self) -> Iterator[tuple[int, int]]:
        """Yield the sentences as stretches of tokens."""
        kinds, start = self.kinds, 0
        last = len(kinds)
        while start < last:
            longest = min(last, start + LONGEST_SENTENCE)
            end = kinds.find(STOP, start, longest)
            stopped = end >= 0 or kinds[longest : longest + 1] == STOP
            end = end if end >= 0 else longest
            if end > start:
                yield start, end
            start = end + 1 if stopped else end


TIME = re.compile(
    r"[*_\[(]{0,3}\d{1,2}[:.h]\d{2}(?:\s?[ap]\.?m\.?|\s?(?:GMT|BST|CET|CEST|EST|EDT|UTC))?[\])*_]{0,3}\s*[-–—|:]?\s+"
)
"""The time that stands before an entry of a live blog, and is no part of its first sentence."""


def row_of(text: str, paragraph: Paragraph, quoted: Sequence[tuple[int, int, Quotation]], small: SmallWords) -> Row:
    """Return the row of a paragraph.

    Args:
        text: The document's text.
        paragraph: The paragraph.
        quoted: The parts of quotations that stand in it: position of the quotation, position of the part, quotation.
        small: The words the document writes in small letters anywhere.
    """
    builder = _Builder(text, small)
    time = TIME.match(text, paragraph.start, paragraph.end)
    at = time.end() if time is not None else paragraph.start
    for position, part, quotation in quoted:
        span = quotation.parts[part]
        opening = span.start - 1 if quotation.label is None and span.start > at else span.start
        builder.take(at, max(at, opening))
        end = span.end
        closing = CLOSING.match(text, end, paragraph.end) if quotation.label is None else None
        end = closing.end() if closing is not None else end
        builder.quote(position, part, span.start, span.end, end)
        at = max(at, end)
    builder.take(at, paragraph.end)
    return builder.row(paragraph)


Pieces: TypeAlias = tuple[str, str, tuple[str, ...], tuple[str, ...], tuple[int, ...]]
"""What stands between two spaces, as far as it is known by itself: the kinds after which it is something else, the
kinds of its words and marks, they, they in small letters, and where they start in it. Without kinds where the words
around must be asked."""


@lru_cache(maxsize=32768)
def _pieces(chunk: str) -> Pieces:
    """Return what stands between two spaces; most of it comes again and again."""
    words = tuple(TOKEN.findall(chunk))
    offsets: list[int] = []
    last = 0
    for word in words:
        offsets.append(chunk.index(word, last))  # nothing but underscores stands between
        last = offsets[-1] + len(word)
    known = [settled(word) for word in words]
    if len(words) > 1 and words[-1] in PLAIN_STOPS and not _may_be_abbreviated(known[-2][2], words[-1]):
        known[-1] = STOP, "", words[-1]
    lowers = tuple(lower for _, _, lower in known)
    kinds = "".join(kind for kind, _, _ in known)
    inside = zip(kinds, known[1:], strict=False)
    if not known or len(kinds) < len(words) or any(before in unless for before, (_, unless, _) in inside):
        return "", "", words, lowers, tuple(offsets)
    return known[0][1], kinds, words, lowers, tuple(offsets)


def _may_be_abbreviated(lower: str, stop: str) -> bool:
    """Return whether a stop after a word may be that of an abbreviation."""
    return stop == "." and (not lower or len(lower) == 1 or lower in ABBREVIATIONS or lower in STATES or "-" in lower)


class _Builder:
    """Collects the words of a row from left to right."""

    def __init__(self, text: str, small: SmallWords) -> None:
        self.text = text
        self.small = small
        self.kinds: list[str] = []
        self.words: list[str] = []
        self.lowers: list[str] = []
        self.starts: list[int] = []
        self.quotes: dict[int, tuple[int, int]] = {}
        self.ends_of_quotes: dict[int, int] = {}

    def row(self, paragraph: Paragraph) -> Row:
        """Return the row."""
        kinds = "".join(self.kinds)
        return Row(paragraph, kinds, self.words, self.lowers, self.starts, self.quotes, self.ends_of_quotes)

    def take(self, start: int, end: int) -> None:
        """Take the writer's words of a stretch."""
        kinds, words, lowers, starts = self.kinds, self.words, self.lowers, self.starts
        before = kinds[-1] if kinds else STOP
        at = start
        for chunk in self.text[start:end].split(" "):
            unless, known, its_words, its_lowers, offsets = _pieces(chunk)
            if known and before not in unless:  # most are of this sort
                kinds += known
                words += its_words
                lowers += its_lowers
                starts += [at + offset for offset in offsets] if len(known) > 1 else (at + offsets[0],)
                before = known[-1]
            elif its_words:
                self._unsettled(at, its_words, offsets)
                before = kinds[-1] if kinds else STOP
            at += len(chunk) + 1

    def _unsettled(self, at: int, words: tuple[str, ...], offsets: tuple[int, ...]) -> None:
        """Take words and marks of which some are not known by themselves."""
        for word, offset in zip(words, offsets, strict=True):
            first = at + offset
            last = first + len(word)
            kind, unless, lower = settled(word)
            letter = word[0]
            if kind and (self.kinds[-1] if self.kinds else STOP) not in unless:
                self._known(first, word, lower, kind)
            elif letter.isalnum():
                self._word(first, last, word)
            elif letter in STOPS:
                self._stop(first, last)
            elif letter in DASHES:
                self._dash(first, last)
            elif not self.words or first >= self._last_end():  # no apostrophe that was taken with its word
                self._add(first, word, "o")

    def _last_end(self) -> int:
        at = len(self.words) - 1
        end = self.ends_of_quotes.get(at)
        return self.starts[at] + len(self.words[at]) if end is None else end

    def _dash(self, start: int, end: int) -> None:
        """Take a dash; one hyphen right between letters parts nothing."""
        inside = end - start == 1 and self.text[start] in "-–" and not self.text[start - 1 : start].isspace()
        self._add(start, self.text[start:end], "o" if inside and not self.text[end : end + 1].isspace() else "-")

    def quote(self, position: int, part: int, start: int, end: int, after: int) -> None:
        """Take a quotation, and the end of a sentence where its words end one and the writer begins anew."""
        self.quotes[len(self.words)] = (position, part)
        self.ends_of_quotes[len(self.words)] = end
        self._add(start, self.text[start : start + 1], QUOTE)
        last = self.text[end - 1 : end]
        following = self.text[after : after + 24].lstrip(" \t\xa0\u202f*_)]")
        if last in ".!?…" and last and (not following or following[0].isupper() or following[0] in "\"“‘«'\r\n"):
            self._add(end, "", STOP)

    def _add(self, start: int, word: str, kind: str) -> None:
        self._known(start, word, word.lower().replace("’", "'"), kind)

    def _known(self, start: int, word: str, lower: str, kind: str) -> None:
        self.kinds.append(kind)
        self.words.append(word)
        self.lowers.append(lower)
        self.starts.append(start)

    def _word(self, start: int, end: int, word: str) -> None:
        possessive = word[-2:] in POSSESSIVE
        if possessive and word[:-2].lower() not in {"it", "he", "she", "that", "there", "what", "who", "here", "let"}:
            self._add(start, word[:-2], self._kind(word[:-2], start))
            self._add(end - 2, "'s", "z")
            return
        kind = self._kind(word, start)
        self._add(start, word, kind)
        after = self.text[end : end + 2]
        if kind in "NPG" and word[-1] in "sS" and after[:1] in ("'", "’") and not after[1:].strip():
            self._add(end, "'", "z")

    def _stop(self, start: int, end: int) -> None:
        """Take a full stop, unless it is an abbreviation's."""
        if self.words and self._last_end() == start and self.text[start:end] == ".":
            word = self.lowers[-1]
            if word in ABBREVIATIONS or (len(word) == 1 and word.isalpha()) or PARTY_SEAT.match(self.words[-1]):
                return
            if word in STATES and len(self.kinds) > 1 and self.kinds[-2] in ",-":
                return
        following = self.text[end : end + 24].lstrip(" \t\xa0\u202f")
        if self.text[start] == "…" and following[:1].islower():
            return
        self._add(start, self.text[start:end], STOP)

    def _kind(self, word: str, start: int) -> str:
        first = word[0]
        if first.isdigit():
            return "#"
        if first.islower():
            if word == "think" and self.text.startswith(" tank", start + 5):
                return "w"
            return self._lower(word)
        if not first.isalpha():
            return "w"
        lower = word.lower().replace("’", "'")
        before = self.kinds[-1] if self.kinds else STOP
        if word == "PM" or word == "PMs":
            return PERSON
        if before in MAY_BEGIN or not self.words:
            kind = LOWER_KINDS.get(lower)
            if kind is not None and kind in "drcapxhkTv" and not (len(word) > 1 and word.isupper() and kind in "px"):
                return self._time(lower) if kind == "T" else kind
            if lower in TITLES and NO_TITLE.match(self.text, start) is None:
                return TITLE
            if kind is not None and kind in "PGDb" and (before in ".Q" or not self.words):
                # "Smith said" is a smith only where the document speaks of smiths.
                return NAME if lower in TRADES_AS_SURNAMES and lower not in self.small else kind
            if lower.endswith("ly") and self.text[start + len(word) : start + len(word) + 1] == ",":
                return "a"
            if lower in self.small or (lower.endswith("ing") and len(lower) > 5 and before == "."):
                return self._lower(lower) if kind is None or kind in "eiswb" else NAME
            return NAME
        if lower in TIMES:
            return self._time(lower)
        if (lower in TITLES or is_joined_title(lower)) and NO_TITLE.match(self.text, start) is None:
            return TITLE
        if lower in OFFICES and before == TITLE and self.lowers[-1] in OFFICES | {"of", "for"}:
            return TITLE
        if len(word) == 1 and lower in {"i", "a"}:
            return LOWER_KINDS[lower]
        return NAME

    def _time(self, lower: str) -> str:
        """Return the kind of a month or a day; a month may be a surname (Theresa May)."""
        if lower in MONTH_NAMES and self.kinds and self.kinds[-1] in "Nt":
            return NAME
        if lower == "may" and (not self.kinds or self.kinds[-1] == STOP):
            return "T"
        return "T"

    def _lower(self, word: str) -> str:
        word = word.replace("’", "'")
        if self.kinds and self.kinds[-1] in "Nt" and word in {"of", "for"} and self.kinds[-1] == TITLE:
            return TITLE if self._office_follows() else "r"
        kind = LOWER_KINDS.get(word)
        if kind == "a" and word in RANKED and self.kinds and self.kinds[-1] == "d":
            return "w"  # a second source
        if word in PARTICLES and self.kinds and self.kinds[-1] in "Nt" and kind is None:
            return NAME
        if kind == "v" and CUES[word].noun and CUES[word].form == "s" and self.kinds and self.kinds[-1] == "x":
            return "w"  # had doubts, has demands
        if kind == "v" and word not in NO_NOUNS and (CUES[word].noun or CUES[word].form == "s") and self._noun_here():
            return "D" if word in DOCUMENT_NOUNS else "w"
        return kind or kind_by_shape(word)

    def _office_follows(self) -> bool:
        """Return whether "of" after a title goes on with an office: Secretary of State."""
        start = self._last_end()
        match = OFFICE.match(self.text, start)
        return match is not None and match[1].lower() in OFFICES

    def _noun_here(self) -> bool:
        """Return whether a form that is a noun as well stands as one: after an article, adjective or possessive."""
        before = self.kinds[-1] if self.kinds else STOP
        return before in "dzr#w" or (before == "c" and len(self.kinds) > 1 and self.kinds[-2] in "wsD")


NO_TITLE = re.compile(
    r"Vice\b(?![\s-]+(?:President|Premier|Chair|Chancellor|Admiral|Minister|Marshal|Foreign|Finance|Principal))|VICE\b"
    r"|(?:General|Grand)\s+(?:Motors|Electric|Mills|Assembly|Dynamics|Court|Union|Council|Election|Hospital|Canyon|Rapids)"
    r"|(?:Justice|Interior|Attorney|Health)\s+(?:Department|Ministry)|Supreme\s+(?:Court|Council)|Lead\b|Field\b(?!\s+Marshal)"
    r"|(?:Republican|Democrat|Labour|Chief|Justice|Founder|Partner|Elder|King|Queen|Prince|Duke)s?\s+(?:Party|Guard|Street|Road|"
    r"Square|Partners|College|University|Hospital|Island|County|City)|(?:Head|Whip|Partner|Man|Woman|Officer)s?\b(?!\s+of\b|\s+[A-Z])"
)
"""Words that look like titles and are not, by what follows: General Motors, the Justice Department."""
PARTY_SEAT = re.compile(r"[DRI]-[A-Z]")
"""A seat in congress: D-Conn."""
STATES = frozenset(
    "conn mass calif ala ariz ark colo del fla ga ill ind kan ky md mich minn miss mo mont neb nev okla ore pa "
    "tenn tex va vt wash wis wyo".split()
)
NO_NOUNS = frozenset(
    "says tells insists argues denies warns adds believes thinks asks writes explains admits agrees".split()
)
"""Verbs of speech in -s that nothing else is called."""
OFFICE = re.compile(r"\s+(?:of|for)\s+([A-Z][\w-]*)")
