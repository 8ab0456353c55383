"""A plan for problems with too many states: look at those along a few sensible orders, and then around the best plans.

Each party's steps are put in one order; the states are then how far each party has come. Several orders give a few
thousand states, and among these the search is complete. Then come the states next to the plans found. What is found
keeps itself; what is not found may exist all the same.
"""

from collections.abc import Callable, Iterator
from itertools import product
from math import prod

import numpy as np
from numpy.typing import NDArray

from walkaway.roadmap.answer import RoadmapAnswer
from walkaway.roadmap.plan import plan_stages
from walkaway.roadmap.problem import RoadmapProblem, RoadmapStep, State

__all__ = ["order_states", "states_around"]

MOST_GRID = 4_000
"""States of one set of orders; of more only those where the parties have come about equally far."""
MOST_LEVELS = 200_000
"""Levels of all chains of these states together: with many chains fewer states."""

Place = tuple[int, int]


def order_states(problem: RoadmapProblem) -> set[State]:
    """Return the states along several orders of the parties' steps that precedence allows."""
    found = {problem.start}
    if problem.target is not None:
        found.add(problem.target)
    for key in _keys(problem):
        lanes = _lanes(problem, key)
        counts = [len(lane) for lane in lanes]
        band, most = 1.0, min(MOST_GRID, MOST_LEVELS // len(problem.chains)) / max(1, 4 * (len(lanes) - 2))
        while prod(max(2.0, band * count + 1) for count in counts[1:]) * (counts[0] + 1) > most and band > 0.01:
            band /= 2
        levels = [_prefixes(problem, lane) for lane in lanes]
        for steps in _near(counts, band):
            state = tuple(int(level) for level in sum(part[step] for part, step in zip(levels, steps, strict=True)))
            if allowed(problem, state):
                found.add(state)
    return found


def states_around(problem: RoadmapProblem, answer: RoadmapAnswer, most: int) -> set[State]:
    """Return the states one step or one exchange of steps away from some plans found."""
    found = set[State]()
    chains = range(len(problem.chains))
    tops = problem.full if problem.target is None else problem.target
    for position in sorted({0, len(answer.values) // 2, len(answer.values) - 1}):
        for state, _ in plan_stages(problem, answer.plan(position)):
            for up, down in product((None, *chains), (None, *chains)):
                if len(found) >= most:
                    return found
                levels = list(state)
                if up is not None:
                    levels[up] += 1
                if down is not None:
                    levels[down] -= 1
                near = tuple(levels)
                if all(0 <= level <= top for level, top in zip(near, tops, strict=True)) and allowed(problem, near):
                    found.add(near)
    return found


def allowed(problem: RoadmapProblem, state: State) -> bool:
    """Return whether all that a state needs is done in it."""
    return all(
        state[rule.after[0]] < rule.after[1] or state[rule.before[0]] >= rule.before[1] for rule in problem.precedence
    )


def _keys(problem: RoadmapProblem) -> Iterator[Callable[[Place], float]]:
    """Yield what steps may be put in order by, the least first."""
    tops = problem.full if problem.target is None else problem.target
    rise = {
        (chain, number): _rise(problem, chain, number) for chain, top in enumerate(tops) for number in range(1, top + 1)
    }

    def step(place: Place) -> RoadmapStep:
        return problem.step(*place)

    def cost(place: Place) -> float:
        return -float(rise[place][list(step(place).actors)].sum())

    yield lambda place: -float(rise[place].sum()) / max(cost(place), 1e-9)
    yield lambda place: step(place).take_back
    yield lambda place: -step(place).take_back
    yield cost
    yield lambda place: -float(rise[place].sum())
    yield lambda place: step(place).verify
    yield lambda place: float(place[1])


def _rise(problem: RoadmapProblem, chain: int, number: int) -> NDArray[np.float64]:
    levels = np.zeros((2, len(problem.chains)), dtype=np.intp)
    levels[:, chain] = (number - 1, number)
    low, high = problem.flow.values(levels).T
    return np.asarray(high - low)


def _lanes(problem: RoadmapProblem, key: Callable[[Place], float]) -> list[list[Place]]:
    """Return each party's steps in an order that chains and precedence allow; a joint step is the first actor's."""
    tops = problem.full if problem.target is None else problem.target
    left = {(chain, number) for chain, top in enumerate(tops) for number in range(1, top + 1)}
    needs = {place: {(place[0], place[1] - 1)} & left for place in left}
    for rule in problem.precedence:
        if rule.after in left:
            needs[rule.after].add(rule.before)
    lanes: list[list[Place]] = [[] for _ in problem.parties]
    while left:
        place = min((place for place in left if not needs[place] & left), key=lambda one: (key(one), one))
        lanes[problem.step(*place).actors[0]].append(place)
        left.remove(place)
    return [lane for lane in lanes if lane]


def _prefixes(problem: RoadmapProblem, lane: list[Place]) -> NDArray[np.intp]:
    """Return the levels after so many steps of a lane, ``[steps + 1, chains]``."""
    levels = np.zeros((len(lane) + 1, len(problem.chains)), dtype=np.intp)
    for position, (chain, _) in enumerate(lane):
        levels[position + 1] = levels[position]
        levels[position + 1, chain] += 1
    return levels


def _near(counts: list[int], band: float) -> Iterator[tuple[int, ...]]:
    """Yield how far each lane has come where all have come about equally far."""
    for first in range(counts[0] + 1):
        share = first / counts[0]
        ranges = []
        for count in counts[1:]:
            low, high = round((share - band) * count), round((share + band) * count)
            ranges.append(range(max(0, low), min(count, high) + 1))
        for rest in product(*ranges):
            yield (first, *rest)
