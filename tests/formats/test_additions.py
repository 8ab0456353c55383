"""Entries added to case files: what was there stays, byte for byte, and what comes back is what was meant."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import REPO_ROOT
from walkaway.errors import CaseError
from walkaway.formats.additions import Additions, taken_out, with_additions
from walkaway.formats.case_file import SMALLEST, faults_in
from walkaway.formats.yaml_nodes import read_yaml

CASES = {
    path.parent.name: path.read_text(encoding="utf-8") for path in sorted((REPO_ROOT / "cases").glob("*/case.yaml"))
}
STATEMENT = {"kind": "report", "cite": ["new:1"], "text": 'He said: "no, thanks" # twice'}
NEW = Additions(
    entries={
        ("sources",): {"new": {"title": "A: B", "date": "2019-02", "lines": 3, "passed_over": {1: "Headline."}}},
        ("people",): {"new_one": {"name": "O'Neil, Ana", "observer": True}},
        ("statements",): {"new_a": STATEMENT, "new_b": {**STATEMENT, "text": "Zwölf € — ja"}},
        ("readings",): {"new_group": {"one": {"statements": ["new_a"]}, "two": {"statements": ["new_b"], "weight": 2}}},
        ("commitments",): {"new_pause": {"by": "nobody", "does": {"price": 10}}},
    }
)


def indented(text: str, step: int) -> str:
    """Return a case whose entries are indented by another number of spaces."""
    return re.sub(r"(?m)^  (?= *[^ \n])", " " * step, text)


def lines_added(before: str, after: str) -> list[str]:
    """Return the lines of a text that another lacks; fails where the other's lines do not all stand there in order."""
    rest = iter(after.splitlines(keepends=True))
    added = []
    for line in before.splitlines(keepends=True):
        for candidate in rest:
            if candidate == line:
                break
            added.append(candidate)
        else:
            raise AssertionError(f"this line is gone: {line!r}")
    return [*added, *rest]


def without_the_new(data: dict) -> dict:
    """Return the data of a case without what `NEW` added; fails where it is not all there."""
    for path, new in NEW.entries.items():
        for key in new:
            del data[path[0]][key]
    return with_something(data)


def with_something(data: dict) -> dict:
    """Return the sections that hold something."""
    return {key: value for key, value in data.items() if value}


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("step", [1, 2, 3, 4, 7])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_every_line_stays_in_every_case_of_the_repository(name, step, ending):
    text = indented(CASES[name], step).replace("\n", ending)
    data = read_yaml(text).data
    added = with_additions(text, NEW)
    assert taken_out(added.text, added.changes) == text
    assert all(change.old == "" for change in added.changes)
    assert lines_added(text, added.text)
    assert ("\r\n" in added.text) == (ending == "\r\n")
    found = read_yaml(added.text).data
    assert found["statements"]["new_b"]["text"] == "Zwölf € — ja"
    assert found["sources"]["new"] == {
        "title": "A: B",
        "date": "2019-02",
        "lines": 3,
        "passed_over": {"1": "Headline."},
    }
    assert without_the_new(found) == data


COMMENTS = st.sampled_from(["", "", "\n", "# of what follows\n", "\n# of what follows\n\n"])
SECTIONS = {
    "parties": "  a: A\n  b:\n    name: B  # a remark\n",
    "people": "    # above\n    ann: {name: Ann, party: a}\n    # below\n",
    "sources": "   rt:\n      title: 'It''s # no'\n      lines: 9\n",
    "statements": (
        "  one:\n    kind: report\n    cite:\n    - rt:1\n    - 'rt:2'  # two\n"
        '  two: {kind: report, cite: [rt:3, "rt:4"], text: a b}\n'
        "  three:\n      kind: hazard\n      cite: rt:5 # five\n"
        "  four:\n    kind: report\n    text: |\n      # no comment\n\n      end\n"
        "  five: {kind: hazard}\n"
    ),
    "readings": "  g:\n    x:\n      statements: [one]\n    y: {statements: [two]}\n",
    "commitments": "",
}


@given(
    st.lists(st.sampled_from(sorted(SECTIONS)), unique=True), st.lists(COMMENTS, min_size=7, max_size=7), st.booleans()
)
def test_every_byte_stays_whatever_stands_around(names, comments, ends_with_a_line):
    text = "walkaway: 1  # first\nid: sale\n" + comments[-1]
    for name, comment in zip(names, comments, strict=False):
        text += f"{name}:\n{SECTIONS[name]}{comment}"
    if not ends_with_a_line:
        text = text.rstrip("\n")
    added = with_additions(text, NEW)
    assert taken_out(added.text, added.changes) == text
    assert without_the_new(read_yaml(added.text).data) == with_something(read_yaml(text).data)


@settings(max_examples=25)
@given(st.permutations(["one", "two", "three", "four", "five"]), st.integers(1, 3))
def test_citations_are_added_to_statements_written_in_any_way(order, count):
    text = "id: sale\nstatements:\n" + SECTIONS["statements"]
    before = read_yaml(text).data["statements"]
    new = ("vice:7", "a b:1", "x, y:2")[:count]
    added = with_additions(text, Additions(items={("statements", name, "cite"): new for name in order}))
    after = read_yaml(added.text).data["statements"]
    for name in order:
        old = before[name].get("cite", [])
        assert after[name]["cite"] == [*(old if isinstance(old, list) else [old]), *new]
        assert {**after[name], "cite": 0} == {**before[name], "cite": 0}
    assert taken_out(added.text, added.changes) == text
    assert "# two" in added.text
    assert "# five" in added.text


def test_an_account_is_added_to_a_group():
    text = "id: sale\nreadings:\n" + SECTIONS["readings"] + "# last\n"
    entries = {("readings", "g"): {"z": {"statements": ["three"]}}}
    added = with_additions(text, Additions(entries=entries, items={("readings", "g", "x", "statements"): ("four",)}))
    assert read_yaml(added.text).data["readings"]["g"] == {
        "x": {"statements": ["one", "four"]},
        "y": {"statements": ["two"]},
        "z": {"statements": ["three"]},
    }
    assert added.text.endswith("    z:\n      statements: [three]\n# last\n")


def test_a_new_section_stands_where_the_reference_has_it():
    text = "walkaway: 1\nid: sale\nparties:\n  me: I\n\n# the rest\nissues: {}\n"
    found = with_additions(text, NEW).text
    assert re.findall(r"(?m)^(\w+):", found) == [
        *("walkaway", "id", "parties", "people", "sources", "issues"),
        *("statements", "readings", "commitments"),
    ]


@pytest.mark.parametrize(
    "empty", ["statements:\n", "statements: {}\n", "statements: {}  # none yet\n", "statements: # x\n"]
)
def test_an_empty_section_takes_entries(empty):
    text = f"id: sale\n{empty}issues: {{}}\n"
    added = with_additions(text, Additions(entries={("statements",): {"a": {"kind": "report"}}}))
    assert read_yaml(added.text).data["statements"] == {"a": {"kind": "report"}}
    assert taken_out(added.text, added.changes) == text


def test_a_text_that_keeps_its_last_empty_lines_keeps_them():
    text = "id: sale\nstatements:\n  a:\n    kind: report\n    text: |+\n      x\n\n\n"
    added = with_additions(text, Additions(entries={("statements",): {"b": {"kind": "report"}}}))
    assert read_yaml(added.text).data["statements"]["a"]["text"] == "x\n\n\n"
    assert taken_out(added.text, added.changes) == text


@pytest.mark.parametrize(
    ("text", "additions", "message"),
    [
        (SMALLEST + "statements: {a: {kind: report}}\n", NEW, "case.yaml:8:1: the statements stand in braces; write"),
        ("{id: sale}", NEW, "the sources stand in braces"),
        (SMALLEST + "people:\n  new_one: Ana\n", NEW, "case.yaml:9:3: 'new_one' is among the people already; give it"),
        (SMALLEST, Additions(items={("statements", "x", "cite"): ("rt:1",)}), "there is no 'x' to add to"),
        ("people: null\nid: x\n", NEW, "nothing can be added to the sources while keeping their form; make the change"),
    ],
)
def test_what_cannot_be_added_is_refused(text, additions, message):
    with pytest.raises(CaseError, match=re.escape(message)):
        with_additions(text, additions)


def test_only_what_is_missing_is_added():
    once = with_additions(CASES["hanoi-2019"], NEW).text
    data = read_yaml(once).data
    assert not NEW.missing_in(data)
    cites = Additions(items={("statements", "offer_all", "cite"): ("vice:10", "new:2")})
    assert cites.missing_in(data).items == {("statements", "offer_all", "cite"): ("new:2",)}
    assert with_additions(once, NEW.missing_in(data)).text == once


def test_a_text_that_was_changed_since_is_not_taken_back():
    added = with_additions(SMALLEST, NEW)
    with pytest.raises(ValueError, match="changed since"):
        taken_out(added.text.replace("O'Neil", "ONeil"), added.changes)


def test_faults_are_those_of_a_case(tmp_path: Path):
    assert faults_in(SMALLEST) == ()
    found = {fault.message for fault in faults_in(with_additions(SMALLEST, NEW).text)}
    assert "unknown party 'nobody'" in found
    assert [fault.line for fault in faults_in("a: [1")] == [1]
