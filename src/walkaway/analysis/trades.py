"""Who could give what for what?

Where one side cares relatively more about issue i than about issue j, and the other the other way round, both gain
when the first gives way on j for the second's giving way on i. The finding is the probability that w_pi/w_pj >
w_qi/w_qj, for every pair of principals and of issues, the mirror image left out and the likelier direction shown.
"""

from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

import numpy as np
from numpy.typing import NDArray

from walkaway.analysis.estimates import from_replicates
from walkaway.analysis.view import View
from walkaway.beliefs import Replicates, World
from walkaway.results import SHARE, Estimate, Finding, Shown, plain
from walkaway.space import Draws

__all__ = ["Trade", "Trades", "trades"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trade(Shown):
    """One possible exchange.

    Attributes:
        parties: The side that cares relatively more about the first issue, then the other.
        issues: The two issues.
        probability: That it is so.
    """

    parties: tuple[str, str]
    issues: tuple[str, str]
    probability: Estimate = field(metadata=SHARE)


@dataclass(frozen=True, kw_only=True)
class Trades(Finding):
    """Possible exchanges, the surest first."""

    trades: tuple[Trade, ...]

    def to_rows(self) -> list[dict[str, Any]]:
        """Return one row an exchange."""
        return [plain(trade) for trade in self.trades]


def trades(view: View) -> Trades:
    """Return every exchange of two issues between two principals, the surest first."""
    issues = [issue.id for issue in view.space.issues]
    pairs = list(combinations(range(len(issues)), 2))
    found = []
    for first, second in combinations(view.case.principals, 2):
        if not pairs:
            continue
        now = _probabilities(view, first, second, pairs)
        before = None if view.beliefs.exact else _probabilities(view.prior(), first, second, pairs)
        for row, (i, j) in enumerate(pairs):
            swapped = bool(now.values[row, 0] < 0.5)
            found.append(
                Trade(
                    parties=(second, first) if swapped else (first, second),
                    issues=(issues[i], issues[j]),
                    probability=from_replicates(
                        _oriented(now, row, swapped), None if before is None else _oriented(before, row, swapped)
                    ),
                )
            )
    found.sort(key=lambda trade: (-trade.probability.value, trade.issues, trade.parties))
    return Trades(method=view.beliefs.method, trades=tuple(found))


def _probabilities(view: View, first: str, second: str, pairs: list[tuple[int, int]]) -> Replicates:
    left, right = [i for i, _ in pairs], [j for _, j in pairs]

    def quantity(draws: Draws, _: World) -> NDArray[np.float64]:
        p, q = draws.parties[first].weights, draws.parties[second].weights
        # Multiplied out, so that a weight of 0 needs no division; equal ratios count half either way.
        return np.heaviside(np.round(p[left] * q[right] - q[left] * p[right], 12), 0.5)

    return view.posterior().mean(quantity, [first, second])


def _oriented(found: Replicates, row: int, swapped: bool) -> Replicates:
    values = found.values[row]
    return Replicates(1.0 - values if swapped else values)
