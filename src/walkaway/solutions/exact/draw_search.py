"""Everything in many draws that may be as good as the best outcome known: bounds become answers.

How far an outcome stays under the best weighted sum of gains is its *loss*, and losses of issues add up. Whatever is as
good as the outcome known reaches a weighted sum, so that its loss lies within a *budget*, and reaches least gains. All
draws are searched side by side, issue by issue in the order of the issues: what exceeds its budget or can no longer
reach the least gains is dropped, and for two parties what another point of the same draw clearly dominates. Points with
the same gains are one; the outcome that stands for them is the first of them.

This is the third step of `direct`, for thousands of draws at a time, with bargaining weights, and for any number of
parties.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from walkaway.solutions.exact.draw_bounds import DrawBounds
from walkaway.solutions.exact.draw_goals import DrawGoal
from walkaway.solutions.exact.draw_tables import Choices, DrawTables, weighted

__all__ = ["Points", "near_best", "searched"]

_Array = NDArray[np.float64]
_Rows = NDArray[np.intp]

_MARGIN = 1e-9
"""What budgets and floors are widened by: far more than sums can be off, far less than anybody cares about."""
_DIGITS = 11
"""Gains that agree when rounded to so many digits are the same point."""
_AT_ONCE = 1_500_000
"""Points looked at in one step, over all draws; the draws are searched in portions that keep to it."""
_MOST = 400_000
"""Points of one draw in one step beyond which its search is given up."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Points:
    """Outcomes of many draws, each draw's in the order of enumeration.

    Attributes:
        draw: Which draw each is of, ``[N]``, ascending.
        choices: The outcomes, ``[N, issues]``.
    """

    draw: _Rows
    choices: Choices


def searched(found: DrawBounds, tables: DrawTables, goal: DrawGoal, rows: _Rows, most: int = _MOST) -> _Rows:
    """Find the best outcome of some draws; what is known becomes the bound as well.

    Args:
        found: What is known of every draw; it is brought up to date.
        tables: The gains of every draw.
        goal: The goal.
        rows: The draws to search, each with an outcome that counts.
        most: Points of one draw beyond which its search is given up.

    Returns:
        The draws whose search was given up; what is known of them stays.
    """
    given_up = [np.zeros(0, dtype=np.intp)]
    for portion in _portions(rows, tables):
        own, aim = tables.take(portion), goal.take(portion)
        weights, best, known = found.weights[:, portion], found.best[portion], found.known[portion]
        points, done = near_best(
            own,
            weights,
            budget=np.maximum(best - aim.needed(weights, known), 0.0) + _MARGIN,
            floor=aim.floor(weights, best, known) - _MARGIN,
            most=most,
        )
        _settle(found, own, aim, portion, points)
        settled = portion[done]
        found.bound[settled] = found.known[settled]
        given_up.append(portion[~done])
    return np.concatenate(given_up)


def _portions(rows: _Rows, tables: DrawTables) -> Iterator[_Rows]:
    """Yield the draws a few hundred at a time."""
    cells = max(1, tables.parties * tables.issues * tables.tables.shape[3])
    size = max(16, min(512, 4_000_000 // cells))
    for start in range(0, len(rows), size):
        yield rows[start : start + size]


def _settle(found: DrawBounds, tables: DrawTables, goal: DrawGoal, portion: _Rows, points: Points) -> None:
    """Take in, for every draw, the first of its best points."""
    if not len(points.draw):
        return
    value = goal.take(points.draw).value(tables.take(points.draw).gains(points.choices))
    best = np.full(len(portion), -np.inf)
    np.maximum.at(best, points.draw, value)
    hits = np.flatnonzero(value == best[points.draw])
    draws, first = np.unique(points.draw[hits], return_index=True)
    at, rows = hits[first], portion[draws]
    # The known outcome gives way to one as good that comes before it.
    take = value[at] >= found.known[rows]
    found.known[rows[take]], found.choices[rows[take]] = value[at[take]], points.choices[at[take]]


def near_best(
    tables: DrawTables, weights: _Array, *, budget: _Array, floor: _Array, most: int, every: bool = False
) -> tuple[Points, NDArray[np.bool_]]:
    """Return the outcomes of every draw whose loss is within a budget and whose gains reach a floor.

    Args:
        tables: The gains of the draws.
        weights: Weights of the gains, ``[P, D]``.
        budget: The largest loss of each draw, ``[D]``.
        floor: The least gains of each draw, ``[P, D]``.
        most: Points of one draw beyond which it is given up.
        every: Whether outcomes that others dominate, or that have the same gains as others, are wanted as well.

    Returns:
        The outcomes, and which draws were looked at to the end, ``[D]``; the others have none.
    """
    step = _Step.start(tables, weights, budget, floor)
    done = np.ones(tables.count, dtype=np.bool_)
    for issue in range(tables.issues):
        step.add(issue)
        crowded = np.bincount(step.draw, minlength=tables.count) > _cap(step.draw, most)
        if crowded.any():
            done &= ~crowded
            step.keep(np.flatnonzero(done[step.draw]))
        if not every:
            step.keep(_undominated(step))
    return Points(draw=step.draw, choices=step.outcomes()), done


def _cap(draw: _Rows, most: int) -> int:
    """Return how many points a draw may have: fewer where all draws together have too many."""
    return most if len(draw) <= _AT_ONCE else min(most, _AT_ONCE // 32)


@dataclass(slots=True, kw_only=True, eq=False)
class _Step:
    """The points of all draws after some issues, each draw's in the order of enumeration."""

    tables: DrawTables
    losses: _Array
    allowed: NDArray[np.bool_]
    rest: _Array
    budget: _Array
    floor: _Array
    draw: _Rows
    lost: _Array
    gains: _Array
    trail: list[tuple[_Rows, _Rows]]

    @classmethod
    def start(cls, tables: DrawTables, weights: _Array, budget: _Array, floor: _Array) -> "_Step":
        sums = weighted(tables.tables, weights)
        losses = sums.max(axis=2, keepdims=True) - sums
        allowed = losses <= budget[:, None, None]
        most = np.where(allowed, tables.tables, -np.inf).max(axis=3)
        # What the issues after each can still bring.
        rest = most[:, :, ::-1].cumsum(axis=2)[:, :, ::-1] - most
        return cls(
            tables=tables,
            losses=losses,
            allowed=allowed,
            rest=rest,
            budget=budget,
            floor=floor + tables.less,
            draw=np.arange(tables.count),
            lost=np.zeros(tables.count),
            gains=np.zeros((tables.parties, tables.count)),
            trail=[],
        )

    def add(self, issue: int) -> None:
        """Add every option of an issue that may still matter."""
        # Options in use in any draw: most issues are settled in most draws.
        parent, option = np.nonzero(self.allowed[self.draw, issue])
        draw = self.draw[parent]
        lost = self.lost[parent] + self.losses[draw, issue, option]
        gains = self.gains[:, parent] + self.tables.tables[:, draw, issue, option]
        inside = lost <= self.budget[draw]
        inside &= (gains + self.rest[:, draw, issue] >= self.floor[:, draw]).all(axis=0)
        kept = np.flatnonzero(inside)
        self.draw, self.lost, self.gains = draw[kept], lost[kept], gains[:, kept]
        self.trail.append((parent[kept], option[kept]))

    def keep(self, points: _Rows) -> None:
        """Keep some of the points, in ascending order."""
        if len(points) == len(self.draw):
            return
        self.draw, self.lost, self.gains = self.draw[points], self.lost[points], self.gains[:, points]
        parent, option = self.trail[-1]
        self.trail[-1] = parent[points], option[points]

    def outcomes(self) -> Choices:
        """Return the outcomes of the points, ``[N, issues]``."""
        found = np.empty((len(self.draw), len(self.trail)), dtype=np.intp)
        at = np.arange(len(self.draw))
        for issue in range(len(self.trail) - 1, -1, -1):
            parent, option = self.trail[issue]
            found[:, issue] = option[at]
            at = parent[at]
        return found


def _undominated(step: _Step) -> _Rows:
    """Return the points without copies and, for two parties, without those another of the draw clearly dominates."""
    counts = np.bincount(step.draw, minlength=step.tables.count)
    crowd = np.flatnonzero(counts[step.draw] > 1)
    if not len(crowd):
        return np.arange(len(step.draw))
    kept = np.ones(len(step.draw), dtype=np.bool_)
    draw, gains = step.draw[crowd], step.gains[:, crowd]
    rounded = np.round(gains, _DIGITS)
    order = np.lexsort((crowd, *rounded, draw))
    same = draw[order][1:] == draw[order][:-1]
    same &= (rounded[:, order[1:]] == rounded[:, order[:-1]]).all(axis=0)
    kept[crowd[order[1:][same]]] = False
    if step.tables.parties == 2:
        for first in (0, 1):
            _drop_dominated(kept, crowd, draw, gains[first], gains[1 - first])
    return np.flatnonzero(kept)


def _drop_dominated(kept: NDArray[np.bool_], crowd: _Rows, draw: _Rows, first: _Array, second: _Array) -> None:
    """Unmark the points to which another of their draw, with no less for the first, gives the second clearly more."""
    order = np.lexsort((-second, -first, draw))
    # Heights of later draws stand above all of earlier ones, so that one running maximum serves all.
    spread = float(np.ptp(second)) + 1.0 if len(second) else 1.0
    height = second[order] + draw[order] * (2 * spread)
    before = np.concatenate(([-np.inf], np.maximum.accumulate(height)[:-1]))
    starts = np.concatenate(([True], draw[order][1:] != draw[order][:-1]))
    kept[crowd[order[~starts & (before > height + _MARGIN)]]] = False
