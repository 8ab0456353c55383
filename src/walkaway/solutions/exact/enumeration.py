"""Enumeration: look at every outcome. The reference for every other method.

Where utilities are tables and no interaction joins the two halves of the issues, an outcome is a pair of halves and its
totals a sum. Every pair is looked at, whole boxes of pairs at a time: where the best corner of a box lies under
outcomes that are known already, nothing in it is undominated. Any other utility is worked out outcome by outcome, in
blocks.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil, log2, prod

import numpy as np
from numpy.typing import NDArray

from walkaway.errors import LimitError
from walkaway.results import size_in_words
from walkaway.solutions.exact.domain import Domain
from walkaway.solutions.exact.grid import PartyGrid, grid
from walkaway.solutions.exact.maxima import undominated
from walkaway.solutions.exact.merge import Counts

__all__ = ["MOST_COMPUTED", "MOST_TABULAR", "Enumerated", "Levels", "enumerated", "levels_by_block", "levels_of"]

MOST_TABULAR = 1_000_000_000
"""Outcomes that are looked at where utilities are tables without interactions across the halves."""
MOST_COMPUTED = 20_000_000
"""Outcomes that are looked at where each has to be worked out by itself."""

_DIGITS = 10
_BLOCK = 1 << 16
_POOL = 1 << 18
_STRIP = 32
_CELLS = 1 << 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Levels:
    """How utilities of one party become levels where they are not tables.

    Attributes:
        per_unit: Levels to a unit of utility.
    """

    per_unit: float

    def utilities(self, levels: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return levels as utilities."""
        return levels / self.per_unit

    def level_of(self, utility: float) -> float:
        """Return the level of a utility."""
        return float(np.rint(utility * self.per_unit))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Enumerated:
    """The undominated levels, and how many outcomes have each.

    Attributes:
        options: Number of options of each issue.
        levels: Levels of each point, ``[P, F]``, the first party's best first.
        counts: How many outcomes have them.
        positions: One of these outcomes: its position, the last issue's options running fastest.
        scales: What a level means, for each party.
    """

    options: tuple[int, ...]
    levels: NDArray[np.float64]
    counts: Counts
    positions: NDArray[np.int64]
    scales: tuple[PartyGrid | Levels, ...]

    def outcomes(self, points: NDArray[np.integer]) -> NDArray[np.int32]:
        """Return one outcome of each of the points given by position, ``[points, issues]``."""
        return at_positions(self.options, self.positions[points])


def at_positions(options: Sequence[int], positions: NDArray[np.int64]) -> NDArray[np.int32]:
    """Return the outcomes ``[N, issues]`` at positions ``[N]``, the last issue's options running fastest.

    Examples:
        >>> at_positions((2, 3), np.array([0, 1, 3])).tolist()
        [[0, 0], [0, 1], [1, 0]]
    """
    found = np.empty((len(positions), len(options)), dtype=np.int32)
    rest = positions.copy()
    for column in range(len(options) - 1, -1, -1):
        rest, found[:, column] = np.divmod(rest, options[column])
    return found


def enumerated(domain: Domain) -> Enumerated:
    """Return the frontier found by looking at every outcome.

    Raises:
        LimitError: There are more outcomes than may be looked at.
    """
    cut = _cut(domain)
    most = MOST_TABULAR if cut is not None else MOST_COMPUTED
    if domain.size > most:
        raise LimitError(
            f"{size_in_words(domain.size)} outcomes are too many to look at one by one (the limit is {most:,})"
        )
    if cut is not None and len(domain.utilities) == 2:
        return _in_halves(domain, cut)
    return _in_blocks(domain)


def _cut(domain: Domain) -> int | None:
    """Return where the issues are cut in halves of about the same size, or None where an interaction is in the way."""
    if not domain.tabular or domain.size > MOST_TABULAR:
        return None
    joined = [
        (min(pair.first, pair.second), max(pair.first, pair.second))
        for utility in domain.utilities
        for pair in getattr(utility, "interactions", ())
    ]
    possible = [
        cut for cut in range(len(domain.options) + 1) if not any(first < cut <= second for first, second in joined)
    ]
    sizes = {cut: max(prod(domain.options[:cut]), prod(domain.options[cut:])) for cut in possible}
    best = min(possible, key=lambda cut: sizes[cut])
    return best if sizes[best] <= max(_BLOCK, 16 * int(domain.size**0.5)) else None


def _in_blocks(domain: Domain) -> Enumerated:
    scales, blocks = levels_by_block(domain)
    pool, positions = np.zeros((len(scales), 0)), np.zeros(0, dtype=np.int64)
    counts: Counts = np.zeros(0, dtype=np.int64)
    slack = (1,) * len(scales)
    for start, levels in blocks:
        joined = np.concatenate((pool, levels), axis=1)
        number = _with_ones(counts, levels.shape[1])
        where = np.concatenate((positions, np.arange(start, start + levels.shape[1])))
        kept = undominated(joined, slack, number)
        assert kept.counts is not None
        pool, counts, positions = joined[:, kept.points], kept.counts, where[kept.points]
    return Enumerated(options=domain.options, levels=pool, counts=counts, positions=positions, scales=tuple(scales))


def _with_ones(counts: Counts, more: int) -> Counts:
    """Return counts with those of further single outcomes."""
    if counts.dtype == np.object_:
        return np.concatenate((counts, np.ones(more, dtype=np.int64).astype(object)))
    return np.concatenate((counts.astype(np.int64), np.ones(more, dtype=np.int64)))


def levels_by_block(
    domain: Domain,
) -> tuple[Sequence[PartyGrid | Levels], Iterator[tuple[int, NDArray[np.float64]]]]:
    """Return what a level means to each party, and the levels ``[P, N]`` block by block, with where each begins."""
    if domain.tabular:
        grids = grid(domain)
        return grids, ((start, levels_of(grids, outcomes)) for start, outcomes in _blocks(domain))
    scales = [Levels(per_unit=_per_unit(domain, party)) for party in range(len(domain.utilities))]

    def rounded() -> Iterator[tuple[int, NDArray[np.float64]]]:
        for start, outcomes in _blocks(domain):
            values = domain.values(outcomes)
            yield start, np.stack([np.rint(row * scale.per_unit) for row, scale in zip(values, scales, strict=True)])

    return scales, rounded()


def _blocks(domain: Domain) -> Iterator[tuple[int, NDArray[np.int32]]]:
    for start in range(0, domain.size, _BLOCK):
        positions = np.arange(start, min(start + _BLOCK, domain.size), dtype=np.int64)
        yield start, at_positions(domain.options, positions)


def levels_of(grids: Sequence[PartyGrid], outcomes: NDArray[np.integer]) -> NDArray[np.float64]:
    """Return the levels ``[P, N]`` of outcomes ``[N, issues]``."""
    rows = []
    for party in grids:
        total = np.full(len(outcomes), party.offset)
        for column, table in enumerate(party.tables):
            total += table[outcomes[:, column]]
        for first, second, table in party.pairs:
            total += table[outcomes[:, first], outcomes[:, second]]
        rows.append(party.levels(total))
    return np.stack(rows)


def _per_unit(domain: Domain, party: int) -> float:
    """Return the levels to a unit from the magnitude of a party's utilities, which takes a look at all of them."""
    largest = 1.0
    for _, outcomes in _blocks(domain):
        largest = max(largest, float(np.abs(domain.utilities[party].values(outcomes)).max()))
    return float(10.0 ** (_DIGITS - np.ceil(np.log10(largest))))


def _in_halves(domain: Domain, cut: int) -> Enumerated:
    grids = grid(domain)
    first, second = (_half(grids, domain.options, part) for part in (range(cut), range(cut, len(domain.options))))
    first = first + np.array([[party.offset] for party in grids])
    boxes = _Boxes.of(second)
    pool = _Pool.of(first, second, grids)
    width = max(1, _POOL // max(1, len(boxes.starts)))
    for start in range(0, first.shape[1], width):
        rows = first[:, start : start + width]
        corners = grids_levels(grids, rows[:, :, None] + boxes.best[:, None, :])
        row, box = np.nonzero(~pool.covers(corners))
        for some in range(0, len(row), _POOL // boxes.size):
            part = slice(some, some + _POOL // boxes.size)
            inside, owner = boxes.members(box[part])
            which = row[part][owner]
            levels = grids_levels(grids, rows[:, which] + second[:, inside])
            pool = pool.joined(levels, (start + which) * second.shape[1] + inside)
    return pool.answer(domain.options, grids)


def grids_levels(grids: Sequence[PartyGrid], totals: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return totals ``[P, …]`` as levels."""
    return np.stack([party.levels(row) for party, row in zip(grids, totals, strict=True)])


def _half(grids: Sequence[PartyGrid], options: Sequence[int], columns: range) -> NDArray[np.float64]:
    """Return the totals of all combinations of some issues' options, ``[P, M]``."""
    size = prod(options[column] for column in columns)
    outcomes = np.zeros((size, len(options)), dtype=np.int32)
    outcomes[:, columns.start : columns.stop] = at_positions(
        options[columns.start : columns.stop], np.arange(size, dtype=np.int64)
    )
    rows = []
    for party in grids:
        total = np.zeros(size)
        for column in columns:
            total += party.tables[column][outcomes[:, column]]
        for one, other, table in party.pairs:
            if one in columns:
                total += table[outcomes[:, one], outcomes[:, other]]
        rows.append(total)
    return np.stack(rows)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Boxes:
    """The second half in boxes of near points, each with its best corner."""

    order: NDArray[np.intp]
    starts: NDArray[np.intp]
    best: NDArray[np.float64]
    size: int

    @classmethod
    def of(cls, totals: NDArray[np.float64]) -> "_Boxes":
        count = totals.shape[1]
        strips = max(1, int((count / _STRIP) ** 0.5))
        strip = np.empty(count, dtype=np.intp)
        strip[np.argsort(totals[0], kind="stable")] = np.arange(count) * strips // count
        order = np.lexsort((totals[1], strip))
        starts = np.arange(0, count, _STRIP)
        best = np.stack([np.maximum.reduceat(row[order], starts) for row in totals])
        return cls(order=order, starts=starts, best=best, size=_STRIP)

    def members(self, boxes: NDArray[np.intp]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """Return the points of some boxes, and the place in the list of boxes that each is from."""
        places = self.starts[boxes][:, None] + np.arange(self.size)
        there = places < len(self.order)
        return self.order[places[there]], np.nonzero(there)[0]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Pool:
    """What is undominated so far, with a coarse staircase under it."""

    levels: NDArray[np.float64]
    counts: Counts
    positions: NDArray[np.int64]
    low: float
    width: float
    stairs: NDArray[np.float64]

    @classmethod
    def of(cls, first: NDArray[np.float64], second: NDArray[np.float64], grids: Sequence[PartyGrid]) -> "_Pool":
        """Start with a staircase of real outcomes, each half's own best ones; nothing is counted yet."""
        slack = tuple(party.fine for party in grids)
        ends = [half[:, undominated(half, slack).points] for half in (first, second)]
        ends = [half[:, :: max(1, half.shape[1] // 512)] for half in ends]
        sums = grids_levels(grids, (ends[0][:, :, None] + ends[1][:, None, :]).reshape(2, -1))
        known = sums[:, undominated(sums, (1, 1)).points]
        low, high = float(known[0].min()), float(known[0].max())
        # A power of two, so that no quotient is rounded: next to each other must not become the same.
        width = 2.0 ** ceil(log2(max((high - low) / _CELLS, 1.0)))
        return cls(
            levels=np.zeros((2, 0)),
            counts=np.zeros(0, dtype=np.int64),
            positions=np.zeros(0, dtype=np.int64),
            low=low,
            width=width,
            stairs=_stairs(known, low, width),
        )

    def covers(self, corners: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Return which corners lie strictly under a known outcome; nothing at or under them is undominated."""
        cell = np.clip(np.ceil((corners[0] - self.low) / self.width), 0, _CELLS + 1).astype(np.int32)
        return np.asarray(corners[1] < self.stairs[cell])

    def joined(self, levels: NDArray[np.float64], positions: NDArray[np.int64]) -> "_Pool":
        """Return the pool with more outcomes, each new."""
        inside = np.flatnonzero(~self.covers(levels))
        joined = np.concatenate((self.levels, levels[:, inside]), axis=1)
        counts = _with_ones(self.counts, len(inside))
        where = np.concatenate((self.positions, positions[inside]))
        kept = undominated(joined, (1, 1), counts)
        assert kept.counts is not None
        found = joined[:, kept.points]
        return _Pool(
            levels=found,
            counts=kept.counts,
            positions=where[kept.points],
            low=self.low,
            width=self.width,
            stairs=np.maximum(self.stairs, _stairs(found, self.low, self.width)),
        )

    def answer(self, options: tuple[int, ...], grids: Sequence[PartyGrid]) -> Enumerated:
        return Enumerated(
            options=options,
            levels=self.levels,
            counts=self.counts,
            positions=self.positions,
            scales=tuple(grids),
        )


def _stairs(points: NDArray[np.float64], low: float, width: float) -> NDArray[np.float64]:
    """Return, for each cell, the most that a known outcome at least as far right as its right end gives the second."""
    heights = np.full(_CELLS + 2, -np.inf)
    cell = np.clip(np.floor((points[0] - low) / width), -1, _CELLS).astype(np.int64)
    inside = cell >= 0
    np.maximum.at(heights, cell[inside], points[1, inside])
    return np.maximum.accumulate(heights[::-1])[::-1]
