"""The fairest deal of many draws at once equals enumeration, draw by draw."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

import numpy as np
import pytest
from numpy.typing import NDArray

from walkaway.errors import InputError
from walkaway.solutions import nash_point
from walkaway.solutions.exact.draw_ranking import fairest_outcomes
from walkaway.solutions.exact.draw_solutions import least_gains, nash_points
from walkaway.solutions.exact.draw_tables import DrawTables

Array = NDArray[np.float64]
KINDS = ("tenths", "uniform", "whole", "opposed")


@dataclass(frozen=True)
class Domain:
    """A small domain in some draws, and the gains of every outcome, `[P, N, D]`."""

    name: str
    tables: DrawTables
    outcomes: NDArray[np.int64]
    gains: Array


def table(rng: np.random.Generator, kind: str, shape: tuple[int, int], rising: bool, issues: int) -> Array:
    if kind == "tenths":
        return rng.integers(0, 6, size=shape) / 10
    if kind == "whole":
        return rng.integers(0, 3, size=shape).astype(np.float64)
    drawn = rng.random(shape) / issues
    return drawn if kind == "uniform" else np.sort(drawn, axis=0)[:: 1 if rising else -1]


def small_domains(seed: int, count: int) -> Iterator[Domain]:
    rng = np.random.default_rng(seed)
    for number in range(count):
        parties, issues = int(rng.choice([1, 2, 2, 2, 3, 4])), int(rng.integers(1, 6))
        options = [int(rng.integers(1, 5)) for _ in range(issues)]
        draws, kind = int(rng.integers(1, 12)), KINDS[number % len(KINDS)]
        tables = [
            [table(rng, kind, (many, draws), party % 2 == 0, issues) for many in options] for party in range(parties)
        ]
        less = rng.random((parties, draws)) * rng.choice([0.0, 0.5, 1.0])
        if kind == "whole":
            less = rng.integers(0, 4, size=(parties, draws)).astype(np.float64)
        outcomes = np.array(list(product(*map(range, options))))
        gains = np.stack(
            [
                sum((own[i][outcomes[:, i]] for i in range(issues)), np.zeros((len(outcomes), draws))) - less[party]
                for party, own in enumerate(tables)
            ]
        )
        yield Domain(f"{number} {kind} {parties} parties", DrawTables.of(tables, less), outcomes, gains)


SEEDS = (0, 1, *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(2, 60)))


@pytest.mark.parametrize("seed", SEEDS)
def test_the_smallest_gain_is_that_of_enumeration(seed: int) -> None:
    for domain in small_domains(seed, 40):
        most = domain.gains.min(axis=0).max(axis=0)
        found = least_gains(domain.tables)
        assert found.certain.all(), domain.name
        np.testing.assert_allclose(found.value, most, rtol=0, atol=1e-12, err_msg=domain.name)
        np.testing.assert_array_equal(found.gains, domain.tables.gains(found.choices))
        assert (found.gains.min(axis=0) == found.value).all()


@pytest.mark.parametrize("seed", SEEDS)
def test_a_deal_exists_exactly_where_enumeration_finds_one(seed: int) -> None:
    rng = np.random.default_rng(seed)
    for domain in small_domains(seed, 40):
        most = domain.gains.min(axis=0).max(axis=0)
        # Levels at which some draw is just on the edge are the hard ones.
        levels = np.sort(np.concatenate(([0.01, 0.05, 0.1], rng.choice(most, 2)))) - 1e-10
        found = least_gains(domain.tables, levels)
        assert found.certain.all(), domain.name
        for level in levels:
            np.testing.assert_array_equal(found.value >= level, most >= level, err_msg=domain.name)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_nash_point_is_that_of_enumeration(seed: int) -> None:
    rng = np.random.default_rng(seed)
    for domain in small_domains(seed, 40):
        parties, draws = domain.tables.parties, domain.tables.count
        least = float(rng.choice([0.01, 0.05, 0.2]))
        for weights in (None, rng.dirichlet(np.ones(parties), size=draws).T):
            found = nash_points(domain.tables, weights, min_gain=least)
            plain = nash_point(np.swapaxes(domain.gains, 1, 2), weights, min_gain=least)
            assert found.certain.all(), domain.name
            # The same gains to the last bit: of equal products both take the first outcome.
            np.testing.assert_array_equal(found.gains, plain.gains, err_msg=domain.name)
            np.testing.assert_array_equal(np.isneginf(found.value), plain.outcome < 0)


def test_a_party_that_hardly_counts_still_gets_its_smallest_gain() -> None:
    for domain in small_domains(3, 60):
        parties, draws = domain.tables.parties, domain.tables.count
        weights = np.full((parties, draws), 1e-9)
        weights[0] = 1.0
        found = nash_points(domain.tables, weights, min_gain=0.05)
        acceptable = (domain.gains >= 0.05 - 1e-10).all(axis=0)
        most = np.where(acceptable, domain.gains[0], 0.0).max(axis=0)
        np.testing.assert_allclose(found.gains[0], most, rtol=0, atol=1e-6, err_msg=domain.name)


@pytest.mark.parametrize("seed", SEEDS[:1])
def test_the_fairest_outcomes_are_those_a_list_of_all_would_begin_with(seed: int) -> None:
    rng = np.random.default_rng(seed)
    for domain in small_domains(seed, 40):
        one = domain.tables.take(slice(0, 1))
        least, wanted = domain.gains[:, :, 0].min(axis=0), int(rng.integers(1, 30))
        found = fairest_outcomes(one, wanted)
        assert found.complete
        listed = {tuple(row) for row in found.choices}
        assert len(listed) == len(found.choices) >= min(wanted, len(domain.outcomes))
        ranked = domain.outcomes[np.lexsort((-np.round(least, 10),))[:wanted]]
        assert {tuple(row) for row in ranked} <= listed
        assert (np.diff([np.flatnonzero((domain.outcomes == row).all(axis=1))[0] for row in found.choices]) > 0).all()


def test_ties_without_number_are_cut_short_and_said_to_be() -> None:
    worth = np.random.default_rng(0).random((50, 10, 1)) / 50
    tables = DrawTables.of([list(worth), list(worth.max(axis=1, keepdims=True) - worth)], np.zeros((2, 1)))
    found = fairest_outcomes(tables, 200)
    assert not found.complete
    assert len(found.choices) >= 200
    least = tables.take(np.zeros(len(found.choices), dtype=np.intp)).gains(found.choices).min(axis=0)
    assert least.max() == pytest.approx(worth.max(axis=1).sum() / 2, abs=1e-6)


def many_draws(draws: int, issues: int, options: int, less: float) -> DrawTables:
    rng = np.random.default_rng(0)
    tables = [
        [
            rng.random((options, draws)) * weight
            for weight in np.swapaxes(rng.dirichlet(np.ones(issues), size=draws), 0, 1)
        ]
        for _ in range(2)
    ]
    return DrawTables.of(tables, np.full((2, draws), less))


def test_a_hundred_million_outcomes_in_thousands_of_draws() -> None:
    tables = many_draws(4_000, 8, 10, 0.8)
    levels = np.array([0.01, 0.05, 0.10]) - 1e-10
    found = least_gains(tables, levels)
    assert found.certain.all()
    # What a level is held to stands by itself: an outcome that reaches it, or a bound below it.
    assert (found.gains.min(axis=0) == found.value).all()
    exact = least_gains(tables)
    for level in levels:
        np.testing.assert_array_equal(found.value >= level, exact.value >= level)
    assert 0.05 < (found.value >= levels[0]).mean() < 1.0
    assert found.searched.sum() < exact.searched.sum()


def test_what_does_not_fit_is_refused() -> None:
    tables = many_draws(3, 2, 2, 0.5)
    with pytest.raises(InputError, match="above 0"):
        nash_points(tables, min_gain=0.0)
    with pytest.raises(InputError, match="of shape"):
        nash_points(tables, np.ones(3), min_gain=0.01)
    with pytest.raises(InputError, match="not all 0"):
        nash_points(tables, np.zeros(2), min_gain=0.01)
    with pytest.raises(InputError, match="one draw"):
        fairest_outcomes(tables, 5)
    with pytest.raises(InputError, match="as many options"):
        DrawTables.of([[np.zeros((2, 1))], [np.zeros((3, 1))]], np.zeros((2, 1)))
    with pytest.raises(InputError, match="draws"):
        DrawTables.of([[np.zeros((2, 1))]], np.zeros((1, 2)))
