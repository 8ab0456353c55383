"""The outcomes that are best for the least satisfied party: not only the first, but so many, at any size."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from walkaway.errors import InputError
from walkaway.solutions.exact.draw_bounds import DrawBounds, bounds
from walkaway.solutions.exact.draw_goals import LeastGain
from walkaway.solutions.exact.draw_search import near_best
from walkaway.solutions.exact.draw_solutions import least_gains
from walkaway.solutions.exact.draw_tables import Choices, DrawTables

__all__ = ["Ranking", "fairest_outcomes"]

_FIRST = 1e-6
_WIDER = 1.5
_MOST = 300_000
"""Points of one step beyond which the ranking is cut short."""
_TIED = 1e-9
_NEAR = 1e-3
"""How much less the least satisfied party may have where the ranking is cut short."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Ranking:
    """The fairest outcomes.

    Attributes:
        choices: The outcomes, in the order of enumeration, ``[N, issues]``.
        complete: Whether no outcome that is not among them is as good for the least satisfied party as the last of the
            number asked for, or there are no more outcomes. Otherwise there are too many that are nearly alike.
    """

    choices: Choices
    complete: bool


def fairest_outcomes(tables: DrawTables, count: int) -> Ranking:
    """Return at least so many outcomes of one draw, and all that are as good for the least satisfied party.

    Whatever gives everybody at least t loses little of the best weighted sum; t is lowered until enough is found.

    Args:
        tables: The gains, of one draw.
        count: How many outcomes are wanted.

    Raises:
        InputError: There is more than one draw.

    Examples:
        >>> price = np.array([[0.0], [0.3], [0.5], [1.0]])
        >>> fairest_outcomes(DrawTables.of([[price], [1 - price]], np.zeros((2, 1))), 2).choices.tolist()
        [[1], [2]]
    """
    if tables.count != 1:
        raise InputError(f"outcomes are ranked in one draw, not in {tables.count}")
    if not tables.issues:
        return Ranking(choices=np.zeros((1, 0), dtype=np.intp), complete=True)
    best = least_gains(tables)
    bound = bounds(tables, LeastGain())
    lowest = tables.tables.min(axis=3, initial=np.inf, where=np.isfinite(tables.tables)).sum(axis=2) - tables.less
    bottom, kept = float(lowest.min()), best.choices
    less = _FIRST
    while True:
        known = np.maximum(best.value - less, bottom) - _TIED
        points, done = _reaching(tables, bound, known)
        if not done:
            some, _ = _reaching(tables, bound, best.value - _NEAR, count)
            return Ranking(choices=np.unique(np.concatenate((kept, some)), axis=0), complete=False)
        kept = points
        if len(kept) >= count or float(known[0]) < bottom:
            return Ranking(choices=kept, complete=True)
        less *= _WIDER


def _reaching(
    tables: DrawTables, bound: DrawBounds, known: NDArray[np.float64], width: int = 0
) -> tuple[Choices, bool]:
    """Return the outcomes whose smallest gain reaches what is known, or some of those near the bound; and if all."""
    goal = LeastGain()
    points, done = near_best(
        tables,
        bound.weights,
        budget=np.maximum(bound.best - goal.needed(bound.weights, known), 0.0),
        floor=goal.floor(bound.weights, bound.best, known),
        target=goal.target(bound.weights, bound.best) if width else None,
        width=width,
        most=_MOST,
        every=True,
    )
    return points.choices, bool(done.all())
