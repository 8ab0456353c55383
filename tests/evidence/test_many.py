"""Many documents: in their order, each by itself, whatever happens to the process that reads one of them."""

import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from conftest import REPO_ROOT
from evidence.misbehaving import PROGRAM
from walkaway.evidence import many, worker
from walkaway.evidence.as_rows import AsRows
from walkaway.evidence.many import FEW, read_many, read_many_as
from walkaway.evidence.one_reading import OneReading
from walkaway.evidence.reading import Reader, read_one
from walkaway.evidence.task import Task, read_task
from walkaway.formats import read_case

CASE = read_case(REPO_ROOT / "cases" / "wage-round").case
WORDS = ("wage", "hours", "guarantee", "payment", "strike", "talks", "offer", "table", "night", "vote")


def report(number: int) -> str:
    """A report unlike any other."""
    told = " ".join(f"{word} {number * place % 97}" for place, word in enumerate(WORDS, start=3))
    return f"Report {number}\n\nThe talks went on.\n\n“We have time for {told},” said Ana Bar, of the union.\n"


def written(folder: Path, count: int = 3 * FEW, **odd: str) -> list[Task]:
    """Files of so many reports; an odd one has a text of its own, under the number in its name."""
    texts = {number: report(number) for number in range(count)} | {int(key[1:]): odd[key] for key in odd}
    for number, text in texts.items():
        (folder / f"report_{number:03d}.txt").write_text(text, encoding="utf-8")
    return [Task(name=str(folder / f"report_{number:03d}.txt")) for number in texts]


def here(tasks: Sequence[Task]) -> list[OneReading]:
    """The same documents read by this process, one by one."""
    reader = Reader.of(CASE)
    return [replace(read_task(reader, task), sketch=None) for task in tasks]


def numbers_of_faults(readings: Sequence[OneReading]) -> list[int]:
    return [place for place, reading in enumerate(readings) if reading.fault is not None]


@pytest.fixture
def misbehaving(monkeypatch: pytest.MonkeyPatch) -> None:
    """Processes that go wrong at a word."""
    monkeypatch.setattr(worker, "PROGRAM", PROGRAM)


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_several_processes_read_what_one_reads(tmp_path: Path, jobs: int):
    tasks = written(tmp_path)
    assert list(read_many(tasks, CASE, jobs=jobs)) == here(tasks)


def test_texts_are_read_by_several_processes_too():
    tasks = [Task(name=f"text_{number}", text=report(number)) for number in range(2 * FEW)]
    found = list(read_many(tasks, CASE, jobs=2))
    assert found == here(tasks)
    assert [reading.document.id for reading in found] == [task.name for task in tasks]


def test_a_text_that_fits_into_no_pipe():
    tasks = [Task(name=f"text_{number}", text=report(number) * times) for number, times in enumerate((900, 7000, 900))]
    assert max(task.size for task in tasks) > many.SMALL
    assert [len(reading.document.text) for reading in read_many(tasks, jobs=2)] == [task.size for task in tasks]


@pytest.mark.usefixtures("misbehaving")
def test_a_document_that_brings_down_its_process_is_at_fault_alone(tmp_path: Path):
    tasks = written(tmp_path, n4="CRASH", n5="CRASH", n30="RAISE", n59="CRASH")
    found = list(read_many(tasks, CASE, jobs=2))
    assert [reading.file for reading in found] == [task.name for task in tasks]
    assert numbers_of_faults(found) == [4, 5, 30, 59]
    assert "brought down" in str(found[4].fault)
    assert "ZeroDivisionError: by nothing" in str(found[30].fault)
    assert all(found[place].fault.file == tasks[place].name for place in (4, 5, 30, 59))
    right = here(tasks)
    assert [reading for reading in found if reading.fault is None] == [
        reading for place, reading in enumerate(right) if place not in (4, 5, 30, 59)
    ]


@pytest.mark.usefixtures("misbehaving")
def test_a_document_without_end_is_given_up(tmp_path: Path):
    tasks = written(tmp_path, n7="HANG")
    start = time.monotonic()
    found = list(read_many(tasks, jobs=2, longest=3))
    assert time.monotonic() - start < 30
    assert numbers_of_faults(found) == [7]
    assert "not read within 3 seconds" in str(found[7].fault)


@pytest.mark.usefixtures("misbehaving")
def test_what_a_library_prints_is_no_answer(tmp_path: Path):
    tasks = written(tmp_path, n3="PRINT", n9="PRINT")
    assert numbers_of_faults(list(read_many(tasks, jobs=2))) == []


def test_who_takes_the_readings_may_be_slow(tmp_path: Path):
    """Time is up for a document, not for whoever looks at what was read before it."""
    tasks, found = written(tmp_path), []
    for reading in read_many(tasks, jobs=2, longest=2):
        if not found:
            time.sleep(3)
        found.append(reading)
    assert numbers_of_faults(found) == []


@pytest.mark.parametrize("program", ["raise SystemExit(1)", "import sys; sys.stdin.read(1); raise SystemExit(1)"])
def test_where_no_process_can_work_this_one_reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str):
    monkeypatch.setattr(worker, "PROGRAM", program)
    tasks = written(tmp_path)
    assert list(read_many(tasks, CASE, jobs=2)) == here(tasks)


def test_where_python_is_inside_a_program_this_process_reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    tasks = written(tmp_path)
    assert list(read_many(tasks, CASE)) == here(tasks)


def test_processes_end_with_the_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    started: list[worker.Worker] = []
    begin = worker.Worker.__init__

    def note(self: worker.Worker, *words: object) -> None:
        started.append(self)
        begin(self, *words)

    monkeypatch.setattr(worker.Worker, "__init__", note)
    readings = read_many(written(tmp_path), jobs=2)
    next(readings)
    readings.close()
    assert len(started) == 2
    assert all(one._child.returncode is not None for one in started)


@pytest.mark.parametrize("count", [4, 3 * FEW])
def test_rows_that_are_made_where_a_document_is_read_are_those_of_its_reading(tmp_path: Path, count: int):
    """Names that come twice, a copy, a page and a file that is gone among them."""
    tasks = written(tmp_path, count, n3="")
    for folder in ("again", "and_again"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "report_001.txt").write_text(report(1 if folder == "again" else 900), encoding="utf-8")
        tasks.append(Task(name=str(tmp_path / folder / "report_001.txt")))
    page = tmp_path / "page.html"
    page.write_text(f"<html><body><article><p>{report(5)}</p></article></body></html>", encoding="utf-8")
    tasks += [Task(name=str(page)), Task(name=str(tmp_path / "gone.txt"))]
    rows = list(read_many_as(AsRows.of, tasks, CASE, jobs=2))
    assert rows == [AsRows.of(reading) for reading in read_many(tasks, CASE, jobs=2)]
    assert [bool(row.id) for row in rows] == [True] * 3 + [False] + [True] * (count - 1) + [False]
    assert [row.id for row in rows if '"copy_of": "report_001"' in row.document] == ["report_001_2"]


def test_few_and_small_documents_start_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(many, "Worker", None)
    tasks = written(tmp_path, FEW - 1)
    assert list(read_many(tasks, CASE)) == here(tasks)


def test_a_file_that_is_gone_is_a_fault(tmp_path: Path):
    tasks = written(tmp_path, 3)
    Path(tasks[1].name).unlink()
    found = list(read_many(tasks))
    assert numbers_of_faults(found) == [1]
    assert tasks[1].name in str(found[1].fault)


def test_every_document_has_an_id_of_its_own(tmp_path: Path):
    for folder in ("a", "b", "c"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "report.txt").write_text(report(ord(folder)), encoding="utf-8")
    found = list(read_many([Task(name=str(path)) for path in sorted(tmp_path.rglob("*.txt"))]))
    ids = [reading.document.id for reading in found]
    assert len(set(ids)) == 3
    for reading in found:
        assert {utterance.document for utterance in reading.speech.utterances} == {reading.document.id}


def test_a_copy_names_the_document_before_it():
    text = report(1) * 3
    tasks = [Task(name="first", text=text), Task(name="other", text=report(2)), Task(name="again", text=text)]
    assert [reading.document.copy_of for reading in read_many(tasks)] == ["", "", "first"]


def test_what_a_copy_says_is_not_proposed_again():
    bulletin = REPO_ROOT / "cases" / "wage-round" / "union-bulletin.txt"
    text = bulletin.read_text(encoding="utf-8")
    first, again = read_many([Task(name=str(bulletin)), Task(name="copy", text=text)], CASE)
    assert first.proposals
    assert (again.document.copy_of, again.proposals) == (first.document.id, ())


def test_progress_is_told_document_by_document(tmp_path: Path):
    told: list[tuple[int, int]] = []
    list(read_many(written(tmp_path, 4), progress=lambda _, done, total: told.append((done, total))))
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_a_source_of_the_case_keeps_its_name_and_only_one_document_has_it():
    bulletin = REPO_ROOT / "cases" / "wage-round" / "union-bulletin.txt"
    text = bulletin.read_text(encoding="utf-8")
    found = list(read_many([Task(name=str(bulletin)), Task(name="bulletin", text=text)], CASE))
    assert [reading.document.id for reading in found] == ["bulletin", "bulletin_2"]
    assert (found[0].document.title, found[0].document.date) == ("Union bulletin", "2025-05-02")
    for reading in found:
        places = [place for proposal in reading.proposals for place in proposal.places]
        assert {place.document for place in places} <= {reading.document.id}


def test_a_document_is_known_by_its_title():
    source = replace(CASE.sources[0], title="‘No deal’ – a report", file="")
    case = replace(CASE, sources=(source,))
    assert read_one("'No deal': a report\n\nNothing more.", case=case).document.id == source.id
    assert read_one("Another report\n\nNothing more.", case=case).document.id == "text"
