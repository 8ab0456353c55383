"""Corners of a line as a tent: it rises from 0 to a top and falls back to 0, perhaps beyond the range."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from walkaway.formats.separate import ROUNDING

__all__ = ["Tent", "near_a_corner", "same_utilities", "tent_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tent:
    """A triangle over a number line.

    Attributes:
        low: Where it begins to rise from 0.
        top: Where it is highest.
        high: Where it is 0 again.
        height: How high it is there.
    """

    low: float
    top: float
    high: float
    height: float


def tent_of(x: NDArray[np.float64], worth: NDArray[np.float64]) -> Tent | None:
    """Return the tent whose corners these are, or None.

    Examples:
        >>> tent_of(np.array([0.0, 4.0, 10.0]), np.array([0.5, 1.0, 0.5]))
        Tent(low=-4.0, top=4.0, high=16.0, height=1.0)
    """
    place = int(worth.argmax())
    height = float(worth[place])
    if not 0 < place < len(x) - 1 or height <= 0:
        return None
    y, top = worth / height, float(x[place])
    left, right = ((1 - float(y[at])) / abs(top - float(x[at])) for at in (place - 1, place + 1))
    if left <= 0 or right <= 0:
        return None
    low, high = top - 1 / left, top + 1 / right
    tent = np.clip(np.where(x <= top, 1 - left * (top - x), 1 - right * (x - top)), 0.0, 1.0)
    inside = [end for end in (low, high) if x[0] < end < x[-1]]
    if not same_utilities(tent, y, height) or not all(near_a_corner(x, end) for end in inside):
        return None
    return Tent(low=low, top=top, high=high, height=height)


def same_utilities(one: NDArray[np.float64], other: NDArray[np.float64], weight: float) -> bool:
    """Return whether two rows of numbers make the same utilities under a weight, but for rounding."""
    return bool(np.abs(one - other).max() * max(abs(weight), 1e-9) <= ROUNDING)


def near_a_corner(x: NDArray[np.float64], place: float) -> bool:
    """Return whether a place is one of the corners, so that a line bends nowhere between them."""
    return bool(np.abs(x - place).min() <= 1e-9 * max(1.0, float(np.abs(x).max())))
