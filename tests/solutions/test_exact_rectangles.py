"""Rectangles: integer programmes against enumeration, and the large domains of ANAC 2014."""

import itertools
from xml.etree import ElementTree as ET

import numpy as np
import pytest

from walkaway.errors import LimitError
from walkaway.solutions.exact import Bound, Domain, Rectangle, RectangleUtility, pareto_frontier


def random_rectangles(rng, options, *, count=8, signs=(1,), cap=None, decimals=0):
    rectangles = []
    for _ in range(count):
        issues = rng.choice(len(options), int(rng.integers(0, min(3, len(options)) + 1)), replace=False)
        bounds = []
        for issue in issues:
            low, high = sorted(int(end) for end in rng.integers(0, options[issue], 2))
            bounds.append(Bound(issue=int(issue), low=low, high=high))
        utility = float(np.round(rng.integers(1, 30) / 10**decimals, decimals)) * float(rng.choice(signs))
        rectangles.append(Rectangle(bounds=tuple(bounds), utility=utility, inside=bool(rng.random() < 0.8)))
    return RectangleUtility(rectangles=tuple(rectangles), divisor=float(rng.integers(1, 80)), offset=0.25, cap=cap)


@pytest.mark.parametrize("signs", [(1,), (1, -1)], ids=["gains", "gains and losses"])
@pytest.mark.parametrize("parties", [2, 3])
def test_programmes_equal_enumeration(signs, parties):
    for seed in range(12):
        rng = np.random.default_rng(seed)
        options = tuple(int(n) for n in rng.integers(1, 6, 4))
        cap = 1.0 if seed % 3 == 0 else None
        domain = Domain(
            options=options,
            utilities=tuple(
                random_rectangles(rng, options, signs=signs, cap=cap, decimals=seed % 2) for _ in range(parties)
            ),
        )
        one, other = pareto_frontier(domain, method="programme"), pareto_frontier(domain, method="enumeration")
        assert one.utilities.shape == other.utilities.shape, (seed, signs, parties)
        assert np.allclose(one.utilities, other.utilities, atol=1e-8), (seed, signs, parties)
        assert np.allclose(domain.values(one.outcomes()).T, one.utilities)
        assert one.exact
        assert one.counts is None


def test_small_domains_of_rectangles_are_enumerated():
    rng = np.random.default_rng(0)
    domain = Domain(options=(4, 4), utilities=(random_rectangles(rng, (4, 4)), random_rectangles(rng, (4, 4))))
    assert pareto_frontier(domain).method == "enumeration"


def test_what_the_solver_cannot_tell_apart_is_refused():
    box = RectangleUtility(rectangles=(Rectangle(bounds=(), utility=1 / 3),))
    with pytest.raises(LimitError, match="decimals"):
        pareto_frontier(Domain(options=(2,), utilities=(box, box)), method="programme")


def test_nothing_is_printed(capfd):
    box = RectangleUtility(rectangles=(Rectangle(bounds=(), utility=1.0),))
    pareto_frontier(Domain(options=(2,), utilities=(box, box)), method="programme")
    assert capfd.readouterr().out == ""


def anac(folder):
    """Return a domain of the files, with the points that they ship as efficient."""
    utilities, options = [], []
    for number in (1, 2):
        # A comment stands before the declaration, which a strict reader refuses.
        text = (folder / f"profile-{number}.xml").read_text(encoding="utf-8")
        root = ET.fromstring(text[text.index("<utility_space") :])
        issues = {issue.get("index"): column for column, issue in enumerate(root.iter("issue"))}
        options = [int(i.get("upperbound")) - int(i.get("lowerbound")) + 1 for i in root.iter("issue")]
        assert {ufun.get("aggregation") for ufun in root.iter("ufun")} == {"sum"}
        rectangles = []
        for box in root.iter("hyperRectangle"):
            bounds = tuple(
                Bound(issue=issues[b.get("index")], low=int(b.get("min")), high=int(b.get("max"))) for b in box
            )
            assert {bound.tag for bound in box} == {"INCLUDES"}
            rectangles.append(Rectangle(bounds=bounds, utility=float(box.get("utility"))))
        largest = float(next(root.iter("utility")).get("maxutility"))
        utilities.append(RectangleUtility(rectangles=tuple(rectangles), divisor=largest, cap=1.0))
    lines = (folder / "pareto.xml").read_text(encoding="utf-8").split("\n")
    shipped = np.array([[float(word) for word in line.split(",")] for line in lines if line.strip()])
    return Domain(options=tuple(options), utilities=tuple(utilities)), shipped


@pytest.mark.parametrize(
    ("name", "size", "points", "dominated"),
    [
        ("10issues", 10, 10, 0),
        pytest.param("30issues", 30, 14, 8, marks=pytest.mark.slow),
        ("50issues", 40, 23, 12),
    ],
)
def test_anac_2014(shared, name, size, points, dominated):
    domain, shipped = anac(shared / "data" / "genius" / "y2014" / name)
    assert domain.size == 10**size
    answer = pareto_frontier(domain)
    assert answer.method == "programme"
    assert len(answer) == points
    assert np.allclose(domain.values(answer.outcomes()).T, answer.utilities)
    named = answer.dominating(shipped)
    assert sum(point is not None for point in named) == dominated
    # What is not dominated is on the frontier; and no shipped point is above it.
    for point, by in zip(shipped, named, strict=True):
        near = np.abs(answer.utilities - point).max(axis=1).min()
        assert (near < 1e-6) == (by is None)
    for one, other in itertools.combinations(answer.utilities, 2):
        assert one[0] > other[0]
        assert one[1] < other[1]
