"""NegoLog: our own file by hand, and the 66 shipped domains at the answers shipped with them."""

import json
from pathlib import Path

import numpy as np
import pytest

from formats.enumeration import utilities
from walkaway.formats.gather import read_domain

FILES = Path(__file__).parent / "files"


def test_own_domain_by_hand():
    domain = read_domain(FILES / "negolog")
    assert (domain.name, domain.size, domain.ids, domain.warnings) == ("negolog", 6, ("profileA", "profileB"), ())
    assert domain.value("profileA", {"Day": "Tue", "Place": "cafe"}) == pytest.approx(0.4 * 0.5 + 0.6 * 0.75)
    assert domain.value("profileB", {"Day": "Tue", "Place": "cafe"}) == pytest.approx(0.5 * 1.0 + 0.5 * 0.5)
    assert domain.reservation("profileA") == 0.25


def test_every_shipped_domain_has_the_shipped_answers(shared: Path):
    folders = sorted((shared / "data/negolog").iterdir())
    wrong = []
    for folder in folders:
        specs = json.loads((folder / "specs.json").read_text(encoding="utf-8"))
        domain = read_domain(folder)
        points = utilities(domain, "profileA", "profileB")
        welfare = np.array([specs["Kalai_A"], specs["Kalai_B"]])
        product = specs["Nash Product"] if "Nash Product" in specs else specs["Product Score"]
        checks = {
            "size": domain.size == specs["NumberOfBids"],
            "nash": abs((points[0] * points[1]).max() - product) <= 1e-6,
            "welfare": abs(points.sum(axis=0).max() - specs["Social Welfare"]) <= 1e-6,
            "welfare point": np.abs(points.T - welfare).max(axis=1).min() <= 1e-6,
            "opposition": abs(np.linalg.norm(1 - points, axis=0).min() - specs["Opposition"]) <= 1e-6
            or abs(np.linalg.norm(1 - welfare) - specs["Opposition"]) <= 1e-6,
            "balance": abs(abs((points[0] - points[1]).mean()) - abs(specs["BalanceScore"])) <= 1e-6,
            "reservation": domain.reservation("profileA") == specs["ReservationValueProfileA"],
        }
        wrong += [(folder.name, name) for name, good in checks.items() if not good]
    assert wrong == []
    assert len(folders) == 66
