"""Conditions against a plain evaluator that goes outcome by outcome."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from walkaway.case import Bound, Case, Clause, Issue, NumericRange, Option, Where
from walkaway.space import OutcomeSpace, holds
from walkaway.space.conditions import is_empty

SCALE = {
    "sites": ("none", "one", "more", "all"),
    "aid": ("no", "yes"),
    "price": (0.0, 5.0, 10.0, 15.0, 20.0),
}
CASE = Case(
    id="c",
    issues=(
        Issue(id="sites", name="", options=tuple(Option(id=o, name="") for o in SCALE["sites"])),
        Issue(id="aid", name="", options=tuple(Option(id=o, name="") for o in SCALE["aid"])),
        Issue(id="price", name="", range=NumericRange(low=0, high=20, step=5)),
    ),
)
SPACE = OutcomeSpace.of(CASE)


@st.composite
def clauses(draw):
    issue = draw(st.sampled_from(sorted(SCALE)))
    level = st.sampled_from(SCALE[issue])
    if draw(st.booleans()):
        return Clause(issue=issue, levels=tuple(draw(st.lists(level, min_size=1, max_size=3, unique=True))))
    sides = draw(st.lists(st.sampled_from(["at_least", "at_most"]), min_size=1, max_size=2, unique=True))
    return Clause(issue=issue, bounds=tuple(Bound(side=side, level=draw(level)) for side in sides))


def joined(inner):
    return st.builds(
        Where,
        clauses=st.lists(clauses(), max_size=2).map(tuple),
        negated=st.lists(inner, max_size=2).map(tuple),
    )


CONDITIONS = st.recursive(
    st.builds(Where, clauses=st.lists(clauses(), min_size=1, max_size=3).map(tuple)), joined, max_leaves=4
)


def plainly(where, outcome):
    for clause in where.clauses:
        scale = SCALE[clause.issue]
        level = outcome[clause.issue]
        if clause.levels and level not in clause.levels:
            return False
        for bound in clause.bounds:
            if bound.side == "at_least" and scale.index(level) < scale.index(bound.level):
                return False
            if bound.side == "at_most" and scale.index(level) > scale.index(bound.level):
                return False
    return not any(plainly(inner, outcome) for inner in where.negated)


@given(CONDITIONS)
def test_conditions_hold_where_a_plain_reading_says_so(where):
    outcomes = SPACE.grid(SCALE)
    found = holds(where, SPACE, outcomes)
    assert found.tolist() == [plainly(where, SPACE.describe(row)) for row in outcomes]


@given(CONDITIONS)
def test_a_condition_means_the_same_on_what_dropped_options_leave(where):
    dropped = OutcomeSpace.of(CASE, frozenset({("sites", "one"), ("aid", "no")}))
    outcomes = dropped.grid(SCALE)
    assert len(outcomes) == 3 * 1 * 5
    assert holds(where, dropped, outcomes).tolist() == [plainly(where, dropped.describe(row)) for row in outcomes]


@given(CONDITIONS)
def test_a_condition_is_empty_where_no_level_left_meets_one_of_its_clauses(where):
    gone = {("sites", "one"), ("sites", "more"), ("aid", "no")}
    dropped = OutcomeSpace.of(CASE, frozenset(gone))
    every = list(where.all_clauses())
    plain = any(
        not any(
            plainly(Where(clauses=(clause,)), {clause.issue: level})
            for level in SCALE[clause.issue]
            if (clause.issue, level) not in gone
        )
        for clause in every
    )
    assert is_empty(where, dropped) == plain


def test_the_issues_of_a_condition_are_those_it_names_anywhere():
    inner = Where(clauses=(Clause(issue="aid", levels=("yes",)),))
    where = Where(clauses=(Clause(issue="sites", levels=("all",)),), negated=(inner,))
    assert where.issues == ("aid", "sites")
    found = [SPACE.describe(row) for row in SPACE.grid(SCALE) if holds(where, SPACE, row[None])[0]]
    assert {(o["sites"], o["aid"]) for o in found} == {("all", "no")}
    assert len(found) == 5
    assert len(list(itertools.chain(where.all_clauses()))) == 2
