"""The brief in a terminal: texts of a case are never markup, any width will do, the figures are those of the JSON."""

import re
from typing import Any

import pytest

from report.made_briefs import SHIPPED, shipped_or_odd, worked_out
from report.odd_cases import MARKUP, ODD, case_with
from walkaway.analysis import Brief
from walkaway.formats import parse_case
from walkaway.report import printing, terminal
from walkaway.report.words import percent
from walkaway.results import plain
from walkaway.workbench import gap, labels_of, try_package, walk_away, zone

WIDTHS = (60, 80, 110, 200)
# What Python shows of a value when somebody forgot to put it into words.
REPR = re.compile(
    r"\bNone\b|\bnan\b|\binf\b|\bTrue\b|\bFalse\b|\{'|\['|\('|<\w+ object|Estimate\(|Headline\(|frozenset|\w+=\w+\("
)


@pytest.fixture(autouse=True)
def no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same text wherever the tests run."""
    for name in ("FORCE_COLOR", "TTY_COMPATIBLE", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)


def printed(found: Brief, capsys: pytest.CaptureFixture[str]) -> str:
    capsys.readouterr()
    terminal.print_brief(found)
    return capsys.readouterr().out


def flat(text: str) -> str:
    """A text without line ends and runs of blanks, so that a wrapped sentence is found again."""
    return " ".join(text.split())


@pytest.mark.parametrize("name", MARKUP)
def test_texts_of_a_case_are_never_markup(
    name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    text = MARKUP[name]
    found = case_with(text)
    for width in WIDTHS:
        monkeypatch.setattr(printing, "WIDTH", width)
        out = printed(found, capsys)
        assert out
        if width == 200 and len(text) < 40:
            # As often as sentences name the parties: nothing of it was taken for markup.
            assert flat(out).count(flat(text)) > 5
    letters = re.sub(r"\s", "", text)
    assert letters[:50] in re.sub(r"\s", "", out)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("case", SHIPPED)
def test_any_width_will_do(
    case: str, width: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], briefs: dict[str, Brief]
):
    monkeypatch.setattr(printing, "WIDTH", width)
    out = printed(briefs[case], capsys)
    assert max(len(line) for line in out.splitlines()) <= width


@pytest.fixture(scope="module")
def briefs() -> dict[str, Brief]:
    """A brief of every shipped case, from few draws."""
    return {case: shipped_or_odd(case) for case in SHIPPED}


@pytest.mark.parametrize("quick", [False, True])
@pytest.mark.parametrize("name", ODD)
def test_what_a_case_leaves_unsaid_is_left_out_or_said_in_words(
    name: str, quick: bool, capsys: pytest.CaptureFixture[str]
):
    out = printed(worked_out(name, draws=240, quick=quick), capsys)
    assert not REPR.search(out), REPR.search(out)
    for sentence in ("..", " .", " ,", " ;", ": .", ";.", ":."):
        assert sentence not in flat(out), sentence


@pytest.mark.parametrize("name", ["no statements", "no offers"])
def test_where_nobody_puts_a_package_forward_no_chance_of_one_is_told(name: str, capsys: pytest.CaptureFixture[str]):
    out = flat(printed(worked_out(name, draws=240), capsys))
    assert "Was a deal possible? Nobody has put a package forward" in out
    assert not re.search(r"\b0 %", out), "no chance was worked out"
    assert "Among packages that somebody put forward" not in out


@pytest.mark.parametrize("name", ODD)
def test_each_finding_alone_reads_well_too(name: str, capsys: pytest.CaptureFixture[str]):
    case = parse_case(ODD[name]).case
    labels = labels_of(case)
    terminal.print_zone(zone(case, draws=120, quick=True), labels)
    terminal.print_gap(gap(case, draws=120), labels)
    terminal.print_walk_away(walk_away(case, draws=120, quick=True), labels)
    terms = {issue.id: issue.options[0].id if issue.options else issue.range.low for issue in case.issues}
    terminal.print_tried(try_package(case, terms, draws=120), labels)
    out = capsys.readouterr().out
    assert out
    assert not REPR.search(out), REPR.search(out)


def test_three_principals_are_all_there(capsys: pytest.CaptureFixture[str]):
    out = printed(worked_out("three principals", draws=240, quick=True), capsys)
    for name in ("Ann", "Ben", "Cleo", "25 USD"):
        assert name in out


def numbers(value: Any) -> set[float]:
    """Every number in plain data."""
    if isinstance(value, dict):
        return set().union(*map(numbers, value.values()))
    if isinstance(value, list):
        return set().union(*map(numbers, value))
    return {value} if isinstance(value, int | float) and not isinstance(value, bool) else set()


def headlines(found: Brief) -> list[Any]:
    tests = [headline for test in found.walk_away for headline in (test.probability_right, test.with_refusal)]
    return [headline for headline in (found.zone.headline, found.zone.said_only, *tests) if headline is not None]


@pytest.mark.parametrize("case", ["hanoi-2019", "wage-round"])
def test_every_percentage_in_the_terminal_is_a_number_of_the_json(
    case: str, capsys: pytest.CaptureFixture[str], briefs: dict[str, Brief]
):
    found = briefs[case]
    out = flat(printed(found, capsys))
    known = {flat(percent(share)) for share in numbers(found.to_dict()) if 0 <= share <= 1}
    # Chances of a deal later and the gains of depth are written as keys in the JSON.
    known |= {flat(percent(float(key))) for test in found.walk_away for key in test.with_future}
    said = set(re.findall(r"(?:under |over )?\d+ ?%", out)) - ranges(out)
    # A case may name options with a percentage; what follows a semicolon or a colon as a level is one of those.
    levels = {f"{level:g} %" for issue in ("wage",) for level in (2, 2.5, 3, 3.5, 4, 4.5, 5, 5.5, 6)}
    assert {share for share in said if share not in known and share not in levels} == set()


def ranges(text: str) -> set[str]:
    """The upper ends of ranges and the fractions of numbers, which are read with what stands before them."""
    return set(re.findall(r"[–.](\d+ ?%)", text))


@pytest.mark.parametrize("case", ["hanoi-2019", "wage-round"])
def test_every_headline_of_the_json_is_in_the_terminal(
    case: str, capsys: pytest.CaptureFixture[str], briefs: dict[str, Brief]
):
    found = briefs[case]
    out = flat(printed(found, capsys))
    for headline in headlines(found):
        assert flat(percent(headline.value)) in out
        assert flat(percent(headline.before)) in out
        for ends in (headline.conventions, headline.without_assumptions):
            if ends is not None and ends != (headline.value, headline.value):
                assert f"{ends[0] * 100:.0f}–{ends[1] * 100:.0f}" in out


def test_the_summary_leads_with_the_figures_of_the_json(capsys: pytest.CaptureFixture[str], briefs: dict[str, Brief]):
    found = briefs["hanoi-2019"]
    out = printed(found, capsys)
    short = flat(out[out.index("In short") : out.index("Where they stood")])
    result = plain(found)
    for headline in (result["zone"]["headline"], result["walk_away"][0]["probability_right"]):
        assert flat(percent(headline["value"])) in short
        assert flat(percent(headline["before"])) in short
    assert ("does not decide" in short) is any(
        not headline["decided"]
        for headline in (result["zone"]["headline"], result["walk_away"][0]["probability_right"])
    )


@pytest.mark.parametrize("case", ["first-case", "camp-david-1978"])
def test_an_exact_brief_speaks_of_no_sampling(case: str, capsys: pytest.CaptureFixture[str], briefs: dict[str, Brief]):
    out = printed(briefs[case], capsys)
    for word in ("±", "seed", "before any", "sampling", "conventions"):
        assert word not in out
