"""Worlds: readings and meanings multiply, weights are shared out and passed on, and too many are refused."""

import time
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkaway.beliefs.worlds import MAX_WORLDS, worlds
from walkaway.case import Case, Issue, Option, Package, Party, Reading, ReadingGroup, Statement
from walkaway.case.check_readings import count_combinations
from walkaway.errors import CaseError
from walkaway.space import OutcomeSpace

LEVELS = ("none", "part", "most", "all")
ISSUES = tuple(
    Issue(id=name, name=name, options=tuple(Option(id=level, name=level) for level in LEVELS)) for name in ("x", "y")
)


def offer(name, x=("none",), y=("none",)):
    return Statement(id=name, kind="offer", parties=("p",), package=Package(terms=(("x", x), ("y", y))))


def case_of(statements, groups=()):
    return Case(
        id="c", parties=(Party(id="p", name="P"),), issues=ISSUES, statements=tuple(statements), readings=tuple(groups)
    )


def found(case, *dropped):
    return worlds(case, OutcomeSpace.of(case, frozenset(dropped)))


@st.composite
def cases(draw):
    levels = st.lists(st.sampled_from(LEVELS), min_size=1, max_size=2, unique=True).map(tuple)
    statements, groups = [], []
    for g in range(draw(st.integers(0, 2))):
        readings = []
        for r in range(draw(st.integers(1, 3))):
            ids = [f"g{g}r{r}s{s}" for s in range(draw(st.integers(0, 2)))]
            statements += [offer(name, draw(levels), draw(levels)) for name in ids]
            readings.append(Reading(id=f"r{r}", statements=tuple(ids), weight=draw(st.floats(0.1, 10))))
        groups.append(ReadingGroup(id=f"g{g}", readings=tuple(readings)))
    for s in range(draw(st.integers(0, 2))):
        statements.append(offer(f"s{s}", draw(levels), draw(levels)))
    return case_of(draw(st.permutations(statements)), groups)


@given(cases())
def test_worlds_are_every_combination_and_their_priors_sum_to_one(case):
    if count_combinations(case) > MAX_WORLDS:
        with pytest.raises(CaseError, match="more than 64"):
            found(case)
        return
    result = found(case)
    assert len(result) == count_combinations(case)
    assert sum(world.prior for world in result) == pytest.approx(1.0, abs=1e-12)
    assert len({(world.readings, world.meanings) for world in result}) == len(result)
    for group in case.readings:
        total = sum(reading.weight for reading in group.readings)
        for reading in group.readings:
            share = sum(world.prior for world in result if world.reading(group.id) == reading.id)
            assert share == pytest.approx(reading.weight / total, abs=1e-12)
    for statement in case.statements:
        for world in result:
            owner = case.reading_of(statement.id)
            true = owner is None or world.reading(owner[0].id) == owner[1].id
            assert (statement.id in world.silent) != true
            meaning = world.meaning(statement.id)
            assert (meaning is not None) == true
            if meaning is not None:
                assert all(
                    levels[0] in dict(statement.package.terms)[issue] and len(levels) == 1
                    for issue, levels in meaning.terms
                )


def test_meanings_share_equally_within_their_reading():
    group = ReadingGroup(
        id="g", readings=(Reading(id="a", statements=("many",), weight=3.0), Reading(id="b", statements=("one",)))
    )
    result = found(case_of([offer("many", ("part", "most", "all")), offer("one")], [group]))
    assert [(world.reading("g"), world.prior) for world in result] == [
        ("a", pytest.approx(0.25)),
        ("a", pytest.approx(0.25)),
        ("a", pytest.approx(0.25)),
        ("b", pytest.approx(0.25)),
    ]


def test_an_emptied_meaning_passes_its_weight_on_within_its_reading():
    group = ReadingGroup(
        id="g", readings=(Reading(id="a", statements=("many",), weight=3.0), Reading(id="b", statements=("one",)))
    )
    case = case_of([offer("many", ("part", "most", "all")), offer("one")], [group])
    result = found(case, ("x", "all"))
    assert [(world.reading("g"), world.prior) for world in result] == [
        ("a", pytest.approx(0.375)),
        ("a", pytest.approx(0.375)),
        ("b", pytest.approx(0.25)),
    ]
    assert all(dict(world.meaning("many").terms)["x"] != ("all",) for world in result[:2])


def test_an_emptied_reading_passes_its_weight_on_to_the_others_in_proportion():
    group = ReadingGroup(
        id="g",
        readings=(
            Reading(id="a", statements=("all_of_it",), weight=5.0),
            Reading(id="b", statements=("some",), weight=3.0),
            Reading(id="c", statements=("little",), weight=1.0),
        ),
    )
    case = case_of([offer("all_of_it", ("all",)), offer("some", ("most",)), offer("little", ("part",))], [group])
    result = found(case, ("x", "all"))
    assert {world.reading("g"): world.prior for world in result} == {
        "b": pytest.approx(0.75),
        "c": pytest.approx(0.25),
    }
    assert all("all_of_it" in world.silent for world in result)


def test_an_emptied_group_and_an_emptied_statement_fall_silent():
    group = ReadingGroup(id="g", readings=(Reading(id="a", statements=("gone",)),))
    case = case_of([offer("gone", ("all",)), offer("also_gone", ("all",)), offer("stays")], [group])
    (world,) = found(case, ("x", "all"))
    assert world.silent == {"gone", "also_gone"}
    assert world.reading("g") is None
    assert world.meaning("stays") is not None
    assert world.prior == 1.0


def test_more_than_64_worlds_are_refused_at_once():
    def several(count):
        return case_of([offer(f"s{k}", ("part", "all")) for k in range(count)])

    assert len(found(several(6))) == 64 == MAX_WORLDS
    with pytest.raises(CaseError, match="more than 64 combinations"):
        found(several(7))
    start = time.perf_counter()
    with pytest.raises(CaseError, match="more than 64 combinations"):
        found(several(40))
    assert time.perf_counter() - start < 5.0
    groups = [
        ReadingGroup(id=f"g{g}", readings=(Reading(id="a", statements=(f"s{g}",)), Reading(id="b", statements=())))
        for g in range(5)
    ]
    # 3 ⁵ = 243: each group has one reading of two meanings and one of none.
    with pytest.raises(CaseError, match="more than 64 combinations"):
        found(replace(several(5), readings=tuple(groups)))
    assert len(found(replace(several(3), readings=tuple(groups[:3])))) == 27


def test_the_order_of_the_file_does_not_order_the_worlds():
    group = ReadingGroup(
        id="g", readings=(Reading(id="b", statements=("two",), weight=2.0), Reading(id="a", statements=("one",)))
    )
    other = ReadingGroup(id="f", readings=(Reading(id="y", statements=()), Reading(id="x", statements=())))
    statements = [offer("one", ("part", "all")), offer("two"), offer("three", y=("none", "all"))]
    case = case_of(statements, [group, other])
    turned = case_of(statements[::-1], [other, replace(group, readings=group.readings[::-1])])
    assert found(case) == found(turned)
    assert np.isclose(sum(world.prior for world in found(case)), 1.0)
