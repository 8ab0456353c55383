"""An exact bargaining problem: checked, with gains over disagreement settled once."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from walkaway.errors import InputError
from walkaway.solutions._levels import all_apart, greatest, settled
from walkaway.solutions.frontier import frontier
from walkaway.solutions.solution import Solution

__all__ = ["NOBODY_BETTER", "NO_RATIONAL", "Problem", "leximin", "problem"]

NO_RATIONAL = "no outcome gives every party at least its disagreement value"
_LARGEST = 1e300
NOBODY_BETTER = "no individually rational outcome gives any party more than its disagreement value"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Problem:
    """One exact model.

    Attributes:
        utilities: Utilities as given, ``[P, N]``.
        disagreement: Disagreement values as given, ``[P]``.
        gains: Utility less disagreement value, exactly 0 where they differ by a rounding error, ``[P, N]``.
        rational: Whether every gain is at least 0, ``[N]``.
    """

    utilities: NDArray[np.float64]
    disagreement: NDArray[np.float64]
    gains: NDArray[np.float64]
    rational: NDArray[np.bool_]

    def solve(
        self,
        name: str,
        definition: str,
        best: Callable[[NDArray[np.intp]], NDArray[np.intp]],
        *,
        among: NDArray[np.bool_] | None = None,
        ideal: tuple[float, ...] = (),
        note: str = "",
    ) -> Solution:
        """Return what a solution picks among the individually rational outcomes, or among those given.

        Args:
            name: Name of the solution.
            definition: Its definition, in one sentence.
            best: From the positions of the outcomes it may pick, at least one, those it picks.
            among: The outcomes it may pick, if not the individually rational ones.
            ideal: The ideal point, in utilities.
            note: A note on the answer.
        """
        allowed = (self.rational if among is None else among).nonzero()[0]
        if not allowed.size:
            reason = NO_RATIONAL if self.gains.shape[1] else "there is no outcome"
            return Solution(name=name, definition=definition, ideal=ideal, note=note, undefined=reason)
        chosen = best(allowed)
        # A gain too small for the objective's rounding still is a gain: of the tied, none that another one dominates.
        if len(chosen) > 1:
            chosen = chosen[frontier(self.gains[:, chosen])]
        return Solution(
            name=name,
            outcomes=tuple(chosen.tolist()),
            utilities=tuple(map(tuple, self.utilities[:, chosen].T.tolist())),
            definition=definition,
            ideal=ideal,
            note=note,
        )


def problem(utilities: ArrayLike | Problem, disagreement: ArrayLike) -> Problem:
    """Return the checked problem; one that is checked already as it is, so that several solutions share the work.

    Raises:
        InputError: The arrays are not ``[P, N]`` and ``[P]`` with at least one party, or hold a number that is not
            finite, or so large that gains may overflow.
    """
    if isinstance(utilities, Problem):
        return utilities
    values = np.asarray(utilities, dtype=np.float64)
    reservation = np.asarray(disagreement, dtype=np.float64)
    if values.ndim != 2 or not values.shape[0]:
        raise InputError(f"utilities must be [parties, outcomes] with at least one party, not of shape {values.shape}")
    if reservation.shape != values.shape[:1]:
        raise InputError(
            f"disagreement must hold one value for each of the {values.shape[0]} parties, not shape {reservation.shape}"
        )
    rows = np.concatenate((values, reservation[:, None]), axis=1)
    if not (np.abs(rows) <= _LARGEST).all():  # false where a number is none, too
        raise InputError(f"utilities and disagreement values must be finite numbers, none beyond {_LARGEST:g}")
    if not all_apart(rows):
        rows = np.stack([settled(row) for row in rows])
    gains = rows[:, :-1] - rows[:, -1:]
    return Problem(
        utilities=values, disagreement=reservation, gains=gains, rational=np.asarray((gains >= 0).all(axis=0))
    )


def leximin(values: NDArray[np.float64], allowed: NDArray[np.intp]) -> NDArray[np.intp]:
    """Return those allowed outcomes that are best for the worst off, then for the second worst off, and so on.

    Args:
        values: What is compared across parties, ``[P, N]``.
        allowed: Positions, at least one.
    """
    left = allowed[greatest(values[:, allowed].min(axis=0))]
    # Each place by itself, of those that are left: what is large for one party must not hide what matters to another.
    for place in range(1, len(values)):
        if len(left) == 1:
            break
        left = left[greatest(np.sort(values[:, left], axis=0)[place])]
    return np.asarray(left)
