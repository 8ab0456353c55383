"""Awkward numbers: mixed scales, caps, huge and tiny numbers, disagreement anywhere; every method still agrees."""

import importlib
import itertools

import numpy as np
import pytest

from examples import seeds
from solutions.exact_domains import every_outcome, random_tables
from walkaway.errors import InputError, LimitError
from walkaway.solutions import SOLUTIONS, egalitarian, frontier, nash
from walkaway.solutions.exact import (
    Bound,
    ComputedUtility,
    Domain,
    Interaction,
    Rectangle,
    RectangleUtility,
    TableUtility,
    measures,
    outcomes_at,
    pareto_frontier,
    solve,
)
from walkaway.solutions.exact.enumeration import enumerated

frontiers = importlib.import_module("walkaway.solutions.exact.pareto_frontier")

SCALES = (1e-300, 1e3, 1e6, 1e30, 1e200)
KINDS = {
    "whole": lambda rng, size: rng.integers(-3, 4, size),
    "bytes": lambda rng, size: rng.integers(-100, 100, size).astype(np.int8),
    "huge": lambda rng, size: rng.integers(2**48 - 3, 2**48 + 1, size) * rng.choice([1, -1]),
    "tenths": lambda rng, size: np.round(rng.random(size), 1) - 0.3,
    "thirds": lambda rng, size: rng.integers(-1, 4, size) / 3,
    "halves": lambda rng, size: rng.integers(-4, 5, size) / 2,
    "floats": lambda rng, size: rng.random(size),
    "tied": lambda rng, size: np.full(size, float(rng.integers(0, 2))),
    "constant": lambda _, size: np.full(size, 1 / 7),
}


def party(rng, options):
    """Return the kind and the scale of a party's numbers, and its tables."""
    kind = str(rng.choice(list(KINDS)))
    scaled = kind in ("tenths", "thirds", "halves", "floats") and rng.random() < 0.4
    scale = float(rng.choice(SCALES)) if scaled else 1.0
    own = [KINDS[kind](rng, size) for size in options]
    return kind, scale, [table * scale for table in own] if scaled else own


def _wide(table):
    return np.int64 if table.dtype.kind == "i" else np.float64


def awkward(seed):
    """Return a domain of one to four parties, each with numbers of its own kind, and these kinds."""
    rng = np.random.default_rng(seed)
    options = tuple(int(size) for size in rng.integers(1, 5, rng.integers(1, 6)))
    found = [party(rng, options) for _ in range(int(rng.choice([1, 2, 2, 2, 3, 4])))]
    if len(found) > 1 and rng.random() < 0.3:  # twins, or opposites
        kind, scale, own = found[0]
        found[1] = (
            kind,
            scale,
            own if rng.random() < 0.5 else [np.negative(table, dtype=_wide(table)) for table in own],
        )
    own, kinds = [tables for _, _, tables in found], [(kind, scale) for kind, scale, _ in found]
    outcomes = every_outcome(options)
    values, caps = Domain.additive(own).values(outcomes), []
    if rng.random() < 0.2:
        caps = [float(rng.choice(row)) if rng.random() < 0.6 else None for row in values]
        values = Domain.additive(own, caps=caps).values(outcomes)
    most, least = values.max(axis=1), values.min(axis=1)
    reservation = [
        np.zeros(len(values)),
        np.quantile(values, 0.7 * rng.random(), axis=1),
        np.array([rng.choice(row) for row in values]),
        most,  # disagreement at the ideal point
        most + np.abs(values).max(axis=1) + 1,  # beyond every outcome
        least - rng.choice([0, 1, 1e4]),
    ][int(rng.integers(0, 6))]
    return Domain.additive(own, caps=caps, reservation=reservation.tolist()), kinds


def same(one, other):
    return one.utilities.tolist() == other.utilities.tolist() and one.counts in (None, other.counts)


def near(one, other):
    return np.allclose(*(sorted((np.round(points, 8) + 0.0).tolist()) for points in (one, other)), rtol=1e-8, atol=2e-8)


WAYS = {
    "plain Python": {},
    "arrays": {"FEW_SUMS": 0},
    "bounds": {"FEW_SUMS": 0, "_PLAIN": 0, "ready": lambda: False, "available": lambda: False},
    "compiled": {"FEW_SUMS": 0, "_PLAIN": 0, "ready": lambda: True},
}


def check_frontier(domain, kinds, seed, patch):
    listed = pareto_frontier(domain, method="enumeration")
    if not any(kind == "huge" for kind, _ in kinds):  # these are exact here, and compared to 1e-10 there
        assert sum(listed.counts) == frontier(domain.values(every_outcome(domain.options))).sum(), seed
    for way, changes in WAYS.items():
        with patch.context() as patched:
            for name, value in changes.items():
                patched.setattr(frontiers, name, value)
            assert same(pareto_frontier(domain, method="merging"), listed), (way, seed)
    assert same(pareto_frontier(domain, method="elimination"), listed), seed
    chosen = pareto_frontier(domain)
    assert same(chosen, listed), seed
    assert chosen.every_outcome == (sum(listed.counts) == domain.size) or chosen.counts is None, seed
    if len(kinds) == 2:
        rough = pareto_frontier(domain, epsilon=0.3)
        assert same(rough, listed) or not rough.exact, seed
    assert [len(outcomes_at(domain, point, most=10**6)) for point in listed.utilities] == list(listed.counts), seed
    return listed


def check_solutions(domain, kinds, seed, listed):
    values = domain.values(every_outcome(domain.options))
    scales = {scale for kind, scale in kinds} | {1.0}
    # Sums that cancel leave errors of the size of their terms.
    size = np.array([max(1.0, sum(np.abs(row).max() for row in one.tables)) for one in domain.utilities])
    for ideal, method in itertools.product(("individually_rational", "all"), (None, "bound")):
        reference = solve(domain, ideal=ideal, method="frontier", frontier=listed)
        try:
            found = solve(domain, ideal=ideal, method=method)
        except InputError:
            assert method == "bound"  # not two parties, a cap that binds, or numbers too large for it
            continue
        for entry, answer, other in zip(SOLUTIONS, found, reference, strict=True):
            assert answer.exact, (entry.id, seed)
            assert answer.note == other.note, (entry.id, seed)
            assert answer.undefined == other.undefined, (entry.id, seed)
            if answer.undefined:
                continue
            assert answer.ties in (None, other.ties), (entry.id, seed)
            assert near(np.array(answer.utilities) / size, np.array(other.utilities) / size), (entry.id, seed)
            # Where numbers are of one size what is picked is also what the definition picks among all outcomes.
            if len(scales) == 1 and not any(kind == "huge" for kind, _ in kinds):
                asked = {"ideal": ideal} if entry.id == "kalai-smorodinsky" else {}
                expected = entry.function(values, domain.reservation, **asked)
                assert answer.undefined == expected.undefined, (entry.id, seed)
                assert answer.ties in (None, len(expected.outcomes)), (entry.id, seed)
                assert {tuple(point) for point in np.round(answer.utilities, 8) + 0.0} == {
                    tuple(point) for point in np.round(expected.utilities, 8) + 0.0
                }, (entry.id, seed)
                assert answer.ideal == pytest.approx(expected.ideal, abs=1e-9)


MORE = [pytest.param(some, marks=pytest.mark.slow) for some in (range(50, 120), range(1000, 4000))]


@pytest.mark.parametrize("some", [range(50), *MORE], ids=len)
def test_awkward_domains(some, monkeypatch):
    for seed in some:
        domain, kinds = awkward(seed)
        check_solutions(domain, kinds, seed, check_frontier(domain, kinds, seed, monkeypatch))


def in_whole_numbers(tables, options):
    """Return the undominated points with their counts, in Python's whole numbers, which cannot overflow."""
    counts = {}
    for outcome in itertools.product(*map(range, options)):
        point = tuple(sum(int(own[i][k]) for i, k in enumerate(outcome)) for own in tables)
        counts[point] = counts.get(point, 0) + 1
    better = [
        point
        for point in counts
        if not any(other != point and all(o >= p for o, p in zip(other, point, strict=True)) for other in counts)
    ]
    return {point: counts[point] for point in better}


@pytest.mark.parametrize("parties", [1, 2, 3, 4])
def test_whole_numbers_are_exact_to_the_last_unit(parties):
    for seed in seeds(40):
        rng = np.random.default_rng([seed, parties])
        options = tuple(int(size) for size in rng.integers(1, 4, 4))
        kind = np.int64 if seed % 2 else np.int32
        largest = 2**49 if seed % 2 else 2**28
        own = [[(largest - rng.integers(0, 4, n)).astype(kind) for n in options] for _ in range(parties)]
        domain, expected = Domain.additive(own), in_whole_numbers(own, options)
        for method in ("merging", "enumeration", "elimination"):
            answer = pareto_frontier(domain, method=method)
            points = [tuple(map(int, point)) for point in answer.utilities.tolist()]
            assert dict(zip(points, answer.counts, strict=True)) == expected, (method, seed)


# Numbers that overflow, or cannot be summed exactly.


@pytest.mark.parametrize(
    "tables",
    [
        [[[0, 2**62]] * 4, [[1, 0]] * 4],  # the sum of magnitudes is 0 in 64 bits
        [[np.array([0, -(2**63)])], [[1, 0]]],  # so is the magnitude less than 0
        [[np.array([0, 2**64 - 1], dtype=np.uint64)] * 2, [[1, 0]] * 2],
    ],
)
def test_whole_numbers_whose_magnitude_overflows_are_refused(tables):
    with pytest.raises(LimitError, match="exactly"):
        pareto_frontier(Domain.additive(tables))


def box(*pays, cap=None, divisor=1.0):
    """Return rectangles on the first issue: first and last position, and what is paid."""
    rectangles = [Rectangle(bounds=(Bound(issue=0, low=low, high=high),), utility=pay) for low, high, pay in pays]
    return RectangleUtility(rectangles=tuple(rectangles), divisor=divisor, cap=cap)


@pytest.mark.parametrize(
    "make",
    [
        lambda: Domain.additive([[[0.0, 1.5e308]] * 2, [[1.0, 0.0]] * 2]),
        lambda: Domain.additive([[[0.0, 1.0]], [[1.0, 0.0]]], reservation=(1e301, 0.0)),
        lambda: Domain.additive([[[0.0, 1.0]], [[1.0, 0.0]]], reservation=(10**400, 0.0)),
        lambda: Domain(options=(2,), utilities=(box((0, 1, 1e308), (0, 0, 1e308)),)),
        lambda: Domain(options=(2,), utilities=(box((0, 1, 1.0), divisor=1e-308),)),
        lambda: Domain.additive([[5], [5]]),
        lambda: Domain.additive([[[[1, 2], [3, 4]]], [[[1, 2], [3, 4]]]]),
        lambda: Domain.additive([[[0, 1]], [[1, 0]]], caps=(1.0,)),
        lambda: Domain.additive([[[0, 1]], [[1, 0]]], parties=("us", "us")),
        lambda: Domain.additive([[np.array([0, 2**70], dtype=object)], [[1, 0]]]),
        lambda: pareto_frontier(
            Domain(options=(2,), utilities=(ComputedUtility(function=lambda x: 1e305 * x[:, 0].astype(float)),))
        ),
        lambda: nash([[1.7e308, 0.0]], [-1.7e308]),
        lambda: outcomes_at(Domain.additive([[[0, 1]], [[1, 0]]]), (1, 0), most=-1),
    ],
)
def test_what_overflows_or_does_not_fit_is_refused(make):
    with pytest.raises(InputError):
        make()


def test_products_that_overflow_are_left_to_logarithms():
    # 1e200 times 1e200 is beyond floating-point numbers; the greatest product is in the middle all the same.
    own = [[np.array([0.0, 0.6, 1.0]) * 1e200], [np.array([1.0, 0.6, 0.0]) * 1e200]]
    (answer,) = solve(Domain.additive(own), only=("nash",))
    assert answer.utilities[0] == pytest.approx((6e199, 6e199))
    assert answer.exact


# As many issues as nothing recursive would survive.


def test_the_outcomes_of_fifteen_hundred_issues_are_listed():
    domain = Domain.additive([[[0, 1]] * 1500, [[0, 0]] * 1500])
    assert outcomes_at(domain, (1500, 0)).tolist() == [[1] * 1500]


def test_elimination_of_a_chain_of_fifteen_hundred_issues():
    pairs = tuple(Interaction(first=i, second=i + 1, table=np.array([[0, 0], [0, 1]])) for i in range(1499))
    utility = TableUtility(tables=(np.array([0, 1]),) * 1500, interactions=pairs)
    answer = pareto_frontier(Domain(options=(2,) * 1500, utilities=(utility,)))
    assert answer.utilities.tolist() == [[2999.0]]
    assert answer.outcomes().tolist() == [[1] * 1500]


def test_a_size_of_five_thousand_digits_is_told_in_words():
    utility = ComputedUtility(function=lambda x: x[:, 0].astype(float))
    for method in (None, "enumeration"):
        with pytest.raises(LimitError, match=r"10\^5000"):
            pareto_frontier(Domain(options=(10,) * 5000, utilities=(utility, utility)), method=method)


# Counts, ties and certificates.


def test_ties_are_counted_where_only_one_party_is_rounded(monkeypatch):
    # Thirds of thirds are the same after rounding only; the other party's numbers are whole.
    monkeypatch.setattr(frontiers, "FEW_SUMS", 0)
    first = [[0.0, 1e-13], [0.0, 1 / 3]]
    domain = Domain.additive([first, [[2, 2], [1, 0]]])
    assert pareto_frontier(domain, method="merging").counts == (2, 2)
    assert same(pareto_frontier(domain, method="merging"), pareto_frontier(domain, method="enumeration"))


def test_an_approximation_that_had_to_bin_nothing_counts_ties():
    domain = Domain.additive([[[0, 1], [0, 1]], [[1, 0], [1, 0]]])
    answer = pareto_frontier(domain, epsilon=0.001)
    assert answer.exact
    assert answer.counts == (1, 2, 1)
    assert answer.efficient_outcomes == 4


@pytest.mark.parametrize("third", [[2, 2], [1, 0]], ids=["indifferent", "a twin"])
def test_a_constant_sum_of_three_parties_with_few_points_is_listed(third):
    answer = pareto_frontier(Domain.additive([[[0, 1]] * 25, [[1, 0]] * 25, [third] * 25]))
    assert len(answer) == 26
    assert sum(answer.counts) == 2**25
    assert answer.exact


def test_no_outcome_lies_between_whole_numbers():
    assert outcomes_at(Domain.additive([[[0, 1]], [[1, 0]]]), (1.4, 0)).shape == (0, 1)


def test_outcomes_of_rectangles_are_listed_by_the_level_that_counts_them():
    # Beside hundreds a billionth is nothing: both outcomes are one point, and both are listed.
    domain = Domain(options=(3,), utilities=(box((1, 1, 1e-9), (2, 2, 900.0)), box((0, 1, 1.0))))
    answer = pareto_frontier(domain)
    assert answer.counts == (1, 2)
    assert [len(outcomes_at(domain, point)) for point in answer.utilities] == [1, 2]


def test_issues_that_all_interact_are_enumerated_where_they_can_be():
    rng = np.random.default_rng(0)
    options = (8,) * 6
    pairs = [(i, j) for i in range(6) for j in range(i)]

    def utility():
        tables = [Interaction(first=i, second=j, table=rng.random((8, 8))) for i, j in pairs]
        return TableUtility(tables=(np.zeros(8),) * 6, interactions=tuple(tables))

    domain = Domain(options=options, utilities=(utility(), utility()))
    module = importlib.import_module("walkaway.solutions.exact.elimination")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "MAX_ENTRIES", 1000)
        answer = pareto_frontier(domain)
    assert answer.method == "enumeration"
    assert "too wide" in answer.why
    assert answer.utilities.tolist() == pareto_frontier(domain, method="elimination").utilities.tolist()


def test_boxes_tell_neighbours_among_the_largest_whole_numbers_apart():
    rng = np.random.default_rng(0)
    largest = 2**51
    for _ in range(20):
        first = largest - rng.integers(0, 3, 40)
        first[0] = 0
        second = rng.integers(0, 5, 40)
        domain = Domain.additive([[first, [0, 1]], [second, [1, 0]]])
        listed = enumerated(domain)
        expected = in_whole_numbers([[first, [0, 1]], [second, [1, 0]]], (40, 2))
        assert dict(zip(map(tuple, listed.levels.T.astype(int).tolist()), listed.counts, strict=True)) == expected


@pytest.mark.parametrize("cap", [6.0, 7.0, 7.001, 7.5, 8.0, -1.0])
@pytest.mark.parametrize("parties", [2, 3])
def test_programmes_with_a_cap_between_whole_numbers(cap, parties):
    other = (box((0, 0, 30.0), (1, 1, 9.0)), box((2, 2, 1.0), cap=0.5))[: parties - 1]
    domain = Domain(options=(3,), utilities=(box((0, 0, 7.0), (1, 2, 8.0), cap=cap), *other))
    one, listed = (pareto_frontier(domain, method=method) for method in ("programme", "enumeration"))
    assert np.allclose(one.utilities, listed.utilities)
    assert one.utilities.shape == listed.utilities.shape


# Disagreement close to the ideal point, and far from everything.


@pytest.mark.parametrize("hope", [0.0, 1e-16, 1e-12, 1e-9, 1e-7])
def test_a_small_hope_does_not_make_much_of_rounding(hope):
    # What a party can gain is hardly more than a rounding error, or less: it must not turn others into losses.
    own = [[[0.1, 0.1 + hope], [0.2, 0.2]], [[0.7, 0.1], [0.1, 0.2]]]
    domain = Domain.additive(own, reservation=(0.1 + 0.2, 0.3))
    for entry, one in zip(SOLUTIONS, solve(domain), strict=True):
        expected = entry.function(domain.values(every_outcome((2, 2))), domain.reservation)
        assert not one.undefined, entry.id
        assert one.ties == len(expected.outcomes), entry.id
        assert {tuple(np.round(point, 8)) for point in one.utilities} == {
            tuple(np.round(point, 8)) for point in expected.utilities
        }, entry.id


@pytest.mark.parametrize("far", [-1e4, -1e8, -1e30, 1e4, 1e30])
def test_disagreement_far_from_all_outcomes(far):
    domain = Domain.additive(random_tables(np.random.default_rng(3), 2, 4, 4), reservation=(far, 0.0))
    values = domain.values(every_outcome(domain.options))
    for entry, one in zip(SOLUTIONS, solve(domain), strict=True):
        expected = entry.function(values, domain.reservation)
        assert bool(one.undefined) == bool(expected.undefined) == (far > 0)
        assert np.allclose(one.utilities, expected.utilities), entry.id


def test_a_reservation_value_between_whole_numbers_is_kept():
    # Taken off sums of such numbers it would be rounded, and with it the utilities.
    domain = Domain.additive([[[2**50, 2**50 + 4], [-(2**50), 1 - 2**50]], [[9, 5], [0, 0]]], reservation=(0.4958, 0.5))
    for answer in solve(domain, only=("nash", "kalai-smorodinsky")):
        assert answer.method == "bound"
        assert answer.utilities == ((5.0, 5.0),)


def test_what_is_large_for_one_party_hides_nothing_of_another():
    # A tolerance taken from the larger numbers would count all that the first party can have as the same.
    assert egalitarian([[0.2, 0.9, 0.5], [3e12, 1e12, 2e12]], [0, 0]).outcomes == (1,)
    domain = Domain.additive([[[0.2, 0.9, 0.5]], [[3e12, 1e12, 2e12]]])
    for method in ("frontier", "bound"):
        (answer,) = solve(domain, only=("egalitarian",), method=method)
        assert answer.utilities == ((0.9, 1e12),)


# Approximate frontiers claim no more than they know.


def test_what_an_approximate_frontier_does_not_hold_is_not_said_to_be_nowhere():
    first = [np.random.default_rng(issue).random(10) for issue in range(30)]
    tables = [first, [1 - table for table in first]]
    outcome = np.arange(30)[None, :] % 10
    reservation = Domain.additive(tables).values(outcome)[:, 0]
    domain = Domain.additive(tables, reservation=reservation.tolist())
    rough = pareto_frontier(domain, epsilon=0.3)
    (answer,) = solve(domain, frontier=rough, only=("nash",), method="frontier")
    assert answer.undefined.endswith("as far as an approximate frontier tells")
    assert not answer.exact


def test_measures_of_an_approximate_frontier_say_so():
    domain = Domain.additive([[np.linspace(0, 1 / 7, 9) ** 2] * 4, [np.linspace(1 / 7, 0, 9)] * 4])
    rough = pareto_frontier(domain, epsilon=0.3)
    assert not rough.exact
    for one in measures(domain, frontier=rough, only=("distribution", "opposition_nearest")):
        assert one.value is None
        assert "approximately" in one.why
