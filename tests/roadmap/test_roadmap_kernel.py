"""The parts of the roadmap solver against each other: tables, draws, bounds, the compiled step, large problems."""

from dataclasses import replace
from importlib import import_module
from math import inf

import numpy as np
import pytest
from benchmarks.roadmap import Shape, make

from roadmap.random_problems import random_problem
from walkaway.errors import InputError
from walkaway.roadmap import (
    AdditiveFlow,
    Plan,
    Precedence,
    RoadmapProblem,
    RoadmapStep,
    evaluate_draws,
    evaluate_plan,
    solve_roadmap,
)
from walkaway.roadmap.bulk import BulkTemptations
from walkaway.roadmap.ceilings import ceiling
from walkaway.roadmap.compiled import available
from walkaway.roadmap.evaluate import temptations_of
from walkaway.roadmap.exact import solved_lattice
from walkaway.roadmap.joint_streams import JointTemptations
from walkaway.roadmap.lattice import lattice_of, reachable_states

# By import: the package offers functions of some of these names.
exact, labels, solve = (import_module(f"walkaway.roadmap.{name}") for name in ("exact", "labels", "solve"))


def lattice(problem):
    return lattice_of(problem, *reachable_states(problem, 10**5), most_bundles=10**6)


def random_lattices(seeds, **more):
    for seed in seeds:
        yield seed, lattice(random_problem(np.random.default_rng(seed), **more))


def two_chains(**more):
    """Return two steps of two parties that can be taken back in one period: 0.4 and 0.2 for ever if both are done."""
    numbers = {
        "parties": ("north", "south"),
        "chains": (
            (RoadmapStep(id="dismantle", actors=(0,), take_back=1),),
            (RoadmapStep(id="ease", actors=(1,), take_back=1),),
        ),
        "flow": AdditiveFlow(tables=(np.array([[0.0, -0.2], [0.0, 0.5]]), np.array([[0.0, 0.6], [0.0, -0.3]]))),
        "discount": (0.9, 0.9),
        "reservation": (0.0, 0.0),
    }
    return RoadmapProblem(**(numbers | more))


@pytest.mark.parametrize(
    ("stages", "message"),
    [
        ((("ease", "dismantle"),), "at most 1 fit into one"),
        ((("easy",),), "there is none; steps: dismantle, ease"),
        ((("ease",), ("ease",)), "done already"),
        (((),), "at most 0 are allowed"),
        ((("dismantle",),), "the target is"),
    ],
)
def test_a_plan_that_does_not_fit_says_why(stages, message):
    with pytest.raises(InputError, match=message):
        evaluate_plan(two_chains(target=(1, 1)), Plan(stages))


def test_order_is_checked():
    strict = Precedence(before=(0, 1), after=(1, 1))
    with pytest.raises(InputError, match="needs 'dismantle' in an earlier stage"):
        evaluate_plan(two_chains(capacity=2, precedence=(strict,)), Plan((("dismantle", "ease"),)))
    weak = replace(strict, strict=False)
    assert evaluate_plan(two_chains(capacity=2, precedence=(weak,)), Plan((("dismantle", "ease"),))).states[-1] == (
        1,
        1,
    )


def test_tables_of_chains_equal_every_choice_tried():
    compared = 0
    for seed in range(60):
        problem = random_problem(np.random.default_rng(seed), most_steps=5)
        if not isinstance(problem.flow, AdditiveFlow):
            continue
        net = lattice(problem)
        single, joint = temptations_of(problem), JointTemptations(problem=problem)
        source = np.repeat(np.arange(len(net.states)), np.diff(net.first))
        for edge in range(0, len(source), max(1, len(source) // 12)):
            state = tuple(map(int, net.states[source[edge]]))
            lifts = net.lifts(int(source[edge]), int(net.target[edge]))
            every = joint.of(state, lifts)[:, 0]
            np.testing.assert_allclose(single.of(state, lifts)[:, 0], every, rtol=0, atol=1e-12, err_msg=f"{seed}")
            np.testing.assert_allclose(net.temptation[:, edge], every, rtol=0, atol=1e-12, err_msg=f"{seed}")
            for party in range(len(every)):
                choice = single.choice(party, state, lifts)
                tried, values = joint._tried(party, state, lifts)
                same = [
                    value
                    for other, value in zip(tried, values, strict=True)
                    if set(other.withheld) == set(choice.withheld) and set(other.taken_back) == set(choice.taken_back)
                ]
                assert same == pytest.approx([every[party]], abs=1e-11), (seed, state, lifts)
            compared += 1
    assert compared > 300


def test_temptations_in_bulk_equal_single_ones_where_bundles_are_coupled():
    weak = Precedence(before=(0, 1), after=(1, 1), strict=False)
    problem = make(Shape(lengths=(2, 2, 1), capacity=3))
    net = lattice(replace(problem, precedence=(weak,)))
    bulk = BulkTemptations(temptations=temptations_of(net.problem), states=net.states)
    source = np.repeat(np.arange(len(net.states)), np.diff(net.first))
    found = bulk.of(source, net.target.astype(np.intp))
    single = temptations_of(net.problem)
    coupled = 0
    for edge in range(len(source)):
        state, lifts = tuple(map(int, net.states[source[edge]])), net.lifts(int(source[edge]), int(net.target[edge]))
        coupled += single.coupled(state, lifts)
        np.testing.assert_allclose(found[:, edge], single.of(state, lifts)[:, 0], rtol=0, atol=1e-12)
    assert coupled


def test_one_plan_over_draws_equals_one_problem_after_another():
    rng = np.random.default_rng(3)
    problem = replace(make(Shape(lengths=(2, 3), capacity=2)), max_wait=1)
    plan = Plan((("s0-1", "s1-1"), (), ("s1-2",), ("s0-2", "s1-3")))
    tables = tuple(table[:, None] + rng.normal(0, 0.2, (2, 7, table.shape[1])) for table in problem.flow.tables)
    discount, reservation, shift, penalty = (rng.uniform(0.1, 0.9, (2, 7)) for _ in range(4))
    found = evaluate_draws(problem, tables, discount, reservation, shift, penalty, plan)
    for draw in range(7):
        own = replace(
            problem,
            flow=AdditiveFlow(tables=tuple(table[:, draw] for table in tables)),
            discount=tuple(discount[:, draw]),
            reservation=tuple(reservation[:, draw]),
            shift=tuple(shift[:, draw]),
            penalty=tuple(penalty[:, draw]),
        )
        single = evaluate_plan(own, plan)
        np.testing.assert_allclose(found.values[..., draw], single.values, rtol=0, atol=1e-12)
        np.testing.assert_allclose(found.temptation[..., draw], single.temptation, rtol=0, atol=1e-12)
        assert found.slack[draw] == pytest.approx(single.slack, abs=1e-12)
        assert found.holds[draw] == single.holds


def test_draws_of_another_shape_are_refused():
    problem = two_chains()
    with pytest.raises(InputError, match="tables must hold"):
        evaluate_draws(problem, (np.zeros((2, 3, 2)),), 0.9, 0, 0, 0, Plan(()))
    tables = (np.zeros((2, 3, 2)),) * 2
    with pytest.raises(InputError, match="penalty must hold"):
        evaluate_draws(problem, tables, np.full((2, 3), 0.9), 0, 0, np.zeros((3, 3)), Plan(()))


@pytest.mark.skipif(not available(), reason="needs Numba, walkaway[fast]")
@pytest.mark.parametrize("count", [15, pytest.param(40, marks=pytest.mark.slow)])
def test_the_compiled_step_gives_the_same_sets(count, monkeypatch):
    problems = [net for _, net in random_lattices(range(200, 200 + count), most_parties=2)]
    problems.append(lattice(make(Shape(lengths=(2, 2, 2, 2), capacity=3))))
    for net in problems:
        for keep in (None, 3):
            monkeypatch.setattr(exact, "MANY_BUNDLES", 10**9)
            plain = solved_lattice(net, keep=keep)
            monkeypatch.setattr(exact, "MANY_BUNDLES", -1)
            fast = solved_lattice(net, keep=keep)
            if keep is None:
                np.testing.assert_allclose(fast.values, plain.values, rtol=0, atol=1e-11)
            else:
                assert (fast.bound is None) <= (not len(plain.values))


def test_a_bound_is_never_below_and_a_plan_never_above_the_exact_answer(monkeypatch):
    monkeypatch.setattr(labels, "spread", lambda values, keep: values[:, :keep])
    thinned = 0
    for seed, net in random_lattices(range(100)):
        whole, part = solved_lattice(net, keep=None), solved_lattice(net, keep=1)
        thinned += not part.proved
        for row in whole.values:
            assert (part.limits >= row - 1e-9).all(axis=1).any(), seed
        for position, row in enumerate(part.values):
            assert (whole.values >= row - 1e-9).all(axis=1).any(), seed
            assert evaluate_plan(net.problem, part.plan(position)).holds, seed
        assert part.gap is None or part.gap >= 0
    assert thinned > 10


def test_along_orders_plans_hold_and_the_bound_is_valid(monkeypatch):
    problems = [net.problem for _, net in random_lattices(range(300, 340))]
    wholes = [solve_roadmap(problem) for problem in problems]
    monkeypatch.setattr(solve, "MOST_LISTED", 1)
    found = 0
    for problem, whole in zip(problems, wholes, strict=True):
        part = solve_roadmap(problem)
        found += len(part.values) > 0
        for row in whole.values:
            assert part.bound is not None
            assert (part.bound >= row - 1e-9).all()
            assert (ceiling(problem) >= row - 1e-9).all()
        for position, row in enumerate(part.values):
            assert (whole.values >= row - 1e-9).all(axis=1).any()
            assert evaluate_plan(problem, part.plan(position)).holds
    assert found > 10


def greedy(net, worth):
    """Return the value at the start where only the continuation worth most is kept at each state; None for no plan."""
    discount, best = np.array(net.problem.discount), {}
    for state in reversed(range(len(net.states))):
        ways = [net.ends[:, state]] if np.isfinite(net.ends[:, state]).all() else []
        for edge in range(net.first[state], net.first[state + 1]):
            after, left = int(net.target[edge]), discount ** net.length[edge]
            if after in best:
                value = (1 - left) * net.flows[:, after] + left * best[after]
                if (value >= net.temptation[:, edge] - 1e-9).all():
                    ways.append(value)
        if ways:
            best[state] = max(ways, key=worth)
    return best.get(0)


@pytest.mark.parametrize("worth", [sum, min])
def test_one_number_a_state_wrongly_says_none(worth):
    """A plan of five steps holds; who keeps at each state only the best sum, or the best worst, finds none."""
    net = lattice(random_problem(np.random.default_rng(1957), most_parties=2))
    answer = solved_lattice(net, keep=None)
    assert len(answer.values)
    assert evaluate_plan(net.problem, answer.plan(0)).holds
    value = greedy(net, worth)
    assert value is None or (value < np.array(net.problem.reservation) - 1e-9).any()


def increments(count, patience, benefit):
    """Return the levels of cooperation of Lockwood and Thomas: c1 = δb/2, c' = δb/2 + c²/(2δb)."""
    limit = patience * benefit
    levels = [0.0, limit / 2]
    while len(levels) <= count + 1:
        levels.append(limit / 2 + levels[-1] ** 2 / (2 * limit))
    return levels


@pytest.mark.parametrize(("patience", "benefit", "count"), [(0.9, 1.0, 6), (0.5, 2.0, 4), (0.97, 0.7, 12)])
def test_gradualism(patience, benefit, count):
    levels = increments(count, patience, benefit)
    own, other = -np.square(levels[:-1]) / 2, benefit * np.array(levels[:-1])
    problem = RoadmapProblem(
        parties=("one", "two"),
        chains=tuple(tuple(RoadmapStep(id=f"{p}{t}", actors=(p,)) for t in range(count)) for p in range(2)),
        flow=AdditiveFlow(tables=(np.stack((own, other)), np.stack((other, own)))),
        discount=(patience, patience),
        reservation=(0.0, 0.0),
        capacity=2,
        target=(count, count),
        terminal=(benefit * levels[-1] - levels[-2] ** 2 / 2,) * 2,
    )
    plan = Plan(tuple((f"0{t}", f"1{t}") for t in range(count)))
    going_on = evaluate_plan(problem, plan)
    np.testing.assert_allclose(going_on.values[:-1], going_on.temptation[:-1], rtol=0, atol=1e-12)
    ended = evaluate_plan(replace(problem, terminal=None), plan)
    assert ended.breaks_at is not None
    assert ended.temptation[-2, 0] - ended.values[-2, 0] == pytest.approx(
        patience * benefit * (levels[-1] - levels[-2]), abs=1e-12
    )
    if (patience, benefit, count) == (0.9, 1.0, 6):
        assert ended.temptation[-2, 0] - ended.values[-2, 0] == pytest.approx(0.0161392, abs=1e-7)


def with_take_back(problem, periods):
    chains = tuple(tuple(replace(step, take_back=periods, verify=1) for step in chain) for chain in problem.chains)
    return replace(problem, chains=chains)


@pytest.mark.parametrize("seed", range(8))
def test_all_reversible_at_once_or_never(seed):
    """With steps gone at once: some plan holds <=> all at once holds <=> the target holds for ever."""
    problem = with_take_back(make(Shape(lengths=(2, 3, 2), capacity=7, seed=seed)), 0.0)
    harsh = replace(problem, discount=(0.2, 0.5 + 0.05 * seed))
    for case in (problem, harsh):
        whole = tuple(step.id for chain in case.chains for step in chain)
        at_once = evaluate_plan(case, Plan((whole,))).holds
        for_ever = not exact.impossible_for_ever(case)
        assert at_once == for_ever == bool(len(solve_roadmap(case).values))


@pytest.mark.parametrize("seed", range(4))
def test_all_irreversible_leaves_only_the_empty_plan(seed):
    problem = with_take_back(make(Shape(lengths=(2, 3, 2), capacity=3, seed=seed)), inf)
    answer = solve_roadmap(replace(problem, target=None))
    assert answer.plan(0) == Plan(())
    assert answer.values.tolist() == [[0.0, 0.0]]


def test_a_greater_penalty_keeps_every_plan():
    problem = make(Shape(lengths=(2, 2, 2), capacity=2, seed=5))
    before = np.zeros((0, 2))
    for penalty in (0.0, 0.05, 0.1, 0.2, 0.4):
        now = solve_roadmap(replace(problem, penalty=(penalty, penalty))).values
        assert all((now >= row - 1e-9).all(axis=1).any() for row in before)
        before = now


@pytest.mark.parametrize("steps", [24, pytest.param(40, marks=pytest.mark.slow)])
def test_many_unordered_steps_get_plans_and_a_bound(steps):
    problem = make(Shape(lengths=(1,) * steps, capacity=2, seed=1))
    answer = solve_roadmap(problem)
    assert not answer.proved
    assert answer.method == "bounded"
    assert "too many states" in answer.why
    assert len(answer.values)
    held = evaluate_plan(problem, answer.plan(0))
    assert held.holds
    assert (answer.bound >= held.values[0]).all()


@pytest.mark.slow
def test_two_hundred_unordered_steps():
    problem = make(Shape(lengths=(1,) * 200, capacity=3))
    answer = solve_roadmap(problem)
    assert not answer.proved
    assert all(evaluate_plan(problem, answer.plan(i)).holds for i in range(0, len(answer.values), 20))


def test_work_can_be_stopped():
    def stop(what, share):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        solve_roadmap(make(Shape(lengths=(2, 2, 2), capacity=2)), progress=stop)
