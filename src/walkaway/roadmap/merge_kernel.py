"""The step of ``compiled`` itself: plain loops over plain arrays, compiled where they are first used.

Sets are sorted: first row falling, second row rising. A set is *moved* through a stage by ``add + factor * value``.
"""

import numpy as np
from numba import njit
from numpy.typing import NDArray

from walkaway.roadmap.labels import GRAIN

__all__ = ["all_states"]

TOLERANCE = 1e-9
POOL_FULL = 1
ROOM_SMALL = 2

Values = NDArray[np.float64]
Whole = NDArray[np.int64]


@njit(nogil=True, cache=True)
def count_least(row: Values, begin: int, end: int, factor: float, add: float, least: float) -> int:
    """Return the end of those in a falling row that are at least so great, once moved."""
    while begin < end:
        middle = (begin + end) // 2
        if add + factor * row[middle] >= least:
            begin = middle + 1
        else:
            end = middle
    return begin


@njit(nogil=True, cache=True)
def first_least(row: Values, begin: int, end: int, factor: float, add: float, least: float) -> int:
    """Return the first in a rising row that is at least so great, once moved."""
    while begin < end:
        middle = (begin + end) // 2
        if add + factor * row[middle] >= least:
            end = middle
        else:
            begin = middle + 1
    return begin


@njit(nogil=True, cache=True)
def fresh(own: Values, size: int, new: Values, low: int, high: int, move: Values) -> int:
    """Return the first new value that no own one equals or beats; `high` where there is none."""
    at = low
    while at < high:
        better = count_least(own[0], 0, size, 1.0, 0.0, move[1, 0] + move[0, 0] * new[0, at] - GRAIN)
        if better == 0:
            return at
        height = own[1, better - 1] + GRAIN
        if move[1, 1] + move[0, 1] * new[1, at] > height:
            return at
        at = max(at + 1, first_least(new[1], at, high, move[0, 1], move[1, 1], height))
    return high


@njit(nogil=True, cache=True)
def merged(own: Values, size: int, new: Values, low: int, high: int, move: Values, out: Values) -> int:
    """Write the undominated ones of both sets, and return how many there are."""
    found, i, j = 0, 0, low
    f0, a0, f1, a1 = move[0, 0], move[1, 0], move[0, 1], move[1, 1]
    while i < size or j < high:
        take_own = j >= high
        x, y = 0.0, 0.0
        if j < high:
            x, y = a0 + f0 * new[0, j], a1 + f1 * new[1, j]
            take_own = i < size and (own[0, i] > x or (own[0, i] == x and own[1, i] >= y))
        if take_own:
            x, y = own[0, i], own[1, i]
            i += 1
        else:
            j += 1
        if found == 0 or y > out[1, found - 1] + GRAIN:
            if found and out[0, found - 1] <= x + GRAIN:
                found -= 1
            out[0, found], out[1, found] = x, y
            found += 1
    return found


@njit(nogil=True, cache=True)
def joined(
    size: int, side: int, room: Values, pool: Values, begin: int, count: int, move: Values, least: Values
) -> tuple[int, int]:
    """Merge what a way on makes of a set into the values in one side of the room; return how many, and which side.

    The number is -1 where the room is too small.
    """
    high = count_least(pool[0], begin, begin + count, move[0, 0], move[1, 0], least[0] - TOLERANCE)
    low = first_least(pool[1], begin, high, move[0, 1], move[1, 1], least[1] - TOLERANCE)
    if low < high:
        low = fresh(room[side], size, pool, low, high, move)
    if low >= high:
        return size, side
    if size + high - low > room.shape[2]:
        return -1, side
    return merged(room[side], size, pool, low, high, move, room[1 - side]), 1 - side


@njit(nogil=True, cache=True)
def stored(own: Values, size: int, need: Values, keep: int, over: bool, pool: Values, used: int) -> tuple[int, int]:
    """Write what is worth the need to the pool, thinned where it is too long; return its end, and 1 if thinned.

    What is thinned lies on the set itself, or `over` it: then each group of neighbours becomes its joined corner.
    """
    high = count_least(own[0], 0, size, 1.0, 0.0, need[0])
    low = first_least(own[1], 0, high, 1.0, 0.0, need[1])
    size = max(0, high - low)
    few = size if keep < 0 else min(size, keep)
    for k in range(few):
        begin = end = low + k
        if few < size and over:
            begin, end = low + (size * k) // few, low + (size * (k + 1)) // few - 1
        elif few < size:
            begin = end = low + ((size - 1) * k) // max(1, few - 1)
        pool[0, used + k], pool[1, used + k] = own[0, begin], own[1, end]
    return used + few, 1 if few < size else 0


@njit(nogil=True, cache=True)
def bundles_joined(
    state: int, room: Values, first: Whole, target: NDArray[np.int32], moves: Values, temptation: Values, ends: Values,
    begin: Whole, count: Whole, pool: Values,
) -> tuple[int, int]:  # fmt: skip
    """Join the sets that all bundles of a state make; returns how many values, -1 for too little room, and the side."""
    size, side = 0, 0
    if ends[0, state] > -np.inf:
        room[0, 0, 0], room[0, 1, 0] = ends[0, state], ends[1, state]
        size = 1
    for way in range(first[state], first[state + 1]):
        after = target[way]
        size, side = joined(
            size, side, room, pool, begin[after], count[after], moves[way], temptation[way]
        )  # fmt: skip
        if size < 0:
            break
    return size, side


@njit(nogil=True, cache=True)
def all_states(
    wanted: Whole, start: int, stop: int, first: Whole, target: NDArray[np.int32], moves: Values, temptation: Values,
    ends: Values, wait_moves: Values, waits: Values, needs: Values, begin: Whole, count: Whole, pool: Values, used: int,
    room: Values, keep: int, over: bool,
) -> tuple[int, int, int, int]:  # fmt: skip
    """Work out the sets of states `start` to `stop`.

    Returns:
        Where it stopped, the pool's end, why it stopped early (`POOL_FULL`, `ROOM_SMALL`, or 0), how many were thinned.
    """
    most, thinned = begin.shape[0] - 1, 0
    for position in range(start, stop):
        state, mark = wanted[position], used
        size, side = bundles_joined(
            state, room, first, target, moves, temptation, ends, begin[most], count[most], pool
        )  # fmt: skip
        for wait in range(most + 1):
            if wait > 0 and size >= 0:
                size, side = joined(
                    size, side, room, pool, begin[wait - 1, state], count[wait - 1, state], wait_moves[state],
                    waits[:, state],
                )  # fmt: skip
            if size < 0:
                return position, mark, ROOM_SMALL, thinned
            if used + size > pool.shape[1]:
                return position, mark, POOL_FULL, thinned
            end, cut = stored(room[side], size, needs[:, state], keep, over, pool, used)
            begin[wait, state], count[wait, state] = used, end - used
            used, thinned = end, thinned + cut
    return stop, used, 0, thinned
