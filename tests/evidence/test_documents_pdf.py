"""PDF: lines of pages, running heads apart, and messages for what cannot be read."""

import io
import textwrap
import time

import pytest

from evidence.pdf_files import pdf, pdf_of_streams
from walkaway.errors import CaseError
from walkaway.evidence.documents.document import BODY, TITLE
from walkaway.evidence.documents.read import read_bytes, read_document

pypdf = pytest.importorskip("pypdf")

PARAGRAPHS = (
    "The union on Monday turned down an offer of 3 percent from the port, and said that it would strike on Friday "
    "unless a better one was made by the employers.",
    "“We will not sign this,” said Ann Lee, who leads the union. “It is an insult to those who work at night and have "
    "had no rise since the year before last.”",
    "Both sides will meet again on Thursday under a mediator, who asked them to keep away from the press in the "
    "meantime and to bring figures.",
)


def wrapped(paragraph: str) -> list[str]:
    return textwrap.wrap(paragraph, 72)


def report(number: int) -> list[str]:
    head = ["Harbour Times", ""]
    title = ["Dockers turn down offer", ""] if number == 1 else []
    return [*head, *title, *wrapped(PARAGRAPHS[number - 1]), "", f"Page {number} of 3"]


def test_lines_are_kept_and_running_heads_listed(tmp_path):
    path = tmp_path / "Report.PDF"
    path.write_bytes(pdf(*(report(number) for number in (1, 2, 3)), info={"Title": "Dockers turn down offer"}))
    document = read_document(path)
    assert (document.format, document.title) == ("pdf", "Dockers turn down offer")
    assert [document.words(line.number) for line in document.lines] == [
        "Dockers turn down offer",
        *(line for paragraph in PARAGRAPHS for line in wrapped(paragraph)),
    ]
    assert [(p.kind, " ".join(document.text[p.start : p.end].split())) for p in document.paragraphs()] == [
        (TITLE, "Dockers turn down offer"),
        *((BODY, paragraph) for paragraph in PARAGRAPHS),
    ]
    rest = {left.text: left.why for left in document.left_out_elsewhere}
    assert rest["Harbour Times"] == "A running head or foot: it stands on 3 of 3 pages."
    assert {"Page 1 of 3", "Page 2 of 3", "Page 3 of 3"} <= set(rest)


def test_a_paragraph_runs_on_over_the_page():
    lines = wrapped(PARAGRAPHS[0] + " " + PARAGRAPHS[2])
    document = read_bytes(pdf(["No deal", "", *lines[:3], "1"], [*lines[3:], "2"]), file="x.pdf")
    assert [line.paragraph for line in document.lines] == [1] + [2] * len(lines)
    assert {left.text for left in document.left_out_elsewhere} == {"1", "2"}


def test_the_date_of_the_file_is_worked_out_not_printed():
    document = read_bytes(pdf(report(1), info={"CreationDate": "D:20210303101500Z"}), file="x.pdf")
    assert (document.date, document.date_inferred) == ("2021-03-03", True)
    printed = read_bytes(pdf(["No deal", "", "5 March 2021", "", *report(1)[2:]], info={"CreationDate": "D:20210303"}))
    assert (printed.date, printed.date_inferred) == ("2021-03-05", False)


@pytest.mark.parametrize("title", ["Microsoft Word - offer.docx", "untitled", "Another report", "12345678"])
def test_titles_that_programs_leave_behind_are_not_believed(title: str):
    assert read_bytes(pdf(report(1), info={"Title": title}), file="x.pdf").title != title


def encrypted() -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf(report(1))))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


ONE = pdf(report(1))
BROKEN = {
    "no pdf": (b"No deal at all", "this is no PDF"),
    "scan": (pdf([], [], []), "no text in 3 pages; is it a scan"),
    "cut off": (ONE[: len(ONE) // 2], "the PDF is broken"),
    "rubbish": (b"%PDF-1.4\n" + bytes(range(256)) * 100, "the PDF is broken"),
    "loop": (ONE.replace(b"/Kids [4 0 R]", b"/Kids [2 0 R]"), "the PDF is broken"),
    "encrypted": (encrypted(), "the PDF is encrypted"),
    "many pages": (pdf(*[["x"]] * 1001), "has 1,001 pages, and the most that is read is 1,000"),
    "bomb": (pdf_of_streams(b"BT (x) Tj ET " + b" " * 60_000_000, packed=True), "page 1 cannot be read"),
    "large page": (pdf_of_streams(b"BT (x) Tj ET " + b" " * 6_000_000, packed=True), "page 1 cannot be read"),
    "nested": (pdf_of_streams(b"[" * 1_000_000), "page 1 cannot be read"),
}


@pytest.mark.parametrize(("content", "message"), BROKEN.values(), ids=BROKEN)
def test_what_cannot_be_read_is_refused(content: bytes, message: str):
    start = time.process_time()
    with pytest.raises(CaseError, match=message) as caught:
        read_bytes(content, file="x.pdf", format="pdf")
    assert caught.value.faults[0].file == "x.pdf"
    assert caught.value.faults[0].mend
    assert time.process_time() - start < 10


@pytest.mark.slow
def test_drawing_without_end_is_refused():
    with pytest.raises(CaseError, match="more than 1,000,000 things"):
        read_bytes(pdf_of_streams(*[b"BT (x) Tj ET\n" * 150_000] * 4, packed=True), file="x.pdf")


def test_a_page_that_cannot_be_read_is_a_warning():
    document = read_bytes(pdf_of_streams(b"[" * 500_000, b"BT /F1 11 Tf (No deal was signed.) Tj ET"), file="x.pdf")
    assert [fault.message.split(":")[0] for fault in document.warnings] == ["page 1 cannot be read"]
    assert document.words(1) == "No deal was signed."


def test_half_a_pdf_never_breaks_the_reader():
    whole = pdf(report(1), report(2), packed=True)
    for cut in range(9, len(whole), 97):
        for content in (whole[:cut], whole[:cut] + b"\0" * 50 + whole[cut + 50 :]):
            try:
                read_bytes(content, file="x.pdf", format="pdf")
            except CaseError as error:
                assert str(error).startswith("x.pdf")  # noqa: PT017 - many contents, some good
