"""The Pareto frontier: which outcomes leave no gain on the table?"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from walkaway.errors import InputError
from walkaway.solutions._levels import levels

__all__ = ["frontier"]

_CELLS = 4_000_000
"""Comparisons made at once, of one byte each."""


def frontier(utilities: ArrayLike) -> NDArray[np.bool_]:
    """Return which outcomes are undominated.

    Question: could somebody have got more at nobody's expense?

    An outcome is dominated when another is at least as good for every party and better for one. Outcomes that are the
    same to everybody are kept or dropped together. Utilities of one party that differ by a rounding error (1e-10,
    or that part of its largest magnitude if above 1) are the same; that is settled once, before any comparison.

    Cost: N log N for one or two parties; for more, N times the size of the frontier, in blocks.

    Source: Pareto efficiency, as standard; the two-party method is the maxima of a set of points, Kung, H., Luccio, F.
    and Preparata, F. (1975). Journal of the ACM 22, 469–476.

    Args:
        utilities: ``[P, N]``: party, outcome.

    Returns:
        True for undominated outcomes, ``[N]``; none for no outcomes.

    Raises:
        InputError: The array is not ``[P, N]`` with at least one party, or holds a number that is not finite.

    Examples:
        >>> frontier([[0.0, 0.5, 0.5, 1.0], [1.0, 0.5, 0.4, 0.0]]).tolist()
        [True, True, False, True]
    """
    values = np.asarray(utilities, dtype=np.float64)
    if values.ndim != 2 or not values.shape[0]:
        raise InputError(f"utilities must be [parties, outcomes] with at least one party, not of shape {values.shape}")
    if not np.isfinite(values).all():
        raise InputError("utilities must be finite numbers")
    ranks = np.stack([levels(row) for row in values])
    if not ranks.shape[1]:
        return np.zeros(0, dtype=np.bool_)
    if len(ranks) == 1:
        return np.asarray(ranks[0] == ranks[0].max())
    return _two_parties(ranks[0], ranks[1]) if len(ranks) == 2 else _more_parties(ranks)


def _two_parties(first: NDArray[np.int64], second: NDArray[np.int64]) -> NDArray[np.bool_]:
    # Best for the first party first. An outcome stays if it is the best of its rank for the second party, and better
    # for the second party than everything that is better for the first.
    order = np.lexsort((-second, -first))
    own, other = first[order], second[order]
    starts = np.flatnonzero(np.diff(own, prepend=own[0] + 1))
    group = np.repeat(np.arange(len(starts)), np.diff(starts, append=len(own)))
    before = np.concatenate(([-1], np.maximum.accumulate(other[starts])[:-1]))
    mask = np.zeros(len(own), dtype=np.bool_)
    mask[order] = (other == other[starts][group]) & (other > before[group])
    return mask


def _more_parties(ranks: NDArray[np.int64]) -> NDArray[np.bool_]:
    points, back = np.unique(ranks, axis=1, return_inverse=True)
    # A dominating outcome has the higher sum of ranks. In this order every outcome is dominated only by earlier ones,
    # and, as dominance is transitive, by one that is on the frontier itself.
    order = np.argsort(-points.sum(axis=0), kind="stable")
    points = points[:, order]
    kept = np.zeros(points.shape[1], dtype=np.bool_)
    front = points[:, :0]
    start = 0
    while start < points.shape[1]:
        stop = start + max(1, min(1024, _CELLS // (front.shape[1] + 1024)))
        block = points[:, start:stop]
        alive = np.flatnonzero(~_below(block, front))
        # Within the block the outcomes differ, so at least as good for everybody means dominating.
        rest = block[:, alive]
        alive = alive[_covers(rest, rest).sum(axis=1) == 1]
        kept[start + alive] = True
        front = np.concatenate((front, block[:, alive]), axis=1)
        start = stop
    mask = np.zeros(points.shape[1], dtype=np.bool_)
    mask[order] = kept
    return mask[np.ravel(back)]


def _below(block: NDArray[np.int64], front: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Return which points of the block some point of the front dominates; the points all differ."""
    return np.asarray(_covers(block, front).any(axis=1))


def _covers(block: NDArray[np.int64], others: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Return, for each point of the block and each other, whether the other is at least as good for every party."""
    covered = np.ones((block.shape[1], others.shape[1]), dtype=np.bool_)
    for own, other in zip(block, others, strict=True):
        covered &= own[:, None] <= other[None, :]
    return covered
