"""Preferences that are known exactly: one draw, no sampling."""

import numpy as np

from walkaway.beliefs.prior import DISCOUNT_RANGE, reservation_values
from walkaway.beliefs.streams import stream
from walkaway.case import Case, ExactPreferences
from walkaway.space import OutcomeSpace, PartyDraws, exact_utility, swing_shares

__all__ = ["exact_draws", "is_exact"]


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
    utility = exact_utility(exact, space, count)
    uniforms = stream(seed, exact.party, "", "reservation value").random(count)
    factor = case.discount_factor(exact.party)
    low, high = factor.interval if factor is not None else DISCOUNT_RANGE
    return PartyDraws(
        utility=utility,
        reservation=reservation_values(case, space, exact.party, utility, uniforms),
        discount=np.full(count, (low + high) / 2),
        weights=np.repeat(swing_shares(exact, space)[:, np.newaxis], count, axis=1),
    )
