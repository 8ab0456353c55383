"""The plan that keeps itself in most draws, and whether any plan would: a pool, and single draws solved exactly."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from walkaway.analysis.estimates import from_replicates
from walkaway.beliefs import Replicates
from walkaway.errors import LimitError
from walkaway.results import Estimate
from walkaway.roadmap.answer import RoadmapAnswer
from walkaway.roadmap.ends import ends, orders_towards
from walkaway.roadmap.plan import Plan, in_order
from walkaway.roadmap.problem import RoadmapProblem
from walkaway.roadmap.robust import Pool, best_of_pool
from walkaway.roadmap.solve import solve_roadmap
from walkaway.roadmap.under_draws import Marks, RoadmapDraws, end_of, given, joint
from walkaway.space import Draws

__all__ = ["SomePlan", "best_plan_of", "first_found", "most_robust", "some_plan"]

_DRAWS = 40
"""Draws whose best plans enter the pool."""

_FIRST_DRAWS = 1_000
"""Draws in which sequences are compared at a first look."""

_FIRST_ENDS, _FIRST_PLANS = 12, 60
"""Ends and sequences that a first look compares at most."""

_SOLVED = 400
"""Draws up to which each without a plan in the pool is solved."""

_SINGLE_STATES = 2_000
"""States up to which single draws are solved."""

Tell = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class SomePlan:
    """In how many draws some plan keeps itself.

    Attributes:
        share: Given that the target is acceptable; None where it never is, or where any end will do.
        proved: Whether every draw that was solved and has no plan was proved to have none.
    """

    share: Estimate | None
    proved: bool


def best_plan_of(answer: RoadmapAnswer, problem: RoadmapProblem) -> Plan | None:
    """Return the plan with the largest product of gains over no deal; None where none keeps itself."""
    if not len(answer.values):
        return None
    gains = np.maximum(answer.values - np.array(problem.reservation), 0.0)
    return answer.plan(int(np.prod(gains, axis=1).argmax()))


def most_robust(
    at: RoadmapDraws, problem: RoadmapProblem, approaches: Sequence[Plan], *, quick: bool, tell: Tell | None = None
) -> Pool:
    """Return the plan that holds in most draws in which its end is acceptable to all.

    Approaches that take more in a stage than the capacity allows are no candidates.
    """
    known: dict[Plan, float] = {}

    def score(plan: Plan) -> float:
        if plan not in known:
            known[plan] = float(joint(at, plan).values[1, 0]) if plan.stages else 0.0
        return known[plan]

    def told(done: int, most: int) -> None:
        if tell is not None:
            tell("trying plans", done, most)

    found = best_of_pool(problem, _pool(at, problem, approaches), score, most=60 if quick else 400, tell=told)
    return replace(found, tried=len(known))


def first_found(
    at: RoadmapDraws, problem: RoadmapProblem, approaches: Sequence[Plan], tell: Tell | None = None
) -> Pool:
    """Return the plan that holds in most draws of few: named orders towards the likeliest ends, and small changes.

    No single draw is solved, and a plan is passed over whose end fewer draws accept than the best so far holds in.
    """
    step = max(1, at.view.beliefs.count // _FIRST_DRAWS)
    fewer = at if step <= at.view.every else replace(at, view=replace(at.view, every=step, _posteriors={}))
    kept = [plan for plan in approaches if in_order(problem, plan) is not None]
    shares = ends(fewer, problem, approaches)
    known: dict[Plan, float] = {}

    def best() -> float:
        return max(known.values(), default=0.0)

    def score(plan: Plan) -> float:
        if plan not in known:
            beaten = not plan.stages or shares.get(end_of(problem, plan), 1.0) <= best()
            known[plan] = 0.0 if beaten else float(joint(fewer, plan).values[1, 0])
        return known[plan]

    def told(done: int, most: int) -> None:
        if tell is not None:
            tell("trying plans", done, most)

    candidates = chain(kept, orders_towards(problem, shares, best, most=_FIRST_ENDS))
    found = best_of_pool(problem, candidates, score, most=_FIRST_PLANS, tell=told)
    return replace(found, tried=len(known))


def _pool(at: RoadmapDraws, problem: RoadmapProblem, approaches: Sequence[Plan]) -> Iterator[Plan]:
    yield from approaches
    if problem.state_count > _SINGLE_STATES:
        return
    draws, rows = _likely(at)
    numbers = at.numbers(draws)
    for row in rows:
        single = at.roadmap.problem(numbers, int(row))
        try:
            plan = best_plan_of(solve_roadmap(single), single)
        except LimitError:  # a party has too many choices; the other candidates are left
            continue
        if plan is not None and plan.stages:
            yield plan


def _likely(at: RoadmapDraws) -> tuple[Draws, NDArray[np.intp]]:
    """Return the draws of the likeliest world, and some of them: spread evenly over their weights."""
    posterior = at.view.posterior()
    world = int(np.argmax(posterior.shares))
    reached = np.cumsum(posterior.joint_of(at.roadmap.parties)[world])
    places = (np.arange(_DRAWS) + 0.5) / _DRAWS * reached[-1]
    return posterior.draws[world], np.unique(np.searchsorted(reached, places))


def some_plan(at: RoadmapDraws, problem: RoadmapProblem, plans: Sequence[Plan], tell: Tell | None = None) -> SomePlan:
    """Return in how many draws some plan reaches the target, given that it is acceptable to all.

    In all draws it is looked at whether one of some plans holds, as far as the capacity allows them. Of the other draws
    some hundred are solved, and stand for all: their share is added.
    """
    target = problem.target
    if target is None:
        return SomePlan(share=None, proved=False)
    fitting = [fits for plan in plans if (fits := in_order(problem, plan)) is not None]
    step = max(1, at.view.beliefs.count // _SOLVED)
    fewer = replace(at, view=replace(at.view, every=step * at.view.every, _posteriors={}))
    proved = problem.state_count <= _SINGLE_STATES

    def pooled(draws: Draws) -> tuple[Marks, ...]:
        acceptable = at.acceptable(draws, target)
        holds = np.zeros_like(acceptable)
        for plan in fitting:
            holds |= at.holds(draws, plan)
        return acceptable, acceptable & holds

    def solved(draws: Draws) -> tuple[Marks, ...]:
        nonlocal proved
        acceptable, holds = pooled(draws)
        more = np.zeros_like(holds)
        left = np.flatnonzero(acceptable & ~holds) if proved else ()
        numbers = at.numbers(draws)
        for done, row in enumerate(left):
            if tell is not None:
                tell("solving draws", done, len(left))
            try:
                answer = solve_roadmap(at.roadmap.problem(numbers, int(row)))
            except LimitError:
                proved = False
                continue
            more[row] = len(answer.values) > 0
            proved = proved and answer.proved
        return acceptable, more

    known = at.share(pooled)
    if known.values[0, 0] <= 0:
        return SomePlan(share=None, proved=proved)
    added = fewer.share(solved)
    found = given(known).values + (given(added).values if added.values[0, 0] > 0 else 0.0)
    return SomePlan(share=from_replicates(Replicates(np.minimum(found, 1.0)), None), proved=proved)
