"""Many documents, read by several processes at a time, in their order and in memory that does not grow with them.

A document that brings down the process that reads it, or takes too long, becomes a fault of its own, and the others go
on. Few and small documents are read in this process, where nothing must be started.
"""

import os
import time
from collections import deque
from collections.abc import Callable, Generator, Sequence
from contextlib import closing, suppress
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any, Generic, Protocol, Self, TypeAlias, TypeVar

from walkaway.case import Case
from walkaway.errors import Fault
from walkaway.evidence.documents.copies import CopyFinder, Sketch
from walkaway.evidence.one_reading import OneReading, whole
from walkaway.evidence.task import READY, STANDARD_INPUT, Task, read_task
from walkaway.evidence.worker import Answers, NoWorkerError, Worker

if TYPE_CHECKING:
    from walkaway.evidence.reading import Reader

__all__ = ["LONGEST", "Form", "Progress", "Read", "Readings", "read_many", "read_many_as"]

LONGEST = 60.0
"""Seconds after which a document is given up."""
FEW, SMALL = 20, 1_000_000
"""Fewer documents than these, none of more bytes than those, are read in this process."""
WINDOW = 200
"""How far reading may run ahead of the first document that is not yet read: what must be kept meanwhile."""

Progress = Callable[[str, int, int], None]


class Read(Protocol):
    """What was read in one document, in whatever form it is wanted: `OneReading` is one."""

    @property
    def id(self) -> str:
        """What citations call the document; empty where it could not be read."""
        ...

    @property
    def sketch(self) -> Sketch | None:
        """What of it is needed to find its copies."""
        ...

    def settled(self, name: str, copy_of: str) -> Self:
        """Return it under a name of its own, marked as a copy where it is one, without its sketch."""
        ...


Readings: TypeAlias = Generator[OneReading, None, None]
"""Readings as they come; to close it ends the processes that read."""
R = TypeVar("R", bound=Read)
Form: TypeAlias = Callable[[OneReading], R]
"""What is made of a reading where it is read; a function that has a name, for other processes must find it."""


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
    return read_many_as(whole, tasks, case, jobs=jobs, longest=longest, progress=progress)


def read_many_as(
    form: Form[R],
    tasks: Sequence[Task],
    case: Case | None = None,
    *,
    jobs: int = 0,
    longest: float = LONGEST,
    progress: Progress | None = None,
) -> Generator[R, None, None]:
    """Yield what `read_many` yields, in another form; the rest as there.

    Args:
        form: What is made of each reading.
        tasks: The documents.
        case: The case the statements are for.
        jobs: Number of processes that read.
        longest: Seconds after which a document is given up.
        progress: Told how many are read.
    """
    settled = _Settled()
    with closing(_read(form, tasks, case, jobs or os.cpu_count() or 1, longest)) as readings:
        for number, reading in enumerate(readings, start=1):
            yield settled.settle(reading)
            if progress is not None:
                progress("reading documents", number, len(tasks))


def _read(
    form: Form[R], tasks: Sequence[Task], case: Case | None, jobs: int, longest: float
) -> Generator[R, None, None]:
    if len(tasks) < FEW and all(task.size <= SMALL for task in tasks):
        reader = _reader(case)
        return (form(read_task(reader, task)) for task in tasks)
    return _Pool(form, tasks, case, min(jobs, len(tasks)), longest).run()


def _reader(case: Case | None) -> "Reader":
    """Return what reads documents in this process."""
    from walkaway.evidence.reading import Reader  # patterns by the hundred: only where this process reads

    return Reader.of(case)


class _Settled:
    """What is known of the documents before: their ids, and their texts in short."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._copies = CopyFinder()

    def settle(self, reading: R) -> R:
        """Return a reading whose document has an id of its own and says of which one it is a copy."""
        if not reading.id:
            return reading
        name, number = reading.id, 1
        while name in self._taken:
            number += 1
            name = f"{reading.id}_{number}"
        self._taken.add(name)
        # What a copy says is said by the first of them: one source is not two.
        copy_of = self._copies.copy_of_sketch(name, reading.sketch) if reading.sketch is not None else ""
        return reading.settled(name, copy_of)


class _Pool(Generic[R]):
    """Processes that read, the documents that wait, and those that were read before an earlier one."""

    def __init__(self, form: Form[R], tasks: Sequence[Task], case: Case | None, jobs: int, longest: float) -> None:
        self._form = form
        self._tasks, self._case, self._longest = tasks, case, longest
        self._jobs = jobs
        self._waiting: deque[int] = deque()  # given to a process that ended before it came to them
        self._next = 0  # the first that was never given to any
        self._yielded = 0
        self._done: dict[int, R] = {}
        self._answers: Answers = SimpleQueue()
        self._workers: set[Worker] = set()
        self._here: Reader | None = None  # reads in this process where no other can be started

    def run(self) -> Generator[R, None, None]:
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
                self._workers.add(Worker((self._case, self._form), self._answers))
            except NoWorkerError:
                self._here = _reader(self._case)

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
        self._done[number] = self._form(read_task(self._here or _reader(self._case), self._tasks[number]))

    def _heard(self, worker: Worker, answer: Any) -> None:
        if worker not in self._workers:  # ended meanwhile
            return
        if answer is None:
            self._bury(worker, "it brought down the program that read it")
        elif answer == READY:
            worker.ready = True
        else:
            number, _ = worker.tasks.popleft()
            self._done[number] = answer

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
            self._here = _reader(self._case)
        elif worker.tasks:
            number, task = worker.tasks.popleft()
            fault = Fault(message=message, mend="save its text as .txt, or leave it out", file=task.name)
            self._done[number] = self._form(OneReading(file=task.name, fault=fault))
        self._waiting.extendleft(number for number, _ in reversed(worker.tasks))
