"""A roadmap: stages, each a bundle of steps, and the states they lead through."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from walkaway.errors import InputError
from walkaway.roadmap.problem import RoadmapProblem, State

__all__ = ["Increments", "Plan", "in_order", "plan_of", "plan_stages"]

Increments = tuple[int, ...]
"""A bundle as the number of levels by which it lifts each chain; a wait lifts none."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A sequence of stages.

    Attributes:
        stages: The ids of the steps of each stage; an empty stage is a wait of one period.

    Examples:
        >>> Plan(stages=(("freeze", "ease"), (), ("dismantle",))).steps
        ('freeze', 'ease', 'dismantle')
    """

    stages: tuple[tuple[str, ...], ...]

    @property
    def steps(self) -> tuple[str, ...]:
        """All steps in the order in which they are taken."""
        return tuple(step for stage in self.stages for step in stage)


def plan_stages(problem: RoadmapProblem, plan: Plan) -> tuple[tuple[State, Increments], ...]:
    """Return the state and the bundle at every stage, and the end with an empty bundle; check the plan on the way.

    Raises:
        InputError: A step is unknown or taken twice, comes before one that it needs, a stage holds more than the
            capacity, there are more waits in a row than allowed, or the plan misses the target.
    """
    places = {step.id: (c, n + 1) for c, chain in enumerate(problem.chains) for n, step in enumerate(chain)}
    state = problem.start
    rows: list[tuple[State, Increments]] = []
    for number, stage in enumerate(plan.stages, start=1):
        if len(stage) > problem.capacity:
            raise InputError(f"stage {number} holds {len(stage)} steps, and at most {problem.capacity} fit into one")
        for name in stage:
            if name not in places:
                raise InputError(f"stage {number} names step {name!r}, and there is none; steps: {', '.join(places)}")
        rows.append((state, _increments(problem, state, [places[name] for name in stage], number)))
        state = tuple(level + lift for level, lift in zip(*rows[-1], strict=True))
    _check_waits(problem, plan)
    if problem.target is not None and state != problem.target:
        raise InputError(f"the plan ends at {state}, and the target is {problem.target}")
    return (*rows, (state, (0,) * len(state)))


def plan_of(problem: RoadmapProblem, bundles: list[Increments] | tuple[Increments, ...]) -> Plan:
    """Return the plan that takes these bundles one after another from where things stand."""
    state = problem.start
    stages = []
    for lifts in bundles:
        stages.append(tuple(problem.step(c, number).id for c, number in bundle_steps(state, lifts)))
        state = tuple(level + lift for level, lift in zip(state, lifts, strict=True))
    return Plan(stages=tuple(stages))


def in_order(problem: RoadmapProblem, plan: Plan) -> Plan | None:
    """Return a plan with the steps of each stage in the problem's order; None where it does not fit the problem."""
    try:
        return plan_of(problem, [lifts for _, lifts in plan_stages(problem, plan)[:-1]])
    except InputError:
        return None


def bundle_steps(state: State, lifts: Increments) -> Iterator[tuple[int, int]]:
    """Yield chain and number of every step of a bundle."""
    for chain, (level, lift) in enumerate(zip(state, lifts, strict=True)):
        for number in range(level + 1, level + lift + 1):
            yield chain, number


def bundle_length(problem: RoadmapProblem, state: State, lifts: Increments) -> int:
    """Return how many periods a stage takes: the longest verification time in it, 1 for a wait."""
    return max((problem.step(*place).verify for place in bundle_steps(state, lifts)), default=1)


def _increments(problem: RoadmapProblem, state: State, stage: list[tuple[int, int]], number: int) -> Increments:
    after = list(state)
    for chain, step in sorted(stage):
        after[chain] += 1
        if step < after[chain]:
            raise InputError(f"stage {number} takes step {problem.step(chain, step).id!r}, which is done already")
        if step > after[chain]:
            needed = problem.step(chain, after[chain]).id
            raise InputError(
                f"stage {number} takes step {problem.step(chain, step).id!r} before {needed!r}; that one comes first"
            )
    for rule in problem.precedence:
        done = state if rule.strict else after
        if rule.after in stage and done[rule.before[0]] < rule.before[1]:
            when = "in an earlier stage" if rule.strict else "first"
            raise InputError(
                f"stage {number} takes step {problem.step(*rule.after).id!r}, "
                f"which needs {problem.step(*rule.before).id!r} {when}"
            )
    return tuple(new - old for new, old in zip(after, state, strict=True))


def _check_waits(problem: RoadmapProblem, plan: Plan) -> None:
    longest = max(
        (len(list(run)) for empty, run in groupby(plan.stages, key=lambda stage: not stage) if empty), default=0
    )
    if longest > problem.max_wait:
        raise InputError(f"the plan waits {longest} stages in a row, and at most {problem.max_wait} are allowed")
