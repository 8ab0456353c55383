"""Every figure, what it shows, and the same in words."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import accumulate, takewhile

from walkaway.analysis import Brief
from walkaway.report.charts.headlines import headlines
from walkaway.report.charts.influence import influence
from walkaway.report.charts.packages import packages
from walkaway.report.charts.parts import Spec
from walkaway.report.charts.readings import readings
from walkaway.report.charts.scorecard import scorecard
from walkaway.report.charts.timeline import timeline
from walkaway.report.charts.weights import weights
from walkaway.report.words import alike, package

__all__ = ["CAPTION", "FIGURES", "Figure"]

CAPTION = 600
"""Letters that a caption may spend on packages: more is no caption, and stands in the tables."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure.

    Attributes:
        id: Its anchor.
        title: What it shows, in a sentence.
        build: From a brief to its Vega-Lite; None where there is nothing to show.
        key: From a brief to what its signs mean.
    """

    id: str
    title: str
    build: Callable[[Brief], Spec | None]
    key: Callable[[Brief], str] = lambda _: ""


def _scorecard(brief: Brief) -> str:
    back = any(track for row in brief.scorecard.issues for track in row.earlier.values())
    return "Filled: the latest position; a band joins several options." + (" Hollow: an earlier one." if back else "")


def _packages(brief: Brief) -> str:
    """Return what the numbers stand for, as far as it can be read at a glance; the tables beside it name the rest."""
    by = "by what the least satisfied side gains" if brief.packages.method.exact else "by the chance that all gain"
    best = [entry.outcome for entry in brief.packages.packages[:5]]
    same = alike([entry.outcome for entry in brief.packages.packages])
    said = [f"{n}: {package(outcome, brief.labels, alike=same)}." for n, outcome in enumerate(best, 1)]
    room = list(takewhile(lambda total: total <= CAPTION, accumulate(map(len, said))))
    named = " ".join(said[: len(room)])
    if len(room) < len(said):
        named += " The tables below name every issue." if named else "the tables below name every issue."
    return f"The further up and to the right, the better for both sides. Best {by}: {named}"


def _packages_key(brief: Brief) -> str:
    if len(brief.labels.principals) != 2:
        return "The best packages, one a row, with a mark for each side."
    return _packages(brief)


_RANGES = "Filled: given the statements. Hollow: before any evidence."

FIGURES = (
    Figure(
        id="headlines",
        title="How far the evidence moves each answer",
        build=headlines,
        key=lambda brief: (
            _RANGES
            + ("" if brief.quick else " Thick band: other conventions. Thin band: without this or that assumption.")
        ),
    ),
    Figure(
        id="scorecard",
        title="Positions on each issue's own scale",
        build=scorecard,
        key=_scorecard,
    ),
    Figure(
        id="timeline",
        title="What happened, in order",
        build=timeline,
        key=lambda _: (
            "Triangle to the right: offer; up: demand; down: red line. Cross: refusal. Circle: acceptance. "
            "Diamond: commitment, and what became of it."
        ),
    ),
    Figure(id="packages", title="Packages by what each side would make of them", build=packages, key=_packages_key),
    Figure(
        id="weights",
        title="How much each issue weighs for each side",
        build=weights,
        key=lambda brief: (
            ""
            if brief.weights.method.exact
            else f"{_RANGES} Bands: four in five draws, thin before any evidence, thick given the statements."
        ),
    ),
    Figure(id="readings", title="The weight of each account", build=readings, key=lambda _: _RANGES),
    Figure(
        id="influence",
        title="What changes each answer most when it is left out",
        build=influence,
        key=lambda _: (
            "Blue: a statement, or all of one occasion (pale). Grey: all that a side's people said. "
            "Orange: an assumption. The thin line spans two standard errors."
        ),
    ),
)
"""The figures in the order of the page."""
