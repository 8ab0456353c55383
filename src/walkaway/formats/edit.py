"""Changes to a case file that leave the rest of it as somebody wrote it: comments, order, quotes, blank lines.

Nothing is half written: a file is replaced in one step, and only by a text that reads as a case.
"""

import re
from collections.abc import Callable, Iterable
from io import StringIO
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from walkaway.case import Statement
from walkaway.errors import CaseError, Fault
from walkaway.formats.additions import Additions, with_additions
from walkaway.formats.atomic import write_atomically
from walkaway.formats.case_file import CaseFile, find_case_file, parse_case, read_case
from walkaway.formats.write import statement_data
from walkaway.formats.yaml_nodes import read_yaml

__all__ = ["append_statements", "round_trip", "with_statements"]

ITEM = re.compile(r"^(?P<outer> *)[^\s#][^\n]*:[ ]*(?:#[^\n]*)?\n(?:[ ]*(?:#[^\n]*)?\n)*(?P<inner> *)- ", re.MULTILINE)
NEVER_WRAP = 1_000_000


def round_trip(text: str, change: Callable[[Any], None] | None = None, name: str = "case.yaml") -> str:
    r"""Return a YAML text after a change of its data, with comments, order and quotes kept.

    Args:
        text: The text.
        change: Gets the mapping of the whole file and alters it in place; None changes nothing.
        name: What faults begin with.

    Raises:
        CaseError: The text is not YAML of the kind a case is written in.

    Examples:
        >>> def rename(data):
        ...     data["title"] = "New"
        >>> print(round_trip("id: sale  # short\ntitle: Old\n", rename), end="")
        id: sale  # short
        title: New
    """
    document = read_yaml(text, name)
    if document.faults:
        raise CaseError(document.faults)
    yaml = YAML(typ="rt")
    yaml.preserve_quotes = True
    yaml.width = NEVER_WRAP
    yaml.allow_unicode = True
    inner = _list_indent(text)
    yaml.indent(mapping=2, sequence=inner + 2, offset=inner)
    try:
        data = yaml.load(text)
        if change is not None:
            change(data)
        stream = StringIO()
        yaml.dump(data, stream)
    except YAMLError as error:
        message = "this file cannot be changed while keeping its form"
        raise CaseError([Fault(message=message, mend="make the change by hand", file=name)]) from error
    return stream.getvalue()


def append_statements(path: str | Path, statements: Iterable[Statement]) -> CaseFile:
    """Add statements at the end of a case file's statements, and return the case as it then is.

    Every other byte of the file stays. Nothing is written unless the result reads as a case.

    Raises:
        InputError: There is no such file, or it cannot be written.
        CaseError: The case has faults, or would have with these statements.
    """
    found = find_case_file(path)
    read_case(found)
    text = with_statements(found.read_bytes().decode("utf-8"), statements, name=str(found))
    parse_case(text, str(found))
    write_atomically(found, text)
    return read_case(found)


def with_statements(text: str, statements: Iterable[Statement], *, name: str = "case.yaml") -> str:
    """Return the text of a case with statements added at the end of its statements.

    Raises:
        CaseError: The statements stand in braces, where lines cannot be added.
    """
    new = {statement.id: statement_data(statement) for statement in statements}
    return with_additions(text, Additions(entries={("statements",): new} if new else {}), name=name).text


def _list_indent(text: str) -> int:
    """Return how far lists are indented under their key."""
    found = ITEM.search(text)
    return 2 if found is None else max(0, min(8, len(found["inner"]) - len(found["outer"])))
