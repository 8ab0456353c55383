"""The labels stand in their documents, and the scorer says what a reading deserves."""

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

import walkaway as wa
from evidence.labelled import (
    DOCUMENTS,
    LabelError,
    LabelledDocument,
    LabelledQuote,
    Score,
    holds,
    labelled_documents,
    score,
    seed_labels,
)
from evidence.shown_html import shown

SEEN, UNSEEN = labelled_documents("seen"), labelled_documents("unseen")
EVERY = pytest.mark.parametrize("document", SEEN + UNSEEN, ids=lambda document: document.name)
CODED = [document for document in SEEN + UNSEEN if document.statements]
KINDS = {
    *("offer", "refusal", "acceptance", "demand", "red_line", "patience", "commitment"),
    *("assessment", "progress", "priority", "role", "hazard"),
}
OPENING, CLOSING = "“‘„‚«\"'", "”’“‘»\"'"
# Marks that are never an apostrophe: what one of them opens must be labelled.
DOUBLE = '"“”„«»'


def perfect(document: LabelledDocument) -> list[dict]:
    """What a reading without a fault would give."""
    text = document.text
    quotes = []
    for quote in document.quotes:
        spans = quote.located(text)
        parts = [{"start": start, "end": end} for start, end in spans]
        words = " ".join(text[start:end] for start, end in spans)
        quotes.append(
            {"start": spans[0][0], "end": spans[-1][1], "text": words, "parts": parts, "speaker": quote.speaker}
        )
    return quotes


def small(*quotes: LabelledQuote, path: Path) -> LabelledDocument:
    """A document of our own, so that what a score should be is plain to see."""
    return LabelledDocument(path=path, quotes=quotes)


@pytest.fixture
def note(tmp_path: Path) -> LabelledDocument:
    path = tmp_path / "note.txt"
    lines = ['"We wait,"', 'said Ada Roe. "We can." Ben Roe called', 'it "a bad', 'day". Cy Lund: "No. We wait, too."']
    path.write_bytes("\r\n".join(lines).encode())
    return small(
        LabelledQuote(parts=("We wait,", "We can."), speaker="Ada Roe", also=("Chair Roe",)),
        LabelledQuote(parts=("a bad day",), speaker="Ben Roe", fragment=True),
        LabelledQuote(parts=("No. We wait, too.",), speaker="Cy Lund"),
        path=path,
    )


def test_there_are_as_many_as_there_should_be():
    assert (len(SEEN), len(UNSEEN), len(CODED)) == (8, 7, 6)
    assert not {document.name for document in SEEN} & {document.name for document in UNSEEN}
    assert sum(document.path.suffix == ".html" for document in SEEN) == 1
    assert sum(document.path.suffix == ".html" for document in UNSEEN) == 1


def test_line_ends_and_blanks_are_kept():
    by_name = {document.name: document.source for document in SEEN + UNSEEN}
    assert {name for name, source in by_name.items() if "\r\n" in source} == {"dock-strike", "transfer-saga"}
    assert {name for name, source in by_name.items() if "\u00a0" in source} == {"lake-communique"}
    assert max(map(len, by_name["river-talks"].splitlines())) <= 72


@EVERY
def test_every_quote_stands_in_its_document(document: LabelledDocument):
    text = document.text
    assert 12 <= len(document.quotes) <= 35
    assert 350 <= len(text.split()) <= 900
    spans = [quote.located(text) for quote in document.quotes]
    flat = sorted(span for parts in spans for span in parts)
    assert all(before[1] <= after[0] for before, after in pairwise(flat)), "labels overlap"
    if document.path.suffix != ".html":  # elsewhere the text is exactly that of the file
        for quote, parts in zip(document.quotes, spans, strict=True):
            assert quote.parts == tuple(text[start:end] for start, end in parts)


@EVERY
def test_quotes_are_labelled_between_their_marks_or_as_turns(document: LabelledDocument):
    text = document.text
    for quote in document.quotes:
        start, end = quote.located(text)[0][0], quote.located(text)[-1][1]
        before, after = text[:start].rstrip("\u00a0")[-1:], text[end:].lstrip("\u00a0")[:1]
        turn = re.search(r"^[^\n]{1,60}: $", text[text.rfind("\n", 0, start) + 1 : start]) and after in "\r\n"
        assert turn or (before in OPENING and after in CLOSING), quote.parts


@EVERY
def test_no_double_mark_is_left_without_a_label(document: LabelledDocument):
    text = document.text
    covered = [(start - 2, end + 2) for quote in document.quotes for start, end in quote.located(text)]
    covered += [(at, at + len(line)) for line in document.left_out if (at := text.find(line)) >= 0]
    marks = [match.start() for match in re.finditer(f"[{DOUBLE}]", text)]
    loose = [text[max(0, at - 30) : at + 30] for at in marks if not any(low <= at < high for low, high in covered)]
    assert loose == []


@EVERY
def test_what_else_is_labelled_stands_there(document: LabelledDocument):
    text = document.text
    assert 3 <= len(document.reported) <= 6
    assert [item.text for item in document.reported if holds(text, item.text) != 1] == []
    assert [item for item in document.left_out if not holds(text, item)] == []
    quoted = [quote.located(text) for quote in document.quotes]
    for item in document.reported:
        at = text.find(item.text)
        assert not any(low <= at < high for parts in quoted for low, high in parts), item.text


@pytest.mark.parametrize("document", CODED, ids=lambda document: document.name)
def test_statements_speak_of_their_case(document: LabelledDocument):
    case = wa.load(DOCUMENTS / "cases" / document.name)
    assert not case.statements
    assert 8 <= len(document.statements) <= 15
    parties, people = ({item.id for item in items} for items in (case.parties, case.people))
    options = {issue.id: {option.id for option in issue.options} for issue in case.issues}
    for statement in document.statements:
        assert statement.kind in KINDS
        assert holds(document.text, statement.text) == 1, statement.text
        assert statement.party in parties | {""}
        assert statement.said_by in parties | people | {""}
        assert statement.issue in options.keys() | {""}
        assert statement.option in options.get(statement.issue, set()) | {""}


def test_the_seeds_are_labelled_between_their_marks(shared: Path):
    rt, vice = seed_labels(shared)
    assert (len(rt.quotes), len(vice.quotes)) == (17, 21)
    for document in (rt, vice):
        text = document.text
        for quote in document.quotes:
            assert all(text[start - 1] in OPENING and text[end] in CLOSING for start, end in quote.located(text))
        lines = [line for line in text.splitlines() if line.strip()]
        assert all(0 < number <= len(lines) for number in document.left_out_lines)
        assert score(document, perfect(document)).all.right == len(document.quotes)


@EVERY
def test_a_reading_without_a_fault_is_perfect(document: LabelledDocument):
    result = score(document, perfect(document))
    count = len(document.quotes)
    assert (result.all.labelled, result.all.found, result.all.right) == (count, count, count)
    assert result.fragments.right == sum(quote.fragment for quote in document.quotes)
    assert (result.unmatched, result.missed, result.misnamed) == (0, (), ())


@EVERY
def test_a_reading_of_nothing_finds_nothing(document: LabelledDocument):
    result = score(document, [])
    assert (result.all.found, result.all.right, result.unmatched) == (0, 0, 0)
    assert result.missed == document.quotes


def test_a_line_end_in_a_document_is_a_blank_in_a_label(note: LabelledDocument):
    ((start, end),) = note.quotes[1].located(note.text)
    assert note.text[start:end] == "a bad\r\nday"


def test_an_occurrence_is_counted_from_one(note: LabelledDocument):
    second = LabelledQuote(parts=("We wait,",), occurrence=2, speaker="")
    assert second.located(note.text)[0][0] == note.text.rindex("We wait,")
    with pytest.raises(LabelError, match="there are 2"):
        replace(second, occurrence=3).located(note.text)


def test_a_later_part_comes_after_the_one_before(note: LabelledDocument):
    with pytest.raises(LabelError, match="nowhere after"):
        LabelledQuote(parts=("We can.", "a bad day", "We can."), speaker="").located(note.text)


def test_places_must_be_exact(note: LabelledDocument):
    quotes = perfect(note)
    quotes[2]["parts"][0]["end"] += 1
    result = score(note, quotes)
    assert (result.all.found, result.fragments.found, result.unmatched) == (2, 1, 1)
    assert result.missed == (note.quotes[2],)


def test_a_quote_in_two_halves_is_not_found(note: LabelledDocument):
    whole, *rest = perfect(note)
    halves = [{**whole, "parts": [part]} for part in whole["parts"]]
    result = score(note, [*halves, *rest])
    assert (result.all.found, result.predicted, result.unmatched) == (2, 4, 2)


@pytest.mark.parametrize(
    ("number", "given", "right"),
    [
        (0, "ada roe", True),
        (0, "Chair Roe", True),
        (0, "Roe", False),  # there are two
        (0, "Ben Roe", False),
        (0, None, False),
        (2, "Lund", True),
        (2, "Professor Lund", True),
        (2, "Cy", False),
        (2, "", False),
    ],
)
def test_who_counts_as_the_speaker(note: LabelledDocument, number: int, given: str | None, right: bool):
    quotes = perfect(note)
    quotes[number]["speaker"] = given
    result = score(note, quotes)
    assert result.all.found == 3
    assert result.all.right == (3 if right else 2)
    assert result.misnamed == (() if right else ((note.quotes[number], given or ""),))


def test_a_scare_quote_is_nobodys(note: LabelledDocument):
    nobody = replace(note, quotes=(replace(note.quotes[1], speaker=""),))
    quote = perfect(nobody)
    assert score(nobody, quote).all.right == 1
    assert score(nobody, [{**quote[0], "speaker": "Ben Roe"}]).all.right == 0


def test_scores_add_up(note: LabelledDocument):
    total = sum((score(note, perfect(note)), score(note, [])), start=Score())
    assert str(total) == (
        "3 of 6 found, 3 with the right speaker; fragments: 1 of 2 found, 1 with the right speaker; "
        "0 of 3 predicted match no label"
    )


def test_another_reading_of_a_page_may_be_scored(tmp_path: Path):
    path = tmp_path / "page.html"
    path.write_text("<title>x</title><script>1 < 2</script><p>He said &ldquo;it&rsquo;s <em>over</em>&rdquo;.</p>")
    page = small(LabelledQuote(parts=("it’s over",), speaker="he"), path=path)
    assert page.text.strip() == "He said “it’s over”."
    quote = {"parts": [{"start": 0, "end": 9}], "speaker": "He"}
    assert score(page, [quote], text="it’s\u00a0over").all.right == 1
    assert score(page, [quote]).all.found == 0


def test_what_a_page_shows_has_a_line_for_each_block():
    assert shown("<ul><li>one</li><li>two <b>three</b></li></ul>").split("\n") == [
        "",
        "",
        "one",
        "",
        "two three",
        "",
        "",
    ]
