"""Simulation-based calibration: do the beliefs mean what they say?

Question: if the truth were drawn from the prior and the statements came about as the model says, would the truth look
like any other draw from the posterior? Definition: rank the true value of a quantity among L draws from the posterior;
over many replications the ranks 0 … L are equally frequent where likelihood, prior and sampler fit together, and with
enough replications hardly otherwise. Source: Talts, Betancourt, Simpson, Vehtari and Gelman, "Validating Bayesian
inference algorithms with simulation-based calibration", 2018. Cost: one inference a replication.

**Questions.** Every statement that moves beliefs is posed as a fixed question with two complementary answers: yes, with
its likelihood ℓ, or no, with 1 − ℓ. Below, L stands for the likelihood of the answer that was given.

**One utterance.** Its statements have credibilities c₁ > … > c_K and fall from the least credible. One number, uniform
on [0, 1), is drawn for the utterance, and a statement *tells* something where its credibility lies above that number:
with chance c_k − c_{k+1} exactly those with c ≥ c_k tell, and with chance 1 − c₁ none. Those that tell are answered
from the truth; the others as a stranger would answer who says the same as those that tell, P(rest | told) =
E[Π_all L] / E[Π_told L], with E over the prior. The law of all answers given the truth θ is then

    Σ_k (c_k − c_{k+1}) · Π_{c ≥ c_k} L(θ) · E[Π_all L] / E[Π_{c ≥ c_k} L]  +  (1 − c₁) · E[Π_all L]
      =  E[Π_all L] · { (1 − c₁) + Σ_k (c_k − c_{k+1}) · Π_{c ≥ c_k} L(θ) / E[Π_{c ≥ c_k} L] }:

the factor of `walkaway.beliefs.evidence.origin_factor` times a number that does not hang on θ. So the factor is, up to
a constant, the likelihood of a way in which answers come about, and a posterior that uses it can be calibrated.

**Readings.** The true world is drawn from its prior. The statements of its readings enter raw and are answered from the
truth; those of other readings ask about what did not happen, and a fair coin answers them. It favours no world as long
as every world asks equally many raw questions.

The constant E[Π_all L] differs between worlds where an utterance speaks of another package in each (a refusal of an
offer whose content is disputed). The factor leaves it out: its prior mean is 1 in every world, so that an utterance
does not by itself tell readings apart. Such a case is calibrated given the true world (`given_world`), and the worlds'
shares are not.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from walkaway.beliefs.beliefs import Beliefs, believe
from walkaway.beliefs.claims import Claim, expected
from walkaway.beliefs.evidence import Evidence, Scores
from walkaway.beliefs.posterior import Posterior
from walkaway.beliefs.prior import PartyPrior
from walkaway.beliefs.streams import stream
from walkaway.case import Case, Settings
from walkaway.errors import InputError
from walkaway.space import AdditiveUtility, Completion, InteractionUtility, OutcomeSpace, PartyDraws, completions

__all__ = ["Calibration", "RankedQuantity", "calibrate", "chi_square_tail"]

Array = NDArray[np.float64]
STRANGERS = 20_000
"""Prior draws from which those answers come that tell nothing."""
_LEVELS = 3  # values of an issue that are ranked, at most
_VARIES = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedQuantity:
    """How often the truth of one quantity took each rank.

    Attributes:
        name: The party and the quantity.
        counts: Replications in which 0, 1 … L draws lay below the truth.
    """

    name: str
    counts: tuple[int, ...]

    @property
    def statistic(self) -> float:
        """Chi-square statistic against equal frequencies, with L degrees of freedom."""
        even = sum(self.counts) / len(self.counts)
        return sum((count - even) ** 2 for count in self.counts) / even

    @property
    def p_value(self) -> float:
        """Chance of a statistic as large where ranks are uniform."""
        return chi_square_tail(self.statistic, len(self.counts) - 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """The ranks of the truth among draws of the posterior.

    Attributes:
        quantities: What was ranked.
        replications: Number of truths.
        draws: Draws of each inference.
        ranked: Number L of posterior draws that the truth is ranked among.
        seed: Seed of everything.
        level: Chance that a faultless sampler is rejected, at most.
    """

    quantities: tuple[RankedQuantity, ...]
    replications: int
    draws: int
    ranked: int
    seed: int
    level: float = 0.01

    @property
    def p_value(self) -> float:
        """The smallest p-value times the number of quantities (Bonferroni), 1 at most."""
        return min(1.0, len(self.quantities) * min(quantity.p_value for quantity in self.quantities))

    @property
    def worst(self) -> RankedQuantity:
        """The quantity whose ranks are least uniform."""
        return max(self.quantities, key=lambda quantity: quantity.statistic)

    @property
    def passed(self) -> bool:
        """Whether no quantity's ranks stray from uniformity more than chance explains."""
        return self.p_value >= self.level


def calibrate(
    case: Case,
    *,
    replications: int = 1000,
    draws: int = 1000,
    ranked: int = 19,
    seed: int = 0,
    settings: Settings | None = None,
    inferred_under: Settings | None = None,
    infer: Callable[[Beliefs], Posterior] = lambda beliefs: beliefs.base,
    force: str = "importance",
    given_world: bool = False,
) -> Calibration:
    """Return how the truth ranks among draws of the posterior.

    Args:
        case: A case whose statements are posed as questions; what they answer is drawn anew in every replication.
        replications: Number of truths.
        draws: Draws of each inference, fresh in every replication. They must leave many more effective draws than
            `ranked`: a pool of n equally weighted draws makes the two end ranks more frequent by a share of about
            ranked / 2n.
        ranked: Posterior draws that the truth is ranked among; there is one rank more.
        seed: Seed of truths, answers and inferences.
        settings: The conventions under which answers come about; those of the case where None.
        inferred_under: The conventions of the inference; the same where None. Others must fail.
        infer: From beliefs to weights; a broken one must fail.
        force: ``importance`` or ``sequential``.
        given_world: Whether the inference knows the true world.

    Raises:
        InputError: too few replications, exact preferences, or worlds that ask different questions.
    """
    if replications < 5 * (ranked + 1):
        raise InputError(
            f"at least {5 * (ranked + 1)} replications are needed for {ranked + 1} ranks, not {replications}"
        )
    space, chosen = OutcomeSpace.of(case), settings or case.settings
    evidence = Evidence.of(case, space)
    _require_questions(case, evidence, given_world)
    rng = stream(seed, "calibration")
    priors = {party: PartyPrior(case, space, party, chosen.concentration) for party in case.modelled}
    truths = {party: prior.draws(prior.draw(seed, replications, "truth")) for party, prior in priors.items()}
    strangers = {party: prior.draws(prior.draw(seed, STRANGERS, "strangers")) for party, prior in priors.items()}
    worlds = rng.choice(len(evidence.worlds), size=replications, p=[world.prior for world in evidence.worlds])
    denied = _answers(evidence, chosen, truths, strangers, worlds, rng)

    quantities = _Quantities.of(case, evidence)
    truth = quantities.values(truths, worlds)
    counts = np.zeros((len(quantities.names), ranked + 1), dtype=np.int64)
    for r, inner_seed in enumerate(stream(seed, "inference").integers(2**62, size=replications)):
        beliefs = believe(case, settings=inferred_under or chosen, seed=int(inner_seed), draws=draws, force=force)
        asked = replace(beliefs, evidence=replace(beliefs.evidence, denied=denied[r]))
        found = _draw(asked, infer(asked), quantities, ranked, rng, int(worlds[r]) if given_world else None)
        own = _fit(asked, {party: draws_of.take(np.array([r])) for party, draws_of in truths.items()}, int(worlds[r]))
        true = np.append(truth[:, r], own)[:, np.newaxis]
        below, ties = (compare(found, true).sum(axis=1) for compare in (np.less, np.equal))
        counts[np.arange(len(counts)), below + rng.integers(0, ties + 1)] += 1
    names = quantities.names
    varying = [q for q in range(len(names)) if q == len(truth) or np.ptp(truth[q]) > _VARIES]
    return Calibration(
        quantities=tuple(RankedQuantity(name=names[q], counts=tuple(map(int, counts[q]))) for q in varying),
        replications=replications,
        draws=draws,
        ranked=ranked,
        seed=seed,
    )


def chi_square_tail(statistic: float, freedom: int) -> float:
    """Return the chance that a chi-square variable exceeds a value, by the finite sums for whole degrees of freedom.

    Examples:
        >>> round(chi_square_tail(30.144, 19), 4), round(chi_square_tail(9.210, 2), 4)
        (0.05, 0.01)
    """
    half = statistic / 2.0
    if half <= 0.0:
        return 1.0
    odd = freedom % 2
    powers = [place + odd / 2.0 for place in range(freedom // 2)]
    terms = sum(math.exp(power * math.log(half) - half - math.lgamma(power + 1.0)) for power in powers)
    return min(1.0, (math.erfc(math.sqrt(half)) if odd else 0.0) + terms)


def _require_questions(case: Case, evidence: Evidence, given_world: bool) -> None:
    """Raise where the statements cannot be posed as questions whose answers the model gives a law."""
    if case.exact:
        raise InputError("preferences that are known exactly have no prior to draw a truth from")
    if given_world:
        return
    count = range(len(evidence.worlds))
    if len({sum(len(evidence.claims(party, w).raw) for party in case.modelled) for w in count}) > 1:
        raise InputError("the readings hold different numbers of statements; calibrate given the true world")
    if any(
        evidence.claims(party, w).origins != evidence.claims(party, 0).origins for party in case.modelled for w in count
    ):
        raise InputError("an utterance speaks of other packages in other readings; calibrate given the true world")


def _answers(
    evidence: Evidence,
    settings: Settings,
    truths: Mapping[str, PartyDraws],
    strangers: Mapping[str, PartyDraws],
    worlds: NDArray[np.int64],
    rng: np.random.Generator,
) -> list[frozenset[str]]:
    """Return the statements that are answered no in every replication."""
    asked = sorted(statement.id for statement in evidence.case.statements if statement.moves_beliefs)
    yes = dict(zip(asked, rng.random((len(asked), len(worlds))) < 0.5, strict=True))
    for party in evidence.case.modelled:
        told, untold = evidence.scores(party, truths[party]), evidence.scores(party, strangers[party])
        for world in range(len(evidence.worlds)):
            rows = np.flatnonzero(worlds == world)
            claims = evidence.claims(party, world)
            for claim in claims.raw:
                yes[claim.statement.id][rows] = rng.random(len(rows)) < told.single(claim, settings)[rows]
            for _, members in claims.origins:
                answers = _utterance(members, told, untold, settings, rows, rng)
                for claim, answer in zip(members, answers, strict=True):
                    yes[claim.statement.id][rows] = answer
    return [frozenset(name for name in asked if not yes[name][r]) for r in range(len(worlds))]


def _utterance(
    claims: tuple[Claim, ...],
    told: Scores,
    untold: Scores,
    settings: Settings,
    rows: NDArray[np.int64],
    rng: np.random.Generator,
) -> NDArray[np.bool_]:
    """Return the answers to the questions of one utterance, `[claims, rows]`."""
    credibilities = np.array([[min(1.0, c.statement.believed * settings.credibility_factor)] for c in claims])
    of_truth = np.array([told.single(claim, settings)[rows] for claim in claims])
    of_strangers = np.array([untold.single(claim, settings) for claim in claims])
    # One number an utterance: its statements fall together, the least credible first.
    tells = rng.random(len(rows)) < credibilities
    answers = rng.random(of_truth.shape) < of_truth
    # Replications in which the same statements tell the same are answered by strangers from one distribution.
    patterns, which = np.unique(np.where(tells, answers, -1), axis=1, return_inverse=True)
    for number, pattern in enumerate(patterns.T):
        members, rest = np.flatnonzero(np.ravel(which) == number), np.flatnonzero(pattern < 0)
        weights = np.ones(of_strangers.shape[1])
        for answer, fits in zip(pattern, of_strangers, strict=True):
            weights *= 1.0 if answer < 0 else fits if answer else 1.0 - fits
        chosen = rng.choice(len(weights), size=len(members), p=weights / weights.sum())
        fits = of_strangers[np.ix_(rest, chosen)]
        answers[np.ix_(rest, members)] = rng.random(fits.shape) < fits
    return answers


@dataclass(frozen=True, eq=False)
class _Quantities:
    """What is ranked: each party's weights, option values, reservation value, discount factor, gains; world and fit.

    The fit is the likelihood of the answers themselves. Without it a posterior that ignores every answer would pass:
    truths drawn from the prior rank uniformly among prior draws (Modrák and others, "Simulation-based calibration
    checking for Bayesian computation: the choice of test quantities shapes sensitivity", 2023).

    Attributes:
        names: Their names.
        by_party: Party id and what is measured on its draws.
        worlds: Number of worlds.
    """

    names: tuple[str, ...]
    by_party: tuple[tuple[str, tuple[Callable[[PartyDraws], Array], ...]], ...]
    worlds: int

    @classmethod
    def of(cls, case: Case, evidence: Evidence) -> "_Quantities":
        names: list[str] = []
        by_party = []
        for party in case.modelled:
            measures = _measures(evidence)
            names += [f"{party}: {name}" for name, _ in measures]
            by_party.append((party, tuple(measure for _, measure in measures)))
        count = len(evidence.worlds)
        names += [f"world {number} is true" for number in range(count if count > 2 else count - 1)]
        return cls((*names, "fit of the answers"), tuple(by_party), count)

    def values(self, draws: Mapping[str, PartyDraws], worlds: NDArray[np.int64]) -> Array:
        """Return every quantity of every draw but the last, `[quantities - 1, D]`."""
        rows = [measure(draws[party]) for party, measures in self.by_party for measure in measures]
        rows += [(worlds == number).astype(np.float64) for number in range(len(self.names) - 1 - len(rows))]
        return np.array(rows)


def _measures(evidence: Evidence) -> list[tuple[str, Callable[[PartyDraws], Array]]]:
    space = evidence.space
    found: list[tuple[str, Callable[[PartyDraws], Array]]] = [
        ("reservation value", lambda draws: draws.reservation),
        ("discount factor", lambda draws: draws.discount),
    ]
    for column, issue in enumerate(space.issues):
        found.append((f"weight of {issue.id}", _weight(column)))
        levels = range(len(space.levels[column]))
        inner = [level for level in levels if 0 < level < len(levels) - 1 or len(levels) < 3 or not issue.is_numeric]
        for level in inner[:: -(-len(inner) // _LEVELS)]:
            found += [(f"value of {issue.id} = {space.levels[column][level]}", _value(column, level))]
    said = {(statement, package): None for world in evidence.worlds for statement, package in world.meanings}
    for statement, package in said:
        about = ", ".join(f"{issue} {levels[0]}" for issue, levels in package.terms)
        found.append((f"gain from {statement} ({about})", _gain(completions(package, space))))
    return found


def _weight(column: int) -> Callable[[PartyDraws], Array]:
    return lambda draws: draws.weights[column]


def _value(column: int, level: int) -> Callable[[PartyDraws], Array]:
    def measure(draws: PartyDraws) -> Array:
        utility = draws.utility.additive if isinstance(draws.utility, InteractionUtility) else draws.utility
        assert isinstance(utility, AdditiveUtility)
        return np.asarray(utility.table[utility.space.offsets[column] + level] / draws.weights[column])

    return measure


def _gain(completion: Completion) -> Callable[[PartyDraws], Array]:
    return lambda draws: np.asarray(expected(draws, completion).mean(axis=0) - draws.reservation)


def _draw(
    beliefs: Beliefs,
    posterior: Posterior,
    quantities: _Quantities,
    count: int,
    rng: np.random.Generator,
    known: int | None,
) -> Array:
    """Return the quantities of draws from the posterior, `[quantities, count]`."""
    shares = posterior.shares
    worlds = (
        np.full(count, known) if known is not None else rng.choice(len(shares), size=count, p=shares / shares.sum())
    )
    result = np.empty((len(quantities.names), count))
    for world in np.unique(worlds):
        rows = np.flatnonzero(worlds == world)
        taken = {}
        for party, draws in posterior.draws[world].parties.items():
            weights = posterior.weights[party][world]
            taken[party] = draws.take(rng.choice(draws.count, size=len(rows), p=weights / weights.sum()))
        result[:-1, rows] = quantities.values(taken, worlds[rows])
        result[-1, rows] = _fit(beliefs, taken, int(world))
    return result


def _fit(beliefs: Beliefs, draws: Mapping[str, PartyDraws], world: int) -> Array:
    """Return the log-likelihood of the answers under draws of every party in a world."""
    parts = [
        beliefs.evidence.scores(party, of_party, beliefs.prior_scores[party]).total(world, beliefs.settings)
        for party, of_party in draws.items()
    ]
    return np.asarray(np.sum(parts, axis=0))
