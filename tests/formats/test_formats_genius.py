"""Genius: our own files by hand, every shipped domain at the values of an independent enumerator, logged sessions."""

import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from formats.enumeration import pareto, utilities
from walkaway.errors import CaseError
from walkaway.formats.gather import read_domain
from walkaway.space import Domain

FILES = Path(__file__).parent / "files"
REFERENCE_FILE = "data/genius/reference.json"


def messages(domain: Domain) -> str:
    return "\n".join(str(warning) for warning in domain.warnings)


def test_own_linear_domain_by_hand():
    domain = read_domain(FILES / "genius")
    assert domain.ids == ("landlord", "tenant")
    assert [issue.id for issue in domain.issues] == ["Furniture", "Notice", "Rent", "Garage"]
    bid = {"Furniture": "all", "Notice": 3.0, "Rent": 760.0, "Garage": "yes"}
    assert domain.value("tenant", bid) == pytest.approx(0.4 * 4 / 8 + 0.1 * (1 - 0.25 * 2) + 0.3 * (2.5 - 1.9) + 0.3)
    assert domain.value("landlord", bid) == pytest.approx(0.25 * 0.5 + 0.25 * 0.4 + 0.5 * (760 - 500) / 400)
    best = {"Furniture": "kitchen", "Notice": 1.0, "Rent": 600.0, "Garage": "yes"}
    assert domain.value("tenant", best) == 1.0  # 0.4 + 0.1 + 0.3 + 0.3, cut
    steep = {"Notice": 6.0}
    assert domain.value("tenant", steep) == 0.0  # 1 - 0.25 · 5, cut at 0
    assert domain.profile("tenant").discount == 0.8
    assert domain.reservation("tenant") == 0.3
    assert domain.reservation("landlord") == 0.0
    assert "weights sum to 1.1" in messages(domain)
    assert "landlord_shown" in messages(domain)


def test_a_view_under_uncertainty_is_read_when_named():
    domain = read_domain(FILES / "genius", profiles=["tenant", "landlord_shown.xml"])
    assert domain.ids == ("tenant", "landlord_shown")
    assert domain.profile("landlord_shown").view == "10 ranked bids, 2 of them out of place"


def test_a_profile_finds_its_domain_and_comes_first():
    domain = read_domain(FILES / "genius" / "tenant.xml")
    assert domain.ids == ("tenant", "landlord")
    assert domain.name == "flat_domain"


def test_damaged_files_are_mended_and_it_is_told():
    domain = read_domain(FILES / "genius-damaged")
    assert [option.id for option in domain.issues[0].options] == ["Tea & cake", "Café au lait", "< 1 cup"]
    assert domain.value("owner", {"Drinks": "Café au lait", "Tables": 3.0}) == pytest.approx(0.6 * 2 / 3 + 0.5 * 0.5)
    assert domain.value("owner", {"Drinks": "Tea & cake", "Tables": 4.0}) == 1.0
    said = messages(domain)
    for expected in (
        r"cafe_domain\.xml:2:1: the XML declaration does not come first",
        r"cafe_domain\.xml:6:1: a missing space between two attributes",
        r"cafe_domain\.xml:7:1: an '&'",
        r"cafe_domain\.xml:9:1: a '<' inside an attribute",
        r"cafe_domain\.xml:11:1: an attribute value without quotes",
        r"read as Windows-1252",
        r"owner\.xml:3:1: a comment that holds '--'",
        r"owner\.xml:18:3: the discount factor 0",
        r"'Tea & Cake' of 'Drinks' was taken for the domain's 'Tea & cake'",
    ):
        assert re.search(expected, said), expected


def plain_nonlinear(path: Path) -> Any:
    """An evaluator of its own: one bid at a time, straight from the file."""
    text = path.read_text(encoding="utf-8")
    root = ET.fromstring(text[text.index("<utility_space") :])
    names = {issue.get("index"): issue.get("name") for issue in root.iter("issue")}
    utility = next(root.iter("utility"))

    def rectangle(element: ET.Element, bid: dict[str, float]) -> float:
        bounds = list(element)
        inside = all(float(b.get("min")) <= bid[names[b.get("index")]] <= float(b.get("max")) for b in bounds)
        pays = not inside if bounds and bounds[0].tag == "EXCLUDES" else inside
        return float(element.get("utility")) * float(element.get("weight", "1")) if pays else 0.0

    def function(element: ET.Element, bid: dict[str, float]) -> float:
        values = [rectangle(child, bid) for child in element.findall("hyperRectangle")]
        values += [function(child, bid) * float(child.get("weight", "1")) for child in element.findall("ufun")]
        return {"sum": sum, "min": min, "max": max}[element.get("aggregation")](values)

    return lambda bid: min(1.0, function(utility.find("ufun"), bid) / float(utility.get("maxutility")))


def compare_nonlinear(domain: Domain, folder: Path, outcomes: Any) -> None:
    space = domain.space
    bids = [space.describe(row) for row in outcomes]
    for profile in domain.ids:
        expected = [plain_nonlinear(folder / f"{profile}.xml")(bid) for bid in bids]
        found = domain.utility(profile).values(outcomes)[0]
        assert np.abs(found - expected).max() <= 1e-12
        assert len(set(found.round(9))) > 3


def test_own_rectangles_against_a_plain_evaluator():
    domain = read_domain(FILES / "genius-nonlinear")
    assert domain.size == 75
    assert domain.profile("left").discount == 0.5
    outcomes = domain.space.grid([issue.id for issue in domain.issues])
    compare_nonlinear(domain, FILES / "genius-nonlinear", outcomes)
    assert domain.profile("left").preferences.at_most == 1.0
    assert domain.profile("right").preferences.at_most is None  # 21 of 30 at most


@pytest.mark.parametrize("count", [10, 30, 50])
def test_shipped_rectangles_against_a_plain_evaluator(shared: Path, count: int):
    folder = shared / f"data/genius/y2014/{count}issues"
    domain = read_domain(folder)
    assert domain.size == 10 ** min(count, 40)
    rng = np.random.default_rng(count)
    outcomes = np.stack([rng.integers(0, len(levels), 400) for levels in domain.space.levels], axis=1)
    compare_nonlinear(domain, folder, outcomes)


def test_the_ends_of_the_shipped_pareto_frontier(shared: Path):
    """Branch and bound over the rectangles of 10issues: the best for one side, then for the other."""
    folder = shared / "data/genius/y2014/10issues"
    domain = read_domain(folder)
    shipped = [tuple(map(float, line.split(","))) for line in (folder / "pareto.xml").read_text().split("\n") if line]
    ends = [max(shipped), max(shipped, key=lambda point: point[1])]
    for first, expected in (("profile-1", ends[0]), ("profile-2", ends[1])):
        assert best_for(domain, first) == pytest.approx(expected, abs=1e-6)


def best_for(domain: Domain, first: str) -> tuple[float, float]:
    """Return what both get from the best outcome for one side, ties broken for the other."""
    boxes = []
    for profile in domain.profiles:
        exact = profile.preferences
        for bonus in exact.bonuses:
            assert not bonus.where.negated
            ends = {}
            for clause in bonus.where.clauses:
                bounds = {bound.side: bound.level for bound in clause.bounds}
                ends[clause.issue] = (bounds.get("at_least", 0.0), bounds.get("at_most", 9.0))
            share = bonus.adds / exact.out_of
            boxes.append((share * (1000 if profile.id == first else 1), ends))
    boxes.sort(key=lambda box: -box[0])
    rest = np.cumsum([0.0, *(value for value, _ in reversed(boxes))])[::-1]
    best: list[Any] = [-1.0, {}]

    def search(place: int, value: float, region: dict[str, tuple[float, float]]) -> None:
        if value > best[0]:
            best[:] = [value, region]
        if place == len(boxes) or value + rest[place] <= best[0]:
            return
        gain, ends = boxes[place]
        inside = {**region}
        for issue, (low, high) in ends.items():
            before = inside.get(issue, (0.0, 9.0))
            inside[issue] = (max(low, before[0]), min(high, before[1]))
        if all(low <= high for low, high in inside.values()):
            search(place + 1, value + gain, inside)
        search(place + 1, value, region)

    search(0, 0.0, {})
    bid = {issue.id: best[1].get(issue.id, (0.0, 9.0))[0] for issue in domain.issues}
    return domain.value("profile-1", bid), domain.value("profile-2", bid)


def test_logged_sessions_of_genius(shared: Path):
    """Two agreements of the party domain, with the distances that Genius logged."""
    domain = read_domain(shared / "data/genius/partydomain", profiles=["party1_utility", "party2_utility"])
    points = utilities(domain)
    nash = points[:, np.argmax(points[0] * points[1])]
    assert nash == pytest.approx([0.785, 0.928565], abs=1e-6)
    frontier = pareto(points, 10)
    for agreement, to_nash, welfare in (
        ((0.658333, 1.0), 0.14542, 1.65833),
        ((0.721667, 0.976188), 0.07924, 1.69786),
    ):
        nearest = points[:, np.argmin(np.abs(points.T - agreement).max(axis=1))]
        assert nearest == pytest.approx(agreement, abs=1e-6)
        assert np.abs(frontier - nearest).max(axis=1).min() == pytest.approx(0.0, abs=1e-9)
        assert np.linalg.norm(nearest - nash) == pytest.approx(to_nash, abs=5e-6)
        assert nearest.sum() == pytest.approx(welfare, abs=5e-6)


def entries(shared: Path) -> list[dict[str, Any]]:
    return json.loads((shared / REFERENCE_FILE).read_text(encoding="utf-8"))


def test_every_shipped_domain_has_the_values_of_the_reference(shared: Path):
    wrong = []
    listed = entries(shared)
    for entry in listed:
        domain = read_domain(shared / "data/genius" / entry["domain"])
        names = [Path(entry[key]).stem for key in ("p1", "p2")]
        points = utilities(domain, *names)
        reservation = np.array([domain.reservation(name) for name in names])[:, np.newaxis]
        gains = points - reservation
        rational = (gains >= -1e-12).all(axis=0)
        frontier = pareto(points, 10)
        gap = np.array(entry["egal"])
        checks = {
            "profiles": len(domain.profiles) == entry["n_profiles"],
            "size": domain.size == entry["size"],
            "issues": len(domain.issues) == entry["issues"],
            "largest": np.abs(points.max(axis=1) - entry["maxu"]).max() < 1e-9,
            "welfare": abs(points.sum(axis=0).max() - sum(entry["welfare"])) < 1e-9,
            "frontier": len(frontier) == entry["pareto_points"],
            "minimum gap": abs(np.abs(frontier[:, 0] - frontier[:, 1]).min() - abs(gap[0] - gap[1])) < 1e-9,
            "its point": np.abs(frontier - gap).max(axis=1).min() < 1e-9,
            "opposition": abs(np.linalg.norm(1 - gap) - entry["opp"]) < 1e-9,
            "reservation": [domain.profile(name).reservation for name in names] == entry["rv"],
            "discount": [domain.profile(name).discount for name in names]
            == [factor if factor and 0 < factor <= 1 else 1.0 for factor in entry["df"]],
        }
        if rational.any():
            products = np.where(rational, gains[0] * gains[1], -1.0)
            expected = np.prod(np.array(entry["nash"]) - reservation[:, 0])
            checks["nash"] = abs(products.max() - expected) < 1e-9
        wrong += [(entry["domain"], name) for name, good in checks.items() if not good]
    assert wrong == []
    assert len(listed) == 102


def test_every_folder_that_is_not_in_the_reference(shared: Path):
    base = shared / "data/genius"
    assert read_domain(base / "AMPOvsCity").size == 1_944_000
    car = read_domain(base / "y2011/Car")
    assert car.ids == ("adg_deal", "adg_deal2")
    assert "adg_deal.xml:46:1: a missing space between two attributes" in messages(car)


def test_every_shipped_file_is_read_or_fails_with_its_line(shared: Path):
    failed = {}
    files = sorted((shared / "data/genius").rglob("*.xml"))
    for file in files:
        try:
            read_domain(file)
        except CaseError as error:
            failed[str(file.relative_to(shared / "data/genius"))] = str(error).removeprefix(str(file))
    assert len(files) == 361
    assert failed.pop("y2011/IS_BT_Acquisition/IS_BT_Acquisition_IS_20.xml").startswith(":58:1: 's' is not a number")
    assert set(failed) == {f"y2014/{count}issues/pareto.xml" for count in (10, 30, 50)}
    assert all("in no format that is known" in said for said in failed.values())


def test_a_broken_profile_beside_two_sound_ones_is_left_out(shared: Path):
    folder = shared / "data/genius/y2011/IS_BT_Acquisition"
    domain = read_domain(folder)
    assert domain.ids == ("IS_BT_Acquisition_BT_prof", "IS_BT_Acquisition_IS_prof")
    assert "IS_BT_Acquisition_IS_20.xml:58:1: left out, since it cannot be read" in messages(domain)
    with pytest.raises(CaseError, match=r"IS_20\.xml:58:1: 's' is not a number"):
        read_domain(folder, profiles=["IS_BT_Acquisition_IS_20"])


def real_values(domain: Domain, profile: str) -> list[float]:
    """What a profile gets along its real issue, far off the grid, all else fixed."""
    rest = {issue.id: issue.range.low if issue.range else issue.options[0].id for issue in domain.issues}
    exact = domain.profile(profile).preferences
    known = dict(dict(exact.table)["Rent"])
    numbers = [float(x) for x in np.linspace(600, 1000, 97)]
    found = np.interp(numbers, sorted(known), [known[x] for x in sorted(known)]) * exact.weight("Rent")
    return [domain.value(profile, {**rest, "Rent": 600.0}), *found]


@pytest.mark.parametrize(
    ("to", "profiles"), [("genius", ("tenant", "landlord")), ("negmas", ("landlord",))], ids=["genius", "negmas"]
)
def test_real_numbers_survive(tmp_path: Path, to: str, profiles: tuple[str, ...]):
    from walkaway.formats import write_domain

    domain = read_domain(FILES / "genius", profiles=profiles)
    for name, text in write_domain(domain, to).files:
        (tmp_path / name).write_text(text, encoding="utf-8")
    again = read_domain(tmp_path)
    for profile in profiles:
        assert real_values(again, profile) == pytest.approx(real_values(domain, profile), abs=1e-12)
