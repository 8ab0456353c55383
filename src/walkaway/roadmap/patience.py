"""How patient must the parties be? The discount factors, the same for all, with which a plan keeps itself.

With a common discount factor δ the gain of any fixed deviation is a polynomial in δ, so the δ with which a plan holds
are finitely many intervals, not always one: more patience can break a plan. They are looked for on a dense grid, and
their ends by bisection.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from walkaway.errors import InputError
from walkaway.roadmap.held import held, own_numbers
from walkaway.roadmap.plan import Plan
from walkaway.roadmap.problem import RoadmapProblem

__all__ = ["LEAST_PATIENT", "MOST_PATIENT_LOOKED_AT", "Patience", "patience_intervals"]

LEAST_PATIENT = 1e-4
"""The lowest discount factor looked at."""

MOST_PATIENT_LOOKED_AT = 1 - 1e-6
"""The highest discount factor looked at."""

_PARTS = 12
"""Parts into which a look divides what may hold a change."""

_CLOSE = 1e-6
"""How far an end of an interval may be off."""

_ZOOM = 16
"""Points between two of the grid where the slack turns near them."""

Values = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """With which discount factors a plan keeps itself, all parties having the same.

    Attributes:
        intervals: Low and high end of each, in order; whether an end belongs to it is not told. 0 and 1 stand for the
            ends of what is looked at, 0.0001 and 0.999999.
    """

    intervals: tuple[tuple[float, float], ...]

    def __str__(self) -> str:
        """Return it in words."""
        if not self.intervals:
            return "with no discount factor that all share"
        if self.intervals == ((0.0, 1.0),):
            return "with every discount factor"
        return "with a discount factor " + " or ".join(_between(low, high) for low, high in self.intervals)


def _between(low: float, high: float) -> str:
    if low == 0:
        return f"up to {high:.3g}"
    if high == 1:
        return f"from {low:.3g}"
    return f"from {low:.3g} to {high:.3g}"


def patience_intervals(problem: RoadmapProblem, plan: Plan, *, points: int = 400) -> Patience:
    """Return the intervals of a common discount factor with which a plan keeps itself.

    An interval that lies between two points of the grid is seen only where the slack turns there as well, and one of
    no length at all (a touching point) may be missed.

    Args:
        problem: The problem; its own discount factors do not matter.
        plan: The plan.
        points: Points of the grid: half spread evenly over the discount factor, half over the logarithm of 1 - δ, so
            that it is dense near 1. Where the flow is not a sum over chains, each point is an evaluation of its own.

    Raises:
        InputError: The plan does not fit the problem, or there are fewer than 4 points.

    Examples:
        >>> from walkaway.roadmap import AdditiveFlow, RoadmapStep
        >>> steps = tuple((RoadmapStep(id=f"s{p}", actors=(p,), take_back=1),) for p in (0, 1))
        >>> flow = AdditiveFlow(tables=(np.array([[0, -0.2], [0, 0.5]]), np.array([[0, 0.5], [0, -0.2]])))
        >>> problem = RoadmapProblem(
        ...     parties=("a", "b"), chains=steps, flow=flow, discount=(0.5,) * 2, reservation=(0.0,) * 2, capacity=2
        ... )
        >>> print(patience_intervals(problem, Plan((("s0", "s1"),))))
        with a discount factor from 0.632
    """
    if points < 4:
        raise InputError(f"{points} points are too few to find an interval; take at least 4, better hundreds")
    grid = _grid(points)
    holds, slack = _looked_at(problem, plan, grid)
    if len(fresh := _turns(grid, slack)):
        more, _ = _looked_at(problem, plan, fresh)
        order = np.argsort(np.concatenate([grid, fresh]), kind="stable")
        grid, holds = np.concatenate([grid, fresh])[order], np.concatenate([holds, more])[order]
    changes = np.flatnonzero(holds[1:] != holds[:-1])
    ends = _bisected(problem, plan, grid[changes], grid[changes + 1], holds[changes]).tolist()
    if holds[0]:
        ends.insert(0, 0.0)
    if holds[-1]:
        ends.append(1.0)
    return Patience(intervals=tuple(zip(ends[::2], ends[1::2], strict=True)))


def _grid(points: int) -> Values:
    even = np.linspace(LEAST_PATIENT, MOST_PATIENT_LOOKED_AT, points // 2)
    dense = 1 - np.geomspace(1 - LEAST_PATIENT, 1 - MOST_PATIENT_LOOKED_AT, points - points // 2)
    return np.unique(np.concatenate([even, dense]))


def _looked_at(problem: RoadmapProblem, plan: Plan, discounts: Values) -> tuple[NDArray[np.bool_], Values]:
    numbers = own_numbers(problem)
    wide = np.broadcast_to(discounts, (len(problem.parties), len(discounts)))
    rest = {name: getattr(numbers, name)[:, :1] for name in ("reservation", "shift", "penalty")}
    found = held(problem, plan, replace(numbers, discount=wide, tables=_one_draw(numbers.tables), **rest))
    return found.holds, found.slack


def _one_draw(tables: tuple[Values, ...]) -> tuple[Values, ...]:
    return tuple(table[:, :1] for table in tables)


def _turns(grid: Values, slack: Values) -> Values:
    """Return points around those at which the slack turns towards 0 without reaching it: an interval may hide there."""
    inner = slack[1:-1]
    peak = (inner < 0) & (inner >= slack[:-2]) & (inner >= slack[2:])
    valley = (inner >= 0) & (inner <= slack[:-2]) & (inner <= slack[2:])
    places = np.flatnonzero(peak | valley) + 1
    parts = [np.linspace(grid[at], grid[to], _ZOOM + 2)[1:-1] for at in places for to in (at - 1, at + 1)]
    return np.unique(np.concatenate(parts)) if parts else np.empty(0)


def _bisected(problem: RoadmapProblem, plan: Plan, low: Values, high: Values, below: NDArray[np.bool_]) -> Values:
    """Return where it changes whether the plan holds, one such place between each low and high."""
    # Each look costs about as much for many points as for one, so that each parts what is left into many.
    parts = np.linspace(0, 1, _PARTS + 1)
    while len(low) and (high - low).max() > _CLOSE:
        points = low[:, None] + (high - low)[:, None] * parts
        same = _looked_at(problem, plan, points[:, 1:-1].ravel())[0].reshape(len(low), -1) == below[:, None]
        first = np.where(same.all(axis=1), _PARTS, same.argmin(axis=1) + 1)
        rows = np.arange(len(low))
        low, high = points[rows, first - 1], points[rows, first]
    return (low + high) / 2
