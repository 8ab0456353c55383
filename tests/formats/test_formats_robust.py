"""Bad and odd input: a clear error with file and line, or the right answer; never a hang, never a wrong number."""

import json
import os
import time
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formats.edited_files import FILES, copied
from walkaway.errors import CaseError, InputError, WalkawayError
from walkaway.formats.gather import read_domain
from walkaway.formats.genius.mend_xml import mended
from walkaway.formats.input_file import MAX_INPUT_BYTES


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('evaluation="8"', 'evaluation="NaN"', r"tenant\.xml:6:7: 'NaN' is not a number"),
        ('evaluation="8"', 'evaluation="1e999"', r"tenant\.xml:6:7: '1e999' is not a number"),
        ('value="0.4"', 'value="inf"', r"tenant\.xml:3:5: 'inf' is not a number"),
        ('value="0.4"', "", r"tenant\.xml:3:5: <weight> has no 'value'"),
        ('value="kitchen"', 'value="garden"', r"tenant\.xml:6:7: the profile names 'garden' for 'Furniture'"),
        ('index="7" name', 'index="8" name', r"tenant\.xml:1:1: the profile has no issue number 7"),
        ('index="3" name', 'index="x" name', r"tenant\.xml:\d+:\d+: 'x' is not a number"),
        ('index="3" name', 'index="7" name', r"tenant\.xml:\d+:\d+: the issue number 7 is given twice"),
        ('ftype="linear" parameter0', 'ftype="faratin" parameter0', r"tenant\.xml:21:9: the evaluator 'faratin'"),
        ('value="0.3"/>\n</utility', 'value="inf"/>\n</utility', r"tenant\.xml:33:3: 'inf' is not a number"),
        ('type="integer" etype="integer" vtype="integer"', 'type="real"', r"tenant\.xml:14:5: .* is real here"),
    ],
)
def test_a_bad_profile_of_genius(tmp_path: Path, old: str, new: str, said: str):
    with pytest.raises(CaseError, match=said):
        read_domain(copied(tmp_path, "genius", tenant=(old, new)), profiles=["tenant", "landlord"])


def one_issue(rest: str) -> str:
    return f'<negotiation_template><issue index="1" name="a" {rest}/></negotiation_template>'


RANKED = '<utility_space type="constraint"><issue index="1"><item value="a" rank="1"/></issue><rules/></utility_space>'


@pytest.mark.parametrize(
    ("domain", "said"),
    [
        ("<negotiation_template/>", "holds no issue"),
        (one_issue(""), "the issue 'a' has no values"),
        (one_issue('type="integer" lowerbound="5" upperbound="2"'), "runs from 5 down to 2"),
        (one_issue('type="integer" lowerbound="0" upperbound="9999999999"'), "more than 1,000,000 values"),
        (one_issue('type="real" lowerbound="0"'), "has no 'upperbound'"),
        ("<html><body/></html>", "no domain or profile of Genius"),
        (RANKED, "ranks values"),
        ("<utility_space><objective>", "not well-formed"),
        ("<utility_space><objective <!-- no end", "does not end"),
        ("hello", "in no format that is known"),
        ("", "in no format that is known"),
        ("{", "a name in quotes is needed"),
        ('{"a": 1} x', "something follows"),
        ("type: 5\n", "in no format that is known"),
    ],
)
def test_files_that_are_not_what_they_claim(tmp_path: Path, domain: str, said: str):
    file = tmp_path / "odd.xml"
    file.write_text(domain, encoding="utf-8")
    with pytest.raises(CaseError, match=r"odd\.xml:\d+:\d+: ") as caught:
        read_domain(file)
    assert said in str(caught.value)


BOMB = """<?xml version="1.0"?>
<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;">]>
<utility_space><objective name="&lol2;"/></utility_space>
"""
OUTSIDE = """<!DOCTYPE a [<!ENTITY secret SYSTEM "file:///etc/hostname">]>
<utility_space><objective name="x">&secret;</objective></utility_space>
"""


@pytest.mark.parametrize("text", [BOMB, OUTSIDE], ids=["bomb", "outside"])
def test_entities_are_refused(tmp_path: Path, text: str):
    file = tmp_path / "bomb.xml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(CaseError, match=r"bomb\.xml:\d:1: the file declares the entity"):
        read_domain(file)


def test_yaml_that_grows_by_aliases_stays_small(tmp_path: Path):
    lines = ["type: ConstUtilityFunction", 'a0: &a0 ["x"]']
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    (tmp_path / "me.yml").write_text("\n".join([*lines, "value: *a29"]), encoding="utf-8")
    began = time.perf_counter()
    with pytest.raises(CaseError, match="must be a number"):
        read_domain(copied_space(tmp_path))
    assert time.perf_counter() - began < 5


def copied_space(tmp_path: Path) -> Path:
    (tmp_path / "domain.yml").write_text(
        "type: OutcomeSpace\nissues:\n- {name: x, type: CategoricalIssue, values: [a, b]}\n", encoding="utf-8"
    )
    return tmp_path


def test_a_file_of_a_gigabyte_is_refused_before_it_is_read(tmp_path: Path):
    file = tmp_path / "huge.xml"
    with file.open("wb") as stream:
        stream.write(b"<utility_space>")
        os.truncate(stream.fileno(), 1_000_000_000)
    began = time.perf_counter()
    with pytest.raises(CaseError, match=f"1,000,000,000 bytes, and the most that is read is {MAX_INPUT_BYTES:,}"):
        read_domain(file)
    assert time.perf_counter() - began < 1


@pytest.mark.parametrize("opening", ["<a>", "[", '{"a":', "{a: "])
def test_deep_nesting_is_refused(tmp_path: Path, opening: str):
    file = tmp_path / "deep.xml"
    text = (
        '{"x":' if opening == "[" else "type: ConstUtilityFunction\nb: " if opening == "{a: " else ""
    ) + opening * 5000
    file.write_text(text, encoding="utf-8")
    with pytest.raises(CaseError, match=r"nested more than 100 deep|end"):
        read_domain(file)


def test_ten_to_the_four_hundred_outcomes(tmp_path: Path):
    issues = {f"i{n}": {f"v{k}": k / 9 for k in range(10)} for n in range(400)}
    data = {"issueWeights": dict.fromkeys(issues, 1 / 400), "issues": issues}
    for letter in "AB":
        (tmp_path / f"profile{letter}.json").write_text(json.dumps(data), encoding="utf-8")
    domain = read_domain(tmp_path)
    assert domain.size == 10**400
    assert domain.value("profileA", dict.fromkeys(issues, "v9")) == pytest.approx(1.0)


def test_profiles_of_different_domains(tmp_path: Path):
    copied(tmp_path, "negolog", profileB=('"park"', '"zoo"'))
    with pytest.raises(CaseError, match=r"profileB\.json:3:\d+: 'Place' differs from .*profileA\.json: park, zoo"):
        read_domain(tmp_path)


def test_files_of_two_formats_in_one_folder(tmp_path: Path):
    copied(tmp_path, "negolog")
    copied(tmp_path, "geniusweb-python")
    (tmp_path / "other.json").write_text((FILES / "negolog/profileA.json").read_text(), encoding="utf-8")
    with pytest.raises(CaseError, match="holds files of GeniusWeb and NegoLog; name one of the files"):
        read_domain(tmp_path)
    assert read_domain(tmp_path / "tea.json").format == "GeniusWeb"


def test_several_domains_in_one_folder(tmp_path: Path):
    """As in the competition of 2012: A, B and C are alike, and a profile belongs where its name says."""
    text = (FILES / "genius-nonlinear/boxes_domain.xml").read_text()
    for letter in "AB":
        (tmp_path / f"Box-{letter}-domain.xml").write_text(text)
        for number, name in ((1, "left"), (2, "right")):
            (tmp_path / f"Box-{letter}-prof{number}.xml").write_text(
                (FILES / f"genius-nonlinear/{name}.xml").read_text()
            )
    with pytest.raises(CaseError, match=r"holds 2 domains \(Box-A-domain.xml, Box-B-domain.xml\); name one of them"):
        read_domain(tmp_path)
    assert read_domain(tmp_path / "Box-B-domain.xml").ids == ("Box-B-prof1", "Box-B-prof2")
    assert read_domain(tmp_path / "Box-B-prof2.xml").ids == ("Box-B-prof2", "Box-B-prof1")


def test_a_profile_alone_gives_its_own_issues(tmp_path: Path):
    (tmp_path / "left.xml").write_text((FILES / "genius-nonlinear/left.xml").read_text())
    domain = read_domain(tmp_path / "left.xml")
    assert (domain.size, domain.ids) == (75, ("left",))


def test_utf_16_and_a_byte_order_mark(tmp_path: Path):
    text = (FILES / "genius/tenant.xml").read_text()
    (tmp_path / "a.xml").write_bytes(text.encode("utf-16"))
    (tmp_path / "b.xml").write_bytes(text.encode("utf-8-sig"))
    domain = read_domain(tmp_path)
    assert domain.ids == ("a", "b")
    assert domain.value("a", {"Notice": 1.0}) == domain.value("b", {"Notice": 1.0}) == pytest.approx(0.1)


def test_no_such_path_and_no_such_profile(tmp_path: Path):
    with pytest.raises(InputError, match="there is no file or folder"):
        read_domain(tmp_path / "nothing")
    with pytest.raises(InputError, match="there is no profile 'them'; there are profileA, profileB"):
        read_domain(FILES / "negolog", profiles=["them"])
    with pytest.raises(CaseError, match="holds no domain and no profile"):
        read_domain(tmp_path)


def test_a_bid_with_an_unknown_option():
    domain = read_domain(FILES / "negolog")
    with pytest.raises(InputError, match="'Sun', which is no value of the issue 'Day'"):
        domain.value("profileA", {"Day": "Sun"})
    with pytest.raises(InputError, match="the unknown issue 'Month'"):
        domain.value("profileA", {"Month": "May"})


WELL_FORMED = [
    (FILES / "genius/tenant.xml").read_text(),
    (FILES / "geniusweb-java/member.json").read_text(),
    (FILES / "negmas/employer.yml").read_text(),
]


@settings(max_examples=300)
@given(st.sampled_from(WELL_FORMED), st.data())
def test_random_damage_is_an_error_or_a_domain(
    tmp_path_factory: pytest.TempPathFactory, text: str, data: st.DataObject
):
    """Cut, doubled or scrambled pieces: whatever comes, no other exception and no hang."""
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(len(text), start + 40)))
        text = (
            text[:start]
            + data.draw(st.sampled_from(["", '"', "<", "&", "-", "9", "\x00", "é", "]]", "e999"]))
            + text[end:]
        )
    file = tmp_path_factory.mktemp("damaged") / "file.txt"
    file.write_text(text, encoding="utf-8")
    with suppress(WalkawayError):
        assert read_domain(file).size >= 1


@given(st.text(alphabet="<>&\"'=/ abx!-;", max_size=60))
def test_mending_ends_and_keeps_lines(text: str):
    try:
        again, _ = mended(text + "\n")
    except ValueError:
        return
    assert again.count("\n") == 1


def test_other_files_in_the_folder_are_passed_over(tmp_path: Path):
    copied(tmp_path, "negolog")
    (tmp_path / "domains.xlsx").write_bytes(b"PK\x03\x04\0\0\0 issueWeights")
    (tmp_path / "README.md").write_text("type: a word\n- of: [no, meaning\n")
    (tmp_path / "page.html").write_text("<html><p>utility</html>")
    (tmp_path / "package.json").write_text("{not json")
    (tmp_path / "empty.json").write_text("")
    (tmp_path / "folder").mkdir()
    domain = read_domain(tmp_path)
    assert (domain.ids, domain.warnings) == (("profileA", "profileB"), ())


def test_two_files_that_would_be_one_profile(tmp_path: Path):
    copied(tmp_path, "negolog")
    (tmp_path / "profileA.txt").write_text((tmp_path / "profileA.json").read_text())
    with pytest.raises(CaseError, match=r"profileA\.txt:1:1: this profile and .*profileA\.json would both be called"):
        read_domain(tmp_path)


def test_an_endless_row_of_damages_ends_soon(tmp_path: Path):
    (tmp_path / "x.xml").write_text("<utility_space>" + '<issue index="1" a' * 400_000)
    began = time.perf_counter()
    with pytest.raises(CaseError, match="damaged in more than 10,000 places"):
        read_domain(tmp_path / "x.xml")
    assert time.perf_counter() - began < 10
