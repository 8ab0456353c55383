"""Briefs as they were when somebody last looked at them, and the shape of Hanoi's.

The two exact cases are compared letter by letter, in the terminal and in JSON. Hanoi is sampled, and another NumPy may
round its last digits another way, so that whatever hangs on a threshold or a ranking (which statements move a finding,
the order of ties) can differ: of it we keep what follows from the case alone, the keys of the JSON, and the headline
figures, rounded to two digits and compared within two hundredths.
"""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from cli.command_line import CASES, run
from golden import golden_files
from golden.golden_files import UPDATE, accept, compare

EXACT = ("first-case", "camp-david-1978")
CLOSE = 0.02


def without_trailing_blanks(text: str) -> str:
    """The terminal pads its lines; golden files do not."""
    return "".join(f"{line.rstrip()}\n" for line in text.splitlines())


@pytest.mark.parametrize("case", EXACT)
def test_the_brief_in_the_terminal(case: str):
    ran = run("brief", CASES / case)
    assert (ran.code, ran.err) == (0, "")
    compare(f"{case}.txt", without_trailing_blanks(ran.out))


@pytest.mark.parametrize("case", EXACT)
def test_the_brief_in_json(case: str):
    ran = run("brief", CASES / case, "--json")
    assert (ran.code, ran.err) == (0, "")
    compare(f"{case}.json", ran.out)


def keys(value: Any) -> set[str]:
    """Every key that occurs in a value, at any depth."""
    if isinstance(value, dict):
        return set(value).union(*map(keys, value.values()))
    if isinstance(value, list):
        return set().union(*map(keys, value))
    return set()


def figures(result: dict[str, Any]) -> dict[str, float]:
    """The headline figures by name, rounded to two digits."""
    found = {f"zone.{name}": result["zone"][name] for name in ("headline", "all_outcomes", "said_only")}
    for test in result["walk_away"]:
        for name in ("probability_right", "with_refusal"):
            found[f"walk_away.{test['party']}.{test['offer']}.{name}"] = test[name]
    for number, offer in enumerate(result["on_the_table"]):
        for party, chance in offer["acceptable"].items():
            found[f"on_the_table.{number}.{offer['statement']}.{party}"] = chance
    return {f"{name}.{key}": round(estimate[key], 2) for name, estimate in found.items() for key in ("value", "before")}


def fixed(result: dict[str, Any]) -> dict[str, Any]:
    """What follows from the case alone, without any draw."""
    return {
        "scorecard": result["scorecard"],
        "on_the_table": [(row["statement"], row["reading"], row["outcome"]) for row in result["on_the_table"]],
        "walk_away": [
            {
                "party": test["party"],
                "offer": test["offer"],
                "assessments": test["assessments"],
                "by_reading": sorted(test["by_reading"]),
                "with_future": sorted(test["with_future"]),
            }
            for test in result["walk_away"]
        ],
        "zone": {key: result["zone"][key] for key in ("issues", "outcomes", "status_quo_counts")},
        "readings": [(row["group"], row["id"]) for row in result["readings"]],
        "commitments": result["commitments"],
        "terms": result["terms"],
        "assumptions": [row["where"] for row in result["assumptions"]],
    }


def test_the_shape_of_hanoi():
    ran = run("brief", CASES / "hanoi-2019", "--json", "--draws", "400")
    assert (ran.code, ran.err) == (0, "")
    envelope = ran.json
    result = envelope.pop("result")
    # Whether a side has a best move, which findings an assumption touches, and on what a sequence hangs, hang on draws.
    steps = {**result["roadmap"], "robust": {**result["roadmap"]["robust"], "hangs_on": []}}
    parts = {**result, "gap": result["gap"]["by_steps"], "assumptions": [], "roadmap": steps}
    found = {
        "envelope": {key: sorted(keys(value)) for key, value in envelope.items()},
        "case": (envelope["case"]["id"], envelope["case"]["title"]),
        "result": {key: sorted(keys(value)) for key, value in parts.items()},
        "fixed": fixed(result),
        "figures": figures(result),
    }
    found = json.loads(json.dumps(found))
    golden = golden_files.HERE / "hanoi-2019.json"
    known = json.loads(golden.read_text(encoding="utf-8")) if golden.exists() else None
    if known is not None and alike(known, found):
        golden.with_name(f"{golden.name}.new").unlink(missing_ok=True)
        return
    accept(golden.name, json.dumps(found, indent=2, ensure_ascii=False) + "\n")


def alike(known: dict[str, Any], found: dict[str, Any]) -> bool:
    """Whether all but the figures is the same, and the figures are close."""
    old, new = known["figures"], found["figures"]
    if {**known, "figures": None} != {**found, "figures": None} or set(old) != set(new):
        return False
    return all(abs(old[name] - new[name]) <= CLOSE + 1e-9 for name in old)


def test_golden_files_hold_nothing_of_one_run():
    for file in golden_files.HERE.glob("*.*"):
        if file.suffix in (".txt", ".json", ".html", ".md"):
            text = file.read_text(encoding="utf-8")
            assert "Infinity" not in text
            assert "NaN" not in text
            assert not re.search(r"\d\d:\d\d:\d\d", text), "no time of day"
            assert str(CASES.parent) not in text


def test_a_difference_is_written_beside_and_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(golden_files, "HERE", tmp_path)
    monkeypatch.delenv(UPDATE, raising=False)
    (tmp_path / "x.txt").write_text("old\n", encoding="utf-8")
    with pytest.raises(pytest.fail.Exception, match=r"x\.txt\.new stands beside it"):
        compare("x.txt", "new\n")
    assert (tmp_path / "x.txt").read_text(encoding="utf-8") == "old\n"
    assert (tmp_path / "x.txt.new").read_text(encoding="utf-8") == "new\n"
    monkeypatch.setenv(UPDATE, "1")
    compare("x.txt", "new\n")
    assert [file.name for file in tmp_path.iterdir()] == ["x.txt"]
    assert (tmp_path / "x.txt").read_text(encoding="utf-8") == "new\n"
