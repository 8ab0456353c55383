"""Variable elimination: frontiers where some pairs of issues interact.

An issue that interacts with few others is eliminated: for every combination of those others' options, its *separator*,
the frontier over its own options is kept. What is left is a domain with one issue fewer, in which that table of
frontiers is one more part. Issues are taken in the order that keeps separators small; their largest number of issues is
the *width*, and the work grows with the number of combinations, so it is exponential in the width and linear in the
rest. A group of issues that interact only with each other ends as one piece, merged with the other issues as in
`merge`.

Sources: Bertelè, U. and Brioschi, F. (1972). Nonserial Dynamic Programming. Academic Press; with frontiers in place of
maxima: Rollón, E. and Larrosa, J. (2006). Bucket elimination for multiobjective optimization problems. Journal of
Heuristics 12, 307–328.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import prod

import numpy as np
from numpy.typing import NDArray

from walkaway.errors import LimitError
from walkaway.solutions.exact.grid import PartyGrid
from walkaway.solutions.exact.maxima import undominated
from walkaway.solutions.exact.merge import Counts, Piece, joint_counts

__all__ = ["MAX_ENTRIES", "eliminated", "elimination_order"]

MAX_ENTRIES = 20_000_000
"""Points that one elimination may look at."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Table:
    """A frontier for every combination of some issues' options.

    Attributes:
        scope: The issues.
        totals: All points, ``[P, M]``, by combination.
        starts: Where each combination's points begin, one more than there are combinations.
        counts: How many outcomes each point stands for; None for one each.
        issue: The issue that was eliminated.
        option: Its option, ``[M]``.
        parts: The tables that went in.
        entries: Which point of each of them, ``[parts, M]``.
    """

    scope: tuple[int, ...]
    totals: NDArray[np.float64]
    starts: NDArray[np.int64]
    counts: Counts | None
    issue: int
    option: NDArray[np.int32]
    parts: tuple["_Table", ...]
    entries: NDArray[np.int32]


def elimination_order(issues: int, pairs: Sequence[tuple[int, int]]) -> tuple[tuple[int, ...], int]:
    """Return the interacting issues in the order in which to eliminate them, and the width.

    Next is always the issue with fewest neighbours; its neighbours become neighbours of each other.

    Examples:
        >>> elimination_order(4, [(0, 1), (1, 2)])
        ((0, 1, 2), 1)
    """
    neighbours: dict[int, set[int]] = {}
    for first, second in pairs:
        neighbours.setdefault(first, set()).add(second)
        neighbours.setdefault(second, set()).add(first)
    order, width = [], 0
    while neighbours:
        issue = min(neighbours, key=lambda other: (len(neighbours[other]), other))
        around = neighbours.pop(issue)
        width = max(width, len(around))
        for other in around:
            neighbours[other] |= around - {other}
            neighbours[other].discard(issue)
        order.append(issue)
    return tuple(order), width


def eliminated(grids: Sequence[PartyGrid], options: Sequence[int], slack: tuple[int, ...]) -> list[Piece]:
    """Return every group of issues that interact as one piece.

    Issues that interact with no other are not among them.

    Raises:
        LimitError: The separators have too many combinations.
    """
    pairs = sorted({(min(i, j), max(i, j)) for party in grids for i, j, _ in party.pairs})
    order, width = elimination_order(len(options), pairs)
    tables: list[_Table] = []
    open_pairs = set(pairs)
    done: list[_Table] = []
    for issue in order:
        mine = [pair for pair in open_pairs if issue in pair]
        parts = tuple(table for table in tables if issue in table.scope)
        scope = {column for pair in mine for column in pair} | {c for table in parts for c in table.scope}
        scope.discard(issue)
        table = _eliminate(grids, options, slack, issue, tuple(sorted(scope)), mine, parts, width)
        open_pairs.difference_update(mine)
        tables = [other for other in tables if issue not in other.scope]
        (tables if table.scope else done).append(table)
    return [_piece(table, options) for table in done]


def _eliminate(
    grids: Sequence[PartyGrid],
    options: Sequence[int],
    slack: tuple[int, ...],
    issue: int,
    scope: tuple[int, ...],
    pairs: list[tuple[int, int]],
    parts: tuple[_Table, ...],
    width: int,
) -> _Table:
    axes = (*scope, issue)
    shape = tuple(options[column] for column in axes)
    cells = prod(shape)
    if cells > MAX_ENTRIES:
        raise _too_wide(width)
    totals = np.stack([_local(party, axes, shape, issue, pairs) for party in grids])
    cell = np.arange(cells, dtype=np.int64)
    counts: Counts | None = None
    entries = np.zeros((0, cells), dtype=np.int32)
    for part in parts:
        # Every point of the cell with every point of the part at the combination that the cell names.
        at = _combination(cell, axes, shape, part, options)
        lengths = part.starts[at + 1] - part.starts[at]
        if int(lengths.sum()) > MAX_ENTRIES:
            raise _too_wide(width)
        mine = np.repeat(np.arange(len(cell)), lengths)
        theirs = np.arange(len(mine)) - np.repeat(np.cumsum(lengths) - lengths, lengths) + part.starts[at][mine]
        totals = totals[:, mine] + part.totals[:, theirs]
        counts = joint_counts(counts, part.counts, mine, theirs)
        entries = np.concatenate((entries[:, mine], theirs.astype(np.int32)[None, :]))
        cell = cell[mine]
        kept, counts = _by_group(cell, totals, slack, counts)
        totals, entries, cell = totals[:, kept], entries[:, kept], cell[kept]
    group = cell // options[issue]
    kept, counts = _by_group(group, totals, slack, counts)
    sizes = np.bincount(group[kept], minlength=cells // options[issue])
    return _Table(
        scope=scope,
        totals=totals[:, kept],
        starts=np.concatenate(([0], np.cumsum(sizes))),
        counts=counts,
        issue=issue,
        option=(cell[kept] % options[issue]).astype(np.int32),
        parts=parts,
        entries=entries[:, kept],
    )


def _local(
    party: PartyGrid, axes: tuple[int, ...], shape: tuple[int, ...], issue: int, pairs: list[tuple[int, int]]
) -> NDArray[np.float64]:
    """Return what an issue and its open pairs bring at every combination, flat."""
    total = np.zeros(shape) + party.tables[issue]
    for first, second, table in party.pairs:
        if (min(first, second), max(first, second)) not in pairs:
            continue
        places = (axes.index(first), axes.index(second))
        ordered = table if places[0] < places[1] else table.T
        view = [1] * len(shape)
        for place in places:
            view[place] = shape[place]
        total = total + ordered.reshape(view)
    return np.asarray(total.ravel())


def _combination(
    cell: NDArray[np.int64],
    axes: tuple[int, ...],
    shape: tuple[int, ...],
    part: _Table,
    options: Sequence[int],
) -> NDArray[np.int64]:
    """Return which combination of a part's issues each cell has."""
    where = np.unravel_index(cell, shape)
    found = np.zeros(len(cell), dtype=np.int64)
    for column in part.scope:
        found = found * options[column] + where[axes.index(column)]
    return found


def _by_group(
    group: NDArray[np.int64], totals: NDArray[np.float64], slack: tuple[int, ...], counts: Counts | None
) -> tuple[NDArray[np.intp], Counts | None]:
    """Return the undominated points of each group, by group, with their counts.

    For two parties all groups are done at once: each is moved right of and under the one before, so that no point of
    one can dominate a point of another.
    """
    if len(totals) == 2:
        spans = np.ptp(totals, axis=1) + max(slack) + 1.0
        if spans.max() * (group[-1] + 1) < 2**52:
            moved = totals + np.stack((-group * spans[0], group * spans[1]))
            kept = undominated(moved, slack, counts)
            return kept.points, kept.counts
    found, numbers = [], []
    edges = np.flatnonzero(np.diff(group, prepend=-1))
    for start, stop in zip(edges, np.append(edges[1:], len(group)), strict=True):
        kept = undominated(totals[:, start:stop], slack, None if counts is None else counts[start:stop])
        found.append(start + kept.points)
        numbers.append(np.ones(len(kept.points), dtype=np.int64) if kept.counts is None else kept.counts)
    joined: Counts = np.array([number for part in numbers for number in part.tolist()], dtype=_kind(numbers))
    return np.concatenate(found), joined if counts is not None or (joined > 1).any() else None


def _kind(numbers: list[Counts]) -> type:
    """Return the type that holds all of some counts."""
    return object if any(part.dtype == np.object_ for part in numbers) else np.int64


def _piece(table: _Table, options: Sequence[int]) -> Piece:
    columns: list[int] = []
    choices: list[NDArray[np.int32]] = []

    # A list in place of recursion: a chain of issues is as deep as it is long.
    left = [(table, np.arange(table.totals.shape[1], dtype=np.int32))]
    while left:
        at, points = left.pop()
        columns.append(at.issue)
        choices.append(at.option[points])
        left.extend((part, at.entries[number][points]) for number, part in enumerate(at.parts))
    return Piece(
        columns=tuple(columns),
        totals=table.totals,
        choices=np.stack(choices, axis=1),
        counts=table.counts,
    )


def _too_wide(width: int) -> LimitError:
    return LimitError(
        f"issues interact in groups too wide for variable elimination (width {width}); leave out weak interactions, "
        "or enumerate a smaller space"
    )
