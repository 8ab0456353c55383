"""Where the sides stand: every status by its rule, on cases of a few lines."""

import pytest

from walkaway.analysis import STATUS_RULES, scorecard
from walkaway.analysis.scorecard import IssueScore
from walkaway.formats import parse_case
from walkaway.space import OutcomeSpace

HEAD = """
walkaway: 1
id: small
parties: {ann: Ann, bob: Bob%s}
rounds:
  may: {date: 2020-05}
  june: {date: 2020-06}
  july: {date: 2020-07}
issues:
  pay: {options: {a: A, b: B, c: C, d: D}}
  home: {options: {x: X, y: Y}}
no_deal: {value: {ann: 0.5, bob: 0.5%s}, assumed: true}
"""
TWO = HEAD % ("", "")
THREE = HEAD % (", cyd: Cyd", ", cyd: 0.5")


def score(text: str, issue: str = "pay") -> IssueScore:
    case = parse_case(text).case
    (found,) = [row for row in scorecard(case, OutcomeSpace.of(case)).issues if row.issue == issue]
    assert found.status in STATUS_RULES
    return found


def statements(*lines: str) -> str:
    return "statements:\n" + "\n".join(f"  {line}" for line in lines)


def offer(name: str, party: str, level: str, round_id: str = "") -> str:
    moment = f", round: {round_id}" if round_id else ""
    return f"{name}: {{kind: offer, party: {party}, package: {{pay: {level}}}{moment}}}"


def options(row: IssueScore, party: str) -> list[object]:
    return list(row.positions[party].options)  # type: ignore[union-attr]


def test_agreed_where_the_positions_overlap() -> None:
    row = score(TWO + statements(offer("one", "ann", "b", "may"), offer("two", "bob", "b", "june")))
    assert (row.status, row.distance) == ("agreed", 0)
    assert row.statements == ("one", "two")


TERM = "\nterms: {pay_rise: {meanings: {ann: more, bob: less}, issue: %s, because: [one]}}\n"


@pytest.mark.parametrize(("issue", "status"), [("pay", "agreed in words"), ("home", "agreed")])
def test_agreed_in_words_where_a_word_of_this_issue_is_read_differently(issue: str, status: str) -> None:
    text = TWO + statements(offer("one", "ann", "b"), offer("two", "bob", "b")) + TERM % issue
    assert score(text).status == status


def freeze(status: str) -> str:
    history = (
        f"[{{date: 2020-05, status: made, because: [word]}}, {{date: 2020-06, status: {status}, because: [deed]}}]"
    )
    return f"""
commitments: {{freeze: {{by: ann, does: {{pay: b}}, history: {history}}}}}
statements:
  word: {{kind: commitment, party: ann, round: may, commitment: freeze}}
  deed: {{kind: report, party: ann, round: june}}
"""


@pytest.mark.parametrize(("became", "status"), [("kept", "holding"), ("affirmed", "holding"), ("broken", "unknown")])
def test_holding_where_a_commitment_stands(became: str, status: str) -> None:
    row = score(TWO + freeze(became))
    assert row.status == status
    assert options(row, "ann") == ["b"]
    assert row.positions["bob"].unknown  # type: ignore[union-attr]
    assert ("deed" in row.statements) == (status == "holding")


def test_a_commitment_does_not_hold_what_stands_apart() -> None:
    row = score(TWO + freeze("kept") + "  " + offer("ask", "bob", "d", "june"))
    assert (row.status, row.distance) == ("stuck", 2)


@pytest.mark.parametrize(
    ("first", "second", "movement", "status"),
    [("d", "c", -1, "narrowing"), ("c", "d", 1, "widening"), ("c", "c", 0, "stuck")],
)
def test_movement_since_the_round_before(first: str, second: str, movement: float, status: str) -> None:
    lines = (offer("one", "ann", "a", "may"), offer("two", "bob", first, "may"), offer("three", "bob", second, "june"))
    row = score(TWO + statements(*lines))
    assert (row.movement, row.status) == (movement, status)
    assert row.statements == ("one", "three")


def test_no_movement_where_positions_are_cited_in_one_round_only() -> None:
    row = score(TWO + statements(offer("one", "ann", "a", "may"), offer("two", "bob", "c", "june")))
    assert (row.distance, row.movement, row.status) == (2, None, "stuck")


def test_the_latest_round_counts_and_all_its_statements_together() -> None:
    lines = (
        offer("old", "ann", "a", "may"),
        offer("new", "ann", "[b, c]", "june"),
        "line: {kind: red_line, party: ann, where: {pay: {at_least: c}}, round: june}",
    )
    row = score(TWO + statements(*lines))
    assert options(row, "ann") == ["c"]
    assert row.positions["ann"].statements == ("line", "new")  # type: ignore[union-attr]
    assert row.status == "unknown"
    assert "no offer" in row.positions["bob"].unknown  # type: ignore[union-attr]


def test_contradictory_where_nothing_satisfies_all() -> None:
    lines = (
        offer("new", "ann", "a", "june"),
        "line: {kind: demand, party: ann, where: {pay: {at_least: c}}, round: june}",
        offer("two", "bob", "a", "june"),
    )
    row = score(TWO + statements(*lines))
    assert row.positions["ann"].contradictory  # type: ignore[union-attr]
    assert (row.status, row.distance, options(row, "ann")) == ("unknown", None, [])


def test_accounts_of_one_offer_are_joined_before_they_meet_the_rest() -> None:
    lines = (
        offer("so", "ann", "a", "june"),
        offer("or_so", "ann", "c", "june"),
        "line: {kind: demand, party: ann, where: {not: {pay: a}}, round: june}",
        offer("two", "bob", "d", "june"),
    )
    accounts = "\nreadings: {told: {one: {statements: [so]}, other: {statements: [or_so]}}}\n"
    assert options(score(TWO + statements(*lines) + accounts), "ann") == ["c"]
    both = score(TWO + statements(*lines[:2], lines[3]) + accounts)
    assert options(both, "ann") == ["a", "c"]
    assert both.distance == 1
    assert score(TWO + statements(*lines)).positions["ann"].contradictory  # type: ignore[union-attr]


def test_undated_statements_still_give_positions() -> None:
    row = score(TWO + statements(offer("one", "ann", "a"), offer("two", "bob", "c")))
    assert (options(row, "ann"), options(row, "bob")) == (["a"], ["c"])
    assert (row.distance, row.movement, row.status) == (2, None, "stuck")


def test_a_date_of_its_own_counts_where_there_is_no_round() -> None:
    lines = (
        "one: {kind: offer, party: ann, package: {pay: a}, date: 2020-05-02}",
        "two: {kind: offer, party: ann, package: {pay: b}, date: 2020-05-09}",
        "three: {kind: offer, party: bob, package: {pay: d}, date: 2020-05-01}",
    )
    row = score(TWO + statements(*lines))
    assert options(row, "ann") == ["b"]
    assert (row.distance, row.movement, row.status) == (2, -1, "narrowing")


def test_numbers_in_tenths_of_the_range() -> None:
    text = TWO.replace("{options: {a: A, b: B, c: C, d: D}}", "{range: {low: 0, high: 50, step: 1}}")
    row = score(text + statements(offer("one", "ann", "10"), offer("two", "bob", "24")))
    assert row.distance == pytest.approx(2.8)
    lines = (offer("one", "ann", "10"), "two: {kind: demand, party: bob, where: {pay: {at_least: 30}}}")
    assert score(text + statements(*lines)).distance == 4


def test_without_a_scale_options_are_one_step_apart() -> None:
    text = TWO.replace("{options: {a: A, b: B, c: C, d: D}}", "{ordered: false, options: {a: A, b: B, c: C, d: D}}")
    assert score(text + statements(offer("one", "ann", "a"), offer("two", "bob", "d"))).distance == 1


def test_three_principals_are_as_far_apart_as_the_farthest_two() -> None:
    lines = [offer("one", "ann", "a"), offer("two", "bob", "b"), offer("three", "cyd", "d")]
    row = score(THREE + statements(*lines))
    assert (row.distance, row.status) == (3, "stuck")
    assert score(THREE + statements(*lines[:2])).status == "unknown"
    same = score(THREE + statements(*(offer(f"s_{party}", party, "b") for party in ("ann", "bob", "cyd"))))
    assert (same.distance, same.status) == (0, "agreed")


def test_three_positions_that_overlap_only_two_by_two_are_not_agreed() -> None:
    lines = [offer("one", "ann", "[a, b]"), offer("two", "bob", "[b, c]"), offer("three", "cyd", "[a, c]")]
    assert score(THREE + statements(*lines)).status == "stuck"


def test_a_condition_that_any_option_of_the_issue_can_meet_takes_no_position_on_it() -> None:
    line = "line: {kind: red_line, party: ann, where: {not: {pay: a, home: x}}}"
    assert score(TWO + statements(line)).positions["ann"].unknown  # type: ignore[union-attr]
    narrow = "line: {kind: red_line, party: ann, where: {not: {pay: a}}}"
    assert options(score(TWO + statements(narrow)), "ann") == ["b", "c", "d"]


def test_every_status_is_reached_here_and_has_a_rule() -> None:
    assert set(STATUS_RULES) == {
        "agreed",
        "agreed in words",
        "holding",
        "narrowing",
        "widening",
        "stuck",
        "unknown",
    }
