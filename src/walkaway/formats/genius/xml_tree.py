"""XML as a tree with line numbers, read safely: no entities of its own, nothing from outside, limits on size and depth.

The parser is expat, which comes with Python. What it refuses and yet has one plain meaning is mended first
(`walkaway.formats.genius.mend_xml`).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from walkaway.formats.genius.mend_xml import mended
from walkaway.formats.input_file import InputFile

__all__ = ["Element", "read_xml"]

MAX_DEPTH = 100
MAX_ELEMENTS = 2_000_000
DECLARATION = re.compile(r"<\?xml\b[^>]*?\?>")
LEADING = re.compile(r"(?:\s|<!--.*?-->)*", re.DOTALL)


@dataclass(slots=True)
class Element:
    """One element.

    Attributes:
        tag: Its name.
        attributes: Its attributes.
        line: Line of its start, from 1.
        column: Column of its start, from 1.
        children: The elements inside it.
        text: The text directly inside it.
    """

    tag: str
    attributes: dict[str, str]
    line: int
    column: int
    children: "list[Element]" = field(default_factory=list)
    text: str = ""

    def get(self, name: str) -> str | None:
        """Return an attribute, or None."""
        return self.attributes.get(name)

    def all(self, *tags: str) -> "list[Element]":
        """Return the children of some names, in order."""
        return [child for child in self.children if child.tag in tags]

    def first(self, tag: str) -> "Element | None":
        """Return the first child of a name, or None."""
        return next((child for child in self.children if child.tag == tag), None)

    def walk(self) -> "Iterator[Element]":
        """Yield the element and all inside it, in the order of the file."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting.extend(reversed(element.children))


def read_xml(file: InputFile) -> Element:
    """Return the root element of a file.

    Raises:
        CaseError: it is not XML even after mending, declares entities, or is nested too deep.
    """
    text = _without_declaration(file)
    try:
        return _Builder(file).read(text)
    except expat.ExpatError:
        try:
            again, notes = mended(text)
        except ValueError as error:
            file.fail(str(error), "mend the file by hand")
        try:
            root = _Builder(file).read(again)
        except expat.ExpatError as error:
            message = f"this is not well-formed XML ({expat.ErrorString(error.code)})"
            file.fail(message, "mend the file by hand", error.lineno, error.offset + 1)
        for note in notes:
            file.warn(note.message, note.line)
        return root


def _without_declaration(file: InputFile) -> str:
    """Return the text with blanks in place of the XML declaration, which may stand too late."""
    text = file.text
    start = LEADING.match(text)
    found = DECLARATION.match(text, start.end() if start else 0)
    if found is None:
        return text
    if found.start() > 0:
        file.warn("the XML declaration does not come first and was passed over", text.count("\n", 0, found.start()) + 1)
    blanks = re.sub(r"[^\n]", " ", found[0])
    return text[: found.start()] + blanks + text[found.end() :]


class _Builder:
    """Builds the tree from the parser's events."""

    def __init__(self, file: InputFile) -> None:
        self.file = file
        self.root: Element | None = None
        self.open: list[Element] = []
        self.count = 0

    def read(self, text: str) -> Element:
        parser = expat.ParserCreate("utf-8")
        self.parser = parser
        parser.buffer_text = True
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.words
        parser.EntityDeclHandler = self.entity
        parser.ExternalEntityRefHandler = self.outside
        parser.Parse(text.encode("utf-8", "replace"), True)
        if self.root is None:
            self.file.fail("the file holds no element", "is this a domain or a profile?")
        return self.root

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        line, column = self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1
        self.count += 1
        if self.count > MAX_ELEMENTS:
            self.file.fail(
                f"the file holds more than {MAX_ELEMENTS:,} elements", "a domain needs far fewer", line, column
            )
        if len(self.open) >= MAX_DEPTH:
            self.file.fail(f"this is nested more than {MAX_DEPTH} deep", "a domain needs far less", line, column)
        element = Element(tag, attributes, line, column)
        if self.open:
            self.open[-1].children.append(element)
        elif self.root is None:
            self.root = element
        self.open.append(element)

    def end(self, tag: str) -> None:
        self.open.pop()

    def words(self, text: str) -> None:
        if self.open:
            self.open[-1].text += text

    def entity(self, name: str, *rest: object) -> None:
        line = self.parser.CurrentLineNumber
        self.file.fail(f"the file declares the entity '{name}', and entities are not expanded", "write it out", line)

    def outside(self, *rest: object) -> int:
        self.file.fail("the file refers to another file", "write it out", self.parser.CurrentLineNumber)
