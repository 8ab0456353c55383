"""What `walkaway check` prints: remarks and lines of sources letter by letter, whatever stands in them."""

import pytest

from report.odd_cases import MARKUP
from walkaway.case import Case
from walkaway.errors import Fault
from walkaway.formats import parse_case
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
