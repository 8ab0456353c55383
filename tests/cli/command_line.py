"""Run the command line: inside this process for most tests, as a program of its own where that is what counts."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from typer.testing import CliRunner

from conftest import REPO_ROOT
from walkaway.cli.app import app

CASES = REPO_ROOT / "cases"
SHIPPED = ("first-case", "camp-david-1978", "hanoi-2019", "wage-round")
PROGRAM = "import sys; from walkaway.cli import main; sys.argv[0] = 'walkaway'; main()"
# What makes a terminal out of a pipe must not reach the program: the same text everywhere.
_TERMINAL = ("FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE", "CLICOLOR_FORCE", "NO_COLOR")


@dataclass(frozen=True)
class Ran:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Standard output as JSON; NaN and infinities are no JSON."""
        return json.loads(self.out, parse_constant=_refuse)


def _refuse(constant: str) -> NoReturn:
    raise AssertionError(f"{constant} is not JSON")


def run(*words: str | Path, env: Mapping[str, str] | None = None) -> Ran:
    """Run a command inside this process."""
    bare: dict[str, str | None] = {**dict.fromkeys(_TERMINAL), "COLUMNS": "200", **(env or {})}
    found = CliRunner().invoke(app, [str(word) for word in words], env=bare)
    if found.exception is not None and not isinstance(found.exception, SystemExit):
        raise found.exception
    return Ran(found.exit_code, found.stdout, found.stderr)


def environment(**more: str) -> dict[str, str]:
    """This process's environment without what makes a terminal of a pipe, and with something more."""
    return {**{key: value for key, value in os.environ.items() if key not in _TERMINAL}, **more}


def run_outside(*words: str | Path, env: Mapping[str, str] | None = None, code: str = PROGRAM) -> Ran:
    """Run a command as a program of its own; it never shows a traceback."""
    found = subprocess.run(
        [sys.executable, "-c", code, *map(str, words)],
        capture_output=True,
        check=False,
        env=environment(**(env or {})),
        timeout=300,
    )
    ran = Ran(found.returncode, found.stdout.decode("utf-8", "replace"), found.stderr.decode("utf-8", "replace"))
    assert "Traceback" not in ran.err, ran.err
    return ran
