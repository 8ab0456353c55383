"""What a party can get by stopping, withholding or taking back: D of state and bundle.

Once the time L at which the party is found out is fixed, its stream is a sum over chains of a number that depends only
on the chain, its level before and after, and what the party does there. So each chain is tabulated by itself
(``chain_streams``), and the chains meet only in L: at least one of them must hold a choice with just that
verification time. A weak order between steps of two chains in one bundle ties them closer; there every set of withheld
steps is tried.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations
from math import inf

import numpy as np
from numpy.typing import NDArray

from walkaway.roadmap.breakdown import chain_breakdown
from walkaway.roadmap.chain_streams import ChainStreams
from walkaway.roadmap.numbers import Numbers
from walkaway.roadmap.plan import Increments, bundle_steps
from walkaway.roadmap.problem import RoadmapProblem, State

__all__ = ["ChainTemptations", "Choice", "done_levels"]

Place = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What a party is tempted to do.

    Attributes:
        withheld: Chain and number of its own scheduled steps that it does not take.
        taken_back: Chain and number of its own completed steps that it takes back.
        found: Periods until it is found out; 0 for the open stop.
    """

    withheld: tuple[Place, ...] = ()
    taken_back: tuple[Place, ...] = ()
    found: int = 0

    @property
    def kind(self) -> str:
        """``stop``, ``withhold``, ``take back`` or ``both``."""
        if self.withheld and self.taken_back:
            return "both"
        return "withhold" if self.withheld else "take back" if self.taken_back else "stop"


def done_levels(problem: RoadmapProblem, state: State, lifts: Increments, withheld: tuple[Place, ...]) -> State:
    """Return the state after a bundle of which some steps are withheld, and with them what depends on them."""
    ends = [level + lift for level, lift in zip(state, lifts, strict=True)]
    for chain, number in withheld:
        ends[chain] = min(ends[chain], number - 1)
    fallen = True
    while fallen:
        fallen = False
        for rule in problem.precedence:
            if ends[rule.before[0]] < rule.before[1] and ends[rule.after[0]] >= rule.after[1]:
                ends[rule.after[0]] = rule.after[1] - 1
                fallen = True
    return tuple(ends)


_SAME = 1e-12
"""By how much the value of a choice may differ from the best for rounding."""


@dataclass(slots=True, kw_only=True, eq=False)
class ChainTemptations:
    """Temptations under flows that are sums over chains, in D draws.

    Attributes:
        problem: Steps and order; its own flow is not looked at.
        numbers: Utilities and discount factors.
    """

    problem: RoadmapProblem
    numbers: Numbers
    streams: tuple[tuple[ChainStreams, ...], ...] = field(init=False)
    found_times: tuple[tuple[int, ...], ...] = field(init=False)
    _pairs: dict[tuple[int, int, int, int, int], tuple[NDArray[np.float64], NDArray[np.float64]]] = field(
        default_factory=dict, init=False
    )

    def __post_init__(self) -> None:
        """Find what a breakdown makes of each chain."""
        problem, numbers = self.problem, self.numbers
        broken = [chain_breakdown(problem, c, numbers.tables[c]) for c in range(len(problem.chains))]
        self.streams = tuple(
            tuple(
                ChainStreams(
                    party=p, chain=chain, own=numbers.tables[c][p], discount=numbers.discount[p], broken=broken[c]
                )
                for c, chain in enumerate(problem.chains)
            )
            for p in range(len(problem.parties))
        )
        self.found_times = tuple(
            tuple(sorted({step.verify for chain in problem.chains for step in chain if p in step.owners}))
            for p in range(len(problem.parties))
        )

    def of(self, state: State, lifts: Increments) -> NDArray[np.float64]:
        """Return the temptation of every party at a state with a bundle, ``[P, D]``."""
        return np.stack([self._most(p, state, lifts) for p in range(len(self.problem.parties))])

    def after(self, party: int, found: int) -> NDArray[np.float64]:
        """Return what is added for all periods from the breakdown on, ``[D]``."""
        numbers = self.numbers
        return np.asarray(numbers.discount[party] ** found * (numbers.shift[party] - numbers.penalty[party]))

    def pair(
        self, party: int, chain: int, found: int, level: int, lift: int
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return the best of a chain over all choices, and over those with a step of just that verification time."""
        key = (party, chain, found, level, lift)
        if key not in self._pairs:
            free = self.streams[party][chain].best(found, level, level + lift, False)
            exact = self.streams[party][chain].best(found, level, level + lift, True)
            for number, hit in self._withheld(party, chain, found, level, lift):
                stopped = self.streams[party][chain].best(found, level, number - 1, False)
                free = np.maximum(free, stopped)
                exact = np.maximum(
                    exact, stopped if hit else self.streams[party][chain].best(found, level, number - 1, True)
                )
            self._pairs[key] = (free, exact)
        return self._pairs[key]

    def coupled(self, state: State, lifts: Increments) -> bool:
        """Return whether a step of the bundle waits for one of another chain in the same bundle."""
        if not any(not rule.strict for rule in self.problem.precedence):
            return False
        taken = set(bundle_steps(state, lifts))
        return any(rule.before in taken and rule.after in taken for rule in self.problem.precedence)

    def choice(self, party: int, state: State, lifts: Increments, draw: int = 0) -> Choice:
        """Return what a party is most tempted to do at a state with a bundle in a draw."""
        target = self._most(party, state, lifts)[draw] - _SAME
        if not self.coupled(state, lifts):
            return self._recovered_apart(party, state, lifts, float(target), draw)
        for found, withheld, value in self._tried(party, state, lifts):
            if value[draw] >= target:
                return self._recovered(party, state, lifts, found, withheld, draw)
        raise AssertionError("one of the choices is the best")

    def _withheld(self, party: int, chain: int, found: int, level: int, lift: int) -> Iterator[tuple[int, bool]]:
        """Yield the first withheld step of a chain, and whether it or a later one can have just that time."""
        hit = False
        for number in range(level + lift, level, -1):
            step = self.problem.step(chain, number)
            if party in step.owners and step.verify >= found:
                hit = hit or step.verify == found
                yield number, hit

    def _most(self, party: int, state: State, lifts: Increments) -> NDArray[np.float64]:
        if self.coupled(state, lifts):
            return np.asarray(np.max([value for _, _, value in self._tried(party, state, lifts)], axis=0))
        best = self._stopped(party, state)
        for found in self.found_times[party]:
            total, gain = self.after(party, found), np.full(self.numbers.draws, -inf)
            for chain, (level, lift) in enumerate(zip(state, lifts, strict=True)):
                free, exact = self.pair(party, chain, found, level, lift)
                total = total + free
                gain = np.maximum(gain, exact - free)
            best = np.maximum(best, total + gain)
        return best

    def _stopped(self, party: int, state: State) -> NDArray[np.float64]:
        total = self.after(party, 0)
        for chain, level in enumerate(state):
            total = total + self.streams[party][chain].best(0, level, level, False)
        return total

    def _tried(
        self, party: int, state: State, lifts: Increments
    ) -> Iterator[tuple[int, tuple[Place, ...], NDArray[np.float64]]]:
        """Yield every time of being found out with every set of withheld steps, and the most that it can give."""
        yield 0, (), self._stopped(party, state)
        own = [place for place in bundle_steps(state, lifts) if party in self.problem.step(*place).owners]
        for found in self.found_times[party]:
            late = [place for place in own if self.problem.step(*place).verify >= found]
            for size in range(len(late) + 1):
                for withheld in combinations(late, size):
                    ends = done_levels(self.problem, state, lifts, withheld)
                    total, gain = self.after(party, found), np.full(self.numbers.draws, -inf)
                    if any(self.problem.step(*place).verify == found for place in withheld):
                        gain = np.zeros(self.numbers.draws)
                    for chain, (level, end) in enumerate(zip(state, ends, strict=True)):
                        free = self.streams[party][chain].best(found, level, end, False)
                        total = total + free
                        gain = np.maximum(gain, self.streams[party][chain].best(found, level, end, True) - free)
                    yield found, withheld, total + gain

    def _recovered_apart(self, party: int, state: State, lifts: Increments, target: float, draw: int) -> Choice:
        """Return the choice that reaches a value where each chain can be looked at by itself."""
        if self._stopped(party, state)[draw] >= target:
            return Choice()
        spans = list(zip(state, lifts, strict=True))
        for found in self.found_times[party]:
            pairs = [self.pair(party, chain, found, *span) for chain, span in enumerate(spans)]
            gains = [float(exact[draw] - free[draw]) for free, exact in pairs]
            total = float(self.after(party, found)[draw]) + sum(float(free[draw]) for free, _ in pairs)
            if not pairs or total + max(gains) < target:
                continue
            forced = int(np.argmax(gains))
            parts = [
                self._in_chain(
                    party, chain, found, span, (float(pairs[chain][chain == forced][draw]), draw, chain == forced)
                )
                for chain, span in enumerate(spans)
            ]
            withheld = tuple(place for held, _ in parts for place in held)
            return Choice(withheld=withheld, taken_back=tuple(p for _, taken in parts for p in taken), found=found)
        raise AssertionError("one of the choices is the best")

    def _in_chain(
        self, party: int, chain: int, found: int, span: tuple[int, int], wanted: tuple[float, int, bool]
    ) -> tuple[tuple[Place, ...], tuple[Place, ...]]:
        """Return what a party withholds and takes back in one chain for a value there, withholding as little as it can.

        Args:
            party: The party.
            chain: The chain.
            found: Periods until it is found out.
            span: Level before, and by how much the bundle lifts it.
            wanted: The value, the draw, and whether a step with just that verification time is needed.
        """
        level, lift = span
        value, draw, exact = wanted
        streams = self.streams[party][chain]
        if streams.best(found, level, level + lift, exact)[draw] >= value - _SAME:
            return (), self._taken(party, chain, found, (level, level + lift, exact), draw)
        for number, hit in self._withheld(party, chain, found, level, lift):
            left = exact and not hit
            if streams.best(found, level, number - 1, left)[draw] >= value - _SAME:
                held = [number]
                if exact and hit and self.problem.step(chain, number).verify != found:
                    held.append(self._later(party, chain, found, number, level + lift))
                return tuple((chain, n) for n in held), self._taken(
                    party, chain, found, (level, number - 1, left), draw
                )
        raise AssertionError("one of the choices is the best")

    def _later(self, party: int, chain: int, found: int, after: int, top: int) -> int:
        """Return a later step of the party's in the bundle with just that verification time."""
        steps = ((number, self.problem.step(chain, number)) for number in range(after + 1, top + 1))
        return next(number for number, step in steps if party in step.owners and step.verify == found)

    def _taken(self, party: int, chain: int, found: int, span: tuple[int, int, bool], draw: int) -> tuple[Place, ...]:
        level, end, exact = span
        return tuple((chain, n) for n in sorted(self.streams[party][chain].choice(found, level, end, exact, draw)))

    def _recovered(
        self, party: int, state: State, lifts: Increments, found: int, withheld: tuple[Place, ...], draw: int
    ) -> Choice:
        if not found:
            return Choice()
        ends = done_levels(self.problem, state, lifts, withheld)
        streams = self.streams[party]
        forced = -1
        if not any(self.problem.step(*place).verify == found for place in withheld):
            gains = [
                streams[c].best(found, level, end, True)[draw] - streams[c].best(found, level, end, False)[draw]
                for c, (level, end) in enumerate(zip(state, ends, strict=True))
            ]
            forced = int(np.argmax(gains))
        taken = tuple(
            (c, number)
            for c, (level, end) in enumerate(zip(state, ends, strict=True))
            for number in sorted(streams[c].choice(found, level, end, c == forced, draw))
        )
        return Choice(withheld=withheld, taken_back=taken, found=found)
