"""Adjusted Winner: the Camp David example, and what the procedure promises."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkaway.errors import InputError
from walkaway.solutions import adjusted_winner

CAMP_DAVID = {
    "sinai": (35, 55),
    "recognition": (10, 5),
    "west bank and gaza": (20, 10),
    "linkage": (10, 5),
    "palestinian rights": (5, 20),
    "jerusalem": (20, 5),
}


def sides(points):
    return {item: pair[0] for item, pair in points.items()}, {item: pair[1] for item, pair in points.items()}


def test_camp_david():
    deal = adjusted_winner(*sides(CAMP_DAVID))
    assert deal.totals == pytest.approx((65.8333, 65.8333), abs=5e-5)
    assert deal.split == "sinai"
    assert deal.first_part == pytest.approx(1 / 6)
    assert deal.first == ("recognition", "west bank and gaza", "linkage", "jerusalem")
    assert deal.second == ("palestinian rights",)
    assert [(step.item, step.to_first, step.fraction) for step in deal.transfers] == [
        ("sinai", True, pytest.approx(1 / 6))
    ]


POINTS = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=6).filter(
    lambda pairs: any(a for a, _ in pairs) and any(b for _, b in pairs)
)


def parts_of(deal):
    return {
        **dict.fromkeys(deal.first, 1.0),
        **dict.fromkeys(deal.second, 0.0),
        **({deal.split: deal.first_part} if deal.split else {}),
    }


@given(POINTS)
def test_equitable_envy_free_and_all_given_out(pairs):
    first, second = sides({f"item {i}": pair for i, pair in enumerate(pairs)})
    deal = adjusted_winner(first, second)
    part = parts_of(deal)
    assert part.keys() == first.keys()
    assert len(deal.first) + len(deal.second) + bool(deal.split) == len(first)
    own = 100 * sum(first[item] * share for item, share in part.items()) / sum(first.values())
    other = 100 * sum(second[item] * (1 - share) for item, share in part.items()) / sum(second.values())
    assert deal.totals == pytest.approx((own, other))
    assert own == pytest.approx(other)
    assert own >= 50 - 1e-9


@given(POINTS)
def test_efficient(pairs):
    # No item that the first party holds is worth less to it, against the second's points, than one it has given up.
    first, second = sides({f"item {i}": pair for i, pair in enumerate(pairs)})
    part = parts_of(adjusted_winner(first, second))
    for held in (item for item, share in part.items() if share > 0):
        for given_up in (item for item, share in part.items() if share < 1):
            assert first[held] * second[given_up] >= first[given_up] * second[held]


@given(POINTS)
def test_the_order_of_the_parties_does_not_matter_for_the_totals(pairs):
    first, second = sides({f"item {i}": pair for i, pair in enumerate(pairs)})
    assert adjusted_winner(first, second).totals == pytest.approx(adjusted_winner(second, first).totals)


def test_points_are_scaled_to_a_hundred():
    whole = adjusted_winner(*sides(CAMP_DAVID))
    assert adjusted_winner(*sides({item: (7 * a, b / 8) for item, (a, b) in CAMP_DAVID.items()})) == whole


def test_nothing_is_split_where_winners_are_level():
    deal = adjusted_winner({"a": 70, "b": 30}, {"a": 30, "b": 70})
    assert (deal.first, deal.second, deal.split, deal.first_part) == (("a",), ("b",), "", 0.0)
    assert deal.totals == (70.0, 70.0)
    assert deal.transfers == ()


def test_one_item_is_halved_and_equal_points_are_shared():
    assert adjusted_winner({"a": 1}, {"a": 1}).first_part == 0.5
    deal = adjusted_winner({"a": 50, "b": 50}, {"a": 50, "b": 50})
    assert deal.totals == (50.0, 50.0)
    assert deal.split == ""


def test_whole_items_pass_before_one_is_split():
    deal = adjusted_winner({"a": 40, "b": 30, "c": 20, "d": 10}, {"a": 30, "b": 25, "c": 19, "d": 26})
    assert [(step.item, step.fraction == 1) for step in deal.transfers] == [("c", True), ("b", False)]
    assert deal.split == "b"
    assert deal.totals[0] == pytest.approx(deal.totals[1])


@pytest.mark.parametrize(
    ("first", "second"),
    [({"a": 1}, {"b": 1}), ({"a": -1}, {"a": 1}), ({"a": float("nan")}, {"a": 1}), ({"a": 0}, {"a": 1}), ({}, {})],
)
def test_bad_points_are_refused(first, second):
    with pytest.raises(InputError):
        adjusted_winner(first, second)
