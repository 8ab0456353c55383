"""How many labelled quotes are found, and how many get the right speaker: the figures that the docs report.

The unseen documents are measured and never shown: a failing test tells totals alone.
"""

import json
import re
from pathlib import Path

import pytest

from conftest import REPO_ROOT
from evidence.labelled import FOLDER, NOTHING, Labelled, Score, labelled_documents, labelled_seeds, score
from walkaway.evidence.documents.read import read_document
from walkaway.evidence.reading import Reader
from walkaway.evidence.speech.find import speech_in
from walkaway.evidence.speech.known_people import KnownPeople
from walkaway.formats import read_case

BEFORE_ANY_RULE = frozenset(
    ("ceasefire-live", "ferry-strike", "fishing-accord", "merger-call", "reservoir-wire", "school-budget")
)
PAGE = REPO_ROOT / "docs" / "theory" / "reading.md"


def measured(documents: list[Labelled]) -> Score:
    """Return what was found in documents, read without a case."""
    total = NOTHING
    for labelled in documents:
        document = read_document(labelled.path)
        total += score(labelled, document, speech_in(document, KnownPeople.of(None)))
    return total


def row(name: str, documents: list[Labelled]) -> str:
    """Return the row of the table on the page."""
    total = measured(documents)
    found, right = round(100 * total.found / total.labelled), round(100 * total.right / total.found)
    return f"| {name} | {len(documents)} | {total.labelled} | {total.found} ({found} %) | {total.right} ({right} %) |"


@pytest.fixture(scope="module")
def unseen() -> list[Labelled]:
    return list(labelled_documents(FOLDER / "unseen"))


def test_the_page_reports_what_was_measured(shared: Path, unseen: list[Labelled]) -> None:
    before = [one for one in unseen if one.path.stem in BEFORE_ANY_RULE]
    after = [one for one in unseen if one.path.stem not in BEFORE_ANY_RULE]
    assert len(before) == len(BEFORE_ANY_RULE)
    rows = [
        row("the two reports on Hanoi", list(labelled_seeds(shared))),
        row("seen, used to mend rules", list(labelled_documents(FOLDER / "seen"))),
        row("unseen, labelled before any rule", before),
        row("unseen, labelled beside the rules", after),
    ]
    page = PAGE.read_text(encoding="utf-8").splitlines()
    missing = [line for line in rows if line not in page]
    assert not missing, "write these rows into docs/theory/reading.md:\n" + "\n".join(missing)


def test_the_founding_reports_are_read_as_labelled(shared: Path) -> None:
    total = measured(list(labelled_seeds(shared)))
    assert total.found >= 0.95 * total.labelled, total.told
    assert total.right >= 0.9 * total.labelled, total.told


def test_nine_in_ten_quotes_of_unseen_documents_are_found(unseen: list[Labelled]) -> None:
    total = measured(unseen)
    assert total.found >= 0.9 * total.labelled


def statements_found(folder: Path) -> tuple[int, int, int]:
    """Return how many labelled statements there are, how many are proposed, and how many proposals there are.

    One is proposed where a proposal of its kind, about its party, stands in its paragraph.
    """
    labelled = found = proposed = 0
    for file in sorted(folder.glob("*.labels.json")):
        labels = json.loads(file.read_text(encoding="utf-8")).get("statements", ())
        stem = file.name.removesuffix(".labels.json")
        if not labels:
            continue
        path = next(one for one in sorted(folder.glob(f"{stem}.*")) if one.suffix != ".json")
        reading = Reader.of(read_case(FOLDER / "cases" / stem).case).file(path)
        document = reading.document
        assert document is not None
        proposed += len(reading.proposals)
        for label in labels:
            words = re.search(r"\s+".join(map(re.escape, label["text"].split())), document.text)
            assert words is not None
            labelled += 1
            paragraph = document.line_at(words.start()).paragraph
            found += any(
                proposal.statement.kind == label["kind"]
                and (label["kind"] == "assessment" or label["party"] in ("", *proposal.statement.parties))
                and any(document.line_at(place.start).paragraph == paragraph for place in proposal.places)
                for proposal in reading.proposals
            )
    return labelled, found, proposed


def test_the_page_reports_how_many_statements_are_proposed() -> None:
    rows = [
        f"| {name} | {labelled} | {found} | {proposed} |"
        for name, (labelled, found, proposed) in (
            ("seen", statements_found(FOLDER / "seen")),
            ("unseen", statements_found(FOLDER / "unseen")),
        )
    ]
    page = PAGE.read_text(encoding="utf-8").splitlines()
    missing = [line for line in rows if line not in page]
    assert not missing, "write these rows into docs/theory/reading.md:\n" + "\n".join(missing)
