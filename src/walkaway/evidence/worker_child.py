"""Read documents for another process: tasks come in, readings go out, one after the other.

It is started by `walkaway.evidence.worker`. What comes first is the case and what is to be made of each reading; then
tasks, until nothing more does. What a library prints goes nowhere, because standard output carries the readings.
"""

import gc
import os
import pickle
import signal
import sys
from itertools import count

from walkaway.errors import Fault
from walkaway.evidence.one_reading import OneReading
from walkaway.evidence.reading import Reader
from walkaway.evidence.task import READY, Task, read_task
from walkaway.evidence.transport import send

__all__ = ["answer"]

BETWEEN = 50
"""Documents after which what lies about in rings is taken away."""


def answer() -> None:
    """Read what is asked for until nothing more is."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches every process of a terminal; the first one ends this
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as answers:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        case, form = pickle.load(sys.stdin.buffer)
        reader = Reader.of(case)
        send(READY, answers)
        gc.freeze()
        gc.disable()  # looking for rings among so many small records takes a tenth of the time
        for number in count(1):
            try:
                task: Task = pickle.load(sys.stdin.buffer)
            except EOFError:
                return
            send(form(_read(reader, task)), answers)
            if not number % BETWEEN:
                gc.collect()


def _read(reader: Reader, task: Task) -> OneReading:
    try:
        return read_task(reader, task)
    except Exception as error:  # noqa: BLE001  the other documents must be read all the same
        message = f"it could not be read: {type(error).__name__}: {error}"
        return OneReading(file=task.name, fault=Fault(message=message, file=task.name))
