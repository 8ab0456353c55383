"""What is added to what a rule finds: who said it, on what ground, on which occasion, when, in which words of ours."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.hand_made import STRANGER, bare_case, proposed_from, told
from walkaway.case import Case, Citation, Round
from walkaway.evidence.documents.read import document_of
from walkaway.evidence.speech.find import speech_in
from walkaway.evidence.speech.known_people import KnownPeople
from walkaway.evidence.speech.speech import NARRATED, REPORTED, Passage, Speaker
from walkaway.evidence.statements.occasions import round_at, weekday_before
from walkaway.evidence.statements.propose import LEAST_CONFIDENCE, proposals_in
from walkaway.evidence.statements.rules_of_views import LAST_RESORTS
from walkaway.evidence.statements.words_of_case import WordsOfCase

HANOI = bare_case("hanoi-2019")
WORDS = WordsOfCase.of(HANOI)
HURRY = "We are in no hurry."


def only(case: Case, *lines: tuple[str, str], date: str = "2019-02-28"):
    found = proposed_from(case, lines, date=date)
    assert len(found) == 1, [one.statement for one in found]
    return found[0]


class TestWhoSaidIt:
    def test_a_person_of_the_case(self) -> None:
        assert only(HANOI, ("trump", HURRY)).statement.said_by == "trump"

    def test_the_writer_is_nobody(self) -> None:
        assert only(HANOI, ("", "Washington is in no hurry.")).statement.said_by == ""

    def test_a_stranger_gets_an_id_of_the_surname(self) -> None:
        assert only(HANOI, ("stranger", "Washington is in no hurry.")).statement.said_by == "maru"

    def test_strangers_of_one_surname_get_their_full_names(self) -> None:
        document, speech = told(HANOI, [("stranger", "Washington is in no hurry.")])
        other = replace(STRANGER, id="other", name="Olaf Maru")
        speech = replace(speech, speakers={**speech.speakers, "other": other})
        (found,) = proposals_in(document, speech, HANOI, WORDS)
        assert found.statement.said_by == "ines_maru"

    def test_a_stranger_never_takes_an_id_of_the_case(self) -> None:
        document, speech = told(HANOI, [("stranger", "Washington is in no hurry.")])
        speech = replace(speech, speakers={"stranger": replace(STRANGER, name="Ines Trump")})
        (found,) = proposals_in(document, speech, HANOI, WORDS)
        assert found.statement.said_by == "ines_trump"


class TestBasis:
    @pytest.mark.parametrize(
        ("teller", "words", "basis"),
        [
            ("trump", HURRY, "own_words"),
            ("trump", "North Korea is in no hurry.", "other_side"),
            ("town", "North Korea is in no hurry.", "observer"),
            ("", "North Korea is in no hurry.", "reporter"),
            ("seoul_spokesman", "North Korea is in no hurry.", "observer"),
            ("seoul_spokesman", "We regret that the talks ended without an agreement.", "own_words"),
        ],
    )
    def test_follows_from_who_tells_it_of_whom(self, teller: str, words: str, basis: str) -> None:
        found = proposed_from(HANOI, [(teller, words)])
        assert {one.statement.basis for one in found if one.statement.kind in ("patience", "preference")} == {basis}

    def test_a_flat_word_of_an_act_is_a_deed(self) -> None:
        assert only(HANOI, ("", "The two left Hanoi without an agreement.")).statement.basis == "deed"

    def test_a_hedge_of_the_writer_counts(self) -> None:
        document, speech = told(HANOI, [("", "Washington is reportedly in no hurry.")])
        speech = replace(speech, passages=(replace(speech.passages[0], hedged=True),))
        (found,) = proposals_in(document, speech, HANOI, WORDS)
        assert found.statement.basis == "hedged"
        assert found.confidence < only(HANOI, ("", "Washington is in no hurry.")).confidence

    def test_a_hedge_inside_the_writers_sentence_counts_too(self) -> None:
        assert only(HANOI, ("", "Washington is apparently in no hurry.")).statement.basis == "hedged"

    def test_a_hedge_of_the_speakers_own_is_no_hedge_of_the_report(self) -> None:
        assert only(HANOI, ("town", "Washington is apparently in no hurry.")).statement.basis == "observer"

    def test_who_tells_speaks_of_itself_in_reported_speech(self) -> None:
        document, speech = told(HANOI, [("seoul_spokesman", "it regrets that there is no agreement")])
        speech = replace(speech, passages=(replace(speech.passages[0], form=REPORTED),))
        found = [
            one.statement for one in proposals_in(document, speech, HANOI, WORDS) if one.statement.kind == "preference"
        ]
        assert [(one.party, one.basis) for one in found] == [("rok", "own_words")]

    def test_words_passed_on_by_the_other_side_are_its_account(self) -> None:
        document, speech = told(HANOI, [("trump", "North Korea is in no hurry.")])
        passage = replace(speech.passages[0], form=REPORTED, teller="kim", chain=("trump", "kim"))
        (found,) = proposals_in(document, replace(speech, passages=(passage,)), HANOI, WORDS)
        assert (found.statement.basis, found.statement.said_by) == ("other_side", "trump")

    def test_unnamed_people_whom_the_writer_sums_up_are_the_writers_word(self) -> None:
        document, speech = told(HANOI, [("stranger", "Washington was right to reject that.")])
        experts = Speaker(id="experts", name="experts", kind="unnamed", observer=True)
        passage = replace(speech.passages[0], form=REPORTED, teller="experts", chain=("experts",))
        speech = replace(speech, passages=(passage,), speakers={"experts": experts})
        found = [one.statement for one in proposals_in(document, speech, HANOI, WORDS) if one.rule == "judges_leaving"]
        assert [(one.basis, one.said_by) for one in found] == [("reporter", "experts")]


class TestOccasion:
    def spoken(self, around: str, date: str = "2019-02-28"):
        """A document in which the president's words stand inside a sentence of the writer's."""
        quote = HURRY.removesuffix(".") + ","
        document, speech = told(HANOI, [("trump", quote)], date=date)
        text = f'"{quote}" {around}'
        line = replace(document.lines[0], end=len(text))
        document = replace(document, text=text, lines=(line,))
        part = replace(speech.utterances[0].parts[0], start=1, end=1 + len(quote))
        utterance = replace(speech.utterances[0], start=1, end=1 + len(quote), parts=(part,))
        passage = replace(speech.passages[0], start=1, end=1 + len(quote))
        speech = replace(speech, utterances=(utterance,), passages=(passage,))
        (found,) = proposals_in(document, speech, HANOI, WORDS)
        return found.statement

    @pytest.mark.parametrize(
        ("around", "origin"),
        [
            ("he said at a press conference.", "trump_press"),
            ("the president told reporters.", "trump_press"),
            ("he said in a tweet.", "trump_tweet"),
            ("he told the Daily Planet.", "trump_interview"),
            ("he said in a statement.", "trump_statement"),
            ("he said.", "trump"),
        ],
    )
    def test_makes_the_origin(self, around: str, origin: str) -> None:
        assert self.spoken(around).origin == origin

    def test_another_day_is_another_occasion(self) -> None:
        said = self.spoken("he said on Wednesday.")
        assert (said.date, said.origin) == ("2019-02-27", "trump_2019_02_27")

    def test_a_weekday_needs_a_full_date_to_be_one(self) -> None:
        assert self.spoken("he said on Wednesday.", date="2019-02").date == ""

    def test_the_writers_word_has_the_report_as_origin(self) -> None:
        assert only(HANOI, ("", "Washington is in no hurry.")).statement.origin == "paper_report"

    @given(day=st.dates(), back=st.integers(0, 6))
    def test_weekdays_go_back_at_most_six_days(self, day, back) -> None:
        earlier = day - dt.timedelta(days=back) if day.toordinal() > 10 else day
        assert weekday_before(earlier.strftime("%A"), day.isoformat()) == earlier.isoformat()


class TestRound:
    def test_is_the_latest_that_had_begun(self) -> None:
        assert round_at(HANOI, "2018-12-01") == "singapore"
        assert round_at(HANOI, "2019-03-01") == "hanoi"
        assert round_at(HANOI, "2019") == "hanoi"

    def test_is_the_last_where_the_document_has_no_date(self) -> None:
        assert round_at(HANOI, "") == "hanoi"

    def test_is_the_first_where_the_document_is_older_than_all(self) -> None:
        assert round_at(HANOI, "2011-05-01") == "singapore"

    def test_is_none_where_the_case_has_none(self) -> None:
        assert round_at(replace(HANOI, rounds=()), "2019-03-01") == ""

    def test_days_are_told_apart(self) -> None:
        case = replace(
            HANOI, rounds=(Round(id="a", name="A", date="2019-02-27"), Round(id="b", name="B", date="2019-02-28"))
        )
        assert round_at(case, "2019-02-27") == "a"


class TestTheWhole:
    def test_questions_propose_nothing(self) -> None:
        assert proposed_from(HANOI, [("trump", "Are we in no hurry?")]) == ()

    def test_citations_count_lines(self) -> None:
        found = only(HANOI, ("", "It rained."), ("trump", HURRY))
        assert found.statement.cite == (Citation(source="paper", line=2),)
        assert found.places[0].line == 2

    def test_offsets_give_the_words_back(self) -> None:
        lines = [("", "Rain fell on the 🏛 palace."), ("trump", HURRY)]
        document, speech = told(HANOI, lines)
        (found,) = proposals_in(document, speech, HANOI, WORDS)
        place = found.places[0]
        assert document.text[place.start : place.end] == "no hurry"

    def test_the_writers_sentence_does_not_lend_the_words_of_others(self) -> None:
        document, speech = told(HANOI, [("trump", HURRY)])
        line = document.lines[0]
        whole = Passage(
            document="paper", form=NARRATED, line=1, paragraph=1, start=line.start, end=line.end, text=document.text
        )
        speech = replace(speech, passages=(whole, *speech.passages))
        (found,) = proposals_in(document, speech, HANOI, WORDS)
        assert found.statement.said_by == "trump"

    def test_texts_are_our_own(self) -> None:
        lines = [
            ("trump", HURRY),
            ("town", "Washington was right to reject that request."),
            ("town", "Pyongyang is desperate for sanctions relief."),
            ("seoul_spokesman", "Seoul brokered the talks between the two."),
        ]
        for one in proposed_from(HANOI, lines):
            text = one.statement.text
            assert text.endswith(".")
            said = " ".join(words.lower() for _, words in lines)
            run = text.lower().rstrip(".").split()
            assert not any(" ".join(run[n : n + 4]) in said for n in range(len(run) - 3)), text

    def test_last_resorts_stand_back(self) -> None:
        lines = [("town", "Washington was right to reject that request, a difficult one.")]
        assert not LAST_RESORTS & {one.rule for one in proposed_from(HANOI, lines)}
        lines = [("town", "For Washington that is a difficult and awkward thing to say.")]
        assert [one.rule for one in proposed_from(HANOI, lines)] == ["judges_at_large"]
        lines = [("town", "Washington has spoken of that at every meeting since the first one.")]
        assert [one.rule for one in proposed_from(HANOI, lines)] == ["observer_tells"]

    @given(st.lists(st.text(max_size=80), min_size=1, max_size=4))
    def test_any_text_can_be_looked_through(self, lines: list[str]) -> None:
        tellers = ("", "trump", "town", "stranger")
        document, speech = told(HANOI, [(tellers[n % 4], line) for n, line in enumerate(lines)])
        for one in proposals_in(document, speech, HANOI, WORDS):
            assert one.confidence >= LEAST_CONFIDENCE

    def test_what_is_too_long_for_a_sentence_is_passed_over(self) -> None:
        endless = "Washington was right to reject it and " * 200_000
        assert proposed_from(HANOI, [("town", endless)]) == ()

    def test_runs_are_the_same(self) -> None:
        lines = [("town", "Washington was right to reject that request."), ("trump", HURRY)]
        assert proposed_from(HANOI, lines) == proposed_from(HANOI, lines)


def test_a_sentence_that_opens_with_what_somebody_said_loses_nothing() -> None:
    case = bare_case("wage-round")
    document = document_of(
        "Report of the day\n\nThe union demanded a rise of six per cent, officials said, and they wanted calm."
    )
    speech = speech_in(document, KnownPeople.of(case))
    narrated, told_of = (one for one in speech.passages if "six per cent" in one.text)
    assert narrated.start == told_of.start
    found = proposals_in(document, speech, case, WordsOfCase.of(case))
    assert [one.statement.parties for one in found if one.statement.kind == "demand"] == [("union",)]
