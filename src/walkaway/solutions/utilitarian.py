"""The utilitarian solution: which deal has the greatest sum of gains?"""

from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from walkaway.errors import InputError
from walkaway.solutions._levels import greatest
from walkaway.solutions._problem import problem
from walkaway.solutions.solution import Solution

__all__ = ["utilitarian"]

_AMONG = {"individually_rational": "the individually rational outcomes", "all": "the outcomes, rational or not,"}


def utilitarian(
    utilities: ArrayLike,
    disagreement: ArrayLike,
    *,
    among: Literal["individually_rational", "all"] = "individually_rational",
) -> Solution:
    """Return the outcomes with the greatest sum of utilities.

    Question: what deal makes most of what there is, whoever gets it?

    The sum of gains and the sum of utilities have the same maximum. Utilities of different parties are added as they
    stand, so the answer needs scales that may be compared. By default only outcomes are considered that leave no party
    under its disagreement value; other programs often take all outcomes and call the point "maximum welfare".

    Source: Harsanyi, J. (1955). Cardinal welfare, individualistic ethics, and interpersonal comparisons of utility.
    Journal of Political Economy 63, 309–321.

    Args:
        utilities: ``[P, N]``: party, outcome.
        disagreement: ``[P]``: each party's utility of no deal.
        among: Which outcomes may be picked.

    Returns:
        The tied outcomes; undefined where there is nothing to pick.

    Raises:
        InputError: The arrays do not fit together or hold a number that is not finite, or ``among`` is neither.

    Examples:
        >>> utilitarian([[0, 4, 10], [10, 7, 3]], [0, 0]).outcomes
        (2,)
    """
    if among not in _AMONG:
        raise InputError(f"among must be 'individually_rational' or 'all', not {among!r}")
    model = problem(utilities, disagreement)

    def best(allowed: NDArray[np.intp]) -> NDArray[np.intp]:
        return np.asarray(allowed[greatest(model.gains[:, allowed].sum(axis=0))])

    pool = model.rational if among == "individually_rational" else np.ones_like(model.rational)
    return model.solve("utilitarian", f"{_AMONG[among]} with the greatest sum of utilities", best, among=pool)
