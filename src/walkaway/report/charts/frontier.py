"""Which utilities can parties reach together, and where do the solutions stand?"""

from itertools import combinations

from walkaway.report.charts.parts import LINES, Spec, colour_by, field, finished, layer, layered, stacked
from walkaway.report.charts.style import GREY, INK, wrapped
from walkaway.solutions.solved import Solved, spread

__all__ = ["MOST_PARTIES", "frontier_figure"]

MOST = 5_000
"""Points that are drawn; of more, so many spread evenly."""

MOST_PARTIES = 4
"""Parties of whom every two have a plot; of more there would be too many to look at."""
NO_DEAL = "no deal"
_COLOURS = ("#d55e00", "#0072b2", "#009e73", "#cc79a7", "#e69f00", "#56b4e9")
_SHAPES = ("square", "triangle-up", "diamond", "cross", "triangle-down", "triangle-right")
_LEGEND = 44
"""Letters of a line of the legend."""
_BESIDE = 26
"""Letters of a legend's longest name with which two still stand side by side."""


def frontier_figure(found: Solved) -> Spec | None:
    """Return the frontier with its solutions, a plot for every two parties; None for one party or more than four."""
    count = len(found.frontier.parties)
    if not 2 <= count <= MOST_PARTIES:
        return None
    return finished(stacked([_plot(found, *pair) for pair in combinations(range(count), 2)]))


def _plot(found: Solved, first: int, second: int) -> Spec:
    """Return what two of the parties get: of more parties what their frontier looks like from this side."""
    parties = found.frontier.parties
    values = found.frontier.utilities[spread(len(found.frontier), MOST)][:, [first, second]]
    points = [{"x": float(one), "y": float(other)} for one, other in values]
    picked = [
        {"x": utilities[first], "y": utilities[second], "solution": name} for name, utilities in _picked(found).items()
    ]
    x, y = (
        field(name, "Q", axis={"title": _lines(parties[place]), "tickCount": 5}, scale={"zero": False, "padding": 10})
        for name, place in (("x", first), ("y", second))
    )
    names = [str(row["solution"]) for row in picked]
    legend: Spec = {"title": None, "orient": "bottom", "labelFontSize": 12, "labelLimit": 0, "symbolOpacity": 1}
    legend |= {"symbolSize": 90, "labelExpr": LINES, "columns": 1 if max(map(len, names), default=0) > _BESIDE else 2}

    def alone(look: str) -> dict[str, str]:
        return {NO_DEAL: look} if NO_DEAL in names else {}

    colour, shape = (
        colour_by("solution", {**dict(zip(names, looks, strict=False)), **alone(look)}, legend=legend)
        for looks, look in ((_COLOURS, INK), (_SHAPES, "circle"))
    )
    size = 30 if len(points) < 200 else 12 if len(points) < 1000 else 4
    dots: Spec = {"type": "point", "filled": True, "size": size, "color": GREY}
    marks: Spec = {"type": "point", "filled": True, "size": 120, "stroke": "white", "strokeWidth": 1}
    steps: Spec = {"type": "line", "color": GREY, "strokeWidth": 1, "interpolate": "step-before"}
    layers = [
        *([layer(points, steps, x=x, y=y)] if len(parties) == 2 else []),
        layer(points, dots, x=x, y=y),
        layer(picked, marks, x=x, y=y, color=colour, shape=shape),
    ]
    return layered([one for one in layers if one["data"]["values"]], width=340, height=300)


def _picked(found: Solved) -> dict[str, tuple[float, ...]]:
    """Return what each solution gives, and no deal where it is worth something; what agrees has one name and mark."""
    given = [(entry.name, entry.utilities[0]) for entry in found.solutions if entry.utilities]
    no_deal = tuple(found.domain.reservation(party) for party in found.frontier.parties)
    if found.disagreement == "reservation" and any(no_deal):
        given.append((NO_DEAL, no_deal))
    together: dict[tuple[float, ...], tuple[list[str], tuple[float, ...]]] = {}
    for name, utilities in given:
        key = tuple(round(float(value), 9) for value in utilities)
        together.setdefault(key, ([], tuple(map(float, utilities))))[0].append(name)
    return {wrapped(", ".join(names), _LEGEND, lines=3): utilities for names, utilities in together.values()}


def _lines(name: str) -> list[str]:
    """Return a name as lines under an axis: two long ones often differ only at their ends."""
    return wrapped(name, 44, lines=3).split("\n")
