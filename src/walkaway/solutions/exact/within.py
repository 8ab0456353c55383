"""Two parties' outcomes within a loss: everything that may be as good as something known."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from walkaway.errors import LimitError
from walkaway.solutions._levels import TOLERANCE
from walkaway.solutions.exact.domain import Domain
from walkaway.solutions.exact.grid import PartyGrid, grid
from walkaway.solutions.exact.maxima import undominated
from walkaway.solutions.exact.merge import Counts

__all__ = ["Near", "Pair", "Within", "pair", "within"]

_Array = NDArray[np.float64]

_COARSER = 2.0
"""Levels that may count as the same where bounds go by levels; what they look at reaches further than that."""


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

    @property
    def most(self) -> NDArray[np.float64]:
        """The most that each party can gain alone, in utility, ``[2]``."""
        return np.asarray((self.tables.max(axis=2).sum(axis=1) + self.start) / self.unit)


def pair(domain: Domain, disagreement: NDArray[np.float64]) -> Pair | None:
    """Return two parties' gains.

    None where the domain is not one of two with additive, uncapped utilities, or where numbers are so large beside a
    level that solutions compare them more coarsely than by levels: whole numbers from 2e10 on, and disagreement values
    of twice the magnitude of the utilities. Bounds by levels would then miss what counts as tied.
    """
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
    largest = np.array([max(party.most, -party.least) / party.fine for party in grids])
    if (TOLERANCE * np.maximum(largest, np.abs(levels)) > _COARSER).any():
        return None
    start = np.array([party.offset for party in grids]) - levels * [party.fine for party in grids]
    unit = np.array([party.fine * party.per_unit for party in grids])
    return Pair(tables=tables, start=start, unit=unit, grids=(grids[0], grids[1]), disagreement=levels)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Near:
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
class Within:
    """Outcomes, the undominated ones, with how many each stands for.

    Attributes:
        levels: Levels of utility, ``[2, N]``.
        values: Utilities, not rounded, ``[2, N]``.
        counts: How many outcomes have these levels, ``[N]``.
        outcomes: One outcome of each, ``[N, issues]``.
    """

    levels: _Array
    values: _Array
    counts: Counts
    outcomes: NDArray[np.int32]


def within(pair: Pair, losses: _Array, budget: float, floor: _Array, near: Near | None, most: int) -> Within:
    """Return the undominated outcomes whose loss is within a budget and whose gains reach a floor.

    Args:
        pair: The two parties' gains.
        losses: Each option's loss, ``[issues, options]``, infinite where there is no option.
        budget: The largest loss, at least 0.
        floor: The least gains, in fine units, ``[2]``.
        near: Where to look, if not everywhere.
        most: The most sums to look at in one step.

    Raises:
        LimitError: There are too many on the way.
    """
    allowed = losses <= budget
    only = allowed.argmax(axis=1)
    issues, rest, ahead = _ordered(pair, losses, allowed)
    single = np.ones(len(only), dtype=np.bool_)
    single[issues] = False
    totals = (pair.start + pair.tables[:, single, only[single]].sum(axis=1))[:, None]
    slack = tuple(party.fine for party in pair.grids)
    lost, counts = np.zeros(1), None
    trail: list[_Step] = []
    for place, issue in enumerate(issues):
        options = np.flatnonzero(allowed[issue])
        sums = lost[None, :] + losses[issue, options][:, None]
        row, parent = np.nonzero(sums <= budget)
        if len(row) > most:
            raise LimitError("too many outcomes within the budget")
        added = totals[:, parent] + pair.tables[:, issue, options[row]]
        inside = np.flatnonzero((added + rest[:, place, None] >= floor[:, None]).all(axis=0))
        row, parent, added = row[inside], parent[inside], added[:, inside]
        kept = undominated(added, slack, None if counts is None else counts[parent])
        picked, counts = kept.points, kept.counts
        if near is not None and len(picked) > near.points:
            some = near.nearest(added[:, picked] + ahead[:, place, None], sums[row[picked], parent[picked]])
            picked, counts = picked[some], None if counts is None else counts[some]
        totals, lost = added[:, picked], sums[row[picked], parent[picked]]
        trail.append((int(issue), options[row[picked]], parent[picked]))
    return _rounded(pair, totals, counts, _outcomes(only, totals.shape[1], trail))


_Step = tuple[int, NDArray[np.intp], NDArray[np.intp]]
"""An issue, and for each point its option and the point of the step before."""


def _ordered(pair: Pair, losses: _Array, allowed: NDArray[np.bool_]) -> tuple[NDArray[np.intp], _Array, _Array]:
    """Return the issues on which several options are left, those that move most first.

    The sooner what moves most is settled, the sooner it shows which points can still reach the floor.

    Returns:
        The issues; and after each of them what those to come can add at most, and what they add where nothing is lost,
        ``[2, issues]`` each.
    """
    issues = np.flatnonzero(allowed.sum(axis=1) > 1)
    masked = np.where(allowed[issues], pair.tables[:, issues], np.nan)
    highest, lowest = np.nanmax(masked, axis=2), np.nanmin(masked, axis=2)
    order = np.argsort(-((highest - lowest) / pair.unit[:, None]).sum(axis=0), kind="stable")
    issues = issues[order]
    best = pair.tables[:, issues, losses[issues].argmin(axis=1)]
    return issues, _still_to_come(highest[:, order]), _still_to_come(best)


def _still_to_come(numbers: _Array) -> _Array:
    """Return the sum of what follows each number of a row."""
    return np.asarray(numbers[:, ::-1].cumsum(axis=1)[:, ::-1] - numbers)


def _outcomes(only: NDArray[np.intp], size: int, trail: list[_Step]) -> NDArray[np.int32]:
    outcomes = np.empty((size, len(only)), dtype=np.int32)
    outcomes[:] = only
    at = np.arange(size)
    for issue, option, parent in reversed(trail):
        outcomes[:, issue] = option[at]
        at = parent[at]
    return outcomes


def _rounded(pair: Pair, totals: _Array, counts: Counts | None, outcomes: NDArray[np.int32]) -> Within:
    """Return gains in fine units as utilities, the undominated ones by level."""
    own = [row + level * party.fine for party, row, level in zip(pair.grids, totals, pair.disagreement, strict=True)]
    for party, level in enumerate(pair.disagreement):
        if level != np.rint(
            level
        ):  # between two whole numbers: what was taken off and added again may have been rounded
            tables = pair.grids[party].tables
            parts = [table[column] for table, column in zip(tables, outcomes.T, strict=True)]
            own[party] = pair.grids[party].offset + np.sum(parts, axis=0)
    levels = np.stack([party.levels(row) for party, row in zip(pair.grids, own, strict=True)])
    values = np.stack([party.values(row) for party, row in zip(pair.grids, own, strict=True)])
    last = undominated(levels, (1, 1), np.ones(totals.shape[1], dtype=np.int64) if counts is None else counts)
    assert last.counts is not None
    at = last.points
    return Within(levels=levels[:, at], values=values[:, at], counts=last.counts, outcomes=outcomes[at])
