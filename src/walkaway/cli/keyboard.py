"""Keys pressed one at a time on a terminal; lines where the input is a pipe."""

import os
import select
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Any

__all__ = ["Keyboard"]

ESCAPE = b"\x1b"


class Keyboard:
    """Where answers come from. Inside ``with`` a terminal gives each key at once; afterwards it is as it was."""

    def __init__(self) -> None:
        """Look at what the input is."""
        self.is_terminal = sys.stdin is not None and sys.stdin.isatty()
        self._before: Any = None

    def __enter__(self) -> "Keyboard":
        """Let each key come at once, without its letter appearing."""
        self._take()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Give the terminal back as it was."""
        self._give_back()

    def key(self) -> str:
        """Return the next key as a small letter, or the first of the next line; empty at the end of the input."""
        if not self.is_terminal:
            line = sys.stdin.readline() if sys.stdin is not None else ""
            return (line.strip()[:1].lower() or " ") if line else ""
        return self._key().lower()

    def line(self, question: str) -> str | None:
        """Ask for a line; None at the end of the input."""
        with self.released():
            sys.stdout.write(question)
            sys.stdout.flush()
            line = sys.stdin.readline()
        return line.rstrip("\r\n") if line else None

    @contextmanager
    def released(self) -> Iterator[None]:
        """Give the terminal back for a while: to an editor, or for a line."""
        self._give_back()
        try:
            yield
        finally:
            self._take()

    if sys.platform == "win32":

        def _take(self) -> None: ...

        def _give_back(self) -> None: ...

        def _key(self) -> str:
            import msvcrt

            key = msvcrt.getwch()
            if key == "\x03":
                raise KeyboardInterrupt
            if key in ("\x00", "\xe0"):  # an arrow or function key: two signs
                msvcrt.getwch()
                return " "
            return key

    else:

        def _take(self) -> None:
            import termios
            import tty

            if self.is_terminal:
                self._before = termios.tcgetattr(sys.stdin)
                tty.setcbreak(sys.stdin, termios.TCSADRAIN)

        def _give_back(self) -> None:
            import termios

            if self._before is not None:
                termios.tcsetattr(sys.stdin, termios.TCSADRAIN, self._before)
                self._before = None

        def _key(self) -> str:
            descriptor = sys.stdin.fileno()
            try:
                key = os.read(descriptor, 1)
            except OSError:  # the terminal is gone
                return ""
            if key == ESCAPE or key >= b"\x80":  # an arrow key or a letter of another script: several bytes
                while select.select([descriptor], [], [], 0.02)[0] and os.read(descriptor, 16):
                    pass
                return " "
            return "" if key == b"\x04" else key.decode("ascii")
