"""Files as they were when somebody last looked at them.

A run that differs writes what it found beside the golden file, with `.new` at the end of its name, and says so. Look at
the difference; if it is meant, take it over:

    WALKAWAY_UPDATE_GOLDEN=1 make test

which rewrites the golden files (and nothing else), or rename the `.new` file.
"""

import difflib
import os
from pathlib import Path

import pytest

HERE = Path(__file__).parent
UPDATE = "WALKAWAY_UPDATE_GOLDEN"


def accept(name: str, found: str) -> None:
    """Take over what was found where that is asked for; else write it beside the golden file and fail."""
    golden = HERE / name
    fresh = golden.with_name(f"{name}.new")
    if os.environ.get(UPDATE):
        golden.write_text(found, encoding="utf-8")
        fresh.unlink(missing_ok=True)
        return
    fresh.write_text(found, encoding="utf-8")
    known = golden.read_text(encoding="utf-8") if golden.exists() else ""
    difference = "\n".join(
        difflib.unified_diff(known.splitlines(), found.splitlines(), name, fresh.name, lineterm="", n=1)
    )
    hint = f"{name} differs; {fresh.name} stands beside it. If it is meant: {UPDATE}=1"
    pytest.fail(f"{hint}\n{difference}", pytrace=False)


def compare(name: str, found: str) -> None:
    """Fail where a text is not the golden one."""
    golden = HERE / name
    if golden.exists() and golden.read_text(encoding="utf-8") == found:
        golden.with_name(f"{name}.new").unlink(missing_ok=True)
        return
    accept(name, found)
