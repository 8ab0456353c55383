"""One piece of the engine's work: ``python -m benchmarks.engine WORK KIND PARTIES ISSUES OPTIONS``.

Prints the seconds it took, without start-up; a small domain of another kind warms up first. For ``peer`` the number of
points stands before the seconds, and the best of several runs counts.
"""

import sys
import time
from collections.abc import Callable
from importlib import import_module
from unittest.mock import patch

import numpy as np
from benchmarks.engine_domains import make

from walkaway.solutions import SOLUTIONS
from walkaway.solutions.exact import Domain, Interaction, TableUtility, pareto_frontier, solve

WIDTH = 3
TIMES, PATIENCE = 20, 1.0
"""How often, and for how many seconds at most, the work beside the peer is repeated; its program does the same."""
# By import: the package's own name for this module is the function.
chooser = import_module("walkaway.solutions.exact.pareto_frontier")


def interacting(kind: str, parties: int, issues: int, options: int) -> Domain:
    """Return a domain in which each issue interacts with the three before it."""
    rng = np.random.default_rng(2)
    own = make(kind, parties, issues, options)
    pairs = [(i, j) for j in range(issues) for i in range(max(0, j - WIDTH), j)]
    size = 0.3 / len(pairs)

    def table() -> np.ndarray:
        return size * rng.random((options, options))

    utilities = tuple(
        TableUtility(
            tables=tuple(tables), interactions=tuple(Interaction(first=i, second=j, table=table()) for i, j in pairs)
        )
        for tables in own
    )
    return Domain(options=(options,) * issues, utilities=utilities)


def plain(kind: str, parties: int, issues: int, options: int) -> Domain:
    """Return an additive domain."""
    return Domain.additive(make(kind, parties, issues, options))


def peer_work(domain: Domain) -> int:
    """Frontier, Nash and Kalai–Smorodinsky: what is held against the peer. Returns the number of points."""
    points = pareto_frontier(domain)
    solve(domain, frontier=points, only=("nash", "kalai-smorodinsky"))
    return len(points)


def again(build: Callable[[], Domain]) -> tuple[int, float]:
    """Do the peer's work on fresh domains as often as the peer does, and return the points and the least seconds."""
    least, spent, times = float("inf"), 0.0, 0
    while times < TIMES and spent < PATIENCE:
        domain = build()
        start = time.perf_counter()
        points = peer_work(domain)
        seconds = time.perf_counter() - start
        least, spent, times = min(least, seconds), spent + seconds, times + 1
    return points, least


def with_numpy(domain: Domain) -> object:
    """Find the frontier without the compiler, whether it is installed or not."""
    with patch.object(chooser, "available", lambda: False), patch.object(chooser, "ready", lambda: False):
        return pareto_frontier(domain, method="merging", most=10**9)


def compiled(domain: Domain) -> object:
    """Find the frontier with the compiled step, which the warm-up has loaded."""
    with patch.object(chooser, "_PLAIN", 0), patch.object(chooser, "_BOUNDED", 0):
        return pareto_frontier(domain, method="merging", most=10**9)


WORKS: dict[str, tuple[Callable[..., Domain], Callable[[Domain], object]]] = {
    "frontier": (plain, with_numpy),
    "compiled": (plain, compiled),
    "outcomes": (plain, lambda domain: pareto_frontier(domain, method="merging", most=10**9).outcomes()),
    "epsilon": (plain, lambda domain: pareto_frontier(domain, epsilon=1e-3)),
    "enumeration": (plain, lambda domain: pareto_frontier(domain, method="enumeration")),
    "elimination": (interacting, lambda domain: pareto_frontier(domain, method="elimination")),
    "peer": (plain, peer_work),
    **{entry.id: (plain, lambda domain, entry=entry: solve(domain, only=(entry.id,))) for entry in SOLUTIONS},
}


def main() -> None:
    """Do the work named on the command line and print the seconds."""
    work, kind, *numbers = sys.argv[1:]
    parties, issues, options = map(int, numbers)
    build, do = WORKS[work]
    do(build("random", parties, 4, 5))
    if work == "peer":
        print(*again(lambda: build(kind, parties, issues, options)))
        return
    domain = build(kind, parties, issues, options)
    start = time.perf_counter()
    do(domain)
    seconds = time.perf_counter() - start
    print(seconds)


if __name__ == "__main__":
    main()
