"""Figures drawn in a second process: the same, letter by letter, whatever becomes of it, and nothing is left behind."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from cli.command_line import CASES, run
from report.made_briefs import shipped_or_odd
from report.odd_cases import MARKUP, case_with
from walkaway.analysis import Brief
from walkaway.report import charts
from walkaway.report import drawing_process as module
from walkaway.report.charts.drawing import svg
from walkaway.report.charts.picture import svg_of
from walkaway.report.drawing_process import drawing_process

FIGURE = {"data": {"values": [{"x": 1}]}, "mark": "bar", "encoding": {"x": {"field": "x", "type": "quantitative"}}}
Children = list[subprocess.Popen[bytes]]


@pytest.fixture(scope="module")
def found() -> Brief:
    return shipped_or_odd("hanoi-2019")


@pytest.fixture
def children(monkeypatch: pytest.MonkeyPatch) -> Children:
    """Every process that is started meanwhile."""
    started: Children = []
    start = subprocess.Popen

    def remembered(*words: Any, **more: Any) -> subprocess.Popen[bytes]:
        started.append(start(*words, **more))
        return started[-1]

    monkeypatch.setattr(module.subprocess, "Popen", remembered)
    return started


def answering(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, code: str) -> None:
    """Let another program stand for the one that draws."""
    child = tmp_path / "child.py"
    child.write_text(code, encoding="utf-8")
    monkeypatch.setattr(module, "CHILD", child)


def test_the_drawings_are_the_same(found: Brief, children: Children, monkeypatch: pytest.MonkeyPatch):
    here = charts.drawings(found)
    with drawing_process() as process:
        assert process is not None
        monkeypatch.setitem(sys.modules, "vl_convert", None)  # nothing more can be drawn here
        process.begin(charts.specifications(found).values())
        assert charts.drawings(found, process) == here
    assert len(children) == 1
    assert children[0].returncode is not None


def test_odd_names_are_the_same():
    with drawing_process() as process:
        assert process is not None
        for name in MARKUP.values():
            spec = charts.specifications(case_with(name))["headlines"]
            assert process.svg(spec) == svg_of(spec)


@pytest.mark.parametrize(
    "code",
    [
        "",
        "import sys; sys.exit(1)",
        "import sys; sys.stdin.readline(); sys.exit(0)",
        "import sys\nfor line in sys.stdin: print('null', flush=True)",
        "import sys\nfor line in sys.stdin: print('no JSON', flush=True)",
        "import sys\nfor line in sys.stdin: print('{}', flush=True)",
    ],
)
def test_what_it_does_not_draw_is_drawn_here(
    code: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, children: Children
):
    answering(monkeypatch, tmp_path, code)
    with drawing_process() as process:
        assert svg(FIGURE, "one", process) == svg(FIGURE, "one")
    assert children[0].returncode is not None


def test_one_that_dies_between_two_figures(children: Children):
    with drawing_process() as process:
        assert process is not None
        assert process.svg(FIGURE) == svg_of(FIGURE)
        children[0].kill()
        children[0].wait()
        assert process.svg(FIGURE) == svg_of(FIGURE), "what is there stays"
        assert process.svg({**FIGURE, "mark": "point"}) is None


def test_one_that_says_nothing_is_not_waited_for(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, children: Children):
    answering(monkeypatch, tmp_path, "import time; time.sleep(600)")
    monkeypatch.setattr(module, "PATIENCE", 0.05)
    with drawing_process() as process:
        assert process is not None
        assert process.svg(FIGURE) is None
        assert children[0].returncode is not None


def test_one_that_cannot_be_started(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(module.sys, "executable", "/nowhere/python")
    with drawing_process() as process:
        assert process is None
    monkeypatch.setattr(module.sys, "executable", "")
    with drawing_process() as process:
        assert process is None


def test_without_what_draws_none_is_started(monkeypatch: pytest.MonkeyPatch, children: Children):
    monkeypatch.setattr(module, "find_spec", lambda name: None)
    with drawing_process() as process:
        assert process is None
    assert children == []


def test_what_is_no_plain_data_is_drawn_here():
    with drawing_process() as process:
        assert process is not None
        assert process.svg({"data": object()}) is None
        assert process.svg(FIGURE) is not None


@pytest.mark.parametrize("error", [KeyboardInterrupt, BrokenPipeError, SystemExit, ValueError])
def test_none_is_left_behind(error: type[BaseException], children: Children):
    def interrupted() -> None:
        with drawing_process() as process:
            assert process is not None
            process.begin([FIGURE])
            raise error

    with pytest.raises(error):
        interrupted()
    assert children[0].returncode is not None


def test_the_child_loads_nothing_of_walkaway():
    code = f"import runpy, sys; runpy.run_path({str(module.CHILD)!r}); print([m for m in sys.modules if 'walk' in m])"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


def test_a_brief_starts_one_where_it_writes_a_page(children: Children, tmp_path: Path):
    words = ("brief", CASES / "first-case")
    assert run(*words, "--json").code == run(*words, "--quick").code == 0
    assert children == []
    assert run(*words, "--out", tmp_path).code == 0
    assert run(*words, "--json", "--out", tmp_path).code == 0
    assert len(children) == 2
    assert run("brief", tmp_path / "nowhere", "--out", tmp_path).code != 0
    broken = tmp_path / "broken.yaml"
    broken.write_text("walkaway: 1\nparties: [\n", encoding="utf-8")
    assert run("brief", broken, "--out", tmp_path).code == 3
    assert [child.returncode is not None for child in children] == [True] * len(children)
