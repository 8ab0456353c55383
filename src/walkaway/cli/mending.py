"""A proposed statement mended by hand: in an editor, or field by field."""

import os
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from walkaway.cli.keyboard import Keyboard
from walkaway.errors import CaseError, Fault
from walkaway.formats.emit import emit
from walkaway.formats.yaml_nodes import read_yaml

__all__ = ["mended", "statement_in"]

Statements = Mapping[str, Mapping[str, Any]]

HEAD = """\
# Mend the statement, save, and close the editor. Its id is the first line; another id is fine.
# Lines like these are left out. An empty file changes nothing.
"""


def mended(
    statements: Statements, faults: Sequence[str], keyboard: Keyboard, say: Callable[[str], None]
) -> Statements | None:
    """Return a statement as the analyst mended it; None where nothing was changed.

    Args:
        statements: The statement in the form of the file, under its id.
        faults: What is wrong with it as it stands.
        keyboard: Where answers come from.
        say: Shows a sentence.
    """
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    text, wrong = emit(statements), list(faults)
    while True:
        changed = _edited(text, wrong, editor, keyboard, say) if editor else _asked(text, keyboard, say)
        if changed is None or not changed.strip():
            return None
        try:
            found = statement_in(changed)
        except CaseError as error:
            wrong = [f"line {f.line}: {f.message}" + (f"; {f.mend}" if f.mend else "") for f in error.faults]
            for line in wrong:
                say(line)
            say("mend it once more? y/n")
            if keyboard.key() != "y":
                return None
            text = _without_comments(changed)
            continue
        return None if found == read_yaml(emit(statements)).data else found


def statement_in(text: str) -> dict[str, dict[str, Any]]:
    r"""Return the one statement that a text holds.

    Raises:
        CaseError: It is not YAML, or not one statement under its id.

    Examples:
        >>> statement_in("# mended\na:\n  kind: report\n")
        {'a': {'kind': 'report'}}
    """
    document = read_yaml(text, "statement")
    if document.faults:
        raise CaseError(document.faults)
    data = document.data
    if not isinstance(data, dict) or len(data) != 1 or not isinstance(next(iter(data.values())), dict):
        message, mend = "this is not one statement", "write its id with a colon, and its fields indented below"
        raise CaseError([Fault(message=message, mend=mend, line=1, column=1)])
    return {name: {key: value for key, value in fields.items() if value is not None} for name, fields in data.items()}


def _edited(
    text: str, faults: Sequence[str], editor: str, keyboard: Keyboard, say: Callable[[str], None]
) -> str | None:
    """Return a text after an editor; None where it could not be run."""
    head = HEAD + "".join(f"# Wrong: {line}\n" for line in faults)
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "statement.yaml"
        place.write_text(head + text, encoding="utf-8")
        command = [*shlex.split(editor, posix=os.name != "nt"), str(place)]
        sys.stdout.flush()
        try:
            with keyboard.released():
                code = subprocess.call(command)
        except OSError as error:
            say(f"the editor '{editor}' cannot be started: {error.strerror}; set EDITOR to another one")
            return None
        if code:
            say(f"the editor ended with an error ({code}), so nothing is changed")
            return None
        content = place.read_text(encoding="utf-8-sig", errors="replace")
    return content if _without_comments(content).strip() else None


def _asked(text: str, keyboard: Keyboard, say: Callable[[str], None]) -> str | None:
    """Return a statement after a question for each of its fields."""
    say("Enter keeps a field, - takes it out. (With EDITOR set, the statement opens there.)")
    name, data = next(iter(read_yaml(text).data.items()))
    fields = {}
    new_name = keyboard.line(f"id [{name}]: ")
    if new_name is None:
        return None
    for key, value in data.items():
        written = _one_line(value)
        answer = keyboard.line(f"{key} [{written}]: ")
        if answer is None:
            return None
        if answer.strip() != "-":
            fields[key] = answer.strip() or written
    while more := (keyboard.line("another field, as 'name: value' (Enter ends): ") or "").strip():
        key, _, value = more.partition(":")
        fields[key.strip()] = value.strip()
    return f"{new_name.strip() or name}:\n" + "".join(f"  {key}: {value}\n" for key, value in fields.items())


def _one_line(value: Any) -> str:
    """Return a value as YAML on one line."""
    return emit({"x": [[value]]}).removeprefix("x: [[").removesuffix("]]\n")


def _without_comments(text: str) -> str:
    return "".join(line for line in text.splitlines(keepends=True) if not line.startswith("#"))
