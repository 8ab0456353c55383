"""What a roadmap holds: every key of the contract, with its type, for a case and for a file. New keys are no break."""

import json
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest

import walkaway as wa
from conftest import REPO_ROOT
from report.made_briefs import roadmap_of_hanoi
from walkaway.analysis import View
from walkaway.errors import InputError
from walkaway.roadmap.hangs_on import HangsOn
from walkaway.roadmap.roadmap import roadmap as roadmap_of_view
from walkaway.workbench.roadmap import open_roadmap_file, roadmap_of_beliefs
from walkaway.workbench.workbench import beliefs_of
from workbench.test_workbench_contract import (
    chance,
    each,
    flag,
    headline,
    keyed,
    number,
    one_of,
    or_null,
    outcome,
    probability,
    record,
    text,
    texts,
)

HANOI = REPO_ROOT / "cases" / "hanoi-2019"
HOUSE = REPO_ROOT / "cases" / "house-in-turns" / "roadmap.yaml"
MID = {"nuclear_sites": "yongbyon", "sanctions": "partial", "testing": "ban"}

amounts = keyed(number)
stages = each(texts)
COURSE = record(
    stage=number,
    begins=number,
    periods=or_null(number),
    steps=texts,
    flow=amounts,
    value=amounts,
    temptation=amounts,
)
RESULT = record(
    method=record(name=text, draws=number),
    target=or_null(outcome),
    start=outcome,
    parties=texts,
    steps=each(
        record(
            id=text,
            by=texts,
            consent=texts,
            issue=text,
            take_back=or_null(number),
            verify=number,
            assumed=flag,
        )
    ),
    acceptable=or_null(headline),
    middle_of=text,
    plan=or_null(record(stages=stages, values=amounts, slack=number, end=outcome, course=each(COURSE))),
    plans=number,
    proved=flag,
    bound=or_null(amounts),
    how=text,
    credible=flag,
    approaches=each(
        record(
            id=text,
            name=text,
            stages=stages,
            self_enforcing=flag,
            probability=or_null(probability),
            breaks_at=or_null(number),
            tempted=record(party=text, kind=one_of("stop", "withhold", "take back", "both"), steps=texts, gain=number),
            declines=texts,
            patience_intervals=each(each(chance)),
            least_penalty=or_null(number),
            splitting=or_null(text),
            slack=number,
            note=text,
        )
    ),
    robust=record(
        plan=or_null(stages),
        probability=or_null(headline),
        acceptable=or_null(probability),
        some_plan=or_null(probability),
        some_plan_proved=flag,
        end=outcome,
        tried=number,
        hangs_on=each(
            record(party=text, quantity=one_of("patience", "weight"), issue=text, above=chance, below=chance)
        ),
    ),
    times=each(
        record(
            what=one_of("take_back", "verify", "period"),
            step=text,
            change=text,
            probability=or_null(probability),
            best=or_null(probability),
        )
    ),
    help=each(
        record(
            approach=text,
            kind=one_of("penalty", "verification", "compensation"),
            party=text,
            amount=or_null(number),
            givers=texts,
        )
    ),
    assumed=texts,
)


def of_file(path: Path) -> wa.Roadmap:
    opened = open_roadmap_file(path)
    assert opened is not None
    case_file, given, target = opened
    return roadmap_of_beliefs(beliefs_of(case_file.case), target, given=given)


@pytest.fixture(scope="module")
def results() -> dict[str, dict[str, Any]]:
    case = wa.load(HANOI)
    found = {
        "a target": wa.roadmap(case, MID, draws=400),
        "any end": roadmap_of_hanoi(),
        "a file": of_file(HOUSE),
    }
    return {name: one.to_dict() for name, one in found.items()}


@pytest.mark.parametrize("name", ["a target", "any end", "a file"])
def test_the_shape_of_the_result(name: str, results: dict[str, dict[str, Any]]):
    result = results[name]
    RESULT(result)
    assert json.loads(json.dumps(result, allow_nan=False)) == result
    steps = {step["id"] for step in result["steps"]}
    for approach in result["approaches"]:
        assert {step for stage in approach["stages"] for step in stage} <= steps
        # An order that leads further than its last stage breaks at its end, or not at all.
        assert approach["breaks_at"] is None or 1 <= approach["breaks_at"] <= len(approach["stages"]) + 1
        assert approach["self_enforcing"] is (approach["breaks_at"] is None and not approach["declines"])
    assert {item["approach"] for item in result["help"]} == {
        approach["id"] for approach in result["approaches"] if not approach["self_enforcing"]
    }


@pytest.mark.parametrize("key", ["plan", "approaches", "robust"])
def test_the_checker_sees_what_is_missing(key: str, results: dict[str, dict[str, Any]]):
    with pytest.raises(AssertionError):
        RESULT({name: value for name, value in results["a file"].items() if name != key})


def test_every_key_is_told_in_the_docs(results: dict[str, dict[str, Any]]):
    page = (REPO_ROOT / "docs/how-to/read-the-json.md").read_text(encoding="utf-8")
    own = page.split("\n## A roadmap\n", 1)[1].split("\n## ", 1)[0]
    named = set(own.split("`")[1::2])
    result = results["a target"]
    parts = [result, result["plan"], result["plan"]["course"][0], result["approaches"][0], result["robust"]]
    parts += [result["times"][0], result["steps"][0], results["any end"]["help"][0]]
    keys = {key for part in parts for key in part} | {field.name for field in fields(HangsOn)}
    assert keys - named == set()


def test_figures_page_and_markdown_of_a_roadmap():
    case = wa.load(HANOI)
    found = wa.roadmap(case, {"sanctions": "exemptions", "testing": "ban"}, draws=400, quick=True)
    assert "North Korea" in wa.page(found, case=case)
    assert "| dprk |" in wa.markdown(found), "without the case its ids are shown"
    assert wa.markdown(found, case=case, digest="0" * 64).count("0" * 64) == 1
    alt = pytest.importorskip("altair")
    assert all(isinstance(chart, alt.TopLevelMixin) for chart in wa.charts(found, case=case).values())


def test_the_function_keeps_its_name_when_the_package_is_loaded():
    import walkaway.roadmap.plan  # noqa: F401

    assert wa.roadmap.__module__ == "walkaway.workbench.roadmap"


def test_a_brief_holds_a_first_look_at_steps_and_all_of_it_when_asked():
    case = wa.load(HANOI)
    first = wa.brief(case, draws=400).to_dict()["roadmap"]
    assert first["parties"] == ["dprk", "usa"]
    assert first["first_look"]
    assert first["help"] == []
    assert {row["step"] for row in first["times"]} == {""}
    asked = wa.brief(case, draws=400, quick=True, with_roadmap=True).to_dict()["roadmap"]
    assert not asked["first_look"]
    assert asked["help"]
    assert wa.brief(wa.load(REPO_ROOT / "cases" / "first-case"), with_roadmap=True).roadmap is None
    assert wa.brief(case, draws=400, quick=True).roadmap is None


@pytest.mark.parametrize("seed", [0, 2])
def test_a_first_look_finds_what_the_full_one_does(seed: int):
    beliefs = beliefs_of(wa.load(HANOI), seed=seed)
    first = roadmap_of_view(View.of(beliefs), first_look=True)
    full = roadmap_of_view(View.of(beliefs), quick=True)
    assert first.robust.plan == full.robust.plan is not None
    assert first.robust.probability == full.robust.probability
    assert first.robust.hangs_on == full.robust.hangs_on
    assert first.approaches == full.approaches
    assert (first.plan, first.bound) == (full.plan, full.bound)


def test_steps_that_do_not_fit_together_are_left_to_the_roadmap():
    case = wa.load(HANOI)
    steps = tuple(replace(step, after=("nothing",)) if step.id == "ban_tests" else step for step in case.steps)
    odd = replace(case, steps=steps)
    assert wa.brief(odd, draws=400).roadmap is None
    with pytest.raises(InputError, match="nothing"):
        wa.brief(odd, draws=400, with_roadmap=True)
