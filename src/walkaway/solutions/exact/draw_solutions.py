"""The fairest deal of every draw: in thousands of possible worlds at once, at any number of outcomes, and exactly.

1. Bound the goal in every draw by a weighted sum of gains, and keep the outcomes found on the way.
2. Where an outcome reaches the bound, it is the answer. Elsewhere look at everything that may be as good.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from walkaway.errors import InputError
from walkaway.solutions._levels import TOLERANCE
from walkaway.solutions.exact.draw_bounds import DrawBounds, bounds
from walkaway.solutions.exact.draw_goals import DrawGoal, LeastGain, WeightedProduct
from walkaway.solutions.exact.draw_search import searched, undecided
from walkaway.solutions.exact.draw_tables import Choices, DrawTables

__all__ = ["DrawSolution", "least_gains", "nash_points"]

_Array = NDArray[np.float64]
_CELLS = 4_000_000
"""Numbers in the tables of the draws that are bounded at a time: 32 MB, of which a handful of copies are alive."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class DrawSolution:
    """The best outcome of every draw.

    Attributes:
        value: The goal there, ``[D]``; minus infinity where no outcome counts. Where only levels were asked for, the
            goal at an outcome that reaches every level that any outcome does.
        gains: The gains there, ``[P, D]``; 0 where no outcome counts.
        choices: An outcome that is as good as any, ``[D, issues]``; -1 where none counts.
        searched: In which draws the bound alone did not tell, so that all near it was looked at, ``[D]``.
        certain: In which draws the answer is proved, ``[D]``; in the others there was too much to look at, and a
            better outcome may exist.
        bound: What no outcome exceeds, ``[D]``.
    """

    value: _Array
    gains: _Array
    choices: Choices
    searched: NDArray[np.bool_]
    certain: NDArray[np.bool_]
    bound: _Array


def least_gains(tables: DrawTables, levels: ArrayLike | None = None) -> DrawSolution:
    """Return for every draw the most that the least satisfied party can gain.

    Question: is any deal possible, in each possible world?

    A deal that gives everybody at least m exists in a draw exactly where the value reaches m. Where only that is asked,
    for some values of m, far less has to be looked at: then the value is that of a good outcome, which reaches every
    level that any does.

    Cost: for two parties about 40 µs a draw with 8 issues of ten options, and 1 ms with 50; half of it for levels.

    Source: as `draw_bounds` and `draw_search`.

    Args:
        tables: The gains of the draws.
        levels: Gains m, ``[L]``, to which the value is held; None for the value itself.

    Examples:
        >>> price = np.array([[0.0, 0.0], [0.4, 0.7], [1.0, 1.0]])  # three options, two draws
        >>> least_gains(DrawTables.of([[price], [1 - price]], np.zeros((2, 2)))).value.round(6).tolist()
        [0.4, 0.3]
    """
    return _solved(tables, LeastGain(), None if levels is None else np.asarray(levels, dtype=np.float64))


def nash_points(tables: DrawTables, weights: ArrayLike | None = None, *, min_gain: float) -> DrawSolution:
    """Return for every draw the acceptable outcome with the greatest weighted product of gains.

    The same as :func:`~walkaway.solutions.nash_point.nash_point` finds by enumeration; the value is the sum of weighted
    logarithms.

    Args:
        tables: The gains of the draws.
        weights: Bargaining weights a, ``[P]`` or ``[P, D]``, at least 0; equal if left out.
        min_gain: The smallest gain worth a deal, m; above 0, for then everybody gains where all accept.

    Raises:
        InputError: Weights do not fit, are negative or all 0, or m is not above 0.

    Examples:
        >>> price = np.array([[0.0], [0.4], [1.0]])
        >>> found = nash_points(DrawTables.of([[price], [1 - price]], np.zeros((2, 1))), min_gain=0.01)
        >>> found.gains.tolist()
        [[0.4], [0.6]]
    """
    if not min_gain > TOLERANCE or not np.isfinite(min_gain):
        raise InputError(f"min_gain must be above 0, not {min_gain:g}")
    shape = (tables.parties, tables.count)
    given = np.ones(shape) if weights is None else np.asarray(weights, dtype=np.float64)
    if given.shape not in (shape, shape[:1]):
        raise InputError(f"weights must be of shape {shape[:1]} or {shape}, not {given.shape}")
    if not np.isfinite(given).all() or (given < 0).any() or not (given.sum(axis=0) > 0).all():
        raise InputError("weights must be finite, at least 0, and not all 0")
    powers = np.broadcast_to(given if given.ndim == 2 else given[:, None], shape)
    return _solved(tables, WeightedProduct(powers, min_gain - TOLERANCE))


def _solved(tables: DrawTables, goal: DrawGoal, levels: _Array | None = None) -> DrawSolution:
    size = max(1, _CELLS // max(1, tables.tables[:, :1].size))
    parts = [slice(start, start + size) for start in range(0, max(1, tables.count), size)]
    found = [_portion(tables.take(part), goal.take(part), levels) for part in parts]
    if len(found) == 1:
        return found[0]
    return DrawSolution(
        value=np.concatenate([part.value for part in found]),
        gains=np.concatenate([part.gains for part in found], axis=1),
        choices=np.concatenate([part.choices for part in found]),
        searched=np.concatenate([part.searched for part in found]),
        certain=np.concatenate([part.certain for part in found]),
        bound=np.concatenate([part.bound for part in found]),
    )


def _portion(tables: DrawTables, goal: DrawGoal, levels: _Array | None) -> DrawSolution:
    found = bounds(tables, goal)
    open_ = undecided(found, levels)
    rows = open_.copy()
    if isinstance(goal, WeightedProduct):
        _let_one_count(found, tables, goal, np.flatnonzero(open_ & np.isneginf(found.known)))
        # Of equal products the first outcome counts, so that ties are looked for even where the bound is reached.
        rows = np.isfinite(found.known)
    searched(found, tables, goal, np.flatnonzero(rows), levels)
    there = np.isfinite(found.known)
    certain = ~undecided(found, levels)
    return DrawSolution(
        value=found.known,
        gains=np.where(there, tables.gains(found.choices), 0.0),
        choices=np.where(there[:, None], found.choices, -1),
        searched=open_,
        certain=certain,
        bound=found.bound,
    )


def _let_one_count(found: DrawBounds, tables: DrawTables, goal: WeightedProduct, rows: NDArray[np.intp]) -> None:
    """Find an acceptable outcome in some draws: whether there is one is the question of the least satisfied party."""
    if not len(rows):
        return
    fair = _portion(tables.take(rows), LeastGain(), np.array([goal.least]))
    found.found(rows, fair.choices, goal.take(rows).value(fair.gains))
    none = fair.certain & np.isneginf(found.known[rows])
    found.bound[rows[none]] = -np.inf
