"""The minimum-gap solution: which efficient deal leaves the sides' gains closest together?"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from walkaway.solutions._levels import settled
from walkaway.solutions._problem import problem
from walkaway.solutions.frontier import frontier
from walkaway.solutions.solution import Solution

__all__ = ["minimum_gap"]

_DEFINITION = (
    "the efficient, individually rational outcomes with the smallest difference between greatest and least gain"
)


def minimum_gap(utilities: ArrayLike, disagreement: ArrayLike) -> Solution:
    """Return the efficient outcomes at which the gains of the parties differ least.

    Question: which deal looks most even, among those that waste nothing?

    Of the undominated, individually rational outcomes, those with the smallest ``max_p gain_p − min_p gain_p``, where
    ``gain_p = u_p − r_p``. Gains are compared as they stand, so the answer needs scales that may be compared. In a
    convex problem with a point of equal gains on its frontier this is the egalitarian solution; on a finite set the two
    can part: this one looks at the difference alone, and can pick a deal that does less for everyone's least gain.

    Source: a plain measure of evenness, without axioms behind it; kept beside the egalitarian solution to show how
    much hangs on the choice.

    Args:
        utilities: ``[P, N]``: party, outcome.
        disagreement: ``[P]``: each party's utility of no deal.

    Returns:
        The tied outcomes; undefined where no outcome is individually rational.

    Raises:
        InputError: The arrays do not fit together, or hold a number that is not finite.

    Examples:
        >>> minimum_gap([[0, 4, 10], [10, 7, 3]], [0, 0]).outcomes
        (1,)
    """
    model = problem(utilities, disagreement)

    def best(allowed: NDArray[np.intp]) -> NDArray[np.intp]:
        # What dominates a rational outcome is rational, so the frontier may be taken among these alone.
        efficient = allowed[frontier(model.gains[:, allowed])]
        gap = settled(np.ptp(settled(model.gains[:, efficient]), axis=0))
        return np.asarray(efficient[gap == gap.min()])

    return model.solve("minimum gap", _DEFINITION, best)
