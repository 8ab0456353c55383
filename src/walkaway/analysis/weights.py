"""What does each side care about?

The weight of an issue is the part of a side's whole scale that lies between its worst and its best way to settle that
issue in a deal (a swing weight); a side's weights sum to one. Shown are the mean, and the middle four fifths of the
draws, before any statement and given all of them.
"""

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from walkaway.analysis.estimates import estimate, tidy
from walkaway.analysis.view import View
from walkaway.beliefs import Replicates, World
from walkaway.results import SHARE, Estimate, Finding, Shown, plain
from walkaway.space import Draws

__all__ = ["MIDDLE", "Weight", "Weights", "weights"]

MIDDLE = (0.1, 0.9)
"""Quantiles between which the middle of the draws lies."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight(Shown):
    """How much one issue weighs for one party.

    Attributes:
        party: The party.
        issue: The issue.
        weight: Mean swing weight.
        middle: Between these lies the weight in the middle four fifths of the draws.
        middle_before: The same before any statement; None where preferences are known exactly.
    """

    party: str
    issue: str
    weight: Estimate = field(metadata=SHARE)
    middle: tuple[float, float] = field(metadata=SHARE)
    middle_before: tuple[float, float] | None = field(metadata=SHARE)


@dataclass(frozen=True, kw_only=True)
class Weights(Finding):
    """The weights of every modelled party, issue by issue."""

    weights: tuple[Weight, ...]

    def to_rows(self) -> list[dict[str, Any]]:
        """Return one row a party and issue."""
        return [plain(weight) for weight in self.weights]


def weights(view: View) -> Weights:
    """Return how much each issue weighs for each modelled party."""
    found = [
        _weight(view, party, view.space.position(issue.id), issue.id)
        for party in view.case.modelled
        for issue in view.case.issues
    ]
    return Weights(method=view.beliefs.method, weights=tuple(found))


def _weight(view: View, party: str, column: int, issue: str) -> Weight:
    def core(at: View) -> Replicates:
        def quantity(draws: Draws, _: World) -> NDArray[np.float64]:
            return np.asarray(draws.parties[party].weights[column])

        return at.posterior().mean(quantity, [party])

    return Weight(
        party=party,
        issue=issue,
        weight=estimate(view, core),
        middle=_middle(view, party, column),
        middle_before=None if view.beliefs.exact else _middle(view.prior(), party, column),
    )


def _middle(view: View, party: str, column: int) -> tuple[float, float]:
    """Return the quantiles of a weight over draws and worlds."""
    posterior = view.posterior()
    values, chances = [], []
    for share, draws, given in zip(posterior.shares, posterior.draws, posterior.joint_of([party]), strict=True):
        values.append(draws.parties[party].weights[column])
        chances.append(share * given)
    low, high = quantiles(np.concatenate(values), np.concatenate(chances), MIDDLE)
    return low, high


def quantiles(values: NDArray[np.float64], chances: NDArray[np.float64], at: tuple[float, ...]) -> tuple[float, ...]:
    """Return quantiles of weighted values: the smallest value that at least this share of the weight does not exceed.

    Examples:
        >>> quantiles(np.array([3.0, 1.0, 2.0]), np.array([0.2, 0.4, 0.4]), (0.1, 0.5, 0.9))
        (1.0, 2.0, 3.0)
    """
    order = np.argsort(values, kind="stable")
    reached = np.cumsum(chances[order])
    places = np.searchsorted(reached, np.asarray(at) * reached[-1] - 1e-12)
    return tuple(tidy(values[order[min(int(place), len(order) - 1)]]) for place in places)
