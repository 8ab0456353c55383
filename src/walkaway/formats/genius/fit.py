"""Rows of numbers in Genius's terms: evaluations with a largest of 1, lines cut to 0..1, triangles."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from walkaway.formats.separate import ROUNDING, Row
from walkaway.formats.tent import near_a_corner, same_utilities, tent_of

__all__ = ["Fitted", "evaluations", "fitted_line", "fitted_real"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """A function of a number.

    Attributes:
        kind: ``linear``, ``constant`` or ``triangular``.
        parameters: Those of the kind: offset at the low end and slope; the constant; low end, high end and top.
    """

    kind: str
    parameters: tuple[float, ...]


def evaluations(row: Row) -> tuple[float, NDArray[np.float64]] | None:
    """Return a weight and evaluations whose largest is 1; None where the best is worth 0 or less, and not all is 0."""
    if not np.any(row.worth):
        return row.weight, np.zeros(len(row.levels))
    most = float(row.numbers.max())
    if row.weight >= 0 and most > 0:
        return row.weight * most, row.numbers / most
    most = float(row.worth.max())
    return (most, row.worth / most) if most > 0 else None


def scaled(row: Row) -> tuple[float, NDArray[np.float64]] | None:
    """Return a weight and numbers from 0 to 1, as they are where they lie there; None where something is worth < 0."""
    if row.weight >= 0 and row.numbers.min() >= 0 and row.numbers.max() <= 1:
        return row.weight, row.numbers
    if row.worth.min() < 0:
        return None
    most = float(row.worth.max())
    return (most, row.worth / most) if most > 0 else (0.0, row.numbers * 0)


def fitted_line(row: Row) -> tuple[float, Fitted] | None:
    """Return a weight and the line, cut to 0..1, that a row of whole numbers is; None where it is no such line."""
    found = scaled(row)
    if found is None:
        return None
    weight, y = found
    x = np.array([float(level) for level in row.levels])
    x = x - x[0]
    for slope, offset in _candidates(x, y):
        cut = np.clip(offset + slope * x, 0.0, 1.0)
        if np.abs(cut - y).max() * max(abs(weight), 1e-9) <= ROUNDING:
            return weight, Fitted(kind="linear", parameters=(offset, slope))
    return None


def _candidates(x: NDArray[np.float64], y: NDArray[np.float64]) -> list[tuple[float, float]]:
    """Return slopes and offsets worth trying: through the two outermost points that are not cut, or a jump."""
    found = [(float((y[-1] - y[0]) / (x[-1] - x[0])), float(y[0]))]
    free = np.flatnonzero((y > 0) & (y < 1))
    if len(free) >= 2:
        first, last = int(free[0]), int(free[-1])
        slope = float((y[last] - y[first]) / (x[last] - x[first]))
        found.append((slope, float(y[first] - slope * x[first])))
        # The corner beside the free points may itself be exactly 0 or 1.
        return found
    steep = 1.0 / float(np.diff(x).min())
    for sign in (1.0, -1.0):
        slope = sign * steep
        if len(free) == 1:
            at = int(free[0])
            found.append((slope, float(y[at] - slope * x[at])))
        else:
            rises = np.flatnonzero(np.diff(y) * sign > 0)
            if len(rises):
                at = int(rises[0])
                found.append((slope, float(y[at] - slope * x[at])))
    return found


def fitted_real(row: Row) -> tuple[float, Fitted] | None:
    """Return a weight and the function of a real number that a row of corners is: constant, cut line or triangle."""
    x = np.array([float(level) for level in row.levels])
    if np.ptp(row.numbers) == 0:
        return row.weight, Fitted(kind="constant", parameters=(float(row.numbers[0]),))
    found = scaled(row)
    if found is None:
        return None
    weight, y = found
    for slope, offset in _candidates_real(x, y):
        if same_utilities(np.clip(offset + slope * x, 0.0, 1.0), y, weight) and _cuts_at_corners(x, y, slope, offset):
            return weight, Fitted(kind="linear", parameters=(offset, slope))
    tent = tent_of(x, row.worth)
    if tent is None:
        return None
    return tent.height, Fitted(kind="triangular", parameters=(tent.low, tent.high, tent.top))


def _candidates_real(x: NDArray[np.float64], y: NDArray[np.float64]) -> list[tuple[float, float]]:
    """Return the lines through neighbouring corners of different height."""
    rises = np.flatnonzero(np.diff(y))
    slopes = [(int(at), float((y[at + 1] - y[at]) / (x[at + 1] - x[at]))) for at in rises]
    return [(slope, float(y[at] - slope * x[at])) for at, slope in slopes]


def _cuts_at_corners(x: NDArray[np.float64], y: NDArray[np.float64], slope: float, offset: float) -> bool:
    """Return whether the line leaves 0..1 only at corners, so that it is right between them too."""
    for height in (0.0, 1.0):
        crossing = (height - offset) / slope
        if x[0] < crossing < x[-1] and not near_a_corner(x, crossing):
            return False
    return True
