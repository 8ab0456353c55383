"""Temptations at many states at once: tables of each chain, looked up and added.

A bundle moves a few chains only. What the others give is the same for all bundles, so it is added up once for every
state.
"""

from dataclasses import dataclass, field
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from walkaway.roadmap.joint_streams import JointTemptations
from walkaway.roadmap.plan import bundle_steps
from walkaway.roadmap.temptation import ChainTemptations, done_levels

__all__ = ["BulkTemptations"]

Values = NDArray[np.float64]
Rows = NDArray[np.intp]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Tables:
    """The best of one party's choices, found out after some periods.

    Attributes:
        free: Of each chain by level and by how much the bundle lifts it, ``[chains, levels, lifts]``.
        exact: What it gains where a step must have just that verification time, likewise.
        total: The sum over all chains where none moves, with what comes after the breakdown, ``[N]``.
        chains: The chains that gain most at each state where they do not move, one more than can move, ``[few, N]``.
        gains: What these gain, ``[few, N]``.
    """

    free: Values
    exact: Values
    total: Values
    chains: Rows
    gains: Values


@dataclass(slots=True, kw_only=True, eq=False)
class BulkTemptations:
    """Temptations at the states of a table, for one draw.

    Attributes:
        temptations: What tells them one by one.
        states: The states, ``[N, chains]``.
    """

    temptations: ChainTemptations | JointTemptations
    states: NDArray[np.int16]
    _tables: dict[tuple[int, int], _Tables] = field(default_factory=dict, init=False)
    _stops: dict[int, Values] = field(default_factory=dict, init=False)

    def of(self, source: Rows, target: Rows) -> Values:
        """Return the temptation of every party where the bundle leads from one state to another, ``[P, E]``."""
        one = self.temptations
        lifts = self.states[target] - self.states[source]
        if isinstance(one, JointTemptations):
            pairs = zip(self.states[source].tolist(), lifts.tolist(), strict=True)
            found = [one.of(tuple(state), tuple(lift))[:, 0] for state, lift in pairs]
            return np.array(found).T.reshape(len(one.problem.parties), len(source))
        answer = np.empty((len(one.problem.parties), len(source)))
        coupled = self._coupled(one, source, lifts)
        free = np.flatnonzero(~coupled)
        for party in range(len(answer)):
            answer[party, free] = self._apart(one, party, source[free], lifts[free])
        for same in self._alike(np.flatnonzero(coupled), source, lifts):
            for party in range(len(answer)):
                answer[party, same] = self._together(one, party, source[same], lifts[same[0]])
        return answer

    def _coupled(self, one: ChainTemptations, source: Rows, lifts: NDArray[np.int16]) -> NDArray[np.bool_]:
        """Return whether one step of each bundle waits for another in it, in a different chain."""
        coupled = np.zeros(len(source), dtype=np.bool_)
        for rule in one.problem.precedence:
            if not rule.strict:
                inside = np.ones(len(source), dtype=np.bool_)
                for chain, number in (rule.before, rule.after):
                    level = self.states[source, chain]
                    inside &= (level < number) & (number <= level + lifts[:, chain])
                coupled |= inside
        return coupled

    def _alike(self, rows: Rows, source: Rows, lifts: NDArray[np.int16]) -> list[Rows]:
        """Return bundles in groups that move the same chains from the same levels by the same steps."""
        if not len(rows):
            return []
        moved = lifts[rows] > 0
        local = np.concatenate((lifts[rows], np.where(moved, self.states[source[rows]], -1)), axis=1)
        group = np.unique(local, axis=0, return_inverse=True)[1].reshape(-1)
        order = np.argsort(group, kind="stable")
        return list(np.split(rows[order], np.flatnonzero(np.diff(group[order])) + 1))

    def _apart(self, one: ChainTemptations, party: int, source: Rows, lifts: NDArray[np.int16]) -> Values:
        best = self._stop(one, party)[source]
        edge, chain = np.nonzero(lifts)
        level, lift = self.states[source[edge], chain], lifts[edge, chain]
        for found in one.found_times[party]:
            tables = self._of(one, party, found)
            total = tables.total[source]
            gain = self._others(tables, source, lifts)
            if len(edge):
                starts = np.flatnonzero(np.diff(edge, prepend=-1))
                change = tables.free[chain, level, lift] - tables.free[chain, level, 0]
                total[edge[starts]] += np.add.reduceat(change, starts)
                own = np.maximum.reduceat(tables.exact[chain, level, lift], starts)
                gain[edge[starts]] = np.maximum(gain[edge[starts]], own)
            np.maximum(best, total + gain, out=best)
        return best

    def _others(self, tables: _Tables, source: Rows, lifts: NDArray[np.int16]) -> Values:
        """Return the greatest gain among the chains that do not move; the greatest few are known for each state."""
        gain = np.full(len(source), -np.inf)
        open_ = np.arange(len(source))
        for chains, gains in zip(tables.chains, tables.gains, strict=True):
            still = lifts[open_, chains[source[open_]]] == 0
            gain[open_[still]] = gains[source[open_[still]]]
            open_ = open_[~still]
        return gain

    def _together(self, one: ChainTemptations, party: int, source: Rows, lift_row: NDArray[np.int16]) -> Values:
        """Return the temptations of bundles that are alike: every set of withheld steps is tried."""
        problem, streams = one.problem, one.streams[party]
        state, lifts = tuple(self.states[source[0]].tolist()), tuple(lift_row.tolist())
        moved = [chain for chain, lift in enumerate(lifts) if lift]
        own = [place for place in bundle_steps(state, lifts) if party in problem.step(*place).owners]
        best = self._stop(one, party)[source]
        for found in one.found_times[party]:
            tables = self._of(one, party, found)
            others = self._others(tables, source, np.tile(lift_row, (len(source), 1)))
            rest = tables.total[source] - sum(tables.free[chain, state[chain], 0] for chain in moved)
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

    def _of(self, one: ChainTemptations, party: int, found: int) -> _Tables:
        if (party, found) not in self._tables:
            problem = one.problem
            longest, most = max(map(len, problem.chains)), min(problem.capacity, max(map(len, problem.chains)))
            free = np.zeros((len(problem.chains), longest + 1, most + 1))
            exact = np.full(free.shape, -np.inf)
            for chain, level, lift in np.ndindex(free.shape):
                if level + lift <= len(problem.chains[chain]):
                    pair = one.pair(party, chain, found, level, lift)
                    free[chain, level, lift], exact[chain, level, lift] = pair[0][0], pair[1][0] - pair[0][0]
            total = np.full(len(self.states), one.after(party, found)[0])
            gains = np.empty((len(problem.chains), len(self.states)))
            for chain in range(len(gains)):
                total += free[chain, self.states[:, chain], 0]
                gains[chain] = exact[chain, self.states[:, chain], 0]
            few = min(len(gains), problem.capacity + 1)
            chains = np.argsort(-gains, axis=0, kind="stable")[:few]
            best = np.take_along_axis(gains, chains, axis=0)
            self._tables[party, found] = _Tables(free=free, exact=exact, total=total, chains=chains, gains=best)
        return self._tables[party, found]

    def _stop(self, one: ChainTemptations, party: int) -> Values:
        if party not in self._stops:
            total = np.full(len(self.states), one.after(party, 0)[0])
            for chain, steps in enumerate(one.problem.chains):
                stream = one.streams[party][chain]
                stopped = [stream.best(0, level, level, False)[0] for level in range(len(steps) + 1)]
                total += np.array(stopped)[self.states[:, chain]]
            self._stops[party] = total
        return self._stops[party]
