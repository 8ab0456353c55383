"""What is known about the plans of a problem that keep themselves."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from walkaway.roadmap.labels import Fronts
from walkaway.roadmap.lattice import Lattice
from walkaway.roadmap.plan import Increments, Plan, plan_of

__all__ = ["RoadmapAnswer", "recovered_plan"]

TOLERANCE = 1e-9

_Way = tuple[int, NDArray[np.float64], NDArray[np.float64], NDArray[np.float64], int]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RoadmapAnswer:
    """Plans that keep themselves, and a bound on what any of them can give.

    Attributes:
        values: Values at the start, ``[F, P]``, none at least as good as another for every party, the first party's
            best first; no rows where no plan is found.
        proved: Whether that is all there is: the whole Pareto set, or a proof that there is none.
        limits: Every plan that keeps itself is at most as good, for every party, as one of these rows, ``[G, P]``: the
            values themselves where the answer is proved, else joined corners; no rows where there is no plan at all.
        method: ``exact`` or ``bounded``.
        why: Why this method, and where there is no plan why not.
        states: How many states were looked at.
        labels: How many values of plans were kept.
        note: ``punishment not credible`` where breaking down is no equilibrium itself on some plan found; may be empty.
        recover: From a position in `values` to a plan.
    """

    values: NDArray[np.float64]
    proved: bool
    limits: NDArray[np.float64]
    method: str
    why: str
    states: int
    labels: int
    note: str
    recover: Callable[[int], Plan]

    def plan(self, position: int) -> Plan:
        """Return a plan with the values of a row."""
        if not 0 <= position < len(self.values):
            raise IndexError(f"there are {len(self.values)} plans, counted from 0; there is none at {position}")
        return self.recover(position)

    @property
    def bound(self) -> NDArray[np.float64] | None:
        """What no plan that keeps itself can exceed for each party, ``[P]``; None where there is no plan at all."""
        return np.asarray(self.limits.max(axis=0)) if len(self.limits) else None

    @property
    def gap(self) -> float | None:
        """By how much a plan not found may be better for some party than every plan found; None where none is found.

        To every plan that keeps itself there is one among those found that gives each party at most so much less; on
        the scale of the flow, 0 where the answer is proved.
        """
        if self.proved:
            return 0.0
        if not len(self.values):
            return None
        short = [float((limit - self.values).max(axis=1).min()) for limit in self.limits]
        return max(0.0, *short)


def recovered_plan(lattice: Lattice, alive: NDArray[np.bool_], fronts: Fronts, value: NDArray[np.float64]) -> Plan:
    """Return a plan with this value at the start, found by following the values from state to state."""
    most = lattice.problem.max_wait
    state, wait = 0, most
    bundles: list[Increments] = []
    while True:
        nearest = np.abs(lattice.ends[:, state] - value).max() if np.isfinite(lattice.ends[:, state]).all() else np.inf
        step: tuple[int, int, NDArray[np.float64]] | None = None
        if nearest > TOLERANCE / 10:
            for after, left, flow, tempted, waits in _ways(lattice, alive, state, wait):
                found = fronts.of(waits, after)
                if not found.shape[1] or (value < tempted - TOLERANCE).any():
                    continue
                off = np.abs((1 - left) * flow + left * found - value[:, None]).max(axis=0)
                if off.min() < nearest:
                    nearest, step = float(off.min()), (after, waits, found[:, int(off.argmin())])
                if nearest < 1e-13:
                    break
        if step is None:
            return plan_of(lattice.problem, bundles)
        bundles.append(lattice.lifts(state, step[0]))
        state, wait, value = step


def _ways(lattice: Lattice, alive: NDArray[np.bool_], state: int, wait: int) -> Iterator[_Way]:
    """Yield every way on: the state after it, its discount and flow, the temptation, and the waits allowed then."""
    discount = np.array(lattice.problem.discount)[:, None]
    for edge in range(int(lattice.first[state]), int(lattice.first[state + 1])):
        if alive[edge]:
            after = int(lattice.target[edge])
            left = discount ** int(lattice.length[edge])
            flow = lattice.flows[:, after : after + 1]
            yield after, left, flow, lattice.temptation[:, edge], lattice.problem.max_wait
    if wait:
        yield state, discount, lattice.flows[:, state : state + 1], lattice.waits[:, state], wait - 1
