"""Cases at the edge: each gets an answer or a plain error, and never a traceback of another kind."""

import json
from typing import Any

import pytest

from walkaway.beliefs import believe
from walkaway.errors import InputError, WalkawayError
from walkaway.formats import parse_case
from walkaway.workbench.findings import brief, zone_only

PAY = "pay: {options: {low: Low, middle: Middle, high: High}}"
TIME = "time: {options: {short: Short, long: Long}}"
ORDERS = """
preferences:
  ann: {pay: {order: [high, middle, low], assumed: true}, time: {order: [short, long], assumed: true}}
  bob: {pay: {order: [low, middle, high], assumed: true}, time: {order: [long, short], assumed: true}}
"""
NO_DEAL = "no_deal: {outcome: {pay: low, time: short}, assumed: true}"


def case(*, parties: str = "ann: Ann, bob: Bob", issues: str = "", no_deal: str = NO_DEAL, rest: str = ORDERS) -> str:
    listed = issues or f"{PAY}\n  {TIME}"
    return f"walkaway: 1\nid: edge\nparties: {{{parties}}}\nissues:\n  {listed}\n{no_deal}\n{rest}\n"


def answer(text: str, *, draws: int = 160, quick: bool = False) -> dict[str, Any]:
    result = brief(believe(parse_case(text).case, draws=draws), quick=quick).to_dict()
    json.dumps(result, allow_nan=False)
    return result


OFFERS = """
statements:
  one: {kind: offer, party: ann, package: {pay: high, time: long}}
  no: {kind: refusal, party: bob, of: one}
"""


def test_no_statements_at_all() -> None:
    result = answer(case())
    zone = result["zone"]
    for name in ("headline", "all_outcomes", "said_only"):
        assert zone[name]["value"] == pytest.approx(zone[name]["before"], abs=1e-9)
        assert zone[name]["decided"] is False
        assert zone[name]["statements"] == []
    assert zone["issues"] == []  # nobody has put an issue in a package
    assert zone["headline"]["value"] == zone["said_only"]["value"] == 0
    assert zone["all_outcomes"]["value"] > 0
    assert result["on_the_table"] == result["walk_away"] == result["gap"]["by_steps"] == []
    assert set(result["gap"]["best_alone"]) == {"ann", "bob"}
    assert all("why" in found for found in result["gap"]["best_alone"].values())
    assert {row["status"] for row in result["scorecard"]} == {"unknown"}


def test_one_party_only() -> None:
    result = answer(
        case(
            parties="ann: Ann",
            rest="preferences: {ann: {pay: {order: [high, middle, low], assumed: true}}}\n"
            "statements: {one: {kind: offer, party: ann, package: {pay: high}}}",
        )
    )
    assert result["trades"] == []
    assert result["leverage"]["ann"]["opens_first"] is None
    assert result["zone"]["headline"]["value"] == pytest.approx(1, abs=0.1)
    assert all(row["status"] == "unknown" for row in result["scorecard"])


def test_one_issue() -> None:
    result = answer(
        case(
            issues=PAY,
            no_deal="no_deal: {outcome: {pay: low}, assumed: true}",
            rest="statements:\n  one: {kind: offer, party: ann, package: {pay: high}}\n"
            "  no: {kind: refusal, party: bob, of: one}",
        )
    )
    assert result["trades"] == []
    assert len(result["packages"]) == 3
    assert len(result["walk_away"]) == 1


@pytest.mark.parametrize("step", [", step: 5", ""])
def test_only_a_number(step: str) -> None:
    result = answer(
        case(
            issues=f"price: {{range: {{low: 0, high: 20{step}}}}}",
            no_deal="no_deal: {value: {ann: [0.2, 0.4], bob: [0.2, 0.4]}, assumed: true}",
            rest="preferences: {ann: {price: {direction: higher, assumed: true}},"
            " bob: {price: {direction: lower, assumed: true}}}\n"
            "statements:\n  one: {kind: offer, party: ann, package: {price: 15}}\n"
            "  no: {kind: refusal, party: bob, of: one}\n"
            "  two: {kind: demand, party: bob, where: {price: {at_most: 10}}}",
        )
    )
    assert len(result["packages"]) == (5 if step else 12)  # tenths of the range, and the number that was named
    assert result["scorecard"][0]["distance"] == (
        1.0 if step else 2.5
    )  # a step that is larger than a tenth counts as one
    assert len(result["walk_away"]) == 1


def test_three_principals() -> None:
    result = answer(
        case(parties="ann: Ann, bob: Bob, cyd: Cyd", rest=ORDERS + OFFERS),
    )
    assert set(result["leverage"]) == {"ann", "bob", "cyd"}
    assert len(result["trades"]) == 3
    assert all(set(row["acceptable"]) == {"ann", "bob", "cyd"} for row in result["packages"])


def test_no_offers_on_the_table() -> None:
    result = answer(case(rest=ORDERS + "statements:\n  want: {kind: demand, party: ann, where: {pay: high}}\n"))
    assert result["on_the_table"] == result["gap"]["by_steps"] == result["walk_away"] == []
    assert result["gap"]["best_alone"]["ann"] == {"why": "no definite offer is on the table"}


def test_a_refusal_of_an_open_package_is_not_tested() -> None:
    result = answer(
        case(rest=ORDERS + "statements:\n  no: {kind: refusal, party: bob, package: {pay: high}, rest: open}\n")
    )
    assert result["walk_away"] == []
    definite = answer(case(rest=ORDERS + "statements:\n  no: {kind: refusal, party: bob, package: {pay: high}}\n"))
    assert [row["offer"] for row in definite["walk_away"]] == ["no"]


def test_only_a_mediator_has_preferences() -> None:
    result = answer(
        case(
            parties="ann: Ann, bob: Bob, med: {name: Med, role: mediator}",
            rest="preferences: {med: {pay: {order: [high, middle, low], assumed: true}}}\n"
            "statements: {keen: {kind: preference, party: med, over: [any_deal, no_deal]}}",
        )
    )
    assert all(set(row["acceptable"]) == {"ann", "bob", "med"} for row in result["packages"])
    assert result["zone"]["headline"]["value"] == pytest.approx(result["zone"]["headline"]["before"])
    assert set(result["leverage"]) == {"ann", "bob"}


def test_no_principal_at_all_is_a_plain_error_or_an_answer() -> None:
    text = case(parties="ann: {name: Ann, role: mediator}", rest="")
    with pytest.raises(WalkawayError):
        answer(text)


def test_an_exact_party_beside_a_drawn_one() -> None:
    result = answer(
        case(
            no_deal="no_deal: {value: {ann: 0.3, bob: [0.2, 0.4]}, assumed: true}",
            rest="exact: {ann: {points: {pay: {middle: 3, high: 6}, time: {short: 4}}, assumed: true}}\n" + OFFERS,
        )
    )
    assert result["method"]["name"] == "importance sampling"
    for row in result["packages"]:
        found = row["acceptable"]["ann"]
        assert found["value"] in (0, 1)
        assert found["standard_error"] == 0
        points = {"low": 0, "middle": 3, "high": 6}[row["outcome"]["pay"]] + 4 * (row["outcome"]["time"] == "short")
        assert found["value"] == float(points / 10 - 0.3 > 0.005)
    assert any(0 < row["acceptable"]["bob"]["value"] < 1 for row in result["packages"])


def test_no_deal_with_values_only() -> None:
    result = answer(case(no_deal="no_deal: {value: {ann: [0.3, 0.5], bob: 0.4}, assumed: true}", rest=ORDERS + OFFERS))
    assert result["zone"]["issues"] == ["pay", "time"]
    assert result["zone"]["headline"] == result["zone"]["all_outcomes"]


def test_all_options_assumed() -> None:
    options = (
        "{low: {name: Low, assumed: true}, middle: {name: Middle, assumed: true}, high: {name: High, assumed: true}}"
    )
    result = answer(
        case(
            issues=f"pay: {{options: {options}}}",
            no_deal="no_deal: {outcome: {pay: low}, assumed: true}",
            rest="statements:\n  one: {kind: offer, party: ann, package: {pay: high}}\n"
            "  no: {kind: refusal, party: bob, of: one}",
        )
    )
    assert result["zone"]["said_only"]["value"] == 0  # what was said names an assumed option
    places = {row["where"]: row["effect"] for row in result["assumptions"]}
    assert places["issues.pay.options.low"] is None  # no deal needs it
    assert places["issues.pay.options.middle"]


def test_a_shift_lets_the_status_quo_count() -> None:
    text = case(
        no_deal=NO_DEAL.replace("}, assumed", "}, shift: {ann: [-0.3, -0.2], bob: [-0.3, -0.2]}, assumed"),
        rest=ORDERS + OFFERS,
    )
    result = answer(text)
    assert result["zone"]["status_quo_counts"] is True
    assert result["zone"]["headline"]["value"] == 1
    assert answer(case(rest=ORDERS + OFFERS))["zone"]["status_quo_counts"] is False


def test_a_consent_that_nothing_meets() -> None:
    text = case(
        parties="ann: Ann, bob: Bob, sea: {name: Sea, role: stakeholder}",
        rest=ORDERS
        + "  sea: {pay: {order: [low, middle, high], assumed: true}, time: {order: [short, long], assumed: true}}\n"
        + "consent: [{where: {not: {pay: low, time: short}}, by: sea, assumed: true}]\n"
        + OFFERS,
    )
    result = answer(text)
    # The status quo is best for the one who must consent to anything else.
    assert result["zone"]["all_outcomes"]["value"] == 0
    (leaving,) = result["walk_away"]
    # No fair deal later either: hope adds nothing to leaving.
    assert leaving["with_future"]["0.5"]["value"] == pytest.approx(leaving["probability_right"]["value"], abs=0.05)
    for lever in result["leverage"].values():
        assert lever["no_deal"]["value"] == pytest.approx(0.1)
        assert lever["patience"]["value"] == 0


def test_every_deal_forbidden() -> None:
    text = case(
        rest=ORDERS + "constraints: [{never: {pay: {at_least: low}}, assumed: true}]\n" + OFFERS,
    )
    try:
        result = answer(text)
    except WalkawayError:
        return
    assert result["zone"]["headline"]["value"] == 0
    assert result["packages"] == []


@pytest.mark.parametrize("draws", [0, -5, 1, 79])
def test_too_few_draws_are_refused(draws: int) -> None:
    with pytest.raises(InputError):
        believe(parse_case(case()).case, draws=draws)


def test_the_fewest_draws_are_enough() -> None:
    assert answer(case(rest=ORDERS + OFFERS), draws=80)["method"]["draws"] == 80


def test_two_refusals_of_one_offer_are_each_tested() -> None:
    text = case(
        parties="ann: Ann, bob: Bob, cyd: Cyd",
        rest=ORDERS + OFFERS + "  nor_me: {kind: refusal, party: cyd, of: one}\n",
    )
    result = answer(text)
    assert [(row["party"], row["offer"]) for row in result["walk_away"]] == [("bob", "one"), ("cyd", "one")]


def test_one_party_refuses_one_offer_twice() -> None:
    result = answer(case(rest=ORDERS + OFFERS + "  again: {kind: refusal, party: bob, of: one, date: 2020-02}\n"))
    assert len(result["walk_away"]) == 1
    for row in result["walk_away"]:  # neither refusal is evidence in its own test
        assert {item["statement"] for item in row["left_out"]} == {"no", "again"}
        assert row["probability_right"]["value"] == pytest.approx(row["before"], abs=0.05)


MANY_OFFERS = """
statements:
  one: {kind: offer, party: ann, package: {i00: b, i01: c}}
  no: {kind: refusal, party: bob, of: one}
"""


def many(count: int) -> tuple[str, str]:
    """So many issues of three options each, and what holds on them without a deal."""
    names = [f"i{k:02d}" for k in range(count)]
    issues = "\n  ".join(f"{name}: {{options: {{a: A, b: B, c: C}}}}" for name in names)
    return issues, "no_deal: {outcome: {" + ", ".join(f"{name}: a" for name in names) + "}, assumed: true}"


@pytest.mark.slow
def test_half_a_million_outcomes() -> None:
    issues, held = many(12)
    text = case(issues=issues, no_deal=held, rest=MANY_OFFERS)
    found = zone_only(believe(parse_case(text).case, draws=4000), quick=True)
    assert found.all_outcomes is not None
    assert found.all_outcomes.value >= found.headline.value
    assert found.outcomes == 9


VALUES = "no_deal: {value: {ann: 0.2, bob: 0.2}, assumed: true}"
RULED_OUT = "constraints:\n  - {never: {i00: c, i01: c}, assumed: true}\n"
WITH_CHINA = "consent:\n  - {where: {i00: c}, by: cyd, assumed: true}\n"
BONUS = "interactions: {ann: [{where: {i00: b, i01: b}, adds: [0, 0.1], assumed: true}]}\n"


def test_more_outcomes_than_can_be_looked_at_are_answered_by_bounds() -> None:
    issues, held = many(14)
    result = answer(case(issues=issues, no_deal=held, rest=MANY_OFFERS), draws=80, quick=True)
    zone = result["zone"]
    assert zone["all_outcomes"]["value"] >= zone["headline"]["value"]
    assert zone["outcomes"] == 9
    assert "4,782,969 packages" in zone["search"]["all_outcomes"]
    assert "headline" not in zone["search"]


def test_a_headline_set_too_large_to_look_at_is_answered_by_bounds() -> None:
    issues, _ = many(14)
    result = answer(case(issues=issues, no_deal=VALUES, rest=""), draws=80, quick=True)
    assert result["zone"]["outcomes"] == result["packages_looked_at"] == 3**14
    assert result["zone"]["headline"]["value"] > 0.9
    assert "a better one may exist" in result["packages_search"]
    assert 80 < len(result["packages"]) <= 200


@pytest.mark.parametrize(
    ("obstacle", "word"), [(RULED_OUT, "constraints"), (WITH_CHINA, "consent of cyd"), (BONUS, "no plain sum")]
)
def test_what_stands_in_the_way_of_bounds_is_said(obstacle: str, word: str) -> None:
    issues, held = many(14)
    text = case(
        parties="ann: Ann, bob: Bob, cyd: {name: Cyd, role: stakeholder}",
        issues=issues,
        no_deal=held,
        rest=obstacle + MANY_OFFERS,
    )
    zone = answer(text, draws=80, quick=True)["zone"]
    assert zone["all_outcomes"] is None
    assert "4,782,969 packages are too many" in zone["search"]["all_outcomes"]
    assert word in zone["search"]["all_outcomes"]
    large = case(
        parties="ann: Ann, bob: Bob, cyd: {name: Cyd, role: stakeholder}",
        issues=issues,
        no_deal=VALUES.replace("bob: 0.2", "bob: 0.2, cyd: 0.2"),
        rest=obstacle,
    )
    with pytest.raises(WalkawayError, match=word):
        answer(large, draws=80, quick=True)
