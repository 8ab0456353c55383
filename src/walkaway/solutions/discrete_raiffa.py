"""The discrete Raiffa solution: where do the sides meet by steps in which each gets an equal part of its hopes?"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from walkaway.solutions._problem import NOBODY_BETTER, leximin, problem
from walkaway.solutions.solution import Solution

__all__ = ["discrete_raiffa"]

_DEFINITION = (
    "from disagreement on, every party moves by an equal part of the way to its best outcome that leaves no other "
    "under where it stands, as long as some outcome gives everybody that much; of the outcomes from there on, those "
    "whose gains, as parts of what is still hoped for, are lexicographically greatest from the smallest up"
)
_ROUNDS = 200
_SETTLED = 1e-12
"""Part of the first hope at which nothing is left to hope for."""


def discrete_raiffa(utilities: ArrayLike, disagreement: ArrayLike) -> Solution:
    """Return the outcomes that a sequence of equal concessions leads to.

    Question: where do the sides meet if each step gives each of them an equal share of what it can still hope for?

    1. Everybody stands at its disagreement value.
    2. Of the outcomes that give everybody at least where it stands, the best for each party is what it hopes for. With
       P parties everybody moves by a P-th of its way there. The steps go on while some outcome gives everybody where it
       would stand.
    3. In a convex problem the steps end on the frontier. A finite set ends them earlier; of the outcomes that are left,
       those are picked at which the parties' parts of what is still hoped for are the most even.

    Undefined where no outcome is individually rational.

    Source: Raiffa, H. (1953). Arbitration schemes for generalized two-person games. Annals of Mathematics Studies 28,
    361–387; axioms: Trockel, W. (2015). Axiomatization of the discrete Raiffa solution. Economic Theory Bulletin 3,
    9–17. The last step on finite sets is ours.

    Args:
        utilities: ``[P, N]``: party, outcome.
        disagreement: ``[P]``: each party's utility of no deal.

    Returns:
        The tied outcomes; undefined where no outcome is individually rational.

    Raises:
        InputError: The arrays do not fit together, or hold a number that is not finite.

    Examples:
        >>> discrete_raiffa([[0, 4, 10], [10, 7, 0]], [0, 0]).outcomes
        (1,)
    """
    model = problem(utilities, disagreement)
    if not model.rational.any():
        return model.solve("discrete Raiffa", _DEFINITION, lambda allowed: allowed)
    first = model.gains[:, model.rational].max(axis=1)
    able = first > 0
    stand = np.zeros(len(first))
    # In parts of the first hopes, so that no party's scale matters.
    part = np.where(able[:, None], model.gains / np.where(able, first, 1)[:, None], 1.0)
    left = model.rational
    for _ in range(_ROUNDS):
        hope = np.where(able, part[:, left].max(axis=1), 0.0)
        if ((hope - stand) <= _SETTLED).all():
            break
        ahead = stand + np.maximum(hope - stand, 0.0) / len(stand)
        reached = model.rational & (part >= ahead[:, None] - _SETTLED).all(axis=0)
        if not reached.any():
            break
        stand, left = ahead, reached
    hope = np.where(able, part[:, left].max(axis=1), 0.0)
    wide = np.maximum(hope - stand, 0.0)
    open_ = wide > _SETTLED
    share = np.where(open_[:, None], (part - stand[:, None]) / np.where(open_, wide, 1)[:, None], 1.0)
    note = NOBODY_BETTER if not able.any() else ""

    def best(allowed: NDArray[np.intp]) -> NDArray[np.intp]:
        return leximin(share, allowed)

    return model.solve("discrete Raiffa", _DEFINITION, best, among=left, note=note)
