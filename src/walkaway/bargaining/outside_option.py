"""An outside option: does a better alternative improve the deal of the party that holds it?"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from walkaway.bargaining._values import Values, aligned, between, plain
from walkaway.bargaining.rubinstein import PATIENCE_CAP, rubinstein

__all__ = ["OutsideOptionSplit", "outside_option"]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class OutsideOptionSplit:
    """The split of a pie of 1 when the responder may quit.

    Attributes:
        opener: The opener's share.
        responder: The responder's share.
        binds: Whether the option changed the split; where it does not, it does not matter at all.
    """

    opener: Values
    responder: Values
    binds: bool | NDArray[np.bool_]


def outside_option(d1: ArrayLike, d2: ArrayLike, w2: ArrayLike, *, cap: float = PATIENCE_CAP) -> OutsideOptionSplit:
    """Return the split when the responder may quit for a payoff of its own.

    Question: is an alternative a threat worth naming? Only where it is better than the deal that comes without it.

    Variant: alternating offers; the second party, and only after it has refused an offer of the first, may quit at
    once for ``w2``, which leaves the first party nothing. With the Rubinstein share
    ``R = (1 − d2) / (1 − d1·d2)`` the opener gets ``min(R, 1 − w2)``: the option binds where ``w2 > 1 − R`` and then
    the responder gets exactly ``w2``; else the split is as if there were no option. The largest and the smallest
    equilibrium share M of the opener both solve ``M = 1 − max(w2, d2·(1 − d1·M))``, whose right side is a contraction:
    hence one share for any two factors under 1.

    Not covered: quitting after the *other* side has refused (many equilibria), both sides with an option, and a payoff
    at breakdown that nobody chooses: see :func:`~walkaway.bargaining.breakdown.breakdown`, which always shifts the
    split.

    Sources: Shaked, A. and Sutton, J. (1984). Involuntary unemployment as a perfect equilibrium in a bargaining model.
    Econometrica 52, 1351–1364. Binmore, K., Shaked, A. and Sutton, J. (1989). An outside option experiment. Quarterly
    Journal of Economics 104, 753–770. Osborne, M. and Rubinstein, A. (1990). Bargaining and Markets, section 3.12.

    Args:
        d1: Discount factor per round of the first party, the opener, in [0, 1].
        d2: The same of the second party, the responder.
        w2: What the responder gets when it quits, at most 1; negative where quitting costs. Above 1 no split exists.
        cap: Factors above this count as this.

    Returns:
        Both shares and whether the option binds.

    Raises:
        InputError: A factor lies outside [0, 1], ``w2`` is above 1, or the arrays do not have one length.

    Examples:
        >>> round(outside_option(0.9, 0.9, 0.3).opener, 6), outside_option(0.9, 0.9, 0.3).binds
        (0.526316, False)
        >>> round(outside_option(0.9, 0.9, 0.6).opener, 6), outside_option(0.9, 0.9, 0.6).binds
        (0.4, True)
    """
    alone = np.asarray(rubinstein(d1, d2, cap=cap).opener)
    alone, option = aligned(factors=alone, w2=between("w2", w2, -np.inf, 1))
    binds = option > 1 - alone
    opener = np.where(binds, 1 - option, alone)
    return OutsideOptionSplit(
        opener=plain(opener), responder=plain(1 - opener), binds=binds if np.ndim(binds) else bool(binds)
    )
