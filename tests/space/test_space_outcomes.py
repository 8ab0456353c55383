"""Outcomes: grids, levels, steps; utilities of many outcomes at once."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkaway.case import (
    Branch,
    Case,
    Clause,
    Issue,
    NoDeal,
    NumericRange,
    Option,
    Package,
    Statement,
    Where,
)
from walkaway.errors import LimitError
from walkaway.space import AdditiveUtility, Draws, InteractionUtility, OutcomeSpace, PartyDraws, holds


def issue_of(name, agreeable, ordered=True):
    options = tuple(Option(id=f"{name}{k}", name="", agreeable=flag) for k, flag in enumerate(agreeable))
    return Issue(id=name, name=name, options=options, ordered=ordered)


def no_deal(**levels):
    return NoDeal(branches=(Branch(chance=1.0, outcome=tuple(levels.items())),)) if levels else NoDeal()


@st.composite
def spaces(draw):
    flags = st.lists(st.booleans(), min_size=1, max_size=4).filter(any)
    issues = [issue_of(name, draw(flags)) for name in draw(st.permutations(["a", "b", "c", "d"]))]
    issues = issues[: draw(st.integers(1, 4))]
    held = {issue.id: draw(st.sampled_from(issue.options)).id for issue in issues if draw(st.booleans())}
    return Case(id="c", issues=tuple(issues), no_deal=no_deal(**held)), held


@given(spaces(), st.data())
def test_a_grid_is_every_combination_of_what_is_varied(drawn, data):
    case, held = drawn
    space = OutcomeSpace.of(case)
    varied = data.draw(st.sets(st.sampled_from([issue.id for issue in case.issues])))
    fixed = {
        issue.id: data.draw(st.integers(0, len(issue.options) - 1)) for issue in case.issues if data.draw(st.booleans())
    }
    axes = []
    for issue in sorted(case.issues, key=lambda issue: issue.id):
        agreeable = [k for k, option in enumerate(issue.options) if option.agreeable]
        place = next((k for k, option in enumerate(issue.options) if option.id == held.get(issue.id)), None)
        if issue.id in varied:
            axes.append(agreeable)
        elif issue.id in fixed:
            axes.append([fixed[issue.id]])
        else:
            axes.append([place] if place in agreeable else agreeable)
    assert space.grid(varied, fixed).tolist() == [list(row) for row in itertools.product(*axes)]
    everything = [sum(option.agreeable for option in issue.options) for issue in case.issues]
    assert space.size == np.prod(everything)
    for row in space.grid(varied, fixed)[:5]:
        described = space.describe(row)
        assert [space.level_position(name, level) for name, level in described.items()] == row.tolist()


def test_the_order_of_issues_changes_nothing():
    issues = (issue_of("b", [True, True]), issue_of("a", [True, False, True]))
    one, other = (OutcomeSpace.of(Case(id="c", issues=order)) for order in (issues, issues[::-1]))
    assert one.issues == other.issues
    assert one.grid(["a", "b"]).tolist() == other.grid(["a", "b"]).tolist()


def test_too_many_outcomes_are_refused():
    case = Case(id="c", issues=tuple(issue_of(f"i{k:02}", [True, True]) for k in range(30)))
    space = OutcomeSpace.of(case)
    assert space.size == 2**30
    with pytest.raises(LimitError, match="1,073,741,824"):
        space.grid([issue.id for issue in case.issues])
    assert len(space.grid(["i00", "i01"], dict.fromkeys([issue.id for issue in case.issues], 0))) == 4


def test_a_range_without_a_step_has_tenths_and_every_number_that_somebody_named():
    price = Issue(id="price", name="Price", range=NumericRange(low=0, high=10))
    offer = Statement(
        id="s", kind="offer", parties=("p",), package=Package(terms=(("price", (3.7, 4.0)),), rest="no_deal")
    )
    line = Statement(
        id="t", kind="red_line", parties=("p",), where=Where(clauses=(Clause(issue="price", levels=(8.25,)),))
    )
    space = OutcomeSpace.of(Case(id="c", issues=(price,), statements=(offer, line), no_deal=no_deal(price=0.5)))
    assert space.levels[0] == (0.0, 0.5, 1.0, 2.0, 3.0, 3.7, 4.0, 5.0, 6.0, 7.0, 8.0, 8.25, 9.0, 10.0)
    assert space.level_position("price", 4) == space.level_position("price", 4.0) == 6
    stepped = Issue(id="price", name="Price", range=NumericRange(low=0, high=10, step=2.5))
    assert OutcomeSpace.of(Case(id="c", issues=(stepped,), statements=(offer,))).levels[0] == (0.0, 2.5, 5.0, 7.5, 10.0)


def test_steps_between_levels():
    scale, names = issue_of("scale", [True] * 4), issue_of("names", [True] * 3, ordered=False)
    price = Issue(id="price", name="Price", range=NumericRange(low=100, high=300, step=10))
    case = Case(id="c", issues=(scale, names, price))
    space = OutcomeSpace.of(case)
    assert space.steps_between("scale", np.arange(4), 1).tolist() == [1, 0, 1, 2]
    assert space.steps_between("names", np.arange(3), 0).tolist() == [0, 1, 1]
    assert space.steps_between("price", np.array([0, 1, 20]), 2) == pytest.approx([1.0, 0.5, 9.0])
    without = OutcomeSpace.of(case, frozenset({("scale", "scale1")}))
    assert without.steps_between("scale", np.array([0, 2, 3]), 0).tolist() == [0, 1, 2]


def test_a_dropped_option_keeps_its_place_and_no_outcome_has_it():
    case = Case(id="c", issues=(issue_of("a", [True] * 3), issue_of("b", [True] * 2)), no_deal=no_deal(a="a0", b="b0"))
    space = OutcomeSpace.of(case, frozenset({("a", "a1")}))
    assert space.levels[0] == ("a0", "a1", "a2")
    assert space.size == 4
    assert set(space.grid(["a"])[:, 0].tolist()) == {0, 2}
    assert not space.has_level("a", "a1")
    assert not space.is_agreeable("a", "a1")
    assert space.level_position("a", "a2") == 2


def test_what_holds_without_a_deal():
    case = Case(
        id="c",
        issues=(issue_of("a", [True, False]), issue_of("b", [True, True]), issue_of("c", [True, True])),
        no_deal=NoDeal(
            branches=(
                Branch(chance=0.3, outcome=(("a", "a1"), ("b", "b0"))),
                Branch(chance=0.7, outcome=(("a", "a1"), ("b", "b1"))),
            )
        ),
    )
    space = OutcomeSpace.of(case)
    chances, branches = space.no_deal_branches()
    assert chances.tolist() == [0.3, 0.7]
    assert branches.tolist() == [[1, 0, -1], [1, 1, -1]]
    assert space.no_deal_level("a") is None  # it holds for sure, but no deal may have it
    assert space.no_deal_level("b") is None  # a matter of chance
    assert space.no_deal_level("c") is None  # not declared


def utility_of(space, draws, seed=0):
    levels = sum(len(levels) for levels in space.levels)
    return AdditiveUtility(space, np.random.default_rng(seed).normal(size=(levels, draws)))


@given(st.integers(1, 5), st.integers(1, 400), st.integers(0, 5))
def test_an_additive_utility_is_the_sum_of_its_parts(issues, count, seed):
    """Few outcomes and many take different roads to the same sums."""
    space = OutcomeSpace.of(Case(id="c", issues=tuple(issue_of(f"i{k}", [True] * (k + 1)) for k in range(issues))))
    utility = utility_of(space, 3, seed)
    rng = np.random.default_rng(seed)
    outcomes = np.stack([rng.integers(0, len(levels), size=count) for levels in space.levels], axis=1)
    plain = [
        [sum(utility.table[space.offsets[i] + level, d] for i, level in enumerate(row)) for row in outcomes]
        for d in range(3)
    ]
    assert np.allclose(utility.values(outcomes), plain, rtol=0, atol=1e-12)
    assert np.allclose(utility.take(np.array([2, 0])).values(outcomes), np.array(plain)[[2, 0]], rtol=0, atol=1e-12)


def test_best_and_mean_are_over_what_a_deal_may_have():
    space = OutcomeSpace.of(Case(id="c", issues=(issue_of("a", [True, False, True]), issue_of("b", [True, True]))))
    utility = AdditiveUtility(space, np.array([[1.0], [9.0], [2.0], [-1.0], [-3.0]]))
    assert utility.best(0).tolist() == [2.0]
    assert utility.mean(0).tolist() == [1.5]
    assert utility.best(1).tolist() == [-1.0]
    assert utility.mean(1).tolist() == [-2.0]


def test_an_interaction_adds_its_bonus_where_its_condition_holds():
    space = OutcomeSpace.of(Case(id="c", issues=(issue_of("a", [True] * 3), issue_of("b", [True] * 3))))
    additive = utility_of(space, 4)
    conditions = (
        Where(clauses=(Clause(issue="a", levels=("a1",)), Clause(issue="b", levels=("b0", "b2")))),
        Where(negated=(Where(clauses=(Clause(issue="a", levels=("a1",)),)),)),
    )
    bonuses = np.random.default_rng(1).random((2, 4))
    utility = InteractionUtility(additive, conditions, bonuses)
    outcomes = space.grid(["a", "b"])
    for n, (a, b) in enumerate(outcomes.tolist()):
        extra = bonuses[0] * (a == 1 and b in (0, 2)) + bonuses[1] * (a != 1)
        assert np.allclose(utility.values(outcomes)[:, n], additive.values(outcomes)[:, n] + extra, atol=1e-12)
    taken = utility.take(np.array([3, 1]))
    assert taken.count == 2
    assert np.allclose(taken.values(outcomes), utility.values(outcomes)[[3, 1]])
    assert holds(conditions[1], space, outcomes).sum() == 6


def test_draws_are_taken_together():
    space = OutcomeSpace.of(Case(id="c", issues=(issue_of("a", [True] * 3),)))
    rng = np.random.default_rng(0)
    party = PartyDraws(utility_of(space, 6), rng.random(6), rng.random(6), rng.random((1, 6)))
    rows = np.array([4, 4, 1])
    taken = party.take(rows)
    assert taken.count == 3
    outcomes = space.grid(["a"])
    assert np.array_equal(party.gains(outcomes), party.utility.values(outcomes) - party.reservation[:, np.newaxis])
    assert np.array_equal(taken.gains(outcomes), party.gains(outcomes)[rows])
    assert np.array_equal(taken.discount, party.discount[rows])
    assert np.array_equal(taken.weights, party.weights[:, rows])
    assert Draws(space, {"p": party}).count == 6
