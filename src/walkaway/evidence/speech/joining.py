"""Does a quotation go on after the writer broke in, as in "…," he said. "…"?"""

import re

from walkaway.evidence.speech.quotation import Quotation
from walkaway.evidence.speech.words_of_speech import SPEECH_VERB

__all__ = ["goes_on"]

LONGEST_BREAK = 320
"""Letters the writer may put in between: a name with a long apposition."""

INNER_END = re.compile(r"[.!?…]\s+[A-Z“\"'‘(]")
NEW_CUE = re.compile(r"(?:\b(?:and|but|while|whereas|as|before|after|then|when)\b[^.]*)$", re.IGNORECASE)
ABBREVIATED = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Gov|Lt|Col|St|Rev|U\.S|U\.K|U\.N|E\.U|[A-Z])\.")
CUE_AFTER = re.compile(r"[\"'”’»“]{1,2},?[^.!?“\"\n]+")
LONGEST_CUE = 60
NEAR_END = 24
"""So many letters hold any abbreviation that ends them, and the letter before it."""
NAME = re.compile(r"\b(?!He\b|She\b|They\b|We\b|I\b)[A-Z][\w'’-]+")
ENDS_BREAK = (".", ",", ";", "—", "–", "-", "…", "!", "?", ")")


def goes_on(text: str, first: Quotation, second: Quotation) -> bool:
    """Return whether a quotation is the rest of the one before it.

    That is so where both stand in one paragraph, the first is no mere phrase, and between them stands only the cue: one
    verb of speech, and no sentence besides.

    Examples:
        >>> from walkaway.evidence.documents.document import Span
        >>> text = '"Not yet," said Orr, a mediator. "We wait." He left. "Fine."'
        >>> one, two, three = (
        ...     Quotation(parts=(Span(start=start, end=end),), paragraph=1, last_paragraph=1, mark='"')
        ...     for start, end in ((1, 9), (34, 42), (54, 59))
        ... )
        >>> goes_on(text, one, two), goes_on(text, two, three)
        (True, False)
    """
    if first.last_paragraph != second.paragraph or first.fragment or not first.closed:
        return False
    between = text[first.end + 1 : second.start - 1]
    if not between.strip():
        return len(between) <= 3
    if len(between) > LONGEST_BREAK or not between.rstrip().endswith(ENDS_BREAK):
        return False
    plain = _without_abbreviations(between)
    if INNER_END.search(plain.strip()):
        return False
    verbs = list(SPEECH_VERB.finditer(plain))
    if not verbs:
        return False
    if second.fragment and plain.rstrip().endswith("."):
        # A phrase after a full stop opens a sentence of the writer's.
        return False
    if plain.rstrip().endswith(".") and _has_another_sayer(text, second.end, between):
        return False
    if len(verbs) == 1 or plain.rstrip().endswith("."):
        return True
    # Two verbs: "…," A said, while B answered, "…" is another's.
    return NEW_CUE.search(plain[verbs[0].end() : verbs[-1].start()]) is None


def _without_abbreviations(between: str) -> str:
    """Return words without the stops of abbreviations."""
    dots = between.count(".")
    if not dots:
        return between
    # Where the only stop is the last mark, which it mostly is, only the end need be looked at.
    words = between.rstrip()
    start = max(len(words) - NEAR_END, 0) if dots == 1 and words.endswith(".") else 0
    return between[:start] + ABBREVIATED.sub(lambda match: match.group()[:-1] + " ", between[start:])


def _has_another_sayer(text: str, end: int, between: str) -> bool:
    """Return whether a cue with a name that was not in the first one follows a quotation."""
    after = CUE_AFTER.match(text, end, min(len(text), end + LONGEST_CUE))
    if after is None or SPEECH_VERB.search(after.group()) is None:
        return False
    names = NAME.findall(after.group())
    return bool(names) and not any(name in between for name in names)
