"""JSON and YAML as programs of the field and hands write them: read right by hand, or refused with line and mend."""

import json
import math
from pathlib import Path
from typing import Any

import pytest

from walkaway.errors import CaseError
from walkaway.formats.gather import read_domain

FILES = Path(__file__).parent / "files"


def test_a_scenario_that_negmas_writes_as_json():
    """Keys are texts: of numbers, of whole numbers, of places; a function in a function; statistics beside."""
    domain = read_domain(FILES / "negmas-json")
    assert (domain.name, domain.ids, domain.warnings) == ("Ferry", ("council", "island", "line"), ())
    bid = {"fare": "1", "sailings": 1.0}
    assert domain.value("line", bid) == pytest.approx(0.75 * 0.0 + 0.25 * 0.75)
    assert domain.value("council", bid) == pytest.approx(0.5 * (1 - 0.5 * 1) + 0.5 * (1 / 2))
    assert domain.value("island", bid) == pytest.approx(0.25 + 2 * 0.125)
    other = {"fare": "1.5", "sailings": 4.0}
    assert domain.value("line", other) == pytest.approx(0.75 * 0.25)
    assert domain.value("council", other) == pytest.approx(0.5 * (1 - 0.5 * 1.5))
    assert domain.value("island", other) == pytest.approx(0.5 + 2 * 0.125)
    assert [domain.reservation(name) for name in domain.ids] == [0.1, 0.25, 0.0]
    assert domain.profile("council").discount == 0.9


def folder(tmp_path: Path, **files: Any) -> Path:
    """Write files by name; anything but a text becomes JSON."""
    for name, content in files.items():
        ending = "yml" if isinstance(content, str) else "json"
        text = content if isinstance(content, str) else json.dumps(content)
        (tmp_path / f"{name}.{ending}").write_text(text, encoding="utf-8")
    return tmp_path


WHOLE = "type: OutcomeSpace\nissues: [{type: ContiguousIssue, name: q, values: [0, 10]}]\n"
REAL = "type: OutcomeSpace\nissues: [{type: ContinuousIssue, name: q, values: [0.0, 10.0]}]\n"


def valued(function: str) -> str:
    return f"type: LinearAdditiveUtilityFunction\nvalues:\n- {function}\nweights: [1.0]\n"


@pytest.mark.parametrize(
    ("function", "at", "worth"),
    [
        ("{type: TrapezoidalFun, start: 0, rise_end: 2, fall_start: 5, end: 10}", [1, 2, 5, 8], [0.5, 1, 1, 0.4]),
        ("{type: TrapezoidalFun, start: 2, rise_end: 2, fall_start: 5, end: 5}", [1, 2, 5, 6], [0, 1, 1, 0]),
        ("{type: TriangularFun, start: 2, middle: 2, end: 6, scale: 2}", [2, 3, 6], [0, 1.5, 0]),
        ("{type: ExponentialFun, tau: -1, base: 2}", [0, 3], [1, 0.125]),
        ("{type: LogFun, tau: 0.5, base: 2, bias: 1, scale: 0.5}", [2, 8], [1, 2]),
        ("{type: GaussianFun, center: 5, sigma: 2, scale: 0.5}", [5, 7], [0.5, 0.5 * math.exp(-0.5)]),
        ("{type: CosFun, multiplier: 0.1, amplitude: 0.5, bias: 0.5}", [0, 4], [1, 0.5 * math.cos(0.4) + 0.5]),
        ("{type: SinFun, multiplier: 0.1, phase: 0.2}", [0, 4], [math.sin(0.2), math.sin(0.6)]),
        ("{type: BiasedFun, bias: 0.5, fun: {type: TableFun, mapping: {%s}}}", [4], [0.9]),
        ("{type: AggregatingFun, bias: 0.1, weights: [0.5, 2], funs: [{type: LinearFun, slope: 0.1}, "
         "{type: TriangularFun, start: 0, middle: 4, end: 8, scale: 0.1}]}", [2, 5, 9], [0.3, 0.5, 0.55]),
    ],
)  # fmt: skip
def test_value_functions_of_negmas(tmp_path: Path, function: str, at: list[int], worth: list[float]):
    if "%s" in function:
        function %= ", ".join(f"{n}: {n / 10}" for n in range(11))
    start = 2 if "LogFun" in function else 0
    space = WHOLE.replace("[0, 10]", f"[{start}, 10]")
    domain = read_domain(folder(tmp_path, domain=space, ufun0=valued(function), ufun1=valued(function)))
    assert [domain.value("ufun1", {"q": float(n)}) for n in at] == pytest.approx(worth)


def test_straight_pieces_on_real_numbers(tmp_path: Path):
    function = (
        "{type: AggregatingFun, funs: [{type: TrapezoidalFun, start: 1, rise_end: 2, fall_start: 4, end: 8}, %s]}"
    )
    domain = read_domain(folder(tmp_path, d=REAL, a=valued(function % "{type: LinearFun, slope: 0.1}")))
    assert [domain.value("a", {"q": x}) for x in (0.0, 2.0, 4.0, 6.0, 10.0)] == pytest.approx([0, 1.2, 1.4, 1.1, 1.0])


@pytest.mark.parametrize(
    ("space", "function", "said"),
    [
        (REAL, "{type: GaussianFun, center: 5, sigma: 2}", "is curved or jumps, and 'q' takes any number"),
        (REAL, "{type: TriangularFun, start: 2, middle: 2, end: 6}", "is curved or jumps"),
        (WHOLE, "{type: GaussianFun, center: 5, sigma: 0}", "'sigma' is 0; write a number above 0"),
        (WHOLE, "{type: LogFun, tau: 1}", "there is no logarithm of 0"),
        (WHOLE, "{type: LogFun, tau: 1, base: 1}", "no logarithm to the base 1"),
        (WHOLE, "{type: ExponentialFun, tau: 1, base: 0}", "the base 0 of a power"),
        (WHOLE, "{type: ExponentialFun, tau: 1000}", "the utilities may reach inf"),
        (WHOLE, "{type: TrapezoidalFun, start: 3, rise_end: 2, fall_start: 5, end: 10}", "its corners in order"),
        (WHOLE, "{type: SinFun, multiplier: 1.0e+308}", "an angle without end"),
        (WHOLE, "{type: AggregatingFun, funs: [{type: ConstFun}], weights: [1, 2]}", "1 functions and 2 weights"),
        (WHOLE, "{type: BiasedFun, normalize: true, fun: {type: IdentityFun}}", "yet to be normalised"),
        (WHOLE, "{type: MultiModalGaussianFun, centers: [1]}", "known here: TableFun, LinearFun"),
    ],
)  # fmt: skip
def test_functions_that_cannot_be_read(tmp_path: Path, space: str, function: str, said: str):
    with pytest.raises(CaseError, match=r"a\.yml:\d+:\d+: ") as caught:
        read_domain(folder(tmp_path, d=space, a=valued(function)))
    assert said in str(caught.value)


def test_yaml_in_one_line_and_with_markers(tmp_path: Path):
    space = "{type: OutcomeSpace, issues: [{type: CategoricalIssue, name: q, values: [a, b]}]}\n"
    ufun = "---\n# mine\n'type': LinearAdditiveUtilityFunction\nvalues: {q: {a: 1, b: 5.0e-01}}\nweights: {q: 1}\n...\n"
    domain = read_domain(folder(tmp_path, domain=space, A=ufun))
    assert domain.value("A", {"q": "b"}) == 0.5


def test_what_negmas_leaves_out_is_said(tmp_path: Path):
    with pytest.raises(
        CaseError, match=r"d\.yml:1:1: .*'EnumeratingOutcomeSpace' cannot be read; list the issues in a"
    ):
        read_domain(folder(tmp_path, d="type: negmas.outcomes.outcome_space.EnumeratingOutcomeSpace\ninvalid: []\n"))
    (tmp_path / "d.yml").unlink()
    with pytest.raises(CaseError, match=r"A\.yml:1:1: the function names no outcome space, .* put the outcome space"):
        read_domain(folder(tmp_path, A="type: ConstUtilityFunction\nvalue: 1\n") / "A.yml")


VALUES = {
    "Food": {"values": ["Chips", "Catering"]},
    "price": {"range": {"low": 12.2, "high": 12.6, "step": 0.3}},
    "fte": {"values": [0.6, 0.8, 1.0]},
}
PARTY = {"name": "party", "issuesValues": VALUES}
UTILITIES = {
    "Food": {"discreteutils": {"valueUtilities": {"Chips": 0.2, "Catering": 1}}},
    "price": {"NumberValueSetUtilities": {"lowValue": 12.2, "lowUtility": 1.0, "highValue": 12.5, "highUtility": 0.0}},
    "fte": {"DiscreteValueSetUtilities": {"valueUtilities": {"0.6": 0.1, "0.8": 0.5, "1.0": 1}}},
}
BID = {"Food": "Chips", "price": 12.2, "fte": "1"}
LINEAR = "LinearAdditiveUtilitySpace"


def body(**changed: Any) -> dict[str, Any]:
    weights = {"Food": 0.5, "price": 0.25, "fte": 0.25}
    reserved = {"issuevalues": {"Food": "Catering", "price": "12.5"}}
    given = {"issueUtilities": UTILITIES, "issueWeights": weights, "domain": PARTY, "name": "p1"}
    whole = {**given, "reservationBid": reserved, **changed}
    return {key: value for key, value in whole.items() if value != "left out"}


def wrapped(values: dict[str, Any]) -> dict[str, Any]:
    return {
        name: {"NumberValueSet" if "range" in given else "DiscreteValueSet": given} for name, given in values.items()
    }


@pytest.mark.parametrize(
    ("domain", "profile", "warned"),
    [
        (PARTY, {LINEAR: body()}, 0),
        (PARTY, body(), 0),
        (PARTY, {LINEAR: body(domain="left out")}, 0),
        (PARTY, {LINEAR: body(domain={"name": "x", "issuesValues": dict(reversed(VALUES.items()))})}, 0),
        ({"issuesValues": wrapped(VALUES)}, {LINEAR: body(domain={"issuesValues": wrapped(VALUES)})}, 0),
        (PARTY, {LINEAR: body(domain={"issuesValues": {
            **VALUES, "price": {"NumberValueSet": {"low": 12.2, "high": 12.6, "step": 0.3}}}})}, 0),
        (PARTY, {LINEAR: body(issueWeights={"Food": "0.5", "price": "0.25", "fte": "0.25"})}, 1),
        (PARTY, {LINEAR: body(domain={"issuesValues": {
            **VALUES, "price": {"range": {"low": "12.2", "high": "12.6", "step": "0.3"}}}})}, 1),
    ],
)  # fmt: skip
def test_geniusweb_by_hand(tmp_path: Path, domain: dict[str, Any], profile: dict[str, Any], warned: int):
    found = read_domain(folder(tmp_path, party=domain, p1=profile))
    assert found.value("p1", BID) == pytest.approx(0.5 * 0.2 + 0.25 * 1.0 + 0.25 * 1.0)
    assert found.reservation("p1") == pytest.approx(0.5 * 1.0 + 0.0)
    assert [warning.message for warning in found.warnings] == [
        "numbers stand in quotes from here on, and were read as numbers"
    ] * warned


ORDER = {"domain": PARTY, "name": "o", "reservationBid": None, "better": [[0, 1]], "bids": [{"issuevalues": {}}]}


@pytest.mark.parametrize(
    ("profile", "said"),
    [
        ({"DefaultPartialOrdering": ORDER}, "ranks bids and gives no utilities; a LinearAdditiveUtilitySpace"),
        ({LINEAR: body(reservationBid={"issuevalues": {"price": "much"}})}, "'much' is no number, and 'price' has"),
        ({LINEAR: body(issueWeights={"Food": "half"})}, "the weight of 'Food' must be a number; write a finite"),
        ({LINEAR: body(domain="http://localhost:8080/party")}, "a mapping with 'issuesValues' is needed here"),
    ],
)
def test_geniusweb_that_is_refused(tmp_path: Path, profile: dict[str, Any], said: str):
    with pytest.raises(CaseError, match=r"p1\.json:\d+:\d+: ") as caught:
        read_domain(folder(tmp_path, party=PARTY, p1=profile))
    assert said in str(caught.value)


def test_a_profile_without_domain_needs_one_beside(tmp_path: Path):
    with pytest.raises(CaseError, match=r"p1\.json:1:\d+: the profile has no 'domain', .* put the domain file beside"):
        read_domain(folder(tmp_path, p1={LINEAR: body(domain="left out")}))


def negolog(**changed: Any) -> dict[str, Any]:
    issues = {"a": {"1": 0.2, "2": 1.0, "10": 0.5}, "b": {"yes": 1.0, "no": 0.0}}
    return {"reservationValue": 0.2, "issueWeights": {"a": 0.4, "b": 0.6}, "issues": issues, **changed}


def test_negolog_by_hand(tmp_path: Path):
    """Whole numbers as names, other names of files, keys of others, reservation values outside 0 to 1."""
    reordered = {"b": {"no": "0", "yes": 1}, "a": {"10": 0.5, "2": 1.0, "1": 0.2}}
    domain = read_domain(
        folder(
            tmp_path,
            profile_a=negolog(reservationValue=1.5, name="A", discountFactor=0.9),
            profile_b=negolog(reservationValue=None, issues=reordered),
            domain80_profile3=negolog(reservationValue=-0.5, issueWeights={"a": 40, "b": 60}),
            specs={"Name": "Domain80", "NumberOfBids": 6, "NashBid": {"a": "2", "b": "yes"}},
        )
    )
    assert domain.ids == ("domain80_profile3", "profile_a", "profile_b")
    bid = {"a": "10", "b": "yes"}
    assert [domain.value(name, bid) for name in domain.ids] == pytest.approx([80, 0.8, 0.8])
    assert [domain.reservation(name) for name in domain.ids] == [-0.5, 1.5, 0.0]
    assert len(domain.warnings) == 2  # weights that sum to 100, a number in quotes


@pytest.mark.parametrize(
    ("left_out", "said"),
    [("issueWeights", "the profile gives no weights; write 'issueWeights'"), ("issues", "in no format that is known")],
)
def test_negolog_that_lacks_a_part(tmp_path: Path, left_out: str, said: str):
    whole = negolog()
    del whole[left_out]
    with pytest.raises(CaseError, match=r"profileA\.json:1:1: ") as caught:
        read_domain(folder(tmp_path, profileA=whole))
    assert said in str(caught.value)


def test_a_folder_of_folders_names_them(tmp_path: Path):
    for number in (0, 10):
        (tmp_path / f"domain{number}").mkdir()
        folder(tmp_path / f"domain{number}", profileA=negolog(), profileB=negolog())
    with pytest.raises(CaseError, match=r"no profile; name one of the folders in it: domain0, domain10$"):
        read_domain(tmp_path)
    assert read_domain(tmp_path / "domain10").name == "domain10"


def test_issues_inside_a_function_of_negmas(tmp_path: Path):
    ufun = "issues: [{type: CategoricalIssue, name: q, values: [a, b]}]\n" + valued("{a: 1, b: 0.25}")
    assert read_domain(folder(tmp_path, A=ufun)).value("A", {"q": "b"}) == 0.25


SPACE = """type: OutcomeSpace
issues: [{type: ContiguousIssue, name: n, values: 3}, {type: CategoricalIssue, name: c, values: [x, y]}]
"""
ADDITIVE = "type: LinearAdditiveUtilityFunction\nvalues: "


def test_names_that_a_function_of_negmas_leaves_out(tmp_path: Path):
    """As in NegMAS: a number is worth itself, a weight is 1; a list gives the values their numbers in order."""
    domain = read_domain(folder(tmp_path, d=SPACE, A=ADDITIVE + "{c: [0.5, 0.25]}\nweights: {n: 0.1}\n"))
    assert domain.value("A", {"n": 2.0, "c": "y"}) == pytest.approx(0.1 * 2 + 0.25)


@pytest.mark.parametrize(
    ("function", "said"),
    [
        (ADDITIVE + "{n: [0, 0.5, 1]}\n", "2:9: 'x' of 'c' is no number, and its function needs one; use a TableFun"),
        (ADDITIVE + "{n: [0, 1]}\n", "2:13: the list of 'n' has 2 numbers, and the issue 3 values; give every value"),
        (ADDITIVE + "[half, half]\n", "2:10: the value function 'half' cannot be read; known here: TableFun"),
        ("type: LinearUtilityFunction\nweights: {n: 1}\n", "2:10: 'weights' leave out 'c'; give every issue a weight"),
    ],
)
def test_what_a_function_of_negmas_must_not_leave_out(tmp_path: Path, function: str, said: str):
    with pytest.raises(CaseError) as caught:
        read_domain(folder(tmp_path, d=SPACE, A=function))
    assert f"A.yml:{said}" in str(caught.value)
