"""The checks of pages, on small pages that are good, and on ones with one fault that each must find."""

import re
import struct
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from take_screenshots import printed, screenshot

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
from pages.validity import validity

DOT = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"
STYLE = """body { font: 1rem/1.5 sans-serif; color: #222; background: #fff; overflow-wrap: anywhere; }
.scroll { overflow-x: auto; }
.quiet { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; left: -99rem; }
figure { break-inside: avoid; margin: 0; }
@media print { details:not([open])::details-content { content-visibility: visible; display: block; } }
"""
GOOD = f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>A page</title>
<style>
{STYLE}</style></head><body><main>
<a class="skip" href="#ground">To the ground, which is a long way down from here</a>
<h1>A page</h1><h2>What it says</h2>
<p id="text">Plain words, and <data value="0.5" data-of="/zone">50 %</data>.</p>
<p class="quiet">Read aloud and not shown, in a line that is much longer than the window of a telephone is wide</p>
<div class="scroll" tabindex="0" role="region" aria-label="Figures"><table style="width: 60rem">
<thead><tr><th scope="col">Side</th><th scope="col">Share</th></tr></thead>
<tbody><tr><th scope="row">One</th><td>a half</td></tr></tbody></table></div>
<figure id="bars"><svg viewBox="0 0 100 20" role="img" aria-label="A bar"><rect width="50" height="8"/>
<text x="2" y="16" font-size="6">half</text></svg><figcaption>A bar.</figcaption></figure>
<p><img alt="a dot" width="1" height="1" src="{DOT}"></p>
<details><summary>What this rests on</summary><div id="ground"><p>A statement.</p></div></details>
</main></body></html>
"""
# Where each fault is put: a mark in the good page, and what stands there instead.
BODY = '<p id="text">'
HEAD = "<title>"


def faulty(instead: str, mark: str = BODY) -> str:
    """The good page with something put before one of its parts."""
    assert GOOD.count(mark) == 1
    return GOOD.replace(mark, instead + mark)


def replaced(old: str, new: str) -> str:
    """The good page with a part of it written otherwise."""
    assert GOOD.count(old) == 1
    return GOOD.replace(old, new)


@pytest.fixture
def write(tmp_path: Path):
    """Writes a page and returns its path."""

    def written(text: str, name: str = "page.html") -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return written


ASKING = {
    "an image": ('<p><img alt="" src="https://example.org/dot.png"></p>', BODY, "https://example.org/dot.png"),
    "a file beside it": ('<p><img alt="" src="dot.png"></p>', BODY, "dot.png"),
    "an image that waits": (
        '<div style="height: 9000px"></div><p><img alt="" loading="lazy" src="https://example.org/far.png"></p>',
        BODY,
        "https://example.org/far.png",
    ),
    "an image for paper": (
        "<style>@media print { h1 { background: url(https://example.org/paper.png); } }</style>",
        HEAD,
        "https://example.org/paper.png",
    ),
    "an image for a telephone": (
        "<style>@media (max-width: 40rem) { h1 { background: url(https://example.org/small.png); } }</style>",
        HEAD,
        "https://example.org/small.png",
    ),
    "an image in what is folded": (
        '<details><summary>More</summary><p style="background: url(https://example.org/in.png)">in</p></details>',
        BODY,
        "https://example.org/in.png",
    ),
    "a font": (
        "<style>@font-face { font-family: far; src: url(https://example.org/far.woff2); }"
        "h1 { font-family: far; }</style>",
        HEAD,
        "https://example.org/far.woff2",
    ),
    "a style sheet": (
        '<link rel="stylesheet" href="https://example.org/far.css">',
        HEAD,
        "https://example.org/far.css",
    ),
    "a style sheet in a style": (
        "<style>@import 'https://example.org/more.css';</style>",
        HEAD,
        "https://example.org/more.css",
    ),
    "a script": ('<script src="https://example.org/far.js"></script>', HEAD, "https://example.org/far.js"),
    "a script that asks": ("<script>fetch('https://example.org/count')</script>", HEAD, "https://example.org/count"),
    "a frame": ('<iframe title="far" src="https://example.org/frame"></iframe>', BODY, "https://example.org/frame"),
    "a hint": ('<link rel="preconnect" href="https://example.org">', HEAD, "preconnect"),
    "another page": ('<meta http-equiv="refresh" content="9; url=https://example.org/">', HEAD, "refresh"),
    "a drawing": (
        '<svg viewBox="0 0 9 9"><image href="https://example.org/in.svg" width="9" height="9"/></svg>',
        BODY,
        "https://example.org/in.svg",
    ),
}


def test_a_good_page_asks_for_nothing_and_keeps_within_the_window(tabs: Tabs, write):
    assert look(tabs, write(GOOD)) == Look(requests=(), complaints=(), overflow=())


@pytest.mark.parametrize("name", ASKING)
def test_a_page_that_asks_for_something_is_found_out(tabs: Tabs, write, name: str):
    instead, mark, address = ASKING[name]
    found = look(tabs, write(faulty(instead, mark))).requests
    assert len(found) == 1
    assert address in found[0]


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("console.error('a fault')", "a fault"),
        ("console.warn('a remark')", "a remark"),
        ("throw Error('thrown')", "thrown"),
        ("nothing.at.all", "nothing is not defined"),
        ("alert('look here')", "look here"),
    ],
)
def test_a_complaint_is_heard(tabs: Tabs, write, script: str, said: str):
    (heard,) = look(tabs, write(faulty(f"<script>{script}</script>"))).complaints
    assert said in heard


def test_what_is_missing_is_a_complaint(tabs: Tabs, write):
    (heard,) = look(tabs, write(faulty('<p><img alt="" src="missing.png"></p>'))).complaints
    assert heard.startswith("Failed to load resource")


def test_without_script_nothing_runs_and_the_page_is_read(tabs: Tabs, write):
    wrong = write(faulty("<p id=\"late\"></p><script>late.textContent = 'written late'</script>"))
    page = opened(tabs, wrong)
    assert "written late" in page.inner_text("body")
    page = opened(tabs, wrong, script=False)
    assert "written late" not in page.inner_text("body")
    assert "Plain words" in page.inner_text("body")


def test_what_is_folded_opens_without_script(tabs: Tabs, write):
    page = opened(tabs, write(GOOD), script=False)
    assert not page.is_visible("#ground")
    page.click("summary")
    assert page.is_visible("#ground")
    page = opened(tabs, write(GOOD), script=False)
    assert shut_to_links(page) == []
    assert page.is_visible("#ground")


def test_what_no_link_opens_is_found_out(tabs: Tabs, write):
    wrong = faulty("<style>[open] > #ground { display: none; }</style>", HEAD)
    page = opened(tabs, write(wrong), script=False)
    assert shut_to_links(page) == ["ground"]


# Each breaks one rule; the message names it. The first column is what html-validate or the check beside it says.
INVALID = {
    "no-dup-id": faulty('<p id="ground"></p>'),
    "element-permitted-content": faulty("<ul><p>no item</p></ul>"),
    "element-permitted-parent": faulty("<div><li>alone</li></div>"),
    "element-permitted-order": replaced("<summary>What this rests on</summary>", "<p>before</p><summary>x</summary>"),
    "element-required-content": replaced("<title>A page</title>", ""),
    "element-required-attributes": faulty('<p><img alt="no source"></p>'),
    "element-name": faulty("<p><statement>x</statement></p>"),
    "attribute-allowed-values": replaced('<th scope="row">', '<th scope="sideways">'),
    "unknown attribute colour of p": faulty('<p colour="red">x</p>'),
    "unknown attribute scope of td": replaced("<td>a half", '<td scope="row">a half'),
    "unknown attribute onclick of p": faulty('<p onclick="alert(1)">x</p>'),
    "a remark switches rules off": faulty('<!-- [html-validate-disable-next no-dup-id] --><p id="ground"></p>'),
    "no-deprecated-attr": replaced('<table style="width: 60rem">', '<table bgcolor="red">'),
    "deprecated": faulty("<p><font>x</font></p>"),
    "void-content": faulty("<p>a<br></br>b</p>"),
    "no-self-closing": faulty("<p/>"),
    "close-order": faulty("<p><em><strong>x</em></strong></p>"),
    "close-attr": faulty('<p>x</p id="y">'),
    "no-dup-attr": faulty('<p lang="en" lang="fr">x</p>'),
    "attr-spacing": faulty('<p lang="en"class="a">x</p>'),
    "unrecognized-char-ref": faulty("<p>&nosuchletter;</p>"),
    "no-raw-characters": faulty('<p title=a"b>x</p>'),
    "wcag/h37": faulty('<p><img src="data:,"></p>'),
    "heading-level": faulty("<h4>too deep</h4>"),
    "empty-heading": faulty("<h3></h3>"),
    "empty-title": replaced("<title>A page</title>", "<title> </title>"),
    "missing-doctype": replaced("<!DOCTYPE html>", ""),
    "doctype-html": replaced("<!DOCTYPE html>", '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x.dtd">'),
    "no-missing-references": faulty('<p aria-labelledby="nowhere" role="note">x</p>'),
    "no-multiple-main": faulty("</main><main>"),
    "aria-label-misuse": replaced("<title>", '<meta name="a" content="b" aria-label="x"><title>'),
    "valid-id": faulty('<p id="two words">x</p>'),
}


def test_each_rule_of_html_is_held(html_validate: Path, write, tmp_path: Path):
    pages = {rule: write(text, f"{number}.html") for number, (rule, text) in enumerate(INVALID.items())}
    good = write(GOOD)
    found = validity([good, *pages.values()], html_validate, tmp_path)
    assert found[good] == []
    unseen = {rule: found[page] for rule, page in pages.items() if not any(rule in fault for fault in found[page])}
    assert unseen == {}


FAULTS_OF_ACCESS = {
    "image-alt": faulty(
        '<p><img src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"></p>'
    ),
    "color-contrast": faulty('<p style="color: #aaa">pale</p>'),
    "html-has-lang": replaced('<html lang="en">', "<html>"),
    "document-title": replaced("<title>A page</title>", ""),
    "link-name": faulty('<p><a href="#ground"></a></p>'),
    "scrollable-region-focusable": replaced(' tabindex="0" role="region" aria-label="Figures"', ""),
    "svg-img-alt": replaced(' role="img" aria-label="A bar"', ' role="img"'),
    "list": faulty("<ul><p>no item</p></ul>"),
    "target-size": faulty(
        '<p style="line-height: 10px; font-size: 9px"><a href="#text">a</a><br><a href="#ground">b</a><br>'
        '<a href="#bars">c</a></p>'.replace("<a ", '<a style="display: inline-block; width: 9px" ')
    ),
}


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_a_good_page_is_open_to_all(tabs: Tabs, axe: str, write, size: tuple[int, int]):
    for folded in (True, False):
        page = opened(tabs, write(GOOD), size, folded=folded)
        assert accessibility(page, axe) == []


@pytest.mark.parametrize("rule", FAULTS_OF_ACCESS)
def test_what_keeps_people_from_reading_is_found_out(tabs: Tabs, axe: str, write, rule: str):
    page = opened(tabs, write(FAULTS_OF_ACCESS[rule]), PHONE)
    found = accessibility(page, axe)
    assert any(f"({rule})" in fault for fault in found), found


def test_what_is_folded_is_looked_at_when_it_is_open(tabs: Tabs, axe: str, write):
    wrong = write(replaced("<p>A statement.</p>", '<p style="color: #aaa">A statement.</p>'))
    page = opened(tabs, wrong)
    assert accessibility(page, axe) == []
    page = opened(tabs, wrong, folded=False)
    assert len(accessibility(page, axe)) == 1


TOO_WIDE = {
    "a long word": (
        faulty(f'<p style="overflow-wrap: normal">{"x" * 200}</p>'),
        ["the page is", 'the text "xxx'],
    ),
    "a broad table": (replaced('<div class="scroll"', "<div"), ["the page is", "table reaches"]),
    "a fixed width": (faulty('<p style="width: 500px">x</p>'), ["the page is", "p reaches"]),
    "out at the left": (faulty('<p style="margin-left: -20px">x</p>'), ["p reaches from -12"]),
    "right to left": (
        faulty(f'<p dir="rtl" style="overflow-wrap: normal">{"ש" * 200}</p>'),
        ['the text "ששש'],
    ),
    "cut off": (
        faulty(f'<p style="overflow: hidden; overflow-wrap: normal" class="cut">{"x" * 200}</p>'),
        ["p.cut cuts off", 'the text "xxx'],
    ),
    "out of its drawing": (replaced('x="2" y="16"', 'x="95" y="16"'), ['the text "half" leaves its drawing']),
    "out of the window": (
        replaced('x="2" y="16"', 'x="98" y="16"').replace("<svg ", '<svg style="overflow: visible" '),
        ['the text "half" leaves its drawing'],
    ),
    "below its drawing": (replaced('x="2" y="16"', 'x="2" y="24"'), ['the text "half" leaves its drawing']),
}


@pytest.mark.parametrize("name", TOO_WIDE)
def test_what_is_too_wide_is_found_out(tabs: Tabs, write, name: str):
    text, expected = TOO_WIDE[name]
    narrow = f"{PHONE[0]} wide: "
    found = [fault.removeprefix(narrow) for fault in look(tabs, write(text)).overflow if fault.startswith(narrow)]
    assert len(found) == len(expected), found
    assert [begin for begin in expected if not any(fault.startswith(begin) for fault in found)] == []


def test_a_good_page_prints_whole(tabs: Tabs, write):
    assert print_faults(tabs, write(GOOD)) == []


LONG = "<p>A statement.</p>" * 200
LOST_ON_PAPER = {
    "folded up": (
        replaced("@media print {", "@media nowhere {").replace("<p>A statement.</p>", LONG),
        r'folded up: "A statement|1 sheets folded, \d+ unfolded',
    ),
    "a figure too wide": (replaced("<svg ", '<svg style="width: 900px" '), "figure#bars is .* wide"),
    "a figure too high": (replaced("<svg ", '<svg style="width: 90px; height: 1200px" '), "figure#bars is .* high"),
    "a figure cut in two": (replaced("break-inside: avoid;", ""), "figure#bars may be cut"),
}


@pytest.mark.parametrize("name", LOST_ON_PAPER)
def test_what_is_lost_on_paper_is_found_out(tabs: Tabs, write, name: str):
    text, expected = LOST_ON_PAPER[name]
    found = print_faults(tabs, write(text))
    assert found
    assert [fault for fault in found if not re.match(expected, fault)] == []


def test_what_paper_leaves_out_on_purpose_is_no_fault(tabs: Tabs, write):
    assert print_faults(tabs, write(replaced("@media print {", "@media print { details { display: none; }"))) == []


def test_pictures_are_as_wide_as_asked(browser: Browser, write, tmp_path: Path):
    page = write(replaced("<p>A statement.</p>", LONG).replace("<details>", "<details open>"))
    for size, whole in ((DESKTOP, False), (PHONE, False), (PHONE, True)):
        picture = screenshot(browser, page, tmp_path / "x.png", size=size, whole=whole)
        wide, high = struct.unpack(">II", picture.read_bytes()[16:24])
        assert wide == size[0]
        assert high > size[1] if whole else high == size[1]
    document, *pictures = printed(browser, page, tmp_path / "print")
    assert document.read_bytes().startswith(b"%PDF")
    assert all(picture.read_bytes().startswith(b"\x89PNG") for picture in pictures)
    assert pictures
