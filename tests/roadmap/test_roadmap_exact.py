"""The fast roadmap solver against the plain reference: every plan, every choice, on random problems of a few steps."""

import numpy as np
import pytest

from roadmap.plain_roadmap import (
    at_least,
    count_plans,
    every_plan,
    plain_answer,
    plain_credible,
    plain_holds,
    plain_slack,
    plain_temptations,
    plain_values,
    plan_from_ids,
    plan_ids,
    plan_states,
)
from roadmap.random_problems import random_problem
from walkaway.roadmap import Plan, evaluate_plan, solve_roadmap

CLOSE = 1e-9
MOST_PLANS = 1500
"""The plain reference looks at every plan; larger problems are for the long run."""


def problems(seeds, *, most_plans=MOST_PLANS, **more):
    """Return random problems with few enough plans, each with its seed."""
    found = []
    for seed in seeds:
        problem = random_problem(np.random.default_rng(seed), **more)
        if count_plans(problem) <= most_plans:
            found.append((seed, problem))
    assert len(found) > 0.7 * len(seeds)
    return found


def some_plans(problem, answer, rng, count):
    """Return the plans of an answer and some others, and the longest."""
    plans = list(every_plan(problem))
    chosen = [plans[int(rng.integers(len(plans)))] for _ in range(count)]
    return [*(plan for _, plan in answer), *chosen, max(plans, key=len)] if plans else []


def check_answer(problem, seed, expected):
    """Check the fast answer: the same Pareto set, by plans that hold and are worth what they claim."""
    answer = solve_roadmap(problem)
    values = np.asarray(answer.values)
    assert answer.proved, seed
    assert values.shape == (len(expected), len(problem.parties)), (seed, values, expected)
    for wanted in (value for value, _ in expected):
        assert any(np.abs(row - wanted).max() <= CLOSE for row in values), (seed, values, wanted)
    assert all(values[i, 0] >= values[i + 1, 0] - CLOSE for i in range(len(values) - 1)), seed
    for number, row in enumerate(values):
        plan = plan_from_ids(problem, answer.plan(number).stages)
        assert plan in set(every_plan(problem)), (seed, plan)
        assert plain_holds(problem, plan), (seed, plan)
        assert np.abs(np.subtract(plain_values(problem, plan)[0], row)).max() <= CLOSE, (seed, plan)
    if answer.bound is not None and expected:
        assert at_least(answer.bound, np.max([value for value, _ in expected], axis=0)), seed


def check_evaluation(problem, seed, plan):
    """Check a plan's values and temptations at every stage, its slack, whether it holds, and where to fear nothing."""
    found = evaluate_plan(problem, Plan(stages=plan_ids(problem, plan)))
    np.testing.assert_allclose(found.values, plain_values(problem, plan), rtol=0, atol=CLOSE, err_msg=f"{seed} {plan}")
    np.testing.assert_allclose(
        found.temptation, plain_temptations(problem, plan), rtol=0, atol=CLOSE, err_msg=f"{seed} {plan}"
    )
    assert found.slack == pytest.approx(plain_slack(problem, plan), abs=CLOSE), (seed, plan)
    assert found.holds == plain_holds(problem, plan), (seed, plan)
    doubtful = {state for state in plan_states(problem, plan) if not plain_credible(problem, state)}
    assert {case.state for case in found.not_credible} == doubtful, (seed, plan)


def compare(seeds, *, plans, **more):
    """Compare everything on random problems; return how many there were, and in how many some step is taken."""
    done = holding = 0
    for seed, problem in problems(seeds, **more):
        expected = plain_answer(problem)
        check_answer(problem, seed, expected)
        for plan in some_plans(problem, expected, np.random.default_rng(seed), plans):
            check_evaluation(problem, seed, plan)
        done += 1
        holding += any(any(plan) for _, plan in expected)
    return done, holding


@pytest.mark.parametrize("count", [35, pytest.param(90, marks=pytest.mark.slow)])
@pytest.mark.parametrize("part", range(4))
def test_the_fast_solver_equals_every_plan_and_every_choice(part, count):
    done, holding = compare(range(1000 * part, 1000 * part + count), plans=3, most_steps=5)
    assert holding > done / 6


@pytest.mark.parametrize("count", [30, pytest.param(60, marks=pytest.mark.slow)])
def test_waits_in_a_row(count):
    done, holding = compare(range(5000, 5000 + count), plans=3, most_steps=4, most_wait=2)
    assert holding > done / 6


@pytest.mark.slow
@pytest.mark.parametrize("part", range(20))
def test_the_fast_solver_equals_every_plan_on_thousands(part):
    done, holding = compare(range(10_000 + 200 * part, 10_200 + 200 * part), plans=5, most_steps=6, most_plans=6_000)
    assert holding > done / 6


@pytest.mark.slow
@pytest.mark.parametrize("part", range(4))
def test_long_waits_on_thousands(part):
    compare(range(20_000 + 200 * part, 20_200 + 200 * part), plans=5, most_steps=4, most_wait=2, most_plans=6_000)
