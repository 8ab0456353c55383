"""Noun phrases that may name a matter: those of which people bargain, and those that stand where a matter stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from walkaway.evidence.starting.subjects import AMBIGUOUS, FOLLOWERS, SUBJECTS, VERBS_TOO
from walkaway.evidence.starting.words_of_issues import (
    ACTIONS,
    ASKING,
    EMPTY_HEADS,
    MODIFIERS_OUT,
    NOUNS_OF_ACTION,
    STOPS,
)
from walkaway.evidence.statements.amounts import NUMBER_WORDS
from walkaway.evidence.statements.quantities import MEASURES

__all__ = ["ASKED", "BARGAINING", "DONE", "IN_BARGAINING", "NAMED", "OVER", "TALKS_OVER", "Matter", "matters_in"]

TALKS_OVER, OVER, ASKED, DONE, NAMED = 4.0, 3.0, 2.0, 1.5, 0.4
"""How much each place of a phrase says: talks are over it, words like those of talks are, somebody asks for it,
something is done with it, it is named."""
IN_BARGAINING = 1.2
"""How much it says that a matter people bargain over is named in words of bargaining."""

BARGAINING = re.compile(
    r"\b(?:offer\w*|demand\w*|want(?:s|ed)?|ask(?:s|ed|ing)|propos\w+|suggest\w*|accept\w*|reject\w*|refus\w+|insist\w*"
    r"|agree\w*|concede\w*|concession\w*|condition\w*|deal|talks|contract|dispute|negotiat\w+|terms|settle\w*|sign"
    r"|turned down|rul(?:e|ed) out|on the table|off the table|deal[ -]?breaker|red line|no more than|at least|apart)\b",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\b(?<!in )(?<!the )(?<!a )(?<!its )(?<!of )(" + "|".join(sorted(ACTIONS, key=len, reverse=True)) + r")\b"
)
_TALKS_OVER = re.compile(
    r"\b(?:(?:talks|dispute|row|stand-?off|deadlock|negotiat\w+|bargain\w*|strike|differences|stopped work"
    r"(?: again)?(?: on \w+)?|walk(?:ed|ing)? out) (?:over|about|on)|(?:terms|deal|agreement|accord|treaty) (?:on|for)"
    r"|dispute (?:is|was) (?:about|over)|at issue:)(?= )",
    re.IGNORECASE,
)
_OVER = re.compile(
    r"\b(?:(?:battle|fight|clash\w*|disagree\w*|differ\w*|fail(?:ed)?|stuck|compromise|movement|position|answer"
    r"|demands?|ban|bar|freeze|moratorium|cap|limits?) (?:over|about|on|for)"
    r"|apart on|ask(?:ed|s)? about|it(?:'s| is| was)(?:n't| not)? about|trouble is|end to)(?= )",
    re.IGNORECASE,
)
_TOPIC = re.compile(
    r"(?:^(?:And )?[Oo]n(?= (?:[a-z]+ ){1,5}?[a-z]+[,?])|\b[Ii]t(?:'s| is| was)(?= the (?:[a-z]+ ){1,3}that\b))"
)
"""What a sentence is about: "On pay, ..."; "it is the rota that ..."."""
_TURNS = (
    r"deal[ -]?breaker|red line|off the table|on the table|sticking point|stumbling block|negotiable|non-negotiable"
)
_TURNS_ON = re.compile(
    r"\b(?P<noun>[a-z][a-z-]{2,24}(?: [a-z][a-z-]{2,24})?) (?:is|are|was|were) (?:not |still |now |no longer )?"
    rf"(?:(?:a|the|our|their|part of) )?(?:{_TURNS}|at issue|this discussion|main issue|crux)\b"
    rf"|\b(?:is|are) the (?P<asked>[a-z][a-z-]{{2,24}}(?: [a-z][a-z-]{{2,24}})?) (?:a |the )?(?:{_TURNS})\b"
)
_DONE = re.compile(
    r"\b(?P<noun>[a-z][a-z-]{2,24}(?: [a-z][a-z-]{2,24})?) (?P<done>"
    + "|".join(sorted(word for word, done in ACTIONS.items() if done and word.endswith(("ed", "n", "t"))))
    + r")\b(?! the)"
)
_RELIEF = re.compile(r"\b(?P<noun>[a-z][a-z-]{2,24}) (?P<act>" + "|".join(NOUNS_OF_ACTION) + r")s?\b")
_SHARING = re.compile(
    r"\b(?P<act>"
    + "|".join(word for word in ACTIONS if word.endswith("ing"))
    + r") of (?P<noun>[a-z][a-z-]{2,24}(?: [a-z][a-z-]{2,24})?)\b"
)
_PER_SHARE = re.compile(r"(?:\d|\bpence|\bcents|\bdollars|\beuros)(?: in cash)? (?P<per>(?:per|a) share)\b")
"""A price that is not called one."""
_LEAD = re.compile(
    r" (?:up |back )?(?:for |of |on |to )?(?:(?:a|an|the|all|any|some|its|his|her|their|our|no|both|more|most"
    r"|end to|out|not|large portion of|part of|length of|number of|size of|level of|removing|lifting"
    r"|[A-Z][\w.]*(?:-\w+)?(?:'s)?|\d[\w.,-]*) ){0,4}"
)
_WORD = re.compile(r"([a-z][a-z'-]*)(?=([ ,.;:!?)]|$))")
_TOKEN = re.compile(r"[A-Za-z]+(?:['-][A-Za-z]+)*")
_VERB_BEFORE = frozenset(
    "to will would can could must should shall may might not we they you i who he she it don't won't cannot".split()
)
_OTHER_BEHIND = frozenset("deadline deadlines secretary minister target analyst officer".split())
"""What follows a matter's name where something else is spoken of: a budget deadline, a price target."""
_NO_START = STOPS | frozenset(ACTIONS) | NUMBER_WORDS
_NO_HEADS = (EMPTY_HEADS | MEASURES | frozenset(ACTIONS) | MODIFIERS_OUT | NUMBER_WORDS) - frozenset(SUBJECTS)
LONGEST = 4
_VERBAL = re.compile(r"(?:ly|ing|ed)$")
_CONTRACTED = re.compile(r"'(?:s|d|ll|re|ve|t|m)?$|n't$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """A noun phrase that may name an issue.

    Attributes:
        head: Its last noun, in small letters.
        words: The phrase, with what tells it from others before its head.
        done: What is done with it, as a participle; empty where the words do not tell.
        start: Where the phrase stands in the text.
        end: Where it ends.
        worth: How much this place says for its being an issue.
    """

    head: str
    words: str
    done: str
    start: int
    end: int
    worth: float


def matters_in(text: str) -> list[Matter]:
    """Return the noun phrases that may name a matter, each place once.

    Examples:
        >>> told = "They wanted the tariffs lifted; talks over fishing rights failed, and she offered to close a plant."
        >>> [(matter.words, matter.done) for matter in matters_in(told)]
        [('tariffs', 'lifted'), ('fishing rights', ''), ('plant', 'closed')]
    """
    named = list(_named(text))
    other: dict[int, Matter] = {}
    for matter in _framed(text):
        known = other.get(matter.end)
        other[matter.end] = matter if known is None else _joined(known, matter)
    found: list[Matter] = []
    for one in named:
        beside = [other.pop(end) for end in list(other) if other[end].start < one.end and one.start < end]
        whole = one
        for matter in beside:
            whole = _joined(whole, matter)
        found.append(whole)
    return sorted([*found, *other.values()], key=lambda matter: matter.start)


def _joined(first: Matter, second: Matter) -> Matter:
    """Return the first of two phrases at one place, with what both tell."""
    return Matter(
        head=first.head,
        words=first.words,
        done=first.done or second.done,
        start=first.start,
        end=first.end,
        worth=max(first.worth, second.worth),
    )


def _named(text: str) -> Iterator[Matter]:
    """Yield the matters of which people bargain, wherever they stand."""
    for match in _PER_SHARE.finditer(text):
        start, end = match.span("per")
        yield Matter(head="price", words="price", done="", start=start, end=end, worth=IN_BARGAINING)
    tokens = list(_TOKEN.finditer(text))
    low = [token[0].casefold() for token in tokens]
    worth = IN_BARGAINING if BARGAINING.search(text) else NAMED
    for place, word in enumerate(low):
        behind = low[place + 1] if place + 1 < len(low) and _touch(text, tokens, place) else ""
        if word not in SUBJECTS or behind in SUBJECTS or behind in _OTHER_BEHIND:
            continue
        before = low[place - 1] if place else ""
        if word in VERBS_TOO and (before in _VERB_BEFORE or before.endswith(("'ll", "'d"))):
            continue
        first, last = place, place + (behind in FOLLOWERS)
        while first and place - first < 2 and _touch(text, tokens, first - 1) and _tells(tokens[first - 1][0]):
            first -= 1
        start, end = tokens[first].start(), tokens[last].end()
        yield Matter(
            head=word,
            words=text[start:end].casefold(),
            done="",
            start=start,
            end=end,
            worth=0 if word in AMBIGUOUS else worth,
        )


def _touch(text: str, tokens: list[re.Match[str]], place: int) -> bool:
    """Return whether nothing but a space stands between a word and the next."""
    return text[tokens[place].end() : tokens[place + 1].start()] == " "


def _tells(word: str) -> bool:
    """Return whether a word before a noun can tell its matter from another: nuclear weapons, meal breaks."""
    return (
        word.islower()
        and word not in _NO_START
        and word not in MODIFIERS_OUT
        and word not in MEASURES
        and word not in EMPTY_HEADS
        and len(word) > 2
        and not word.endswith(("ed", "ly", "s'"))
        and not _CONTRACTED.search(word)
    )


def _framed(text: str) -> Iterator[Matter]:
    for match in _RELIEF.finditer(text):
        if match["noun"] in SUBJECTS:
            yield from _matter(match["noun"], NOUNS_OF_ACTION[match["act"]], match.start("noun"), ASKED)
    for match in _TURNS_ON.finditer(text):
        noun = "noun" if match["noun"] else "asked"
        yield from _matter(match[noun], "", match.start(noun), OVER)
    for match in _SHARING.finditer(text):
        yield from _matter(match["noun"], ACTIONS[match["act"]], match.start("noun"), DONE)
    asked = ASKED if BARGAINING.search(text) else DONE
    for match in _DONE.finditer(text):
        yield from _matter(match["noun"], ACTIONS[match["done"]], match.start("noun"), asked)
    for match in _VERB.finditer(text):
        asks = match[0] in ASKING
        yield from _phrase_at(text, match.end(), ACTIONS[match[0]], ASKED if asks else asked)
    for pattern, worth in ((_TALKS_OVER, TALKS_OVER), (_OVER, OVER), (_TOPIC, ASKED)):
        for match in pattern.finditer(text):
            yield from _phrase_at(text, match.end(), "", worth)


def _phrase_at(text: str, at: int, done: str, worth: float) -> Iterator[Matter]:
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
    yield from _matter(" ".join(words), done, start, worth)


def _is_no_start(word: str) -> bool:
    return word in MODIFIERS_OUT or word in _NO_START or word.endswith(("'s", "ly"))


def _is_doing(word: str) -> bool:
    return word.endswith("ing") and word not in SUBJECTS


def _is_verb(word: str) -> bool:
    return word.endswith(("ed", "s", "n")) and word not in ("shares", "cuts", "needs")


def _matter(phrase: str, done: str, start: int, worth: float) -> Iterator[Matter]:
    """Yield the phrase as a matter where its last noun can be one."""
    words = phrase.split()
    while words and (words[-1] in STOPS or (_VERBAL.search(words[-1]) and len(words) > 1)):
        words.pop()
    while words and words[0] not in SUBJECTS and _is_no_start(words[0]):
        start += len(words[0]) + 1
        words.pop(0)
    if len(words) > 1 and words[-1].rstrip("s") in NOUNS_OF_ACTION and words[-2] in SUBJECTS:
        done = done or NOUNS_OF_ACTION[words[-1].rstrip("s")]
        words.pop()
    if not words or len(words[-1]) < 3 or words[-1].endswith("ly") or words[-1] in _NO_HEADS or _is_doing(words[-1]):
        return
    if any(_CONTRACTED.search(word) for word in words):
        return
    text = " ".join(words)
    yield Matter(head=words[-1], words=text, done=done, start=start, end=start + len(text), worth=worth)
