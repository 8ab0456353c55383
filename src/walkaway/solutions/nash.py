"""The Nash solution of one exact model: which deal has the greatest product of gains?"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from walkaway.errors import InputError
from walkaway.solutions._levels import settled
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

    def best(allowed: NDArray[np.intp]) -> NDArray[np.intp]:
        gains = model.gains[:, allowed]
        gaining = gains > 0
        most = gaining.sum(axis=0) == gaining.sum(axis=0).max()
        if gaining[:, most].all():  # the usual case, worth not sorting for
            return allowed[np.flatnonzero(most)[_greatest(gains[:, most], share)]]
        groups, group = np.unique(gaining[:, most], axis=1, return_inverse=True)
        chosen = []
        for number, members in enumerate(groups.T):
            same = np.flatnonzero(np.ravel(group) == number)
            chosen.append(same[_greatest(gains[np.ix_(members, np.flatnonzero(most)[same])], share[members])])
        return allowed[np.flatnonzero(most)[np.sort(np.concatenate(chosen))]]

    rational = model.gains[:, model.rational]
    together = (rational > 0).sum(axis=0).max(initial=0)
    note = "" if together == len(rational) or not rational.size else _PARTIAL if together else NOBODY_BETTER
    return model.solve("Nash", _DEFINITION.format("" if weights is None else "weighted "), best, note=note)


def _greatest(gains: NDArray[np.float64], share: NDArray[np.float64]) -> NDArray[np.intp]:
    """Return which outcomes have the greatest product; all gains are positive."""
    score = share @ np.log(gains)
    # As a share of the greatest product, in (0, 1]: there the tolerance means the same in every problem.
    product = settled(np.exp(score - score.max()))
    return np.flatnonzero(product == product.max())


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
