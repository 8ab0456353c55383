"""What is measured, and the target of each."""

import sys
from collections.abc import Callable
from dataclasses import dataclass

from benchmarks.installed_size import core_sizes
from benchmarks.measuring import ROOT, Figures, measured, measured_once, program

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


def _engine(work: str, kind: str, parties: int, issues: int, options: int) -> list[str]:
    numbers = (str(number) for number in (parties, issues, options))
    return [sys.executable, "-m", "benchmarks.engine", work, kind, *numbers]


def _on(
    name: str, what: str, target: float | None, work: str, kind: str, shape: tuple[int, int, int], repeat: int = 5
) -> Work:
    """Return a piece of the engine's work on a domain of some kind, of so many parties, issues and options."""
    command = _engine(work, kind, *shape)
    return Work(
        name=name,
        what=f"{what}, {shape[1]}×{shape[2]} {kind}",
        target=target,
        unit="s",
        measure=lambda repeat: measured(command, repeat, take="printed"),
        repeat=repeat,
    )


_LARGE = (2, 100, 10)
ENGINE = (
    _on("merge-50-random", "exact frontier, two parties", 0.1, "frontier", "random", (2, 50, 10)),
    _on("merge-50", "exact frontier, two parties", 0.1, "frontier", "opposed", (2, 50, 10)),
    _on("merge-100-random", "exact frontier, two parties", 1.0, "frontier", "random", _LARGE),
    _on("merge-100", "exact frontier, two parties", 1.0, "frontier", "opposed", _LARGE, repeat=3),
    _on("compiled-50", "the same compiled (Numba)", 0.1, "compiled", "opposed", (2, 50, 10)),
    _on("compiled-100", "the same compiled (Numba)", 1.0, "compiled", "opposed", _LARGE, repeat=3),
    _on("outcomes-50", "exact frontier with all outcomes", None, "outcomes", "opposed", (2, 50, 10)),
    _on("epsilon-opposed", "certified ε-frontier, ε = 0.001", 2.0, "epsilon", "opposed .999", _LARGE),
    _on("epsilon-constant", "certified ε-frontier, ε = 0.001", 2.0, "epsilon", "constant sum", _LARGE),
    *(
        _on(f"{solution}-{kind}", f"{solution} with a certificate", 0.01, solution, kind, _LARGE)
        for kind in ("random", "opposed")
        for solution in ("nash", "kalai-smorodinsky", "egalitarian", "utilitarian", "minimum-gap")
    ),
    *(
        _on(f"{solution}-nearly", f"{solution} with a certificate", 0.01, solution, "opposed .999", _LARGE)
        for solution in ("egalitarian", "minimum-gap")
    ),
    _on("three-random", "exact frontier, three parties", 0.5, "frontier", "random", (3, 20, 10)),
    _on("three-opposed", "exact frontier, three parties", 2.0, "frontier", "opposed", (3, 15, 10), repeat=3),
    _on("elimination", "interactions of width 3, by elimination", 10.0, "elimination", "random", (2, 20, 10), repeat=3),
    _on("enumerate-random", "enumeration of 10^8 outcomes", 0.5, "enumeration", "random", (2, 8, 10)),
    _on("enumerate", "enumeration of 10^8 outcomes", 0.5, "enumeration", "opposed", (2, 8, 10)),
    Work(
        name="enumerate-memory",
        what="peak memory of that enumeration, Python included",
        target=200.0,
        unit="MB",
        measure=lambda repeat: measured(_engine("enumeration", "opposed", 2, 8, 10), repeat, take="memory"),
        repeat=2,
    ),
)
"""The engine's own targets."""


def _roadmap(name: str, what: str, target: float | None, repeat: int = 3) -> Work:
    command = [sys.executable, "-m", "benchmarks.roadmap", name]
    return Work(
        name=f"roadmap-{name}",
        what=what,
        target=target,
        unit="s",
        measure=lambda repeat: measured(command, repeat, take="printed"),
        repeat=repeat,
    )


ROADMAP = (
    _roadmap("chains-of-three", "roadmap, 20 steps in chains of three (12,288 states), capacity 3", 5.0),
    _roadmap("chains-plain", "the same without Numba", None, repeat=1),
    _roadmap("unordered-14", "roadmap, 14 unordered steps, capacity 1", 2.0),
    _roadmap("unordered-14-plain", "the same without Numba", None, repeat=1),
    _roadmap("three-12", "roadmap, three parties, 12 unordered steps, capacity 1", 10.0),
    _roadmap("ordered-40", "roadmap, 40 steps in five chains, capacity 3, with its gap", 30.0, repeat=2),
    _roadmap("ordered-60", "roadmap, 60 steps in four chains, capacity 3, with its gap", 30.0, repeat=2),
    _roadmap("unordered-40", "roadmap, 40 unordered steps, capacity 3: plans and a wide bound", 30.0, repeat=2),
    _roadmap("unordered-200", "roadmap, 200 unordered steps, capacity 3: plans and a wide bound", 30.0, repeat=1),
    Work(
        name="roadmap-memory",
        what="peak memory of the 40 steps in five chains, Python included",
        target=2000.0,
        unit="MB",
        measure=lambda repeat: measured(
            [sys.executable, "-m", "benchmarks.roadmap", "ordered-40"], repeat, take="memory"
        ),
        repeat=1,
    ),
)
"""Roadmaps: which plans keep themselves."""


def _reading(name: str, what: str, target: float | None, *words: str, unit: str = "s") -> Work:
    command = [sys.executable, "-m", "benchmarks.reading", *words]
    return Work(
        name=name,
        what=what,
        target=target,
        unit=unit,
        measure=lambda repeat: measured_once(command),
        repeat=1,
    )


READING = (
    _reading("read", "read 10,000 reports of 800 words for a case, two processes, progress bar", 60.0, "text", "10000"),
    _reading("read-memory", "peak memory of the process that asks for it", None, "text", "10000", "memory", unit="MB"),
    _reading("read-html", "read 200 HTML pages for a case, two processes", None, "html", "200"),
)
"""Reading documents."""

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
    *ENGINE,
    *ROADMAP,
    *READING,
)
"""Everything that is measured, in the order of the table."""
