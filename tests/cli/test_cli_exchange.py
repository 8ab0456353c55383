"""``walkaway import`` and ``export``: what they print, write and refuse, with their exit codes."""

import stat
from pathlib import Path

import pytest

from cli.command_line import CASES, run, run_outside
from walkaway.formats.gather import read_domain

FILES = Path(__file__).resolve().parents[1] / "formats" / "files"
FORMATS = ("genius", "geniusweb", "negolog", "negmas")


def test_import_writes_a_case_that_checks(tmp_path: Path):
    ran = run("import", FILES / "negolog", "--out", tmp_path / "meeting")
    assert ran.code == 0
    assert ran.out == "negolog (NegoLog): 2 issues, 6 outcomes, 2 profiles: profileA, profileB\n"
    assert ran.err == f"walkaway: wrote {tmp_path / 'meeting' / 'case.yaml'}\n"
    checked = run("check", tmp_path / "meeting")
    assert (checked.code, checked.err) == (0, "")
    assert "holds together: 2 parties, 2 issues" in checked.out


@pytest.mark.parametrize("folder", sorted(path.name for path in FILES.iterdir()))
def test_every_own_folder_becomes_a_case_without_a_warning(tmp_path: Path, folder: str):
    assert run("import", FILES / folder, "--out", tmp_path / "case", "--quiet").err == ""
    ran = run("check", tmp_path / "case")
    assert (ran.code, ran.err) == (0, "")
    assert "warning" not in ran.out.lower()
    assert run("zone", tmp_path / "case", "--json").json["seed"] is None  # known exactly, nothing drawn


@pytest.mark.parametrize("to", FORMATS)
def test_a_case_is_exported_and_read_again(tmp_path: Path, to: str):
    ran = run("export", CASES / "camp-david-1978", "--to", to, "--out", tmp_path / "out")
    assert ran.code == 0, ran.err
    assert "6 issues, 64 outcomes, 2 profiles: israel, egypt" in ran.out
    again, first = read_domain(tmp_path / "out"), read_domain(CASES / "camp-david-1978")
    bid = {issue.id: "egypt" for issue in first.issues} | {"jerusalem": "israel"}
    ids = ("profileA", "profileB") if to == "negolog" else ("israel", "egypt")
    for mine, theirs in zip(("israel", "egypt"), ids, strict=True):
        assert again.value(theirs, bid) == pytest.approx(first.value(mine, bid), abs=1e-12)
    assert again.value(ids[0], bid) == pytest.approx(0.2)


def test_json_says_what_was_read_written_mended_and_lost(tmp_path: Path):
    ran = run("export", FILES / "geniusweb-java", "--to", "negolog", "--out", tmp_path / "a", "--json")
    assert ran.json["command"] == "export"
    result = ran.json["result"]
    assert result["files"] == [str(tmp_path / "a" / name) for name in ("profileA.json", "profileB.json")]
    assert (result["domain"], result["format"], result["size"]) == ("gym", "GeniusWeb", 36)
    assert (result["mended"], result["lost"]) == ([], [])
    mended = run("import", FILES / "genius-damaged", "--out", tmp_path / "b", "--json").json["result"]["mended"]
    assert any("cafe_domain.xml:6:1: a missing space" in sentence for sentence in mended)
    lost = run("export", FILES / "genius-nonlinear", "--to", "geniusweb", "--out", tmp_path / "c", "--json")
    assert any("has no discount factor: that of 'left' (0.5) is left out" in s for s in lost.json["result"]["lost"])


def test_json_of_a_case_with_statements_behind_its_options(tmp_path: Path):
    ran = run("export", CASES / "first-case", "--to", "negmas", "--out", tmp_path / "a", "--json")
    assert (ran.code, ran.json["result"]["size"]) == (0, 6)


def test_profiles_are_chosen_and_ordered(tmp_path: Path):
    ran = run("import", FILES / "negmas", "--out", tmp_path, "--profiles", "employer,employee", "--quiet")
    assert ran.out.endswith("2 profiles: employer, employee\n")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("import", "nowhere", "--out", "x"), 2, "there is no file or folder nowhere"),
        (("import", "{files}/negolog"), 2, "Missing option '--out'"),
        (("import", "{files}/negolog", "--out", "x", "--profiles", "me"), 2, "there is no profile 'me'"),
        (("import", "{files}/negolog/specs.json", "--out", "x"), 3, "specs.json:1:1: this file is in no format"),
        (("export", "{cases}/camp-david-1978", "--to", "genus", "--out", "x"), 2, "did you mean 'genius'"),
        (("export", "{cases}/hanoi-2019", "--to", "genius", "--out", "x"), 2, "are not given exactly"),
        (("export", "{files}/genius", "--to", "negolog", "--out", "x"), 2, "'Rent' takes any number"),
        (("export", "{files}/genius-damaged", "--to", "negolog", "--out", "x"), 2, "it is cut at 1"),
    ],
)
def test_what_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], code: int, said: str):
    monkeypatch.chdir(tmp_path)
    ran = run(*(word.format(files=FILES, cases=CASES) for word in words))
    assert ran.code == code, ran.err
    assert said in ran.err
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_overwritten(tmp_path: Path):
    assert run("import", FILES / "negolog", "--out", tmp_path).code == 0
    before = (tmp_path / "case.yaml").read_bytes()
    ran = run("import", FILES / "negmas", "--out", tmp_path)
    assert (ran.code, (tmp_path / "case.yaml").read_bytes()) == (2, before)
    assert "is there already" in ran.err
    (tmp_path / "profileB.json").write_text("mine")
    ran = run("export", tmp_path, "--to", "negolog", "--out", tmp_path)
    assert ran.code == 2
    assert not (tmp_path / "profileA.json").exists()


@pytest.mark.parametrize("command", ["import", "export"])
def test_a_folder_that_cannot_be_made(tmp_path: Path, command: str):
    (tmp_path / "file").write_text("")
    to = ("--to", "negolog") if command == "export" else ()
    ran = run(command, FILES / "negolog", *to, "--out", tmp_path / "file" / "below")
    assert ran.code == 2
    assert "cannot make the folder" in ran.err


def test_a_case_file_may_be_named(tmp_path: Path):
    run("import", FILES / "negolog", "--out", tmp_path / "meeting.yaml")
    assert stat.S_ISREG((tmp_path / "meeting.yaml").stat().st_mode)
    assert run("export", tmp_path / "meeting.yaml", "--to", "negmas", "--out", tmp_path / "out").code == 0


def test_as_a_program(tmp_path: Path):
    ran = run_outside("import", FILES / "genius-nonlinear", "--out", tmp_path)
    assert ran.code == 0
    assert "3 issues, 75 outcomes" in ran.out
