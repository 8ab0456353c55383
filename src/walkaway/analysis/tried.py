"""How would this package fare?"""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from walkaway.analysis.estimates import estimate, from_replicates
from walkaway.analysis.packages import chances, said_by
from walkaway.analysis.view import Core, View
from walkaway.beliefs import Replicates, World
from walkaway.case import Level
from walkaway.results import GAIN, SHARE, Estimate, Finding
from walkaway.space import Draws

__all__ = ["Tried", "tried"]


@dataclass(frozen=True, kw_only=True)
class Tried(Finding):
    """One package and how it would fare.

    Attributes:
        outcome: The package, one level for every issue.
        said_by: Statements that put it forward, accepted or refused it under some account.
        acceptable: Each party's probability of gaining from it.
        acceptable_to_all: Probability that everybody who must agree gains.
        gain: Each party's mean gain over no deal, on its own scale; negative where it loses.
    """

    outcome: Mapping[str, Level]
    said_by: tuple[str, ...]
    acceptable: Mapping[str, Estimate] = field(metadata=SHARE)
    acceptable_to_all: Estimate = field(metadata=SHARE)
    gain: Mapping[str, Estimate] = field(metadata=GAIN)


def tried(view: View, outcome: NDArray[np.int64]) -> Tried:
    """Return how one outcome `[issues]` would fare."""
    row = outcome[np.newaxis]
    now = chances(view, row)
    before = None if view.beliefs.exact else chances(view.prior(), row)

    def beside(values: NDArray[np.float64], earlier: NDArray[np.float64] | None) -> Estimate:
        return from_replicates(Replicates(values[0]), None if earlier is None else Replicates(earlier[0]))

    return Tried(
        method=view.beliefs.method,
        outcome=view.space.describe(outcome),
        said_by=said_by(view).get(tuple(int(level) for level in outcome), ()),
        acceptable={
            p: beside(values, None if before is None else before.by_party[p]) for p, values in now.by_party.items()
        },
        acceptable_to_all=beside(now.to_all, None if before is None else before.to_all),
        gain={party: estimate(view, _mean_gain(row, party)) for party in view.case.modelled},
    )


def _mean_gain(row: NDArray[np.int64], party: str) -> Core:
    def core(at: View) -> Replicates:
        def quantity(draws: Draws, _: World) -> NDArray[np.float64]:
            return np.asarray(draws.parties[party].gains(row)[:, 0])

        return at.posterior().mean(quantity, [party])

    return core
