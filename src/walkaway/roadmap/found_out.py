"""Many plans of one problem: what a party gets by leaving, by when it is found out, worked out once for all of them.

A temptation is the largest over L, the periods until a party is found out. Kept apart by L it tells what a penalty or
a payment would do, for both weigh with δ^L; and plans of one problem meet the same states and bundles again and again.
"""

from dataclasses import dataclass, field
from math import inf

import numpy as np
from numpy.typing import NDArray

from walkaway.roadmap.evaluate import TOLERANCE, DrawValues
from walkaway.roadmap.numbers import Numbers
from walkaway.roadmap.plan import Increments, Plan, bundle_length, plan_stages
from walkaway.roadmap.problem import RoadmapProblem, State
from walkaway.roadmap.temptation import ChainTemptations

__all__ = ["ManyPlans"]

Values = NDArray[np.float64]


@dataclass(slots=True, kw_only=True, eq=False)
class _FoundOut(ChainTemptations):
    """Temptations of the choices that are found out after just so many periods; minus infinity where there are none."""

    only: int = 0

    def after(self, party: int, found: int) -> Values:
        """Return what is added from the breakdown on, ``[D]``."""
        if found != self.only:
            return np.full(self.numbers.draws, -inf)
        # Not super(): a dataclass with slots is made anew, and the class that super() would look for is the old one.
        return ChainTemptations.after(self, party, found)


@dataclass(slots=True, kw_only=True, eq=False)
class ManyPlans:
    """Plans of one problem under flows that are sums over chains.

    Attributes:
        problem: The steps; its own flow is not looked at.
        numbers: Utilities and discount factors, in D draws.
    """

    problem: RoadmapProblem
    numbers: Numbers
    times: tuple[int, ...] = field(init=False)
    _found_out: _FoundOut = field(init=False)
    _known: dict[tuple[State, Increments], Values] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        """Find the numbers of periods after which somebody may be found out; 0 is the open stop."""
        self._found_out = _FoundOut(problem=self.problem, numbers=self.numbers)
        self.times = tuple(sorted({0, *(time for own in self._found_out.found_times for time in own)}))

    def worth(self, plan: Plan) -> DrawValues:
        """Return what a plan is worth, how tempted everybody is, and whether it keeps itself, in every draw.

        Raises:
            InputError: The plan does not fit the problem.
        """
        rows = plan_stages(self.problem, plan)
        states = tuple(state for state, _ in rows)
        values = np.empty((len(rows), *self.numbers.discount.shape))
        values[-1] = self._flow(states[-1])
        if self.problem.terminal is not None:
            values[-1] = np.array(self.problem.terminal)[:, None]
        for stage in range(len(rows) - 2, -1, -1):
            left = self.numbers.discount ** bundle_length(self.problem, *rows[stage])
            values[stage] = (1 - left) * self._flow(states[stage + 1]) + left * values[stage + 1]
        temptation = np.stack([self.by_time(*row).max(axis=0) for row in rows])
        slack = np.minimum((values - temptation).min(axis=(0, 1)), (values[0] - self.numbers.reservation).min(axis=0))
        return DrawValues(states=states, values=values, temptation=temptation, slack=slack, holds=slack >= -TOLERANCE)

    def penalties(self, plan: Plan, values: Values) -> Values:
        """Return the least penalty ``[T + 1, P, D]`` that each stage asks of each party, given V of the plan."""
        weights = np.stack([self.numbers.discount**time for time in self.times])
        needed = np.zeros_like(values)
        for stage, row in enumerate(plan_stages(self.problem, plan)):
            short = self.by_time(*row) - values[stage]
            needed[stage] = np.where(short > TOLERANCE, short / weights, 0.0).max(axis=0)
        return needed

    def by_time(self, state: State, lifts: Increments) -> Values:
        """Return the most that choices bring which are found out after each of the times, ``[times, P, D]``."""
        if (state, lifts) not in self._known:
            parts = []
            for time in self.times:
                self._found_out.only = time
                parts.append(self._found_out.of(state, lifts))
            self._known[state, lifts] = np.stack(parts)
        return self._known[state, lifts]

    def _flow(self, state: State) -> Values:
        """Return what every party gets in a period in a state, ``[P, D]``."""
        total = np.zeros(self.numbers.discount.shape)
        for table, level in zip(self.numbers.tables, state, strict=True):
            total = total + table[:, :, level]
        return total
