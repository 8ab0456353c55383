"""Joined corners: an upper bound on what each party can have at each state, and which bundles can matter at all.

The corner of a state joins, party by party, the best values of all plans from there that keep themselves; it is worked
out backwards, a bundle counting only where even the corner behind it is worth its temptation. Forwards goes what a
state must be worth to be of use to any state before it. A bundle whose corner falls short of that is in no plan that
keeps itself from where things stand; the bound at the start is valid, and so is a "none" that it gives.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from walkaway.roadmap.lattice import Lattice

__all__ = ["Corners", "joined_corners", "useful_bundles"]

TOLERANCE = 1e-9
MARGIN = 1e-11
"""Room for rounding where the needs of a state are worked out from those of the states before it."""

Values = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Corners:
    """An upper bound for each state.

    Attributes:
        moving: By how many more waits are allowed, the bound ``[max_wait + 1, P, N]``; minus infinity where no plan
            keeps itself from there.
    """

    moving: Values

    @property
    def start(self) -> Values:
        """The bound where things stand, ``[P]``."""
        return np.asarray(self.moving[-1, :, 0])


def moved_values(lattice: Lattice, bundles: slice | NDArray[np.intp], values: Values) -> Values:
    """Return what bundles are worth ``[P, E]`` from the values ``[P, E]`` at the states they lead to."""
    discount = np.array(lattice.problem.discount)[:, None]
    left = discount ** lattice.length[bundles]
    return np.asarray((1 - left) * lattice.flows[:, lattice.target[bundles]] + left * values)


def joined_corners(lattice: Lattice, alive: NDArray[np.bool_] | None = None, needs: Values | None = None) -> Corners:
    """Return the joined corners of all states.

    Args:
        lattice: States and bundles.
        alive: Which bundles count; all if left out.
        needs: What each state must be worth, ``[P, N]``; nothing if left out.
    """
    problem, waits = lattice.problem, lattice.problem.max_wait
    discount = np.array(problem.discount)[:, None]
    moving = np.full((waits + 1, *lattice.flows.shape), -np.inf)
    for begin, end in _backwards(lattice):
        best = lattice.ends[:, begin:end].copy()
        edges = slice(int(lattice.first[begin]), int(lattice.first[end]))
        values = moved_values(lattice, edges, moving[-1][:, lattice.target[edges]])
        short = (values < lattice.temptation[:, edges] - TOLERANCE).any(axis=0)
        if alive is not None:
            short |= ~alive[edges]
        values[:, short] = -np.inf
        _join(best, values, lattice.first[begin : end + 1] - edges.start)
        if needs is not None:
            best[:, (best < needs[:, begin:end]).any(axis=0)] = -np.inf
        moving[0, :, begin:end] = best
        for wait in range(1, waits + 1):
            before = moving[wait - 1, :, begin:end]
            waited = (1 - discount) * lattice.flows[:, begin:end] + discount * before
            waited[:, (waited < lattice.waits[:, begin:end] - TOLERANCE).any(axis=0)] = -np.inf
            moving[wait, :, begin:end] = np.maximum(best, waited)
    return Corners(moving=moving)


def useful_bundles(lattice: Lattice, corners: Corners) -> tuple[NDArray[np.bool_], Values]:
    """Return which bundles can be part of a plan that keeps itself from the start, and what each state must be worth.

    Returns:
        Bundles ``[E]``, and the least that a value at each state must be for some state before it, ``[P, N]``; infinity
        where no plan leads.
    """
    problem = lattice.problem
    discount = np.array(problem.discount)[:, None]
    needs = np.full(lattice.flows.shape, np.inf)
    needs[:, 0] = np.array(problem.reservation) - TOLERANCE
    alive = np.zeros(len(lattice.target), dtype=np.bool_)
    for begin, end in reversed(_backwards(lattice)):
        _needs_after_waiting(lattice, corners, needs, begin, end)
        edges = slice(int(lattice.first[begin]), int(lattice.first[end]))
        counts = np.diff(lattice.first[begin : end + 1])
        wanted = np.maximum(
            lattice.temptation[:, edges] - TOLERANCE, np.repeat(needs[:, begin:end], counts, axis=1) - MARGIN
        )
        targets = lattice.target[edges]
        alive[edges] = (moved_values(lattice, edges, corners.moving[-1][:, targets]) >= wanted).all(axis=0)
        kept = np.flatnonzero(alive[edges])
        left = discount ** lattice.length[edges][kept]
        wanted = (wanted[:, kept] - (1 - left) * lattice.flows[:, targets[kept]]) / left - MARGIN
        for party, need in enumerate(needs):
            np.minimum.at(need, targets[kept], wanted[party])
    return alive, needs


def _backwards(lattice: Lattice) -> list[tuple[int, int]]:
    pairs = zip(lattice.layers[:-1], lattice.layers[1:], strict=True)
    return [(begin, end) for begin, end in pairs][::-1]


def _join(best: Values, values: Values, first: NDArray[np.intp]) -> None:
    """Raise the values of states to the best of their bundles; bundles of a state stand together."""
    some = np.flatnonzero(np.diff(first))
    if len(some):
        joined = np.maximum.reduceat(values, first[some], axis=1)
        best[:, some] = np.maximum(best[:, some], joined)


def _needs_after_waiting(lattice: Lattice, corners: Corners, needs: Values, begin: int, end: int) -> None:
    """Lower the needs of a layer's states to what is enough where the plan waits there first."""
    discount = np.array(lattice.problem.discount)[:, None]
    first = needs[:, begin:end].copy()
    needed = first
    for _ in range(lattice.problem.max_wait):
        wanted = np.maximum(lattice.waits[:, begin:end] - TOLERANCE, needed - MARGIN)
        needed = (wanted - (1 - discount) * lattice.flows[:, begin:end]) / discount - MARGIN
        needed = np.where(np.isinf(first), np.inf, needed)
        needs[:, begin:end] = np.minimum(needs[:, begin:end], needed)
