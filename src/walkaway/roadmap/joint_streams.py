"""Temptations under any flow: every choice of a party, period by period, all of them at once.

Where what a chain is worth depends on the others, the chains cannot be looked at one by one. So every set of withheld
steps is tried with every set of steps taken back; each is a row of arrays here.
"""

from dataclasses import dataclass
from itertools import combinations
from math import inf, isinf

import numpy as np
from numpy.typing import NDArray

from walkaway.errors import LimitError
from walkaway.roadmap.breakdown import TIE, alone_run
from walkaway.roadmap.plan import Increments, bundle_steps
from walkaway.roadmap.problem import RoadmapProblem, State
from walkaway.roadmap.temptation import Choice, done_levels

__all__ = ["JointTemptations"]

MOST_CHOICES = 1 << 16
"""Choices of a party at one state and bundle that are still tried one by one."""

Levels = NDArray[np.intp]


@dataclass(slots=True, kw_only=True, eq=False)
class JointTemptations:
    """Temptations under flows that are not sums over chains, for one draw.

    Attributes:
        problem: Everything, its flow included.
    """

    problem: RoadmapProblem

    def of(self, state: State, lifts: Increments) -> NDArray[np.float64]:
        """Return the temptation of every party at a state with a bundle, ``[P, 1]``.

        Raises:
            LimitError: A party has too many choices to try them one by one.
        """
        parties = range(len(self.problem.parties))
        return np.array([[self._tried(p, state, lifts)[1].max()] for p in parties])

    def choice(self, party: int, state: State, lifts: Increments, draw: int = 0) -> Choice:
        """Return what a party is most tempted to do at a state with a bundle."""
        choices, values = self._tried(party, state, lifts)
        return choices[int((values >= values.max() - 1e-12).argmax())]

    def _tried(self, party: int, state: State, lifts: Increments) -> tuple[list[Choice], NDArray[np.float64]]:
        problem = self.problem
        own = [place for place in bundle_steps(state, lifts) if party in problem.step(*place).owners]
        done = [
            (c, number)
            for c, number in bundle_steps(problem.start, state)
            if party in problem.step(c, number).actors and not isinf(problem.step(c, number).take_back)
        ]
        if len(own) + len(done) > MOST_CHOICES.bit_length() - 1:
            raise LimitError(
                f"party {problem.parties[party]} has 2^{len(own) + len(done)} choices at {state}; values that depend "
                f"on more than one chain at most {MOST_CHOICES:,} can be tried: join steps, or leave out interactions"
            )
        choices = [Choice()]
        ends = [state]
        for withheld in (w for size in range(len(own) + 1) for w in combinations(own, size)):
            end = done_levels(problem, state, lifts, withheld)
            for taken in (r for size in range(len(done) + 1) for r in combinations(done, size)):
                if withheld or taken:
                    found = min(problem.step(*place).verify for place in (*withheld, *taken))
                    choices.append(Choice(withheld=withheld, taken_back=taken, found=found))
                    ends.append(end)
        started = np.zeros(
            (len(choices), len(problem.chains), max(map(len, problem.chains), default=0)), dtype=np.bool_
        )
        for row, choice in enumerate(choices):
            for chain, number in choice.taken_back:
                started[row, chain, number - 1] = True
        found_at = np.array([choice.found for choice in choices])
        return choices, _streams(problem, party, np.array(ends).reshape(len(ends), -1), started, found_at)


def _streams(
    problem: RoadmapProblem, party: int, ends: Levels, started: NDArray[np.bool_], found: NDArray[np.intp]
) -> NDArray[np.float64]:
    """Return what a party gets from each choice ``[C]``: (1 - δ) Σ δ^t times its utility in period t.

    Args:
        problem: Everything.
        party: Whose utility.
        ends: State when the stage starts, ``[C, chains]``.
        started: Which steps the party takes back, ``[C, chains, longest chain]``.
        found: Periods until the breakdown, ``[C]``.
    """
    before = [_gone(chain, ends[:, c], np.where(started[:, c], 0.0, inf)) for c, chain in enumerate(problem.chains)]
    broken = np.stack([(gone > found[:, None]).sum(axis=1) for gone in before], axis=1)
    gone, lifted = [], broken.copy()
    for c, chain in enumerate(problem.chains):
        rest = _rest(problem, c, broken)
        numbers = np.arange(1, len(chain) + 1)
        starts = np.where(numbers > rest[:, None], found[:, None].astype(np.float64), inf)
        gone.append(_gone(chain, ends[:, c], np.where(started[:, c, : len(chain)], 0.0, starts)))
        moving = (started[:, c, : len(chain)] & (numbers <= broken[:, c, None])).any(axis=1)
        quiet = (rest == broken[:, c]) & ~moving
        lifted[:, c] = np.where(quiet, _alone(problem, c, broken), broken[:, c])
    times = np.unique(np.concatenate([[0.0], found, *(part[np.isfinite(part)] for part in gone)]))
    discount = problem.discount[party]
    total = discount**found * (problem.shift[party] - problem.penalty[party])
    for position, time in enumerate(times):
        levels = np.stack([(part > time).sum(axis=1) for part in gone], axis=1)
        levels = np.where((lifted > broken) & (found[:, None] <= time), lifted, levels)
        weight = discount**time - (discount ** times[position + 1] if position + 1 < len(times) else 0.0)
        total = total + weight * problem.flow.values(levels)[party]
    return np.asarray(total, dtype=np.float64)


def _gone(chain: tuple, ends: Levels, starts: NDArray[np.float64]) -> NDArray[np.float64]:  # type: ignore[type-arg]
    """Return when each step is gone, ``[C, steps]``; a step that is not done is gone before all time."""
    times = np.array([step.take_back for step in chain])
    free = starts[:, : len(chain)] + times
    free = np.where(np.arange(1, len(chain) + 1) <= ends[:, None], free, -inf)
    return np.maximum.accumulate(free[:, ::-1], axis=1)[:, ::-1]


def _rest(problem: RoadmapProblem, chain: int, broken: Levels) -> Levels:
    """Return the level to which a chain is taken back, the others staying where they are, ``[C]``."""
    rest = np.zeros(len(broken), dtype=np.intp)
    answer = np.zeros(len(broken), dtype=np.intp)
    for level, step in enumerate(problem.chains[chain], start=1):
        willing = np.zeros(len(broken), dtype=np.bool_)
        if not isinf(step.take_back):
            low, high = _at(problem, chain, broken, rest), _at(problem, chain, broken, level)
            for actor in step.actors:
                willing |= low[actor] >= high[actor] - TIE
        rest = np.where(willing, rest, level)
        answer = np.where(broken[:, chain] == level, rest, answer)
    return answer


def _alone(problem: RoadmapProblem, chain: int, broken: Levels) -> Levels:
    """Return the level to which a party lifts a chain by itself, ``[C]``; its level where none does."""
    answer = broken[:, chain].copy()
    for level in range(len(problem.chains[chain])):
        reach = alone_run(problem, chain, level)
        rows = np.flatnonzero(broken[:, chain] == level)
        if reach == level or not len(rows):
            continue
        actor = problem.chains[chain][level].actors[0]
        own = np.stack([_at(problem, chain, broken[rows], to)[actor] for to in range(level, reach + 1)])
        answer[rows] = level + (own >= own.max(axis=0) - TIE).argmax(axis=0)
    return answer


def _at(problem: RoadmapProblem, chain: int, broken: Levels, level: Levels | int) -> NDArray[np.float64]:
    """Return the utilities ``[P, C]`` with one chain at another level."""
    moved = broken.copy()
    moved[:, chain] = level
    return problem.flow.values(moved)
