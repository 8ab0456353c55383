"""Swing weights: a Dirichlet distribution, cut to the declared intervals.

Each weight is made of two uniform numbers, so that the concentrations 0.5, 1 and 2 share their draws: with E
exponential, Gamma(1) = E, Gamma(2) = E + E', and Gamma(0.5) = E·B with B ~ Beta(0.5, 0.5) (the sine-square of a
uniform angle).
"""

import numpy as np
from numpy.typing import NDArray

from walkaway.errors import CaseError, InputError

__all__ = ["CONCENTRATIONS", "draw_cut", "inside", "simplex"]

CONCENTRATIONS = (0.5, 1.0, 2.0)
"""Parameters of the Dirichlet distribution that are offered."""
_TINY = 1e-300
_SLACK = 1e-9  # a weight declared as one number survives rounding


def simplex(uniforms: NDArray[np.float64], concentration: float) -> NDArray[np.float64]:
    """Return weights `[issues, D]` from uniform numbers `[2 · issues, D]` (two an issue, one after the other).

    Examples:
        >>> w = simplex(np.random.default_rng(0).random((6, 10)), 1.0)
        >>> bool(np.allclose(w.sum(axis=0), 1))
        True
    """
    first, second = uniforms[0::2], uniforms[1::2]
    exponential = -np.log(np.maximum(1.0 - first, _TINY))
    if concentration == 1.0:
        gamma = exponential
    elif concentration == 2.0:
        gamma = exponential - np.log(np.maximum(1.0 - second, _TINY))
    elif concentration == 0.5:
        gamma = exponential * np.sin(np.pi * second / 2.0) ** 2
    else:
        raise InputError(f"the concentration of the weights is one of {CONCENTRATIONS}, not {concentration}")
    gamma = np.maximum(gamma, _TINY)
    return np.asarray(gamma / gamma.sum(axis=0))


def inside(weights: NDArray[np.float64], low: NDArray[np.float64], high: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Return a mask `[D]` of the draws whose weights `[issues, D]` lie in the declared intervals."""
    above, below = weights >= low[:, np.newaxis] - _SLACK, weights <= high[:, np.newaxis] + _SLACK
    return np.asarray((above & below).all(axis=0))


def draw_cut(
    rng: np.random.Generator, count: int, concentration: float, low: NDArray[np.float64], high: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return uniform numbers `[2 · issues, count]` whose weights lie in the intervals.

    Rejection first; where the cut leaves too little for that, a Gibbs sampler on pairs of weights.

    Raises:
        CaseError: no weights fit the intervals.
    """
    if low.sum() > 1.0 + 1e-12 or high.sum() < 1.0 - 1e-12:
        raise CaseError("no weights fit the declared intervals: they cannot sum to 1")
    issues, kept, have = len(low), [], 0
    for _ in range(40):
        candidates = rng.random((2 * issues, 4 * count))
        good = candidates[:, inside(simplex(candidates, concentration), low, high)]
        kept.append(good)
        have += good.shape[1]
        if have >= count:
            return np.concatenate(kept, axis=1)[:, :count]
        if have < count // 40:
            break
    return _uniforms_of(_gibbs(rng, count, concentration, low, high), rng, concentration)


def _gibbs(
    rng: np.random.Generator,
    count: int,
    concentration: float,
    low: NDArray[np.float64],
    high: NDArray[np.float64],
    sweeps: int = 60,
) -> NDArray[np.float64]:
    """Return weights `[issues, count]`: a pair's split, given the others, is a Beta variable cut to the intervals."""
    issues = len(low)
    room = high - low
    start = low + room * ((1.0 - low.sum()) / room.sum() if room.sum() > 0 else 0.0)
    weights = np.repeat(start[:, np.newaxis], count, axis=1)
    for _ in range(sweeps * issues if issues > 1 else 0):
        i, j = rng.choice(issues, size=2, replace=False)
        total = weights[i] + weights[j]
        least = np.maximum(low[i], total - high[j])
        most = np.minimum(high[i], total - low[j])
        scale = np.where(total > 0.0, total, 1.0)  # two weights declared as 0 have nothing to split
        share = _cut_beta(rng.random(count), concentration, least / scale, np.maximum(most, least) / scale)
        weights[i] = np.clip(share * total, low[i], high[i])
        weights[j] = np.clip(total - weights[i], low[j], high[j])
    return weights


def _cut_beta(
    uniform: NDArray[np.float64], concentration: float, low: NDArray[np.float64], high: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return draws of Beta(a, a) cut to [low, high], by its inverse distribution function."""
    if concentration == 1.0:
        return low + uniform * (high - low)
    if concentration == 0.5:
        ends = [2.0 / np.pi * np.arcsin(np.sqrt(np.clip(end, 0.0, 1.0))) for end in (low, high)]
        return np.asarray(np.sin(np.pi / 2.0 * (ends[0] + uniform * (ends[1] - ends[0]))) ** 2)
    ends = [3.0 * end**2 - 2.0 * end**3 for end in (np.clip(low, 0.0, 1.0), np.clip(high, 0.0, 1.0))]
    level = ends[0] + uniform * (ends[1] - ends[0])
    # The root in [0, 1] of 3x² − 2x³ = level, in closed form.
    return np.asarray(0.5 - np.sin(np.arcsin(np.clip(1.0 - 2.0 * level, -1.0, 1.0)) / 3.0))


def _uniforms_of(weights: NDArray[np.float64], rng: np.random.Generator, concentration: float) -> NDArray[np.float64]:
    """Return uniform numbers that give these weights: the inverse of `simplex`, with a total drawn from its own law."""
    issues, count = weights.shape
    gamma = weights * rng.gamma(concentration * issues, size=count)
    if concentration == 1.0:
        first, second = 1.0 - np.exp(-gamma), rng.random(weights.shape)
    elif concentration == 2.0:
        part = rng.random(weights.shape)  # given the sum of two exponentials, the first is uniform below it
        first, second = 1.0 - np.exp(-gamma * part), 1.0 - np.exp(-gamma * (1.0 - part))
    else:
        # Given Gamma(½) = g, the exponential factor is g + Gamma(½): Gamma(1) splits into two independent halves.
        exponential = gamma + rng.gamma(0.5, size=weights.shape)
        first, second = 1.0 - np.exp(-exponential), 2.0 / np.pi * np.arcsin(np.sqrt(gamma / exponential))
    result = np.empty((2 * issues, count))
    result[0::2], result[1::2] = first, second
    return np.minimum(result, np.nextafter(1.0, 0.0))
