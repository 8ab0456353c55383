"""A certified approximation of a two-party frontier, for domains where the exact one is too long to hold.

Issues are merged one by one. At a step the first party's totals are laid out in bins, and of each bin only the point
that is best for the second party is kept: the first party loses less than the width of the bin, the second nothing. The
widths of all steps add up to at most what was allowed, so for every outcome there is a point in the answer that gives
the second party at least as much and the first at most that much less. Where a step has fewer sums than bins nothing is
binned and nothing of the allowance is spent.

Widths grow with the root of the range reached so far, which makes the sum of bins least for a given sum of widths.

Source: the rounding scheme of Ibarra, O. and Kim, C. (1975). Fast approximation algorithms for the knapsack and sum of
subset problems. Journal of the ACM 22, 463–468, with the rounding of Papadimitriou, C. and Yannakakis, M. (2000). On
the approximability of trade-offs. FOCS 41, 86–92.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from walkaway.errors import LimitError
from walkaway.solutions.exact.merge import MAX_POINTS, Counts, Merged, Piece, came_from, plain_step

__all__ = ["Approximation", "merge_in_bins"]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Approximation:
    """An approximation and what it is sure of.

    Attributes:
        merged: The points.
        error: By how much, in fine units, an outcome may be better for the first party than the point that stands for
            it; for the second party it is nowhere better.
    """

    merged: Merged
    error: float


def merge_in_bins(
    pieces: Sequence[Piece],
    start: NDArray[np.float64],
    issues: int,
    slack: tuple[int, int],
    allowance: float,
    *,
    most: int = MAX_POINTS,
) -> Approximation:
    """Return points near the undominated sums of one row from each piece, for two parties.

    Args:
        pieces: The parts, disjoint in their issues.
        start: What every outcome has besides, ``[2]``.
        issues: Number of issues of the domain.
        slack: By how much a party must be better off for a point to be dropped, where nothing is binned.
        allowance: The most that the first party may be better off elsewhere, in fine units.
        most: The most points to remember over all steps.

    Raises:
        LimitError: More points have to be remembered, or will have to be if steps keep half as many as the last one.
    """
    spans = np.array([float(np.ptp(piece.totals[0])) for piece in pieces])
    reached = np.cumsum(spans)
    roots = np.sqrt(np.maximum(reached, 1.0))
    totals, left, steps, held = start[:, None].copy(), allowance, [], 0
    counts: Counts | None = None
    for number, piece in enumerate(pieces):
        width = left * roots[number] / roots[number:].sum()
        sums = totals.shape[1] * piece.totals.shape[1]
        if width <= 0 or sums <= reached[number] / width:
            totals, counts, rows, parents = plain_step(totals, counts, piece, slack)
        else:
            totals, rows, parents = _in_bins(totals, piece, width)
            counts = None
            left -= width
        steps.append(came_from(piece, rows, parents))
        held += len(rows)
        if held + len(rows) * (len(pieces) - number - 1) // 2 > most:
            raise LimitError(
                f"even the approximate frontier of {issues:,} issues needs more than {most:,} points over all steps; "
                "ask for a coarser one with a larger epsilon"
            )
    # What was binned away was not counted; without a bin everything was.
    counts = counts if left == allowance else None
    merged = Merged(issues=issues, totals=totals, counts=counts, steps=tuple(steps))
    return Approximation(merged=merged, error=allowance - left)


def _in_bins(
    totals: NDArray[np.float64], piece: Piece, width: float
) -> tuple[NDArray[np.float64], NDArray[np.intp], NDArray[np.intp]]:
    """Return the best point of each bin, without those that are dominated, the first party's best first."""
    low = float(totals[0].min() + piece.totals[0].min())
    bins = int((totals[0].max() + piece.totals[0].max() - low) / width) + 2
    best = np.full(bins, -np.inf)
    parent = np.zeros(bins, dtype=np.int32)
    row_of = np.zeros(bins, dtype=np.int32)
    for row, (first, second) in enumerate(piece.totals.T):
        place = ((totals[0] + (first - low)) / width).astype(np.int32)
        height = totals[1] + second
        # The second party's totals rise along the points: of two in one bin the later, better one is written last.
        better = np.flatnonzero(height > best[place])
        target = place[better]
        best[target] = height[better]
        parent[target] = better
        row_of[target] = row
    # From the first party's best bin on, only what is better for the second party than all before.
    highest = np.maximum.accumulate(best[::-1])[::-1]
    beyond = np.append(highest[1:], -np.inf)
    kept = np.flatnonzero(best > beyond)[::-1]
    rows, parents = row_of[kept].astype(np.intp), parent[kept].astype(np.intp)
    return totals[:, parents] + piece.totals[:, rows], rows, parents
