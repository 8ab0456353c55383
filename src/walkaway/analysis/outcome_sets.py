"""The sets of outcomes that findings ask about, and how each is asked: one by one, or at any size by bounds.

Up to `ENUMERATED` outcomes are looked at one by one: nothing is faster. Beyond it the exact solver of
`walkaway.solutions.exact` answers the same questions in every draw, where utilities are plain sums over the issues and
every outcome needs the same parties. Where something else stands in its way, outcomes are looked at one by one as long
as they fit, and then the answer says what stands in the way.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import prod

import numpy as np
from numpy.typing import NDArray

from walkaway.analysis.deals import (
    TOLERANCE,
    allowed,
    deal_parties,
    headline_issues,
    most_for_the_least_satisfied,
    principal_gains,
)
from walkaway.analysis.view import View
from walkaway.case import Case
from walkaway.errors import LimitError
from walkaway.results import size_in_words
from walkaway.solutions import nash_point
from walkaway.solutions.exact.draw_solutions import DrawSolution, least_gains, nash_points
from walkaway.solutions.exact.draw_tables import DrawTables
from walkaway.space import Draws, OutcomeSpace
from walkaway.space.exact_utility import WrittenUtility
from walkaway.space.outcomes import MAX_OUTCOMES
from walkaway.space.utility import AdditiveUtility, Utility

__all__ = ["DEPTHS", "ENUMERATED", "OutcomeSet", "all_outcomes", "headline_set"]

DEPTHS = (0.05, 0.10)
"""Gains at which the depth of the zone is measured."""
ENUMERATED = 100_000
"""Outcomes up to which they are looked at one by one, though bounds would do."""
_CHUNK = 1_000_000

Outcomes = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class OutcomeSet:
    """Every outcome over some issues that no constraint forbids; other issues stay as they are without a deal.

    Attributes:
        case: The case.
        space: Its outcome space.
        name: ``headline`` or ``all outcomes``.
        varied: The issues that are varied.
    """

    case: Case
    space: OutcomeSpace
    name: str
    varied: tuple[str, ...]

    @cached_property
    def axes(self) -> list[NDArray[np.int64]]:
        """For each issue the numbers of the levels that an outcome of the set may have."""
        return self.space.axes(self.varied)

    @property
    def size(self) -> int:
        """Number of outcomes, those that a constraint forbids among them; an exact whole number, however large."""
        return prod(len(axis) for axis in self.axes)

    @cached_property
    def outcomes(self) -> Outcomes:
        """The outcomes, `[N, issues]`.

        Raises:
            LimitError: there are too many to look at one by one.
        """
        return allowed(self.case, self.space, self.space.grid(self.varied))

    def in_the_way(self, draws: Draws) -> str:
        """Return in words what keeps bounds from answering in place of looking; empty where nothing does."""
        if self.case.constraints:
            return "the case rules some packages out ('constraints')"
        others = [party for party in deal_parties(self.case) if party not in self.case.principals]
        if others:
            return f"some packages need the consent of {' and '.join(others)}"
        for party in self.case.principals:
            if _table(draws.parties[party].utility, self.space) is None:
                return f"what {party} gets is no plain sum over the issues (bonuses, interactions or a cap)"
        return "" if self.case.principals else "nobody must agree"

    def by_bounds(self, draws: Draws) -> bool:
        """Return whether bounds answer in place of looking at every outcome."""
        return self.size > ENUMERATED and not self.in_the_way(draws)

    def too_many(self, draws: Draws) -> str:
        """Return in words why the set can be asked nothing; empty where it can."""
        if self.size <= MAX_OUTCOMES or self.by_bounds(draws):
            return ""
        return (
            f"{size_in_words(self.size)} packages are too many to look at one by one (the limit is {MAX_OUTCOMES:,}), "
            f"and bounds cannot take the place of looking: {self.in_the_way(draws)}"
        )

    def require(self, draws: Draws) -> None:
        """Check that the set can be asked something.

        Raises:
            LimitError: there are too many outcomes, and something stands in the way of bounds.
        """
        if why := self.too_many(draws):
            raise LimitError(f"{why}; widen the step of a numeric issue, or leave out an issue that nobody mentions")

    def within(self, view: View, budget: int) -> View:
        """Return the view with as many draws as looking at every outcome allows; with all of them where bounds do."""
        if self.by_bounds(view.beliefs.prior):
            return view
        return view.within(prod(len(self.space.agreeable_levels(issue)) for issue in self.varied), budget)

    def within_its_size(self, view: View, budget: int) -> View:
        """Return the view with as many draws as looking at every outcome that is not ruled out allows."""
        return view if self.by_bounds(view.beliefs.prior) else view.within(len(self.outcomes), budget)

    def tables(self, draws: Draws) -> DrawTables:
        """Return the principals' gains in every draw, option by option; columns are those of the space."""
        parties = [draws.parties[party] for party in self.case.principals]
        tables = []
        for party in parties:
            table = _table(party.utility, self.space)
            assert table is not None
            tables.append([table[self.space.offsets[i] + axis] for i, axis in enumerate(self.axes)])
        return DrawTables.of(tables, np.stack([party.reservation for party in parties]))

    def levels(self, choices: NDArray[np.intp]) -> Outcomes:
        """Return choices among the axes, `[N, issues]`, as outcomes."""
        return np.stack([axis[choices[:, i]] for i, axis in enumerate(self.axes)], axis=1)

    def fairest(self, draws: Draws, min_gain: float) -> DrawSolution:
        """Return in every draw an outcome whose smallest gain reaches m, 0.05 and 0.10 where any outcome's does."""
        key = ("fairest", self.name, min_gain)
        if key not in draws.memo:
            levels = np.unique([min_gain, *DEPTHS]) - TOLERANCE
            draws.memo[key] = least_gains(self.tables(draws), levels)
        found: DrawSolution = draws.memo[key]
        return found

    def most_for_the_least_satisfied(self, draws: Draws, min_gain: float) -> NDArray[np.float64]:
        """Return max over outcomes of the smallest gain, `[D]`; minus infinity where there is no outcome.

        Some deal exists in a draw exactly where this reaches the smallest gain worth a deal. Where bounds answer it is
        the smallest gain at a good outcome: held to m, 0.05 and 0.10 it tells the same.
        """
        if self.by_bounds(draws):
            return self.fairest(draws, min_gain).value
        return most_for_the_least_satisfied(self.case, draws, self.name, lambda: self.outcomes)

    def nash_gains(
        self,
        draws: Draws,
        min_gain: float,
        weights: NDArray[np.float64] | None = None,
        raised: NDArray[np.float64] | None = None,
        chunk: int = _CHUNK,
    ) -> NDArray[np.float64]:
        """Return each principal's gain at the Nash point, `[P, D]`; 0 where no outcome satisfies all.

        Args:
            draws: The draws.
            min_gain: The smallest gain worth a deal.
            weights: Bargaining weights, `[P, D]`; equal if left out.
            raised: By how much each principal's value of no deal is raised, `[P]`; not at all if left out.
            chunk: Outcomes times draws that are looked at in one go, where they are looked at.
        """
        if min_gain > TOLERANCE and self.by_bounds(draws):
            tables = self.tables(draws)
            less = tables.less if raised is None else tables.less + raised[:, np.newaxis]
            return nash_points(DrawTables(tables=tables.tables, less=less), weights, min_gain=min_gain).gains
        return nash_point(self._gains(draws, min_gain, raised, chunk), weights, min_gain=min_gain).gains

    def _gains(
        self, draws: Draws, min_gain: float, raised: NDArray[np.float64] | None, chunk: int
    ) -> Iterator[NDArray[np.float64]]:
        size, outcomes = max(1, chunk // draws.count), self.outcomes
        for start in range(0, max(1, len(outcomes)), size):
            gains = principal_gains(self.case, draws, outcomes[start : start + size], min_gain)
            yield gains if raised is None else gains - raised[:, np.newaxis, np.newaxis]

    def how(self, draws: Iterable[Draws], min_gain: float) -> str:
        """Return in words how it was told whether a deal exists; empty where every outcome was looked at."""
        different = list({id(each): each for each in draws}.values())
        if not self.by_bounds(different[0]):
            return ""
        found = [self.fairest(each, min_gain) for each in different]
        total = sum(len(each.value) for each in found)
        near, open_ = (sum(int(flags.sum()) for flags in each) for each in _flags(found))
        told = [
            f"{size_in_words(self.size)} packages were not looked at one by one: "
            + ("bounds" if total == 1 else f"in each of {total:,} draws bounds")
            + " on weighted sums of the sides' gains, and packages found on the way, tell whether there is a deal"
        ]
        if near:
            told.append(
                "they left it open, and everything near the bound was looked at"
                if total == 1
                else f"in {near:,} they left it open, and everything near the bound was looked at"
            )
        if open_:
            told.append(
                f"{'there' if total == 1 else f'in {open_:,}'} was too much near it: the best package found counts"
            )
        return "; ".join(told)


def _flags(found: Sequence[DrawSolution]) -> tuple[list[NDArray[np.bool_]], list[NDArray[np.bool_]]]:
    return [each.searched for each in found], [~each.certain for each in found]


def _table(utility: Utility, space: OutcomeSpace) -> NDArray[np.float64] | None:
    """Return a utility's table over all levels, `[levels, D]`; None where it is no plain sum over the issues."""
    if isinstance(utility, AdditiveUtility):
        return utility.table
    if not isinstance(utility, WrittenUtility) or utility.bonuses is not None:
        return None
    table = utility.additive.table / utility.out_of
    # A cap that no deal reaches cuts nothing.
    most = sum(float(utility.additive.best(column)[0]) for column in range(len(space.issues))) / utility.out_of
    return np.repeat(table, utility.count, axis=1) if most <= utility.at_most else None


def headline_set(case: Case, space: OutcomeSpace) -> OutcomeSet:
    """Return the headline set: only what some principal has put in a package is varied, and what nothing holds on."""
    return OutcomeSet(case, space, "headline", headline_issues(case, space))


def all_outcomes(case: Case, space: OutcomeSpace) -> OutcomeSet:
    """Return the set of every agreeable outcome; the headline set itself where the two are one."""
    varied = headline_issues(case, space)
    name = "headline" if len(varied) == len(space.issues) else "all outcomes"
    return OutcomeSet(case, space, name, tuple(issue.id for issue in space.issues))
