"""Which outcomes are looked at, and whom a deal must satisfy.

The headline set varies only issues that some principal has put in a package, and issues on which nothing holds without
a deal. Everything else stays as it is: a deal that hangs on an issue nobody raised says more about the prior than
about the sides.
"""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from walkaway.beliefs import World
from walkaway.case import Case
from walkaway.space import Draws, OutcomeSpace, completions, holds

__all__ = [
    "NASH_BUDGET",
    "TOLERANCE",
    "ZONE_BUDGET",
    "allowed",
    "deal_parties",
    "headline_issues",
    "most_for_the_least_satisfied",
    "principal_gains",
    "said_outcomes",
    "smallest_gains",
]

TOLERANCE = 1e-10
"""Gains are compared with the smallest gain up to this, once, here: sums in another order must not change an answer."""
NASH_BUDGET = 8_000_000
"""Outcomes times draws for which the Nash point is looked for; larger questions use fewer of the draws."""
ZONE_BUDGET = 200_000_000
"""The same for whether any deal exists."""
_CHUNK = 1_000_000
_OUT_OF_REACH = -1.0
_PACKAGES = ("offer", "acceptance", "refusal")

Outcomes = NDArray[np.int64]


def headline_issues(case: Case, space: OutcomeSpace) -> tuple[str, ...]:
    """Return the issues that packages of principals name, and those on which nothing holds without a deal."""
    principals = set(case.principals)
    named = {
        issue
        for statement in case.statements
        if statement.kind in _PACKAGES and statement.party in principals and statement.package is not None
        for issue in statement.package.issues
    }
    return tuple(issue.id for issue in space.issues if issue.id in named or space.no_deal_level(issue.id) is None)


def allowed(case: Case, space: OutcomeSpace, outcomes: Outcomes) -> Outcomes:
    """Return the outcomes that no constraint forbids."""
    for constraint in case.constraints:
        outcomes = outcomes[~holds(constraint.never, space, outcomes)]
    return outcomes


def said_outcomes(case: Case, space: OutcomeSpace, world: World) -> Outcomes:
    """Return the outcomes that were actually said in a world.

    These are the definite packages of principals' offers, acceptances and refusals. Packages that leave the rest open
    or name an assumed option are not among them.
    """
    assumed = set(case.assumed_options())
    rows = []
    for statement_id, package in world.meanings:
        statement = case.statement(statement_id)
        assert statement is not None
        if statement.party not in case.principals or package.rest == "open":
            continue
        if any((issue, levels[0]) in assumed for issue, levels in package.terms):
            continue
        completion = completions(package, space)
        if completion.is_definite:
            rows.append(completion.outcome)
    found = np.unique(np.array(rows), axis=0) if rows else np.zeros((0, len(space.issues)), dtype=np.int64)
    return allowed(case, space, found)


def deal_parties(case: Case) -> tuple[str, ...]:
    """Return whoever may have to agree: the principals, and the parties whose consent some outcomes need."""
    return tuple(sorted({*case.principals, *(consent.by for consent in case.consents)}))


def needed(case: Case, space: OutcomeSpace, party: str, outcomes: Outcomes) -> NDArray[np.bool_]:
    """Return a mask `[N]` of the outcomes that need a party's agreement."""
    if party in case.principals:
        return np.ones(len(outcomes), dtype=np.bool_)
    mask = np.zeros(len(outcomes), dtype=np.bool_)
    for consent in case.consents:
        if consent.by == party:
            mask |= holds(consent.where, space, outcomes)
    return mask


def smallest_gains(
    case: Case, draws: Draws, outcomes: Outcomes, parties: Sequence[str] | None = None
) -> NDArray[np.float64]:
    """Return the gain of whoever gains least among those who must agree, `[N, D]`."""
    least = np.full((len(outcomes), draws.count), np.inf)
    for party in deal_parties(case) if parties is None else parties:
        gains = draws.parties[party].gains(outcomes).T
        mask = needed(case, draws.space, party, outcomes)
        least = np.minimum(least, gains if mask.all() else np.where(mask[:, np.newaxis], gains, np.inf))
    return least


def principal_gains(case: Case, draws: Draws, outcomes: Outcomes, min_gain: float) -> NDArray[np.float64]:
    """Return what each principal gains, `[P, D, N]`; a loss for all where somebody else must consent and would not."""
    gains = np.stack([draws.parties[party].gains(outcomes) for party in case.principals])
    others = [party for party in deal_parties(case) if party not in case.principals]
    if others:
        consent = min_gain - TOLERANCE <= smallest_gains(case, draws, outcomes, others).T
        gains = np.where(consent, gains, _OUT_OF_REACH)
    return gains


def most_for_the_least_satisfied(
    case: Case, draws: Draws, name: str, build: Callable[[], Outcomes]
) -> NDArray[np.float64]:
    """Return max over outcomes of the smallest gain, `[D]`; minus infinity where there is no outcome.

    Some deal exists in a draw exactly where this reaches the smallest gain worth a deal. Remembered with the draws
    under `name`, because conventions and left-out statements ask for it again; only the first time are the outcomes
    built.
    """
    key = ("most for the least satisfied", name)
    if key not in draws.memo:
        outcomes, most = build(), np.full(draws.count, -np.inf)
        size = max(1, _CHUNK // draws.count)
        for start in range(0, len(outcomes), size):
            most = np.maximum(most, smallest_gains(case, draws, outcomes[start : start + size]).max(axis=0))
        draws.memo[key] = most
    return np.asarray(draws.memo[key])
