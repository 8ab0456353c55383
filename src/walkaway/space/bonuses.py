"""Bonuses of exact preferences, looked up once in their space and then worked out for many outcomes at a time.

A group that adds up many bonuses, each at one level of every issue of a few (a table of combinations, as GeniusWeb's
groups of issues are), becomes one array that outcomes pick from; every other bonus is a condition and a number.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import prod
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from walkaway.case import Bonus, BonusGroup, Where
from walkaway.space.conditions import Condition
from walkaway.space.outcomes import OutcomeSpace

__all__ = ["BonusNode", "bonus_node"]

_LARGEST_TABLE = 4_000_000
"""A table of combinations with more cells than these stays a list of conditions."""

_FEWEST_ROWS = 8
"""So many bonuses on the same issues at least make a table."""


class BonusNode(Protocol):
    """Something that makes one number of an outcome."""

    def values(self, outcomes: NDArray[np.int64]) -> NDArray[np.float64]:
        """Return the numbers `[N]` of outcomes `[N, issues]`."""
        ...


@dataclass(frozen=True, eq=False)
class _Leaf:
    adds: float
    condition: Condition | None

    def values(self, outcomes: NDArray[np.int64]) -> NDArray[np.float64]:
        if self.condition is None:
            return np.full(len(outcomes), self.adds)
        return np.where(self.condition.holds(outcomes), self.adds, 0.0)


@dataclass(frozen=True, eq=False)
class _Table:
    columns: tuple[int, ...]
    cells: NDArray[np.float64]

    def values(self, outcomes: NDArray[np.int64]) -> NDArray[np.float64]:
        place = np.ravel_multi_index(tuple(outcomes[:, column] for column in self.columns), self.cells.shape)
        return np.asarray(self.cells.ravel()[place])


@dataclass(frozen=True, eq=False)
class _Group:
    combine: str
    parts: tuple[BonusNode, ...]
    times: float

    def values(self, outcomes: NDArray[np.int64]) -> NDArray[np.float64]:
        join = {"sum": np.add, "smallest": np.minimum, "largest": np.maximum}[self.combine]
        first, *rest = self.parts or (_Leaf(0.0, None),)
        total = first.values(outcomes)
        for part in rest:
            total = join(total, part.values(outcomes))
        return np.asarray(total * self.times)


def bonus_node(bonuses: Sequence[Bonus | BonusGroup], space: OutcomeSpace) -> BonusNode:
    """Return the sum of some bonuses.

    Examples:
        >>> from walkaway.case import Case, Clause, Issue, Option
        >>> options = (Option(id="low", name="Low"), Option(id="high", name="High"))
        >>> space = OutcomeSpace.of(Case(id="sale", issues=(Issue(id="price", name="Price", options=options),)))
        >>> high = Bonus(adds=0.5, where=Where(clauses=(Clause(issue="price", levels=("high",)),)))
        >>> bonus_node([high, Bonus(adds=0.25)], space).values(space.grid(["price"])).tolist()
        [0.25, 0.75]
    """
    return _group(BonusGroup(combine="sum", parts=tuple(bonuses)), space)


def _group(group: BonusGroup, space: OutcomeSpace) -> _Group:
    tables: tuple[BonusNode, ...] = ()
    parts: Sequence[Bonus | BonusGroup] = group.parts
    if group.combine == "sum":
        tables, parts = _tables(parts, space)
    nodes = tuple(_leaf(part, space) if isinstance(part, Bonus) else _group(part, space) for part in parts)
    return _Group(group.combine, tables + nodes, group.times)


def _leaf(bonus: Bonus, space: OutcomeSpace) -> _Leaf:
    return _Leaf(bonus.adds, None if bonus.where is None else Condition.of(bonus.where, space))


def _tables(
    parts: Sequence[Bonus | BonusGroup], space: OutcomeSpace
) -> tuple[tuple[BonusNode, ...], list[Bonus | BonusGroup]]:
    """Return the tables that some parts of a sum make, and the parts that are left."""
    by_columns: dict[tuple[int, ...], list[tuple[tuple[int, ...], Bonus]]] = defaultdict(list)
    left: list[Bonus | BonusGroup] = []
    for part in parts:
        cell = _cell(part.where, space) if isinstance(part, Bonus) and part.where is not None else None
        if cell is None:
            left.append(part)
        else:
            assert isinstance(part, Bonus)
            by_columns[tuple(cell)].append((tuple(cell.values()), part))
    tables: list[BonusNode] = []
    for columns, rows in by_columns.items():
        shape = tuple(len(space.levels[column]) for column in columns)
        if len(rows) < _FEWEST_ROWS or prod(shape) > _LARGEST_TABLE:
            left += [bonus for _, bonus in rows]
            continue
        cells = np.zeros(shape)
        for place, bonus in rows:
            cells[place] += bonus.adds
        tables.append(_Table(columns, cells))
    return tuple(tables), left


def _cell(where: Where, space: OutcomeSpace) -> dict[int, int] | None:
    """Return column and level number where a condition names one level of each of its issues, else None."""
    if where.negated or any(clause.bounds or len(clause.levels) != 1 for clause in where.clauses):
        return None
    cell = {
        space.position(clause.issue): space.level_position(clause.issue, clause.levels[0]) for clause in where.clauses
    }
    return dict(sorted(cell.items())) if len(cell) == len(where.clauses) else None
