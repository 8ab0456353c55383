"""Preferences that are known exactly: tables of numbers, bonuses where a condition holds, and a cap."""

from collections.abc import Iterator
from dataclasses import dataclass

from walkaway.case.conditions import Where
from walkaway.case.issues import Level

__all__ = ["COMBINATIONS", "Bonus", "BonusGroup", "ExactPreferences"]

COMBINATIONS = ("sum", "smallest", "largest")
"""How the parts of a group of bonuses make one number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bonus:
    """A number where a condition holds, and 0 elsewhere.

    Attributes:
        adds: The number.
        where: The outcomes it applies to; None for every outcome.
    """

    adds: float
    where: Where | None = None

    def conditions(self) -> Iterator[Where]:
        """Yield the condition, if there is one."""
        if self.where is not None:
            yield self.where


@dataclass(frozen=True, slots=True, kw_only=True)
class BonusGroup:
    """Bonuses, or groups of them, that together make one number.

    Attributes:
        combine: One of `COMBINATIONS`; a bonus whose condition does not hold counts as 0 in each of them.
        parts: What is combined.
        times: Multiplies the number.

    Examples:
        >>> better = BonusGroup(combine="largest", parts=(Bonus(adds=3), Bonus(adds=5)), times=0.5)
        >>> [bonus.adds for bonus in better.leaves()]
        [3, 5]
    """

    combine: str
    parts: "tuple[Bonus | BonusGroup, ...]"
    times: float = 1.0

    def leaves(self) -> Iterator[Bonus]:
        """Yield every bonus, those of inner groups included."""
        for part in self.parts:
            if isinstance(part, Bonus):
                yield part
            else:
                yield from part.leaves()

    def conditions(self) -> Iterator[Where]:
        """Yield the condition of every bonus that has one."""
        for leaf in self.leaves():
            yield from leaf.conditions()


@dataclass(frozen=True, slots=True, kw_only=True)
class ExactPreferences:
    """Preferences that are known exactly: a teaching exercise, a benchmark domain.

    In the form ``utility`` an outcome x is worth

        min(at_most, (Σ_issues weight · number of x's level + Σ bonuses of x) / out_of).

    Attributes:
        party: The party's id.
        form: ``points`` (divided by the largest total, so that the best outcome is 1) or ``utility`` (kept as written).
        table: Issue id and (level, number) pairs; levels left out are worth 0; on a numeric issue the numbers are
            joined by straight lines, and stay the same beyond the outermost.
        weights: Issue id and what its numbers are multiplied by; an issue left out has weight 1.
        bonuses: What conditions on several issues add.
        out_of: What the total is divided by.
        at_most: The most that an outcome is worth; None where nothing cuts it.
        because: Statements behind it.
        assumed: Whether the analyst put it in.
    """

    party: str
    form: str
    table: tuple[tuple[str, tuple[tuple[Level, float], ...]], ...] = ()
    weights: tuple[tuple[str, float], ...] = ()
    bonuses: tuple[Bonus | BonusGroup, ...] = ()
    out_of: float = 1.0
    at_most: float | None = None
    because: tuple[str, ...] = ()
    assumed: bool = False

    @property
    def is_additive(self) -> bool:
        """Whether the utility is a plain sum over the issues."""
        return not self.bonuses and self.at_most is None

    def weight(self, issue: str) -> float:
        """Return what the numbers of an issue are multiplied by."""
        return dict(self.weights).get(issue, 1.0)

    def conditions(self) -> Iterator[Where]:
        """Yield the condition of every bonus that has one."""
        for bonus in self.bonuses:
            yield from bonus.conditions()

    @property
    def issues(self) -> frozenset[str]:
        """The issues that the numbers or the conditions speak of."""
        named = (clause.issue for where in self.conditions() for clause in where.all_clauses())
        return frozenset({*(issue for issue, _ in self.table), *named})
