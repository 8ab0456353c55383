"""Which belief does a plan hang on? Its share where one quantity is high, against where it is low.

Every drawn quantity of every party is cut at its weighted median: patience, and the weight of every issue. The
difference of the two shares says how much the plan hangs on it; its standard error comes from the same blocks.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from walkaway.analysis.estimates import tidy
from walkaway.beliefs import Replicates
from walkaway.results import ERROR, POINTS, SHARE, Shown
from walkaway.roadmap.plan import Plan
from walkaway.roadmap.under_draws import Marks, RoadmapDraws, marks_of
from walkaway.space import Draws

__all__ = ["HangsOn", "hangs_on"]

Values = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class HangsOn(Shown):
    """How much a plan hangs on one quantity of one party.

    Attributes:
        party: The party.
        quantity: ``patience`` or ``weight``.
        issue: The issue, for a weight; else empty.
        cut: The weighted median at which draws are parted.
        above: Share of draws in which the plan holds where the quantity is above it, given that its end is acceptable.
        below: The same where it is not.
        change: The first less the second.
        standard_error: Of the change.
    """

    party: str
    quantity: str
    issue: str = ""
    cut: float
    above: float = field(metadata=SHARE)
    below: float = field(metadata=SHARE)
    change: float = field(metadata=POINTS)
    standard_error: float = field(metadata=ERROR)


def hangs_on(at: RoadmapDraws, plan: Plan) -> tuple[HangsOn, ...]:
    """Return how much a plan hangs on each quantity that differs between draws, the strongest first.

    Only what exceeds two standard errors is told.
    """
    found, both = [], marks_of(at, plan)
    for party, quantity, issue, values in _quantities(at):
        cut = _median(at, values)

        def marks(draws: Draws, values: Callable[[Draws], Values] = values, cut: float = cut) -> tuple[Marks, ...]:
            acceptable, holds = both(draws)
            high = values(draws) > cut
            return acceptable & high, holds & high, acceptable & ~high, holds & ~high

        with np.errstate(invalid="ignore", divide="ignore"):
            shares = at.share(marks).values
            above, below = shares[1] / shares[0], shares[3] / shares[2]
        change = Replicates(np.asarray(above - below))
        if not np.isfinite(change.values).all() or abs(change.value) <= 2 * change.standard_error:
            continue
        found.append(
            HangsOn(
                party=party,
                quantity=quantity,
                issue=issue,
                cut=tidy(cut),
                above=tidy(above[0]),
                below=tidy(below[0]),
                change=tidy(change.value),
                standard_error=tidy(change.standard_error),
            )
        )
    return tuple(sorted(found, key=lambda row: (-abs(row.change), row.party, row.quantity, row.issue)))


def _quantities(at: RoadmapDraws) -> Iterator[tuple[str, str, str, Callable[[Draws], Values]]]:
    for party in at.roadmap.parties:

        def patience(draws: Draws, party: str = party) -> Values:
            return np.asarray(draws.parties[party].discount)

        yield party, "patience", "", patience
        for column, issue in enumerate(at.roadmap.space.issues):

            def weight(draws: Draws, party: str = party, column: int = column) -> Values:
                return np.asarray(draws.parties[party].weights[column])

            yield party, "weight", issue.id, weight


def _median(at: RoadmapDraws, values: Callable[[Draws], Values]) -> float:
    """Return the weighted median over draws and worlds."""
    posterior = at.view.posterior()
    joint = posterior.joint_of(at.roadmap.parties)
    numbers = np.concatenate([values(draws) for draws in posterior.draws])
    weights = np.concatenate([share * row for share, row in zip(posterior.shares, joint, strict=True)])
    order = np.argsort(numbers, kind="stable")
    reached = np.cumsum(weights[order])
    return float(numbers[order][int(np.searchsorted(reached, reached[-1] / 2))])
