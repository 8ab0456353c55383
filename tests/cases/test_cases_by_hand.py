"""The exact cases, worked by hand: the figures are those of cases/first-case/README.md and of the table of points."""

import math
from typing import Any

import numpy as np
import pytest

from conftest import REPO_ROOT
from walkaway.beliefs import believe
from walkaway.formats import parse_case, read_case
from walkaway.workbench.findings import brief


def result(name: str) -> dict[str, Any]:
    return brief(believe(read_case(REPO_ROOT / "cases" / name).case)).to_dict()


@pytest.fixture(scope="module")
def first() -> dict[str, Any]:
    return result("first-case")


@pytest.fixture(scope="module")
def camp_david() -> dict[str, Any]:
    return result("camp-david-1978")


def outcomes_for_all(found: dict[str, Any]) -> list[tuple[str, ...]]:
    good = [p["outcome"] for p in found["packages"] if p["acceptable_to_all"]["value"] == 1]
    return sorted((outcome["price"], outcome["delivery"]) for outcome in good)


# --- The first case ---------------------------------------------------------------------------------------------------


def test_first_case_the_two_deals_that_both_would_take(first: dict[str, Any]) -> None:
    assert len(first["packages"]) == 6
    assert outcomes_for_all(first) == [("high", "week"), ("mid", "week")]
    assert first["zone"]["headline"]["value"] == 1
    assert first["zone"]["all_outcomes"]["value"] == 1
    assert first["zone"]["said_only"]["value"] == 0  # what was said was middle in a month and low in a week


def test_first_case_the_smaller_gain_is_a_fifth_at_best(first: dict[str, Any]) -> None:
    # High in a week gives gains of 0.2 and 0.4, middle in a week 0.3 and 0.1: 0.05 and 0.10 are both reached.
    assert first["zone"]["depth"]["0.05"]["value"] == 1
    assert first["zone"]["depth"]["0.10"]["value"] == 1


def test_first_case_who_would_take_what(first: dict[str, Any]) -> None:
    utility = {"buyer": {"low": 6, "mid": 4, "high": 3, "week": 4, "month": 0}}
    utility["seller"] = {"low": 0, "mid": 5, "high": 8, "week": 0, "month": 2}
    no_deal = {"buyer": 5, "seller": 4}
    for package in first["packages"]:
        price, delivery = package["outcome"]["price"], package["outcome"]["delivery"]
        for party, points in utility.items():
            gain = (points[price] + points[delivery] - no_deal[party]) / 10
            assert package["acceptable"][party]["value"] == float(gain > 0.005)


def test_first_case_both_refusals_were_right_without_hope_of_better(first: dict[str, Any]) -> None:
    assert [(w["party"], w["offer"]) for w in first["walk_away"]] == [
        ("buyer", "seller_offers"),
        ("seller", "buyer_offers"),
    ]
    for leaving in first["walk_away"]:
        assert leaving["probability_right"]["value"] == leaving["with_refusal"]["value"] == 1
        assert leaving["break_even"] == 0
        assert leaving["before"] is None


def test_first_case_what_was_on_the_table(first: dict[str, Any]) -> None:
    # Middle in a month is worth 0.4 to the buyer, 0.1 less than no deal; with 0.01 to gain it lacks 0.11. Low in a week
    # is worth 0 to the seller, 0.4 less than no deal; it lacks 0.41.
    lacks = {row["statement"]: {p: e["value"] for p, e in row["shortfall"].items()} for row in first["on_the_table"]}
    assert lacks["seller_offers"] == {"buyer": pytest.approx(0.11), "seller": 0}
    assert lacks["buyer_offers"] == {"buyer": 0, "seller": pytest.approx(0.41)}


def test_first_case_one_step_from_either_offer_lies_a_deal(first: dict[str, Any]) -> None:
    best = {
        (row["statement"], row["steps"]): (row["acceptable_to_all"]["value"], row["outcome"])
        for row in first["gap"]["by_steps"]
    }
    for offer in ("seller_offers", "buyer_offers"):
        assert best[offer, 0][0] == 0
        assert best[offer, 1] == (1, {"price": "mid", "delivery": "week"})
        # Of equal packages the nearest is named.
        assert best[offer, 3] == (1, {"price": "mid", "delivery": "week"})
    alone = first["gap"]["best_alone"]
    assert [alone["seller"][k] for k in ("issue", "start", "end", "statement")] == [
        "delivery",
        "month",
        "week",
        "seller_offers",
    ]
    assert [alone["buyer"][k] for k in ("issue", "start", "end", "statement")] == [
        "price",
        "low",
        "mid",
        "buyer_offers",
    ]


def test_first_case_the_buyer_gets_the_delivery(first: dict[str, Any]) -> None:
    (trade,) = first["trades"]
    # Delivery over price: 4 to 3 for the buyer, 2 to 8 for the seller.
    assert (trade["parties"], trade["issues"]) == (["buyer", "seller"], ["delivery", "price"])
    assert trade["probability"]["value"] == 1


def test_first_case_leverage(first: dict[str, Any]) -> None:
    # The Nash point is high in a week, for the buyer 0.7 and for the seller 0.8. With no deal worth 0.6 to the buyer
    # the gains there are 0.1 and 0.4 (product 0.04), at middle in a week 0.2 and 0.1 (0.02): no change. With
    # no deal worth 0.5 to the seller, 0.2 and 0.3 against 0.3 and 0: none either. Patience is 0.9 for both: with half
    # of what it lacks to 1 the buyer's weight doubles, and still high in a week comes first.
    for party in ("buyer", "seller"):
        assert first["leverage"][party]["no_deal"]["value"] == pytest.approx(0, abs=1e-12)
        assert first["leverage"][party]["opens_first"]["value"] == pytest.approx(1 / 1.9 - 0.9 / 1.9)
        assert first["leverage"][party]["share"]["value"] == pytest.approx(0.5)
    power = {"buyer": 1 / -math.log(0.95), "seller": 1 / -math.log(0.9)}
    score = {"high": (0.2, 0.4), "mid": (0.3, 0.1)}
    weighted = {k: power["buyer"] * math.log(b) + power["seller"] * math.log(s) for k, (b, s) in score.items()}
    assert weighted["high"] > weighted["mid"]
    assert first["leverage"]["buyer"]["patience"]["value"] == pytest.approx(0, abs=1e-12)


# --- Right, wrong, and the hope it takes ------------------------------------------------------------------------------

HOPE = """
walkaway: 1
id: hope
parties: {ann: Ann, bob: Bob}
issues:
  price: {options: {p0: P0, p1: P1, p2: P2, p3: P3}}
no_deal: {value: {ann: 0.2, bob: 0.1}, assumed: true}
discount_factors: {ann: {range: [0.8, 0.8], assumed: true}}
exact:
  ann: {utility: {price: {p0: 0.1, p1: %s, p2: 0.7, p3: 0.9}}, assumed: true}
  bob: {utility: {price: {p0: 0.9, p1: 0.6, p2: 0.5, p3: 0.0}}, assumed: true}
statements:
  bob_offers: {kind: offer, party: bob, package: {price: p1}}
  ann_refuses: {kind: refusal, party: ann, of: bob_offers}
"""


def leaving(worth: float) -> dict[str, Any]:
    (found,) = brief(believe(parse_case(HOPE % worth).case)).to_dict()["walk_away"]
    return found


def test_leaving_a_gain_was_wrong_and_the_hope_that_would_have_made_it_right() -> None:
    # Refused: worth 0.4, so a gain of 0.2. A fair deal: gains of 0.5 and 0.4 at p2 (product 0.2) against 0.2 and 0.5 at
    # p1 (0.1). One round on it is worth 0.8 · 0.5 = 0.4 to Ann: leaving is right above a chance of 0.2 / 0.4, a half.
    found = leaving(0.4)
    assert found["probability_right"]["value"] == 0
    assert found["break_even"] == pytest.approx(0.5, abs=1e-9)
    assert {q: e["value"] for q, e in found["with_future"].items()} == {
        "0.25": 0,
        "0.5": 0,
    }  # at equality signing is right


def test_a_smaller_gain_takes_less_hope() -> None:
    found = leaving(0.28)
    assert found["break_even"] == pytest.approx(0.2, abs=1e-9)
    assert {q: e["value"] for q, e in found["with_future"].items()} == {"0.25": 1, "0.5": 1}


@pytest.mark.parametrize(("worth", "right"), [(0.2, 1), (0.209, 1), (0.21, 0), (0.22, 0)])
def test_the_smallest_gain_worth_a_deal_is_met_at_a_hundredth(worth: float, right: int) -> None:
    assert leaving(worth)["probability_right"]["value"] == right


def test_no_hope_is_enough_to_leave_more_than_a_fair_deal_is_worth() -> None:
    # Worth 0.68: a gain of 0.48, times 0.5 for Bob the Nash point itself; later it is worth 0.8 · 0.48 < 0.48.
    found = leaving(0.68)
    assert found["break_even"] is None
    assert found["probability_right"]["value"] == 0


# --- Camp David -------------------------------------------------------------------------------------------------------

POINTS = {
    "sinai": (35, 55),
    "recognition": (10, 5),
    "west_bank_gaza": (20, 10),
    "linkage": (10, 5),
    "palestinian_rights": (5, 20),
    "jerusalem": (20, 5),
}
FAIR = {
    "sinai": "egypt",
    "recognition": "israel",
    "west_bank_gaza": "israel",
    "linkage": "israel",
    "palestinian_rights": "egypt",
    "jerusalem": "israel",
}


def test_camp_david_one_package_by_hand() -> None:
    beliefs = believe(read_case(REPO_ROOT / "cases/camp-david-1978").case)
    place = [[beliefs.space.level_position(issue.id, FAIR[issue.id]) for issue in beliefs.space.issues]]
    worth = {}
    for party in ("israel", "egypt"):
        drawn = beliefs.prior.parties[party]
        worth[party] = float(drawn.utility.values(np.array(place))[0, 0])
    # Israel: recognition 10, West Bank and Gaza 20, linkage 10, Jerusalem 20. Egypt: Sinai 55, Palestinian rights 20.
    assert worth["israel"] == pytest.approx((10 + 20 + 10 + 20) / 100)
    assert worth["egypt"] == pytest.approx((55 + 20) / 100)


def test_camp_david_zone_by_hand(camp_david: dict[str, Any]) -> None:
    # Without an agreement nobody has a point: all but the two outcomes with everything on one side give both something.
    taken = [p for p in camp_david["packages"] if p["acceptable_to_all"]["value"] == 1]
    assert len(camp_david["packages"]) == 64
    assert len(taken) == 62
    assert FAIR in [p["outcome"] for p in taken]
    for package in camp_david["packages"]:
        for side, party in enumerate(("israel", "egypt")):
            points = sum(POINTS[issue][side] for issue, winner in package["outcome"].items() if winner == party)
            assert package["acceptable"][party]["value"] == float(points >= 1)
    assert camp_david["zone"]["headline"]["value"] == 1
    assert camp_david["zone"]["depth"]["0.10"]["value"] == 1
    assert camp_david["zone"]["said_only"]["value"] == 0
    assert camp_david["walk_away"] == []


def test_camp_david_leverage_by_hand(camp_david: dict[str, Any]) -> None:
    # The Nash point is the package above, 0.60 and 0.75. With no deal worth 0.1 to Israel the products are 0.5 · 0.75 =
    # 0.375 there; with linkage too it would be 0.6 · 0.70 … but Israel has linkage. Over all 64 by hand:
    def best(israel: float, egypt: float) -> tuple[float, float]:
        found = []
        for bits in range(64):
            won = [bits >> k & 1 for k in range(6)]
            i = sum(a for (a, _), w in zip(POINTS.values(), won, strict=True) if w) / 100
            e = sum(b for (_, b), w in zip(POINTS.values(), won, strict=True) if not w) / 100
            if i - israel >= 0.01 and e - egypt >= 0.01:
                found.append(((i - israel) * (e - egypt), i, e))
        return max(found)[1:]

    assert best(0, 0) == (0.6, 0.75)
    assert camp_david["leverage"]["israel"]["no_deal"]["value"] == pytest.approx(best(0.1, 0)[0] - 0.6, abs=1e-9)
    assert camp_david["leverage"]["egypt"]["no_deal"]["value"] == pytest.approx(best(0, 0.1)[1] - 0.75, abs=1e-9)


def test_camp_david_trades_by_hand(camp_david: dict[str, Any]) -> None:
    assert len(camp_david["trades"]) == 15
    for trade in camp_david["trades"]:
        (p, q), (i, j) = trade["parties"], trade["issues"]
        side = {"israel": 0, "egypt": 1}
        own = POINTS[i][side[p]] * POINTS[j][side[q]]
        other = POINTS[j][side[p]] * POINTS[i][side[q]]
        assert trade["probability"]["value"] == (0.5 if own == other else float(own > other))
