"""The choice by which a party is tempted gives just what the temptation says: played out period by period."""

import numpy as np
import pytest

from roadmap.plain_roadmap import choice_states, every_plan, plan_ids, plan_states, stop_value, stream_value
from roadmap.random_problems import random_problem
from walkaway.roadmap import Plan
from walkaway.roadmap.evaluate import temptations_of
from walkaway.roadmap.plan import plan_stages


def worth(problem, state, bundle, party, choice) -> float:
    """Return what a choice gives, every period played out."""
    if choice.kind == "stop":
        return stop_value(problem, state, party)
    states, detected = choice_states(problem, state, bundle, choice.withheld, choice.taken_back)
    assert detected == choice.found
    return stream_value(problem, party, states, detected)


def test_the_choice_is_the_partys_own_and_gives_what_the_temptation_says():
    kinds = set()
    for seed in range(120):
        rng = np.random.default_rng(seed)
        problem = random_problem(rng)
        plans = [plan for plan, _ in zip(every_plan(problem), range(400), strict=False)]
        if not plans:
            continue
        plan = plans[int(rng.integers(len(plans)))]
        temptations = temptations_of(problem)
        rows = plan_stages(problem, Plan(stages=plan_ids(problem, plan)))
        for row, state, bundle in zip(rows, plan_states(problem, plan), (*plan, ()), strict=True):
            for party, most in enumerate(temptations.of(*row)[:, 0]):
                choice = temptations.choice(party, *row)
                assert all(party in problem.step(*place).owners for place in choice.withheld), seed
                assert all(party in problem.step(*place).actors for place in choice.taken_back), seed
                assert set(choice.withheld) <= set(bundle), seed
                assert worth(problem, state, bundle, party, choice) == pytest.approx(most, abs=1e-9), (seed, choice)
                kinds.add(choice.kind)
    assert kinds == {"stop", "withhold", "take back", "both"}
