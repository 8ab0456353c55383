"""Plain data as block-style YAML that `walkaway.formats.yaml_nodes` reads back the same."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from walkaway.formats.yaml_nodes import plain_scalar

__all__ = ["emit", "quoted"]

WIDTH = 110
PLAIN = re.compile(r"[A-Za-z_0-9](?:[\w .%/()-]|:(?=[\w]))*", re.ASCII)
"""Texts that need no quotes, nor look as if they did."""
SHORT = 100
ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}
UNSAFE = re.compile('[^\x20-\x7e\xa1-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]|["\\\\]')


def emit(data: Mapping[str, Any], indent: int = 0) -> str:
    """Return mappings, lists, texts, numbers and truth values as YAML.

    Lists of plain values stand in brackets, everything else on lines of its own; texts with spaces at the ends, signs
    or the look of a number are quoted.

    Examples:
        >>> print(emit({"id": "sale", "options": {"a": "No, thanks"}, "order": ["a", ["b", "1"]]}), end="")
        id: sale
        options:
          a: "No, thanks"
        order: [a, [b, "1"]]
    """
    return "".join(f"{line}\n" for line in _mapping(data, indent))


def _mapping(data: Mapping[str, Any], indent: int) -> Iterator[str]:
    margin = " " * indent
    for key, value in data.items():
        head = f"{margin}{_key(str(key))}:"
        if isinstance(value, Mapping) and value:
            yield head
            yield from _mapping(value, indent + 2)
        elif isinstance(value, list | tuple) and not _in_brackets(value):
            yield head
            yield from _items(value, indent + 2)
        else:
            yield f"{head} {_inline(value, indent + 2)}"


def _items(items: Sequence[Any], indent: int) -> Iterator[str]:
    """Yield the lines of a list; a mapping starts on the line of its dash."""
    margin = " " * indent
    for item in items:
        if isinstance(item, Mapping) and item:
            first, *rest = _mapping(item, indent + 2)
            yield f"{margin}- {first[indent + 2 :]}"
            yield from rest
        else:
            yield f"{margin}- {_inline(item, indent + 2)}"


def _in_brackets(items: Sequence[Any]) -> bool:
    """Return whether a list is short and plain enough for brackets."""
    if any(isinstance(item, Mapping) and item for item in items):
        return False
    return all(isinstance(item, list | tuple) or len(str(item)) < SHORT // 2 for item in items)


def _inline(value: Any, indent: int) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return _number(float(value))
    if isinstance(value, Mapping):  # inside a list of lists, or empty
        return "{" + ", ".join(f"{_key(str(key))}: {_inline(item, 0)}" for key, item in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_inline(item, 0) for item in value) + "]"
    text = str(value)
    if PLAIN.fullmatch(text) and not text.endswith(" ") and plain_scalar(text) == text:
        return text
    return quoted(text, indent)


def _number(value: float) -> str:
    """Return a number so that it reads back the same, whole ones without a point."""
    return str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)


def _key(text: str) -> str:
    """Return a key; numbers and words such as "true" need no quotes, since keys are always texts."""
    return text if PLAIN.fullmatch(text) and not text.endswith(" ") and len(text) < SHORT else quoted(text, 0)


def quoted(text: str, indent: int = 0) -> str:
    """Return a text in double quotes; long ones go over several lines, broken at single spaces."""
    escaped = UNSAFE.sub(lambda found: ESCAPES.get(found[0]) or _code(ord(found[0])), text)
    if not indent or len(escaped) + indent < SHORT:
        return f'"{escaped}"'
    lines = [""]
    for word in re.split(r"(?<=[^ ]) (?=[^ ])", escaped):
        if lines[-1] and len(lines[-1]) + len(word) + indent >= WIDTH:
            lines.append(word)
        else:
            lines[-1] += (" " if lines[-1] else "") + word
    return '"' + ("\n" + " " * indent).join(lines) + '"'


def _code(code: int) -> str:
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
