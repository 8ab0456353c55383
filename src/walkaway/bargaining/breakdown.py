"""Risk of breakdown: what do the payoffs of a failed negotiation do to the deal?"""

import numpy as np
from numpy.typing import ArrayLike

from walkaway.bargaining._values import Values, aligned, between, plain
from walkaway.errors import InputError

__all__ = ["breakdown"]


def breakdown(p: ArrayLike, b1: ArrayLike, b2: ArrayLike) -> Values:
    """Return the opener's share when every refusal may end the talks for good.

    Question: what is a side's payoff without a deal worth when failure is a risk that nobody chooses? Unlike an
    outside option it always shifts the split.

    Alternating offers without discounting; after each refusal the talks break down with chance ``p``, and the parties
    get ``b1`` and ``b2``. The opener gets ``b1 + (1 − b1 − b2) / (2 − p)``, the other side the rest. As p falls to 0
    this tends to splitting the difference; at exactly 0 there is no pressure and no unique equilibrium: the value
    returned there is that limit.

    Undefined where ``b1 + b2 > 1``: breaking down is then better than any split.

    Source: Binmore, K., Rubinstein, A. and Wolinsky, A. (1986). The Nash bargaining solution in economic modelling.
    RAND Journal of Economics 17, 176–188; Osborne, M. and Rubinstein, A. (1990). Bargaining and Markets, section 4.2.

    Args:
        p: Chance of breakdown after a refusal, in [0, 1].
        b1: Payoff of the opener at breakdown, finite.
        b2: Payoff of the other side at breakdown, finite.

    Returns:
        The opener's share of a pie of 1.

    Raises:
        InputError: ``p`` lies outside [0, 1], ``b1 + b2`` exceeds 1, or the arrays do not have one length.

    Examples:
        >>> round(breakdown(0.0, 0.2, 0.4), 6), round(breakdown(1.0, 0.2, 0.4), 6)
        (0.4, 0.6)
    """
    most = np.finfo(np.float64).max
    chance, own, other = aligned(
        p=between("p", p, 0, 1), b1=between("b1", b1, -most, most), b2=between("b2", b2, -most, most)
    )
    surplus = 1 - own - other
    # Payoffs that add up to 1 in decimals may miss it by a rounding error.
    if np.any(surplus < -1e-12):
        raise InputError("b1 + b2 must be at most 1: else no split is better for both than breaking down")
    return plain(own + np.maximum(surplus, 0) / (2 - chance))
