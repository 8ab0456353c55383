"""A new case folder."""

import re
from pathlib import Path

from walkaway.errors import InputError
from walkaway.formats import starter, write_atomically
from walkaway.formats.case_file import CASE_FILE

__all__ = ["start_case"]


def start_case(folder: Path) -> Path:
    """Make a folder with a commented case to fill in, and return the file.

    Raises:
        InputError: there is a case already, or the folder cannot be made.
    """
    target = folder / CASE_FILE
    if target.exists():
        raise InputError(f"{target} is there already; name another folder")
    name = re.sub(r"[^a-z0-9]+", "-", folder.resolve().name.lower()).strip("-") or "my-case"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_atomically(target, starter(name))
    except OSError as error:
        raise InputError(f"cannot write {target}: {error.strerror}") from None
    return target
