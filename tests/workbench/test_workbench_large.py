"""Domains far too large to list, from a file to a brief."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from walkaway.analysis import outcome_sets
from walkaway.beliefs import believe
from walkaway.case import ExactPreferences, Issue, Option
from walkaway.errors import LimitError
from walkaway.formats import read_case, write_case
from walkaway.space import Domain, Profile, as_case
from walkaway.workbench.exchange import export_domain, import_domain
from walkaway.workbench.findings import brief, gap_only, zone_only


def domain(issues: int, options: int) -> Domain:
    """A domain of two parties with weights and values of three digits."""
    rng = np.random.default_rng(7)
    names = [f"issue{number:02d}" for number in range(issues)]
    levels = tuple(Option(id=f"v{number}", name=f"V{number}") for number in range(options))

    def profile(party: str) -> Profile:
        weights = rng.integers(1, 100, size=issues) / 1000
        rows = [rng.integers(0, 1001, size=options) / 1000 for _ in names]
        preferences = ExactPreferences(
            party=party,
            form="utility",
            weights=tuple(zip(names, map(float, weights / weights.sum()), strict=True)),
            table=tuple(
                (name, tuple((level.id, float(worth)) for level, worth in zip(levels, row, strict=True)))
                for name, row in zip(names, rows, strict=True)
            ),
        )
        return Profile(preferences=preferences, reservation=0.4)

    return Domain(
        name="large",
        issues=tuple(Issue(id=name, name=name, options=levels) for name in names),
        profiles=(profile("a"), profile("b")),
    )


@pytest.mark.parametrize("to", ["negolog", "genius"])
def test_a_domain_of_a_power_of_fifty(to: str, tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text(write_case(as_case(domain(50, 10))), encoding="utf-8")
    export_domain(tmp_path / "case.yaml", to, tmp_path / "files")
    case = read_case(import_domain(tmp_path / "files", tmp_path / "again").path).case
    beliefs = believe(case)
    found = brief(beliefs)
    assert found.zone.headline.value == 1.0
    assert found.zone.outcomes == found.packages.looked_at == 10**50
    assert "1.00·10^50 packages" in found.zone.search["headline"]
    least = [min(gain.value for gain in entry.gain.values()) for entry in found.packages.packages]
    assert len(least) == 200
    assert least == sorted(least, reverse=True)
    # No single change of the best package leaves the less satisfied side with more.
    space, best = beliefs.space, found.packages.packages[0].outcome
    row = np.array([space.level_position(issue.id, best[issue.id]) for issue in space.issues])
    near = np.repeat(row[np.newaxis], 500, axis=0)
    near[np.arange(500), np.arange(500) // 10] = np.arange(500) % 10
    gains = [beliefs.prior.parties[party].gains(near)[0] for party in case.principals]
    assert np.minimum(*gains).max() <= least[0] + 1e-10
    assert gap_only(beliefs).by_steps == ()


def capped(most: float) -> Domain:
    whole = domain(8, 10)
    return replace(
        whole,
        profiles=tuple(replace(one, preferences=replace(one.preferences, at_most=most)) for one in whole.profiles),
    )


def test_a_cap_that_no_deal_reaches_does_not_matter() -> None:
    plain, loose = zone_only(believe(as_case(domain(8, 10)))), zone_only(believe(as_case(capped(1.5))))
    assert loose.best_package.outcomes == plain.best_package.outcomes
    assert loose.depth == plain.depth
    with pytest.raises(LimitError, match="no plain sum"):
        zone_only(believe(as_case(capped(0.9))))


@pytest.mark.slow
def test_a_large_domain_of_genius_as_if_every_outcome_were_looked_at(
    shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = import_domain(shared / "data" / "genius" / "AMPOvsCity", tmp_path / "case").path

    def told() -> dict[str, Any]:
        result = brief(believe(read_case(path).case), quick=True).to_dict()
        for key in ("best_package", "best_five"):
            del result["zone"][key]["search"]
        result["zone"].pop("search", None)
        result.pop("packages_search", None)
        return result

    searched = told()
    monkeypatch.setattr(outcome_sets, "ENUMERATED", 2_000_000)
    assert searched == told()
