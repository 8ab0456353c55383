"""Meanings and completions of packages, against plain products."""

import itertools
from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkaway.case import Branch, Case, Issue, NoDeal, Option, Package
from walkaway.space import OutcomeSpace, completions, meanings
from walkaway.space.completions import MAX_COMPLETIONS, describe_package


def issue_of(name, count, outside=()):
    options = tuple(Option(id=f"{name}{k}", name="", agreeable=k not in outside) for k in range(count))
    return Issue(id=name, name=name, options=options)


ISSUES = (issue_of("a", 3), issue_of("b", 2), issue_of("c", 4, outside=(3,)))


def space_of(*branches, issues=ISSUES, dropped=()):
    chances = [1.0] if len(branches) == 1 else [chance for chance, _ in branches]
    outcomes = [branches[0]] if len(branches) == 1 else [outcome for _, outcome in branches]
    held = tuple(
        Branch(chance=chance, outcome=tuple(outcome.items())) for chance, outcome in zip(chances, outcomes, strict=True)
    )
    return OutcomeSpace.of(
        Case(id="c", issues=issues, no_deal=NoDeal(branches=held if branches else ())), frozenset(dropped)
    )


def package(rest="no_deal", **terms):
    named = tuple((i, levels if isinstance(levels, tuple) else (levels,)) for i, levels in terms.items())
    return Package(terms=named, rest=rest)


def outcomes_of(found):
    assert found.outcomes.shape[1] == 1
    return [tuple(row) for row in found.outcomes[:, 0].tolist()]


@st.composite
def packages(draw):
    named = draw(st.lists(st.sampled_from(["a", "b", "c"]), unique=True, max_size=3))
    sizes = {"a": 3, "b": 2, "c": 3}
    terms = {
        i: tuple(
            f"{i}{k}" for k in draw(st.lists(st.integers(0, sizes[i] - 1), min_size=1, max_size=sizes[i], unique=True))
        )
        for i in named
    }
    return package(draw(st.sampled_from(["no_deal", "open"])), **terms)


DROPPED = st.sets(st.sampled_from([("a", "a1"), ("b", "b0"), ("c", "c2")]))


@given(packages(), DROPPED)
def test_meanings_are_every_choice_among_what_stands(said, dropped):
    space = space_of({"a": "a0"}, dropped=dropped)
    found = [describe_package(meaning) for meaning in meanings(said, space)]
    plain = itertools.product(*([lv for lv in levels if (i, lv) not in dropped] for i, levels in said.terms))
    assert found == [dict(zip(said.issues, choice, strict=True)) for choice in plain]
    assert all(meaning.rest == said.rest for meaning in meanings(said, space))


@given(packages(), st.fixed_dictionaries({}, optional={"a": st.just("a2"), "b": st.just("b1"), "c": st.just("c3")}))
def test_completions_fill_in_what_is_not_named(said, held):
    space = space_of(held) if held else space_of()
    for meaning in meanings(said, space):
        named = describe_package(meaning)
        axes = []
        for issue in ISSUES:
            if issue.id in named:
                axes.append([int(named[issue.id][1:])])
            elif said.rest == "no_deal" and held.get(issue.id) in ("a2", "b1"):
                axes.append([int(held[issue.id][1:])])
            else:  # open, not declared, or what can only hold without a deal
                axes.append([k for k, option in enumerate(issue.options) if option.agreeable])
        found = completions(meaning, space)
        assert sorted(outcomes_of(found)) == sorted(itertools.product(*axes))
        assert found.is_definite == (len(outcomes_of(found)) == 1)
        assert found.chances.tolist() == [1.0]


def test_the_rest_of_a_package_may_be_a_lottery():
    space = space_of((0.3, {"a": "a0", "b": "b0", "c": "c0"}), (0.7, {"a": "a1", "b": "b0", "c": "c0"}))
    found = completions(package(c="c2"), space)
    assert found.outcomes.tolist() == [[[0, 0, 2], [1, 0, 2]]]
    assert found.chances.tolist() == [0.3, 0.7]
    assert not found.is_definite
    # Named, the issue that was left to chance is settled: the branches are one.
    found = completions(package(a="a2", c="c2"), space)
    assert found.outcomes.tolist() == [[[2, 0, 2]]]
    assert found.chances.tolist() == pytest.approx([1.0])
    assert found.is_definite
    assert found.outcome.tolist() == [2, 0, 2]
    # Open, nothing of no deal is left.
    assert len(outcomes_of(completions(package("open", c="c2"), space))) == 6


def test_an_issue_that_no_branch_settles_is_open_in_every_branch():
    space = space_of((0.5, {"a": "a0", "b": "b0"}), (0.5, {"a": "a1", "b": "b0"}))
    found = completions(package(), space)
    assert found.outcomes.tolist() == [[[0, 0, k], [1, 0, k]] for k in range(3)]


@pytest.mark.parametrize("sizes", [[2] * 10, [4] * 6, [3] * 7, [2, 3, 5, 7, 11], [513, 2], [700, 3, 2]])
def test_too_many_completions_are_a_balanced_choice(sizes):
    """Every level of every issue comes equally often, and so do pairs of levels, as far as chance allows."""
    issues = tuple(issue_of(f"i{k:02}", size) for k, size in enumerate(sizes))
    found = completions(Package(terms=(), rest="open"), space_of(issues=issues)).outcomes[:, 0]
    assert len(found) == MAX_COMPLETIONS
    for column, size in enumerate(sizes):
        counts = np.bincount(found[:, column], minlength=size)
        assert counts.max() - counts.min() <= 1
    for one, other in itertools.combinations(range(len(sizes)), 2):
        cells = sizes[one] * sizes[other]
        if cells > MAX_COMPLETIONS / 5:
            continue
        pairs = Counter(zip(found[:, one].tolist(), found[:, other].tolist(), strict=True))
        even = MAX_COMPLETIONS / cells
        assert len(pairs) == cells
        assert max(abs(count - even) for count in pairs.values()) < 5 * np.sqrt(even)
    again = completions(Package(terms=(), rest="open"), space_of(issues=issues)).outcomes[:, 0]
    assert np.array_equal(found, again)


def test_up_to_the_limit_every_completion_is_there():
    issues = tuple(issue_of(f"i{k}", 2) for k in range(9))
    found = completions(Package(terms=(), rest="open"), space_of(issues=issues)).outcomes[:, 0]
    assert [tuple(row) for row in found.tolist()] == list(itertools.product((0, 1), repeat=9))
    assert len(found) == MAX_COMPLETIONS
