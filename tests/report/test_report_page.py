"""The page of a brief: every number is the JSON's and has its ground, texts are text, nothing is loaded."""

import json
import re

import pytest

from conftest import REPO_ROOT
from report.made_briefs import SHIPPED, shipped_or_odd, worked_out
from report.odd_cases import MARKUP, ODD, case_with
from report.walking import Shown, Walked, look_up
from walkaway.analysis import Brief
from walkaway.formats import parse_case, read_case
from walkaway.report import html
from walkaway.report.markdown import markdown
from walkaway.report.marks import clean
from walkaway.report.words import percent
from walkaway.workbench import brief

# Numbers of the method and of the questions asked, which no JSON holds as results: chances of a later deal, depths, the
# rise of a value, the ends of a scale, steps, bounds, settings.
METHOD = {
    "0", "1", "2", "3", "25", "50", "100", "256", "0.01", "0.02", "0.05", "0.1", "0.10", "0.2", "0.4", "0.5", "0.6",
}  # fmt: skip
LETTERS = MARKUP | {
    "a script": "<script>alert(1)</script>",
    "a tag that ends a table": "</td></table></details><img src=x onerror=alert(1)>",
    "quotes": "\"'`><b>&amp;&lt;",
    "a style": "</style><style>body{display:none}",
    "a template": "{{ 7 * 7 }}{% raw %}{#",
    "the marks of a number": "\ue000=1 /x\ue0011 %\ue002",
}


@pytest.fixture(scope="module")
def briefs() -> dict[str, Brief]:
    """A brief of every shipped case, from few draws."""
    return {case: shipped_or_odd(case) for case in SHIPPED}


def odd(name: str, *, quick: bool = False) -> Brief:
    return worked_out(name, draws=240, quick=quick)


def renderings(value: float) -> set[str]:
    """Every way in which the report may show a number, worked out apart from the report."""
    hundred = 100 * value
    shown = {f"{hundred:.0f} %", f"{hundred:.0f}", f"{hundred:+.0f}".replace("-", "−")}
    shown |= {f"{max(1.0, 2 * hundred):.0f}", f"{2 * hundred:.1f}", f"{2 * hundred:.0f}"}
    shown |= {f"{value:.2f}", f"{value:+.2f}".replace("-", "−")}
    shown |= {f"{value:g}", f"{value:+g}", f"{value:,.0f}"}
    shown |= {"0"} if abs(hundred) < 0.5 else set()
    if 0 < value <= 0.005:
        shown = (shown - {"0 %"}) | {"under 1 %"}
    if 0.995 <= value < 1:
        shown = (shown - {"100 %"}) | {"over 99 %"}
    return shown


def check_numbers(page: str, found: Brief) -> list[Shown]:
    """Every number of a page is the JSON's, and shown as it should be; return them."""
    result = json.loads(json.dumps(found.to_dict()))
    walked = Walked.of(page)
    for number in walked.numbers:
        known = look_up(result, number.pointer)
        assert float(number.value) == known, number
        assert number.text.replace("\N{NO-BREAK SPACE}", " ") in renderings(known), number
    return walked.numbers


@pytest.mark.parametrize("case", SHIPPED)
def test_every_number_is_the_one_in_the_json(case: str, briefs: dict[str, Brief]):
    numbers = check_numbers(html.page(briefs[case]), briefs[case])
    assert len(numbers) > (20 if briefs[case].method.exact else 150)


@pytest.mark.parametrize("quick", [False, True])
@pytest.mark.parametrize("name", ODD)
def test_every_number_of_an_odd_case_is_the_one_in_the_json(name: str, quick: bool):
    found = odd(name, quick=quick)
    check_numbers(html.page(found), found)


def test_a_wrong_number_would_be_seen(briefs: dict[str, Brief]):
    found = briefs["hanoi-2019"]
    shown = percent(found.zone.headline.value)
    page = html.page(found)
    assert f">{shown.replace(' ', chr(160))}</data>" in page
    wrong = page.replace(f">{shown.replace(' ', chr(160))}</data>", ">1\N{NO-BREAK SPACE}%</data>")
    with pytest.raises(AssertionError):
        check_numbers(wrong, found)
    wrong = page.replace(f'value="{found.zone.headline.value!r}"', 'value="0.1"')
    assert wrong != page
    with pytest.raises(AssertionError):
        check_numbers(wrong, found)


def test_no_number_stands_on_the_page_without_its_place(briefs: dict[str, Brief]):
    """In the words that the report makes; Hanoi's own names and dates are taken out first."""
    found = briefs["hanoi-2019"]
    walked = Walked.of(html.page(found, digest="none"))
    text = " ".join(walked.loose)
    labels = found.labels
    said = [label.text for label in labels.statements.values()]
    dates = {label.date for label in labels.statements.values()} | {h.date for h in found.timeline.happenings}
    cites = {place for label in labels.statements.values() for place in label.cite}
    believed = {percent(label.believed) for label in labels.statements.values() if label.believed is not None}
    names = [found.case, *labels.issues.values(), labels.title, *(source.title for source in labels.sources.values())]
    dates |= {source.date for source in labels.sources.values()}
    for own in sorted([*said, *names, *dates, *cites, *believed], key=len, reverse=True):
        text = text.replace(clean(own), " ") if own else text
    left = set(re.findall(r"\d+(?:[.,]\d+)*", text))
    assert left <= METHOD, left - METHOD


@pytest.mark.parametrize("case", SHIPPED)
def test_every_number_has_its_ground(case: str, briefs: dict[str, Brief]):
    """A block with a number opens what it rests on; a number of the first screen leads to a section that does."""
    walked = Walked.of(html.page(briefs[case]))
    with_numbers = {number.block for number in walked.numbers if number.block}
    answers = {block for block in with_numbers if block.startswith("answer-")}
    # Every statement stands with its own source, and the method with itself: they are ground.
    ground = {block for block in with_numbers if block.startswith("statement-") or block == "how"}
    assert with_numbers - answers - ground <= walked.grounded
    opening = [number for number in walked.numbers if number.block in with_numbers - ground]
    assert [number for number in opening if not number.opens and not number.in_ground] == []
    assert {number.opens for number in opening if number.opens} <= {f"#{name}" for name in walked.ids}
    assert {link for link in walked.links if not link.startswith("#")} == set()


@pytest.mark.parametrize("case", SHIPPED)
def test_links_lead_somewhere_and_ids_are_unique(case: str, briefs: dict[str, Brief]):
    walked = Walked.of(html.page(briefs[case]))
    assert len(walked.ids) == len(set(walked.ids))
    assert {link[1:] for link in walked.links} - set(walked.ids) == set()
    assert not [name for name in walked.ids if re.search(r"\s", name)]


ODD_IDS = """
walkaway: 1
id: odd-ids
parties: {'u.s./x': Buyer, 'a b"><script>': Seller}
issues:
  'p/r~ice': {options: {'a"b': {name: Cheap, assumed: true}, 'c)d': {name: Dear, assumed: true}}}
  delivery: {options: {week: {name: In a week, assumed: true}, month: {name: In a month, assumed: true}}}
no_deal: {outcome: {'p/r~ice': 'c)d', delivery: month}, assumed: true}
preferences:
  'u.s./x': {'p/r~ice': {order: ['a"b', 'c)d'], assumed: true}}
  'a b"><script>': {'p/r~ice': {order: ['c)d', 'a"b'], assumed: true}}
statements:
  'o "><script>alert(1)</script>': {kind: offer, party: 'u.s./x', package: {'p/r~ice': 'a"b', delivery: week}, text: T}
  'a~b#c': {kind: refusal, party: 'a b"><script>', of: 'o "><script>alert(1)</script>', text: No}
"""


def test_ids_of_a_case_may_hold_anything():
    found = brief(parse_case(ODD_IDS).case, draws=120)
    page = html.page(found)
    check_numbers(page, found)
    walked = Walked.of(page)
    assert "script" not in walked.tags
    assert len(walked.ids) == len(set(walked.ids))
    assert {link[1:] for link in walked.links} <= set(walked.ids)
    assert all(re.fullmatch(r"[\w.~-]+", name) for name in walked.ids)
    text = markdown(found)
    assert not re.search(r"<(?!a id=\"[\w.~-]+\">|/a>)", text.replace("\\<", ""))
    links = set(re.findall(r"\]\(#([^)]+)\)", text))
    assert links <= set(re.findall(r'<a id="([^"]+)">', text))


def test_what_was_left_out_on_request_is_no_ground():
    found = brief(read_case(REPO_ROOT / "cases" / "hanoi-2019").case, draws=400, without=("offer_all",), quick=True)
    page = html.page(found)
    grounds = re.findall(r"<details class=\"ground\">.*?</details>", page, flags=re.DOTALL)
    assert grounds
    assert not [ground for ground in grounds if 'href="#statement-offer_all"' in ground]
    assert all("offer_all" in ground for ground in grounds if "On request" in ground)


def test_a_colleague_can_be_sent_to_one_number(briefs: dict[str, Brief]):
    page = html.page(briefs["hanoi-2019"])
    numbers = ("zone.headline.value", "walk_away.0.probability_right.value", "walk_away.0.probability_right.before")
    places = ("where", "why", "leaving-usa.the_offer", "possible", "ground-zone.headline", "statement-offer_all")
    for anchor in (*numbers, *places, "source-vice.8"):
        assert page.count(f'id="{anchor}"') == 1


def test_nothing_is_loaded_and_nothing_is_run(briefs: dict[str, Brief]):
    for found in briefs.values():
        walked = Walked.of(html.page(found))
        assert not {"script", "link", "img", "iframe", "object", "embed", "base", "form", "source"} & set(walked.tags)
        names = {name for name, _ in walked.attributes}
        assert not {"src", "srcset", "action", "style"} & names
        assert not [name for name in names if name.startswith("on")]


def test_the_style_loads_nothing():
    from importlib.resources import files

    style = files("walkaway.report").joinpath("templates/page.css").read_text(encoding="utf-8")
    assert "url(" not in style
    assert "@import" not in style


@pytest.mark.parametrize("name", LETTERS)
def test_texts_of_a_case_are_text(name: str):
    text = LETTERS[name]
    plainly = Walked.of(html.page(case_with("plain words")))
    walked = Walked.of(html.page(case_with(text)))
    assert sorted(set(walked.tags)) == sorted(set(plainly.tags))
    whole = "".join(walked.text)
    start = clean(text)[:60].rstrip()
    assert whole.count(start) > 5
    # What a statement says stands somewhere in full.
    assert " ".join(clean(text).split()) in " ".join(whole.split())


@pytest.mark.parametrize("name", ["very long", "very long without a blank"])
def test_long_names_are_cut_and_long_statements_are_not(name: str):
    text = LETTERS[name]
    found = case_with(text)
    page = html.page(found)
    assert len(page) < 1_500_000
    heading = re.search(r"<h1>(.*?)</h1>", page, flags=re.DOTALL)
    assert heading
    assert len(heading.group(1)) <= 120
    assert heading.group(1).endswith("…")


def test_the_same_brief_gives_the_same_page(briefs: dict[str, Brief]):
    for found in briefs.values():
        assert html.page(found) == html.page(found)


def test_without_figures_a_line_says_how_to_get_them(briefs: dict[str, Brief]):
    page = html.page(briefs["hanoi-2019"])
    assert page.count(html.NO_FIGURES.replace("'", "&#39;")) == 1
    assert "<figure" not in page


@pytest.mark.parametrize("name", ODD)
def test_what_a_case_leaves_unsaid_is_left_out_or_said_in_words(name: str):
    walked = Walked.of(html.page(odd(name)))
    text = " ".join("".join(walked.text).split())
    assert not re.search(r"\bNone\b|\bnan\b|\bTrue\b|\bFalse\b|\{'|\['|Estimate\(|Headline\(|frozenset", text)
    assert "  " not in text


def test_words_do_not_claim_more_than_the_figures(briefs: dict[str, Brief]):
    for found in briefs.values():
        page = html.page(found)
        assert not re.search(r"\b(definitely|certainly|proves?|significant)\b", page)
