"""The pages of real briefs in Chromium: nothing leaves them, no script is needed, all can read them, on any screen."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from pages.checks import (
    DESKTOP,
    PHONE,
    Look,
    Tabs,
    accessibility,
    look,
    opened,
    print_faults,
    shut_to_links,
)
from pages.real_pages import DOCUMENTS, LONG, MADE, SHIPPED, TEXTS, write_page
from pages.validity import validity
from report.odd_cases import ODD
from walkaway.report.marks import clean

WritePage = Callable[[str], Path]


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> WritePage:
    """The page of a name, written once."""
    folder = tmp_path_factory.mktemp("pages")
    return cache(lambda name: write_page(name, folder))


@pytest.fixture(scope="session")
def faults_of_html(
    written: WritePage, html_validate: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[Path, list[str]]:
    """What every page breaks of the rules of HTML5."""
    return validity([written(name) for name in MADE], html_validate, tmp_path_factory.mktemp("validity"))


@pytest.mark.parametrize("name", MADE)
def test_it_is_valid_html(name: str, written: WritePage, faults_of_html: dict[Path, list[str]]):
    assert faults_of_html[written(name)] == []


@pytest.fixture(scope="module")
def seen(tabs: Tabs, written: WritePage) -> Callable[[str], Look]:
    """What is seen of the page of a name, visited once."""
    return cache(lambda name: look(tabs, written(name)))


@pytest.mark.parametrize("name", MADE)
def test_nothing_leaves_it(name: str, seen: Callable[[str], Look]):
    assert seen(name).requests == ()


@pytest.mark.parametrize("name", MADE)
def test_the_browser_has_nothing_to_complain_of(name: str, seen: Callable[[str], Look]):
    assert seen(name).complaints == ()


@pytest.mark.parametrize("name", MADE)
def test_it_keeps_within_the_window(name: str, seen: Callable[[str], Look]):
    assert seen(name).overflow == ()


@pytest.mark.parametrize("name", SHIPPED)
def test_it_is_read_without_script(tabs: Tabs, name: str, written: WritePage):
    page = opened(tabs, written(name))
    with_script = page.inner_text("body")
    page = opened(tabs, written(name), script=False)
    assert page.inner_text("body") == with_script
    answers = page.locator("#answers .answer")
    assert answers.count() >= 3
    for part in [*answers.all(), *page.locator("main h2").all(), *page.locator("main section").all()]:
        assert part.is_visible()
        assert part.inner_text().strip()
    ground = page.locator("details.ground").first
    content = ground.locator("> :not(summary)").first
    assert not content.is_visible()
    ground.locator("summary").click()
    assert content.is_visible()


@pytest.mark.parametrize("name", ["hanoi-2019", "camp-david-1978", "first-case"])
def test_an_address_opens_what_is_folded(tabs: Tabs, name: str, written: WritePage):
    page = opened(tabs, written(name), script=False)
    assert shut_to_links(page) == []
    assert page.locator("details[open]").count() > 0


@pytest.mark.parametrize("name", ["hanoi-2019", "wage-round", "camp-david-1978"])
def test_a_number_leads_to_its_ground(tabs: Tabs, name: str, written: WritePage):
    page = opened(tabs, written(name), script=False)
    number = page.locator("main .block a.number").first
    ground = page.locator(f"[id='{number.get_attribute('href').removeprefix('#')}']")
    assert not ground.is_visible()
    number.click()
    assert ground.is_visible()


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_mark_leads_to_its_statement_and_back(tabs: Tabs, name: str, written: WritePage):
    page = opened(tabs, written(name), script=False)
    mark = page.locator(".line a.statement").first
    statement = page.locator(f"[id='{mark.get_attribute('href').removeprefix('#')}']")
    mark.click()
    assert statement.is_visible()
    place = statement.locator("a[href^='#source-']").first
    back = page.locator(f"[id='{place.get_attribute('href').removeprefix('#')}']")
    place.click()
    assert back.is_visible()


SIZES = {"desktop": DESKTOP, "phone": PHONE}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", ["hanoi-2019", "camp-david-1978", "first-case", "a roadmap", *DOCUMENTS])
def test_nothing_keeps_people_from_reading(tabs: Tabs, axe: str, name: str, size: str, written: WritePage):
    page = opened(tabs, written(name), SIZES[size], folded=False)
    assert accessibility(page, axe) == []


# Folded, the pages differ by what they say only; that of Hanoi takes seconds.
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", ["first-case", pytest.param("hanoi-2019", marks=pytest.mark.slow)])
def test_nothing_keeps_people_from_reading_it_folded(tabs: Tabs, axe: str, name: str, size: str, written: WritePage):
    page = opened(tabs, written(name), SIZES[size])
    assert accessibility(page, axe) == []


@pytest.mark.parametrize("name", [pytest.param("wage-round", marks=pytest.mark.slow), *ODD, "from right to left"])
def test_nothing_keeps_people_from_reading_it_on_a_telephone(tabs: Tabs, axe: str, name: str, written: WritePage):
    page = opened(tabs, written(name), PHONE, folded=False)
    assert accessibility(page, axe) == []


@pytest.mark.parametrize("name", [*SHIPPED, LONG, DOCUMENTS[0]])
def test_it_prints_whole(tabs: Tabs, name: str, written: WritePage):
    assert print_faults(tabs, written(name)) == []


@pytest.mark.parametrize("name", TEXTS)
def test_texts_of_a_case_are_shown_and_nothing_else(tabs: Tabs, name: str, written: WritePage):
    page = opened(tabs, written(name), folded=False)
    assert page.locator("script, img, iframe, object, embed, link, b, form, [onclick], [onerror]").count() == 0
    assert page.locator("style").count() == 1
    start = " ".join(clean(TEXTS[name]).split())[:60].rstrip()
    assert start in " ".join(page.text_content("h1").split()) + " ".join(page.text_content("title").split())
    assert " ".join(clean(TEXTS[name]).split()) in " ".join(page.text_content("main").split())
