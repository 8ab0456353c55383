"""Two cases side by side: the change of every finding, its standard error, and which change of the case carries it."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

import walkaway as wa
from analysis.random_cases import random_case
from conftest import REPO_ROOT
from walkaway.analysis import Comparison
from walkaway.beliefs import believe
from walkaway.case import Case, Party, Settings, Statement
from walkaway.case.changes import changes
from walkaway.errors import InputError
from walkaway.formats import parse_case
from walkaway.results import plain
from walkaway.workbench import findings
from walkaway.workbench.comparing import compare_beliefs

HANOI = wa.load(REPO_ROOT / "cases" / "hanoi-2019")
FIRST = wa.load(REPO_ROOT / "cases" / "first-case")
SMALL = parse_case(
    """
walkaway: 1
id: small
parties: {buyer: Buyer, seller: Seller}
issues:
  price: {options: {low: Cheap, mid: Fair, high: {name: Dear, assumed: true}}}
  delivery: {options: {week: In a week, month: In a month}}
no_deal: {value: {buyer: [0.2, 0.6], seller: [0.2, 0.6]}, assumed: true}
preferences:
  buyer: {price: {order: [low, mid, high], assumed: true}, delivery: {order: [week, month], assumed: true}}
  seller: {price: {order: [high, mid, low], assumed: true}, delivery: {order: [month, week], assumed: true}}
statements:
  bid: {kind: offer, party: buyer, package: {price: low, delivery: week}}
  no: {kind: refusal, party: seller, of: bid}
  ask: {kind: offer, party: seller, package: {price: mid, delivery: week}}
  first: {kind: priority, party: seller, over: [price, delivery]}
"""
).case


def without(case: Case, *ids: str) -> Case:
    """A case without statements, and without what rests on them."""

    def lighter(record: Any) -> Any:
        left = tuple(s for s in record.because if s not in ids)
        return record if left == record.because else replace(record, because=left, assumed=record.assumed or not left)

    issues = tuple(replace(issue, options=tuple(map(lighter, issue.options))) for issue in case.issues)
    return replace(
        case,
        issues=issues,
        preferences=tuple(map(lighter, case.preferences)),
        no_deal=lighter(case.no_deal),
        statements=tuple(s for s in case.statements if s.id not in ids),
    )


def with_statement(case: Case, name: str, **change: Any) -> Case:
    return replace(case, statements=tuple(replace(s, **change) if s.id == name else s for s in case.statements))


OLD_HANOI = with_statement(without(HANOI, "ask_more"), "patient_kim", credibility=0.95)


@pytest.fixture(scope="module")
def added() -> Comparison:
    """Hanoi with a demand of the United States that the old case has not, and a remark that is believed less."""
    return wa.compare(OLD_HANOI, HANOI, draws=400)


@pytest.fixture(scope="module")
def briefs() -> tuple[wa.Brief, wa.Brief]:
    """The briefs of the two cases."""
    return wa.brief(OLD_HANOI, draws=400), wa.brief(HANOI, draws=400)


def compared(old: Case, new: Case, *, quick: bool = False) -> Comparison:
    """Two cases compared, whether or not some statement of a random case fits no preference."""
    return compare_beliefs(believe(old, draws=200), believe(new, draws=200), draws=200, quick=quick)


def shifts(found: Comparison) -> dict[str, float | None]:
    return {item.finding: item.change for item in found.headlines}


@pytest.mark.parametrize("case", [HANOI, FIRST, SMALL, *map(random_case, range(3))], ids=lambda case: case.id)
def test_a_case_is_the_same_as_itself(case: Case):
    found = compared(case, replace(case, statements=case.statements[::-1]), quick=True)
    assert found.identical
    assert set(shifts(found).values()) == {0.0}
    assert {item.standard_error for item in found.headlines} == {0.0}
    assert not any(item.beyond_sampling for item in found.headlines)
    assert found.attribution.effects == found.attribution.together == ()
    assert found.scope == ()
    assert all(row.old == row.new for row in (*found.scorecard, *found.readings, *found.on_the_table))


def test_the_figures_are_those_of_the_two_briefs(added: Comparison, briefs: tuple[wa.Brief, wa.Brief]):
    before, after = (brief.headlines() for brief in briefs)
    assert [item.finding for item in added.headlines] == list(before)
    for item in added.headlines:
        assert (item.old, item.new) == (before[item.finding], after[item.finding])
        assert item.change == pytest.approx(after[item.finding].value - before[item.finding].value, abs=1e-9)
        assert item.beyond_sampling == (abs(item.change) > 2 * item.standard_error)
    assert [(r.old, r.new) for r in added.readings] == [
        (a.posterior, b.posterior) for a, b in zip(briefs[0].readings, briefs[1].readings, strict=True)
    ]
    tables = [{plain_key(e.outcome): e.acceptable for e in brief.gap.on_the_table} for brief in briefs]
    assert [(dict(r.old), dict(r.new)) for r in added.on_the_table] == [
        (dict(tables[0][plain_key(r.outcome)]), dict(tables[1][plain_key(r.outcome)])) for r in added.on_the_table
    ]
    assert added.best_package == tuple(brief.zone.best_package for brief in briefs)
    cards = [{row.issue: (row.status, row.distance) for row in brief.scorecard.issues} for brief in briefs]
    for row in added.scorecard:
        assert ((row.old.status, row.old.distance), (row.new.status, row.new.distance)) == (
            cards[0][row.issue],
            cards[1][row.issue],
        )


def plain_key(outcome: Any) -> tuple[Any, ...]:
    return tuple(sorted(outcome.items()))


@pytest.mark.parametrize("seeds", [60, pytest.param(150, marks=pytest.mark.slow)])
def test_the_standard_error_of_a_change_is_about_right(seeds: int):
    """Over many seeds a change spreads as its standard error says: less than two samples of their own would."""
    old = with_statement(without(SMALL, "first"), "no", credibility=0.5)
    found: dict[Any, list[tuple[float, float, float]]] = {}
    for seed in range(seeds):
        one = wa.compare(old, SMALL, seed=seed, draws=200, quick=True)
        for item in one.headlines:
            apart = float(np.hypot(item.old.standard_error, item.new.standard_error))
            found.setdefault(item.finding, []).append((item.change, item.standard_error, apart))
        for item in (*one.attribution.effects, *one.attribution.together):
            key = (getattr(item, "change", "together"), item.finding)
            found.setdefault(key, []).append((item.effect, item.standard_error, np.inf))
    moved = 0
    for name, rows in found.items():
        change, error, apart = np.array(rows).T
        spread = change.std(ddof=1)
        if len(rows) < seeds or spread < 1e-4:
            continue
        moved += 1
        assert 0.75 < error.mean() / spread < 1.3, (name, error.mean(), spread)
        assert error.mean() < 0.9 * apart.mean(), name
    assert moved >= 6


def test_a_statement_that_was_added_carries_what_leaving_it_out_takes_away(
    added: Comparison, briefs: tuple[wa.Brief, wa.Brief]
):
    influence = briefs[1].influence.influences
    alone = {i.finding: (-i.change, i.standard_error) for i in influence if (i.what, i.id) == ("statement", "ask_more")}
    told = {
        e.finding: (e.effect, e.standard_error) for e in added.attribution.effects if e.change == "statements.ask_more"
    }
    assert told == alone
    assert len(told) >= 3


def test_a_removed_statement_carries_what_leaving_it_out_of_the_old_case_does(added: Comparison):
    back = wa.compare(HANOI, OLD_HANOI, draws=400, quick=True)
    assert shifts(back) == {name: -change for name, change in shifts(added).items()}
    there = {(e.change, e.finding): e.effect for e in added.attribution.effects if e.what == "added"}
    assert {(e.change, e.finding): -e.effect for e in back.attribution.effects if e.what == "removed"} == there


def test_single_effects_and_what_they_leave_over_make_the_whole(added: Comparison):
    assert set(added.attribution.told_apart) == {"statements.ask_more", "statements.patient_kim"}
    assert added.attribution.not_told_apart == ()
    assert added.attribution.silent == ("preferences.usa.nuclear_sites",)
    for rest in added.attribution.together:
        single = sum(e.effect for e in added.attribution.effects if e.finding == rest.finding)
        assert single + rest.effect == pytest.approx(added.headline(rest.finding).change, abs=1e-8)


def test_one_change_by_itself_carries_everything():
    """A change that is the only one, made alone to the old case, gives the new case."""
    new = replace(SMALL, settings=Settings(noise=0.2))
    found = wa.compare(SMALL, new, draws=400)
    assert found.attribution.told_apart == ("model",)
    assert {e.finding: e.effect for e in found.attribution.effects} == {k: v for k, v in shifts(found).items() if v}
    assert {rest.effect for rest in found.attribution.together} == {0.0}
    assert any(shifts(found).values())


@pytest.mark.parametrize("seed", range(5))
def test_what_is_silent_moves_nothing(seed: int):
    """Names, texts, grounds and sources: the figures stay the same to the last bit."""
    case = random_case(seed)
    renamed = replace(
        case,
        title="Another",
        parties=tuple(replace(p, name=f"{p.name}!", aliases=("x",), article="the") for p in case.parties),
        issues=tuple(
            replace(i, name=f"{i.name}!", options=tuple(replace(o, name="n", aliases=("y",)) for o in i.options))
            for i in case.issues
        ),
        statements=tuple(replace(s, text="Said.") for s in case.statements),
        preferences=tuple(replace(p, because=("s00",)) for p in case.preferences),
    )
    found = compared(case, renamed, quick=True)
    assert found.changes
    assert all(change.is_silent for change in found.changes)
    assert len(found.attribution.silent) == len(found.changes)
    assert set(shifts(found).values()) == {0.0}
    assert found.attribution.together == ()


def test_exact_cases_are_compared_exactly():
    """By hand: the buyer's best deal is worth 10 points; with 9.5 elsewhere nothing else would do."""
    values = tuple((party, (0.95, 0.95) if party == "buyer" else ends) for party, ends in FIRST.no_deal.values)
    found = wa.compare(FIRST, replace(FIRST, no_deal=replace(FIRST.no_deal, values=values)))
    assert (found.old.method.exact, found.new.method.exact) == (True, True)
    zone = found.headline("zone.headline")
    assert (zone.old.value, zone.new.value, zone.change, zone.standard_error) == (1.0, 0.0, -1.0, 0.0)
    assert zone.beyond_sampling
    assert found.headline("walk_away.buyer.seller_offers.probability_right").change == 0.0
    assert {(e.change, e.finding, e.effect) for e in found.attribution.effects} == {
        ("no_deal", "zone.headline", -1.0),
        ("no_deal", "zone.all_outcomes", -1.0),
    }


def test_an_exact_case_beside_a_drawn_one():
    values = tuple((party, (0.4, 0.9) if party == "buyer" else ends) for party, ends in FIRST.no_deal.values)
    found = wa.compare(FIRST, replace(FIRST, no_deal=replace(FIRST.no_deal, values=values)), draws=400)
    zone = found.headline("zone.headline")
    assert zone.old.standard_error == 0.0
    assert zone.standard_error == pytest.approx(zone.new.standard_error, rel=1e-6)
    assert zone.change == pytest.approx(zone.new.value - 1.0)


def test_what_only_one_case_has_is_said_and_never_dropped():
    bare = without(SMALL, "no")
    found = wa.compare(bare, SMALL, draws=200, quick=True)
    for name in ("probability_right", "with_refusal"):
        item = found.headline(f"walk_away.seller.bid.{name}")
        assert item.old is None
        assert item.new is not None
        assert (item.change, item.standard_error, item.beyond_sampling) == (None, None, None)
        assert item.why == "no refusal of 'bid' by 'seller' that can be tested is on record"
    back = wa.compare(SMALL, bare, draws=200, quick=True)
    assert back.headline("walk_away.seller.bid.with_refusal").new is None
    gone = wa.compare(SMALL, without(SMALL, "no", "bid"), draws=200, quick=True)
    assert gone.headline("walk_away.seller.bid.with_refusal").why == "there is no statement or group of accounts 'bid'"
    [bid] = [row for row in gone.on_the_table if row.new is None]
    assert dict(bid.outcome) == {"price": "low", "delivery": "week"}
    with pytest.raises(KeyError):
        gone.headline("zone.nothing")


def test_another_party_or_issue_changes_what_findings_are_about():
    third = replace(
        SMALL,
        parties=(*SMALL.parties, Party(id="bank", name="Bank")),
        statements=(
            *SMALL.statements,
            Statement(id="wish", kind="offer", parties=("bank",), package=SMALL.statements[0].package),
        ),
    )
    found = wa.compare(SMALL, third, draws=200)
    [scope] = [scope for scope in found.scope if scope.what == "principals"]
    assert (scope.old, scope.new) == (("buyer", "seller"), ("bank", "buyer", "seller"))
    assert found.headline("zone.headline").change is not None
    narrow = replace(
        SMALL,
        issues=SMALL.issues[:1],
        preferences=tuple(p for p in SMALL.preferences if p.issue == "price"),
        statements=(
            *(
                replace(s, package=replace(s.package, terms=s.package.terms[:1])) if s.package else s
                for s in SMALL.statements
                if s.id != "first"
            ),
        ),
    )
    found = wa.compare(narrow, SMALL, draws=200)
    assert [(row.issue, row.old is None) for row in found.scorecard] == [("price", False), ("delivery", True)]
    [scope] = [scope for scope in found.scope if scope.what == "issues"]
    assert (scope.old, scope.new) == (("price",), ("delivery", "price"))
    assert "issues.delivery" in found.attribution.told_apart
    assert {item.change for item in found.attribution.not_told_apart} >= {"statements.bid", "statements.ask"}


def test_cases_that_have_nothing_in_common_are_refused():
    with pytest.raises(InputError, match=r"no party that must agree in common \(old: buyer, seller; new: dprk, usa\)"):
        wa.compare(FIRST, HANOI, draws=200)
    other = replace(SMALL, issues=tuple(replace(i, id=f"{i.id}2") for i in FIRST.issues), exact=FIRST.exact)
    other = replace(other, no_deal=FIRST.no_deal, statements=(), preferences=())
    with pytest.raises(InputError, match="no issue in common"):
        wa.compare(FIRST, other, draws=200)


def test_a_change_that_cannot_stand_alone_is_not_told_apart():
    both = with_statement(SMALL, "ask", package=replace(SMALL.statement("ask").package, terms=(("price", ("new",)),)))
    price = SMALL.issue("price")
    wider = replace(price, options=(replace(price.options[0], id="new", name="New"), *price.options))
    both = replace(both, issues=(wider, *SMALL.issues[1:]))
    found = wa.compare(SMALL, both, draws=200)
    assert found.attribution.told_apart == ("issues.price.options.new",)
    [left] = found.attribution.not_told_apart
    assert left.change == "statements.ask"
    assert "does not hold together" in left.why
    assert "'new'" in left.why


def test_a_quick_answer_tells_statements_apart_and_nothing_else():
    old = replace(without(SMALL, "first"), settings=Settings(hold_out=0.4))
    found = wa.compare(old, SMALL, draws=200, quick=True)
    assert found.attribution.told_apart == ("statements.first",)
    assert [(left.change, left.why) for left in found.attribution.not_told_apart] == [
        ("model", "left out for a quick answer")
    ]
    assert all(side.decided is None for item in found.headlines for side in (item.old, item.new))
    full = wa.compare(old, SMALL, draws=200)
    assert shifts(full) == shifts(found)
    assert full.attribution.told_apart == ("model", "statements.first")
    assert all(side.decided is not None for item in full.headlines for side in (item.old, item.new))


def test_what_the_walk_away_test_leaves_out_is_compared(added: Comparison):
    [scope] = added.scope
    assert (scope.what, scope.finding) == ("left_out", "walk_away.usa.the_offer.probability_right")
    assert set(scope.new) - set(scope.old) == {"ask_more"}
    own = [e for e in added.attribution.effects if e.change == "statements.ask_more" and e.finding == scope.finding]
    assert own == []


@pytest.mark.parametrize("seed", [0, 1, 2, 4, 8, *(pytest.param(seed, marks=pytest.mark.slow) for seed in (3, 7, 9))])
def test_any_two_versions_are_compared(seed: int):
    """Random cases with random parts of another: every figure is the difference, every part adds up."""
    rng = np.random.default_rng(seed)
    old = random_case(seed)
    names = [s.id for s in old.statements if not old.reading_of(s.id) and s.id not in ("s00",)]
    new = without(old, *rng.choice(names, size=min(2, len(names)), replace=False))
    new = replace(new, settings=Settings(noise=0.1))
    found = compared(old, new)
    assert {change.id for change in found.changes} >= {"model"}
    assert found.changes == changes(old, new)
    before, after = (findings.brief(believe(case, draws=200)).headlines() for case in (old, new))
    for item in found.headlines:
        assert (item.old, item.new) == (before.get(item.finding), after.get(item.finding))
        if item.change is None:
            assert item.why
    for rest in found.attribution.together:
        single = sum(e.effect for e in found.attribution.effects if e.finding == rest.finding)
        assert single + rest.effect == pytest.approx(found.headline(rest.finding).change, abs=1e-8)


def test_a_comparison_is_plain_data_and_shows_itself(added: Comparison):
    data = added.to_dict()
    assert plain(added) == data
    assert data["headlines"][0]["finding"] == "zone.headline"
    assert set(data["best_package"]) == {"old", "new"}
    assert "hanoi-2019" in added._repr_html_()
