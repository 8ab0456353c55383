"""Ends and the orders towards them: what is passed over cannot be better, and no state is reached that steps forbid."""

from dataclasses import replace
from itertools import product

import pytest

from conftest import REPO_ROOT
from walkaway.analysis import View
from walkaway.errors import LimitError
from walkaway.formats import read_case
from walkaway.roadmap import ends as module
from walkaway.roadmap.approaches import named_plans
from walkaway.roadmap.compared import orders
from walkaway.roadmap.ends import ends, orders_towards
from walkaway.roadmap.middle import middle
from walkaway.roadmap.of_case import roadmap_of_case
from walkaway.roadmap.plan import Plan, plan_stages
from walkaway.roadmap.problem import Precedence, RoadmapProblem
from walkaway.roadmap.roadmap import roadmap
from walkaway.roadmap.search import first_found
from walkaway.roadmap.under_draws import RoadmapDraws, end_of, joint
from walkaway.workbench.workbench import beliefs_of

Looked = tuple[RoadmapDraws, RoadmapProblem, list[Plan]]


@pytest.fixture(scope="module")
def hanoi() -> Looked:
    """Hanoi's steps in few draws, with room for every named order."""
    beliefs = beliefs_of(read_case(REPO_ROOT / "cases" / "hanoi-2019").case, draws=400)
    view = View.of(beliefs)
    made = roadmap_of_case(view.case, view.space, beliefs.prior)
    at = RoadmapDraws(view, made)
    problem = replace(made.problem(middle(at)[0], 0), capacity=8)
    return at, problem, [named.plan for named in orders(made, problem, {})]


def test_ends_are_all_states_but_the_start_those_first_that_most_accept(hanoi: Looked):
    at, problem, plans = hanoi
    found = ends(at, problem, plans)
    whole = set(product(*(range(level + 1) for level in problem.full)))
    assert set(found) == whole - {problem.start}
    assert list(found.values()) == sorted(found.values(), reverse=True)
    state = next(iter(found))
    assert found[state] == at.share(lambda draws: (at.acceptable(draws, state),)).values[0, 0]


def test_no_plan_holds_in_more_draws_than_accept_its_end(hanoi: Looked):
    at, problem, plans = hanoi
    shares = ends(at, problem, plans)
    for plan in list(orders_towards(problem, shares, lambda: 0.0, most=6)):
        assert joint(at, plan).values[1, 0] <= shares[end_of(problem, plan)] + 1e-12


def test_what_is_passed_over_is_not_better(hanoi: Looked):
    """Every named order towards every end, without bounds: none holds in more draws than what is found with them."""
    at, problem, plans = hanoi
    found = first_found(at, problem, plans)
    shares = ends(at, problem, plans)
    every = {named.plan for end in shares for named in named_plans(replace(problem, target=end))}
    assert found.score >= max(float(joint(at, plan).values[1, 0]) for plan in every)
    assert found.plan is not None
    assert found.score == joint(at, found.plan).values[1, 0]
    assert found.tried < len(every)


def test_with_many_states_ends_are_those_on_the_way_of_the_orders(hanoi: Looked, monkeypatch: pytest.MonkeyPatch):
    at, problem, plans = hanoi
    monkeypatch.setattr(module, "_EVERY_STATE", 10)
    on_the_way = {state for plan in plans for state, _ in plan_stages(problem, plan)} - {problem.start}
    assert set(ends(at, problem, plans)) == on_the_way


def test_no_end_lacks_what_must_come_before(hanoi: Looked):
    at, problem, plans = hanoi
    bound = replace(problem, precedence=(Precedence(before=(0, 1), after=(1, 1)),))
    found = ends(at, bound, plans)
    assert found
    assert all(state[0] >= 1 for state in found if state[1] >= 1)
    assert list(orders_towards(bound, found, lambda: 0.0, most=len(found)))


def test_a_target_is_the_only_end(hanoi: Looked):
    at, problem, plans = hanoi
    assert list(ends(at, replace(problem, target=(1, 1, 0)), plans)) == [(1, 1, 0)]


def test_a_first_look_is_refused_where_it_would_take_long(hanoi: Looked, monkeypatch: pytest.MonkeyPatch):
    at, _, _ = hanoi
    monkeypatch.setitem(roadmap.__globals__, "_MANY_STEPS", 7)
    with pytest.raises(LimitError, match="8 steps are too many for a first look"):
        roadmap(at.view, first_look=True)


def test_a_first_look_need_not_solve_the_middle(hanoi: Looked, monkeypatch: pytest.MonkeyPatch):
    at, _, _ = hanoi
    whole = roadmap(at.view, first_look=True)
    monkeypatch.setitem(roadmap.__globals__, "_FIRST_STATES", 39)
    found = roadmap(at.view, first_look=True)
    assert found.robust == whole.robust
    assert (found.plan, found.plans, found.proved, found.bound) == (None, 0, False, None)
    assert found.how.startswith("none: ")
