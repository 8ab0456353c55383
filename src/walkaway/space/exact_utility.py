"""The utility that exact preferences state, for every outcome of a space: nothing drawn, nothing rescaled."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from walkaway.case import Bonus, BonusGroup, ExactPreferences, Issue, Level
from walkaway.space.bonuses import BonusNode, bonus_node
from walkaway.space.outcomes import OutcomeSpace
from walkaway.space.utility import AdditiveUtility, Utility

__all__ = ["WrittenUtility", "exact_utility", "issue_values", "level_numbers", "swing_shares"]


@dataclass(frozen=True, eq=False)
class WrittenUtility:
    """A utility that is not a plain sum: with bonuses, with a cap, or with both.

    An outcome is worth `min(at_most, (additive + bonuses) / out_of)`, the same in every draw.

    Attributes:
        additive: The sum over the issues, one draw.
        bonuses: What conditions add; None where nothing does.
        out_of: What the total is divided by.
        at_most: The most that an outcome is worth; infinity where nothing cuts it.
        count: Number of draws D.
    """

    additive: AdditiveUtility
    bonuses: BonusNode | None
    out_of: float = 1.0
    at_most: float = np.inf
    count: int = 1

    def values(self, outcomes: NDArray[np.int64]) -> NDArray[np.float64]:
        """Return utilities `[D, N]` of outcomes `[N, issues]`."""
        total = self.additive.part(outcomes, range(outcomes.shape[1]))[0]
        if self.bonuses is not None:
            total = total + self.bonuses.values(outcomes)
        worth = np.minimum(total / self.out_of, self.at_most)
        return np.repeat(worth[np.newaxis], self.count, axis=0)

    def take(self, rows: NDArray[np.int64]) -> "WrittenUtility":
        """Return the utility of some of the draws."""
        return WrittenUtility(self.additive, self.bonuses, self.out_of, self.at_most, len(rows))


def exact_utility(exact: ExactPreferences, space: OutcomeSpace, count: int = 1) -> Utility:
    """Return what exact preferences are worth in a space: a table where they are a plain sum over the issues.

    Args:
        exact: The preferences.
        space: A space that holds their issues and levels.
        count: Number of draws D, all alike.

    Examples:
        >>> from walkaway.case import Case, Issue, NumericRange
        >>> price = Issue(id="price", name="Price", range=NumericRange(low=0, high=4, step=1))
        >>> buyer = ExactPreferences(
        ...     party="buyer", form="utility", table=(("price", ((0.0, 1.5), (4.0, 0.0))),), at_most=1.0
        ... )
        >>> space = OutcomeSpace.of(Case(id="sale", issues=(price,), exact=(buyer,)))
        >>> exact_utility(buyer, space).values(space.grid(["price"])).tolist()
        [[1.0, 1.0, 0.75, 0.375, 0.0]]
    """
    table = np.concatenate([*issue_values(exact, space), np.zeros(0)])
    if exact.is_additive:
        return AdditiveUtility(space, np.repeat((table / exact.out_of)[:, np.newaxis], count, axis=1))
    return WrittenUtility(
        additive=AdditiveUtility(space, table[:, np.newaxis]),
        bonuses=bonus_node(exact.bonuses, space) if exact.bonuses else None,
        out_of=exact.out_of,
        at_most=np.inf if exact.at_most is None else exact.at_most,
        count=count,
    )


def issue_values(exact: ExactPreferences, space: OutcomeSpace) -> list[NDArray[np.float64]]:
    """Return, for each issue, weight times number of every level, `[levels]`, before the division by `out_of`.

    Points are divided by the largest total a deal can have.
    """
    written = {issue: dict(row) for issue, row in exact.table}
    weights = dict(exact.weights)
    columns = [
        weights.get(issue.id, 1.0) * level_numbers(issue, levels, written.get(issue.id, {}))
        for issue, levels in zip(space.issues, space.levels, strict=True)
    ]
    if exact.form == "points":
        best = sum(float(column[mask].max()) for column, mask in zip(columns, space.agreeable, strict=True))
        if best > 0:
            return [column / best for column in columns]
    return columns


def level_numbers(issue: Issue, levels: tuple[Level, ...], written: dict[Level, float]) -> NDArray[np.float64]:
    """Return the number of every level: as written, on a numeric issue joined by straight lines, else 0."""
    if not issue.is_numeric:
        return np.array([written.get(level, 0.0) for level in levels])
    if not written:
        return np.zeros(len(levels))
    known = sorted((float(level), value) for level, value in written.items())
    return np.interp([float(level) for level in levels], [x for x, _ in known], [y for _, y in known])


def swing_shares(exact: ExactPreferences, space: OutcomeSpace) -> NDArray[np.float64]:
    """Return each issue's share of the whole scale, `[issues]`.

    The distance between its best and worst agreeable level; where there are bonuses, what those that depend on it can
    add or take is counted to it in full.
    """
    columns = issue_values(exact, space)
    spans = [float(np.ptp(column[mask])) for column, mask in zip(columns, space.agreeable, strict=True)]
    for bonus in exact.bonuses:
        for issue, size in _sizes(bonus, 1.0):
            spans[space.position(issue)] += size
    total = sum(spans)
    return np.array([span / total if total > 0 else span for span in spans])


def _sizes(bonus: Bonus | BonusGroup, times: float) -> Iterator[tuple[str, float]]:
    """Yield the issues that each bonus depends on with what it adds or takes."""
    if isinstance(bonus, Bonus):
        issues = bonus.where.issues if bonus.where is not None else ()
        yield from ((issue, abs(bonus.adds * times)) for issue in issues)
        return
    for part in bonus.parts:
        yield from _sizes(part, times * bonus.times)
