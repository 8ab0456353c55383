"""A Markdown text as a reader sees it, letter for letter: emphasis and links become blanks around their words."""

import re

__all__ = ["without_markup"]

MARKUP = re.compile(
    r"""
    \*+ | (?<![^\W_])_+(?=[^\W_]) | (?<=[^\W_])_+(?![^\W_])      # emphasis
  | !?\[(?=[^\]\n]{1,200}\]\([^)\s]{1,500}\)) | \]\([^)\s]{1,500}\)  # links
  | `+ | ^\ {0,3}>[ \t]?
    """,
    re.VERBOSE | re.MULTILINE,
)


def without_markup(text: str) -> str:
    """Return a text of the same length in which blanks stand for markup.

    Examples:
        >>> without_markup("**Ana Bar**, of the [Orr](https://orr) Institute")
        '  Ana Bar  , of the  Orr               Institute'
    """
    return MARKUP.sub(lambda match: " " * len(match.group()), text)
