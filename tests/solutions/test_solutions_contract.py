"""What every registered solution promises: the form of its answer, and each axiom that it claims, and no other."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import walkaway.solutions as solutions
from walkaway.errors import InputError
from walkaway.solutions import SOLUTIONS, Axiom, Solution, frontier

EVERY = pytest.mark.parametrize("entry", SOLUTIONS, ids=lambda entry: entry.id)


@st.composite
def problems(draw, least=1):
    """Small problems on a coarse grid: many ties, many degenerate ones, and no difference near the tolerance."""
    parties, outcomes = draw(st.integers(2, 3)), draw(st.integers(least, 8))
    cell = st.integers(-2, 6)
    table = [draw(st.lists(cell, min_size=outcomes, max_size=outcomes)) for _ in range(parties)]
    return np.array(table, dtype=float), np.array([draw(st.integers(-2, 2)) for _ in range(parties)], dtype=float)


def gains_of(utilities, disagreement):
    return utilities - disagreement[:, None]


def rational_of(utilities, disagreement):
    return (gains_of(utilities, disagreement) >= 0).all(axis=0)


# One check for each axiom: does this solution hold to it in this problem? `data` draws what the axiom quantifies over.


def individually_rational(function, utilities, disagreement, data):
    return all(rational_of(utilities, disagreement)[x] for x in function(utilities, disagreement).outcomes)


def efficient(function, utilities, disagreement, data):
    return all(frontier(utilities)[x] for x in function(utilities, disagreement).outcomes)


def symmetric(function, utilities, disagreement, data):
    order = data(st.permutations(range(len(utilities))))
    return function(utilities[order], disagreement[order]).outcomes == function(utilities, disagreement).outcomes


def _transformed(function, utilities, disagreement, factors, terms):
    factors, terms = np.array(factors, dtype=float), np.array(terms, dtype=float)
    other = function(utilities * factors[:, None] + terms[:, None], disagreement * factors + terms)
    return other.outcomes == function(utilities, disagreement).outcomes


def shift_invariant(function, utilities, disagreement, data):
    terms = [data(st.integers(-9, 9)) for _ in utilities]
    return _transformed(function, utilities, disagreement, [1] * len(utilities), terms)


def common_scale_invariant(function, utilities, disagreement, data):
    factor = data(st.sampled_from([0.01, 0.3, 7, 1000]))
    return _transformed(function, utilities, disagreement, [factor] * len(utilities), [0] * len(utilities))


def scale_invariant(function, utilities, disagreement, data):
    factors = [data(st.sampled_from([0.01, 0.3, 7, 1000])) for _ in utilities]
    return _transformed(function, utilities, disagreement, factors, [0] * len(utilities))


def independent(function, utilities, disagreement, data):
    gains = gains_of(utilities, disagreement)
    picked = set(function(utilities, disagreement).outcomes)
    kept = sorted(data(st.sets(st.integers(0, utilities.shape[1] - 1), min_size=1)))
    if not (gains > 0).all(axis=0).any() or not picked & set(kept):
        return True
    fewer = function(utilities[:, kept], disagreement).outcomes
    return {kept[x] for x in fewer} == picked & set(kept)


def _smallest(function, utilities, disagreement, scale):
    answer = function(utilities, disagreement)
    return (
        (gains_of(utilities, disagreement) / scale[:, None])[:, answer.outcomes[0]].min()
        if answer.outcomes
        else -np.inf
    )


def monotone(function, utilities, disagreement, data):
    kept = sorted(data(st.sets(st.integers(0, utilities.shape[1] - 1), min_size=1)))
    unit = np.ones(len(utilities))
    fewer = _smallest(function, utilities[:, kept], disagreement, unit)
    return fewer <= _smallest(function, utilities, disagreement, unit)


def restricted_monotone(function, utilities, disagreement, data):
    kept = sorted(data(st.sets(st.integers(0, utilities.shape[1] - 1), min_size=1)))
    rational = rational_of(utilities, disagreement)
    inside = [x for x in kept if rational[x]]
    if not inside:
        return True
    gains = gains_of(utilities, disagreement)
    ideal = gains[:, rational].max(axis=1)
    if (ideal <= 0).any() or (gains[:, inside].max(axis=1) != ideal).any():
        return True
    fewer = _smallest(function, utilities[:, kept], disagreement, ideal)
    return fewer <= _smallest(function, utilities, disagreement, ideal) + 1e-12


CHECKS = {
    Axiom.INDIVIDUALLY_RATIONAL: individually_rational,
    Axiom.EFFICIENT: efficient,
    Axiom.SYMMETRIC: symmetric,
    Axiom.SHIFT_INVARIANT: shift_invariant,
    Axiom.COMMON_SCALE_INVARIANT: common_scale_invariant,
    Axiom.SCALE_INVARIANT: scale_invariant,
    Axiom.INDEPENDENT: independent,
    Axiom.MONOTONE: monotone,
    Axiom.RESTRICTED_MONOTONE: restricted_monotone,
}

CLAIMS = [(entry, axiom) for entry in SOLUTIONS for axiom in sorted(entry.axioms)]


@pytest.mark.parametrize(("entry", "axiom"), CLAIMS, ids=[f"{entry.id}-{axiom}" for entry, axiom in CLAIMS])
@given(problem=problems(), data=st.data())
def test_claimed_axioms_hold(entry, axiom, problem, data):
    assert CHECKS[axiom](entry.function, *problem, data.draw)


# An axiom that is not claimed fails in some problem with disagreement 0: (utilities, what the check draws, in order).
FAILS = {
    ("nash", Axiom.MONOTONE): ([[1, 2], [4, 2]], [{1}]),
    ("nash", Axiom.RESTRICTED_MONOTONE): ([[6, 2, 0, 1], [0, 2, 6, 6]], [{0, 1, 2}]),
    ("kalai-smorodinsky", Axiom.INDEPENDENT): ([[1, 4, 0], [4, 1, 5]], [{0, 1}]),
    ("kalai-smorodinsky", Axiom.MONOTONE): ([[1, 2], [6, 2]], [{1}]),
    ("egalitarian", Axiom.SCALE_INVARIANT): ([[6, 0], [0, 2]], [0.3, 7]),
    ("egalitarian", Axiom.RESTRICTED_MONOTONE): ([[2, 5, 1], [2, 1, 2]], [{1, 2}]),
    ("utilitarian", Axiom.SCALE_INVARIANT): ([[3, 5], [5, 3]], [0.3, 7]),
    ("utilitarian", Axiom.MONOTONE): ([[3, 1], [0, 2]], [{1}]),
    ("utilitarian", Axiom.RESTRICTED_MONOTONE): ([[5, 5, 4], [0, 1, 2]], [{0, 2}]),
    ("minimum-gap", Axiom.SCALE_INVARIANT): ([[3, 4], [4, 3]], [0.3, 7]),
    ("minimum-gap", Axiom.INDEPENDENT): ([[0, 4, 1], [2, 1, 4]], [{0, 1}]),
    ("minimum-gap", Axiom.MONOTONE): ([[1, 5], [4, 2]], [{1}]),
    ("minimum-gap", Axiom.RESTRICTED_MONOTONE): ([[3, 2, 5], [1, 5, 0]], [{1, 2}]),
    ("discrete-raiffa", Axiom.INDEPENDENT): ([[5, 6, 4], [3, 2, 4]], [{0, 2}]),
    ("discrete-raiffa", Axiom.MONOTONE): ([[2, 5], [2, 1]], [{0}]),
    ("discrete-raiffa", Axiom.RESTRICTED_MONOTONE): (
        [[9, 10, 14, 15], [14, 14, 10, 17], [13, 5, 11, 7]],
        [{0, 3}],
    ),
}
NOT_CLAIMED = [(entry, axiom) for entry in SOLUTIONS for axiom in Axiom if axiom not in entry.axioms]


@pytest.mark.parametrize(("entry", "axiom"), NOT_CLAIMED, ids=[f"{entry.id}-{axiom}" for entry, axiom in NOT_CLAIMED])
def test_axioms_not_claimed_fail(entry, axiom):
    utilities, drawn = FAILS[entry.id, axiom]
    answers = iter(drawn)
    problem = np.array(utilities, dtype=float), np.zeros(len(utilities))
    assert not CHECKS[axiom](entry.function, *problem, lambda _: next(answers))


# The form of every answer.


@EVERY
@given(problem=problems())
def test_an_answer_or_a_reason(entry, problem):
    utilities, disagreement = problem
    answer = entry.function(utilities, disagreement)
    assert answer.name == entry.name
    assert answer.definition
    assert bool(answer.outcomes) == rational_of(utilities, disagreement).any()
    assert bool(answer.undefined) == (not answer.outcomes)
    assert list(answer.outcomes) == sorted(set(answer.outcomes))
    assert answer.utilities == tuple(tuple(utilities[:, x]) for x in answer.outcomes)


@EVERY
@given(problem=problems(), data=st.data())
def test_the_order_of_outcomes_changes_nothing_but_their_positions(entry, problem, data):
    utilities, disagreement = problem
    order = data.draw(st.permutations(range(utilities.shape[1])))
    moved = entry.function(utilities[:, order], disagreement)
    assert sorted(order[x] for x in moved.outcomes) == list(entry.function(utilities, disagreement).outcomes)


@EVERY
@given(problem=problems())
def test_outcomes_that_are_the_same_to_everybody_are_tied(entry, problem):
    utilities, disagreement = problem
    twice = entry.function(np.concatenate((utilities, utilities), axis=1), disagreement).outcomes
    once = entry.function(utilities, disagreement).outcomes
    assert twice == once + tuple(x + utilities.shape[1] for x in once)


@EVERY
@given(problem=problems(), data=st.data())
def test_rounding_errors_change_nothing(entry, problem, data):
    utilities, disagreement = problem
    cells = st.lists(st.integers(-3, 3), min_size=utilities.size, max_size=utilities.size)
    noise = np.array(data.draw(cells), dtype=float).reshape(utilities.shape) * 1e-15
    assert entry.function(utilities + noise, disagreement).outcomes == entry.function(utilities, disagreement).outcomes


@EVERY
def test_an_outcome_that_everybody_likes_best_is_picked(entry):
    assert entry.function([[1, 3, 2], [2, 3, 1]], [0, 0]).outcomes == (1,)


@EVERY
def test_one_outcome(entry):
    assert entry.function([[1], [2]], [0, 0]).outcomes == (0,)
    assert entry.function([[1], [2]], [1, 2]).outcomes == (0,)


@EVERY
def test_no_individually_rational_outcome_says_so(entry):
    answer = entry.function([[1, -1], [-1, 1]], [0, 0])
    assert answer.outcomes == ()
    assert "disagreement value" in answer.undefined


@EVERY
def test_no_outcome_at_all_says_so(entry):
    assert entry.function(np.empty((2, 0)), [0, 0]).undefined == "there is no outcome"


@EVERY
@pytest.mark.parametrize(
    ("utilities", "disagreement"),
    [
        ([1.0, 2.0], [0.0]),
        ([[1.0], [2.0]], [0.0]),
        ([[1.0], [2.0]], 0.0),
        (np.empty((0, 2)), []),
        ([[1.0], [float("nan")]], [0.0, 0.0]),
        ([[1.0], [2.0]], [0.0, float("inf")]),
    ],
)
def test_bad_problems_are_refused(entry, utilities, disagreement):
    with pytest.raises(InputError):
        entry.function(utilities, disagreement)


# The registry and the package.


def test_registry_names_are_distinct():
    assert len({entry.id for entry in SOLUTIONS}) == len({entry.name for entry in SOLUTIONS}) == len(SOLUTIONS)
    assert all(entry.source for entry in SOLUTIONS)


def test_every_axiom_is_checked():
    assert set(CHECKS) == set(Axiom)
    assert set(FAILS) == {(entry.id, axiom) for entry, axiom in NOT_CLAIMED}


def test_public_names_are_sorted_and_there():
    assert solutions.__all__ == sorted(
        solutions.__all__, key=lambda name: (not name.isupper(), name[0].islower(), name)
    )
    assert all(hasattr(solutions, name) for name in solutions.__all__)


def test_a_solution_is_an_answer_or_a_reason():
    answer = Solution(name="Nash", outcomes=(0,), utilities=((1.0, 1.0),), definition="…")
    for broken in ({"undefined": "why"}, {"outcomes": (), "utilities": ()}, {"utilities": ()}):
        with pytest.raises(ValueError, match="a solution has"):
            replace(answer, **broken)
