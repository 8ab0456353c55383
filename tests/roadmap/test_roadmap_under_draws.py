"""Shares of draws against a plain count: one world, one draw, one plan at a time, with weights multiplied by hand."""

import itertools
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib import import_module
from math import inf, isnan

import numpy as np
import pytest

from analysis.random_cases import random_case
from conftest import REPO_ROOT
from roadmap.plain_roadmap import every_plan, plan_ids
from walkaway.analysis import View
from walkaway.beliefs import Replicates, believe
from walkaway.case import Case, Clause, Interaction, Where
from walkaway.errors import InputError
from walkaway.roadmap import Plan, RoadmapProblem, RoadmapStep, TableFlow, evaluate_plan
from walkaway.roadmap.approaches import roomy
from walkaway.roadmap.compared import orders, share_of_plan
from walkaway.roadmap.hangs_on import hangs_on
from walkaway.roadmap.middle import middle
from walkaway.roadmap.of_case import roadmap_of_case
from walkaway.roadmap.plan import plan_stages
from walkaway.roadmap.search import most_robust, some_plan
from walkaway.roadmap.third_parties import gains_of_third_parties
from walkaway.roadmap.times import times_changed
from walkaway.roadmap.under_draws import RoadmapDraws, given, joint
from walkaway.space import holds
from walkaway.workbench import load
from walkaway.workbench.packages_in_words import outcome_of

HANOI = REPO_ROOT / "cases" / "hanoi-2019"
NEAR = {"nuclear_sites": "yongbyon", "sanctions": "exemptions", "testing": "ban"}
EXACT = 1e-9

Changed = Callable[[RoadmapProblem], RoadmapProblem]


@dataclass(frozen=True, kw_only=True)
class Row:
    """One draw of one world: what it weighs, its problem, and what every party has."""

    weight: float
    problem: RoadmapProblem
    gain: Callable[[tuple[int, ...]], float]
    place: tuple[int, int]


class Plainly:
    """A roadmap whose draws are looked at one by one."""

    def __init__(self, case: Case, target: dict[str, str] | None, *, draws: int = 80, force: str = "") -> None:
        beliefs = believe(case, draws=draws, force=force)
        outcome = None if target is None else outcome_of(case, beliefs.space, target)
        self.case = case
        self.made = roadmap_of_case(case, beliefs.space, beliefs.prior, outcome)
        self.at = RoadmapDraws(View.of(beliefs), self.made)
        self.posterior = self.at.view.posterior()
        numbers, _ = middle(self.at)
        self.problem = self.made.problem(numbers, 0)
        self.named = orders(self.made, self.problem, {})
        self.rows = list(self._rows())
        self._kept: dict[tuple, bool] = {}

    @property
    def plans(self) -> list[Plan]:
        return [one.plan for one in self.named]

    def _rows(self) -> Iterator[Row]:
        posterior = self.posterior
        weights = posterior.weights
        evidence = [
            world.prior * np.prod([weights[party][w].sum() for party in weights])
            for w, world in enumerate(posterior.worlds)
        ]
        for w in range(len(posterior.worlds)):
            own = np.prod([weights[party][w] for party in self.made.parties], axis=0)
            for draw in range(len(own)):
                weight = evidence[w] / sum(evidence) * own[draw] / own.sum()
                yield Row(
                    weight=weight,
                    problem=self._problem(w, draw),
                    gain=lambda state, w=w, draw=draw: self._gain(w, draw, state),
                    place=(w, draw),
                )

    def outcome(self, state: tuple[int, ...]) -> np.ndarray:
        found = self.made.start.copy()
        for chain, level in zip(self.made.chains, state, strict=True):
            if level:
                found[self.made.space.position(chain.issue)] = chain.steps[level - 1].end
        return found

    @cache  # noqa: B019
    def _tables(self, w: int) -> dict[str, np.ndarray]:
        """By party what each draw gets in every state, over nothing."""
        states = list(itertools.product(*(range(len(chain.steps) + 1) for chain in self.made.chains)))
        outcomes = np.array([self.outcome(state) for state in states])
        shape = [len(chain.steps) + 1 for chain in self.made.chains]
        own = self.posterior.draws[w].parties
        return {party: own[party].utility.values(outcomes).reshape(-1, *shape) for party in own}

    def _problem(self, w: int, draw: int) -> RoadmapProblem:
        parties, own, terms = self.made.parties, self.posterior.draws[w].parties, self.case.roadmap
        start = (0,) * len(self.made.chains)
        here = [float(self._tables(w)[party][(draw, *start)]) for party in parties]
        worse = tuple(float(own[party].reservation[draw]) - now for party, now in zip(parties, here, strict=True))
        steps = [
            tuple(
                RoadmapStep(
                    id=step.id,
                    actors=tuple(map(parties.index, step.by)),
                    consent=tuple(map(parties.index, step.consent)),
                    take_back=step.take_back,
                    verify=step.verify,
                )
                for step in chain.steps
            )
            for chain in self.made.chains
        ]
        table = np.stack([self._tables(w)[party][draw] - now for party, now in zip(parties, here, strict=True)])
        return RoadmapProblem(
            parties=parties,
            chains=tuple(steps),
            flow=TableFlow(table=table),
            discount=tuple(
                min(float(own[party].discount[draw]) ** (1 / terms.periods_per_round), 0.9999) for party in parties
            ),
            reservation=worse,
            shift=worse,
            penalty=tuple(dict(terms.penalties).get(party, 0.0) for party in parties),
            precedence=self.made.precedence,
            capacity=terms.capacity,
            max_wait=terms.max_wait,
            target=self.made.target,
        )

    def _gain(self, w: int, draw: int, state: tuple[int, ...]) -> float:
        """What the worst off of the principals gains at a state over no deal."""
        if any(holds(one.never, self.made.space, self.outcome(state)[np.newaxis])[0] for one in self.case.constraints):
            return -inf
        own = self.posterior.draws[w].parties
        return min(
            float(self._tables(w)[party][(draw, *state)] - own[party].reservation[draw])
            for party in self.case.principals
        )

    def acceptable(self, row: Row, state: tuple[int, ...]) -> bool:
        return row.gain(state) >= self.at.view.min_gain - 1e-10

    def end(self, plan: Plan) -> tuple[int, ...]:
        return tuple(sum(step.id in plan.steps for step in chain.steps) for chain in self.made.chains)

    def share(self, kept: Callable[[Row], bool], among: Callable[[Row], bool]) -> float:
        """The share of the draws of one kind among those of another; NaN where there are none."""
        rows = [row for row in self.rows if row.weight > 0 and among(row)]
        whole = sum(row.weight for row in rows)
        return sum(row.weight for row in rows if kept(row)) / whole if rows else float("nan")

    def keeps(self, row: Row, plan: Plan, changed: Changed | None = None) -> bool:
        """Whether a plan holds in a draw; worlds that share their draws share the answer."""
        w, draw = row.place
        key = (id(self.posterior.draws[w]), draw, plan, changed)
        if key not in self._kept:
            problem = row.problem if changed is None else changed(row.problem)
            self._kept[key] = evaluate_plan(roomy(problem, plan), plan).holds
        return self._kept[key]

    def held(self, plan: Plan, changed: Changed | None = None) -> float:
        """The share of draws in which a plan holds, among those in which its end is acceptable."""
        end = self.end(plan)
        return self.share(lambda row: self.keeps(row, plan, changed), lambda row: self.acceptable(row, end))


def near(value: float) -> object:
    return pytest.approx(value, abs=EXACT)


def random_roadmaps(seeds: Iterable[int], **options) -> Iterator[tuple[int, Plainly]]:
    """Return random cases with a target of few steps, of every make; those without one are passed over."""
    for seed in seeds:
        rng = np.random.default_rng(seed)
        case = random_case(seed)
        terms = replace(
            case.roadmap,
            start=tuple((issue.id, _levels(issue)[int(rng.integers(2))]) for issue in case.issues),
            periods_per_round=float(rng.choice([1.0, 2.0, 0.5])),
            penalties=((case.principals[0], 0.1),) if rng.random() < 0.5 else (),
            capacity=int(rng.integers(1, 3)),
        )
        case = replace(case, roadmap=terms)
        target = {issue.id: _levels(issue)[int(rng.integers(len(_levels(issue))))] for issue in case.issues}
        if rng.random() < 0.4:  # utilities that are no sum over issues
            both = Where(clauses=tuple(Clause(issue=i.id, levels=(target[i.id],)) for i in case.issues[:2]))
            bonus = Interaction(party=case.principals[0], where=both, adds=(0.1, 0.3), assumed=True)
            case = replace(case, interactions=(bonus,))
        try:
            yield seed, Plainly(case, target, **options)
        except InputError:  # nothing to do there, or no deal can have it
            continue


def _levels(issue) -> list:
    if issue.range is not None:
        return list(issue.range.grid())
    return [option.id for option in issue.options if option.agreeable]


@pytest.fixture(scope="module", params=["importance", "sequential"])
def hanoi(request) -> Plainly:
    return Plainly(load(HANOI), NEAR, draws=400 if request.param == "importance" else 100, force=request.param)


def test_the_plain_count_has_worlds_with_draws_of_their_own():
    found = Plainly(load(HANOI), NEAR, force="sequential")
    assert len({id(draws) for draws in found.posterior.draws}) == len(found.posterior.worlds) > 1
    assert sum(row.weight for row in found.rows) == near(1.0)


def test_named_orders_hold_in_as_many_draws_as_one_by_one(hanoi: Plainly):
    shares = []
    for one in hanoi.named:
        found = share_of_plan(hanoi.at, one.plan)
        assert found is not None
        assert found.value == near(hanoi.held(one.plan)), one.id
        shares.append(found.value)
        end = hanoi.end(one.plan)
        both = joint(hanoi.at, one.plan).values[:, 0]
        assert both[0] == near(hanoi.share(lambda row, end=end: hanoi.acceptable(row, end), lambda _: True))
        assert both[1] == near(both[0] * found.value)
    assert 0 < min(shares) < max(shares) < 1, "the orders differ"


def check_random_cases(seeds: Iterable[int]) -> None:
    seen = {"table": 0, "three": 0, "consent": 0, "worlds": 0, "open": 0, "between": 0}
    for seed, plainly in random_roadmaps(seeds):
        for one in plainly.named[:2]:
            found, plain = share_of_plan(plainly.at, one.plan), plainly.held(one.plan)
            assert isnan(plain) if found is None else found.value == near(plain), (seed, one.id)
            seen["between"] += found is not None and 0 < found.value < 1
        seen["table"] += plainly.at.numbers(plainly.posterior.draws[0]).states is not None
        seen["three"] += len(plainly.made.parties) > 2
        seen["consent"] += any(step.consent for chain in plainly.made.chains for step in chain.steps)
        seen["worlds"] += len(plainly.posterior.worlds) > 1
        seen["open"] += len(plainly.case.no_deal.branches) != 1
    assert all(seen.values()), seen


def test_random_cases_of_every_make():
    check_random_cases((1, 4, 9, 10, 11, 49, 57))


@pytest.mark.slow
def test_many_random_cases_of_every_make():
    check_random_cases(range(120))


def check_some_plan(plainly: Plainly, plans: list[Plan]) -> float:
    """Hold the share of draws with some plan against every plan that there is."""
    target = plainly.made.target
    assert target is not None
    found = some_plan(plainly.at, plainly.problem, plans)
    every = [Plan(plan_ids(plainly.problem, plan)) for plan in every_plan(plainly.problem)]
    plain = plainly.share(
        lambda row: any(plainly.keeps(row, plan) for plan in every),
        lambda row: plainly.acceptable(row, target),
    )
    if isnan(plain):
        assert found.share is None
    else:
        assert found.proved
        assert found.share is not None
        assert found.share.value == near(plain)
    return plain


def test_some_plan_holds_in_as_many_draws_as_with_every_plan(hanoi: Plainly):
    some = check_some_plan(hanoi, hanoi.plans[:1])
    assert some > hanoi.held(hanoi.plans[0])


def test_some_plan_holds_as_often_as_each_even_where_few_draws_are_solved(monkeypatch: pytest.MonkeyPatch):
    found = Plainly(load(HANOI), NEAR, draws=400)
    fitting = [plan for plan in found.plans if max(map(len, plan.stages)) <= found.problem.capacity]
    best = max(map(found.held, fitting))
    shares = []
    for solved in (400, 100):
        monkeypatch.setattr(import_module("walkaway.roadmap.search"), "_SOLVED", solved)
        some = some_plan(found.at, found.problem, fitting)
        assert some.share is not None
        assert some.share.value >= best - EXACT
        shares.append(some.share)
    assert shares[1].value == pytest.approx(shares[0].value, abs=3 * shares[0].standard_error)


@pytest.mark.parametrize("seed", [1, pytest.param(10, marks=pytest.mark.slow), 11])
def test_some_plan_in_random_cases(seed: int):
    for _, plainly in random_roadmaps([seed]):
        assert 0 < check_some_plan(plainly, plainly.plans) < 1


def test_the_plan_that_holds_most_often_is_scored_as_one_by_one(hanoi: Plainly):
    pool = most_robust(hanoi.at, hanoi.problem, hanoi.plans, quick=True)
    end = hanoi.made.target
    assert end is not None
    assert pool.plan is not None
    worth = hanoi.share(lambda row: hanoi.acceptable(row, end), lambda _: True)
    assert pool.score == near(worth * hanoi.held(pool.plan))
    every = [Plan(plan_ids(hanoi.problem, plan)) for plan in every_plan(hanoi.problem)]
    shares = sorted((hanoi.held(plan) for plan in every), reverse=True)
    assert hanoi.held(pool.plan) >= shares[2] > shares[-1], "among the best three of all there are"
    fitting = [plan for plan in hanoi.plans if max(map(len, plan.stages)) <= hanoi.problem.capacity]
    assert hanoi.held(pool.plan) >= max(map(hanoi.held, fitting))


def test_no_stage_of_the_plan_that_holds_most_often_holds_too_much():
    case = load(HANOI)
    tight = Plainly(replace(case, roadmap=replace(case.roadmap, capacity=1)), NEAR)
    pool = most_robust(tight.at, tight.problem, tight.plans, quick=True)
    assert pool.plan is not None
    assert max(map(len, pool.plan.stages)) == 1 < max(len(stage) for plan in tight.plans for stage in plan.stages)


def test_a_share_of_draws_that_are_all_in_one_block():
    both = Replicates(np.array([[0.1, 0.0, 0.1], [0.05, 0.0, 0.05]]))
    assert given(both).values.tolist() == [0.5, 0.5, 0.5]
    assert given(both).standard_error == 0.0


def test_the_middle_is_the_mean_of_the_draws_that_count(hanoi: Plainly):
    end = hanoi.made.target
    assert end is not None
    rows = [row for row in hanoi.rows if hanoi.acceptable(row, end)]
    weights = np.array([row.weight for row in rows]) / sum(row.weight for row in rows)
    for name in ("discount", "reservation", "shift", "penalty"):
        plain = weights @ np.array([getattr(row.problem, name) for row in rows])
        assert getattr(hanoi.problem, name) == near(plain), name
    states = np.array(list(itertools.product(*(range(len(chain) + 1) for chain in hanoi.problem.chains))))
    plain = sum(w * row.problem.flow.values(states) for w, row in zip(weights, rows, strict=True))
    assert hanoi.problem.flow.values(states) == near(plain)


def timed(times: Callable[[RoadmapStep], dict]) -> Changed:
    return lambda problem: replace(
        problem, chains=tuple(tuple(replace(step, **times(step)) for step in chain) for chain in problem.chains)
    )


def slower(problem: RoadmapProblem) -> RoadmapProblem:
    return replace(problem, discount=tuple(value**2 for value in problem.discount))


TIMES = {
    "nothing can be taken back": timed(lambda _: {"take_back": inf}),
    "what cannot be taken back, taken back in 2 periods": timed(lambda s: {"take_back": min(s.take_back, 2.0)}),
    "all that can be taken back, one period later": timed(lambda s: {"take_back": s.take_back + 1}),
    "everything verified within one period": timed(lambda _: {"verify": 1}),
    "taking back ban_tests: never": timed(lambda s: {"take_back": inf} if s.id == "ban_tests" else {}),
    "periods twice as long": slower,
}


# Draws of each world's own are counted one by one above; here they take longest.
@pytest.mark.parametrize("hanoi", ["importance", pytest.param("sequential", marks=pytest.mark.slow)], indirect=True)
def test_other_times_are_as_one_by_one(hanoi: Plainly):
    plan, others = hanoi.plans[0], hanoi.plans[2:4]
    found = {item.change: item for item in times_changed(hanoi.at, hanoi.problem, plan, others)}
    for change, changed in TIMES.items():
        item = found[change]
        assert item.probability is not None
        assert item.probability.value == near(hanoi.held(plan, changed)), change
        if item.step:
            assert item.best is None
        else:
            assert item.best is not None
            assert item.best.value == near(max(hanoi.held(one, changed) for one in others)), change
    assert len({item.probability.value for item in found.values() if item.probability}) > 2, "times matter"


def test_the_beliefs_that_a_plan_hangs_on():
    hanoi = Plainly(load(HANOI), NEAR, draws=200, force="sequential")  # fewer leave too much to chance
    plan = max(hanoi.plans, key=hanoi.held)
    end = hanoi.end(plan)
    found = hangs_on(hanoi.at, plan)
    assert len(found) > 2
    for item in found:
        own = [draws.parties[item.party] for draws in hanoi.posterior.draws]
        issues = [issue.id for issue in hanoi.made.space.issues]

        def value(row: Row, item=item, own=own, issues=issues) -> float:
            w, draw = row.place
            return float(own[w].discount[draw] if not item.issue else own[w].weights[issues.index(item.issue), draw])

        reached = 0.0
        for row in sorted(hanoi.rows, key=value):
            reached += row.weight
            if reached >= 0.5 - EXACT:
                break
        assert item.cut == near(value(row))
        for share, above in ((item.above, True), (item.below, False)):
            plain = hanoi.share(
                lambda row: hanoi.keeps(row, plan),
                lambda row, above=above, cut=item.cut: (
                    hanoi.acceptable(row, end) and (value(row) > cut + EXACT) is above
                ),
            )
            assert share == near(plain), (item.party, item.quantity, item.issue)
        assert abs(item.change) > 2 * item.standard_error


def test_what_third_parties_gain(hanoi: Plainly):
    plan = hanoi.plans[1]
    flows, discount = gains_of_third_parties(hanoi.at, plan)["rok"]
    weights = hanoi.posterior.weights
    own = np.array([row.sum() for row in weights["rok"]])
    shares = own * [world.prior * np.prod([weights[p][w].sum() for p in ("usa", "dprk")])
                    for w, world in enumerate(hanoi.posterior.worlds)]  # fmt: skip
    shares /= shares.sum()
    rows = plan_stages(replace(hanoi.problem, capacity=9), plan)
    plain, patience = np.zeros(len(rows)), 0.0
    for w, draws in enumerate(hanoi.posterior.draws):
        rok, each = draws.parties["rok"], weights["rok"][w] / weights["rok"][w].sum()
        here = rok.utility.values(hanoi.made.start[np.newaxis])[:, 0]
        for number, (state, lifts) in enumerate(rows):
            after = tuple(level + lift for level, lift in zip(state, lifts, strict=True))
            gain = rok.utility.values(hanoi.outcome(after)[np.newaxis])[:, 0] - here
            plain[number] += shares[w] * (each @ gain)
        patience += shares[w] * (each @ np.minimum(rok.discount, 0.9999))
    assert flows == near(plain)
    assert discount == near(patience)
