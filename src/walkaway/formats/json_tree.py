"""JSON as nodes with lines: what `json` reads, except that numbers must be finite where one is wanted."""

import json
import re
from typing import Any, NoReturn

from walkaway.formats.input_file import InputFile
from walkaway.formats.nodes import MAX_DEPTH, MAX_VALUES, Node, each_key_once

__all__ = ["read_json"]

SPACE = re.compile(r"[ \t\r\n]*")
BLANK = frozenset(" \t\r\n")
NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?")
STRING = re.compile(r'"([^"\\]*(?:\\.[^"\\]*)*)"', re.DOTALL)
WORDS = {"true": True, "false": False, "null": None, "NaN": float("nan"), "Infinity": float("inf")}
WORD = re.compile(r"-?[A-Za-z]+")
LONGEST_NUMBER = 400


def read_json(file: InputFile) -> Node:
    """Return what a JSON file holds.

    Raises:
        CaseError: it is not JSON, or nested too deep.
    """
    return _Reader(file).read()


class _Reader:
    def __init__(self, file: InputFile) -> None:
        self.file = file
        self.text = file.text
        self.place = 0
        self.count = 0
        self.counted = 0
        self.line = 1
        self.line_start = 0

    def read(self) -> Node:
        node = self.value(0)
        self.space()
        if self.place < len(self.text):
            self.fail("something follows after the end of the JSON", "delete it")
        return node

    def space(self) -> None:
        if self.text[self.place : self.place + 1] in BLANK:
            found = SPACE.match(self.text, self.place)
            self.place = found.end() if found else self.place

    def where(self) -> tuple[int, int]:
        """Return line and column of the place; lines are counted on from the last time."""
        self.line += self.text.count("\n", self.counted, self.place)
        self.line_start = max(self.line_start, self.text.rfind("\n", self.counted, self.place) + 1)
        self.counted = self.place
        return self.line, self.place - self.line_start + 1

    def fail(self, message: str, mend: str) -> NoReturn:
        self.file.fail(message, mend, *self.where())

    def value(self, depth: int) -> Node:
        self.space()
        line, column = self.where()
        self.count += 1
        if self.count > MAX_VALUES:
            self.fail(f"the file holds more than {MAX_VALUES:,} values", "a domain needs far fewer")
        if depth > MAX_DEPTH:
            self.fail(f"this is nested more than {MAX_DEPTH} deep", "a domain needs far less")
        letter = self.text[self.place : self.place + 1]
        if letter == "{":
            return Node(self.members(depth), line, column, is_map=True)
        if letter == "[":
            return Node(self.elements(depth), line, column)
        if letter == '"':
            return Node(self.string(), line, column)
        return Node(self.plain(), line, column)

    def members(self, depth: int) -> list[tuple[Node, Node]]:
        members: list[tuple[Node, Node]] = []
        while self.more("}", members):
            line, column = self.where()
            if self.text[self.place : self.place + 1] != '"':
                self.fail("a name in quotes is needed here", 'write "name": value')
            key = Node(self.string(), line, column)
            self.space()
            if self.text[self.place : self.place + 1] != ":":
                self.fail("a colon is needed here", 'write "name": value')
            self.place += 1
            members.append((key, self.value(depth + 1)))
        each_key_once(members, self.file)
        return members

    def elements(self, depth: int) -> list[Node]:
        elements: list[Node] = []
        while self.more("]", elements):
            elements.append(self.value(depth + 1))
        return elements

    def more(self, closing: str, before: list[Any]) -> bool:
        """Step over the opening sign or a comma, and return whether another entry follows."""
        if not before:
            self.place += 1
        self.space()
        letter = self.text[self.place : self.place + 1]
        if letter == closing:
            self.place += 1
            return False
        if before:
            if letter != ",":
                self.fail(f"a comma or '{closing}' is needed here", "is the file cut off?")
            self.place += 1
            self.space()
        return True

    def string(self) -> str:
        found = STRING.match(self.text, self.place)
        if found is None:
            self.fail("a text does not end", "close the quotes")
        self.place = found.end()
        if "\\" not in found[1]:
            return found[1]
        try:
            return str(json.loads(found[0], strict=False))
        except ValueError:
            self.fail("a text holds an unknown escape", "write \\\\ for a backslash")

    def plain(self) -> Any:
        found = NUMBER.match(self.text, self.place)
        if found is not None:
            if len(found[0]) > LONGEST_NUMBER:
                self.fail(f"a number has more than {LONGEST_NUMBER} digits", "write fewer")
            self.place = found.end()
            return float(found[0]) if found[1] or found[2] else int(found[0])
        word = WORD.match(self.text, self.place)
        name = word[0] if word else ""
        if name.removeprefix("-") not in WORDS:
            self.fail("this is not JSON", "a text needs quotes")
        self.place += len(name)
        value = WORDS[name.removeprefix("-")]
        return -value if name.startswith("-") and isinstance(value, float) else value
