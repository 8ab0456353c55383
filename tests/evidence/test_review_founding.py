"""The founding reports reviewed for a case without statements: in one go, and with an end after every few answers."""

import re
from pathlib import Path

from conftest import REPO_ROOT
from walkaway.evidence.many import read_many
from walkaway.evidence.review.desk import Desk
from walkaway.evidence.review.items import Material
from walkaway.evidence.review.session import Answer, Tally, run
from walkaway.evidence.statements.proposal import Proposed
from walkaway.evidence.together import together
from walkaway.formats import read_unfinished
from walkaway.workbench.reading import tasks_of

HANOI = (REPO_ROOT / "cases" / "hanoi-2019" / "case.yaml").read_text(encoding="utf-8")


def unread(*sections: str) -> str:
    """Return the case of Hanoi without some sections."""
    text = HANOI
    for section in sections:
        text, count = re.subn(rf"(?ms)^{section}:.*?(?=^[a-z_]+:|\Z)", "", text)
        assert count == 1
    return text


def accepted(case: Path, reports: list[Path], most: int = 1000) -> Tally:
    """Read the reports for a case as it stands, and accept so many proposals; a fault ends the test."""
    known = read_unfinished(case).case
    found = list(read_many(tasks_of(reports), known, jobs=1))
    merged = together((p for one in found for p in one.proposals), known)
    material = Material(
        documents={one.document.id: one.document for one in found},
        proposed=Proposed(proposals=merged.proposals, readings=merged.readings),
        speakers={one.document.id: one.speech.speakers for one in found},
    )
    left = most

    def ask(asked):
        nonlocal left
        assert asked.faults == ()
        left -= 1
        return Answer(word="accept" if left >= 0 else "quit")

    with Desk(case) as desk:
        return run(desk, material, ask)


def reports_of(shared: Path) -> list[Path]:
    """The founding reports."""
    return [next((shared / "seeds").glob("000_*.txt")), next((shared / "seeds").glob("002_*.txt"))]


def test_stopping_makes_no_difference_and_nothing_is_asked_twice(tmp_path, shared):
    reports = reports_of(shared)
    whole, parts = tmp_path / "whole", tmp_path / "parts"
    for folder in (whole, parts):
        folder.mkdir()
        (folder / "case.yaml").write_text(unread("statements", "readings"), encoding="utf-8")
    tally = accepted(whole / "case.yaml", reports)
    assert tally.left == 0
    assert tally.accepted > 30
    again = accepted(whole / "case.yaml", reports)
    assert (again.accepted, again.answered_before) == (0, tally.accepted)
    for step in (3, 1, 10, 5):
        accepted(parts / "case.yaml", reports, step)
    assert accepted(parts / "case.yaml", reports).left == 0
    assert (parts / "case.yaml").read_bytes() == (whole / "case.yaml").read_bytes()


def test_everything_is_taken_by_a_case_that_knows_nobody(tmp_path, shared):
    case = tmp_path / "case.yaml"
    case.write_text(unread("statements", "readings", "people", "sources", "commitments"), encoding="utf-8")
    assert accepted(case, reports_of(shared)).left == 0
    found = read_unfinished(case).case
    assert len(found.sources) == 2
    assert {"town", "wit", "bell", "kimball", "santoro", "zhang", "alexander"} <= {
        p.id for p in found.people if p.observer
    }
    assert {(c.by, c.does) for c in found.commitments} == {
        ("usa", (("drills", "suspended"),)),
        ("dprk", (("testing", "moratorium"),)),
    }


def test_a_hand_made_case_keeps_its_group_of_accounts(tmp_path, shared):
    case = tmp_path / "case.yaml"
    case.write_text(HANOI, encoding="utf-8")
    tally = accepted(case, reports_of(shared))
    assert tally.there > tally.accepted
    assert [group.id for group in read_unfinished(case).case.readings] == ["the_offer"]
