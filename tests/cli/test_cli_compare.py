"""`walkaway compare`: words, JSON with both cases in its envelope, files, and clear errors."""

import hashlib
from pathlib import Path

import pytest

from cli.command_line import CASES, run, run_outside

FIRST = CASES / "first-case"
KEYS = ["schema_version", "command", "case", "seed", "draws", "settings", "warnings", "old", "result"]
RESULT = {
    "identical",
    "methods",
    "changes",
    "headlines",
    "scope",
    "attribution",
    "scorecard",
    "readings",
    "on_the_table",
    "best_package",
}
OLD = """
walkaway: 1
id: sale-march
title: A sale
parties: {buyer: Buyer, seller: Seller}
issues:
  price: {options: {low: Cheap, mid: Fair, high: {name: Dear, assumed: true}}}
  delivery: {options: {week: In a week, month: In a month}}
no_deal: {value: {buyer: [0.2, 0.6], seller: [0.2, 0.6]}, assumed: true}
preferences:
  buyer: {price: {order: [low, mid, high], assumed: true}, delivery: {order: [week, month], assumed: true}}
  seller: {price: {order: [high, mid, low], assumed: true}, delivery: {order: [month, week], assumed: true}}
statements:
  bid: {kind: offer, party: buyer, package: {price: low, delivery: week}, text: "Cheap, and soon."}
  no: {kind: refusal, party: seller, of: bid, text: "No."}
  ask: {kind: offer, party: seller, package: {price: mid, delivery: week}, text: "Fair, and soon."}
"""
NEW = OLD.replace("sale-march", "sale-april").replace(
    "price: {order: [low, mid, high]", "price: {order: [low, [mid, high]]"
)
NEW += '  first: {kind: priority, party: seller, over: [price, delivery], text: "The price comes first."}\n'


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, Path]:
    """The case in March and in April: a statement was added and an order coded otherwise."""
    old, new = tmp_path / "march.yaml", tmp_path / "april.yaml"
    old.write_text(OLD, encoding="utf-8")
    new.write_text(NEW, encoding="utf-8")
    return old, new


def test_the_envelope_tells_of_both_cases(two: tuple[Path, Path]):
    ran = run("compare", *two, "--json", "--draws", "240", "--seed", "3")
    assert (ran.code, ran.err) == (0, "")
    envelope = ran.json
    assert list(envelope) == KEYS
    assert (envelope["command"], envelope["seed"], envelope["draws"]) == ("compare", 3, 240)
    digests = [hashlib.sha256(path.read_bytes()).hexdigest() for path in two]
    assert envelope["old"]["case"] == {"id": "sale-march", "title": "A sale", "digest": digests[0]}
    assert envelope["case"] == {"id": "sale-april", "title": "A sale", "digest": digests[1]}
    assert set(envelope["old"]) == {"case", "draws", "settings", "warnings"}
    result = envelope["result"]
    assert set(result) == RESULT
    assert [(change["id"], change["what"]) for change in result["changes"]] == [
        ("case", "changed"),
        ("preferences.buyer.price", "changed"),
        ("statements.first", "added"),
    ]
    [order] = result["changes"][1]["fields"]
    assert order == {"name": "order", "old": ["low", "mid", "high"], "new": ["low", ["high", "mid"]]}
    assert set(result["attribution"]["told_apart"]) == {"preferences.buyer.price", "statements.first"}
    assert result["headlines"][0]["old"]["decided"] in (True, False)


def test_the_words_say_what_changed_first(two: tuple[Path, Path]):
    ran = run("compare", *two, "--draws", "240")
    assert (ran.code, ran.err) == (0, "")
    in_short = ran.out.split("In short")[1].split("What changed in the case?\n")[0]
    assert "The name of the case changed, 1 declared preference changed and 1 statement added." in " ".join(
        in_short.split()
    )
    assert "Was a deal possible? " in in_short
    assert "sampling explains" in in_short
    assert "first: The price comes first." in ran.out
    assert "order: low, mid, high → low, (high, mid)" in ran.out
    assert "Which change carries it?" in ran.out
    assert "significant" not in ran.out


def test_identical_cases_are_said_to_be_so():
    ran = run("compare", FIRST, FIRST)
    assert ran.code == 0
    assert "Nothing: the two cases say the same" in ran.out
    result = run("compare", FIRST, FIRST, "--json").json["result"]
    assert result["identical"]
    assert (result["changes"], result["attribution"]["effects"]) == ([], [])
    assert {item["change"] for item in result["headlines"]} == {0.0}


def test_out_writes_page_markdown_and_json(two: tuple[Path, Path], tmp_path: Path):
    folder = tmp_path / "not" / "there"
    ran = run("compare", *two, "--json", "--quick", "--draws", "240", "--out", folder)
    names = [f"sale-march.sale-april.compare.{kind}" for kind in ("html", "md", "json")]
    assert ran.err == "".join(f"walkaway: wrote {folder / name}\n" for name in names)
    assert sorted(path.name for path in folder.iterdir()) == sorted(names)
    assert (folder / names[2]).read_text(encoding="utf-8") == ran.out
    page, text = ((folder / name).read_text(encoding="utf-8") for name in names[:2])
    for file in (page, text):
        for path in two:
            assert hashlib.sha256(path.read_bytes()).hexdigest() in file
    assert page.startswith("<!DOCTYPE html>")
    assert text.startswith("# A sale: what changed\n")
    quiet = run("compare", *two, "--quick", "--draws", "240", "--out", folder, "--quiet")
    assert (quiet.code, quiet.err) == (0, "")


def test_quick_leaves_conventions_out(two: tuple[Path, Path]):
    result = run("compare", *two, "--json", "--quick", "--draws", "240").json["result"]
    assert {item["old"]["decided"] for item in result["headlines"]} == {None}
    assert [item["change"] for item in result["attribution"]["not_told_apart"]] == ["preferences.buyer.price"]


def test_the_same_seed_gives_the_same_bytes_in_any_process(two: tuple[Path, Path]):
    words = ("compare", *two, "--json", "--draws", "240")
    first, second = (run_outside(*words, env={"PYTHONHASHSEED": seed}) for seed in ("1", "2"))
    assert first.code == 0
    assert first.out == second.out
    assert str(two[0].parent) not in first.out


def test_cases_without_anything_in_common_are_refused():
    ran = run("compare", FIRST, CASES / "hanoi-2019")
    assert (ran.code, ran.out) == (2, "")
    assert "no party that must agree in common" in ran.err


def test_each_case_answers_for_its_own_faults(two: tuple[Path, Path], tmp_path: Path):
    missing = run("compare", FIRST, tmp_path / "none")
    assert missing.code == 2
    assert "there is no file or folder" in missing.err
    two[1].write_text(NEW.replace("party: seller, over", "party: seler, over"), encoding="utf-8")
    wrong = run("compare", *two)
    assert (wrong.code, wrong.out) == (3, "")
    assert f"{two[1]}:" in wrong.err
    assert "did you mean 'seller'" in wrong.err
    assert run("compare", two[0]).code == 2
    assert run("compare", *two, "--draws", "3").code in (2, 3)
