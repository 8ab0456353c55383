"""Two-party frontiers of opposed domains: look only near the hull, and prove that nothing else was missed.

Where the parties want nearly opposite things, millions of partial sums are undominated, and few of them lead to the
frontier. Along each edge of the hull (see `hull`) an outcome has a loss, and losses of issues add up. So:

1. Guess a budget for each edge (see `density`), and merge issue by issue, dropping what cannot end under any edge
   within its budget (see `floors`).
2. What was found is a staircase of real outcomes. An outcome that it does not dominate lies above it, and there its
   loss along its edge is at most that of the deepest inner corner of the staircase.
3. Edges whose deepest corner is within their budget are settled: nothing undominated was dropped. The others get a
   larger budget, at most that of their deepest corner, and are merged again.

The answer is exact. The guess only decides how long it takes.

Source: own arrangement of well-known parts; bounds on what partial solutions can still reach are standard in
multi-objective knapsack problems: Bazgan, C., Hugot, H. and Vanderpooten, D. (2009). Solving efficiently the 0–1
multi-objective knapsack problem. Computers & Operations Research 36, 260–279.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from walkaway.solutions.exact.density import likely_depths
from walkaway.solutions.exact.floors import Floor, Lines, floored_step, supports
from walkaway.solutions.exact.hull import Hull, hull
from walkaway.solutions.exact.maxima import undominated
from walkaway.solutions.exact.merge import (
    MAX_POINTS,
    Counts,
    Merged,
    Piece,
    Step,
    came_from,
    merge,
    too_many,
)

__all__ = ["Found", "merge_within", "merge_within_budget"]

_EDGES = 256
_ROOM = 2.5
"""How many times the likely depth is looked at first."""
_GROWTH = 6.0
_ROUNDING = 1e-12
"""Part of the magnitude by which a sum of floating-point products may err; added to every budget."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Found:
    """Points of several merges of the same pieces, as one frontier.

    Attributes:
        totals: What each point brings each party, ``[P, F]``, the first party's best first.
        counts: How many outcomes bring the same; None for one each.
        merges: The merges.
        merge: Which merge each point is from.
        point: Its position there.
    """

    totals: NDArray[np.float64]
    counts: Counts | None
    merges: tuple[Merged, ...]
    merge: NDArray[np.uint8]
    point: NDArray[np.int32]

    def outcomes(self, points: NDArray[np.integer]) -> NDArray[np.int32]:
        """Return one outcome of each of the points given by position, ``[points, issues]``."""
        found = np.zeros((len(points), self.merges[0].issues), dtype=np.int32)
        for number, merged in enumerate(self.merges):
            mine = np.flatnonzero(self.merge[points] == number)
            if len(mine):
                found[mine] = merged.outcomes(self.point[points][mine])
        return found


def merge_within_budget(
    pieces: Sequence[Piece],
    start: NDArray[np.float64],
    issues: int,
    slack: tuple[int, int],
    *,
    most: int = MAX_POINTS,
    foresee: bool = False,
) -> Found:
    """Return the undominated sums of one row from each piece, for two parties.

    Args:
        pieces: The parts, disjoint in their issues.
        start: What every outcome has besides, ``[2]``.
        issues: Number of issues of the domain.
        slack: By how much a party must be better off for a point to be dropped.
        most: The most points to remember.
        foresee: Whether to give up as soon as the limit will be exceeded if steps keep as many points as the last one.

    Raises:
        LimitError: More points than that would have to be remembered.
    """
    edges = hull(pieces, start, _EDGES)
    if not len(edges.directions):  # one outcome is best for both: everything else lies under it
        return _joined([merge(pieces, start, issues, slack, most=most)], slack)
    reach = supports(pieces, start, edges.directions)
    spread = max(float(np.ptp(edges.first)), float(np.ptp(edges.second)))
    # Nothing that rounding could make equal to a point of the frontier may be dropped.
    margin = 2.0 * max(slack) + _ROUNDING * float(np.abs(reach).max())
    budgets = _ROOM * likely_depths(pieces, start, edges, spread)
    left = np.arange(len(budgets))
    merges: list[Merged] = []
    found: Found | None = None
    while len(left):
        lines = Lines.under(pieces, edges, reach, left, budgets[left] + margin, margin)
        merges.append(merge_within(pieces, start, issues, slack, lines, most=most, foresee=foresee))
        found = _joined(merges, slack)
        deepest = _deepest(found.totals, edges, reach[-1])
        left = np.flatnonzero(deepest > budgets)
        budgets[left] = np.minimum(budgets[left] * _GROWTH, deepest[left] * (1 + _ROUNDING))
    assert found is not None
    return found


def merge_within(
    pieces: Sequence[Piece],
    start: NDArray[np.float64],
    issues: int,
    slack: tuple[int, int],
    lines: Lines,
    *,
    most: int = MAX_POINTS,
    foresee: bool = False,
) -> Merged:
    """Return the undominated sums that are within the budget along some direction.

    Raises:
        LimitError: More points would have to be remembered than is allowed.
    """
    totals, counts, held = start[:, None].copy(), None, 0
    steps: list[Step] = []
    for number, piece in enumerate(pieces):
        totals, counts, rows, parents = floored_step(
            totals, counts, piece, slack, Floor.of(totals, piece, lines, number)
        )
        steps.append(came_from(piece, rows, parents))
        held += totals.shape[1]
        ahead = totals.shape[1] * (len(pieces) - number - 1) if foresee else 0
        if held + ahead > most:
            raise too_many(held + ahead, most)
    return Merged(issues=issues, totals=totals, counts=counts, steps=tuple(steps))


def _joined(merges: list[Merged], slack: tuple[int, int]) -> Found:
    """Return what the merges found together; a point found twice is counted where most was counted for it."""
    totals = np.concatenate([merged.totals for merged in merges], axis=1)
    merge = np.repeat(np.arange(len(merges), dtype=np.uint8), [merged.totals.shape[1] for merged in merges])
    point = np.concatenate([np.arange(merged.totals.shape[1], dtype=np.int32) for merged in merges])
    kept = undominated(totals, slack).points
    counts: Counts | None = None
    if any(merged.counts is not None for merged in merges):
        counts = np.concatenate(
            [np.ones(m.totals.shape[1], dtype=np.int64) if m.counts is None else m.counts for m in merges]
        )
        kept = _most_counted(totals, counts, slack)
        counts = counts[kept]
    return Found(totals=totals[:, kept], counts=counts, merges=tuple(merges), merge=merge[kept], point=point[kept])


def _most_counted(totals: NDArray[np.float64], counts: Counts, slack: tuple[int, int]) -> NDArray[np.intp]:
    order = np.argsort(-counts, kind="stable")
    _, first = np.unique(totals[:, order], axis=1, return_index=True)
    single = order[np.sort(first)]
    return np.asarray(single[undominated(totals[:, single], slack).points])


def _deepest(totals: NDArray[np.float64], edges: Hull, reach: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return, for each edge, the loss along it of the deepest inner corner of the staircase over it."""
    own, other = totals[:, ::-1]
    left, right, height = own[:-1], own[1:], other[1:]
    last = len(edges.directions) - 1
    begin = np.clip(np.searchsorted(edges.first, left, side="right") - 1, 0, last)
    end = np.clip(np.searchsorted(edges.first, right, side="right") - 1, 0, last)
    deepest = np.zeros(last + 1)
    # A corner may lie under several edges; over each it begins where the edge begins.
    for further in range(int((end - begin).max(initial=0)) + 1):
        there = np.flatnonzero(begin + further <= end)
        edge = begin[there] + further
        a, b = edges.directions[edge].T
        loss = reach[edge] - a * np.maximum(left[there], edges.first[edge]) - b * height[there]
        np.maximum.at(deepest, edge, loss)
    return deepest
