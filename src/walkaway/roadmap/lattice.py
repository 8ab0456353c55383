"""All states that precedence allows, and all bundles between them, as arrays.

States stand in the order of how many steps are done, so that each bundle leads to a later one. For every bundle it is
known how long it takes and how tempted each party is.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import prod

import numpy as np
from numpy.typing import NDArray

from walkaway.errors import LimitError
from walkaway.roadmap.bulk import BulkTemptations
from walkaway.roadmap.evaluate import temptations_of
from walkaway.roadmap.plan import Increments
from walkaway.roadmap.problem import RoadmapProblem

__all__ = ["Lattice", "lattice_of", "reachable_states"]

Values = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Lattice:
    """States and bundles.

    Attributes:
        problem: What they are of.
        states: ``[N, chains]``, the start first.
        layers: Where the states with 0, 1, 2, … steps done begin, and N.
        flows: Utilities of the states, ``[P, N]``.
        ends: What each party has for ever where the plan ends, ``[P, N]``; minus infinity where it cannot end or
            somebody would leave.
        waits: Temptation at each state with an empty bundle, ``[P, N]``.
        first: Where the bundles that leave each state begin, ``[N + 1]``.
        target: The state that each bundle leads to, ``[E]``.
        length: How many periods it takes, ``[E]``.
        temptation: How tempted each party is, ``[P, E]``.
    """

    problem: RoadmapProblem
    states: NDArray[np.int16]
    layers: tuple[int, ...]
    flows: Values
    ends: Values
    waits: Values
    first: NDArray[np.intp]
    target: NDArray[np.int32]
    length: NDArray[np.int32]
    temptation: Values

    def lifts(self, source: int, target: int) -> Increments:
        """Return the bundle between two states."""
        return tuple(int(lift) for lift in self.states[target] - self.states[source])


class _Keys:
    """Numbers (or texts) that stand for states and sort alike, for any number of chains."""

    def __init__(self, sizes: list[int]) -> None:
        self._narrow = prod(sizes) < 2**62
        self._radix = np.array([prod(sizes[:chain]) for chain in range(len(sizes))]) if self._narrow else None

    def of(self, states: NDArray[np.int16]) -> NDArray[np.int64] | NDArray[np.bytes_]:
        if self._radix is not None:
            return np.asarray(states.astype(np.int64) @ self._radix)
        wide = np.ascontiguousarray(states.astype(">u2"))
        return wide.view(f"S{2 * wide.shape[1]}")[:, 0]


def reachable_states(problem: RoadmapProblem, most: int) -> tuple[NDArray[np.int16], tuple[int, ...]] | None:
    """Return the states on the way to the target and where their layers begin; None where they are more than `most`."""
    top = np.array(problem.full if problem.target is None else problem.target, dtype=np.int16)
    keys = _Keys([int(level) + 1 for level in top])
    layer = np.zeros((1, len(top)), dtype=np.int16)
    found, begins, count = [layer], [0, 1], 1
    while True:
        following = []
        for chain in range(len(top)):
            able = layer[_may_follow(problem, layer, chain, top)]
            if len(able):
                able = able.copy()
                able[:, chain] += 1
                following.append(able)
        if not following:
            return np.concatenate(found), tuple(begins)
        layer = np.concatenate(following)
        layer = layer[np.unique(keys.of(layer), return_index=True)[1]]
        count += len(layer)
        if count > most:
            return None
        found.append(layer)
        begins.append(count)


def _may_follow(
    problem: RoadmapProblem, states: NDArray[np.int16], chain: int, top: NDArray[np.int16]
) -> NDArray[np.bool_]:
    """Return at which states the next step of a chain may be taken alone."""
    able = states[:, chain] < top[chain]
    for rule in problem.precedence:
        if rule.after[0] == chain:
            able &= (states[:, chain] + 1 != rule.after[1]) | (states[:, rule.before[0]] >= rule.before[1])
    return np.asarray(able)


def lattice_of(
    problem: RoadmapProblem,
    states: NDArray[np.int16],
    layers: tuple[int, ...],
    *,
    most_bundles: int,
    progress: Callable[[str, float], None] | None = None,
) -> Lattice:
    """Return all bundles between these states, with their temptations.

    Raises:
        LimitError: There are more bundles than `most_bundles`.
    """
    temptations = temptations_of(problem)
    bulk = BulkTemptations(temptations=temptations, states=states)
    still = (0,) * len(problem.chains)
    flows = problem.flow.values(states)
    waits = bulk.of(np.arange(len(states)), still)
    sources, targets, lengths, tempted = [], [], [], []
    count = 0
    for lifts, source, target, length in _bundles(problem, states):
        count += len(source)
        if count > most_bundles:
            raise LimitError(f"there are more than {most_bundles:,} bundles; lower the capacity, or join steps")
        sources.append(source.astype(np.int32))
        targets.append(target.astype(np.int32))
        lengths.append(length)
        tempted.append(bulk.of(source, lifts))
        if progress is not None:
            progress("bundles", count / most_bundles)
    source = np.concatenate(sources) if sources else np.zeros(0, dtype=np.int32)
    order = np.argsort(source, kind="stable")
    parties = len(problem.parties)
    return Lattice(
        problem=problem,
        states=states,
        layers=layers,
        flows=flows,
        ends=_ends(problem, states, flows, waits),
        waits=waits,
        first=np.searchsorted(source[order], np.arange(len(states) + 1)),
        target=np.concatenate(targets)[order] if targets else np.zeros(0, dtype=np.int32),
        length=np.concatenate(lengths)[order] if lengths else np.zeros(0, dtype=np.int32),
        temptation=np.concatenate(tempted, axis=1)[:, order] if tempted else np.zeros((parties, 0)),
    )


def _ends(problem: RoadmapProblem, states: NDArray[np.int16], flows: Values, waits: Values) -> Values:
    ends = flows.copy()
    if problem.target is not None:
        away = (states != np.array(problem.target)).any(axis=1)
        if problem.terminal is not None:
            ends = np.repeat(np.array(problem.terminal)[:, None], len(states), axis=1)
        ends[:, away] = -np.inf
    ends[:, (ends < waits - 1e-9).any(axis=0)] = -np.inf
    return ends


def _bundles(
    problem: RoadmapProblem, states: NDArray[np.int16]
) -> Iterator[tuple[Increments, NDArray[np.intp], NDArray[np.intp], NDArray[np.int32]]]:
    """Yield each bundle with the states that it may be taken at, the states it leads to, and how long it takes."""
    top = states.max(axis=0)
    keys = _Keys([int(level) + 1 for level in top])
    known = keys.of(states)
    order = np.argsort(known)
    sorted_keys = known[order]
    pending: list[tuple[int, Increments, NDArray[np.intp], NDArray[np.int32]]] = [
        (0, (0,) * len(top), np.arange(len(states)), np.ones(len(states), dtype=np.int32))
    ]
    while pending:
        begin, lifts, rows, length = pending.pop()
        if any(lifts):
            after = keys.of((states[rows] + np.array(lifts, dtype=np.int16)).astype(np.int16))
            place = np.minimum(np.searchsorted(sorted_keys, after), len(order) - 1)
            known_rows = sorted_keys[place] == after
            if known_rows.any():
                yield lifts, rows[known_rows], order[place[known_rows]], length[known_rows]
        if sum(lifts) == problem.capacity:
            continue
        for chain in range(begin, len(top)):
            more = tuple(lift + (c == chain) for c, lift in enumerate(lifts))
            able = _may_join(problem, states[rows], chain, more[chain], int(top[chain]))
            if able.any():
                numbers = states[rows[able], chain] + more[chain]
                verify = np.array([1] + [step.verify for step in problem.chains[chain]], dtype=np.int32)
                pending.append((chain, more, rows[able], np.maximum(length[able], verify[numbers])))


def _may_join(problem: RoadmapProblem, states: NDArray[np.int16], chain: int, lift: int, top: int) -> NDArray[np.bool_]:
    """Return at which states the step of a chain that is `lift` above its level may be part of a stage.

    A weak order is not looked at: whether the state after the stage is known tells that.
    """
    numbers = states[:, chain] + lift
    able = numbers <= top
    for rule in problem.precedence:
        if rule.strict and rule.after[0] == chain:
            able &= (numbers != rule.after[1]) | (states[:, rule.before[0]] >= rule.before[1])
    return np.asarray(able)
