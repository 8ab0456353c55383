"""The prior does what the design says of it: option values, weights, no deal, discount factor."""

import itertools
from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from walkaway.beliefs.calibration import chi_square_tail
from walkaway.beliefs.prior import DISCOUNT_RANGE, PartyPrior
from walkaway.beliefs.values import KNOTS, value_model
from walkaway.beliefs.weights import CONCENTRATIONS, _gibbs, _uniforms_of, draw_cut, inside, simplex
from walkaway.case import (
    Branch,
    Case,
    Clause,
    DiscountFactor,
    Interaction,
    Issue,
    IssuePreference,
    NoDeal,
    NumericRange,
    Option,
    Party,
    Where,
)
from walkaway.errors import CaseError, InputError
from walkaway.space import OutcomeSpace

SURE = 4.5  # standard errors: a test that draws afresh would fail once in 100,000


def issue_of(names, agreeable=None, ident="x"):
    flags = agreeable or [True] * len(names)
    options = tuple(Option(id=n, name=n, agreeable=flag) for n, flag in zip(names, flags, strict=True))
    return Issue(id=ident, name=ident, options=options)


def values_of(issue, order, count, seed=0, direction=""):
    space = OutcomeSpace.of(Case(id="c", issues=(issue,)))
    preference = IssuePreference(party="p", issue=issue.id, order=order, direction=direction)
    model = value_model(issue, preference, space)
    return model.values(np.random.default_rng(seed).random((len(model.names), count)))


@st.composite
def orders(draw):
    """An issue, some of whose options are not agreeable, and an order with ties over some of them."""
    names = [f"o{k}" for k in range(draw(st.integers(1, 6)))]
    agreeable = draw(st.lists(st.booleans(), min_size=len(names), max_size=len(names)).filter(any))
    ranked = draw(st.permutations(names))[: draw(st.integers(0, len(names)))]
    cuts = draw(st.sets(st.integers(1, max(1, len(ranked) - 1))))
    edges = [0, *sorted(cut for cut in cuts if cut < len(ranked)), len(ranked)]
    order = tuple(tuple(ranked[a:b]) for a, b in itertools.pairwise(edges) if b > a)
    return names, agreeable, order


@given(orders())
@settings(max_examples=150)
def test_every_draw_respects_what_is_declared(case):
    names, agreeable, order = case
    values = dict(zip(names, values_of(issue_of(names, agreeable), order, 60), strict=True))
    for tied in order:
        assert all((values[option] == values[tied[0]]).all() for option in tied)
    for better, worse in itertools.pairwise(order):
        assert (values[better[0]] >= values[worse[0]]).all()
    inner = np.array([values[n] for n, ok in zip(names, agreeable, strict=True) if ok])
    all_tied = any({n for n, ok in zip(names, agreeable, strict=True) if ok} <= set(tied) for tied in order)
    alone = sum(agreeable) == 1
    assert (inner.min(axis=0) == 0.0).all()
    assert (inner.max(axis=0) == (0.0 if all_tied or alone else 1.0)).all()
    everything = np.array(list(values.values()))
    assert (everything >= -1.0).all()
    assert (everything <= inner.max(axis=0) + 1.0).all()


def test_an_option_that_is_not_agreeable_lies_up_to_one_unit_outside():
    issue = issue_of(["war", "best", "mid", "worst", "ruin"], [False, True, True, True, False])
    war, best, mid, worst, ruin = values_of(issue, (("war",), ("best",), ("mid",), ("worst",), ("ruin",)), 20_000)
    assert (best == 1.0).all()
    assert (worst == 0.0).all()
    for outside, low in ((war, 1.0), (mid, 0.0), (ruin, -1.0)):
        assert low <= outside.min() < low + 0.01
        assert low + 0.99 < outside.max() <= low + 1.0
        assert abs(outside.mean() - low - 0.5) < SURE * np.sqrt(1 / 12 / 20_000)


@pytest.mark.parametrize("agreeable", [[True] * 4, [True, True, False, True]])
def test_every_order_that_fits_is_equally_likely(agreeable):
    names, count = ["a", "b", "c", "d"], 24_000
    values = values_of(issue_of(names, agreeable), (("a",), ("b",)), count)
    found = Counter(map(tuple, np.argsort(-values, axis=0).T.tolist()))
    fitting = [order for order in itertools.permutations(range(4)) if order.index(0) < order.index(1)]
    assert set(found) == set(fitting)
    even = count / len(fitting)
    assert chi_square_tail(sum((found[o] - even) ** 2 / even for o in fitting), len(fitting) - 1) > 1e-4


def test_values_between_best_and_worst_are_sorted_uniform_numbers():
    count, inner = 40_000, 3
    values = values_of(issue_of(list("abcde")), tuple((n,) for n in "abcde"), count)[1:-1]
    for place, row in enumerate(values):
        k = inner - place  # the k-th smallest of three uniform numbers has the law Beta(k, 4 − k)
        mean, variance = k / (inner + 1), k * (inner + 1 - k) / ((inner + 1) ** 2 * (inner + 2))
        assert abs(row.mean() - mean) < SURE * np.sqrt(variance / count)
        assert row.var() == pytest.approx(variance, rel=0.05)


@pytest.mark.parametrize("direction", ["higher", "lower", ""])
def test_a_numeric_issue_is_monotone_and_straight_between_knots(direction):
    issue = Issue(id="wage", name="Wage", range=NumericRange(low=0, high=40, step=2))
    values = values_of(issue, (), 4000, direction=direction)
    rising = values[-1] > values[0]
    if direction:
        assert (rising == (direction == "higher")).all()
    else:
        assert abs(rising.mean() - 0.5) < SURE * 0.5 / np.sqrt(4000)
    steps = np.diff(values, axis=0)
    assert (steps[:, rising] >= -1e-12).all()
    assert (steps[:, ~rising] <= 1e-12).all()
    assert np.allclose(np.sort(values[[0, -1]], axis=0), [[0.0] * 4000, [1.0] * 4000])
    knots = np.linspace(0, 40, KNOTS)
    straight = [np.interp(np.arange(0, 41, 2), knots, column[:: 20 // (KNOTS - 1)]) for column in values.T[:50]]
    assert np.allclose(np.array(straight).T, values[:, :50])
    middle = values[10]  # the middle of three sorted uniform numbers, up or down
    assert abs(middle.mean() - 0.5) < SURE * np.sqrt(0.05 / len(middle))
    assert middle.var() == pytest.approx(0.05, rel=0.1)


def priced(**changes):
    fields = {
        "id": "c",
        "parties": (Party(id="p", name="P"),),
        "issues": tuple(issue_of(["lo", "hi"], ident=name) for name in ("x", "y", "z", "w")),
        "preferences": tuple(
            IssuePreference(party="p", issue=name, order=(("hi",), ("lo",))) for name in ("x", "y", "z", "w")
        ),
    }
    return Case(**{**fields, **changes})


def draws_of(case, count=20_000, concentration=1.0, seed=0):
    space = OutcomeSpace.of(case)
    prior = PartyPrior(case, space, "p", concentration)
    return space, prior.draws(prior.draw(seed, count))


@pytest.mark.parametrize("concentration", CONCENTRATIONS)
def test_weights_have_the_moments_of_their_dirichlet_law(concentration):
    count, n = 40_000, 4
    case = priced(no_deal=NoDeal(values=(("p", (0.0, 1.0)),)))
    weights = draws_of(case, count, concentration)[1].weights
    assert np.allclose(weights.sum(axis=0), 1.0)
    variance = (1 / n) * (1 - 1 / n) / (n * concentration + 1)
    assert np.abs(weights.mean(axis=1) - 1 / n).max() < SURE * np.sqrt(variance / count)
    assert weights.var(axis=1) == pytest.approx(np.full(n, variance), rel=0.06)
    between = -(1 / n**2) / (n * concentration + 1)
    assert np.cov(weights)[~np.eye(n, dtype=bool)] == pytest.approx(np.full(n * n - n, between), rel=0.15)


def test_other_concentrations_are_refused():
    with pytest.raises(InputError, match="concentration"):
        simplex(np.full((4, 3), 0.5), 3.0)


LOW, HIGH = np.array([0.2, 0.0, 0.1]), np.array([0.6, 0.5, 0.5])


def moments(weights):
    """Means, squares and products that tell two laws on the simplex apart, with standard errors."""
    parts = np.vstack([weights, weights**2, weights[0] * weights[1], (weights > 0.3)])
    return parts.mean(axis=1), parts.std(axis=1) / np.sqrt(weights.shape[1])


@pytest.mark.parametrize("concentration", CONCENTRATIONS)
def test_cut_weights_are_the_same_by_gibbs_and_by_rejection(concentration):
    rng = np.random.default_rng(3)
    candidates = simplex(rng.random((6, 60_000)), concentration)
    rejected = candidates[:, inside(candidates, LOW, HIGH)]
    gibbs = _gibbs(rng, 20_000, concentration, LOW, HIGH)
    assert inside(gibbs, LOW, HIGH).all()
    assert np.allclose(gibbs.sum(axis=0), 1.0)
    (one, error), (other, other_error) = moments(rejected), moments(gibbs)
    assert (np.abs(one - other) < SURE * np.hypot(error, other_error)).all()


def test_cut_weights_are_uniform_on_the_cut_simplex():
    """In a narrow triangle that rejection hardly meets: its three corners and its middle are met equally often."""
    low = np.array([0.3, 0.3, 0.37])
    cut = simplex(draw_cut(np.random.default_rng(5), 20_000, 1.0, low, np.ones(3)), 1.0)
    assert inside(cut, low, np.ones(3)).all()
    corner = ((cut - low[:, np.newaxis]) / 0.03 > 0.5).sum(axis=1)
    found = np.array([*corner, 20_000 - corner.sum()])
    assert chi_square_tail(((found - 5000) ** 2 / 5000).sum(), 3) > 1e-4


def test_weights_declared_as_single_numbers():
    fixed = np.array([0.0, 0.0, 0.3, 0.7])
    for concentration in CONCENTRATIONS:
        weights = simplex(draw_cut(np.random.default_rng(0), 100, concentration, fixed, fixed), concentration)
        assert np.allclose(weights, fixed[:, np.newaxis], atol=1e-9)
    with pytest.raises(CaseError, match="sum to 1"):
        draw_cut(np.random.default_rng(0), 100, 1.0, np.zeros(3), np.full(3, 0.3))


def test_declared_weights_reach_the_draws():
    wanted = IssuePreference(party="p", issue="x", order=(("hi",), ("lo",)), weight=(0.4, 0.5))
    case = priced(preferences=(wanted,), no_deal=NoDeal(values=(("p", (0.0, 1.0)),)))
    space, draws = draws_of(case, 500)
    row = draws.weights[space.position("x")]
    assert ((row >= 0.4 - 1e-9) & (row <= 0.5 + 1e-9)).all()
    assert row.max() - row.min() > 0.09


@given(st.lists(st.floats(1e-6, 1.0), min_size=2, max_size=6), st.sampled_from(CONCENTRATIONS))
def test_uniform_numbers_give_their_weights_back(parts, concentration):
    weights = np.array(parts)[:, np.newaxis] / sum(parts)
    uniforms = _uniforms_of(weights, np.random.default_rng(0), concentration)
    assert ((uniforms >= 0.0) & (uniforms < 1.0)).all()
    assert np.allclose(simplex(uniforms, concentration), weights, atol=1e-6)


@pytest.mark.parametrize("concentration", CONCENTRATIONS)
def test_uniform_numbers_of_dirichlet_weights_are_uniform_again(concentration):
    count = 20_000
    weights = simplex(np.random.default_rng(1).random((6, count)), concentration)
    uniforms = _uniforms_of(weights, np.random.default_rng(2), concentration)
    tenths = np.array([np.bincount((row * 10).astype(int), minlength=10) for row in uniforms])
    for counts in tenths:
        assert chi_square_tail(((counts - count / 10) ** 2).sum() / (count / 10), 9) > 1e-4
    assert np.abs(np.corrcoef(uniforms) - np.eye(6)).max() < SURE / np.sqrt(count)


def test_no_deal_is_worth_the_outcome_the_lottery_the_shift_or_the_value():
    branches = (
        Branch(chance=0.25, outcome=(("x", "hi"), ("y", "lo"), ("z", "lo"), ("w", "lo"))),
        Branch(chance=0.75, outcome=(("x", "lo"), ("y", "hi"), ("z", "lo"), ("w", "hi"))),
    )
    case = priced(no_deal=NoDeal(branches=branches))
    space, draws = draws_of(case, 1000)
    weights = {issue.id: draws.weights[space.position(issue.id)] for issue in space.issues}
    expected = 0.25 * weights["x"] + 0.75 * (weights["y"] + weights["w"])
    assert np.allclose(draws.reservation, expected, atol=1e-14)

    shifted = draws_of(priced(no_deal=NoDeal(branches=branches, shifts=(("p", (-0.2, 0.1)),))), 1000)[1]
    shift = shifted.reservation - draws.reservation  # the same seed: the same weights
    assert (shift >= -0.2 - 1e-12).all()
    assert (shift <= 0.1 + 1e-12).all()
    assert abs(shift.mean() + 0.05) < SURE * 0.3 / np.sqrt(12 * 1000)
    assert shift.std() == pytest.approx(0.3 / np.sqrt(12), rel=0.1)

    values = NoDeal(branches=branches, values=(("p", (0.3, 0.5)),), shifts=(("p", (5.0, 5.0)),))
    valued = draws_of(priced(no_deal=values), 1000)[1].reservation
    assert 0.3 <= valued.min() < 0.31
    assert 0.49 < valued.max() <= 0.5


def test_the_discount_factor_is_uniform_on_its_interval():
    nothing = NoDeal(values=(("p", (0.0, 0.0)),))
    for declared, (low, high) in (
        ((), DISCOUNT_RANGE),
        ((DiscountFactor(party="p", interval=(0.9, 0.95)),), (0.9, 0.95)),
    ):
        found = draws_of(priced(no_deal=nothing, discount_factors=declared), 4000)[1].discount
        assert low <= found.min() < low + 0.01 * (high - low) * 10
        assert high - 0.1 * (high - low) < found.max() <= high
        assert abs(found.mean() - (low + high) / 2) < SURE * (high - low) / np.sqrt(12 * 4000)


def test_an_interaction_adds_its_bonus_where_its_condition_holds_and_only_there():
    both = Where(clauses=(Clause(issue="x", levels=("hi",)), Clause(issue="y", levels=("hi",))))
    base = priced(no_deal=NoDeal(values=(("p", (0.0, 0.0)),)))
    case = priced(no_deal=base.no_deal, interactions=(Interaction(party="p", where=both, adds=(0.1, 0.3)),))
    space, draws = draws_of(case, 500)
    outcomes = space.grid(["w", "x", "y", "z"])
    bonus = draws.utility.values(outcomes) - draws_of(base, 500)[1].utility.values(outcomes)
    holds = (outcomes[:, space.position("x")] == 1) & (outcomes[:, space.position("y")] == 1)
    assert np.allclose(bonus[:, ~holds], 0.0)
    assert (bonus[:, holds] >= 0.1 - 1e-12).all()
    assert (bonus[:, holds] <= 0.3 + 1e-12).all()
    assert np.ptp(bonus[:, holds], axis=1).max() < 1e-12
    assert bonus[:, holds].std() > 0.04
