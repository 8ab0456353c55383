"""Alternating offers: how would two parties split a pie, given how patient each is?"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from walkaway.bargaining._values import Values, aligned, between, plain
from walkaway.errors import InputError

__all__ = ["PATIENCE_CAP", "RubinsteinSplit", "rubinstein"]

PATIENCE_CAP = 0.999
"""The highest discount factor the formulas take: at 1 for both sides the split is not determined."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RubinsteinSplit:
    """The split of a pie of 1 between a first and a second party.

    Attributes:
        opener: The first party's share when it makes the first offer.
        responder: The first party's share when the other makes the first offer.
        average: The first party's share when either opens with chance one half.
    """

    opener: Values
    responder: Values
    average: Values


def rubinstein(d1: ArrayLike, d2: ArrayLike, *, cap: float = PATIENCE_CAP) -> RubinsteinSplit:
    """Return the split of a pie of 1 on which two impatient parties settle at once.

    Question: what does patience alone buy, and what does the right to open the talks buy?

    The parties take turns to offer; a refusal costs a round, and a round multiplies what party i gets by ``d_i``. The
    one subgame-perfect equilibrium gives the opener ``(1 − d2) / (1 − d1·d2)``, agreed in the first round.

    Undefined where both factors are 1; they are therefore cut to ``cap`` first. A factor of 0 is fine.

    Source: Rubinstein, A. (1982). Perfect equilibrium in a bargaining model. Econometrica 50, 97–109.

    Args:
        d1: Discount factor per round of the first party, in [0, 1]; a number or one a draw.
        d2: The same of the second party.
        cap: Factors above this count as this; in [0, 1).

    Returns:
        The first party's share, by who opens, and averaged over who opens.

    Raises:
        InputError: A factor lies outside [0, 1], or the arrays do not have one length.

    Examples:
        >>> split = rubinstein(0.9, 0.8)
        >>> round(split.opener, 6), round(split.average, 6)
        (0.714286, 0.678571)
    """
    if not 0 <= cap < 1:
        raise InputError(f"cap must be at least 0 and less than 1, not {cap:g}")
    first, second = aligned(d1=between("d1", d1, 0, 1), d2=between("d2", d2, 0, 1))
    first, second = np.minimum(first, cap), np.minimum(second, cap)
    opener = (1 - second) / (1 - first * second)
    # As responder a party is offered what opening a round later is worth to it today.
    responder = first * opener
    return RubinsteinSplit(opener=plain(opener), responder=plain(responder), average=plain((opener + responder) / 2))
