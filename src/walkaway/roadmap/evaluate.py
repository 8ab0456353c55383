"""Does this plan keep itself, and where does it break?

V is worked out backwards over the stages; D is what the most tempted choice of each party gives (``temptation``,
``joint_streams``). A plan keeps itself where V is at least D everywhere and at least the value of no deal at the start.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from walkaway.errors import InputError
from walkaway.roadmap.credibility import Incredible, incredible
from walkaway.roadmap.joint_streams import JointTemptations
from walkaway.roadmap.numbers import Numbers, numbers_of
from walkaway.roadmap.plan import Increments, Plan, bundle_length, plan_stages
from walkaway.roadmap.problem import RoadmapProblem, State
from walkaway.roadmap.temptation import ChainTemptations

__all__ = ["TOLERANCE", "DrawValues", "PlanValues", "Tempted", "evaluate_draws", "evaluate_plan", "temptations_of"]

TOLERANCE = 1e-9
"""By how much a value may fall short of a temptation, for rounding."""

Rows = tuple[tuple[State, Increments], ...]
Values = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tempted:
    """Who would do what at a stage, and what it would gain.

    Attributes:
        party: Position of the party.
        stage: Which stage, from 0; the number of stages means the end.
        kind: ``stop``, ``withhold``, ``take back`` or ``both``.
        steps: Ids of the steps withheld or taken back.
        found: Periods until it is found out.
        gain: D - V; at most 0 where the party keeps to the plan.
    """

    party: int
    stage: int
    kind: str
    steps: tuple[str, ...]
    found: int
    gain: float


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PlanValues:
    """What a plan is worth at every stage, and what holds it together.

    Attributes:
        states: The state at every stage and at the end, T + 1 of them.
        values: V at every stage and at the end, ``[T + 1, P]``.
        temptation: D there, ``[T + 1, P]``.
        slack: The least of V - D everywhere and of V - r at the start.
        holds: Whether the plan keeps itself.
        breaks_at: The first stage, from 0, at which a party gains by leaving; T for the end; None where there is none.
        tempted: Who gains most there; where nobody does, whom the least holds to the plan, and where.
        declines: Positions of the parties that are worse off with the plan than with no deal.
        not_credible: Where breaking down is no equilibrium itself: who would do what else.
    """

    states: tuple[State, ...]
    values: Values
    temptation: Values
    slack: float
    holds: bool
    breaks_at: int | None
    tempted: Tempted
    declines: tuple[int, ...]
    not_credible: tuple[Incredible, ...]

    @property
    def credible(self) -> bool:
        """Whether breaking down is an equilibrium itself at every state of the plan."""
        return not self.not_credible


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class DrawValues:
    """What a plan is worth in every draw.

    Attributes:
        states: The state at every stage and at the end.
        values: V, ``[T + 1, P, D]``.
        temptation: D, ``[T + 1, P, D]``.
        slack: The least of V - D everywhere and of V - r at the start, ``[D]``.
        holds: Whether the plan keeps itself, ``[D]``.
    """

    states: tuple[State, ...]
    values: Values
    temptation: Values
    slack: Values
    holds: NDArray[np.bool_]


def temptations_of(problem: RoadmapProblem) -> ChainTemptations | JointTemptations:
    """Return what tells the temptations of a problem: chain by chain where its flow is a sum over chains."""
    numbers = numbers_of(problem)
    return JointTemptations(problem=problem) if numbers is None else ChainTemptations(problem=problem, numbers=numbers)


def evaluate_plan(problem: RoadmapProblem, plan: Plan) -> PlanValues:
    """Return what a plan is worth to every party at every stage, and whether it keeps itself.

    Raises:
        InputError: The plan does not fit the problem: order, capacity, waits, target, unknown steps.
        LimitError: Values depend on more than one chain, and a party has too many choices.

    Examples:
        >>> from walkaway.roadmap import AdditiveFlow, RoadmapStep
        >>> give = (RoadmapStep(id="dismantle", actors=(0,), take_back=1),)
        >>> ease = (RoadmapStep(id="ease", actors=(1,), take_back=1),)
        >>> tables = (np.array([[0.0, -0.2], [0.0, 0.5]]), np.array([[0.0, 0.6], [0.0, -0.3]]))
        >>> problem = RoadmapProblem(
        ...     parties=("north", "south"), chains=(give, ease), flow=AdditiveFlow(tables=tables),
        ...     discount=(0.9, 0.9), reservation=(0.0, 0.0), capacity=2,
        ... )  # fmt: skip
        >>> result = evaluate_plan(problem, Plan((("dismantle", "ease"),)))
        >>> result.holds, result.values[0].round(10).tolist()
        (True, [0.4, 0.2])
    """
    rows = plan_stages(problem, plan)
    temptations = temptations_of(problem)
    discount = np.array(problem.discount)[:, None]
    flows = problem.flow.values(np.array([_after(row) for row in rows]))[:, :, None].transpose(1, 0, 2)
    values = _values(problem, rows, flows, discount)[:, :, 0]
    temptation = np.stack([temptations.of(*row) for row in rows])[:, :, 0]
    short = values - temptation
    breaks = np.flatnonzero((short < -TOLERANCE).any(axis=1))
    stage = int(breaks[0] if len(breaks) else short.min(axis=1).argmin())
    party = int(short[stage].argmin())
    choice = temptations.choice(party, *rows[stage])
    steps = tuple(problem.step(*place).id for place in (*choice.withheld, *choice.taken_back))
    start = values[0] - np.array(problem.reservation)
    slack = float(min(short.min(), start.min()))
    states = tuple(state for state, _ in rows)
    return PlanValues(
        states=states,
        values=values,
        temptation=temptation,
        slack=slack,
        holds=slack >= -TOLERANCE,
        breaks_at=stage if len(breaks) else None,
        tempted=Tempted(
            party=party,
            stage=stage,
            kind=choice.kind,
            steps=steps,
            found=choice.found,
            gain=-float(short[stage, party]),
        ),
        declines=tuple(int(position) for position in np.flatnonzero(start < -TOLERANCE)),
        not_credible=incredible(problem, states),
    )


def evaluate_draws(
    problem: RoadmapProblem,
    tables: tuple[Values, ...],
    discount: Values,
    reservation: Values,
    shift: Values,
    penalty: Values,
    plan: Plan,
    temptations: ChainTemptations | None = None,
) -> DrawValues:
    """Return what a plan is worth in each of many draws, and in which of them it keeps itself.

    The problem gives parties, steps and order; the other arguments take the place of its own numbers.

    Args:
        problem: The steps. A terminal value, if there is one, is the same in all draws.
        tables: For each chain the utility of its levels, ``[P, D, levels]``.
        discount: Discount factors, ``[P, D]`` or what spreads to that.
        reservation: Values of no deal, ``[P, D]``.
        shift: What each party has besides after a breakdown, ``[P, D]``.
        penalty: What each loses after a breakdown that it caused, ``[P, D]``.
        plan: The plan.
        temptations: What tells the temptations of these steps with these numbers, where it is there already: what one
            plan asks of it the next need not work out again.

    Raises:
        InputError: Shapes do not fit, or the plan does not fit the problem.
    """
    shapes = [len(chain) + 1 for chain in problem.chains]
    if [np.shape(table)[-1] for table in tables] != shapes:
        raise InputError(f"tables must hold an array [P, D, levels] for each chain, with levels {shapes}")
    rows = plan_stages(problem, plan)
    numbers = Numbers(tables=tables, discount=discount, reservation=reservation, shift=shift, penalty=penalty)
    if temptations is None:
        temptations = ChainTemptations(problem=problem, numbers=numbers)
    flows = np.zeros((len(rows), *numbers.discount.shape))
    after = np.array([_after(row) for row in rows])
    for chain, table in enumerate(numbers.tables):
        flows += np.moveaxis(table[:, :, after[:, chain]], 2, 0)
    values = _values(problem, rows, flows, numbers.discount)
    temptation = np.stack([temptations.of(*row) for row in rows])
    slack = np.minimum((values - temptation).min(axis=(0, 1)), (values[0] - numbers.reservation).min(axis=0))
    states = tuple(state for state, _ in rows)
    return DrawValues(states=states, values=values, temptation=temptation, slack=slack, holds=slack >= -TOLERANCE)


def _after(row: tuple[State, Increments]) -> State:
    return tuple(level + lift for level, lift in zip(*row, strict=True))


def _values(problem: RoadmapProblem, rows: Rows, flows: Values, discount: Values) -> Values:
    """Return V at every stage and at the end, ``[T + 1, P, D]``, from the flows of each stage and of the end."""
    values = np.empty_like(flows)
    values[-1] = flows[-1] if problem.terminal is None else np.array(problem.terminal)[:, None]
    for stage in range(len(rows) - 2, -1, -1):
        left = discount ** bundle_length(problem, *rows[stage])
        values[stage] = (1 - left) * flows[stage] + left * values[stage + 1]
    return values
