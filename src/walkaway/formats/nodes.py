"""Keys and values with their lines, whatever the notation: JSON or YAML."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NoReturn

from walkaway.case.naming import did_you_mean
from walkaway.formats.input_file import InputFile, number_in

__all__ = ["MAX_DEPTH", "MAX_VALUES", "Node", "NodeReader", "each_key_once", "shortest"]

MAX_DEPTH = 100
"""Deeper nesting is refused: a domain needs ten."""

MAX_VALUES = 2_000_000
"""More values than these are refused: the largest domain that is read has half as many."""

QUOTED = "numbers stand in quotes from here on, and were read as numbers"
SURROGATE = re.compile("[\ud800-\udfff]")
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


def shortest(number: float) -> str:
    """Return the shortest text of a number, whole ones without a point.

    Examples:
        >>> shortest(2.0), shortest(0.25)
        ('2', '0.25')
    """
    return str(int(number)) if number == int(number) and abs(number) < 1e15 else repr(number)


@dataclass(slots=True, eq=False)
class Node:
    """One value.

    Attributes:
        value: A text, number, truth value or None; a list of nodes; or, for a mapping, key and value nodes in order.
        line: Line where it begins, from 1.
        column: Column where it begins, from 1.
        is_map: Whether it is a mapping.
    """

    value: Any
    line: int
    column: int
    is_map: bool = False
    _by_key: "dict[str, Node]" = field(default_factory=dict, repr=False)

    @property
    def is_list(self) -> bool:
        """Whether it is a list."""
        return isinstance(self.value, list) and not self.is_map

    def items(self) -> "list[tuple[Node, Node]]":
        """Return key and value nodes of a mapping; none for anything else."""
        return self.value if self.is_map else []

    def get(self, key: str) -> "Node | None":
        """Return what stands under a key of a mapping, or None; a null counts as nothing."""
        if self.is_map and not self._by_key and self.value:
            self._by_key = {name.value: value for name, value in self.value if isinstance(name.value, str)}
        found = self._by_key.get(key)
        return None if found is None or found.value is None else found

    def keys(self) -> list[str]:
        """Return the keys of a mapping that are texts."""
        return [name.value for name, _ in self.items() if isinstance(name.value, str)]


def each_key_once(entries: list[tuple[Node, Node]], file: InputFile) -> None:
    """Raise a fault where a text stands twice among the keys of a mapping, of which other programs drop one unsaid."""
    if len({key.value for key, _ in entries if isinstance(key.value, str)}) == len(entries):
        return
    seen: dict[str, int] = {}
    for key, _ in entries:
        if not isinstance(key.value, str):
            continue
        if key.value in seen:
            message = f"'{key.value}' is given twice (first in line {seen[key.value]})"
            file.fail(message, "keep one of them", key.line, key.column)
        seen[key.value] = key.line


class NodeReader:
    """Takes values of a wanted sort out of nodes, and says where one is of another sort."""

    def __init__(self, file: InputFile) -> None:
        self.file = file

    def wrong(self, node: Node, message: str, mend: str = "") -> NoReturn:
        """Raise a fault at a node."""
        self.file.fail(message, mend, node.line, node.column)

    def need(self, node: Node, key: str) -> Node:
        """Return what stands under a key that must be there."""
        found = node.get(key)
        if found is not None:
            return found
        if not node.is_map:
            self.wrong(node, f"a mapping with '{key}' is needed here")
        given = node.keys()
        if key in given:
            self.wrong(node, f"'{key}' has no value", "write one")
        return self.wrong(node, f"'{key}' is missing here", did_you_mean(key, given))

    def mapping(self, node: Node, what: str) -> Iterator[tuple[str, Node]]:
        """Yield the entries of a mapping whose keys must be texts, each once."""
        if not node.is_map:
            self.wrong(node, f"{what} must be a mapping of names to values")
        seen: set[str] = set()
        for key, value in node.items():
            name = self.text(key, f"a name in {what}")
            if name in seen:
                self.wrong(key, f"'{name}' is given twice in {what}", "keep one of them")
            seen.add(name)
            yield name, value

    def listed(self, node: Node, what: str) -> list[Node]:
        """Return the items of a list."""
        if not node.is_list:
            self.wrong(node, f"{what} must be a list")
        items: list[Node] = node.value
        return items

    def text(self, node: Node, what: str) -> str:
        """Return a text; of a number its shortest form, so that 2 and 2.0 are one value as they are in Python."""
        value = node.value
        if value is None or isinstance(value, list):
            self.wrong(node, f"{what} must be a text")
        if isinstance(value, bool):
            return "true" if value else "false"
        found = value if isinstance(value, str) else shortest(self.number(node, what))
        if SURROGATE.search(found):
            self.wrong(node, f"{what} holds half of a character", "write it out")
        if CONTROL.search(found):  # a terminal would take it for a command
            self.wrong(node, f"{what} holds a control character", "delete it")
        return found

    def number(self, node: Node, what: str) -> float:
        """Return a finite number; one in quotes is taken as well, with a warning for the first of a file."""
        value = node.value
        if isinstance(value, str) and (meant := number_in(value)) is not None:
            if not any(warning.message == QUOTED for warning in self.file.warnings):
                self.file.warn(QUOTED, node.line, node.column)
            return meant
        if isinstance(value, bool) or not isinstance(value, int | float):
            self.wrong(node, f"{what} must be a number", "write a finite number, without quotes")
        try:
            number = float(value)
        except OverflowError:
            number = math.inf
        if not math.isfinite(number):
            self.wrong(node, f"{what} is no finite number", "write a finite number")
        return number
