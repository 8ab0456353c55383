"""What a brief holds: every key of the contract, with its type, on every shipped case. New keys are no break."""

import json
import math
from collections.abc import Callable
from typing import Any

import pytest

from conftest import REPO_ROOT
from walkaway.analysis import STATUS_RULES
from walkaway.beliefs import believe
from walkaway.case import Case
from walkaway.formats import read_case
from walkaway.workbench.findings import brief

CASES = ("hanoi-2019", "camp-david-1978", "first-case", "wage-round")
Shape = Callable[[Any], None]


# --- Shapes ----------------------------------------------------------------------------------------------------------


def text(value: Any) -> None:
    assert isinstance(value, str), value


def number(value: Any) -> None:
    assert isinstance(value, int | float), value
    assert not isinstance(value, bool)
    assert math.isfinite(value)


def flag(value: Any) -> None:
    assert isinstance(value, bool), value


def chance(value: Any) -> None:
    number(value)
    assert -1e-9 <= value <= 1 + 1e-9


def or_null(shape: Shape) -> Shape:
    return lambda value: None if value is None else shape(value)


def either(*shapes: Shape) -> Shape:
    def check(value: Any) -> None:
        for shape in shapes[:-1]:
            try:
                return shape(value)
            except AssertionError:
                continue
        return shapes[-1](value)

    return check


def each(shape: Shape) -> Shape:
    def check(value: Any) -> None:
        assert isinstance(value, list), value
        for item in value:
            shape(item)

    return check


def keyed(shape: Shape) -> Shape:
    def check(value: Any) -> None:
        assert isinstance(value, dict), value
        for key, item in value.items():
            text(key)
            shape(item)

    return check


def record(**shapes: Shape) -> Shape:
    def check(value: Any) -> None:
        assert isinstance(value, dict), value
        assert set(value) >= set(shapes), (set(shapes) - set(value), value)
        for key, shape in shapes.items():
            shape(value[key])

    return check


def interval(value: Any) -> None:
    each(chance)(value)
    assert len(value) == 2
    assert value[0] <= value[1]


def one_of(*words: str) -> Shape:
    def check(value: Any) -> None:
        assert value in words, value

    return check


def estimate_of(shape: Shape) -> Shape:
    return record(value=shape, standard_error=number, before=or_null(shape))


texts = each(text)
level = either(text, number)
outcome = keyed(level)
probability = estimate_of(chance)
amount = estimate_of(number)
headline = record(
    value=chance,
    standard_error=number,
    before=or_null(chance),
    conventions=or_null(interval),
    without_assumptions=or_null(interval),
    decided=or_null(flag),
    statements=texts,
)
position = record(options=each(level), statements=texts)
best = record(outcomes=each(outcome), acceptable_to_all=probability)
RESULT = record(
    scorecard=each(
        record(
            issue=text,
            positions=keyed(either(position, record(unknown=text))),
            distance=or_null(number),
            movement=or_null(number),
            status=one_of(*STATUS_RULES),
            statements=texts,
        )
    ),
    zone=record(
        headline=headline,
        all_outcomes=headline,
        said_only=headline,
        depth=record(**{"0.05": probability, "0.10": probability}),
        best_package=best,
        best_five=best,
    ),
    packages=each(
        record(
            outcome=outcome,
            said_by=texts,
            acceptable=keyed(probability),
            acceptable_to_all=probability,
            tied_with=each(number),
        )
    ),
    on_the_table=each(
        record(
            statement=text,
            reading=or_null(text),
            outcome=outcome,
            acceptable=keyed(probability),
            shortfall=keyed(amount),
        )
    ),
    walk_away=each(
        record(
            party=text,
            offer=text,
            before=or_null(chance),
            probability_right=headline,
            with_refusal=headline,
            left_out=each(record(statement=text, why=text)),
            by_reading=keyed(probability),
            with_future=record(**{"0.25": probability, "0.5": probability}),
            break_even=or_null(chance),
            assessments=each(record(by=text, verdict=text, statement=text)),
        )
    ),
    gap=record(
        by_steps=each(record(steps=number, reading=or_null(text), outcome=outcome, acceptable_to_all=probability)),
        best_alone=keyed(
            either(
                record(issue=text, outcome=outcome, acceptable_to_all=probability, without_move=probability),
                record(why=text),
            )
        ),
    ),
    trades=each(record(parties=texts, issues=texts, probability=probability)),
    leverage=keyed(record(no_deal=amount, patience=amount, opens_first=or_null(amount))),
    commitments=each(
        record(
            id=text,
            by=text,
            does=outcome,
            in_return_for=or_null(text),
            status=text,
            history=each(record(date=text, status=text, because=texts)),
        )
    ),
    terms=each(record(id=text, meanings=keyed(text))),
    readings=each(record(group=text, id=text, prior=chance, posterior=chance, standard_error=number)),
    influence=each(record(finding=text, change=number, rerun=flag)),
    sharpen=each(record(finding=text, kind=text, party=text, about=text, share_of_variance=chance, chance=chance)),
    assumptions=each(record(what=text, where=text, effect=or_null(keyed(number)))),
)


# --- The cases -------------------------------------------------------------------------------------------------------


@pytest.fixture(params=CASES, scope="module")
def shipped(request: pytest.FixtureRequest) -> tuple[Case, dict[str, Any]]:
    case = read_case(REPO_ROOT / "cases" / request.param).case
    draws = 80 if request.param == "wage-round" else 400
    return case, brief(believe(case, draws=draws)).to_dict()


def headlines(result: dict[str, Any]) -> dict[str, dict[str, Any]]:
    found = {f"zone.{name}": result["zone"][name] for name in ("headline", "all_outcomes", "said_only")}
    for leaving in result["walk_away"]:
        for name in ("probability_right", "with_refusal"):
            found[f"walk_away.{leaving['party']}.{leaving['offer']}.{name}"] = leaving[name]
    return found


def test_the_shape_of_the_result(shipped: tuple[Case, dict[str, Any]]) -> None:
    RESULT(shipped[1])


@pytest.mark.parametrize("broken", ["zone", "influence", "walk_away"])
def test_the_checker_sees_what_is_missing(broken: str) -> None:
    case = read_case(REPO_ROOT / "cases" / "first-case").case
    result = brief(believe(case)).to_dict()
    RESULT(result)
    del result[broken]
    with pytest.raises(AssertionError):
        RESULT(result)


def test_it_is_json_of_plain_types(shipped: tuple[Case, dict[str, Any]]) -> None:
    written = json.dumps(shipped[1], allow_nan=False)
    assert json.loads(written) == shipped[1]


def test_every_name_is_one_of_the_case(shipped: tuple[Case, dict[str, Any]]) -> None:
    case, result = shipped
    statements = {s.id for s in case.statements}
    issues, principals, modelled = {i.id for i in case.issues}, set(case.principals), set(case.modelled)
    assert [row["issue"] for row in result["scorecard"]] == [issue.id for issue in case.issues]
    for row in result["scorecard"]:
        assert set(row["positions"]) == principals
        assert set(row["statements"]) <= statements
    for row in result["packages"]:
        assert set(row["outcome"]) == issues
        assert set(row["acceptable"]) == modelled
        assert set(row["said_by"]) <= statements
        assert all(0 <= place < len(result["packages"]) for place in row["tied_with"])
    for row in result["on_the_table"]:
        assert row["statement"] in statements
        assert set(row["acceptable"]) == set(row["shortfall"]) == modelled
    for row in result["walk_away"]:
        assert row["party"] in principals
        assert {item["statement"] for item in row["left_out"]} <= statements
    assert set(result["leverage"]) == set(result["gap"]["best_alone"]) == principals
    known = set(headlines(result))
    for row in result["influence"]:
        assert row["finding"] in known
        (what,) = {"statement", "origin", "party", "assumption"} & set(row)
        if what == "statement":
            assert row[what] in statements
    assert {row["finding"] for row in result["sharpen"]} <= known
    assert [row["id"] for row in result["commitments"]] == [commitment.id for commitment in case.commitments]
    assert [row["id"] for row in result["terms"]] == [term.id for term in case.terms]
    places = [row["where"] for row in result["assumptions"]]
    assert len(places) == len(set(places))


def test_ranges_hold_the_value_and_headlines_agree_with_influence(shipped: tuple[Case, dict[str, Any]]) -> None:
    _, result = shipped
    if result["method"]["name"] == "exact":
        return
    for name, found in headlines(result).items():
        for key in ("conventions", "without_assumptions"):
            low, high = found[key]
            assert low <= found["value"] <= high, (name, key)
        rows = [row for row in result["influence"] if row["finding"] == name]
        movers = {r["statement"] for r in rows if "statement" in r and abs(r["change"]) > 2 * r["standard_error"]}
        assert set(found["statements"]) == movers
        dropped = [found["value"] + row["change"] for row in rows if "assumption" in row]
        assert found["without_assumptions"][0] == pytest.approx(min([found["value"], *dropped]), abs=1e-8)
        assert found["without_assumptions"][1] == pytest.approx(max([found["value"], *dropped]), abs=1e-8)
        if found["decided"]:
            assert abs(found["value"] - found["before"]) > 0
    for row in result["assumptions"]:
        for name, change in (row["effect"] or {}).items():
            (listed,) = [r for r in result["influence"] if r.get("assumption") == row["where"] and r["finding"] == name]
            assert listed["change"] == change


def test_exact_answers_have_no_error_no_prior_and_no_ranges(shipped: tuple[Case, dict[str, Any]]) -> None:
    case, result = shipped
    exact = all(case.exact_preferences(party) is not None for party in case.principals)
    assert (result["method"]["name"] == "exact") == exact

    def look(value: Any) -> None:
        if isinstance(value, dict):
            if "standard_error" in value and "before" in value:
                if exact:
                    assert (value["standard_error"], value["before"]) == (0, None)
                else:
                    assert value["standard_error"] >= 0
                    assert value["before"] is not None
            if exact and "conventions" in value:
                assert value["conventions"] is value["without_assumptions"] is value["decided"] is None
                assert value["statements"] == []
            for item in value.values():
                look(item)
        elif isinstance(value, list):
            for item in value:
                look(item)

    look(result)


def test_shares_add_up(shipped: tuple[Case, dict[str, Any]]) -> None:
    _, result = shipped
    for group in {row["group"] for row in result["readings"]}:
        rows = [row for row in result["readings"] if row["group"] == group]
        assert sum(row["posterior"] for row in rows) == pytest.approx(1)
        assert sum(row["prior"] for row in rows) == pytest.approx(1)
    zone = result["zone"]
    assert zone["depth"]["0.10"]["value"] <= zone["depth"]["0.05"]["value"] <= zone["headline"]["value"] + 1e-9
    assert zone["said_only"]["value"] <= zone["all_outcomes"]["value"] + 1e-9
    assert zone["headline"]["value"] <= zone["all_outcomes"]["value"] + 1e-9
    assert zone["best_package"]["acceptable_to_all"]["value"] <= zone["best_five"]["acceptable_to_all"]["value"] + 1e-9
    assert zone["best_five"]["acceptable_to_all"]["value"] <= zone["headline"]["value"] + 1e-9
    for row in result["packages"]:
        least = min(entry["value"] for entry in row["acceptable"].values())
        if set(row["acceptable"]) == set(result["leverage"]):
            assert row["acceptable_to_all"]["value"] <= least + 1e-9
    steps = [row["acceptable_to_all"]["value"] for row in result["gap"]["by_steps"]]
    for start in range(0, len(steps), 4):
        assert steps[start : start + 4] == sorted(steps[start : start + 4])
    for leaving in result["walk_away"]:
        later = [leaving["with_future"][q]["value"] for q in ("0.25", "0.5")]
        assert later[0] <= later[1] + 1e-9


def test_the_same_seed_gives_the_same_bytes() -> None:
    case = read_case(REPO_ROOT / "cases" / "hanoi-2019").case
    one, two, three = (json.dumps(brief(believe(case, draws=160, seed=s)).to_dict()) for s in (7, 7, 8))
    assert one == two
    assert one != three


def test_hanoi_holds_something_of_everything() -> None:
    case = read_case(REPO_ROOT / "cases" / "hanoi-2019").case
    result = brief(believe(case, draws=400), with_roadmap=True).to_dict()
    assert all(result[key] for key in result)
    assert {key for row in result["influence"] for key in row} >= {"statement", "origin", "party", "assumption"}
