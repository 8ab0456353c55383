"""Figures: they show the numbers of the findings, stand in a page beside each other, and bear any name."""

import json
import re
from collections.abc import Callable
from functools import cache
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from report.made_briefs import LONG, SHIPPED, shipped_or_odd
from report.odd_cases import MARKUP, ODD, case_with
from walkaway.analysis import Brief
from walkaway.report import charts, html
from walkaway.report.charts import drawing, picture
from walkaway.report.charts.style import WIDTH, wrapped

EVERY = (*SHIPPED, *ODD, LONG)
Drawn = Callable[[str], dict[str, drawing.Drawing]]
NAMES = MARKUP | {"a script": "<script>alert(1)</script>", "quotes": "\"'`<b>&amp;'+datum.x+'", "a backslash": "\\' \\"}
# Fields whose values are those of a finding; the others place or name a mark.
MEASURED = {
    "value", "before", "thin_low", "thin_high", "thick_low", "thick_high", "x", "y", "change",
}  # fmt: skip


@pytest.fixture(scope="module")
def briefs() -> dict[str, Brief]:
    """A brief of every shipped case, and of every odd one, from few draws."""
    return {name: shipped_or_odd(name) for name in EVERY}


def rows(spec: Any) -> list[dict[str, Any]]:
    """Every row of data in a figure."""
    if isinstance(spec, dict):
        own = spec.get("data", {}).get("values", []) if isinstance(spec.get("data"), dict) else []
        return own + [row for key, part in spec.items() if key != "data" for row in rows(part)]
    return [row for part in spec for row in rows(part)] if isinstance(spec, list) else []


def numbers(value: Any) -> set[float]:
    """Every number in plain data."""
    if isinstance(value, dict):
        return set().union(*map(numbers, value.values()))
    if isinstance(value, list):
        return set().union(*map(numbers, value))
    return {float(value)} if isinstance(value, int | float) and not isinstance(value, bool) else set()


@pytest.mark.parametrize("case", EVERY)
def test_what_stands_for_a_number_carries_it(case: str, briefs: dict[str, Brief]):
    known = numbers(json.loads(json.dumps(briefs[case].to_dict()))) | {0.0}
    seen = 0
    for spec in charts.specifications(briefs[case]).values():
        for row in rows(spec):
            for name in MEASURED & row.keys():
                seen += 1
                assert float(row[name]) in known, (name, row)
    assert seen > 3


@pytest.fixture(scope="module")
def drawn(briefs: dict[str, Brief]) -> Drawn:
    """The drawings of a brief, drawn once."""
    return cache(lambda name: charts.drawings(briefs[name]))


@pytest.mark.parametrize("case", EVERY)
def test_every_figure_is_vega_lite(case: str, briefs: dict[str, Brief]):
    import altair as alt

    for spec in charts.specifications(briefs[case]).values():
        alt.Root.validate(spec)


def test_what_is_no_vega_lite_is_found_out(briefs: dict[str, Brief]):
    import altair as alt
    from jsonschema import ValidationError

    spec = charts.specifications(briefs["first-case"])["scorecard"]
    with pytest.raises(ValidationError):
        alt.Root.validate({**spec, "width": "wide"})


def test_a_notebook_gets_altair_charts(briefs: dict[str, Brief], drawn: Drawn):
    import altair as alt

    found = charts.charts(briefs["hanoi-2019"])
    assert list(found) == [figure.id for figure in charts.FIGURES]
    for figure, chart in found.items():
        assert isinstance(chart, alt.TopLevelMixin)
        # Whether it is valid is looked at above.
        assert drawing.svg(chart.to_dict(validate=False), figure) == drawn("hanoi-2019")[figure].svg


@pytest.mark.parametrize("case", EVERY)
def test_drawings_stand_beside_each_other_in_a_page(case: str, briefs: dict[str, Brief], drawn: Drawn):
    found = drawn(case)
    page = html.page(briefs[case], pictures=found)
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    for name, figure in found.items():
        root = ET.fromstring(figure.svg)
        assert (root.tag, root.get("role"), root.get("aria-labelledby")) == ("svg", "img", f"caption-{name}")
        assert page.count(f'<figcaption id="caption-{name}">') == 1
        _, _, width, height = map(float, root.get("viewBox").split())
        assert width <= WIDTH + 30
        assert height > 20
        assert set(re.findall(r"url\(#([^)]+)\)", figure.svg)) <= set(ids)
        for node in root.iter():
            assert node.tag.rpartition("}")[2] in {
                "svg",
                "g",
                "path",
                "rect",
                "line",
                "text",
                "tspan",
                "defs",
                "clipPath",
            }
            assert not {key for key in node.attrib if key.startswith(("on", "xlink", "aria-role"))}
        assert len(figure.svg) < 60_000
        assert figure.title


@pytest.mark.parametrize("name", NAMES)
def test_names_are_text_and_are_cut(name: str):
    found = charts.drawings(case_with(NAMES[name]))
    assert found
    for drawn in found.values():
        root = ET.fromstring(drawn.svg)
        texts = ["".join(node.itertext()) for node in root.iter() if node.tag.endswith("text")]
        assert max(map(len, texts), default=0) < 140
        assert not [node for node in root.iter() if node.tag.rpartition("}")[2] in ("script", "b", "a", "image")]
        _, _, width, _ = map(float, root.get("viewBox").split())
        assert width <= WIDTH + 200
    start = " ".join(NAMES[name].split())[:8].strip()
    if start.isascii():
        assert any(start in "".join(ET.fromstring(d.svg).itertext()) for d in found.values())


def test_the_same_brief_gives_the_same_drawings(briefs: dict[str, Brief], drawn: Drawn):
    assert charts.drawings(briefs["hanoi-2019"]) == drawn("hanoi-2019")


def test_what_has_nothing_to_show_is_left_out(briefs: dict[str, Brief]):
    assert set(charts.specifications(briefs["camp-david-1978"])) == {"packages", "weights"}
    assert "timeline" not in charts.specifications(briefs["no statements"])
    assert "readings" not in charts.specifications(briefs["wage-round"])
    assert "influence" not in charts.specifications(briefs["wage-round"])


def test_figures_have_ids_of_their_own_and_places_on_the_page(briefs: dict[str, Brief]):
    from walkaway.report.brief_document import brief_document
    from walkaway.report.document import FigureSlot

    document = brief_document(briefs["hanoi-2019"])
    slots = [p.id for s in document.sections for block in s.blocks for p in block.parts if isinstance(p, FigureSlot)]
    assert sorted(slots) == sorted(figure.id for figure in charts.FIGURES)


def test_without_the_extra_the_page_has_tables_and_says_so(monkeypatch: pytest.MonkeyPatch, briefs: dict[str, Brief]):
    from walkaway.workbench.pages import page

    monkeypatch.setattr(picture, "find_spec", lambda name: None)
    assert not charts.available()
    without = page(briefs["first-case"])
    assert "pip install" in without
    assert "<figure" not in without
    assert "<table" in without


def test_long_names_break_into_lines_and_end_in_an_ellipsis():
    assert wrapped("a b c", 10) == "a b c"
    assert wrapped("", 10) == "(no name)"
    broken = wrapped("word " * 50, 12, lines=3).split("\n")
    assert len(broken) == 3
    assert all(len(line) <= 12 for line in broken)
    assert broken[-1].endswith("…")
