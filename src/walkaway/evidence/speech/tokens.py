"""A paragraph as a row of words, each with its kind: what the patterns for speakers are written over.

The kinds of a row stand in one string, a letter a word, so that a pattern over kinds is a regular expression:
``"N,dw,v"`` is a name, a comma, an article with a word, a comma and a verb of speech.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

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
    "Token",
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
DASHES = "-–—―"
LONGEST_SENTENCE = 600
"""Tokens after which a sentence is taken to end, so that a line without end is read in time that grows with it."""
CLOSING = re.compile(r"[^\S\r\n]?[\"'”’“‘»«›‹″]+(?=\W|$)|[\"'”’“‘»«›‹″]+")
POSSESSIVE = ("'s", "’s", "'S", "’S")


class Token(NamedTuple):
    """A word or mark of a row.

    Attributes:
        start: Where it starts in the document.
        end: Where it ends.
        word: As it stands; the possessive ending left out.
        lower: The word in small letters, with plain apostrophes.
    """

    start: int
    end: int
    word: str
    lower: str


new_token = partial(tuple.__new__, Token)
"""Makes a token of its fields in order, faster than by its name: there are as many as words."""


@dataclass(slots=True)
class Row:
    """The writer's words of one paragraph; what is quoted stands as one mark each.

    Attributes:
        paragraph: The paragraph.
        tokens: Its words and marks.
        kinds: Their kinds, a letter each.
        quotes: For a mark that stands for a quotation, the quotation's position and the position of its part.
    """

    paragraph: Paragraph
    tokens: list[Token]
    kinds: str
    quotes: dict[int, tuple[int, int]]

    def cue(self, at: int) -> Cue:
        """Return what a verb of speech does."""
        return CUES[self.tokens[at].lower]

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

    def words(self, first: int, last: int) -> str:
        """Return the text of tokens from ``first`` up to but not with ``last``."""
        tokens = self.tokens[first:last]
        return " ".join(token.word for token in tokens)


TIME = re.compile(
    r"[*_\[(]{0,3}\d{1,2}[:.h]\d{2}(?:\s?[ap]\.?m\.?|\s?(?:GMT|BST|CET|CEST|EST|EDT|UTC))?[\])*_]{0,3}\s*[-–—|:]?\s+"
)
"""The time that stands before an entry of a live blog, and is no part of its first sentence."""


def row_of(text: str, paragraph: Paragraph, quoted: Sequence[tuple[int, int, Quotation]], small: frozenset[str]) -> Row:
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
    return Row(paragraph, builder.tokens, "".join(builder.kinds), builder.quotes)


class _Builder:
    """Collects the tokens of a row from left to right."""

    def __init__(self, text: str, small: frozenset[str]) -> None:
        self.text = text
        self.small = small
        self.tokens: list[Token] = []
        self.kinds: list[str] = []
        self.quotes: dict[int, tuple[int, int]] = {}

    def take(self, start: int, end: int) -> None:
        """Take the writer's words of a stretch."""
        tokens, kinds, find = self.tokens, self.kinds, self.text.find
        before = kinds[-1] if kinds else STOP
        last = start
        for word in TOKEN.findall(self.text, start, end):
            first = find(word, last)  # nothing but space and underscores stands between
            last = first + len(word)
            kind, unless, lower = settled(word)
            if kind and before not in unless:  # most words are of this sort
                tokens.append(new_token((first, last, word, lower)))
                kinds.append(kind)
                before = kind
                continue
            letter = word[0]
            if letter.isalnum():
                self._word(first, last, word)
            elif letter in STOPS:
                self._stop(first, last)
            elif letter in DASHES:
                self._dash(first, last)
            elif not tokens or first >= tokens[-1].end:  # no apostrophe that was taken with its word
                self._add(first, last, word, "o")
            before = kinds[-1] if kinds else STOP

    def _dash(self, start: int, end: int) -> None:
        """Take a dash; one hyphen right between letters parts nothing."""
        inside = end - start == 1 and self.text[start] in "-–" and not self.text[start - 1 : start].isspace()
        self._add(start, end, self.text[start:end], "o" if inside and not self.text[end : end + 1].isspace() else "-")

    def quote(self, position: int, part: int, start: int, end: int, after: int) -> None:
        """Take a quotation, and the end of a sentence where its words end one and the writer begins anew."""
        self.quotes[len(self.tokens)] = (position, part)
        self._add(start, end, self.text[start : start + 1], QUOTE)
        last = self.text[end - 1 : end]
        following = self.text[after : after + 24].lstrip(" \t\xa0\u202f*_)]")
        if last in ".!?…" and last and (not following or following[0].isupper() or following[0] in "\"“‘«'\r\n"):
            self._add(end, end, "", STOP)

    def _add(self, start: int, end: int, word: str, kind: str) -> None:
        self.tokens.append(new_token((start, end, word, word.lower().replace("’", "'"))))
        self.kinds.append(kind)

    def _word(self, start: int, end: int, word: str) -> None:
        possessive = word[-2:] in POSSESSIVE
        if possessive and word[:-2].lower() not in {"it", "he", "she", "that", "there", "what", "who", "here", "let"}:
            self._add(start, end - 2, word[:-2], self._kind(word[:-2], start))
            self._add(end - 2, end, "'s", "z")
            return
        kind = self._kind(word, start)
        self._add(start, end, word, kind)
        after = self.text[end : end + 2]
        if kind in "NPG" and word[-1] in "sS" and after[:1] in ("'", "’") and not after[1:].strip():
            self._add(end, end + 1, "'", "z")

    def _stop(self, start: int, end: int) -> None:
        """Take a full stop, unless it is an abbreviation's."""
        before = self.tokens[-1] if self.tokens else None
        if before is not None and before.end == start and self.text[start:end] == ".":
            word = before.lower
            if word in ABBREVIATIONS or (len(word) == 1 and word.isalpha()) or PARTY_SEAT.match(before.word):
                return
            if word in STATES and len(self.kinds) > 1 and self.kinds[-2] in ",-":
                return
        following = self.text[end : end + 24].lstrip(" \t\xa0\u202f")
        if self.text[start] == "…" and following[:1].islower():
            return
        self._add(start, end, self.text[start:end], STOP)

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
        if before in MAY_BEGIN or not self.tokens:
            kind = LOWER_KINDS.get(lower)
            if kind is not None and kind in "drcapxhkTv" and not (len(word) > 1 and word.isupper() and kind in "px"):
                return self._time(lower) if kind == "T" else kind
            if lower in TITLES and NO_TITLE.match(self.text, start) is None:
                return TITLE
            if kind is not None and kind in "PGDb" and (before in ".Q" or not self.tokens):
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
        if lower in OFFICES and before == TITLE and self.tokens[-1].lower in OFFICES | {"of", "for"}:
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
        start = self.tokens[-1].end
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
