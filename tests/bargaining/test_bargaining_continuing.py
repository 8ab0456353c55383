"""The value of continuing, and the chance at which leaving becomes right."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkaway.bargaining import break_even_chance, right_to_leave, value_of_continuing
from walkaway.errors import InputError

# Few distinct values, so that thresholds meet and weights halve exactly; and arbitrary ones.
GRID = st.sampled_from([0.0, 0.1, 0.2, 0.25, 0.4, 0.5, 0.8, 1.0])
GAIN_NOW = st.one_of(GRID, st.floats(-0.5, 1), st.just(-0.1), st.just(-0.0))
GAIN = st.one_of(GRID, st.floats(0, 1))
DRAWS = st.lists(st.tuples(GAIN_NOW, st.one_of(GRID, st.floats(0, 1)), GAIN, GRID), min_size=1, max_size=8).filter(
    lambda draws: any(draw[3] for draw in draws)
)


def exactly_half(now, discount, gain, weights, min_gain, chance):
    right = right_to_leave(now, value_of_continuing(chance, discount, gain), min_gain)
    weight = [Fraction(value) for value in weights]
    return 2 * sum(w for w, yes in zip(weight, right, strict=True) if yes) >= sum(weight)


@given(DRAWS, st.sampled_from([0.0, 0.01, 0.1]))
def test_break_even_is_the_smallest_chance_there_is(draws, min_gain):
    now, discount, gain, weights = (np.array(column) for column in zip(*draws, strict=True))
    chance = break_even_chance(now, discount, gain, weights, min_gain=min_gain)
    if chance is None:
        assert not exactly_half(now, discount, gain, weights, min_gain, 1.0)
        return
    assert exactly_half(now, discount, gain, weights, min_gain, chance)
    if chance > 0:
        assert not exactly_half(now, discount, gain, weights, min_gain, np.nextafter(chance, 0))
        assert not exactly_half(now, discount, gain, weights, min_gain, 0.0)


@given(DRAWS)
def test_break_even_agrees_with_a_scan(draws):
    now, discount, gain, weights = (np.array(column) for column in zip(*draws, strict=True))
    chance = break_even_chance(now, discount, gain, weights, min_gain=0.01)
    scan = [q for q in np.linspace(0, 1, 41) if exactly_half(now, discount, gain, weights, 0.01, q)]
    if scan:
        assert scan[0] - 0.025 <= chance <= scan[0]
    else:
        assert chance is None


@given(DRAWS, st.randoms(use_true_random=False))
def test_break_even_does_not_depend_on_the_order_or_the_scale_of_weights(draws, random):
    shuffled = draws.copy()
    random.shuffle(shuffled)
    answers = []
    for some, scale in ((draws, 1), (shuffled, 1), (draws, 4)):
        now, discount, gain, weights = (np.array(column) for column in zip(*some, strict=True))
        answers.append(break_even_chance(now, discount, gain, weights * scale, min_gain=0.01))
    assert answers[0] == answers[1] == answers[2]


def test_equality_is_for_signing():
    assert not right_to_leave(0.1, 0.1, 0.0)
    assert not right_to_leave(0.01, 0.0, 0.01)
    # A fair deal that is certain and equal to the offer never makes leaving right; a better one does, above .5.
    assert break_even_chance([0.25], 0.5, [0.5], [1], min_gain=0.01) is None
    assert break_even_chance([0.25], 1.0, [0.5], [1], min_gain=0.01) == np.nextafter(0.5, 1)


def test_half_of_the_weight_is_enough():
    now, gain = [0.0, 0.5], [0.0, 0.0]
    assert break_even_chance(now, 0.9, gain, [1, 1], min_gain=0.01) == 0.0
    assert break_even_chance(now, 0.9, gain, [0.1] * 2, min_gain=0.01) == 0.0
    assert break_even_chance(now, 0.9, gain, [1, 1.0000001], min_gain=0.01) is None


def test_hope_without_a_floor_needs_some_chance():
    chance = break_even_chance([0.0], 0.9, [0.3], [1], min_gain=0.0)
    assert 0 < chance < 1e-300


def test_right_counts_the_greater_of_floor_and_hope():
    right = right_to_leave([0.005, 0.05, 0.05, 0.2], [0.0, 0.0, 0.09, 0.09], 0.01)
    assert right.tolist() == [True, False, True, False]
    assert value_of_continuing(0.5, 0.8, 0.5) == pytest.approx(0.2)


@pytest.mark.parametrize(
    "call",
    [
        lambda: value_of_continuing(1.1, 0.9, 0.5),
        lambda: value_of_continuing(0.5, 0.9, -0.1),
        lambda: value_of_continuing(0.5, 0.9, float("inf")),
        lambda: right_to_leave(0.1, 0.1, -0.01),
        lambda: right_to_leave(float("nan"), 0.1, 0.01),
        lambda: break_even_chance([0.1], 0.9, [0.1], [0], min_gain=0.01),
        lambda: break_even_chance([0.1], 0.9, [0.1], [-1], min_gain=0.01),
        lambda: break_even_chance([0.1, 0.2], 0.9, [0.1] * 3, [1], min_gain=0.01),
    ],
)
def test_arguments_out_of_range_are_refused(call):
    with pytest.raises(InputError):
        call()


@pytest.mark.parametrize("size", range(2, 40, 2))
@pytest.mark.parametrize("weight", [0.1, 0.7, 1 / 7])
def test_half_is_exact_where_running_sums_err(size, weight):
    # Added one by one these weights drift off their half by a rounding error, to either side.
    now = np.where(np.arange(size) < size // 2, 0.1, 0.3)
    chance = break_even_chance(now, 1.0, np.full(size, 0.5), np.full(size, weight), min_gain=0.01)
    assert chance == pytest.approx(0.2)


@pytest.mark.parametrize(
    ("now", "discount", "gain"),
    [
        (5e-321, 1e-200, 1e-120),
        (9e-321, 1e-200, 1e-120),
        (5e-324, 1.5e-323, 1.0),
        # The product of chance and discount factor rounds up to the value needed, before the quotient is reached.
        (1.6 * (5e-324 * 1e300), 1.5e-323, 1e300),
    ],
)
def test_exact_where_the_quotient_is_coarse(now, discount, gain):
    # Products this small have few digits left, so that dividing misses the threshold by far.
    chance = break_even_chance([now], discount, [gain], [1], min_gain=0.0)
    assert exactly_half([now], discount, [gain], [1], 0.0, chance)
    assert not exactly_half([now], discount, [gain], [1], 0.0, np.nextafter(chance, 0))
    assert abs(chance - now / (discount * gain)) > 100 * np.spacing(chance)
