"""A profile taken apart for export: what hangs on one issue at a time, what hangs on several, and whether it is cut."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from walkaway.case import Bonus, BonusGroup, Issue, Level
from walkaway.space import Domain, Profile
from walkaway.space.conditions import Condition
from walkaway.space.exact_utility import level_numbers

__all__ = ["ROUNDING", "Row", "Separated", "separate"]

ROUNDING = 1e-12
"""Utilities this close are the same number, worked out in another order."""


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """One issue of a profile: weight and number of every level.

    Attributes:
        issue: The issue.
        levels: Its levels: options, every step, or the corners on a range of real numbers.
        weight: What the numbers are multiplied by.
        numbers: A number for every level, `[levels]`.
    """

    issue: Issue
    levels: tuple[Level, ...]
    weight: float
    numbers: NDArray[np.float64]

    @property
    def worth(self) -> NDArray[np.float64]:
        """Weight times number, `[levels]`."""
        return self.weight * self.numbers

    def shifted(self, by: float) -> "Row":
        """Return the row with a constant added to what every level is worth."""
        return self if by == 0 else Row(self.issue, self.levels, 1.0, self.worth + by)


@dataclass(frozen=True, slots=True, eq=False)
class Separated:
    """A profile as rows, bonuses and a cap.

    Attributes:
        id: The profile's id.
        rows: One an issue, in the order of the domain; weights are already divided by `out_of` where there are no
            bonuses left.
        constant: What every outcome is worth besides.
        bonuses: What hangs on several issues; empty for a plain sum.
        out_of: What the total is divided by; 1 for a plain sum.
        at_most: The most an outcome is worth, where that cuts something; else None.
        most: No outcome is worth more before the cut.
    """

    id: str
    rows: tuple[Row, ...]
    constant: float
    bonuses: tuple[Bonus | BonusGroup, ...]
    out_of: float
    at_most: float | None
    most: float

    @property
    def is_sum(self) -> bool:
        """Whether it is a plain sum over the issues, nothing cut."""
        return not self.bonuses and self.at_most is None

    def with_constant(self) -> tuple[Row, ...]:
        """Return the rows with the constant put into the first; every outcome has one level of each issue."""
        if not self.rows or self.constant == 0:
            return self.rows
        return (self.rows[0].shifted(self.constant), *self.rows[1:])


def separate(domain: Domain, profile: Profile) -> Separated:
    """Return a profile taken apart; bonuses that hang on one issue or none go into its row."""
    exact = profile.preferences
    space = domain.space
    table = {issue: dict(row) for issue, row in exact.table}
    rows: dict[str, Row] = {}
    for issue in domain.issues:
        levels = space.levels[space.position(issue.id)]
        numbers = level_numbers(issue, levels, table.get(issue.id, {}))
        rows[issue.id] = Row(issue, levels, exact.weight(issue.id), numbers)
    constant, left = 0.0, []
    for bonus in exact.bonuses:
        named = bonus.where.issues if isinstance(bonus, Bonus) and bonus.where is not None else ()
        if not isinstance(bonus, Bonus) or len(named) > 1:
            left.append(bonus)
        elif bonus.where is None or not named:
            constant += bonus.adds
        else:
            column = space.position(named[0])
            levels_only = np.zeros((len(space.levels[column]), len(space.issues)), dtype=np.int64)
            levels_only[:, column] = np.arange(len(levels_only))
            holds = Condition.of(bonus.where, space).holds(levels_only)
            row = rows[named[0]]
            rows[named[0]] = Row(row.issue, row.levels, 1.0, row.worth + np.where(holds, bonus.adds, 0.0))
    return _divided(
        profile.id, [rows[issue.id] for issue in domain.issues], constant, left, exact.out_of, exact.at_most
    )


def _divided(
    profile: str,
    rows: Sequence[Row],
    constant: float,
    bonuses: Sequence[Bonus | BonusGroup],
    out_of: float,
    at_most: float | None,
) -> Separated:
    """Return the parts; a plain sum is divided by `out_of` here, and a cap that cuts nothing is dropped."""
    if not bonuses and out_of != 1:
        rows = [Row(row.issue, row.levels, row.weight / out_of, row.numbers) for row in rows]
        constant, out_of = constant / out_of, 1.0
    most = constant + sum(float(row.worth.max()) for row in rows) + sum(_most(bonus) for bonus in bonuses)
    cuts = at_most is not None and most / out_of > at_most + ROUNDING
    return Separated(
        id=profile,
        rows=tuple(rows),
        constant=constant,
        bonuses=tuple(bonuses),
        out_of=out_of,
        at_most=at_most if cuts else None,
        most=most / out_of,
    )


def _most(bonus: Bonus | BonusGroup) -> float:
    return _ends(bonus)[1]


def _ends(bonus: Bonus | BonusGroup) -> tuple[float, float]:
    """Return numbers that a bonus is never below and never above."""
    if isinstance(bonus, Bonus):
        return (min(bonus.adds, 0.0), max(bonus.adds, 0.0)) if bonus.where is not None else (bonus.adds, bonus.adds)
    ends = [_ends(part) for part in bonus.parts] or [(0.0, 0.0)]
    join = {"sum": sum, "smallest": min, "largest": max}[bonus.combine]
    low, high = (bonus.times * join([end[side] for end in ends]) for side in (0, 1))  # type: ignore[operator]
    return min(low, high), max(low, high)
