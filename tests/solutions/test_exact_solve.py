"""Solutions of domains, by bounds or from the frontier, equal what the definitions pick among all outcomes."""

import importlib

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples import seeds
from solutions.exact_domains import KINDS, domains, every_outcome, opposed_tables, random_tables, some_options, tables
from walkaway.errors import InputError
from walkaway.solutions import SOLUTIONS
from walkaway.solutions.exact import Domain, pareto_frontier, solve
from walkaway.solutions.exact.goals import GOALS
from walkaway.solutions.exact.within import pair

direct = importlib.import_module("walkaway.solutions.exact.direct")
IDS = [entry.id for entry in SOLUTIONS]


def by_definition(entry, domain, ideal):
    values = domain.values(every_outcome(domain.options))
    if entry.id == "kalai-smorodinsky":
        return entry.function(values, domain.reservation, ideal=ideal)
    return entry.function(values, domain.reservation)


def rounded(points):
    return sorted({tuple(np.round(point, 8) + 0.0) for point in points})


def assert_equal(domain, found, ideal):
    for entry, answer in zip(SOLUTIONS, found, strict=True):
        expected = by_definition(entry, domain, ideal)
        assert answer.id == entry.id
        assert bool(answer.undefined) == bool(expected.undefined)
        assert answer.exact
        assert answer.ties == len(expected.outcomes), (entry.id, answer, expected)
        assert rounded(answer.utilities) == rounded(expected.utilities), entry.id
        assert answer.ideal == pytest.approx(expected.ideal, abs=1e-9)
        assert bool(answer.ideal) == bool(answer.ideal_over)
        assert answer.definition == expected.definition
        if answer.outcomes:
            again = domain.values(np.array(answer.outcomes).reshape(len(answer.outcomes), len(domain.options))).T
            assert np.allclose(again, answer.utilities, atol=1e-8)


def with_reservation(rng, own, options):
    values = Domain.additive(own).values(every_outcome(options))
    kind = rng.integers(0, 3)
    if kind == 0:
        return [0.0] * len(own)
    if kind == 1:
        return [float(np.quantile(row, rng.random() * 0.7)) for row in values]
    return [float(rng.choice(row)) for row in values]


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "large"])
@pytest.mark.parametrize("method", [None, "frontier"])
def test_equal_to_the_definitions(kind, method):
    by_bound = 0
    for seed in seeds(40):
        rng = np.random.default_rng(seed)
        options = some_options(rng)
        own = tables(rng, kind, int(rng.choice([2, 2, 3])), options)
        domain = Domain.additive(own, reservation=with_reservation(rng, own, options))
        ideal = str(rng.choice(["individually_rational", "all"]))
        found = solve(domain, ideal=ideal, method=method)
        assert_equal(domain, found, ideal)
        by_bound += sum(answer.method == "bound" for answer in found)
    assert (by_bound > 20) == (method is None)


def test_proofs_that_need_the_wide_search(monkeypatch):
    # Poor first searches and a small limit: the proof fails at first, and the answer must not change.
    monkeypatch.setattr(direct, "_SEARCH", ((1, 1),))
    monkeypatch.setattr(direct, "_FEW", 40)
    for seed in seeds(25):
        rng = np.random.default_rng(seed)
        domain = Domain.additive(opposed_tables(rng, 5, 5))
        assert_equal(domain, solve(domain), "individually_rational")


def test_a_proof_that_is_given_up_says_so(monkeypatch):
    monkeypatch.setattr(direct, "_FEW", 1)
    monkeypatch.setattr(direct, "_MOST", 30)
    monkeypatch.setattr(direct, "_SEARCH", ((2, 1),))
    monkeypatch.setattr(direct, "_WIDE", (2, 1))
    domain = Domain.additive(opposed_tables(np.random.default_rng(0), 8, 10))
    found = {answer.id: answer for answer in solve(domain, method="bound")}
    uncertain = [answer for answer in found.values() if answer.method == "bound" and not answer.exact]
    assert uncertain
    assert all(answer.ties is None and "too many" in answer.certificate for answer in uncertain)
    # Unless the bound is asked for, the frontier then decides.
    assert_equal_to_frontier(domain, solve(domain))


def assert_equal_to_frontier(domain, found):
    for one, other in zip(found, solve(domain, method="frontier"), strict=True):
        assert one.exact
        assert one.ties == other.ties
        assert np.allclose(one.utilities, other.utilities, atol=1e-9)


@pytest.mark.parametrize("make", [random_tables, opposed_tables], ids=["random", "opposed"])
def test_large_domains_by_bound_and_by_frontier_agree(make):
    for seed in range(3):
        rng = np.random.default_rng(seed)
        domain = Domain.additive(make(rng, 2, 40, 10) if make is random_tables else make(rng, 15, 10))
        frontier = pareto_frontier(domain)
        for one, other in zip(solve(domain), solve(domain, frontier=frontier, method="frontier"), strict=True):
            assert other.method == "frontier"
            assert one.exact
            assert other.exact
            assert one.ties == other.ties
            assert np.allclose(one.utilities, other.utilities, atol=1e-9)
            assert one.ideal == pytest.approx(other.ideal, abs=1e-9)


def test_a_solver_of_integer_programmes_agrees():
    # An independent program: the greatest least gain, and the greatest sum, as integer programmes.
    highspy = pytest.importorskip("highspy")
    for seed in range(3):
        own = opposed_tables(np.random.default_rng(seed), 12, 6)
        domain = Domain.additive(own)
        by_id = {answer.id: answer for answer in solve(domain, only=("egalitarian", "utilitarian"))}

        solver = highspy.Highs()
        solver.setOptionValue("output_flag", False)
        solver.setOptionValue("mip_rel_gap", 0.0)
        solver.setOptionValue("mip_abs_gap", 1e-9)
        solver.changeObjectiveSense(highspy.ObjSense.kMaximize)
        columns = [[6 * issue + option for option in range(6)] for issue in range(12)]
        for column in range(72):
            solver.addVar(0.0, 1.0)
            solver.changeColIntegrality(column, highspy.HighsVarType.kInteger)
        for issue in columns:
            solver.addRow(1.0, 1.0, 6, issue, [1.0] * 6)
        solver.addVar(0.0, 9.0)
        for party in range(2):
            worth = [float(value) for table in own[party] for value in table]
            solver.addRow(0.0, 99.0, 73, [*range(73)], [*worth, -1.0])
        solver.changeColCost(72, 1.0)
        solver.run()
        least = min(by_id["egalitarian"].utilities[0])
        assert solver.getInfo().objective_function_value == pytest.approx(least, abs=1e-6)
        assert by_id["utilitarian"].utilities[0] == pytest.approx(
            tuple(
                np.array(
                    [[own[p][i][k] for p in range(2)] for i, k in enumerate(by_id["utilitarian"].outcomes[0])]
                ).sum(axis=0)
            )
        )
        best_sum = sum(max(own[0][i] + own[1][i]) for i in range(12))
        assert sum(by_id["utilitarian"].utilities[0]) == pytest.approx(best_sum)


# Axioms, over whole domains.


@given(domains(kinds=("whole", "tenths", "constant sum")), st.randoms(use_true_random=False))
def test_the_order_of_parties_and_issues_changes_nothing(domain, random):
    parties, issues = list(range(len(domain.utilities))), list(range(len(domain.options)))
    random.shuffle(parties)
    random.shuffle(issues)
    moved = Domain.additive([[domain.utilities[p].tables[i] for i in issues] for p in parties])
    for one, other in zip(solve(domain), solve(moved), strict=True):
        assert one.ties == other.ties
        assert rounded(np.array(point)[parties] for point in one.utilities) == rounded(other.utilities)


@given(domains(parties=st.just(2), kinds=("whole", "tenths", "opposed")), st.sampled_from([0.25, 3.0, 40.0]))
def test_scales_change_nothing_where_they_must_not(domain, factor):
    own = [utility.tables for utility in domain.utilities]
    scaled = Domain.additive([[factor * table for table in own[0]], own[1]])
    only = ("nash", "kalai-smorodinsky", "discrete-raiffa")
    for one, other in zip(solve(domain, only=only), solve(scaled, only=only), strict=True):
        assert one.ties == other.ties
        assert rounded(np.array(point) * [factor, 1] for point in one.utilities) == rounded(other.utilities)


@given(domains(kinds=("whole", "floats", "constant sum", "opposed")))
def test_every_solution_is_efficient(domain):
    efficient = pareto_frontier(domain, method="enumeration").utilities
    for answer in solve(domain):
        for point in answer.utilities:
            assert np.abs(efficient - point).max(axis=1).min() < 1e-8


@given(domains(parties=st.just(2), kinds=("whole", "opposed")), st.data())
def test_striking_options_that_were_not_picked_leaves_nash(domain, data):
    (answer,) = solve(domain, only=("nash",))
    if not answer.outcomes or min(min(point) for point in answer.utilities) <= 0:
        return
    picked = data.draw(st.sampled_from(answer.outcomes))
    keep = [
        sorted({option, *data.draw(st.sets(st.integers(0, size - 1)))})
        for option, size in zip(picked, domain.options, strict=True)
    ]
    fewer = Domain.additive([[utility.tables[i][keep[i]] for i in range(len(keep))] for utility in domain.utilities])
    (left,) = solve(fewer, only=("nash",))
    assert rounded([answer.utilities[answer.outcomes.index(picked)]])[0] in rounded(left.utilities)


@given(domains(parties=st.just(2), kinds=("whole", "tenths", "constant sum")))
def test_bounds_are_bounds(domain):
    two = pair(domain, np.zeros(2))
    values = domain.values(every_outcome(domain.options))
    gains = values[:, (values >= 0).all(axis=0)]
    for name, goal in GOALS.items():
        found = direct.certified(two, goal, np.ones(2))
        if found is None or not gains.size:
            continue
        # On both sides of equality the bound holds for the better of them.
        best = gains.min(axis=0).max() if name == "gap" else goal.value(gains)
        assert found.bound >= best - 1e-8, name
        assert found.known <= best + 1e-8, name


# Sizes, disagreement, what is refused.


def test_a_hundred_issues_are_certified():
    for make in (lambda rng: random_tables(rng, 2, 100, 10), lambda rng: opposed_tables(rng, 100, 10)):
        domain = Domain.additive(make(np.random.default_rng(5)))
        for answer in solve(domain, only=("nash", "kalai-smorodinsky", "egalitarian", "utilitarian", "minimum-gap")):
            assert answer.method == "bound"
            assert answer.exact
            assert answer.ties == 1
            again = domain.values(np.array(answer.outcomes)).T
            assert np.allclose(again, answer.utilities, atol=1e-9)


def test_disagreement_at_zero_or_at_the_reservation_values():
    own = [[[2.0, 4.0, 6.0]], [[6.0, 5.0, 2.0]]]
    domain = Domain.additive(own, reservation=(4.5, 0.0))
    (at_reservation,) = solve(domain, only=("nash",))
    (at_zero,) = solve(domain, only=("nash",), disagreement="zero")
    assert (at_reservation.utilities, at_zero.utilities) == (((6.0, 2.0),), ((4.0, 5.0),))
    assert (at_reservation.disagreement, at_zero.disagreement) == ((4.5, 0.0), (0.0, 0.0))


def test_nothing_rational_says_so():
    domain = Domain.additive([[[0.0, 1.0]], [[1.0, 0.0]]], reservation=(0.9, 0.9))
    for answer in solve(domain):
        assert answer.undefined
        assert answer.outcomes == ()
        assert answer.ties == 0


@pytest.mark.parametrize(
    "ask",
    [
        {"only": ("fair",)},
        {"method": "guess"},
        {"ideal": "best"},
        {"disagreement": "one"},
    ],
)
def test_wrong_arguments_are_refused(ask):
    with pytest.raises(InputError):
        solve(Domain.additive([[[0, 1]], [[1, 0]]]), **ask)


def test_a_bound_needs_two_additive_parties():
    with pytest.raises(InputError, match="two parties"):
        solve(Domain.additive([[[0, 1]], [[1, 0]], [[1, 1]]]), method="bound")


def test_issues_with_thousands_of_options():
    # Prices in fine steps, worth a different part of the first party's gain to the second.
    rng = np.random.default_rng(0)
    price, share = np.linspace(0, 0.5, 2001), np.linspace(0, 0.3, 1501)
    own = [[price, share, rng.random(3) / 5], [0.6 * price[::-1], 0.2 - share * 0.4, rng.random(3) / 5]]
    domain = Domain.additive(own)
    sums = [(tables[0][:, None] + tables[1][None, :]).ravel() for tables in own]
    best = max(float(((sums[0] + x) * (sums[1] + y)).max()) for x, y in zip(own[0][2], own[1][2], strict=True))
    for method in ("bound", "frontier"):
        (nash,) = solve(domain, only=("nash",), method=method)
        assert nash.exact
        assert np.prod(nash.utilities[0]) == pytest.approx(best, abs=1e-9)
        assert np.allclose(domain.values(np.array(nash.outcomes)).T, nash.utilities, atol=1e-9)


def test_a_constant_sum_of_any_size_is_as_certain_as_the_bound():
    rng = np.random.default_rng(0)
    first = [rng.random(10) / 60 for _ in range(60)]
    domain = Domain.additive([first, [1 / 60 - table for table in first]])
    nash, egalitarian = solve(domain, only=("nash", "egalitarian"))
    assert not egalitarian.exact
    assert np.prod(nash.utilities[0]) == pytest.approx(0.25, abs=1e-9)
    assert min(egalitarian.utilities[0]) == pytest.approx(0.5, abs=1e-6)


def test_an_answer_that_only_rounding_could_better_says_so(monkeypatch):
    # Constant sums: every outcome is efficient, and many are an even split; there is no time to look at each.
    monkeypatch.setattr(direct, "_FEW", 1)
    monkeypatch.setattr(direct, "_MOST", 300)
    monkeypatch.setattr(direct, "_WIDE", (30, 100))
    first = [np.random.default_rng(issue).integers(0, 1000, 10) / 1e4 for issue in range(12)]
    even = Domain.additive([first, [1 / 12 - table for table in first]])
    rough = Domain.additive(opposed_tables(np.random.default_rng(0), 30, 10, 0.999))
    for domain, rounding in ((even, True), (rough, False)):
        (answer,) = solve(domain, only=("egalitarian",), method="bound")
        assert not answer.exact
        assert answer.ties is None
        assert ("rounding" in answer.certificate) == rounding
    (answer,) = solve(even, only=("egalitarian",), method="bound")
    assert answer.utilities[0] == pytest.approx((0.5, 0.5), abs=1e-10)


def test_a_long_frontier_at_hand_is_not_picked_from_where_a_bound_is_enough(monkeypatch: pytest.MonkeyPatch):
    domain = Domain.additive(opposed_tables(np.random.default_rng(3), 8, 10))
    frontier = pareto_frontier(domain)
    assert {answer.method for answer in solve(domain, frontier=frontier)} == {"frontier"}
    module = importlib.import_module("walkaway.solutions.exact.solve")
    monkeypatch.setattr(module, "_LONG", len(frontier) - 1)
    found = solve(domain, frontier=frontier)
    assert "bound" in {answer.method for answer in found}
    assert_equal_to_frontier(domain, found)
