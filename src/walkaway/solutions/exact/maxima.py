"""Which of many points are undominated: the step that every method repeats.

Points are whole numbers, ``[P, N]``. A point is dropped only where another is at least as good for every party and
better for one by at least that party's *slack*. With a slack of 1 that is dominance; with a larger one, points that
later rounding might make equal are kept beside each other.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["Kept", "undominated"]

_CELLS = 4_000_000
_SMALL = 64
_FEW = 2000
_BINS = 128
_SHORT = 16


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Kept:
    """What is left of many points.

    Attributes:
        points: Positions of one point of each kept group of equal points, the first party's best first.
        counts: How many outcomes each stands for; None where each stands for one.
    """

    points: NDArray[np.intp]
    counts: NDArray[np.int64] | NDArray[np.object_] | None


def undominated(
    points: NDArray[np.float64],
    slack: tuple[int, ...],
    counts: NDArray[np.int64] | NDArray[np.object_] | None = None,
) -> Kept:
    """Return the points that none dominates, equal ones once, with how many outcomes each stands for.

    Cost: N log N for up to two parties, N log² N for three, N times the number that is left for more.

    Args:
        points: Whole numbers, ``[P, N]``.
        slack: By how much a party must be better off for a point to be dropped, ``[P]``.
        counts: How many outcomes each point stands for; one each if left out.

    Examples:
        >>> undominated(np.array([[0.0, 2, 1, 0], [2, 0, 0, 2]]), (1, 1)).points.tolist()
        [1, 0]
    """
    size = points.shape[1]
    if not size:
        return Kept(points=np.zeros(0, dtype=np.intp), counts=counts)
    if len(points) == 2 and counts is None:
        kept = _two_without_ties(points[0], points[1], slack)
        if kept is not None:
            return Kept(points=kept, counts=None)
    order, first = _sorted(points) if len(points) != 3 or size < _FEW else _sorted_rest(points, slack)
    rows = points[:, order]
    keep = _KEEPERS.get(len(points), _many)(rows, first, slack)
    if first.all() and counts is None:
        return Kept(points=order[keep], counts=None)
    return Kept(points=order[keep], counts=_summed(counts, order, first)[keep[first]])


def _sorted(points: NDArray[np.float64]) -> tuple[NDArray[np.intp], NDArray[np.bool_]]:
    """Return the lexicographic order, greatest first, and which point in it differs from the one before."""
    # The usual case: no two points share the first coordinate, and a merge sort finds the runs that are sorted already.
    order = np.argsort(-points[0], kind="stable")
    leading = points[0][order]
    first = np.ones(len(order), dtype=np.bool_)
    if (leading[1:] == leading[:-1]).any():
        order = np.lexsort(tuple(-row for row in points[::-1]))
        rows = points[:, order]
        first[1:] = (rows[:, 1:] != rows[:, :-1]).any(axis=0)
    return order, first


def _sorted_rest(points: NDArray[np.float64], slack: tuple[int, ...]) -> tuple[NDArray[np.intp], NDArray[np.bool_]]:
    """Return the order as `_sorted` does, without points that are clearly dominated.

    The first two numbers are laid on a coarse grid. What lies under the best third number of the cells beyond, in both
    directions, is dominated; that is found with a running maximum, before anything is sorted.
    """
    cells = []
    for row in points[:2]:
        low, spread = row.min(), max(float(np.ptp(row)), 1.0)
        cells.append(((row - low) * (_BINS - 1e-6) / spread).astype(np.int32))
    best = np.full((_BINS + 1, _BINS + 1), -np.inf)
    np.maximum.at(best.reshape(-1), cells[0] * (_BINS + 1) + cells[1], points[2])
    beyond = np.maximum.accumulate(np.maximum.accumulate(best[::-1, ::-1], axis=0), axis=1)[::-1, ::-1]
    left = np.flatnonzero(points[2] > beyond[cells[0] + 1, cells[1] + 1] - slack[2])
    order, first = _sorted(points[:, left])
    return left[order], first


def _summed(
    counts: NDArray[np.int64] | NDArray[np.object_] | None, order: NDArray[np.intp], first: NDArray[np.bool_]
) -> NDArray[np.int64] | NDArray[np.object_]:
    """Return the number of outcomes of each group of equal points; whole numbers of any size."""
    starts = np.flatnonzero(first)
    if counts is None:
        return np.diff(starts, append=len(order)).astype(np.int64)
    ordered = counts[order]
    widest = int(np.diff(starts, append=len(order)).max())
    if ordered.dtype != np.object_ and int(ordered.max()) * widest >= 2**62:
        ordered = ordered.astype(object)
    return np.asarray(np.add.reduceat(ordered, starts))


def _one(rows: NDArray[np.float64], first: NDArray[np.bool_], slack: tuple[int, ...]) -> NDArray[np.bool_]:
    return np.asarray(first & (rows[0] > rows[0, 0] - slack[0]))


def _two(rows: NDArray[np.float64], first: NDArray[np.bool_], slack: tuple[int, ...]) -> NDArray[np.bool_]:
    own, other = rows
    highest = np.maximum.accumulate(other)
    short = highest[:-1] - other[1:]
    keep = np.empty(len(own), dtype=np.bool_)
    keep[0] = True
    np.less(short, 0, out=keep[1:])
    if slack != (1, 1):
        near = np.flatnonzero((short < slack[1]) & (short >= 0)) + 1
        near = near[first[near]]
        # How many points are better for the first party by its slack; whether one of these is as good for the second.
        better = len(own) - np.searchsorted(own[::-1], own[near] + slack[0], side="left")
        keep[near] = (better == 0) | (highest[np.maximum(better - 1, 0)] < other[near])
    return keep


def _two_without_ties(
    own: NDArray[np.float64], other: NDArray[np.float64], slack: tuple[int, ...]
) -> NDArray[np.intp] | None:
    """Return the undominated points where none is nearly tied with another, the usual case; else None."""
    order, tied = _falling(own)
    if tied:
        return None
    height = other[order]
    short = np.maximum.accumulate(height)[:-1] - height[1:]
    keep = np.empty(len(own), dtype=np.bool_)
    keep[0] = True
    np.less(short, 0, out=keep[1:])
    if slack != (1, 1) and ((short >= 0) & (short < slack[1])).any():
        return None
    return order[keep.nonzero()[0]]


def _falling(numbers: NDArray[np.float64]) -> tuple[NDArray[np.intp], bool]:
    """Return the order of whole numbers, greatest first, and whether any two are equal."""
    size = len(numbers)
    if size > _FEW:
        bits, below = size.bit_length(), numbers.max() - numbers
        if below.max() < 2.0 ** (63 - bits):
            # Number and place in one key: sorted by itself, which is twice as fast as sorting places by their numbers.
            key = below.astype(np.int64)
            key <<= bits
            key |= np.arange(size)
            key.sort(kind="stable")  # finds the runs that are sorted already
            order = key & ((1 << bits) - 1)
            key >>= bits
            return order, bool((key[1:] == key[:-1]).any())
    order = (-numbers).argsort(kind="stable")
    leading = numbers[order]
    return order, bool((leading[1:] == leading[:-1]).any())


def _three(rows: NDArray[np.float64], first: NDArray[np.bool_], slack: tuple[int, ...]) -> NDArray[np.bool_]:
    keep = np.zeros(len(first), dtype=np.bool_)
    alive = np.flatnonzero(first)
    third = np.unique(rows[2, alive], return_inverse=True)[1].astype(np.int64)
    keep[alive] = third > _highest_before(rows[1, alive], third)
    return _with_near(rows, first, keep, slack)


def _many(rows: NDArray[np.float64], first: NDArray[np.bool_], slack: tuple[int, ...]) -> NDArray[np.bool_]:
    alive = np.flatnonzero(first)
    alive = alive[~_under(rows[:, alive], rows[:, alive[_good(rows[:, alive])]])]
    # In the order of the sum every point is dominated only by earlier ones, and so by one that is undominated itself.
    alive = alive[np.argsort(-rows[:, alive].sum(axis=0), kind="stable")]
    keep = np.zeros(rows.shape[1], dtype=np.bool_)
    front = rows[:, :0]
    start = 0
    while start < len(alive):
        stop = start + max(1, min(1024, _CELLS // (front.shape[1] + 1024)))
        block = alive[start:stop]
        block = block[~_under(rows[:, block], front)]
        rest = rows[:, block]
        block = block[_covers(rest, rest).sum(axis=1) == 1]
        keep[block] = True
        front = np.concatenate((front, rows[:, block]), axis=1)
        start = stop
    return _with_near(rows, first, keep, slack)


_KEEPERS = {1: _one, 2: _two, 3: _three}


def _good(rows: NDArray[np.float64]) -> NDArray[np.intp]:
    """Return a few points that dominate much: the best by the sum of the parties' ranks of magnitude."""
    spread = np.maximum(np.ptp(rows, axis=1), 1.0)
    parts = (rows - rows.min(axis=1, keepdims=True)) / spread[:, None]
    few = min(_SMALL // 2, rows.shape[1])
    by_sum = np.argpartition(-parts.sum(axis=0), few - 1)[:few]
    by_least = np.argpartition(-parts.min(axis=0), few - 1)[:few]
    return np.union1d(by_sum, by_least)


def _under(block: NDArray[np.float64], others: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Return which points of the block some other, different point dominates; equal points count as different."""
    under = np.zeros(block.shape[1], dtype=np.bool_)
    width = max(1, _CELLS // max(1, block.shape[1]))
    for start in range(0, others.shape[1], width):
        part = others[:, start : start + width]
        equal = np.ones((block.shape[1], part.shape[1]), dtype=np.bool_)
        for own, other in zip(block, part, strict=True):
            equal &= own[:, None] == other[None, :]
        under |= (_covers(block, part) & ~equal).any(axis=1)
    return under


def _covers(block: NDArray[np.float64], others: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Return, for each point of the block and each other, whether the other is at least as good for every party."""
    covered = np.ones((block.shape[1], others.shape[1]), dtype=np.bool_)
    for own, other in zip(block, others, strict=True):
        covered &= own[:, None] <= other[None, :]
    return covered


def _highest_before(second: NDArray[np.float64], third: NDArray[np.int64]) -> NDArray[np.int32]:
    """Return, for each point, the greatest third number among earlier points whose second is at least as great.

    Points stand in the order of the first number. They are sorted by the second, and halves of halves of the order are
    told apart bit by bit: in each block the earlier half answers the later one, with a running maximum.

    Args:
        second: Second number of each point.
        third: Rank of the third number, from 0.

    Returns:
        The greatest rank; -1 where there is no such point.
    """
    size = len(second)
    # By the second number, greatest first; of equal ones the earlier first. All else is carried along in this order.
    place = (-second).argsort(kind="stable").astype(np.int32)
    carried = (place, third[place].astype(np.int32), np.full(size, -1, dtype=np.int32))
    for bit in range(max(1, (size - 1).bit_length()) - 1, -1, -1):
        place, rank, found = carried
        early = (place >> bit) & 1 == 0
        running = _running(np.where(early, rank, np.int32(-1)), 2 << bit)
        np.maximum(found, running, out=found, where=~early)
        carried = _parted(carried, early, 1 << bit)
    return carried[2]


def _running(ranks: NDArray[np.int32], width: int) -> NDArray[np.int32]:
    """Return the running maximum, begun anew after every `width` numbers."""
    full = len(ranks) // width * width
    running = np.empty_like(ranks)
    whole, rows = ranks[:full].reshape(-1, width), running[:full].reshape(-1, width)
    if width > _SHORT:
        np.maximum.accumulate(whole, axis=1, out=rows)
    else:
        rows[:, 0] = whole[:, 0]
        for column in range(1, width):
            np.maximum(rows[:, column - 1], whole[:, column], out=rows[:, column])
    np.maximum.accumulate(ranks[full:], out=running[full:])
    return running


_Carried = tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.int32]]


def _parted(carried: _Carried, early: NDArray[np.bool_], half: int) -> _Carried:
    """Return everything with the early half of each block first; within a half nothing moves."""
    ahead, behind = np.flatnonzero(early), np.flatnonzero(~early)
    blocks = len(early) // (2 * half)
    full = blocks * half

    def part(numbers: NDArray[np.int32]) -> NDArray[np.int32]:
        parted = np.empty_like(numbers)
        first, second = numbers.take(ahead), numbers.take(behind)
        rows = parted[: 2 * full].reshape(blocks, 2, half)
        rows[:, 0], rows[:, 1] = first[:full].reshape(blocks, half), second[:full].reshape(blocks, half)
        parted[2 * full :] = np.concatenate((first[full:], second[full:]))
        return parted

    return part(carried[0]), part(carried[1]), part(carried[2])


def _with_near(
    rows: NDArray[np.float64], first: NDArray[np.bool_], keep: NDArray[np.bool_], slack: tuple[int, ...]
) -> NDArray[np.bool_]:
    """Keep also the points that are dominated by less than every party's slack."""
    if all(width == 1 for width in slack):
        return keep
    own = rows[0]
    kept = np.flatnonzero(keep)
    left = np.flatnonzero(first & ~keep)
    # What dominates by less than the slack lies within it: look where a kept point is that near in the first number.
    begin = np.searchsorted(-own[kept], -(own[left] + slack[0]), side="right")
    end = np.searchsorted(-own[kept], -own[left], side="right")
    left, begin, end = left[end > begin], begin[end > begin], end[end > begin]
    near = [
        point
        for point, start, stop in zip(left, begin, end, strict=True)
        if _only_near(rows[:, point], rows[:, kept[start:stop]], slack)
    ]
    if near:
        keep = keep.copy()
        near = [point for point in near if not _clearly_under(rows[:, point], rows[:, kept], slack)]
        keep[near] = True
    return keep


def _only_near(point: NDArray[np.float64], kept: NDArray[np.float64], slack: tuple[int, ...]) -> bool:
    by = kept - point[:, None]
    return bool(((by >= 0) & (by < np.array(slack)[:, None])).all(axis=0).any())


def _clearly_under(point: NDArray[np.float64], kept: NDArray[np.float64], slack: tuple[int, ...]) -> bool:
    by = kept - point[:, None]
    return bool(((by >= 0).all(axis=0) & (by >= np.array(slack)[:, None]).any(axis=0)).any())
