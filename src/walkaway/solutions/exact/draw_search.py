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

__all__ = ["Points", "near_best", "searched", "undecided"]

_Array = NDArray[np.float64]
_Rows = NDArray[np.intp]

_MARGIN = 1e-9
"""What budgets and floors are widened by: far more than sums can be off, far less than anybody cares about."""
_SAME = 1e-12
_DIGITS = 11
"""Gains that agree when rounded to so many digits are the same point."""
_AT_ONCE = 1_500_000
"""Points looked at in one step, over all draws of a portion."""
_STAGES = ((40, 3_000, 1 << 60), (400, 30_000, 500), (2_000, 300_000, 8))
"""Each stage: how many points of a draw are kept at each step when looking for a good outcome; beyond how many the
proof is given up; and how many draws there may be."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Points:
    """Outcomes of many draws, each draw's in the order of enumeration.

    Attributes:
        draw: Which draw each is of, ``[N]``, ascending.
        choices: The outcomes, ``[N, issues]``.
    """

    draw: _Rows
    choices: Choices


def undecided(found: DrawBounds, levels: _Array | None) -> NDArray[np.bool_]:
    """Return in which draws the answer is open, ``[D]``.

    Without levels: where a better outcome may exist. With levels: where one of them lies above what is known and not
    above the bound.
    """
    if levels is None:
        with np.errstate(invalid="ignore"):  # minus infinity on both sides: no outcome counts, and that is certain
            return np.asarray(found.bound > found.known + _SAME * (1 + np.abs(found.bound)))
    within = (levels[:, None] > found.known) & (levels[:, None] <= found.bound + _SAME)
    return np.asarray(within.any(axis=0))


def searched(found: DrawBounds, tables: DrawTables, goal: DrawGoal, rows: _Rows, levels: _Array | None = None) -> None:
    """Find the best outcome of some draws, or whether one reaches the levels that are asked for.

    First a good outcome is looked for among few points, then everything that may be as good; where that is too much,
    both again with more. What is known of every draw is brought up to date.

    Args:
        found: What is known of every draw.
        tables: The gains of every draw.
        goal: The goal.
        rows: The draws to search, each with an outcome that counts.
        levels: Values of the goal; which of them are reached is all that is asked. None for the best outcome.
    """
    for width, most, few in _STAGES:
        if not len(rows) or len(rows) > few:
            return
        portions = list(_portions(rows, tables, most))
        left = [
            _proved(found, tables, goal, _looked(found, tables, goal, part, width), most, levels) for part in portions
        ]
        rows = np.concatenate(left)
        rows = rows[undecided(found, levels)[rows]]


def _portions(rows: _Rows, tables: DrawTables, most: int) -> Iterator[_Rows]:
    """Yield the draws a few hundred at a time."""
    cells = max(1, tables.parties * tables.issues * tables.tables.shape[3])
    size = max(1, min(512, 4_000_000 // cells, _AT_ONCE // most))
    for start in range(0, len(rows), size):
        yield rows[start : start + size]


def _looked(found: DrawBounds, tables: DrawTables, goal: DrawGoal, rows: _Rows, width: int) -> _Rows:
    """Look for good outcomes of some draws near where the bound would be reached; return the draws."""
    own, aim = tables.take(rows), goal.take(rows)
    weights, best, known = found.weights[:, rows], found.best[rows], found.known[rows]
    budget = np.maximum(best - aim.needed(weights, known), 0.0) + _MARGIN
    floor = aim.floor(weights, best, known) - _MARGIN
    points, _ = near_best(own, weights, budget=budget, floor=floor, target=aim.target(weights, best), width=width)
    _settle(found, own, aim, rows, points)
    return rows


def _proved(
    found: DrawBounds, tables: DrawTables, goal: DrawGoal, rows: _Rows, most: int, levels: _Array | None
) -> _Rows:
    """Look at everything in some draws that may be as good as what is asked for; return the draws given up."""
    own, aim = tables.take(rows), goal.take(rows)
    weights, best, asked = found.weights[:, rows], found.best[rows], found.known[rows]
    if levels is not None:
        # The least level that is not reached yet; where all are, the known outcome is good enough.
        above = np.where(levels[:, None] > asked, levels[:, None], np.inf).min(axis=0)
        asked = np.where(above <= found.bound[rows] + _SAME, above, asked)
    budget = np.maximum(best - aim.needed(weights, asked), 0.0) + _MARGIN
    floor = aim.floor(weights, best, asked) - _MARGIN
    points, done = near_best(own, weights, budget=budget, floor=floor, most=most)
    _settle(found, own, aim, rows, points)
    settled = rows[done]
    # Nothing as good as what was asked for is left that was not looked at.
    found.bound[settled] = np.where(found.known[settled] >= asked[done], found.known[settled], asked[done] - 2 * _SAME)
    return rows[~done]


def _settle(found: DrawBounds, tables: DrawTables, goal: DrawGoal, rows: _Rows, points: Points) -> None:
    """Take in, for every draw, the first of its best points."""
    if not len(points.draw):
        return
    value = goal.take(points.draw).value(tables.take(points.draw).gains(points.choices))
    best = np.full(len(rows), -np.inf)
    np.maximum.at(best, points.draw, value)
    hits = np.flatnonzero(value == best[points.draw])
    draws, first = np.unique(points.draw[hits], return_index=True)
    at, where = hits[first], rows[draws]
    # The known outcome gives way to one as good that comes before it.
    take = value[at] >= found.known[where]
    found.known[where[take]], found.choices[where[take]] = value[at[take]], points.choices[at[take]]


def near_best(
    tables: DrawTables,
    weights: _Array,
    *,
    budget: _Array,
    floor: _Array,
    most: int = 1 << 60,
    target: _Array | None = None,
    width: int = 0,
    every: bool = False,
) -> tuple[Points, NDArray[np.bool_]]:
    """Return the outcomes of every draw whose loss is within a budget and whose gains reach a floor.

    Args:
        tables: The gains of the draws.
        weights: Weights of the gains, ``[P, D]``.
        budget: The largest loss of each draw, ``[D]``.
        floor: The least gains of each draw, ``[P, D]``.
        most: Points of one draw beyond which it is given up.
        target: Gains to come near to, ``[P, D]``, where not everything is looked at.
        width: How many points of a draw are then kept at each step.
        every: Whether outcomes that others dominate, or that have the same gains as others, are wanted as well.

    Returns:
        The outcomes, and which draws were looked at to the end, ``[D]``; the others have none.
    """
    step = _Step.start(tables, weights, budget, floor)
    done = np.ones(tables.count, dtype=np.bool_)
    for issue in range(tables.issues):
        step.add(issue)
        crowded = np.bincount(step.draw, minlength=tables.count) > most
        if crowded.any():
            done &= ~crowded
            step.keep(np.flatnonzero(done[step.draw]))
        if not every:
            step.keep(_undominated(step))
        if target is not None:
            step.keep(_nearest(step, issue, weights, target, width))
    return Points(draw=step.draw, choices=step.outcomes()), done


def _nearest(step: "_Step", issue: int, weights: _Array, target: _Array, width: int) -> _Rows:
    """Return the points of each draw that come nearest to the target if no more is lost, so many of them."""
    if np.bincount(step.draw, minlength=1).max(initial=0) <= width:
        return np.arange(len(step.draw))
    away = np.abs(step.gains + (step.ahead[:, :, issue] - step.tables.less - target)[:, step.draw])
    score = (weights[:, step.draw] * away).sum(axis=0) / 2 + step.lost
    order = np.lexsort((score, step.draw))
    starts = np.searchsorted(step.draw[order], np.arange(step.tables.count))
    place = np.arange(len(order)) - starts[step.draw[order]]
    return np.sort(order[place < width])


@dataclass(slots=True, kw_only=True, eq=False)
class _Step:
    """The points of all draws after some issues, each draw's in the order of enumeration.

    Attributes:
        rest: The most that the issues after each can bring, ``[P, D, issues]``.
        ahead: What they bring where nothing is lost, ``[P, D, issues]``.
        floor: The least gains, before anything is taken off, ``[P, D]``.
        trail: For every issue so far each point's place before it, and its option.
    """

    tables: DrawTables
    losses: _Array
    allowed: NDArray[np.bool_]
    rest: _Array
    ahead: _Array
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
        lossless = np.take_along_axis(tables.tables, losses.argmin(axis=2)[None, :, :, None], axis=3)[..., 0]
        return cls(
            tables=tables,
            losses=losses,
            allowed=allowed,
            rest=_after(most),
            ahead=_after(lossless),
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


def _after(numbers: _Array) -> _Array:
    """Return, for every issue, the sum over those that come after it, ``[P, D, issues]``."""
    return np.asarray(numbers[:, :, ::-1].cumsum(axis=2)[:, :, ::-1] - numbers)


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
