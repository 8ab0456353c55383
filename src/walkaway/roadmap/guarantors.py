"""Can a third party make a plan hold, and is it worth its while? The least help of each kind, and who could pay for it.

A payment of c in every period of the plan, for ever at its end, lost with a breakdown, raises V by c and D, for a
choice that is found out after L periods, by (1 - δ^L) c. So V - D rises by δ^L c, just as with a penalty of c: a
payment holds a party to the plan exactly as a penalty of its size does. Besides, it makes up for a plan that is worse
than no deal, where no penalty helps.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from walkaway.errors import InputError
from walkaway.roadmap.approaches import roomy
from walkaway.roadmap.evaluate import TOLERANCE
from walkaway.roadmap.held import held, own_numbers
from walkaway.roadmap.numbers import Numbers
from walkaway.roadmap.penalty import LeastPenalty, least_penalty, penalty_by_stage
from walkaway.roadmap.plan import Plan, bundle_length, plan_stages
from walkaway.roadmap.problem import RoadmapProblem
from walkaway.roadmap.variations import with_times

__all__ = [
    "Guarantor",
    "LeastHelp",
    "LeastPayment",
    "LeastVerification",
    "guarantors",
    "least_help",
    "least_payment",
    "least_verification",
]

Values = NDArray[np.float64]

_MOST_SINGLE = 40
"""Steps that take more than a period to verify, up to which each is tried alone."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class LeastPayment:
    """The least constant payments a period that make a plan hold.

    Attributes:
        parties: Ids of the parties.
        by_party: What each must get in every period while the plan goes on, ``[P, D]``.
    """

    parties: tuple[str, ...]
    by_party: Values

    @property
    def total(self) -> Values:
        """What all of them cost a period, ``[D]``."""
        return np.asarray(self.by_party.sum(axis=0))

    def __str__(self) -> str:
        """Return the first draw in words."""
        parts = [
            f"{value:.4g} to {party}" for party, value in zip(self.parties, self.by_party[:, 0], strict=True) if value
        ]
        return f"least payment a period: {' and '.join(parts)}" if parts else "no payment is needed"


@dataclass(frozen=True, slots=True, kw_only=True)
class LeastVerification:
    """The least speeding up of verification that makes a plan hold.

    Attributes:
        needed: Whether the plan breaks with verification as it is.
        longest: The longest verification time in the plan as it is.
        within: The plan holds if no step takes more than these periods to verify: all numbers for which it does, the
            largest first. It need not be all below one that does: faster verification also shortens the stages.
        single: Steps that are enough alone, each with the longest time for which that is so; not looked for among
            more than 40.
    """

    needed: bool
    longest: int
    within: tuple[int, ...]
    single: tuple[tuple[str, int], ...]

    def __str__(self) -> str:
        """Return it in words."""
        if not self.needed:
            return "verification need not be faster"
        if self.longest <= 1:
            return "everything is verified within one period already"
        if not self.within and not self.single:
            return "no faster verification makes it hold"
        parts = [f"every step verified within {_periods(self.within[0])}"] if self.within else []
        parts += [f"{step} verified within {_periods(time)}" for step, time in self.single]
        return f"it holds with {', or '.join(parts)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class LeastHelp:
    """The least help of each kind that makes a plan hold on one problem.

    Attributes:
        penalty: The least penalties.
        verification: The least speeding up of verification.
        payment: The least payments.
    """

    penalty: LeastPenalty
    verification: LeastVerification
    payment: LeastPayment

    def __str__(self) -> str:
        """Return it in words, a line a kind."""
        return "\n".join(str(part) for part in (self.penalty, self.verification, self.payment))


@dataclass(frozen=True, slots=True, kw_only=True)
class Guarantor:
    """A third party and what a plan is worth to it.

    Attributes:
        party: Its id.
        gain: What it gains a period from the plan, discounted over the plan and for ever after.
        least_ahead: The least that it still has to gain at any stage or at the end: where that is less than the cost,
            it would rather stop paying there.
        cost: What the payments cost a period.
    """

    party: str
    gain: float
    least_ahead: float
    cost: float

    @property
    def gains_enough(self) -> bool:
        """Whether the plan is worth to it what the payments cost."""
        return self.gain >= self.cost - TOLERANCE

    @property
    def keeps_paying(self) -> bool:
        """Whether what lies ahead is worth the payments to it at every stage, too."""
        return min(self.gain, self.least_ahead) >= self.cost - TOLERANCE

    def __str__(self) -> str:
        """Return it in words."""
        compared = f"gains {self.gain:.4g} a period and would pay {self.cost:.4g}"
        if not self.gains_enough:
            return f"{self.party} {compared}: too little"
        return f"{self.party} {compared}" + ("" if self.keeps_paying else ", but would stop paying on the way")


def least_help(problem: RoadmapProblem, plan: Plan) -> LeastHelp:
    """Return the least penalty, speeding up of verification, and payment that each alone makes a plan hold.

    Raises:
        InputError: The plan does not fit the problem.

    Examples:
        >>> from walkaway.roadmap import AdditiveFlow, RoadmapStep
        >>> steps = tuple((RoadmapStep(id=f"s{p}", actors=(p,), take_back=0, verify=2),) for p in (0, 1))
        >>> flow = AdditiveFlow(tables=(np.array([[0, -0.2], [0, 0.5]]), np.array([[0, 0.5], [0, -0.2]])))
        >>> problem = RoadmapProblem(
        ...     parties=("a", "b"), chains=steps, flow=flow, discount=(0.6, 0.9), reservation=(0.0,) * 2, capacity=2
        ... )
        >>> print(least_help(problem, Plan((("s0", "s1"),))))
        least penalty a period: a 0.05556
        it holds with every step verified within 1 period, or s0 verified within 1 period
        least payment a period: 0.05556 to a
    """
    return LeastHelp(
        penalty=least_penalty(roomy(problem, plan), plan),
        verification=least_verification(problem, plan),
        payment=least_payment(problem, plan),
    )


def least_payment(problem: RoadmapProblem, plan: Plan, numbers: Numbers | None = None) -> LeastPayment:
    """Return the least constant payments that make a plan hold, to every party and in every draw; exact.

    Args:
        problem: The steps.
        plan: The plan.
        numbers: The draws; the problem's own numbers where they are left out.

    Raises:
        InputError: The plan does not fit the problem.
    """
    wide = roomy(problem, plan)
    if numbers is None:
        numbers = own_numbers(wide)
    worth = held(wide, plan, numbers)
    most = penalty_by_stage(wide, plan, numbers, worth).max(axis=0)
    short = numbers.reservation - worth.values[0]
    by_party = np.maximum(most, np.where(short > TOLERANCE, short, 0.0))
    return LeastPayment(parties=problem.parties, by_party=by_party)


def least_verification(problem: RoadmapProblem, plan: Plan) -> LeastVerification:
    """Return which verification times, none longer than they are, make a plan hold.

    Raises:
        InputError: The plan does not fit the problem.
    """
    wide = roomy(problem, plan)
    times = {step.id: step.verify for chain in problem.chains for step in chain if step.id in plan.steps}
    longest = max(times.values(), default=1)

    def holds(faster: Mapping[str, int]) -> bool:
        return bool(held(with_times(wide, verify=faster), plan).holds[0])

    if holds({}):
        return LeastVerification(needed=False, longest=longest, within=(), single=())
    within = [
        most for most in range(longest - 1, 0, -1) if holds({step: most for step, time in times.items() if time > most})
    ]
    slow = [(step, time) for step, time in times.items() if time > 1]
    single = []
    for step, time in slow if len(slow) <= _MOST_SINGLE else ():
        enough = next((less for less in range(time - 1, 0, -1) if holds({step: less})), None)
        if enough is not None:
            single.append((step, enough))
    return LeastVerification(needed=True, longest=longest, within=tuple(within), single=tuple(single))


def guarantors(
    problem: RoadmapProblem,
    plan: Plan,
    gains: Mapping[str, tuple[Sequence[float], float]],
    cost: float | None = None,
) -> tuple[Guarantor, ...]:
    """Return what a plan is worth to third parties, and so whether they gain enough to pay for it, the richest first.

    Args:
        problem: The problem.
        plan: The plan.
        gains: By third party: what it gains in a period of each stage, its bundle done, and for ever at the end,
            ``[T + 1]``, over what it has without the plan; and its discount factor.
        cost: What the payments cost a period; the least that make the plan hold where it is left out.

    Raises:
        InputError: The plan does not fit the problem, a table has not T + 1 numbers, or a discount factor is not
            between 0 and 1.
    """
    rows = plan_stages(roomy(problem, plan), plan)
    if cost is None:
        cost = float(least_payment(problem, plan).total[0])
    found = []
    for party, (flows, discount) in gains.items():
        if len(flows) != len(rows):
            raise InputError(
                f"the gains of {party} hold {len(flows)} numbers; write {len(rows)}, one a stage and one for the end"
            )
        if not 0 < discount < 1:
            raise InputError(f"the discount factor of {party} is {discount:g}; write a number above 0 and below 1")
        ahead = [float(flows[-1])]
        for stage in range(len(rows) - 2, -1, -1):
            left = discount ** bundle_length(problem, *rows[stage])
            ahead.append((1 - left) * float(flows[stage]) + left * ahead[-1])
        found.append(Guarantor(party=party, gain=ahead[-1], least_ahead=min(ahead), cost=cost))
    return tuple(sorted(found, key=lambda one: -one.gain))


def _periods(count: int) -> str:
    return f"{count} period{'' if count == 1 else 's'}"
