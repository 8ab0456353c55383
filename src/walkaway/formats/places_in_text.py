"""Where in the text of a YAML file something can be put."""

import re
from itertools import accumulate
from typing import Any

from walkaway.formats.yaml_nodes import Document, Path, source_text

__all__ = ["PlacesInText"]

LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
"""A line with its end, as YAML counts lines."""

QUOTED = {'"': re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL), "'": re.compile(r"'(?:[^']|'')*'")}
MARK = "\ufeff"


class PlacesInText:
    r"""Lines, columns and ends of a YAML text as offsets.

    Examples:
        >>> from walkaway.formats.yaml_nodes import read_yaml
        >>> text = "a:\n  b: [x, y]  # two\n\nc: 1\n"
        >>> places = PlacesInText(text, read_yaml(text))
        >>> places.indent_under(("a",)), text[places.end_of(("a",), 2, before_comments=True) :]
        (2, '\nc: 1\n')
    """

    def __init__(self, text: str, document: Document) -> None:
        """Split the text into its lines."""
        self.text = text
        self.document = document
        self.lines = LINE.findall(text)
        self.starts = [0, *accumulate(map(len, self.lines))]

    def offset(self, line: int, column: int) -> int:
        """Return the offset of a line and column, both from 1; a byte order mark is in no column."""
        return self.starts[line - 1] + column - 1 + (line == 1 and self.text.startswith(MARK))

    def next_line(self, offset: int) -> int:
        """Return where the line after an offset starts."""
        return next(start for start in (*self.starts, len(self.text)) if start >= offset and start > 0)

    def indent_under(self, path: Path) -> int:
        """Return how far the keys of a mapping are indented, or would be."""
        for key, (_, column) in self.document.keys.items():
            if len(key) == len(path) + 1 and key[: len(path)] == path:
                return column - 1
        return self.document.keys[path][1] + 1

    def end_of(self, path: Path, indent: int, *, before_comments: bool) -> int:
        """Return where what a key holds ends.

        Args:
            path: The key.
            indent: How far what it holds is indented.
            before_comments: Whether blank lines and less indented comments at the end belong to what follows.
        """
        own = self.document.keys[path][0]
        later = (
            line
            for key, (line, _) in self.document.keys.items()
            if line > own and len(key) <= len(path) and key[:-1] == path[: len(key) - 1]
        )
        end = min(later, default=len(self.lines) + 1) - 1
        while end > own and self._ends_the_file(end):
            end -= 1
        while before_comments and end > own and self._belongs_to_what_follows(self.lines[end - 1], indent):
            end -= 1
        return self.starts[end]

    def end_of_scalar(self, start: int, value: Any) -> int:
        """Return where a plain value ends that starts at an offset."""
        quoted = QUOTED.get(self.text[start : start + 1])
        if quoted is None:
            return start + len(source_text(value))
        found = quoted.match(self.text, start)
        return start if found is None else found.end()

    def dash_before(self, start: int) -> str:
        """Return the margin and dash of a list's item that stands on a line of its own; empty in brackets."""
        line = max(s for s in self.starts if s <= start)
        before = self.text[line:start]
        return before if re.fullmatch(r" *- +", before) else ""

    def _ends_the_file(self, number: int) -> bool:
        """Return whether from this line on only the sign of the end and empty lines follow."""
        rest = [line.strip() for line in self.lines[number - 1 :] if line.strip()]
        return rest[:1] == ["..."]

    @staticmethod
    def _belongs_to_what_follows(line: str, indent: int) -> bool:
        bare = line.lstrip(" ")
        return not bare.strip() or (bare.startswith("#") and len(line) - len(bare) < indent)
