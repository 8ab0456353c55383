"""The roadmap in the middle of the draws: every number at its weighted mean.

Shares of draws say how sure an answer is; they do not show a mechanism. The middle does: one problem, solved exactly,
in which it can be said where a plan breaks and who is tempted. Where a target is asked for, it is the middle of the
draws in which all would accept it: elsewhere there is nothing to keep. Where preferences are known exactly, it is the
case itself.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from walkaway.beliefs import Posterior
from walkaway.roadmap.numbers import Numbers
from walkaway.roadmap.of_case import CaseNumbers
from walkaway.roadmap.under_draws import Marks, RoadmapDraws
from walkaway.space import Draws

__all__ = ["middle"]

Values = NDArray[np.float64]


def middle(at: RoadmapDraws, kept: Callable[[Draws], Marks] | None = None) -> tuple[CaseNumbers, str]:
    """Return the weighted means of all numbers, as one draw, and in words of which draws they are the means.

    Args:
        at: The draws.
        kept: Which draws count, ``[D]``; those in which the target is acceptable to all if left out.
    """
    posterior = at.view.posterior()
    joint, told = _weights(at, posterior) if kept is None else (_kept(posterior, at, kept), "the draws that count")

    def mean(numbers: Callable[[CaseNumbers], Values]) -> Values:
        """Return the mean over draws, axis 1, keeping it."""
        return _mean(posterior, joint, lambda draws: numbers(at.numbers(draws)))

    first = at.numbers(posterior.draws[0])
    numbers = CaseNumbers(
        numbers=Numbers(
            tables=tuple(
                mean(lambda drawn, chain=chain: drawn.numbers.tables[chain])  # type: ignore[misc]
                for chain in range(len(first.numbers.tables))
            ),
            discount=mean(lambda drawn: drawn.numbers.discount),
            reservation=mean(lambda drawn: drawn.numbers.reservation),
            shift=mean(lambda drawn: drawn.numbers.shift),
            penalty=mean(lambda drawn: drawn.numbers.penalty),
        ),
        states=None if first.states is None else mean(_states),
    )
    return numbers, told


def _weights(at: RoadmapDraws, posterior: Posterior) -> tuple[Values, str]:
    """Return weights ``[worlds, D]`` that sum to 1 together with the worlds' shares, and which draws they leave."""
    joint = posterior.joint_of(at.roadmap.parties)
    if at.view.beliefs.exact:
        return joint, "preferences as they are known"
    target = at.roadmap.target
    if target is not None:
        weights = _kept(posterior, at, lambda draws: at.acceptable(draws, target))
        if weights.any():
            return weights, "the middle of the draws in which the target is acceptable to all"
    return joint, "the middle of all draws"


def _kept(posterior: Posterior, at: RoadmapDraws, kept: Callable[[Draws], Marks]) -> Values:
    """Return the weights of some draws, scaled as all weights are; zeros where there is none."""
    weights = posterior.joint_of(at.roadmap.parties) * np.stack([kept(draws) for draws in posterior.draws])
    total = float(posterior.shares @ weights.sum(axis=1))
    return weights / total if total > 0 else weights


def _states(drawn: CaseNumbers) -> Values:
    assert drawn.states is not None
    return drawn.states


def _mean(posterior: Posterior, joint: Values, numbers: Callable[[Draws], Values]) -> Values:
    total = None
    for share, weights, draws in zip(posterior.shares, joint, posterior.draws, strict=True):
        values = np.moveaxis(numbers(draws), 1, -1) @ weights * share
        total = values if total is None else total + values
    assert total is not None
    return np.asarray(np.expand_dims(total, 1))
