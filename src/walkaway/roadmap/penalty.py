"""How much would breaking the plan have to cost? The least penalty a period after a breakdown that makes a plan hold.

What a party gets from a choice that is found out after L periods is a number a less δ^L times its penalty. So a stage
asks for the largest (a - V) / δ^L over all L, and the plan for the largest of these over its stages. Every temptation
falls with the penalty; only a plan that is worse than no deal from the start is not helped by it.
"""

from dataclasses import dataclass, replace
from math import inf

import numpy as np
from numpy.typing import NDArray

from walkaway.roadmap.evaluate import TOLERANCE, DrawValues
from walkaway.roadmap.found_out import ManyPlans
from walkaway.roadmap.held import held, own_numbers
from walkaway.roadmap.joint_streams import JointTemptations
from walkaway.roadmap.numbers import Numbers
from walkaway.roadmap.plan import Plan, plan_stages
from walkaway.roadmap.problem import RoadmapProblem

__all__ = ["LeastPenalty", "least_penalty", "penalty_by_stage", "penalty_of"]

Values = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class LeastPenalty:
    """The least penalty a period, on top of what breaking costs anyway, that makes a plan hold.

    Attributes:
        parties: Ids of the parties.
        by_party: What each party needs, ``[P, D]``; 0 where nothing tempts it, infinity where no penalty helps.
        stage: The stage that asks for it, from 0, and T for the end, ``[P, D]``; -1 where none is needed.
        declines: Whether a party is worse off with the plan than with no deal, ``[P, D]``; no penalty helps then.
    """

    parties: tuple[str, ...]
    by_party: Values
    stage: NDArray[np.intp]
    declines: NDArray[np.bool_]

    @property
    def common(self) -> Values:
        """The least penalty that is the same for all, ``[D]``; infinity where none helps."""
        return np.asarray(self.by_party.max(axis=0))

    def of(self, draw: int = 0) -> float | None:
        """Return the least penalty that is the same for all in one draw; None where none helps."""
        value = float(self.common[draw])
        return None if value == inf else value

    def __str__(self) -> str:
        """Return the first draw in words."""
        if self.declines[:, 0].any():
            names = [party for party, no in zip(self.parties, self.declines[:, 0], strict=True) if no]
            return f"no penalty helps: {' and '.join(names)} would rather have no deal from the start"
        parts = [
            f"{party} {value:.4g}" for party, value in zip(self.parties, self.by_party[:, 0], strict=True) if value
        ]
        return f"least penalty a period: {', '.join(parts)}" if parts else "no penalty is needed"


def least_penalty(problem: RoadmapProblem, plan: Plan, numbers: Numbers | None = None) -> LeastPenalty:
    """Return the least penalty that makes a plan hold, by party and in every draw; exact, without a search.

    A party's penalty bears on its own temptations only, so what each needs does not depend on the others'.

    Args:
        problem: The steps. Its penalties, or those of the numbers, count; what is returned comes on top of them.
        plan: The plan.
        numbers: The draws; the problem's own numbers where they are left out.

    Raises:
        InputError: The plan does not fit the problem.

    Examples:
        >>> from walkaway.roadmap import AdditiveFlow, RoadmapStep
        >>> steps = tuple((RoadmapStep(id=f"s{p}", actors=(p,), take_back=1),) for p in (0, 1))
        >>> flow = AdditiveFlow(tables=(np.array([[0, -0.2], [0, 0.5]]), np.array([[0, 0.5], [0, -0.2]])))
        >>> problem = RoadmapProblem(
        ...     parties=("a", "b"), chains=steps, flow=flow, discount=(0.2, 0.5), reservation=(0.0,) * 2, capacity=2
        ... )
        >>> least = least_penalty(problem, Plan((("s0", "s1"),)))
        >>> print(least, round(least.of(), 6))
        least penalty a period: a 0.9, b 0.15 0.9
    """
    if numbers is None:
        numbers = own_numbers(problem)
    worth = held(problem, plan, numbers)
    return penalty_of(problem, numbers, worth, penalty_by_stage(problem, plan, numbers, worth))


def penalty_of(problem: RoadmapProblem, numbers: Numbers, worth: DrawValues, needed: Values) -> LeastPenalty:
    """Return the least penalty of a plan from what its stages ask for, ``[T + 1, P, D]``."""
    declines = worth.values[0] - numbers.reservation < -TOLERANCE
    most = needed.max(axis=0)
    return LeastPenalty(
        parties=problem.parties,
        by_party=np.where(declines, inf, most),
        stage=np.where(most > 0, needed.argmax(axis=0), -1),
        declines=declines,
    )


def penalty_by_stage(problem: RoadmapProblem, plan: Plan, numbers: Numbers, worth: DrawValues) -> Values:
    """Return the least penalty that each stage asks of each party, ``[T + 1, P, D]``."""
    if not numbers.tables and problem.chains:
        drawn = [
            _searched(
                replace(
                    problem,
                    discount=tuple(numbers.discount[:, d].tolist()),
                    shift=tuple(numbers.shift[:, d].tolist()),
                    penalty=tuple(numbers.penalty[:, d].tolist()),
                ),
                plan,
                worth.values[:, :, d],
            )
            for d in range(numbers.draws)
        ]
        return np.stack(drawn, axis=-1)
    return ManyPlans(problem=problem, numbers=numbers).penalties(plan, worth.values)


def _searched(problem: RoadmapProblem, plan: Plan, values: Values) -> Values:
    """Return the least penalties ``[T + 1, P]`` under any flow, by Newton's method.

    The temptation is the largest of finitely many falling lines in the penalty, so that each step ends on another of
    them, never beyond the answer, and the last one is the answer itself.
    """
    needed = np.zeros_like(values)
    for stage, row in enumerate(plan_stages(problem, plan)):
        open_ = set(range(len(problem.parties)))
        while open_:
            raised = tuple(own + extra for own, extra in zip(problem.penalty, needed[stage].tolist(), strict=True))
            temptations = JointTemptations(problem=replace(problem, penalty=raised))
            short = temptations.of(*row)[:, 0] - values[stage]
            open_ = {party for party in open_ if short[party] > TOLERANCE}
            for party in open_:
                needed[stage, party] += short[party] / problem.discount[party] ** temptations.choice(party, *row).found
    return needed
