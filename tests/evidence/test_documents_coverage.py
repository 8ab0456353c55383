"""Coverage counts the lines of every document that can be read."""

from pathlib import Path

import pytest

from evidence.pdf_files import pdf
from walkaway.case import Case, Citation, Source, Statement
from walkaway.evidence.documents.collect import ENDINGS
from walkaway.evidence.documents.read import lines_of, read_document
from walkaway.formats import DocumentLines, coverage

pytest.importorskip("trafilatura")
pytest.importorskip("pypdf")

READER = DocumentLines(lines=lines_of, endings=ENDINGS)
SAID = "The union on Monday turned down an offer of 3 percent from the port, and said that it would strike on Friday."


def test_pages_and_pdf_are_counted(tmp_path: Path):
    page = f"<html><body><article><h1>No deal yet</h1><p>{SAID}</p></article></body></html>"
    (tmp_path / "page.html").write_text(page)
    (tmp_path / "minutes.pdf").write_bytes(pdf(["Minutes of Monday", "", "Both sides met.", "They left."]))
    (tmp_path / "old.txt").write_bytes("Müller says no\n\nHe left.\n".encode("cp1252"))
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.4 broken")
    sources = (
        Source(id="page", title="No deal yet"),
        Source(id="minutes", passed_over=((1, "Headline"),)),
        Source(id="mueller", title="Müller says no", lines=2),
    )
    cite = (Citation(source="page", line=2), Citation(source="minutes", line=3))
    case = Case(id="x", sources=sources, statements=(Statement(id="said", kind="report", cite=cite),))
    found = coverage(case, documents=tmp_path, reader=READER)
    assert found.faults == ()
    assert [source.lines for source in found.sources] == [2, 3, 2]
    assert [source.neither for source in found.sources] == [
        ((1, "No deal yet"),),
        ((2, "Both sides met."),),
        ((1, "Müller says no"), (2, "He left.")),
    ]
    for source in found.sources:
        assert source.lines == len(read_document(source.document).lines)


def test_documents_in_folders_inside_the_folder_are_found(tmp_path: Path):
    inside = tmp_path / "reports" / "may"
    inside.mkdir(parents=True)
    (inside / "minutes.txt").write_text("Minutes\n\nBoth sides met.\n", encoding="utf-8")
    case = Case(id="x", sources=(Source(id="minutes"),))
    assert coverage(case, documents=tmp_path).sources[0].document == inside / "minutes.txt"


def test_without_a_reader_only_text_is_counted(tmp_path: Path):
    (tmp_path / "minutes.pdf").write_bytes(pdf(["Minutes"]))
    case = Case(id="x", sources=(Source(id="minutes"),))
    assert coverage(case, documents=tmp_path).sources[0].document is None
