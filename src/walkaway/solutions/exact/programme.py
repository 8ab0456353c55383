"""Rectangles as an integer programme: one 0–1 variable for each option that matters, one for each rectangle.

On each issue the options between two neighbouring bounds are alike, so that one variable stands for all of them. A
rectangle's variable can be 1 only where the chosen options lie inside of each of its bounds, and, where that costs,
must be. A party's value is a variable of its own, at most the sum of what is paid and at most the cap.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from walkaway.errors import InputError, LimitError
from walkaway.solutions.exact.domain import Domain, Rectangle, RectangleUtility

__all__ = ["Programme", "Scaled", "programme", "scaled"]

_LARGEST = 10**7
"""The solver works with tolerances; whole numbers up to this size stand well clear of them."""
_DECIMALS = 6
_NOISE = 1e-8
"""By how much rounding may lift a cap over the whole number that it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scaled:
    """What one party's rectangles pay, as whole numbers.

    Attributes:
        pays: What each rectangle pays, in whole units.
        base: What every outcome has besides, in whole units: the rectangles that pay outside.
        unit: Units of utility to a whole unit.
        offset: A number added to every utility, in units of utility.
        cap: The most that counts, in whole units: a cap between two is raised to the next, which changes no order;
            infinite for no cap.
        rectangles: The boxes, each paying inside.
    """

    pays: tuple[float, ...]
    base: float
    unit: float
    offset: float
    cap: float
    rectangles: tuple[Rectangle, ...]

    def totals(self, outcomes: NDArray[np.integer]) -> NDArray[np.float64]:
        """Return totals in whole units of outcomes ``[N, issues]``, ``[N]``."""
        total = np.full(len(outcomes), self.base)
        for pay, rectangle in zip(self.pays, self.rectangles, strict=True):
            total += pay * Rectangle(bounds=rectangle.bounds, utility=1.0).pays(outcomes)
        return np.asarray(np.minimum(total, self.cap))


def scaled(utility: RectangleUtility) -> Scaled:
    """Return a party's rectangles in whole numbers.

    Raises:
        LimitError: What the rectangles pay has more than six decimals, or is too large beside its decimals.
    """
    pays = np.array([rectangle.utility for rectangle in utility.rectangles], dtype=np.float64)
    digits = next(
        (d for d in range(_DECIMALS + 1) if (np.abs(pays * 10**d - np.rint(pays * 10**d)) < 1e-6 / 2).all()), None
    )
    if digits is None or np.abs(pays * 10**digits).sum() > _LARGEST:
        raise LimitError(
            "what the rectangles pay cannot be told apart safely by an integer programme; "
            f"use at most {_DECIMALS} decimals and a sum of at most {_LARGEST:,} in their last place"
        )
    whole = np.rint(pays * 10**digits)
    inside = np.array([rectangle.inside for rectangle in utility.rectangles], dtype=np.bool_)
    unit = 10.0**-digits / utility.divisor
    return Scaled(
        pays=tuple(float(pay) for pay in np.where(inside, whole, -whole)),
        base=float(whole[~inside].sum()),
        unit=unit,
        offset=utility.offset,
        cap=np.inf if utility.cap is None else float(np.ceil((utility.cap - utility.offset) / unit - _NOISE)),
        rectangles=utility.rectangles,
    )


@dataclass(slots=True, kw_only=True, eq=False)
class Programme:
    """A model in the solver, with what is needed to change and to read it.

    Attributes:
        solver: The solver, the model loaded.
        values: Column of each party's value.
        choices: For each issue its columns, and the option that each stands for.
        parties: The parties' rectangles.
        solved: How often it was solved.
    """

    solver: Any
    values: tuple[int, ...]
    choices: tuple[tuple[tuple[int, int], ...], ...]
    parties: tuple[Scaled, ...]
    solved: int = 0

    def best(self, weights: Sequence[float], gap: float) -> NDArray[np.int32] | None:
        """Return an outcome ``[issues]`` with the greatest weighted sum of values; None where there is none.

        Args:
            weights: Weight of each party's value.
            gap: By how much the answer may be short of the greatest; less than any difference that matters.

        Raises:
            LimitError: The solver gave up.
        """
        import highspy  # an integer-programming solver, loaded only where one is needed

        for column, weight in zip(self.values, weights, strict=True):
            self.solver.changeColCost(column, float(weight))
        self.solver.setOptionValue("mip_abs_gap", gap)
        self.solver.run()
        self.solved += 1
        status = self.solver.getModelStatus()
        if status in (highspy.HighsModelStatus.kInfeasible, highspy.HighsModelStatus.kUnboundedOrInfeasible):
            return None
        if status != highspy.HighsModelStatus.kOptimal:
            raise LimitError(f"the integer-programming solver gave up: {self.solver.modelStatusToString(status)}")
        found = np.array(self.solver.getSolution().col_value)
        return np.array([max(columns, key=lambda pair: found[pair[0]])[1] for columns in self.choices], dtype=np.int32)

    def at_least(self, party: int, value: float) -> None:
        """Ask for at least this value of a party from now on."""
        self.solver.changeColBounds(self.values[party], float(value), float("inf"))

    def totals(self, outcome: NDArray[np.int32]) -> NDArray[np.float64]:
        """Return the parties' values at an outcome, worked out anew, ``[P]``."""
        return np.array([party.totals(outcome[None, :])[0] for party in self.parties])

    def exclude(self, point: NDArray[np.float64]) -> None:
        """Ask, from now on, for an outcome that is better for some party than this point."""
        columns = []
        for party, value in enumerate(point):
            lowest = _lowest(self.parties[party])
            column = self.solver.getNumCol()
            self.solver.addVar(0.0, 1.0)
            self.solver.changeColIntegrality(column, _integer())
            # value >= (point + 1) where the variable is 1, and no bound where it is 0
            reach = value + 1.0 - lowest
            self.solver.addRow(lowest, float("inf"), 2, [self.values[party], column], [1.0, -reach])
            columns.append(column)
        self.solver.addRow(1.0, float("inf"), len(columns), columns, [1.0] * len(columns))


def programme(domain: Domain, seconds: float) -> Programme:
    """Return the integer programme of a domain whose utilities are rectangles.

    Args:
        domain: The domain.
        seconds: The longest that one solution may take.

    Raises:
        InputError: A utility is not one of rectangles.
        LimitError: What rectangles pay is beyond what the solver can tell apart.
    """
    if not all(isinstance(utility, RectangleUtility) for utility in domain.utilities):
        raise InputError("only utilities given as rectangles become an integer programme")
    parties = tuple(scaled(utility) for utility in domain.utilities if isinstance(utility, RectangleUtility))
    import highspy  # an integer-programming solver, loaded only where one is needed

    class Quiet(highspy.Highs):  # the class itself prints a banner as it is made, before it can be silenced
        def __init__(self) -> None:
            super(highspy.Highs, self).__init__()

    solver: Any = Quiet()
    for option, value in (("output_flag", False), ("mip_rel_gap", 0.0), ("time_limit", seconds)):
        solver.setOptionValue(option, value)
    solver.changeObjectiveSense(highspy.ObjSense.kMaximize)
    choices = _choices(solver, domain, parties)
    values = tuple(_value(solver, party, choices) for party in parties)
    return Programme(solver=solver, values=values, choices=choices, parties=parties)


def _integer() -> Any:
    import highspy  # an integer-programming solver, loaded only where one is needed

    return highspy.HighsVarType.kInteger


def _choices(solver: Any, domain: Domain, parties: Sequence[Scaled]) -> tuple[tuple[tuple[int, int], ...], ...]:
    """Add the variables of every issue, exactly one of which is 1; return column and first option of each."""
    cuts: list[set[int]] = [{0} for _ in domain.options]
    for party in parties:
        for rectangle in party.rectangles:
            for bound in rectangle.bounds:
                cuts[bound.issue].update((bound.low, bound.high + 1))
    found = []
    for options, places in zip(domain.options, cuts, strict=True):
        starts = sorted(place for place in places if 0 <= place < options)
        columns = []
        for start in starts:
            columns.append((solver.getNumCol(), start))
            solver.addVar(0.0, 1.0)
            solver.changeColIntegrality(columns[-1][0], _integer())
        solver.addRow(1.0, 1.0, len(columns), [column for column, _ in columns], [1.0] * len(columns))
        found.append(tuple(columns))
    return tuple(found)


def _value(solver: Any, party: Scaled, choices: tuple[tuple[tuple[int, int], ...], ...]) -> int:
    """Add a party's rectangles and its value; return the column of the value."""
    terms: list[tuple[int, float]] = []
    for rectangle, pay in zip(party.rectangles, party.pays, strict=True):
        if not pay:
            continue
        column = solver.getNumCol()
        solver.addVar(0.0, 1.0)
        terms.append((column, pay))
        inside = [
            [place for place, start in choices[bound.issue] if bound.low <= start <= bound.high]
            for bound in rectangle.bounds
        ]
        if pay > 0:
            for places in inside:
                solver.addRow(0.0, float("inf"), len(places) + 1, [*places, column], [1.0] * len(places) + [-1.0])
        else:
            every = [place for places in inside for place in places]
            # At least the number of bounds that hold, less all but one.
            solver.addRow(
                1.0 - len(inside), float("inf"), len(every) + 1, [column, *every], [1.0] + [-1.0] * len(every)
            )
    value: int = solver.getNumCol()
    solver.addVar(-float("inf"), float(party.cap))
    columns, pays = [column for column, _ in terms], [pay for _, pay in terms]
    solver.addRow(-party.base, float("inf"), len(terms) + 1, [*columns, value], [*pays, -1.0])
    return value


def _lowest(party: Scaled) -> float:
    return min(party.base + sum(pay for pay in party.pays if pay < 0), party.cap)
