"""Files become text, or are refused in words that name the file and a way out."""

import io
import os
import sys
import time
from pathlib import Path

import pytest

from walkaway.errors import CaseError, InputError
from walkaway.evidence.documents.read import MAX_DOCUMENT_BYTES, document_of, read_bytes, read_document

TEXT = "No deal in München\n\n“We have time,” said Ms Müller.\n"


@pytest.mark.parametrize(
    ("content", "warned"),
    [
        (TEXT.encode(), False),
        (b"\xef\xbb\xbf" + TEXT.encode(), False),
        (b"\xff\xfe" + TEXT.encode("utf-16-le"), False),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), False),
        (TEXT.encode("cp1252"), True),
    ],
)
def test_letters_are_read_in_any_usual_encoding(tmp_path: Path, content: bytes, warned: bool):
    path = tmp_path / "report.txt"
    path.write_bytes(content)
    document = read_document(path)
    assert document.text == TEXT
    assert [fault.file for fault in document.warnings] == [str(path)] * warned
    assert all("Windows-1252" in fault.message and "line 1" in fault.message for fault in document.warnings)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "the document is empty"),
        (b"\xef\xbb\xbf \r\n\t\n", "nothing in the document but spaces"),
        (b"\xff\xfe", "nothing in the document but spaces"),
        (b"one\ntwo\0three", "null byte in line 2"),
        (bytes(range(1, 32)) * 20, "control characters"),
        (b"PK\x03\x04" + b"\x14" * 50, "such as a Word document"),
        (b"{\\rtf1 No deal}", "Rich Text"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"\x1f\x8b\x08", "gzip"),
    ],
)
def test_what_is_no_text_is_refused(tmp_path: Path, content: bytes, message: str):
    path = tmp_path / "report.txt"
    path.write_bytes(content)
    with pytest.raises(CaseError, match=message) as caught:
        read_document(path)
    fault = caught.value.faults[0]
    assert fault.file == str(path)
    assert fault.mend


def test_too_large_a_file_is_refused_before_it_is_read(tmp_path: Path):
    path = tmp_path / "huge.txt"
    with path.open("wb") as stream:
        stream.truncate(200_000_000)
    start = time.process_time()
    with pytest.raises(CaseError, match="200,000,000 bytes, and the most that is read is 20,000,000"):
        read_document(path)
    assert time.process_time() - start < 0.2


def test_too_many_lines_are_refused():
    with pytest.raises(CaseError, match=r"300,000 lines, and the most that is read is 200,000"):
        document_of("a\n" * 300_000)


def test_what_is_no_file_is_refused(tmp_path: Path):
    os.mkfifo(tmp_path / "pipe.txt")
    for path, message in (
        (tmp_path / "pipe.txt", "a device or a pipe"),
        (Path("/dev/zero"), "a device or a pipe"),
        (tmp_path, "is a folder"),
        (tmp_path / "nowhere.txt", "there is no file"),
        (tmp_path / "no\0where.txt", "cannot be read"),
        (tmp_path / ("x" * 300), "cannot be read"),
    ):
        with pytest.raises(InputError, match=message):
            read_document(path)


def test_standard_input_is_read_by_what_it_holds(monkeypatch: pytest.MonkeyPatch):
    def given(content: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))

    given(TEXT.encode())
    document = read_document(Path("-"))
    assert (document.id, document.file, document.format, len(document.lines)) == ("standard_input", "-", "text", 2)
    given(b"# No deal\n\nThey left.\n")
    assert read_document(Path("-"), id="mine").format == "markdown"
    given(b"x" * (MAX_DOCUMENT_BYTES + 2))
    with pytest.raises(CaseError, match="more than 20,000,000 bytes"):
        read_document(Path("-"))


def test_a_format_nobody_knows_is_refused():
    with pytest.raises(InputError, match="write text, markdown or html"):
        document_of("x", format="docx")


@pytest.mark.parametrize(
    "text",
    [
        '"' * 10_000_000,
        "“”" * 1_000_000,
        "word " * 1_000_000,
        "A short title line\n" * 20_000,
        "Related\n" * 20_000,
        "*" * 100_000 + "\n\n" + "**a" * 30_000,
        "[" * 100_000 + "\n\n" + "[a](" * 30_000,
        "-" * 200_000 + "x",
        "```\n" * 20_000,
        ("x" * 60 + "\n") * 20_000,
        "AP, " * 29,
        "\u00a0" * 500_000 + "x",
    ],
    ids=lambda text: text[:12],
)
@pytest.mark.parametrize("shape", ["text", "markdown"])
def test_no_text_takes_long(text: str, shape: str):
    start = time.process_time()
    document_of(text, format=shape)
    assert time.process_time() - start < 5


def test_bytes_are_named_in_messages():
    with pytest.raises(CaseError, match=r"^minutes\.txt: this is not text"):
        read_bytes(b"a\0", file="minutes.txt")
