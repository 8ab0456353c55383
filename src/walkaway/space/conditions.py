"""Which outcomes satisfy a condition."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from walkaway.case import Clause, Where
from walkaway.space.outcomes import OutcomeSpace

__all__ = ["Condition", "holds", "is_empty"]


def holds(where: Where, space: OutcomeSpace, outcomes: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Return a mask `[N]` of the outcomes `[N, issues]` that satisfy a condition.

    Examples:
        >>> from walkaway.case import Case, Clause, Issue, Option, Where
        >>> options = (Option(id="low", name="Low"), Option(id="high", name="High"))
        >>> price = Issue(id="price", name="Price", options=options)
        >>> space = OutcomeSpace.of(Case(id="sale", issues=(price,)))
        >>> holds(Where(clauses=(Clause(issue="price", levels=("low",)),)), space, space.grid(["price"])).tolist()
        [True, False]
    """
    return Condition.of(where, space).holds(outcomes)


@dataclass(frozen=True, eq=False)
class Condition:
    """A condition looked up once in its space, for use on many outcomes.

    Attributes:
        clauses: Column of an issue and a mask `[levels]` of what it may be.
        negated: Conditions that must not hold, each as a whole.
    """

    clauses: tuple[tuple[int, NDArray[np.bool_]], ...]
    negated: tuple["Condition", ...] = ()

    @classmethod
    def of(cls, where: Where, space: OutcomeSpace) -> "Condition":
        """Return the condition in a space."""
        clauses = ((space.position(clause.issue), allowed_levels(clause, space)) for clause in where.clauses)
        return cls(tuple(clauses), tuple(cls.of(inner, space) for inner in where.negated))

    def holds(self, outcomes: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Return a mask `[N]` of the outcomes `[N, issues]` that satisfy it."""
        result = np.ones(len(outcomes), dtype=np.bool_)
        for column, mask in self.clauses:
            result &= mask[outcomes[:, column]]
        for inner in self.negated:
            result &= ~inner.holds(outcomes)
        return result


def allowed_levels(clause: Clause, space: OutcomeSpace) -> NDArray[np.bool_]:
    """Return a mask `[levels]` of the levels that satisfy one clause."""
    positions = np.arange(len(space.levels[space.position(clause.issue)]))
    allowed = np.ones(len(positions), dtype=np.bool_)
    if clause.levels:
        allowed &= np.isin(positions, [space.level_position(clause.issue, level) for level in clause.levels])
    for bound in clause.bounds:
        end = space.level_position(clause.issue, bound.level)
        allowed &= positions >= end if bound.side == "at_least" else positions <= end
    return allowed


def is_empty(where: Where, space: OutcomeSpace) -> bool:
    """Return whether dropped options leave nothing of a condition: a clause that no standing level can meet."""

    def standing(clause: Clause) -> bool:
        levels = space.levels[space.position(clause.issue)]
        allowed = allowed_levels(clause, space)
        return any(ok and space.has_level(clause.issue, level) for ok, level in zip(allowed, levels, strict=True))

    return not all(standing(clause) for clause in where.all_clauses())
