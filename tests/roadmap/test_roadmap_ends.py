"""Where a plan may end: what no deal can have, what is stated to hold at the target, and where things stand."""

from dataclasses import replace

import numpy as np
import pytest

from conftest import REPO_ROOT
from roadmap.plain_roadmap import count_plans, every_plan, plain_holds, plain_values, plan_ids, plan_states
from roadmap.random_problems import random_problem
from walkaway.case import Clause, Constraint, DiscountFactor, NoDeal, RoadmapTerms, Step, Where
from walkaway.errors import InputError
from walkaway.roadmap import Plan, solve_roadmap
from walkaway.roadmap.of_case import roadmap_of_case
from walkaway.roadmap.plan import plan_stages
from walkaway.roadmap.under_draws import end_of
from walkaway.workbench import load
from walkaway.workbench.roadmap import open_roadmap_file, roadmap, roadmap_of_beliefs
from walkaway.workbench.workbench import beliefs_of

HANOI = REPO_ROOT / "cases" / "hanoi-2019"
HOUSE = REPO_ROOT / "cases" / "house-in-turns" / "roadmap.yaml"


def test_no_plan_ends_where_none_may():
    seen = 0
    for seed in range(60):
        problem = random_problem(np.random.default_rng(seed), most_steps=4)
        if problem.target is not None or count_plans(problem) > 400:
            continue
        plans = [plan for plan in every_plan(problem) if plain_holds(problem, plan)]
        ends = {plan_states(problem, plan)[-1] for plan in plans} - {problem.start}
        if not ends:
            continue
        closed = sorted(ends)[0]
        answer = solve_roadmap(replace(problem, no_end=lambda states, closed=closed: (states == closed).all(axis=1)))
        left = [plain_values(problem, plan)[0] for plan in plans if plan_states(problem, plan)[-1] != closed]
        assert answer.proved
        for row in answer.values:
            assert any(np.abs(np.subtract(value, row)).max() < 1e-9 for value in left), seed
        for value in left:
            assert any((row >= np.array(value) - 1e-9).all() for row in answer.values), seed
        for number in range(len(answer.values)):
            assert plan_stages(problem, answer.plan(number))[-1][0] != closed
        whole = solve_roadmap(problem)
        seen += len(whole.values) != len(answer.values) or not np.allclose(whole.values, answer.values)
    assert seen > 3, "it mattered now and then"


def test_where_no_deal_can_be_no_roadmap_leads():
    case = load(HANOI)
    never = Where(clauses=(Clause(issue="sanctions", levels=("partial",)),))
    closed = replace(case, constraints=(Constraint(never=never, assumed=True),))
    free, found = (roadmap(one, draws=400, quick=True) for one in (case, closed))
    assert free.robust.end["sanctions"] == "partial"
    assert found.robust.end["sanctions"] != "partial"
    assert found.robust.plan is not None
    assert found.plan is None or found.plan.end["sanctions"] != "partial"
    passed = roadmap(closed, {"sanctions": "all", "testing": "ban"}, draws=400, quick=True)
    assert "lift_part" in passed.approaches[0].stages[0], "a roadmap may lead past it"


def test_a_target_that_no_deal_can_have_is_refused():
    case = load(HANOI)
    never = Where(clauses=(Clause(issue="sanctions", levels=("exemptions",)),))
    closed = replace(case, constraints=(Constraint(never=never, assumed=True),))
    for target in ({"sanctions": "exemptions"}, "sanctions=exemptions"):
        with pytest.raises(InputError, match="no deal can have"):
            roadmap(closed, target, draws=400, quick=True)


def test_every_issue_must_stand_somewhere():
    case = load(HANOI)
    worth = NoDeal(values=(("usa", (0.4, 0.4)), ("dprk", (0.3, 0.3)), ("rok", (0.3, 0.3))), assumed=True)
    start = (("nuclear_sites", "none"), ("sanctions", "none"), ("testing", "moratorium"))
    partly = replace(case, no_deal=worth, roadmap=RoadmapTerms(start=start, assumed=True))
    with pytest.raises(InputError, match="nothing says where 'drills' stands; name its option under 'roadmap: start'"):
        roadmap(partly, draws=400, quick=True)


@pytest.fixture
def stated(tmp_path):
    """Return what is found of the house in turns with something else in its file."""

    def found(*changes: tuple[str, str], to: str = ""):
        text = HOUSE.read_text(encoding="utf-8")
        for before, after in changes:
            assert before in text
            text = text.replace(before, after, 1)
        file = tmp_path / "house.yaml"
        file.write_text(text, encoding="utf-8")
        opened = open_roadmap_file(file)
        assert opened is not None
        case_file, given, target = opened
        return roadmap_of_beliefs(beliefs_of(case_file.case), to or target, given=given)

    return found


BUILDER, OWNER = "  builder:\n    discount: 0.9\n", "  owner:\n    discount: 0.9\n"


def test_what_is_stated_for_the_target_counts_there(stated):
    found = stated((BUILDER, f"{BUILDER}    terminal: 0.9\n"), (OWNER, f"{OWNER}    terminal: 0.7\n"))
    assert found.plan is not None
    assert found.plan.course[-1].flow == {"builder": 0.9, "owner": 0.7}
    assert found.robust.middle is not None
    assert found.robust.middle.course[-1].value == {"builder": 0.9, "owner": 0.7}
    assert found.acceptable.value == 1.0
    assert [item.probability.value == 1.0 for item in found.approaches] == [
        item.self_enforcing for item in found.approaches
    ]
    elsewhere = stated(
        (BUILDER, f"{BUILDER}    terminal: 0.9\n"),
        (OWNER, f"{OWNER}    terminal: 0.7\n"),
        to="house=foundation,money=first_payment",
    )
    assert elsewhere.approaches[0].stages
    assert elsewhere.plan is None or elsewhere.plan.course[-1].flow == {"builder": 0.1, "owner": 0.1}


def test_a_stated_value_of_no_deal_decides_what_is_acceptable(stated):
    assert stated().acceptable.value == 1.0
    # The whole is worth 0.2 to each a period.
    assert stated((BUILDER, f"{BUILDER}    reservation: 0.25\n")).acceptable.value == 0.0
    assert (
        stated((BUILDER, f"{BUILDER}    terminal: 0.0\n"), (OWNER, f"{OWNER}    terminal: 0.7\n")).acceptable.value == 0
    )


def test_whoever_does_not_mind_waiting_is_told():
    case = load(HANOI)
    patient = replace(case, discount_factors=(DiscountFactor(party="usa", interval=(1.0, 1.0), assumed=True),))
    found = roadmap(patient, {"sanctions": "exemptions", "testing": "ban"}, draws=400, quick=True)
    assert any("United States hardly minds waiting" in note and "99.99%" in note for note in found.assumed)
    plain = roadmap(case, {"sanctions": "exemptions", "testing": "ban"}, draws=400, quick=True)
    assert not any("minds" in note for note in plain.assumed)


def test_steps_that_fork_are_told():
    case = load(HANOI)
    resume = Step(
        id="resume", by=("dprk",), issue="testing", start="moratorium", end="resumed", take_back=1.5, assumed=True
    )
    forked = replace(case, steps=(resume, *case.steps))
    beliefs = beliefs_of(forked, draws=400)
    found = roadmap_of_case(forked, beliefs.space, beliefs.prior)
    assert [step.id for chain in found.chains if chain.issue == "testing" for step in chain.steps] == ["ban_tests"]
    assert any("leaves these out: resume" in note for note in found.notes)
    slow = replace(case, steps=tuple(replace(s, take_back=1.5) if s.id == "ban_tests" else s for s in case.steps))
    found = roadmap_of_case(slow, beliefs.space, beliefs.prior)
    assert "the step ban_tests takes 1.5 periods to take back, which counts as 2" in found.notes
    assert next(step for chain in found.chains for step in chain.steps if step.id == "ban_tests").take_back == 2.0


def test_a_stated_discount_factor_is_taken_as_it_is(stated):
    found = stated((BUILDER, BUILDER.replace("0.9", "0.99999")))
    assert found.plan is not None
    value = found.plan.course[-2].value["builder"]
    flow, end = found.plan.course[-2].flow["builder"], found.plan.course[-1].flow["builder"]
    assert value == pytest.approx((1 - 0.99999) * flow + 0.99999 * end, abs=1e-9)


def test_the_end_of_a_plan_is_where_its_steps_lead():
    problem = random_problem(np.random.default_rng(3), most_steps=4)
    problem = replace(problem, target=None, terminal=None)
    for plan in list(every_plan(problem))[:5]:
        assert end_of(problem, Plan(plan_ids(problem, plan))) == plan_states(problem, plan)[-1]
