"""The fast findings equal a plain second implementation, on random small cases and on the shipped ones."""

import math
from collections.abc import Callable
from functools import lru_cache
from itertools import pairwise
from typing import Any

import pytest

from analysis.plain_findings import Outcome, Plain
from analysis.random_cases import random_case
from conftest import REPO_ROOT
from walkaway.beliefs import Beliefs, believe
from walkaway.formats import read_case
from walkaway.results import Estimate, Headline
from walkaway.workbench.findings import brief

CLOSE = 1e-9
# Random cases, by seed. The first hold something of everything (a test below counts); the others are slow ones.
SEEDS = (1, 4, 8, 9, 12, 18, 23, 31, 34, 36)
MORE = (0, 2, 6, 10, 13, 15, 16, 17, 22, 24, 25, 32, 39)
NAMES = (*(f"random {seed}" for seed in SEEDS), "led 1", "first-case", "camp-david-1978", "hanoi-2019")
SLOW = (*(f"random {seed}" for seed in MORE), "led 25", "wage-round")


@lru_cache(maxsize=4)
def studied(name: str) -> tuple[Beliefs, Any, Plain, Plain | None]:
    """Beliefs, the fast findings, and the plain ones given the statements and before any."""
    kind, _, seed = name.partition(" ")
    if kind == "random":
        beliefs = believe(random_case(int(seed)), seed=int(seed), draws=80)
    elif kind == "led":  # each world has draws of its own
        beliefs = believe(random_case(int(seed)), seed=int(seed), draws=80, force="sequential")
    else:
        beliefs = believe(read_case(REPO_ROOT / "cases" / name).case, seed=3, draws=80)
    before = None if beliefs.exact else Plain(beliefs, before=True)
    return beliefs, brief(beliefs), Plain(beliefs), before


@pytest.fixture(params=[*NAMES, *(pytest.param(name, marks=pytest.mark.slow) for name in SLOW)], scope="module")
def study(request: pytest.FixtureRequest) -> tuple[Beliefs, Any, Plain, Plain | None]:
    return studied(request.param)


def near(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return math.isclose(one, other, rel_tol=0, abs_tol=CLOSE)


def check(
    found: Estimate | Headline,
    plain: Plain,
    before: Plain | None,
    value: Callable[[Plain], float],
) -> None:
    """An estimate has the plain value, given the statements and before any."""
    assert near(found.value, value(plain)), (found, value(plain))
    assert near(found.before, None if before is None else value(before)), (found, before and value(before))


def test_the_random_cases_hold_everything_that_is_to_be_tried() -> None:
    cases = [random_case(seed) for seed in SEEDS]
    seen = {
        "three principals": any(len(case.principals) == 3 for case in cases),
        "three issues": any(len(case.issues) == 3 for case in cases),
        "numbers": any(issue.is_numeric for case in cases for issue in case.issues),
        "no scale": any(not issue.has_scale for case in cases for issue in case.issues),
        "lottery": any(len(case.no_deal.branches) == 2 for case in cases),
        "values": any(not case.no_deal.branches for case in cases),
        "shift": any(case.no_deal.shifts for case in cases),
        "consent": any(case.consents for case in cases),
        "constraint": any(case.constraints for case in cases),
        "interaction": any(case.interactions for case in cases),
        "readings": any(case.readings for case in cases),
        "several options": any(
            s.package is not None and s.package.names_several for case in cases for s in case.statements
        ),
        "open rest": any(s.package is not None and s.package.rest == "open" for case in cases for s in case.statements),
    }
    assert all(seen.values()), seen


def test_zone(study: Any) -> None:
    _, found, plain, before = study
    check(found.zone.headline, plain, before, lambda p: p.zone())
    error = plain.spread(plain.deal_parties, lambda w, d: float(plain.most(w, d, "headline") >= plain.m - 1e-10))
    assert near(found.zone.headline.standard_error, error)
    check(found.zone.all_outcomes, plain, before, lambda p: p.zone("all"))
    check(found.zone.said_only, plain, before, lambda p: p.zone_said())
    assert found.zone.outcomes == len(plain.outcomes())
    assert list(found.zone.issues) == plain.headline_issues()
    for depth in (0.05, 0.1):
        check(found.zone.depth[f"{depth:.2f}"], plain, before, lambda p, depth=depth: p.zone(depth=depth))


def test_best_packages(study: Any) -> None:
    _, found, plain, before = study
    single, five = found.zone.best_package, found.zone.best_five
    alone = [plain.some_acceptable([outcome]) for outcome in plain.outcomes()]
    check(single.acceptable_to_all, plain, before, lambda p: p.some_acceptable(list(single.outcomes)))
    assert near(single.acceptable_to_all.value, max(alone))
    check(five.acceptable_to_all, plain, before, lambda p: p.some_acceptable(list(five.outcomes)))
    assert len(five.outcomes) == min(5, len(plain.outcomes()))
    if math.comb(len(plain.outcomes()), 5) <= 20_000:
        assert near(five.acceptable_to_all.value, plain.best_set(5))
    else:
        assert five.acceptable_to_all.value >= max(alone) - CLOSE
        assert near(five.acceptable_to_all.value, best_exchange(plain, list(five.outcomes)))


def best_exchange(plain: Plain, chosen: list[Outcome]) -> float:
    """The most that exchanging one of five packages for any other reaches."""
    patterns = plain.patterns()
    places = [plain.outcomes().index(dict(sorted(outcome.items()))) for outcome in chosen]
    masks = [sum(1 << place for place in places)]
    for out in places:
        rest = sum(1 << place for place in places if place != out)
        masks += [rest | 1 << other for other in range(len(plain.outcomes()))]
    return max(sum(weight for bits, weight in patterns.items() if bits & mask) for mask in masks)


def test_packages(study: Any) -> None:
    _, found, plain, before = study
    listed = found.packages.packages
    assert found.packages.looked_at == len(plain.outcomes())
    if len(plain.outcomes()) <= 200:
        assert sorted(tuple(p.outcome.items()) for p in listed) == sorted(tuple(o.items()) for o in plain.outcomes())
    for entry in listed:
        outcome = dict(entry.outcome)
        check(entry.acceptable_to_all, plain, before, lambda p, o=outcome: p.chance_of_all(o))
        for party, estimate in entry.acceptable.items():
            check(estimate, plain, before, lambda p, o=outcome, who=party: p.chance(who, o))
    values = [entry.acceptable_to_all.value for entry in listed]
    assert all(one >= other - CLOSE for one, other in pairwise(values))


def test_package_ties(study: Any) -> None:
    _, found, plain, _ = study
    listed = found.packages.packages[:12]
    outcomes = [dict(entry.outcome) for entry in listed]
    now = [plain.chance_of_all(outcome) for outcome in outcomes]

    for i, entry in enumerate(listed):
        for j in range(len(listed)):
            margin = abs(now[j] - now[i]) - 2 * plain.spread_between(outcomes[i], outcomes[j])
            if abs(margin) > CLOSE:  # on the edge itself rounding decides
                assert (j in entry.tied_with) == (j != i and margin < 0), (i, j, margin)


def test_on_the_table(study: Any) -> None:
    _, found, plain, before = study
    expected = plain.on_the_table()
    entries = list(found.gap.on_the_table)
    assert sorted(e.statement for e in entries) == sorted(s for s, _ in expected)
    for statement, package in expected:
        outcome = plain.definite(package) or {issue: levels[0] for issue, levels in package.terms}
        (entry,) = [e for e in entries if e.statement == statement and dict(e.outcome) == outcome]
        entries.remove(entry)
        for party, estimate in entry.acceptable.items():

            def accepts(p: Plain, s: str = statement, x: Any = package, who: str = party) -> float:
                return p.table_entry(s, x, who)[0]

            def lacks(p: Plain, s: str = statement, x: Any = package, who: str = party) -> float:
                return p.table_entry(s, x, who)[1]

            check(estimate, plain, before, accepts)
            check(entry.shortfall[party], plain, before, lacks)


def test_walk_away(study: Any) -> None:
    _, found, plain, before = study
    for finding in found.walk_away:
        refusal = refusal_of(plain, finding)
        lighter = plain.again(left_out=frozenset(item.statement for item in finding.left_out))
        check(finding.probability_right, lighter, before, lambda p, r=refusal: p.leaving_right(r))
        check(finding.with_refusal, plain, before, lambda p, r=refusal: p.leaving_right(r))
        assert finding.before == finding.probability_right.before
        for reading, estimate in finding.by_reading.items():
            check(estimate, lighter, before, lambda p, r=refusal, name=reading: p.leaving_right(r, name))
        assert set(finding.with_future) == {"0.25", "0.5"}
        for chance, estimate in finding.with_future.items():
            check(estimate, lighter, before, lambda p, r=refusal, q=float(chance): p.leaving_right_later(r, q))
        expected = lighter.break_even(refusal)
        assert near(finding.break_even, expected), (finding.break_even, expected)


def refusal_of(plain: Plain, finding: Any) -> Any:
    """The refusing statement of a finding; the first thing left out is the refusal itself."""
    statement = plain.case.statement(finding.left_out[0].statement)
    assert statement.kind == "refusal"
    assert statement.party == finding.party
    assert finding.offer in (statement.of, statement.id)
    return statement


def test_every_refusal_of_a_definite_package_is_tested(study: Any) -> None:
    _, found, plain, _ = study
    expected = []
    for s in plain.case.statements:
        if s.kind == "refusal" and s.party in plain.principals:
            speaks = [plain.refused(s, w) is not None for w in range(len(plain.worlds))]
            silent = [_is_about_nothing(plain, s, w) for w in range(len(plain.worlds))]
            if any(speaks) and all(a or b for a, b in zip(speaks, silent, strict=True)):
                expected.append(s.id)
    assert sorted(f.left_out[0].statement for f in found.walk_away) == sorted(expected)


def _is_about_nothing(plain: Plain, refusal: Any, w: int) -> bool:
    group = next((g for g in plain.case.readings if g.id == refusal.of), None)
    names = [s for r in group.readings for s in r.statements] if group else [refusal.of or refusal.id]
    return not any(name in dict(plain.worlds[w].meanings) for name in names)


def test_gap_by_steps(study: Any) -> None:
    _, found, plain, before = study
    offers = [(s, x, plain.definite(x)) for s, x in plain.on_the_table() if plain.definite(x) is not None]
    rows = list(found.gap.by_steps)
    assert len(rows) == 4 * len(offers)
    for statement, package, start in offers:
        among = plain.means(statement, package)
        for steps in range(4):
            reachable = plain.within(start, steps)
            best = max(plain.chance_of_all(o, among) for o in reachable)
            fitting = [
                r
                for r in rows
                if (r.statement, r.steps) == (statement, steps)
                and near(r.acceptable_to_all.value, best)
                and plain.steps(dict(r.outcome), start) <= steps + CLOSE
                and dict(r.outcome) in reachable
            ]
            assert fitting, (statement, steps, best)
            row = fitting[0]
            check(row.acceptable_to_all, plain, before, lambda p, o=dict(row.outcome), a=among: p.chance_of_all(o, a))


def test_best_step_alone(study: Any) -> None:
    _, found, plain, _ = study
    accounts: dict[str, list[tuple[float, str, Any]]] = {}
    for statement, package in plain.on_the_table():
        if plain.definite(package) is not None:
            group = next((g.id for g in plain.case.readings if statement in g.statements()), statement)
            share = sum(x for w, x in enumerate(plain.shares) if plain.means(statement, package)(w))
            accounts.setdefault(group, []).append((round(share, 10), statement, package))
    for party, best in found.gap.best_alone.items():
        gains = []
        for offers in accounts.values():
            _, statement, package = max(offers, key=lambda offer: offer[:2])
            start, among = plain.definite(package), plain.means(statement, package)
            now = plain.chance_of_all(start, among)
            for outcome in plain.within(start, 1):
                cost = plain.mean([party], lambda w, d, o=outcome, s=start, p=party: _loss(plain, p, w, d, s, o))
                alone = sum(outcome[i] != start[i] for i in plain.issues) == 1
                if alone and cost > 1e-9 and plain.chance_of_all(outcome, among) > now + 1e-12:
                    gains.append((plain.chance_of_all(outcome, among), statement, outcome))
        if not gains:
            assert best.why
            continue
        most = max(value for value, _, _ in gains)
        assert near(best.acceptable_to_all.value, most)
        assert (best.statement, dict(best.outcome)) in [(s, o) for v, s, o in gains if near(v, most)]
        (moved,) = [i for i in plain.issues if best.outcome[i] != plain.definite(_package(plain, best))[i]]
        assert (best.issue, best.end) == (moved, best.outcome[moved])


def _loss(plain: Plain, party: str, w: int, d: int, one: Outcome, other: Outcome) -> float:
    return plain.utility(party, w, d, one) - plain.utility(party, w, d, other)


def _package(plain: Plain, best: Any) -> Any:
    """The meaning a step starts from: it has the step's own start."""
    offers = [x for s, x in plain.on_the_table() if s == best.statement and plain.definite(x) is not None]
    return next(x for x in offers if {**best.outcome, best.issue: best.start} == plain.definite(x))


def test_trades(study: Any) -> None:
    _, found, plain, before = study
    pairs = math.comb(len(plain.issues), 2) * math.comb(len(plain.principals), 2)
    assert len(found.trades.trades) == pairs
    seen = {(frozenset(t.parties), t.issues) for t in found.trades.trades}
    assert len(seen) == pairs  # a mirror image would repeat a set of parties
    for trade in found.trades.trades:
        assert trade.probability.value >= 0.5 - CLOSE
        check(trade.probability, plain, before, lambda p, t=trade: p.trade(t.parties, t.issues))


def test_leverage(study: Any) -> None:
    _, found, plain, before = study
    assert set(found.leverage.parties) == set(plain.principals)
    for party, lever in found.leverage.parties.items():
        expected, earlier = plain.leverage(party), None if before is None else before.leverage(party)
        for place, name in enumerate(("no_deal", "patience")):
            estimate = getattr(lever, name)
            assert near(estimate.value, expected[place]), (party, name, estimate.value, expected[place])
            assert near(estimate.before, None if earlier is None else earlier[place])
        if len(plain.principals) == 2:
            check(lever.opens_first, plain, before, lambda p, who=party: p.opening(who)[0])
            check(lever.share, plain, before, lambda p, who=party: p.opening(who)[1])
        else:
            assert lever.opens_first is None


def test_readings(study: Any) -> None:
    _, found, plain, before = study
    for reading in found.readings:
        assert near(reading.posterior, plain.reading(reading.group, reading.id))
        assert near(reading.prior, (before or plain).reading(reading.group, reading.id))


def test_influence_of_statements(study: Any) -> None:
    _, found, plain, _ = study
    rows = [i for i in found.influence.influences if i.what == "statement"]
    names = ["zone.headline", "zone.all_outcomes", "zone.said_only"]
    for statement in sorted({i.id for i in rows})[:4]:
        lighter = plain.again(left_out=frozenset({statement}))
        for name in names:
            change = _finding(lighter, name) - _finding(plain, name)
            listed = [i.change for i in rows if (i.id, i.finding) == (statement, name)]
            assert near(listed[0] if listed else 0.0, change), (statement, name)
        for finding in found.walk_away:
            refusal = refusal_of(plain, finding)
            name = f"walk_away.{finding.party}.{finding.offer}.with_refusal"
            change = lighter.leaving_right(refusal) - plain.leaving_right(refusal)
            listed = [i.change for i in rows if (i.id, i.finding) == (statement, name)]
            assert near(listed[0] if listed else 0.0, change), (statement, name)


def _finding(plain: Plain, name: str) -> float:
    return plain.zone_said() if name == "zone.said_only" else plain.zone("all" if "all" in name else "headline")


def test_influence_of_origins_and_parties(study: Any) -> None:
    _, found, plain, _ = study
    for row in [i for i in found.influence.influences if i.what in ("origin", "party")][:3]:
        if row.finding != "zone.headline":
            continue
        moving = [s for s in plain.case.statements if s.moves_beliefs]
        if row.what == "origin":
            chosen = {s.id for s in moving if plain.case.origin(s) == row.id}
        else:
            speakers = {person.id for person in plain.case.people if person.party == row.id}
            chosen = {s.id for s in moving if s.said_by in speakers}
        lighter = plain.again(left_out=frozenset(chosen))
        assert near(row.change, lighter.zone() - plain.zone())


def test_sharpen(study: Any) -> None:
    _, found, plain, _ = study
    shown = {}
    for question in found.sharpen.questions:
        shown.setdefault(question.finding, question)
    for name, question in shown.items():
        if name == "zone.headline":
            parties, among, base = plain.deal_parties, None, plain

            def holds(w: int, d: int) -> float:
                return float(plain.most(w, d, "headline") >= plain.m - 1e-10)

        else:
            (finding,) = [f for f in found.walk_away if name == f"walk_away.{f.party}.{f.offer}.probability_right"][:1]
            refusal = refusal_of(plain, finding)
            base = plain.again(left_out=frozenset(item.statement for item in finding.left_out))
            parties = [refusal.party]

            def among(w: int, refusal: Any = refusal) -> bool:
                return plain.refused(refusal, w) is not None

            def holds(w: int, d: int, refusal: Any = refusal, base: Plain = base) -> float:
                return float(base.refused_gain(refusal, w, d) < base.m - 1e-10)

        if question.kind == "demand" and len(plain.outcomes("all")) > 512:
            continue  # demands over so many completions are weighed on evenly spread ones
        row = {"party": question.party, "kind": question.kind, "about": question.about}
        expected = base.question(row, parties, holds, among)
        for key, value in expected.items():
            assert near(getattr(question, key), value), (name, row, key, getattr(question, key), value)
