"""Copies are found; reports that only quote the same people are none."""

import random
import re
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkaway.evidence.documents.copies import (
    CURLY,
    PIECE,
    WORD,
    CopyFinder,
    _hashes,
    _Marks,
    _numbers_of_words,
    shared_text,
)
from walkaway.evidence.documents.document import Document
from walkaway.evidence.documents.read import document_of, read_document

WORDS = [
    f"{a}{b}{c}"
    for a in ("por", "dock", "stri", "un", "wa")
    for b in ("ta", "ke", "ion", "ge")
    for c in ("s", "d", "r", "n")
]


def sentences(seed: int, count: int) -> list[str]:
    """Sentences of made-up words."""
    rng = random.Random(seed)
    return [" ".join(rng.choice(WORDS) for _ in range(rng.randint(12, 24))).capitalize() + "." for _ in range(count)]


def report(
    paragraphs: list[str], name: str, title: str = "No deal at the port", byline: str = "By Jane Doe"
) -> Document:
    return document_of("\n\n".join([title, byline, *paragraphs]), id=name)


WIRE = sentences(1, 30)


def test_a_syndicated_copy_is_found():
    finder = CopyFinder()
    assert finder.copy_of(report(WIRE, "wire")) == ""
    assert finder.copy_of(report(WIRE, "paper", "Quite another headline", "By a staff reporter")) == "wire"
    shorter = WIRE[:7] + WIRE[8:]
    assert finder.copy_of(report(shorter, "cut")) == "wire"
    # The copy of a copy is one of the first.
    assert finder.copy_of(report(shorter[:-2], "cut_again")) == "wire"
    assert finder.copy_of(report(sentences(2, 30), "other")) == ""


def test_marks_capitals_and_line_ends_do_not_count():
    said = ["“We’ll see,” said Ms Müller – and left. " + line for line in WIRE]
    plain = [line.replace("“", '"').replace("”", '"').replace("’", "'").replace("–", "-").upper() for line in said]
    one = report(said, "one")
    other = document_of("\r\n".join(["No deal", *plain]), id="other")
    assert shared_text(one, other) == 1


@pytest.mark.parametrize(("kept", "copy"), [(28, True), (26, True), (22, False), (15, False)])
def test_the_share_decides(kept: int, copy: bool):
    finder = CopyFinder()
    first = report(WIRE, "first")
    second = report(WIRE[:kept] + sentences(3, 30 - kept), "second")
    finder.copy_of(first)
    assert (shared_text(first, second) >= 0.8) == copy
    assert finder.copy_of(second) == ("first" if copy else "")


def test_same_quotes_are_not_the_same_report():
    quotes = WIRE[:10]
    one = report(sentences(4, 14) + quotes, "one")
    other = report(quotes + sentences(5, 14), "other")
    finder = CopyFinder()
    assert [finder.copy_of(one), finder.copy_of(other)] == ["", ""]
    assert 0.2 < shared_text(one, other) < 0.6


def test_a_part_of_a_report_is_no_copy_of_the_whole():
    finder = CopyFinder()
    finder.copy_of(report(WIRE[:10], "part"))
    assert finder.copy_of(report(WIRE, "whole")) == ""


def test_the_founding_reports_are_two(shared):
    rt, vice = sorted((shared / "seeds").glob("*.txt"))
    assert shared_text(read_document(rt), read_document(vice)) < 0.1


def test_short_and_empty_reports():
    finder = CopyFinder()
    assert finder.copy_of(document_of("No", id="a")) == ""
    assert finder.copy_of(document_of("No", id="b")) == "a"
    assert finder.copy_of(document_of("Yes", id="c")) == ""
    only_left_out = document_of("Advertisement\n\nShare this article\n", id="d")
    assert finder.copy_of(only_left_out) == finder.copy_of(only_left_out) == ""


def test_long_reports_are_compared_by_a_sample():
    long = sentences(6, 2500)
    first, copied = report(long, "first"), report(long[:2400], "copied")
    half = report(long[:1250] + sentences(7, 1250), "half")
    assert shared_text(first, copied) == pytest.approx(0.96, abs=0.02)
    assert shared_text(first, half) == pytest.approx(0.5, abs=0.03)
    finder = CopyFinder()
    assert [finder.copy_of(document) for document in (first, copied, half)] == ["", "first", ""]


def test_hashes_do_not_hang_on_the_run(repo_root):
    program = (
        "from walkaway.evidence.documents import copies, read\n"
        "document = read.document_of('No deal\\n\\nThe union said no to the port again on Monday.')\n"
        "print(copies._hashes(document).tolist(), copies._band_keys(copies._hashes(document)))\n"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={"PYTHONPATH": str(repo_root / "src"), "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(told) == 1
    assert re.match(r"\[\d+", told.pop())


@pytest.mark.slow
def test_many_reports_of_one_event_take_little_memory_and_time():
    import time
    import tracemalloc

    common = sentences(8, 4)
    finder = CopyFinder()
    spent = 0.0
    tracemalloc.start()
    for number in range(3000):
        document = report(common + sentences(100 + number, 36), f"r{number}")
        start = time.process_time()
        assert finder.copy_of(document) == ""
        spent += time.process_time() - start
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert held < 30_000_000
    assert spent / 3000 < 0.02


@given(st.text(st.sampled_from("abAB_1é日 ß-.,’“\n\xa0\0İ\ud800"), max_size=60))
def test_a_word_has_one_number_wherever_it_stands_and_no_other_word_has_it(text: str):
    plain = text
    for mark in CURLY:
        plain = plain.replace(mark, " ")
    words = WORD.findall(plain.casefold())
    numbers = _numbers_of_words(text).tolist()
    assert len(numbers) == len(words)
    assert len(set(numbers)) == len(set(zip(words, numbers, strict=True))) == len(set(words))


def test_a_long_text_is_cut_between_words():
    words = [*WORDS, "é"] * 1500
    for text in (" ".join(words), " ".join(words[:-1])):
        assert len(text) > PIECE
        assert len(set(_numbers_of_words(text).tolist())) == len(set(text.split()))


@given(st.lists(st.integers(0, 60), max_size=60), st.lists(st.integers(0, 60), max_size=60), st.sampled_from((1, 90)))
def test_what_two_documents_share_is_at_most_what_their_marks_say(one: list[int], other: list[int], times: int):
    """Of short documents and of some with more runs than there are places for marks."""
    texts = [
        " ".join(f"w{number * times}x{place % 7}" for place, number in enumerate(told * times)) for told in (one, other)
    ]
    documents = [document_of(f"Title\n\n{text}.", id=f"d{place}") for place, text in enumerate(texts)]
    marks = [_Marks.of(_hashes(document)) for document in documents]
    if all(one.size for one in marks):
        assert marks[0].most_shared(marks[1]) >= shared_text(*documents) == shared_text(*reversed(documents))
        assert marks[0].most_shared(marks[0]) == 1
