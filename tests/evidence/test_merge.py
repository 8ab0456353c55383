"""Merging over documents: a fact once, with every citation; answers; accounts apart; the same whatever the order."""

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.hand_made import bare_case, proposed_from, told
from walkaway.case import Case, Citation, Package, Statement, Target, Where
from walkaway.case.conditions import Bound, Clause
from walkaway.evidence.statements.merge import merged
from walkaway.evidence.statements.proposal import Place, Proposal
from walkaway.evidence.statements.propose import proposals_in
from walkaway.evidence.statements.readings import conflicting_accounts, differ
from walkaway.evidence.statements.words_of_case import WordsOfCase

HANOI = bare_case("hanoi-2019")
WAGES = bare_case("wage-round")
YONGBYON_FOR_ALL = Package(terms=(("nuclear_sites", ("yongbyon",)), ("sanctions", ("all",))))
YONGBYON_FOR_SOME = Package(terms=(("nuclear_sites", ("yongbyon",)), ("sanctions", ("exemptions", "partial"))))
PART_FOR_ALL = Package(terms=(("nuclear_sites", ("large_part",)), ("sanctions", ("all",))))


def proposal(
    kind: str, *, document: str = "a", line: int = 1, sure: float = 0.8, words: str = "", **content: object
) -> Proposal:
    """One proposal as a rule would make it."""
    basis = content.pop("basis", "reporter")
    statement = Statement(
        id=f"{kind}_{document}_{line}",
        kind=kind,
        round="hanoi",
        cite=(Citation(source=document, line=line),),
        basis=str(basis),
        **content,  # type: ignore[arg-type]
    )
    place = Place(document=document, line=line, start=line * 100, end=line * 100 + 10)
    return Proposal(statement=statement, places=(place,), rule="a_rule", confidence=sure, words=words)


def offer(package: Package, **more: object) -> Proposal:
    return proposal("offer", parties=("dprk",), package=package, **more)  # type: ignore[arg-type]


class TestOneFact:
    def test_two_reports_make_one_statement_with_two_citations(self) -> None:
        told_twice = [offer(YONGBYON_FOR_ALL, document="b", line=4), offer(YONGBYON_FOR_ALL, document="a", line=9)]
        (only,) = merged(told_twice, HANOI).proposals
        assert [str(citation) for citation in only.statement.cite] == ["a:9", "b:4"]
        assert [(place.document, place.line) for place in only.places] == [("a", 9), ("b", 4)]

    @pytest.mark.parametrize(
        ("bases", "kept"),
        [
            (("other_side", "own_words"), "own_words"),
            (("hedged", "reporter"), "reporter"),
            (("hedged", "other_side"), "other_side"),
        ],
    )
    def test_the_best_known_account_counts(self, bases: tuple[str, str], kept: str) -> None:
        told_twice = [
            proposal("patience", parties=("usa",), level="high", document=name, basis=basis)
            for name, basis in zip("ab", bases, strict=True)
        ]
        (only,) = merged(told_twice, HANOI).proposals
        assert only.statement.basis == kept

    def test_two_lines_of_one_report_are_one_fact(self) -> None:
        (only,) = merged([offer(YONGBYON_FOR_ALL, line=2), offer(YONGBYON_FOR_ALL, line=7)], HANOI).proposals
        assert [str(citation) for citation in only.statement.cite] == ["a:2", "a:7"]

    def test_another_round_is_another_fact(self) -> None:
        first = proposal("patience", parties=("usa",), level="high")
        before = replace(first, statement=replace(first.statement, round="singapore"))
        assert len(merged([first, before], HANOI).proposals) == 2

    def test_two_observers_who_think_alike_are_two(self) -> None:
        target = Target(finding="walk_away", party="usa")
        judged = [proposal("assessment", target=target, verdict="right", said_by=who) for who in ("wit", "bell")]
        ids = {one.statement.id for one in merged(judged, HANOI).proposals}
        assert ids == {"assessment_wit_walk_away", "assessment_bell_walk_away"}

    def test_ids_are_unique_and_spare_those_of_the_case(self) -> None:
        taken = Statement(id="patience_usa_high", kind="patience", parties=("usa",), level="high")
        case = replace(HANOI, statements=(taken,))
        found = merged([proposal("patience", parties=("usa",), level="high")], case)
        assert [one.statement.id for one in found.proposals] == ["patience_usa_high_2"]

    def test_an_end_told_in_many_ways_is_one_event(self) -> None:
        lines = [
            ("trump", "There was no joint statement."),
            ("", "The talks were cut short, and the two left without an agreement."),
        ]
        (only,) = merged(proposed_from(HANOI, lines), HANOI).proposals
        assert (only.statement.kind, only.statement.basis, only.statement.said_by) == ("report", "deed", "")
        assert [citation.line for citation in only.statement.cite] == [1, 2]

    def test_the_rules_that_agree_are_named(self) -> None:
        other = replace(offer(YONGBYON_FOR_ALL, document="b", sure=0.5), rule="other_rule")
        (only,) = merged([other, offer(YONGBYON_FOR_ALL)], HANOI).proposals
        assert (only.rule, only.also, only.confidence) == ("a_rule", ("other_rule",), 0.8)


class TestOneUtterance:
    SENTENCE = "Sometimes you have to walk, and this was just one of those times."

    def test_the_same_words_in_two_documents_have_one_origin(self) -> None:
        said = [
            proposal(
                "patience", parties=("usa",), level="high", said_by="trump", origin="trump_press", words=self.SENTENCE
            ),
            proposal(
                "preference",
                parties=("usa",),
                over=("no_deal", "any_deal"),
                said_by="trump",
                origin="trump",
                document="b",
                words=f"Well. {self.SENTENCE.upper()}",
            ),
        ]
        assert {one.statement.origin for one in merged(said, HANOI).proposals} == {"trump_press"}

    def test_the_same_words_of_two_people_stay_two(self) -> None:
        said = [
            proposal("patience", parties=(party,), level="high", said_by=who, origin=who, words=self.SENTENCE)
            for party, who in (("usa", "trump"), ("dprk", "kim"))
        ]
        assert {one.statement.origin for one in merged(said, HANOI).proposals} == {"trump", "kim"}

    def test_other_words_stay_another_utterance(self) -> None:
        said = [
            proposal("patience", parties=("usa",), level=level, said_by="trump", origin=origin, words=words)
            for level, origin, words in (
                ("high", "trump_press", self.SENTENCE),
                ("low", "trump_tweet", "Time is short, so short."),
            )
        ]
        assert {one.statement.origin for one in merged(said, HANOI).proposals} == {"trump_press", "trump_tweet"}


class TestReadings:
    ACCOUNTS = (
        offer(YONGBYON_FOR_SOME, document="a", line=6, basis="hedged"),
        offer(YONGBYON_FOR_ALL, document="b", line=10),
        offer(PART_FOR_ALL, document="b", line=8, said_by="trump", basis="other_side"),
    )

    def test_accounts_that_differ_make_a_group(self) -> None:
        found = merged(self.ACCOUNTS, HANOI)
        (group,) = found.readings
        assert len(group.readings) == 3
        assert sorted(group.statements()) == sorted(one.statement.id for one in found.proposals)
        assert all(reading.text for reading in group.readings)
        assert group.id not in group.statements()

    def test_an_open_account_gives_up_what_makes_it_a_definite_one(self) -> None:
        relief = Package(terms=(("nuclear_sites", ("yongbyon",)), ("sanctions", ("exemptions", "partial", "all"))))
        found = merged([offer(relief, line=6), offer(YONGBYON_FOR_ALL, document="b", line=10)], HANOI)
        packages = [one.statement.package for one in found.proposals]
        assert packages == [YONGBYON_FOR_SOME, YONGBYON_FOR_ALL]
        assert "all of them" not in found.readings[0].readings[0].text.lower()

    def test_two_offers_of_one_teller_are_a_move_and_no_conflict(self) -> None:
        moves = [offer(YONGBYON_FOR_ALL, line=3), offer(PART_FOR_ALL, line=5)]
        assert merged(moves, HANOI).readings == ()

    def test_a_number_that_another_teller_tells_among_moves_is_one_more_move(self) -> None:
        def paid(percent: float, line: int, said_by: str) -> Proposal:
            package = Package(terms=(("pay", (percent,)),))
            return proposal("offer", parties=("company",), package=package, line=line, said_by=said_by)

        moves = [paid(2.0, 1, "negotiator"), paid(3.0, 2, "negotiator"), paid(3.5, 3, "personnel")]
        assert not conflicting_accounts(moves, WAGES)
        assert conflicting_accounts(moves[1:], WAGES)

    def test_an_offer_of_an_earlier_year_is_no_account_of_this_one(self) -> None:
        early = offer(PART_FOR_ALL, document="b", date="2018")
        assert merged([offer(YONGBYON_FOR_ALL), early], HANOI).readings == ()

    def test_packages_differ_only_on_an_issue_they_share(self) -> None:
        assert differ(YONGBYON_FOR_ALL, PART_FOR_ALL)
        assert not differ(YONGBYON_FOR_ALL, Package(terms=(("testing", ("ban",)),)))


class TestAnswers:
    REFUSED = proposal("refusal", parties=("usa",), line=8, said_by="trump", basis="own_words")

    def test_a_refusal_is_of_the_group_of_accounts(self) -> None:
        found = merged([*TestReadings.ACCOUNTS, self.REFUSED], HANOI)
        refusal = next(one.statement for one in found.proposals if one.statement.kind == "refusal")
        assert refusal.of == found.readings[0].id

    def test_a_refusal_that_names_its_content_is_of_the_offer_that_has_it(self) -> None:
        named = replace(
            self.REFUSED, statement=replace(self.REFUSED.statement, package=Package(terms=(("sanctions", ("all",)),)))
        )
        found = merged([offer(YONGBYON_FOR_ALL), named], HANOI)
        refusal = next(one.statement for one in found.proposals if one.statement.kind == "refusal")
        assert refusal.of == next(one.statement.id for one in found.proposals if one.statement.kind == "offer")
        assert refusal.package is None

    def test_a_refusal_of_something_else_keeps_its_package(self) -> None:
        package = Package(terms=(("nuclear_sites", ("more",)),))
        named = replace(self.REFUSED, statement=replace(self.REFUSED.statement, package=package))
        found = merged([offer(YONGBYON_FOR_ALL), named], HANOI)
        refusal = next(one.statement for one in found.proposals if one.statement.kind == "refusal")
        assert (refusal.package, refusal.of) == (package, "")

    def test_a_refusal_of_nothing_known_is_a_report(self) -> None:
        (only,) = merged([self.REFUSED], HANOI).proposals
        assert only.statement.kind == "report"
        assert only.confidence < self.REFUSED.confidence

    def test_nobody_answers_its_own_offer(self) -> None:
        own = replace(self.REFUSED, statement=replace(self.REFUSED.statement, parties=("dprk",)))
        found = merged([offer(YONGBYON_FOR_ALL), own], HANOI)
        assert sorted(one.statement.kind for one in found.proposals) == ["offer", "report"]

    def test_demands_and_judgements_name_what_they_are_against(self) -> None:
        where = Where(clauses=(Clause(issue="nuclear_sites", bounds=(Bound(side="at_least", level="more"),)),))
        demand = proposal("demand", parties=("usa",), where=where, line=6)
        judged = proposal(
            "assessment", target=Target(finding="walk_away", party="usa"), verdict="right", said_by="wit", line=20
        )
        found = {
            one.statement.kind: one.statement
            for one in merged([offer(YONGBYON_FOR_ALL), demand, judged], HANOI).proposals
        }
        assert found["demand"].against == found["offer"].id
        assert found["assessment"].target is not None
        assert found["assessment"].target.offer == found["offer"].id


LINES = (
    ("", "The talks ended abruptly, and no agreement was signed."),
    ("stranger", "Washington was right to reject that request, since Pyongyang is desperate for sanctions relief."),
    ("trump", "Speed is not important to me, and we are a lot closer than we were a year ago."),
    ("town", "There is a real risk of the talks falling apart."),
)


def of_two_reports(case: Case) -> list[Proposal]:
    first = proposed_from(case, LINES, name="first", date="2019-02-28")
    return [*first, *proposed_from(case, LINES[1:], name="second", date="2019-03-01")]


@given(seed=st.integers(0, 1000))
def test_the_order_does_not_matter(seed: int) -> None:
    proposals = [*of_two_reports(HANOI), *TestReadings.ACCOUNTS, TestAnswers.REFUSED]
    shuffled = random.Random(seed).sample(proposals, k=len(proposals))
    assert merged(shuffled, HANOI) == merged(proposals, HANOI)


def test_merging_what_is_merged_already_changes_no_fact() -> None:
    once = merged(of_two_reports(HANOI), HANOI)
    twice = merged(once.proposals, HANOI)
    assert [one.statement.cite for one in twice.proposals] == [one.statement.cite for one in once.proposals]


def test_a_copy_is_no_second_witness() -> None:
    document, speech = told(HANOI, LINES)
    copy = replace(document, copy_of="first")
    assert proposals_in(document, speech, HANOI, WordsOfCase.of(HANOI))
    assert proposals_in(copy, speech, HANOI, WordsOfCase.of(HANOI)) == ()
