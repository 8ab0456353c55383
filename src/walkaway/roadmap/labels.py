"""Pareto sets of continuation values, backwards over the states.

The values of a state from which no more waits are allowed are a *node*; so are those with one more wait, and so on. A
node joins what its bundles make of the values of the nodes they lead to, cut to what is worth the temptation. Kept is
what no other value of the node equals or beats for every party: dropping the rest is exact, for what a bundle makes of
a value rises with it, and temptations do not depend on the rest of the plan.
"""

from collections.abc import Callable
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import count
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from walkaway.errors import LimitError
from walkaway.roadmap.lattice import Lattice
from walkaway.solutions.exact.maxima import undominated

__all__ = ["GRAIN", "Fronts", "PlainFronts", "joined", "plain_fronts", "spread"]

TOLERANCE = 1e-9
GRAIN = 1e-12
"""Values nearer to each other than this count as one while sets are joined."""

Values = NDArray[np.float64]
Progress = Callable[[str, float], None]


class Fronts(Protocol):
    """Pareto sets of all nodes, however they are held."""

    labels: int
    complete: bool

    def of(self, wait: int, state: int) -> Values:
        """Return the values of a node ``[P, F]``, the first party's best first."""
        ...


@dataclass(slots=True, kw_only=True, eq=False)
class PlainFronts:
    """Pareto sets of all nodes.

    Attributes:
        sets: By the number of waits still allowed, and state: values ``[P, F]``.
        labels: How many values there are in all.
        complete: Whether no set was thinned.
    """

    sets: list[list[Values]]
    labels: int = 0
    complete: bool = True

    def of(self, wait: int, state: int) -> Values:
        """Return the values of a node, ``[P, F]``."""
        return self.sets[wait][state]


@dataclass(slots=True, kw_only=True, eq=False)
class _Worker:
    lattice: Lattice
    alive: NDArray[np.bool_]
    needs: Values
    keep: int | None
    over: bool
    fronts: PlainFronts

    def state(self, state: int) -> None:
        """Find the sets of a state from those of the states after it."""
        lattice = self.lattice
        parts = [lattice.ends[:, state : state + 1]] if np.isfinite(lattice.ends[:, state]).all() else []
        edges = range(int(lattice.first[state]), int(lattice.first[state + 1]))
        parts.extend(self._cut(self._after(edge), lattice.temptation[:, edge]) for edge in edges if self.alive[edge])
        base = self._joined(parts, state)
        self._put(0, state, base)
        discount = np.array(lattice.problem.discount)[:, None]
        for wait in range(1, lattice.problem.max_wait + 1):
            flow = lattice.flows[:, state : state + 1]
            waited = (1 - discount) * flow + discount * self.fronts.of(wait - 1, state)
            self._put(wait, state, self._joined([base, self._cut(waited, lattice.waits[:, state])], state))

    def _after(self, edge: int) -> Values:
        lattice = self.lattice
        target = int(lattice.target[edge])
        left = np.array(lattice.problem.discount)[:, None] ** int(lattice.length[edge])
        return (1 - left) * lattice.flows[:, target : target + 1] + left * self.fronts.of(-1, target)

    def _cut(self, values: Values, temptation: Values) -> Values:
        """Return the values that are worth the temptation; for two parties these stand together."""
        if len(values) == 2:
            end = len(values[0]) - int(np.searchsorted(values[0, ::-1], temptation[0] - TOLERANCE, side="left"))
            return values[:, int(np.searchsorted(values[1], temptation[1] - TOLERANCE, side="left")) : end]
        return values[:, (values >= temptation[:, None] - TOLERANCE).all(axis=0)]

    def _joined(self, parts: list[Values], state: int) -> Values:
        parts = [part for part in (self._cut(part, self.needs[:, state]) for part in parts) if part.shape[1]]
        if not parts:
            return np.zeros((len(self.lattice.flows), 0))
        values = np.concatenate(parts, axis=1)
        kept = undominated(np.rint(values / GRAIN), (1,) * len(values)).points
        values = values[:, kept]
        if self.keep is not None and values.shape[1] > self.keep:
            self.fronts.complete = False
            values = joined(values, self.keep) if self.over else spread(values, self.keep)
        return values

    def _put(self, wait: int, state: int, values: Values) -> None:
        self.fronts.sets[wait][state] = values
        self.fronts.labels += values.shape[1]


def spread(values: Values, keep: int) -> Values:
    """Return some values of a set that is sorted by the first party, spread over it, with each party's best."""
    size = values.shape[1]
    chosen = np.unique(np.concatenate((np.rint(np.linspace(0, size - 1, keep)).astype(int), values.argmax(axis=1))))
    return values[:, chosen]


def joined(values: Values, keep: int) -> Values:
    """Return points over a set: it is halved until there are so many parts, each of which gives its joined corner."""
    if len(values) == 2:  # sorted by both parties: neighbours
        cuts = np.arange(keep + 1) * values.shape[1] // keep
        return np.stack((values[0, cuts[:-1]], values[1, cuts[1:] - 1]))
    number = count()
    parts = [(-float(np.ptp(values, axis=1).max()), next(number), values)]
    while len(parts) < keep and parts[0][0] < 0:
        part = heappop(parts)[2]
        order = np.argsort(-part[int(np.ptp(part, axis=1).argmax())], kind="stable")
        for half in (order[: len(order) // 2], order[len(order) // 2 :]):
            chosen = part[:, half]
            heappush(parts, (-float(np.ptp(chosen, axis=1).max()), next(number), chosen))
    corners = np.stack([part.max(axis=1) for _, _, part in parts], axis=1)
    return corners[:, undominated(np.rint(corners / GRAIN), (1,) * len(corners)).points]


def plain_fronts(
    lattice: Lattice,
    alive: NDArray[np.bool_],
    needs: Values,
    *,
    most_labels: int,
    keep: int | None = None,
    over: bool = False,
    progress: Progress | None = None,
) -> PlainFronts:
    """Return the Pareto sets of all states, for any number of parties.

    Args:
        lattice: States and bundles.
        alive: Which bundles are looked at, ``[E]``.
        needs: What each state must be worth, ``[P, N]``; infinity where no plan leads.
        most_labels: How many values may be held in all.
        keep: How many values of a node are kept; all if left out.
        over: Whether what is kept lies over the set (a bound) and not on it (a plan).
        progress: Called with what is done and which share of it.

    Raises:
        LimitError: There are more values than `most_labels`.
    """
    size, waits = len(lattice.states), lattice.problem.max_wait
    empty = np.zeros((len(lattice.flows), 0))
    fronts = PlainFronts(sets=[[empty] * size for _ in range(waits + 1)])
    worker = _Worker(lattice=lattice, alive=alive, needs=needs, keep=keep, over=over, fronts=fronts)
    wanted = np.flatnonzero(np.isfinite(needs).all(axis=0))
    for done, state in enumerate(wanted[::-1]):
        worker.state(int(state))
        if fronts.labels > most_labels:
            raise LimitError(f"more than {most_labels:,} values of plans would have to be kept")
        if progress is not None and done % 64 == 0:
            progress("states", done / len(wanted))
    return fronts
