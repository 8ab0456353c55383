"""A domain as numbers: how many options each issue has, and what each party makes of an outcome.

An outcome is a row of whole numbers, the position of the option on each issue. Utilities are kept as they are written:
nothing is scaled, and a cap or an offset stands beside the table. The number of outcomes is a whole number of any size.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from math import prod
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from walkaway.errors import InputError

__all__ = [
    "Bound",
    "ComputedUtility",
    "Domain",
    "Interaction",
    "Outcomes",
    "PartyUtility",
    "Rectangle",
    "RectangleUtility",
    "TableUtility",
]

Outcomes = NDArray[np.integer]
"""Outcomes as rows of option positions, ``[N, issues]``."""

_LARGEST = 1e300
"""Sums beyond this magnitude may overflow."""


class PartyUtility(Protocol):
    """What one party gets from outcomes."""

    def values(self, outcomes: Outcomes) -> NDArray[np.float64]:
        """Return utilities ``[N]`` of outcomes ``[N, issues]``."""
        ...

    def check(self, options: tuple[int, ...]) -> None:
        """Raise an `InputError` where the utility does not fit issues of these sizes, or is not finite."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Interaction:
    """What two issues add together, beyond what each adds alone.

    Attributes:
        first: Column of one issue.
        second: Column of the other.
        table: What each pair of options adds, ``[options of first, options of second]``.
    """

    first: int
    second: int
    table: NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TableUtility:
    """A sum over issues of what each option is worth, and of interactions between pairs of issues.

    Attributes:
        tables: For each issue the worth of its options, weight times value, ``[options]``. Whole numbers (an integer
            type) are summed exactly; others once rounded, see `Grid`.
        interactions: What pairs of issues add.
        offset: A number added to every sum.
        cap: The most a utility can be; None for no cap.
    """

    tables: tuple[NDArray[np.float64] | NDArray[np.int64], ...]
    interactions: tuple[Interaction, ...] = ()
    offset: float = 0.0
    cap: float | None = None

    def values(self, outcomes: Outcomes) -> NDArray[np.float64]:
        """Return utilities ``[N]`` of outcomes ``[N, issues]``.

        Examples:
            >>> utility = TableUtility(tables=(np.array([0.0, 0.6]), np.array([0.4, 0.0])))
            >>> utility.values(np.array([[1, 0], [0, 1]])).tolist()
            [1.0, 0.0]
        """
        total = np.full(len(outcomes), float(self.offset))
        for column, table in enumerate(self.tables):
            total += table[outcomes[:, column]]
        for pair in self.interactions:
            total += pair.table[outcomes[:, pair.first], outcomes[:, pair.second]]
        return total if self.cap is None else np.minimum(total, self.cap)

    def check(self, options: tuple[int, ...]) -> None:
        """Raise an `InputError` where the tables do not fit issues of these sizes, or are not finite."""
        if any(table.ndim != 1 for table in self.tables):
            raise InputError("the table of an issue must be a row of numbers, one for each option")
        sizes = tuple(len(table) for table in self.tables)
        if sizes != options:
            raise InputError(f"tables must hold one number for each option: {options} options, not {sizes}")
        for pair in self.interactions:
            self._check_pair(pair, options)
        _finite((self.offset, 0.0 if self.cap is None else self.cap), "offset and cap")
        _within_reach(abs(float(self.offset)))
        arrays = (*self.tables, *(pair.table for pair in self.interactions))
        if all(array.dtype.kind in "iuf" for array in arrays) and _added(arrays) <= _LARGEST:
            return  # the usual case: one sum over all numbers tells that each is finite
        for column, table in enumerate(self.tables):
            _finite(table, f"the table of issue {column}")
        for pair in self.interactions:
            _finite(pair.table, f"the interaction of issues {(pair.first, pair.second)}")
        _within_reach(sum(map(_magnitude, arrays)))

    def _check_pair(self, pair: Interaction, options: tuple[int, ...]) -> None:
        columns = (pair.first, pair.second)
        if pair.first == pair.second or not all(0 <= column < len(options) for column in columns):
            raise InputError(f"an interaction needs two different issues of the {len(options)}, not {columns}")
        if pair.table.shape != (options[pair.first], options[pair.second]):
            raise InputError(
                f"the interaction of issues {columns} must be of shape "
                f"{(options[pair.first], options[pair.second])}, not {pair.table.shape}"
            )

    @property
    def whole(self) -> bool:
        """Whether every number is of an integer type, so that sums need no rounding."""
        arrays = (*self.tables, *(pair.table for pair in self.interactions))
        bare = (self.offset, 0.0 if self.cap is None else self.cap)
        return all(array.dtype.kind in "iu" for array in arrays) and all(n == int(n) for n in bare)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """A closed interval of option positions on one issue.

    Attributes:
        issue: Column of the issue.
        low: First position inside.
        high: Last position inside.
    """

    issue: int
    low: int
    high: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Rectangle:
    """A box of outcomes that pays.

    Attributes:
        bounds: What bounds the box; none for the whole space.
        utility: What it pays, weight included.
        inside: Whether it pays inside the box, or everywhere outside of it.
    """

    bounds: tuple[Bound, ...]
    utility: float
    inside: bool = True

    def pays(self, outcomes: Outcomes) -> NDArray[np.bool_]:
        """Return which outcomes ``[N, issues]`` it pays for, ``[N]``."""
        within = np.ones(len(outcomes), dtype=np.bool_)
        for bound in self.bounds:
            column = outcomes[:, bound.issue]
            within &= (column >= bound.low) & (column <= bound.high)
        return within if self.inside else ~within


@dataclass(frozen=True, slots=True, kw_only=True)
class RectangleUtility:
    """The sum of the rectangles that pay, divided by a number.

    Attributes:
        rectangles: The rectangles.
        divisor: What the sum is divided by, above 0.
        offset: A number added afterwards.
        cap: The most a utility can be; None for no cap.
    """

    rectangles: tuple[Rectangle, ...]
    divisor: float = 1.0
    offset: float = 0.0
    cap: float | None = None

    def totals(self, outcomes: Outcomes) -> NDArray[np.float64]:
        """Return what the rectangles pay in sum, neither divided nor capped, ``[N]``."""
        total = np.zeros(len(outcomes))
        for rectangle in self.rectangles:
            total += rectangle.utility * rectangle.pays(outcomes)
        return total

    def values(self, outcomes: Outcomes) -> NDArray[np.float64]:
        """Return utilities ``[N]`` of outcomes ``[N, issues]``.

        Examples:
            >>> box = Rectangle(bounds=(Bound(issue=0, low=1, high=2),), utility=3.0)
            >>> RectangleUtility(rectangles=(box,), divisor=4.0).values(np.array([[0], [1], [2]])).tolist()
            [0.0, 0.75, 0.75]
        """
        value = self.totals(outcomes) / self.divisor + self.offset
        return value if self.cap is None else np.minimum(value, self.cap)

    def check(self, options: tuple[int, ...]) -> None:
        """Raise an `InputError` where a bound names no issue, or a number is not finite."""
        for rectangle in self.rectangles:
            _finite(rectangle.utility, "what a rectangle pays")
            for bound in rectangle.bounds:
                if not 0 <= bound.issue < len(options):
                    raise InputError(f"a rectangle is bounded on issue {bound.issue}, and there are {len(options)}")
        _finite((self.divisor, self.offset, 0.0 if self.cap is None else self.cap), "divisor, offset and cap")
        if self.divisor <= 0:
            raise InputError(f"the divisor must be above 0, not {self.divisor:g}")
        total = sum(abs(float(rectangle.utility)) for rectangle in self.rectangles)
        _within_reach(total)
        _within_reach(total / float(self.divisor) + abs(float(self.offset)))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ComputedUtility:
    """Any utility that a function tells; only enumeration can work with it.

    Attributes:
        function: From outcomes ``[N, issues]`` to utilities ``[N]``, or ``[1, N]`` as a `walkaway.space.Utility` of one
            draw gives them.
    """

    function: Callable[[NDArray[np.int64]], NDArray[np.float64]]

    def values(self, outcomes: Outcomes) -> NDArray[np.float64]:
        """Return utilities ``[N]`` of outcomes ``[N, issues]``."""
        found = np.asarray(self.function(np.asarray(outcomes, dtype=np.int64)), dtype=np.float64)
        if found.size != len(outcomes):
            raise InputError(f"a computed utility gave an array of shape {found.shape} for {len(outcomes)} outcomes")
        _finite(found, "what a computed utility gave")
        _within_reach(_magnitude(found))
        return found.reshape(len(outcomes))

    def check(self, options: tuple[int, ...]) -> None:
        """Nothing is known before the function is called."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Domain:
    """The issues and the parties' utilities.

    Attributes:
        options: Number of options of each issue, at least 1.
        utilities: What each party gets.
        reservation: Each party's utility of no deal.
        parties: Ids of the parties; ``1``, ``2``, … where none are given.

    Raises:
        InputError: A number is not finite, an issue is empty, or the parts do not fit together.

    Examples:
        >>> tables = [[0.0, 0.6], [0.4, 0.0]], [[0.5, 0.0], [0.0, 0.5]]
        >>> domain = Domain.additive(tables)
        >>> domain.size, domain.values(np.array([[1, 0], [0, 1]])).tolist()
        (4, [[1.0, 0.0], [0.0, 1.0]])
    """

    options: tuple[int, ...]
    utilities: tuple[PartyUtility, ...]
    reservation: tuple[float, ...] = ()
    parties: tuple[str, ...] = field(default=())

    def __post_init__(self) -> None:
        """Check that the parts fit together."""
        count = len(self.utilities)
        if not count:
            raise InputError("a domain needs at least one party")
        if not self.reservation:
            object.__setattr__(self, "reservation", (0.0,) * count)
        if not self.parties:
            object.__setattr__(self, "parties", tuple(str(number + 1) for number in range(count)))
        if len(self.reservation) != count or len(self.parties) != count:
            raise InputError(f"a domain of {count} parties needs as many names and reservation values")
        if len(set(self.parties)) != count:
            raise InputError(f"parties need names of their own, not {', '.join(self.parties)}")
        for column, options in enumerate(self.options):
            if options < 1:
                raise InputError(f"issue {column} has no option; every issue needs at least one")
        _finite(self.reservation, "reservation values")
        _within_reach(_magnitude(np.asarray(self.reservation)))
        for utility in self.utilities:
            utility.check(self.options)

    @classmethod
    def additive(
        cls,
        tables: Sequence[Sequence[Sequence[float] | NDArray[np.float64]]],
        *,
        reservation: Sequence[float] = (),
        parties: Sequence[str] = (),
        caps: Sequence[float | None] = (),
    ) -> "Domain":
        """Return a domain from a table for each party and issue, ``tables[party][issue][option]``."""
        if caps and len(caps) != len(tables):
            raise InputError(f"a domain of {len(tables)} parties needs as many caps, None for no cap, not {len(caps)}")
        _finite(tuple(reservation), "reservation values")
        # Numbers of an integer type stay so: their sums are exact.
        utilities = tuple(
            TableUtility(
                tables=tuple(np.asarray(table) for table in own),
                cap=caps[party] if caps else None,
            )
            for party, own in enumerate(tables)
        )
        options = tuple(table.size for table in utilities[0].tables) if utilities else ()
        return cls(
            options=options,
            utilities=utilities,
            reservation=tuple(float(value) for value in reservation),
            parties=tuple(parties),
        )

    @property
    def size(self) -> int:
        """Number of outcomes; an exact whole number, however large."""
        return prod(self.options)

    def values(self, outcomes: Outcomes) -> NDArray[np.float64]:
        """Return utilities ``[P, N]`` of outcomes ``[N, issues]``."""
        return np.stack([utility.values(outcomes) for utility in self.utilities])

    @property
    def tabular(self) -> bool:
        """Whether every party's utility is a table, perhaps with interactions."""
        return all(isinstance(utility, TableUtility) for utility in self.utilities)

    @property
    def is_additive(self) -> bool:
        """Whether every party's utility is a table without interactions."""
        return self.tabular and not any(
            utility.interactions for utility in self.utilities if isinstance(utility, TableUtility)
        )


def _finite(numbers: object, what: str) -> None:
    array = np.asarray(numbers)
    if array.dtype.kind not in "iuf":
        raise InputError(f"{what} must be numbers")
    if not np.isfinite(array).all():
        raise InputError(f"{what} must be finite; NaN and infinite are no utilities")


def _magnitude(array: NDArray[np.generic]) -> float:
    """Return the largest magnitude in an array, 0 for an empty one; unlike whole numbers it cannot overflow."""
    return float(np.abs(array.astype(np.float64)).max(initial=0.0))


def _added(arrays: Sequence[NDArray[np.generic]]) -> float:
    """Return the sum of the magnitudes of all numbers of some arrays."""
    if not arrays:
        return 0.0
    with np.errstate(over="ignore"):
        return float(np.abs(np.concatenate([array.ravel() for array in arrays]).astype(np.float64)).sum())


def _within_reach(magnitude: float) -> None:
    if not magnitude <= _LARGEST:
        raise InputError(f"utilities of a magnitude beyond {_LARGEST:g} cannot be added up; divide them by a number")
