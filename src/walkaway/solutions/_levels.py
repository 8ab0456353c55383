"""Rounding, once: values that differ by less than a rounding error count as the same."""

import numpy as np
from numpy.typing import NDArray

__all__ = ["TOLERANCE", "all_apart", "greatest", "levels", "settled"]

TOLERANCE = 1e-10
"""Values closer than this are the same; where the largest magnitude exceeds 1, closer than this part of it."""


def settled(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the values, each replaced by the smallest of those it is the same as.

    Comparing pairs within a tolerance is no equivalence, and rounding to a grid parts neighbours at its lines. Values
    are therefore sorted and parted where two neighbours differ by more than the tolerance; after that every comparison
    is exact. The tolerance grows with the largest magnitude, as rounding errors do, but does not shrink under that of
    utilities around 1: sums that cancel leave errors of the size of their terms.
    """
    ordered, begins, order = _groups(values)
    if begins.all():
        return values.astype(np.float64)  # no two are the same: the usual case
    flat = np.empty(values.size)
    flat[order] = ordered[begins][begins.cumsum() - 1]
    return flat.reshape(values.shape)


def greatest(values: NDArray[np.float64]) -> NDArray[np.intp]:
    """Return the positions of the values that are the same as the greatest, as `settled` tells, ``[N]``."""
    top = values.max()
    # The chain of values that are the same ends within this of the greatest: alone there, it is the only one.
    reach = TOLERANCE * max(1.0, float(top), -float(values.min())) * values.size
    if np.count_nonzero(values >= top - reach) == 1:
        return np.array([values.argmax()])
    ordered, begins, _ = _groups(values)
    starts = ordered[begins]
    return np.flatnonzero(values >= starts[-1])


def all_apart(rows: NDArray[np.float64]) -> bool:
    """Return whether no two values of a row are the same, ``[rows, N]``."""
    ordered = np.sort(rows, axis=1)
    largest = np.maximum(-ordered[:, 0], ordered[:, -1])
    apart = ordered[:, 1:] - ordered[:, :-1] > TOLERANCE * np.maximum(largest, 1.0)[:, None]
    return bool(apart.all())


def levels(values: NDArray[np.float64]) -> NDArray[np.int64]:
    """Return the rank of each value, from 0, the same for values that are the same."""
    _, begins, order = _groups(values)
    flat = np.empty(values.size, dtype=np.int64)
    flat[order] = begins.cumsum() - 1
    return flat.reshape(values.shape)


def _groups(values: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.bool_], NDArray[np.intp]]:
    """Return the values in order, which of them are not the same as the one before, and the order."""
    flat = values.ravel()
    order = flat.argsort(kind="stable")
    ordered = flat[order]
    begins = np.ones(flat.size, dtype=np.bool_)
    if flat.size:
        width = TOLERANCE * max(1.0, abs(float(ordered[0])), abs(float(ordered[-1])))
        np.greater(ordered[1:] - ordered[:-1], width, out=begins[1:])
    return ordered, begins, order
