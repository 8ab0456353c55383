"""What the solutions of two parties ask of an outcome, and what that means for a weighted sum of gains.

Where nothing exceeds a weighted sum L of gains, each goal has a bound; and whatever is as good as an outcome that is
known must reach a weighted sum of its own. Both follow from the goal's definition for gains of at least 0.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

__all__ = ["GOALS", "Goal"]

_Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """What an outcome must reach to matter; gains are at least 0, and scaled.

    Attributes:
        bound: From weights of the gains ``[2, W]`` and the best weighted sums ``[W]`` to a bound on the goal ``[W]``.
        value: From gains of individually rational outcomes ``[2, N]`` to what of them counts as known; minus infinity
            where none counts.
        needed: From weights ``[2]`` and the known value to the weighted sum that anything as good must reach.
        floor: From weights, the best weighted sum and the known value to the least gain of each party, ``[2]``.
        target: From weights and the best weighted sum to the gains at which the bound would be reached, ``[2]``.
        weights: From a number in (0, 1), ``[W]``, to the weights of the gains, ``[2, W]``.
    """

    bound: Callable[[_Array, _Array], _Array]
    value: Callable[[_Array], float]
    needed: Callable[[_Array, float], float]
    floor: Callable[[_Array, float, float], tuple[float, float]]
    target: Callable[[_Array, float], tuple[float, float]]
    weights: Callable[[_Array], _Array]


def _convex(places: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.stack((places, 1 - places))


def _of_sum(places: NDArray[np.float64]) -> NDArray[np.float64]:
    """One party's weight is 1, the other's at least 1: what a sum of gains of at least 0 each cannot exceed."""
    near = np.minimum(places, 1 - places)
    return np.stack((np.where(places > 0.5, 0.5 / near, 1.0), np.where(places < 0.5, 0.5 / near, 1.0)))


def _product(gains: NDArray[np.float64]) -> float:
    product = float((gains[0] * gains[1]).max(initial=0.0))
    return product if product > 0 else -np.inf


def _least(gains: NDArray[np.float64]) -> float:
    return float(gains.min(axis=0).max(initial=-np.inf))


def _both_sides(gains: NDArray[np.float64]) -> float:
    """Return what the less of the two parties has at the worse of the best outcomes on either side of equality."""
    right, left = gains[1, gains[0] >= gains[1]], gains[0, gains[0] <= gains[1]]
    return float(min(right.max(initial=-np.inf), left.max(initial=-np.inf)))


def _equal(weights: _Array, best: float) -> tuple[float, float]:
    each = best / float(weights.sum())
    return each, each


def _half_each(weights: _Array, best: float) -> tuple[float, float]:
    return best / (2 * float(weights[0])), best / (2 * float(weights[1]))


def _product_floor(weights: _Array, best: float, known: float) -> tuple[float, float]:
    """Return the least gain of each at which, within the bound, the product can still be reached."""
    root = float(np.sqrt(max(best * best - 4 * weights[0] * weights[1] * known, 0.0)))
    return (best - root) / (2 * float(weights[0])), (best - root) / (2 * float(weights[1]))


_LEAST = Goal(
    bound=lambda weights, best: best / (weights[0] + weights[1]),
    value=_least,
    needed=lambda weights, known: known * float(weights[0] + weights[1]),
    floor=lambda weights, best, known: (known, known),
    target=_equal,
    weights=_convex,
)

GOALS: dict[str, Goal] = {
    "nash": Goal(
        # a·b <= (w1·a + w2·b)² / (4·w1·w2)
        bound=lambda weights, best: np.maximum(best, 0) ** 2 / (4 * weights[0] * weights[1]),
        value=_product,
        needed=lambda weights, known: 2 * float(np.sqrt(weights[0] * weights[1] * known)),
        floor=_product_floor,
        target=_half_each,
        weights=_convex,
    ),
    "least": _LEAST,
    "gap": replace(_LEAST, value=_both_sides),
    "sum": Goal(
        bound=lambda weights, best: best,
        value=lambda gains: float(gains.sum(axis=0).max(initial=-np.inf)),
        needed=lambda weights, known: known,
        floor=lambda weights, best, known: (0.0, 0.0),
        target=_half_each,
        weights=_of_sum,
    ),
    "first": Goal(
        bound=lambda weights, best: best / weights[0],
        value=lambda gains: float(gains[0].max(initial=-np.inf)),
        needed=lambda weights, known: float(weights[0]) * known,
        floor=lambda weights, best, known: (known, 0.0),
        target=lambda weights, best: (best / float(weights[0]), 0.0),
        weights=_convex,
    ),
    "second": Goal(
        bound=lambda weights, best: best / weights[1],
        value=lambda gains: float(gains[1].max(initial=-np.inf)),
        needed=lambda weights, known: float(weights[1]) * known,
        floor=lambda weights, best, known: (0.0, known),
        target=lambda weights, best: (0.0, best / float(weights[1])),
        weights=_convex,
    ),
}
"""What can be certified, by name: the greatest product, least gain, both sides of equality, sum, one party's gain."""
