"""Numbers, names and folders at the edge: what cannot be worked with is refused with file and place."""

import json
import time
from pathlib import Path

import pytest

from formats.edited_files import copied
from walkaway.case import ExactPreferences, Issue, NumericRange
from walkaway.errors import CaseError, InputError
from walkaway.formats import write_domain
from walkaway.formats.domain_parts import unique_ids
from walkaway.formats.gather import read_domain, read_solvable
from walkaway.formats.input_file import InputFile
from walkaway.space import Domain, Profile

NEGOLOG = {"reservationValue": 0, "issueWeights": {"a": 1}, "issues": {"a": {"x": 0.5, "y": 1}}}


def negolog(folder: Path, text: str | None = None, **changed: object) -> Path:
    """Write two profiles, the second changed."""
    (folder / "profileA.json").write_text(json.dumps(NEGOLOG), encoding="utf-8")
    (folder / "profileB.json").write_text(text or json.dumps({**NEGOLOG, **changed}), encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    "changed",
    [
        {"issueWeights": {"a": 1e308}},
        {"issueWeights": {"a": -1e31}},
        {"issues": {"a": {"x": 1e200, "y": 1e-5}}},
        {"reservationValue": -1e300},
    ],
)
def test_numbers_that_no_product_can_hold(tmp_path: Path, changed: dict[str, object]):
    with pytest.raises(CaseError, match=r"profileB\.json:1:1: the .* may reach .* the most .* is 1e\+30"):
        read_domain(negolog(tmp_path, **changed))


def geniusweb_range(low: float, high: float, step: float) -> str:
    return json.dumps({"name": "g", "issuesValues": {"n": {"range": {"low": low, "high": high, "step": step}}}})


def genius_range(low: float, high: float, step: float) -> str:
    bounds = f'type="integer" lowerbound="{low:.0f}" upperbound="{high:.0f}"'
    return f'<negotiation_template><issue index="1" name="n" {bounds}/></negotiation_template>'


def negmas_range(low: float, high: float, step: float) -> str:
    return f"type: OutcomeSpace\nissues:\n- {{name: n, type: ContiguousIssue, values: [{low:.0f}, {high:.0f}]}}\n"


RANGES = [genius_range, geniusweb_range, negmas_range]


@pytest.mark.parametrize("text", RANGES)
@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (2.0**53, 2.0**53 + 4, "too large to tell steps of 1 apart"),
        (-1e300, -1e300 + 2, "goes to 1e.300, and the most"),
        (0, 5_000_000, "more than 1,000,000 values"),
        (5, 2, "down to 2|holds nothing"),
    ],
)
def test_ranges_that_cannot_be_worked_with(tmp_path: Path, text, low: float, high: float, said: str):
    (tmp_path / "d.txt").write_text(text(low, high, 1))
    with pytest.raises(CaseError, match=rf"d\.txt:\d+:\d+: .*({said})"):
        read_domain(tmp_path / "d.txt")


@pytest.mark.parametrize("text", RANGES)
def test_a_range_of_one_number_is_one_option(tmp_path: Path, text):
    (tmp_path / "d.txt").write_text(text(5, 5, 1))
    (issue,) = read_domain(tmp_path / "d.txt").issues
    assert [option.id for option in issue.options] == ["5"]


def test_a_power_that_cannot_be_held(tmp_path: Path):
    (tmp_path / "d.yml").write_text(negmas_range(0, 999, 1))
    coefficients = ", ".join(["1.0"] * 400)
    (tmp_path / "me.yml").write_text(
        "type: LinearAdditiveUtilityFunction\nweights: [1]\nvalues:\n"
        f"- {{type: PolynomialFun, coefficients: [{coefficients}]}}\n"
    )
    with pytest.raises(CaseError, match=r"me\.yml:1:1: the utilities may reach"):
        read_domain(tmp_path)


def test_a_polynomial(tmp_path: Path):
    (tmp_path / "d.yml").write_text(negmas_range(-2, 3, 1))
    (tmp_path / "me.yml").write_text(
        "type: LinearAdditiveUtilityFunction\nweights: [1]\nvalues:\n"
        "- {type: PolynomialFun, coefficients: [2, -3, 0.5], bias: 7}\n"
    )
    domain = read_domain(tmp_path)
    for x in (-2.0, 0.0, 3.0):
        assert domain.value("me", {"n": x}) == pytest.approx(7 + 2 * x - 3 * x**2 + 0.5 * x**3)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            '{"issueWeights": {"a": 1},\n "issueWeights": {"a": 1}, "issues": {"a": {"x": 1}}}',
            "'issueWeights'",
        ),
        ('{"issueWeights": {"a": 1}, "issues": {"a": {"x": 1,\n "x": 1}}}', "'x'"),
    ],
)
def test_keys_given_twice(tmp_path: Path, text: str, said: str):
    with pytest.raises(CaseError, match=rf"profileB\.json:2:\d+: {said} is given twice \(first in line 1\); keep one"):
        read_domain(negolog(tmp_path, text))


def test_keys_given_twice_in_yaml(tmp_path: Path):
    text = "type: OutcomeSpace\nissues:\n- {name: n, type: ContiguousIssue, values: [0, 5]}\n- {name: a, name: b}\n"
    (tmp_path / "d.yml").write_text(text)
    with pytest.raises(CaseError, match=r"d\.yml:4:13: 'name' is given twice"):
        read_domain(tmp_path / "d.yml")


def test_a_name_that_a_terminal_would_obey(tmp_path: Path):
    with pytest.raises(CaseError, match=r"profileB\.json:1:\d+: .* holds a control character; delete it"):
        read_domain(negolog(tmp_path, json.dumps(NEGOLOG).replace('"y"', '"\\u001b[2Jy"')))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"reservationValue": 0.2}', "1:1: this file is in no format that is known"),
        ('{"issueWeights": {"a": 1}, "issues": [{"x": 1}]}', "1:38: 'issues' must be a mapping of names to values"),
    ],
)
def test_a_profile_that_is_none_is_not_passed_over(tmp_path: Path, text: str, said: str):
    with pytest.raises(CaseError, match=rf"profileB\.json:{said}"):
        read_domain(negolog(tmp_path, text))
    (tmp_path / "profileC.json").write_text(json.dumps(NEGOLOG))
    domain = read_domain(tmp_path)
    assert domain.ids == ("profileA", "profileC")
    assert "left out" in str(domain.warnings[0])


def test_a_domain_without_profiles(tmp_path: Path):
    (tmp_path / "d.json").write_text(geniusweb_range(0, 3, 1))
    assert read_domain(tmp_path).size == 4
    with pytest.raises(CaseError, match="has a domain and no profile beside it"):
        read_solvable(tmp_path)


def test_a_folder_of_ten_thousand_files(tmp_path: Path):
    for number in range(2001):
        (tmp_path / f"f{number}.json").touch()
    negolog(tmp_path)
    with pytest.raises(InputError, match=r"more than 2,000 files; name one of them"):
        read_domain(tmp_path)
    with pytest.raises(InputError, match="more than 2,000 files; put the domain and its profiles into a folder"):
        read_domain(tmp_path / "profileA.json")


@pytest.mark.parametrize("name", ["x" * 300, "x" * 5000])
def test_a_path_that_cannot_be(name: str):
    with pytest.raises(InputError, match="cannot be looked up"):
        read_domain(name)


def test_very_many_issues_are_named_in_linear_time():
    count = 300_000
    began = time.process_time()
    ids = unique_ids([str(number // 2) for number in range(count)], list(range(count)))
    assert len(set(ids)) == count
    assert time.process_time() - began < 5


@pytest.mark.parametrize(
    ("encoding", "letter"), [("shift_jis", "数"), ("gbk", "数"), ("iso-8859-2", "ł"), ("koi8-r", "ж")]
)
def test_an_encoding_that_is_declared(tmp_path: Path, encoding: str, letter: str):
    text = f'<?xml version="1.0" encoding="{encoding.upper()}"?><a b="{letter}"/>'
    file = InputFile.of(text.encode(encoding), tmp_path / "a.xml", "a.xml")
    assert (file.text, file.warnings) == (text, [])


def test_geniusweb_profiles_may_stand_on_a_single_number(tmp_path: Path):
    copied(tmp_path, "geniusweb-java")
    domain = json.loads(geniusweb_range(5, 5, 1))
    for place, name in enumerate("ab"):
        body = {
            "issueUtilities": {
                "n": {"numberutils": {"lowValue": 5, "lowUtility": 1, "highValue": 5, "highUtility": 1}}
            },
            "issueWeights": {"n": 1},
            "domain": domain,
            "name": name,
            "reservationBid": {"issuevalues": {"n": 5}} if place else None,
        }
        (tmp_path / f"{name}.json").write_text(json.dumps({"LinearAdditiveUtilitySpace": body}))
    (tmp_path / "one.json").write_text(json.dumps(domain))
    found = read_domain(tmp_path / "one.json", profiles=["a", "b"])
    assert (found.size, found.reservation("a"), found.reservation("b")) == (1, 0.0, 1.0)


def test_steps_that_decimals_cannot_count_are_refused_and_written_as_values(tmp_path: Path):
    (tmp_path / "d.json").write_text(geniusweb_range(100, 100.4, 1 / 3))
    with pytest.raises(CaseError, match=r"d\.json:1:\d+: the steps of 'n', 0\.3333333333333333 from 100\.0, cannot be"):
        read_domain(tmp_path / "d.json")
    third = NumericRange(low=0.1, high=0.1 + 4 / 3, step=1 / 3)
    line = ((third.low, 0.0), (third.high, 1.0))
    likes = ExactPreferences(party="me", form="utility", table=(("n", line),))
    domain = Domain(name="t", issues=(Issue(id="n", name="n", range=third),), profiles=(Profile(preferences=likes),))
    (tmp_path / "out").mkdir()
    for name, text in write_domain(domain, "geniusweb").files:
        (tmp_path / "out" / name).write_text(text)
    again = read_domain(tmp_path / "out")
    assert again.size == domain.size == 5
    assert again.value("me", {"n": again.space.levels[0][-1]}) == pytest.approx(1.0)
