"""Temptations at many states at once: tables of each chain, looked up and added.

A bundle moves a few chains only. What the others give is the same for all bundles, so it is added up once for every
state.
"""

from dataclasses import dataclass, field
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from walkaway.roadmap.joint_streams import JointTemptations
from walkaway.roadmap.plan import Increments, bundle_steps
from walkaway.roadmap.temptation import ChainTemptations, done_levels

__all__ = ["BulkTemptations"]

Values = NDArray[np.float64]
Rows = NDArray[np.intp]


@dataclass(slots=True, kw_only=True, eq=False)
class BulkTemptations:
    """Temptations at the states of a table, for one draw.

    Attributes:
        temptations: What tells them one by one.
        states: The states, ``[N, chains]``.
    """

    temptations: ChainTemptations | JointTemptations
    states: NDArray[np.integer]
    _still: dict[tuple[int, int], tuple[Values, Values]] = field(default_factory=dict, init=False)
    _tables: dict[tuple[int, int, int, int], tuple[Values, Values]] = field(default_factory=dict, init=False)
    _stops: dict[int, Values] = field(default_factory=dict, init=False)

    def of(self, rows: Rows, lifts: Increments) -> Values:
        """Return the temptation of every party at some of the states, all with the same bundle, ``[P, rows]``."""
        one = self.temptations
        if isinstance(one, JointTemptations):
            found = [one.of(tuple(map(int, self.states[row])), lifts)[:, 0] for row in rows]
            return np.array(found).T.reshape(len(one.problem.parties), len(rows))
        answer = np.empty((len(one.problem.parties), len(rows)))
        moved = tuple(chain for chain, lift in enumerate(lifts) if lift)
        coupled = self._coupled(rows, lifts, moved)
        free = np.flatnonzero(~coupled)
        for party in range(len(answer)):
            answer[party, free] = self._apart(one, party, rows[free], lifts, moved)
        for local in np.unique(self.states[rows[coupled]][:, moved], axis=0) if coupled.any() else ():
            same = np.flatnonzero(coupled & (self.states[rows][:, moved] == local).all(axis=1))
            for party in range(len(answer)):
                answer[party, same] = self._together(one, party, rows[same], lifts, moved)
        return answer

    def _coupled(self, rows: Rows, lifts: Increments, moved: tuple[int, ...]) -> NDArray[np.bool_]:
        """Return whether one step of the bundle waits for another in it, in a different chain, at each state."""
        coupled = np.zeros(len(rows), dtype=np.bool_)
        for rule in self.temptations.problem.precedence:
            if not rule.strict and rule.before[0] in moved and rule.after[0] in moved:
                inside = np.ones(len(rows), dtype=np.bool_)
                for chain, number in (rule.before, rule.after):
                    level = self.states[rows, chain]
                    inside &= (level < number) & (number <= level + lifts[chain])
                coupled |= inside
        return coupled

    def _apart(
        self, one: ChainTemptations, party: int, rows: Rows, lifts: Increments, moved: tuple[int, ...]
    ) -> Values:
        best = self._stop(one, party)[rows]
        for found in one.found_times[party]:
            total, gain = self._rest(one, party, found, rows, moved)
            for chain in moved:
                levels = self.states[rows, chain]
                still = self._table(one, party, chain, found, 0)[0][levels]
                free, exact = self._table(one, party, chain, found, lifts[chain])
                total = total + (free[levels] - still)
                gain = np.maximum(gain, exact[levels])
            best = np.maximum(best, total + gain)
        return best

    def _together(
        self, one: ChainTemptations, party: int, rows: Rows, lifts: Increments, moved: tuple[int, ...]
    ) -> Values:
        """Return the temptations at states that agree on all chains moved: every set of withheld steps is tried."""
        problem, streams = one.problem, one.streams[party]
        state = tuple(map(int, self.states[rows[0]]))
        own = [place for place in bundle_steps(state, lifts) if party in problem.step(*place).owners]
        best = self._stop(one, party)[rows]
        for found in one.found_times[party]:
            rest, others = self._rest(one, party, found, rows, moved)
            for chain in moved:
                rest = rest - self._table(one, party, chain, found, 0)[0][state[chain]]
            late = [place for place in own if problem.step(*place).verify >= found]
            for withheld in (chosen for size in range(len(late) + 1) for chosen in combinations(late, size)):
                ends = done_levels(problem, state, lifts, withheld)
                hit = any(problem.step(*place).verify == found for place in withheld)
                total, gain = rest, np.maximum(others, 0.0) if hit else others
                for chain in moved:
                    free = streams[chain].best(found, state[chain], ends[chain], False)[0]
                    exact = streams[chain].best(found, state[chain], ends[chain], True)[0]
                    total, gain = total + free, np.maximum(gain, exact - free)
                best = np.maximum(best, total + gain)
        return best

    def _rest(
        self, one: ChainTemptations, party: int, found: int, rows: Rows, moved: tuple[int, ...]
    ) -> tuple[Values, Values]:
        """Return the sum over all chains as if none moved, and the greatest gain among those that do not."""
        if (party, found) not in self._still:
            total = np.full(len(self.states), one.after(party, found)[0])
            gains = np.empty((len(one.problem.chains), len(self.states)))
            for chain in range(len(gains)):
                free, exact = self._table(one, party, chain, found, 0)
                total += free[self.states[:, chain]]
                gains[chain] = exact[self.states[:, chain]]
            self._still[party, found] = (total, gains)
        total, gains = self._still[party, found]
        left = np.array([chain for chain in range(len(gains)) if chain not in moved], dtype=np.intp)
        return total[rows], gains[np.ix_(left, rows)].max(axis=0, initial=-np.inf)

    def _table(self, one: ChainTemptations, party: int, chain: int, found: int, lift: int) -> tuple[Values, Values]:
        """Return the best of a chain at each level, and what it gains where a step must have just that time."""
        key = (party, chain, found, lift)
        if key not in self._tables:
            top = len(one.problem.chains[chain]) - lift
            pairs = [one.pair(party, chain, found, level, lift) for level in range(top + 1)]
            free = np.array([pair[0][0] for pair in pairs])
            self._tables[key] = (free, np.array([pair[1][0] for pair in pairs]) - free)
        return self._tables[key]

    def _stop(self, one: ChainTemptations, party: int) -> Values:
        if party not in self._stops:
            total = np.full(len(self.states), one.after(party, 0)[0])
            for chain, steps in enumerate(one.problem.chains):
                stream = one.streams[party][chain]
                total += np.array([stream.best(0, level, level, False)[0] for level in range(len(steps) + 1)])[
                    self.states[:, chain]
                ]
            self._stops[party] = total
        return self._stops[party]
