"""The peer's best path on one additive domain: ``.venv.peer/bin/python benchmarks/peer/negmas_frontier.py FILE``.

A program of its own, run in an environment of its own: nothing of it is imported by the project, and it imports nothing
of the project. FILE is an ``.npz`` with the tables as ``p<party>i<issue>``. Prints the number of points and the seconds
for frontier, Nash and Kalai–Smorodinsky, without start-up and without building the utility functions.
"""

import sys
import time

import numpy as np
from negmas.outcomes import make_issue, make_os
from negmas.preferences.crisp.linear import LinearAdditiveUtilityFunction
from negmas.preferences.ops import ks_points, nash_points
from negmas.preferences.pareto_sampler.mobanos import MOBANOSParetoSampler
from negmas.preferences.value_fun import TableFun


def main() -> None:
    """Measure and print."""
    tables = np.load(sys.argv[1])
    issues = sum(name.startswith("p0") for name in tables.files)
    names = [[f"v{k}" for k in range(len(tables[f"p0i{i}"]))] for i in range(issues)]
    space = make_os([make_issue(values=options, name=f"i{i}") for i, options in enumerate(names)])
    functions = [
        LinearAdditiveUtilityFunction(
            values=[TableFun(dict(zip(names[i], map(float, tables[f"p{p}i{i}"]), strict=True))) for i in range(issues)],
            weights=[1.0] * issues,
            outcome_space=space,
            reserved_value=0.0,
        )
        for p in range(2)
    ]
    start = time.perf_counter()
    sampler = MOBANOSParetoSampler()
    sampler.init(functions[0], functions[1])
    front = sampler._pareto_front
    points = [tuple(float(function(outcome)) for function in functions) for outcome in front]
    nash_points(functions, points, outcome_space=space)
    ks_points(functions, points, outcome_space=space)
    print(len(set(points)), time.perf_counter() - start)


if __name__ == "__main__":
    main()
