"""Costly conflict: which divisions do both sides prefer to fighting over them?"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from walkaway.bargaining._values import Values, aligned, between, plain

__all__ = ["BargainingRange", "costly_conflict"]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class BargainingRange:
    """The shares of the first side that neither side would rather fight over.

    Attributes:
        low: The least that the first side accepts.
        high: The most that the second side concedes.
    """

    low: Values
    high: Values


def costly_conflict(p: ArrayLike, cost_a: ArrayLike, cost_b: ArrayLike) -> BargainingRange:
    """Return the range of divisions that two sides prefer to a costly fight.

    Question: is there a deal at all when both sides may use force, a strike or a court? With complete information, a
    divisible prize and any cost, always: the open question is why it is not found.

    Side A wins a prize of 1 with chance ``p``; the fight costs A ``cost_a`` and B ``cost_b``. A prefers a share x to
    fighting where ``x ≥ p − cost_a``, B where ``x ≤ p + cost_b``; the range is ``[p − cost_a, p + cost_b]``, cut to
    [0, 1]. It is never empty.

    Not covered: an indivisible prize, private information, and shifts of power, which are Fearon's explanations of war.

    Source: Fearon, J. (1995). Rationalist explanations for war. International Organization 49, 379–414.

    Args:
        p: Chance that A wins, in [0, 1].
        cost_a: What the fight costs A, at least 0, in units of the prize.
        cost_b: What the fight costs B, at least 0.

    Returns:
        The range of A's share.

    Raises:
        InputError: ``p`` lies outside [0, 1], a cost is negative, or the arrays do not have one length.

    Examples:
        >>> division = costly_conflict(0.6, 0.1, 0.2)
        >>> round(division.low, 6), round(division.high, 6)
        (0.5, 0.8)
    """
    chance, own, other = aligned(
        p=between("p", p, 0, 1),
        cost_a=between("cost_a", cost_a, 0, np.inf),
        cost_b=between("cost_b", cost_b, 0, np.inf),
    )
    return BargainingRange(low=plain(np.maximum(chance - own, 0)), high=plain(np.minimum(chance + other, 1)))
