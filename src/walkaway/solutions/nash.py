"""The Nash solution of one exact model: which deal has the greatest product of gains?"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from walkaway.errors import InputError
from walkaway.solutions._levels import greatest
from walkaway.solutions._problem import NOBODY_BETTER, problem
from walkaway.solutions.solution import Solution

__all__ = ["nash"]

_DEFINITION = "the individually rational outcomes with the greatest {}product of gains over disagreement"
_PARTIAL = (
    "no individually rational outcome gives every party a gain: of those that give the most parties a gain, "
    "the greatest product over these parties"
)


def nash(utilities: ArrayLike, disagreement: ArrayLike, *, weights: ArrayLike | None = None) -> Solution:
    """Return the outcomes with the greatest product of the parties' gains.

    Question: what deal would a fair arbitrator pick who must not compare one side's utility with another's?

    Of the outcomes at which every party has at least its disagreement value, those that maximise
    ``Π_p (u_p − r_p)^a_p``; all ties. Multiplying a party's utilities by a positive number, or adding one to them,
    changes nothing.

    Degenerate: where no such outcome gives *every* party a gain, all products are 0. Then the largest number of
    parties that can gain together decides, and the product over these parties; where several groups of that size can,
    the best outcomes of each group are tied, for products of different parties cannot be compared. If nobody can gain,
    every individually rational outcome is tied.

    Sources: Nash, J. (1950). The bargaining problem. Econometrica 18, 155–162; finite sets: Mariotti, M. (1998). Nash
    bargaining theory when the number of alternatives can be finite. Social Choice and Welfare 15, 413–421; products of
    0: Caragiannis, I. et al. (2019). The unreasonable fairness of maximum Nash welfare. ACM TEAC 7(3).

    Args:
        utilities: ``[P, N]``: party, outcome.
        disagreement: ``[P]``: each party's utility of no deal.
        weights: Bargaining weights a, ``[P]``, at least 0; equal if left out. A party with weight 0 must not lose;
            beyond that it counts only between tied outcomes, of which none is returned that another one dominates.

    Returns:
        The tied outcomes; undefined where no outcome is individually rational.

    Raises:
        InputError: The arrays do not fit together, or hold a number that is not finite or a negative weight.

    Examples:
        >>> nash([[0, 4, 10], [10, 7, 0]], [0, 0]).outcomes
        (1,)
    """
    model = problem(utilities, disagreement)
    share = _exponents(weights, len(model.gains))
    gaining = model.gains[:, model.rational] > 0
    note = ""
    if gaining.size and not gaining.all(axis=0).any():
        note = _PARTIAL if gaining.any() else NOBODY_BETTER
    definition = _DEFINITION.format("" if weights is None else "weighted ")
    return model.solve("Nash", definition, lambda allowed: allowed[_best(model.gains[:, allowed], share)], note=note)


def _best(gains: NDArray[np.float64], share: NDArray[np.float64]) -> NDArray[np.intp]:
    """Return which outcomes have the greatest product over as many parties as can gain together."""
    gaining = gains > 0
    if gaining.all():  # the usual case
        return _greatest(gains, share)
    most = np.flatnonzero(gaining.sum(axis=0) == gaining.sum(axis=0).max())
    if gaining[:, most].all():  # worth not sorting for
        return most[_greatest(gains[:, most], share)]
    groups, group = np.unique(gaining[:, most], axis=1, return_inverse=True)
    chosen = []
    for number, members in enumerate(groups.T):
        same = most[np.ravel(group) == number]
        chosen.append(same[_greatest(gains[np.ix_(members, same)], share[members])])
    return np.sort(np.concatenate(chosen))


def _greatest(gains: NDArray[np.float64], share: NDArray[np.float64]) -> NDArray[np.intp]:
    """Return which outcomes have the greatest product; all gains are positive."""
    score = share @ np.log(gains)
    # As a share of the greatest product, in (0, 1]: there the tolerance means the same in every problem.
    return greatest(np.exp(score - score.max()))


def _exponents(weights: ArrayLike | None, parties: int) -> NDArray[np.float64]:
    """Return the weights, scaled to a mean of 1 so that equal ones give the plain product."""
    if weights is None:
        return np.ones(parties)
    given = np.asarray(weights, dtype=np.float64)
    if given.shape != (parties,):
        raise InputError(f"weights must hold one value for each of the {parties} parties, not shape {given.shape}")
    if not np.isfinite(given).all() or (given < 0).any() or not given.any():
        raise InputError("weights must be finite and at least 0, and not all 0")
    return np.asarray(given / given.mean())
