"""``walkaway roadmap``: what it prints, writes and refuses, with its exit codes."""

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from cli.command_line import CASES, Ran, run
from report.odd_cases import MARKUP

HANOI, HOUSE = CASES / "hanoi-2019", CASES / "house-in-turns" / "roadmap.yaml"
NEAR = "sanctions=exemptions,testing=ban"


def quick(*words: str | Path) -> Ran:
    """A roadmap of Hanoi from few draws, to an end that few steps lead to."""
    return run("roadmap", HANOI, "--draws", "400", "--quick", *(words if "--to" in words else ("--to", NEAR, *words)))


def told(text: str) -> str:
    """What was printed as one line, for a sentence may be broken anywhere."""
    return " ".join(text.split())


def edited(tmp_path: Path, before: str, after: str) -> Path:
    """Hanoi with something else in it."""
    text = (HANOI / "case.yaml").read_text(encoding="utf-8")
    assert before in text
    file = tmp_path / "case.yaml"
    file.write_text(text.replace(before, after, 1), encoding="utf-8")
    return file


def test_hanoi_reads_well_to_who_knows_no_game_theory():
    ran = quick()
    assert (ran.code, ran.err) == (0, "")
    words = told(ran.out)
    for sentence in (
        "A sequence of steps keeps itself where nobody, at any point of it, gains by stopping",
        "Is there a sequence that keeps itself?",
        "of the draws in which everybody would accept where it leads",
        "Is the target worth having?",
        "What is assumed? How long a period is was not stated",
        "All steps and their times are as the analyst wrote them down: no report states them.",
        "Which orders break, and where?",
        "what comes a period later must count for this much of what comes now",
    ):
        assert sentence in words
    for jargon in ("equilibrium", "discount factor of", "subgame", "Pareto", "self-enforcing", "downset"):
        assert jargon not in words


def test_a_roadmap_file_reads_well():
    ran = run("roadmap", HOUSE)
    assert (ran.code, ran.err) == (0, "")
    words = told(ran.out)
    for sentence in (
        "Yes: 'first payment' and 'second payment' together; then 'foundation' and 'walls' together "
        "(every sequence was looked at)",
        "Three of the five named orders break, and it is always owner that leaves.",
        "'All at once': in stage 1 owner would hold back 'first payment', and gain 0.02.",
        "Times: the sequence would keep itself with periods half as long",
        "in the units of the file",
    ):
        assert sentence in words
    assert "draws" not in words


def test_an_order_that_never_can_be_taken_back_is_told_with_its_reason(tmp_path: Path):
    file = tmp_path / "never.yaml"
    file.write_text(re.sub("take_back: .", "take_back: never", HOUSE.read_text(encoding="utf-8")), encoding="utf-8")
    words = told(run("roadmap", file).out)
    assert "No sequence that was found reaches the target and keeps itself; that there is none is proved" in words
    assert "what others did by then can never be taken back ('foundation')" in words
    assert "if what can never be taken back could be after all, within" in words


def test_json_has_the_envelope_and_the_target():
    ran = quick("--json")
    assert (ran.code, ran.err) == (0, "")
    assert ran.json["command"] == "roadmap"
    assert ran.json["result"]["target"]["testing"] == "ban"
    assert ran.json["result"]["times"] == []


def test_an_order_of_ones_own_is_compared():
    result = quick(
        "--json", "--order", "ban_first=ban_tests; grant_exemptions", "--order", "ban_tests, grant_exemptions"
    )
    stages = {item["id"]: item["stages"] for item in result.json["result"]["approaches"]}
    assert stages["ban_first"] == [["ban_tests"], ["grant_exemptions"]]
    assert stages["order_2"] == [["ban_tests", "grant_exemptions"]]


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("--to", "nowhere"), 2, "'nowhere' is no target; write 'best'"),
        (("--to", "sanctions=lots"), 2, "unknown option 'lots' of 'sanctions'"),
        (("--to", "sanctions=none"), 2, "the target is what holds without a deal"),
        (("--order", "dismantle_it"), 2, "names step 'dismantle_it', and there is none"),
        (("--order", "ban_tests,,grant_exemptions"), 2, "has a comma too many"),
        (("--order", "ban_tests; ; grant_exemptions"), 2, "at most 0 are allowed"),
        (("--plot", "figure.pdf"), 2, "--plot takes a file that ends in .svg, .png or .html"),
        (("--without", "nothing"), 2, "unknown statement 'nothing'"),
    ],
)
def test_a_wrong_flag_is_told(words: tuple[str, ...], code: int, says: str):
    ran = quick(*words)
    assert (ran.code, ran.out) == (code, "")
    assert says in ran.err
    assert ran.err.startswith("walkaway: ")


def test_a_path_that_is_not_there():
    assert run("roadmap", "no-such-case").code == 2


def test_steps_that_wait_for_each_other_are_a_fault_of_the_case(tmp_path: Path):
    file = edited(
        tmp_path, "    by: usa\n    issue: sanctions\n", "    by: usa\n    after: ban_tests\n    issue: sanctions\n"
    )
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.replace("    issue: testing\n    from", "    after: grant_exemptions\n    issue: testing\n    from")
    )
    ran = run("roadmap", file)
    assert (ran.code, ran.out) == (3, "")
    assert "circle" in ran.err
    assert re.search(r"case\.yaml:\d+:\d+: ", ran.err)


def test_a_step_from_where_the_issue_is_not_is_told(tmp_path: Path):
    file = edited(tmp_path, "    from: moratorium\n    to: ban\n", "    from: ban\n    to: moratorium\n")
    ran = run("roadmap", file, "--draws", "400", "--quick", "--to", NEAR)
    assert ran.code in (2, 3)
    assert ran.out == ""
    assert "ban" in ran.err


def test_a_faulty_roadmap_file_names_line_and_column(tmp_path: Path):
    file = tmp_path / "house.yaml"
    file.write_text(HOUSE.read_text(encoding="utf-8").replace("discount: 0.9", "discount: 1", 1), encoding="utf-8")
    ran = run("roadmap", file)
    assert (ran.code, ran.out) == (3, "")
    assert f"{file}:5:15: 1 is no discount factor; write a number above 0 and below 1" in ran.err


def test_out_writes_page_markdown_and_json(tmp_path: Path):
    ran = quick("--out", tmp_path)
    assert sorted(file.name for file in tmp_path.iterdir()) == [
        f"hanoi-2019.roadmap.{ending}" for ending in ("html", "json", "md")
    ]
    assert len(ran.err.splitlines()) == 3
    assert (tmp_path / "hanoi-2019.roadmap.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert quick("--out", tmp_path, "--quiet").err == ""


def test_plot_draws_it(tmp_path: Path):
    pytest.importorskip("vl_convert")
    ran = run("roadmap", HOUSE, "--plot", tmp_path / "house.svg", "--json")
    assert ran.code == 0
    assert ran.json["result"]["plan"]["stages"]
    drawn = ET.parse(tmp_path / "house.svg")
    words = {word for text in drawn.iter("{http://www.w3.org/2000/svg}text") for word in text.itertext()}
    assert {"foundation", "builder", "stage 1", "end", "periods"} <= words


def test_plot_of_nothing_says_so(tmp_path: Path):
    pytest.importorskip("vl_convert")
    file = tmp_path / "never.yaml"
    file.write_text(re.sub("take_back: .", "take_back: never", HOUSE.read_text(encoding="utf-8")), encoding="utf-8")
    ran = run("roadmap", file, "--quick", "--plot", tmp_path / "x.svg")
    assert ran.code == 0
    assert "there is nothing to draw" in ran.err
    assert not (tmp_path / "x.svg").exists()


@pytest.mark.parametrize("name", sorted(MARKUP))
def test_what_a_case_says_is_never_markup(name: str, tmp_path: Path):
    word = MARKUP[name]
    if any(not letter.isprintable() for letter in word):
        pytest.skip("no YAML text holds it in quotes")
    quoted = word.replace("\\", "\\\\").replace('"', '\\"')
    file = edited(tmp_path, "name: North Korea", f'name: "{quoted}"')
    ran = run("roadmap", file, "--draws", "400", "--quick", "--to", NEAR, "--out", tmp_path / "out")
    assert ran.code == 0
    folder = tmp_path / "out"
    assert word not in (folder / "hanoi-2019.roadmap.html").read_text(encoding="utf-8") or "<" not in word
    if name in ("markup", "brackets"):  # Rich would have taken them for its own
        assert word in told(ran.out)


def test_the_brief_tells_it_when_asked(tmp_path: Path):
    words = ("brief", HANOI, "--quick", "--draws", "400")
    asked = run(*words, "--roadmap", "--json").json["result"]["roadmap"]
    alone = run("roadmap", HANOI, "--quick", "--draws", "400", "--json").json["result"]
    assert asked == {key: value for key, value in alone.items() if key != "method"}
    assert run(*words, "--json").json["result"]["roadmap"] is None
    printed = run(*words, "--roadmap", "--out", tmp_path).out
    assert "Which steps could lead there?" in printed
    assert "This is a first look" not in printed
    assert 'id="roadmap"' in (tmp_path / "hanoi-2019.html").read_text(encoding="utf-8")


def test_the_brief_takes_a_first_look_by_itself(tmp_path: Path):
    ran = run("brief", HANOI, "--draws", "400", "--out", tmp_path)
    assert ran.code == 0
    assert "Which steps could lead there?" in ran.out
    assert "This is a first look" in ran.out
    page = (tmp_path / "hanoi-2019.html").read_text(encoding="utf-8")
    assert 'href="#ground-roadmap-sequence"' in page
    assert 'id="roadmap.robust.probability.value"' in page


def test_a_brief_says_where_steps_could_not_be_looked_at(tmp_path: Path):
    file = edited(tmp_path, "  grant_exemptions:\n", "  grant_exemptions:\n    after: [lift_all]\n")
    assert run("roadmap", file, "--draws", "400").code != 0
    ran = run("brief", file, "--draws", "400", "--json")
    assert (ran.code, ran.json["result"]["roadmap"]) == (0, None)
    assert "'walkaway roadmap' does, or says why not" in ran.err
    assert run("brief", file, "--draws", "400", "--json", "--quiet").err == ""
    assert run("brief", file, "--draws", "400", "--json", "--roadmap").code != 0


def test_a_brief_of_a_case_without_steps_says_so():
    ran = run("brief", CASES / "first-case", "--quick", "--roadmap")
    assert ran.code == 0
    assert "declares no steps" in ran.err
