"""Domains to measure with: random, opposed and constant-sum tables, the same at every run."""

from collections.abc import Callable

import numpy as np

__all__ = ["MAKERS", "make"]

Tables = list[list[np.ndarray]]
SEED = 1


def random(rng: np.random.Generator, parties: int, issues: int, options: int) -> Tables:
    """Weights and values drawn apart for every party: the easy case."""
    weights = rng.dirichlet(np.ones(issues), parties)
    return [[weights[p, i] * rng.random(options) for i in range(issues)] for p in range(parties)]


def opposed(rng: np.random.Generator, parties: int, issues: int, options: int, correlation: float = 0.9) -> Tables:
    """The second party values options as one less the first does; weights mostly agree; further parties are random."""
    first = rng.dirichlet(np.ones(issues))
    second = correlation * first + (1 - correlation) * rng.dirichlet(np.ones(issues))
    values = [rng.random(options) for _ in range(issues)]
    two = [
        [w * v for w, v in zip(first, values, strict=True)],
        [w * (1 - v) for w, v in zip(second, values, strict=True)],
    ]
    return two + random(rng, parties - 2, issues, options) if parties > 2 else two


def nearly(rng: np.random.Generator, parties: int, issues: int, options: int) -> Tables:
    """Opposed, with weights that are 0.999 correlated."""
    return opposed(rng, parties, issues, options, 0.999)


def constant(rng: np.random.Generator, parties: int, issues: int, options: int) -> Tables:
    """What one party gains the other loses."""
    weights = rng.dirichlet(np.ones(issues))
    own = [w * rng.random(options) for w in weights]
    return [own, [w - table for w, table in zip(weights, own, strict=True)]]


MAKERS: dict[str, Callable[..., Tables]] = {
    "random": random,
    "opposed": opposed,
    "opposed .999": nearly,
    "constant sum": constant,
}


def make(kind: str, parties: int, issues: int, options: int, seed: int = SEED) -> Tables:
    """Return ``tables[party][issue][option]``."""
    return MAKERS[kind](np.random.default_rng(seed), parties, issues, options)
