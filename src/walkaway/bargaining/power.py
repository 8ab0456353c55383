"""Bargaining power: how much weight does patience give each party?"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from walkaway.bargaining._values import between
from walkaway.bargaining.rubinstein import PATIENCE_CAP
from walkaway.errors import InputError

__all__ = ["power"]


def power(discounts: ArrayLike, *, cap: float = PATIENCE_CAP) -> NDArray[np.float64]:
    """Return the bargaining weight of each party, from how patient it is.

    Question: whose preferences should count for more at the Nash point when one side can wait and the other cannot?

    The weight of party p is proportional to ``1 / −ln δ_p``. For two parties the alternating-offers split tends to the
    Nash point with these weights as the time between offers shrinks; for more parties it is used by analogy.

    A party with δ = 0 cannot wait at all and has weight 0; where that holds for every party the ratio is not
    determined, and the weights are equal.

    Source: Binmore, K., Rubinstein, A. and Wolinsky, A. (1986). The Nash bargaining solution in economic modelling.
    RAND Journal of Economics 17, 176–188.

    Args:
        discounts: Discount factor per round, in [0, 1], of each party: ``[P]`` or ``[P, D]`` (party, draw).
        cap: Factors above this count as this, for at 1 the weight is infinite; in (0, 1).

    Returns:
        Weights of the same shape; over the parties they add up to 1.

    Raises:
        InputError: A factor lies outside [0, 1], or there is no party.

    Examples:
        >>> power([0.9, 0.81]).round(6).tolist()
        [0.666667, 0.333333]
    """
    if not 0 < cap < 1:
        raise InputError(f"cap must lie strictly between 0 and 1, not {cap:g}")
    factors = np.minimum(between("discounts", discounts, 0, 1), cap)
    if not factors.ndim or not factors.shape[0]:
        raise InputError("discounts need one row for each party")
    with np.errstate(divide="ignore"):
        patience = 1 / -np.log(factors)
    total = patience.sum(axis=0)
    weights: NDArray[np.float64] = np.where(total > 0, patience / np.where(total > 0, total, 1), 1 / factors.shape[0])
    return weights
