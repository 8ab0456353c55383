"""A case opens before its reports are read: what it rests on is not there yet, and nothing else may be wrong."""

import re
from pathlib import Path

import pytest

from conftest import REPO_ROOT
from walkaway.case import consistency
from walkaway.errors import CaseError
from walkaway.formats import read_case
from walkaway.workbench.opening import open_unfinished

HANOI = (REPO_ROOT / "cases" / "hanoi-2019" / "case.yaml").read_text(encoding="utf-8")


def without(text: str, *sections: str) -> str:
    """Return a case without some of its sections."""
    for section in sections:
        text, count = re.subn(rf"(?ms)^{section}:.*?(?=^[a-z_]+:|\Z)", "", text)
        assert count == 1
    return text


def opened(folder: Path, text: str):
    """Write a case and open it."""
    (folder / "case.yaml").write_text(text, encoding="utf-8")
    return open_unfinished(folder)


@pytest.mark.parametrize("name", ["hanoi-2019", "wage-round", "camp-david-1978", "first-case"])
def test_a_case_opens_before_anything_is_read(tmp_path, name):
    text = (REPO_ROOT / "cases" / name / "case.yaml").read_text(encoding="utf-8")
    sections = [section for section in ("statements", "readings") if f"\n{section}:" in text]
    cut = without(text, *sections)
    found = opened(tmp_path, cut)
    assert found.case.statements == ()
    assert found.case.issues
    assert found.warnings
    assert all(warning.message.startswith("unknown statement '") and warning.line for warning in found.warnings)
    assert found.case.no_deal.because == ()
    assert [fault.message for fault in consistency.faults(found.case) if "unknown" in fault.message] == []
    with pytest.raises(CaseError) as refused:
        read_case(tmp_path)
    assert refused.value.faults == found.warnings


def test_a_case_that_is_part_of_the_way_keeps_what_is_there(tmp_path):
    offers = re.compile(r"(?ms)^  offer_(?:all|large_part|some):.*?(?=^  [a-z_]+:)")
    found = opened(tmp_path, offers.sub("", HANOI))
    case = found.case
    assert {warning.message for warning in found.warnings} >= {"unknown statement 'offer_all'"}
    assert [reading.statements for reading in case.readings[0].readings] == [(), (), ()]
    assert case.statement("refusal").of == "the_offer"
    assert case.no_deal.because == ("left_early", "nothing_given", "freeze_stays", "drills_off", "both_gestures")

    found = opened(tmp_path, without(HANOI, "readings"))
    assert {warning.message for warning in found.warnings} == {"unknown statement or reading group 'the_offer'"}
    assert found.case.statement("refusal").of == ""
    assert found.case.statement("need_sanctions").against == ""


def test_a_finished_case_opens_as_ever(tmp_path):
    found = opened(tmp_path, HANOI)
    assert found == read_case(tmp_path)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("    by: dprk\n", "    by: dprkk\n", "unknown party 'dprkk'"),
        ("        assumed: true\n", "        assumed: maybe\n", "neither true nor false"),
        ("id: hanoi-2019\n", "id: hanoi-2019\nid: hanoi-2019\n", "given twice"),
    ],
)
def test_whatever_else_is_wrong_is_a_fault(tmp_path, old, new, message):
    cut = without(HANOI, "statements", "readings")
    assert old in cut
    with pytest.raises(CaseError, match=message):
        opened(tmp_path, cut.replace(old, new, 1))


def test_only_the_faults_that_reading_cannot_mend_are_told(tmp_path):
    cut = without(HANOI, "statements", "readings").replace("    by: dprk\n", "    by: dprkk\n", 1)
    with pytest.raises(CaseError) as refused:
        opened(tmp_path, cut)
    assert [fault.message for fault in refused.value.faults] == ["unknown party 'dprkk'"]


def test_a_first_draft_opens(tmp_path, shared):
    draft = (shared / "hanoi-draft.yaml").read_text(encoding="utf-8")
    found = opened(tmp_path, draft[: draft.index("statements:")])
    assert found.case.principals == ("dprk", "usa")
    assert {warning.message for warning in found.warnings} >= {"unknown statement 'freeze_stays'"}
