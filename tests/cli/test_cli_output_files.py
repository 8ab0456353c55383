"""`--out` writes what `--json` prints, whole or not at all; where something fails, nothing is printed either."""

import os
import sys
from pathlib import Path

import pytest

from cli.command_line import CASES, run

CASE = CASES / "first-case"
# Command, further words, name of the JSON file.
WRITERS = [
    ("brief", ("--quick",), "first-case.json"),
    ("zone", (), "first-case.zone.json"),
    ("gap", (), "first-case.gap.json"),
    ("walk-away", (), "first-case.walk-away.json"),
    ("try", ("price=mid", "delivery=week"), "first-case.try.json"),
]

PAGES = ["first-case.html", "first-case.md", "first-case.json"]
"""What a brief writes."""


@pytest.mark.parametrize(("command", "words", "name"), WRITERS)
@pytest.mark.usefixtures("without_figures")
def test_out_writes_what_json_prints(tmp_path: Path, command: str, words: tuple[str, ...], name: str):
    folder = tmp_path / "not" / "there yet"
    both = run(command, CASE, *words, "--json", "--out", folder)
    assert both.code == 0
    names = [name] if command != "brief" else PAGES
    assert sorted(file.name for file in folder.iterdir()) == sorted(names)
    assert (folder / name).read_text(encoding="utf-8") == both.out
    assert both.err == "".join(f"walkaway: wrote {folder / name}\n" for name in names)


@pytest.mark.parametrize(("command", "words", "name"), WRITERS)
@pytest.mark.usefixtures("without_figures")
def test_out_prints_words_too(tmp_path: Path, command: str, words: tuple[str, ...], name: str):
    ran = run(command, CASE, *words, "--out", tmp_path)
    assert ran.out.startswith(run(command, CASE, *words).out)
    assert (tmp_path / name).read_text(encoding="utf-8") == run(command, CASE, *words, "--json").out


@pytest.mark.parametrize(("command", "words", "name"), WRITERS)
@pytest.mark.usefixtures("without_figures")
def test_quiet_says_nothing_on_standard_error(tmp_path: Path, command: str, words: tuple[str, ...], name: str):
    ran = run(command, CASE, *words, "--out", tmp_path, "--quiet")
    assert (ran.code, ran.err) == (0, "")
    assert (tmp_path / name).is_file()


def test_a_brief_writes_its_files_to_out_and_names_them(own_folder: Path):
    ran = run("brief", CASE)
    assert (ran.code, ran.err) == (0, "")
    assert sorted(file.name for file in (own_folder / "out").iterdir()) == sorted(PAGES)
    for name in PAGES:
        assert f"out/{name}" in ran.out


@pytest.mark.parametrize("words", [("--json",), ("--quick",), ("--json", "--quick")])
def test_a_brief_for_a_program_or_a_quick_look_writes_nothing(own_folder: Path, words: tuple[str, ...]):
    ran = run("brief", CASE, *words)
    assert (ran.code, ran.err) == (0, "")
    assert list(own_folder.iterdir()) == []
    assert "Written" not in ran.out


def test_the_page_in_the_folder_is_the_page_of_the_library(tmp_path: Path):
    import walkaway as wa

    run("brief", CASE, "--out", tmp_path)
    case_file = wa.read_case(CASE)
    found = wa.brief(case_file.case)
    page, text = ((tmp_path / f"first-case.{kind}").read_text(encoding="utf-8") for kind in ("html", "md"))
    assert page == wa.page(found, digest=case_file.digest)
    assert text == wa.markdown(found, digest=case_file.digest)


@pytest.mark.usefixtures("without_figures")
def test_a_file_that_is_there_is_replaced(tmp_path: Path):
    (tmp_path / "first-case.json").write_text("old", encoding="utf-8")
    ran = run("brief", CASE, "--json", "--out", tmp_path)
    assert (tmp_path / "first-case.json").read_text(encoding="utf-8") == ran.out


@pytest.mark.skipif(os.name != "posix", reason="the rights of files differ")
def test_the_file_is_for_whoever_may_read_the_folder(tmp_path: Path):
    mask = os.umask(0o022)
    try:
        run("zone", CASE, "--out", tmp_path)
    finally:
        os.umask(mask)
    assert (tmp_path / "first-case.zone.json").stat().st_mode & 0o777 == 0o644


@pytest.mark.parametrize(("command", "words", "name"), WRITERS)
@pytest.mark.parametrize("there", [True, False])
@pytest.mark.usefixtures("without_figures")
def test_a_write_that_fails_half_way_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, words: tuple[str, ...], name: str, there: bool
):
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    if there:
        (tmp_path / name).write_text("old", encoding="utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", full)
        patch.setattr(Path, "replace", full)
        ran = run(command, CASE, *words, "--json", "--out", tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("walkaway: ")
    assert "No space left on device" in ran.err
    assert {file.name: file.read_text(encoding="utf-8") for file in tmp_path.iterdir()} == (
        {name: "old"} if there else {}
    )


def test_an_interruption_while_writing_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", interrupted)
        patch.setattr(Path, "replace", interrupted)
        ran = run("brief", CASE, "--json", "--out", tmp_path)
    assert (ran.code, ran.out) == (130, "")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("words", [("--json",), ()])
@pytest.mark.usefixtures("without_figures")
def test_a_folder_that_is_a_file_is_refused(tmp_path: Path, words: tuple[str, ...]):
    place = tmp_path / "a file"
    place.write_text("mine", encoding="utf-8")
    for folder in (place, place / "below"):
        ran = run("brief", CASE, *words, "--out", folder)
        assert (ran.code, ran.out) == (2, "")
        assert str(folder) in ran.err
        assert "--out" in ran.err
    assert place.read_text(encoding="utf-8") == "mine"


@pytest.mark.skipif(sys.platform != "linux", reason="a folder that nobody can write to, not even its owner")
@pytest.mark.usefixtures("without_figures")
def test_a_folder_that_cannot_be_written_is_refused():
    ran = run("brief", CASE, "--json", "--out", "/proc/self")
    assert (ran.code, ran.out) == (2, "")
    assert "/proc/self" in ran.err


def test_nothing_is_written_for_a_case_with_a_fault(tmp_path: Path):
    wrong = tmp_path / "case.yaml"
    wrong.write_text((CASE / "case.yaml").read_text(encoding="utf-8").replace("party: buyer", "party: byer"), "utf-8")
    folder = tmp_path / "out"
    ran = run("brief", wrong, "--json", "--out", folder)
    assert (ran.code, ran.out) == (3, "")
    assert not folder.exists()
