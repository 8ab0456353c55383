"""Outcomes as rows of level numbers.

An outcome is a row of whole numbers, one an issue: the position of its level on that issue. Issues are sorted by id, so
that the order in which a file names them changes nothing, down to the last bit of a sum.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from math import prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

from walkaway.case import Case, Issue, Level, NoDeal
from walkaway.errors import LimitError

__all__ = ["MAX_OUTCOMES", "Dropped", "OutcomeSpace"]

MAX_OUTCOMES = 2_000_000
"""Enumeration stops with a clear error above this many outcomes."""

Dropped = frozenset[tuple[str, str]]
"""Issue and option ids that are taken out of the case, to see what hangs on an assumed option."""


@dataclass(frozen=True)
class OutcomeSpace:
    """The outcomes of a case.

    Attributes:
        issues: The issues, sorted by id.
        levels: For each issue its levels in the order of the scale. A dropped option keeps its place, so that bounds
            keep their meaning, but no outcome has it.
        agreeable: For each issue a mask `[levels]` of what a deal may have.
        no_deal: What holds without agreement.
        dropped: The options that are taken out.
        memo: What was worked out of the space and is asked for again; never part of what it means.
    """

    issues: tuple[Issue, ...]
    levels: tuple[tuple[Level, ...], ...]
    agreeable: tuple[NDArray[np.bool_], ...]
    no_deal: NoDeal
    dropped: Dropped = frozenset()
    memo: dict[Any, Any] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(cls, case: Case, dropped: Dropped = frozenset()) -> "OutcomeSpace":
        """Return the outcome space of a case, without the dropped options.

        Examples:
            >>> from walkaway.case import Case, Issue, Option
            >>> options = (Option(id="low", name="Low"), Option(id="high", name="High"))
            >>> price = Issue(id="price", name="Price", options=options)
            >>> OutcomeSpace.of(Case(id="sale", issues=(price,))).size
            2
        """
        issues = tuple(sorted(case.issues, key=lambda issue: issue.id))
        named = _named_numbers(case)
        levels = tuple(_levels(issue, named.get(issue.id, ())) for issue in issues)
        agreeable = tuple(_agreeable(issue, of_issue, dropped) for issue, of_issue in zip(issues, levels, strict=True))
        return cls(issues=issues, levels=levels, agreeable=agreeable, no_deal=case.no_deal, dropped=dropped)

    @cached_property
    def offsets(self) -> NDArray[np.int64]:
        """Where each issue's levels start in a table over all levels, `[issues + 1]`."""
        return np.concatenate([[0], np.cumsum([len(levels) for levels in self.levels])]).astype(np.int64)

    @cached_property
    def _positions(self) -> dict[str, int]:
        return {issue.id: position for position, issue in enumerate(self.issues)}

    @cached_property
    def _level_positions(self) -> tuple[dict[Level, int], ...]:
        return tuple({level: position for position, level in enumerate(levels)} for levels in self.levels)

    @property
    def size(self) -> int:
        """Number of agreeable outcomes; an exact whole number, however large."""
        return prod(int(mask.sum()) for mask in self.agreeable)

    def position(self, issue: str) -> int:
        """Return the column of an issue."""
        return self._positions[issue]

    def level_position(self, issue: str, level: Level) -> int:
        """Return the number of a level on its issue."""
        key: Level = float(level) if isinstance(level, int | float) else level
        return self._level_positions[self.position(issue)][key]

    def has_level(self, issue: str, level: Level) -> bool:
        """Return whether the level stands and is not dropped."""
        return (issue, level) not in self.dropped

    def is_agreeable(self, issue: str, level: Level) -> bool:
        """Return whether a deal may have the level."""
        return bool(self.agreeable[self.position(issue)][self.level_position(issue, level)])

    def agreeable_levels(self, issue: str) -> NDArray[np.int64]:
        """Return the numbers of the levels that a deal may have on an issue."""
        return np.flatnonzero(self.agreeable[self.position(issue)])

    def no_deal_level(self, issue: str) -> int | None:
        """Return the number of the level that holds for sure without a deal and that a deal may have too, or None."""
        level = self.no_deal.level(issue)
        if level is None:
            return None
        position = self.level_position(issue, level)
        return position if self.agreeable[self.position(issue)][position] else None

    def no_deal_branches(self) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
        """Return the chances `[branches]` and outcomes `[branches, issues]` without a deal; -1 where none is."""
        branches = self.no_deal.branches
        outcomes = np.full((len(branches), len(self.issues)), -1, dtype=np.int64)
        for row, branch in enumerate(branches):
            for issue, level in branch.outcome:
                outcomes[row, self.position(issue)] = self.level_position(issue, level)
        return np.array([branch.chance for branch in branches], dtype=np.float64), outcomes

    def grid(self, varied: Iterable[str], fixed: Mapping[str, int] | None = None) -> NDArray[np.int64]:
        """Return every outcome over the varied issues, `[N, issues]`.

        The others stay at the level given in `fixed`, or as without a deal; an issue with neither is varied as well.

        Args:
            varied: Issue ids whose agreeable levels are all tried.
            fixed: Issue id and level number for issues that stay.

        Raises:
            LimitError: there are more than `MAX_OUTCOMES`.
        """
        axes = self.axes(varied, fixed)
        count = prod(len(axis) for axis in axes)
        if count > MAX_OUTCOMES:
            raise LimitError(
                f"{count:,} outcomes are too many to look at one by one (the limit is {MAX_OUTCOMES:,}); "
                "widen the step of a numeric issue, or leave out an issue that nobody mentions"
            )
        mesh = np.meshgrid(*axes, indexing="ij")
        return np.stack([axis.ravel() for axis in mesh], axis=1) if mesh else np.zeros((1, 0), dtype=np.int64)

    def axes(self, varied: Iterable[str], fixed: Mapping[str, int] | None = None) -> list[NDArray[np.int64]]:
        """Return for each issue the numbers of the levels that `grid` tries, however many outcomes that makes."""
        wanted = set(varied)
        return [self._axis(issue.id, issue.id in wanted, fixed or {}) for issue in self.issues]

    def _axis(self, issue: str, varied: bool, fixed: Mapping[str, int]) -> NDArray[np.int64]:
        if not varied:
            level = fixed.get(issue, self.no_deal_level(issue))
            if level is not None:
                return np.array([level], dtype=np.int64)
        return self.agreeable_levels(issue)

    def describe(self, outcome: NDArray[np.int64]) -> dict[str, Level]:
        """Return an outcome `[issues]` as issue id and level."""
        return {issue.id: self.levels[i][int(outcome[i])] for i, issue in enumerate(self.issues)}

    def steps_between(self, issue: str, first: NDArray[np.int64], second: int) -> NDArray[np.float64]:
        """Return how many adjacent steps lie between levels: places on a scale, tenths (or steps) of a range, or 1."""
        position = self.position(issue)
        record = self.issues[position]
        if record.range is not None:
            values = np.array([float(level) for level in self.levels[position]])
            # A tenth of the range, unless the values themselves stand further apart.
            unit = max((record.range.high - record.range.low) / 10, record.range.step or 0.0)
            return np.asarray(np.abs(values[first] - values[second]) / unit)
        if not record.ordered:
            return np.asarray(first != second, dtype=np.float64)
        # Dropped options do not count as places on the scale.
        place = np.cumsum([self.has_level(issue, level) for level in self.levels[position]])
        return np.asarray(np.abs(place[first] - place[second]), dtype=np.float64)


def _named_numbers(case: Case) -> dict[str, tuple[float, ...]]:
    """Return every number that the case names on ranges without a step."""
    real = {issue.id for issue in case.issues if issue.range is not None and issue.range.step is None}
    found: dict[str, set[float]] = {issue: set() for issue in real}

    def note(issue: str, levels: Iterable[Level]) -> None:
        if issue in real:
            found[issue].update(float(level) for level in levels)

    for statement in case.statements:
        for package in statement.packages():
            for issue, levels in package.terms:
                note(issue, levels)
        for clause in statement.where.all_clauses() if statement.where is not None else ():
            note(clause.issue, clause.named_levels())
    conditions = (
        *(constraint.never for constraint in case.constraints),
        *(consent.where for consent in case.consents),
        *(interaction.where for interaction in case.interactions),
        *(where for exact in case.exact for where in exact.conditions()),
    )
    for where in conditions:
        for clause in where.all_clauses():
            note(clause.issue, clause.named_levels())
    named = (*(branch.outcome for branch in case.no_deal.branches), *(bound.does for bound in case.commitments))
    for outcome in named:
        for issue, level in outcome:
            note(issue, (level,))
    for exact in case.exact:
        for issue, points in exact.table:
            note(issue, (level for level, _ in points))
    return {issue: tuple(sorted(numbers)) for issue, numbers in found.items()}


def _levels(issue: Issue, named: tuple[float, ...]) -> tuple[Level, ...]:
    if issue.range is None:
        return tuple(option.id for option in issue.options)
    return tuple(sorted({*issue.range.grid(), *named}))


def _agreeable(issue: Issue, levels: tuple[Level, ...], dropped: Dropped) -> NDArray[np.bool_]:
    if issue.range is not None:
        return np.ones(len(levels), dtype=np.bool_)
    return np.array(
        [option.agreeable and (issue.id, option.id) not in dropped for option in issue.options], dtype=np.bool_
    )
