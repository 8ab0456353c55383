"""Hold one plan against a problem, or against many draws of its numbers, whatever its flow."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from walkaway.errors import InputError
from walkaway.roadmap.evaluate import DrawValues, evaluate_draws, evaluate_plan
from walkaway.roadmap.numbers import Numbers, numbers_of
from walkaway.roadmap.plan import Plan
from walkaway.roadmap.problem import RoadmapProblem

__all__ = ["column", "held", "own_numbers", "share"]

Values = NDArray[np.float64]


def own_numbers(problem: RoadmapProblem) -> Numbers:
    """Return a problem's own numbers as one draw; without tables where its flow is not a sum over chains."""
    found = numbers_of(problem)
    if found is not None:
        return found
    return Numbers(
        tables=(),
        discount=column(problem.discount),
        reservation=column(problem.reservation),
        shift=column(problem.shift),
        penalty=column(problem.penalty),
    )


def column(values: tuple[float, ...]) -> Values:
    """Return one number a party as an array ``[P, 1]``."""
    return np.array(values, dtype=np.float64)[:, None]


def held(problem: RoadmapProblem, plan: Plan, numbers: Numbers | None = None) -> DrawValues:
    """Return what a plan is worth, how tempted everybody is, and whether it keeps itself, in every draw.

    Args:
        problem: The steps, and the flow where the numbers hold no tables.
        plan: The plan.
        numbers: The draws; the problem's own numbers where they are left out. Without tables its flow is the
            same in all draws, and they are looked at one by one.

    Raises:
        InputError: The plan does not fit the problem, or the numbers do not.
    """
    if numbers is None:
        numbers = own_numbers(problem)
    rest = (numbers.discount, numbers.reservation, numbers.shift, numbers.penalty)
    if numbers.tables or not problem.chains:
        return evaluate_draws(problem, numbers.tables, *rest, plan)
    found = [evaluate_plan(_drawn(problem, numbers, draw), plan) for draw in range(numbers.draws)]
    return DrawValues(
        states=found[0].states,
        values=np.stack([one.values for one in found], axis=-1),
        temptation=np.stack([one.temptation for one in found], axis=-1),
        slack=np.array([one.slack for one in found]),
        holds=np.array([one.holds for one in found]),
    )


def share(holds: NDArray[np.bool_], weights: Values | None = None) -> float:
    """Return the share of draws, or of their weights ``[D]``, in which something holds.

    Raises:
        InputError: There are not as many weights as draws, or they do not add up to anything.

    Examples:
        >>> share(np.array([True, False]), np.array([3.0, 1.0]))
        0.75
    """
    if weights is None:
        return float(holds.mean())
    if weights.shape != holds.shape or not weights.sum() > 0:
        raise InputError(f"there are {len(holds)} draws; give as many weights, with a sum above 0")
    return float(weights[holds].sum() / weights.sum())


def _drawn(problem: RoadmapProblem, numbers: Numbers, draw: int) -> RoadmapProblem:
    return replace(
        problem,
        discount=tuple(numbers.discount[:, draw].tolist()),
        reservation=tuple(numbers.reservation[:, draw].tolist()),
        shift=tuple(numbers.shift[:, draw].tolist()),
        penalty=tuple(numbers.penalty[:, draw].tolist()),
    )
