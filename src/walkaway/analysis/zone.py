"""Was any deal possible?

A deal is possible in a draw where some outcome gives every principal at least the smallest gain worth a deal over no
deal. The probability means: in each possible world some deal exists, perhaps a different one. So the single package
that most often satisfies all, and the five that together do, stand beside it.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

import numpy as np
from numpy.typing import NDArray

from walkaway.analysis.candidates import candidates
from walkaway.analysis.deals import (
    TOLERANCE,
    ZONE_BUDGET,
    deal_parties,
    most_for_the_least_satisfied,
    said_outcomes,
    smallest_gains,
)
from walkaway.analysis.estimates import estimate
from walkaway.analysis.outcome_sets import DEPTHS, OutcomeSet, all_outcomes, headline_set
from walkaway.analysis.view import Core, View
from walkaway.beliefs import Quantity, Replicates, World
from walkaway.case import Case, Level
from walkaway.results import SHARE, Estimate, Finding, Headline, Shown
from walkaway.space import Draws

__all__ = ["DEPTHS", "BestPackages", "Zone", "deal_exists", "zone", "zone_cores"]

EVERY_PACKAGE = "every package was compared"
"""How the best package was found, where all were looked at."""
FIVE = 5
"""Number of packages in the best set."""
_EXHAUSTIVE = 20_000
_BEST_BUDGET = 25_000_000
_CHUNK = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class BestPackages(Shown):
    """The set of packages of which some one is acceptable to all most often.

    Attributes:
        outcomes: The packages, best first.
        acceptable_to_all: Probability that at least one of them is acceptable to all.
        search: How the set was found.
    """

    outcomes: tuple[Mapping[str, Level], ...]
    acceptable_to_all: Estimate = field(metadata=SHARE)
    search: str


@dataclass(frozen=True, kw_only=True)
class Zone(Finding):
    """Whether a deal was possible.

    Attributes:
        headline: Over packages that vary only issues some principal has put in a package.
        all_outcomes: Over all outcomes; None where there are too many to look at and bounds cannot take its place.
        said_only: Over packages that were actually said.
        depth: Smallest gain (as text) and the probability that some deal gives it to every side.
        best_package: The single package that most often satisfies all.
        best_five: The five packages of which some one most often does.
        issues: The issues that the headline set varies.
        outcomes: Number of outcomes in the headline set.
        status_quo_counts: Whether leaving everything as it stands can itself count as a deal, which happens where the
            value of no deal is declared, or shifted below that of the status quo.
        search: How the sets that were not looked at one by one were searched, or why not, in words: ``headline`` and
            ``all_outcomes``; empty where every outcome was looked at.
    """

    headline: Headline
    all_outcomes: Headline | None
    said_only: Headline
    depth: Mapping[str, Estimate] = field(metadata=SHARE)
    best_package: BestPackages
    best_five: BestPackages
    issues: tuple[str, ...]
    outcomes: int
    status_quo_counts: bool
    search: Mapping[str, str] = field(default_factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """Return the finding as plain data; how sets were searched only where there is something to say."""
        return {key: value for key, value in Finding.to_dict(self).items() if key != "search" or value}


def deal_exists(view: View, name: str) -> Quantity:
    """Return whether some outcome of a set, ``headline`` or ``all outcomes``, is a deal in each draw."""
    among = _among(view, name)

    def quantity(draws: Draws, _: World) -> NDArray[np.float64]:
        most = among.most_for_the_least_satisfied(draws, view.min_gain)
        return (most >= view.min_gain - TOLERANCE).astype(np.float64)

    return quantity


def _among(view: View, name: str) -> OutcomeSet:
    return (headline_set if name == "headline" else all_outcomes)(view.case, view.space)


def _exists(view: View, name: str) -> Replicates:
    within = _among(view, name).within(view, ZONE_BUDGET)
    return within.posterior().mean(deal_exists(view, name), deal_parties(view.case))


def _said(view: View) -> Replicates:
    case, space = view.case, view.space

    def quantity(draws: Draws, world: World) -> NDArray[np.float64]:
        outcomes = said_outcomes(case, space, world)
        most = most_for_the_least_satisfied(case, draws, f"said {outcomes.tolist()}", lambda: outcomes)
        return (most >= view.min_gain - TOLERANCE).astype(np.float64)

    return view.posterior().mean(quantity, deal_parties(case))


def zone_cores(view: View) -> dict[str, Core]:
    """Return the cores of the headline probabilities; that over all outcomes only where they can be searched.

    Raises:
        LimitError: the headline set is too large to look at, and bounds cannot take the place of looking.
    """
    headline_set(view.case, view.space).require(view.beliefs.prior)
    cores: dict[str, Core] = {"zone.headline": lambda v: _exists(v, "headline"), "zone.said_only": _said}
    if all_outcomes(view.case, view.space).too_many(view.beliefs.prior):
        return cores
    return {**cores, "zone.all_outcomes": lambda v: _exists(v, "all outcomes")}


def zone(view: View, headlines: Mapping[str, Headline]) -> Zone:
    """Return the zone of possible agreement, given its headline probabilities by the names of `zone_cores`."""
    case = view.case
    among = headline_set(case, view.space)
    method = view.beliefs.method
    view = among.within(view, ZONE_BUDGET)
    found = candidates(view, among)
    single, five = _best_packages(view.within(len(found.outcomes), _BEST_BUDGET), found.outcomes, found.how)
    return Zone(
        method=method,
        headline=headlines["zone.headline"],
        all_outcomes=headlines.get("zone.all_outcomes"),
        said_only=headlines["zone.said_only"],
        depth={f"{depth:.2f}": _depth(view, depth) for depth in DEPTHS},
        best_package=single,
        best_five=five,
        issues=among.varied,
        outcomes=among.size if found.how else len(found.outcomes),
        status_quo_counts=_status_quo_counts(case),
        search=_search(view),
    )


def _search(view: View) -> dict[str, str]:
    """Return in words how sets were searched that were not looked at one by one, or what stands in the way."""
    found = {}
    for key, among in (("headline", _among(view, "headline")), ("all_outcomes", _among(view, "all outcomes"))):
        if not (key == "all_outcomes" and among.name == "headline"):
            prior = view.beliefs.prior
            found[key] = among.too_many(prior) or among.how(view.posterior().draws, view.min_gain)
    return {key: told for key, told in found.items() if told}


def _status_quo_counts(case: Case) -> bool:
    """Return whether no deal may be worth less to a principal than the outcome that holds without one."""
    lowered = any(case.no_deal.shift(party)[0] < 0.0 for party in case.principals)
    declared = any(case.no_deal.value(party) is not None for party in case.principals)
    return lowered or (declared and bool(case.no_deal.branches))


def _depth(view: View, depth: float) -> Estimate:
    def core(at: View) -> Replicates:
        among = headline_set(at.case, at.space)

        def quantity(draws: Draws, _: World) -> NDArray[np.float64]:
            most = among.most_for_the_least_satisfied(draws, at.min_gain)
            return (most >= depth - TOLERANCE).astype(np.float64)

        return at.posterior().mean(quantity, deal_parties(at.case))

    return estimate(view, core)


def _best_packages(view: View, outcomes: NDArray[np.int64], how: str) -> tuple[BestPackages, BestPackages]:
    """Return the best single package and the best five, of packages that were found as told."""
    good, gains, weights = _acceptable_draws(view, outcomes)
    alone = np.round(good @ weights, 12)
    # Of packages that satisfy all equally often, the one whose least satisfied party gains most.
    order = sorted(range(len(outcomes)), key=lambda row: (-alone[row], -gains[row], row))
    single = order[:1]
    five, search = best_set(good[order], weights)
    five = [order[place] for place in sorted(five)]
    told = (f"{how}; {search}" if how else search) if len(outcomes) > FIVE else search
    return _best(view, outcomes[single], how or EVERY_PACKAGE), _best(view, outcomes[five], told)


def _best(view: View, picked: NDArray[np.int64], search: str) -> BestPackages:
    def core(at: View) -> Replicates:
        def quantity(draws: Draws, _: World) -> NDArray[np.float64]:
            if len(picked) == 0:
                return np.zeros(draws.count)
            most = smallest_gains(at.case, draws, picked).max(axis=0)
            return np.asarray(most >= at.min_gain - TOLERANCE, dtype=np.float64)

        return at.posterior().mean(quantity, deal_parties(at.case))

    described = tuple(view.space.describe(outcome) for outcome in picked)
    return BestPackages(outcomes=described, acceptable_to_all=estimate(view, core), search=search)


def _acceptable_draws(
    view: View, outcomes: NDArray[np.int64]
) -> tuple[NDArray[np.bool_], NDArray[np.float64], NDArray[np.float64]]:
    """Return what the best packages are chosen by.

    Which packages are acceptable to all in which draws, `[N, D]`; the mean gain of the least satisfied party, `[N]`;
    and the weights `[D]`. Draws without weight are left out; worlds with draws of their own stand one after the other.
    """
    posterior = view.posterior()
    weights: dict[int, NDArray[np.float64]] = {}
    draws_by_id = {id(draws): draws for draws in posterior.draws}
    joint = posterior.joint_of(deal_parties(view.case))
    for w, draws in enumerate(posterior.draws):
        weights[id(draws)] = weights.get(id(draws), 0.0) + posterior.shares[w] * joint[w]
    good, gains = [], np.zeros(len(outcomes))
    for draws in draws_by_id.values():
        acceptable = np.zeros((len(outcomes), draws.count), dtype=np.bool_)
        size = max(1, _CHUNK // draws.count)
        for start in range(0, len(outcomes), size):
            part = slice(start, start + size)
            least = smallest_gains(view.case, draws, outcomes[part])
            acceptable[part] = least >= view.min_gain - TOLERANCE
            gains[part] += np.where(np.isinf(least), 0.0, least) @ weights[id(draws)]
        good.append(acceptable)
    joined, weight = np.concatenate(good, axis=1), np.concatenate([weights[key] for key in draws_by_id])
    return joined[:, weight > 0], np.round(gains, 12), weight[weight > 0]


def best_set(good: NDArray[np.bool_], weights: NDArray[np.float64]) -> tuple[list[int], str]:
    """Return five packages of which some one is acceptable most often, and how they were found.

    Args:
        good: Which packages are acceptable to all in which draws, `[N, D]`.
        weights: Weights of the draws, `[D]`.

    Examples:
        >>> best_set(np.eye(3, dtype=bool), np.ones(3))
        ([0, 1, 2], 'there are no more packages than that')
    """
    if len(good) <= FIVE:
        return list(range(len(good))), "there are no more packages than that"
    if math.comb(len(good), FIVE) <= _EXHAUSTIVE:
        return _exhaustive(good, weights), "every set of five was compared"
    return _exchange(good, weights), "packages were added one by one, then exchanged while that helped"


def _exhaustive(good: NDArray[np.bool_], weights: NDArray[np.float64]) -> list[int]:
    # Draws with the same pattern of acceptable packages count once; patterns and sets are bits.
    bits = 1 << np.arange(len(good), dtype=np.int64)
    patterns, inverse = np.unique(bits @ good, return_inverse=True)
    mass = np.bincount(np.ravel(inverse), weights=weights)
    sets = np.array(list(combinations(range(len(good)), FIVE)))
    members = bits[sets].sum(axis=1)
    covered = np.zeros(len(sets))
    for pattern, amount in zip(patterns, mass, strict=True):
        covered += amount * ((members & pattern) != 0)
    return [int(row) for row in sets[int(np.argmax(np.round(covered, 12)))]]


def _exchange(good: NDArray[np.bool_], weights: NDArray[np.float64]) -> list[int]:
    chosen: list[int] = []
    for _ in range(FIVE):
        left = ~good[chosen].any(axis=0) if chosen else np.ones(good.shape[1], dtype=np.bool_)
        chosen.append(int(np.argmax(np.round(good[:, left] @ weights[left], 12))))
    improved = True
    while improved:
        improved = False
        for place in range(FIVE):
            others = chosen[:place] + chosen[place + 1 :]
            left = ~good[others].any(axis=0)
            gain = np.round(good[:, left] @ weights[left], 12)
            if gain.max() > gain[chosen[place]]:
                chosen[place], improved = int(np.argmax(gain)), True
    return chosen
