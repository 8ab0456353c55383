"""What is wrong is said in plain words on standard error, with the documented exit code; the output stays empty."""

import re
from pathlib import Path

import pytest

from cli.command_line import CASES, run
from walkaway.errors import LimitError

FIRST, HANOI = CASES / "first-case", CASES / "hanoi-2019"
FINDINGS = ("brief", "zone", "gap", "walk-away", "try")
PLACE = re.compile(r"^walkaway: .+case\.yaml:\d+:\d+: .+; .+$")


def words_of(command: str, case: Path) -> tuple[str | Path, ...]:
    return (command, case, *(("price=mid", "delivery=week") if command == "try" else ()))


@pytest.mark.parametrize("command", [*FINDINGS, "check"])
@pytest.mark.parametrize("flag", ["--bogus", "--jsn", "-z"])
def test_an_unknown_flag(command: str, flag: str):
    ran = run(*words_of(command, FIRST), flag)
    assert (ran.code, ran.out) == (2, "")
    assert flag[:2] in ran.err


@pytest.mark.parametrize("command", FINDINGS)
@pytest.mark.parametrize(
    "flags",
    [
        ("--draws", "0"),
        ("--draws", "-5"),
        ("--draws", "many"),
        ("--draws", "1e3"),
        ("--draws", "99999999999999999999999"),
        ("--draws",),
        ("--seed", "-1"),
        ("--seed", "1.5"),
        ("--seed", "zero"),
        ("--without",),
        ("--out",),
    ],
)
def test_a_flag_with_a_wrong_value(command: str, flags: tuple[str, ...]):
    ran = run(*words_of(command, FIRST), *flags)
    assert (ran.code, ran.out) == (2, "")
    assert flags[0] in ran.err


@pytest.mark.parametrize("command", ["brief", "zone", "gap", "walk-away"])
@pytest.mark.parametrize("draws", ["1", "2", "79"])
def test_too_few_draws_to_judge_the_error_by(command: str, draws: str):
    ran = run(command, HANOI, "--draws", draws)
    assert (ran.code, ran.out) == (2, "")
    assert f"draws are needed, not {draws}" in ran.err


def test_a_very_large_seed_is_a_seed():
    ran = run("gap", HANOI, "--draws", "80", "--seed", "123456789012345678901234567890", "--json")
    assert ran.code == 0
    assert ran.json["seed"] == 123456789012345678901234567890


@pytest.mark.parametrize("command", FINDINGS)
@pytest.mark.parametrize(
    ("statement", "said"),
    [("offer_al", "did you mean 'offer_all'?"), ("zzzzzz", "unknown statement 'zzzzzz'"), ("", "unknown statement ''")],
)
def test_leaving_out_a_statement_that_is_not_there(command: str, statement: str, said: str):
    package = ("sanctions=partial",) if command == "try" else ()
    ran = run(command, HANOI, *package, "--without", "desperate", "--without", statement)
    assert (ran.code, ran.out) == (2, "")
    assert said.rstrip("?") in ran.err
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize("command", [*FINDINGS, "check"])
@pytest.mark.parametrize("place", ["nowhere", "nowhere/case.yaml", "", ".", "a\x00b", "x" * 5000])
def test_a_path_that_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, place: str):
    monkeypatch.chdir(tmp_path)
    package = ("price=mid",) if command == "try" else ()
    ran = run(command, place, *package)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("walkaway: ") or "case" in ran.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", ["nonsense", "bref", "Brief", "-", "--"])
def test_an_unknown_command(command: str):
    ran = run(command)
    assert ran.code == 2
    assert "Traceback" not in ran.err


@pytest.mark.parametrize("command", [*FINDINGS, "new"])
def test_a_missing_argument(command: str):
    ran = run(command)
    assert (ran.code, ran.out) == (2, "")
    assert "Missing argument" in ran.err


@pytest.mark.parametrize("command", ["check", "brief", "zone"])
@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", ""),
        (b"Dear Sir or Madam,\nnothing to see here: or is there\n", ""),
        (b"- a\n- b\n", ""),
        (b"walkaway: 1\nid: [unclosed\n", ""),
        (b"\xff\xfe\x00\x01", ""),
        (b"walkaway: 1\nid: x\nid: y\n", "twice"),
        (b"\x89PNG\r\n\x1a\n" + bytes(200), ""),
    ],
)
def test_a_file_that_is_no_case(tmp_path: Path, command: str, content: bytes, said: str):
    file = tmp_path / "case.yaml"
    file.write_bytes(content)
    ran = run(command, file)
    assert (ran.code, ran.out) == (3, "")
    lines = ran.err.splitlines()
    assert lines
    assert all(line.startswith("walkaway: ") for line in lines)
    assert str(file) in lines[0]
    assert said in ran.err
    assert [place.name for place in tmp_path.iterdir()] == ["case.yaml"]


def with_faults(folder: Path, *changes: tuple[str, str]) -> Path:
    """The first case with some of its text changed."""
    text = (FIRST / "case.yaml").read_text(encoding="utf-8")
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    (folder / "case.yaml").write_text(text, encoding="utf-8")
    return folder


PARTY = ("seller_offers: {kind: offer, party: seller", "seller_offers: {kind: offer, party: seler")
OPTION = ("{price: low, delivery: week}}\n  seller_refuses", "{price: lowest, delivery: week}}\n  seller_refuses")
KEY = ("title: A machine", "titel: A machine")


@pytest.mark.parametrize("command", ["brief", "zone", "gap", "walk-away", "check"])
@pytest.mark.parametrize("change", [PARTY, OPTION, KEY])
def test_one_wrong_thing_gets_one_message_with_its_place(tmp_path: Path, command: str, change: tuple[str, str]):
    ran = run(command, with_faults(tmp_path, change))
    assert (ran.code, ran.out) == (3, "")
    (line,) = ran.err.splitlines()
    assert PLACE.match(line), line


@pytest.mark.parametrize("command", ["brief", "check"])
@pytest.mark.parametrize("changes", [(PARTY, OPTION), (PARTY, KEY), (OPTION, KEY), (PARTY, OPTION, KEY)])
def test_two_wrong_things_get_two_messages(tmp_path: Path, command: str, changes: tuple[tuple[str, str], ...]):
    ran = run(command, with_faults(tmp_path, *changes), "--json")
    assert (ran.code, ran.out) == (3, "")
    lines = ran.err.splitlines()
    assert len(lines) == len(changes)
    assert all(PLACE.match(line) for line in lines)


def test_a_statement_that_no_preference_can_hold_is_named_with_its_place(tmp_path: Path):
    text = (HANOI / "case.yaml").read_text(encoding="utf-8")
    impossible = (
        "  impossible:\n    kind: preference\n    party: dprk\n    cite: [rt:8]\n    basis: own_words\n"
        "    over: [{sanctions: none}, {sanctions: all}]\n"
        '    text: "Against the declared order."\n'
    )
    head, found, rest = text.partition("\nstatements:\n")
    assert found
    (tmp_path / "case.yaml").write_text(head + found + impossible + rest, encoding="utf-8")
    for command in ("brief", "check", "gap"):
        ran = run(command, tmp_path)
        assert (ran.code, ran.out) == (3, "")
        assert "'impossible'" in ran.err
        assert PLACE.match(ran.err.splitlines()[0])


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (LimitError("too many packages"), 1, "too many packages"),
        (MemoryError(), 1, "--draws"),
        (PermissionError(13, "Permission denied", "somewhere"), 1, "somewhere: Permission denied"),
        (KeyboardInterrupt(), 130, "interrupted"),
    ],
)
def test_what_fails_inside_is_one_sentence(monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int, said: str):
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr("walkaway.cli.working.open_case", fail)
    ran = run("brief", FIRST)
    assert (ran.code, ran.out) == (code, "")
    assert ran.err.startswith("walkaway: ")
    assert said in ran.err
    assert ran.err.count("\n") == 1
