"""Every notebook of the pages runs from start to end, and what its cells show is well formed.

The cells are run as a kernel runs them: one after the other in one name space, the value of a last expression shown.
A kernel itself would bring a dozen packages into the environment and add only the transport.
"""

import ast
import contextlib
import io
import json
import re
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from documents import ROOT

NOTEBOOKS = sorted((ROOT / "docs").rglob("*.ipynb"))
WITHOUT_END = {"br", "hr", "img", "input", "meta", "link"}
ACTIVE = re.compile(r"<script|<iframe|<link|<style|\bon\w+=|javascript:", re.IGNORECASE)


def read(notebook: Path) -> dict[str, Any]:
    return json.loads(notebook.read_text(encoding="utf-8"))


def named(notebook: Path) -> str:
    return str(notebook.relative_to(ROOT))


@dataclass
class Balance(HTMLParser):
    """Whether the elements of a piece of HTML are closed in their order."""

    open: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in WITHOUT_END:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.open[-1:] != [tag]:
            self.faults.append(tag)
        else:
            self.open.pop()


@dataclass(frozen=True)
class Ran:
    """What one cell did.

    Attributes:
        id: The cell.
        value: What its last expression gave.
        shown: What a notebook shows of it, by media type.
        printed: What it printed.
    """

    id: str
    value: Any
    shown: dict[str, Any]
    printed: str


def run_cell(cell: dict[str, Any], names: dict[str, Any]) -> Ran:
    """Run a code cell as a kernel does."""
    tree = ast.parse("".join(cell["source"]))
    value = None
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        if tree.body and isinstance(tree.body[-1], ast.Expr):
            last = ast.Expression(tree.body.pop().value)
            exec(compile(tree, cell["id"], "exec"), names)
            value = eval(compile(last, cell["id"], "eval"), names)
        else:
            exec(compile(tree, cell["id"], "exec"), names)
        shown = as_shown(value)
    return Ran(cell["id"], value, shown, printed.getvalue())


def as_shown(value: Any) -> dict[str, Any]:
    """What a notebook shows of a value: what the value says itself, or else its plain text."""
    if value is None:
        return {}
    if hasattr(value, "_repr_mimebundle_"):
        bundle = value._repr_mimebundle_()
        return bundle[0] if isinstance(bundle, tuple) else bundle
    if hasattr(value, "_repr_html_"):
        return {"text/html": value._repr_html_()}
    return {"text/plain": repr(value)}


@cache
def run(notebook: Path) -> tuple[Ran, ...]:
    """Run a notebook from the repository's root; cells that need the figures are left out where these are missing."""
    with_figures = find_spec("altair") is not None and find_spec("vl_convert") is not None
    cells = [cell for cell in read(notebook)["cells"] if cell["cell_type"] == "code"]
    wanted = [cell for cell in cells if with_figures or "figures" not in cell["metadata"].get("tags", ())]
    names: dict[str, Any] = {"__name__": "__main__"}
    with contextlib.chdir(ROOT), kept_renderer():
        return tuple(run_cell(cell, names) for cell in wanted)


@contextlib.contextmanager
def kept_renderer():
    """A notebook may choose how charts are drawn, for itself and not for the tests after it."""
    if find_spec("altair") is None:
        yield
        return
    import altair as alt

    with alt.renderers.enable(alt.renderers.active):
        yield


def test_there_is_a_notebook():
    assert NOTEBOOKS


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=named)
def test_every_cell_runs_and_what_it_shows_is_well_formed(notebook: Path):
    for ran in run(notebook):
        for media, content in ran.shown.items():
            if media in ("text/html", "image/svg+xml"):
                balance = Balance()
                balance.feed(content)
                balance.close()
                assert (balance.open, balance.faults) == ([], []), ran.id
                assert not ACTIVE.search(content), ran.id
        plain = ran.shown.get("text/plain", "")
        assert len(plain) < 500, f"{ran.id} shows a wall of {len(plain)} letters"
        assert " object at 0x" not in plain, f"{ran.id} shows nothing a person can read"


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=named)
def test_every_cell_shows_something(notebook: Path):
    assert [ran.id for ran in run(notebook) if not ran.shown and not ran.printed.strip()] == []


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=named)
def test_the_notebook_is_stored_clean(notebook: Path):
    """Format 4.5: each cell has an id of its own; nothing of a run and nothing of a machine is kept."""
    found = read(notebook)
    assert (found["nbformat"], found["nbformat_minor"]) == (4, 5)
    assert found["metadata"] == {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    ids = [cell["id"] for cell in found["cells"]]
    assert len(set(ids)) == len(ids)
    for cell in found["cells"]:
        keys = {"cell_type", "id", "metadata", "source"}
        assert re.fullmatch(r"[a-zA-Z0-9_-]{1,64}", cell["id"])
        assert set(cell["metadata"]) <= {"tags"}
        assert [line for line in cell["source"][:-1] if not line.endswith("\n")] == []
        if cell["cell_type"] == "code":
            keys |= {"execution_count", "outputs"}
            assert (cell["execution_count"], cell["outputs"]) == (None, [])
        assert set(cell) == keys
    text = notebook.read_text(encoding="utf-8")
    assert text == json.dumps(found, indent=1, ensure_ascii=False) + "\n"
    assert not re.search(r"(?<![\w.])/(?:home|root|tmp|Users)/", text)


def test_hanoi_tells_what_it_says(monkeypatch: pytest.MonkeyPatch):
    """What the sentences of the notebook claim of its figures holds."""
    ran = {cell.id: cell for cell in run(ROOT / "docs" / "notebooks" / "hanoi.ipynb")}
    brief = ran["brief"].value
    assert ran["load"].value[1] == len(brief.labels.statements)
    assert "declare the order" in ran["check"].printed
    assert not brief.zone.headline.decided
    assert ran["headline"].value is brief.zone.headline
    before, after = brief.zone.headline.value, ran["without"].value.value
    assert abs(after - before) > 2 * ran["without"].value.standard_error, "leaving the remark out moves the headline"
    few, many = (float(margin) for margin in re.findall(r"± ([\d.]+)%", ran["draws"].printed))
    assert 2 < few / many < 4, "eight times as many draws make the margin about a third"
    assert [abs(item.change) for item in brief.influence.influences[:3]] == sorted(
        (abs(item.change) for item in brief.influence.influences[:3]), reverse=True
    )


def test_hanoi_runs_from_its_own_folder_too():
    """Jupyter starts in the folder of the notebook."""
    cells = read(ROOT / "docs" / "notebooks" / "hanoi.ipynb")["cells"]
    [first] = [cell for cell in cells if cell["id"] == "load"]
    with contextlib.chdir(ROOT / "docs" / "notebooks"):
        assert run_cell(first, {"__name__": "__main__"}).value[0].startswith("Hanoi")
