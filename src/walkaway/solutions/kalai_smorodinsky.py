"""The Kalai–Smorodinsky solution: which deal gives each side the same part of the best it could hope for?"""

from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from walkaway.errors import InputError
from walkaway.solutions._problem import NOBODY_BETTER, leximin, problem
from walkaway.solutions.solution import Solution

__all__ = ["kalai_smorodinsky"]

_IDEALS = {"individually_rational": "the individually rational outcomes", "all": "all outcomes"}


def kalai_smorodinsky(
    utilities: ArrayLike,
    disagreement: ArrayLike,
    *,
    ideal: Literal["individually_rational", "all"] = "individually_rational",
) -> Solution:
    """Return the outcomes at which the parties' parts of their ideal gains are the most even.

    Question: what deal treats the sides alike, measured by what each could hope for at best?

    A party's ideal is its greatest utility over the individually rational outcomes (or over all outcomes: the point
    differs, so the answer says which). Its normalised gain is ``(u_p − r_p) / (ideal_p − r_p)``. In a convex problem
    the solution is the efficient point where these are equal. A finite set seldom holds such a point; here the
    individually rational outcomes are compared by the smallest normalised gain, then by the second smallest, and so on.

    Degenerate: a party that cannot gain has its ideal at disagreement; it counts as having all it could hope for.

    Sources: Kalai, E. and Smorodinsky, M. (1975). Other solutions to Nash's bargaining problem. Econometrica 43,
    513–518. The greatest smallest normalised gain without convexity: Conley, J. and Wilkie, S. (1991). Economics
    Letters 36, 365–369; on finite sets: Nagahisa, R. and Tanaka, M. (2002). Social Choice and Welfare 19, 751–761. The
    lexicographic order: Imai, H. (1983). Individual monotonicity and lexicographic maxmin solution. Econometrica 51,
    389–402.

    Args:
        utilities: ``[P, N]``: party, outcome.
        disagreement: ``[P]``: each party's utility of no deal.
        ideal: Which outcomes the ideal point is taken over.

    Returns:
        The tied outcomes and the ideal point; undefined where no outcome is individually rational.

    Raises:
        InputError: The arrays do not fit together or hold a number that is not finite, or ``ideal`` is neither.

    Examples:
        >>> answer = kalai_smorodinsky([[0, 4, 10], [10, 7, 0]], [0, 0])
        >>> answer.outcomes, answer.ideal
        ((1,), (10.0, 10.0))
    """
    if ideal not in _IDEALS:
        raise InputError(f"ideal must be 'individually_rational' or 'all', not {ideal!r}")
    model = problem(utilities, disagreement)
    definition = (
        "the individually rational outcomes whose gains, as parts of the ideal gains, are lexicographically greatest "
        f"from the smallest up; ideal over {_IDEALS[ideal]}"
    )
    if not model.rational.any():
        return model.solve("Kalai–Smorodinsky", definition, lambda allowed: allowed)
    over = slice(None) if ideal == "all" else model.rational
    hoped = model.gains[:, over].max(axis=1)
    able = hoped > 0
    if able.all():
        part = model.gains / hoped[:, None]
    else:
        part = np.where(able[:, None], model.gains / np.where(able, hoped, 1)[:, None], 1.0)
    note = "" if (model.gains[:, model.rational] > 0).any() else NOBODY_BETTER
    point = tuple(model.utilities[:, over].max(axis=1).tolist())
    return model.solve("Kalai–Smorodinsky", definition, lambda allowed: leximin(part, allowed), ideal=point, note=note)
