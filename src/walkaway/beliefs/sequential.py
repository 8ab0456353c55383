"""Tempered sequential Monte Carlo, for evidence that leaves too few of the prior draws standing.

Draws start from the prior and are led to the posterior in small steps of an exponent on the likelihood (Del Moral,
Doucet and Jasra 2006). At each step the draws are weighted, resampled within their block, and moved by Metropolis
steps that keep the tempered distribution. Moves act on the uniform numbers behind a draw: a wrapped step in the unit
cube is symmetric and leaves the prior as it is. Blocks never mix, so they are independent runs and the standard error
can be read off them.
"""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from walkaway.beliefs.evidence import Evidence, Scores
from walkaway.beliefs.prior import PartyPrior
from walkaway.beliefs.sampling import block_edges
from walkaway.beliefs.streams import stream
from walkaway.case import Settings
from walkaway.space import PartyDraws

__all__ = ["MOVES", "Particles", "sequential"]

MOVES = 4
"""Metropolis steps after each resampling."""
_KEEP = 0.5
"""The exponent grows until this share of the effective sample size would be left."""

Array = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Particles:
    """Draws of one party from the posterior of one world.

    Attributes:
        draws: The draws.
        log_weight: What each stands for, the logarithm of its block's marginal likelihood, `[D]`.
        log_likelihood: Log-likelihood under the evidence they were led to, `[D]`.
        steps: Number of tempering steps.
    """

    draws: PartyDraws
    log_weight: Array
    log_likelihood: Array
    steps: int


@dataclass(frozen=True, eq=False)
class _Target:
    """The log-likelihood of columns of uniform numbers."""

    prior: PartyPrior
    evidence: Evidence
    prior_scores: Scores
    world: int
    settings: Settings
    left_out: frozenset[str]

    def __call__(self, uniforms: Array) -> tuple[PartyDraws, Array]:
        draws = self.prior.draws(uniforms)
        scores = self.evidence.scores(self.prior.party, draws, self.prior_scores)
        total = scores.total(self.world, self.settings, self.left_out)
        return draws, np.where(self.prior.allowed(uniforms), total, -np.inf)


def sequential(
    prior: PartyPrior,
    evidence: Evidence,
    prior_scores: Scores,
    world: int,
    settings: Settings,
    *,
    seed: int,
    count: int,
    left_out: frozenset[str] = frozenset(),
) -> Particles:
    """Return draws of one party from the posterior of one world.

    Args:
        prior: The party's prior.
        evidence: The statements.
        prior_scores: Scores under prior draws, for the prior means inside the factors.
        world: Number of the world.
        settings: The conventions.
        seed: Seed of the draws.
        count: Number of draws.
        left_out: Statements that are left out.
    """
    target = _Target(prior, evidence, prior_scores, world, settings, left_out)
    rng = stream(seed, "sequential", prior.party, repr(evidence.claims(prior.party, world).key), repr(sorted(left_out)))
    # The same columns that the prior means are worked out on: the two errors then cancel instead of adding up.
    uniforms = prior.draw(seed, count)
    draws, score = target(uniforms)
    log_weight, exponent, scale, steps = np.zeros(count), 0.0, 0.2, 0
    if not np.isfinite(score).any():  # nothing fits this world: it has no posterior to be led to
        return Particles(draws=draws, log_weight=np.full(count, -np.inf), log_likelihood=score, steps=1)
    while exponent < 1.0:
        following = _next_exponent(score, exponent)
        increment = _scaled(score, following - exponent)
        rows, block_log_mean = _resample(increment, rng)
        log_weight += block_log_mean
        uniforms, score, exponent, steps = uniforms[:, rows], score[rows], following, steps + 1
        for _ in range(MOVES):
            uniforms, score, accepted = _move(uniforms, score, exponent, scale, target, rng)
            scale = float(np.clip(scale * np.exp(accepted - 0.25), 0.01, 0.5))
    draws, score = target(uniforms)
    return Particles(draws=draws, log_weight=log_weight, log_likelihood=score, steps=steps)


def _scaled(score: Array, factor: float) -> Array:
    """Return factor times score, where a score of minus infinity stays so."""
    with np.errstate(invalid="ignore"):
        return np.where(np.isneginf(score), -np.inf, score * factor)


def _next_exponent(score: Array, exponent: float) -> float:
    """Return the exponent at which the effective sample size falls to the share that is kept; 1 at most."""

    def left(following: float) -> float:
        increment = _scaled(score, following - exponent)
        weights = np.exp(increment - increment.max())
        return float(weights.sum() ** 2 / (weights**2).sum() / len(score))

    if left(1.0) >= _KEEP:
        return 1.0
    low, high = exponent, 1.0
    for _ in range(40):
        middle = (low + high) / 2
        low, high = (middle, high) if left(middle) >= _KEEP else (low, middle)
    return max(low, exponent + 1e-6)


def _resample(log_increment: Array, rng: np.random.Generator) -> tuple[NDArray[np.int64], Array]:
    """Return the rows kept by systematic resampling inside each block, and each draw's block's log mean increment."""
    count = len(log_increment)
    edges = [*block_edges(count), count]
    rows = np.empty(count, dtype=np.int64)
    log_mean = np.empty(count)
    for start, end in pairwise(edges):
        size = end - start
        block = log_increment[start:end]
        top = block.max()
        if np.isneginf(top):  # nothing of this block survives: it stays and counts for nothing
            rows[start:end], log_mean[start:end] = np.arange(start, end), -np.inf
            continue
        weights = np.exp(block - top)
        places = (np.arange(size) + rng.random()) / size * weights.sum()
        rows[start:end] = start + np.minimum(np.searchsorted(np.cumsum(weights), places, side="right"), size - 1)
        log_mean[start:end] = top + np.log(weights.mean())
    return rows, log_mean


def _move(
    uniforms: Array, score: Array, exponent: float, scale: float, target: _Target, rng: np.random.Generator
) -> tuple[Array, Array, float]:
    """Return draws after one Metropolis step each, their scores, and the share of steps taken."""
    rows, count = uniforms.shape
    # Moving a few numbers at a time keeps steps acceptable when there are many.
    moved = np.flatnonzero(rng.random(rows * count) < min(1.0, 4.0 / rows))
    proposal = uniforms.copy()
    flat = proposal.reshape(-1)
    stepped = flat[moved] + scale * rng.standard_normal(len(moved))
    flat[moved] = np.minimum(stepped - np.floor(stepped), np.nextafter(1.0, 0.0))
    _, proposed = target(proposal)
    with np.errstate(invalid="ignore"):
        gain = np.where(
            np.isneginf(proposed), -np.inf, np.where(np.isneginf(score), np.inf, exponent * (proposed - score))
        )
    accept = np.log(1.0 - rng.random(count)) < gain
    return np.where(accept, proposal, uniforms), np.where(accept, proposed, score), float(accept.mean())
