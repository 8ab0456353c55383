"""What `walkaway check` prints: remarks and lines of sources letter by letter, whatever stands in them."""

import pytest

from report.odd_cases import MARKUP
from walkaway.case import Case
from walkaway.errors import Fault
from walkaway.evidence.statements.gaps import GAPS, Gap, gaps_in
from walkaway.formats import coverage, parse_case
from walkaway.formats.case_file import SMALLEST
from walkaway.report.checking import check_as_dict, print_check


@pytest.fixture
def case(monkeypatch: pytest.MonkeyPatch) -> Case:
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    return parse_case(SMALLEST).case


@pytest.mark.parametrize("name", MARKUP)
def test_a_remark_is_printed_as_it_is(name: str, case: Case, capsys: pytest.CaptureFixture[str]):
    fault = Fault(message=f"odd: {MARKUP[name]}", file="case.yaml", line=3, column=1)
    print_check(case, [fault], None)
    first, last = capsys.readouterr().out.splitlines()
    assert first.rstrip() == f"remark {fault}".rstrip()
    assert last == "sale holds together: 1 parties, 1 issues, 0 statements."


def test_without_coverage_nothing_is_said_of_sources(case: Case):
    assert check_as_dict(case, None) == {"parties": 1, "issues": 1, "statements": 0}


def test_what_is_left_open_is_told_after_the_sources(case: Case, capsys: pytest.CaptureFixture[str]):
    found = coverage(case)
    gaps = gaps_in(case, coverage=found)
    assert gaps
    print_check(case, [], found, gaps)
    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if line.startswith("open ")] == [f"open {gap.sentence}" for gap in gaps]
    rows = check_as_dict(case, found, gaps)["gaps"]
    assert [set(row) for row in rows] == [{"kind", "sentence", "statements", "party", "issue", "lines"}] * len(gaps)
    assert {row["kind"] for row in rows} <= set(GAPS)


@pytest.mark.parametrize("name", MARKUP)
def test_a_gap_is_printed_as_it_is(name: str, case: Case, capsys: pytest.CaptureFixture[str]):
    gap = Gap(kind="no_position", sentence=f"odd: {MARKUP[name]}")
    print_check(case, [], None, [gap])
    assert capsys.readouterr().out.rstrip().endswith(f"open {gap.sentence}".rstrip())
