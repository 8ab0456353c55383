"""Fixed costs of delay: who wins when each round costs a fixed sum?"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from walkaway.bargaining._values import Values, aligned, between, plain
from walkaway.errors import InputError

__all__ = ["FixedCostSplit", "fixed_cost"]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class FixedCostSplit:
    """The opener's share of a pie of 1: a range, which is one point unless the costs are equal.

    Attributes:
        low: The smallest share of the opener in any equilibrium.
        high: The largest share of the opener in any equilibrium.
        unique: Whether theory gives one split.
    """

    low: Values
    high: Values
    unique: bool | NDArray[np.bool_]


def fixed_cost(c1: ArrayLike, c2: ArrayLike) -> FixedCostSplit:
    """Return the opener's share when every round costs each side a fixed sum.

    Question: what does it buy to bleed a little less per day than the other side? Here, nearly everything.

    Alternating offers in which party i loses ``c_i`` a round. The opener gets 1 where ``c1 < c2`` and only ``c2``
    where ``c1 > c2``. Where the costs are equal every share in ``[c1, 1]`` is an equilibrium: that range is the
    answer, not a number within it.

    Undefined for a cost of 0 (delay is then free to that side) and for 1 or more (one round costs the whole pie).

    Source: Rubinstein, A. (1982). Perfect equilibrium in a bargaining model. Econometrica 50, 97–109.

    Args:
        c1: Cost a round of the opener, in (0, 1), in units of the pie.
        c2: The same of the other side.

    Returns:
        The range of the opener's share, and whether it is one point.

    Raises:
        InputError: A cost lies outside (0, 1), or the arrays do not have one length.

    Examples:
        >>> split = fixed_cost(0.1, [0.2, 0.05, 0.1])
        >>> split.low.tolist(), split.high.tolist(), split.unique.tolist()
        ([1.0, 0.05, 0.1], [1.0, 0.05, 1.0], [True, True, False])
    """
    own, other = aligned(c1=_cost("c1", c1), c2=_cost("c2", c2))
    low = np.where(own < other, 1.0, np.where(own > other, other, own))
    high = np.where(own > other, other, 1.0)
    unique = own != other
    return FixedCostSplit(low=plain(low), high=plain(high), unique=unique if np.ndim(unique) else bool(unique))


def _cost(name: str, value: ArrayLike) -> NDArray[np.float64]:
    cost = between(name, value, 0, 1)
    if np.any((cost == 0) | (cost == 1)):
        raise InputError(f"{name} must lie strictly between 0 and 1")
    return cost
