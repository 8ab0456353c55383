"""Markdown says what the page says; texts of a case are text in it, however they are written."""

import re

import pytest
from markdown_it import MarkdownIt

from report.made_briefs import shipped_or_odd
from report.odd_cases import MARKUP, ODD, case_with
from report.walking import Walked
from walkaway.report import html
from walkaway.report.markdown import markdown, told

READER = MarkdownIt("commonmark", {"html": True}).enable("table")
OURS = re.compile(r'<a id="[\w.\-]+">|</a>')
LETTERS = MARKUP | {
    "a script": "<script>alert(1)</script>",
    "an image": "![x](https://example.org/x.png)",
    "a heading": "# not a heading",
    "a list": "- not a list",
    "a numbered list": "1. not a list",
    "a rule": "---",
    "a table": "a | b | c",
    "code": "`code` ``more``",
    "lines": "one\n\n# two\n- three",
    "an entity": "&lt;b&gt; &copy;",
    "a mail address": "<a@b.example>",
    "struck out": "~~no~~ **bold** __under__ *it*",
}


def inline_text(tokens) -> str:
    """The text that a reader sees."""
    kinds = ("text", "text_special", "code_inline")
    return "\n".join("".join(c.content for c in t.children if c.type in kinds) for t in tokens if t.children)


def html_of(tokens) -> list[str]:
    """Every piece of markup that Markdown passes through."""
    found = [token.content for token in tokens if token.type == "html_block"]
    return found + [c.content for t in tokens for c in t.children or () if c.type == "html_inline"]


@pytest.mark.parametrize("name", LETTERS)
def test_texts_of_a_case_are_text(name: str):
    text = LETTERS[name]
    plainly, tokens = (READER.parse(markdown(case_with(words))) for words in ("plain words", text))
    # Nothing but our own anchors and links is markup, and the structure is that of plain words.
    assert [
        piece for piece in html_of(tokens) for part in re.findall(r"<[^>]*>", piece) if not OURS.fullmatch(part)
    ] == []
    assert [t.type for t in tokens if t.type.endswith("_open")] == [t.type for t in plainly if t.type.endswith("_open")]
    seen = re.sub(r"\s+", " ", inline_text(tokens))
    assert re.sub(r"\s+", " ", text.strip())[:60] in seen
    kinds = {c.type for t in tokens for c in t.children or ()}
    assert not kinds & {"image", "code_inline", "s_open", "hardbreak"}
    links = [c.attrs["href"] for t in tokens for c in t.children or () if c.type == "link_open"]
    assert all(link.startswith("#") for link in links)


@pytest.mark.parametrize("case", ["first-case", "camp-david-1978", "hanoi-2019"])
def test_it_says_what_the_page_says(case: str):
    found = shipped_or_odd(case)
    seen = inline_text(READER.parse(markdown(found)))
    page = Walked.of(html.page(found))
    figures = {number.text.replace("\N{NO-BREAK SPACE}", " ") for number in page.numbers}
    assert [figure for figure in figures if figure not in seen] == []
    headings = re.findall(r"<h2>(.*?)</h2>", html.page(found))
    assert [head for head in headings if head.replace("&#39;", "'") not in seen] == []


@pytest.mark.parametrize("case", ["first-case", "hanoi-2019"])
def test_its_links_lead_somewhere(case: str):
    text = markdown(shipped_or_odd(case))
    ids = re.findall(r'<a id="([^"]+)">', text)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r"\]\(#([^)]+)\)", text)) <= set(ids)


@pytest.mark.parametrize("name", ODD)
def test_what_a_case_leaves_unsaid_is_left_out_or_said_in_words(name: str):
    text = markdown(shipped_or_odd(name))
    assert not re.search(r"\bNone\b|\bnan\b|\bTrue\b|\bFalse\b|\{'|\['|Estimate\(|Headline\(|[\ue000-\ue002]", text)
    for table in re.findall(r"(?:^\|.*\|\n)+", text, flags=re.MULTILINE):
        cells = {len(re.split(r"(?<!\\)\|", line)) for line in table.splitlines()}
        assert len(cells) == 1


def test_a_line_never_begins_as_a_list():
    assert told("- a") == r"\- a"
    assert told("1. a") == r"1\. a"
    assert inline_text(READER.parse(told("1. a"))) == "1. a"
    assert inline_text(READER.parse(told("+ a"))) == "+ a"
