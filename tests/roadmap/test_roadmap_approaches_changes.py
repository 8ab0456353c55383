"""What becomes of a plan where a step is taken in parts, or where its times are other ones."""

from dataclasses import replace
from itertools import product
from math import inf

import numpy as np
import pytest

from roadmap.plain_roadmap import every_plan, plain_holds, plain_slack, plan_from_ids, plan_ids
from roadmap.random_problems import random_problem
from walkaway.errors import InputError
from walkaway.roadmap import AdditiveFlow, Plan, Precedence, RoadmapProblem, RoadmapStep, TableFlow, evaluate_plan
from walkaway.roadmap.held import own_numbers
from walkaway.roadmap.penalty import least_penalty
from walkaway.roadmap.splitting import refined, refined_numbers, split_effects, split_plans
from walkaway.roadmap.variations import Variation, variation_effects, variations, with_times


def problem_of(*, target=None, **more):
    """Return two chains: a1, a2 by A; b by B, which waits for a1 and for which a2 waits."""
    return RoadmapProblem(
        parties=("A", "B"),
        chains=(
            (
                RoadmapStep(id="a1", actors=(0,), consent=(1,), take_back=2, verify=2),
                RoadmapStep(id="a2", actors=(0,), take_back=inf),
            ),
            (RoadmapStep(id="b", actors=(1,), take_back=1),),
        ),
        flow=AdditiveFlow(
            tables=(np.array([[0, -0.2, -0.5], [0, 0.3, 1.2]]), np.array([[0.0, 1.0], [0.0, -0.4]])),
        ),
        discount=(0.8, 0.9),
        reservation=(0.0, 0.0),
        precedence=(
            Precedence(before=(0, 1), after=(1, 1)),
            Precedence(before=(1, 1), after=(0, 2), strict=False),
        ),
        capacity=2,
        target=target,
        **more,
    )


# Splitting


def test_parts_take_the_place_of_the_step():
    thirds = refined(problem_of(target=(2, 1)), "a1", 3)
    assert [step.id for step in thirds.chains[0]] == ["a1_1_of_3", "a1_2_of_3", "a1_3_of_3", "a2"]
    assert {(step.actors, step.consent, step.take_back, step.verify) for step in thirds.chains[0][:3]} == {
        ((0,), (1,), 2, 2)
    }
    assert thirds.flow.tables[0] == pytest.approx(
        np.array([[0, -0.2 / 3, -0.4 / 3, -0.2, -0.5], [0, 0.1, 0.2, 0.3, 1.2]])
    )
    # What waited for the step waits for its last part, and the step after it has moved up.
    assert [(rule.before, rule.after) for rule in thirds.precedence] == [((0, 3), (1, 1)), ((1, 1), (0, 4))]
    assert [rule.strict for rule in thirds.precedence] == [True, False]
    assert thirds.target == (4, 1)


def test_the_first_part_needs_what_the_step_needed():
    halves = refined(problem_of(target=(1, 1)), "a2", 2)
    assert [(rule.before, rule.after) for rule in halves.precedence] == [((0, 1), (1, 1)), ((1, 1), (0, 2))]
    assert halves.target == (1, 1)
    assert refined(problem_of(target=(1, 1)), "b", 2).target == (1, 2)


def test_a_table_is_drawn_out_as_a_sum_is():
    problem = problem_of()
    states = np.array(list(product(range(3), range(2))))
    whole = replace(problem, flow=TableFlow(table=problem.flow.values(states).reshape(2, 3, 2)))
    for step in ("a1", "a2", "b"):
        one, other = refined(problem, step, 3), refined(whole, step, 3)
        levels = np.array(list(product(*(range(len(chain) + 1) for chain in one.chains))))
        assert one.flow.values(levels) == pytest.approx(other.flow.values(levels))


def test_many_draws_are_drawn_out_as_one():
    problem = problem_of()
    numbers = refined_numbers(problem, own_numbers(problem), "a2", 2)
    for table, own in zip(numbers.tables, own_numbers(refined(problem, "a2", 2)).tables, strict=True):
        assert table == pytest.approx(own)


@pytest.mark.parametrize("parts", [1, 0, 1.5])
def test_no_such_parts(parts):
    with pytest.raises(InputError, match="2 up"):
        refined(problem_of(), "b", parts)


def test_no_such_step():
    with pytest.raises(InputError, match="no step 'c'; steps: a1, a2, b"):
        refined(problem_of(), "c", 2)
    with pytest.raises(InputError, match="does not take step 'a2'"):
        list(split_plans(problem_of(), Plan((("a1",), ("b",))), "a2", 2))


def test_where_the_parts_may_go():
    plan = Plan((("a1",), ("b",)))
    found = {tuple(one.stages) for one in split_plans(problem_of(), plan, "b", 2)}
    one, two = "b_1_of_2", "b_2_of_2"
    # Not before a1, for which b waits; and one part stays where b was.
    assert found == {(("a1",), (one,), (two,))}
    roomier = replace(problem_of(), precedence=())
    assert {tuple(plan.stages) for plan in split_plans(roomier, plan, "b", 2)} == {
        (("a1",), (one,), (two,)),
        ((one,), ("a1",), (two,)),
        (("a1", one), (two,)),
    }


def test_taking_turns_in_parts_holds_where_whole_steps_do_not():
    # Each side's step costs it 1 and gives the other 2, and is gone two periods after its taking back starts; δ = 3/4.
    # Whole steps: B keeps b and has 2 until period 3: 2 (1 - δ³) = 1.156, more than the 1 that it has with b.
    # a in halves, b between them: A's best at the last stage is to withhold one half and to take the other back:
    # 1.5 (1 - δ³) + 0.5 (δ² - δ³) = 0.9375, less than 1.
    step = {"take_back": 2}
    problem = RoadmapProblem(
        parties=("A", "B"),
        chains=((RoadmapStep(id="a", actors=(0,), **step),), (RoadmapStep(id="b", actors=(1,), **step),)),
        flow=AdditiveFlow(tables=(np.array([[0, -1.0], [0, 2.0]]), np.array([[0, 2.0], [0, -1.0]]))),
        discount=(0.75, 0.75),
        reservation=(0.0, 0.0),
        capacity=1,
    )
    plan = Plan((("a",), ("b",)))
    assert evaluate_plan(problem, plan).tempted.gain == pytest.approx(2 * (1 - 0.75**3) - 1)
    best, other = split_effects(problem, plan)
    assert best.step == "a"
    assert best.plan.stages == (("a_1_of_2",), ("b",), ("a_2_of_2",))
    assert (best.share_before, best.share, best.helps) == (0, 1, True)
    assert best.penalty_before[0] == pytest.approx((2 * (1 - 0.75**3) - 1) / 0.75)
    assert best.slack[0] == pytest.approx(1 - 0.9375)
    assert evaluate_plan(best.problem, best.plan).holds
    # Of b only the half that comes second is worth less: the first is asked for as before.
    assert other.step == "b"
    assert other.penalty[0] == least_penalty(other.problem, other.plan).of()


def nearly_held(seeds, **more):
    """Return random problems and plans, with a little less of a penalty than holds them where one is needed."""
    for seed in seeds:
        rng = np.random.default_rng(seed)
        problem = random_problem(rng, **more)
        plans = [plan for plan in every_plan(problem) if any(plan)]
        if not plans:
            continue
        plain = plans[int(rng.integers(len(plans)))]
        plan = Plan(stages=plan_ids(problem, plain))
        least = least_penalty(problem, plan)
        if least.of() is not None:
            part = least.by_party[:, 0] * rng.choice([0.9, 0.98, 1.05])
            penalty = tuple(own + float(extra) for own, extra in zip(problem.penalty, part, strict=True))
            yield seed, replace(problem, penalty=penalty), plain, plan


def check_splits(seed, problem, plan):
    """Check the best splits against all places of the parts, by every choice; return how many plans they make."""
    made = 0
    effects = split_effects(problem, plan)
    assert {effect.step for effect in effects} <= set(plan.steps)
    ranks = [(-effect.share, float(effect.penalty.mean())) for effect in effects]
    assert ranks == sorted(ranks), seed
    for effect in effects:
        finer = refined(problem, effect.step, 2)
        placed = [plan_from_ids(finer, one.stages) for one in split_plans(problem, plan, effect.step, 2)]
        assert effect.share == any(plain_holds(finer, one) for one in placed), (seed, effect.step)
        slack = plain_slack(finer, plan_from_ids(finer, effect.plan.stages))
        assert effect.slack[0] == pytest.approx(slack, abs=1e-9), seed
        made += effect.share > effect.share_before
    return made


def test_the_best_split_equals_trying_all_places_the_slow_way():
    found = nearly_held(range(70), most_steps=3, most_wait=0)
    assert sum(check_splits(seed, problem, plan) for seed, problem, _, plan in found) > 2


@pytest.mark.slow
def test_the_best_split_equals_trying_all_places_on_hundreds():
    found = nearly_held(range(1000, 1400), most_steps=4, most_wait=0)
    assert sum(check_splits(seed, problem, plan) for seed, problem, _, plan in found) > 20


def test_splitting_by_a_named_order():
    problem = replace(problem_of(), precedence=())
    plan = Plan((("a1",), ("b",), ("a2",)))
    effects = split_effects(problem, plan, approach="alternating_A_opens")
    by_step = {effect.step: effect.plan.stages for effect in effects}
    assert by_step["b"] == (("a1",), ("b_1_of_2",), ("a2",), ("b_2_of_2",))
    assert by_step["a1"] == (("a1_1_of_2",), ("b",), ("a1_2_of_2",), ("a2",))
    with pytest.raises(InputError, match="no order 'backwards' here; write one of all_at_once"):
        split_effects(problem, plan, approach="backwards")


# Other times


def test_times_are_changed_where_they_are_named():
    changed = with_times(problem_of(), take_back={"b": inf}, verify={"a2": 3})
    assert [(s.id, s.take_back, s.verify) for chain in changed.chains for s in chain] == [
        ("a1", 2, 2),
        ("a2", inf, 3),
        ("b", inf, 1),
    ]
    with pytest.raises(InputError, match="no step 'c'"):
        with_times(problem_of(), take_back={"c": 1})
    with pytest.raises(InputError, match="1 up"):
        with_times(problem_of(), verify={"b": 0})


def test_the_usual_variations():
    found = {one.name: one for one in variations(problem_of())}
    assert list(found) == [
        "taking back a1: one period less",
        "taking back a1: one period more",
        "taking back a1: at once",
        "taking back a1: never",
        "taking back a2: in one period after all",
        "taking back a2: at once after all",
        "taking back b: one period more",
        "taking back b: at once",
        "taking back b: never",
        "taking back every step that can be: one period less",
        "taking back every step that can be: one period more",
        "taking back every step that can be: at once",
        "taking back every step that can be: never",
        "verifying a1: one period less",
        "verifying a1: one period more",
        "verifying a2: one period more",
        "verifying b: one period more",
        "verifying every step: one period less",
        "verifying every step: one period more",
    ]
    assert found["taking back a1: never"].take_back == {"a1": inf}
    assert found["taking back every step that can be: one period less"].take_back == {"a1": 1, "b": 0}
    assert found["verifying every step: one period less"].verify == {"a1": 1, "a2": 1, "b": 1}
    assert {one.what for one in found.values()} == {"take_back", "verify"}
    assert {one.step for one in found.values()} == {"a1", "a2", "b", ""}
    assert {one.step for one in variations(problem_of(), ("b",))} == {"b"}


def test_variations_of_random_plans_equal_every_choice():
    makes = breaks = 0
    for seed, problem, plain, plan in nearly_held(range(200, 280), most_steps=3):
        for effect in variation_effects(problem, plan):
            changed = with_times(problem, take_back=effect.variation.take_back, verify=effect.variation.verify)
            slack, before = plain_slack(changed, plain), plain_slack(problem, plain)
            assert effect.slack[0] == pytest.approx(slack, abs=1e-9), (seed, effect.variation.name)
            assert effect.slack_before[0] == pytest.approx(before, abs=1e-9), seed
            assert effect.share == plain_holds(changed, plain), (seed, effect.variation.name)
            makes += effect.makes
            breaks += effect.breaks
    assert makes > 5
    assert breaks > 5


def test_shares_over_weighted_draws():
    problem = problem_of()
    numbers = replace(
        own_numbers(problem),
        tables=tuple(np.repeat(t, 3, axis=1) for t in own_numbers(problem).tables),
        discount=np.array([[0.3, 0.8, 0.95]] * 2),
        reservation=np.zeros((2, 1)),
        shift=np.zeros((2, 1)),
        penalty=np.full((2, 1), 0.2),
    )
    plan = Plan((("a1",), ("b",)))
    weights = np.array([1.0, 2.0, 5.0])
    never = Variation(what="take_back", step="b", name="b for good", take_back={"b": inf})
    [effect] = variation_effects(problem, plan, numbers=numbers, weights=weights, chosen=(never,))
    for name, one in (("share_before", problem), ("share", with_times(problem, take_back={"b": inf}))):
        holds = [evaluate_plan(replace(one, discount=(d, d), penalty=(0.2, 0.2)), plan).holds for d in (0.3, 0.8, 0.95)]
        assert getattr(effect, name) == pytest.approx(float(weights @ holds) / 8)
