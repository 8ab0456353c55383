"""Solutions of two parties without the frontier: in milliseconds, and with a proof.

Give the parties' gains weights. The best weighted sum is taken issue by issue, and no outcome exceeds it: that is the
Lagrangian bound. How far an outcome stays under it is its *loss*, and losses of issues add up. An outcome that is at
least as good as the best one known must reach a weighted sum that follows from the solution's definition; so its loss
is within a *budget*. Therefore:

1. Choose the weights that make the bound tightest.
2. Find a good outcome: merge only options with little loss, and keep only the points that lie nearest to where the
   bound would be reached.
3. It gives a budget, and least gains. Options whose own loss exceeds the budget are out; usually one is left on most
   issues. Merge the rest, dropping what exceeds the budget or cannot reach the least gains any more. Nothing better and
   no tie is missed: the answer is certified.

Where the third step would need too many points the outcome of the second stands, with the bound beside it.

Source: Lagrangian bounds with reduced cores as in knapsack problems: Pisinger, D. (1995). An expanding-core algorithm
for the exact 0–1 knapsack problem. European Journal of Operational Research 87, 175–187; the bounds for each solution
are worked out in the documentation.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from walkaway.errors import LimitError
from walkaway.solutions.exact.goals import Goal
from walkaway.solutions.exact.merge import Counts
from walkaway.solutions.exact.within import Near, Pair, Within, within

__all__ = ["Certified", "certified"]

_Array = NDArray[np.float64]

_ROUNDS = 5
_WEIGHTS = 25
"""Odd, so that equal weights are among those tried first."""
_SEARCH = ((12, 30), (24, 100), (64, 400))
"""How each search for a good outcome is limited: options beyond the best ones, and points kept at each step."""
_WIDE = (96, 4000)
"""The search that is tried where a good outcome is not good enough to end with a proof."""
_USUAL = 10
"""Options of an issue on which these numbers were tried."""
_AT_ONCE = 3_000
_FEW = 100_000
_MOST = 1_000_000
"""Sums of one step beyond which a proof is given up: between searches, after them, and after the wide one."""
_MARGIN = 4.0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Certified:
    """Outcomes among which the solution and all its ties lie, or a good one beside a bound.

    Attributes:
        levels: Their levels, ``[2, N]``.
        values: Their utilities, not rounded, ``[2, N]``.
        counts: How many outcomes have them, ``[N]``.
        outcomes: One outcome of each, ``[N, issues]``.
        known: The best that they reach, by the goal.
        bound: What no outcome exceeds, by the goal.
        level: By how much the bound would grow if each party had one level more: what rounding may take.
        needed: The loss within which all that matters lies, as a weighted sum of scaled gains.
        certain: Whether everything within that loss was looked at.
    """

    levels: _Array
    values: _Array
    counts: Counts
    outcomes: NDArray[np.int32]
    known: float
    bound: float
    level: float
    needed: float
    certain: bool


def certified(pair: Pair, goal: Goal, scale: _Array) -> Certified | None:
    """Return outcomes among which everything lies that is as good as the best by the goal.

    Args:
        pair: The two parties' gains.
        goal: The goal.
        scale: What a gain is divided by before it is weighed, ``[2]``, in utility.

    Returns:
        The outcomes with the proof; None where no outcome was found at which the goal has a value.
    """
    per = 1.0 / (pair.unit * scale)
    weights, best = _tightest(pair, goal, per)
    losses = _losses(pair, weights * per)
    positive = np.sort(losses[np.isfinite(losses) & (losses > 0)])
    fine = np.array([party.fine for party in pair.grids])
    # Rounding to levels may tie what differs by half a level on either side.
    margin = _MARGIN * float((weights * per) @ fine) + 1e-13 * abs(best)
    search = _Searching(pair=pair, goal=goal, per=per, weights=weights, best=best, losses=losses, margin=margin)
    certain = False
    for options, points in _SEARCH:
        search.look(positive, options, points)
        # Where few options are left a proof may come at once, and save the wider searches.
        if search.found is not None and int(np.searchsorted(positive, search.needed)) <= 2 * options:
            certain = search.prove(_AT_ONCE)
            if certain:
                break
    if search.found is None:
        return None
    certain = certain or search.prove(_FEW)
    if not certain:
        search.look(positive, *_WIDE)
        certain = search.prove(_MOST)
    if not certain:
        search.known = _known(pair, goal, per, search.found)
    one_level = float((weights * per) @ fine)
    bound, above = goal.bound(weights[:, None], np.array([best, best + one_level])).tolist()
    return Certified(
        levels=search.found.levels,
        values=search.found.values,
        counts=search.found.counts,
        outcomes=search.found.outcomes,
        known=search.known,
        bound=bound,
        level=above - bound,
        needed=max(search.needed, 0.0),
        certain=certain,
    )


@dataclass(slots=True, kw_only=True, eq=False)
class _Searching:
    """The state of one search: the best outcome so far, and the loss within which a better one may lie."""

    pair: Pair
    goal: Goal
    per: _Array
    weights: _Array
    best: float
    losses: _Array
    margin: float
    known: float = -np.inf
    needed: float = np.inf
    found: Within | None = None

    def look(self, positive: _Array, options: int, points: int) -> None:
        """Look for a better outcome, with so many options beyond the best ones and so many points at each step."""
        if self.needed <= self.margin:
            return
        # The more options issues have, the more of them belong to one kind of choice.
        beyond = options * max(1, self.losses.shape[1] // _USUAL)
        budget = float(positive[min(beyond, len(positive) - 1)]) if len(positive) else 0.0
        target = np.array(self.goal.target(self.weights, self.best)) / self.per
        near = Near(point=target, per=self.per, weights=self.weights, points=points)
        budget = min(budget, self.needed) + self.margin
        try:
            seen = within(self.pair, self.losses, budget, np.full(2, -np.inf), near, _MOST)
        except LimitError:
            return  # an issue with very many options: too wide a search
        # Less two levels, so that what follows from it holds whatever is rounded.
        known = _known(self.pair, self.goal, self.per, seen, levels=2.0)
        if known > self.known:
            self.found, self.known = seen, known
            self.needed = self.best - self.goal.needed(self.weights, known)

    def prove(self, most: int) -> bool:
        """Look at everything that may be as good as the best known; return whether that was possible."""
        fine = np.array([party.fine for party in self.pair.grids])
        floor = np.array(self.goal.floor(self.weights, self.best, self.known)) / self.per - _MARGIN * fine
        try:
            self.found = within(self.pair, self.losses, max(self.needed, 0.0) + self.margin, floor, None, most)
        except LimitError:
            return False
        self.known = _known(self.pair, self.goal, self.per, self.found)
        return True


def _known(pair: Pair, goal: Goal, per: _Array, found: Within, levels: float = 0.0) -> float:
    """Return the best value of the goal among the individually rational outcomes found, so many levels worse."""
    rational = (found.levels >= pair.disagreement[:, None]).all(axis=0)
    if not rational.any():
        return -np.inf
    scale = pair.unit * per
    over = np.array([level / party.per_unit for level, party in zip(pair.disagreement, pair.grids, strict=True)])
    less = levels / np.array([party.per_unit for party in pair.grids])
    gains = np.maximum(found.values[:, rational] - (over + less)[:, None], 0.0) * scale[:, None]
    return goal.value(gains)


def _tightest(pair: Pair, goal: Goal, per: NDArray[np.float64]) -> tuple[NDArray[np.float64], float]:
    """Return the weights that make the bound least, looked for on ever finer grids, and the best weighted sum."""
    low, high = 0.0, 1.0
    scaled = pair.tables * per[:, None, None]
    base = pair.start * per
    for number in range(_ROUNDS + 1):
        places = np.linspace(low, high, _WEIGHTS + 2)[1:-1]
        if number == _ROUNDS:
            # The bound is least where options are level: at exactly such weights, of those that are left.
            places = np.append(places, _level_places(scaled, goal.weights(np.array([places[0], places[-1]]))))
        weights = goal.weights(places)
        sums = weights[0][:, None, None] * scaled[0] + weights[1][:, None, None] * scaled[1]
        best = sums.max(axis=2).sum(axis=1) + weights.T @ base
        least = int(goal.bound(weights, best).argmin())
        step = (high - low) / (_WEIGHTS + 1)
        low, high = max(0.0, places[least] - step), min(1.0, places[least] + step)
    return weights[:, least], float(best[least])


def _level_places(scaled: _Array, ends: _Array) -> _Array:
    """Return where, between two pairs of weights, the best options of an issue at either end are level."""
    issues = np.arange(scaled.shape[1])
    first, last = ((end[:, None, None] * scaled).sum(axis=0).argmax(axis=1) for end in ends.T)
    gain = (scaled[:, issues, last] - scaled[:, issues, first])[:, first != last]
    there = np.sign(gain[0]) * np.sign(gain[1]) < 0
    return np.asarray(gain[1, there] / (gain[1, there] - gain[0, there]))


def _losses(pair: Pair, weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return each option's loss, ``[issues, options]``; infinite where there is no option."""
    sums = weights[0] * pair.tables[0] + weights[1] * pair.tables[1]
    return np.asarray(sums.max(axis=1, keepdims=True) - sums)
