"""Preferences that are known exactly: one draw, no sampling."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from walkaway.beliefs.prior import DISCOUNT_RANGE, reservation_values
from walkaway.beliefs.streams import stream
from walkaway.case import Case, ExactPreferences, Level
from walkaway.space import AdditiveUtility, OutcomeSpace, PartyDraws

__all__ = ["exact_draws", "is_exact"]


@dataclass(frozen=True)
class _IssueTable:
    levels: tuple[Level, ...]
    written: dict[Level, float]
    numeric: bool

    def values(self) -> NDArray[np.float64]:
        if not self.numeric:
            return np.array([self.written.get(level, 0.0) for level in self.levels])
        if not self.written:
            return np.zeros(len(self.levels))
        known = sorted((float(level), value) for level, value in self.written.items())
        return np.interp([float(level) for level in self.levels], [x for x, _ in known], [y for _, y in known])


def is_exact(case: Case) -> bool:
    """Return whether nothing about the preferences is left to draw."""
    intervals = [interval for _, interval in (*case.no_deal.values, *case.no_deal.shifts)]
    fixed = all(low == high for low, high in intervals)
    return fixed and all(case.exact_preferences(party) is not None for party in case.modelled)


def exact_draws(case: Case, space: OutcomeSpace, exact: ExactPreferences, seed: int, count: int) -> PartyDraws:
    """Return a party's exact preferences in `count` draws; only a value of no deal given as an interval varies.

    Points are divided by the largest total a deal can have, so that the best deal is worth 1; utilities stay as
    written. The discount factor is the midpoint of its interval.
    """
    written = {issue: dict(points) for issue, points in exact.table}
    columns = [
        _IssueTable(levels, written.get(issue.id, {}), issue.is_numeric).values()
        for issue, levels in zip(space.issues, space.levels, strict=True)
    ]
    best = sum(float(column[mask].max()) for column, mask in zip(columns, space.agreeable, strict=True))
    if exact.form == "points" and best > 0:
        columns = [column / best for column in columns]
    table = np.concatenate(columns)
    utility = AdditiveUtility(space, np.repeat(table[:, np.newaxis], count, axis=1))
    uniforms = stream(seed, exact.party, "", "reservation value").random(count)
    factor = case.discount_factor(exact.party)
    low, high = factor.interval if factor is not None else DISCOUNT_RANGE
    return PartyDraws(
        utility=utility,
        reservation=reservation_values(case, space, exact.party, utility, uniforms),
        discount=np.full(count, (low + high) / 2),
        weights=np.repeat(_swing(columns, space)[:, np.newaxis], count, axis=1),
    )


def _swing(columns: list[NDArray[np.float64]], space: OutcomeSpace) -> NDArray[np.float64]:
    """Return each issue's share of the whole scale: the distance between its best and worst agreeable level."""
    spans = np.array([float(np.ptp(column[mask])) for column, mask in zip(columns, space.agreeable, strict=True)])
    return spans / spans.sum() if spans.sum() > 0 else spans
