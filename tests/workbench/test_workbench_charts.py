"""The figures of a brief as charts: there with the extra, a clear word without it, and never loaded unasked."""

import subprocess
import sys
from pathlib import Path

import pytest

import walkaway as wa
from report.made_briefs import shipped_or_odd
from walkaway.workbench import charts

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def brief() -> wa.Brief:
    return shipped_or_odd("hanoi-2019")


def test_charts_are_altairs_by_id(brief: wa.Brief):
    alt = pytest.importorskip("altair")
    found = wa.charts(brief)
    assert {"scorecard", "packages", "headlines"} <= set(found)
    for chart in found.values():
        assert isinstance(chart, alt.TopLevelMixin)
        assert '"url"' not in chart.to_json(validate=False), "the data are inside"


def test_without_the_extra_the_error_says_how_to_get_it(brief: wa.Brief, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(charts.figures, "available", lambda: False)
    with pytest.raises(wa.WalkawayError, match=r"pip install 'walkaway\[figures\]'"):
        wa.charts(brief)


def test_without_altair_the_error_is_the_same():
    """In a fresh process that cannot find Altair, as on an installation without the extra."""
    code = (
        "import importlib.util as u, sys\n"
        "real = u.find_spec\n"
        "u.find_spec = lambda name, *a: None if name in ('altair', 'vl_convert') else real(name, *a)\n"
        "sys.modules['altair'] = sys.modules['vl_convert'] = None\n"
        "import walkaway as wa\n"
        f"brief = wa.brief(wa.load({str(ROOT / 'cases' / 'first-case')!r}))\n"
        "brief._repr_html_()\n"
        "try:\n    wa.charts(brief)\nexcept wa.WalkawayError as error:\n    print(error)\n"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip().endswith("pip install 'walkaway[figures]'")


def test_charts_load_nothing_before_they_are_asked_for():
    code = (
        "import sys, walkaway as wa\n"
        "wa.charts\n"
        f"found = wa.brief(wa.load({str(ROOT / 'cases' / 'first-case')!r}))\n"
        "found._repr_html_()\n"
        "print(sorted({'altair', 'vl_convert', 'pandas'} & set(sys.modules)))\n"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"
