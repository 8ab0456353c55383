"""Plain data as JSON in one line."""

import json
import re
from typing import Any

__all__ = ["as_row", "without_half_letters"]

HALF_LETTERS = re.compile("[\ud800-\udfff]")

_IN_A_LINE = json.JSONEncoder(ensure_ascii=False, allow_nan=False)


def as_row(value: Any) -> str:
    """Return JSON in one line.

    Examples:
        >>> as_row({"id": "rt", "lines": [1, 2]})
        '{"id": "rt", "lines": [1, 2]}'
    """
    return without_half_letters(_IN_A_LINE.encode(value))


def without_half_letters(text: str) -> str:
    """Return JSON whose halves of letters, as names of files may hold them, are escaped: UTF-8 has none."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return HALF_LETTERS.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
    return text  # nearly always, and told in a tenth of the time
