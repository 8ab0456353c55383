"""Measures and solutions against files that other programs shipped with their answers."""

import json
from xml.etree import ElementTree as ET

import numpy as np
import pytest

from solutions.exact_domains import every_outcome, opposed_tables
from walkaway.solutions.exact import MEASURES, Domain, measures, pareto_frontier, solve


def negolog(folder):
    first, second = (json.loads((folder / f"profile{side}.json").read_text()) for side in "AB")
    own = [
        [
            np.array([profile["issueWeights"][issue] * profile["issues"][issue][option] for option in options])
            for issue, options in first["issues"].items()
        ]
        for profile in (first, second)
    ]
    domain = Domain.additive(own, reservation=(first["reservationValue"], second["reservationValue"]))
    return domain, json.loads((folder / "specs.json").read_text())


def test_all_negolog_domains(shared):
    folders = sorted((shared / "data" / "negolog").glob("domain*"))
    assert len(folders) == 66
    for folder in folders:
        domain, shipped = negolog(folder)
        assert domain.size == shipped["NumberOfBids"]
        (nash,) = solve(domain, only=("nash",), disagreement="zero")
        product = shipped.get("Nash Product", shipped.get("Product Score"))
        assert np.prod(nash.utilities[0]) == pytest.approx(product, abs=1e-6), folder.name
        (welfare,) = solve(domain, only=("utilitarian",), disagreement="zero")
        assert sum(welfare.utilities[0]) == pytest.approx(shipped["Social Welfare"], abs=1e-6), folder.name
        by_id = {one.id: one for one in measures(domain, only=("opposition_maximum_welfare", "balance"))}
        assert by_id["balance"].value == pytest.approx(shipped["BalanceScore"], abs=1e-6), folder.name
        # Several outcomes may have the greatest welfare; the shipped one is of one of them.
        apart = [np.sqrt(((1 - np.array(point)) ** 2).sum()) for point in welfare.utilities]
        assert min(abs(one - shipped["Opposition"]) for one in apart) < 1e-6, folder.name
        assert by_id["opposition_maximum_welfare"].value == pytest.approx(apart[0])


def genius_profile(path, issues=None):
    """Return a plain additive profile: items by issue and value, weight times evaluation over the greatest."""
    root = ET.parse(path).getroot()
    weights = {w.get("index"): float(w.get("value")) for w in root.iter("weight") if w.get("value")}
    found = {}
    for issue in root.iter("issue"):
        items = issue.findall("item")
        if not items:
            raise ValueError("not discrete")
        values = {item.get("value"): float(item.get("evaluation")) for item in items}
        most = max(values.values())
        found[issue.get("index")] = {
            value: weights[issue.get("index")] * (worth / most if most > 1e-5 else 0.0)
            for value, worth in values.items()
        }
    return found


def test_genius_domains_that_read_plainly(shared):
    root = shared / "data" / "genius"
    checked = 0
    for entry in json.loads((root / "reference.json").read_text()):
        folder = (root / entry["domain"]).parent
        try:
            first, second = (genius_profile(folder / entry[name]) for name in ("p1", "p2"))
            own = [[[profile[i][value] for value in first[i]] for i in first] for profile in (first, second)]
        except (ET.ParseError, ValueError, TypeError, KeyError):
            continue  # another reader's business
        reservation = tuple(value or 0.0 for value in entry["rv"])
        domain = Domain.additive(own, caps=(1.0, 1.0), reservation=reservation)
        if domain.size != entry["size"]:
            continue
        answer = pareto_frontier(domain)
        assert len(answer) == entry["pareto_points"], entry["domain"]
        assert answer.utilities.max(axis=0) == pytest.approx(entry["maxu"], abs=1e-6)
        found = {one.id: one for one in solve(domain, frontier=answer, disagreement="zero")}
        (nash,) = solve(domain, frontier=answer, only=("nash",))
        if nash.undefined:
            assert not (answer.utilities >= reservation).all(axis=1).any()
            continue
        gains = [np.prod(np.array(point) - reservation) for point in (nash.utilities[0], entry["nash"])]
        assert gains[0] == pytest.approx(gains[1], abs=1e-6), entry["domain"]
        assert sum(found["utilitarian"].utilities[0]) == pytest.approx(sum(entry["welfare"]), abs=1e-6)
        gap = abs(entry["egal"][0] - entry["egal"][1])
        assert np.ptp(found["minimum-gap"].utilities[0]) == pytest.approx(gap, abs=1e-6), entry["domain"]
        apart = [np.sqrt(((1 - np.array(point)) ** 2).sum()) for point in found["minimum-gap"].utilities]
        assert min(abs(one - entry["opp"]) for one in apart) < 1e-6, entry["domain"]
        checked += 1
    assert checked > 60


def test_measures_by_hand():
    domain = Domain.additive([[[0.0, 0.8, 1.0]], [[1.0, 0.6, 0.0]]])
    by_id = {one.id: one.value for one in measures(domain)}
    assert by_id["opposition_minimum_gap"] == pytest.approx(np.hypot(0.2, 0.4))
    assert by_id["opposition_maximum_welfare"] == pytest.approx(np.hypot(0.2, 0.4))
    assert by_id["opposition_nearest"] == pytest.approx(np.hypot(0.2, 0.4))
    assert by_id["balance"] == pytest.approx(1.8 / 3 - 1.6 / 3)
    assert by_id["distribution"] == 0.0


def test_measures_equal_their_definitions():
    domain = Domain.additive(opposed_tables(np.random.default_rng(3), 4, 5))
    values = domain.values(every_outcome(domain.options)).T
    frontier = pareto_frontier(domain).utilities
    by_id = {one.id: one.value for one in measures(domain)}
    assert set(by_id) == {measure.id for measure in MEASURES}
    apart = np.sqrt(((values[:, None] - frontier[None]) ** 2).sum(axis=2)).min(axis=1).mean()
    assert by_id["distribution"] == pytest.approx(apart, abs=1e-8)
    assert by_id["balance"] == pytest.approx((values[:, 0] - values[:, 1]).mean())
    nearest = np.sqrt(((1 - values) ** 2).sum(axis=1)).min()
    assert by_id["opposition_nearest"] == pytest.approx(nearest, abs=1e-8)


def test_a_measure_without_a_value_says_why():
    domain = Domain.additive(opposed_tables(np.random.default_rng(0), 12, 5))
    by_id = {one.id: one for one in measures(domain, only=("distribution", "balance"))}
    assert by_id["distribution"].value is None
    assert "244,140,625" in by_id["distribution"].why
    assert by_id["balance"].value is not None
