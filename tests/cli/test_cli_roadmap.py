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
@pytest.mark.usefixtures("without_figures")
def test_what_a_case_says_is_never_markup(name: str, tmp_path: Path):
    word = MARKUP[name]
    if any(not letter.isprintable() for letter in word):
        pytest.skip("no YAML text holds it in quotes")
    quoted = word.replace("\\", "\\\\").replace('"', '\\"')
    file = edited(tmp_path, "name: North Korea", f'name: "{quoted}"')
    ran = run("roadmap", file, "--draws", "80", "--quick", "--to", NEAR, "--out", tmp_path / "out")
    assert ran.code == 0
    folder = tmp_path / "out"
    assert word not in (folder / "hanoi-2019.roadmap.html").read_text(encoding="utf-8") or "<" not in word
    if name in ("markup", "brackets"):  # Rich would have taken them for its own
        assert word in told(ran.out)


@pytest.mark.usefixtures("without_figures")
def test_the_brief_tells_it_when_asked(tmp_path: Path):
    words = ("brief", HANOI, "--quick", "--draws", "100")
    asked = run(*words, "--roadmap", "--json").json["result"]["roadmap"]
    alone = run("roadmap", HANOI, "--quick", "--draws", "100", "--json").json["result"]
    assert asked == {key: value for key, value in alone.items() if key != "method"}
    assert run(*words, "--json").json["result"]["roadmap"] is None
    printed = run(*words, "--roadmap", "--out", tmp_path).out
    assert "Which steps could lead there?" in printed
    assert "This is a first look" not in printed
    assert 'id="roadmap"' in (tmp_path / "hanoi-2019.html").read_text(encoding="utf-8")


@pytest.mark.usefixtures("without_figures")
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
    assert run("roadmap", file, "--draws", "100").code != 0
    ran = run("brief", file, "--draws", "100", "--json")
    assert (ran.code, ran.json["result"]["roadmap"]) == (0, None)
    assert "'walkaway roadmap' does, or says why not" in ran.err
    assert run("brief", file, "--draws", "100", "--json", "--quiet").err == ""
    assert run("brief", file, "--draws", "100", "--json", "--roadmap").code != 0


def test_a_brief_of_a_case_without_steps_says_so():
    ran = run("brief", CASES / "first-case", "--quick", "--roadmap")
    assert ran.code == 0
    assert "declares no steps" in ran.err


def written(tmp_path: Path, *changes: tuple[str, str]) -> Path:
    """The house in turns with something else in it."""
    text = HOUSE.read_text(encoding="utf-8")
    for before, after in changes:
        assert before in text
        text = text.replace(before, after, 1)
    file = tmp_path / "house.yaml"
    file.write_text(text, encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ("discount: 0.9", "discount: 0", ":5:15: 0 is no discount factor; write a number above 0 and below 1"),
        ("take_back: 3", "take_back: 1.5", "1.5 is no number of periods; write a whole number of periods from 0 up"),
        ("take_back: 3", "verify: 0", "verifying cannot take 0 periods"),
        ("take_back: 3", "after: walls", "steps wait for each other in a circle: "),
        ("after: first_payment", "after: first_paymnt", "unknown step 'first_paymnt'; did you mean 'first_payment'"),
        ("by: owner", "by: nobody", "unknown party 'nobody'"),
        ("target: [walls, ", "target: [roof, ", "unknown step 'roof'"),
        ("second_payment:", "foundation:", "two steps are called 'foundation'"),
        ("    foundation:", "    start:", "'start' is where every chain begins; call the step otherwise"),
        ("    foundation:", "    lay stones:", "no step can be called 'lay stones'; write it without blanks"),
        ("  money:", "  cash money:", "no chain can be called 'cash money'; write it without blanks"),
        ("    discount: 0.9", "    discount: 0.9\n    terminal: 1", "'terminal' is given for some parties only"),
    ],
)
def test_a_fault_of_a_roadmap_file_is_told_with_its_place(tmp_path: Path, before: str, after: str, says: str):
    ran = run("roadmap", written(tmp_path, (before, after)))
    assert (ran.code, ran.out) == (3, "")
    assert says in ran.err
    assert re.search(r"house\.yaml:\d+:\d+: ", ran.err)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--to", "house=start"), "the target is what holds without a deal"),
        (("--to", "house=roof"), "unknown option 'roof' of 'house'"),
        # The second half of the house waits for the first payment.
        (("--to", "house=walls"), "the target is out of reach: the step 'walls' needs 'first_payment' first"),
        (("--order", "walls; foundation"), "takes step 'walls' before 'foundation'; that one comes first"),
        (("--order", "foundation, foundation"), "takes step 'foundation', which is done already"),
        (("--order", "x=foundation"), "the order 'x' does not fit: the plan ends at"),
    ],
)
def test_what_a_roadmap_file_does_not_hold_is_told(words: tuple[str, str], says: str):
    ran = run("roadmap", HOUSE, *words)
    assert (ran.code, ran.out) == (2, "")
    assert says in ran.err


def test_a_file_may_say_what_the_target_is_worth_for_ever(tmp_path: Path):
    parties = [
        (f"  {name}:\n    discount: 0.9\n", f"  {name}:\n    discount: 0.9\n    terminal: 0.5\n")
        for name in ("builder", "owner")
    ]
    ran = run("roadmap", written(tmp_path, *parties), "--json")
    assert ran.code == 0
    assert ran.json["result"]["plan"]["course"][-1]["flow"] == {"builder": 0.5, "owner": 0.5}


@pytest.mark.parametrize(
    ("before", "after", "words", "code", "says"),
    [
        ("no_deal:\n", "discount_factors:\n  usa: {range: [0, 0], assumed: true}\nno_deal:\n", (), 3, "lies above 0"),
        ("  ban_tests:\n    by: dprk", "  ban_tests:\n    by: nobody", (), 3, "unknown party 'nobody'"),
        ("    from: moratorium\n    to: ban", "    from: ban\n    to: ban", (), 3, "goes nowhere"),
        ("    from: partial\n", "    from: exemptions\n", ("--to", "testing=ban,drills=resumed"), 0, ""),
        (
            "    to: exemptions\n",
            "    to: partial\n",
            ("--to", "sanctions=exemptions"),
            2,
            "starts at 'exemptions', and no step leads there from 'none', where 'sanctions' stands",
        ),
        (
            "no_deal:\n",
            "constraints:\n  - never: {testing: ban}\n    assumed: true\nno_deal:\n",
            ("--to", "testing=ban"),
            2,
            "no deal can have this package: a constraint of the case forbids it",
        ),
        ("no_deal:\n", "no_deal:\n", ("--to", "testing=resumed"), 2, "no deal can have 'testing=resumed'"),
        ("no_deal:\n", "no_deal:\n", ("--to", "ask_more"), 2, "'ask_more' is no target"),
    ],
)
def test_what_a_case_cannot_have_is_told(
    tmp_path: Path, before: str, after: str, words: tuple[str, ...], code: int, says: str
):
    ran = run("roadmap", edited(tmp_path, before, after), "--draws", "100", "--quick", *words)
    assert ran.code == code
    assert bool(ran.out) is (code == 0)
    assert says in ran.err


def test_a_statement_names_a_target():
    ran = run("roadmap", HANOI, "--draws", "100", "--quick", "--to", "offer_all", "--json")
    assert ran.code == 0
    target = ran.json["result"]["target"]
    assert (target["nuclear_sites"], target["sanctions"]) == ("yongbyon", "all")


def test_a_case_that_says_nothing_of_where_things_stand_is_told():
    ran = run("roadmap", CASES / "wage-round")
    assert (ran.code, ran.out) == (2, "")
    assert "name the options that hold now under 'roadmap: start'" in ran.err


@pytest.mark.slow
def test_two_hundred_steps_are_bounded_and_say_so(tmp_path: Path):
    lines = ["walkaway_roadmap: 1", "parties:", "  a: {discount: 0.95}", "  b: {discount: 0.9}", "chains:"]
    for chain in range(20):
        giver, taker = ("a", "b") if chain % 2 else ("b", "a")
        lines.append(f"  c{chain}:")
        for step in range(10):
            worth = f"{{{giver}: -0.01, {taker}: 0.02}}"
            lines.append(f"    s{chain}_{step}: {{by: {giver}, worth: {worth}, take_back: never}}")
    file = tmp_path / "long.yaml"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    ran = run("roadmap", file, "--quick", "--json")
    assert ran.code == 0
    result = ran.json["result"]
    assert len(result["steps"]) == 200
    assert result["proved"] or (result["how"].startswith("bounded") and result["bound"])


def test_a_circle_through_the_order_of_a_chain_is_told_with_its_place(tmp_path: Path):
    waits = ("      by: owner\n", "      by: owner\n      after: walls\n")  # and the walls wait for the first payment
    ran = run("roadmap", written(tmp_path, waits, ("      take_back: 3\n", "      after: second_payment\n")))
    assert (ran.code, ran.out) == (3, "")
    assert "steps wait for each other in a circle: " in ran.err
    assert "house.yaml:" in ran.err


def test_many_draws_one_by_one_are_refused_at_once(tmp_path: Path):
    """Where a bonus hangs on two issues every draw is looked at by itself: too many are refused before the work."""
    bonus = "interactions:\n  usa:\n    - {where: {nuclear_sites: all, sanctions: all}, adds: 0.1, assumed: true}\n"
    case = edited(tmp_path, "\nstatements:\n", f"\n{bonus}\nstatements:\n")
    ran = run("roadmap", case, "--quick", "--draws", "400")
    assert (ran.code, ran.out) == (1, "")
    assert "take 200 at most ('--draws 200')" in ran.err
