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

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from walkaway.errors import LimitError
from walkaway.solutions.exact.domain import Domain
from walkaway.solutions.exact.grid import PartyGrid, grid
from walkaway.solutions.exact.maxima import undominated
from walkaway.solutions.exact.merge import Counts

__all__ = ["GOALS", "Certified", "Goal", "Pair", "certified", "pair"]

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
class Pair:
    """Two parties' gains over disagreement, issue by issue.

    Attributes:
        tables: Worth of every option in fine units, ``[2, issues, most options]``; minus infinity where an issue has
            fewer options.
        start: What every outcome has besides, less disagreement, in fine units, ``[2]``.
        unit: Fine units to a unit of utility, ``[2]``.
        grids: The parties' utilities in whole numbers.
        disagreement: The disagreement values as levels, ``[2]``.
    """

    tables: NDArray[np.float64]
    start: NDArray[np.float64]
    unit: NDArray[np.float64]
    grids: tuple[PartyGrid, PartyGrid]
    disagreement: NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """What an outcome must reach to matter; gains are at least 0, and scaled.

    Attributes:
        bound: From weights of the gains ``[2, W]`` and the best weighted sums ``[W]`` to a bound on the goal ``[W]``.
        value: From gains of individually rational outcomes ``[2, N]`` to what of them counts as known; minus infinity
            where none counts.
        needed: From weights ``[2]`` and the known value to the weighted sum that anything as good must reach.
        floor: From weights, the best weighted sum and the known value to the least gain of each party, ``[2]``.
        target: From weights and the best weighted sum to the gains at which the bound would be reached, ``[2]``.
        weights: From a number in (0, 1), ``[W]``, to the weights of the gains, ``[2, W]``.
    """

    bound: Callable[[_Array, _Array], _Array]
    value: Callable[[_Array], float]
    needed: Callable[[_Array, float], float]
    floor: Callable[[_Array, float, float], tuple[float, float]]
    target: Callable[[_Array, float], tuple[float, float]]
    weights: Callable[[_Array], _Array]


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
        needed: The loss within which all that matters lies, as a weighted sum of scaled gains.
        certain: Whether everything within that loss was looked at.
    """

    levels: _Array
    values: _Array
    counts: Counts
    outcomes: NDArray[np.int32]
    known: float
    bound: float
    needed: float
    certain: bool


def pair(domain: Domain, disagreement: NDArray[np.float64]) -> Pair | None:
    """Return two parties' gains; None where the domain is not one of two with additive, uncapped utilities."""
    if not domain.is_additive or len(domain.utilities) != 2:
        return None
    grids = grid(domain)
    if any(party.cap_binds for party in grids):
        return None
    tables = np.full((2, len(domain.options), max(domain.options, default=1)), -np.inf)
    for number, party in enumerate(grids):
        for issue, table in enumerate(party.tables):
            tables[number, issue, : len(table)] = table
    levels = np.array([party.level_of(value) for party, value in zip(grids, disagreement, strict=True)])
    start = np.array([party.offset for party in grids]) - levels * [party.fine for party in grids]
    unit = np.array([party.fine * party.per_unit for party in grids])
    return Pair(tables=tables, start=start, unit=unit, grids=(grids[0], grids[1]), disagreement=levels)


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
    return Certified(
        levels=search.found.levels,
        values=search.found.values,
        counts=search.found.counts,
        outcomes=search.found.outcomes,
        known=search.known,
        bound=float(goal.bound(weights[:, None], np.array([best]))[0]),
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
    found: "_Within | None" = None

    def look(self, positive: _Array, options: int, points: int) -> None:
        """Look for a better outcome, with so many options beyond the best ones and so many points at each step."""
        if self.needed <= self.margin:
            return
        # The more options issues have, the more of them belong to one kind of choice.
        beyond = options * max(1, self.losses.shape[1] // _USUAL)
        budget = float(positive[min(beyond, len(positive) - 1)]) if len(positive) else 0.0
        target = np.array(self.goal.target(self.weights, self.best)) / self.per
        near = _Near(point=target, per=self.per, weights=self.weights, points=points)
        budget = min(budget, self.needed) + self.margin
        try:
            seen = _within(self.pair, self.losses, budget, np.full(2, -np.inf), near, _MOST)
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
            self.found = _within(self.pair, self.losses, max(self.needed, 0.0) + self.margin, floor, None, most)
        except LimitError:
            return False
        self.known = _known(self.pair, self.goal, self.per, self.found)
        return True


def _known(pair: Pair, goal: Goal, per: _Array, found: "_Within", levels: float = 0.0) -> float:
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
    there = gain[0] * gain[1] < 0
    return np.asarray(gain[1, there] / (gain[1, there] - gain[0, there]))


def _losses(pair: Pair, weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return each option's loss, ``[issues, options]``; infinite where there is no option."""
    sums = weights[0] * pair.tables[0] + weights[1] * pair.tables[1]
    return np.asarray(sums.max(axis=1, keepdims=True) - sums)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Near:
    """Where to look for a good outcome, and how widely.

    Attributes:
        point: Totals to come near to, in fine units, ``[2]``.
        per: From fine units to scaled gains, ``[2]``.
        weights: Weights of scaled gains, ``[2]``.
        points: How many points to keep at each step.
    """

    point: _Array
    per: _Array
    weights: _Array
    points: int

    def nearest(self, totals: _Array, lost: _Array) -> NDArray[np.intp] | slice:
        """Return the points that lie nearest along the line of the bound, and under it."""
        if totals.shape[1] <= self.points:
            return slice(None)
        away = np.abs(totals[0] - self.point[0]) * (self.per[0] * self.weights[0])
        return np.argpartition(away + lost, self.points)[: self.points]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Within:
    levels: _Array
    values: _Array
    counts: Counts
    outcomes: NDArray[np.int32]


def _within(pair: Pair, losses: _Array, budget: float, floor: _Array, near: _Near | None, most: int) -> _Within:
    """Return the undominated outcomes whose loss is within a budget and whose gains reach a floor.

    With `near` only some of them.

    Raises:
        LimitError: There are too many on the way.
    """
    allowed = losses <= budget
    several = np.flatnonzero(allowed.sum(axis=1) > 1)
    only = allowed.argmax(axis=1)
    masked = np.where(allowed[several], pair.tables[:, several], np.nan)
    highest, lowest = np.nanmax(masked, axis=2), np.nanmin(masked, axis=2)
    # The issues that move most come first: the sooner it shows which points can still reach the floor.
    order = np.argsort(-((highest - lowest) / pair.unit[:, None]).sum(axis=0), kind="stable")
    several, highest = several[order], highest[:, order]
    # What the issues to come can add at most, and what they add where nothing is lost.
    rest = highest[:, ::-1].cumsum(axis=1)[:, ::-1]
    best = pair.tables[:, several, losses[several].argmin(axis=1)]
    ahead = best[:, ::-1].cumsum(axis=1)[:, ::-1]
    single = np.ones(len(only), dtype=np.bool_)
    single[several] = False
    totals = (pair.start + pair.tables[:, single, only[single]].sum(axis=1))[:, None]
    slack = tuple(party.fine for party in pair.grids)
    lost, counts = np.zeros(1), None
    trail: list[tuple[int, NDArray[np.intp], NDArray[np.intp]]] = []
    for place, issue in enumerate(several):
        last = place + 1 == len(several)
        options = np.flatnonzero(allowed[issue])
        sums = lost[None, :] + losses[issue, options][:, None]
        row, parent = np.nonzero(sums <= budget)
        if len(row) > most:
            raise LimitError("too many outcomes within the budget")
        added = totals[:, parent] + pair.tables[:, issue, options[row]]
        reach = added if last else added + rest[:, place + 1, None]
        inside = np.flatnonzero((reach >= floor[:, None]).all(axis=0))
        row, parent, added = row[inside], parent[inside], added[:, inside]
        kept = undominated(added, slack, None if counts is None else counts[parent])
        picked = kept.points
        if near is not None and len(picked) > near.points:
            on = added[:, picked] if last else added[:, picked] + ahead[:, place + 1, None]
            some = near.nearest(on, sums[row[picked], parent[picked]])
            picked, counts = picked[some], None if kept.counts is None else kept.counts[some]
        else:
            counts = kept.counts
        totals, lost = added[:, picked], sums[row[picked], parent[picked]]
        trail.append((int(issue), options[row[picked]], parent[picked]))
    return _rounded(pair, totals, counts, _outcomes(only, totals.shape[1], trail))


def _outcomes(
    only: NDArray[np.intp], size: int, trail: list[tuple[int, NDArray[np.intp], NDArray[np.intp]]]
) -> NDArray[np.int32]:
    outcomes = np.empty((size, len(only)), dtype=np.int32)
    outcomes[:] = only
    at = np.arange(size)
    for issue, option, parent in reversed(trail):
        outcomes[:, issue] = option[at]
        at = parent[at]
    return outcomes


def _rounded(pair: Pair, totals: _Array, counts: Counts | None, outcomes: NDArray[np.int32]) -> _Within:
    """Return gains in fine units as utilities, the undominated ones by level."""
    own = [row + level * party.fine for party, row, level in zip(pair.grids, totals, pair.disagreement, strict=True)]
    levels = np.stack([party.levels(row) for party, row in zip(pair.grids, own, strict=True)])
    values = np.stack([party.values(row) for party, row in zip(pair.grids, own, strict=True)])
    last = undominated(levels, (1, 1), np.ones(totals.shape[1], dtype=np.int64) if counts is None else counts)
    assert last.counts is not None
    at = last.points
    return _Within(levels=levels[:, at], values=values[:, at], counts=last.counts, outcomes=outcomes[at])


def _convex(places: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.stack((places, 1 - places))


def _of_sum(places: NDArray[np.float64]) -> NDArray[np.float64]:
    """One party's weight is 1, the other's at least 1: what a sum of gains of at least 0 each cannot exceed."""
    near = np.minimum(places, 1 - places)
    return np.stack((np.where(places > 0.5, 0.5 / near, 1.0), np.where(places < 0.5, 0.5 / near, 1.0)))


def _product(gains: NDArray[np.float64]) -> float:
    product = float((gains[0] * gains[1]).max(initial=0.0))
    return product if product > 0 else -np.inf


def _least(gains: NDArray[np.float64]) -> float:
    return float(gains.min(axis=0).max(initial=-np.inf))


def _both_sides(gains: NDArray[np.float64]) -> float:
    """Return what the less of the two parties has at the worse of the best outcomes on either side of equality."""
    right, left = gains[1, gains[0] >= gains[1]], gains[0, gains[0] <= gains[1]]
    return float(min(right.max(initial=-np.inf), left.max(initial=-np.inf)))


def _equal(weights: _Array, best: float) -> tuple[float, float]:
    each = best / float(weights.sum())
    return each, each


def _half_each(weights: _Array, best: float) -> tuple[float, float]:
    return best / (2 * float(weights[0])), best / (2 * float(weights[1]))


def _product_floor(weights: _Array, best: float, known: float) -> tuple[float, float]:
    """Return the least gain of each at which, within the bound, the product can still be reached."""
    root = float(np.sqrt(max(best * best - 4 * weights[0] * weights[1] * known, 0.0)))
    return (best - root) / (2 * float(weights[0])), (best - root) / (2 * float(weights[1]))


GOALS: dict[str, Goal] = {
    "nash": Goal(
        # a·b <= (w1·a + w2·b)² / (4·w1·w2)
        bound=lambda weights, best: np.maximum(best, 0) ** 2 / (4 * weights[0] * weights[1]),
        value=_product,
        needed=lambda weights, known: 2 * float(np.sqrt(weights[0] * weights[1] * known)),
        floor=_product_floor,
        target=_half_each,
        weights=_convex,
    ),
    "least": Goal(
        bound=lambda weights, best: best / (weights[0] + weights[1]),
        value=_least,
        needed=lambda weights, known: known * float(weights[0] + weights[1]),
        floor=lambda weights, best, known: (known, known),
        target=_equal,
        weights=_convex,
    ),
    "gap": Goal(
        bound=lambda weights, best: best / (weights[0] + weights[1]),
        value=_both_sides,
        needed=lambda weights, known: known * float(weights[0] + weights[1]),
        floor=lambda weights, best, known: (known, known),
        target=_equal,
        weights=_convex,
    ),
    "sum": Goal(
        bound=lambda weights, best: best,
        value=lambda gains: float(gains.sum(axis=0).max(initial=-np.inf)),
        needed=lambda weights, known: known,
        floor=lambda weights, best, known: (0.0, 0.0),
        target=_half_each,
        weights=_of_sum,
    ),
    "first": Goal(
        bound=lambda weights, best: best / weights[0],
        value=lambda gains: float(gains[0].max(initial=-np.inf)),
        needed=lambda weights, known: float(weights[0]) * known,
        floor=lambda weights, best, known: (known, 0.0),
        target=lambda weights, best: (best / float(weights[0]), 0.0),
        weights=_convex,
    ),
    "second": Goal(
        bound=lambda weights, best: best / weights[1],
        value=lambda gains: float(gains[1].max(initial=-np.inf)),
        needed=lambda weights, known: float(weights[1]) * known,
        floor=lambda weights, best, known: (0.0, known),
        target=lambda weights, best: (0.0, best / float(weights[1])),
        weights=_convex,
    ),
}
"""What can be certified, by name: the greatest product, least gain, both sides of equality, sum, one party's gain."""
