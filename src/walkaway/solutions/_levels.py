"""Rounding, once: values that differ by less than a rounding error count as the same."""

import numpy as np
from numpy.typing import NDArray

__all__ = ["TOLERANCE", "levels", "settled"]

TOLERANCE = 1e-10
"""Values closer than this are the same; where the largest magnitude exceeds 1, closer than this part of it."""


def settled(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the values, each replaced by the smallest of those it is the same as.

    Comparing pairs within a tolerance is no equivalence, and rounding to a grid parts neighbours at its lines. Values
    are therefore sorted and parted where two neighbours differ by more than the tolerance; after that every comparison
    is exact. The tolerance grows with the largest magnitude, as rounding errors do, but does not shrink under that of
    utilities around 1: sums that cancel leave errors of the size of their terms.
    """
    ordered, group, order = _groups(values)
    if group.size and group[-1] == group.size - 1:
        return values.astype(np.float64)  # no two are the same: the usual case
    first = np.flatnonzero(np.diff(group, prepend=-1))
    flat = np.empty(values.size)
    flat[order] = ordered[first][group]
    return flat.reshape(values.shape)


def levels(values: NDArray[np.float64]) -> NDArray[np.int64]:
    """Return the rank of each value, from 0, the same for values that are the same."""
    _, group, order = _groups(values)
    flat = np.empty(values.size, dtype=np.int64)
    flat[order] = group
    return flat.reshape(values.shape)


def _groups(values: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.int64], NDArray[np.intp]]:
    flat = values.ravel()
    order = np.argsort(flat, kind="stable")
    ordered = flat[order]
    if not flat.size:
        return ordered, np.empty(0, dtype=np.int64), order
    width = TOLERANCE * max(1.0, abs(ordered[0]), abs(ordered[-1]))
    group = np.zeros(flat.size, dtype=np.int64)
    np.cumsum(np.diff(ordered) > width, out=group[1:])
    return ordered, group, order
