"""YAML of other programs as nodes with lines: read as plain data, nothing is ever built or run.

Aliases are followed, since other programs write them for values that occur twice; a value is shared, not copied, so a
small file cannot grow. Keys may be numbers or lists. Tags are passed over, Python's tuple among them.
"""

from typing import Any

from walkaway.formats.input_file import InputFile
from walkaway.formats.nodes import MAX_DEPTH, MAX_VALUES, Node, each_key_once
from walkaway.formats.yaml_nodes import events, mark, plain_scalar

__all__ = ["read_yaml_tree"]


def read_yaml_tree(file: InputFile) -> Node:
    """Return what a YAML file holds.

    Raises:
        CaseError: it is not YAML, holds several documents, or is nested too deep.
    """
    return _Reader(file).read()


class _Reader:
    def __init__(self, file: InputFile) -> None:
        self.file = file
        self.events = events(file.text, file.name)
        self.anchors: dict[str, Node] = {}
        self.count = 0

    def read(self) -> Node:
        found: Node | None = None
        for event in self.events:
            if type(event).__name__ == "DocumentStartEvent":
                if found is not None:
                    self.fail(event, "a second document starts here ('---')")
                found = self.node(next(self.events), 0)
        if found is None:
            self.file.fail("the file is empty", "is this a domain or a profile?")
        return found

    def fail(self, event: Any, message: str) -> None:
        self.file.fail(message, "a domain or profile needs far less", *mark(event))

    def node(self, event: Any, depth: int) -> Node:
        self.count += 1
        if self.count > MAX_VALUES:
            self.fail(event, f"the file holds more than {MAX_VALUES:,} values")
        if depth > MAX_DEPTH:
            self.fail(event, f"this is nested more than {MAX_DEPTH} deep")
        kind = type(event).__name__
        if kind == "AliasEvent":
            if event.anchor not in self.anchors:
                self.fail(event, f"the alias '*{event.anchor}' stands for nothing")
            return self.anchors[event.anchor]
        line, column = mark(event)
        node = Node(None, line, column)
        if kind == "ScalarEvent":
            text = str(event.value)
            node.value = text if event.style in ("'", '"', "|", ">") else plain_scalar(text)
        elif kind == "SequenceStartEvent":
            node.value = self.sequence(depth)
        else:
            node.is_map = True
            node.value = self.mapping(depth)
        if event.anchor is not None:  # after what it holds, so that nothing can hold itself
            self.anchors[event.anchor] = node
        return node

    def sequence(self, depth: int) -> list[Node]:
        items: list[Node] = []
        for event in self.events:
            if type(event).__name__ == "SequenceEndEvent":
                break
            items.append(self.node(event, depth + 1))
        return items

    def mapping(self, depth: int) -> list[tuple[Node, Node]]:
        entries: list[tuple[Node, Node]] = []
        for event in self.events:
            if type(event).__name__ == "MappingEndEvent":
                break
            key = self.node(event, depth + 1)
            entries.append((key, self.node(next(self.events), depth + 1)))
        each_key_once(entries, self.file)
        return entries
