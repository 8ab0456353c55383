"""Continuing: what is it worth to leave today and talk again, and when does that make leaving right?"""

import math

import numpy as np
from numpy.typing import ArrayLike, NDArray

from walkaway.bargaining._values import Values, aligned, between, plain
from walkaway.errors import InputError

__all__ = ["break_even_chance", "right_to_leave", "value_of_continuing"]

_NEVER = 2.0
"""Stands for a chance that does not exist; above every one that does."""
_ONE = int(np.float64(1).view(np.int64))
"""The bit pattern of 1."""
_NEAR = 16
"""How many floating-point numbers off a quotient may be; only speed hangs on it."""


def value_of_continuing(chance: ArrayLike, discount: ArrayLike, gain: ArrayLike) -> Values:
    """Return what leaving today is worth to a party, over its no-deal value.

    Question: what does a side give up when it signs now? The hope of a fair deal later.

    With chance q a fair deal, the one at the Nash point, is made one round later; else no deal holds. Over the no-deal
    value that is worth ``q·δ·gain``. At ``q = 0`` leaving is worth no deal as it stands.

    Source: the first round of the outside-option argument (Shaked and Sutton 1984), with the deal that follows put at
    Nash's; a declared simplification, not an equilibrium.

    Args:
        chance: Chance q of a fair deal later, in [0, 1].
        discount: Discount factor δ per round of the party, in [0, 1].
        gain: The party's gain over no deal at the Nash point, at least 0 and finite; 0 where there is no zone.

    Returns:
        The value of continuing, over the no-deal value.

    Raises:
        InputError: An argument lies outside its range, or the arrays do not have one length.

    Examples:
        >>> value_of_continuing(0.5, 0.9, [0.2, 0.0]).tolist()
        [0.09000000000000001, 0.0]
    """
    q, delta, fair = aligned(
        chance=between("chance", chance, 0, 1), discount=between("discount", discount, 0, 1), gain=_gain("gain", gain)
    )
    return plain(q * delta * fair)


def right_to_leave(gain_now: ArrayLike, continuing: ArrayLike, min_gain: float) -> NDArray[np.bool_]:
    """Return in which draws it was right to leave what was on the table.

    Question: was walking away right? It was where the offer gained less than the smallest gain worth a deal, or less
    than what continuing promised: ``u(x) − r < max(m, q·δ·gain)``. At equality signing is right.

    Args:
        gain_now: The party's gain over no deal from the offer, ``u(x) − r``, finite.
        continuing: The value of continuing, over the no-deal value, at least 0.
        min_gain: The smallest gain worth a deal, m, at least 0.

    Returns:
        True where leaving was right, one entry a draw.

    Raises:
        InputError: An argument lies outside its range, or the arrays do not have one length.

    Examples:
        >>> right_to_leave([0.005, 0.05, 0.2], 0.09, 0.01).tolist()
        [True, True, False]
    """
    most = np.finfo(np.float64).max
    threshold = float(between("min_gain", min_gain, 0, most))
    now, later = aligned(
        gain_now=between("gain_now", gain_now, -most, most), continuing=_gain("continuing", continuing)
    )
    return np.asarray(now < np.maximum(threshold, later))


def break_even_chance(
    gain_now: ArrayLike, discount: ArrayLike, gain: ArrayLike, weights: ArrayLike, *, min_gain: float
) -> float | None:
    """Return the smallest chance of a fair deal later that makes leaving right in half of the draws.

    Question: how much hope must a side have had for walking away to be right?

    A draw counts as right from a certain chance on, or never, so the weighted share of right draws only rises with q
    and its first half is found among the draws' own thresholds. Leaving is right on an open interval of chances
    (strictly better than signing); "smallest" therefore means the smallest floating-point number at which
    :func:`right_to_leave` holds for half of the weight, which is exact: one number lower it does not.

    Cost: D log D for D draws.

    Args:
        gain_now: The party's gain over no deal from the offer, ``[D]``.
        discount: Discount factor of the party, a number or ``[D]``.
        gain: The party's gain over no deal at the Nash point, ``[D]``.
        weights: Weights of the draws, ``[D]``, at least 0, not all 0; they need not add up to 1.
        min_gain: The smallest gain worth a deal.

    Returns:
        The chance: 0.0 where leaving is right without any hope, None where not even certainty makes it right.

    Raises:
        InputError: An argument lies outside its range, or the arrays do not have one length.

    Examples:
        >>> break_even_chance([0.1, 0.1], 0.5, [0.4, 0.8], [1, 1], min_gain=0.01)
        0.25000000000000006
        >>> break_even_chance([0.0], 0.9, [0.4], [1], min_gain=0.01)
        0.0
        >>> break_even_chance([0.5], 0.9, [0.4], [1], min_gain=0.01) is None
        True
    """
    most = np.finfo(np.float64).max
    now, delta, fair, weight = (
        np.atleast_1d(array).ravel()
        for array in aligned(
            gain_now=between("gain_now", gain_now, -most, most),
            discount=between("discount", discount, 0, 1),
            gain=_gain("gain", gain),
            weights=between("weights", weights, 0, 1e200),
        )
    )
    if not weight.any():
        raise InputError("weights must not all be 0")
    chances = _least_chances(now, delta, fair, min_gain)
    order = np.argsort(chances)
    candidates = np.unique(chances)
    # Running sums find the place up to rounding; the exact test then moves it where they erred.
    total = np.cumsum(weight[order])
    place = int(np.searchsorted(candidates, chances[order][np.searchsorted(total, total[-1] / 2)]))
    while place > 0 and _half(weight, chances <= candidates[place - 1]):
        place -= 1
    while not _half(weight, chances <= candidates[place]):
        place += 1
    return None if candidates[place] == _NEVER else float(candidates[place])


def _least_chances(
    now: NDArray[np.float64], delta: NDArray[np.float64], fair: NDArray[np.float64], min_gain: float
) -> NDArray[np.float64]:
    """Return for each draw the smallest chance at which leaving is right: 0 without hope."""
    chances = np.full(len(now), _NEVER)
    chances[right_to_leave(now, 0.0, min_gain)] = 0.0
    hopeful = (chances != 0) & right_to_leave(now, value_of_continuing(1.0, delta, fair), min_gain)
    now, delta, fair = now[hopeful], delta[hopeful], fair[hopeful]

    def right(bits: NDArray[np.int64]) -> NDArray[np.bool_]:
        return right_to_leave(now, value_of_continuing(bits.view(np.float64), delta, fair), min_gain)

    # Dividing gives the threshold only up to rounding. Floats of one sign are ordered as their bit patterns, so halving
    # patterns ends at the one exact answer. It lies next to the quotient, or else somewhere between 0 and 1.
    # Adding 0 turns -0.0, whose pattern is out of order, into 0.0.
    near = (now / (delta * fair) + 0.0).view(np.int64)
    low, high = np.maximum(near - _NEAR, 0), np.minimum(near + _NEAR, _ONE)
    low, high = np.where(right(low), 0, low), np.where(right(high), high, _ONE)
    while np.any(high - low > 1):
        middle = low + (high - low) // 2
        low, high = np.where(right(middle), low, middle), np.where(right(middle), middle, high)
    chances[hopeful] = high.view(np.float64)
    return chances


def _half(weight: NDArray[np.float64], right: NDArray[np.bool_]) -> bool:
    # fsum rounds once, so the sign is exact: equal halves are halves, in whatever order they are added.
    return math.fsum(np.where(right, weight, -weight).tolist()) >= 0


def _gain(name: str, value: ArrayLike) -> NDArray[np.float64]:
    return between(name, value, 0, float(np.finfo(np.float64).max))
