"""A review in a terminal of its own: keys are sent one by one, and what the screen shows is waited for."""

import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from fcntl import ioctl
from pathlib import Path

from cli.command_line import environment
from conftest import REPO_ROOT

PROGRAM = """
import sys
from pathlib import Path
import typer
from evidence.port_strike import MATERIAL
from walkaway.cli.reviewing import review
from walkaway.cli.running import command

@command
def main(case: Path) -> None:
    review(MATERIAL, case)

typer.run(main)
"""
PATHS = os.pathsep.join([str(REPO_ROOT / "src"), str(REPO_ROOT / "tests")])
CODES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


def program(case: Path) -> list[str]:
    """Return the command that reviews the port strike."""
    return [sys.executable, "-c", PROGRAM, str(case)]


class Terminal:
    """A program in a terminal of its own."""

    def __init__(self, case: Path, *, columns: int = 100, **env: str) -> None:
        self.master, self.slave = pty.openpty()
        ioctl(self.slave, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
        self.before = termios.tcgetattr(self.slave)
        given = environment(**{"PYTHONPATH": PATHS, "TERM": "xterm", **env})
        for name in ("EDITOR", "VISUAL", "COLUMNS", "LINES"):
            if name not in env:
                given.pop(name, None)
        self.process = subprocess.Popen(
            program(case),
            stdin=self.slave,
            stdout=self.slave,
            stderr=self.slave,
            env=given,
            start_new_session=True,
            preexec_fn=lambda: ioctl(0, termios.TIOCSCTTY, 0),
        )
        self.raw = ""

    def until(self, words: str, timeout: float = 60) -> str:
        """Read until some words are on the screen, and return what came since the last time, up to them."""
        end = time.monotonic() + timeout
        wanted = re.compile(f"(?:{CODES.pattern})*".join(map(re.escape, words)))
        while (found := wanted.search(self.raw)) is None:
            assert time.monotonic() < end, f"{words!r} did not appear in {self.raw!r}"
            if select.select([self.master], [], [], 0.1)[0]:
                try:
                    self.raw += os.read(self.master, 65536).decode("utf-8", "replace")
                except OSError:  # the program has ended
                    assert wanted.search(self.raw), self.raw
        shown, self.raw = self.raw[: found.end()], self.raw[found.end() :]
        return shown

    def send(self, keys: str) -> None:
        """Press keys."""
        os.write(self.master, keys.encode())

    def kill(self, number: int) -> int:
        """Send the program a signal, and return how it ended."""
        os.kill(self.process.pid, number)
        return self.process.wait(60)

    def close(self) -> None:
        """Take the terminal away, and the program with it."""
        for descriptor in (self.master, self.slave):
            os.close(descriptor)
        if self.process.poll() is None:
            os.kill(self.process.pid, signal.SIGKILL)
        self.process.wait(60)
