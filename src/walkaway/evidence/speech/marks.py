"""Quotation marks: which there are, and which opens and which closes where it stands."""

import re
from dataclasses import dataclass

from walkaway.results.quick import quick

__all__ = ["DOUBLE", "GUILLEMET", "SINGLE", "Mark", "marks_in"]

DOUBLE, SINGLE, GUILLEMET = "double", "single", "guillemet"
"""Families: a mark closes what one of its own family has opened, so that mixed straight and curly ones pair."""

FAMILIES = {
    **dict.fromkeys('"“”„‟″', DOUBLE),
    **dict.fromkeys("'‘’‚‛", SINGLE),
    **dict.fromkeys("«»‹›", GUILLEMET),
}
MARK = re.compile("[" + "".join(FAMILIES) + "]")

OPENING = frozenset("“„‟‘‚‛«‹")
CLOSING = frozenset("”’»›")
BEFORE_OPENING = frozenset("([{-–—/:;,*_>&+|¡¿\u2026")
"""What may stand right before an opening mark, besides space, another mark and the start."""

ELISION = re.compile(r"(?:\d\ds?\b|(?:em|til|tis|twas|cause|round|bout|n|im|er|cos|ere|tween|neath)\b)", re.IGNORECASE)
"""Words that begin with an apostrophe, not with a quotation mark: '90s, 'em."""


@quick
@dataclass(frozen=True, slots=True)
class Mark:
    """A quotation mark, or an apostrophe that looks like one.

    Attributes:
        at: Where it stands.
        char: The mark.
        family: One of the families.
        opens: Whether it can open a quotation where it stands.
        closes: Whether it can close one.
    """

    at: int
    char: str
    family: str
    opens: bool
    closes: bool


def marks_in(text: str, start: int, end: int) -> list[Mark]:
    """Return the quotation marks of a stretch of text; apostrophes inside words are none.

    Examples:
        >>> [mark.at for mark in marks_in("He didn't say “no”.", 0, 19)]
        [14, 17]
    """
    found = []
    for match in MARK.finditer(text, start, end):
        at, char = match.start(), match.group()
        before = text[at - 1] if at > start else ""
        after = text[at + 1] if at + 1 < end else ""
        family = FAMILIES[char]
        if family == SINGLE and before.isalnum() and after.isalnum():
            continue
        free_before = not before or before.isspace() or before in BEFORE_OPENING or before in FAMILIES
        free_after = not after or not after.isalnum()
        opens = free_before and bool(after) and not after.isspace() and char not in CLOSING
        closes = bool(before) and not before.isspace() and free_after and char not in OPENING
        if family == SINGLE:
            opens = opens and char != "’" and ELISION.match(text, at + 1, end) is None
            opens = opens and (after.isalnum() or after in '["“…$£€(' or after in "-–—")
        elif family == GUILLEMET:
            # «French» and »German« alike.
            opens = free_before and bool(after) and (not after.isspace() or char in "«‹")
            closes = free_after and bool(before)
        elif char == '"' and before.isdigit() and not free_after:
            opens = False
        elif char == '"':
            # At the end of a word with a space on both sides a straight mark still closes what is open.
            closes = bool(before) and (free_after or not before.isspace())
        elif char in "“‟":
            # Closes after „, and where an outlet sets it at the end of a word by mistake.
            closes = bool(before) and not before.isspace() and free_after
        elif char == "”":
            # Set at the start of a word by mistake.
            opens = free_before and bool(after) and after.isalnum()
        if opens or closes:
            found.append(Mark(at, char, family, opens, closes))
    return found
