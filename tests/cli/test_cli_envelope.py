"""Every command's JSON says what it is, of which case, and what it takes to repeat it."""

import hashlib
from typing import Any

import pytest

from cli.command_line import CASES, SHIPPED, Ran, run, run_outside

DRAWS = "240"
FINDINGS = ("brief", "zone", "gap", "walk-away", "try")
PACKAGES = {
    "first-case": ("price=mid", "delivery=week"),
    "camp-david-1978": (
        "sinai=egypt",
        "recognition=israel",
        "west_bank_gaza=israel",
        "linkage=israel",
        "palestinian_rights=egypt",
        "jerusalem=israel",
    ),
    "hanoi-2019": ("sanctions=partial", "nuclear_sites=more"),
    "wage-round": ("wage=3.5", "hours=38", "one_off=300", "job_guarantee=two_years"),
}
EXACT = ("first-case", "camp-david-1978")
KEYS = ["schema_version", "command", "case", "seed", "draws", "settings", "warnings", "result"]
HEADLINE = {
    "value",
    "standard_error",
    "before",
    "conventions",
    "without_assumptions",
    "decided",
    "statements",
}
BRIEF = {
    "scorecard",
    "zone",
    "packages",
    "on_the_table",
    "walk_away",
    "gap",
    "trades",
    "leverage",
    "commitments",
    "terms",
    "readings",
    "influence",
    "sharpen",
    "assumptions",
}


def finding(command: str, case: str, *options: str) -> Ran:
    """A command on a shipped case, in JSON, with few draws."""
    package = PACKAGES[case] if command == "try" else ()
    return run(command, CASES / case, *package, "--json", "--draws", DRAWS, *options)


@pytest.mark.parametrize("case", SHIPPED)
@pytest.mark.parametrize("command", FINDINGS)
def test_every_finding_comes_in_an_envelope(command: str, case: str):
    quick = ("--quick",) if command in ("brief", "zone", "walk-away") else ()
    ran = finding(command, case, *quick)
    assert (ran.code, ran.err) == (0, "")
    envelope = ran.json
    assert list(envelope) == KEYS
    assert envelope["schema_version"] == 1
    assert envelope["command"] == command
    content = (CASES / case / "case.yaml").read_bytes()
    assert envelope["case"]["id"] == case
    assert envelope["case"]["title"]
    assert envelope["case"]["digest"] == hashlib.sha256(content).hexdigest()
    assert (envelope["seed"], envelope["draws"]) == ((None, 1) if case in EXACT else (0, int(DRAWS)))
    assert {"noise", "hold_out", "min_gain", "concentration", "credibility_factor"} <= set(envelope["settings"])
    assert envelope["settings"]["without"] == []
    assert all(isinstance(warning, str) for warning in envelope["warnings"])
    assert envelope["result"] or (command, case) == ("walk-away", "camp-david-1978")  # nothing was refused there
    assert str(CASES) not in ran.out, "no path of this machine in the output"


@pytest.mark.parametrize("case", SHIPPED)
def test_check_comes_in_the_same_envelope(case: str):
    ran = run("check", CASES / case, "--json")
    assert (ran.code, ran.err) == (0, "")
    assert list(ran.json) == KEYS
    assert ran.json["case"]["id"] == case
    assert set(ran.json["result"]) == {"parties", "issues", "statements"}
    assert str(CASES) not in ran.out


@pytest.mark.parametrize("case", SHIPPED)
def test_a_brief_holds_what_was_promised(case: str):
    result = finding("brief", case, "--quick").json["result"]
    assert set(result) >= BRIEF
    zone = result["zone"]
    assert set(zone) >= {"headline", "all_outcomes", "said_only", "depth", "best_package", "best_five"}
    assert set(zone["depth"]) == {"0.05", "0.10"}
    headlines = [zone["headline"], zone["said_only"], zone["all_outcomes"]]
    for test in result["walk_away"]:
        assert set(test) >= {"party", "offer", "before", "left_out", "by_reading", "with_future", "break_even"}
        headlines += [test["probability_right"], test["with_refusal"]]
    for headline in filter(None, headlines):
        assert set(headline) == HEADLINE
        assert 0 <= headline["value"] <= 1
        if case in EXACT:
            assert (headline["standard_error"], headline["before"], headline["conventions"]) == (0, None, None)
        else:
            assert 0 <= headline["before"] <= 1


def test_a_full_brief_gives_ranges_and_influence():
    result = finding("brief", "hanoi-2019").json["result"]
    headline = result["zone"]["headline"]
    for ends in (headline["conventions"], headline["without_assumptions"]):
        assert 0 <= ends[0] <= headline["value"] <= ends[1] <= 1
    assert headline["decided"] in (True, False)
    assert {"finding", "change", "standard_error", "rerun"} < set(result["influence"][0])
    assert {kind for row in result["influence"] for kind in row} >= {"statement", "origin", "party", "assumption"}


# A brief holds all that a zone holds.
@pytest.mark.parametrize("command", [pytest.param("zone", marks=pytest.mark.slow), "brief"])
def test_the_same_seed_gives_the_same_bytes_in_any_process(command: str):
    words = (command, CASES / "hanoi-2019", "--json", "--draws", DRAWS, "--seed", "7", "--quick")
    first = run_outside(*words, env={"PYTHONHASHSEED": "1"})
    second = run_outside(*words, env={"PYTHONHASHSEED": "2"})
    assert first.code == 0
    assert first.out == second.out


def test_the_same_seed_gives_the_same_words():
    words = ("brief", CASES / "hanoi-2019", "--draws", DRAWS, "--quick")
    assert run(*words).out == run(*words).out


@pytest.mark.parametrize("command", FINDINGS)
def test_another_seed_gives_other_numbers(command: str):
    quick = ("--quick",) if command in ("brief", "zone", "walk-away") else ()

    def numbers(seed: str) -> Any:
        envelope = finding(command, "hanoi-2019", "--seed", seed, *quick).json
        assert envelope["seed"] == int(seed)
        return envelope["result"]

    assert numbers("1") != numbers("2")


def test_the_seed_of_an_exact_case_does_not_matter():
    assert finding("brief", "first-case", "--seed", "1").out == finding("brief", "first-case", "--seed", "2").out


def test_without_leaves_a_statement_out_and_says_so():
    everything = finding("zone", "hanoi-2019", "--quick").json
    less = finding("zone", "hanoi-2019", "--quick", "--without", "desperate", "--without", "asked_all").json
    assert less["settings"]["without"] == ["asked_all", "desperate"]
    assert less["result"]["headline"] != everything["result"]["headline"]
    assert less["result"]["headline"]["before"] == everything["result"]["headline"]["before"]


def test_warnings_of_the_case_are_in_the_envelope():
    warnings = finding("gap", "hanoi-2019").json["warnings"]
    checked = run("check", CASES / "hanoi-2019", "--json").json["warnings"]
    assert warnings == checked
    assert all(warning.startswith("line ") for warning in warnings)
