"""Exact utilities against a plain evaluator: one outcome at a time, by the formula of the record."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples import examples
from formats.domains import domains
from walkaway.case import Bonus, BonusGroup, Clause, ExactPreferences, Issue, Option, Where
from walkaway.space import AdditiveUtility, Domain, Profile, WrittenUtility, swing_shares
from walkaway.space.bonuses import bonus_node

ANY_DOMAIN = st.one_of(domains(kind="sum"), domains(kind="cap"), domains(kind="bonuses"))


def holds(where: Where, bid: dict[str, Any], domain: Domain) -> bool:
    for clause in where.clauses:
        issue = domain.issue(clause.issue)
        order = [option.id for option in issue.options]
        rank = (lambda level, order=order: order.index(level)) if order else float
        if clause.levels and bid[clause.issue] not in clause.levels:
            return False
        for bound in clause.bounds:
            here, end = rank(bid[clause.issue]), rank(bound.level)
            if (here < end) if bound.side == "at_least" else (here > end):
                return False
    return not any(holds(inner, bid, domain) for inner in where.negated)


def worth(bonus: Bonus | BonusGroup, bid: dict[str, Any], domain: Domain) -> float:
    if isinstance(bonus, Bonus):
        return bonus.adds if bonus.where is None or holds(bonus.where, bid, domain) else 0.0
    combine = {"sum": sum, "smallest": min, "largest": max}[bonus.combine]
    return bonus.times * combine([worth(part, bid, domain) for part in bonus.parts])


def plain(exact: ExactPreferences, bid: dict[str, Any], domain: Domain) -> float:
    total = 0.0
    for issue, row in exact.table:
        level = bid[issue]
        known = dict(row)
        if isinstance(level, str):
            number = known.get(level, 0.0)
        else:
            number = float(np.interp(level, sorted(known), [known[x] for x in sorted(known)]))
        total += exact.weight(issue) * number
    total += sum(worth(bonus, bid, domain) for bonus in exact.bonuses)
    return min(total / exact.out_of, np.inf if exact.at_most is None else exact.at_most)


@examples(150)
@given(ANY_DOMAIN)
def test_arrays_equal_the_plain_formula(domain: Domain):
    space = domain.space
    outcomes = space.grid([issue.id for issue in space.issues])
    for profile in domain.profiles:
        expected = [plain(profile.preferences, space.describe(row), domain) for row in outcomes]
        found = domain.utility(profile.id).values(outcomes)
        assert found.shape == (1, len(outcomes))
        assert np.abs(found[0] - expected).max() <= 1e-12
        bid = space.describe(outcomes[-1])
        assert domain.value(profile.id, bid) == pytest.approx(expected[-1], abs=1e-12)
        assert swing_shares(profile.preferences, space).sum() == pytest.approx(1.0) or np.ptp(expected) == 0


def two_issues() -> tuple[Issue, Issue]:
    options = tuple(Option(id=str(n), name=str(n)) for n in range(4))
    return Issue(id="a", name="a", options=options), Issue(id="b", name="b", options=options)


def at(a: int, b: int) -> Where:
    return Where(clauses=(Clause(issue="b", levels=(str(b),)), Clause(issue="a", levels=(str(a),))))


def test_a_table_of_combinations_becomes_one_array():
    """Sixteen combinations: the fast table and the list of conditions agree, and a combination given twice adds up."""
    rows = [Bonus(adds=a + 10 * b, where=at(a, b)) for a in range(4) for b in range(4)] + [
        Bonus(adds=0.5, where=at(2, 3))
    ]
    exact = ExactPreferences(party="me", form="utility", bonuses=tuple(rows))
    domain = Domain(name="d", issues=two_issues(), profiles=(Profile(preferences=exact),))
    outcomes = domain.space.grid(["a", "b"])
    node = bonus_node(rows, domain.space)
    assert [type(part).__name__ for part in node.parts] == ["_Table"]
    one_by_one = sum(bonus_node([row], domain.space).values(outcomes) for row in rows)
    assert node.values(outcomes).tolist() == one_by_one.tolist() == domain.utility("me").values(outcomes)[0].tolist()
    assert domain.value("me", {"a": "2", "b": "3"}) == 32.5


def test_draws_are_all_alike():
    from walkaway.space import exact_utility

    plain_sum = ExactPreferences(party="me", form="utility", table=(("a", (("1", 0.5),)),))
    capped = ExactPreferences(party="me", form="utility", table=(("a", (("1", 0.5),)),), at_most=0.25, out_of=1.0)
    domain = Domain(name="d", issues=two_issues(), profiles=(Profile(preferences=plain_sum),))
    outcomes = domain.space.grid(["a", "b"])
    for exact, kind, best in ((plain_sum, AdditiveUtility, 0.5), (capped, WrittenUtility, 0.25)):
        utility = exact_utility(exact, domain.space, count=3)
        assert isinstance(utility, kind)
        assert utility.values(outcomes).shape == (3, 16)
        assert utility.values(outcomes).max() == best
        assert utility.take(np.array([0, 2])).count == 2


def test_a_bid_that_leaves_issues_out():
    exact = ExactPreferences(
        party="me",
        form="utility",
        table=(("a", (("1", 0.5),)),),
        bonuses=(Bonus(adds=0.25, where=at(1, 1)), Bonus(adds=0.125)),
    )
    domain = Domain(
        name="d", issues=two_issues(), profiles=(Profile(preferences=exact, reservation_bid=(("a", "1"),)),)
    )
    assert domain.reservation("me") == 0.625
    assert domain.value("me", {"a": "1", "b": "1"}) == 0.875
