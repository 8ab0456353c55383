"""The axioms that the registry names for each solution, held by the solutions of whole domains."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from solutions.exact_domains import every_outcome, some_options, tables
from walkaway.solutions import SOLUTIONS, Axiom
from walkaway.solutions.exact import Domain, solve

KINDS = ("whole", "tenths", "opposed", "constant sum")
METHODS = (None, "frontier")


def holding(axiom):
    return [entry.id for entry in SOLUTIONS if axiom in entry.axioms]


@st.composite
def bargains(draw, parties=(2, 3)):
    """Tables of a small domain with disagreement values, often such that everybody can gain, and a method."""
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    options = some_options(rng)
    own = tables(rng, draw(st.sampled_from(KINDS)), draw(st.sampled_from(parties)), options)
    own = [[np.asarray(table, dtype=np.float64) for table in rows] for rows in own]
    values = Domain.additive(own).values(every_outcome(options))
    part = draw(st.sampled_from([0.0, 0.3, 0.5]))
    return own, np.quantile(values, part, axis=1), draw(st.sampled_from(METHODS))


def solved(own, reservation, method, only):
    domain = Domain.additive(own, reservation=[float(value) for value in reservation])
    return solve(domain, only=only, method=method)


def points(answer, change=lambda point: point):
    return sorted({tuple(np.round(change(np.array(point)), 7) + 0.0) for point in answer.utilities})


@given(bargains())
def test_individually_rational(bargain):
    own, reservation, method = bargain
    for answer in solved(own, reservation, method, holding(Axiom.INDIVIDUALLY_RATIONAL)):
        assert all((np.array(point) >= reservation - 1e-9).all() for point in answer.utilities)


@given(bargains())
def test_efficient(bargain):
    own, reservation, method = bargain
    values = Domain.additive(own).values(every_outcome([len(table) for table in own[0]]))
    for answer in solved(own, reservation, method, holding(Axiom.EFFICIENT)):
        for point in answer.utilities:
            by = values - np.array(point)[:, None]
            assert not ((by > -1e-9).all(axis=0) & (by > 1e-8).any(axis=0)).any(), answer.id


@given(bargains(), st.randoms(use_true_random=False))
def test_symmetric(bargain, random):
    own, reservation, method = bargain
    order = list(range(len(own)))
    random.shuffle(order)
    only = holding(Axiom.SYMMETRIC)
    moved = solved([own[party] for party in order], reservation[order], method, only)
    for one, other in zip(solved(own, reservation, method, only), moved, strict=True):
        assert one.ties == other.ties, one.id
        assert points(one, lambda point: point[order]) == points(other), one.id


@given(bargains(), st.lists(st.sampled_from([-2.0, -0.5, 0.25, 3.0]), min_size=3, max_size=3))
def test_shift_invariant(bargain, shifts):
    own, reservation, method = bargain
    by = np.array(shifts[: len(own)])
    shifted = [[rows[0] + shift, *rows[1:]] for rows, shift in zip(own, by, strict=True)]
    only = holding(Axiom.SHIFT_INVARIANT)
    moved = solved(shifted, reservation + by, method, only)
    for one, other in zip(solved(own, reservation, method, only), moved, strict=True):
        assert one.ties == other.ties, one.id
        assert points(one, lambda point: point + by) == points(other), one.id


@pytest.mark.parametrize("axiom", [Axiom.COMMON_SCALE_INVARIANT, Axiom.SCALE_INVARIANT])
@given(bargains(), st.permutations([0.25, 3.0, 40.0]))
def test_scale_invariant(axiom, bargain, factors):
    own, reservation, method = bargain
    factor = np.array(factors[: len(own)])
    if axiom is Axiom.COMMON_SCALE_INVARIANT:
        factor[:] = factors[0]
    scaled = [[table * times for table in rows] for rows, times in zip(own, factor, strict=True)]
    only = holding(axiom)
    for one, other in zip(
        solved(own, reservation, method, only), solved(scaled, reservation * factor, method, only), strict=True
    ):
        assert one.ties == other.ties, one.id
        assert len(points(one)) == len(points(other)), one.id
        # Thirds are rounded before they are multiplied.
        assert np.allclose(points(one, lambda point: point * factor), points(other), atol=1e-5), one.id


def struck(own, keep):
    return [[table[kept] for table, kept in zip(rows, keep, strict=True)] for rows in own]


@given(bargains(), st.data())
def test_independent_of_irrelevant_alternatives(bargain, data):
    own, reservation, method = bargain
    for answer in solved(own, reservation, method, holding(Axiom.INDEPENDENT)):
        # Where some party cannot gain the axiom asks for nothing.
        if not answer.outcomes or not (np.array(answer.utilities) > reservation + 1e-9).all():
            continue
        picked = data.draw(st.sampled_from(answer.outcomes))
        keep = [
            sorted({option, *data.draw(st.sets(st.integers(0, len(table) - 1)))})
            for option, table in zip(picked, own[0], strict=True)
        ]
        (left,) = solved(struck(own, keep), reservation, method, (answer.id,))
        # One outcome stands for each point; which of the picked points stay is seen among all outcomes that do.
        values = Domain.additive(struck(own, keep)).values(every_outcome([len(kept) for kept in keep])).T
        there = {tuple(np.round(point, 7) + 0.0) for point in values}
        assert points(left) == [point for point in points(answer) if point in there], answer.id


def least(answer, reservation, hope=1.0):
    return min(float(((np.array(point) - reservation) / hope).min()) for point in answer.utilities)


@given(bargains(), st.data())
def test_monotone(bargain, data):
    own, reservation, method = bargain
    keep = [sorted(data.draw(st.sets(st.integers(0, len(table) - 1), min_size=1))) for table in own[0]]
    only = holding(Axiom.MONOTONE)
    for more, fewer in zip(
        solved(own, reservation, method, only), solved(struck(own, keep), reservation, method, only), strict=True
    ):
        if fewer.outcomes:
            assert least(more, reservation) >= least(fewer, reservation) - 1e-9, more.id


@given(bargains(), st.data())
def test_restricted_monotone(bargain, data):
    own, reservation, method = bargain
    for answer in solved(own, reservation, method, holding(Axiom.RESTRICTED_MONOTONE)):
        if not answer.outcomes or not (np.array(answer.ideal) > reservation + 1e-9).all():
            continue
        # Strike options, but none that the ideal point needs: as often as it stays, the smallest part must not rise.
        keep = [
            sorted({int(rows[i].argmax()) for rows in own} | data.draw(st.sets(st.integers(0, len(own[0][i]) - 1))))
            for i in range(len(own[0]))
        ]
        (fewer,) = solved(struck(own, keep), reservation, method, (answer.id,))
        if fewer.ideal == pytest.approx(answer.ideal, abs=1e-9):
            hope = np.array(answer.ideal) - reservation
            assert least(answer, reservation, hope) >= least(fewer, reservation, hope) - 1e-9


def test_every_axiom_has_a_test():
    tested = {
        Axiom.INDIVIDUALLY_RATIONAL,
        Axiom.EFFICIENT,
        Axiom.SYMMETRIC,
        Axiom.SHIFT_INVARIANT,
        Axiom.COMMON_SCALE_INVARIANT,
        Axiom.SCALE_INVARIANT,
        Axiom.INDEPENDENT,
        Axiom.MONOTONE,
        Axiom.RESTRICTED_MONOTONE,
    }
    assert tested == set(Axiom)
