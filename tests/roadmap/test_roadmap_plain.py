"""The plain reference of roadmaps, held against cases worked out on paper and against what theory promises."""

from dataclasses import replace
from math import inf

import numpy as np
import pytest

from roadmap.plain_roadmap import (
    alone,
    breakdown_states,
    choice_states,
    count_plans,
    every_plan,
    fallen,
    gone_times,
    length,
    plain_answer,
    plain_credible,
    plain_gain,
    plain_holds,
    plain_slack,
    plain_temptation,
    plain_temptations,
    plain_values,
    plan_from_ids,
    plan_ids,
    plan_states,
    rest,
    taken_back_at,
    utilities,
)
from roadmap.random_problems import random_problem
from walkaway.roadmap import AdditiveFlow, Precedence, RoadmapProblem, RoadmapStep, TableFlow


def problem_of(chains, tables, **more):
    """Return a problem of parties A, B, … whose utility is a sum over chains."""
    count = len(tables[0])
    names = {"discount": (0.5,) * count, "reservation": (-10.0,) * count, **more}
    flow = AdditiveFlow(tables=tuple(np.array(table, dtype=float) for table in tables))
    return RoadmapProblem(parties=tuple("ABCD"[:count]), chains=tuple(chains), flow=flow, **names)


def exchange(*, take_back=1.0, verify=1, discount=0.5, **more):
    """Return a problem where A's step a costs A 1 and gives B 2, and B's step b the reverse."""
    step = {"take_back": take_back, "verify": verify}
    return problem_of(
        [(RoadmapStep(id="a", actors=(0,), **step),), (RoadmapStep(id="b", actors=(1,), **step),)],
        [[[0, -1], [0, 2]], [[0, 2], [0, -1]]],
        **{"discount": (discount, discount), "capacity": 2, **more},
    )


A, B = (0, 1), (1, 1)
"""The places of the steps a and b of an exchange."""


# Temptation, by hand


def test_temptation_at_the_end_of_an_exchange():
    # δ = 1/2, k = 1, d = 1, all done, A gets -1 + 2 = 1 a period.
    # Stop: both start back at once and are gone in period 1: 1, 0, 0, …  worth ½·1 = ½.
    # Take a back: still there in period 0, gone in 1, when b starts back, gone in 2: 1, 2, 0, …  worth ½·1 + ¼·2 = 1.
    problem = exchange()
    assert choice_states(problem, (1, 1), (), (), (A,)) == ([(1, 1), (0, 1), (0, 0)], 1)
    assert plain_temptation(problem, (1, 1), (), 0) == pytest.approx(1.0, abs=1e-15)
    # Hurried further, δ = ¼: stop ¾·1; take back ¾·1 + (3/16)·2 = 1.125, above the value 1.
    hasty = exchange(discount=0.25)
    assert plain_temptation(hasty, (1, 1), (), 0) == pytest.approx(1.125, abs=1e-15)
    assert not plain_holds(hasty, ((A, B),))


def test_withholding_in_an_exchange():
    # A withholds a: b is done, found out in period 1, b starts back then and is gone in 2: 2, 2, 0: ½·2 + ¼·2 = 1½ > 1.
    problem = exchange()
    assert choice_states(problem, (0, 0), (A, B), (A,), ()) == ([(0, 1), (0, 1), (0, 0)], 1)
    assert plain_temptation(problem, (0, 0), (A, B), 0) == pytest.approx(1.5, abs=1e-15)
    assert plain_slack(problem, ((A, B),)) == pytest.approx(-0.5, abs=1e-15)
    # One after the other, B's last step breaks alike. So only staying put keeps itself.
    assert plain_answer(problem) == [((0.0, 0.0), ())]


def test_patience_lets_every_order_of_an_exchange_hold():
    # δ = ¾. At once: 1 each; withholding gives ¼·2 + 3/16·2 = .875. a then b: A has ¼·(-1) + ¾·1 = ½, B ¼·2 + ¾·1 = 1¼.
    problem = exchange(discount=0.75)
    answer = plain_answer(problem)
    assert [value for value, _ in answer] == [(1.25, 0.5), (1.0, 1.0), (0.5, 1.25)]
    assert [plan for _, plan in answer] == [((B,), (A,)), ((A, B),), ((A,), (B,))]
    assert plain_values(problem, ((A,), (B,))) == [(0.5, 1.25), (1.0, 1.0), (1.0, 1.0)]
    # Stage 1: A can stop or withhold (0). Stage 2, at (1, 0): A takes a back: 1, 2, 0: ¼ + 3/16·2 = .625;
    # B withholds b: .875.
    expected = [(0.0, 0.0), (0.625, 0.875), (0.625, 0.625)]
    assert plain_temptations(problem, ((A,), (B,))) == [pytest.approx(row, abs=1e-15) for row in expected]


def test_shift_and_penalty_count_from_detection():
    # d = 2: a withheld, A has 2 in periods 0 and 1; b starts back in 2, gone in 3: 2, 2, 2, 0, …, and from 2 on
    # shift - κ = -.3.
    # δ = ½: (½ + ¼ + ⅛)·2 + ¼·(-.3) = 1.75 - .075 = 1.675. Stopping at once: 0 - .3.
    problem = exchange(verify=2, shift=(0.1, 0.0), penalty=(0.4, 0.0))
    assert plain_temptation(problem, (0, 0), (A, B), 0) == pytest.approx(1.675, abs=1e-15)
    assert plain_temptation(problem, (0, 0), (), 0) == pytest.approx(-0.3, abs=1e-15)
    # The stage lasts two periods: V = (1 - ¼)·1 + ¼·1 at once; a first: ¾·(-1) + ¼·1 = -½.
    assert length(problem, (A, B)) == 2
    assert plain_values(problem, ((A,), (B,)))[0][0] == pytest.approx(-0.5, abs=1e-15)


def test_detection_is_by_the_shortest_verification_of_what_is_withheld_or_taken_back():
    # One step of A in three chains, d = 3, 1 and 2: the middle one, if A withholds or takes it back too, gives A away.
    steps = [(RoadmapStep(id=f"a{n}", actors=(0,), take_back=5, verify=d),) for n, d in enumerate((3, 1, 2))]
    problem = problem_of(steps, [[[0, -1]]] * 3, capacity=3)
    assert choice_states(problem, (0, 1, 0), ((0, 1), (2, 1)), ((0, 1),), ())[1] == 3
    assert choice_states(problem, (0, 1, 0), ((0, 1), (2, 1)), ((0, 1), (2, 1)), ())[1] == 2
    states, detected = choice_states(problem, (0, 1, 0), ((0, 1), (2, 1)), ((0, 1),), ((1, 1),))
    assert detected == 1
    # a1 starts back in 0 and is gone in 5; a2, which was done, starts back in 1 and is gone in 6.
    assert states == [(0, 1, 1)] * 5 + [(0, 0, 1), (0, 0, 0)]


def test_waits_and_verification_that_outlasts_them():
    # At a wait of one period A takes back what is found out after 3: nothing else of the plan comes in between.
    problem = exchange(verify=3, take_back=0)
    states, detected = choice_states(problem, (1, 1), (), (), (A,))
    assert (states, detected) == ([(0, 1)] * 3 + [(0, 0)], 3)


# Gone, rest and doing alone, by hand


def test_a_step_is_gone_only_after_those_above_it():
    chain = tuple(RoadmapStep(id=f"s{n}", actors=(0,), take_back=k) for n, k in enumerate((2, 0, 3)))
    problem = problem_of([chain], [[[0, -1, -2, -3]]])
    assert gone_times(problem, (3,), {(0, 1): 0, (0, 2): 0, (0, 3): 1}) == {(0, 1): 4, (0, 2): 4, (0, 3): 4}
    assert gone_times(problem, (3,), {(0, 1): 0, (0, 2): 0}) == dict.fromkeys([(0, 1), (0, 2), (0, 3)], inf)
    assert gone_times(problem, (2,), {(0, 1): 0, (0, 2): 1}) == {(0, 1): 2, (0, 2): 1}
    assert breakdown_states(problem, (2,), {(0, 1): 0, (0, 2): 1}, 1) == [(1,), (0,)]


def test_what_is_taken_back_started_earlier_goes_on():
    # A's step 1 (k = 2) lies under B's step 2 (k = 1, d = 1); A starts 1 back in 0, B is told in 2 (d of step 1 = 2)
    # and takes 2 back, gone in 3; 1 is ready since 2 but gone in 3 with it.
    one = RoadmapStep(id="one", actors=(0,), take_back=2, verify=2)
    two = RoadmapStep(id="two", actors=(1,), take_back=1)
    problem = problem_of([(one, two)], [[[0, -1, 1], [0, 1, 0]]])
    assert choice_states(problem, (2,), (), (), ((0, 1),)) == ([(2,), (2,), (2,), (0,)], 2)
    # B likes step 2 (it gets 2 there, against 1 and 0): it stays, and step 1 under it too, for ever.
    liked = problem_of([(one, two)], [[[0, -1, 1], [0, 1, 2]]])
    assert choice_states(liked, (2,), (), (), ((0, 1),)) == ([(2,), (2,), (2,)], 2)


def test_a_step_that_its_owner_likes_is_kept():
    # A's first step pays it 1, its second costs 2: at breakdown the second goes, the first stays.
    chain = tuple(RoadmapStep(id=f"s{n}", actors=(0,), take_back=0) for n in range(3))
    assert rest(problem_of([chain], [[[0, 1, -1, -2]]]), (3,), 0) == 1
    # Its third step is worth the first two: kept whole from 3, though from 2 all would be taken back.
    problem = problem_of([chain], [[[0, -1, -1, 1]]])
    assert [rest(problem, (level,), 0) for level in range(4)] == [0, 0, 0, 3]
    # Equals are taken back, steps that cannot be are not.
    assert rest(problem_of([chain], [[[0, 0, 0, 0]]]), (3,), 0) == 0
    fast = (chain[0], RoadmapStep(id="fast", actors=(0,)), chain[2])
    assert rest(problem_of([fast], [[[0, -1, -2, -3]]]), (3,), 0) == 2


def test_one_of_those_who_act_is_enough_to_take_back_and_those_who_consent_cannot():
    for actors, consent, level in (((0, 1), (), 0), ((1, 0), (), 0), ((1,), (0,), 1), ((0,), (1,), 0)):
        step = RoadmapStep(id="joint", actors=actors, consent=consent, take_back=0)
        assert rest(problem_of([(step,)], [[[0, -1], [0, 1]]]), (1,), 0) == level


def test_doing_alone():
    # A likes its second step: at breakdown, and where the process never started, it lifts the chain to 2 (worth 1 > 0).
    own = tuple(RoadmapStep(id=f"s{n}", actors=(0,), take_back=2) for n in range(3))
    table = [[0, -1, 1, 1], [0, 0, 0, 0]]
    problem = problem_of([own], [table])
    assert alone(problem, (0,), 0) == 2
    assert plain_temptation(problem, (0,), (), 0) == 1.0
    assert not plain_holds(problem, ())
    # Not with somebody's consent needed, nor somebody else acting on the way, nor a step declared before.
    consented = (own[0], RoadmapStep(id="c", actors=(0,), consent=(1,), take_back=2), own[2])
    joint = (RoadmapStep(id="j", actors=(0, 1)), *own[1:])
    assert alone(problem_of([consented], [table]), (0,), 0) == 0
    assert alone(problem_of([joint], [table]), (0,), 0) == 0
    assert alone(problem_of([joint], [table]), (1,), 0) == 2
    other = (RoadmapStep(id="b", actors=(1,)),)
    rule = Precedence(before=(1, 1), after=(0, 2), strict=False)
    declared = problem_of([own, other], [table, [[0, 0], [0, 0]]], precedence=(rule,))
    assert alone(declared, (0, 1), 0) == 0
    assert alone(declared, (1, 0), 0) == 1
    # Not where something of the chain is being taken back. At level 1, with 1 under way, A does not go on to 2.
    assert breakdown_states(problem, (1,), {(0, 1): 0}, 1) == [(1,), (0,)]
    # Once it is gone (k = 1, d = 1) A begins anew: 0 in period 1 is lifted to 2 at once.
    quick = problem_of([(RoadmapStep(id="q", actors=(0,), take_back=1), *own[1:])], [table])
    assert choice_states(quick, (1,), (), (), ((0, 1),)) == ([(1,), (2,)], 1)


def test_what_depends_on_a_withheld_step_is_not_done_either():
    chains = [tuple(RoadmapStep(id=f"s{c}{n}", actors=(c,)) for n in range(2)) for c in range(3)]
    rules = (
        Precedence(before=(0, 2), after=(1, 1), strict=False),
        Precedence(before=(1, 2), after=(2, 2), strict=False),
    )
    table = [[0, 1, 2]] * 3
    problem = problem_of(chains, [table] * 3, precedence=rules, capacity=6)
    bundle = ((0, 1), (0, 2), (1, 1), (1, 2), (2, 1), (2, 2))
    assert fallen(problem, bundle, ((0, 1),)) == {(0, 1), (0, 2), (1, 1), (1, 2), (2, 2)}
    assert fallen(problem, bundle, ((1, 2),)) == {(1, 2), (2, 2)}
    assert fallen(problem, bundle, ((2, 1),)) == {(2, 1), (2, 2)}
    # A withholds the lower of its two steps: only C's first is left.
    assert choice_states(problem, (0, 0, 0), bundle, ((0, 1),), ())[0][0] == (0, 0, 1)


# Plans


def unordered(count, **more):
    steps = [(RoadmapStep(id=f"s{n}", actors=(n % 2,)),) for n in range(count)]
    return problem_of(steps, [[[0, 0], [0, 0]]] * count, **more)


@pytest.mark.parametrize(
    ("count", "capacity", "waits", "target", "expected"),
    [
        (3, 1, 0, (1, 1, 1), 6),  # 3! orders
        (3, 3, 0, (1, 1, 1), 13),  # weak orders of 3
        (3, 2, 0, (1, 1, 1), 12),  # all but the one at once
        (2, 1, 0, None, 5),  # nothing, two of one, two of both
        (1, 1, 1, (1,), 4),  # a wait before or not, and after or not
        (1, 1, 2, (1,), 9),
        (1, 1, 1, None, 6),  # and nothing, or a wait and nothing
        (3, 2, 0, (1, 0, 1), 3),
    ],
)
def test_every_plan_is_there_once(count, capacity, waits, target, expected):
    problem = unordered(count, capacity=capacity, max_wait=waits, target=target)
    plans = list(every_plan(problem))
    assert len(plans) == len(set(plans)) == count_plans(problem) == expected
    assert all(plan_from_ids(problem, plan_ids(problem, plan)) == plan for plan in plans)


def test_plans_keep_declared_order():
    rules = {strict: (Precedence(before=(0, 1), after=(1, 1), strict=strict),) for strict in (True, False)}
    plans = {
        strict: {plan_ids(p, plan) for plan in every_plan(p)}
        for strict in (True, False)
        for p in [unordered(2, capacity=2, target=(1, 1), precedence=rules[strict])]
    }
    assert plans == {True: {(("s0",), ("s1",))}, False: {(("s0",), ("s1",)), (("s0", "s1"),)}}
    chain = tuple(RoadmapStep(id=name, actors=(0,)) for name in "xyz")
    together = problem_of([chain], [[[0, 0, 0, 0]]], capacity=2, target=(3,))
    assert {plan_ids(together, plan) for plan in every_plan(together)} == {
        (("x",), ("y",), ("z",)),
        (("x", "y"), ("z",)),
        (("x",), ("y", "z")),
    }


def test_values_are_the_sum_over_periods():
    for seed in range(60):
        rng = np.random.default_rng(seed)
        problem = random_problem(rng, most_steps=4)
        plans = list(every_plan(problem))
        for plan in (plans[0], plans[-1], plans[int(rng.integers(len(plans)))]):
            stream = []
            for bundle, reached in zip(plan, plan_states(problem, plan)[1:], strict=True):
                stream += [reached] * length(problem, bundle)
            end = plan_states(problem, plan)[-1]
            for party, discount in enumerate(problem.discount):
                last = utilities(problem, end)[party]
                if problem.terminal is not None:
                    last = problem.terminal[party]
                value = sum((1 - discount) * discount**t * utilities(problem, x)[party] for t, x in enumerate(stream))
                value += discount ** len(stream) * last
                assert plain_values(problem, plan)[0][party] == pytest.approx(value, abs=1e-12)


# Is breakdown an equilibrium?


def test_breakdown_need_not_be_one():
    # Each by itself would take back (1 > 0), yet where both do A has 0, and ½ if it keeps its own.
    steps = [(RoadmapStep(id=name, actors=(party,), take_back=0),) for party, name in enumerate("ab")]
    table = np.array([[[0, 1], [0.5, 0]], [[0, 0.5], [1, 0]]])
    problem = RoadmapProblem(
        parties=("A", "B"), chains=tuple(steps), flow=TableFlow(table=table), discount=(0.5, 0.5), reservation=(0, 0)
    )
    assert taken_back_at(problem, (1, 1)) == {(0, 1), (1, 1)}
    assert not plain_credible(problem, (1, 1))
    # With ½ turned to 0, keeping wins nothing.
    tame = replace(problem, flow=TableFlow(table=table * (table != 0.5)))
    assert plain_credible(tame, (1, 1))


@pytest.mark.parametrize(("take_back", "discount", "credible"), [(5, 0.5, False), (1, 0.5, True), (5, 0.9, True)])
def test_keeping_for_fear_of_what_lies_under_it(take_back, discount, credible):
    # A has 0, -1, -½ from levels 0, 1, 2. Taking the top back leaves it at -1 until B's step 1 is gone too: for k = 5
    # and δ = ½ that is -(1 - 1/32) < -½, so A keeps it; for k = 1 -½, no better; for δ = .9 -(1 - .59049) > -½.
    chain = (RoadmapStep(id="b", actors=(1,), take_back=take_back), RoadmapStep(id="a", actors=(0,), take_back=0))
    problem = problem_of([chain], [[[0, -1, -0.5], [0, -1, 0]]], discount=(discount, discount))
    assert taken_back_at(problem, (2,)) == {(0, 1), (0, 2)}
    assert plain_credible(problem, (2,)) is credible


@pytest.mark.parametrize(("take_back", "credible"), [(1, True), (5, False)])
def test_who_takes_back_its_step_lays_bare_the_one_under_it(take_back, credible):
    # A has 0, 1, .9 from levels 0, 1, 2. It keeps its step 2, for B would then take step 1 back, and .9 > 0. If A takes
    # it back all the same (k = 0), it has 1 for the k periods that B needs: 1 - ½^k is ½ for k = 1, and 31/32 > .9 for
    # k = 5.
    chain = (RoadmapStep(id="b", actors=(1,), take_back=take_back), RoadmapStep(id="a", actors=(0,), take_back=0))
    problem = problem_of([chain], [[[0, 1, 0.9], [0, -1, 0]]])
    assert taken_back_at(problem, (2,)) == set()
    assert plain_gain(problem, (2,), 0) == pytest.approx(max(0, 1 - 0.5**take_back - 0.9), abs=1e-15)
    assert plain_credible(problem, (2,)) is credible


# Gradualism: δb = .9; c1 = δb/2, c(t+1) = δb/2 + c(t)²/(2δb)

DISCOUNT, BENEFIT, STAGES = 0.9, 1.0, 6


def increments():
    levels = [0.0, DISCOUNT * BENEFIT / 2]
    while len(levels) < STAGES + 2:
        levels.append(DISCOUNT * BENEFIT / 2 + levels[-1] ** 2 / (2 * DISCOUNT * BENEFIT))
    return np.array(levels)


def gradual(terminal):
    """Return the first steps of both sides towards cooperation; what is given cannot be taken back."""
    levels = increments()[: STAGES + 1]
    chains = [tuple(RoadmapStep(id=f"{name}{t}", actors=(p,)) for t in range(STAGES)) for p, name in enumerate("ab")]
    cost, gain = -(levels**2) / 2, BENEFIT * levels
    more = {"discount": (DISCOUNT, DISCOUNT), "capacity": 2, "reservation": (0.0, 0.0), "target": (STAGES, STAGES)}
    return problem_of(chains, [[cost, gain], [gain, cost]], terminal=terminal, **more)


TOGETHER = tuple(((0, t), (1, t)) for t in range(1, STAGES + 1))


def test_gradualism_recursion():
    shares = increments()[1:] / (DISCOUNT * BENEFIT)
    assert shares[:6] == pytest.approx([0.5, 0.625, 0.695313, 0.741730, 0.775082, 0.800376], abs=6e-7)


def test_gradual_steps_have_no_slack_where_more_is_to_come():
    levels = increments()
    ahead = BENEFIT * levels[STAGES + 1] - levels[STAGES] ** 2 / 2
    problem = gradual((ahead, ahead))
    values, tempted = plain_values(problem, TOGETHER), plain_temptations(problem, TOGETHER)
    gaps = np.array(values) - np.array(tempted)
    assert np.abs(gaps[:-1]).max() < 1e-12
    assert abs(plain_slack(problem, TOGETHER)) < 1e-12
    assert plain_holds(problem, TOGETHER)


def test_gradual_steps_break_at_the_last_where_nothing_is_to_come():
    levels = increments()
    problem = gradual(None)
    gaps = np.array(plain_values(problem, TOGETHER)) - np.array(plain_temptations(problem, TOGETHER))
    breaks = DISCOUNT * BENEFIT * (levels[STAGES + 1] - levels[STAGES])
    assert breaks == pytest.approx(0.0161392, abs=5e-8)
    assert gaps[STAGES - 1] == pytest.approx([-breaks, -breaks], abs=1e-12)
    assert gaps[STAGES] == pytest.approx([0, 0], abs=1e-12)
    assert not plain_holds(problem, TOGETHER)


# What theory promises


def own_cost(rng, *, take_back, target, verify=1):
    """Return a problem of chains of one owner each, whose steps cost it and are welcome to the others."""
    parties = int(rng.integers(2, 4))
    lengths = rng.integers(1, 3, int(rng.integers(parties, 4)))
    chains, tables = [], []
    for chain, length_ in enumerate(lengths.tolist()):
        owner = chain % parties
        chains.append(
            tuple(
                RoadmapStep(id=f"s{chain}{n}", actors=(owner,), take_back=take_back, verify=verify)
                for n in range(length_)
            )
        )
        rises = rng.uniform(0.05, 1.0, (parties, length_))
        rises[owner] *= -0.5
        tables.append(np.concatenate([np.zeros((parties, 1)), np.cumsum(rises, axis=1)], axis=1))
    return problem_of(
        chains,
        tables,
        discount=tuple(rng.uniform(0.3, 0.98, parties)),
        reservation=(0.0,) * parties,
        capacity=int(sum(lengths)),
        target=tuple(lengths.tolist()) if target else None,
    )


def test_all_reversible_at_once_the_target_for_ever_decides():
    held = []
    for seed in range(80):
        rng = np.random.default_rng(seed)
        problem = own_cost(rng, take_back=0, target=True, verify=int(rng.integers(1, 4)))
        at_once = (tuple(sorted((c, n) for c, steps in enumerate(problem.chains) for n in range(1, len(steps) + 1))),)
        end = plain_values(problem, at_once)[-1]
        for_ever = all(end[p] >= plain_temptation(problem, problem.full, (), p) - 1e-9 for p in range(len(end)))
        some_plan = any(plain_holds(problem, plan) for plan in every_plan(problem))
        assert some_plan == for_ever == plain_holds(problem, at_once), seed
        held.append(for_ever)
    assert 10 < sum(held) < 70


def test_of_irreversible_steps_only_the_empty_plan_holds():
    for seed in range(40):
        problem = own_cost(np.random.default_rng(seed), take_back=inf, target=False)
        holding = [plan for plan in every_plan(problem) if plain_holds(problem, plan)]
        assert holding == [()], seed


def test_a_higher_penalty_breaks_nothing():
    grew = 0
    for seed in range(60):
        problem = random_problem(np.random.default_rng(seed), most_steps=3)
        held = set()
        for factor in (0.0, 0.3, 1.0, 3.0):
            harder = replace(problem, penalty=(factor,) * len(problem.parties))
            now = {plan for plan in every_plan(harder) if plain_holds(harder, plan)}
            assert held <= now, seed
            grew += now > held
            held = now
    assert grew > 20


def test_the_answer_is_the_pareto_set_of_what_holds():
    for seed in range(60):
        problem = random_problem(np.random.default_rng(seed), most_steps=4)
        answer = plain_answer(problem)
        assert all(plain_holds(problem, plan) and plain_slack(problem, plan) >= -1e-9 for _, plan in answer)
        assert all(plain_values(problem, plan)[0] == value for value, plan in answer)
        others = [plain_values(problem, plan)[0] for plan in every_plan(problem) if plain_slack(problem, plan) >= -1e-9]
        for value in others:
            assert any(all(a >= b - 1e-9 for a, b in zip(kept, value, strict=True)) for kept, _ in answer)
        for value, _ in answer:
            assert not any(
                all(a >= b - 1e-9 for a, b in zip(other, value, strict=True)) and max(np.subtract(other, value)) > 1e-9
                for other in others
            )
