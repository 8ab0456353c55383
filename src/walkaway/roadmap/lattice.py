"""All states that precedence allows, and all bundles between them, as arrays.

States stand in the order of how many steps are done, so that each bundle leads to a later one. For every bundle it is
known how long it takes and how tempted each party is.
"""

from collections.abc import Callable
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

CHUNK = 200_000
"""Bundles whose temptations are worked out together."""


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
        rows = [np.flatnonzero(_may_follow(problem, layer, chain, top)) for chain in range(len(top))]
        reached = sum(map(len, rows))
        if not reached:
            return np.concatenate(found), tuple(begins)
        # A state with so many steps done is reached from at most as many states: stop before it takes much memory.
        if count + reached // (len(begins) - 1) > most:
            return None
        following = []
        for chain, able in enumerate(rows):
            following.append(layer[able])
            following[-1][:, chain] += 1
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

    Where the states are not all that there are, these are the bundles that lead from one to another step by step.

    Raises:
        LimitError: There are more bundles than `most_bundles`.
    """
    bulk = BulkTemptations(temptations=temptations_of(problem), states=states)
    flows = problem.flow.values(states)
    rows = np.arange(len(states))
    waits = bulk.of(rows, rows)
    source, target, length = _bundles(problem, states, most_bundles)
    parts = [np.zeros((len(problem.parties), 0))]
    for begin in range(0, len(source), CHUNK):
        parts.append(bulk.of(source[begin : begin + CHUNK], target[begin : begin + CHUNK]))
        if progress is not None:
            progress("bundles", begin / len(source))
    return Lattice(
        problem=problem,
        states=states,
        layers=layers,
        flows=flows,
        ends=_ends(problem, states, flows, waits),
        waits=waits,
        first=np.searchsorted(source, np.arange(len(states) + 1)),
        target=target.astype(np.int32),
        length=length,
        temptation=np.concatenate(parts, axis=1),
    )


def _ends(problem: RoadmapProblem, states: NDArray[np.int16], flows: Values, waits: Values) -> Values:
    ends = flows.copy()
    if problem.target is not None:
        away = (states != np.array(problem.target)).any(axis=1)
        if problem.terminal is not None:
            ends = np.repeat(np.array(problem.terminal)[:, None], len(states), axis=1)
        ends[:, away] = -np.inf
    if problem.no_end is not None:
        ends[:, problem.no_end(states) & states.any(axis=1)] = -np.inf
    ends[:, (ends < waits - 1e-9).any(axis=0)] = -np.inf
    return ends


def _bundles(
    problem: RoadmapProblem, states: NDArray[np.int16], most: int
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int32]]:
    """Return where each bundle leads from, where to, and how long it takes; in the order of the two.

    Single steps are put one after another, each bundle kept once; a strict order is looked at in the end.
    """
    size = len(states)
    single, follower, verify = _single_steps(problem, states)
    first = np.searchsorted(single, np.arange(size + 1))
    keys, lengths = single * size + follower, verify
    bundles, latest = [(keys, lengths)], (keys, lengths)
    for _ in range(1, problem.capacity):
        ends = latest[0] % size
        counts = first[ends + 1] - first[ends]
        if sum(len(keys) for keys, _ in bundles) + int(counts.sum()) > 3 * most:
            raise LimitError(f"there are more than {most:,} bundles; lower the capacity, or join steps")
        before = np.repeat(np.arange(len(ends)), counts)
        step = np.repeat(first[ends] - np.cumsum(counts) + counts, counts) + np.arange(len(before))
        more, place = np.unique(latest[0][before] // size * size + follower[step], return_index=True)
        latest = (more, np.maximum(latest[1][before[place]], verify[step[place]]))
        if not len(more):
            break
        bundles.append(latest)
    keys = np.concatenate([part for part, _ in bundles])
    order = np.argsort(keys)
    source, target = keys[order] // size, keys[order] % size
    length = np.concatenate([part for _, part in bundles])[order]
    kept = _in_order(problem, states, source, target)
    if int(kept.sum()) > most:
        raise LimitError(f"there are more than {most:,} bundles; lower the capacity, or join steps")
    return source[kept], target[kept], length[kept]


def _single_steps(
    problem: RoadmapProblem, states: NDArray[np.int16]
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int32]]:
    """Return from where to where a single step leads, sorted, and how long it takes to verify."""
    keys = _Keys([int(level) + 1 for level in states.max(axis=0)])
    known = keys.of(states)
    order = np.argsort(known)
    sorted_keys = known[order]
    parts = []
    for chain, steps in enumerate(problem.chains):
        rows = np.flatnonzero(states[:, chain] < min(len(steps), int(states[:, chain].max())))
        after = states[rows].copy()
        after[:, chain] += 1
        wanted = keys.of(after)
        place = np.minimum(np.searchsorted(sorted_keys, wanted), len(order) - 1)
        there = sorted_keys[place] == wanted
        verify = np.array([step.verify for step in steps], dtype=np.int32)
        parts.append((rows[there], order[place[there]], verify[states[rows[there], chain]]))
    source, target, length = (np.concatenate(column) for column in zip(*parts, strict=True))
    sorting = np.lexsort((target, source))
    return source[sorting].astype(np.int64), target[sorting].astype(np.int64), length[sorting].astype(np.int32)


def _in_order(
    problem: RoadmapProblem, states: NDArray[np.int16], source: NDArray[np.int64], target: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """Return which bundles hold no step that needs another in an earlier stage and has it in the same."""
    kept = np.ones(len(source), dtype=np.bool_)
    for rule in problem.precedence:
        if rule.strict:
            taken = (states[source, rule.after[0]] < rule.after[1]) & (rule.after[1] <= states[target, rule.after[0]])
            kept &= ~taken | (states[source, rule.before[0]] >= rule.before[1])
    return kept
