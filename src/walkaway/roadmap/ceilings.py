"""An upper bound on what a party can get from any plan, however large the problem is.

Nobody gets more from a plan than if all that it likes came as early as the capacity allows and nothing else happened.
For a sum over chains: each chain counts by the rises of its running maximum, the greatest rises first, `capacity` of
them a period. The bound leaves temptations out, so it is far from what plans give; but it is valid.
"""

import numpy as np
from numpy.typing import NDArray

from walkaway.roadmap.evaluate import temptations_of
from walkaway.roadmap.problem import AdditiveFlow, RoadmapProblem, TableFlow

__all__ = ["ceiling", "short_of_ceiling"]

TOLERANCE = 1e-9


def ceiling(problem: RoadmapProblem) -> NDArray[np.float64]:
    """Return for each party a value at the start that no plan exceeds, ``[P]``; infinity where none is known."""
    discount = np.array(problem.discount)
    if isinstance(problem.flow, AdditiveFlow):
        tops = problem.full if problem.target is None else problem.target
        bound = problem.flow.values(np.array([problem.start]))[:, 0]
        for party in range(len(bound)):
            rises = [
                np.diff(np.maximum.accumulate(table[party, : top + 1]))
                for table, top in zip(problem.flow.tables, tops, strict=True)
            ]
            largest = np.sort(np.concatenate(rises))[::-1]
            bound[party] += (discount[party] ** (np.arange(len(largest)) // problem.capacity) * largest).sum()
    elif isinstance(problem.flow, TableFlow):
        bound = problem.flow.table.reshape(len(discount), -1).max(axis=1)
    else:
        bound = np.full(len(discount), np.inf)
    if problem.terminal is not None:
        bound = np.maximum(bound, np.array(problem.terminal))
    return np.asarray(bound)


def short_of_ceiling(problem: RoadmapProblem, bound: NDArray[np.float64]) -> str:
    """Return why no plan can hold if some party wants more at the start than it can ever get; else an empty text."""
    stop = temptations_of(problem).of(problem.start, (0,) * len(problem.chains))[:, 0]
    wanted = np.maximum(stop, np.array(problem.reservation))
    if (bound >= wanted - TOLERANCE).all():
        return ""
    party = int((bound - wanted).argmin())
    name = problem.parties[party]
    return f"no plan can give {name} more than {bound[party]:.4g}, and without one it has {wanted[party]:.4g}"
