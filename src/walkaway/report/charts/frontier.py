"""Which utilities can two parties reach together, and where do the solutions stand?"""

from walkaway.report.charts.parts import Spec, colour_by, field, finished, layer, layered
from walkaway.report.charts.style import GREY, wrapped
from walkaway.solutions.solved import Solved

__all__ = ["frontier_figure"]

MOST = 5_000
"""Points that are drawn; of more, every so many-th."""
_COLOURS = ("#d55e00", "#0072b2", "#009e73", "#cc79a7", "#e69f00", "#444444")
_SHAPES = ("square", "triangle-up", "diamond", "cross", "triangle-down", "triangle-right")


def frontier_figure(found: Solved) -> Spec | None:
    """Return the frontier of two parties with its solutions; None for another number of parties."""
    parties = found.frontier.parties
    if len(parties) != 2:
        return None
    values = found.frontier.utilities[:: max(1, -(-len(found.frontier) // MOST))]
    points = [{"x": float(first), "y": float(second)} for first, second in values]
    picked = [
        {"x": entry.utilities[0][0], "y": entry.utilities[0][1], "solution": entry.name}
        for entry in found.solutions
        if entry.utilities
    ]
    x, y = (
        field(name, "Q", axis={"title": wrapped(party, 40, lines=1), "tickCount": 5}, scale={"zero": False})
        for name, party in (("x", parties[0]), ("y", parties[1]))
    )
    names = list(dict.fromkeys(entry.name for entry in found.solutions if entry.utilities))
    legend = {"title": None, "orient": "bottom", "columns": 3, "labelFontSize": 12, "symbolOpacity": 1}
    colour = colour_by("solution", dict(zip(names, _COLOURS, strict=False)), legend=legend)
    shape = colour_by("solution", dict(zip(names, _SHAPES, strict=False)), legend=legend)
    layers = [
        layer(points, {"type": "line", "color": GREY, "strokeWidth": 1, "interpolate": "step-before"}, x=x, y=y),
        layer(points, {"type": "point", "filled": True, "size": 25, "color": GREY}, x=x, y=y),
        layer(picked, {"type": "point", "filled": True, "size": 110}, x=x, y=y, color=colour, shape=shape),
    ]
    return finished(layered([one for one in layers if one["data"]["values"]], width=380, height=340))
