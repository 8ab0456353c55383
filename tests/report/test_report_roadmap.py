"""A roadmap as page, Markdown and figure: every number is the JSON's, texts are text, and the figure bears any plan."""

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from conftest import REPO_ROOT
from report.made_briefs import roadmap_of_hanoi
from report.odd_cases import MARKUP
from report.test_report_page import renderings
from report.walking import Walked, look_up
from walkaway.case import Case
from walkaway.formats import read_case
from walkaway.report import html
from walkaway.report.charts import drawing
from walkaway.report.charts.roadmap import roadmap_drawing, roadmap_figure
from walkaway.report.charts.style import WIDTH
from walkaway.report.markdown import render as marked_down
from walkaway.report.marks import clean
from walkaway.report.roadmap_document import roadmap_document
from walkaway.results import Labels, plain
from walkaway.roadmap.finding import Course, Roadmap, RoadmapPlan, StepTold
from walkaway.workbench import labels_of
from walkaway.workbench.roadmap import open_roadmap_file, roadmap, roadmap_of_beliefs
from walkaway.workbench.workbench import beliefs_of

Told = tuple[Roadmap, Labels]
MID = {"nuclear_sites": "yongbyon", "sanctions": "partial", "testing": "ban"}
KINDS = ("near", "all of it", "house", "house, quick", "never")


def hanoi() -> Case:
    return read_case(REPO_ROOT / "cases" / "hanoi-2019").case


def of_file(path: Path, *, quick: bool = False) -> Told:
    opened = open_roadmap_file(path)
    assert opened is not None
    case_file, given, target = opened
    found = roadmap_of_beliefs(beliefs_of(case_file.case), target, given=given, quick=quick)
    return found, labels_of(case_file.case)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Told]:
    """A target that some sequence leads to, whatever end is best, and a file with given numbers, kept or broken."""
    house = REPO_ROOT / "cases" / "house-in-turns" / "roadmap.yaml"
    never = tmp_path_factory.mktemp("house") / "never.yaml"
    never.write_text(re.sub("take_back: .", "take_back: never", house.read_text(encoding="utf-8")), encoding="utf-8")
    case, labels = hanoi(), labels_of(hanoi())
    return {
        "near": (roadmap(case, MID, draws=400, seed=1), labels),
        "all of it": (roadmap_of_hanoi(), labels),
        "house": of_file(house),
        "house, quick": of_file(house, quick=True),
        "never": of_file(never),
    }


@pytest.mark.parametrize("kind", KINDS)
def test_every_number_is_the_one_in_the_json_and_has_its_ground(kind: str, told: dict[str, Told]):
    found, labels = told[kind]
    page = html.render(roadmap_document(found, labels), roadmap_drawing(found, labels))
    walked = Walked.of(page)
    result = json.loads(json.dumps(plain(found)))
    assert len(walked.numbers) > 10
    for number in walked.numbers:
        known = look_up(result, number.pointer)
        assert float(number.value) == known, number
        shown = number.text.replace("\N{NO-BREAK SPACE}", " ")
        assert shown in renderings(known), number
    assert len(walked.ids) == len(set(walked.ids))
    assert {link[1:] for link in walked.links} <= set(walked.ids)
    assert [number for number in walked.numbers if number.block and not number.opens and not number.in_ground] == []


@pytest.mark.parametrize("kind", KINDS)
def test_page_markdown_and_terminal_tell_the_same(kind: str, told: dict[str, Told]):
    found, labels = told[kind]
    numbered, bare = (roadmap_document(found, labels, numbered=number) for number in (True, False))
    assert marked_down(numbered) == marked_down(bare)
    assert marked_down(numbered).startswith("# ")


def test_words_for_what_holds_and_what_breaks(told: dict[str, Told]):
    text = marked_down(roadmap_document(*told["near"])).replace("\\", "")
    for sentence in (
        "Where the target is acceptable to all, some sequence to it keeps itself in",
        "Patience: were every period twice as long, so that what comes later counts for less, it would keep itself in",
        "Take-back times: if nothing could ever be taken back it would keep itself in no draw, for nothing would be",
        "If what can never be taken back could be after all, the best named order would keep itself in",
        "A belief: it hangs on how",
    ):
        assert sentence in text
    text = marked_down(roadmap_document(*told["all of it"])).replace("\\", "")
    for sentence in (
        "All six named orders break with preferences in the middle of the draws",
        "'All at once': in stage 1 the United States would hold back 'grant exemptions', and gain",
        "what others did by then can never be taken back (four steps)",
        "South Korea would gain more from the roadmap than that, if a part of one side's scale weighs as much",
    ):
        assert sentence in text


def test_a_sequence_that_was_not_looked_at_is_never_called_the_best_of_all(told: dict[str, Told]):
    found, labels = told["all of it"]
    text = marked_down(roadmap_document(found, labels))
    looked = f"Of the {found.robust.tried} sequences looked at, this one most often keeps itself"
    assert f"{looked} and leads where everybody would" in text


def test_a_finding_that_proves_nothing_says_what_nothing_can_exceed(told: dict[str, Told]):
    found, labels = told["house"]
    open_ended = replace(found, proved=False, bound={"builder": 0.5, "owner": 0.25}, plan=None, how="bounded: too many")
    text = marked_down(roadmap_document(open_ended, labels))
    assert "whether there is one is open (too many)" in text
    assert "can bring more a period than this: builder 0.50 and owner 0.25" in text


def test_a_threat_that_is_not_credible_is_told(told: dict[str, Told]):
    found, labels = told["house"]
    assert "not quite credible" not in marked_down(roadmap_document(found, labels))
    assert "not quite credible" in marked_down(roadmap_document(replace(found, credible=False), labels))


@pytest.mark.parametrize("name", sorted(MARKUP))
def test_names_of_a_case_are_never_markup(name: str, told: dict[str, Told]):
    found, labels = told["near"]
    word = MARKUP[name]
    odd = replace(
        labels, title=word, parties=dict.fromkeys(labels.parties, word), issues=dict.fromkeys(labels.issues, word)
    )
    page = html.render(roadmap_document(found, odd), roadmap_drawing(found, odd))
    walked = Walked.of(page)
    plainly = html.render(roadmap_document(found, labels), roadmap_drawing(found, labels))
    drawn = {"svg", "g", "path", "text", "tspan", "rect", "clippath", "defs"}
    assert set(walked.tags) - drawn <= set(Walked.of(plainly).tags)
    assert clean(word)[:20].strip() in " ".join(walked.text)


# --- The figure ------------------------------------------------------------------------------------------------------


def rows(spec: Any) -> list[dict[str, Any]]:
    if isinstance(spec, dict):
        own = spec.get("data", {}).get("values", []) if isinstance(spec.get("data"), dict) else []
        return own + [row for key, part in spec.items() if key != "data" for row in rows(part)]
    return [row for part in spec for row in rows(part)] if isinstance(spec, list) else []


def test_the_figure_shows_steps_flows_and_what_holds_each_side(told: dict[str, Told]):
    found, labels = told["house"]
    assert found.plan is not None
    spec = roadmap_figure(found, labels)
    assert spec is not None
    drawn = rows(spec)
    bars = {row["name"].split("\n")[0]: (row["begins"], row["ends"]) for row in drawn if "ends" in row}
    assert bars == {"first payment": (0, 1), "second payment": (0, 1), "foundation": (1, 2), "walls": (1, 2)}
    assert all(row["name"].split("\n")[-1] in ("builder", "owner") for row in drawn if "ends" in row)
    for party, panel in zip(found.parties, spec["vconcat"][1:], strict=True):
        marks = {layer["mark"]["type"]: layer["data"]["values"] for layer in panel["layer"]}
        flows = [row["value"] for row in marks["line"]]
        assert flows[:-1] == [stage.flow[party] for stage in found.plan.course]
        held = [row["value"] for row in marks["point"]]
        assert held == [stage.value[party] - stage.temptation[party] for stage in found.plan.course]
        assert panel["title"].startswith(party)


def odd_plan(found: Roadmap, stages: list[tuple[str, ...]], steps: dict[str, StepTold], parties: list[str]) -> Roadmap:
    """A plan of any steps; what it brings is made up."""
    course, begins = [], 0
    for number, stage in enumerate([*stages, None], start=1):
        takes = None if stage is None else max((steps[step].verify for step in stage), default=1)
        amounts = {party: 0.1 * number * (-1) ** place for place, party in enumerate(parties)}
        course.append(
            Course(
                stage=number,
                begins=begins,
                periods=takes,
                steps=stage or (),
                flow=amounts,
                value=amounts,
                temptation=dict.fromkeys(parties, -0.1),
            )
        )
        begins += takes or 0
    plan = RoadmapPlan(
        stages=tuple(stages), values=dict.fromkeys(parties, 0.1), slack=0.1, end={}, course=tuple(course)
    )
    return replace(found, plan=plan, parties=tuple(parties), steps=tuple(steps.values()))


def step(name: str, by: tuple[str, ...], verify: int = 1) -> StepTold:
    return StepTold(id=name, by=by, issue="x", start="a", end="b", take_back=1.0, verify=verify, assumed=True)


LONG = "dismantle_everything_that_was_ever_built_in_the_northern_provinces_and_then_some"
TWELVE = {f"s{n}": step(f"s{n}", ("abc"[n % 3],), 1 + n % 3) for n in range(12)}
PLANS = {
    "one step": ([("s0",)], TWELVE, ["a", "b", "c"]),
    "twelve steps": ([(name,) for name in TWELVE], TWELVE, ["a", "b", "c"]),
    "long names and a wait": (
        [(LONG, "x" * 90), (), ("ok",)],
        {LONG: step(LONG, ("p" * 90,), 2), "x" * 90: step("x" * 90, ("p" * 90, "q")), "ok": step("ok", ("<b>'\\",))},
        ["p" * 90, "q", "<b>'\\"],
    ),
}


@pytest.mark.parametrize("name", PLANS)
def test_the_figure_bears_any_plan(name: str, told: dict[str, Told]):
    alt = pytest.importorskip("altair")
    found = odd_plan(told["house"][0], *PLANS[name])
    labels = Labels(title="odd", parties={"a": "A'\\s <i>", "q": "Q"}, principals=("a",), issues={})
    spec = roadmap_figure(found, labels)
    assert spec is not None
    alt.Chart.from_dict(spec, validate=True)
    drawn = drawing.svg(spec, "roadmap")
    assert float(re.findall(r'width="([\d.]+)"', drawn)[0]) <= WIDTH + 30
    assert "<b>" not in drawn
    assert "<i>" not in drawn
    assert "NaN" not in drawn


def test_where_no_plan_holds_in_the_middle_that_which_holds_most_often_is_drawn_and_without_any_nothing(
    told: dict[str, Told],
):
    found, labels = told["all of it"]
    found = replace(found, plan=None)
    spec = roadmap_figure(found, labels)
    assert spec is not None
    bars = [row for row in rows(spec) if "ends" in row]
    assert found.robust.plan is not None
    assert len(bars) == sum(map(len, found.robust.plan))
    nothing = replace(found, robust=replace(found.robust, plan=None, middle=None, probability=None))
    assert roadmap_figure(nothing, labels) is None
    assert roadmap_drawing(nothing, labels) == {}
    assert "None was found" in marked_down(roadmap_document(nothing, labels))
