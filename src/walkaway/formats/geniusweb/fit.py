"""Sums over issues in GeniusWeb's terms: weights that sum to exactly one, values from 0 to 1, lines between ends."""

from dataclasses import dataclass
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from walkaway.case import Level
from walkaway.formats.separate import ROUNDING, Row, Separated
from walkaway.formats.written import cannot

__all__ = ["Line", "Weighted", "line_of", "weighted"]

NAME = "GeniusWeb"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A straight line between two values, 0 outside them."""

    low: float
    bottom: float
    high: float
    top: float


@dataclass(frozen=True, slots=True, eq=False)
class Weighted:
    """Weights that sum to exactly 1, and for each issue a number from 0 to 1 for every level."""

    weights: tuple[Decimal, ...]
    numbers: tuple[NDArray[np.float64], ...]


def line_of(levels: tuple[Level, ...], numbers: NDArray[np.float64], weight: float = 1.0) -> Line | None:
    """Return the line that numbers on levels are, or None; they may be off by so much as rounding makes of utilities.

    Examples:
        >>> line_of((0.0, 1.0, 2.0, 3.0), np.array([0.0, 0.5, 1.0, 0.0]))
        Line(low=1.0, bottom=0.5, high=2.0, top=1.0)
    """
    x = np.array([float(level) for level in levels])
    first, last = 0, len(x) - 1
    if not _straight(x, numbers, weight):
        worth = np.flatnonzero(numbers)
        first, last = int(worth[0]), int(worth[-1])
        if first == last or not _straight(x[first : last + 1], numbers[first : last + 1], weight):
            return None
    return Line(low=float(x[first]), bottom=float(numbers[first]), high=float(x[last]), top=float(numbers[last]))


def _straight(x: NDArray[np.float64], numbers: NDArray[np.float64], weight: float) -> bool:
    line = numbers[0] + (numbers[-1] - numbers[0]) * (x - x[0]) / (x[-1] - x[0])
    return bool(np.abs(line - numbers).max() * weight <= ROUNDING)


def weighted(part: Separated) -> Weighted:
    """Return weights that sum to exactly 1 and numbers from 0 to 1, with the same utility for every outcome.

    Raises:
        InputError: utilities go below 0 or above 1.
    """
    written = [Decimal(repr(float(row.weight))) for row in part.rows]
    inside = all(row.numbers.min() >= 0 and row.numbers.max() <= 1 for row in part.rows)
    if part.constant == 0 and inside and sum(written) == 1 and min(written) >= 0:
        return Weighted(tuple(written), tuple(row.numbers for row in part.rows))
    rows = _raised(part)
    most = [max(float(row.worth.max()), 0.0) for row in rows]
    total = sum(most)
    if total > 1 + 1e-9:
        raise cannot(NAME, part.id, f"it goes up to {total:.6g}, and the most there is 1")
    weights = _to_one([share / total for share in most] if total > 0 else [1 / len(rows)] * len(rows))
    numbers = (
        np.clip(row.worth / float(weight), 0.0, 1.0) if weight > 0 else np.zeros(len(row.levels))
        for row, weight in zip(rows, weights, strict=True)
    )
    return Weighted(tuple(weights), tuple(numbers))


def _raised(part: Separated) -> list[Row]:
    """Return the rows with nothing below 0; what was below is taken off elsewhere, with the constant."""
    rows = list(part.rows)
    least = [min(float(row.worth.min()), 0.0) for row in rows]
    spare = part.constant + sum(least)
    rows = [row.shifted(-low) for row, low in zip(rows, least, strict=True)]
    for place, row in enumerate(rows):
        if spare >= 0:
            break
        room = min(float(row.worth.min()), -spare)
        rows[place], spare = row.shifted(-room), spare + room
    if spare < -ROUNDING:
        raise cannot(NAME, part.id, f"it goes down to {spare:.6g}, and the least there is 0")
    rows[0] = rows[0].shifted(max(spare, 0.0))
    return rows


def _to_one(shares: list[float]) -> list[Decimal]:
    """Return shares as decimals that sum to exactly 1; the largest takes up what rounding leaves."""
    weights = [Decimal(format(share, ".15f")) for share in shares]
    largest = weights.index(max(weights))
    weights[largest] += 1 - sum(weights)
    return weights
