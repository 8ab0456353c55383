"""The exact solutions against published values, hand-worked problems and brute force."""

import itertools
import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkaway.errors import InputError
from walkaway.solutions import discrete_raiffa, egalitarian, frontier, kalai_smorodinsky, minimum_gap, nash, utilitarian

# The set x ≤ 1, x + y ≤ 2 with disagreement 0, in steps of 1/60: both published points are on the grid.
STEPS = np.array([(x, y) for x in range(61) for y in range(121 - x)]).T / 60


def test_the_cut_triangle_published():
    assert nash(STEPS, [0, 0]).utilities == ((1.0, 1.0),)
    smorodinsky = kalai_smorodinsky(STEPS, [0, 0])
    assert smorodinsky.ideal == (1.0, 2.0)
    assert np.array(smorodinsky.utilities) == pytest.approx(np.array([[2 / 3, 4 / 3]]))
    assert egalitarian(STEPS, [0, 0]).utilities == ((1.0, 1.0),)
    assert np.array(discrete_raiffa(STEPS, [0, 0]).utilities) == pytest.approx(np.array([[0.75, 1.25]]))
    assert len(utilitarian(STEPS, [0, 0]).outcomes) == 61


def test_negolog_published(shared):
    folders = sorted((shared / "data" / "negolog").glob("domain*"))
    checked = 0
    for folder in folders:
        specs = json.loads((folder / "specs.json").read_text())
        if specs["NumberOfBids"] > 20_000:
            continue
        tables, reservations = _negolog(folder)
        product = specs.get("Nash Product", specs.get("Product Score"))
        found = nash(tables, [0.0, 0.0])
        assert np.prod(found.utilities[0]) == pytest.approx(product, abs=1e-6), folder.name
        welfare = utilitarian(tables, reservations, among="all")
        assert sum(welfare.utilities[0]) == pytest.approx(specs["Social Welfare"], abs=1e-6), folder.name
        checked += 1
    assert checked > 30


def _negolog(folder):
    profiles = [json.loads((folder / f"profile{side}.json").read_text()) for side in "AB"]
    rows = []
    for profile in profiles:
        total = np.zeros(1)
        for issue, options in profiles[0]["issues"].items():
            values = np.array([profile["issues"][issue][option] for option in options])
            total = (total[:, None] + profile["issueWeights"][issue] * values).ravel()
        rows.append(total)
    return np.stack(rows), [profile["reservationValue"] for profile in profiles]


# Brute force in whole numbers: no rounding, so every tie is a tie.


@st.composite
def whole_problems(draw):
    parties, outcomes = draw(st.integers(2, 3)), draw(st.integers(1, 8))
    cells = st.lists(st.integers(-2, 6), min_size=outcomes, max_size=outcomes)
    return [draw(cells) for _ in range(parties)]


def points_of(rows):
    return {x: point for x, point in enumerate(zip(*rows, strict=True)) if min(point) >= 0}


def best_of(points, key):
    top = max(map(key, points.values()), default=None)
    return tuple(x for x, point in points.items() if key(point) == top)


@given(whole_problems())
def test_nash_equals_brute_force(rows):
    points = points_of(rows)
    largest = max((sum(value > 0 for value in point) for point in points.values()), default=0)
    expected = set()
    for members in itertools.combinations(range(len(rows)), largest):
        group = {
            x: point for x, point in points.items() if {p for p, value in enumerate(point) if value > 0} == set(members)
        }
        expected.update(best_of(group, lambda point, members=members: np.prod([point[p] for p in members])))
    assert set(nash(rows, [0] * len(rows)).outcomes) == expected


@given(whole_problems())
def test_egalitarian_equals_brute_force(rows):
    assert egalitarian(rows, [0] * len(rows)).outcomes == best_of(points_of(rows), sorted)


@given(whole_problems())
def test_utilitarian_equals_brute_force(rows):
    assert utilitarian(rows, [0] * len(rows)).outcomes == best_of(points_of(rows), sum)
    everything = dict(enumerate(zip(*rows, strict=True)))
    assert utilitarian(rows, [0] * len(rows), among="all").outcomes == best_of(everything, sum)


@given(whole_problems())
def test_minimum_gap_equals_brute_force(rows):
    efficient = frontier(rows)
    points = {x: point for x, point in points_of(rows).items() if efficient[x]}
    assert minimum_gap(rows, [0] * len(rows)).outcomes == best_of(points, lambda point: min(point) - max(point))


@given(whole_problems(), st.sampled_from(["individually_rational", "all"]))
def test_kalai_smorodinsky_equals_brute_force(rows, ideal):
    # 60 is divisible by every ideal gain from 1 to 6, so the parts stay whole.
    points = points_of(rows)
    over = points.values() if ideal == "individually_rational" else list(zip(*rows, strict=True))
    hoped = [max((point[p] for point in over), default=0) for p in range(len(rows))]

    def parts(point):
        return sorted(60 * value // hope if hope > 0 else 60 for value, hope in zip(point, hoped, strict=True))

    answer = kalai_smorodinsky(rows, [0] * len(rows), ideal=ideal)
    assert answer.outcomes == best_of(points, parts)
    assert answer.ideal == (tuple(hoped) if points else ())


# Problems worked by hand.


def test_five_solutions_part_on_one_problem():
    #         0  1  2  3   4
    first = [1, 2, 5, 7, 12]
    second = [9, 8, 4, 3, 0.5]
    problem = [first, second], [0, 0]
    assert nash(*problem).outcomes == (3,)  # products 9, 16, 20, 21, 6
    assert egalitarian(*problem).outcomes == (2,)  # smallest gains 1, 2, 4, 3, 0.5
    assert minimum_gap(*problem).outcomes == (2,)  # gaps 8, 6, 1, 4, 11.5
    assert utilitarian(*problem).outcomes == (4,)  # sums 10, 10, 9, 10, 12.5
    assert kalai_smorodinsky(*problem).outcomes == (2,)  # smallest parts .083, .167, .417, .333, .056


def test_minimum_gap_can_part_from_the_egalitarian_solution():
    problem = [[1, 2, 6], [6, 5, 1.5]], [0, 0]
    assert egalitarian(*problem).outcomes == minimum_gap(*problem).outcomes == (1,)
    problem = [[3, 2.5], [7, 5], [4, 4.5]], [0, 0, 0]
    assert egalitarian(*problem).outcomes == (0,)  # smallest gain 3 against 2.5
    assert minimum_gap(*problem).outcomes == (1,)  # gap 2.5 against 4


def test_disagreement_moves_the_answer():
    utilities = [[2, 4, 6], [6, 5, 2]]
    assert nash(utilities, [0, 0]).outcomes == (1,)
    assert nash(utilities, [4.5, 0]).outcomes == (2,)
    assert nash(utilities, [0, 5.5]).outcomes == (0,)


def test_the_ideal_depends_on_which_outcomes_count():
    # The third outcome is the second party's dream and the first party's ruin.
    utilities = [[5, 4, -1], [3, 3.5, 40]]
    inside = kalai_smorodinsky(utilities, [0, 0])
    over_all = kalai_smorodinsky(utilities, [0, 0], ideal="all")
    assert (inside.ideal, over_all.ideal) == ((5.0, 3.5), (5.0, 40.0))
    assert inside.outcomes == (0,)  # smallest parts 3/3.5 against 4/5
    assert over_all.outcomes == (1,)  # 3/40 against 3.5/40
    assert "individually rational outcomes" in inside.definition
    assert "ideal over all outcomes" in over_all.definition


def test_leximin_looks_past_the_worst_off():
    assert egalitarian([[1, 1], [2, 3], [9, 3]], [0, 0, 0]).outcomes == (1,)
    assert egalitarian([[1, 3], [3, 1]], [0, 0]).outcomes == (0, 1)


def test_weights_move_the_nash_solution():
    utilities = [[1, 5, 9], [9, 5, 1]]
    assert nash(utilities, [0, 0]).outcomes == (1,)
    assert nash(utilities, [0, 0], weights=[0.95, 0.05]).outcomes == (2,)
    assert nash(utilities, [0, 0], weights=[3, 3]).outcomes == (1,)


def test_weight_zero_still_wastes_nothing():
    assert nash([[9, 9, 2], [1, 3, 9]], [0, 0], weights=[1, 0]).outcomes == (1,)


@pytest.mark.parametrize("weights", [[1], [1, -1], [0, 0], [1, float("nan")], 1])
def test_bad_weights_are_refused(weights):
    with pytest.raises(InputError):
        nash([[1], [1]], [0, 0], weights=weights)


def test_unknown_choices_are_refused():
    with pytest.raises(InputError, match="'individually_rational' or 'all'"):
        kalai_smorodinsky([[1], [1]], [0, 0], ideal="best")
    with pytest.raises(InputError, match="'individually_rational' or 'all'"):
        utilitarian([[1], [1]], [0, 0], among="some")


# Degenerate problems.


def test_nobody_can_gain():
    problem = [[1, 1, 5], [2, 2, 0]], [1, 2]
    for solution in (nash, egalitarian, kalai_smorodinsky):
        answer = solution(*problem)
        assert answer.outcomes == (0, 1)
        assert "more than its disagreement value" in answer.note
    assert kalai_smorodinsky(*problem).ideal == (1.0, 2.0)


def test_only_one_party_can_gain():
    problem = [[0, 2, 3], [0, 0, 0]], [0, 0]
    assert nash(*problem).outcomes == (2,)
    assert "most parties" in nash(*problem).note
    assert kalai_smorodinsky(*problem).outcomes == (2,)
    assert egalitarian(*problem).outcomes == (2,)


def test_several_groups_can_gain():
    # Either party alone can gain: their products cannot be compared, so the best for each is tied, however large.
    assert nash([[1, 2, 0, 0], [0, 0, 900, 700]], [0, 0]).outcomes == (1, 2)
    # Two together come before one alone.
    assert nash([[9, 1, 0], [0, 1, 9], [0, 0, 0]], [0, 0, 0]).outcomes == (1,)


def test_a_positive_product_beats_every_zero():
    answer = nash([[9, 0.001], [0, 0.001]], [0, 0])
    assert answer.outcomes == (1,)
    assert answer.note == ""


def test_rounding_at_the_disagreement_value_is_no_loss():
    assert 0.3 < 0.1 + 0.2
    assert nash([[0.3], [0.5]], [0.1 + 0.2, 0.0]).outcomes == (0,)


def test_a_gain_too_small_for_the_sum_is_still_a_gain():
    # The second outcome dominates; in the sum of 10^12 and 1 the difference is lost.
    assert utilitarian([[1e12, 1e12], [1.0, 1.5]], [0, 0]).outcomes == (1,)
