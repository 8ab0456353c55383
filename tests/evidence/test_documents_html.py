"""Pages: the article as text, the rest listed, and nothing hostile that hangs or breaks."""

import builtins
import time

import pytest

from walkaway.errors import CaseError, InputError
from walkaway.evidence.documents.document import BODY, HEADING, STANDFIRST, TITLE
from walkaway.evidence.documents.read import document_of, read_bytes, read_document
from walkaway.evidence.speech.find import speech_in
from walkaway.evidence.speech.known_people import KnownPeople

pytest.importorskip("trafilatura")

SAID = (
    "The union on Monday turned down an offer of 3&nbsp;percent from the port, and said that it would strike on Friday."
)
PAGE = f"""<!doctype html><html lang=en><head><meta charset="utf-8">
<title>Dockers turn down offer | Harbour Times</title>
<meta property="og:site_name" content="Harbour Times">
<meta property="article:published_time" content="2021-03-03T10:00Z">
<script>var x = "<p>not said</p>";</script><style>p {{color: red}}</style></head><body>
<div class="cookie">We use cookies to improve your experience.</div><nav><ul><li><a href=/>Home</a></ul></nav>
<main><article><h1>Dockers turn down offer</h1><p class="standfirst">Union says talks may end on Friday</p>
<p class=byline>By Jane Doe</p>
<figure><img src=x><figcaption>Pickets at the gate. Photo: AFP</figcaption></figure>
<p>{SAID}</p><p>&ldquo;We will not sign this,&rdquo; said <b>Ann Lee</b>, <a href=x>who leads</a> the union.
<br>She left at once.</p>
<h2>What the port wants</h2>
<p>The port said that 3 percent was its last word, and that the yard would close on Friday.</p>
<ul><li>3 percent from April</li><li>a bonus of 500 pounds</li></ul>
<blockquote><p>“There is no more to give,” said Tom Gray, who speaks for the port and its owners.</p></blockquote>
<div hidden>Unseen words</div>
<div class="related"><h3>Related stories</h3><ul><li><a href=1>Port closes for a day</a></ul></div>
<p>Both sides will meet again on Thursday under a mediator, who asked them to keep away from the press.</p>
</article></main><footer>© 2021 Harbour Times. All rights reserved.</footer></body></html>"""


def test_posts_that_a_page_shows_are_part_of_it_and_somebodys_words():
    post = (
        '<div class="embed"><blockquote class="twitter-tweet"><p>No more chili.</p>&mdash; Joe V. (@jv) '
        "<a href=#>October 7, 2022</a></blockquote></div>"
    )
    document = document_of(PAGE.replace("<h2>", f"{post}<h2>", 1), format="html")
    shown = [number for number in document.block_quotes if "chili" in document.text]
    assert [p.number for p in document.paragraphs() if "chili" in document.text[p.start : p.end]] == shown[:1]
    speech = speech_in(document, KnownPeople())
    said = next(one for one in speech.utterances if "chili" in document.text[one.start : one.end])
    assert speech.speakers[said.speaker].name == "Joe V."


def test_a_page_is_read():
    document = document_of(PAGE, format="html", id="page")
    assert (document.title, document.publisher, document.date) == (
        "Dockers turn down offer",
        "Harbour Times",
        "2021-03-03",
    )
    assert (document.format, document.date_inferred, document.warnings) == ("html", False, ())
    kinds = {document.words(line.number): line.kind for line in document.lines}
    assert document.words(1) == "Dockers turn down offer"
    assert kinds["Dockers turn down offer"] == TITLE
    assert kinds["Union says talks may end on Friday"] == STANDFIRST
    assert kinds["What the port wants"] == HEADING
    assert kinds["“We will not sign this,” said Ann Lee, who leads the union."] == BODY
    assert kinds["She left at once."] == BODY
    assert kinds["3 percent from April"] == BODY
    assert kinds["“There is no more to give,” said Tom Gray, who speaks for the port and its owners."] == BODY
    assert "not said" not in document.text
    assert "Unseen" not in document.text
    for line in document.lines:
        assert document.words(line.number) == document.words(line.number).strip() != ""


def test_what_else_stands_on_the_page_is_listed():
    rest = {left.text: left.why for left in document_of(PAGE, format="html").left_out_elsewhere}
    assert rest["We use cookies to improve your experience."] == "A notice on cookies."
    assert rest["Pickets at the gate. Photo: AFP"].startswith("A caption")
    assert rest["Home"] == "Leads around the site."
    assert "Port closes for a day" in rest
    assert "By Jane Doe" in rest
    assert not any("not said" in words or "Unseen" in words or "color" in words for words in rest)
    assert not any("turned down an offer" in words for words in rest)


def test_the_title_stands_once_and_first():
    for head in ("", "<h1>Dockers turn down offer</h1>"):
        page = f"<html><head><meta property=og:title content='Dockers turn down offer'></head><body><article>{head}"
        document = document_of(
            page + f"<p>{SAID}</p><p>{SAID.replace('union', 'crew')}</p></article></body></html>", format="html"
        )
        assert [line.kind for line in document.lines] == [TITLE, BODY, BODY]


def test_facts_in_json_are_read():
    facts = '{"@graph": [{"datePublished": "2021-03-03T08:00", "publisher": {"name": "Dock News"}}]}'
    head = f"<head><script type='application/ld+json'>{facts}</script></head>"
    page = f"<html>{head}<body><article><p>{SAID}</p></article></body></html>"
    document = document_of(page, format="html")
    assert (document.date, document.publisher) == ("2021-03-03", "Dock News")


@pytest.mark.parametrize(
    ("declared", "used", "warned"),
    [
        ("utf-8", "utf-8", False),
        ("windows-1252", "cp1252", False),
        ("iso-8859-1", "utf-8", False),
        ("utf-8", "cp1252", True),
    ],
)
def test_encodings_as_declared_and_otherwise(declared: str, used: str, warned: bool):
    head = f"<head><meta charset='{declared}'></head>"
    page = f"<html>{head}<body><article><p>“Nein,” said Müller – {SAID}</p></article></body></html>"
    document = read_bytes(page.encode(used), format="html", file="page.html")
    assert "“Nein,” said Müller – The union" in document.text
    assert bool(document.warnings) == warned


def test_a_page_by_any_name(tmp_path):
    path = tmp_path / "page.txt"
    path.write_text(PAGE)
    assert read_document(path).format == "html"
    assert read_bytes(PAGE.encode()).format == "html"


def test_a_page_without_an_article_is_read_whole_or_refused():
    with pytest.raises(CaseError, match="there is no text on the page"):
        read_bytes(b"<html><body><script>render()</script></body></html>", format="html", file="page.html")
    with pytest.raises(CaseError, match="null bytes"):
        read_bytes(b"<p>\0\0\0\0" * 100, format="html", file="page.html")
    with pytest.raises(CaseError, match="no text"):
        read_bytes(b"", format="html", file="page.html")


@pytest.mark.parametrize("format_", ["html", "pdf"])
def test_without_the_extra_the_command_is_named(monkeypatch: pytest.MonkeyPatch, format_: str):
    real = builtins.__import__

    def without(name, *args, **kwargs):
        if name.split(".")[0] in ("trafilatura", "pypdf"):
            raise ImportError(name)
        return real(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(InputError, match=r"pip install 'walkaway\[read\]'"):
        read_bytes(b"%PDF-1.4" if format_ == "pdf" else b"<html>", format=format_, file="report")


GOOD = f"<p>{SAID}</p>" * 5
HOSTILE = {
    "nested": "<div>" * 100_000 + GOOD + "</div>" * 100_000,
    "nested links": "<a href=x>" * 100_000 + GOOD,
    "nested fonts": "<font>" * 90_000 + GOOD,
    "attribute": "<p title='" + "x" * 10_000_000 + "'>" + GOOD,
    "entities": "<!DOCTYPE html ["
    + "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    + "]>&e9;"
    + GOOD,
    "scripts": "<script><!--<script>" * 10_000 + GOOD,
    "comments": "<!-- " * 50_000 + GOOD,
    "cdata": "<![CDATA[" * 50_000 + GOOD,
    "open quotes": "<p a='" * 50_000 + GOOD,
    "links in a row": "<p>" + "<a href=x>a link</a> " * 50_000 + "</p>" + GOOD,
    "links in spans": "<p>" + "<span><a href=x>a link</a></span> " * 30_000 + "</p>" + GOOD,
    "breaks": "<p>" + "<br>" * 90_000 + GOOD,
    "json": "<script type='application/ld+json'>" + '{"headline": "' + '\\"' * 90_000 + "</script>" + GOOD,
    "deep json": "<script type='application/ld+json'>" + "[" * 100_000 + "</script>" + GOOD,
    "angles": "<" * 500_000 + GOOD,
    "control letters": "<p>\x01\x02\x0b\x1f</p>" + GOOD,
}


@pytest.mark.parametrize("page", HOSTILE.values(), ids=HOSTILE)
def test_hostile_pages_end_in_a_text_or_a_message(page: str):
    start = time.process_time()
    try:
        found = read_bytes(f"<html><body>{page}</body></html>".encode(), format="html", file="page.html").text
    except CaseError as error:
        found = str(error)
        assert found.startswith("page.html: ")
    assert found
    assert time.process_time() - start < 10
