"""Find the plans that keep themselves, by the method that the size of the problem allows."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from walkaway.errors import LimitError
from walkaway.roadmap.answer import RoadmapAnswer
from walkaway.roadmap.ceilings import ceiling, short_of_ceiling
from walkaway.roadmap.corridor import order_states, states_around
from walkaway.roadmap.exact import MOST_BUNDLES, impossible_for_ever, no_plan, solved_lattice
from walkaway.roadmap.labels import Progress
from walkaway.roadmap.lattice import Lattice, lattice_of, reachable_states
from walkaway.roadmap.problem import RoadmapProblem, State

__all__ = ["solve_roadmap"]

MOST_STATES = 30_000
"""States up to which the whole Pareto set is asked for."""
MOST_LISTED = 400_000
"""States up to which all are listed, with some values for each."""
KEPT_IN_ALL = 16_000_000
"""Values kept in all where not every value is."""
CORRIDOR = 12_000
"""States around the plans found that are looked at together."""
ROUNDS = 3


def solve_roadmap(
    problem: RoadmapProblem, *, most_states: int = MOST_STATES, progress: Progress | None = None
) -> RoadmapAnswer:
    """Return the Pareto set of the values of all plans that keep themselves, or some of them and a bound.

    Up to `most_states` states the answer is exact. Up to some hundred thousand some values are kept for each state, on
    its Pareto set for plans and over it for the bound. Beyond that come plans along sensible orders, and a bound that
    is valid but wide. The answer says which, and why.

    Args:
        problem: Steps, values and order.
        most_states: Up to how many states all values are kept.
        progress: Called with what is done and which share of it; what it raises ends the work.

    Raises:
        LimitError: Values depend on more than one chain, and a party has too many choices at some state.

    Examples:
        >>> import numpy as np
        >>> from walkaway.roadmap import AdditiveFlow, RoadmapProblem, RoadmapStep
        >>> give = (RoadmapStep(id="dismantle", actors=(0,), take_back=1),)
        >>> ease = (RoadmapStep(id="ease", actors=(1,), take_back=1),)
        >>> tables = (np.array([[0.0, -0.2], [0.0, 0.5]]), np.array([[0.0, 0.6], [0.0, -0.3]]))
        >>> problem = RoadmapProblem(
        ...     parties=("north", "south"), chains=(give, ease), flow=AdditiveFlow(tables=tables),
        ...     discount=(0.9, 0.9), reservation=(0.0, 0.0), capacity=2,
        ... )  # fmt: skip
        >>> answer = solve_roadmap(problem)
        >>> answer.proved, answer.values.round(10).tolist(), answer.plan(0).stages
        (True, [[0.42, 0.15], [0.4, 0.2], [0.34, 0.23]], (('ease',), ('dismantle',)))
    """
    if why := impossible_for_ever(problem):
        return no_plan(problem, 1, why)
    if why := short_of_ceiling(problem, ceiling(problem)):
        return no_plan(problem, 1, why)
    lattice = _whole(problem, progress)
    if lattice is None:
        return _along_orders(problem, progress)
    size = len(lattice.states)
    if size <= most_states:
        try:
            return solved_lattice(lattice, keep=None, progress=progress)
        except LimitError:
            pass  # more values than are held: some of them will do
    keep = max(16, min(512, KEPT_IN_ALL // (size * (problem.max_wait + 1))))
    return solved_lattice(lattice, keep=keep, progress=progress)


def _whole(problem: RoadmapProblem, progress: Progress | None) -> Lattice | None:
    """Return all states and bundles; None where there are too many."""
    found = reachable_states(problem, MOST_LISTED)
    if found is None:
        return None
    try:
        return lattice_of(problem, *found, most_bundles=MOST_BUNDLES, progress=progress)
    except LimitError:
        return None


def _along_orders(problem: RoadmapProblem, progress: Progress | None) -> RoadmapAnswer:
    """Return plans among a few states only, and a bound that holds for all."""
    states = order_states(problem)
    keep, around = (64, CORRIDOR) if len(problem.parties) < 3 else (8, CORRIDOR // 8)
    around = min(around, 600_000 // len(problem.chains))
    best: RoadmapAnswer | None = None
    for _ in range(ROUNDS):
        rows, layers = _layered(states)
        lattice = lattice_of(problem, rows, layers, most_bundles=MOST_BUNDLES, progress=progress)
        answer = solved_lattice(lattice, keep=keep, bounded=False, progress=progress)
        if best is not None and not _better(answer, best):
            break
        best = answer
        if not len(answer.values):
            break
        states = states | states_around(problem, answer, around)
    assert best is not None
    limits = ceiling(problem)[None, :]
    why = f"there are too many states or bundles; {best.states:,} states along sensible orders were looked at"
    return replace(best, limits=limits, proved=False, method="bounded", why=why)


def _layered(states: set[State]) -> tuple[NDArray[np.int16], tuple[int, ...]]:
    rows = np.array(sorted(states, key=lambda state: (sum(state), state)), dtype=np.int16)
    sums = rows.sum(axis=1)
    return rows, tuple(int(place) for place in np.searchsorted(sums, np.arange(int(sums[-1]) + 2)))


def _better(answer: RoadmapAnswer, best: RoadmapAnswer) -> bool:
    """Return whether some plan is better for some party than all plans before."""
    return any((row > best.values + 1e-6).any(axis=1).all() for row in answer.values)
