"""The Nash point of many draws: against brute force, in chunks, and where the problem is degenerate."""

import importlib
import tracemalloc

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkaway.errors import InputError
from walkaway.solutions import nash, nash_point

LEVELS = [-0.5, -0.25, 0.0, 0.0, 0.25, 0.5, 0.75]


@st.composite
def gain_tables(draw, min_outcomes=0):
    parties, draws, outcomes = draw(st.integers(1, 3)), draw(st.integers(1, 3)), draw(st.integers(min_outcomes, 8))
    size = parties * draws * outcomes
    cells = draw(st.lists(st.sampled_from(LEVELS), min_size=size, max_size=size))
    return np.array(cells, dtype=float).reshape(parties, draws, outcomes)


def brute_force(gains, min_gain=0.0):
    """The definition, one outcome at a time: per draw the first of the best of each largest group."""
    answer = []
    for draw in range(gains.shape[1]):
        acceptable = [x for x in range(gains.shape[2]) if min(gains[:, draw, x]) >= min_gain]
        groups = {}
        for x in acceptable:
            members = tuple(p for p in range(gains.shape[0]) if gains[p, draw, x] > 0)
            product = np.prod([gains[p, draw, x] for p in members])
            if members not in groups or product > groups[members][0] + 1e-12:
                groups[members] = (product, x)
        largest = max((len(members) for members in groups), default=0)
        answer.append(min((x for members, (_, x) in groups.items() if len(members) == largest), default=-1))
    return answer


@given(gain_tables(), st.sampled_from([0.0, 0.25, 0.3]))
def test_equals_brute_force(gains, min_gain):
    point = nash_point(gains, min_gain=min_gain)
    found = brute_force(gains, min_gain)
    rows = np.arange(gains.shape[1])
    # Products of three factors may round apart: what must agree is the product, where the position does not.
    for draw in rows:
        if point.outcome[draw] != found[draw]:
            assert min(point.outcome[draw], found[draw]) >= 0
            assert np.prod(gains[:, draw, point.outcome[draw]]) == pytest.approx(np.prod(gains[:, draw, found[draw]]))
            assert np.prod(gains[:, draw, found[draw]]) > 0
    expected = [gains[:, d, x] if x >= 0 else np.zeros(len(gains)) for d, x in enumerate(point.outcome)]
    assert point.gains.T.tolist() == np.array(expected).tolist()


@given(gain_tables(min_outcomes=1))
def test_lies_among_the_ties_of_the_exact_solution(gains):
    point = nash_point(gains)
    for draw, outcome in enumerate(point.outcome):
        exact = nash(gains[:, draw], np.zeros(len(gains)))
        assert outcome == -1 if exact.undefined else outcome in exact.outcomes


@given(gain_tables(min_outcomes=2), st.integers(1, 3))
def test_chunks_change_nothing(gains, width):
    whole = nash_point(gains)
    parts = nash_point(gains[:, :, start : start + width] for start in range(0, gains.shape[2], width))
    assert parts.outcome.tolist() == whole.outcome.tolist()
    assert parts.gains.tolist() == whole.gains.tolist()


def test_small_blocks_change_nothing(monkeypatch):
    gains = np.random.default_rng(0).uniform(-0.2, 1, (3, 40, 50))
    weights = np.random.default_rng(1).uniform(0.1, 1, (3, 40))
    whole = nash_point(gains, weights)
    for cells in (1, 7, 500):
        # By import, for the package's own name for this module is the function.
        monkeypatch.setattr(importlib.import_module("walkaway.solutions.nash_point"), "_CELLS", cells)
        assert nash_point(gains, weights).outcome.tolist() == whole.outcome.tolist()


@given(gain_tables(min_outcomes=1), st.lists(st.sampled_from([0.5, 2.0, 8.0]), min_size=3, max_size=3))
def test_scales_change_nothing(gains, factors):
    # Powers of two scale without rounding.
    scaled = gains * np.array(factors[: len(gains)])[:, None, None]
    one, other = nash_point(gains).outcome, nash_point(scaled).outcome
    for draw, (x, y) in enumerate(zip(one, other, strict=True)):
        if x != y:
            assert np.prod(gains[:, draw, x]) == pytest.approx(np.prod(gains[:, draw, y]))
            assert np.prod(gains[:, draw, x]) > 0


def test_weights_move_the_point():
    gains = np.array([[[0.1, 0.5, 0.9]], [[0.9, 0.5, 0.1]]])
    assert nash_point(gains).outcome.tolist() == [1]
    assert nash_point(gains, [0.95, 0.05]).outcome.tolist() == [2]
    assert nash_point(np.repeat(gains, 2, axis=1), [[0.95, 0.05], [0.05, 0.95]]).outcome.tolist() == [2, 0]


def test_weight_zero_leaves_only_the_veto():
    gains = np.array([[[0.1, 0.5, 0.9]], [[0.9, 0.5, -0.1]]])
    assert nash_point(gains, [1, 0]).outcome.tolist() == [1]


def test_ties_go_to_the_first_outcome():
    gains = np.array([[[0.2, 0.4, 0.8]], [[0.1, 0.8, 0.4]]])
    assert nash_point(gains).outcome.tolist() == [1]
    assert nash_point(gains[:, :, ::-1]).outcome.tolist() == [0]


def test_no_acceptable_outcome_is_minus_one_and_no_gain():
    point = nash_point(np.array([[[0.5, -0.1]], [[-0.1, 0.5]]]))
    assert point.outcome.tolist() == [-1]
    assert point.gains.tolist() == [[0.0], [0.0]]
    assert nash_point(np.empty((2, 3, 0))).outcome.tolist() == [-1, -1, -1]
    assert nash_point(np.array([[[0.05]], [[0.5]]]), min_gain=0.1).outcome.tolist() == [-1]
    assert nash_point(np.array([[[0.1]], [[0.5]]]), min_gain=0.1).outcome.tolist() == [0]


def test_degenerate_draws():
    # Nobody gains: no deal as an outcome. One can gain: the best for it. Two of three beat one of three.
    assert nash_point(np.array([[[0.0, 0.5]], [[0.0, -0.5]]])).outcome.tolist() == [0]
    assert nash_point(np.array([[[0.0, 0.2, 0.5]], [[0.0, 0.0, 0.0]]])).outcome.tolist() == [2]
    three = np.array([[[0.9, 0.1, 0.2]], [[0.0, 0.1, 0.1]], [[0.0, 0.0, 0.0]]])
    assert nash_point(three).outcome.tolist() == [2]
    # A positive product, however small, beats every product of 0.
    assert nash_point(np.array([[[0.9, 1e-6]], [[0.0, 1e-6]]])).outcome.tolist() == [1]


def test_rounding_at_the_disagreement_value_is_no_veto():
    loss = 0.3 - (0.1 + 0.2)
    assert loss < 0
    assert nash_point(np.array([[[loss]], [[0.5]]])).outcome.tolist() == [0]


def test_memory_stays_small_beside_the_argument():
    gains = np.random.default_rng(0).uniform(-1, 1, (2, 2000, 1500)).astype(np.float32)
    tracemalloc.start()
    nash_point(gains)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 100e6


@pytest.mark.parametrize(
    "call",
    [
        lambda: nash_point(np.zeros((2, 3))),
        lambda: nash_point(np.zeros((0, 3, 1))),
        lambda: nash_point(np.full((2, 1, 1), np.nan)),
        lambda: nash_point(np.zeros((2, 3, 1)), weights=[1, 1, 1]),
        lambda: nash_point(np.zeros((2, 3, 1)), weights=[1, -1]),
        lambda: nash_point(np.zeros((2, 3, 1)), min_gain=-0.1),
        lambda: nash_point(np.zeros((2, 3, 1)), min_gain=float("nan")),
        lambda: nash_point([]),
        lambda: nash_point([np.zeros((2, 3, 1)), np.zeros((2, 4, 1))]),
    ],
)
def test_bad_arguments_are_refused(call):
    with pytest.raises(InputError):
        call()
