"""Complete preference models of every party, many at a time."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from walkaway.space.outcomes import OutcomeSpace
from walkaway.space.utility import Utility

__all__ = ["Draws", "PartyDraws"]


@dataclass(frozen=True, eq=False)
class PartyDraws:
    """One party's preference model in every draw.

    Attributes:
        utility: What it gets from outcomes.
        reservation: Reservation value r, `[D]`.
        discount: Discount factor a round, `[D]`.
        weights: Swing weights of the issues, `[issues, D]`.
    """

    utility: Utility
    reservation: NDArray[np.float64]
    discount: NDArray[np.float64]
    weights: NDArray[np.float64]

    @property
    def count(self) -> int:
        """Number of draws D."""
        return len(self.reservation)

    def gains(self, outcomes: NDArray[np.int64]) -> NDArray[np.float64]:
        """Return utility minus reservation value, `[D, N]`, of outcomes `[N, issues]`."""
        return self.utility.values(outcomes) - self.reservation[:, np.newaxis]

    def take(self, rows: NDArray[np.int64]) -> "PartyDraws":
        """Return some of the draws."""
        return PartyDraws(self.utility.take(rows), self.reservation[rows], self.discount[rows], self.weights[:, rows])


@dataclass(frozen=True, eq=False)
class Draws:
    """Complete preference models of every modelled party.

    Attributes:
        space: The outcome space.
        parties: Party id and its draws; draw d of every party belongs together.
        memo: Values that several findings share, worked out once; never part of what the draws mean.
    """

    space: OutcomeSpace
    parties: Mapping[str, PartyDraws]
    memo: dict[Any, Any] = field(default_factory=dict, repr=False)

    @property
    def count(self) -> int:
        """Number of draws D."""
        return next(iter(self.parties.values())).count

    def every(self, step: int) -> "Draws":
        """Return every `step`-th draw; the same object each time, so that what is remembered with it is kept."""
        if step == 1:
            return self
        key = ("every", step)
        if key not in self.memo:
            rows = np.arange(0, self.count, step)
            self.memo[key] = Draws(self.space, {party: draws.take(rows) for party, draws in self.parties.items()})
        found: Draws = self.memo[key]
        return found
