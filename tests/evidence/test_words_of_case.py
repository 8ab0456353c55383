"""What is found of a case's issues, options, numbers and parties in a text."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.passages import uncoded
from evidence.talks import NAMES, talks
from walkaway.case import Case, Issue, NumericRange, Option
from walkaway.evidence.statements.amounts import amounts_in
from walkaway.evidence.statements.words_of_case import WordsOfCase
from walkaway.formats import parse_case

REPOSITORY = Path(__file__).resolve().parents[2]
HANOI = WordsOfCase.of(uncoded(REPOSITORY / "cases" / "hanoi-2019" / "case.yaml"))
WORDS = {name: WordsOfCase.of(talks(name)) for name in NAMES}


def levels(words: WordsOfCase, text: str) -> dict[str, tuple[object, ...]]:
    return {mention.issue: mention.levels for mention in words.levels_in(text) if mention.levels}


class TestExtent:
    @pytest.mark.parametrize(
        "text",
        [
            "the sanctions lifted in their entirety",
            "lift all sanctions",
            "an end to the sanctions",
            "complete relief from sanctions",
            "full sanctions relief",
            "every sanction lifted",
        ],
    )
    def test_all_of_it(self, text: str) -> None:
        assert levels(HANOI, text) == {"sanctions": ("all",)}

    @pytest.mark.parametrize(
        "text", ["some sanctions lifted", "lift part of the sanctions", "half the sanctions lifted"]
    )
    def test_part_of_it(self, text: str) -> None:
        assert levels(HANOI, text) == {"sanctions": ("partial",)}

    def test_none_of_it(self) -> None:
        assert levels(HANOI, "no sanctions relief") == {"sanctions": ("none",)}

    def test_more_is_a_bound(self) -> None:
        (mention,) = HANOI.levels_in("dismantle further nuclear sites")
        assert (mention.levels, mention.side) == (("more",), "at_least")

    def test_more_without_an_option_of_that_name_is_the_next_one(self) -> None:
        options = tuple(Option(id=name, name=name) for name in ("nothing_now", "ten_wells", "twenty_wells"))
        words = WordsOfCase.of(Case(id="x", issues=(Issue(id="wells", name="Wells closed", options=options),)))
        text = "They would close ten wells; the other side asked for more wells."
        found = [(mention.levels, mention.side) for mention in words.levels_in(text)]
        assert found == [(("ten_wells",), ""), (("twenty_wells",), "at_least")]

    def test_extent_does_not_cross_a_break(self) -> None:
        assert levels(HANOI, "All said so; sanctions were not spoken of") == {}

    def test_a_word_of_time_is_no_extent(self) -> None:
        assert levels(HANOI, "he spoke of sanctions every day") == {}


class TestGoingOn:
    @pytest.mark.parametrize(
        "text",
        [
            "the freeze on weapons testing",
            "a moratorium on nuclear weapons",
            "weapons testing stays suspended",
            "halt weapons tests",
        ],
    )
    def test_stopped(self, text: str) -> None:
        assert levels(HANOI, text)["testing"] == ("moratorium",)

    @pytest.mark.parametrize(
        "text", ["shun large drills", "suspend military exercises", "the manoeuvres are on pause, and drills"]
    )
    def test_other_words_for_the_thing(self, text: str) -> None:
        assert levels(HANOI, text) == {"drills": ("suspended",)}

    def test_kept_as_it_is(self) -> None:
        assert levels(WORDS["pay"], "keep the pension scheme") == {"pension": ("kept",)}


class TestNames:
    def test_a_proper_name_is_enough(self) -> None:
        assert levels(HANOI, "talk of Yongbyon") == {"nuclear_sites": ("yongbyon",)}

    def test_a_common_word_is_not(self) -> None:
        assert levels(WORDS["merger"], "they met for two years") == {}

    def test_a_prefix_hides_no_issue(self) -> None:
        assert [m.issue for m in HANOI.levels_in("denuclearisation")] == ["nuclear_sites"]

    def test_several_only_where_or_joins_them(self) -> None:
        either = levels(WORDS["merger"], "a headquarters in Leeds or Oslo")
        assert either == {"headquarters": ("leeds", "oslo")}

    def test_a_name_that_another_option_adds_to(self) -> None:
        options = (Option(id="valley", name="Valley"), Option(id="more", name="Valley and others"))
        words = WordsOfCase.of(Case(id="x", issues=(Issue(id="posts", name="Posts given up", options=options),)))
        assert levels(words, "give up the posts in the Valley") == {"posts": ("valley",)}


class TestNumbers:
    @pytest.mark.parametrize(
        ("text", "low", "high", "kind"),
        [
            ("3.5 per cent", 3.5, 3.5, "percent"),
            ("3.5%", 3.5, 3.5, "percent"),
            ("three and a half per cent", 3.5, 3.5, "percent"),
            ("between 3 and 4 per cent", 3, 4, "percent"),
            ("25-30%", 25, 30, "percent"),
            ("from 3 per cent to 5 per cent", 5, 5, "percent"),
            ("$1.2 billion", 1.2e9, 1.2e9, "money"),
            ("£40m", 4e7, 4e7, "money"),
            ("Rs 5,000 crore", 5e10, 5e10, "money"),
            ("2,000 euros", 2000, 2000, "money"),
            ("twelve weeks", 12, 12, "time"),
            ("a 60-day truce", 60, 60, "time"),
        ],
    )
    def test_forms(self, text: str, low: float, high: float, kind: str) -> None:
        (amount,) = amounts_in(text)
        assert (amount.low, amount.high, amount.counted.kind) == (low, high, kind)

    @pytest.mark.parametrize(
        "text", ["82 per cent of members", "inflation of 9 per cent", "in 2019", "one of the sides"]
    )
    def test_what_is_no_offer(self, text: str) -> None:
        assert list(amounts_in(text)) == []

    def test_units_are_turned_over_where_that_is_exact(self) -> None:
        assert levels(WORDS["ceasefire"], "a truce of six weeks") == {"truce": (42.0,)}
        assert levels(WORDS["merger"], "a break fee of £120 million") == {"break_fee": (120.0,)}

    def test_off_the_grid_is_no_level(self) -> None:
        (mention,) = WORDS["pay"].levels_in("a pay rise of 3.3 per cent")
        assert mention.levels == ()

    def test_two_issues_of_one_unit_go_by_the_words_beside(self) -> None:
        issues = tuple(
            Issue(id=name, name=name.title(), range=NumericRange(low=0, high=20, step=1, unit="%"))
            for name in ("tariff", "royalty")
        )
        words = WordsOfCase.of(Case(id="x", issues=issues))
        assert levels(words, "a royalty of 5 per cent and a tariff of 10 per cent") == {
            "royalty": (5.0,),
            "tariff": (10.0,),
        }

    def test_two_issues_of_one_unit_without_words_are_both_unsure(self) -> None:
        issues = tuple(
            Issue(id=name, name=name.title(), range=NumericRange(low=0, high=20, step=1, unit="%"))
            for name in ("tariff", "royalty")
        )
        found = list(WordsOfCase.of(Case(id="x", issues=issues)).levels_in("They spoke of 5 per cent"))
        assert {m.issue for m in found} == {"tariff", "royalty"}
        assert all(m.strength < 0.5 for m in found)

    def test_a_bound_is_kept(self) -> None:
        (mention,) = WORDS["pay"].levels_in("a pay rise of at least 6 per cent")
        assert (mention.levels, mention.side) == ((6.0,), "at_least")


class TestParties:
    def test_names_people_and_peoples(self) -> None:
        text = "Kim met US officials; the North Korean leader and Mr Trump spoke of South Korea, not of us."
        assert [party for _, party in HANOI.parties_in(text)] == ["dprk", "usa", "dprk", "usa", "rok"]

    def test_a_common_noun_is_found_small(self) -> None:
        assert [p for _, p in WORDS["lease"].parties_in("The landlord and the tenant met.")] == ["landlord", "tenant"]

    def test_a_dispute_over_work_has_workers_and_a_company(self) -> None:
        case = parse_case(
            "walkaway: 1\nid: x\nparties: {u: {name: Dockers' Union}, p: {name: Port Authority}}\n"
            "issues: {pay: {name: Pay, range: {low: 0, high: 9, unit: '%'}}}\n"
            "no_deal: {assumed: true, value: {u: 0.4, p: 0.4}}\n"
        ).case
        found = [party for _, party in WordsOfCase.of(case).parties_in("Workers told the company so.")]
        assert found == ["u", "p"]

    def test_a_legal_form_may_be_left_out(self) -> None:
        assert [p for _, p in WORDS["merger"].parties_in("Norvent and Calder")] == ["norvent", "calder"]


class TestAnyText:
    @given(st.text(alphabet=st.characters(), max_size=300))
    def test_places_lie_inside(self, text: str) -> None:
        for words in (HANOI, WORDS["pay"], WORDS["ceasefire"]):
            for mention in words.levels_in(text):
                assert 0 <= mention.at.start < mention.at.end <= len(text)
                issue = words.case.issue(mention.issue)
                assert issue is not None
                assert all(issue.knows(level) for level in mention.levels)
            for span, party in words.parties_in(text):
                assert 0 <= span.start < span.end <= len(text)
                assert words.case.party(party) is not None

    @given(
        st.lists(
            st.sampled_from(
                [
                    "all",
                    "no",
                    "more",
                    "sanctions",
                    "Yongbyon",
                    "nuclear",
                    "tests",
                    "freeze",
                    "5",
                    "per cent",
                    "$40m",
                    "or",
                    "U.S.",
                ]
            ),
            max_size=25,
        )
    )
    def test_words_of_the_case_in_any_order(self, words: list[str]) -> None:
        text = " ".join(words)
        for mention in HANOI.levels_in(text):
            assert 0 < mention.strength <= 1

    @pytest.mark.parametrize("unit", ["sanctions ", "5 per cent ", "$", "all ", "five-", "1,000,", "between 3 and "])
    def test_a_long_line_takes_no_time(self, unit: str) -> None:
        started = time.process_time()
        list(HANOI.levels_in(unit * 200_000))
        list(WORDS["pay"].levels_in((unit * 2000)[:2000]))
        assert time.process_time() - started < 2

    def test_what_is_passed_over_at_once_holds_nothing(self) -> None:
        for name, words in WORDS.items():
            for text in ("He shrugged.", "Nothing was said of that, Monday being a holiday."):
                if not words.may_speak_of_issues(text):
                    assert not list(words.levels_in(text)), name
