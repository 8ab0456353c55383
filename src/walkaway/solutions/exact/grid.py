"""Utilities as whole numbers: rounded once, at one place, so that no order of summation makes or breaks a tie.

The worth of an option becomes a whole number of *fine* units; a total is a sum of whole numbers and therefore the same
in whatever order it is formed. A party's utilities are the same where their totals, rounded to *levels*, are. A level
is 1e-10, or that part of the power of ten above the largest magnitude; a fine unit is a thousandth of a level, so that
what is lost by rounding each option stays far under a level even over hundreds of issues. Where every number is a whole
number of levels (decimals of up to ten digits) the two are one, and where tables are of an integer type they are the
numbers themselves: then every sum is exact.

Totals are held as ``float64`` and stay under 2^53, so they are whole numbers without exception.
"""

from dataclasses import dataclass
from itertools import accumulate
from math import ceil, log10

import numpy as np
from numpy.typing import NDArray

from walkaway.errors import InputError, LimitError
from walkaway.solutions.exact.domain import Domain, TableUtility

__all__ = ["PartyGrid", "grid"]

_DIGITS = 10
_FINE = 1000
_NOISE = 1e-4
"""How far from a whole number of levels a rounding error may carry a product of weight and value."""
_LARGEST = 2**52


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PartyGrid:
    """One party's utility in whole numbers.

    Attributes:
        tables: The worth of each issue's options in fine units, ``[options]``.
        pairs: The worth of interactions in fine units: column, column, table.
        offset: What every outcome has besides, in fine units.
        fine: Fine units to a level.
        per_unit: Levels to a unit of utility.
        cap: The most a total counts for, in fine units; infinite for no cap.
    """

    tables: tuple[NDArray[np.float64], ...]
    pairs: tuple[tuple[int, int, NDArray[np.float64]], ...]
    offset: float
    fine: int
    per_unit: float
    cap: float

    def levels(self, totals: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return totals in fine units as levels: capped, and rounded for the first and only time."""
        capped = self._capped(totals)
        return capped if self.fine == 1 else np.floor((capped + self.fine // 2) / self.fine)

    def utilities(self, levels: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return levels as utilities, in the units of the tables."""
        return levels / self.per_unit + 0.0  # no minus before a zero

    def values(self, totals: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return totals in fine units as utilities, capped and not rounded."""
        return self._capped(totals) / (self.fine * self.per_unit)

    def _capped(self, totals: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.minimum(totals, self.cap) if self.cap < np.inf else totals

    def level_of(self, utility: float) -> float:
        """Return the level of a utility, such as a reservation value.

        Beside whole numbers it may lie between two levels.
        """
        if self.per_unit == 1.0 and self.fine == 1:
            return float(utility)
        # Rounded as totals are, halves up: an outcome at exactly this utility has this level.
        total = np.rint(utility * self.per_unit * self.fine)
        return float(total if self.fine == 1 else np.floor((total + self.fine // 2) / self.fine))

    @property
    def most(self) -> float:
        """The greatest total that the tables allow, cap aside; an upper bound where there are interactions."""
        parts = [table.max() for table in self.tables] + [table.max() for _, _, table in self.pairs]
        return float(self.offset + sum(parts))

    @property
    def least(self) -> float:
        """The least total that the tables allow; a lower bound where there are interactions."""
        parts = [table.min() for table in self.tables] + [table.min() for _, _, table in self.pairs]
        return float(self.offset + sum(parts))

    @property
    def cap_binds(self) -> bool:
        """Whether the cap may change some utility."""
        return self.cap < np.inf and self.most > self.cap


def grid(domain: Domain) -> tuple[PartyGrid, ...]:
    """Return every party's utility in whole numbers.

    Args:
        domain: A domain whose utilities are tables.

    Raises:
        InputError: A utility is no table.
        LimitError: Integer tables add up to more than can be summed exactly.

    Examples:
        >>> thirds = [[0.0, 1 / 3], [0.0, 1 / 3], [0.0, 1 / 3]]
        >>> one, = grid(Domain.additive([thirds]))
        >>> total = np.array([sum(table[1] for table in one.tables)])
        >>> one.utilities(one.levels(total)).tolist()
        [1.0]
    """
    found = []
    for utility in domain.utilities:
        if not isinstance(utility, TableUtility):
            raise InputError("only utilities given as tables can be merged issue by issue")
        found.append(_party(utility))
    return tuple(found)


def _party(utility: TableUtility) -> PartyGrid:
    arrays = [*utility.tables, *(pair.table for pair in utility.interactions)]
    bare = [utility.offset] if utility.cap is None else [utility.offset, utility.cap]
    # All numbers in one row: a few calls however many issues there are.
    row = np.concatenate([array.ravel() for array in arrays] or [np.zeros(0)])
    starts = [0, *accumulate(array.size for array in arrays)]
    # As floating-point numbers: the magnitudes of whole numbers could overflow, and so pass for small.
    numbers = row.astype(np.float64, copy=False)
    most = np.maximum.reduceat(np.abs(numbers), starts[:-1]) if arrays else np.zeros(0)
    magnitude = float(most.sum()) + max(map(abs, bare))
    if utility.whole:
        if magnitude >= _LARGEST:
            raise LimitError("whole numbers this large cannot be summed exactly; divide them by a common factor")
        fine, scale, per_unit = 1, 1.0, 1.0
    else:
        # Nothing is scaled down under a magnitude of 1: sums that cancel leave errors of the size of their terms.
        per_unit = 10.0 ** (_DIGITS - max(0, ceil(log10(magnitude))) if magnitude > 0 else _DIGITS)
        # One number tells most tables apart that are not whole.
        last = float(row[-1]) * per_unit if row.size else 0.0
        near = abs(last - round(last)) < _NOISE and _nearly_whole(np.append(row, bare) * per_unit)
        fine = 1 if near else _FINE
        scale = per_unit * fine
    rounded = np.rint(numbers * scale)
    whole = [
        rounded[start:end].reshape(array.shape)
        for start, end, array in zip(starts[:-1], starts[1:], arrays, strict=True)
    ]
    issues = len(utility.tables)
    return PartyGrid(
        tables=tuple(whole[:issues]),
        pairs=tuple(
            (pair.first, pair.second, table) for pair, table in zip(utility.interactions, whole[issues:], strict=True)
        ),
        offset=float(round(utility.offset * scale)),
        fine=fine,
        per_unit=per_unit,
        cap=np.inf if utility.cap is None else float(np.rint(utility.cap * scale)),
    )


def _nearly_whole(numbers: NDArray[np.float64]) -> bool:
    return bool((np.abs(numbers - np.rint(numbers)) < _NOISE).all())
