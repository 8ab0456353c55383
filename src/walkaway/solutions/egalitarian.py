"""The egalitarian solution: which deal does most for whoever gains least?"""

from numpy.typing import ArrayLike

from walkaway.solutions._problem import NOBODY_BETTER, leximin, problem
from walkaway.solutions.solution import Solution

__all__ = ["egalitarian"]

_DEFINITION = "the individually rational outcomes whose gains are lexicographically greatest from the smallest up"


def egalitarian(utilities: ArrayLike, disagreement: ArrayLike) -> Solution:
    """Return the outcomes with the greatest smallest gain, then the greatest second smallest, and so on.

    Question: what deal would be picked if the side that gains least had to be served first?

    Gains ``u_p − r_p`` of different parties are compared as they stand, so the answer needs scales that may be
    compared. In a convex problem it is the efficient point with equal gains; on a finite set the lexicographic order
    (leximin) takes its place, and keeps the answer efficient.

    Sources: Kalai, E. (1977). Proportional solutions to bargaining situations: interpersonal utility comparisons.
    Econometrica 45, 1623–1630. The lexicographic order: Imai, H. (1983). Econometrica 51, 389–402, there after a
    normalisation; Chun, Y. and Peters, H. (1988). The lexicographic egalitarian solution.

    Args:
        utilities: ``[P, N]``: party, outcome.
        disagreement: ``[P]``: each party's utility of no deal.

    Returns:
        The tied outcomes; undefined where no outcome is individually rational.

    Raises:
        InputError: The arrays do not fit together, or hold a number that is not finite.

    Examples:
        >>> egalitarian([[0, 4, 10], [10, 7, 3]], [0, 0]).outcomes
        (1,)
    """
    model = problem(utilities, disagreement)
    note = NOBODY_BETTER if model.rational.any() and not (model.gains[:, model.rational] > 0).any() else ""
    return model.solve("egalitarian", _DEFINITION, lambda allowed: leximin(model.gains, allowed), note=note)
