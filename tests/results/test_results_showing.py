"""Every record shows itself in a notebook: whole, escaped, well formed, with the numbers that it holds."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

import walkaway as wa
from report.odd_cases import MARKUP, ODD, case_with
from results.seen import Seen
from walkaway import analysis, results
from walkaway.analysis.leverage import PartyLeverage
from walkaway.analysis.scorecard import Position
from walkaway.analysis.trades import Trade
from walkaway.formats import parse_case
from walkaway.report.words import interval, margin, percent
from walkaway.results import Estimate, Headline, Labels, Method, Several, Shown, as_html

ROOT = Path(__file__).resolve().parents[2]
CASES = sorted(folder.parent.name for folder in (ROOT / "cases").glob("*/case.yaml"))
DRAWS = 120
HTML_TEXTS = {
    "a script": "<script>alert('x')</script>",
    "an image": '"><img src=x onerror=alert(1)>',
    "an end of everything": "</td></tr></table></div><h1>Mine</h1>",
    "entities": "&lt;b&gt; &amp;amp; &#60;i&#62; &nbsp",
    "a comment": "<!-- <![CDATA[ ]]> -->",
    "a tag without end": "<b",
}
TEXTS = MARKUP | HTML_TEXTS


@cache
def brief_of(name: str) -> wa.Brief:
    case = parse_case(ODD[name]).case if name in ODD else wa.load(ROOT / "cases" / name)
    return wa.brief(case, draws=DRAWS)


@cache
def brief_with(text: str) -> wa.Brief:
    return case_with(text)


def records(value: Any) -> Iterator[Any]:
    """Every record that a value holds, itself first, and every tuple that shows itself."""
    if is_dataclass(value) and not isinstance(value, type):
        yield value
        for entry in fields(value):
            yield from records(getattr(value, entry.name))
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from records(item)
    elif isinstance(value, tuple):
        if isinstance(value, Several):
            yield value
        for item in value:
            yield from records(item)


def shown(record: Any) -> str:
    """What a notebook shows. The records of the case itself have no say in it, but findings hold them."""
    return record._repr_html_() if hasattr(record, "_repr_html_") else as_html(record)


def numbers(value: Any) -> Iterator[float]:
    """Every number that plain data hold."""
    if isinstance(value, dict):
        for key, item in value.items():
            # Where nothing was sampled there is no margin, and nothing to show.
            if key != "method" and (key != "standard_error" or item):
                yield from numbers(item)
    elif isinstance(value, list):
        for item in value:
            yield from numbers(item)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield value


def without_method(record: Any, found: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The numbers that are shown above the line on how the finding was worked out."""
    if not any(isinstance(item, Method) and not item.exact for item in records(record)):
        return found
    assert [value for value, _ in found[-3:-1]] == [str(DRAWS), "0"]
    return found[:-3]


def texts(value: Any) -> Iterator[str]:
    """Every text that plain data hold."""
    if isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from texts(item)
    elif isinstance(value, str):
        yield value


def types_in(hint: Any) -> Iterator[type]:
    """Every record type that a type hint names, and those that their fields name."""
    if isinstance(hint, type) and is_dataclass(hint):
        yield hint
        for inner in get_type_hints(hint).values():
            yield from types_in(inner)
    for inner in get_args(hint):
        yield from types_in(inner)


@pytest.mark.parametrize("name", [*CASES, *ODD])
def test_every_record_shows_itself(name: str):
    for record in records(brief_of(name)):
        html = shown(record)
        seen = Seen.of(html)
        if "None" not in str([*texts(results.plain(record))]):  # an option may be called None
            assert "None" not in html, type(record)
        assert not re.search(r"\{'|\('|Estimate\(|Headline\(|Method\(|mappingproxy|frozenset|<walkaway", seen.text)
        assert seen.text.strip()


@pytest.mark.parametrize("name", [*CASES, *ODD])
def test_the_numbers_are_those_of_to_dict(name: str):
    """Each number that is shown is held; each that is held is shown, as often as it is held, unless the list is cut."""
    compared = 0
    for record in records(brief_of(name)):
        if isinstance(record, wa.Brief | Labels | Method) or record == ():
            continue
        seen = Seen.of(shown(record))
        there = Counter(float(value) for value, _ in without_method(record, seen.numbers))
        held = Counter(map(float, numbers(results.plain(record))))
        if re.search(r"… and [\d,]+ more", seen.text) or "the same in " in seen.text:
            assert set(there) <= set(held), type(record)
        else:
            assert there == held, type(record)
            compared += len(there)
    assert compared > 10


def test_every_type_is_met_and_shows_itself():
    wanted = set(types_in(wa.Brief))
    met = {type(record) for name in [*CASES, *ODD] for record in records(brief_of(name))}
    missing = {kind for kind in wanted if not any(issubclass(other, kind) for other in met)}
    assert missing == set(), "record types that no case here has"
    of_case = {kind for kind in wanted if kind.__module__.startswith("walkaway.case.")}
    assert [kind for kind in wanted - of_case - {wa.Brief} if not issubclass(kind, Shown)] == []


def test_a_package_tried_shows_itself():
    tried = wa.try_package(wa.load(ROOT / "cases/first-case"), {"price": "mid", "delivery": "week"})
    text = Seen.of(tried._repr_html_()).text
    assert "One package and how it would fare." in text
    assert f"gain{''.join(f'{party} {gain.value:+.2f}' for party, gain in tried.gain.items())}" in text
    assert "±" not in text, "a calculation has no margin"


def test_every_number_says_in_which_unit():
    """A field with an estimate declares what it is; else a gain would read like a chance."""
    without_unit = {
        *(("IssueScore", "distance"), ("IssueScore", "movement")),  # adjacent steps
        *(("BestAlone", "start"), ("BestAlone", "end")),  # levels of an issue
    }
    for record in (record for name in [*CASES, *ODD] for record in records(brief_of(name))):
        if type(record).__module__.startswith("walkaway.analysis"):
            for entry in fields(record):
                value = getattr(record, entry.name)
                inner = list(value.values()) if isinstance(value, Mapping) else [value]
                if isinstance(value, float) or any(isinstance(item, Estimate) for item in inner):
                    place = (type(record).__name__, entry.name)
                    assert ("unit" in entry.metadata) != (place in without_unit), place


@pytest.mark.parametrize("name", CASES)
def test_the_overview_names_every_headline_and_every_part(name: str):
    brief = brief_of(name)
    seen = Seen.of(brief._repr_html_())
    assert brief.labels.title in seen.text
    for entry in fields(brief):
        if entry.name != "method":
            assert f".{entry.name}" in seen.texts
    there = Counter(float(value) for value, _ in seen.numbers)
    lead = {"zone.headline": brief.zone.headline, "zone.said_only": brief.zone.said_only}
    for place, found in enumerate(brief.walk_away):
        lead[f"walk_away[{place}].probability_right"] = found.probability_right
        lead[f"walk_away[{place}].with_refusal"] = found.with_refusal
    for at, headline in lead.items():
        assert f".{at}" in seen.texts
        # What stands in the first column is Python that leads to the figure beside it.
        assert eval(f"brief.{at}", {"brief": brief}) is headline
        held = Counter(map(float, numbers(results.plain(headline))))
        assert held <= there
    assert "Whether a deal was possible: over packages that were actually said." in seen.text


@pytest.mark.parametrize("name", ["hanoi-2019", "first-case"])
def test_beneath_stands_how_it_was_worked_out(name: str):
    brief = brief_of(name)
    for found in (brief.zone, brief.walk_away, brief.packages, brief):
        text = Seen.of(shown(found)).text
        if brief.method.exact:
            assert text.endswith("Preferences are known exactly; every figure is a calculation.")
        else:
            assert text.count(f"{DRAWS} draws, seed 0, together they tell as much as") == 1
            assert text.endswith("before: without any statement.")


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_texts_of_a_case_are_never_markup(text: str):
    brief = brief_with(text)
    met = 0
    for record in records(brief):
        seen = Seen.of(shown(record))  # no element, no attribute and no comment but ours
        met += text[:40].rstrip() in seen.text
    assert met > 10


@pytest.mark.parametrize("text", ["x" * 10_000, "word " * 2_000, "<b>" * 3_334, "שלום " * 2_000])
def test_a_long_text_is_no_wall(text: str):
    brief = brief_with(text)
    cut = 0
    for record in records(brief):
        seen = Seen.of(shown(record))
        assert max(map(len, seen.texts)) < 1000, type(record)
        assert len(seen.text) < 12_000, type(record)
        cut += "more letters" in seen.text
    assert cut > 5
    assert "… and 9,70" in Seen.of(brief._repr_html_()).text
    assert "overflow-wrap:anywhere" in brief._repr_html_() or " " in text


def test_a_text_from_right_to_left_turns_nothing_round():
    html = brief_with("שלום עליכם")._repr_html_()
    assert "<bdi>שלום עליכם" in html


def test_letters_that_html_cannot_hold_are_replaced():
    found = analysis.Declared(what="a\x00b\ud800c\ufffed", where="x")
    html = found._repr_html_()
    assert "a\ufffdb\ufffdc\ufffdd" in html
    assert html.encode("utf-8")


def test_a_long_list_is_cut_and_says_how_to_get_the_rest():
    trade = brief_of("hanoi-2019").trades.trades[0]
    method = Method(name="importance sampling", draws=100, seed=1, effective_sample_size=50.0)
    found = analysis.Trades(method=method, trades=(trade,) * 1234)
    seen = Seen.of(found._repr_html_())
    assert "… and 1,214 more (all: .to_rows())" in seen.text
    assert len(found.to_rows()) == 1234
    assert seen.text.count("%") < 60
    headline = Headline(value=0.5, standard_error=0.01, before=0.4, statements=tuple(f"s{k}" for k in range(40)))
    assert "s4 … and 35 more" in Seen.of(headline._repr_html_()).text
    position = Position(options=tuple(float(k) for k in range(200)), statements=())
    assert "11 … and 188 more" in Seen.of(position._repr_html_()).text


def test_what_all_rows_have_in_common_is_said_once():
    chances = brief_of("hanoi-2019").packages.packages
    same = set.intersection(*(set(found.outcome.items()) for found in chances))
    text = Seen.of(brief_of("hanoi-2019").packages._repr_html_()).text
    assert same
    for issue, level in same:
        assert text.count(f"{issue} {level}") == 1
    assert text.count("nuclear_sites ") == min(20, len(chances))


def test_no_colour_and_nothing_from_outside():
    """Dark and light themes keep their colours; nothing is loaded or run."""
    for record in records(brief_of("hanoi-2019")):
        html = shown(record)
        styles = " ".join(value for name, value in Seen.of(html).attributes if name == "style")
        assert set(re.findall(r"(?<![\w-])(?:color|background[\w-]*):([^;\" ]+)", styles)) <= {"inherit"}
        assert not re.search(r"https?:|<script|<style|<link|@import|url\(|javascript:", html)


def test_several_is_a_tuple_like_any_other():
    found = brief_of("hanoi-2019").walk_away
    assert isinstance(found, tuple)
    assert found == tuple(found)
    assert hash(Several((1, 2))) == hash((1, 2))
    assert results.plain(Several((1, 2))) == [1, 2]
    assert Seen.of(Several(())._repr_html_()).text == "There are none."
    assert isinstance(wa.walk_away(wa.load(ROOT / "cases/first-case")), Several)


def test_a_record_with_slots_stays_without_a_dictionary():
    for kind in set(types_in(wa.Brief)):
        if "__slots__" in vars(kind):
            assert "__dict__" not in dir(kind), kind


shares = st.floats(0, 1)
errors = st.floats(0, 0.2)


@given(value=shares, standard_error=errors, before=st.none() | shares, ends=st.none() | st.tuples(shares, shares))
def test_a_headline_reads_as_it_does_on_the_page(
    value: float, standard_error: float, before: float | None, ends: tuple[float, float] | None
):
    """The words are those of the report, which stands higher and cannot be asked."""
    ends = None if ends is None else (min(ends), max(ends))
    found = Headline(value=value, standard_error=standard_error, before=before, conventions=ends)
    wanted = percent(value) + (f" ± {margin(standard_error)}" if standard_error else "")
    beside = [] if before is None else [f"before {percent(before)}"]
    text = Seen.of(found._repr_html_()).text
    if ends is not None:
        told = re.search(r"[^;(]+(?= under other conventions)", text)
        assert told is not None
        low, high = (percent(end) for end in ends)
        if {low, high} & {"under 1 %", "over 99 %"}:
            assert told[0].strip() == f"{low.removesuffix(' %') if low[0].isdigit() else low}–{high}"
        elif low != high:
            assert told[0].strip() == interval(ends)
        beside.append(f"{told[0].strip()} under other conventions")
    assert text == wanted + (f" ({'; '.join(beside)})" if beside else "")


@given(value=shares, standard_error=errors, before=st.none() | shares)
def test_an_estimate_reads_by_its_field(value: float, standard_error: float, before: float | None):
    estimate = Estimate(value=value, standard_error=standard_error, before=before)
    trade = Trade(parties=("a", "b"), issues=("i", "j"), probability=estimate)
    text = Seen.of(trade._repr_html_()).text
    wanted = percent(value) + (f" ± {margin(standard_error)}" if standard_error else "")
    assert text.endswith(wanted + ("" if before is None else f" (before {percent(before)})"))
    # On its own it does not say what it is of, and is no percentage.
    assert "%" not in Seen.of(estimate._repr_html_()).text


@pytest.mark.parametrize(
    ("value", "reads"), [(0.204, "+0.20"), (-0.1, "−0.10"), (0.001, "0.00"), (-0.001, "0.00"), (1.0, "+1.00")]
)
def test_a_gain_has_its_sign(value: float, reads: str):
    side = PartyLeverage(
        no_deal=Estimate(value=value, standard_error=0.01, before=None),
        patience=Estimate(value=0.0, standard_error=0.0, before=None),
        opens_first=None,
        share=None,
    )
    assert f"no deal{reads} ± 0.02" in Seen.of(side._repr_html_()).text


@pytest.mark.parametrize(
    ("decided", "value", "wanted"),
    [
        (True, 0.6, "The evidence moves it up."),
        (True, 0.2, "The evidence moves it down."),
        (False, 0.6, "The evidence does not decide this."),
        (None, 0.6, ""),
    ],
)
def test_a_headline_says_whether_the_evidence_decides(decided: bool | None, value: float, wanted: str):
    found = Headline(value=value, standard_error=0.01, before=0.4, decided=decided)
    text = Seen.of(found._repr_html_()).text
    assert text.partition(") ")[2] in ("", wanted)
    assert wanted in text
    assert wanted or "evidence" not in text


def test_the_words_beside_a_field_are_those_of_its_docstring():
    html = brief_of("hanoi-2019").zone._repr_html_()
    assert 'title="Over packages that were actually said."' in html
    assert 'title="The five packages of which some one most often does."' in html
