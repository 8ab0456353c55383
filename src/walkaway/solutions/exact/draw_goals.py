"""What is asked of an outcome in every draw, and what that means for a weighted sum of gains.

The same idea as in `goals`, for many draws at once and with bargaining weights: where nothing exceeds a weighted sum L
of gains, the goal has a bound; and whatever is as good as an outcome that is known must reach a weighted sum and least
gains of its own.
"""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

__all__ = ["DrawGoal", "LeastGain", "WeightedProduct"]

_Array = NDArray[np.float64]
_FAR = 1e9
"""What more is worth to a party whose gain does not reach the least: more than anything else."""


class DrawGoal(Protocol):
    """What is maximised in every draw; gains are ``[P, D]``, or ``[P, D, …]`` with further outcomes of a draw."""

    def value(self, gains: _Array) -> _Array:
        """Return the goal of some gains, ``[D, …]``; minus infinity where an outcome does not count."""
        ...

    def bound(self, weights: _Array, best: _Array) -> _Array:
        """Return what the goal cannot exceed where a weighted sum cannot exceed ``best``, ``[D]``."""
        ...

    def needed(self, weights: _Array, known: _Array) -> _Array:
        """Return the weighted sum that whatever reaches the known goal has at least, ``[D]``."""
        ...

    def floor(self, weights: _Array, best: _Array, known: _Array) -> _Array:
        """Return the least gains of whatever reaches the known goal, ``[P, D]``."""
        ...

    def slope(self, gains: _Array) -> _Array:
        """Return how much more of each party's gain would help, ``[P, D]``, as weights that add up to 1."""
        ...

    def target(self, weights: _Array, best: _Array) -> _Array:
        """Return the gains at which the bound would be reached, ``[P, D]``."""
        ...

    def take(self, draws: NDArray[np.intp] | slice) -> "DrawGoal":
        """Return the goal in some of the draws."""
        ...


@dataclass(frozen=True, slots=True)
class LeastGain:
    """The gain of the least satisfied party."""

    def value(self, gains: _Array) -> _Array:
        """Return the smallest gain."""
        return np.asarray(gains.min(axis=0))

    def bound(self, weights: _Array, best: _Array) -> _Array:
        """Return the mean that the weighted sum allows: the smallest is no more than that."""
        return np.asarray(best / weights.sum(axis=0))

    def needed(self, weights: _Array, known: _Array) -> _Array:
        """Return the weighted sum where everybody gains as much."""
        return np.asarray(known * weights.sum(axis=0))

    def floor(self, weights: _Array, best: _Array, known: _Array) -> _Array:
        """Return the known goal for everybody."""
        return np.broadcast_to(known, weights.shape)

    def slope(self, gains: _Array) -> _Array:
        """Return all weight on whoever gains least."""
        return np.asarray(gains == gains.min(axis=0), dtype=np.float64)

    def target(self, weights: _Array, best: _Array) -> _Array:
        """Return equal gains."""
        return np.broadcast_to(best / weights.sum(axis=0), weights.shape)

    def take(self, draws: NDArray[np.intp] | slice) -> "LeastGain":
        """Return itself: it is the same in all draws."""
        return self


@dataclass(frozen=True, slots=True, eq=False)
class WeightedProduct:
    """The weighted product of gains, as the sum of weighted logarithms, where every gain reaches the least.

    Attributes:
        powers: Bargaining weights a, ``[P, D]``, at least 0, of which each draw has one above 0.
        least: The smallest gain that counts, above 0.
    """

    powers: _Array
    least: float

    def value(self, gains: _Array) -> _Array:
        """Return ``Σ a·ln gain``."""
        powers = self.powers.reshape(self.powers.shape + (1,) * (gains.ndim - 2))
        logs = np.log(np.where(gains > 0, gains, 1.0))
        total = powers[0] * logs[0]
        for party in range(1, len(gains)):
            total = total + powers[party] * logs[party]
        return np.where((gains >= self.least).all(axis=0), total, -np.inf)

    def bound(self, weights: _Array, best: _Array) -> _Array:
        """Return the goal where the weighted sum is spent as the powers ask, no gain under the least."""
        spent = self.target(weights, best)
        return np.where(best < self.least * weights.sum(axis=0), -np.inf, self.value(np.maximum(spent, self.least)))

    def target(self, weights: _Array, best: _Array) -> _Array:
        """Return the gains that spend a weighted sum best: in proportion to the powers, save where the least binds."""
        bound = np.zeros(weights.shape, dtype=np.bool_)
        for _ in range(len(weights)):
            rest = best - self.least * (weights * bound).sum(axis=0)
            free = np.where(bound, 0.0, self.powers)
            total = free.sum(axis=0)
            shares = free / np.where(total > 0, total, 1.0)
            gains = np.where(bound, self.least, shares * rest / weights)
            short = ~bound & (gains < self.least)
            if not short.any():
                break
            bound |= short
        return gains

    def needed(self, weights: _Array, known: _Array) -> _Array:
        """Return the least weighted sum whose gains have the known goal."""
        bound = np.zeros(weights.shape, dtype=np.bool_)
        for _ in range(len(weights)):
            free = np.where(bound, 0.0, self.powers)
            total = free.sum(axis=0)
            rest = known - np.log(self.least) * np.where(bound, self.powers, 0.0).sum(axis=0)
            offset = np.where(free > 0, free * np.log(np.where(free > 0, free, 1.0) / weights), 0.0).sum(axis=0)
            scale = np.exp((rest - offset) / np.where(total > 0, total, 1.0))
            gains = np.where(bound | (free == 0), self.least, scale * free / weights)
            short = ~bound & (gains < self.least)
            if not short.any():
                break
            bound |= short
        return np.asarray((weights * np.maximum(gains, self.least)).sum(axis=0))

    def floor(self, weights: _Array, best: _Array, known: _Array) -> _Array:
        """Return the least gains: what a party may have too little of, the others must make up within the sum."""
        floor = np.full(weights.shape, self.least)
        for _ in range(2):
            spent = (weights * floor).sum(axis=0)
            most = np.maximum((best - spent + weights * floor) / weights, self.least)
            logs = self.powers * np.log(most)
            missing = known - (logs.sum(axis=0) - logs)
            with np.errstate(divide="ignore", over="ignore", invalid="ignore"):
                own = np.exp(np.minimum(missing / self.powers, 0.0))
            floor = np.maximum(floor, np.where(self.powers > 0, np.minimum(own, most), self.least))
        return floor

    def slope(self, gains: _Array) -> _Array:
        """Return powers over gains, a gain under the least counting as next to nothing."""
        enough = gains > self.least
        found = np.where(enough, self.powers / np.where(enough, gains, 1.0), _FAR)
        return np.asarray(found / found.sum(axis=0))

    def take(self, draws: NDArray[np.intp] | slice) -> "WeightedProduct":
        """Return the goal in some of the draws."""
        return WeightedProduct(self.powers[:, draws], self.least)
