"""What a sentence may open with before its subject: "It was …" and a time."""

import re

from walkaway.evidence.speech.tokens import Row

__all__ = ["after_it_was", "after_time"]

TIME_FIRST = re.compile(r"r[dw#]{0,2}T")


def after_it_was(row: Row, relative: int) -> int | None:
    """Return the token after "It was" where that opens the sentence of a relative: It was *Bar* who spoke.

    Args:
        row: The row.
        relative: The token of who or which.
    """
    start = row.sentence_start(relative)
    words = row.lowers[start : start + 2]
    return start + 2 if words in (["it", "was"], ["it", "is"]) and relative - start > 2 else None


def after_time(row: Row, start: int, end: int) -> int | None:
    """Return the token after a time without a comma that opens a sentence: On Monday *Bar* rang the union.

    Args:
        row: The row.
        start: The sentence's first token.
        end: One past its last.
    """
    match = TIME_FIRST.match(row.kinds, start, end)
    return match.end() if match is not None else None
