"""Pages as they were when somebody last looked at them.

The two exact cases are compared letter by letter, as page and as Markdown. Hanoi is sampled (see
test_golden_briefs.py): of its page we keep the outline, and the statements and sources, which follow from the case
alone. Figures are not drawn here: their own tests look at what they show.
"""

import re
from functools import cache
from html import unescape

import pytest

from cli.command_line import CASES
from golden.golden_files import compare
from walkaway.analysis import Brief
from walkaway.formats import read_case
from walkaway.report import html
from walkaway.report.markdown import markdown
from walkaway.workbench import brief

EXACT = ("first-case", "camp-david-1978")
# Sections without what hangs on the draws: whether there is something to find out, which statements carry a figure.
STEADY = ("statements", "sources")
OUTLINE = "|".join(
    [
        r"<h[1-4]>.*?</h[1-4]>",
        r"<th scope=\"col\".*?</th>",
        r"<summary>.*?</summary>",
        r"<div class=\"block\" id=\"[^\"]+\"",
    ]
)


@cache
def worked_out(case: str, *, draws: int = 400, seed: int = 0) -> tuple[Brief, str]:
    found = read_case(CASES / case)
    return brief(found.case, draws=draws, seed=seed), found.digest


@pytest.mark.parametrize("case", EXACT)
def test_the_page(case: str):
    found, digest = worked_out(case)
    page = html.page(found, digest=digest)
    # The style stands in a file of its own; here it would only be a second copy of it.
    compare(f"{case}.html", re.sub(r"<style>.*?</style>", "<style></style>", page, flags=re.DOTALL))


@pytest.mark.parametrize("case", EXACT)
def test_the_page_in_markdown(case: str):
    found, digest = worked_out(case)
    compare(f"{case}.md", markdown(found, digest=digest))


def test_the_page_of_hanoi():
    found, digest = worked_out("hanoi-2019")
    compare("hanoi-2019.page.txt", "\n".join(steady(html.page(found, digest=digest))) + "\n")


def steady(page: str) -> list[str]:
    """The lines of a page's outline, and of the sections that follow from the case alone."""
    lines = []
    for section in re.split(r"(?=<section )", page.partition("</main>")[0])[1:]:
        name = re.match(r"<section id=\"([^\"]+)\"", section)
        assert name
        if name.group(1) in STEADY:
            section = re.sub(r"; left out, it changes most whether.*? points(?=\.)", "", section)
            lines += [f"== {name.group(1)}", *filter(None, (words(line) for line in section.splitlines()))]
        elif name.group(1) not in ("find-out", "carries"):
            lines += [f"== {name.group(1)}", *(words(found) for found in re.findall(OUTLINE, section))]
    return lines


def words(markup: str) -> str:
    """The words of a piece of a page; of an opening tag its id."""
    anchor = re.fullmatch(r"<div class=\"block\" id=\"([^\"]+)\"", markup)
    return f"-- {anchor.group(1)}" if anchor else unescape(re.sub(r"<[^>]*>", " ", markup)).strip()


# 600 draws are drawn by another method, which takes longer.
@pytest.mark.parametrize("others", [{"seed": 1}, pytest.param({"draws": 600}, marks=pytest.mark.slow)], ids=str)
def test_the_draws_do_not_reach_the_golden_page(others: dict[str, int]):
    """Other draws give other figures and orders; what is kept is the same."""
    page, other = (html.page(worked_out("hanoi-2019", **given)[0]) for given in ({}, others))
    assert page != other
    assert steady(page) == steady(other)
    assert len(steady(page)) > 150
