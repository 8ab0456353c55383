"""Small domains of every awkward kind, as tables and as Hypothesis strategies."""

import itertools

import numpy as np
from hypothesis import strategies as st

from walkaway.solutions.exact import Domain

KINDS = ("whole", "tenths", "thirds", "floats", "opposed", "constant sum", "tied", "large", "cancelling")


def tables(rng, kind, parties, options):
    """Return ``tables[party][issue][option]`` of one kind."""

    def each(make):
        return [[make(size) for size in options] for _ in range(parties)]

    if kind == "whole":
        return each(lambda size: rng.integers(-3, 4, size))
    if kind == "tenths":
        return each(lambda size: np.round(rng.random(size), 1))
    if kind == "thirds":
        return each(lambda size: rng.integers(-1, 4, size) / 3)
    if kind == "floats":
        return each(rng.random)
    if kind == "tied":
        return each(lambda size: np.full(size, rng.integers(0, 2)))
    if kind == "large":
        return each(lambda size: rng.random(size) * 1e6 - 1e5)
    if kind == "cancelling":
        return each(lambda size: rng.choice([0.1, 0.2, -0.3, 0.3], size))
    own = each(lambda size: rng.integers(0, 8, size) / 7)
    if kind == "opposed":
        weights = rng.integers(1, 4, len(options)) / 7
        own[-1] = [(1 - table) * weight for table, weight in zip(own[0], weights, strict=True)]
    if kind == "constant sum":
        own[-1] = [1 - sum(own[p][i] for p in range(parties - 1)) for i in range(len(options))]
    return own


def some_options(rng, most_issues=5, most_options=4):
    """Return sizes of issues; one-option issues among them."""
    return tuple(int(size) for size in rng.integers(1, most_options + 1, rng.integers(1, most_issues + 1)))


def every_outcome(options):
    """Return all outcomes, the last issue's options running fastest."""
    return np.array(list(itertools.product(*map(range, options))), dtype=np.int64).reshape(-1, len(options))


@st.composite
def domains(draw, parties=None, kinds=KINDS):
    """Small domains of all kinds."""
    seed = draw(st.integers(0, 2**32 - 1))
    rng = np.random.default_rng(seed)
    options = some_options(rng)
    return Domain.additive(
        tables(rng, draw(st.sampled_from(kinds)), draw(st.integers(2, 3) if parties is None else parties), options)
    )


def random_tables(rng, parties, issues, options):
    weights = rng.dirichlet(np.ones(issues), parties)
    return [[weights[p, i] * rng.random(options) for i in range(issues)] for p in range(parties)]


def opposed_tables(rng, issues, options, correlation=0.9):
    first = rng.dirichlet(np.ones(issues))
    second = correlation * first + (1 - correlation) * rng.dirichlet(np.ones(issues))
    values = [rng.random(options) for _ in range(issues)]
    return [
        [weight * value for weight, value in zip(first, values, strict=True)],
        [weight * (1 - value) for weight, value in zip(second, values, strict=True)],
    ]
