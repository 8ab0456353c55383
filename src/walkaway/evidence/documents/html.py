"""HTML: the article of a page, by trafilatura, and the rest of the page listed as left out.

A. Barbaresi (2021), Trafilatura: A Web Scraping Library and Command-Line Tool for Text Discovery and Extraction,
Proceedings of ACL-IJCNLP 2021: System Demonstrations, 122-131.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from walkaway.errors import CaseError, Fault
from walkaway.evidence.documents.block import Draft
from walkaway.evidence.documents.dates import first_date
from walkaway.evidence.documents.document import HEADING, TITLE
from walkaway.evidence.documents.extra import keep_quiet, missing_extra
from walkaway.evidence.documents.html_blocks import (
    Paragraph,
    article_paragraphs,
    joined,
    plain,
    rest_of_page,
    set_apart,
    visible_paragraphs,
    without_unseen,
)
from walkaway.evidence.documents.html_text import check_size, page_text

__all__ = ["draft_of_html"]

DATED = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dc.date.issued",
    "dcterms.created",
    "pubdate",
    "publishdate",
    "publish-date",
    "parsely-pub-date",
    "sailthru.date",
    "article.published",
    "cxenseparse:recs:publishtime",
)
"""Names of the meta elements that tell when a page was published."""

NAMED = ("og:site_name", "application-name", "dc.publisher", "publisher", "twitter:app:name:iphone")
TITLED = ("og:title", "twitter:title", "dc.title", "headline")
MAX_JSON = 200_000
SUFFIX = re.compile(r"\s+[|\u2013\u2014-]\s+[^|\u2013\u2014]{2,40}$")
WORDS = re.compile(r"\w+")


def draft_of_html(content: bytes, file: str) -> Draft:
    """Return what a page holds.

    Args:
        content: The bytes of the page.
        file: The file as the user named it.

    Raises:
        InputError: The extra is not installed.
        CaseError: There is no text on the page, or it is too large.
    """
    try:
        from trafilatura import load_html  # half a second and lxml: only where a page is read
    except ImportError:
        raise missing_extra("HTML", file) from None
    keep_quiet("trafilatura", "htmldate", "charset_normalizer", "courlan")
    source, warnings = page_text(content, file)
    tree = load_html(source) if source.strip() else None
    if tree is None:
        raise _nothing(file)
    check_size(tree, file)
    known = _known(tree)
    # Scripts hold no words of the report, and some patterns of the library take long on hostile ones.
    for script in list(tree.iter("script")):
        script.text = None
    paragraphs = _article(without_unseen(tree)) or _article(tree)
    if not paragraphs:
        paragraphs = [Paragraph((words,)) for words in visible_paragraphs(tree)]
        if not paragraphs:
            raise _nothing(file)
        message = "no article was found on the page, and all of its text is read"
        warnings = (*warnings, Fault(message=message, mend="save the text of the report as .txt", file=file))
    apart = set_apart(tree)
    paragraphs = [one._replace(quoted=one.quoted or plain(" ".join(one.lines)) in apart) for one in paragraphs]
    paragraphs = _with_title(paragraphs, known["title"])
    text, blocks = joined(paragraphs)
    return Draft(
        format="html",
        text=text,
        blocks=blocks,
        title=known["title"],
        publisher=known["publisher"],
        date=known["date"],
        left_out=rest_of_page(tree, text),
        warnings=warnings,
    )


def _article(tree: Any) -> list[Paragraph]:
    """Return the paragraphs of the article on a page; none where no article is found."""
    from trafilatura import bare_extraction  # as above

    body = getattr(bare_extraction(tree, include_comments=False, include_tables=True), "body", None)
    return list(article_paragraphs(body)) if body is not None else []


def _with_title(paragraphs: list[Paragraph], title: str) -> list[Paragraph]:
    """Return the paragraphs with the title as the first of them, and once only."""
    words = WORDS.findall(title.casefold())
    if not words:
        if paragraphs and paragraphs[0].kind == HEADING:
            return [paragraphs[0]._replace(kind=TITLE), *paragraphs[1:]]
        return paragraphs
    same = [
        place
        for place, paragraph in enumerate(paragraphs[:6])
        if WORDS.findall(" ".join(paragraph.lines).casefold()) == words
    ]
    rest = [paragraph for place, paragraph in enumerate(paragraphs) if place not in same]
    lines = paragraphs[same[0]].lines if same else (title,)
    return [Paragraph(lines, TITLE), *rest] if rest else [Paragraph(lines)]


def _known(tree: Any) -> dict[str, str]:
    """Return title, publisher and date as the page declares them."""
    meta: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").casefold()
        value = " ".join((element.get("content") or "")[:1000].split())
        if name and value:
            meta.setdefault(name, value)
    facts = _facts(tree)
    publisher = next((meta[name] for name in NAMED if name in meta), "") or facts.get("publisher", "")
    title = (
        next((meta[name] for name in TITLED if name in meta), "") or facts.get("headline", "") or _title_element(tree)
    )
    if (publisher and title.casefold().endswith(publisher.casefold())) or (
        SUFFIX.search(title) and _heads(tree, SUFFIX.sub("", title))
    ):
        title = SUFFIX.sub("", title)
    dates = [meta[name] for name in DATED if name in meta]
    dates.append(facts.get("datePublished", ""))
    dates.extend(element.get("datetime") or "" for element in tree.iter("time"))
    return {
        "title": title[:300].strip(),
        "publisher": publisher.removeprefix("@")[:100],
        "date": next((date for date in (first_date(value[:100].replace("T", " ")) for value in dates) if date), ""),
    }


def _heads(tree: Any, title: str) -> bool:
    """Return whether a heading of the page is this title."""
    words = WORDS.findall(title.casefold())
    return any(WORDS.findall("".join(head.itertext()).casefold()) == words for head in tree.iter("h1", "h2"))


def _title_element(tree: Any) -> str:
    heads = [" ".join("".join(head.itertext()).split()) for head in tree.iter("h1")]
    titles = [" ".join((title.text or "")[:1000].split()) for title in tree.iter("title")]
    if len(heads) == 1 and 2 <= len(heads[0].split()) <= 40:
        return heads[0]
    return next((title for title in titles if title), "")


def _facts(tree: Any) -> dict[str, str]:
    """Return what a page tells of itself as JSON-LD (schema.org)."""
    facts: dict[str, str] = {}
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "") or not script.text or len(script.text) > MAX_JSON:
            continue
        try:
            data = json.loads(script.text)
        except (ValueError, RecursionError):
            continue
        for entry in _entries(data):
            for key in ("datePublished", "headline"):
                if isinstance(entry.get(key), str):
                    facts.setdefault(key, " ".join(entry[key].split()))
            publisher = entry.get("publisher")
            if isinstance(publisher, dict) and isinstance(publisher.get("name"), str):
                facts.setdefault("publisher", publisher["name"].strip())
    return facts


def _entries(data: Any) -> Iterator[dict[str, Any]]:
    """Yield the records on the first levels of some JSON."""
    level = [data]
    for _ in range(4):
        following: list[Any] = []
        for value in level[:500]:
            if isinstance(value, dict):
                yield value
                graph = value.get("@graph")
                following.extend(graph if isinstance(graph, list) else ())
            elif isinstance(value, list):
                following.extend(value)
        level = following


def _nothing(file: str) -> CaseError:
    mend = "save the text of the report as .txt; a page that a script fills in has none of its own"
    return CaseError([Fault(message="there is no text on the page", mend=mend, file=file)])
