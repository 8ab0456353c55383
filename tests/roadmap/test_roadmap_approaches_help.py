"""What would make a plan hold: patience, a penalty, faster verification, a payment; against every choice."""

from dataclasses import replace
from math import inf

import numpy as np
import pytest

from roadmap.plain_roadmap import (
    choice_states,
    every_choice,
    every_plan,
    plain_holds,
    plain_values,
    plan_from_ids,
    plan_ids,
    plan_states,
    stop_value,
    stream_value,
)
from roadmap.random_problems import random_problem
from walkaway.errors import InputError
from walkaway.roadmap import AdditiveFlow, Plan, RoadmapProblem, RoadmapStep, TableFlow, evaluate_plan
from walkaway.roadmap.guarantors import guarantors, least_help, least_payment, least_verification
from walkaway.roadmap.held import held, own_numbers, share
from walkaway.roadmap.patience import patience_intervals
from walkaway.roadmap.penalty import least_penalty
from walkaway.roadmap.variations import with_times


def exchange(*, discount=(0.5, 0.5), reservation=(0.0, 0.0), **times):
    """Return a problem in which each side's step costs it 0.2 and brings the other 0.5."""
    steps = tuple((RoadmapStep(id=name, actors=(p,), **({"take_back": 1} | times)),) for p, name in enumerate("ab"))
    flow = AdditiveFlow(tables=(np.array([[0, -0.2], [0, 0.5]]), np.array([[0, 0.5], [0, -0.2]])))
    return RoadmapProblem(
        parties=("A", "B"), chains=steps, flow=flow, discount=discount, reservation=reservation, capacity=2
    )


BOTH = Plan((("a", "b"),))


def problems_with_plans(seeds, *, most=3, kinds=(AdditiveFlow, TableFlow)):
    """Return random problems with some of their plans."""
    for seed in seeds:
        rng = np.random.default_rng(seed)
        problem = random_problem(rng, most_steps=4)
        if isinstance(problem.flow, kinds):
            plans = list(every_plan(problem))
            for _ in range(min(most, len(plans))):
                plan = plans[int(rng.integers(len(plans)))]
                yield seed, problem, plan, Plan(stages=plan_ids(problem, plan))


# Draws


def test_many_draws_are_as_one_after_another():
    rng = np.random.default_rng(5)
    for seed, problem, _, plan in problems_with_plans(range(14), most=2):
        count = len(problem.parties)
        numbers = replace(own_numbers(problem), discount=rng.uniform(0.1, 0.95, (count, 4)))
        if isinstance(problem.flow, TableFlow):
            names = ("reservation", "shift", "penalty")
            numbers = replace(numbers, **{name: getattr(numbers, name)[:, :1] for name in names})
        result = held(problem, plan, numbers)
        least = least_penalty(problem, plan, numbers)
        paid = least_payment(problem, plan, numbers)
        for draw in range(4):
            one = replace(problem, discount=tuple(numbers.discount[:, draw]))
            assert evaluate_plan(one, plan).slack == pytest.approx(result.slack[draw], abs=1e-12), seed
            assert least_penalty(one, plan).by_party[:, 0] == pytest.approx(least.by_party[:, draw], abs=1e-9), seed
            assert least_payment(one, plan).by_party[:, 0] == pytest.approx(paid.by_party[:, draw], abs=1e-9), seed


def test_shares_of_draws():
    assert share(np.array([True, False, False, False])) == 0.25
    with pytest.raises(InputError, match="as many weights"):
        share(np.array([True, False]), np.array([1.0]))


# Patience


def test_an_exchange_needs_patience():
    # Who withholds has 0.5 for two periods in place of 0.3: 0.3 >= 0.5 (1 - δ²).
    assert patience_intervals(exchange(), BOTH).intervals == ((pytest.approx(np.sqrt(0.4), abs=1e-6), 1.0),)


def ups_and_downs():
    """A problem of three steps by B, with C's consent: good, bad and good again for A, and welcome to the others.

    All lose 10 by breaking, so that only no deal at the start counts, which is worth 0 to A.
    """
    chain = tuple(RoadmapStep(id=name, actors=(1,), consent=(2,)) for name in "xyz")
    table = np.array([[0.0, 1.0, -4.0, 1.0], [0.0, 1.0, 2.0, 3.0], [0.0, 1.0, 2.0, 3.0]])
    return RoadmapProblem(
        parties=("A", "B", "C"),
        chains=(chain,),
        flow=AdditiveFlow(tables=(table,)),
        discount=(0.5,) * 3,
        reservation=(0.0,) * 3,
        penalty=(10.0,) * 3,
    )


def test_two_intervals_by_hand():
    # 1 (1 - δ) - 4 δ (1 - δ) + 1 δ² = 5 δ² - 5 δ + 1 is 0 at (5 ± √5) / 10.
    found = patience_intervals(ups_and_downs(), Plan((("x",), ("y",), ("z",))))
    low, high = (5 - np.sqrt(5)) / 10, (5 + np.sqrt(5)) / 10
    assert found.intervals == ((0.0, pytest.approx(low, abs=1e-6)), (pytest.approx(high, abs=1e-6), 1.0))
    assert str(found) == "with a discount factor up to 0.276 or from 0.724"


def test_always_and_never():
    problem = exchange()
    assert str(patience_intervals(problem, Plan(()))) == "with every discount factor"
    nothing = patience_intervals(replace(problem, reservation=(0.4, 0.0)), BOTH)
    assert nothing.intervals == ()
    assert str(nothing) == "with no discount factor that all share"


def test_an_interval_between_two_points_of_the_grid():
    # As above with the bad step just so bad that 0 is hardly missed; with 20 points none lies within.
    problem = ups_and_downs()
    table = problem.flow.tables[0].copy()
    table[0] = [0.0, -1.0, 3.001, -1.0]
    # -(1 - δ) + 3.001 δ (1 - δ) - δ²: highest at δ = 4.001 / 8.002 = 0.5, and there 0.00025.
    bump = replace(problem, flow=AdditiveFlow(tables=(table,)))
    top = -1 + 4.001 * 0.5 - 4.001 * 0.25
    width = np.sqrt(top / 4.001)
    [(low, high)] = patience_intervals(bump, Plan((("x",), ("y",), ("z",))), points=20).intervals
    assert (low, high) == (pytest.approx(0.5 - width, abs=2e-6), pytest.approx(0.5 + width, abs=2e-6))


def check_patience(seed, problem, plain, plan):
    """Check intervals of patience at some discount factors; return the intervals."""
    intervals = patience_intervals(problem, plan).intervals
    ends = np.array([end for pair in intervals for end in pair])
    for discount in np.random.default_rng(seed).uniform(0.001, 0.999, 8):
        if not len(ends) or np.abs(ends - discount).min() > 1e-5:
            one = replace(problem, discount=(float(discount),) * len(problem.parties))
            assert plain_holds(one, plain) == any(low < discount < high for low, high in intervals), (seed, discount)
    return intervals


def check_all_patience(seeds):
    """Check random problems, with most of the penalty that they need; return in how many an interval ends inside."""
    inside = 0
    for seed, problem, plain, plan in problems_with_plans(seeds, most=2, kinds=(AdditiveFlow,)):
        by_party = least_penalty(problem, plan).by_party[:, 0]
        helped = raised(problem, np.where(np.isinf(by_party), 0, 0.8 * by_party))
        intervals = check_patience(seed, helped, plain, plan)
        inside += any(0 < end < 1 for pair in intervals for end in pair)
    return inside


def test_patience_equals_every_choice_at_many_discount_factors():
    assert check_all_patience(range(50)) > 5


@pytest.mark.slow
def test_patience_on_hundreds():
    assert check_all_patience(range(1000, 1400)) > 80


def test_several_intervals_equal_every_choice():
    # What A has after each step is moved at random, and with it the roots of a polynomial of degree 3.
    several = 0
    plan = Plan((("x",), ("y",), ("z",)))
    for seed in range(40):
        problem = ups_and_downs()
        table = problem.flow.tables[0].copy()
        table[0, 1:] += np.random.default_rng(seed).normal(0, 0.7, 3)
        problem = replace(problem, flow=AdditiveFlow(tables=(table,)))
        several += len(check_patience(seed, problem, plan_from_ids(problem, plan.stages), plan)) > 1
    assert several > 2


def test_patience_where_values_are_no_sum():
    plain = exchange()
    table = plain.flow.values(np.indices((2, 2)).reshape(2, -1).T).reshape(2, 2, 2)
    found = patience_intervals(replace(plain, flow=TableFlow(table=table)), BOTH, points=40)
    assert found.intervals == ((pytest.approx(np.sqrt(0.4), abs=1e-6), 1.0),)


def test_too_few_points():
    with pytest.raises(InputError, match="at least 4"):
        patience_intervals(exchange(), BOTH, points=1)


# Penalty


def test_the_least_penalty_by_hand():
    # A, δ = 0.2: 0.5 (1 - 0.04) - 0.3 = 0.18 over δ; B, δ = 0.5: 0.5 · 0.75 - 0.3 = 0.075 over δ; found out after one.
    least = least_penalty(exchange(discount=(0.2, 0.5)), BOTH)
    assert least.by_party[:, 0] == pytest.approx([0.9, 0.15], abs=1e-12)
    assert least.of() == pytest.approx(0.9)
    assert least.stage.tolist() == [[0], [0]]
    assert str(least) == "least penalty a period: A 0.9, B 0.15"


def test_no_penalty_helps_who_would_rather_have_no_deal():
    least = least_penalty(exchange(discount=(0.9, 0.9), reservation=(0.4, 0.0)), BOTH)
    assert least.by_party[:, 0].tolist() == [inf, 0.0]
    assert least.of() is None
    assert str(least) == "no penalty helps: A would rather have no deal from the start"
    assert str(least_penalty(exchange(discount=(0.9, 0.9)), BOTH)) == "no penalty is needed"


def check_penalties(seeds):
    """Check least penalties from both sides; return how many were needed."""
    needed = 0
    for seed, problem, plain, plan in problems_with_plans(seeds):
        least = least_penalty(problem, plan)
        values = plain_values(problem, plain)[0]
        declines = any(v < r - 1e-9 for v, r in zip(values, problem.reservation, strict=True))
        assert (least.of() is None) == declines, seed
        if declines:
            continue
        assert (least.of() == 0) == plain_holds(problem, plain), seed
        for extra in (0.0, 1e-9, 0.01, 3.0):
            assert plain_holds(raised(problem, least.by_party[:, 0] + extra), plain), (seed, extra)
            assert plain_holds(raised(problem, [least.of() + extra] * len(values)), plain), (seed, extra)
        for party, own in enumerate(least.by_party[:, 0]):
            # What is found out late weighs little: less of the penalty must show above the tolerance.
            less = max(1e-6, 2e-9 / problem.discount[party] ** 3)
            if own > less:
                needed += 1
                lower = least.by_party[:, 0].copy()
                lower[party] -= less
                assert not plain_holds(raised(problem, lower), plain), (seed, party)
                lower[party] = own / 3
                assert not plain_holds(raised(problem, lower), plain), (seed, party)
    return needed


def test_above_the_least_penalty_a_plan_holds_and_below_it_does_not():
    assert check_penalties(range(60)) > 30


@pytest.mark.slow
def test_least_penalties_on_hundreds():
    assert check_penalties(range(1000, 1600)) > 300


def raised(problem, extra):
    """Return the problem with penalties on top of its own."""
    return replace(problem, penalty=tuple(own + float(more) for own, more in zip(problem.penalty, extra, strict=True)))


# Payment


def check_payments(seeds):
    """Check least payments from both sides; return how many were needed."""
    needed = 0
    for seed, problem, plain, plan in problems_with_plans(seeds, most=2):
        paid = least_payment(problem, plan).by_party[:, 0]
        assert holds_paid(problem, plain, paid), seed
        assert holds_paid(problem, plain, paid + 0.1), seed
        for party, own in enumerate(paid):
            less = max(1e-6, 2e-9 / problem.discount[party] ** 3)
            if own > less:
                needed += 1
                lower = paid.copy()
                lower[party] -= less
                assert not holds_paid(problem, plain, lower), (seed, party)
    return needed


def test_the_least_payment_against_every_choice():
    assert check_payments(range(60)) > 30


@pytest.mark.slow
def test_least_payments_on_hundreds():
    assert check_payments(range(1000, 1500)) > 300


def holds_paid(problem, plan, payment):
    """Return whether a plan holds where parties get payments until the breakdown, from streams period by period."""
    values, states = plain_values(problem, plan), plan_states(problem, plan)
    for party, own in enumerate(payment):
        if values[0][party] + own < problem.reservation[party] - 1e-9:
            return False
        for value, state, bundle in zip(values, states, (*plan, ()), strict=True):
            best = stop_value(problem, state, party)
            for withheld, taken in every_choice(problem, state, bundle, party):
                stream, found = choice_states(problem, state, bundle, withheld, taken)
                discount = problem.discount[party]
                got = sum((1 - discount) * discount**period * own for period in range(found))
                best = max(best, stream_value(problem, party, stream, found) + got)
            if value[party] + own < best - 1e-9:
                return False
    return True


# Verification and who could help


def slow_to_verify(seeds):
    """Return random problems with a plan that holds where all is verified in one period, with longer times."""
    for seed, problem, plain, plan in problems_with_plans(seeds, most=2):
        at_once = with_times(problem, verify=dict.fromkeys(plan.steps, 1))
        if plan.steps and plain_holds(at_once, plain):
            rng = np.random.default_rng(seed)
            times = {step: int(rng.integers(1, 4)) for step in plan.steps}
            yield seed, with_times(problem, verify=times), plain, plan, times


def test_faster_verification_against_every_time():
    helped = 0
    for seed, problem, plain, plan, times in slow_to_verify(range(120)):
        found = least_verification(problem, plan)
        assert found.needed != plain_holds(problem, plain), seed
        if not found.needed:
            continue
        helped += 1

        def holds(others, problem=problem, plain=plain):
            return plain_holds(with_times(problem, verify=others), plain)

        capped = [most for most in (2, 1) if holds({name: min(most, time) for name, time in times.items()})]
        assert list(found.within) == [most for most in capped if most < max(times.values())], seed
        single = {
            name: [less for less in range(time - 1, 0, -1) if holds({name: less})] for name, time in times.items()
        }
        assert dict(found.single) == {name: able[0] for name, able in single.items() if able}, seed
    assert helped > 5


def test_the_longest_verification_that_does_by_hand():
    # Kept back after L periods, at once: 0.5 (1 - δ^L) <= 0.3 asks for δ^L >= 0.4, which for 0.7 is L <= 2.
    found = least_verification(exchange(discount=(0.7, 0.9), take_back=0, verify=3), BOTH)
    assert (found.needed, found.longest, found.within, found.single) == (True, 3, (2, 1), (("a", 2),))


def test_help_in_words():
    told = str(least_help(exchange(discount=(0.6, 0.9), take_back=0, verify=2), BOTH))
    assert told.splitlines() == [
        "least penalty a period: A 0.05556",
        "it holds with every step verified within 1 period, or a verified within 1 period",
        "least payment a period: 0.05556 to A",
    ]


def test_who_gains_enough():
    # Two stages of one period: 0.1 in the first, then 0.5 for ever; δ = 0.5: 0.05 + 0.25.
    problem = replace(exchange(discount=(0.3, 0.3)), capacity=1)
    plan = Plan((("a",), ("b",)))
    found = guarantors(problem, plan, {"poor": ((0.0, 0.02, 0.02), 0.5), "rich": ((0.1, 0.5, 0.5), 0.5)}, cost=0.2)
    assert [one.party for one in found] == ["rich", "poor"]
    assert [one.gain for one in found] == pytest.approx([0.3, 0.01])
    assert [one.gains_enough for one in found] == [True, False]
    assert str(found[0]) == "rich gains 0.3 a period and would pay 0.2"
    assert str(found[1]) == "poor gains 0.01 a period and would pay 0.2: too little"


def test_who_gains_first_stops_paying():
    problem = replace(exchange(), capacity=1)
    [one] = guarantors(problem, Plan((("a",), ("b",))), {"broker": ((0.9, 0.1, 0.1), 0.5)}, cost=0.3)
    assert one.gains_enough
    assert not one.keeps_paying
    assert one.least_ahead == pytest.approx(0.1)
    assert str(one).endswith("but would stop paying on the way")


def test_the_cost_is_the_least_payment():
    problem = exchange(discount=(0.2, 0.5))
    [one] = guarantors(problem, BOTH, {"broker": ((1.0, 1.0), 0.9)})
    assert one.cost == pytest.approx(0.9 + 0.15)
    assert not one.gains_enough or one.gain >= one.cost


@pytest.mark.parametrize(
    ("gains", "match"), [(((1.0,), 0.5), "write 2, one a stage"), (((1.0, 1.0), 1.0), "above 0 and below 1")]
)
def test_gains_that_do_not_fit(gains, match):
    with pytest.raises(InputError, match=match):
        guarantors(exchange(), BOTH, {"broker": gains})
