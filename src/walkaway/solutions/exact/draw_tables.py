"""Gains of many draws at once: for each draw, what every option of every issue brings each party."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from walkaway.errors import InputError

__all__ = ["DrawTables"]

_Array = NDArray[np.float64]
Choices = NDArray[np.intp]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class DrawTables:
    """Additive gains of every draw.

    Attributes:
        tables: Worth of every option, ``[P, D, issues, most options]``; minus infinity where an issue has fewer.
        less: What is taken off every outcome, such as the reservation value, ``[P, D]``.
    """

    tables: _Array
    less: _Array

    @classmethod
    def of(cls, tables: Sequence[Sequence[_Array]], less: _Array) -> "DrawTables":
        """Return the gains of draws from a table for each party and issue, ``tables[party][issue][option, draw]``.

        Raises:
            InputError: The tables do not fit together.

        Examples:
            >>> price = np.array([[0.0, 0.0], [1.0, 2.0]])  # two options, two draws
            >>> found = DrawTables.of([[price], [1 - price]], np.zeros((2, 2)))
            >>> found.gains(np.array([[1], [0]])).tolist()
            [[1.0, 0.0], [0.0, 1.0]]
        """
        parties, draws = less.shape
        if len(tables) != parties or any(table.shape[1] != draws for own in tables for table in own):
            raise InputError(f"tables must be for {parties} parties and {draws} draws, as what is taken off is")
        options = [len(table) for table in tables[0]] if parties else []
        if any([len(table) for table in own] != options for own in tables):
            raise InputError("every party must have as many options on an issue as the others")
        if min(options, default=1) < 1:
            raise InputError("every issue must have an option")
        padded = np.full((parties, draws, len(options), max(options, default=1)), -np.inf)
        for party, own in enumerate(tables):
            for issue, table in enumerate(own):
                padded[party, :, issue, : len(table)] = table.T
        return cls(tables=padded, less=less)

    @property
    def parties(self) -> int:
        """Number of parties P."""
        return int(self.tables.shape[0])

    @property
    def count(self) -> int:
        """Number of draws D."""
        return int(self.tables.shape[1])

    @property
    def issues(self) -> int:
        """Number of issues."""
        return int(self.tables.shape[2])

    def take(self, draws: NDArray[np.intp] | slice) -> "DrawTables":
        """Return the gains of some of the draws."""
        return DrawTables(tables=self.tables[:, draws], less=self.less[:, draws])

    def gains(self, choices: Choices) -> _Array:
        """Return the gains ``[P, D]`` at one outcome for each draw, ``[D, issues]``.

        Issue by issue in their order, as enumeration adds them up: the same bits.
        """
        at = np.arange(self.count)
        total = np.zeros((self.parties, self.count))
        for issue in range(self.issues):
            total += self.tables[:, at, issue, choices[:, issue]]
        return total - self.less

    def best_at(self, weights: _Array) -> tuple[Choices, _Array]:
        """Return the outcome with the best weighted sum of gains, ``[D, issues]``, and that sum, ``[D]``.

        Args:
            weights: Weights of the parties' gains, ``[P, D]``, more than 0: then options that are not there stay out.
        """
        sums = weighted(self.tables, weights)
        choices = sums.argmax(axis=2)
        best = np.take_along_axis(sums, choices[:, :, None], axis=2)[:, :, 0].sum(axis=1)
        return choices, best - (weights * self.less).sum(axis=0)

    def best_for(self, party: int) -> Choices:
        """Return the outcome that is best for one party, and among those the best for all others together."""
        own = self.tables[party]
        others = self.tables.sum(axis=0)
        return np.asarray(np.where(own == own.max(axis=2, keepdims=True), others, -np.inf).argmax(axis=2))


def weighted(tables: _Array, weights: _Array) -> _Array:
    """Return weighted sums over the parties, ``[D, issues, options]``."""
    total = weights[0][:, None, None] * tables[0]
    for party in range(1, len(tables)):
        total += weights[party][:, None, None] * tables[party]
    return np.asarray(total)
