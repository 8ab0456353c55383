"""Merging issue by issue: the frontier of a sum of independent parts.

The totals of an additive domain are sums of one row from each issue. What is dominated among the issues merged so far
stays dominated whatever the others bring, so each step adds every option of the next issue to every point that is left
and drops what is dominated. Each point remembers the point and the option it came from, so that outcomes are recovered
by walking back.

Source: the sum of sets with pruning is the dynamic programme of Nemhauser, G. and Ullmann, Z. (1969). Discrete dynamic
programming and capital allocation. Management Science 15, 494–505, here with several values in place of cost and value.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from walkaway.errors import LimitError
from walkaway.solutions.exact.grid import PartyGrid
from walkaway.solutions.exact.maxima import undominated

__all__ = [
    "MAX_POINTS",
    "Counts",
    "Merged",
    "Piece",
    "Step",
    "Stepped",
    "Stepper",
    "came_from",
    "issue_pieces",
    "joint_counts",
    "merge",
    "plain_step",
    "too_many",
]

MAX_POINTS = 40_000_000
"""Points remembered over all steps, of five bytes or more each; beyond that a step is refused."""

_FEW_OPTIONS = 40
"""Options up to which all pairs of all issues are compared at once."""

Counts = NDArray[np.int64] | NDArray[np.object_]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Piece:
    """A few issues together: what their combinations are worth, dominated ones left out.

    Attributes:
        columns: The issues.
        totals: What each combination brings each party, ``[P, M]``, the first party's best first.
        choices: The options of each combination, ``[M, columns]``; one of several that bring the same.
        counts: How many combinations bring the same; None for one each.
    """

    columns: tuple[int, ...]
    totals: NDArray[np.float64]
    choices: NDArray[np.int32]
    counts: Counts | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Step:
    """Where the points of one step came from.

    Attributes:
        piece: What was added.
        parents: The point of the step before, ``[F]``.
        rows: The row of the piece, ``[F]``.
    """

    piece: Piece
    parents: NDArray[np.int32]
    rows: NDArray[np.unsignedinteger]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Merged:
    """The points that are left after some steps.

    Attributes:
        issues: Number of issues of the domain.
        totals: What each point brings each party, ``[P, F]``, the first party's best first.
        counts: How many outcomes bring the same; None for one each.
        steps: The steps, first to last.
    """

    issues: int
    totals: NDArray[np.float64]
    counts: Counts | None
    steps: tuple[Step, ...] = field(default=())

    def outcomes(self, points: NDArray[np.integer]) -> NDArray[np.int32]:
        """Return one outcome of each of the points given by position, ``[points, issues]``."""
        found = np.zeros((len(points), self.issues), dtype=np.int32)
        at = np.asarray(points)
        for step in reversed(self.steps):
            chosen = step.piece.choices[step.rows[at]]
            found[:, step.piece.columns] = chosen
            at = step.parents[at]
        return found


def issue_pieces(grids: Sequence[PartyGrid], slack: tuple[int, ...]) -> list[Piece]:
    """Return each issue as a piece, options that another one dominates left out, and the issues that move least first.

    In that order the steps hold fewest points: what is large decides last.
    """
    sizes = [len(table) for table in grids[0].tables]
    widest = max(sizes, default=0)
    pieces = _together(grids, slack, sizes) if widest <= _FEW_OPTIONS else _one_by_one(grids, slack)
    return sorted(pieces, key=lambda piece: float((piece.totals.max(axis=1) - piece.totals.min(axis=1)).sum()))


def _one_by_one(grids: Sequence[PartyGrid], slack: tuple[int, ...]) -> list[Piece]:
    pieces = []
    for column, rows in enumerate(zip(*(party.tables for party in grids), strict=True)):
        totals = np.stack(rows)
        kept = undominated(totals, slack)
        choices = kept.points.astype(np.int32)[:, None]
        pieces.append(Piece(columns=(column,), totals=totals[:, kept.points], choices=choices, counts=kept.counts))
    return pieces


def _together(grids: Sequence[PartyGrid], slack: tuple[int, ...], sizes: Sequence[int]) -> list[Piece]:
    """Do the same for all issues at once, comparing every pair of options of each."""
    tables = np.full((len(grids), len(sizes), max(sizes, default=0)), -np.inf)
    for party, own in enumerate(grids):
        for column, table in enumerate(own.tables):
            tables[party, column, : len(table)] = table
    at_least = np.ones((len(sizes), tables.shape[2], tables.shape[2]), dtype=np.bool_)
    clearly, equal = np.zeros_like(at_least), at_least.copy()
    for row, width in zip(tables, slack, strict=True):
        other, mine = row[:, None, :], row[:, :, None]
        at_least &= other >= mine
        clearly |= other >= mine + width
        equal &= other == mine
    # Of equal options the first stays; what is no option at all lies under every other.
    again = np.tril(equal, -1).any(axis=2)
    stays = ~(at_least & clearly).any(axis=2) & ~again & (tables[0] > -np.inf)
    number = equal.sum(axis=2)
    single = not (number[stays] > 1).any()
    pieces = []
    for column, rows in enumerate(stays):
        kept = np.flatnonzero(rows)
        kept = kept[(-tables[0, column, kept]).argsort(kind="stable")]
        counts = None if single or (number[column, kept] == 1).all() else number[column, kept].astype(np.int64)
        choices = kept.astype(np.int32)[:, None]
        pieces.append(Piece(columns=(column,), totals=tables[:, column, kept], choices=choices, counts=counts))
    return pieces


Stepped = tuple[NDArray[np.float64], Counts | None, NDArray[np.integer], NDArray[np.integer]]
"""Totals and counts of the points that are left after a step, with the rows and the parents that they came from."""

Stepper = Callable[[NDArray[np.float64], Counts | None, Piece, tuple[int, ...]], Stepped]
"""From totals, counts, a piece and the slack to the points that are left after a step."""


def plain_step(totals: NDArray[np.float64], counts: Counts | None, piece: Piece, slack: tuple[int, ...]) -> Stepped:
    """Add every row of a piece to every point, and return what is undominated."""
    width, rows = totals.shape[1], piece.totals.shape[1]
    # Row by row of the piece: each is a run that is sorted already.
    sums = (piece.totals[:, :, None] + totals[:, None, :]).reshape(len(totals), -1)
    kept = undominated(sums, slack, _products(piece.counts, counts, rows, width))
    return sums[:, kept.points], kept.counts, kept.points // width, kept.points % width


def merge(
    pieces: Sequence[Piece],
    start: NDArray[np.float64],
    issues: int,
    slack: tuple[int, ...],
    *,
    most: int = MAX_POINTS,
    step: Stepper = plain_step,
    foresee: bool = False,
) -> Merged:
    """Return the undominated sums of one row from each piece.

    Args:
        pieces: The parts, disjoint in their issues.
        start: What every outcome has besides, ``[P]``.
        issues: Number of issues of the domain.
        slack: By how much a party must be better off for a point to be dropped, ``[P]``.
        most: The most points to remember.
        step: How one step is done.
        foresee: Whether to give up as soon as the limit will be exceeded if steps keep as many points as the last one.

    Raises:
        LimitError: More points than that would have to be remembered.
    """
    totals, counts, steps, held = start[:, None].copy(), None, [], 0
    for number, piece in enumerate(pieces):
        sums = totals.shape[1] * piece.totals.shape[1]
        if sums > most:
            raise too_many(sums, most)
        totals, counts, rows, parents = step(totals, counts, piece, slack)
        steps.append(came_from(piece, rows, parents))
        held += totals.shape[1]
        ahead = totals.shape[1] * (len(pieces) - number - 1) if foresee else 0
        if held + ahead > most:
            raise too_many(held + ahead, most)
    return Merged(issues=issues, totals=totals, counts=counts, steps=tuple(steps))


def came_from(piece: Piece, rows: NDArray[np.integer], parents: NDArray[np.integer]) -> Step:
    """Return a step in few bytes a point."""
    size = len(piece.choices)
    small = np.dtype(np.uint8 if size <= 2**8 else np.uint16 if size <= 2**16 else np.uint32)
    return Step(piece=piece, parents=parents.astype(np.int32, copy=False), rows=rows.astype(small, copy=False))


def too_many(points: int, most: int) -> LimitError:
    """Return the error for a frontier that cannot be held."""
    return LimitError(
        f"the frontier needs more than {points:,} points (the limit is {most:,}); "
        "ask for a certified approximation with epsilon"
    )


def _products(of_piece: Counts | None, of_points: Counts | None, rows: int, width: int) -> Counts | None:
    """Return how many outcomes the sum of every row and every point stands for."""
    if of_piece is None and of_points is None:
        return None
    first = np.ones(rows, dtype=np.int64) if of_piece is None else of_piece
    second = np.ones(width, dtype=np.int64) if of_points is None else of_points
    return _multiplied(first[:, None], second[None, :]).ravel()


def joint_counts(
    one: Counts | None, other: Counts | None, mine: NDArray[np.integer], theirs: NDArray[np.integer]
) -> Counts | None:
    """Return how many outcomes each of some sums stands for; None where every point stands for one.

    Args:
        one: How many outcomes each point of one side stands for; None where each stands for one.
        other: The same of the other side.
        mine: Position of each sum's point on the one side.
        theirs: The same on the other side.

    Examples:
        >>> joint_counts(np.array([2, 3]), None, np.array([1, 0, 1]), np.array([0, 0, 1])).tolist()
        [3, 2, 3]
    """
    if one is None and other is None:
        return None
    first = np.ones(len(mine), dtype=np.int64) if one is None else one[mine]
    second = np.ones(len(theirs), dtype=np.int64) if other is None else other[theirs]
    return _multiplied(first, second)


def _multiplied(first: Counts, second: Counts) -> Counts:
    """Return products of counts: whole numbers of any size, of 64 bits as long as these hold them."""
    if first.size and second.size and int(first.max()) * int(second.max()) >= 2**62:
        first = first.astype(object)
    return np.asarray(first * second)
