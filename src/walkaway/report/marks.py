"""What a text carries along that no reader sees: the place of each number, and where a name leads.

A number that knows its place in the JSON (`walkaway.report.placed`) is put into a sentence between marks; so is a name
that leads somewhere else on the page. HTML turns both into elements, the terminal and Markdown never see them or drop
them. The marks are letters of Unicode's private use area, which `clean` takes out of every text of a case.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["Link", "Number", "clean", "linked", "numbered", "pieces", "unmarked"]

_OPEN, _MIDDLE, _CLOSE = "\ue000", "\ue001", "\ue002"
_MARKED = re.compile(f"{_OPEN}([#=])([^{_MIDDLE}]*){_MIDDLE}([^{_CLOSE}]*){_CLOSE}")
# What HTML cannot hold, and what the marks are made of; tabs and line ends stay.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ue000-\ue002\ufdd0-\ufdef\ufffe\uffff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number in a text.

    Attributes:
        text: How it is shown.
        pointer: Its place in the JSON's ``result``, as a JSON Pointer (RFC 6901).
        value: The number as it stands there.
    """

    text: str
    pointer: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A name in a text that leads somewhere else on the page.

    Attributes:
        text: The name.
        anchor: The id it leads to.
    """

    text: str
    anchor: str


def numbered(text: str, pointer: str, value: float) -> str:
    """Return how a number is shown, with its place and value.

    Examples:
        >>> list(pieces("so " + numbered("75 %", "/zone/headline/value", 0.75)))
        ['so ', Number(text='75 %', pointer='/zone/headline/value', value='0.75')]
    """
    return text if _OPEN in text else f"{_OPEN}={value!r} {clean(pointer)}{_MIDDLE}{text}{_CLOSE}"


def linked(text: str, anchor: str) -> str:
    """Return a name that leads to an id of the page."""
    return f"{_OPEN}#{anchor}{_MIDDLE}{text}{_CLOSE}"


def pieces(text: str) -> Iterator[str | Number | Link]:
    """Yield a text's plain stretches, numbers and links, in order."""
    start = 0
    for found in _MARKED.finditer(text):
        if found.start() > start:
            yield text[start : found.start()]
        kind, carried, shown = found.groups()
        if kind == "=":
            value, _, pointer = carried.partition(" ")
            yield Number(text=shown, pointer=pointer, value=value)
        else:
            yield Link(text=shown, anchor=carried)
        start = found.end()
    if start < len(text):
        yield text[start:]


def unmarked(text: str) -> str:
    """Return a text without marks.

    Examples:
        >>> unmarked("see " + linked("offer_all", "statement-offer_all"))
        'see offer_all'
    """
    return _MARKED.sub(lambda found: found.group(3), text) if _OPEN in text else text


def clean(text: str) -> str:
    r"""Return a text of a case with the replacement character for what a page cannot hold.

    Examples:
        >>> clean("a\x00b")
        'a�b'
    """
    return _UNFIT.sub("\N{REPLACEMENT CHARACTER}", text)
