"""Named orders of steps, and those that a user writes down."""

from dataclasses import replace
from itertools import chain as chained

import numpy as np
import pytest

from roadmap.plain_roadmap import every_plan
from roadmap.random_problems import random_problem
from walkaway.errors import InputError
from walkaway.roadmap import AdditiveFlow, Plan, Precedence, RoadmapProblem, RoadmapStep, evaluate_plan
from walkaway.roadmap.approaches import APPROACHES, named_plans, plan_of_text, roomy
from walkaway.roadmap.plan import plan_stages


def problem_of(chains, precedence=(), parties=("north", "south"), **more):
    """Return a problem of steps 'id': actors, in which nothing is worth anything."""
    steps = tuple(tuple(RoadmapStep(id=name, actors=actors) for name, actors in chain.items()) for chain in chains)
    tables = tuple(np.zeros((len(parties), len(chain) + 1)) for chain in steps)
    count = len(parties)
    return RoadmapProblem(
        parties=parties,
        chains=steps,
        flow=AdditiveFlow(tables=tables),
        discount=(0.9,) * count,
        reservation=(0.0,) * count,
        precedence=precedence,
        **more,
    )


def orders(problem):
    """Return the stages of every named order by id."""
    return {order: named.plan.stages for named in named_plans(problem) for order in named.ids}


def test_orders_worked_out_by_hand():
    # North: n1, n2 on one issue; south: s1, s2 on another; j is done by both, not before s1 is verified.
    later = Precedence(before=(1, 1), after=(2, 1))
    chains = [{"n1": (0,), "n2": (0,)}, {"s1": (1,), "s2": (1,)}, {"j": (0, 1)}]
    found = orders(problem_of(chains, [later], capacity=3))
    assert found == {
        "all_at_once": (("n1", "n2", "s1", "s2"), ("j",)),
        # j is north's, too, and needs s1, which comes when nothing else of north's is left to do.
        "north_first": (("n1", "n2"), ("s1",), ("j",), ("s2",)),
        "south_first": (("s1", "s2"), ("j",), ("n1", "n2")),
        "alternating_north_opens": (("n1",), ("s1",), ("n2",), ("s2",), ("j",)),
        "alternating_south_opens": (("s1",), ("n1",), ("s2",), ("n2",), ("j",)),
        "side_by_side": (("n1", "s1"), ("n2", "s2"), ("j",)),
    }


def test_capacity_binds_all_but_those_that_say_so():
    chains = [{"n1": (0,), "n2": (0,), "n3": (0,)}, {"s1": (1,)}]
    problem = problem_of(chains, capacity=2)
    found = orders(problem)
    assert found["north_first"] == (("n1", "n2"), ("n3",), ("s1",))
    named = {order: one for one in named_plans(problem) for order in one.ids}
    assert named["all_at_once"].note == "a stage of it holds 4 steps, and 2 fit into one"
    assert named["north_first"].note == ""
    with pytest.raises(InputError, match="at most 2"):
        evaluate_plan(problem, named["all_at_once"].plan)
    assert evaluate_plan(roomy(problem, named["all_at_once"].plan), named["all_at_once"].plan).holds
    assert roomy(problem, named["north_first"].plan) is problem


def test_what_many_stages_wait_for_goes_first_where_room_is_short():
    # The last chain is the long one: with room for two, three stages do.
    rules = [Precedence(before=(c, 1), after=(c + 1, 1)) for c in (2, 3)]
    chains = [{"a": (0,)}, {"b": (0,)}, {"c": (0,)}, {"d": (0,)}, {"e": (0,)}]
    found = orders(problem_of(chains, rules, capacity=2))
    assert found["north_first"] == (("a", "c"), ("b", "d"), ("e",))


def test_weak_order_needs_no_stage_of_its_own():
    weak = Precedence(before=(1, 1), after=(0, 1), strict=False)
    found = orders(problem_of([{"n": (0,)}, {"s": (1,)}], [weak], capacity=2))
    assert found["all_at_once"] == found["side_by_side"] == (("n", "s"),)
    assert found["alternating_north_opens"] == (("s",), ("n",))


def test_orders_that_come_to_the_same_are_one():
    [only] = named_plans(problem_of([{"n": (0,)}], capacity=2))
    assert set(only.ids) == {"all_at_once", "north_first", "alternating_north_opens", "side_by_side"}
    assert only.id == "all_at_once"
    assert only.name == "all at once, or north first, or alternating, north opens, or side by side"


def test_they_end_at_the_target():
    problem = problem_of([{"n1": (0,), "n2": (0,)}, {"s1": (1,)}], target=(1, 1), capacity=2)
    assert all("n2" not in chained(*stages) for stages in orders(problem).values())


def test_ids_are_those_of_the_registry():
    assert len({approach.id for approach in APPROACHES}) == len(APPROACHES) == 4
    assert all(approach.name and approach.what for approach in APPROACHES)


@pytest.mark.parametrize("part", range(3))
def test_every_order_fits_and_is_what_its_name_says(part):
    for seed in range(100 * part, 100 * part + 60):
        problem = random_problem(np.random.default_rng(seed), most_wait=0)
        actors = {step.id: step.actors for chain in problem.chains for step in chain}
        goal = problem.full if problem.target is None else problem.target
        for named in named_plans(problem):
            wide = roomy(problem, named.plan)
            assert (wide is problem) == (named.note == ""), seed
            assert plan_stages(wide, named.plan)[-1][0] == goal, seed
            for order in named.ids:
                check_order(problem, order, named.plan.stages, actors)


def check_order(problem, order, stages, actors):
    """Check what an order promises."""
    if order == "all_at_once":
        room = replace(problem, capacity=99, target=problem.target or problem.full)
        assert len(stages) == min(map(len, every_plan(room)))
        return
    names = order.split("_")
    party = 0 if order == "side_by_side" else problem.parties.index(names[1] if "opens" in names else names[0])
    turn, done = party, set[str]()
    for stage in stages:
        free = free_steps(problem, done, {name for rest in stages for name in rest})
        movers = {p for p in range(len(problem.parties)) if any(p in actors[name] for name in free)}
        if order.startswith("alternating"):
            while turn not in movers:
                turn = (turn + 1) % len(problem.parties)
            assert len(stage) == 1
            assert turn in actors[stage[0]]
            turn = (turn + 1) % len(problem.parties)
        elif order == "side_by_side":
            assert movers <= {p for name in stage for p in actors[name]}
            assert len(stage) <= len(problem.parties)
        else:
            assert len(stage) <= problem.capacity
            if party in movers:
                # While it can do something itself, nothing else is done.
                assert all(party in actors[name] for name in stage)
        done |= set(stage)


def free_steps(problem, done, wanted):
    """Return the ids of the steps all of whose earlier ones are done."""
    found = []
    for c, steps in enumerate(problem.chains):
        for number, step in enumerate(steps, start=1):
            befores = [rule.before for rule in problem.precedence if rule.after == (c, number)]
            befores += [(c, number - 1)] if number > 1 else []
            if step.id in wanted - done and all(problem.step(*place).id in done for place in befores):
                found.append(step.id)
    return found


def test_a_plan_as_text():
    assert plan_of_text("a, b; c; ; d") == Plan((("a", "b"), ("c",), (), ("d",)))
    assert plan_of_text(" a ;") == Plan((("a",),))
    assert plan_of_text("a; ;") == Plan((("a",), ()))
    assert plan_of_text("") == Plan(())


@pytest.mark.parametrize(("text", "match"), [("a,,b", "comma too many"), ("a; b c", "names 'b c'"), (",", "comma")])
def test_a_text_that_is_no_plan(text, match):
    with pytest.raises(InputError, match=match):
        plan_of_text(text)
