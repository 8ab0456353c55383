"""What the statements add up to: the log-likelihood of every draw in every world.

Inside a reading its own statements enter raw, for doubt about the report is the reading's weight. All others enter once
per origin and party: statements of one utterance fall from the least credible, and with the chance that none of them
tells anything the factor is 1. For credibilities c₁ > … > c_K of one origin the factor is

    (1 − c₁) + Σ_k (c_k − c_{k+1}) · Π_{c ≥ c_k} ℓ / mean over the prior of that product,     c_{K+1} = 0.

A statement that is left out tells nothing and changes no reading's weight: in an origin its ℓ is dropped, raw it
counts as its prior mean.
"""

from collections.abc import Hashable
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from walkaway.beliefs.claims import Claim, Margins, claim_of, margins
from walkaway.beliefs.likelihood import likelihood
from walkaway.beliefs.prior import DISCOUNT_RANGE
from walkaway.beliefs.sampling import PriorMeans, relative_changes
from walkaway.beliefs.worlds import World, worlds
from walkaway.case import Case, Settings
from walkaway.space import OutcomeSpace, PartyDraws

__all__ = ["Evidence", "PartyWorldClaims", "Scores"]

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class PartyWorldClaims:
    """The claims about one party in one world.

    Attributes:
        raw: Those of the readings that are true here.
        origins: Those of every origin, origins sorted by name.
    """

    raw: tuple[Claim, ...]
    origins: tuple[tuple[str, tuple[Claim, ...]], ...]

    @property
    def every(self) -> tuple[Claim, ...]:
        """All of them, the raw ones first."""
        return (*self.raw, *(claim for _, members in self.origins for claim in members))

    @property
    def key(self) -> Hashable:
        """Equal in worlds that say the same of the party."""
        return tuple(claim.key for claim in self.raw), tuple(
            (origin, tuple(c.key for c in claims)) for origin, claims in self.origins
        )


@dataclass(frozen=True, eq=False)
class Evidence:
    """The statements of a case, sorted by what they speak of.

    Attributes:
        case: The case.
        space: Its outcome space.
        worlds: Every combination of readings.
        denied: Statements that are posed as questions and answered no: each counts as 1 − ℓ. Empty but in calibration.
    """

    case: Case
    space: OutcomeSpace
    worlds: tuple[World, ...]
    denied: frozenset[str] = frozenset()

    @classmethod
    def of(cls, case: Case, space: OutcomeSpace) -> "Evidence":
        """Return the evidence of a case."""
        return cls(case=case, space=space, worlds=worlds(case, space))

    @cached_property
    def _claims(self) -> dict[tuple[str, int], PartyWorldClaims]:
        return {
            (party, w): self._sort(party, world) for party in self.case.modelled for w, world in enumerate(self.worlds)
        }

    def claims(self, party: str, world: int) -> PartyWorldClaims:
        """Return the claims about a party in a world."""
        return self._claims[party, world]

    def _sort(self, party: str, world: World) -> PartyWorldClaims:
        raw: list[Claim] = []
        origins: dict[str, list[Claim]] = {}
        for statement in sorted(self.case.statements, key=lambda s: s.id):
            if statement.party != party or (claim := claim_of(statement, world, self.case, self.space)) is None:
                continue
            if self.case.reading_of(statement.id) is not None:
                raw.append(claim)
            else:
                origins.setdefault(self.case.origin(statement), []).append(claim)
        return PartyWorldClaims(tuple(raw), tuple((origin, tuple(origins[origin])) for origin in sorted(origins)))

    def discount_range(self, party: str) -> tuple[float, float]:
        """Return the interval of a party's discount factor."""
        declared = self.case.discount_factor(party)
        return declared.interval if declared is not None else DISCOUNT_RANGE

    def scores(self, party: str, draws: PartyDraws, prior: "Scores | None" = None) -> "Scores":
        """Return the likelihoods of a party's statements under draws; without `prior`, these draws are the prior."""
        return Scores(self, party, draws, prior)


@dataclass(eq=False)
class Scores:
    """Likelihoods of the statements about one party under one set of draws, worked out when asked for.

    Attributes:
        evidence: The evidence.
        party: The party.
        draws: Its draws.
        prior: The scores under prior draws, for the prior means; None where these are the prior draws.
    """

    evidence: Evidence
    party: str
    draws: PartyDraws
    prior: "Scores | None"
    _margins: dict[Hashable, Margins] = field(default_factory=dict)
    _single: dict[Hashable, Array] = field(default_factory=dict)
    _factors: dict[Hashable, "OriginFactor"] = field(default_factory=dict)

    def margins(self, claim: Claim) -> Margins:
        """Return the margins of a claim."""
        if claim.key not in self._margins:
            self._margins[claim.key] = margins(claim, self.draws, self.evidence.case, self.evidence.space)
        return self._margins[claim.key]

    def single(self, claim: Claim, settings: Settings) -> Array:
        """Return the likelihood of one claim, `[D]`."""
        key = (claim.key, settings.noise, settings.hold_out)
        if key not in self._single:
            interval = self.evidence.discount_range(self.party)
            found = likelihood(claim.statement, self.margins(claim), settings, interval)
            self._single[key] = 1.0 - found if claim.statement.id in self.evidence.denied else found
        return self._single[key]

    def total(self, world: int, settings: Settings, left_out: frozenset[str] = frozenset()) -> Array:
        """Return the log-likelihood of every draw in a world, `[D]`."""
        claims = self.evidence.claims(self.party, world)
        total = np.zeros(self.draws.count)
        with np.errstate(divide="ignore"):
            for claim in claims.raw:
                total += np.log(self._raw(claim, settings, left_out))
            for origin, members in claims.origins:
                standing = tuple(claim for claim in members if claim.statement.id not in left_out)
                if standing:
                    total += self._factor(origin, standing, settings).logarithms
        return total

    def prior_means(self, world: int, settings: Settings, left_out: frozenset[str] = frozenset()) -> PriorMeans | None:
        """Return the prior means that `total` rests on, which are themselves estimated from draws; None for none."""
        claims = self.evidence.claims(self.party, world)
        parts = []
        for claim in claims.raw:
            if claim.statement.id in left_out:
                changes = relative_changes((self.prior or self).single(claim, settings))
                parts.append(PriorMeans(np.ones((1, self.draws.count)), changes[np.newaxis]))
        for origin, members in claims.origins:
            standing = tuple(claim for claim in members if claim.statement.id not in left_out)
            if standing:
                parts.append(self._factor(origin, standing, settings).prior_means)
        return PriorMeans.join(parts)

    def _raw(self, claim: Claim, settings: Settings, left_out: frozenset[str]) -> Array:
        if claim.statement.id not in left_out:
            return self.single(claim, settings)
        mean = (self.prior or self).single(claim, settings).mean()
        return np.full(self.draws.count, max(float(mean), 1e-300))

    def _factor(self, origin: str, claims: tuple[Claim, ...], settings: Settings) -> "OriginFactor":
        """Return the factor of one origin."""
        key = (
            origin,
            tuple(claim.key for claim in claims),
            settings.noise,
            settings.hold_out,
            settings.credibility_factor,
        )
        if key not in self._factors:
            self._factors[key] = origin_factor(
                [self.single(claim, settings) for claim in claims],
                [(self.prior or self).single(claim, settings) for claim in claims],
                [min(1.0, claim.statement.believed * settings.credibility_factor) for claim in claims],
            )
        return self._factors[key]


@dataclass(frozen=True, eq=False)
class OriginFactor:
    """The factor of one origin.

    Attributes:
        values: Of every draw, `[D]`.
        terms: The part of it that each prior mean stands under, `[means, D]`.
        changes: The relative change of each prior mean when a block of prior draws is left out, `[means, blocks]`.
    """

    values: Array
    terms: Array
    changes: Array

    @cached_property
    def logarithms(self) -> Array:
        """The logarithm of every draw's factor, `[D]`; minus infinity where nothing of it can be true."""
        with np.errstate(divide="ignore"):
            return np.log(self.values)

    @cached_property
    def prior_means(self) -> PriorMeans:
        """The prior means it rests on: as one grows, its term shrinks in proportion."""
        share = np.divide(self.terms, self.values, out=np.zeros_like(self.terms), where=self.values > 0.0)
        return PriorMeans(-share, self.changes)


def origin_factor(likelihoods: list[Array], under_prior: list[Array], credibilities: list[float]) -> OriginFactor:
    """Return the factor of statements of one utterance.

    Args:
        likelihoods: Of each statement, under the draws in question, `[D]` each.
        under_prior: The same under prior draws, for the prior means.
        credibilities: The chance that each tells something.

    Examples:
        >>> origin_factor([np.array([1.0, 0.0])], [np.array([1.0, 0.0])], [0.5]).values.tolist()
        [1.5, 0.5]
    """
    order = sorted(range(len(credibilities)), key=lambda k: -credibilities[k])
    factor = np.full(likelihoods[0].shape, 1.0 - credibilities[order[0]])
    product, prior_product = np.ones_like(likelihoods[0]), np.ones_like(under_prior[0])
    terms, changes = [], []
    for place, k in enumerate(order):
        product, prior_product = product * likelihoods[k], prior_product * under_prior[k]
        following = credibilities[order[place + 1]] if place + 1 < len(order) else 0.0
        if credibilities[k] > following:
            mean = float(prior_product.mean())
            # Together they fit no prior draw: they tell nothing that the model could hold.
            term = (credibilities[k] - following) * (product / mean if mean > 0.0 else np.ones_like(product))
            factor = factor + term
            terms.append(term)
            changes.append(relative_changes(prior_product))
    if not terms:  # nothing is believed of it
        return OriginFactor(factor, np.zeros((0, len(factor))), np.zeros((0, 0)))
    return OriginFactor(factor, np.array(terms), np.array(changes))
