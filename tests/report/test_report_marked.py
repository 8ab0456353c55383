"""Marks in a text: nothing of the text is lost or added, and every mark is led to, however they lie."""

import re
import shutil
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from conftest import REPO_ROOT
from walkaway.evidence.documents.document import LEFT_OUT, Document, Line, Span
from walkaway.evidence.quotes import Quote
from walkaway.evidence.review.ledger import ACCEPT, LEDGER, Answered, Entry, Ledger, ReadPlace
from walkaway.evidence.rows import digest_of
from walkaway.formats import read_case
from walkaway.report import html
from walkaway.report.marked_documents import Carried, MarkedDocument, documents_page
from walkaway.report.marked_text import QUOTE, STATEMENT, Mark, pieces_of
from walkaway.workbench import brief
from walkaway.workbench.marked import marked_documents

LETTERS = st.text(st.sampled_from("ab “”<&\u05d0\U0001f600\u0301"), max_size=30)


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[tuple[int, int]], list[Mark]]:
    """A text, stretches of it, and marks that lie anyhow."""
    text = draw(LETTERS)
    place = st.integers(0, len(text))
    cuts = sorted(draw(st.lists(place, max_size=8)))
    stretches = list(zip(cuts[::2], cuts[1::2], strict=False))
    ends = draw(st.lists(st.tuples(place, place, st.sampled_from([QUOTE, STATEMENT])), max_size=6))
    marks = [
        Mark(start=min(a, b), end=max(a, b), kind=kind, anchor=f"m{number}", name=f"m{number}")
        for number, (a, b, kind) in enumerate(ends)
    ]
    return text, stretches, marks


@given(marked())
def test_pieces_are_the_text_and_every_mark_is_led_to(given_: tuple[str, list[tuple[int, int]], list[Mark]]):
    text, stretches, marks = given_
    found = pieces_of(text, stretches, marks)
    assert ["".join(piece.text for piece in pieces) for pieces in found] == [text[a:b] for a, b in stretches]
    for (start, end), pieces in zip(stretches, found, strict=True):
        led = sorted(mark.anchor for piece in pieces for mark in piece.then)
        assert led == sorted(m.anchor for m in marks if max(start, m.start) < min(end, m.end))
    for (start, _), pieces in zip(stretches, found, strict=True):
        place = start
        for piece in pieces:
            for letter in range(place, place + len(piece.text)):
                over = {mark.kind for mark in marks if mark.start <= letter < mark.end}
                assert set(piece.kinds) == over
            place += len(piece.text)


class Seen(HTMLParser):
    """The ids and inner links of a page, and the words in each line of a document."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags.add(tag)
        self.ids += [found["id"]] if found.get("id") else []
        self.links += [found["href"]] if found.get("href") else []


TEXT = "No deal\n“We <b>can</b> wait & see,” said Bar.\nLike this story? Share it.\n"


def document() -> Document:
    lines = (
        Line(number=1, start=0, end=7, paragraph=1, kind="title"),
        Line(number=2, start=8, end=47, paragraph=2),
        Line(number=3, start=48, end=len(TEXT) - 1, paragraph=3, kind=LEFT_OUT, why="A line that asks to share."),
    )
    return Document(id="a.1", file="a.1.txt", format="text", text=TEXT, title="No deal", lines=lines)


def test_a_page_of_documents_holds_together():
    said = Span(start=TEXT.index("We"), end=TEXT.index("”"))
    quote = Quote(
        document="a.1", line=2, start=said.start, end=said.end, text=said.within(TEXT), parts=(said,), form="direct",
        speaker="Ana <Bar>", rule="cue_after",
    )  # fmt: skip
    marked = MarkedDocument(
        document=document(),
        quotes=(quote,),
        carried=(Carried(statement="an offer", start=said.start, end=said.start + 6),),
    )
    page = html.render(documents_page([marked], (), (), labels=None))
    seen = Seen(page)
    assert len(seen.ids) == len(set(seen.ids))
    assert {"source-a~2e~1", "source-a~2e~1.2", "quote-a~2e~1.1"} <= set(seen.ids)
    assert {link for link in seen.links if not link.startswith("#")} == set()
    assert {link[1:] for link in seen.links} - set(seen.ids) == {"statement-an~20~offer"}
    assert "b" not in seen.tags
    assert "Left out. A line that asks to share." in page
    line = re.search(r'<p id="source-a~2e~1.2".*?</p>', page, flags=re.DOTALL)
    told = re.sub(r" <a class.*?</a>", "", line.group())  # what stands behind the marks
    assert "We &lt;b&gt;can&lt;/b&gt; wait &amp; see," in re.sub(r"<[^>]+>", "", told)
    assert "[Ana &lt;Bar&gt;]" in line.group()


def test_a_brief_shows_the_documents_that_its_case_carries():
    folder = REPO_ROOT / "cases" / "wage-round"
    case = read_case(folder).case
    documents = marked_documents(case, folder)
    assert [marked.document.id for marked in documents] == ["bulletin", "letter", "note"]
    cited = {statement.id for statement in case.statements if statement.cite}
    assert {carried.statement for marked in documents for carried in marked.carried} == cited
    for marked in documents:
        passed = dict(next(source for source in case.sources if source.id == marked.document.id).passed_over)
        assert {line.number: line.why for line in marked.document.lines if line.kind == LEFT_OUT} == passed
    page = html.page(brief(case, draws=200, quick=True), documents=documents)
    seen = Seen(page)
    assert len(seen.ids) == len(set(seen.ids))
    assert {link[1:] for link in seen.links} - set(seen.ids) == set()
    for marked in documents:
        lines = {f"document-{marked.document.id}.{line.number}" for line in marked.document.lines}
        assert lines <= set(seen.ids)
    assert {f"#statement-{statement}" for statement in cited} <= set(seen.links)


def test_words_that_a_review_accepted_are_marked_and_no_others(tmp_path: Path):
    folder = tmp_path / "wage-round"
    shutil.copytree(REPO_ROOT / "cases" / "wage-round", folder)
    case = read_case(folder).case
    text = (folder / "union-bulletin.txt").read_bytes().decode("utf-8")
    words = "two per cent, 40 hours, 150 euros"
    start = text.index(words)
    place = ReadPlace(
        document="bulletin", digest=digest_of(text), line=4, start=start, end=start + len(words)
    )  # fmt: skip
    other = replace(place, digest=digest_of("another text"), start=0, end=3)
    ledger = Ledger(folder / LEDGER)
    ledger.open()
    for answer, statement, at in ((ACCEPT, "company_opens", place), (ACCEPT, "union_opens", other)):
        answered = Answered(statement=statement, kind="offer", rule="puts_forward", places=(at,))
        ledger.add(Entry(answer=answer, statements=(answered,)))
    ledger.close()
    marked = next(one for one in marked_documents(case, folder) if one.document.id == "bulletin")
    told = {
        c.statement: text[c.start : c.end] for c in marked.carried if c.statement in ("company_opens", "union_opens")
    }
    assert told["company_opens"] == words
    assert told["union_opens"] != text[0:3]


def test_a_case_without_documents_shows_none():
    case = read_case(REPO_ROOT / "cases" / "hanoi-2019").case
    assert marked_documents(case, REPO_ROOT / "cases" / "hanoi-2019") == ()
