"""Figures drawn beside the work: in a second process, which loads what draws them while the findings are worked out.

What draws figures takes long to load and holds the interpreter meanwhile, so that a thread would not help. The drawings
are the same, letter by letter, as those drawn here; where there is no second process, or it ends before its time, they
are drawn here. It never outlives the block that it was started for.
"""

import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Any

__all__ = ["DrawingProcess", "drawing_process"]

PATIENCE = 60.0
"""Seconds after which a figure that has not come is drawn here."""
CHILD = Path(__file__).with_name("drawing_child.py")

Spec = dict[str, Any]
Child = subprocess.Popen[bytes]


@contextmanager
def drawing_process(wanted: bool = True) -> "Iterator[DrawingProcess | None]":
    """Start a process that draws figures, and end it with the block, however that ends.

    Args:
        wanted: Whether figures will be drawn at all; without that, and where none can be, there is no process.

    Yields:
        What draws; None where no process was started.
    """
    child = _started() if wanted and find_spec("vl_convert") is not None else None
    if child is None:
        yield None
        return
    process = DrawingProcess(child)
    try:
        yield process
    finally:
        process.end()


def _started() -> Child | None:
    if not sys.executable or getattr(sys, "frozen", False):  # a program of its own holds Python, and would start anew
        return None
    # -P: the folder of the child's file holds no modules for it to load.
    words = [sys.executable, "-P", str(CHILD)]
    pipe, nowhere = subprocess.PIPE, subprocess.DEVNULL
    try:
        return subprocess.Popen(words, stdin=pipe, stdout=pipe, stderr=nowhere)
    except OSError:
        return None


class DrawingProcess:
    """Draws Vega-Lite as SVG in a second process, one figure after another."""

    def __init__(self, child: Child) -> None:
        """Take a process that answers lines."""
        self._child = child
        self._post = ThreadPoolExecutor(max_workers=1)
        self._asked: dict[bytes, Future[str]] = {}

    def begin(self, specs: Iterable[Spec]) -> None:
        """Have figures drawn that will be asked for, and do not wait."""
        for spec in specs:
            self._future(spec)

    def svg(self, spec: Spec) -> str | None:
        """Return a figure as SVG; None where it must be drawn here."""
        future = self._future(spec)
        if future is None:
            return None
        try:
            return future.result(PATIENCE)
        except (OSError, ValueError, CancelledError):  # the first holds what is said of time that is up
            self.end()
            return None

    def end(self) -> None:
        """End the process and wait until it is gone."""
        self._child.kill()
        self._post.shutdown(cancel_futures=True)
        for pipe in (self._child.stdin, self._child.stdout):
            if pipe is not None:
                with suppress(OSError):  # what was not sent finds nobody
                    pipe.close()
        self._child.wait()

    def _future(self, spec: Spec) -> "Future[str] | None":
        try:
            line = json.dumps(spec).encode("ascii") + b"\n"
            return self._asked.get(line) or self._asked.setdefault(line, self._post.submit(self._ask, line))
        except (TypeError, ValueError, RuntimeError):  # no plain data, or the process is gone
            return None

    def _ask(self, line: bytes) -> str:
        assert self._child.stdin is not None
        assert self._child.stdout is not None
        self._child.stdin.write(line)
        self._child.stdin.flush()
        drawn = json.loads(self._child.stdout.readline())  # an empty line, where the process ended, is no JSON
        if not isinstance(drawn, str):
            raise ValueError("the figure cannot be drawn")
        return drawn
