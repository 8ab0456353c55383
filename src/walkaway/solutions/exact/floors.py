"""Which partial sums may lead to the frontier: those above a floor, a little under the hull.

Along each edge of the hull a sum has a loss, and losses of parts add up. What lies under an edge in the end, within its
budget, has had no larger loss on the way; and its first total was never so far off that what was to come could not have
brought it there. So each edge gives a line, which belongs to an interval of first totals; the floor is the lowest line.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from walkaway.solutions.exact.hull import Hull
from walkaway.solutions.exact.maxima import undominated
from walkaway.solutions.exact.merge import Counts, Piece, Stepped, joint_counts

__all__ = ["BLOCK", "Floor", "Lines", "floored_step", "supports"]

BLOCK = 16
"""Points that are looked at together."""
_GRID = 512
_ABOVE = 1e6


def supports(
    pieces: Sequence[Piece], start: NDArray[np.float64], directions: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return the most that the pieces so far can reach along each direction, ``[steps, J]``."""
    best = np.stack([(directions @ piece.totals).max(axis=1) for piece in pieces])
    return np.asarray(np.cumsum(best, axis=0) + directions @ start)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Lines:
    """What an outcome must reach along some direction not to be dropped.

    Attributes:
        directions: Weights of the parties, ``[J, 2]``.
        supports: After each step, the most that the parts so far can reach, ``[steps, J]``.
        budgets: How much less is allowed, ``[J]``.
        lows: After each step, the least first total from which the part that belongs to the direction can still be
            reached, ``[steps, J]``.
        highs: The greatest, ``[steps, J]``.
    """

    directions: NDArray[np.float64]
    supports: NDArray[np.float64]
    budgets: NDArray[np.float64]
    lows: NDArray[np.float64]
    highs: NDArray[np.float64]

    @classmethod
    def under(
        cls,
        pieces: Sequence[Piece],
        edges: Hull,
        supports: NDArray[np.float64],
        left: NDArray[np.intp],
        budgets: NDArray[np.float64],
        margin: float,
    ) -> "Lines":
        """Return what an outcome must reach that lies under one of some edges of the hull, within its budget.

        Only rows within the budget can lead there; so they tell how far the first total can still move.
        """
        directions = edges.directions[left]
        # Nothing lies beyond the ends of the hull that is not dominated; and nothing is lost at its inner corners.
        lows = np.concatenate(([-np.inf], edges.first[1:-1] - margin))[left]
        highs = np.concatenate((edges.first[1:-1] + margin, [np.inf]))[left]
        begin, end = np.empty((len(pieces), len(left))), np.empty((len(pieces), len(left)))
        for step in range(len(pieces) - 1, -1, -1):
            begin[step], end[step] = lows, highs
            first = pieces[step].totals[0]
            sums = directions @ pieces[step].totals
            inside = sums >= sums.max(axis=1, keepdims=True) - budgets[:, None]
            lows = lows - np.where(inside, first, -np.inf).max(axis=1)
            highs = highs - np.where(inside, first, np.inf).min(axis=1)
        return cls(directions=directions, supports=supports[:, left], budgets=budgets, lows=begin, highs=end)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Floor:
    """The least second total that a first total needs to be within some budget.

    Between two points of a grid it is the lowest of the lines that belong there, and so curved to one side: straight
    from the lowest at one point to the lowest at the other it lies on or under them, and drops nothing that it should
    not. It falls, but where lines begin to belong; so a block of points has a bound of its own.

    Attributes:
        places: First totals, evenly spaced.
        heights: The floor there.
        fallen: A bound under the floor at all places that are less by at most one space.
    """

    places: NDArray[np.float64]
    heights: NDArray[np.float64]
    fallen: NDArray[np.float64]

    @classmethod
    def of(cls, totals: NDArray[np.float64], piece: Piece, lines: Lines, step: int) -> "Floor":
        """Return the floor of the sums of the totals and the rows of a piece, after a step."""
        low = float(totals[0].min() + piece.totals[0].min())
        high = float(totals[0].max() + piece.totals[0].max())
        places = np.linspace(low, high, _GRID if totals.shape[1] > 1 else 2 * piece.totals.shape[1] + 2)
        needed = lines.supports[step] - lines.budgets
        a, b = lines.directions.T
        cell = places[1] - places[0]
        begin, end = lines.lows[step] - cell, lines.highs[step] + cell
        # Above all that can be reached: where no line belongs, nothing is wanted.
        heights = np.full(len(places), _ABOVE * max(1.0, float(np.abs(lines.supports).max())))
        for start in range(0, len(a), 64):
            part = np.s_[start : start + 64, None]
            line = (needed[part] - a[part] * places) / b[part]
            line[(places < begin[part]) | (places > end[part])] = np.inf
            np.minimum(heights, line.min(axis=0), out=heights)
        fallen = heights.copy()
        for back in (1, 2, 3):
            np.minimum(fallen[back:], heights[:-back], out=fallen[back:])
        return cls(places=places, heights=heights, fallen=fallen)

    def at(self, first: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the floor at first totals."""
        return np.interp(first, self.places, self.heights)

    def candidates(
        self, totals: NDArray[np.float64], piece: Piece
    ) -> tuple[NDArray[np.float64], NDArray[np.integer], NDArray[np.integer]]:
        """Return the sums that are inside, row by row of the piece, with their rows and parents.

        Whole blocks of parents are left out where their best corner is outside.
        """
        size = totals.shape[1]
        starts = np.arange(0, size, BLOCK, dtype=np.int32)
        # The best corner of a block: its first point for the first party, its highest for the second.
        corner = np.stack((totals[0, starts], np.maximum.reduceat(totals[1], starts)))
        wide = corner[0] - totals[0, np.minimum(starts + BLOCK, size) - 1] > self.places[1] - self.places[0]
        everyone = np.arange(size, dtype=np.int32)
        parents, first, second = [], [], []
        for own, other in piece.totals.T:
            inside = np.flatnonzero(wide | (corner[1] + other >= np.interp(corner[0] + own, self.places, self.fallen)))
            near = everyone
            if len(inside) < len(starts):
                near = (starts[inside][:, None] + everyone[: min(size, BLOCK)]).ravel()
                near = near[: np.searchsorted(near, size)]
            u, v = totals[0].take(near), totals[1].take(near)
            u += own
            v += other
            chosen = np.flatnonzero(v >= self.at(u))
            parents.append(near.take(chosen))
            first.append(u.take(chosen))
            second.append(v.take(chosen))
        rows = np.repeat(np.arange(len(parents), dtype=np.int32), [len(part) for part in parents])
        return np.stack((np.concatenate(first), np.concatenate(second))), rows, np.concatenate(parents)


def floored_step(
    totals: NDArray[np.float64], counts: Counts | None, piece: Piece, slack: tuple[int, int], floor: Floor
) -> Stepped:
    """Add every row of a piece to every point of two parties, and return what is undominated and above the floor."""
    sums, rows, parents = floor.candidates(totals, piece)
    kept = undominated(sums, slack, joint_counts(piece.counts, counts, rows, parents))
    return sums[:, kept.points], kept.counts, rows[kept.points], parents[kept.points]
