"""The best that one party can make of one chain, once it is fixed when it is found out.

The utility of a chain in every period, discounted and added up, is

    v(e) + Σ_j δ^(G_j) · (v(j - 1) - v(j))

where e is the chain's level when the stage starts and step j is gone after G_j periods, the running maximum from the
top of the times at which it and the steps above it are free to go. So the party's choice in the chain is a walk from
the top down, and what matters of its past is the running maximum; that is a small dynamic programme. All numbers have
an axis of draws.
"""

from dataclasses import dataclass, field
from math import inf, isinf

import numpy as np
from numpy.typing import NDArray

from walkaway.roadmap.breakdown import ChainBreakdown
from walkaway.roadmap.problem import RoadmapStep

__all__ = ["ChainStreams"]

Values = NDArray[np.float64]
_Key = tuple[int, int, int, int, float, bool, bool]


@dataclass(slots=True, kw_only=True, eq=False)
class ChainStreams:
    """What one party can make of one chain.

    Attributes:
        party: Whose choice it is.
        chain: The steps.
        own: Its utility of the levels, ``[D, levels]``.
        discount: Its discount factor, ``[D]``.
        broken: Where the chain ends after a breakdown.
    """

    party: int
    chain: tuple[RoadmapStep, ...]
    own: Values
    discount: Values
    broken: ChainBreakdown
    _walks: dict[_Key, Values] = field(default_factory=dict)
    _bests: dict[tuple[int, int, int, bool], Values] = field(default_factory=dict)
    _weights: dict[float, Values] = field(default_factory=dict)

    def best(self, found: int, level: int, end: int, exact: bool) -> Values:
        """Return the most ``[D]`` that the chain gives over what the party may take back, found out after some periods.

        Args:
            found: Periods until the breakdown; 0 for the open stop, where nothing is taken back before it.
            level: The chain's level when the stage starts; the steps up to there can be taken back.
            end: Its level with what is done of the bundle.
            exact: Whether a step taken back must have just this verification time; minus infinity where none can.
        """
        key = (found, level, end, exact)
        if key not in self._bests:
            best = np.full(len(self.discount), -inf)
            for stay, base, latest, hit in self._tops(found, level, end):
                rest = self._walk(found, stay, min(level, stay), stay, latest, False, hit or not exact)
                best = np.maximum(best, base + rest)
            self._bests[key] = best
        return self._bests[key]

    def choice(self, found: int, level: int, end: int, exact: bool, draw: int = 0) -> tuple[int, ...]:
        """Return the numbers of the steps that the party takes back in the choice that `best` found in a draw."""
        target = self.best(found, level, end, exact)[draw]
        for stay, base, latest, hit in self._tops(found, level, end):
            able = min(level, stay)
            rest = self._walk(found, stay, able, stay, latest, False, hit or not exact)
            if base[draw] + rest[draw] == target:
                top = tuple(range(end, stay, -1))
                return top + self._traced(found, stay, able, (latest, False, hit or not exact), draw)
        return ()

    def _tops(self, found: int, level: int, end: int) -> list[tuple[int, Values, float, bool]]:
        """Return the levels at which the chain may stand at the breakdown.

        The steps above were all taken back and are gone by then, so each of them takes no longer than that.

        Returns:
            The level, the stream's value so far, the latest gone time, and whether a step has just the time asked for.
        """
        value, latest, hit = self.own[:, end], 0.0, False
        tops = [(end, value, latest, hit)]
        if end == level and found:
            for number in range(level, 0, -1):
                step = self.chain[number - 1]
                if not self._able(found, number) or step.take_back > found:
                    break
                latest, hit = max(latest, step.take_back), hit or step.verify == found
                value = value + self._weight(latest) * self._drop(number)
                tops.append((number - 1, value, latest, hit))
        return tops

    def _walk(self, found: int, stay: int, able: int, number: int, latest: float, taken: bool, exact: bool) -> Values:
        """Return the most from step `number` down, the chain standing at `stay` when the process breaks down."""
        key = (found, stay, able, number, latest, taken, exact)
        if key not in self._walks:
            if number == 0:
                self._walks[key] = self._bottom(found, stay, taken, exact)
            else:
                best = self._left(found, stay, able, number, latest, taken, exact)
                if self._may_take(found, stay, able, number):
                    best = np.maximum(best, self._takes(found, stay, able, number, latest, exact))
                self._walks[key] = best
        return self._walks[key]

    def _bottom(self, found: int, stay: int, taken: bool, exact: bool) -> Values:
        if not exact:
            return np.full(len(self.discount), -inf)
        if taken:
            return np.zeros(len(self.discount))
        draws = np.arange(len(self.discount))
        lifted = self.own[draws, self.broken.alone[stay]]
        return np.asarray(self._weight(found) * (lifted - self.own[:, stay]))

    def _may_take(self, found: int, stay: int, able: int, number: int) -> bool:
        """Return whether the party can take this step back, the chain still standing at `stay` when it is found out."""
        if found == 0 or number > able or not self._able(found, number):
            return False
        return number != stay or self.chain[number - 1].take_back > found

    def _takes(self, found: int, stay: int, able: int, number: int, latest: float, exact: bool) -> Values:
        step = self.chain[number - 1]
        gone = max(latest, step.take_back)
        below = self._walk(found, stay, able, number - 1, gone, True, exact or step.verify == found)
        return self._weight(gone) * self._drop(number) + below

    def _left(self, found: int, stay: int, able: int, number: int, latest: float, taken: bool, exact: bool) -> Values:
        """Return the value where the party leaves the step: it goes at the breakdown, or stays with all below it."""
        going = number > self.broken.rest[stay]
        value = np.empty(len(going))
        if going.any():
            gone = max(latest, found + self.chain[number - 1].take_back)
            below = self._walk(found, stay, able, number - 1, gone, taken, exact)
            value = self._weight(gone) * self._drop(number) + below
        if not going.all():
            held = self._walk(found, stay, able, number - 1, inf, taken, exact)
            value = np.where(going, value, held)
        return value

    def _traced(self, found: int, stay: int, able: int, past: tuple[float, bool, bool], draw: int) -> tuple[int, ...]:
        latest, taken, exact = past
        chosen = []
        for number in range(stay, 0, -1):
            step = self.chain[number - 1]
            best = self._walk(found, stay, able, number, latest, taken, exact)[draw]
            if self._left(found, stay, able, number, latest, taken, exact)[draw] == best:
                going = number > self.broken.rest[stay, draw]
                latest = max(latest, found + step.take_back) if going else inf
            else:
                chosen.append(number)
                latest, taken, exact = max(latest, step.take_back), True, exact or step.verify == found
        return tuple(chosen)

    def _able(self, found: int, number: int) -> bool:
        step = self.chain[number - 1]
        return self.party in step.actors and not isinf(step.take_back) and step.verify >= found

    def _drop(self, number: int) -> Values:
        return self.own[:, number - 1] - self.own[:, number]

    def _weight(self, periods: float) -> Values:
        if periods not in self._weights:
            self._weights[periods] = np.zeros_like(self.discount) if isinf(periods) else self.discount**periods
        return self._weights[periods]
