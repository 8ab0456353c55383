"""From a case to draws: the one way in.

Importance sampling weighs one shared set of prior draws, so that every reading, left-out statement and most conventions
are only weights on the same draws. Where the weights leave fewer than `MIN_EFFECTIVE` effective draws, each world's
posterior is drawn by tempered sequential Monte Carlo instead, and other settings re-weigh those draws.
"""

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from walkaway.beliefs.assumptions import Assumption, without
from walkaway.beliefs.evidence import Evidence, Scores
from walkaway.beliefs.exact import exact_draws, is_exact
from walkaway.beliefs.posterior import Posterior
from walkaway.beliefs.prior import PartyPrior
from walkaway.beliefs.sampling import BLOCKS, PriorMeans
from walkaway.beliefs.sequential import Particles, sequential
from walkaway.case import Case, Settings
from walkaway.errors import CaseError, Fault, InputError
from walkaway.results import Method
from walkaway.space import Draws, OutcomeSpace, PartyDraws

__all__ = ["DEFAULT_DRAWS", "MIN_EFFECTIVE", "Beliefs", "believe"]

DEFAULT_DRAWS = 4000
"""Draws unless asked otherwise."""
MIN_EFFECTIVE = 400
"""Fewer effective draws than this call for sequential Monte Carlo."""

Array = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Beliefs:
    """What a case makes one believe about every party.

    Attributes:
        case: The case, with the dropped assumption taken out.
        original: The case as it was written.
        evidence: Its statements, sorted.
        settings: The conventions.
        seed: Seed of the draws.
        count: Number of draws D; 1 where preferences are known exactly.
        prior: Draws from the prior.
        left_out: Statements that are left out throughout.
        dropped: The assumption that is taken out, if any.
        force: ``importance`` or ``sequential`` where the method is prescribed.
    """

    case: Case
    original: Case
    evidence: Evidence
    settings: Settings
    seed: int
    count: int
    prior: Draws
    left_out: frozenset[str]
    dropped: Assumption | None
    force: str

    @property
    def space(self) -> OutcomeSpace:
        """The outcome space."""
        return self.evidence.space

    @property
    def exact(self) -> bool:
        """Whether preferences are known exactly, so that nothing is sampled."""
        return self.count == 1

    @property
    def principals(self) -> tuple[str, ...]:
        """The parties that must agree, sorted."""
        return self.case.principals

    @cached_property
    def prior_scores(self) -> Mapping[str, Scores]:
        """Likelihoods under the prior draws, by party."""
        return {party: self.evidence.scores(party, self.prior.parties[party]) for party in self.case.modelled}

    def prior_blocks(self, party: str, most: int) -> Iterator[Scores]:
        """Yield likelihoods under the prior draws of a party, then under fresh ones, up to `most` sets in all."""
        yield self.prior_scores[party]
        prior = PartyPrior(self.case, self.space, party, self.settings.concentration)
        for number in range(1, most if self._is_drawn(party) else 1):
            yield self.evidence.scores(party, prior.draws(prior.draw(self.seed, self.count, f"block {number}")))

    def _is_drawn(self, party: str) -> bool:
        return self.case.exact_preferences(party) is None

    def prior_posterior(self) -> Posterior:
        """Return the weights before any statement: every draw alike, every world at its prior weight."""
        worlds = self.evidence.worlds
        weights = {party: np.ones((len(worlds), self.count)) for party in self.case.modelled}
        return Posterior(worlds, (self.prior,) * len(worlds), weights, dict.fromkeys(weights, 0.0), self.principals)

    def posterior(self, settings: Settings | None = None, left_out: frozenset[str] = frozenset()) -> Posterior:
        """Return the weights under a setting, with statements left out.

        Re-weighs the draws at hand; where too few of them are left, draws anew.
        """
        chosen = self.settings if settings is None else settings
        omitted = self.left_out | left_out
        found = self._at_hand(chosen, omitted)
        if self._suffices(found, chosen, omitted):
            return found
        particles = self._run(chosen, omitted)
        return self._weighted(particles, chosen, omitted, at_target=True)

    def needs_new_draws(self, settings: Settings | None = None, left_out: frozenset[str] = frozenset()) -> bool:
        """Return whether a setting leaves too few of the draws at hand, so that `posterior` draws anew."""
        chosen, omitted = self.settings if settings is None else settings, self.left_out | left_out
        return not self._suffices(self._at_hand(chosen, omitted), chosen, omitted)

    def _at_hand(self, settings: Settings, left_out: frozenset[str]) -> Posterior:
        """Return the draws at hand, weighed anew."""
        return self._reweighed(settings, left_out) if self.uses_sequential else self._importance(settings, left_out)

    def _suffices(self, found: Posterior, settings: Settings, left_out: frozenset[str]) -> bool:
        """Return whether the draws at hand are enough, or drawing anew is ruled out or would give the same draws."""
        if self.exact or self.force == "importance" or self.count <= MIN_EFFECTIVE:
            return True
        if self.uses_sequential and self._is_base(settings, left_out):
            return True
        return found.effective_sample_size >= MIN_EFFECTIVE

    @cached_property
    def uses_sequential(self) -> bool:
        """Whether the base setting needs sequential Monte Carlo."""
        if self.exact or self.force == "importance":
            return False
        if self.force == "sequential":
            return True
        return (
            self.count > MIN_EFFECTIVE
            and self._importance(self.settings, self.left_out).effective_sample_size < MIN_EFFECTIVE
        )

    @cached_property
    def base(self) -> Posterior:
        """The weights under the base setting with every statement in."""
        return self.posterior()

    @cached_property
    def method(self) -> Method:
        """How the base setting was sampled."""
        if self.exact:
            return Method(name="exact", draws=1)
        name = "sequential Monte Carlo" if self.uses_sequential else "importance sampling"
        return Method(
            name=name, draws=self.count, seed=self.seed, effective_sample_size=round(self.base.effective_sample_size, 1)
        )

    def _importance(self, settings: Settings, left_out: frozenset[str]) -> Posterior:
        worlds = self.evidence.worlds
        logs = {
            party: np.array([self._log_likelihood(party, w, settings, left_out) for w in range(len(worlds))])
            for party in self.case.modelled
        }

        def prior_means(party: str, world: int) -> PriorMeans | None:
            scores = self.prior_scores[party]
            return scores.prior_means(world, settings, left_out) if self._is_drawn(party) else None

        return _posterior(self, (self.prior,) * len(worlds), logs, prior_means)

    def _log_likelihood(self, party: str, world: int, settings: Settings, left_out: frozenset[str]) -> Array:
        if not self._is_drawn(party):
            return np.zeros(self.count)
        return self.prior_scores[party].total(world, settings, left_out)

    @cached_property
    def _base_particles(self) -> dict[tuple[str, int], tuple[Particles, Scores]]:
        return self._run(self.settings, self.left_out)

    def _run(self, settings: Settings, left_out: frozenset[str]) -> dict[tuple[str, int], tuple[Particles, Scores]]:
        """Draw the posterior, in every world, of the parties that need it; worlds that say the same share draws."""
        chosen = self._parties_to_draw(settings, left_out)
        shared: dict[object, tuple[Particles, Scores]] = {}
        result = {}
        for party in filter(self._is_drawn, self.case.modelled):
            for world in range(len(self.evidence.worlds)):
                key = (party, self.evidence.claims(party, world).key)
                if key not in shared:
                    shared[key] = self._particles(party, world, settings, left_out, sequentially=party in chosen)
                result[party, world] = shared[key]
        return result

    def _parties_to_draw(self, settings: Settings, left_out: frozenset[str]) -> set[str]:
        """Return the parties with the fewest effective draws, as many as it takes to have enough for all together."""
        drawn = [party for party in self.case.modelled if self._is_drawn(party)]
        if self.force == "sequential":
            return set(drawn)
        posterior = self._importance(settings, left_out)
        sizes = {party: posterior.effective_sample_size_of(party) for party in drawn}
        chosen: set[str] = set()
        for party in sorted(drawn, key=lambda party: (sizes[party], party)):
            left = [size for other, size in sizes.items() if other not in chosen]
            together = self.count * math.prod(
                sizes[p] / self.count for p in self.principals if p in sizes and p not in chosen
            )
            if min([together, *left]) >= MIN_EFFECTIVE:
                break
            chosen.add(party)
        return chosen

    def _particles(
        self, party: str, world: int, settings: Settings, left_out: frozenset[str], *, sequentially: bool
    ) -> tuple[Particles, Scores]:
        scores = self.prior_scores[party]
        if not sequentially:
            nothing = np.zeros(self.count)
            return Particles(
                draws=self.prior.parties[party], log_weight=nothing, log_likelihood=nothing, steps=0
            ), scores
        prior = PartyPrior(self.case, self.space, party, self.settings.concentration)
        particles = sequential(
            prior, self.evidence, scores, world, settings, seed=self.seed, count=self.count, left_out=left_out
        )
        return particles, self.evidence.scores(party, particles.draws, scores)

    def _reweighed(self, settings: Settings, left_out: frozenset[str]) -> Posterior:
        at_target = self._is_base(settings, left_out)
        return self._weighted(self._base_particles, settings, left_out, at_target=at_target)

    def _is_base(self, settings: Settings, left_out: frozenset[str]) -> bool:
        return settings == self.settings and left_out == self.left_out

    def _weighted(
        self,
        particles: dict[tuple[str, int], tuple[Particles, Scores]],
        settings: Settings,
        left_out: frozenset[str],
        *,
        at_target: bool,
    ) -> Posterior:
        worlds = range(len(self.evidence.worlds))
        logs: dict[str, Array] = {}
        for party in self.case.modelled:
            rows = []
            for world in worlds:
                if not self._is_drawn(party):
                    rows.append(np.zeros(self.count))
                    continue
                found, scores = particles[party, world]
                if at_target and found.steps:
                    rows.append(found.log_weight)
                    continue
                with np.errstate(invalid="ignore"):
                    change = scores.total(world, settings, left_out) - found.log_likelihood
                rows.append(np.where(np.isneginf(found.log_likelihood), -np.inf, found.log_weight + change))
            logs[party] = np.array(rows)

        def prior_means(party: str, world: int) -> PriorMeans | None:
            if not self._is_drawn(party):
                return None
            return particles[party, world][1].prior_means(world, settings, left_out)

        return _posterior(self, self._draws_of(particles), logs, prior_means)

    def _draws_of(self, particles: dict[tuple[str, int], tuple[Particles, Scores]]) -> tuple[Draws, ...]:
        """Return the draws of each world; worlds with the same draws of every party share one object."""
        known: dict[tuple[int, ...], Draws] = {}
        result = []
        for world in range(len(self.evidence.worlds)):
            parties: dict[str, PartyDraws] = {
                party: particles[party, world][0].draws if self._is_drawn(party) else self.prior.parties[party]
                for party in self.case.modelled
            }
            key = tuple(id(draws) for draws in parties.values())
            result.append(known.setdefault(key, Draws(self.space, parties)))
        return tuple(result)

    def under(self, settings: Settings | None = None, dropped: Assumption | None = None) -> "Beliefs":
        """Return the beliefs under other conventions, or without an assumption, with the same seed."""
        chosen = self.settings if settings is None else settings
        if dropped is None and chosen.concentration == self.settings.concentration:
            return _same_draws(self, chosen)
        return believe(
            self.original,
            settings=chosen,
            seed=self.seed,
            draws=self.count,
            left_out=self.left_out,
            dropped=dropped or self.dropped,
            force=self.force,
        )


def _same_draws(beliefs: Beliefs, settings: Settings) -> Beliefs:
    """Return beliefs under settings that change weights only: the prior draws and their margins are shared."""
    if settings == beliefs.settings:
        return beliefs
    other = replace(beliefs, settings=settings)
    other.__dict__["prior_scores"] = beliefs.prior_scores
    return other


def _posterior(
    beliefs: Beliefs,
    draws: tuple[Draws, ...],
    logs: Mapping[str, Array],
    prior_means: Callable[[str, int], PriorMeans | None],
) -> Posterior:
    """Return weights from log weights `[worlds, D]`, scaled so that they neither overflow nor vanish.

    Raises:
        CaseError: in no world does any draw fit all that is said of some party.
    """
    for party, rows in logs.items():
        if not np.isfinite(rows).any():
            message = f"what is said of '{party}' cannot all hold: no preference fits it together"
            raise CaseError(
                [
                    Fault(
                        message=message, where=("parties", party), mend="look for statements that contradict each other"
                    )
                ]
            )
    scales = {party: float(rows.max()) if np.isfinite(rows.max()) else 0.0 for party, rows in logs.items()}
    weights = {party: np.exp(rows - scales[party]) for party, rows in logs.items()}
    return Posterior(beliefs.evidence.worlds, draws, weights, scales, beliefs.principals, prior_means)


def believe(
    case: Case,
    *,
    settings: Settings | None = None,
    seed: int = 0,
    draws: int = DEFAULT_DRAWS,
    left_out: frozenset[str] = frozenset(),
    dropped: Assumption | None = None,
    force: str = "",
) -> Beliefs:
    """Return the beliefs that a case supports.

    Args:
        case: The case.
        settings: The conventions; those of the case where None.
        seed: Seed of the draws; the same seed gives the same draws.
        draws: Number of draws; ignored where preferences are known exactly.
        left_out: Ids of statements to leave out; their readings and packages stay.
        dropped: An assumption to take out.
        force: ``importance`` or ``sequential`` to prescribe the method.

    Raises:
        InputError: too few draws, or an unknown method.
        CaseError: statements that no preference can fit together, or readings that combine too often.

    Examples:
        >>> from walkaway.case import Case, Issue, NoDeal, NumericRange, Party
        >>> price = Issue(id="price", name="Price", range=NumericRange(low=0, high=10))
        >>> worth = NoDeal(values=(("buyer", (0.5, 0.5)),), assumed=True)
        >>> case = Case(id="sale", parties=(Party(id="buyer", name="Buyer"),), issues=(price,), no_deal=worth)
        >>> found = believe(case, draws=200)
        >>> found.method.name, found.method.effective_sample_size
        ('importance sampling', 200.0)
    """
    if force not in ("", "importance", "sequential"):
        raise InputError(f"the method is 'importance' or 'sequential', not '{force}'")
    reduced = case if dropped is None else without(case, dropped)
    count = 1 if is_exact(reduced) else draws
    if not is_exact(reduced) and 1 <= count < 2 * BLOCKS:
        raise InputError(f"at least {2 * BLOCKS} draws are needed, not {draws}")
    if draws < 1:
        raise InputError(f"the number of draws is positive, not {draws}")
    chosen = case.settings if settings is None else settings
    space = OutcomeSpace.of(reduced, dropped.options if dropped is not None else frozenset())
    parties = {}
    for party in reduced.modelled:
        exact = reduced.exact_preferences(party)
        if exact is not None:
            parties[party] = exact_draws(reduced, space, exact, seed, count)
        else:
            prior = PartyPrior(reduced, space, party, chosen.concentration)
            parties[party] = prior.draws(prior.draw(seed, count))
    return Beliefs(
        case=reduced,
        original=case,
        evidence=Evidence.of(reduced, space),
        settings=chosen,
        seed=seed,
        count=count,
        prior=Draws(space, parties),
        left_out=left_out,
        dropped=dropped,
        force=force,
    )
