"""Run a piece of work several times, each time in a process of its own, and keep its time and memory."""

import contextlib
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import IO

__all__ = ["ROOT", "Figures", "measured", "measured_once", "program"]

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What several runs of one piece of work took.

    Attributes:
        best: The best run.
        median: The run in the middle.
        processor: Processor time of the run that took least of it, which other work on the machine hardly changes;
            None where it is not known.
        runs: Number of runs that count.
    """

    best: float
    median: float
    processor: float | None = None
    runs: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run: seconds of wall clock and processor, peak memory in MB, and what was printed."""

    wall: float
    processor: float | None
    memory: float | None
    output: str


def program(*words: str) -> list[str]:
    """Return the installed command with its words."""
    return [str(Path(sys.executable).with_name("walkaway")), *words]


def run(command: Sequence[str]) -> Run:
    """Run a command and wait for it.

    Raises:
        RuntimeError: it failed; a time of something that did not work is no time.
    """
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as complaint:
        start = time.perf_counter()
        child = subprocess.Popen(command, cwd=ROOT, stdout=output, stderr=complaint, env=_environment())
        usage = None
        if hasattr(os, "wait4"):  # the one call that tells what this child used, not all children so far
            _, status, usage = os.wait4(child.pid, 0)
            child.returncode = os.waitstatus_to_exitcode(status)
        else:
            child.wait()
        wall = time.perf_counter() - start
        printed, said = (_content(stream) for stream in (output, complaint))
    if child.returncode:
        raise RuntimeError(f"{' '.join(map(str, command))} ended with {child.returncode}: {said.strip()}")
    if usage is None:
        return Run(wall=wall, processor=None, memory=None, output=printed)
    kilobyte = 1 if sys.platform == "darwin" else 1024
    return Run(
        wall=wall,
        processor=usage.ru_utime + usage.ru_stime,
        memory=usage.ru_maxrss * kilobyte / 1e6,
        output=printed,
    )


def _environment() -> dict[str, str]:
    """Return the environment of an ordinary run: bytecode is kept, and what is printed waits in a buffer."""
    unlike = ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED", "PYTHONDEVMODE", "PYTHONOPTIMIZE")
    return {key: value for key, value in os.environ.items() if key not in unlike}


def _content(stream: IO[bytes]) -> str:
    stream.seek(0)
    return stream.read().decode("utf-8", "replace")


def measured(command: Sequence[str], repeat: int, *, take: str = "wall") -> Figures:
    """Return what a command took over several runs, after one that does not count and fills the caches.

    Args:
        command: The command.
        repeat: Number of runs that count.
        take: ``wall`` for seconds, ``memory`` for MB, ``printed`` for the number that the command prints last.

    Raises:
        RuntimeError: it failed, or this system does not tell what a process used.
    """
    run(command)
    runs = [run(command) for _ in range(repeat)]
    if take == "printed":
        values = [float(one.output.split()[-1]) for one in runs]
        return Figures(best=min(values), median=median(values), runs=repeat)
    if take == "memory":
        known = [one.memory for one in runs if one.memory is not None]
        if not known:
            raise RuntimeError("this system does not tell how much memory a process used")
        return Figures(best=min(known), median=median(known), runs=repeat)
    processor = [one.processor for one in runs if one.processor is not None]
    walls = [one.wall for one in runs]
    return Figures(best=min(walls), median=median(walls), processor=min(processor) if processor else None, runs=repeat)


def measured_once(command: Sequence[str]) -> Figures:
    """Return the number that a command prints last, from one run: of work so long that caches do not matter.

    Raises:
        RuntimeError: it failed.
    """
    value = float(run(command).output.split()[-1])
    return Figures(best=value, median=value)


def load() -> str:
    """Return how busy the machine was over the last minute; empty where it does not say."""
    with contextlib.suppress(AttributeError, OSError):
        return f"{os.getloadavg()[0]:.1f}"
    return ""
