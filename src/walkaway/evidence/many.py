"""Many documents, read by several processes at a time, in their order and in memory that does not grow with them.

A document that brings down the process that reads it, or takes too long, becomes a fault of its own, and the others go
on. Few and small documents are read in this process, where nothing must be started.
"""

import os
import time
from collections import deque
from collections.abc import Callable, Generator, Sequence
from contextlib import closing, suppress
from dataclasses import replace
from queue import Empty, SimpleQueue

from walkaway.case import Case
from walkaway.errors import Fault
from walkaway.evidence.documents.copies import CopyFinder
from walkaway.evidence.reading import OneReading, Reader, renamed
from walkaway.evidence.task import READY, STANDARD_INPUT, Task, read_task
from walkaway.evidence.worker import Answers, NoWorkerError, Worker

__all__ = ["LONGEST", "Progress", "Readings", "read_many"]

LONGEST = 60.0
"""Seconds after which a document is given up."""
FEW, SMALL = 20, 1_000_000
"""Fewer documents than these, none of more bytes than those, are read in this process."""
WINDOW = 200
"""How far reading may run ahead of the first document that is not yet read: what must be kept meanwhile."""

Progress = Callable[[str, int, int], None]
Readings = Generator[OneReading, None, None]
"""Readings as they come; to close it ends the processes that read."""


def read_many(
    tasks: Sequence[Task],
    case: Case | None = None,
    *,
    jobs: int = 0,
    longest: float = LONGEST,
    progress: Progress | None = None,
) -> Readings:
    """Yield what stands in each document, in their order; ids are unique and copies are marked.

    Args:
        tasks: The documents.
        case: The case the statements are for; without one no statement is proposed.
        jobs: Number of processes that read; 0: as many as there are processors.
        longest: Seconds after which a document is given up; only where it is read by another process.
        progress: Told how many are read.

    Examples:
        >>> texts = [Task(name="one", text="We have time."), Task(name="two", text="We have none.")]
        >>> [reading.document.id for reading in read_many(texts)]
        ['one', 'two']
    """
    settled = _Settled()
    with closing(_read(tasks, case, jobs or os.cpu_count() or 1, longest)) as readings:
        for number, reading in enumerate(readings, start=1):
            yield settled.settle(reading)
            if progress is not None:
                progress("reading documents", number, len(tasks))


def _read(tasks: Sequence[Task], case: Case | None, jobs: int, longest: float) -> Readings:
    if len(tasks) < FEW and all(task.size <= SMALL for task in tasks):
        reader = Reader.of(case)
        return (read_task(reader, task) for task in tasks)
    return _Pool(tasks, case, min(jobs, len(tasks)), longest).run()


class _Settled:
    """What is known of the documents before: their ids, and their texts in short."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._copies = CopyFinder()

    def settle(self, reading: OneReading) -> OneReading:
        """Return a reading whose document has an id of its own and says of which one it is a copy."""
        document = reading.document
        if document is None:
            return reading
        name, number = document.id, 1
        while name in self._taken:
            number += 1
            name = f"{document.id}_{number}"
        self._taken.add(name)
        reading = renamed(reading, name)
        assert reading.document is not None
        copy_of = self._copies.copy_of(reading.document, reading.sketch)
        if not copy_of:
            return replace(reading, sketch=None)
        # What a copy says is said by the first of them: one source is not two.
        return replace(reading, document=replace(reading.document, copy_of=copy_of), proposals=(), sketch=None)


class _Pool:
    """Processes that read, the documents that wait, and those that were read before an earlier one."""

    def __init__(self, tasks: Sequence[Task], case: Case | None, jobs: int, longest: float) -> None:
        self._tasks, self._case, self._longest = tasks, case, longest
        self._jobs = jobs
        self._waiting: deque[int] = deque()  # given to a process that ended before it came to them
        self._next = 0  # the first that was never given to any
        self._yielded = 0
        self._done: dict[int, OneReading] = {}
        self._answers: Answers = SimpleQueue()
        self._workers: set[Worker] = set()
        self._here: Reader | None = None  # reads in this process where no other can be started

    def run(self) -> Readings:
        """Yield the readings in order; the processes end with it, however it ends."""
        try:
            for number in range(len(self._tasks)):
                while number not in self._done:
                    self._go_on()
                yield self._done.pop(number)
                self._yielded = number + 1
        finally:
            for worker in self._workers:
                worker.end()

    def _go_on(self) -> None:
        """Give out work, then take one answer or give up on what takes too long."""
        self._start()
        self._give()
        if self._yielded in self._done:
            return
        if self._here is not None and not self._workers:
            self._read_here(self._waiting.popleft() if self._waiting else self._take())
            return
        now = time.monotonic()
        left = min(self._longest - worker.busy_for(now) for worker in self._workers)
        with suppress(Empty):
            self._heard(*self._answers.get(timeout=max(left, 0.01)))
            while True:  # what has come must be taken up before anything is given up
                self._heard(*self._answers.get_nowait())
        self._give_up()

    def _start(self) -> None:
        while self._here is None and len(self._workers) < self._jobs and self._some_left():
            try:
                self._workers.add(Worker(self._case, self._answers))
            except NoWorkerError:
                self._here = Reader.of(self._case)

    def _some_left(self) -> bool:
        return bool(self._waiting) or self._next < len(self._tasks)

    def _give(self) -> None:
        """Give every process as much as it takes; what only this one can read is read here."""
        for worker in self._workers:
            while worker.hungry and (number := self._upcoming()) is not None:
                task = self._tasks[number]
                if task.name == STANDARD_INPUT and task.text is None:
                    self._read_here(self._take())
                elif worker.takes(task):
                    worker.give(self._take(), task)
                else:
                    break

    def _upcoming(self) -> int | None:
        """Return which document is next; None where none is, or where it would run too far ahead."""
        if self._waiting:
            return self._waiting[0]
        return self._next if self._next < min(len(self._tasks), self._yielded + WINDOW) else None

    def _take(self) -> int:
        if self._waiting:
            return self._waiting.popleft()
        self._next += 1
        return self._next - 1

    def _read_here(self, number: int) -> None:
        self._done[number] = read_task(self._here or Reader.of(self._case), self._tasks[number])

    def _heard(self, worker: Worker, answer: "OneReading | str | None") -> None:
        if worker not in self._workers:  # ended meanwhile
            return
        if answer is None:
            self._bury(worker, "it brought down the program that read it")
        elif isinstance(answer, OneReading):
            number, _ = worker.tasks.popleft()
            self._done[number] = answer
        else:
            worker.ready = answer == READY

    def _give_up(self) -> None:
        """End the processes that are too long at a document."""
        now = time.monotonic()
        for worker in [one for one in self._workers if one.busy_for(now) > self._longest]:
            self._bury(worker, f"it was not read within {self._longest:g} seconds, and was given up")

    def _bury(self, worker: Worker, message: str) -> None:
        """End a process; the document it was at is at fault, and those it had not come to wait for another."""
        self._workers.discard(worker)
        worker.end()
        if not worker.ready:  # nothing was read: processes do not work here
            self._here = Reader.of(self._case)
        elif worker.tasks:
            number, task = worker.tasks.popleft()
            fault = Fault(message=message, mend="save its text as .txt, or leave it out", file=task.name)
            self._done[number] = OneReading(file=task.name, fault=fault)
        self._waiting.extendleft(number for number, _ in reversed(worker.tasks))
