"""Where sentences end: at a full stop that is no abbreviation's, and with the closing marks that follow it."""

import re

from walkaway.evidence.documents.document import Span

__all__ = ["sentences_in"]

END = re.compile(
    r"""
    [.!?…。！？][.!?…。！？]*           # what ends a sentence; one first, which is searched for faster
    ["'”’»«“‘›‹\)\]*_]{0,4}            # and what closes with it
    (?=\s)
    """,
    re.VERBOSE,
)
OPENERS = "\"'“‘„«»‹›([*_-–—•"

ABBREVIATIONS = frozenset(
    """
    mr mrs ms mx dr prof rev hon gen lt col sgt maj capt cmdr adm gov sen rep reps sens st sr jr messrs mme mlle
    pres supt insp det cllr fr bros co corp inc ltd plc llc no nos vs v fig art sec ch pp vol ed eds dept univ assn
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun
    e.g i.e cf etc al approx est ca a.m p.m u.s u.k u.n e.u d.c u.s.a ph.d m.d b.a m.a
    """.split()
)
"""Words after which a full stop ends nothing by itself; what may end a sentence all the same is looked at again."""

MAY_END = frozenset("etc co corp inc ltd plc llc jr sr a.m p.m u.s u.k u.n e.u d.c u.s.a ph.d m.d al".split())
"""Abbreviations that also stand at the end of a sentence: what follows decides."""

GO_ON = frozenset(
    """
    government president department state states military army navy congress senate senator representative secretary
    treasury embassy ambassador officials official side supreme district court house special envoy trade and but
    """.split()
)
"""Words that follow "U.S." inside a sentence although some are written with a capital."""

BEFORE_WORD = re.compile(r".*[\s(\[\"'“‘«—–]", re.DOTALL)
WORD_AFTER = re.compile(r"\w+")
LONGEST_WORD = 24


def sentences_in(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Return the sentences of a stretch of text, each without the space around it.

    Args:
        text: The document's text.
        start: Where to begin.
        end: Where to stop; None for the end of the text.

    Examples:
        >>> text = 'Mr. Orr left the U.S. delegation. "We wait!" he said.'
        >>> [span.within(text) for span in sentences_in(text)]
        ['Mr. Orr left the U.S. delegation.', '"We wait!" he said.']
    """
    end = len(text) if end is None else end
    found = []
    first = _after_space(text, start, end)
    for match in END.finditer(text, start, end):
        if match.end() <= first:
            continue
        after = _after_space(text, match.end(), end)
        if _ends(text, match, after, end):
            found.append(Span(start=first, end=match.end()))
            first = after
    last = _before_space(text, first, end)
    if last > first:
        found.append(Span(start=first, end=last))
    return found


def _after_space(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at


def _before_space(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def _ends(text: str, match: re.Match[str], after: int, end: int) -> bool:
    """Return whether a mark that may end a sentence does; what follows begins at ``after``."""
    if after >= end:
        return True
    letter = after
    while letter < end and text[letter] in OPENERS:
        letter += 1
    following = text[letter] if letter < end else ""
    if following.islower():
        # "…!" he said goes on; so does what stands in brackets.
        return False
    at = match.start()
    if text[at] != "." or text[at + 1 : at + 2] == ".":
        return True
    word = text[max(0, at - LONGEST_WORD) : at]
    before = BEFORE_WORD.match(word)
    word = (word[before.end() :] if before is not None else word).lower()
    if len(word) == 1 and word.isalpha():
        # An initial: "J. R. Ortiz"; but "plan B." ends where no name follows, which nobody can tell from here.
        return False
    if word not in ABBREVIATIONS:
        return True
    if word not in MAY_END or letter > after:
        return word in MAY_END
    next_word = WORD_AFTER.match(text, letter, end)
    return following.isupper() and (next_word is None or next_word.group().lower() not in GO_ON)
