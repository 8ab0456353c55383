"""`walkaway read`: its JSON, its exit codes, its files, and that it ends quickly and leaves nothing behind."""

import hashlib
import os
import shlex
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import pytest

from cli.command_line import CASES, PROGRAM, environment, run, run_outside

CASE = CASES / "wage-round"
DOCUMENTS = sorted(CASE.glob("*.txt"))
posix = pytest.mark.skipif(os.name != "posix", reason="signals and process groups of POSIX")
KEYS = ["schema_version", "command", "case", "seed", "draws", "settings", "warnings", "result"]
PARTS = ["documents", "quotes", "reported", "statements", "readings", "gaps", "faults"]
REPORT = (
    "No deal at the mill\r\n\r\n“We can wait,” said Ana Bar, who speaks for the union. “They cannot.”\r\n\r\n"
    "Share this story with a friend!\n\nThe mill’s owner said it had offered 3 per cent.\u2028The union wants 4.\n"
)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "mill.txt"
    path.write_bytes(REPORT.encode("utf-8"))
    return path


def check_places(result: dict[str, Any], texts: dict[str, str]) -> None:
    """Every offset gives the words back, and every line number is that of the line it starts in."""
    for row in [*result["quotes"], *result["reported"]]:
        text = texts[row["document"]]
        assert text[row["start"] : row["end"]] == row["text"]
        assert row["words"] == " ".join(text[part["start"] : part["end"]] for part in row["parts"])
        assert row["parts"][0]["start"] == row["start"]
        assert row["parts"][-1]["end"] == row["end"]
        assert row["line"] == line_of(text, row["start"])
    for row in result["statements"]:
        first = row["places"][0]
        assert {key: row[key] for key in ("document", "line", "start", "end")} == first
        for place in row["places"]:
            assert place["line"] == line_of(texts[place["document"]], place["start"])
            assert f"{place['document']}:{place['line']}" in row["cite"]
            assert place["start"] < place["end"] <= len(texts[place["document"]])


def line_of(text: str, offset: int) -> int:
    """The number of a line, counted from 1 over those that are not empty."""
    before = text[:offset].replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return sum(bool(line.strip()) for line in before[:-1]) + 1


def test_without_a_case_it_tells_who_says_what(report: Path):
    ran = run("read", report, "--json")
    assert (ran.code, ran.err) == (0, "")
    assert list(ran.json) == KEYS
    assert (ran.json["command"], ran.json["case"], ran.json["seed"], ran.json["draws"]) == ("read", None, None, None)
    result = ran.json["result"]
    assert list(result) == PARTS
    (document,) = result["documents"]
    assert document["id"] == "mill"
    assert document["lines"] == 4
    assert document["digest"] == hashlib.sha256(REPORT.encode("utf-8")).hexdigest()
    assert "text" not in document
    check_places(result, {"mill": REPORT})
    assert [row["speaker"] for row in result["quotes"]] == ["Ana Bar"] * len(result["quotes"])
    assert result["quotes"]
    assert result["statements"] == []


def test_left_out_lines_say_why(report: Path):
    (document,) = run("read", report, "--json").json["result"]["documents"]
    (left,) = document["left_out"]
    assert (left["line"], left["text"]) == (3, "Share this story with a friend!")
    assert left["why"].endswith(".")


def test_for_a_case_it_proposes_statements():
    ran = run("read", *DOCUMENTS, "--case", CASE, "--json")
    assert ran.code == 0
    assert ran.json["case"]["id"] == "wage-round"
    result = ran.json["result"]
    texts = {"bulletin": "union-bulletin", "letter": "company-letter", "note": "mediators-note"}
    read = {name: (CASE / f"{file}.txt").read_bytes().decode("utf-8") for name, file in texts.items()}
    assert {row["id"] for row in result["documents"]} == set(read)
    check_places(result, read)
    ids = [row["id"] for row in result["statements"]]
    assert ids
    assert len(set(ids)) == len(ids)
    assert {"kind", "cite", "rule", "confidence", "places"} <= set(result["statements"][0])


def test_the_same_documents_give_the_same_bytes():
    words = ("read", *DOCUMENTS, "--case", CASE, "--json")
    first, second = (run_outside(*words, env={"PYTHONHASHSEED": seed}) for seed in "12")
    assert first.out == second.out


def test_rows_are_the_same_by_whatever_block_they_come_from_disk(report: Path, monkeypatch: pytest.MonkeyPatch):
    words = ("read", str(report), *map(str, DOCUMENTS), "--case", str(CASE), "--json")
    whole = run(*words).out
    for block in (1, 700):
        monkeypatch.setattr("walkaway.cli.reading_output.BLOCK", block)
        assert run(*words).out == whole


def test_words_tell_documents_quotes_and_statements(report: Path):
    ran = run("read", report)
    assert (ran.code, ran.err) == (0, "")
    for part in ("Documents", "mill", "Quotes", "Ana Bar", "Left out: mill:3."):
        assert part in ran.out
    assert "Statements that are proposed" not in ran.out
    assert "Statements that are proposed" in run("read", report, "--case", CASE).out


def test_standard_input_is_read(report: Path):
    program = shlex.join([sys.executable, "-c", PROGRAM, "read", "-", "--json"])
    found = subprocess.run(
        ["sh", "-c", f"{program} < {shlex.quote(str(report))}"],
        capture_output=True, text=True, check=True, env=environment(),
    )  # fmt: skip
    assert "We can wait," in found.stdout


def test_a_path_that_is_not_there_is_a_wrong_word(report: Path):
    ran = run("read", report, report.with_name("nothing.txt"), "--json")
    assert (ran.code, ran.out) == (2, "")
    assert "nothing.txt" in ran.err


@pytest.mark.parametrize("json", [(), ("--json",)])
def test_a_document_that_cannot_be_read_leaves_the_others(report: Path, json: tuple[str, ...]):
    broken = report.with_name("broken.txt")
    broken.write_bytes(b"\0\1\2" * 100)
    ran = run("read", broken, report, *json)
    assert ran.code == 3
    assert "broken.txt" in ran.err
    assert ran.err.startswith("walkaway: ")
    assert "mill" in ran.out
    if json:
        assert [Path(fault["file"]).name for fault in ran.json["result"]["faults"]] == ["broken.txt"]
        assert [row["id"] for row in ran.json["result"]["documents"]] == ["mill"]


def test_out_writes_the_page_and_the_json(report: Path, tmp_path: Path):
    ran = run("read", report, "--json", "--out", tmp_path / "a")
    assert (tmp_path / "a" / "read.json").read_text(encoding="utf-8") == ran.out
    page = (tmp_path / "a" / "read.documents.html").read_text(encoding="utf-8")
    assert 'id="source-mill.2"' in page
    assert "Share this story with a friend!" in page
    assert ran.err.count("walkaway: wrote ") == 2
    with_case = run("read", report, "--case", CASE, "--quiet", "--out", tmp_path / "b")
    assert with_case.err == ""
    assert {file.name for file in (tmp_path / "b").iterdir()} == {"wage-round.documents.html", "wage-round.read.json"}


def test_texts_of_pages_are_saved_as_they_were_read(tmp_path: Path):
    page = tmp_path / "mill.html"
    body = "".join(f"<p>{line}</p>" for line in REPORT.splitlines() if line)
    page.write_text(f"<html><head><title>No deal</title></head><body><article>{body}</article></body></html>", "utf-8")
    ran = run("read", page, "--json", "--save-text", tmp_path / "texts")
    assert ran.code == 0
    (document,) = ran.json["result"]["documents"]
    saved = (tmp_path / "texts" / f"{document['id']}.txt").read_bytes().decode("utf-8")
    assert saved == document["text"]
    assert hashlib.sha256(saved.encode("utf-8")).hexdigest() == document["digest"]
    check_places(ran.json["result"], {document["id"]: saved})
    again = run("read", tmp_path / "texts", "--json").json["result"]["documents"]
    assert [row["lines"] for row in again] == [document["lines"]]


def many_reports(folder: Path, count: int) -> None:
    folder.mkdir()
    for number in range(count):
        (folder / f"r{number:04d}.txt").write_text(f"Report {number}\n\n“No {number},” said Ana Bar.\n" * 40, "utf-8")


def test_many_documents_give_what_each_gives(tmp_path: Path):
    many_reports(tmp_path / "many", 45)
    together = run("read", tmp_path / "many", "--json", "--jobs", "2").json["result"]
    assert [row["id"] for row in together["documents"]] == [f"r{number:04d}" for number in range(45)]
    alone = run("read", tmp_path / "many" / "r0007.txt", "--json").json["result"]["quotes"]
    assert [row for row in together["quotes"] if row["document"] == "r0007"] == alone


def gone_within(seconds: float, group: int) -> bool:
    """Whether no process of a group is left after so many seconds."""
    end = time.monotonic() + seconds
    while True:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        if time.monotonic() >= end:
            return False
        time.sleep(0.1)


@posix
def test_interrupted_it_ends_at_once_and_leaves_nothing(tmp_path: Path):
    many_reports(tmp_path / "many", 3000)
    here = tmp_path / "here"
    here.mkdir()
    words = ["read", str(tmp_path / "many"), "--json", "--out", str(tmp_path / "out"), "--jobs", "2"]
    program = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, *words],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
        env=environment(TMPDIR=str(here)),
    )  # fmt: skip
    time.sleep(2)
    assert program.poll() is None, "3,000 reports take longer than this"
    os.killpg(program.pid, signal.SIGINT)  # as a terminal does, which tells every process
    start = time.monotonic()
    out, err = program.communicate(timeout=60)
    assert time.monotonic() - start < 10
    assert (program.returncode, out) == (130, "")
    assert err.startswith("walkaway: interrupted")
    assert not (tmp_path / "out").exists()
    assert list(here.iterdir()) == []
    assert gone_within(0, program.pid)


@posix
def test_killed_it_leaves_no_process_and_no_file(tmp_path: Path):
    many_reports(tmp_path / "many", 3000)
    here = tmp_path / "here"
    here.mkdir()
    words = ["read", str(tmp_path / "many"), "--json", "--jobs", "2"]
    program = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, *words],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
        env=environment(TMPDIR=str(here)),
    )  # fmt: skip
    time.sleep(2)
    program.kill()
    program.wait(timeout=60)
    assert list(here.iterdir()) == []
    assert gone_within(30, program.pid)


def test_it_leaves_nothing_on_disk(report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(here))
    assert run("read", report, "--json").code == 0
    assert list(here.iterdir()) == []
