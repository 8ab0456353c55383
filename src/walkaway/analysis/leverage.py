"""What would strengthen a side's hand?

The Nash point, weighted by patience (∝ 1/−ln δ), stands for what bargaining leads to; without a zone a side gets its
value of no deal. The finding is how much a side's own payoff there changes when its value of no deal rises by 0.1, and
when its discount factor rises by half of what it lacks to 1. For two principals the Rubinstein split tells what
opening is worth.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from walkaway.analysis.deals import NASH_BUDGET, deal_parties
from walkaway.analysis.estimates import estimate
from walkaway.analysis.outcome_sets import OutcomeSet, headline_set
from walkaway.analysis.view import Core, View
from walkaway.bargaining import power, rubinstein
from walkaway.beliefs import Replicates, World
from walkaway.results import GAIN, SHARE, Estimate, Finding, Shown
from walkaway.space import Draws

__all__ = ["Leverage", "PartyLeverage", "leverage"]

NO_DEAL_RISE = 0.1
"""By how much the value of no deal rises, on the party's 0-1 scale."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyLeverage(Shown):
    """What would strengthen one side's hand.

    Attributes:
        no_deal: Change in its payoff when its value of no deal rises by 0.1.
        patience: Change in its payoff when its discount factor rises by half of what it lacks to 1.
        opens_first: What opening adds to its share of the Rubinstein split; None unless two principals bargain.
        share: Its share of the Rubinstein split, averaged over who opens; None unless two principals bargain.
    """

    no_deal: Estimate = field(metadata=GAIN)
    patience: Estimate = field(metadata=GAIN)
    opens_first: Estimate | None = field(metadata=GAIN)
    share: Estimate | None = field(metadata=SHARE)


@dataclass(frozen=True, kw_only=True)
class Leverage(Finding):
    """What would strengthen each side's hand."""

    parties: Mapping[str, PartyLeverage] = field(default_factory=dict)

    def to_rows(self) -> list[dict[str, Any]]:
        """Return one row a party."""
        return [
            {"party": party, **{k: getattr(v, k).value if getattr(v, k) else None for k in v.__slots__}}
            for party, v in self.parties.items()
        ]


def leverage(view: View) -> Leverage:
    """Return what would strengthen each principal's hand."""
    outcomes = headline_set(view.case, view.space)
    view = outcomes.within_its_size(view, NASH_BUDGET)
    return Leverage(
        method=view.beliefs.method,
        parties={
            party: PartyLeverage(
                no_deal=estimate(view, _change(outcomes, party, "no_deal")),
                patience=estimate(view, _change(outcomes, party, "patience")),
                opens_first=_split(view, party, opening=True),
                share=_split(view, party, opening=False),
            )
            for party in view.case.principals
        },
    )


def _change(outcomes: OutcomeSet, party: str, what: str) -> Core:
    def core(at: View) -> Replicates:
        def quantity(draws: Draws, _: World) -> NDArray[np.float64]:
            return _remembered(at, draws, outcomes, party, what) - _remembered(at, draws, outcomes, party, "")

        return at.posterior().mean(quantity, deal_parties(at.case))

    return core


def _remembered(view: View, draws: Draws, outcomes: OutcomeSet, party: str, what: str) -> NDArray[np.float64]:
    """Return a party's payoff at the Nash point, `[D]`, after its value of no deal or its patience has risen."""
    own = view.case.principals.index(party)
    raised = NO_DEAL_RISE if what == "no_deal" else 0.0
    # As things are there is one point, whoever asks.
    key = ("gains at the Nash point", party if what else "", what, view.min_gain)
    if key not in draws.memo:
        draws.memo[key] = _gains(view, draws, outcomes, own, what)
    return np.asarray(draws.parties[party].reservation + raised + draws.memo[key][own])


def _gains(view: View, draws: Draws, outcomes: OutcomeSet, own: int, what: str) -> NDArray[np.float64]:
    """Return each principal's gain at the Nash point, `[P, D]`, after one's no deal or patience has risen."""
    principals = view.case.principals
    raised = np.zeros(len(principals))
    raised[own] = NO_DEAL_RISE if what == "no_deal" else 0.0
    discounts = np.stack([draws.parties[p].discount for p in principals])
    if what == "patience":
        discounts[own] = discounts[own] + (1.0 - discounts[own]) / 2
    return outcomes.nash_gains(draws, view.min_gain, power(discounts), raised)


def _split(view: View, party: str, *, opening: bool) -> Estimate | None:
    principals = view.case.principals
    if len(principals) != 2:
        return None
    other = next(p for p in principals if p != party)

    def core(at: View) -> Replicates:
        def quantity(draws: Draws, _: World) -> NDArray[np.float64]:
            own, theirs = draws.parties[party].discount, draws.parties[other].discount
            split = rubinstein(own, theirs)
            return np.asarray(np.subtract(split.opener, split.responder) if opening else split.average)

        return at.posterior().mean(quantity)

    return estimate(view, core)
