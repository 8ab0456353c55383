"""What each line of a report is, in the shapes in which papers print them."""

import textwrap

import pytest

from walkaway.evidence.documents.document import BODY, HEADING, LEFT_OUT, STANDFIRST, TITLE, Document
from walkaway.evidence.documents.read import document_of, read_document

LETTERS = {TITLE: "T", STANDFIRST: "S", HEADING: "H", BODY: "b", LEFT_OUT: "-"}
LEAD = "The union on Monday turned down an offer of 3 percent from the port, and said that it would strike on Friday."
MORE = "“We will not sign this,” said Ann Lee, who leads the union. “It is an insult to those who work at night.”"
LAST = "Both sides will meet again on Thursday under a mediator, who asked them to keep away from the press."


def kinds(*lines: str) -> str:
    """One letter a line of the document made of some lines."""
    return "".join(LETTERS[line.kind] for line in document_of("\n\n".join(lines)).lines)


def left_out(document: Document) -> set[int]:
    return {line.number for line in document.lines if line.kind == LEFT_OUT}


def test_the_report_of_rt(shared):
    document = read_document(shared / "seeds" / "000_53edaf2396ba3705.txt", id="rt")
    found = "".join(LETTERS[line.kind] for line in document.lines)
    assert found == "T-bHbb-bHbbHb-bbbHb-bbHbbb-"
    assert (document.publisher, document.date, document.date_inferred) == ("RT", "2019-02-28", False)
    assert document.title == document.words(1)


def test_the_report_of_vice(shared):
    document = read_document(shared / "seeds" / "002_06c682f09cc5dd2a.txt", id="vice")
    found = "".join(LETTERS[line.kind] for line in document.lines)
    assert found == "TS-" + "b" * 24 + "Hbbb-bbbHbbbbbbbb-"
    # The day stands in a caption only.
    assert (document.publisher, document.date, document.date_inferred) == ("VICE News", "2019-02-28", True)
    assert document.paragraphs()[1].end != document.paragraphs()[2].end


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        (("Dockers turn down offer", LEAD, MORE), "Tbb"),
        (("Dockers turn down offer", LEAD, "What the port wants", MORE, LAST), "TbHbb"),
        (("Dockers turn down offer", "Union says that talks may end on Friday", LEAD, MORE), "TSbb"),
        (("Dockers turn down offer", "Talks may end on Friday, says the union.", "By Jane Doe", LEAD), "TS-b"),
        (("Dockers turn down offer", "“It is an insult.”", "Getty Images", LEAD), "TS-b"),
        # A report may start right before a picture.
        (("Dockers turn down offer", LEAD, "Getty Images", MORE), "Tb-b"),
        (("Dockers turn down offer", "By Jane Doe", "3 March 2021", LEAD, MORE), "T--bb"),
        (("Dockers turn down offer", "Jane Doe in Rotterdam", "Wed 3 Mar 2021 10.12 GMT", LEAD), "T--b"),
        (("Business", "Dockers turn down offer of the port", LEAD, MORE), "-Tbb"),
        (("Home » Business » Dockers turn…", "Dockers turn down offer", LEAD), "-Tb"),
        (("Dockers turn down offer", "Dockers turn down offer", LEAD), "T-b"),
        (("ROTTERDAM (Reuters) - " + LEAD, MORE), "bb"),
        ((LEAD, MORE), "bb"),
        (("Dockers turn down offer with the U.S.", LEAD), "Tb"),
        # Several short lines are a list, and so is what a colon announces.
        (("No deal", LEAD, "The offer:", "3 percent from April", "A bonus of 500 pounds", MORE), "Tbbbbb"),
        (("No deal", LEAD, "The offer is this:", "3 percent from April", MORE), "Tbbbb"),
        (("No deal", LEAD, "Is there a way out?", MORE), "TbHb"),
        (("No deal", LEAD, "'Sometimes you have to walk'", MORE), "TbHb"),
        (("No deal", LEAD, "“Is there a way out?”", MORE), "Tbbb"),
        (("No deal", LEAD, "Most read", "Port closes for a day", "Dockers march again", MORE), "Tb---b"),
        (("No deal", LEAD, MORE, "Related", "Why the dockers strike", "Is the port broke?"), "Tbb---"),
        (("No deal", LEAD, "Image caption,", "Pickets at the gate", MORE), "Tb--b"),
        (
            (
                "No deal",
                LEAD,
                "Pickets stand at the gate of the port",
                "FILE PHOTO: Pickets stand at the gate of the port",
            ),
            "Tb--",
        ),
        # Turns of a transcript are no headings.
        (("TALKS AT THE PORT", "Q: Is the roof a deal breaker?", "LEE: I am here. [laughter]", LEAD), "Tbbb"),
        (("No deal", "The Harbour Times, 3 March 2021", LEAD), "T-b"),
        (("No deal", "City Hall, Harbour, June 2, 2031, 10:05 a.m.", LEAD), "T-b"),
        (("No deal", LEAD, MORE, LAST, "About Norvent", "Norvent makes pumps.", "Media contact: Ann Lee"), "Tbbb---"),
        (("No deal", LEAD, "Jane Doe covers ports for the Times."), "Tb-"),
        (("No deal", LEAD, "Union says no as talks with the port go on"), "Tbb"),
    ],
)
def test_shapes_of_reports(lines: tuple[str, ...], wanted: str):
    assert kinds(*lines) == wanted


def test_one_line_is_no_title():
    assert kinds("The union turned the offer down") == "b"


@pytest.mark.parametrize("width", [50, 62, 72, 80, 100])
@pytest.mark.parametrize("gap", ["\n\n", "\n"])
def test_wrapped_text_has_paragraphs_of_several_lines(width: int, gap: str):
    paragraphs = ["No deal at the port", LEAD + " " + LAST, MORE + " " + LEAD, LAST + " " + MORE]
    text = gap.join(textwrap.fill(paragraph, width) for paragraph in paragraphs)
    document = document_of(text)
    found = [" ".join(text[paragraph.start : paragraph.end].split()) for paragraph in document.paragraphs()]
    if gap == "\n\n":
        assert found == paragraphs
    else:
        # Without empty lines a paragraph ends where the next word would have fitted; one that fills its line runs on.
        assert found[0] == paragraphs[0]
        assert " ".join(found) == " ".join(paragraphs)
        assert 3 <= len(found) <= 4


def test_lines_that_are_paragraphs_are_not_joined():
    document = document_of("\n".join(["No deal", LEAD, MORE, "Getty Images", LAST]))
    assert [line.paragraph for line in document.lines] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize(
    ("lines", "publisher"),
    [
        (("No deal", "LONDON, Oct 10 (Reuters) - " + LEAD), "Reuters"),
        (("No deal", "NEW DELHI (AP) — " + LEAD), "AP"),
        (("No deal", LEAD, "Also on bbc.co.uk Port closes"), "BBC"),
        (("No deal", LEAD, "Also on harbourtimes.com Port closes"), "harbourtimes.com"),
        (("No deal", "By Reuters", LEAD), "Reuters"),
        (("No deal", "ROTTERDAM, March 3 (Dock Wire) — " + LEAD), "Dock Wire"),
        (("No deal", "The Harbour Times, issue 4, 3 March 2021", LEAD), "The Harbour Times"),
        (("No deal", "City Hall, Harbour, 3 March 2021", LEAD), ""),
        (("No deal", LEAD, "Copyright © 2019 The Associated Press. All rights reserved."), "AP"),
        (
            ("No deal", LEAD, "Lee told Harbour News.", "Gray told Harbour News.", "Doe told Harbour News."),
            "Harbour News",
        ),
        (("No deal", LEAD, "Lee told Harbour News.", "Gray told Harbour News."), ""),
        (("No deal", "Lee told the BBC.", "Gray told Harbour News.", "Doe told the BBC.", "Roe told the BBC."), ""),
        (("No deal", "The union (ASUU) - a large one - said no to the offer on Monday.", LEAD), ""),
    ],
)
def test_who_published_it(lines: tuple[str, ...], publisher: str):
    assert document_of("\n\n".join(lines)).publisher == publisher


@pytest.mark.parametrize(
    ("line", "date", "inferred"),
    [
        ("28 Feb, 2019 13:48 / Updated 6 years ago", "2019-02-28", False),
        ("Updated: 5 March 2021 Published: 3 March 2021", "2021-03-03", False),
        ("By Jane Doe, March 3, 2021", "2021-03-03", False),
        ("The Harbour Times, 3 March 2021. This page refreshes.", "2021-03-03", False),
        ("ROTTERDAM, March 3, 2021 – The port turned the offer down again.", "2021-03-03", False),
        ("03/04/2021", "", False),
        ("Cover image: Pickets on March 3, 2021 at the port. (Ann Lee/Getty Images)", "2021-03-03", True),
        ("FILE PHOTO: Pickets on March 3, 2019 at the port. REUTERS/Ann Lee", "", False),
        ("© 2021 Harbour Times", "", False),
    ],
)
def test_when_it_was_published(line: str, date: str, inferred: bool):
    document = document_of("\n\n".join(["No deal", line, LEAD, MORE]))
    assert (document.date, document.date_inferred) == (date, inferred)


def test_what_is_left_out_says_why():
    document = document_of("\n".join(["No deal", "By Jane Doe", LEAD, "Share this article"]))
    assert [line.why for line in document.lines] == [
        "",
        "Says who wrote it.",
        "",
        "An invitation to share the page or to follow its makers.",
    ]
    assert left_out(document) == {2, 4}
