"""What is measured, and the target of each."""

import sys
from collections.abc import Callable
from dataclasses import dataclass

from benchmarks.installed_size import core_sizes
from benchmarks.measuring import ROOT, Figures, measured, program

__all__ = ["WORKS", "Work"]

HANOI = "cases/hanoi-2019"
BELIEFS = """
import sys, time
from walkaway.beliefs import believe
from walkaway.formats import read_case
case = read_case("benchmarks/fifteen-statements.yaml").case
start = time.perf_counter()
believe(case, draws=4000, force=sys.argv[1]).base
print(time.perf_counter() - start)
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """One thing to measure.

    Attributes:
        name: What to call it on the command line.
        what: What is done.
        target: What it should stay under; None where there is no target.
        unit: ``s`` or ``MB``.
        measure: From a number of runs to figures.
        repeat: Number of runs unless asked otherwise.
    """

    name: str
    what: str
    target: float | None
    unit: str
    measure: Callable[[int], Figures]
    repeat: int = 7


def _python(code: str, *words: str) -> list[str]:
    return [sys.executable, "-c", code, *words]


def _size(_: int) -> Figures:
    total = sum(core_sizes().values())
    return Figures(best=total, median=total)


def _page_size(_: int) -> Figures:
    measured(program("brief", HANOI), 1)
    size = (ROOT / "out" / "hanoi-2019.html").stat().st_size / 1e6
    return Figures(best=size, median=size)


WORKS = (
    Work(
        name="python",
        what="start Python and do nothing, for comparison",
        target=None,
        unit="s",
        measure=lambda repeat: measured(_python("pass"), repeat),
        repeat=15,
    ),
    Work(
        name="import",
        what="`import walkaway`, the start of Python included",
        target=0.15,
        unit="s",
        measure=lambda repeat: measured(_python("import walkaway"), repeat),
        repeat=15,
    ),
    Work(
        name="help",
        what="`walkaway --help`",
        target=0.25,
        unit="s",
        measure=lambda repeat: measured(program("--help"), repeat),
        repeat=15,
    ),
    Work(
        name="quick",
        what="`walkaway brief cases/hanoi-2019 --quick`, 4,000 draws",
        target=1.0,
        unit="s",
        measure=lambda repeat: measured(program("brief", HANOI, "--quick"), repeat),
    ),
    Work(
        name="brief",
        what="`walkaway brief cases/hanoi-2019 --json`, 4,000 draws, conventions and influence included",
        target=3.0,
        unit="s",
        measure=lambda repeat: measured(program("brief", HANOI, "--json"), repeat),
        repeat=5,
    ),
    Work(
        name="page",
        what="`walkaway brief cases/hanoi-2019`: the same, written as a page with figures, Markdown and JSON",
        target=3.0,
        unit="s",
        measure=lambda repeat: measured(program("brief", HANOI), repeat),
        repeat=5,
    ),
    Work(
        name="page-size",
        what="size of that page",
        target=1.5,
        unit="MB",
        measure=_page_size,
        repeat=1,
    ),
    Work(
        name="importance",
        what="beliefs by importance sampling: 2 parties, 4,000 draws and 15 statements each",
        target=1.0,
        unit="s",
        measure=lambda repeat: measured(_python(BELIEFS, "importance"), repeat, take="printed"),
    ),
    Work(
        name="sequential",
        what="beliefs by sequential Monte Carlo: 2 parties, 4,000 draws and 15 statements each",
        target=1.0,
        unit="s",
        measure=lambda repeat: measured(_python(BELIEFS, "sequential"), repeat, take="printed"),
    ),
    Work(
        name="memory",
        what="peak memory of `walkaway brief cases/hanoi-2019`",
        target=None,
        unit="MB",
        measure=lambda repeat: measured(program("brief", HANOI), repeat, take="memory"),
        repeat=2,
    ),
    Work(
        name="size",
        what="installed size of the core, bytecode included, without developers' tools",
        target=150.0,
        unit="MB",
        measure=_size,
        repeat=1,
    ),
)
"""Everything that is measured, in the order of the table."""
