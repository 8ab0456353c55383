"""Is a quotation a sentence of its own, or a phrase inside the writer's sentence?"""

import re

from walkaway.evidence.documents.document import Paragraph, Span

__all__ = ["is_fragment"]

FEW_WORDS = 4
WORD = re.compile(r"[\w'’-]+")
INNER_ENDS = (".", "!", "?", "…", ",", ";", ":", "—", "–", "-")
INNER_MARKS = ('"', "'", "’", "”")
SEVERAL = re.compile(r"[.!?](?<=[\w'’)][.!?])[\"'”’]?\s+[\"'“‘(\[]?[A-Z]")
"""Where a sentence ends inside and another begins, it is more than a phrase."""
SENTENCE_BEFORE = re.compile(r"(?:[.!?…:]|^|\n)[\"'”’)\]]*\s*$")
BRACKETED = re.compile(r"\[[^\]]*\]\s*")


def is_fragment(text: str, span: Span, paragraph: Paragraph) -> bool:
    """Return whether a quotation is a phrase that the writer has built into a sentence of their own.

    It is one where it begins in the middle of a sentence with a small letter, or where it has few words and no
    punctuation of its own.

    Examples:
        >>> text = 'He called it a "big mess" and left.'
        >>> whole = Paragraph(number=1, start=0, end=len(text), line=1, kind="body")
        >>> is_fragment(text, Span(start=16, end=24), whole)
        True
    """
    words = span.within(text)
    if SEVERAL.search(words):
        return False
    before = text[max(paragraph.start, span.start - 120) : span.start - 1]
    opens_sentence = not before.strip() or SENTENCE_BEFORE.search(before) is not None
    first = next((letter for letter in BRACKETED.sub("", words) if letter.isalnum()), "")
    closed = words[:-1] if words.endswith(INNER_MARKS) else words
    finished = closed.rstrip().endswith(INNER_ENDS)
    if opens_sentence:
        return not finished and _is_few(words)
    if first.islower():
        # "…," he said, "and that is all." is joined to its first part later.
        return not (before.rstrip().endswith((",", "—", "–", "-")) and finished and not _is_few(words))
    return not finished and _is_few(words)


def _is_few(words: str) -> bool:
    return len(WORD.findall(words)) <= FEW_WORDS
