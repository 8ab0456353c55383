"""A comparison in words: no more than the numbers say, plain, and safe whatever a case is called."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

import walkaway as wa
from conftest import REPO_ROOT
from formats.test_case_files import FULL
from report.odd_cases import MARKUP, NO_STATEMENTS, ODD, TEMPLATE, quoted
from report.walking import Walked
from walkaway.analysis.comparison import HeadlineChange
from walkaway.case import Case, Constraint, Settings, Term, Where
from walkaway.case.changes import changes
from walkaway.formats import parse_case
from walkaway.report import html, markdown
from walkaway.report.change_of_chance import told, with_margin
from walkaway.report.changes_in_words import counted, how, noun, said, which
from walkaway.report.comparing import comparison_document, merged
from walkaway.report.document import Document
from walkaway.report.tables import Table
from walkaway.report.terminal import print_document
from walkaway.report.words import percent
from walkaway.results import Headline
from walkaway.workbench import labels_of

HANOI = wa.load(REPO_ROOT / "cases" / "hanoi-2019")
FIRST = wa.load(REPO_ROOT / "cases" / "first-case")


def with_statement(case: Case, name: str, **change: object) -> Case:
    return replace(case, statements=tuple(replace(s, **change) if s.id == name else s for s in case.statements))


@pytest.fixture(scope="module")
def hanoi() -> Document:
    """Hanoi, before and after a remark is believed less and the noise is set higher."""
    old = with_statement(HANOI, "desperate", credibility=0.95)
    return comparison_document(wa.compare(old, replace(HANOI, settings=Settings(noise=0.08)), draws=400))


def texts(document: Document) -> list[str]:
    """Every text of a document."""
    found = [document.title, *document.about]
    for answer in document.answers:
        found += [answer.question, answer.text, answer.sure, answer.figure, answer.span]
    for section in document.sections:
        found.append(section.title)
        for block in section.blocks:
            found.append(block.title)
            for part in block.parts:
                cells = [*part.columns, *part.numbers, *sum(part.rows, ())] if isinstance(part, Table) else [part.text]
                found += cells
    return found


@given(change=st.floats(-1, 1), error=st.floats(0, 0.2))
def test_a_change_is_shown_beyond_its_margin_only_where_it_is(change: float, error: float):
    """What is shown as larger than its margin is so; no margin is shown as nothing."""
    shown = with_margin(change, error)
    numbers = [abs(float(n.replace("−", "-"))) for n in re.findall(r"[−+]?\d+(?:\.\d+)?", shown)]
    if error == 0:
        assert len(numbers) == 1
        return
    size, margin = numbers
    assert margin > 0
    if size > margin:
        assert abs(change) > 2 * error
    if abs(change) > 2 * error + 0.005 and abs(change) > 0.02:
        assert size > margin


@given(st.floats(0, 1), st.floats(0, 1), st.floats(1e-4, 0.1))
def test_the_sentence_says_which_way_and_whether_sampling_explains_it(old: float, new: float, error: float):
    was, now = (Headline(value=value, standard_error=error, before=0.5) for value in (old, new))
    change = new - old
    beyond = abs(change) > 2 * error
    found = HeadlineChange(
        finding="zone.headline", old=was, new=now, change=change, standard_error=error, beyond_sampling=beyond
    )
    text = told(found)
    if change == 0:
        assert "in both cases" in text
    else:
        assert ("beyond what sampling explains" in text) == beyond
        assert ("no more than sampling explains" in text) == (not beyond)
        if "up " in text or "down " in text:
            assert ("up " in text) == (change > 0)


def test_the_first_screen_answers_and_every_link_leads_somewhere(hanoi: Document):
    questions = [answer.question for answer in hanoi.answers]
    assert questions[:2] == ["What changed in the case?", "Was a deal possible?"]
    assert "Was the United States right to refuse?" in questions
    assert {answer.section for answer in hanoi.answers} <= {section.id for section in hanoi.sections}
    ids = [block.id for section in hanoi.sections for block in section.blocks]
    assert len(set(ids)) == len(ids)
    assert [section.id for section in hanoi.sections] == [
        "changed", "moved", "carried", "stood", "accounts", "packages",
    ]  # fmt: skip


def test_the_words_are_plain(hanoi: Document):
    words = " ".join(texts(hanoi)).lower()
    for jargon in ("significan", "posterior", "p-value", "confidence", "jackknife", "delta", "none", "nan"):
        assert not re.search(rf"\b{jargon}", words), jargon
    assert "noise: 0.05 → 0.08" in words
    assert "credibility: 0.95 → 0.5" in words
    assert "need not add up" in words


def test_numbers_are_those_of_the_comparison(hanoi: Document):
    old = with_statement(HANOI, "desperate", credibility=0.95)
    found = wa.compare(old, replace(HANOI, settings=Settings(noise=0.08)), draws=400)
    [table] = [
        part for s in hanoi.sections for b in s.blocks if b.id == "headlines" for part in b.parts
        if isinstance(part, Table)
    ]  # fmt: skip
    assert len(table.rows) == len(found.headlines)
    for row, item in zip(table.rows, found.headlines, strict=True):
        assert row[-1] == with_margin(item.change, item.standard_error)
        for cell, side in zip(row[-3:-1], (item.old, item.new), strict=True):
            assert cell == percent(side.value)


def test_a_page_and_markdown_hold_every_answer(hanoi: Document):
    page, text = html.render(hanoi), markdown.render(hanoi)
    walked = Walked.of(page)
    assert len(set(walked.ids)) == len(walked.ids)
    for link in walked.links:
        assert link.removeprefix("#") in walked.ids, link
    for answer in hanoi.answers:
        assert answer.question in text
        assert html.escape(answer.question) in page
    assert "noise: 0.05 → 0.08" in text


def test_identical_cases_are_answered_without_sections():
    document = comparison_document(wa.compare(HANOI, HANOI, draws=200, quick=True))
    assert document.sections == ()
    assert {answer.section for answer in document.answers} == {""}
    assert document.answers[0].text.startswith("Nothing: the two cases say the same")
    assert all("in both cases" in answer.text for answer in document.answers[1:])
    Walked.of(html.render(document))


def test_exact_cases_are_answered_by_yes_and_no():
    values = tuple((party, (0.95, 0.95) if party == "buyer" else ends) for party, ends in FIRST.no_deal.values)
    document = comparison_document(wa.compare(FIRST, replace(FIRST, no_deal=replace(FIRST.no_deal, values=values))))
    words = texts(document)
    assert "Yes in the old case, no in the new one, by calculation." in words
    assert "value: buyer: 0.5; seller: 0.4 → buyer: 0.95; seller: 0.4" in words
    assert not any("sampling" in text for text in words)


def test_what_only_one_case_has_is_told():
    bare = replace(FIRST, statements=tuple(s for s in FIRST.statements if s.id != "buyer_refuses"))
    document = comparison_document(wa.compare(bare, FIRST))
    [answer] = [a for a in document.answers if a.id == "answer-walk_away.buyer.seller_offers.probability_right"]
    assert answer.text == (
        "Yes in the new case. There is no such figure in the old one: no refusal of 'seller_offers' by 'buyer' that "
        "can be tested is on record."
    )


@pytest.mark.parametrize("name", MARKUP)
def test_texts_of_a_case_are_texts(name: str, capsys: pytest.CaptureFixture[str]):
    names = ("title", "buyer", "seller", "issue", "option", "text", "speaker")
    plain = parse_case(TEMPLATE.format(**dict.fromkeys(names, "Plain"))).case
    odd = parse_case(TEMPLATE.format(**dict.fromkeys(names, quoted(MARKUP[name])))).case
    document = comparison_document(wa.compare(plain, odd, draws=120, quick=True))
    page = html.render(document)
    assert "<script" not in page
    Walked.of(page)
    markdown.render(document)
    print_document(document)
    assert "What changed in the case?" in capsys.readouterr().out


@pytest.mark.parametrize("name", ODD)
def test_odd_cases_are_compared(name: str):
    old = parse_case(ODD[name]).case
    document = comparison_document(wa.compare(old, replace(old, settings=Settings(min_gain=0.05)), draws=120))
    assert "the conventions changed" in document.answers[0].text.lower()
    Walked.of(html.render(document))


def test_every_kind_of_change_has_words():
    full = parse_case(FULL).case
    empty = parse_case(NO_STATEMENTS).case
    labels = merged(labels_of(empty), labels_of(full))
    for old, new in ((empty, full), (full, empty)):
        found = changes(old, new)
        for change in found:
            assert noun(change)
            line = f"{noun(change)} {which(change, labels)}: {how(change)}"
            assert "_" not in noun(change)
            assert not re.search(r"[{}\[\]]|\bNone\b|Decimal|frozenset", line), line
        assert counted(found)


def test_long_values_are_cut_and_lists_read_as_lists():
    assert len(said("word " * 100)) == 120
    assert said({"a": {"at_least": 3.0}, "not": ({"b": "x"}, {"c": ("y", "z")})}) == (
        "a: (at_least: 3); not: ((b: x), (c: y, z))"
    )
    rule = Constraint(never=Where(), because=("x",))
    word = Term(id="peace", meanings=(("buyer", "quiet"),))
    case = replace(FIRST, constraints=(rule,), terms=(word,))
    labels = labels_of(FIRST)
    assert [f"{noun(c)} {which(c, labels)}: {how(c)}" for c in changes(FIRST, case)] == [
        "word with two meanings peace: added: meanings: buyer: quiet",
        "combination ruled out 0: added: because: x",
    ]


def test_ids_with_points_and_blanks_are_told_whole():
    old = with_statement(HANOI, "desperate", id="p. 3, line 2")
    new = with_statement(old, "p. 3, line 2", credibility=0.9, text="Words.")
    [change] = changes(old, new)
    assert which(change, labels_of(new)) == "p. 3, line 2: Words."
    found = wa.compare(replace(old, statements=old.statements[:-1]), old, draws=120, quick=True)
    assert found.attribution.told_apart == (f"statements.{old.statements[-1].id}",)
    dotted = replace(old, statements=tuple(s for s in old.statements if s.id != "p. 3, line 2"))
    assert [e.change for e in wa.compare(dotted, old, draws=120, quick=True).attribution.effects][:1] == [
        "statements.p. 3, line 2"
    ]
