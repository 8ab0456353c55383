"""Case files read, written, changed and covered: nothing is lost, and nothing is half written."""

# ruff: noqa: E501 (the full case has long lines)
import json
import stat
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkaway import formats
from walkaway.case import BASES, KINDS, Case, Citation, Option, Package, Source, Statement
from walkaway.case.parties import ROLES
from walkaway.errors import CaseError, Fault, InputError
from walkaway.formats import (
    append_statements,
    coverage,
    parse_case,
    read_case,
    round_trip,
    schema,
    schema_text,
    starter,
    with_statements,
    write_atomically,
    write_case,
)
from walkaway.formats.case_file import SMALLEST
from walkaway.formats.emit import emit
from walkaway.formats.yaml_nodes import plain_scalar, read_yaml

CASES = ("camp-david-1978", "first-case", "hanoi-2019", "wage-round")
# Every record and every key, as short as it goes.
FULL = """\
walkaway: 1
id: full
model: {noise: 0.1, min_gain: 0}
parties: {a: A, b: {name: B, article: the}, m: {name: M, role: mediator, aliases: [Em]}}
people: {ann: {name: Ann, party: a, aliases: [Anna]}, olga: {name: Olga, observer: true, affiliation: A school}}
sources: {s: {title: "A, b", date: 2019-02, date_inferred: true, file: s.txt, passed_over: {2: "Head: line"}}}
rounds: {one: {name: One, date: 2019}}
issues:
  sites: {options: {none: No, 1: {name: One, because: [say]}, all: {agreeable: false, assumed: true}}, aliases: [places]}
  flag: {ordered: false, options: {yes: "Yes", no: "No", true: {assumed: true}}}
  price: {range: {low: -1.5, high: 2.5, step: 0.5, unit: EUR}}
no_deal:
  lottery: [{chance: 0.25, outcome: {sites: all, flag: no, price: 0}}, {chance: 0.75, outcome: {sites: none, flag: no, price: 0.5}}]
  value: {b: [0.1, 0.2]}
  shift: {a: [-0.1, 0]}
  because: [say]
preferences: {a: {sites: {order: [[1, all], none], weight: [0.1, 0.2], assumed: true}, price: {direction: lower, because: [say]}}}
interactions: {a: [{where: {sites: 1, price: {at_least: 0, at_most: 2}}, adds: 0.1, assumed: true}]}
discount_factors: {a: {range: [0.9, 0.95], because: [say]}}
exact: {b: {utility: {price: {0: 1, 2.5: -3}, sites: {1: 7}}, assumed: true}}
statements:
  say: {kind: report, cite: s, text: "Says \\"so\\"\\non two lines"}
  put: {kind: offer, party: a, to: b, said_by: ann, round: one, cite: [s:1], basis: own_words, package: {sites: [none, 1], price: 2}, rest: open}
  no: {kind: refusal, party: b, of: accounts, cite: [s:1]}
  yes: {kind: acceptance, party: b, package: {flag: yes}, date: 2019-02-28, cite: [s:1, s:3]}
  ask: {kind: demand, party: b, against: put, where: {not: [{sites: 1, flag: no}, {price: 0.5}]}, cite: s}
  line: {kind: red_line, party: a, where: {flag: [yes, no], not: {price: {at_most: -1}}}, credibility: 0, cite: s}
  like: {kind: preference, party: a, over: [{sites: 1}, any_deal], cite: s}
  weigh: {kind: priority, party: a, over: [sites, rest], origin: a speech, cite: s}
  wait: {kind: patience, party: a, level: high, cite: s}
  vow: {kind: commitment, party: a, commitment: freeze, cite: s}
  judge: {kind: assessment, said_by: olga, of: {finding: walk_away, party: b, offer: put}, verdict: right, cite: s}
  near: {kind: progress, of: [a, b], direction: narrowing, since: one, cite: s}
  host: {kind: role, party: m, does: hosts, cite: s}
  risk: {kind: hazard, party: [a, b], cite: s}
readings: {accounts: {x: {statements: [put], weight: 2, text: "One, two"}, y: {statements: [yes]}}}
terms: {peace: {meanings: {a: quiet, b: "an end: all of it"}, issue: sites, because: [say]}}
commitments:
  freeze: {by: a, does: {price: 1}, history: [{date: 2018, status: made, because: [vow]}]}
  pause: {name: The pause, by: b, does: {flag: no}, in_return_for: freeze, assumed: true}
constraints: [{never: {sites: 1, price: 0}, because: [say]}]
consent: [{where: {flag: yes}, by: m, assumed: true}]
steps: {go: {by: [a, b], issue: sites, from: none, to: 1, take_back: 2.5, verify: 3, assumed: true}, then: {by: b, issue: price, from: 0, to: 1, take_back: never, after: go, not_before: go, because: [say]}}
roadmap: {period: a quarter, periods_per_round: 4, capacity: 2, max_wait: 1, start: {sites: none, price: 0}, penalties: {a: 0.1}, because: [say], assumed: true}
"""


@pytest.fixture(scope="module")
def folders(repo_root):
    return {name: repo_root / "cases" / name for name in CASES}


def test_every_record_is_read():
    case = parse_case(FULL).case
    assert case.issue("sites").options[1] == Option(id="1", name="One", because=("say",))
    assert [option.id for option in case.issue("flag").options] == ["yes", "no", "true"]
    assert case.statement("put").package == Package(terms=(("sites", ("none", "1")), ("price", (2.0,))), rest="open")
    assert case.statement("yes").cite == (Citation(source="s", line=1), Citation(source="s", line=3))
    assert case.statement("say").text == 'Says "so"\non two lines'
    assert case.statement("ask").where.negated[0].issues == ("flag", "sites")
    assert case.exact[0].table[0] == ("price", ((0.0, 1.0), (2.5, -3.0)))
    assert case.steps[0].take_back == 2.5
    assert case.steps[1].take_back is None
    assert case.steps[1].not_before == ("go",)
    assert (case.roadmap.period, case.roadmap.periods_per_round, case.roadmap.penalties) == (
        "a quarter",
        4.0,
        (("a", 0.1),),
    )
    assert case.no_deal.branches[0].chance == 0.25
    assert {statement.kind for statement in case.statements} == {kind.id for kind in KINDS}


def test_a_full_case_is_written_and_read_again():
    case = parse_case(FULL).case
    assert parse_case(write_case(case)).case == case


@pytest.mark.parametrize("name", CASES)
def test_shipped_cases_are_written_and_read_again(folders, name):
    case = read_case(folders[name]).case
    assert parse_case(write_case(case)).case == case


@pytest.mark.parametrize("name", CASES)
def test_shipped_cases_survive_the_round_trip_byte_by_byte(folders, name):
    text = (folders[name] / "case.yaml").read_text(encoding="utf-8")
    assert round_trip(text) == text


@pytest.mark.parametrize("name", CASES)
def test_shipped_cases_have_every_line_cited_or_passed_over(folders, shared, name):
    case_file = read_case(folders[name])
    found = coverage(case_file.case, folder=case_file.folder, documents=shared / "seeds")
    assert found.faults == ()
    assert found.warnings == ()
    for source in found.sources:
        assert source.is_complete or source.document is None, source.neither


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Zl", "Zp")), max_size=30) | st.text(
    "abc 01-.:,#'\"\\\n\t{}[]&*!|>%@`?~", max_size=160
)
NUMBERS = st.floats(allow_nan=False, allow_infinity=False) | st.integers(-(10**20), 10**20)
DATA = st.recursive(
    TEXTS | NUMBERS | st.booleans(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=12,
)


@given(st.dictionaries(TEXTS, DATA, min_size=1, max_size=4))
def test_whatever_is_written_reads_the_same(data):
    assert read_yaml(emit(data)).data == as_read(data)


def as_read(value):
    if isinstance(value, dict):
        return {key: as_read(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_read(item) for item in value]
    return value if isinstance(value, str | bool) else float(value)


@given(title=TEXTS, names=st.lists(TEXTS, min_size=1, max_size=3), text=TEXTS, credibility=st.floats(0, 1))
def test_texts_of_every_sort_survive(title, names, text, credibility):
    case = parse_case(SMALLEST).case
    options = tuple(Option(id=f"o{n}", name=name or "-", assumed=True) for n, name in enumerate(names))
    issue = replace(case.issues[0], options=options, range=None, name=title or "-")
    said = Statement(id="said", kind="report", text=text, origin=title, credibility=credibility)
    case = replace(case, title=title, issues=(issue,), statements=(said,))
    assert parse_case(write_case(case)).case == case


@given(st.text("0123456789+-.eExXoabfnNulLtTrRaAsSyY~_:", max_size=8))
def test_a_plain_word_is_a_number_only_as_yaml_1_2_says(text):
    value = plain_scalar(text)
    if isinstance(value, str):
        assert value == text
    elif value is not None and not isinstance(value, bool):
        assert value.text == text


@pytest.mark.parametrize("word", ["yes", "no", "on", "off", "2019-02-28", "1_000", "12:30", "0b1", "None", "="])
def test_words_of_other_versions_of_yaml_stay_texts(word):
    assert plain_scalar(word) == word


def test_colons_and_questions_inside_brackets_are_texts():
    data = read_yaml('a: [rt:8, http://x.org/a?b=1, why?, "q":r]\nb: {c: d:e, "f":g}\n').data
    assert data["a"][:3] == ["rt:8", "http://x.org/a?b=1", "why?"]
    assert data["b"] == {"c": "d:e", "f": "g"}


def test_the_slower_parser_reads_the_same(monkeypatch, folders):
    fast = {name: read_case(folder).case for name, folder in folders.items()}
    whole = __import__("importlib").import_module

    def without_c(name):
        if name == "_ruamel_yaml":
            raise ImportError(name)
        return whole(name)

    monkeypatch.setattr("walkaway.formats.yaml_nodes.importlib.import_module", without_c)
    assert {name: read_case(folder).case for name, folder in folders.items()} == fast
    with pytest.raises(CaseError, match="a quote opened here is never closed"):
        parse_case("id: 'x")


def test_a_later_fault_gets_its_place():
    case_file = parse_case(FULL)
    late = Fault(message="no preference can hold this", where=("statements", "line", "where"))
    early = Fault(message="odd", where=("parties", "a"))
    error = case_file.error(late, early)
    assert str(error).splitlines() == ["case.yaml:4:14: odd", "case.yaml:27:36: no preference can hold this"]
    assert error.exit_code == 3
    assert case_file.locate(Fault(message="x", where=("statements", "near", "of", 1))).column == 34


def test_statements_are_appended_and_every_other_byte_stays(folders, tmp_path):
    place = tmp_path / "case.yaml"
    before = (folders["hanoi-2019"] / "case.yaml").read_text(encoding="utf-8")
    place.write_text(before, encoding="utf-8")
    place.chmod(0o640)
    new = replace(read_case(place).case.statements[0], id="new_one", text='He said: "no, thanks" # twice')
    result = append_statements(tmp_path, [new])
    after = place.read_text(encoding="utf-8")
    assert result.case.statements[-1] == new
    added = with_statements("statements:\n", [new]).removeprefix("statements:\n")
    assert after.replace(added, "", 1) == before
    assert stat.S_IMODE(place.stat().st_mode) == 0o640
    assert [path.name for path in tmp_path.iterdir()] == ["case.yaml"]


@pytest.mark.parametrize(
    "text",
    [
        SMALLEST,
        SMALLEST + "statements:\n",
        SMALLEST + "statements:\n    a: {kind: report}",
        SMALLEST.replace("issues:", "statements:\n  a: {kind: report}\n# about issues\nissues:"),
        (SMALLEST + "statements:\n  a:\n    kind: report\n").replace("\n", "\r\n"),
    ],
)
def test_statements_are_appended_wherever_they_stand(text):
    new = Statement(id="new", kind="hazard", parties=("buyer",), text="A risk.")
    old = parse_case(text).case
    changed = with_statements(text, [new])
    assert parse_case(changed).case == replace(old, statements=(*old.statements, new))
    assert ("\r\n" in changed) == ("\r\n" in text)
    assert changed.count("\r") in (0, changed.count("\n"))


def test_a_wrong_statement_writes_nothing(tmp_path):
    place = tmp_path / "case.yaml"
    place.write_text(SMALLEST, encoding="utf-8")
    with pytest.raises(CaseError, match="unknown party 'nobody'"):
        append_statements(place, [Statement(id="new", kind="hazard", parties=("nobody",))])
    with pytest.raises(CaseError, match="stand in braces"):
        with_statements(SMALLEST + "statements: {a: {kind: report}}\n", [Statement(id="new", kind="hazard")])
    assert place.read_text(encoding="utf-8") == SMALLEST
    assert [path.name for path in tmp_path.iterdir()] == ["case.yaml"]


def test_an_interrupted_write_leaves_the_old_file(tmp_path, monkeypatch):
    place = tmp_path / "case.yaml"
    place.write_text("old", encoding="utf-8")

    def interrupt(_):
        raise KeyboardInterrupt

    monkeypatch.setattr("walkaway.formats.atomic.os.fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_atomically(place, "new")
    assert place.read_text(encoding="utf-8") == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["case.yaml"]
    with pytest.raises(InputError, match="cannot be written"):
        write_atomically(tmp_path / "none" / "case.yaml", "new")


def test_a_change_keeps_comments_order_and_quotes():
    text = "# top\nid: sale # short\n\nparties:\n  b: 'B'   # last\n  a: \"A\"\nlist:\n  - x\n  - [rt:8, y]\n"

    def change(data):
        data["parties"]["a"] = "New"

    assert round_trip(text, change) == text.replace('"A"', '"New"')
    with pytest.raises(CaseError, match="given twice"):
        round_trip("a: 1\na: 2\n")


def test_the_published_schema_is_current(repo_root):
    place = repo_root / "docs" / "reference" / "case.schema.json"
    assert place.read_text(encoding="utf-8") == schema_text(), "run: python tools/write_schema.py"


def test_the_schema_says_what_kinds_need():
    published = json.loads(schema_text())
    assert published == schema()
    kinds = {
        one["properties"]["kind"]["const"]: one
        for one in published["$defs"].values()
        if "kind" in one.get("properties", {})
    }
    assert set(kinds) == {kind.id for kind in KINDS}
    frame = {"kind", "party", "said_by", "to", "round", "date", "origin", "cite", "basis", "credibility", "text"}
    for kind in KINDS:
        own = {key for need in (*kind.needs, *kind.may) for key in need.split("|")}
        keys = set(kinds[kind.id]["properties"])
        assert keys - frame == (own | ({"rest"} if "package" in own else set())) - frame, kind.id
        assert set(kinds[kind.id]["required"]) >= {need for need in kind.needs if "|" not in need}
    words = json.dumps(published)
    assert all(f'"{word}"' in words for word in (*ROLES, *(basis.id for basis in BASES)))
    assert "Model" not in words


def test_every_key_of_the_schema_is_described():
    published = schema()
    for name, record in [("case", published), *published["$defs"].items()]:
        record = record.get("anyOf", [record])[-1]
        for key, field in record["properties"].items():
            assert field.get("description") or key == "kind", f"{name}.{key}"


def test_the_starter_passes_and_invents_nobody():
    text = starter("Port strike 2024", 'Dockers: "yes", no')
    case_file = parse_case(text)
    assert case_file.warnings == ()
    assert case_file.case.id == "port-strike-2024"
    assert case_file.case.title == 'Dockers: "yes", no'
    names = [
        entry.name for part in ("parties", "people", "rounds", "issues") for entry in getattr(case_file.case, part)
    ]
    assert all(name.startswith("PLACEHOLDER") for name in names)
    assert round_trip(text) == text
    assert parse_case(starter("???")).case.id == "my-case"


def test_coverage_finds_documents_by_file_name_and_title(tmp_path):
    (tmp_path / "shelf").mkdir()
    (tmp_path / "own.txt").write_text("One\n\nTwo\n  \nThree\u2028still three\n", encoding="utf-8")
    (tmp_path / "shelf" / "x.txt").write_text("\ufeff\u2018No\u2019 deal, at all\n\nText\n", encoding="utf-8")
    (tmp_path / "shelf" / "y.txt").write_bytes(b"\xff\xfe")
    sources = (
        Source(id="a", file="own.txt", passed_over=((1, "Headline"),)),
        Source(id="b", title="'No' deal \u2013 at all", lines=5),
        Source(id="c", title="Elsewhere"),
    )
    cite = (Citation(source="a", line=2), Citation(source="b", line=3), Citation(source="c"))
    case = Case(id="x", sources=sources, statements=(Statement(id="said", kind="report", cite=cite),))
    found = coverage(case, folder=tmp_path, documents=tmp_path / "shelf")
    own, titled, lost = found.sources
    assert (own.lines, own.neither, own.cited) == (3, ((3, "Three\u2028still three"),), ((2, ("said",)),))
    assert titled.document == tmp_path / "shelf" / "x.txt"
    assert [fault.where for fault in found.faults] == [("sources", "b", "lines"), ("statements", "said", "cite", 1)]
    assert (lost.lines, lost.whole, lost.is_complete) == (None, ("said",), False)
    assert not found.is_complete
    with pytest.raises(InputError, match="there is no folder"):
        coverage(case, documents=tmp_path / "nowhere")


def test_every_exported_name_is_there():
    assert formats.__all__ == sorted(formats.__all__)
    for name in formats.__all__:
        assert callable(getattr(formats, name))
    with pytest.raises(AttributeError):
        formats.nothing  # noqa: B018
