"""Which plans keep themselves: the whole Pareto set of their values, or a proof that there is none.

Backwards over the states, keeping at each the Pareto set of continuation values: enough, because a temptation does not
depend on the rest of the plan, and a better continuation makes a better plan. One number a state is not enough: a value
that is best for one party can fail where another one, worse for it, holds both. First come upper bounds (``corners``),
which rule out most bundles before any set is made.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from walkaway.roadmap import compiled
from walkaway.roadmap.answer import RoadmapAnswer, recovered_plan
from walkaway.roadmap.corners import Corners, joined_corners, useful_bundles
from walkaway.roadmap.credibility import incredible
from walkaway.roadmap.evaluate import temptations_of
from walkaway.roadmap.labels import Fronts, Progress, plain_fronts
from walkaway.roadmap.lattice import Lattice
from walkaway.roadmap.plan import Plan, plan_stages
from walkaway.roadmap.problem import RoadmapProblem
from walkaway.solutions.exact.maxima import undominated

__all__ = ["impossible_for_ever", "no_plan", "solved_lattice"]

TOLERANCE = 1e-9
MANY_BUNDLES = 20_000
"""Living bundles from which on the compiled step pays."""
MOST_BUNDLES = 8_000_000
MOST_LABELS = 40_000_000
FEW_VALUES = 400
"""Values at the start up to which each pair is looked at for rounding."""
NEAR = 64
"""Of more values only those so near in the order of some party."""
PLANS_CHECKED = 8
"""Plans whose breakdowns are looked at for the note."""


def impossible_for_ever(problem: RoadmapProblem) -> str:
    """Return why no plan to the target can hold, where one party would leave it even there; else an empty text."""
    if problem.target is None:
        return ""
    still = (0,) * len(problem.chains)
    reached = problem.flow.values(np.array([problem.target]))[:, 0]
    value = reached if problem.terminal is None else np.array(problem.terminal)
    temptation = temptations_of(problem).of(problem.target, still)[:, 0]
    if (value >= temptation - TOLERANCE).all():
        return ""
    party = int((value - temptation).argmin())
    return (
        f"the target does not hold for ever: {problem.parties[party]} would leave it, "
        f"for {temptation[party]:.4g} instead of {value[party]:.4g}"
    )


def solved_lattice(
    lattice: Lattice,
    *,
    keep: int | None,
    bounded: bool = True,
    most_labels: int = MOST_LABELS,
    progress: Progress | None = None,
) -> RoadmapAnswer:
    """Return all values of plans that keep themselves, over some states and bundles.

    Args:
        lattice: States and bundles.
        keep: How many values of a state are kept; all if left out. With it the answer is plans and a bound.
        bounded: Whether the bound is wanted as well; if not, it is as wide as one corner for each state makes it.
        most_labels: How many values may be held in all.
        progress: Called with what is done and which share of it; what it raises ends the work.

    Raises:
        LimitError: There are more values than `most_labels`.
    """
    problem, size = lattice.problem, len(lattice.states)
    corners = joined_corners(lattice)
    alive, needs = useful_bundles(lattice, corners)
    tightened = joined_corners(lattice, alive, needs)
    alive, needs = useful_bundles(lattice, tightened)
    start = np.array(problem.reservation)
    bound = tightened.start
    if not np.isfinite(bound).all() or (bound < start - TOLERANCE).any():
        return no_plan(problem, size, "not even the best of each party joined holds at every stage")
    work = _Work(lattice=lattice, corners=tightened, alive=alive, needs=needs, most=most_labels, progress=progress)
    fronts = work.fronts(keep, over=False)
    values = _apart(_accepted(fronts, start))
    limits = values
    if not fronts.complete and not bounded:
        limits = bound[:, None]
    elif not fronts.complete:
        over = work.fronts(keep, over=True)
        limits = _accepted(over, start)
    if not limits.shape[1]:
        return no_plan(problem, size, "no sequence of stages holds at every stage", labels=fronts.labels)
    return _answer(lattice, alive, fronts, values, limits, keep)


def no_plan(problem: RoadmapProblem, states: int, why: str, *, labels: int = 0) -> RoadmapAnswer:
    """Return the proof that no plan keeps itself."""
    return RoadmapAnswer(
        values=np.zeros((0, len(problem.parties))),
        proved=True,
        limits=np.zeros((0, len(problem.parties))),
        method="exact",
        why=why,
        states=states,
        labels=labels,
        note="",
        recover=lambda _: Plan(stages=()),
    )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Work:
    """What the sets are made of."""

    lattice: Lattice
    corners: Corners
    alive: NDArray[np.bool_]
    needs: NDArray[np.float64]
    most: int
    progress: Progress | None

    def fronts(self, keep: int | None, *, over: bool) -> Fronts:
        """Return the sets of all states, thinned to what is on them, or over them."""
        if len(self.lattice.flows) == 2 and int(self.alive.sum()) > MANY_BUNDLES and compiled.available():
            return compiled.compiled_fronts(
                self.lattice, self.corners, self.alive, self.needs,
                most_labels=self.most, keep=keep, over=over, progress=self.progress,
            )  # fmt: skip
        return plain_fronts(
            self.lattice, self.alive, self.needs,
            most_labels=self.most, keep=keep, over=over, progress=self.progress,
        )  # fmt: skip


def _accepted(fronts: Fronts, reservation: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the values at the start that are no worse than no deal, ``[P, F]``."""
    values = fronts.of(-1, 0)
    return values[:, (values >= reservation[:, None] - TOLERANCE).all(axis=0)]


def _answer(
    lattice: Lattice,
    alive: NDArray[np.bool_],
    fronts: Fronts,
    values: NDArray[np.float64],
    limits: NDArray[np.float64],
    keep: int | None,
) -> RoadmapAnswer:
    def recover(position: int) -> Plan:
        return recovered_plan(lattice, alive, fronts, values[:, position])

    checked = range(min(PLANS_CHECKED, values.shape[1]))
    stages = [plan_stages(lattice.problem, recover(position)) for position in checked]
    states = dict.fromkeys(state for stage in stages for state, _ in stage)
    return RoadmapAnswer(
        values=np.ascontiguousarray(values.T),
        proved=fronts.complete,
        limits=np.ascontiguousarray(limits.T),
        method="exact" if fronts.complete else "bounded",
        why=f"all values of {len(lattice.states):,} states"
        if fronts.complete
        else f"{keep} values for each of {len(lattice.states):,} states",
        states=len(lattice.states),
        labels=fronts.labels,
        note="punishment not credible" if incredible(lattice.problem, tuple(states)) else "",
        recover=recover,
    )


def _apart(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return a Pareto set without values that another one equals or beats but for rounding, ``[P, F]``."""
    if values.shape[1] > FEW_VALUES:
        values = values[:, undominated(np.rint(values / TOLERANCE), (1,) * len(values)).points]
    values = values[:, np.argsort(-values.sum(axis=0), kind="stable")]
    beaten = np.zeros(values.shape[1], dtype=np.bool_)
    # Only a value that comes close in some coordinate can beat another but for rounding and not on the grid.
    for row in values:
        order = np.argsort(row, kind="stable")
        for shift in range(1, min(len(order), NEAR if len(order) > FEW_VALUES else len(order))):
            low, high = order[:-shift], order[shift:]
            near = np.abs(row[high] - row[low]) <= TOLERANCE
            if not near.any() and len(order) > FEW_VALUES:
                break
            earlier, later = np.minimum(low, high), np.maximum(low, high)
            beaten[later] |= (values[:, earlier] >= values[:, later] - TOLERANCE).all(axis=0)
    left = values[:, ~beaten]
    return np.asarray(left[:, np.lexsort(tuple(-row for row in left[::-1]))])
