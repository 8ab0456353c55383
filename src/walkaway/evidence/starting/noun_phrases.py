"""Noun phrases that stand where a matter stands: what is offered, demanded, lifted or kept, what talks are about."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from walkaway.evidence.starting.words_of_issues import ACTIONS, EMPTY_HEADS, MODIFIERS_OUT, NOUNS_OF_ACTION, STOPS
from walkaway.evidence.statements.quantities import MEASURES

__all__ = ["Matter", "matters_in"]

_VERB = re.compile(r"\b(?<!in )(" + "|".join(sorted(ACTIONS, key=len, reverse=True)) + r")\b")
_OVER = re.compile(
    r"\b(?:over|terms for|(?:was|is|are|were|all|dispute|talks|agreement|deal|demands?|bar|ban|freeze|moratorium"
    r"|proposal|movement|lead|differences) (?:about|on|for|of|over))(?= )"
)
_DONE = re.compile(
    r"\b(?P<noun>[a-z][a-z-]{2,}(?: [a-z][a-z-]{2,})?) (?P<done>" + "|".join(sorted(ACTIONS)) + r")\b(?! the)"
)
_RELIEF = re.compile(r"\b(?P<noun>[a-z][a-z-]{2,}) (?P<act>" + "|".join(NOUNS_OF_ACTION) + r")s?\b")
_LEAD = re.compile(
    r" (?:up |back )?(?:for |of |on |to )?(?:(?:a|an|the|all|any|some|its|his|her|their|our|no|both|more|most"
    r"|end to|out|not|large portion of|part of|removing|lifting|[A-Z][\w.]*(?:-\w+)?(?:'s)?|\d[\d.,]*) ){0,4}"
)
_WORD = re.compile(r"([a-z][a-z'-]*)(?=([ ,.;:!?)]|$))")
_NO_START = STOPS | frozenset(ACTIONS)
_NO_HEADS = EMPTY_HEADS | MEASURES | frozenset(ACTIONS) | MODIFIERS_OUT
LONGEST = 4
_VERBAL = re.compile(r"(?:ly|ing|ed)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """A noun phrase that may name an issue.

    Attributes:
        head: Its last noun, as it stands.
        words: The phrase, with what tells it from others before its head.
        done: What is done with it, as a participle; empty where the words do not tell.
        start: Where the phrase stands in the text.
        end: Where it ends.
    """

    head: str
    words: str
    done: str
    start: int
    end: int


def matters_in(text: str) -> Iterator[Matter]:
    """Yield the noun phrases that stand where a matter stands.

    Examples:
        >>> told = "They wanted the tariffs lifted; talks over fishing rights failed, and she offered to close a plant."
        >>> [(matter.words, matter.done) for matter in matters_in(told)]
        [('tariffs', 'lifted'), ('plant', 'closed'), ('fishing rights', '')]
    """
    seen: set[int] = set()
    for matter in _all_matters(text):
        if matter.end not in seen:
            seen.add(matter.end)
            yield matter


def _all_matters(text: str) -> Iterator[Matter]:
    for match in _RELIEF.finditer(text):
        yield from _matter(match["noun"], NOUNS_OF_ACTION[match["act"]], match.start("noun"))
    for match in _DONE.finditer(text):
        if ACTIONS[match["done"]] and match["done"].endswith(("ed", "n", "t")):
            yield from _matter(match["noun"], ACTIONS[match["done"]], match.start("noun"))
    for match in _VERB.finditer(text):
        yield from _phrase_at(text, match.end(), ACTIONS[match[0]])
    for match in _OVER.finditer(text):
        yield from _phrase_at(text, match.end(), "")


def _phrase_at(text: str, at: int, done: str) -> Iterator[Matter]:
    """Yield the noun phrase that starts at a place, past articles and names."""
    lead = _LEAD.match(text, at)
    if lead is None:
        return
    start = place = lead.end()
    words: list[str] = []
    while len(words) < LONGEST:
        found = _WORD.match(text, place)
        if found is None or found[1] in STOPS or (words and found[1] in ACTIONS and _is_verb(found[1])):
            break
        words.append(found[1])
        place = found.end() + 1
        if found[2] != " ":
            break
    yield from _matter(" ".join(words), done, start)


def _is_doing(word: str) -> bool:
    return word.endswith("ing") and word not in ("housing", "funding", "training", "testing", "sharing", "drilling")


def _is_verb(word: str) -> bool:
    return word.endswith(("ed", "s", "n")) and word not in ("shares", "cuts", "needs")


def _matter(phrase: str, done: str, start: int) -> Iterator[Matter]:
    """Yield the phrase as a matter where its last noun can be one."""
    words = phrase.split()
    while words and (words[-1] in STOPS or (_VERBAL.search(words[-1]) and len(words) > 1)):
        words.pop()
    while words and (words[0] in MODIFIERS_OUT or words[0] in _NO_START or words[0].endswith(("'s", "ly"))):
        start += len(words[0]) + 1
        words.pop(0)
    if len(words) > 1 and words[-1].rstrip("s") in NOUNS_OF_ACTION:
        done = done or NOUNS_OF_ACTION[words[-1].rstrip("s")]
        words.pop()
    if not words or len(words[-1]) < 3 or words[-1].endswith("ly") or words[-1] in _NO_HEADS or _is_doing(words[-1]):
        return
    text = " ".join(words)
    yield Matter(head=words[-1], words=text, done=done, start=start, end=start + len(text))
