"""Closed forms against published values, the games they solve, and the bounds of their arguments."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import walkaway.bargaining as bargaining
from walkaway.bargaining import (
    PATIENCE_CAP,
    breakdown,
    costly_conflict,
    fixed_cost,
    outside_option,
    power,
    rubinstein,
)
from walkaway.errors import InputError

FACTOR = st.floats(0, 0.95)
SHARE = st.floats(0, 1)


def test_public_names_are_sorted_and_there():
    assert bargaining.__all__ == sorted(
        bargaining.__all__, key=lambda name: (not name.isupper(), name[0].islower(), name)
    )
    assert all(hasattr(bargaining, name) for name in bargaining.__all__)


# Published values: Rubinstein 1982; Osborne & Rubinstein 1990; Fearon 1995.


@pytest.mark.parametrize(("d1", "d2", "share"), [(0.9, 0.9, 0.526316), (0.9, 0.8, 0.714286)])
def test_rubinstein_published(d1, d2, share):
    assert rubinstein(d1, d2).opener == pytest.approx(share, abs=5e-7)


@pytest.mark.parametrize(("w2", "share", "binds"), [(0.3, 0.526316, False), (0.6, 0.4, True)])
def test_outside_option_published(w2, share, binds):
    split = outside_option(0.9, 0.9, w2)
    assert split.opener == pytest.approx(share, abs=5e-7)
    assert split.binds is binds


def test_costly_conflict_published():
    division = costly_conflict(0.6, 0.1, 0.2)
    assert (division.low, division.high) == pytest.approx((0.5, 0.8))


@pytest.mark.parametrize(
    ("c1", "c2", "low", "high", "unique"),
    [(0.1, 0.2, 1, 1, True), (0.2, 0.1, 0.1, 0.1, True), (0.1, 0.1, 0.1, 1, False)],
)
def test_fixed_cost_published(c1, c2, low, high, unique):
    split = fixed_cost(c1, c2)
    assert (split.low, split.high, split.unique) == (low, high, unique)


# The formulas solve the games: backward induction over a horizon long enough to forget its end.


@given(FACTOR, FACTOR)
def test_rubinstein_is_the_limit_of_finite_games(d1, d2):
    share = 1.0
    for _ in range(500):
        share = 1 - d2 * (1 - d1 * share)
    split = rubinstein(d1, d2)
    assert split.opener == pytest.approx(share, abs=1e-9)
    # As responder the first party gets what the second, as opener, leaves it.
    assert split.responder == pytest.approx(1 - rubinstein(d2, d1).opener, abs=1e-9)
    assert split.average + rubinstein(d2, d1).average == pytest.approx(1)


@given(FACTOR, FACTOR, st.floats(-1, 1))
def test_outside_option_is_the_limit_of_finite_games(d1, d2, w2):
    share = 1.0
    for _ in range(500):
        share = 1 - max(w2, d2 * (1 - d1 * share))
    split = outside_option(d1, d2, w2)
    assert split.opener == pytest.approx(share, abs=1e-9)
    assert split.opener + split.responder == pytest.approx(1)
    # Deal me out: an option that does not bind changes nothing, one that binds is what its holder gets.
    assert split.opener == (pytest.approx(1 - w2) if split.binds else rubinstein(d1, d2).opener)


@given(st.floats(0.05, 1), SHARE, SHARE)
def test_breakdown_is_the_limit_of_finite_games(p, b1, part):
    b2 = part * (1 - b1)
    share = 1.0
    for _ in range(500):
        other_refuses = p * b2 + (1 - p) * (1 - (p * b1 + (1 - p) * share))
        share = 1 - other_refuses
    assert breakdown(p, b1, b2) == pytest.approx(share, abs=1e-9)


@given(SHARE, SHARE)
def test_breakdown_without_risk_splits_the_difference(b1, part):
    b2 = part * (1 - b1)
    assert breakdown(0, b1, b2) == pytest.approx(b1 + (1 - b1 - b2) / 2)
    assert breakdown(1e-9, b1, b2) == pytest.approx(breakdown(0, b1, b2), abs=1e-8)


def test_breakdown_payoff_always_shifts_and_outside_option_may_not():
    assert breakdown(0.1, 0.0, 0.3) < breakdown(0.1, 0.0, 0.0)
    assert outside_option(0.9, 0.9, 0.3).opener == outside_option(0.9, 0.9, 0.0).opener


@given(st.integers(2, 50), st.integers(2, 50))
def test_fixed_cost_is_the_limit_of_finite_games(i, j):
    c1, c2 = i / 100, j / 100
    share = 1.0
    for _ in range(300):
        share = 1 - max(0.0, 1 - max(0.0, share - c1) - c2)
    split = fixed_cost(c1, c2)
    assert split.low - 1e-9 <= share <= split.high + 1e-9
    assert split.unique == (i != j)


@given(SHARE, st.floats(0, 2), st.floats(0, 2))
def test_costly_conflict_range_is_what_both_prefer(p, cost_a, cost_b):
    division = costly_conflict(p, cost_a, cost_b)
    assert 0 <= division.low <= p <= division.high <= 1
    assert division.low == pytest.approx(max(p - cost_a, 0))
    assert 1 - division.high == pytest.approx(max(1 - p - cost_b, 0))


# Power.


@given(st.floats(0.5, 0.99), st.floats(0.5, 0.99))
def test_power_is_the_limit_of_frequent_offers(d1, d2):
    short = 1e-5
    assert power([d1, d2])[0] == pytest.approx(rubinstein(d1**short, d2**short, cap=1 - 1e-12).opener, abs=1e-3)


@given(st.lists(st.lists(SHARE, min_size=3, max_size=3), min_size=1, max_size=4))
def test_power_adds_up_and_favours_the_patient(rows):
    weights = power(rows)
    assert weights.shape == np.shape(rows)
    assert weights.sum(axis=0) == pytest.approx(1)
    for draw in range(3):
        patience = [row[draw] for row in rows]
        ranked = weights[np.argsort(patience), draw]
        assert (np.diff(ranked) >= -1e-12).all()


def test_power_at_the_ends():
    assert power([1.0, PATIENCE_CAP]).tolist() == [0.5, 0.5]
    assert power([0.0, 0.5]).tolist() == [0.0, 1.0]
    assert power([[0.0], [0.0]]).tolist() == [[0.5], [0.5]]


# Shapes and bounds.


def test_the_cap_settles_full_patience():
    assert rubinstein(1, 1).opener == pytest.approx(1 / (1 + PATIENCE_CAP))
    assert rubinstein(1, 1, cap=0.9).opener == rubinstein(0.9, 0.9).opener
    assert rubinstein(0, 0).opener == 1.0
    assert rubinstein(0, 0).average == 0.5


@pytest.mark.parametrize(
    "model",
    [
        lambda x: rubinstein(x, 0.9).average,
        lambda x: outside_option(0.9, 0.8, x).opener,
        lambda x: outside_option(0.9, 0.8, x).binds,
        lambda x: breakdown(0.2, x, 0.1),
        lambda x: fixed_cost(x, 0.2).low,
        lambda x: fixed_cost(x, 0.2).unique,
        lambda x: costly_conflict(x, 0.1, 0.1).high,
    ],
)
def test_one_number_in_one_out_and_draws_in_draws_out(model):
    draws = np.array([0.1, 0.2, 0.85])
    answers = model(draws)
    assert answers.shape == (3,)
    single = [model(float(value)) for value in draws]
    assert all(isinstance(value, float | bool) for value in single)
    assert answers.tolist() == single


@pytest.mark.parametrize(
    "call",
    [
        lambda: rubinstein(1.1, 0.9),
        lambda: rubinstein(0.9, -0.1),
        lambda: rubinstein(float("nan"), 0.9),
        lambda: rubinstein([0.9, 0.9], [0.9, 0.9, 0.9]),
        lambda: rubinstein(0.9, 0.9, cap=1),
        lambda: outside_option(0.9, 0.9, 1.01),
        lambda: breakdown(1.5, 0, 0),
        lambda: breakdown(0.5, 0.6, 0.5),
        lambda: breakdown(0.5, float("inf"), 0),
        lambda: fixed_cost(0, 0.1),
        lambda: fixed_cost(0.1, 1),
        lambda: costly_conflict(0.5, -0.1, 0.1),
        lambda: power([1.2, 0.5]),
        lambda: power(0.5),
        lambda: power([]),
        lambda: power([0.5, 0.5], cap=1),
    ],
)
def test_arguments_out_of_range_are_refused(call):
    with pytest.raises(InputError):
        call()


def test_the_refusal_names_the_argument_and_the_value():
    with pytest.raises(InputError, match=r"d2 must lie within 0 and 1, not 1\.5"):
        rubinstein(0.9, [0.5, 1.5])
