"""What is worth asking, and the step a side can take alone: rules that a figure alone does not show."""

import pytest

from analysis.random_cases import random_case
from conftest import REPO_ROOT
from walkaway.analysis import Brief
from walkaway.analysis.gap import BestAlone, NoMove
from walkaway.beliefs import believe
from walkaway.case import Case
from walkaway.formats import parse_case, read_case
from walkaway.workbench.findings import brief, gap_only


@pytest.fixture(scope="module")
def hanoi() -> Case:
    return read_case(REPO_ROOT / "cases" / "hanoi-2019").case


@pytest.fixture(scope="module")
def whole(hanoi: Case) -> Brief:
    return brief(believe(hanoi))


def test_only_what_nobody_has_said_is_asked(hanoi: Case, whole: Brief) -> None:
    questions = whole.sharpen.questions
    assert questions
    for question in questions:
        said = [s for s in hanoi.statements if s.party == question.party and s.kind == question.kind]
        issue = question.about.removeprefix("never ").split(" ")[0].removesuffix(":")
        if question.kind == "patience":
            assert said == []
        elif question.kind == "priority":
            assert all(s.over_issues is None or s.over_issues[0] != issue for s in said)
        else:
            assert all(issue not in s.named_issues() for s in said)


def test_at_most_three_for_each_finding_the_best_first(whole: Brief) -> None:
    questions = whole.sharpen.questions
    for name in {question.finding for question in questions}:
        shares = [question.share_of_variance for question in questions if question.finding == name]
        assert len(shares) <= 3
        assert shares == sorted(shares, reverse=True)
        assert all(0 < share < 1 for share in shares)


def test_the_answer_is_the_average_of_what_its_answers_would_leave(whole: Brief) -> None:
    values = {"zone.headline": whole.zone.headline.value}
    values["walk_away.usa.the_offer.probability_right"] = whole.walk_away[0].probability_right.value
    for question in whole.sharpen.questions:
        mixed = question.chance * question.if_yes + (1 - question.chance) * question.if_no
        assert mixed == pytest.approx(values[question.finding], abs=1e-8)


@pytest.mark.parametrize("seed", [10, 12, 15, 22, 31])
def test_a_third_party_tells_nothing_where_there_is_one_account(seed: int) -> None:
    case = random_case(seed)
    beliefs = believe(case, draws=400)
    assert len(beliefs.evidence.worlds) == 1
    deciding = {*case.principals, *(consent.by for consent in case.consents)}
    for question in brief(beliefs).sharpen.questions:
        assert question.party in deciding
        if question.finding.startswith("walk_away"):
            assert question.party == question.finding.split(".")[1]


# --- Steps -----------------------------------------------------------------------------------------------------------

NUMBERS = """
walkaway: 1
id: halves
parties: {ann: Ann, bob: Bob}
issues:
  first: {range: {low: 0, high: 10, step: %s}}
  second: {range: {low: 0, high: 10, step: %s}}
no_deal: {value: {ann: 0.45, bob: 0.45}, assumed: true}
exact:
  ann: {utility: {first: {0: 0, 10: 0.5}, second: {0: 0, 10: 0.5}}, assumed: true}
  bob: {utility: {first: {0: 0.5, 10: 0}, second: {0: 0.5, 10: 0}}, assumed: true}
statements:
  one: {kind: offer, party: ann, package: {first: 6, second: 6}}
"""


def best(first: float, second: float, party: str) -> BestAlone | NoMove:
    return gap_only(believe(parse_case(NUMBERS % (first, second)).case)).best_alone[party]


def test_a_single_step_moves_one_number_by_a_tenth_at_most() -> None:
    # At (6, 6) Bob has 0.4, and no deal is worth 0.45; each tenth that Ann gives on one number is worth 0.05 to him.
    # With 0.45 he still lacks the smallest gain: no single step of hers mends it, nor would half-steps on both.
    found = best(0.5, 0.5, "ann")
    assert isinstance(found, NoMove)


def test_half_a_tenth_counts_as_a_step_too() -> None:
    text = NUMBERS.replace("bob: 0.45", "bob: 0.41") % (0.5, 0.5)
    found = gap_only(believe(parse_case(text).case)).best_alone["ann"]
    assert isinstance(found, BestAlone)
    # At least 0.42 for Bob: half a tenth gives 0.425, and one number alone is moved.
    assert (found.issue, found.start, found.end) == ("first", 6.0, 5.5)
    assert dict(found.outcome) == {"first": 5.5, "second": 6.0}
    assert (found.without_move.value, found.acceptable_to_all.value) == (0, 1)


def test_a_step_is_the_partys_own_where_it_costs_it() -> None:
    text = NUMBERS.replace("bob: 0.45", "bob: 0.41") % (1, 1)
    found = gap_only(believe(parse_case(text).case)).best_alone
    assert isinstance(found["ann"], BestAlone)
    assert isinstance(found["bob"], NoMove)
