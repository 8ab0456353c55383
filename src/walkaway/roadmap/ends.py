"""Where would most draws accept to end, and in which named orders could one get there? Where any end will do.

No plan holds in more draws, its end acceptable to all, than accept its end. So ends are looked at in the order of how
many do, and none whose share a plan that is known already exceeds: few plans are enough.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import product

from walkaway.roadmap.approaches import named_plans, roomy
from walkaway.roadmap.plan import Plan, plan_stages
from walkaway.roadmap.problem import RoadmapProblem, State
from walkaway.roadmap.under_draws import RoadmapDraws

__all__ = ["ends", "orders_towards"]

_EVERY_STATE = 400
"""States up to which each is looked at as an end; of more, those that the named orders lead through."""


def ends(at: RoadmapDraws, problem: RoadmapProblem, approaches: Sequence[Plan]) -> dict[State, float]:
    """Return the states in which steps could end, each with the share of draws in which it is acceptable to all.

    Args:
        at: The draws.
        problem: The steps.
        approaches: Orders of all steps; where there are many states, those that they lead through are the ends.
    """
    if problem.target is not None:
        states = [problem.target]
    elif problem.state_count <= _EVERY_STATE:
        whole = product(*(range(level + 1) for level in problem.full))
        states = [state for state in whole if _closed(problem, state)]
    else:
        states = list(
            dict.fromkeys(state for plan in approaches for state, _ in plan_stages(roomy(problem, plan), plan))
        )
    states = [state for state in states if any(state)]
    shares = at.share(lambda draws: tuple(at.acceptable(draws, state) for state in states)).values[:, 0]
    return dict(sorted(zip(states, shares.tolist(), strict=True), key=lambda entry: (-entry[1], entry[0])))


def orders_towards(
    problem: RoadmapProblem, shares: dict[State, float], best: Callable[[], float], *, most: int
) -> Iterator[Plan]:
    """Yield the named orders towards each end, those first that most draws accept.

    Args:
        problem: The steps.
        shares: What `ends` returns.
        best: The share of draws in which the best plan known holds by then, its end acceptable to all.
        most: The most ends.
    """
    for end, share in list(shares.items())[:most]:
        if share <= best():
            return
        yield from (named.plan for named in named_plans(replace(problem, target=end)))


def _closed(problem: RoadmapProblem, state: State) -> bool:
    """Return whether a state holds, with each step, all that must come before it."""
    return all(
        state[rule.after[0]] < rule.after[1] or state[rule.before[0]] >= rule.before[1] for rule in problem.precedence
    )
