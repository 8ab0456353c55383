"""The peer's best path on one additive domain: ``.venv.peer/bin/python benchmarks/peer/negmas_frontier.py FILE``.

A program of its own, run in an environment of its own: nothing of it is imported by the project, and it imports nothing
of the project. FILE is an ``.npz`` with the tables as ``p<party>i<issue>``. Prints the number of points and the seconds
for frontier, Nash and Kalai–Smorodinsky, without start-up and without building the utility functions; a small domain
warms up first, and the best of several runs counts, as on the other side.
"""

import sys
import time

import numpy as np
from negmas.outcomes import make_issue, make_os
from negmas.preferences.crisp.linear import LinearAdditiveUtilityFunction
from negmas.preferences.ops import ks_points, nash_points
from negmas.preferences.pareto_sampler.mobanos import MOBANOSParetoSampler
from negmas.preferences.value_fun import TableFun

TIMES, PATIENCE = 20, 1.0
"""How often the work is repeated, and for how many seconds at most: the same as in ``benchmarks/engine.py``."""


def build(tables: list[list[np.ndarray]]) -> tuple[list[LinearAdditiveUtilityFunction], object]:
    """Return both parties' utility functions and their outcome space."""
    names = [[f"v{k}" for k in range(len(table))] for table in tables[0]]
    space = make_os([make_issue(values=options, name=f"i{i}") for i, options in enumerate(names)])
    functions = [
        LinearAdditiveUtilityFunction(
            values=[
                TableFun(dict(zip(n, map(float, table), strict=True))) for n, table in zip(names, own, strict=True)
            ],
            weights=[1.0] * len(own),
            outcome_space=space,
            reserved_value=0.0,
        )
        for own in tables
    ]
    return functions, space


def solve(functions: list[LinearAdditiveUtilityFunction], space: object) -> int:
    """Work out frontier, Nash and Kalai–Smorodinsky; return the number of points."""
    sampler = MOBANOSParetoSampler()
    sampler.init(functions[0], functions[1])
    points = [tuple(float(function(outcome)) for function in functions) for outcome in sampler._pareto_front]
    nash_points(functions, points, outcome_space=space)
    ks_points(functions, points, outcome_space=space)
    return len(set(points))


def main() -> None:
    """Measure and print."""
    held = np.load(sys.argv[1])
    issues = sum(name.startswith("p0") for name in held.files)
    rng = np.random.default_rng(0)
    solve(*build([[rng.random(5) for _ in range(4)] for _ in range(2)]))
    least, spent, times = float("inf"), 0.0, 0
    while times < TIMES and spent < PATIENCE:
        built = build([[held[f"p{p}i{i}"] for i in range(issues)] for p in range(2)])
        start = time.perf_counter()
        points = solve(*built)
        seconds = time.perf_counter() - start
        least, spent, times = min(least, seconds), spent + seconds, times + 1
    print(points, least)


if __name__ == "__main__":
    main()
