"""Damaged XML that has one plain meaning, made well-formed: what Genius's own tolerant reader accepts.

Four damages occur in the wild: ``&`` and ``<`` that stand for themselves, a missing space between two attributes, an
attribute value without quotes, and ``--`` inside a comment. Line ends are kept, so lines keep their numbers.
"""

import re
from dataclasses import dataclass

__all__ = ["Mended", "mended"]

ENTITY = re.compile(r"&(?:amp|lt|gt|quot|apos|#[0-9]{1,7}|#x[0-9a-fA-F]{1,6});")
TAG = re.compile(r"</?[A-Za-z_][\w.:-]*")
ATTRIBUTE = re.compile(r"(?P<gap>\s*)(?P<name>[A-Za-z_][\w.:-]*)\s*=\s*(?P<value>\"[^\"]*\"|'[^']*'|[^\s\"'<>/]+)")
MOST_DAMAGES = 10_000
CLOSE = re.compile(r"\s*/?>")


@dataclass(frozen=True, slots=True)
class Mended:
    """One kind of damage: what was done, and the line where it was first seen."""

    message: str
    line: int


def mended(text: str) -> tuple[str, tuple[Mended, ...]]:
    """Return the text as well-formed as plain meaning allows, and what was mended.

    Raises:
        ValueError: a tag or comment does not end, or there is no end of damages.

    Examples:
        >>> mended('<item value="AT & T" index="1"cost="0"/>')[0]
        '<item value="AT &amp; T" index="1" cost="0"/>'
    """
    return _Mender(text).run()


class _Mender:
    def __init__(self, text: str) -> None:
        self.text = text
        self.out: list[str] = []
        self.first: dict[str, int] = {}
        self.count: dict[str, int] = {}
        self.total = 0

    def run(self) -> tuple[str, tuple[Mended, ...]]:
        place = 0
        while place < len(self.text):
            start = self.text.find("<", place)
            if start < 0:
                start = len(self.text)
            self.out.append(self.escaped(place, start, in_tag=False))
            place = self.markup(start) if start < len(self.text) else start
        notes = tuple(
            Mended(message + (f" ({self.count[message]} times)" if self.count[message] > 1 else ""), line)
            for message, line in self.first.items()
        )
        return "".join(self.out), notes

    def markup(self, start: int) -> int:
        """Copy what begins with ``<``, and return where it ends."""
        for opening, closing in (("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>"), ("<!", ">")):
            if self.text.startswith(opening, start):
                end = self.text.find(closing, start + len(opening))
                if end < 0:
                    line = self.text.count("\n", 0, start) + 1
                    raise ValueError(f"what begins with '{opening}' in line {line} does not end")
                body = self.text[start : end + len(closing)]
                if opening == "<!--" and "--" in body[4:-3]:
                    self.note("a comment that holds '--' was passed over", start)
                    body = re.sub(r"[^\n]", " ", body)
                self.out.append(body)
                return end + len(closing)
        name = TAG.match(self.text, start)
        end_of_tag = self.tag(name.end()) if name else None
        if end_of_tag is None:
            self.note("a '<' that begins no tag was read as itself", start)
            self.out.append("&lt;")
            return start + 1
        return end_of_tag

    def tag(self, place: int) -> int | None:
        """Copy the attributes of a tag up to its end, and return where it ends; None where this is no tag."""
        start = self.text.rfind("<", 0, place)
        parts = [self.text[start:place]]
        damages: list[tuple[str, int]] = []
        while True:
            closing = CLOSE.match(self.text, place)
            if closing:
                for message, where in damages:
                    self.note(message, where)
                self.out += [*parts, closing[0]]
                return closing.end()
            found = ATTRIBUTE.match(self.text, place)
            if found is None:
                return None
            value = found["value"]
            gap = found["gap"]
            if not gap:
                damages.append(("a missing space between two attributes was put in", found.start("name")))
                gap = " "
            if value[0] not in "\"'":
                damages.append(("an attribute value without quotes was put in quotes", found.start("value")))
                value = f'"{value}"'
            inner = value[1:-1]
            if "&" in inner or "<" in inner:
                inner = self.escaped(found.start("value") + 1, found.end("value") - 1, in_tag=True)
            parts.append(f"{gap}{found['name']}={value[0]}{inner}{value[0]}")
            place = found.end()

    def escaped(self, start: int, end: int, *, in_tag: bool) -> str:
        """Return a stretch of text with signs that stand for themselves escaped."""
        piece = self.text[start:end]
        if "&" not in piece and "<" not in piece:
            return piece
        out = []
        for offset, letter in enumerate(piece):
            if letter == "&" and not ENTITY.match(self.text, start + offset):
                self.note("an '&' that begins no entity was read as itself", start + offset)
                out.append("&amp;")
            elif letter == "<" and in_tag:
                self.note("a '<' inside an attribute was read as itself", start + offset)
                out.append("&lt;")
            else:
                out.append(letter)
        return "".join(out)

    def note(self, message: str, place: int) -> None:
        self.total += 1
        if self.total > MOST_DAMAGES:
            raise ValueError(f"the file is damaged in more than {MOST_DAMAGES:,} places")
        self.count[message] = self.count.get(message, 0) + 1
        if message not in self.first:
            self.first[message] = self.text.count("\n", 0, place) + 1
