"""`check`, `new` and `schema`: the case file itself."""

import json
import re
from pathlib import Path

import pytest

from cli.command_line import CASES, SHIPPED, run


@pytest.mark.parametrize("case", SHIPPED)
def test_every_shipped_case_passes(case: str):
    for path in (CASES / case, CASES / case / "case.yaml"):
        ran = run("check", path)
        assert (ran.code, ran.err) == (0, "")
        assert f"{case} holds together" in ran.out


def test_quiet_leaves_out_the_remarks():
    loud, quiet = run("check", CASES / "hanoi-2019"), run("check", CASES / "hanoi-2019", "--quiet")
    assert "remark" in loud.out
    assert "remark" not in quiet.out
    assert quiet.out in loud.out


def test_every_line_of_both_reports_is_cited_or_passed_over(shared: Path):
    documents = shared / "seeds"
    ran = run("check", CASES / "hanoi-2019", "--coverage", "--documents", documents)
    assert (ran.code, ran.err) == (0, "")
    counts = {
        source: tuple(map(int, numbers))
        for source, *numbers in re.findall(
            r"^(\w+): (\d+) lines, (\d+) cited, (\d+) passed over, (\d+) neither$", ran.out, flags=re.MULTILINE
        )
    }
    assert set(counts) == {"rt", "vice"}
    for lines, cited, passed_over, neither in counts.values():
        assert neither == 0
        assert cited + passed_over == lines
    found = run("check", CASES / "hanoi-2019", "--coverage", "--documents", documents, "--json").json["result"]
    for source in found["coverage"]:
        assert source["neither"] == []
        numbers = sorted([*source["cited"], *map(int, source["passed_over"])])
        assert numbers == list(range(1, source["lines"] + 1))
        assert all(source["passed_over"].values()), "every line that is passed over has a reason"


def test_a_line_that_nobody_cites_is_listed_with_its_words(tmp_path: Path):
    for name in ("union-bulletin.txt", "company-letter.txt", "mediators-note.txt", "case.yaml"):
        (tmp_path / name).write_bytes((CASES / "wage-round" / name).read_bytes())
    text = (tmp_path / "case.yaml").read_text(encoding="utf-8")
    line = '      13: "Imprint."\n'
    assert text.count(line) == 1
    (tmp_path / "case.yaml").write_text(text.replace(line, ""), encoding="utf-8")
    last = [row for row in (tmp_path / "union-bulletin.txt").read_text(encoding="utf-8").splitlines() if row.strip()][
        12
    ]
    ran = run("check", tmp_path, "--coverage")
    assert ran.code == 0
    assert "1 neither" in ran.out
    assert last.strip()[:40] in ran.out


def test_a_documents_folder_that_is_not_there():
    ran = run("check", CASES / "hanoi-2019", "--coverage", "--documents", "nowhere")
    assert ran.code in (0, 2)
    assert "Traceback" not in ran.err


def test_new_makes_a_case_that_passes(tmp_path: Path):
    folder = tmp_path / "Rent, 2024"
    ran = run("new", folder)
    assert (ran.code, ran.out) == (0, "")
    assert str(folder / "case.yaml") in ran.err
    assert [file.name for file in folder.iterdir()] == ["case.yaml"]
    assert run("check", folder).code == 0
    assert run("brief", folder, "--quick", "--draws", "200").code == 0
    envelope = run("check", folder, "--json").json
    assert envelope["case"]["id"] == "rent-2024"
    assert envelope["warnings"] == []


def test_new_never_overwrites(tmp_path: Path):
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "case.yaml").write_text("mine", encoding="utf-8")
    ran = run("new", folder)
    assert (ran.code, ran.out) == (2, "")
    assert "is there already" in ran.err
    assert (folder / "case.yaml").read_text(encoding="utf-8") == "mine"
    assert [file.name for file in folder.iterdir()] == ["case.yaml"]


def test_new_in_a_folder_with_documents_keeps_them(tmp_path: Path):
    (tmp_path / "report.txt").write_text("A report.", encoding="utf-8")
    assert run("new", tmp_path, "--quiet").err == ""
    assert sorted(file.name for file in tmp_path.iterdir()) == ["case.yaml", "report.txt"]


def test_new_where_a_file_stands(tmp_path: Path):
    place = tmp_path / "file"
    place.write_text("mine", encoding="utf-8")
    ran = run("new", place)
    assert (ran.code, ran.out) == (2, "")
    assert place.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("name", ["Ünïcode", "123", "---", "a b c", "日本"])
def test_new_makes_an_id_of_any_name(tmp_path: Path, name: str):
    assert run("new", tmp_path / name).code == 0
    assert run("check", tmp_path / name).code == 0


def test_the_schema_is_a_json_schema():
    ran = run("schema")
    assert (ran.code, ran.err) == (0, "")
    schema = json.loads(ran.out)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["type"] == "object"
    assert {"walkaway", "id", "parties", "issues"} <= set(schema["properties"])
    assert {"walkaway", "id", "parties"} <= set(schema["required"])
    references = set(re.findall(r'"#/\$defs/(\w+)"', ran.out))
    assert references == set(schema["$defs"]), "every reference has its definition, and every definition a reference"


def test_the_schema_is_the_one_in_the_docs(repo_root: Path):
    assert run("schema").out == (repo_root / "docs/reference/case.schema.json").read_text(encoding="utf-8")


def test_new_from_documents_names_what_cannot_be_read_and_goes_on(tmp_path: Path):
    good, bad = tmp_path / "report.txt", tmp_path / "bad.pdf"
    good.write_bytes((CASES / "wage-round" / "company-letter.txt").read_bytes())
    bad.write_bytes(b"no pdf")
    ran = run("new", tmp_path / "case", "--from", good, bad, "--copy")
    assert ran.code == 0
    assert "bad.pdf" in ran.err
    assert (tmp_path / "case" / "report.txt").is_file()
    assert run("check", tmp_path / "case").code == 0
    again = run("new", tmp_path / "case", "--from", good)
    assert again.code == 2
    assert "is there already" in again.err


def test_new_says_which_documents_it_does_not_copy(tmp_path: Path):
    letter = (CASES / "wage-round" / "company-letter.txt").read_text(encoding="utf-8")
    page = tmp_path / "report.html"
    told = "".join(f"<p>{paragraph}</p>" for paragraph in letter.split("\n\n"))
    page.write_text(f"<html><body><article>{told}</article></body></html>", encoding="utf-8")
    ran = run("new", tmp_path / "case", "--from", page, "--copy")
    assert ran.code == 0
    assert f"did not copy {page}" in ran.err
    assert not list((tmp_path / "case").glob("*.html"))
    assert run("read", page, "--save-text", tmp_path / "case").code == 0
    assert (tmp_path / "case" / "report.txt").is_file()
    assert "did not copy" not in run("new", tmp_path / "other", "--from", page).err


def test_new_from_documents_needs_one_that_can_be_read(tmp_path: Path):
    bad = tmp_path / "bad.pdf"
    bad.write_bytes(b"no pdf")
    assert run("new", tmp_path / "case", "--from", bad).code == 3
    assert run("new", tmp_path / "case", "--from", tmp_path / "none.txt").code == 2
    assert run("new", tmp_path / "case", "--copy").code == 2
    assert not (tmp_path / "case").exists()


def test_new_from_documents_says_when_little_is_found(tmp_path: Path):
    poem = tmp_path / "poem.txt"
    poem.write_text("The sea was grey.\n\nThe gulls went home, and nobody came.\n", encoding="utf-8")
    ran = run("new", tmp_path / "case", "--from", poem)
    assert ran.code == 0
    assert "PLACEHOLDER marks what was not found" in ran.err
