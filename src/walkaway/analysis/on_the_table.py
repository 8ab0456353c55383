"""What lies on the table, and how much each side is short of accepting it.

On the table are each principal's offers of the latest round in which it made any. The shortfall is the mean of what a
side lacks to gain the smallest gain worth a deal, on its own 0-1 scale, counting 0 where it lacks nothing.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from walkaway.analysis.deals import TOLERANCE
from walkaway.analysis.estimates import estimate
from walkaway.analysis.view import Core, View
from walkaway.beliefs import Replicates, World
from walkaway.beliefs.claims import expected
from walkaway.case import Case, Level, Package, Statement
from walkaway.results import AMOUNT, GAIN, SHARE, Estimate, Shown
from walkaway.space import Draws, completions
from walkaway.space.completions import describe_package

__all__ = ["Offer", "OnTheTable", "offers_on_the_table", "on_the_table"]


@dataclass(frozen=True, slots=True, kw_only=True)
class OnTheTable(Shown):
    """One package on the table, under one account.

    Attributes:
        statement: The offer.
        reading: The reading it belongs to; None where there is only one account.
        outcome: The package; issues that nobody knows are missing.
        acceptable: Each party's probability of gaining from it, if this account is true.
        gain: Each party's mean gain over no deal, on its own scale; negative where it loses.
        shortfall: What each party lacks on average, on its own scale.
    """

    statement: str
    reading: str | None
    outcome: Mapping[str, Level]
    acceptable: Mapping[str, Estimate] = field(metadata=SHARE)
    gain: Mapping[str, Estimate] = field(metadata=GAIN)
    shortfall: Mapping[str, Estimate] = field(metadata=AMOUNT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One meaning of an offer.

    Attributes:
        statement: The offer's id.
        reading: The reading it belongs to, or None.
        package: The package it means.
    """

    statement: str
    reading: str | None
    package: Package

    def holds_in(self, world: World) -> bool:
        """Return whether the offer means this package in a world."""
        return world.meaning(self.statement) == self.package


def _latest_offers(case: Case) -> tuple[Statement, ...]:
    """Return each principal's offers of the latest round in which it made any."""
    found: list[Statement] = []
    for party in case.principals:
        offers = [s for s in case.statements if s.kind == "offer" and s.party == party and s.package is not None]
        latest = max((case.moment(s) for s in offers), default="")
        found.extend(s for s in offers if case.moment(s) == latest)
    return tuple(sorted(found, key=lambda s: s.id))


def offers_on_the_table(view: View) -> tuple[Offer, ...]:
    """Return every meaning of every offer on the table."""
    found: list[Offer] = []
    for statement in _latest_offers(view.case):
        for world in view.beliefs.evidence.worlds:
            meaning = world.meaning(statement.id)
            if meaning is None:
                continue
            owner = view.case.reading_of(statement.id)
            offer = Offer(statement=statement.id, reading=owner[1].id if owner is not None else None, package=meaning)
            if offer not in found:
                found.append(offer)
    return tuple(found)


def on_the_table(view: View) -> tuple[OnTheTable, ...]:
    """Return what lies on the table with each side's chance of gaining and shortfall."""
    return tuple(_entry(view, offer) for offer in offers_on_the_table(view))


def _entry(view: View, offer: Offer) -> OnTheTable:
    return OnTheTable(
        statement=offer.statement,
        reading=offer.reading,
        outcome=described(view, offer.package),
        acceptable={party: estimate(view, _mean_of(offer, party, _gains_enough)) for party in view.case.modelled},
        gain={party: estimate(view, _mean_of(offer, party, _gain)) for party in view.case.modelled},
        shortfall={party: estimate(view, _mean_of(offer, party, _lacks)) for party in view.case.modelled},
    )


def _gains_enough(gain: NDArray[np.float64], min_gain: float) -> NDArray[np.float64]:
    return (gain >= min_gain - TOLERANCE).astype(np.float64)


def _gain(gain: NDArray[np.float64], _: float) -> NDArray[np.float64]:
    return gain


def _lacks(gain: NDArray[np.float64], min_gain: float) -> NDArray[np.float64]:
    return np.maximum(0.0, min_gain - gain)


def described(view: View, package: Package) -> dict[str, Level]:
    """Return a package as issue id and level: every issue where it is definite, else the issues it names."""
    completion = completions(package, view.space)
    if completion.is_definite:
        return view.space.describe(completion.outcome)
    return describe_package(package)


def _mean_of(offer: Offer, party: str, function: Callable[[NDArray[np.float64], float], NDArray[np.float64]]) -> Core:
    """Return the core of the mean of a function of a party's gain from an offer, where the offer means that."""

    def core(at: View) -> Replicates:
        completion = completions(offer.package, at.space)

        def quantity(draws: Draws, _: World) -> NDArray[np.float64]:
            own = draws.parties[party]
            return np.asarray(function(expected(own, completion) - own.reservation, at.min_gain).mean(axis=0))

        posterior = at.posterior()
        return posterior.average_within(posterior.by_world(quantity, [party], offer.holds_in), offer.holds_in)

    return core
