"""The upper hull of a two-party frontier: what mixtures of outcomes could reach at best.

The hull of a sum is the sum of the hulls: the edges of all parts, sorted by slope. It costs nothing beside the frontier
itself, and bounds it from above: in a direction with weights (a, b) no outcome exceeds the sum over the parts of the
best ``a·u + b·v``. How far an outcome stays under that is its *loss* in the direction, and losses of parts add up.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from walkaway.solutions.exact.merge import Piece

__all__ = ["Hull", "hull"]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Hull:
    """The upper hull in pieces of its length.

    Attributes:
        first: The first party's total at the ends of the edges, rising, ``[E + 1]``.
        second: The second party's, falling.
        directions: For each edge the weights under which all of it is best, adding up to 1, ``[E, 2]``.
    """

    first: NDArray[np.float64]
    second: NDArray[np.float64]
    directions: NDArray[np.float64]


def hull(pieces: Sequence[Piece], start: NDArray[np.float64], most: int) -> Hull:
    """Return the upper hull of the sums, thinned to at most so many edges by leaving out corners.

    A thinned edge cuts under the hull, which makes its losses larger but never wrong: its support is taken anew.
    """
    edges, corner = [], start.copy()
    for piece in pieces:
        points = _corners(piece.totals)
        corner = corner + points[:, 0]
        edges.append(np.diff(points, axis=1))
    steps = np.concatenate([np.zeros((2, 0)), *edges], axis=1)
    steps = steps[:, np.argsort(-steps[1] / steps[0], kind="stable")]
    points = np.concatenate((corner[:, None], corner[:, None] + np.cumsum(steps, axis=1)), axis=1)
    taken = np.unique(np.linspace(0, points.shape[1] - 1, most + 1).astype(int))
    first, second = points[:, taken]
    directions = np.stack((-np.diff(second), np.diff(first)), axis=1)
    return Hull(first=first, second=second, directions=directions / directions.sum(axis=1, keepdims=True))


def _corners(totals: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the corners of one part's upper hull, the second party's best first."""
    found: list[tuple[float, float]] = []
    # The second party's best, and of equal ones the first party's best, comes first; then only what is further right.
    for column in np.lexsort((-totals[0], -totals[1])):
        u, v = float(totals[0, column]), float(totals[1, column])
        if found and u <= found[-1][0]:
            continue
        while len(found) > 1 and (found[-1][0] - found[-2][0]) * (v - found[-2][1]) >= (found[-1][1] - found[-2][1]) * (
            u - found[-2][0]
        ):
            found.pop()
        found.append((u, v))
    return np.array(found).T
