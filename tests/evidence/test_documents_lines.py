"""Lines of a document: numbered over those not empty, offsets exact, whatever stands in them."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkaway.errors import CaseError
from walkaway.evidence.documents.document import BODY, HEADING, LEFT_OUT, STANDFIRST, TITLE
from walkaway.evidence.documents.read import document_of, lines_of, read_bytes
from walkaway.formats.line_coverage import document_lines
from walkaway.formats.numbered_lines import line_spans

ODD = st.sampled_from(
    [
        *("\r\n", "\n", "\r", "\n\n", "\x85", "\u2028", "\u2029", "\x0b", "\x0c", "\u00a0", "\ufeff", "\u200b", "\t"),
        *(
            "\u05d0\u05d1",
            "\u202e",
            "e\u0301",
            "\U0001f600",
            "“No,”",
            "#",
            "- ",
            "> ",
            "```",
            "---",
            "Share",
            "By Jane Doe",
        ),
    ]
)
TEXTS = st.lists(ODD | st.text(st.characters(exclude_categories=("Cs",)), max_size=12), max_size=30).map("".join)


def expected(text: str) -> list[str]:
    """The lines that are not empty, worked out another way."""
    return [line.strip() for line in re.split("\r\n|\r|\n", text) if line.strip()]


@given(text=TEXTS, shape=st.sampled_from(["text", "markdown"]))
def test_every_line_is_there_once_with_exact_offsets(text: str, shape: str):
    wanted = expected(text)
    if not wanted:
        with pytest.raises(CaseError, match=r"empty|nothing in the document"):
            document_of(text, format=shape)
        return
    document = document_of(text, format=shape)
    assert document.text == text
    assert [text[line.start : line.end] for line in document.lines] == wanted
    assert [document.words(line.number) for line in document.lines] == wanted
    assert [line.number for line in document.lines] == list(range(1, len(wanted) + 1))
    paragraphs = [line.paragraph for line in document.lines]
    assert paragraphs[0] == 1
    assert all(after - before in (0, 1) for before, after in pairwise(paragraphs))
    assert {line.kind for line in document.lines} <= {TITLE, STANDFIRST, HEADING, BODY, LEFT_OUT}
    assert all(bool(line.why) == (line.kind == LEFT_OUT) for line in document.lines)


@given(text=TEXTS)
def test_paragraphs_hold_the_lines(text: str):
    if not expected(text):
        return
    document = document_of(text)
    paragraphs = document.paragraphs()
    assert [paragraph.number for paragraph in paragraphs] == list(range(1, len(paragraphs) + 1))
    for line in document.lines:
        paragraph = paragraphs[line.paragraph - 1]
        assert paragraph.start <= line.start <= line.end <= paragraph.end
        assert paragraph.kind == line.kind
        assert document.line_at(line.start) == document.line_at(line.end - 1) == line


@given(text=TEXTS)
def test_there_is_one_way_to_number_lines(text: str):
    assert [text[start:end] for start, end in line_spans(text)] == expected(text)


@given(
    text=st.lists(ODD | st.text(st.characters(exclude_categories=("Cs", "Cc"))), max_size=20)
    .map("x".join)
    .map("x".__add__)
)
def test_coverage_and_reading_count_alike(text: str, tmp_path_factory: pytest.TempPathFactory):
    path = tmp_path_factory.mktemp("lines") / "report.txt"
    path.write_bytes(text.encode())
    assert lines_of(path) == document_lines(path)


@given(content=st.binary(max_size=400), shape=st.sampled_from(["", "text", "markdown"]))
def test_any_bytes_are_read_or_refused_with_a_reason(content: bytes, shape: str):
    document = refused = None
    try:
        document = read_bytes(content, file="x.txt", format=shape)
    except CaseError as error:
        refused = error.faults[0]
    assert (refused.file == "x.txt" and refused.mend) if document is None else document.lines
