"""Arguments and answers of the closed forms: one number, or one number a draw."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from walkaway.errors import InputError

__all__ = ["Values", "aligned", "between", "plain"]

Values = float | NDArray[np.float64]
"""A float where every argument was a single number, else an array with one entry a draw."""


def between(name: str, value: ArrayLike, low: float, high: float) -> NDArray[np.float64]:
    """Return the argument as an array, every entry within [low, high]."""
    array = np.asarray(value, dtype=np.float64)
    # "Not inside" rather than "outside", so that a NaN is refused too.
    if not np.all((array >= low) & (array <= high)):
        raise InputError(f"{name} must lie within {low:g} and {high:g}, not {_first_outside(array, low, high):g}")
    return array


def aligned(**arrays: NDArray[np.float64]) -> tuple[NDArray[np.float64], ...]:
    """Return the arrays repeated to one common shape."""
    try:
        return tuple(np.broadcast_arrays(*arrays.values()))
    except ValueError:
        shapes = ", ".join(f"{name} {array.shape}" for name, array in arrays.items())
        raise InputError(f"these arguments do not have one length: {shapes}") from None


def plain(array: ArrayLike) -> Values:
    """Return a float for a single number, else the array itself."""
    values = np.asarray(array, dtype=np.float64)
    return values if values.ndim else float(values)


def _first_outside(array: NDArray[np.float64], low: float, high: float) -> float:
    flat = array.ravel()
    return float(flat[np.argmin((flat >= low) & (flat <= high))])
