"""Frontiers of domains: every fast method equals enumeration, ties and counts included."""

import importlib
import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples import seeds
from solutions.exact_domains import KINDS, every_outcome, opposed_tables, random_tables, some_options, tables
from walkaway.errors import InputError, LimitError
from walkaway.solutions import frontier
from walkaway.solutions.exact import (
    METHODS,
    Bound,
    ComputedUtility,
    Domain,
    Interaction,
    Rectangle,
    RectangleUtility,
    TableUtility,
    outcomes_at,
    pareto_frontier,
)
from walkaway.solutions.exact.constant_sum import constant_sum_weights
from walkaway.solutions.exact.elimination import elimination_order
from walkaway.solutions.exact.grid import grid
from walkaway.solutions.exact.maxima import undominated
from walkaway.solutions.exact.small import merge_few

module = importlib.import_module
merging = module("walkaway.solutions.exact.merge")


def same(one, other):
    return one.utilities.tolist() == other.utilities.tolist() and one.counts == other.counts


def efficient_outcomes(domain):
    """Return the efficient outcomes as a set, found by the reference that knows nothing of issues."""
    outcomes = every_outcome(domain.options)
    return {tuple(row) for row in outcomes[frontier(domain.values(outcomes))].tolist()}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("parties", [2, 3, 4])
def test_merging_equals_enumeration(kind, parties):
    for seed in seeds(60):
        rng = np.random.default_rng([seed, parties])
        domain = Domain.additive(tables(rng, kind, parties, some_options(rng)))
        merged = pareto_frontier(domain, method="merging")
        listed = pareto_frontier(domain, method="enumeration")
        assert same(merged, listed), (kind, parties, seed)
        assert merged.exact
        assert sum(merged.counts) == len(efficient_outcomes(domain)), (kind, parties, seed)
        again = domain.values(merged.outcomes()).T
        # A level is 1e-10 of the power of ten above the sum of magnitudes.
        assert np.allclose(again, merged.utilities, rtol=0, atol=1e-9 * max(1.0, 5 * np.abs(again).max()))


@pytest.mark.parametrize("kind", KINDS)
def test_merging_in_arrays_equals_merging_in_plain_python(kind, monkeypatch):
    frontiers = module("walkaway.solutions.exact.pareto_frontier")
    in_python = 0
    tried = seeds(60)
    for seed in tried:
        domain = Domain.additive(
            tables(np.random.default_rng(seed), kind, 2, some_options(np.random.default_rng(seed)))
        )
        grids = grid(domain)
        in_python += merge_few(grids, (grids[0].fine, grids[1].fine)) is not None
        few = pareto_frontier(domain, method="merging")
        with monkeypatch.context() as patch:
            patch.setattr(frontiers, "FEW_SUMS", 0)
            many = pareto_frontier(domain, method="merging")
        assert same(few, many), (kind, seed)
        assert np.allclose(few.values, many.values, rtol=1e-12, atol=1e-12)
        for answer in (few, many):
            assert np.allclose(domain.values(answer.outcomes()).T, answer.values, rtol=1e-9, atol=1e-9)
    assert in_python > len(tried) * 2 / 3


@given(st.integers(0, 2**32 - 1), st.sampled_from([1, 7]))
def test_plain_python_keeps_points_within_the_slack(seed, width):
    # One issue, whose options are the points; the other issue adds nothing.
    rng = np.random.default_rng(seed)
    points = rng.integers(0, 12, (2, int(rng.integers(1, 40)))).astype(float)
    one = Domain.additive([[points[0], [0.0]], [points[1], [0.0]]])
    few = merge_few(
        [replace(party, tables=(row, np.zeros(1))) for party, row in zip(grid(one), points, strict=True)],
        (width, width),
    )
    expected = undominated(points, (width, width))
    assert sorted(map(tuple, few.totals.T)) == sorted(map(tuple, points[:, expected.points].T))
    counts = [1] * len(expected.points) if expected.counts is None else expected.counts.tolist()
    at = {tuple(point): count for point, count in zip(points[:, expected.points].T.tolist(), counts, strict=True)}
    found = [1] * few.totals.shape[1] if few.counts is None else few.counts.tolist()
    assert found == [at[tuple(point)] for point in few.totals.T.tolist()]
    chosen = few.outcomes(np.arange(few.totals.shape[1]))
    assert points[:, chosen[:, 0]].tolist() == few.totals.tolist()


def test_plain_python_gives_up_where_much_is_to_be_added():
    assert merge_few(grid(Domain.additive(opposed_tables(np.random.default_rng(0), 3, 10))), (1000, 1000)) is None
    assert merge_few(grid(Domain.additive(random_tables(np.random.default_rng(0), 2, 50, 10))), (1000, 1000)) is None
    small = grid(Domain.additive(random_tables(np.random.default_rng(0), 2, 6, 10)))
    assert merge_few(small, (1000, 1000)) is not None
    assert merge_few(small, (1000, 1000), most=80) is None


@pytest.mark.parametrize("kind", KINDS)
def test_the_outcomes_behind_the_points_are_the_efficient_ones(kind):
    for seed in seeds(25):
        rng = np.random.default_rng(seed)
        domain = Domain.additive(tables(rng, kind, int(rng.integers(2, 4)), some_options(rng)))
        answer = pareto_frontier(domain, method="merging")
        found = [outcomes_at(domain, point, most=10**6) for point in answer.utilities]
        assert [len(rows) for rows in found] == list(answer.counts)
        assert {tuple(row) for rows in found for row in rows.tolist()} == efficient_outcomes(domain)


@pytest.mark.parametrize("kind", KINDS)
def test_bounds_change_nothing(kind, monkeypatch):
    # Plain merging is given up at once, so that the bounds have to do it, from a guess that fails at first.
    monkeypatch.setattr(module("walkaway.solutions.exact.pareto_frontier"), "_PLAIN", 0)
    monkeypatch.setattr(module("walkaway.solutions.exact.pareto_frontier"), "ready", lambda: False)
    budget = module("walkaway.solutions.exact.budget")
    for room in (1e-4, 100.0):
        monkeypatch.setattr(budget, "_ROOM", room)
        for seed in seeds(40):
            rng = np.random.default_rng(seed)
            domain = Domain.additive(tables(rng, kind, 2, some_options(rng)))
            merged = pareto_frontier(domain, method="merging")
            assert same(merged, pareto_frontier(domain, method="enumeration")), (kind, seed)


@pytest.mark.parametrize("kind", KINDS)
def test_the_compiled_step_changes_nothing(kind):
    pytest.importorskip("numba")
    compiled = module("walkaway.solutions.exact.compiled")
    for seed in seeds(60):
        rng = np.random.default_rng(seed)
        domain = Domain.additive(tables(rng, kind, 2, some_options(rng)))
        grids = grid(domain)
        slack, start = tuple(party.fine for party in grids), np.array([party.offset for party in grids])
        pieces = merging.issue_pieces(grids, slack)
        issues = len(domain.options)
        one, other = (
            merging.merge(pieces, start, issues, slack, step=step)
            for step in (merging.plain_step, compiled.compiled_step)
        )

        def listed(merged):
            counts = [1] * merged.totals.shape[1] if merged.counts is None else merged.counts.tolist()
            return sorted(zip(*merged.totals.tolist(), counts, strict=True))

        assert listed(one) == listed(other), (kind, seed)
        again = domain.values(other.outcomes(np.arange(other.totals.shape[1])))
        values = np.stack([party.values(row) for party, row in zip(grids, other.totals, strict=True)])
        assert np.allclose(again, values, rtol=1e-9, atol=1e-9)


def test_counts_too_large_for_the_compiled_step_are_right(monkeypatch):
    pytest.importorskip("numba")
    monkeypatch.setattr(module("walkaway.solutions.exact.pareto_frontier"), "_PLAIN", 0)
    monkeypatch.setattr(module("walkaway.solutions.exact.pareto_frontier"), "_BOUNDED", 0)
    domain = Domain.additive([[[0, 1] * 5] * 100, [[1, 0] * 5] * 100])
    assert pareto_frontier(domain, method="merging").counts == tuple(math.comb(100, k) * 5**100 for k in range(101))


@pytest.mark.parametrize("make", [random_tables, opposed_tables], ids=["random", "opposed"])
def test_large_steps_and_small_steps_agree(make, monkeypatch):
    # Ten issues of six options: steps of thousands of points, through every fast path, against enumeration.
    rng = np.random.default_rng(7)
    own = make(rng, 2, 10, 6) if make is random_tables else make(rng, 10, 6)
    domain = Domain.additive(own)
    plain = pareto_frontier(domain, method="merging")
    assert same(plain, pareto_frontier(domain, method="enumeration"))
    monkeypatch.setattr(module("walkaway.solutions.exact.pareto_frontier"), "_PLAIN", 0)
    monkeypatch.setattr(module("walkaway.solutions.exact.pareto_frontier"), "ready", lambda: False)
    assert same(plain, pareto_frontier(domain, method="merging"))


@pytest.mark.parametrize("parties", [3, 4])
def test_more_parties_on_frontiers_of_thousands(parties):
    rng = np.random.default_rng(parties)
    domain = Domain.additive([*opposed_tables(rng, 6, 6), *random_tables(rng, parties - 2, 6, 6)])
    merged = pareto_frontier(domain, method="merging")
    assert same(merged, pareto_frontier(domain, method="enumeration"))
    assert len(merged) > 1000


@given(st.integers(1, 4), st.integers(0, 2**32 - 1), st.sampled_from([1, 7]))
def test_points_within_the_slack_stay(parties, seed, width):
    rng = np.random.default_rng(seed)
    points = rng.integers(0, 12, (parties, int(rng.integers(1, 40)))).astype(float)
    slack = (width,) * parties
    kept = {tuple(point) for point in points[:, undominated(points, slack).points].T}
    for point in points.T:
        by = points - point[:, None]
        clearly = ((by >= 0).all(axis=0) & (by >= width).any(axis=0)).any()
        assert (tuple(point) in kept) == (not clearly)


@pytest.mark.parametrize("parties", [2, 3])
def test_points_within_the_slack_stay_among_many(parties):
    # More points than are sorted in one go by the small path.
    rng = np.random.default_rng(parties)
    points = rng.integers(0, 900, (parties, 5000)).astype(float)
    for width in (1, 9):
        kept = {tuple(p) for p in points[:, undominated(points, (width,) * parties).points].T}
        expected = set()
        for point in np.unique(points, axis=1).T:
            by = points - point[:, None]
            if not ((by >= 0).all(axis=0) & (by >= width).any(axis=0)).any():
                expected.add(tuple(point))
        assert kept == expected


@pytest.mark.parametrize("largest", [10**6, 10**13, 2**52])
def test_long_rows_are_put_in_order_whatever_their_range(largest):
    # Up to some range number and place fit into one key; beyond it places are sorted by the numbers.
    points = np.random.default_rng(largest).integers(0, largest, (2, 5000)).astype(float)
    found = undominated(points, (1, 1)).points
    order = np.lexsort((-points[1], -points[0]))
    highest = np.concatenate(([-1.0], np.maximum.accumulate(points[1, order])[:-1]))
    assert found.tolist() == order[points[1, order] > highest].tolist()


# Sizes beyond any machine word.


def test_ten_to_the_four_hundred_outcomes():
    domain = Domain.additive([[[0, 1] * 5] * 400, [[1, 0] * 5] * 400])
    answer = pareto_frontier(domain)
    assert answer.size == domain.size == 10**400
    assert answer.exact
    assert answer.every_outcome
    assert [int(u) for u, _ in answer.utilities] == list(range(400, -1, -1))
    # 400 choose k ways to pick the issues, and five options each: whole numbers of hundreds of digits.
    assert answer.counts == tuple(math.comb(400, k) * 5**400 for k in range(401))
    assert answer.efficient_outcomes == 10**400
    assert outcomes_at(domain, answer.utilities[3], most=2).shape == (2, 400)


def test_issues_nobody_cares_about_are_ties():
    domain = Domain.additive([[[0.0] * 7, [1.0, 0.0]], [[0.0] * 7, [0.0, 1.0]]])
    assert pareto_frontier(domain).counts == (7, 7)


def test_no_issue_is_one_outcome():
    answer = pareto_frontier(Domain.additive([[], []]))
    assert answer.utilities.tolist() == [[0.0, 0.0]]
    assert answer.counts == (1,)


# Approximations.


def falls_short(exact, rough):
    """Return by how much, for the first party, some exact point is better than what stands for it."""
    worst = 0.0
    for first, second in exact:
        as_good = rough[rough[:, 1] >= second - 1e-9]
        worst = max(worst, float((first - as_good[:, 0]).min()))
    return worst


@pytest.mark.parametrize("epsilon", [0.001, 0.02, 0.3])
def test_what_an_approximation_promises_holds(epsilon):
    for seed in range(6):
        domain = Domain.additive(opposed_tables(np.random.default_rng(seed), 8, 6))
        exact, rough = pareto_frontier(domain), pareto_frontier(domain, epsilon=epsilon)
        span = np.ptp(exact.utilities[:, 0])
        assert rough.method == "bins"
        assert rough.epsilon[1] == 0
        assert rough.epsilon[0] <= epsilon * span * (1 + 1e-9)
        assert falls_short(exact.utilities, rough.utilities) <= rough.epsilon[0] + 1e-9
        assert np.allclose(domain.values(rough.outcomes()).T, rough.utilities, atol=1e-9)
        assert rough.exact == (rough.epsilon[0] == 0)
        assert rough.counts is None or rough.exact


def constant_sum(issues, options, seed=0):
    rng = np.random.default_rng(seed)
    own = [rng.random(options) for _ in range(issues)]
    return Domain.additive([own, [2 * (1 - table) for table in own]])


def test_constant_sum_is_told_and_approximated():
    answer = pareto_frontier(constant_sum(30, 10))
    assert answer.every_outcome
    assert answer.efficient_outcomes == 10**30
    assert not answer.exact
    assert answer.method == "bins"
    assert 0 < answer.epsilon[0] <= 1e-3 * np.ptp(answer.utilities[:, 0]) * 1.01
    assert np.ptp(2 * answer.utilities[:, 0] + answer.utilities[:, 1]) < 1e-7


def test_constant_sum_of_few_outcomes_is_listed():
    answer = pareto_frontier(constant_sum(3, 5))
    assert answer.every_outcome
    assert answer.exact
    assert sum(answer.counts) == 125


def test_constant_sum_of_many_outcomes_and_few_points_is_listed():
    # Sevenths lie on no level, so that nothing but merging shows how few points there are.
    answer = pareto_frontier(Domain.additive([[[0, 1 / 7]] * 25, [[1 / 7, 0]] * 25]))
    assert answer.exact
    assert answer.every_outcome
    assert answer.counts == tuple(math.comb(25, k) for k in range(26))


def test_constant_sum_of_three_parties():
    rng = np.random.default_rng(0)
    first, second = ([rng.random(4) for _ in range(3)] for _ in range(2))
    third = [1 - 2 * a - b for a, b in zip(first, second, strict=True)]
    weights = constant_sum_weights(grid(Domain.additive([first, second, third])))
    assert weights == pytest.approx([1.0, 0.5, 0.5])
    assert constant_sum_weights(grid(Domain.additive([first, second, second]))) is None
    large = [[rng.random(10) for _ in range(20)] for _ in range(2)]
    with pytest.raises(LimitError, match="efficient"):
        pareto_frontier(Domain.additive([*large, [-a - b for a, b in zip(*large, strict=True)]]))


def test_an_exact_frontier_too_long_falls_back_and_says_so():
    domain = Domain.additive(opposed_tables(np.random.default_rng(0), 20, 10))
    answer = pareto_frontier(domain, most=20_000)
    assert not answer.exact
    assert "too many points" in answer.why
    with pytest.raises(LimitError, match="epsilon"):
        pareto_frontier(domain, method="merging", most=20_000)


# Caps.


def test_a_cap_makes_ties():
    for seed in seeds(40):
        rng = np.random.default_rng(seed)
        options = some_options(rng)
        own = tables(rng, "tenths", 2, options)
        domain = Domain.additive(own, caps=[1.0, None])
        listed = pareto_frontier(domain)
        assert listed.utilities[:, 0].max() <= 1.0
        assert sum(listed.counts) == len(efficient_outcomes(domain))
        merged = pareto_frontier(domain, method="merging")
        assert merged.utilities.tolist() == listed.utilities.tolist()
        assert merged.counts in (None, listed.counts)


# Interactions.


def interacting(rng, options, pairs, parties=2, kind="floats"):
    own = tables(rng, kind, parties, options)
    return Domain(
        options=options,
        utilities=tuple(
            TableUtility(
                tables=tuple(np.asarray(table) for table in own[party]),
                interactions=tuple(
                    Interaction(
                        first=i,
                        second=j,
                        table=np.asarray(tables(rng, kind, 1, (options[i] * options[j],))[0][0]).reshape(
                            options[i], options[j]
                        ),
                    )
                    for i, j in pairs
                ),
            )
            for party in range(parties)
        ),
    )


@pytest.mark.parametrize("kind", ["whole", "floats", "thirds"])
@pytest.mark.parametrize("parties", [2, 3])
def test_elimination_equals_enumeration(kind, parties):
    for seed in seeds(30):
        rng = np.random.default_rng(seed)
        options = tuple(int(n) for n in rng.integers(1, 4, 6))
        every = [(i, j) for i in range(6) for j in range(6) if i != j]
        pairs = [every[k] for k in rng.choice(len(every), int(rng.integers(1, 7)), replace=False)]
        domain = interacting(rng, options, pairs, parties, kind)
        one, other = pareto_frontier(domain, method="elimination"), pareto_frontier(domain, method="enumeration")
        assert same(one, other), (kind, seed)
        assert np.allclose(domain.values(one.outcomes()).T, one.utilities, atol=1e-8)
        assert sum(one.counts) == len(efficient_outcomes(domain))


def test_elimination_of_a_long_chain():
    rng = np.random.default_rng(0)
    domain = interacting(rng, (5,) * 30, [(i, i + 1) for i in range(29)])
    answer = pareto_frontier(domain)
    assert answer.method == "elimination"
    assert np.allclose(domain.values(answer.outcomes()).T, answer.utilities, atol=1e-8)
    # The best of each party alone, by the plain recursion for one number.
    for party, utility in enumerate(domain.utilities):
        best = utility.tables[0]
        for number, pair in enumerate(utility.interactions):
            best = (best[:, None] + pair.table).max(axis=0) + utility.tables[number + 1]
        assert answer.utilities[:, party].max() == pytest.approx(best.max(), abs=1e-8)


def test_elimination_order():
    assert elimination_order(5, []) == ((), 0)
    assert elimination_order(3, [(0, 1), (1, 2), (0, 2)])[1] == 2
    assert elimination_order(6, [(i, i + 1) for i in range(5)])[1] == 1


def test_interactions_too_wide_are_refused():
    options = (10,) * 12
    domain = interacting(np.random.default_rng(0), options, [(i, j) for i in range(12) for j in range(i)])
    with pytest.raises(LimitError, match="width"):
        pareto_frontier(domain)


# Any utility.


def test_any_utility_by_enumeration():
    rng = np.random.default_rng(0)
    own = rng.integers(0, 9, (2, 4 * 5 * 6)) / 8

    def of(party):
        return ComputedUtility(function=lambda x: own[party][np.ravel_multi_index(x.T, (4, 5, 6))][None, :])

    answer = pareto_frontier(Domain(options=(4, 5, 6), utilities=(of(0), of(1))))
    assert answer.method == "enumeration"
    mask = frontier(own)
    assert sum(answer.counts) == mask.sum()
    assert sorted({tuple(point) for point in own[:, mask].T}) == sorted(map(tuple, answer.utilities))


def test_a_computed_utility_over_too_many_outcomes_is_refused():
    utility = ComputedUtility(function=lambda x: x[:, 0].astype(float))
    with pytest.raises(LimitError, match=r"10\^400"):
        pareto_frontier(Domain(options=(10,) * 400, utilities=(utility, utility)))


def test_a_computed_utility_must_give_finite_numbers():
    utility = ComputedUtility(function=lambda x: np.full(len(x), np.nan))
    with pytest.raises(InputError, match="finite"):
        pareto_frontier(Domain(options=(3,), utilities=(utility, utility)))


# The choice, and what is refused.


def test_every_method_can_be_forced_and_is_named():
    domain = Domain.additive([[[0, 1], [0, 2]], [[1, 0], [1, 0]]])
    for method in METHODS:
        if method.id == "programme":
            continue
        answer = pareto_frontier(domain, method=method.id)
        assert answer.method == method.id
        assert answer.why == "it was asked for"
        assert answer.certificate
        assert answer.utilities.tolist() == [[3, 0], [2, 1], [0, 2]]
    box = RectangleUtility(rectangles=(Rectangle(bounds=(Bound(issue=0, low=1, high=1),), utility=1),))
    both = Domain(options=(2,), utilities=(box, box))
    assert pareto_frontier(both, method="programme").utilities.tolist() == [[1, 1]]
    for wrong in ("merging", "elimination", "bins"):
        with pytest.raises(InputError):
            pareto_frontier(both, method=wrong)


@pytest.mark.parametrize(
    "ask",
    [
        {"method": "guess"},
        {"epsilon": 0.0},
        {"epsilon": 1.0},
        {"epsilon": float("nan")},
        {"epsilon": 0.1, "method": "merging"},
    ],
)
def test_wrong_arguments_are_refused(ask):
    with pytest.raises(InputError):
        pareto_frontier(Domain.additive([[[0, 1]], [[1, 0]]]), **ask)


@pytest.mark.parametrize(
    "make",
    [
        lambda: Domain.additive([[[0.0, float("nan")]], [[1.0, 0.0]]]),
        lambda: Domain.additive([[[0.0, float("inf")]], [[1.0, 0.0]]]),
        lambda: Domain.additive([[[]], [[]]]),
        lambda: Domain.additive([]),
        lambda: Domain.additive([[[0.0, 1.0]], [[1.0, 0.0, 2.0]]]),
        lambda: Domain.additive([[[0.0, 1.0]], [[1.0, 0.0], [1.0]]]),
        lambda: Domain.additive([[["a", "b"]], [[1.0, 0.0]]]),
        lambda: Domain.additive([[[0.0, 1.0]], [[1.0, 0.0]]], reservation=(0.0,)),
        lambda: Domain.additive([[[0.0, 1.0]], [[1.0, 0.0]]], reservation=(0.0, float("nan"))),
        lambda: Domain.additive([[[0.0, 1.0]], [[1.0, 0.0]]], caps=(float("inf"), None)),
        lambda: interacting(np.random.default_rng(0), (2, 2), [(0, 0)]),
        lambda: Domain(
            options=(2, 2),
            utilities=(
                TableUtility(
                    tables=(np.zeros(2), np.zeros(2)),
                    interactions=(Interaction(first=0, second=2, table=np.zeros((2, 2))),),
                ),
            ),
        ),
        lambda: Domain(options=(2,), utilities=(RectangleUtility(rectangles=(), divisor=0.0),)),
        lambda: Domain(
            options=(2,),
            utilities=(
                RectangleUtility(rectangles=(Rectangle(bounds=(Bound(issue=1, low=0, high=0),), utility=1.0),)),
            ),
        ),
    ],
)
def test_bad_domains_are_refused(make):
    with pytest.raises(InputError):
        make()


def test_whole_numbers_too_large_to_sum_exactly_are_refused():
    with pytest.raises(LimitError, match="exactly"):
        pareto_frontier(Domain.additive([[[0, 2**60]], [[1, 0]]]))


def test_points_of_another_program_are_held_against_the_frontier():
    answer = pareto_frontier(Domain.additive([[[0, 1, 2]], [[2, 1, 0]]]))
    assert answer.dominating(np.array([[1.0, 0.5], [2.0, 0.0], [1.0, 1.0]])) == (1, None, None)
    with pytest.raises(InputError):
        answer.dominating(np.array([1.0, 2.0]))
