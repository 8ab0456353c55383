"""Where do the sides stand on each issue's own scale, and where did they stand before?"""

from itertools import pairwise

from walkaway.analysis import Brief
from walkaway.analysis.scorecard import IssueScore, Position
from walkaway.report.charts.parts import EXTENT, Spec, colour_by, field, finished, layer, layered, lines_axis, stacked
from walkaway.report.charts.style import GREY, INK, PLOT, Side, sides, wrapped
from walkaway.results import IssueScale, Labels

__all__ = ["scorecard"]

_ROW = 32
_EARLIER = 0.2
"""How far left of a side's latest position an earlier one stands, in columns."""


def scorecard(brief: Brief) -> Spec | None:
    """Return each issue's scale with the sides' positions; None where no position is cited."""
    shown = sides(brief.labels.principals, brief.labels)
    charts = [
        _issue(row, shown, brief.labels)
        for row in brief.scorecard.issues
        if any(isinstance(position, Position) and position.options for position in row.positions.values())
    ]
    return finished(stacked(charts)) if charts else None


def _issue(row: IssueScore, shown: list[Side], labels: Labels) -> Spec:
    scale = labels.scales.get(row.issue, IssueScale())
    names = _names(row.issue, scale, labels)
    marks: list[Spec] = []
    spans: list[Spec] = []
    moves: list[Spec] = []
    for column, side in enumerate(shown):
        latest = row.positions.get(side.id)
        track = [*row.earlier.get(side.id, ()), *([latest] if isinstance(latest, Position) else [])]
        stops = []
        for age, position in enumerate(reversed([place for place in track if place.options])):
            at = column + 0.5 - min(age, 2) * _EARLIER
            levels = [names.get(str(option), option) for option in position.options]
            marks += [{"side": side.name, "at": at, "level": level, "latest": age == 0} for level in levels]
            spans.append({"side": side.name, "at": at, "low": levels[0], "high": levels[-1]})
            stops.append((at, levels[0]))
        moves += [{"at": a, "level": b, "to_at": c, "to_level": d} for (c, d), (a, b) in pairwise(stops)]
    unit = f", {wrapped(labels.units[row.issue], 12, lines=1)}" if labels.units.get(row.issue) else ""
    title = f"{wrapped(labels.issue(row.issue), 44, lines=1)}{unit} ({row.status})"
    layers = _layers(scale, names, shown, marks, spans, moves)
    height = {"step": _ROW} if names else 110
    return layered(layers, width=min(95 * len(shown), PLOT), height=height, title=title)


def _names(issue: str, scale: IssueScale, labels: Labels) -> dict[str, str]:
    """Return the shown name of every option; what holds without a deal says so, and no two are alike."""
    names: dict[str, str] = {}
    for place, (option, name) in enumerate(labels.options.get(issue, {}).items()):
        stays = " (no deal)" if scale.no_deal == option else ""
        short = wrapped(f"{wrapped(name, 46, lines=1)}{stays}", 30)
        names[option] = f"{place + 1}. {short}" if short in names.values() else short
    return names


def _layers(
    scale: IssueScale, names: dict[str, str], shown: list[Side], marks: list[Spec], spans: list[Spec], moves: list[Spec]
) -> list[Spec]:
    x, y = _columns(shown), _levels(scale, names)
    colour = colour_by("side", {side.name: side.colour for side in shown})
    shape = colour_by("side", {side.name: side.shape for side in shown})
    band = {"type": "rule", "strokeWidth": 5, "opacity": 0.45}
    filled = {"type": "point", "filled": True, "size": 95}
    hollow = {"type": "point", "filled": True, "fill": "white", "strokeWidth": 1.6, "size": 70}
    latest, earlier = ([mark for mark in marks if mark["latest"] is now] for now in (True, False))
    layers = [
        layer(spans, band, x=x, y={**y, "field": "low"}, y2={"field": "high"}, color=colour),
        layer(moves, {"type": "rule", "color": GREY}, x=x, y=y, x2={"field": "to_at"}, y2={"field": "to_level"}),
        layer(latest, filled, x=x, y=y, color=colour, shape=shape),
        layer(earlier, hollow, x=x, y=y, stroke=colour, shape=shape),
    ]
    if not names and isinstance(scale.no_deal, int | float):
        layers.append(layer([{"level": scale.no_deal}], {"type": "rule", "color": INK, "strokeDash": [3, 3]}, y=y))
        word = {"type": "text", "align": "right", "baseline": "bottom", "dy": -2}
        width = min(95 * len(shown), PLOT)
        layers.append(
            layer([{"level": scale.no_deal, "text": "no deal"}], word, y=y, x={"value": width}, text=field("text", "N"))
        )
    return [one for one in layers if one["data"]["values"]]


def _columns(shown: list[Side]) -> Spec:
    """Return the horizontal axis: a column for each side, named at the top."""
    places = [column + 0.5 for column in range(len(shown))]
    named = "".join(f"datum.value == {at} ? '{_quoted(side.name)}' : " for at, side in zip(places, shown, strict=True))
    axis = {
        "orient": "top",
        "values": places,
        "labelExpr": f"{named}''",
        "title": None,
        "ticks": False,
        "domain": False,
        "grid": False,
    }
    return field("at", "Q", axis=axis, scale={"domain": [0, len(shown)], "nice": False})


def _quoted(name: str) -> str:
    """Return a name as it stands between quotes in an expression."""
    return name.replace("\\", "\\\\").replace("'", "\\'")


def _levels(scale: IssueScale, names: dict[str, str]) -> Spec:
    """Return the vertical axis: an issue's options in their order, or its numbers."""
    if names:
        order = list(names.values())
        return field("level", "N", sort=order, scale={"domain": order}, axis=lines_axis(grid=True, minExtent=EXTENT))
    domain = {"domain": [scale.low, scale.high]} if scale.low is not None and scale.high is not None else {}
    axis = {"title": None, "tickCount": 5, "minExtent": EXTENT}
    return field("level", "Q", scale={**domain, "nice": False}, axis=axis)
