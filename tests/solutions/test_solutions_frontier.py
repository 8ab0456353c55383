"""The Pareto frontier: fast against brute force, ties, rounding."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkaway.errors import InputError
from walkaway.solutions import frontier


def brute_force(utilities):
    points = [tuple(point) for point in np.asarray(utilities).T]

    def dominates(one, other):
        return all(a >= b for a, b in zip(one, other, strict=True)) and one != other

    return [not any(dominates(other, point) for other in points) for point in points]


@st.composite
def tables(draw, least=1, levels=4):
    count, size = draw(st.integers(least, 4)), draw(st.integers(0, 25))
    rows = st.lists(st.integers(0, levels), min_size=size, max_size=size)
    return np.array([draw(rows) for _ in range(count)], dtype=float).reshape(count, size) / levels


@given(tables())
def test_equals_brute_force(utilities):
    assert frontier(utilities).tolist() == brute_force(utilities)


@pytest.mark.parametrize("parties", [2, 3, 4])
def test_equals_brute_force_on_more_outcomes_than_one_block(parties):
    utilities = np.random.default_rng(parties).integers(0, 40, size=(parties, 2500)).astype(float)
    # An opposed table, so that the frontier is long and the blocks meet it.
    utilities[-1] = 80 - utilities[:-1].sum(axis=0) + utilities[-1] / 40
    mask = frontier(utilities)
    points = utilities.T
    dominated = np.array([((points >= p).all(axis=1) & (points > p).any(axis=1)).any() for p in points])
    assert mask.tolist() == (~dominated).tolist()
    assert 0 < mask.sum() < len(mask)


@given(tables(least=2), st.randoms(use_true_random=False))
def test_does_not_depend_on_the_order_of_parties_or_outcomes(utilities, random):
    rows, columns = list(range(utilities.shape[0])), list(range(utilities.shape[1]))
    random.shuffle(rows)
    random.shuffle(columns)
    assert frontier(utilities[rows][:, columns]).tolist() == frontier(utilities)[columns].tolist()


def test_ties_stay_and_weak_dominance_counts():
    assert frontier([[1, 1, 1, 0], [0, 0, -1, 1]]).tolist() == [True, True, False, True]
    assert frontier([[1, 1], [1, 1], [0, 0]]).tolist() == [True, True]
    assert frontier([[3, 1, 3]]).tolist() == [True, False, True]


def test_constant_sum_is_all_efficient():
    first = np.linspace(0, 1, 101)
    assert frontier([first, 1 - first]).all()


def test_rounding_neither_makes_nor_breaks_dominance():
    # 0.1 + 0.2 and 0.3 are one utility; without that the first outcome would dominate the second.
    assert frontier([[0.1 + 0.2, 0.3, 0.0], [0.5, 0.5, 1.0]]).tolist() == [True, True, True]
    # A difference ten times the tolerance is one.
    assert frontier([[0.5 + 1e-9, 0.5], [1.0, 1.0]]).tolist() == [True, False]
    # The tolerance grows with the scale of a party's utilities, for rounding errors do.
    assert frontier([[1e9, 1e9 + 1e-6], [1.0, 1.0]]).tolist() == [True, True]
    assert frontier([[1e9, 1e9 + 1], [1.0, 1.0]]).tolist() == [False, True]
    # Sums that cancel to 0 leave an error, however small all utilities are.
    assert frontier([[0.0, 0.1 + 0.2 - 0.3], [1.0, 1.0]]).tolist() == [True, True]


def test_no_outcome_and_one():
    assert frontier(np.empty((2, 0))).tolist() == []
    assert frontier([[0.3], [0.1], [0.2]]).tolist() == [True]


@pytest.mark.parametrize("utilities", [[0.1, 0.2], np.empty((0, 3)), [[float("nan")], [0.0]], [[0.0], [float("inf")]]])
def test_bad_tables_are_refused(utilities):
    with pytest.raises(InputError):
        frontier(utilities)
