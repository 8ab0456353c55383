"""YAML as plain Python data, with the line and column of every key and value.

A case file needs a small part of YAML: mappings, lists and the plain values of YAML 1.2's core schema (true, false,
null, numbers, texts). So ``yes``, ``no`` and dates stay texts. Everything else is refused: aliases (they can blow a
small file up to gigabytes), tags, merge keys, several documents, keys that are not texts, deep nesting.
"""

import importlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NoReturn

from walkaway.errors import CaseError, Fault
from walkaway.formats.yaml_syntax import syntax_fault

__all__ = [
    "MAX_BYTES",
    "MAX_DEPTH",
    "Document",
    "FloatText",
    "IntText",
    "Path",
    "decode",
    "events",
    "mark",
    "plain_scalar",
    "read_yaml",
    "source_text",
]

Path = tuple[str | int, ...]
"""The way to a place in the data: keys of mappings (always texts) and positions in lists."""

MAX_BYTES = 10_000_000
"""Larger files are refused: a case written by people is a hundred times smaller."""

MAX_DEPTH = 50
"""Deeper nesting is refused: a case needs eight."""

MAX_NODES = 100_000
"""More values than these are refused: a case of a hundred statements has two thousand."""

INTEGER = re.compile(r"[-+]?[0-9]{1,300}")
BASED = re.compile(r"0o[0-7]{1,300}|0x[0-9a-fA-F]{1,300}")
FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
NOT_FINITE = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")
NULLS = frozenset({"", "~", "null", "Null", "NULL"})
BOOLEANS = {word: word.lower() == "true" for word in ("true", "True", "TRUE", "false", "False", "FALSE")}
COLON_IN_WORD = re.compile(r"(?<=[^\s\"'\[\]{},]):(?=[^\s\[\]{},])")
QUESTION_IN_WORD = re.compile(r"(?<=[^\s\"'\[\]{},])\?")
PRIVATE_USE = range(0xE000, 0xF8FF)
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
ODD = "\u2028\u2029\ufeff\ufffe\uffff"
"""Line ends that only some programs see, a byte order mark inside, and what is no character."""


class IntText(int):
    """An integer that remembers how it was written, for places where a text is meant (``007``)."""

    text: str


class FloatText(float):
    """A number that remembers how it was written, for places where a text is meant (``1.10``)."""

    text: str


def source_text(value: object) -> str:
    """Return how a plain value was written.

    Examples:
        >>> source_text(True), source_text("all"), source_text(read_yaml("1.10").data)
        ('true', 'all', '1.10')
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    written = getattr(value, "text", None)
    return written if isinstance(written, str) else str(value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What one YAML document holds, and where.

    Attributes:
        data: Mappings, lists, texts, numbers, truth values and None.
        values: Line and column (from 1) of every value, by path.
        keys: Line and column of every key, by path.
        flow: Paths of the mappings written in braces.
        cut: Paths of keys that look like the rest of a text cut at an unquoted comma; they are not in the data.
        faults: What is wrong but does not stop the reading: a key given twice, a tag.
    """

    data: Any
    values: dict[Path, tuple[int, int]] = field(default_factory=dict)
    keys: dict[Path, tuple[int, int]] = field(default_factory=dict)
    flow: frozenset[Path] = frozenset()
    cut: tuple[Path, ...] = ()
    faults: tuple[Fault, ...] = ()

    def locate(self, where: Path, *, at_key: bool = False) -> tuple[int, int]:
        """Return line and column of a place, or of the nearest place above it that is in the file.

        A value is shown where it stands; a mapping or list where its key stands. A position into something that was
        written without a list is passed over, so callers need not know which of two spellings a file uses.
        """
        path, value, complete = self._descend(where)
        container = isinstance(value, dict | list)
        if (at_key or container or not complete) and path in self.keys:
            return self.keys[path]
        return self.values.get(path, (1, 1))

    def _descend(self, where: Path) -> tuple[Path, Any, bool]:
        """Follow a path as far as it goes; the last part tells whether it went all the way."""
        path: Path = ()
        value = self.data
        for part in where:
            if _holds(value, part):
                value = value[part]
            elif isinstance(part, int):
                continue
            elif (*path, part) in self.keys:  # a key that was taken out of the data, such as a cut text
                return (*path, part), None, True
            else:
                return path, value, not isinstance(value, dict | list)
            path = (*path, part)
        return path, value, True

    def place(self, fault: Fault, file: str) -> Fault:
        """Return the fault with file, line and column."""
        if fault.line:
            return fault
        line, column = self.locate(fault.where, at_key=fault.at_key)
        return Fault(
            message=fault.message,
            mend=fault.mend,
            where=fault.where,
            at_key=fault.at_key,
            file=file,
            line=line,
            column=column,
        )


def decode(content: bytes, name: str) -> str:
    """Return the text of a file, or say why it is none.

    Raises:
        CaseError: The file is too large or not UTF-8.
    """
    if len(content) > MAX_BYTES:
        mend = "a case written by people is far smaller: is this the right file?"
        refuse("the file has more than 10 MB", mend, name)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start]
        line = before.count(b"\n") + 1
        column = error.start - (before.rfind(b"\n") + 1) + 1
        refuse("the file is not UTF-8 text", "save it as UTF-8", name, line, column)


def read_yaml(text: str, name: str = "case.yaml") -> Document:
    """Read one YAML document.

    Args:
        text: The document.
        name: The file's name, for faults.

    Raises:
        CaseError: It is not YAML, or uses a part of YAML that is not accepted here.

    Examples:
        >>> document = read_yaml("parties: {usa: yes}")
        >>> document.data, document.values[("parties", "usa")]
        ({'parties': {'usa': 'yes'}}, (1, 16))
    """
    text = text.removeprefix("\ufeff")
    odd = _odd_character(text)
    if odd is not None:
        line = text.count("\n", 0, odd) + 1
        column = odd - text.rfind("\n", 0, odd)
        refuse(f"a control character (U+{ord(text[odd]):04X}) stands here", "delete it", name, line, column)
    return _Reader(text, name).read()


def _odd_character(text: str) -> int | None:
    """Return the position of the first character that no text should hold."""
    control = CONTROL.search(text)
    found = [text.find(character) for character in ODD if character in text]
    found += [control.start()] if control is not None else []
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:  # half of a surrogate pair
        found.append(error.start)
    return min(found, default=None)


def refuse(message: str, mend: str, name: str, line: int = 1, column: int = 1) -> NoReturn:
    """Raise a fault that ends the reading."""
    raise CaseError([Fault(message=message, mend=mend, file=name, line=line, column=column)])


def _shield(text: str) -> tuple[str, str, str]:
    """Hide colons and question marks inside words from the C parser, and return what stands for them.

    The parser's YAML is 1.1, which takes them for signs of their own inside brackets; 1.2 does not (``[rt:8, why?]``).
    Each becomes one character of Unicode's private use area that the text does not contain, so columns stay.
    """
    free = (chr(code) for code in PRIVATE_USE if chr(code) not in text)
    colon, question = next(free, ":"), next(free, "?")
    return QUESTION_IN_WORD.sub(question, COLON_IN_WORD.sub(colon, text)), colon, question


def events(text: str, name: str) -> Iterator[Any]:
    """Yield the parser's events: from the C parser, else from the slower one in Python."""
    yaml = importlib.import_module("ruamel.yaml")
    try:
        parser = importlib.import_module("_ruamel_yaml").CParser(text)
    except ImportError:
        parser = None
    try:
        if parser is None:
            yield from yaml.YAML(typ="safe", pure=True).parse(text)
            return
        while (event := parser.get_event()) is not None:
            yield event
    except (yaml.error.YAMLError, ValueError) as error:
        raise CaseError([syntax_fault(error, text, name)]) from None


class _Reader:
    """Turns events into data; keeps places as it goes."""

    def __init__(self, text: str, name: str) -> None:
        self.text = text
        self.name = name
        shielded, self.colon, self.question = _shield(text)
        self.events = events(shielded, name)
        self.values: dict[Path, tuple[int, int]] = {}
        self.keys: dict[Path, tuple[int, int]] = {}
        self.flow: set[Path] = set()
        self.cut: list[Path] = []
        self.faults: list[Fault] = []

    def read(self) -> Document:
        document: Document | None = None
        for event in self.events:
            kind = type(event).__name__
            if kind == "DocumentStartEvent":
                if document is not None:
                    line, column = mark(event)
                    refuse("a second document starts here ('---')", "keep one case a file", self.name, line, column)
                data = self.node(next(self.events), (), 0)
                document = Document(data=data, values=self.values, keys=self.keys)
        if document is None:
            refuse("the file is empty", "'walkaway new' writes a case to start from", self.name)
        return Document(
            data=document.data,
            values=self.values,
            keys=self.keys,
            flow=frozenset(self.flow),
            cut=tuple(self.cut),
            faults=tuple(self.faults),
        )

    def node(self, event: Any, path: Path, depth: int) -> Any:
        """Return the data of the node that starts with an event."""
        kind = type(event).__name__
        line, column = self.values[path] = mark(event)
        if len(self.values) > MAX_NODES:
            refuse(f"the file holds more than {MAX_NODES:,} values", "a case needs far fewer", self.name, line, column)
        if kind == "AliasEvent":
            refuse(f"the file uses an alias ('*{event.anchor}')", "write the value out", self.name, line, column)
        if event.anchor is not None:
            refuse(f"the file uses an anchor ('&{event.anchor}')", "delete it", self.name, line, column)
        if depth > MAX_DEPTH:
            refuse(f"this is nested more than {MAX_DEPTH} deep", "a case needs far less", self.name, line, column)
        tag = getattr(event, "tag", None)
        if tag is not None:
            self.fault(f"a tag ('{tag}') is not accepted here", "delete it; put a text in quotes", event)
        if kind == "ScalarEvent":
            value = self.written(event)
            return value if event.style or tag else plain_scalar(value)
        if kind == "SequenceStartEvent":
            return self.sequence(path, depth)
        if event.flow_style:
            self.flow.add(path)
        return self.mapping(path, depth, in_braces=bool(event.flow_style))

    def sequence(self, path: Path, depth: int) -> list[Any]:
        items: list[Any] = []
        for event in self.events:
            if type(event).__name__ == "SequenceEndEvent":
                break
            items.append(self.node(event, (*path, len(items)), depth + 1))
        return items

    def mapping(self, path: Path, depth: int, *, in_braces: bool) -> dict[str, Any]:
        data: dict[str, Any] = {}
        after_text = ""
        for event in self.events:
            if type(event).__name__ == "MappingEndEvent":
                break
            key = self.key(event, path, depth)
            value_event = next(self.events)
            here = (*path, key)
            if in_braces and after_text and self.is_bare(event):
                self.node(value_event, here, depth + 1)
                self.keys[here] = mark(event)
                self.cut.append(here)
                continue
            if key in data:
                first = self.keys[here][0]
                self.fault(f"the key '{key}' is given twice (first in line {first})", "keep one of them", event)
                self.node(value_event, (*path, key, "second"), depth + 1)
                continue
            self.keys[here] = mark(event)
            data[key] = self.node(value_event, here, depth + 1)
            unquoted = type(value_event).__name__ == "ScalarEvent" and not value_event.style
            after_text = key if unquoted and isinstance(data[key], str) else ""
        return data

    def key(self, event: Any, path: Path, depth: int) -> str:
        """Return a key as written."""
        if type(event).__name__ != "ScalarEvent":
            line, column = mark(event)
            self.node(event, (*path, "?"), depth + 1)
            refuse("a key must be a word, not a list or mapping", "put it in quotes", self.name, line, column)
        if event.anchor is not None or event.tag is not None:
            self.node(event, (*path, event.value), depth + 1)
        if event.value == "<<" and not event.style:
            self.fault("a merge key ('<<') is not accepted here", "write the keys out", event)
        return self.written(event)

    def written(self, event: Any) -> str:
        """Return the text of a scalar as it stands in the file."""
        return str(event.value).replace(self.colon, ":").replace(self.question, "?")

    def is_bare(self, event: Any) -> bool:
        """Whether a key in braces has no colon after it."""
        index = event.end_mark.index
        rest = self.text[index : index + 200].lstrip()
        return rest.startswith((",", "}"))

    def fault(self, message: str, mend: str, event: Any) -> None:
        line, column = mark(event)
        self.faults.append(Fault(message=message, mend=mend, file=self.name, line=line, column=column))


def _holds(value: Any, part: str | int) -> bool:
    """Return whether a mapping has a key, or a list a position."""
    if isinstance(value, list):
        return isinstance(part, int) and 0 <= part < len(value)
    return isinstance(value, dict) and part in value


def mark(event: Any) -> tuple[int, int]:
    """Return line and column of an event, from 1."""
    return event.start_mark.line + 1, event.start_mark.column + 1


def plain_scalar(text: str) -> Any:
    """Return the value of an unquoted scalar in YAML 1.2's core schema.

    Examples:
        >>> plain_scalar("yes"), plain_scalar("true"), plain_scalar("2018-06"), plain_scalar("0.5"), plain_scalar("~")
        ('yes', True, '2018-06', 0.5, None)
    """
    if text in NULLS:
        return None
    if text in BOOLEANS:
        return BOOLEANS[text]
    if text[0] not in "+-.0123456789":
        return text
    number: IntText | FloatText
    if INTEGER.fullmatch(text):
        number = IntText(text)
    elif BASED.fullmatch(text):
        number = IntText(text, 0)
    elif FLOAT.fullmatch(text):
        number = FloatText(text)
    elif NOT_FINITE.fullmatch(text):
        number = FloatText(text.replace(".", ""))
    else:
        return text
    number.text = text
    return number
