"""A second process that reads documents, so that several are read at a time and none can bring down the others."""

import json
import pickle
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from queue import SimpleQueue
from typing import Any, BinaryIO, TypeAlias

from walkaway.case import Case
from walkaway.evidence.one_reading import OneReading
from walkaway.evidence.task import Task

__all__ = ["Answers", "NoWorkerError", "Worker"]

AHEAD = 3
"""Tasks that a process is given at a time, so that it need not wait for the next; few enough to fit into a pipe."""
# As in multiprocessing, the child finds its modules where this process does, wherever it was started.
PROGRAM = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); "
    "from walkaway.evidence.worker_child import answer; answer()"
)


class NoWorkerError(Exception):
    """A process that reads could not be started."""


Answers: TypeAlias = "SimpleQueue[tuple[Worker, Any]]"
"""What processes say: that one is ready, what it read, or None when it is gone."""


class Worker:
    """A process that reads documents, one after the other, in the order in which they are given to it.

    Attributes:
        tasks: What it was given and whose answer was not taken up, by number, in order.
        ready: Whether it has said that it can read.
    """

    def __init__(self, asked: tuple[Case | None, Callable[[OneReading], object]], answers: Answers) -> None:
        """Start a process.

        Args:
            asked: The case the statements are for, and what is made of each reading.
            answers: Where its answers are put.

        Raises:
            NoWorkerError: No process can be started here.
        """
        if not sys.executable or getattr(sys, "frozen", False):  # a program of its own holds Python
            raise NoWorkerError
        words = [sys.executable, "-P", "-c", PROGRAM, json.dumps(sys.path)]
        pipe, nowhere = subprocess.PIPE, subprocess.DEVNULL
        try:
            self._child = subprocess.Popen(words, stdin=pipe, stdout=pipe, stderr=nowhere)
        except OSError:
            raise NoWorkerError from None
        self.tasks: deque[tuple[int, Task]] = deque()
        self.ready = False
        # That it is ready is the first thing it is asked for. Counted as it speaks, not as its answers are taken up:
        # who takes them may be long at something else.
        self._asked, self._said = 1, 0
        self._began = time.monotonic()
        self._answers = answers
        assert self._child.stdout is not None
        self._listener = threading.Thread(target=self._listen, args=(self._child.stdout,), daemon=True)
        self._listener.start()
        self._send(asked)

    @property
    def hungry(self) -> bool:
        """Whether it can be given another task."""
        return self.ready and len(self.tasks) < AHEAD and not any(task.text is not None for _, task in self.tasks)

    def takes(self, task: Task) -> bool:
        """Return whether it can be given this task: a text, which may not fit into a pipe, only when it waits."""
        return self.hungry and (task.text is None or not self.tasks)

    def busy_for(self, now: float) -> float:
        """Return for how many seconds it has been at what it does; 0 where it waits."""
        return now - self._began if self._asked > self._said else 0.0

    def give(self, number: int, task: Task) -> None:
        """Give it a task."""
        if self._asked == self._said:
            self._began = time.monotonic()
        self._asked += 1
        self.tasks.append((number, task))
        self._send(task)

    def end(self) -> None:
        """End the process and wait until it is gone."""
        self._child.kill()
        self._listener.join()
        for stream in (self._child.stdin, self._child.stdout):
            if stream is not None:
                with suppress(OSError):  # what was not sent finds nobody
                    stream.close()
        self._child.wait()

    def _send(self, message: object) -> None:
        assert self._child.stdin is not None
        with suppress(OSError):  # it is gone, which the listener notices
            pickle.dump(message, self._child.stdin, protocol=pickle.HIGHEST_PROTOCOL)
            self._child.stdin.flush()

    def _listen(self, stream: BinaryIO) -> None:
        """Put what it says among the answers, and None when it says no more."""
        try:
            while True:
                message = pickle.load(stream)
                self._began = time.monotonic()
                self._said += 1
                self._answers.put((self, message))
        except (EOFError, OSError, ValueError, pickle.UnpicklingError):
            self._answers.put((self, None))
