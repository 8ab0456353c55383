"""Bounds on a goal in many draws at once, and good outcomes found on the way.

For weights of the gains the best weighted sum is taken issue by issue, and no outcome of the draw exceeds it. The
outcomes at which such sums are reached are corners of the hull of all gains. Two parties' corners form a chain, and the
goal asks for more of one side's gain or of the other's at each: so the edge that bounds the goal best is closed in on
from both ends, every draw at its own pace. More parties' weights follow the slope of the goal at a mixture of the
corners found so far. Corners are outcomes; single options of the best are exchanged while that helps.

Source: Aneja, Y. and Nair, K. (1979). Bicriteria transportation problem. Management Science 25, 73–78 (the chain of
corners); Frank, M. and Wolfe, P. (1956). An algorithm for quadratic programming. Naval Research Logistics Quarterly 3,
95–110 (the mixture).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from walkaway.solutions.exact.draw_goals import DrawGoal
from walkaway.solutions.exact.draw_tables import Choices, DrawTables

__all__ = ["DrawBounds", "bounds"]

_Array = NDArray[np.float64]
_ROUNDS = 60
_MIXED_ROUNDS = 60
_EXCHANGES = 6
_LEAST_WEIGHT = 1e-9
_SAME = 1e-13


@dataclass(slots=True, kw_only=True, eq=False)
class DrawBounds:
    """The goal of every draw, between what an outcome reaches and what none exceeds.

    Attributes:
        known: The goal at the best outcome found, ``[D]``; minus infinity where none counts.
        choices: That outcome, ``[D, issues]``.
        bound: What no outcome exceeds, ``[D]``.
        weights: The weights that give this bound, ``[P, D]``.
        best: The best weighted sum at these weights, ``[D]``.
    """

    known: _Array
    choices: Choices
    bound: _Array
    weights: _Array
    best: _Array

    @classmethod
    def start(cls, tables: DrawTables) -> "DrawBounds":
        """Return that nothing is known."""
        return cls(
            known=np.full(tables.count, -np.inf),
            choices=np.zeros((tables.count, tables.issues), dtype=np.intp),
            bound=np.full(tables.count, np.inf),
            weights=np.full((tables.parties, tables.count), 1.0 / tables.parties),
            best=np.full(tables.count, np.inf),
        )

    def found(self, rows: NDArray[np.intp], choices: Choices, value: _Array) -> None:
        """Take in outcomes of some draws."""
        better = value > self.known[rows]
        self.known[rows[better]], self.choices[rows[better]] = value[better], choices[better]

    def bounded(self, rows: NDArray[np.intp], weights: _Array, best: _Array, bound: _Array) -> None:
        """Take in bounds of some draws."""
        tighter = bound < self.bound[rows]
        at = rows[tighter]
        self.bound[at], self.weights[:, at], self.best[at] = bound[tighter], weights[:, tighter], best[tighter]


def bounds(tables: DrawTables, goal: DrawGoal) -> DrawBounds:
    """Return a bound on the goal in every draw and the best outcome found on the way.

    Examples:
        >>> from walkaway.solutions.exact.draw_goals import LeastGain
        >>> price = np.array([[0.0], [0.4], [1.0]])
        >>> found = bounds(DrawTables.of([[price], [1 - price]], np.zeros((2, 1))), LeastGain())
        >>> found.known.tolist(), found.bound.tolist(), found.choices.tolist()
        ([0.4], [0.5], [[1]])
    """
    found = DrawBounds.start(tables)
    everywhere = np.arange(tables.count)
    for party in range(tables.parties):
        _visit(found, tables, goal, everywhere, tables.best_for(party))
    if tables.parties == 2:
        _along_the_chain(found, tables, goal)
    else:
        _mixed(found, tables, goal)
    _at_the_slope(found, tables, goal)
    exchanged(found, tables, goal, everywhere)
    return found


def _visit(found: DrawBounds, tables: DrawTables, goal: DrawGoal, rows: NDArray[np.intp], choices: Choices) -> _Array:
    """Take in outcomes of some draws, whose tables and goal these are; return their gains."""
    gains = tables.gains(choices)
    found.found(rows, choices, goal.value(gains))
    return gains


def _along_the_chain(found: DrawBounds, tables: DrawTables, goal: DrawGoal) -> None:
    """Close in on the edge of two parties' hull that bounds the goal best."""
    rows = np.arange(tables.count)
    low, high = (tables.gains(tables.best_for(party)) for party in (1, 0))
    for _ in range(_ROUNDS):
        weights = np.stack((low[1] - high[1], high[0] - low[0]))
        total = weights.sum(axis=0)
        weights = np.where(total > _SAME, weights / np.where(total > _SAME, total, 1.0), 0.5)
        weights = np.clip(weights, _LEAST_WEIGHT, 1.0)
        choices, best = tables.best_at(weights)
        found.bounded(rows, weights, best, goal.bound(weights, best))
        corner = _visit(found, tables, goal, rows, choices)
        # Nothing beyond the edge, or no edge any more: this draw is done.
        ends = np.maximum((weights * low).sum(axis=0), (weights * high).sum(axis=0))
        open_ = (best > ends + _SAME * (1 + np.abs(best))) & (total > _SAME)
        if not open_.any():
            return
        slope = goal.slope(corner)
        more = slope[0] * weights[1] > slope[1] * weights[0]
        low, high = np.where(more, corner, low)[:, open_], np.where(more, high, corner)[:, open_]
        rows, tables, goal = rows[open_], tables.take(open_), goal.take(open_)


def _mixed(found: DrawBounds, tables: DrawTables, goal: DrawGoal) -> None:
    """Let the weights follow the slope of the goal at a mixture of corners."""
    rows = np.arange(tables.count)
    mixture = np.mean([tables.gains(tables.best_for(party)) for party in range(tables.parties)], axis=0)
    weights = np.full((tables.parties, tables.count), 1.0 / tables.parties)
    for number in range(_MIXED_ROUNDS):
        step = 2.0 / (number + 3)
        weights = np.clip((1 - step) * weights + step * goal.slope(mixture), _LEAST_WEIGHT, 1.0)
        choices, best = tables.best_at(weights)
        found.bounded(rows, weights, best, goal.bound(weights, best))
        corner = _visit(found, tables, goal, rows, choices)
        mixture = (1 - step) * mixture + step * corner


def _at_the_slope(found: DrawBounds, tables: DrawTables, goal: DrawGoal) -> None:
    """Try the slope at the best outcome: where the goal is best at a corner it gives the bound exactly."""
    weights = np.clip(goal.slope(tables.gains(found.choices)), _LEAST_WEIGHT, 1.0)
    choices, best = tables.best_at(weights)
    rows = np.arange(tables.count)
    found.bounded(rows, weights, best, goal.bound(weights, best))
    _visit(found, tables, goal, rows, choices)


def exchanged(found: DrawBounds, tables: DrawTables, goal: DrawGoal, rows: NDArray[np.intp]) -> None:
    """Exchange one option of the best outcome of some draws while that helps."""
    for _ in range(_EXCHANGES):
        if not len(rows):
            return
        part, own = tables.take(rows), goal.take(rows)
        choices = found.choices[rows]
        at = np.take_along_axis(part.tables, choices[None, :, :, None], axis=3)
        moved = part.gains(choices)[:, :, None, None] + (part.tables - at)
        value = own.value(moved).reshape(len(rows), -1)
        pick = value.argmax(axis=1)
        issue, option = np.divmod(pick, part.tables.shape[3])
        better = value[np.arange(len(rows)), pick] > found.known[rows] + _SAME
        rows, choices = rows[better], choices[better]
        choices[np.arange(len(rows)), issue[better]] = option[better]
        found.found(rows, choices, goal.take(rows).value(tables.take(rows).gains(choices)))
