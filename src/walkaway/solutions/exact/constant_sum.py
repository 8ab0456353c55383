"""Constant sums: is there nothing to gain together, so that every outcome is efficient?"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from walkaway.solutions.exact.grid import PartyGrid

__all__ = ["constant_sum_weights"]

_SMALL = 1e-9
_ROUNDS = 200


def constant_sum_weights(grids: Sequence[PartyGrid]) -> NDArray[np.float64] | None:
    """Return weights of the parties under which every outcome is worth the same, or None where there are none.

    With positive weights ``a_p`` and ``Σ_p a_p·u_p`` the same at every outcome, no outcome dominates another: what one
    party gains another one loses. In an additive domain that is so exactly where on each issue the weighted worth is
    the same for every option. Weights are looked for in the null space of the differences between options, then
    checked: what they leave over, summed over issues, must be less than one level of any party.

    Args:
        grids: Every party's utility in whole numbers.

    Examples:
        >>> from walkaway.solutions.exact.domain import Domain
        >>> from walkaway.solutions.exact.grid import grid
        >>> cake = Domain.additive([[[0.0, 0.3, 0.6], [0.0, 0.4]], [[0.3, 0.15, 0.0], [0.2, 0.0]]])
        >>> constant_sum_weights(grid(cake)).round(9).tolist()
        [0.5, 1.0]
    """
    if any(party.pairs or party.cap_binds for party in grids) or len(grids) < 2 or not grids[0].tables:
        return None
    # In levels of each party: a gain that counts is at least 1.
    tables = [np.stack([party.tables[issue] / party.fine for party in grids]) for issue in range(len(grids[0].tables))]
    differences = np.concatenate([table[:, 1:] - table[:, :1] for table in tables], axis=1).T
    if not differences.size or not differences.any():
        return None  # nothing differs: one point, which needs no weights
    if ((differences >= 0).all(axis=1) & (differences > 0).any(axis=1)).any():
        return None  # an option that is better for somebody at nobody's expense: the usual case, found at once
    weights = _positive_null(differences)
    if weights is None:
        return None
    left_over = sum(float(np.ptp(weights @ table)) for table in tables)
    return weights / weights.max() if left_over < weights.min() else None


def _positive_null(differences: NDArray[np.float64]) -> NDArray[np.float64] | None:
    """Return a vector of positive numbers that every row is at right angles to, as nearly as numbers allow."""
    scale = np.maximum(np.abs(differences).max(axis=0), 1.0)
    scaled = differences / scale
    _, sizes, directions = np.linalg.svd(scaled, full_matrices=len(scaled) < scaled.shape[1])
    full = np.zeros(scaled.shape[1])
    full[: len(sizes)] = sizes
    null = directions[full <= _SMALL * sizes[0]]
    if not len(null):
        return None
    # Between the null space and the numbers above a bound, to and fro: it ends at a common point where there is one.
    point = np.ones(scaled.shape[1])
    for _ in range(_ROUNDS):
        point = null.T @ (null @ point)
        if (point > _SMALL).all():
            return np.asarray(point / scale)
        point = np.maximum(point, 1.0)
    return None
