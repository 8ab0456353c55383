"""Which plan keeps itself in most draws? The best of a pool, improved step by step; never called the best of all.

The pool holds the named approaches, the plans that single draws make best, and what small changes of the leaders give:
a step moved to another stage, stages joined or parted, and, where any end will do, a step more or less.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from walkaway.roadmap.plan import Plan, in_order
from walkaway.roadmap.problem import RoadmapProblem

__all__ = ["Pool", "best_of_pool", "neighbours"]

_LEADERS = 3
"""Plans from which small changes start."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pool:
    """What a search found.

    Attributes:
        plan: The plan with the highest score; None where no plan has any.
        score: Its score.
        tried: How many plans were looked at.
    """

    plan: Plan | None
    score: float
    tried: int


def best_of_pool(
    problem: RoadmapProblem,
    candidates: Iterable[Plan],
    score: Callable[[Plan], float],
    *,
    most: int = 400,
    tell: Callable[[int, int], None] | None = None,
) -> Pool:
    """Return the plan with the highest score among candidates and what small changes of the leaders give.

    Args:
        problem: The steps and the target.
        candidates: Plans to start from; those that do not fit the problem are passed over.
        score: What is to be high; 0 for a plan that never holds.
        most: The most plans to look at.
        tell: Told how many plans were looked at, and the most there can be.
    """
    known: dict[Plan, float] = {}

    def look(plan: Plan) -> float:
        if plan not in known:
            known[plan] = score(plan)
            if tell is not None:
                tell(len(known), most)
        return known[plan]

    for candidate in candidates:
        plan = in_order(problem, candidate)
        if plan is not None and len(known) < most:
            look(plan)
    for leader in _best_first(known)[:_LEADERS]:
        improved = True
        while improved and len(known) < most:
            improved = False
            for plan in neighbours(problem, leader):
                if len(known) >= most:
                    break
                if look(plan) > known[leader]:
                    leader, improved = plan, True
                    break
    if not known or max(known.values()) <= 0:
        return Pool(plan=None, score=0.0, tried=len(known))
    best = _best_first(known)[0]
    return Pool(plan=best, score=known[best], tried=len(known))


def _best_first(known: dict[Plan, float]) -> list[Plan]:
    """Return plans by score; of equals the shortest, then the one found first."""
    return sorted(known, key=lambda plan: (-known[plan], len(plan.stages)))


def neighbours(problem: RoadmapProblem, plan: Plan) -> Iterator[Plan]:
    """Yield the plans that one small change makes of a plan, each once; where any end will do, also longer and shorter.

    Examples:
        >>> from walkaway.roadmap import AdditiveFlow, RoadmapStep
        >>> import numpy as np
        >>> chains = tuple((RoadmapStep(id=name, actors=(0,)),) for name in ("a", "b"))
        >>> tables = tuple(np.zeros((1, 2)) for _ in chains)
        >>> problem = RoadmapProblem(
        ...     parties=("one",), chains=chains, flow=AdditiveFlow(tables=tables), discount=(0.9,), reservation=(0.0,),
        ...     capacity=2, target=(1, 1),
        ... )  # fmt: skip
        >>> [found.stages for found in neighbours(problem, Plan((("a",), ("b",))))]
        [(('b',), ('a',)), (('a', 'b'),)]
    """
    seen = {plan}
    for stages in _changed(problem, plan.stages):
        found = in_order(problem, Plan(tuple(stage for stage in stages if stage)))
        if found is not None and found not in seen:
            seen.add(found)
            yield found


Stages = Sequence[tuple[str, ...]]


def _changed(problem: RoadmapProblem, stages: Stages) -> Iterator[list[tuple[str, ...]]]:
    for number, stage in enumerate(stages):
        for step in stage:
            rest = [tuple(name for name in other if name != step) for other in stages]
            for place in range(len(stages) + 1):
                yield [*rest[:place], (step,), *rest[place:]]
            for place in range(len(stages)):
                if place != number:
                    yield [*rest[:place], (*rest[place], step), *rest[place + 1 :]]
    for number in range(len(stages) - 1):
        joined = (*stages[number], *stages[number + 1])
        yield [*stages[:number], joined, *stages[number + 2 :]]
        yield [*stages[:number], stages[number + 1], stages[number], *stages[number + 2 :]]
    if problem.target is None:
        yield from _longer_and_shorter(problem, stages)


def _longer_and_shorter(problem: RoadmapProblem, stages: Stages) -> Iterator[list[tuple[str, ...]]]:
    done = {step for stage in stages for step in stage}
    for step in sorted(done):
        yield [tuple(name for name in stage if name != step) for stage in stages]
    for chain in problem.chains:
        missing = next((one.id for one in chain if one.id not in done), None)
        if missing is not None:
            yield [*stages, (missing,)]
            for place in range(len(stages)):
                yield [*stages[:place], (*stages[place], missing), *stages[place + 1 :]]
