"""Passages: each sentence once for whoever tells it, offsets exact whatever stands in the text."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.heard import speech_of, told_document
from walkaway.evidence.speech.find import speech_in
from walkaway.evidence.speech.fold import plain
from walkaway.evidence.speech.known_people import KnownPeople
from walkaway.evidence.speech.speech import FRAGMENT, Speech

PIECES = st.sampled_from(
    [
        '"No deal," said Ana Bar. ',
        "“We wait,” Kim Jong-un told reporters. ",
        "‘Never,’ said one docker’s wife. ",
        "Ben Fox said that the port would close. ",
        "According to the union, ",
        "\n\n",
        "\r\n",
        "\u2028",
        "\u00a0",
        "אמר השר",
        "قال الوزير ",
        "\U0001f6a2",
        '"',
        "“",
        "”",
        "'",
        ": ",
        "— ",
        "(D-Conn.) ",
        "Q: why? ",
        "MODERATOR: now. ",
        "e\u0301",
        "’s ",
        "and ",
        "who ",
        "in the words of ",
        ", ",
    ]
)


def _holds(text: str, speech: Speech) -> None:
    folded = plain(text)
    assert len(folded) == len(text)
    for utterance in speech.utterances:
        assert utterance.speaker in {"", *speech.speakers}
        assert not utterance.speaker or utterance.chain[-1] == utterance.speaker
        assert (utterance.start, utterance.end) == (utterance.parts[0].start, utterance.parts[-1].end)
        assert all(0 <= part.start < part.end <= len(text) for part in utterance.parts)
        if utterance.cue_at is not None:
            assert " ".join(text[utterance.cue_at.start : utterance.cue_at.end].split()) == utterance.cue
    for passage in speech.passages:
        assert passage.text == folded[passage.start : passage.end]
        assert passage.text.strip() == passage.text != ""
    starts = [passage.start for passage in speech.passages]
    assert starts == sorted(starts)


@given(st.lists(PIECES, max_size=14).map("".join))
def test_offsets_are_exact_on_any_text(text: str) -> None:
    _holds(text, speech_of(text))


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=80))
def test_nothing_fails_on_any_letters(text: str) -> None:
    _holds(text, speech_of(text))


def test_a_sentence_with_a_quote_and_words_of_the_writer_gives_both() -> None:
    text = 'Ana Bar left. "We wait. We can," she said. He called it a "joke".'
    passages = speech_of(text).passages
    assert [(one.text, one.form, one.teller) for one in passages] == [
        ("Ana Bar left.", "narrated", ""),
        ('"We wait. We can," she said.', "narrated", ""),
        ("We wait.", "direct", "bar"),
        ("We can,", "direct", "bar"),
        ('He called it a "joke".', "narrated", ""),
    ]


def test_a_reported_clause_stands_beside_the_sentence_that_reports_it() -> None:
    text = "Ana Bar reportedly said that the port would close."
    passages = speech_of(text).passages
    assert [(one.text, one.form, one.teller, one.hedged) for one in passages] == [
        (text, "narrated", "", False),
        ("the port would close", "reported", "bar", True),
    ]


def test_titles_and_headings_give_quotes_and_no_passages() -> None:
    text = '"We wait"\n\nAna Bar spoke.\n\nLater\n\n"We wait," she said.'
    speech = speech_of(text, kinds={1: "title", 3: "heading"})
    assert [one.speaker for one in speech.utterances] == ["bar", "bar"]
    assert {one.paragraph for one in speech.passages} == {2, 4}


def test_phrases_stay_in_the_writers_sentence() -> None:
    speech = speech_of('Ana Bar called the deal a "big mess" on Monday.')
    assert [one.form for one in speech.utterances] == [FRAGMENT]
    assert [one.form for one in speech.passages] == ["narrated"]


def test_a_line_of_many_marks_takes_no_long_time() -> None:
    document = told_document('"' * 20_000 + "said he, " * 5_000)
    assert speech_in(document, KnownPeople()).passages


@pytest.mark.parametrize(
    "piece", ['"No," said Ana Bar. He told them it would "never" end. ', "said he ", "Ana and ", "“a ” "]
)
def test_time_grows_with_the_text(piece: str) -> None:
    def seconds(length: int) -> float:
        document = told_document(piece * (length // len(piece)))
        best = float("inf")
        for _ in range(3):
            start = time.process_time()
            speech_in(document, KnownPeople())
            best = min(best, time.process_time() - start)
        return best

    assert seconds(60_000) < 8 * seconds(15_000)
