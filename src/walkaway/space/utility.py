"""Utilities of many outcomes under many draws at once."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from walkaway.case import Where
from walkaway.space.conditions import holds
from walkaway.space.outcomes import OutcomeSpace

__all__ = ["AdditiveUtility", "InteractionUtility", "Utility"]

_MANY = 200
"""From this many outcomes on, sharing halves pays."""

_FEW_DRAWS = 16
"""With fewer draws than these, finding what halves are shared costs more than it saves."""


class Utility(Protocol):
    """What one party gets from outcomes, in every draw."""

    @property
    def count(self) -> int:
        """Number of draws D."""
        ...

    def values(self, outcomes: NDArray[np.int64]) -> NDArray[np.float64]:
        """Return utilities `[D, N]` of outcomes `[N, issues]`."""
        ...

    def take(self, rows: NDArray[np.int64]) -> "Utility":
        """Return the utility of some of the draws."""
        ...


@dataclass(frozen=True, eq=False)
class AdditiveUtility:
    """The sum over issues of weight times value.

    Attributes:
        space: The outcome space.
        table: Weighted value of every level in every draw, `[levels, D]`; level-major, because outcomes pick whole
            rows.
    """

    space: OutcomeSpace
    table: NDArray[np.float64]

    @property
    def count(self) -> int:
        """Number of draws D."""
        return int(self.table.shape[1])

    def values(self, outcomes: NDArray[np.int64]) -> NDArray[np.float64]:
        """Return utilities `[D, N]` of outcomes `[N, issues]`."""
        issues = outcomes.shape[1]
        if len(outcomes) < _MANY or issues < 3 or self.count < _FEW_DRAWS:
            return self.part(outcomes, range(issues))
        # Outcomes of a grid share their halves: each half is summed once, and an outcome is a sum of two rows.
        first, second = (
            self._half(outcomes, range(start, end)) for start, end in ((0, issues // 2), (issues // 2, issues))
        )
        return np.asarray((first[0][first[1]] + second[0][second[1]]).T)

    def _half(self, outcomes: NDArray[np.int64], columns: range) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
        """Return the sums `[different halves, D]` over some columns, and which of them each outcome has, `[N]`."""
        rows, which = np.unique(outcomes[:, columns.start : columns.stop], axis=0, return_inverse=True)
        padded = np.zeros((len(rows), outcomes.shape[1]), dtype=np.int64)
        padded[:, columns.start : columns.stop] = rows
        return np.ascontiguousarray(self.part(padded, columns).T), np.ravel(which)

    def part(self, outcomes: NDArray[np.int64], columns: Iterable[int]) -> NDArray[np.float64]:
        """Return what some issues contribute, `[D, N]`."""
        total = np.zeros((len(outcomes), self.count))
        for column in columns:
            total += self.table[self.space.offsets[column] + outcomes[:, column]]
        return total.T

    def best(self, column: int) -> NDArray[np.float64]:
        """Return the most that a deal can bring on one issue, `[D]`."""
        levels = np.flatnonzero(self.space.agreeable[column]) + self.space.offsets[column]
        return np.asarray(self.table[levels].max(axis=0))

    def mean(self, column: int) -> NDArray[np.float64]:
        """Return what a deal brings on one issue on average over its agreeable levels, `[D]`."""
        levels = np.flatnonzero(self.space.agreeable[column]) + self.space.offsets[column]
        return np.asarray(self.table[levels].mean(axis=0))

    def take(self, rows: NDArray[np.int64]) -> "AdditiveUtility":
        """Return the utility of some of the draws."""
        return AdditiveUtility(self.space, self.table[:, rows])


@dataclass(frozen=True, eq=False)
class InteractionUtility:
    """An additive utility and a bonus wherever a condition holds.

    Attributes:
        additive: The additive part.
        conditions: Where each bonus applies.
        bonuses: What each adds, `[conditions, D]`.
    """

    additive: AdditiveUtility
    conditions: tuple[Where, ...]
    bonuses: NDArray[np.float64]

    @property
    def count(self) -> int:
        """Number of draws D."""
        return self.additive.count

    def values(self, outcomes: NDArray[np.int64]) -> NDArray[np.float64]:
        """Return utilities `[D, N]` of outcomes `[N, issues]`."""
        total = self.additive.values(outcomes)
        for where, bonus in zip(self.conditions, self.bonuses, strict=True):
            total += bonus[:, np.newaxis] * holds(where, self.additive.space, outcomes)
        return total

    def take(self, rows: NDArray[np.int64]) -> "InteractionUtility":
        """Return the utility of some of the draws."""
        return InteractionUtility(self.additive.take(rows), self.conditions, self.bonuses[:, rows])
