"""Pareto sets for two parties, compiled: for many bundles, where Numba is installed (``walkaway[fast]``).

A set is sorted by the first party, so what a temptation leaves of it is a range, found by bisection; it is merged into
the set of the state in one pass, after a look whether anything of it is undominated at all. The answer is that of
``labels``.
"""

from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec

import numpy as np
from numpy.typing import NDArray

from walkaway.errors import LimitError
from walkaway.roadmap.corners import Corners, moved_values
from walkaway.roadmap.labels import Progress
from walkaway.roadmap.lattice import Lattice

__all__ = ["CompiledFronts", "available", "compiled_fronts"]

CHUNK = 512
"""States between two reports of progress."""

Values = NDArray[np.float64]


@cache
def available() -> bool:
    """Return whether Numba is installed."""
    return find_spec("numba") is not None


@dataclass(slots=True, kw_only=True, eq=False)
class CompiledFronts:
    """Pareto sets of all nodes, one after another in one array.

    Attributes:
        pool: All values, ``[2, labels]``.
        begin: Where the set of each node begins, ``[max_wait + 1, N]``.
        count: How many values it holds.
        labels: How many values there are in all.
        complete: Whether no set was thinned.
    """

    pool: Values
    begin: NDArray[np.int64]
    count: NDArray[np.int64]
    labels: int
    complete: bool

    def of(self, wait: int, state: int) -> Values:
        """Return the values of a node, ``[2, F]``."""
        begin = int(self.begin[wait, state])
        return self.pool[:, begin : begin + int(self.count[wait, state])]


def compiled_fronts(
    lattice: Lattice,
    corners: Corners,
    alive: NDArray[np.bool_],
    needs: Values,
    *,
    most_labels: int,
    keep: int | None = None,
    over: bool = False,
    progress: Progress | None = None,
) -> CompiledFronts:
    """Return the Pareto sets of all states for two parties; the arguments are those of `plain_fronts`.

    Raises:
        LimitError: There are more values than `most_labels`.
    """
    from walkaway.roadmap import merge_kernel  # loads a compiler, which only large problems are worth

    size, waits = len(lattice.states), lattice.problem.max_wait
    first, edges = _best_first(lattice, corners, alive)
    target = lattice.target[edges]
    moves = _moves(lattice, lattice.length[edges], target)
    wait_moves = _moves(lattice, np.ones(size, dtype=np.int32), np.arange(size))
    temptation = np.ascontiguousarray(lattice.temptation[:, edges].T)
    begin, count = np.zeros((waits + 1, size), dtype=np.int64), np.zeros((waits + 1, size), dtype=np.int64)
    wanted = np.flatnonzero(np.isfinite(needs).all(axis=0))[::-1].copy()
    pool, room = np.empty((2, min(most_labels, 1 << 20))), np.empty((2, 2, 1 << 12))
    at, used, thinned = 0, 0, 0
    while at < len(wanted):
        at, used, fault, cut = merge_kernel.all_states(
            wanted, at, min(len(wanted), at + CHUNK), first, target, moves, temptation, lattice.ends, wait_moves,
            lattice.waits, needs, begin, count, pool, used, room, -1 if keep is None else keep, over,
        )  # fmt: skip
        thinned += cut
        if fault == merge_kernel.POOL_FULL:
            if pool.shape[1] >= most_labels:
                raise LimitError(f"more than {most_labels:,} values of plans would have to be kept")
            wider = np.empty((2, min(most_labels, 2 * pool.shape[1])))
            wider[:, :used] = pool[:, :used]
            pool = wider
        elif fault == merge_kernel.ROOM_SMALL:
            room = np.empty((2, 2, 2 * room.shape[2]))
        if progress is not None:
            progress("states", at / len(wanted))
    return CompiledFronts(pool=pool[:, :used], begin=begin, count=count, labels=int(used), complete=not thinned)


def _moves(lattice: Lattice, length: NDArray[np.int32], target: NDArray[np.integer]) -> Values:
    """Return factor and summand of stages of some length that lead to some states, ``[E, 2, P]``."""
    left = np.array(lattice.problem.discount) ** length[:, None]
    return np.ascontiguousarray(np.stack((left, (1 - left) * lattice.flows[:, target].T), axis=1))


def _best_first(
    lattice: Lattice, corners: Corners, alive: NDArray[np.bool_]
) -> tuple[NDArray[np.int64], NDArray[np.intp]]:
    """Return the living bundles, those of each state from the most promising on, and where each state's begin."""
    edges = np.flatnonzero(alive)
    sources = np.repeat(np.arange(len(lattice.states)), np.diff(lattice.first))[edges]
    promise = moved_values(lattice, edges, corners.moving[-1][:, lattice.target[edges]]).sum(axis=0)
    order = np.lexsort((-promise, sources))
    first = np.searchsorted(sources, np.arange(len(lattice.states) + 1)).astype(np.int64)
    return first, edges[order]
