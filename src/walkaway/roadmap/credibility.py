"""Is breaking down an equilibrium itself? Where it is not, the threat that holds a plan together is not credible.

At a breakdown each party takes back its own steps by where that leads in the end. One that minds the way there may
rather keep a step that it alone should take back, or take back steps from the top that it should keep; the chain then
goes on as at a breakdown at the lower level. Each of these is tried, one party and one chain at a time.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import inf, isfinite, isinf

import numpy as np
from numpy.typing import NDArray

from walkaway.roadmap.breakdown import TIE, alone_run
from walkaway.roadmap.problem import AdditiveFlow, RoadmapProblem, State

__all__ = ["Incredible", "incredible"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Incredible:
    """A party that would gain at a breakdown by not doing its part.

    Attributes:
        state: Where the process broke down.
        party: Position of the party.
        kind: ``keep`` or ``take back``: what it would do instead.
        steps: Ids of the steps that it would keep or take back.
        gain: What it would gain.
    """

    state: State
    party: int
    kind: str
    steps: tuple[str, ...]
    gain: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Course:
    """How a chain goes on after a breakdown: when each step is gone, or the level to which somebody lifts it."""

    gone: tuple[float, ...]
    lifted: int = 0

    def level(self, time: float) -> int:
        return max(self.lifted, sum(moment > time for moment in self.gone))


def incredible(problem: RoadmapProblem, states: tuple[State, ...]) -> tuple[Incredible, ...]:
    """Return everything that some party would rather do at a breakdown at one of these states."""
    return tuple(fault for state in dict.fromkeys(states) for fault in _at_state(problem, state))


def _at_state(problem: RoadmapProblem, state: State) -> Iterator[Incredible]:
    chains = [_Chain(problem=problem, number=c, state=state) for c in range(len(problem.chains))]
    courses = [chain.course() for chain in chains]
    others: list[tuple[int, int, str, tuple[int, ...], _Course]] = [
        (chain.number, *rest) for chain in chains for rest in chain.alternatives()
    ]
    if not others:
        return
    for number, party, kind, steps, course in others:
        gain = float((_stream(problem, courses, number, course) - _stream(problem, courses, number))[party])
        if gain > TIE:
            names = tuple(problem.step(number, step).id for step in steps)
            yield Incredible(state=state, party=party, kind=kind, steps=names, gain=gain)


@dataclass(slots=True, kw_only=True)
class _Chain:
    """One chain at a breakdown, the others standing where they are."""

    problem: RoadmapProblem
    number: int
    state: State

    def course(self) -> _Course:
        """Return what happens as it should."""
        level = self.state[self.number]
        rest = self._rests()[0][level]
        lifted = self._alone() if rest == level else 0
        return _Course(gone=self._gone(level, rest, 0.0), lifted=lifted)

    def alternatives(self) -> Iterator[tuple[int, str, tuple[int, ...], _Course]]:
        """Yield party, kind, steps and course of everything that a party could do instead."""
        steps, level = self.problem.chains[self.number], self.state[self.number]
        rests, willing = self._rests()
        rest = rests[level]
        for kept in range(rest + 1, level + 1):
            if len(willing[kept]) == 1:
                yield willing[kept][0], "keep", (kept,), _Course(gone=self._gone(level, kept, 0.0))
        for party in range(len(self.problem.parties)):
            taken: list[int] = []
            for number in range(rest, 0, -1):
                if party not in steps[number - 1].actors or isinf(steps[number - 1].take_back):
                    break
                taken.append(number)
                gone = self._gone(level, number - 1, 0.0)
                below = self._gone(number - 1, rests[number - 1], gone[number - 1])
                yield party, "take back", tuple(taken), _Course(gone=(*below, *gone[number - 1 :]))

    def _gone(self, level: int, rest: int, start: float) -> tuple[float, ...]:
        """Return when each step up to a level is gone, those above `rest` being taken back from `start` on."""
        latest, gone = 0.0, []
        for number in range(level, 0, -1):
            step = self.problem.step(self.number, number)
            latest = max(latest, start + step.take_back) if number > rest else inf
            gone.append(latest)
        return tuple(reversed(gone))

    def _rests(self) -> tuple[list[int], list[list[int]]]:
        """Return for each level the one it is taken back to, and the actors who want its top step taken back."""
        values = self._values()
        rests, willing = [0], [list[int]()]
        for level, step in enumerate(self.problem.chains[self.number], start=1):
            low = rests[level - 1]
            free = not isinf(step.take_back)
            willing.append([p for p in step.actors if free and values[p, low] >= values[p, level] - TIE])
            rests.append(low if willing[level] else level)
        return rests, willing

    def _alone(self) -> int:
        level = self.state[self.number]
        reach = alone_run(self.problem, self.number, level)
        if reach == level:
            return level
        own = self._values()[self.problem.chains[self.number][level].actors[0], level : reach + 1]
        return level + int((own >= own.max() - TIE).argmax())

    def _values(self) -> NDArray[np.float64]:
        """Return what every party gets from each level of the chain, ``[P, levels]``."""
        if isinstance(self.problem.flow, AdditiveFlow):
            return self.problem.flow.tables[self.number]
        levels = np.tile(np.array(self.state), (len(self.problem.chains[self.number]) + 1, 1))
        levels[:, self.number] = np.arange(len(levels))
        return self.problem.flow.values(levels)


def _stream(
    problem: RoadmapProblem, courses: list[_Course], number: int, other: _Course | None = None
) -> NDArray[np.float64]:
    """Return (1 - δ) Σ δ^t u of every party ``[P]``, with another course of one chain if one is given.

    Under a sum over chains only what that chain gives is returned: the others give the same either way.
    """
    own = other or courses[number]
    alone = isinstance(problem.flow, AdditiveFlow)
    moving = [own] if alone else [own if c == number else course for c, course in enumerate(courses)]
    times = np.array(sorted({0.0, *(moment for course in moving for moment in course.gone if isfinite(moment))}))
    states = np.array([[course.level(time) for course in moving] for time in times])
    if isinstance(problem.flow, AdditiveFlow):
        flows = problem.flow.tables[number][:, states[:, 0]]
    else:
        flows = problem.flow.values(states)
    discount = np.array(problem.discount)[:, None]
    weights = discount**times - np.concatenate((discount ** times[1:], np.zeros_like(discount)), axis=1)
    return np.asarray((weights * flows).sum(axis=1))
