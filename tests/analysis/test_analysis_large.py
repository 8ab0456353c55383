"""Sets of outcomes that are asked by bounds give what looking at every outcome gives."""

import math
from typing import Any

import pytest

from analysis.random_cases import random_case
from conftest import REPO_ROOT
from walkaway.analysis import candidates, outcome_sets
from walkaway.analysis.outcome_sets import all_outcomes, headline_set
from walkaway.beliefs import Beliefs, believe
from walkaway.formats import read_case
from walkaway.workbench.findings import brief

SHIPPED = ("first-case", "camp-david-1978", "hanoi-2019")
SEEDS = (1, 4, 8, 12, 18, 31)


def believed(name: str) -> Beliefs:
    kind, _, seed = name.partition(" ")
    if kind == "random":
        return believe(random_case(int(seed)), seed=int(seed), draws=160)
    return believe(read_case(REPO_ROOT / "cases" / name).case, seed=3, draws=400)


def differences(one: Any, other: Any, where: str = "") -> list[str]:
    """Where two results differ by more than rounding, apart from how they were searched."""
    if isinstance(one, dict) and isinstance(other, dict):
        keys = sorted({*one, *other} - {"search", "packages_search"})
        return [found for key in keys for found in differences(one.get(key), other.get(key), f"{where}/{key}")]
    if isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        return [
            f for place, pair in enumerate(zip(one, other, strict=True)) for f in differences(*pair, f"{where}/{place}")
        ]
    if isinstance(one, float) and isinstance(other, float):
        return [] if math.isclose(one, other, rel_tol=0, abs_tol=1e-10) else [f"{where}: {one} and {other}"]
    return [] if one == other else [f"{where}: {one} and {other}"]


@pytest.mark.parametrize("name", [*SHIPPED, *(f"random {seed}" for seed in SEEDS)])
def test_bounds_change_no_figure_of_a_brief(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    listed = brief(believed(name), quick=True).to_dict()
    monkeypatch.setattr(outcome_sets, "ENUMERATED", 0)
    beliefs = believed(name)
    searched = brief(beliefs, quick=True)
    assert differences(listed, searched.to_dict()) == []
    asked = headline_set(beliefs.case, beliefs.space).by_bounds(beliefs.prior)
    assert asked == ("headline" in searched.zone.search)


def test_the_cases_above_hold_sets_that_bounds_answer_and_sets_that_they_do_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(outcome_sets, "ENUMERATED", 0)
    found = []
    for name in (*SHIPPED, *(f"random {seed}" for seed in SEEDS)):
        beliefs = believed(name)
        found.append(headline_set(beliefs.case, beliefs.space).in_the_way(beliefs.prior))
    assert found.count("") >= 3
    assert any("consent" in why for why in found)
    assert any("constraints" in why for why in found)


def test_a_set_too_large_to_list_is_searched_from_what_is_fair_in_some_draw(monkeypatch: pytest.MonkeyPatch) -> None:
    listed = brief(believed("hanoi-2019"), quick=True)
    monkeypatch.setattr(outcome_sets, "ENUMERATED", 0)
    monkeypatch.setattr(candidates, "MAX_OUTCOMES", 0)
    searched = brief(believed("hanoi-2019"), quick=True)
    assert searched.zone.headline == listed.zone.headline
    assert "a better one may exist" in searched.packages.search
    assert searched.packages.looked_at == listed.packages.looked_at
    best, found = (each.zone.best_package.acceptable_to_all.value for each in (listed, searched))
    assert best - 0.02 <= found <= best + 1e-12
    said = {entry.said_by for entry in listed.packages.packages if entry.said_by}
    assert said <= {entry.said_by for entry in searched.packages.packages}


def test_both_sets_are_one_where_every_issue_was_raised() -> None:
    case = believed("first-case")
    assert all_outcomes(case.case, case.space).name == "headline"
