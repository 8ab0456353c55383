"""What the engine answers with: the frontier of a domain, and how it is known."""

from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from walkaway.errors import InputError

__all__ = ["Frontier", "Method", "OutcomeSource"]


class OutcomeSource(Protocol):
    """Where outcomes are recovered from, when they are asked for."""

    def outcomes(self, points: NDArray[np.integer]) -> NDArray[np.int32]:
        """Return one outcome of each of the points given by position, ``[points, issues]``."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """One way to find a frontier.

    Attributes:
        id: Its name in commands and files.
        name: Its name as printed.
        suits: Which domains it can do.
        source: Where it comes from.
    """

    id: str
    name: str
    suits: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Frontier:
    """The Pareto frontier of a domain.

    Attributes:
        parties: Ids of the parties.
        size: Number of outcomes of the domain.
        method: Id of the method.
        why: Why this method.
        exact: Whether the points are all undominated utilities and no others.
        epsilon: By how much, in each party's utility, an outcome may be better than the point that stands for it;
            zeros where the answer is exact.
        certificate: What proves that nothing is missing.
        every_outcome: Whether it is certain that every outcome of the domain is efficient; of a constant sum that was
            not listed it holds for the numbers as written, before rounding could make any two the same.
        utilities: What each point brings each party, ``[F, P]``, the first party's best first, rounded once.
        values: The same, not rounded: solutions add and multiply them, and must not add up what rounding took.
        counts: How many outcomes have these utilities, whole numbers of any size; None where they were not counted.
        source: Where outcomes are recovered from.
    """

    parties: tuple[str, ...]
    size: int
    method: str
    why: str
    exact: bool
    epsilon: tuple[float, ...]
    certificate: str
    every_outcome: bool = False
    utilities: NDArray[np.float64]
    values: NDArray[np.float64] = field(repr=False)
    counts: tuple[int, ...] | None = None
    source: OutcomeSource = field(repr=False)

    def __len__(self) -> int:
        """Return the number of points."""
        return len(self.utilities)

    @property
    def efficient_outcomes(self) -> int | None:
        """How many outcomes are efficient; None where they were not counted."""
        if self.every_outcome:
            return self.size
        return None if self.counts is None else sum(self.counts)

    def outcomes(self, points: NDArray[np.integer] | None = None) -> NDArray[np.int32]:
        """Return one outcome of each point, or of those given by position, ``[points, issues]``."""
        return self.source.outcomes(np.arange(len(self)) if points is None else np.asarray(points, dtype=np.intp))

    def dominating(self, utilities: NDArray[np.float64], tolerance: float = 1e-6) -> tuple[int | None, ...]:
        """Return for each of some given points the position of a point that dominates it, or None.

        Args:
            utilities: Points to hold against the frontier, ``[N, P]``, such as those another program found.
            tolerance: By how much numbers may differ and still count as the same.

        Raises:
            InputError: The points are not for as many parties.
        """
        given = np.asarray(utilities, dtype=np.float64)
        if given.ndim != 2 or given.shape[1] != len(self.parties):
            raise InputError(f"points must be [N, {len(self.parties)}], not of shape {given.shape}")
        found: list[int | None] = []
        for point in given:
            as_good = (self.utilities >= point - tolerance).all(axis=1)
            better = as_good & (self.utilities > point + tolerance).any(axis=1)
            found.append(int(np.flatnonzero(better)[0]) if better.any() else None)
        return tuple(found)
