"""What must hold of the findings on one set of draws: monotone in options and in no deal, blind to order and to ids."""

import dataclasses
import json
import random
import re
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.random_cases import random_case
from conftest import REPO_ROOT
from walkaway.analysis import View, zone_cores
from walkaway.analysis.packages import chances
from walkaway.beliefs import Beliefs, Posterior, believe
from walkaway.case import Case, Issue, IssuePreference, NoDeal, Option
from walkaway.formats import parse_case, read_case
from walkaway.space import OutcomeSpace, PartyDraws
from walkaway.workbench.findings import brief, walk_away_only, zone_only

HANOI = REPO_ROOT / "cases" / "hanoi-2019"
RANDOM = (1, 4, 8, 9, 12, 18, 23, 31, 34, 36)


@pytest.fixture(scope="module")
def hanoi() -> Case:
    return read_case(HANOI).case


def view_with(beliefs: Beliefs, posterior: Posterior, **changes: Any) -> View:
    """A view whose weights are given, on draws that remember nothing."""
    fresh: dict[int, Any] = {}
    for draws in posterior.draws:
        fresh.setdefault(id(draws), dataclasses.replace(draws, memo={}, **changes))
    own = dataclasses.replace(posterior, draws=tuple(fresh[id(draws)] for draws in posterior.draws))
    view = View.of(beliefs)
    return dataclasses.replace(view, _posteriors={frozenset(): own})


def zones(view: View) -> dict[str, float]:
    return {name: core(view).value for name, core in zone_cores(view).items()}


def without_option(beliefs: Beliefs, issue: str, option: str) -> View:
    """The same draws with the same weights, looked at over fewer outcomes."""
    space = OutcomeSpace.of(beliefs.case, frozenset({(issue, option)}))
    smaller = dataclasses.replace(beliefs, evidence=dataclasses.replace(beliefs.evidence, space=space))
    return view_with(smaller, beliefs.base)


@pytest.mark.parametrize("seed", [*RANDOM, None])
def test_removing_an_option_never_widens_the_zone(seed: int | None, hanoi: Case) -> None:
    case = hanoi if seed is None else random_case(seed)
    beliefs = believe(case, draws=200)
    full = zones(View.of(beliefs))
    changed = []
    # What holds without a deal stays: without it there would be no saying what an issue nobody raised is to be.
    held = {(issue, level) for branch in case.no_deal.branches for issue, level in branch.outcome}
    for issue in case.issues:
        for option in issue.options:
            others = [o for o in issue.options if o.agreeable and o.id != option.id]
            if option.agreeable and others and (issue.id, option.id) not in held:
                smaller = zones(without_option(beliefs, issue.id, option.id))
                for name in ("zone.headline", "zone.all_outcomes"):
                    assert smaller[name] <= full[name] + 1e-12, (issue.id, option.id, name)
                    changed.append(full[name] - smaller[name])
    if seed is None:  # else the test could not fail
        assert max(changed) > 0.05


def with_better_no_deal(beliefs: Beliefs, party: str, by: float) -> View:
    parties: dict[str, PartyDraws] = dict(beliefs.prior.parties)
    parties[party] = dataclasses.replace(parties[party], reservation=parties[party].reservation + by)
    return view_with(beliefs, beliefs.base, parties=parties)


@given(seed=st.sampled_from(RANDOM), by=st.floats(0, 0.5))
def test_a_better_no_deal_never_makes_a_package_more_acceptable(seed: int, by: float) -> None:
    beliefs = believe(random_case(seed), draws=120)
    view = View.of(beliefs)
    outcomes = beliefs.space.grid([issue.id for issue in beliefs.space.issues])
    now = chances(view, outcomes)
    for party in beliefs.principals:
        raised = chances(with_better_no_deal(beliefs, party, by), outcomes)
        assert (raised.by_party[party][:, 0] <= now.by_party[party][:, 0] + 1e-12).all()
        assert (raised.to_all[:, 0] <= now.to_all[:, 0] + 1e-12).all()
        for other in set(beliefs.principals) - {party}:
            assert np.array_equal(raised.by_party[other], now.by_party[other])


def test_a_much_better_no_deal_leaves_no_zone(hanoi: Case) -> None:
    beliefs = believe(hanoi, draws=400)
    now, raised = zones(View.of(beliefs)), zones(with_better_no_deal(beliefs, "usa", 0.15))
    assert all(raised[name] < now[name] for name in now)
    assert all(value == 0 for value in zones(with_better_no_deal(beliefs, "usa", 2.0)).values())


@pytest.mark.parametrize("declared", [True, False])
def test_an_issue_nobody_mentions_hardly_moves_the_headline(declared: bool, hanoi: Case) -> None:
    issue = Issue(
        id="flags", name="Flags", options=tuple(Option(id=f"f{k}", name=f"f{k}", assumed=True) for k in range(3))
    )
    branches = tuple(
        dataclasses.replace(branch, outcome=(*branch.outcome, ("flags", "f0"))) for branch in hanoi.no_deal.branches
    )
    orders = (
        IssuePreference(party="usa", issue="flags", order=(("f2",), ("f1",), ("f0",)), assumed=True),
        IssuePreference(party="dprk", issue="flags", order=(("f0",), ("f1",), ("f2",)), assumed=True),
    )
    larger = dataclasses.replace(
        hanoi,
        issues=(*hanoi.issues, issue),
        no_deal=dataclasses.replace(hanoi.no_deal, branches=branches),
        preferences=(*hanoi.preferences, *(orders if declared else ())),
    )
    before = zone_only(believe(hanoi), quick=True)
    after = zone_only(believe(larger), quick=True)
    assert after.issues == before.issues
    assert after.headline.value == pytest.approx(before.headline.value, abs=0.05)
    assert after.headline.value != before.headline.value  # the issue takes its share of the weight


# --- Order, and names ------------------------------------------------------------------------------------------------


def shuffled(case: Case, seed: int) -> Case:
    rng = random.Random(seed)

    def mixed(items: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(rng.sample(items, len(items)))

    return dataclasses.replace(
        case,
        parties=mixed(case.parties),
        people=mixed(case.people),
        sources=mixed(case.sources),
        rounds=mixed(case.rounds),
        issues=mixed(case.issues),
        preferences=mixed(case.preferences),
        exact=mixed(case.exact),
        statements=mixed(case.statements),
        readings=tuple(dataclasses.replace(g, readings=mixed(g.readings)) for g in mixed(case.readings)),
        terms=mixed(case.terms),
        commitments=mixed(case.commitments),
        discount_factors=mixed(case.discount_factors),
        no_deal=dataclasses.replace(case.no_deal, values=mixed(case.no_deal.values), shifts=mixed(case.no_deal.shifts)),
    )


def keyed(value: Any) -> Any:
    """The result with every list sorted, but for packages and influence, whose order is the finding's own."""
    if isinstance(value, dict):
        return {key: item if key in ("packages", "influence", "trades") else keyed(item) for key, item in value.items()}
    if isinstance(value, list):
        return sorted((keyed(item) for item in value), key=lambda item: json.dumps(item, sort_keys=True))
    return value


@pytest.mark.parametrize("seed", [1, pytest.param(2, marks=pytest.mark.slow)])
@pytest.mark.parametrize("name", ["1", "8", "12", "18", "31", "36", "hanoi-2019", "first-case", "camp-david-1978"])
def test_the_order_of_the_file_changes_nothing(name: str, seed: int) -> None:
    case = random_case(int(name)) if name.isdigit() else read_case(REPO_ROOT / "cases" / name).case
    first = keyed(brief(believe(case, draws=160)).to_dict())
    again = keyed(brief(believe(shuffled(case, seed), draws=160)).to_dict())
    for key, value in first.items():
        # To the last digit: sums run over names, not over places.
        assert json.dumps(again[key], sort_keys=True) == json.dumps(value, sort_keys=True), key


def test_names_change_nothing_where_preferences_are_known() -> None:
    text = (REPO_ROOT / "cases/first-case/case.yaml").read_text(encoding="utf-8")
    renamed = text.replace("buyer", "zed").replace("Buyer", "Zed").replace("price", "aaa")
    first = json.dumps(brief(believe(parse_case(text).case)).to_dict(), sort_keys=True)
    second = brief(believe(parse_case(renamed).case)).to_dict()
    found = {row["offer"].replace("zed", "buyer"): row["probability_right"]["value"] for row in second["walk_away"]}
    assert found == {"seller_offers": 1, "buyer_offers": 1}
    assert '"value": 1.0' in first
    assert second["zone"]["headline"]["value"] == 1
    good = [p["outcome"] for p in second["packages"] if p["acceptable_to_all"]["value"] == 1]
    assert sorted(tuple(sorted(o.items())) for o in good) == [
        (("aaa", "high"), ("delivery", "week")),
        (("aaa", "mid"), ("delivery", "week")),
    ]


def test_names_change_nothing_but_the_random_numbers() -> None:
    text = (HANOI / "case.yaml").read_text(encoding="utf-8")
    renamed = re.sub(r"\busa\b", "zzz", re.sub(r"\bnuclear_sites\b", "aaa", text))
    first = brief(believe(parse_case(text).case), quick=True)
    second = brief(believe(parse_case(renamed).case), quick=True)
    pairs = [
        (first.zone.headline, second.zone.headline),
        (first.zone.said_only, second.zone.said_only),
        (first.walk_away[0].probability_right, second.walk_away[0].probability_right),
        (first.walk_away[0].with_refusal, second.walk_away[0].with_refusal),
    ]
    for one, other in pairs:
        assert one.value != other.value
        assert abs(one.value - other.value) < 4 * (one.standard_error**2 + other.standard_error**2) ** 0.5


# --- Leaving out -----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def full(hanoi: Case) -> Any:
    """The whole brief; importance sampling throughout, so that leaving out is re-weighing the same draws."""
    return brief(believe(hanoi, draws=400, seed=2, force="importance"))


@pytest.mark.parametrize("statement", ["desperate", "refusal", "ask_more", "offer_all", "speed"])
def test_without_a_statement_equals_its_influence(statement: str, hanoi: Case, full: Any) -> None:
    lighter = believe(hanoi, draws=400, seed=2, force="importance", left_out=frozenset({statement}))
    zone = zone_only(lighter, quick=True)
    (leaving,) = walk_away_only(lighter, quick=True)
    (full_leaving,) = full.walk_away
    prefix = "walk_away.usa.the_offer"
    pairs = {
        "zone.headline": (full.zone.headline, zone.headline),
        "zone.all_outcomes": (full.zone.all_outcomes, zone.all_outcomes),
        "zone.said_only": (full.zone.said_only, zone.said_only),
        f"{prefix}.probability_right": (full_leaving.probability_right, leaving.probability_right),
        f"{prefix}.with_refusal": (full_leaving.with_refusal, leaving.with_refusal),
    }
    listed = {i.finding: i for i in full.influence.influences if (i.what, i.id) == ("statement", statement)}
    for name, (with_it, without_it) in pairs.items():
        change = without_it.value - with_it.value
        found = listed[name].change if name in listed else 0.0
        assert found == pytest.approx(change, abs=2e-9), name
        moved = name in listed and abs(found) > 2 * listed[name].standard_error
        assert (statement in with_it.statements) == moved
    if statement != "speed":
        assert listed


def test_dropping_an_assumption_is_believing_without_it(hanoi: Case, full: Any) -> None:
    orders = tuple(
        dataclasses.replace(p, order=()) if (p.party, p.issue) == ("usa", "sanctions") else p for p in hanoi.preferences
    )
    lighter = dataclasses.replace(hanoi, preferences=orders)
    value = zone_only(believe(lighter, draws=400, seed=2, force="importance"), quick=True).headline.value
    (change,) = [
        i.change
        for i in full.influence.influences
        if (i.what, i.id, i.finding) == ("assumption", "preferences.usa.sanctions.order", "zone.headline")
    ]
    assert full.zone.headline.value + change == pytest.approx(value, abs=2e-9)
    low, high = full.zone.headline.without_assumptions or (0, 0)
    assert low - 1e-9 <= value <= high + 1e-9


def test_a_refusal_of_what_an_assumed_option_made_leaves_the_assumption_out_of_its_range() -> None:
    text = """
walkaway: 1
id: gone
parties: {ann: Ann, bob: Bob}
issues:
  pay: {options: {a: A, b: B, c: {name: C, assumed: true}, d: D}}
no_deal: {outcome: {pay: a}, assumed: true}
preferences:
  ann: {pay: {order: [d, c, b, a], assumed: true}}
  bob: {pay: {order: [a, b, c, d], assumed: true}}
statements:
  offer: {kind: offer, party: ann, package: {pay: c}}
  no: {kind: refusal, party: bob, of: offer}
  rest: {kind: demand, party: bob, where: {pay: {at_most: b}}}
"""
    case = parse_case(text).case
    found = brief(believe(case, draws=400))
    (leaving,) = found.walk_away
    low, high = leaving.probability_right.without_assumptions or (0, 0)
    assert low > 0
    assert low <= leaving.probability_right.value <= high
    gone = [i.finding for i in found.influence.influences if i.id == "issues.pay.options.c"]
    assert not any(name.startswith("walk_away") for name in gone)


def test_no_deal_is_not_shared_with_the_case_it_came_from(hanoi: Case) -> None:
    """A guard for the helpers above: replacing the reservation value leaves the case's own draws alone."""
    beliefs = believe(hanoi, draws=80)
    kept = beliefs.prior.parties["usa"].reservation.copy()
    with_better_no_deal(beliefs, "usa", 1.0)
    assert np.array_equal(beliefs.prior.parties["usa"].reservation, kept)
    assert isinstance(hanoi.no_deal, NoDeal)
