"""Domains from files, solved: the numbers are those of the files, and the answers those that others published."""

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples import examples
from formats.domains import domains
from walkaway.formats import read_domain
from walkaway.solutions.exact.domain import ComputedUtility, RectangleUtility, TableUtility
from walkaway.solutions.exact.translate import exact_domain
from walkaway.solutions.solved import solved
from walkaway.space import Domain

DOMINATED = {10: 0, 30: 8, 50: 12}
"""Shipped points of Genius's hyper-rectangle domains that are dominated, by number of issues."""
FILES = Path(__file__).parent.parent / "formats" / "files"


KINDS = st.sampled_from(["sum", "cap", "bonuses"]).flatmap(lambda kind: domains(kind=kind))


def every_outcome(domain: Domain) -> np.ndarray:
    return domain.space.grid([issue.id for issue in domain.space.issues])


def check_translation(domain: Domain) -> None:
    numbers = exact_domain(domain)
    outcomes = every_outcome(domain)
    assert numbers.size == domain.size == len(outcomes)
    for party, found in zip(domain.ids, numbers.values(outcomes), strict=True):
        assert np.allclose(found, domain.utility(party).values(outcomes)[0], rtol=0, atol=1e-12)


@pytest.mark.parametrize("folder", sorted(file.name for file in FILES.iterdir()))
def test_a_domain_as_numbers_is_the_domain_as_written(folder: str):
    check_translation(read_domain(FILES / folder, ()))


@examples(150)
@given(domain=KINDS)
def test_random_domains_as_numbers_are_the_domains_as_written(domain: Domain):
    check_translation(domain)


@examples(100)
@given(domain=KINDS)
def test_the_frontier_is_that_of_plain_enumeration(domain: Domain):
    found = solved(domain)
    values = np.stack([domain.utility(party).values(every_outcome(domain))[0] for party in domain.ids], axis=1)
    plain = {tuple(np.round(row, 8)) for row in values if not any(dominates(other, row) for other in values)}
    assert {tuple(row) for row in np.round(found.frontier.utilities, 8)} == plain
    for point in found.points():
        for party, value in point["utilities"].items():
            assert domain.value(party, point["outcome"]) == pytest.approx(value, abs=1e-8)


def dominates(other: np.ndarray, row: np.ndarray) -> bool:
    return bool((other >= row - 1e-9).all() and (other > row + 1e-9).any())


def test_each_kind_of_utility_takes_the_form_that_suits_it():
    def kinds(folder: str) -> set[type]:
        return {type(utility) for utility in exact_domain(read_domain(FILES / folder, ())).utilities}

    assert kinds("genius") == {TableUtility}
    assert kinds("genius-nonlinear") <= {RectangleUtility, TableUtility, ComputedUtility}
    assert RectangleUtility in kinds("genius-nonlinear")


def negolog(shared: Path) -> list[Path]:
    return sorted((shared / "data" / "negolog").iterdir())


def test_all_domains_of_negolog_have_the_answers_that_they_ship(shared: Path):
    folders = negolog(shared)
    assert len(folders) == 66
    for folder in folders:
        known = json.loads((folder / "specs.json").read_text(encoding="utf-8"))
        domain = read_domain(folder, ())
        found = solved(domain.only(domain.ids[:2]), disagreement="zero")
        by_id = {one.id: one for one in found.solutions}
        measured = {one.id: one.value for one in found.measures}
        assert found.frontier.size == known["NumberOfBids"]
        product = known.get("Nash Product", known.get("Product Score"))
        assert np.prod(by_id["nash"].utilities[0]) == pytest.approx(product, abs=1e-6)
        assert sum(by_id["utilitarian"].utilities[0]) == pytest.approx(known["Social Welfare"], abs=1e-6)
        # Of several outcomes of the same welfare another tool may name another one.
        apart = [float(np.hypot(*(1.0 - np.array(values)))) for values in by_id["utilitarian"].utilities]
        assert any(value == pytest.approx(known["Opposition"], abs=1e-6) for value in apart)
        assert measured["balance"] == pytest.approx(known["BalanceScore"], abs=1e-6)


def test_all_domains_of_genius_have_the_answers_of_an_independent_enumerator(shared: Path):
    folder = shared / "data" / "genius"
    known = json.loads((folder / "reference.json").read_text(encoding="utf-8"))
    assert len(known) == 102
    for entry in known:
        place = folder / entry["domain"]
        domain = read_domain(place, (entry["p1"], entry["p2"]))
        found = solved(domain, disagreement="zero")
        by_id = {one.id: one for one in found.solutions}
        assert (found.frontier.size, len(found.frontier)) == (entry["size"], entry["pareto_points"]), entry["domain"]
        assert found.frontier.exact
        for solution, key in (("utilitarian", "welfare"),):
            assert sum(by_id[solution].utilities[0]) == pytest.approx(sum(entry[key]), abs=1e-8), entry["domain"]
        gap = {one.id: one.value for one in found.measures}["opposition_minimum_gap"]
        assert gap == pytest.approx(entry["opp"], abs=1e-6), entry["domain"]


# The frontier of the others is looked at where it is worked out, in test_exact_rectangles.py.
@pytest.mark.parametrize("issues", [10, *(pytest.param(issues, marks=pytest.mark.slow) for issues in (30, 50))])
def test_hyper_rectangles_that_nobody_can_enumerate_are_solved(shared: Path, issues: int):
    folder = shared / "data" / "genius" / "y2014" / f"{issues}issues"
    domain = read_domain(folder, ())
    found = solved(domain)
    assert found.frontier.exact
    assert found.frontier.method == "programme"
    assert found.frontier.size >= 10**10
    for point in found.points():
        for party, value in point["utilities"].items():
            assert domain.value(party, point["outcome"]) == pytest.approx(value, abs=1e-9)
    lines = (folder / "pareto.xml").read_text(encoding="utf-8").split("\n")
    shipped = np.array([[float(number) for number in line.split(",")] for line in lines if line.count(",") == 1])
    dominated = [place for place in found.frontier.dominating(shipped) if place is not None]
    beyond = [point for point in shipped if not any((row >= point - 1e-6).all() for row in found.frontier.utilities)]
    assert beyond == [], "no shipped point is better than what was proved to be the frontier"
    # Of what Genius ships some points are not efficient; which ones, the frontier names.
    assert len(dominated) == DOMINATED[issues]
