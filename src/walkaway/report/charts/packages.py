"""Which packages had a chance with each side, and which of them did somebody put forward?"""

from collections.abc import Sequence

from walkaway.analysis import Brief
from walkaway.analysis.packages import PackageChance
from walkaway.report.charts.parts import Spec, colour_by, field, finished, layer, layered, names_axis
from walkaway.report.charts.style import GREY, INK, PALE, PLOT, Side, sides, wrapped
from walkaway.report.words import alike, package

__all__ = ["LABELLED", "packages"]

LABELLED = 5
"""The best packages carry their rank."""
ROWS = 12
"""Packages shown where there are not two sides."""
_NOBODY, _SOMEBODY, _TABLE = "said by nobody", "said by somebody", "on the table"
_COLOURS = {_TABLE: "#d55e00", _SOMEBODY: "#0072b2", _NOBODY: "#b5b5b5"}
_SHAPES = {_TABLE: "square", _SOMEBODY: "triangle-up", _NOBODY: "circle"}
_LEGEND: Spec = {"title": None, "orient": "bottom", "direction": "horizontal", "labelFontSize": 12, "symbolOpacity": 1}


def packages(brief: Brief) -> Spec | None:
    """Return the packages by the sides' chances (or gains, where preferences are known); None where there is none."""
    entries = brief.packages.packages
    if not entries:
        return None
    shown = sides(brief.labels.principals, brief.labels)
    if len(shown) == 2:
        return finished(_plane(brief, entries, shown))
    return finished(_rows(brief, entries[:ROWS], shown))


def _worth(brief: Brief, entry: PackageChance, party: str) -> float:
    return entry.gain[party].value if brief.packages.method.exact else entry.acceptable[party].value


def _what(brief: Brief) -> str:
    return "gains over no deal" if brief.packages.method.exact else "chance of being better off"


def _plane(brief: Brief, entries: Sequence[PackageChance], shown: list[Side]) -> Spec:
    offered = [offer.outcome for offer in brief.gap.on_the_table]
    rows: list[Spec] = []
    for place, entry in enumerate(entries):
        kind = _SOMEBODY if entry.said_by else _NOBODY
        rows.append(
            {
                "x": _worth(brief, entry, shown[0].id),
                "y": _worth(brief, entry, shown[1].id),
                "kind": _TABLE if entry.outcome in offered else kind,
                "rank": str(place + 1) if place < LABELLED else "",
            }
        )
    rows.sort(key=lambda row: list(_COLOURS).index(row["kind"]), reverse=True)
    x, y = (_axis(brief, name, side) for name, side in (("x", shown[0]), ("y", shown[1])))
    kinds = [kind for kind in _COLOURS if any(row["kind"] == kind for row in rows)]
    point = {"type": "point", "filled": True, "size": 75, "stroke": "white", "strokeWidth": 0.6}
    colour = colour_by("kind", {kind: _COLOURS[kind] for kind in kinds}, legend=_LEGEND)
    shape = colour_by("kind", {kind: _SHAPES[kind] for kind in kinds}, legend=_LEGEND)
    nothing = [{"x": 0.0, "y": 0.0, "text": "no deal"}]
    text = {"type": "text", "align": "left", "baseline": "bottom"}
    ranked = [row for row in rows if row["rank"]]
    layers = [
        layer(nothing, {"type": "rule", "color": PALE}, x=x),
        layer(nothing, {"type": "rule", "color": PALE}, y=y),
        layer(rows, point, x=x, y=y, color=colour, shape=shape),
        layer(ranked, {**text, "dx": 5, "dy": -2, "fontWeight": 600}, x=x, y=y, text=field("rank", "N")),
        layer(nothing, {"type": "point", "shape": "cross", "filled": True, "color": INK, "size": 90}, x=x, y=y),
        layer(nothing, {**text, "dx": 8, "dy": -4}, x=x, y=y, text=field("text", "N")),
    ]
    return layered(layers, width=330, height=300)


def _axis(brief: Brief, name: str, side: Side) -> Spec:
    exact = brief.packages.method.exact
    axis = {"format": "+.1f" if exact else "%", "title": f"{side.name}: {_what(brief)}", "tickCount": 5}
    return field(name, "Q", axis=axis, scale={"nice": True, "zero": True} if exact else {"domain": [0.0, 1.0]})


def _rows(brief: Brief, entries: Sequence[PackageChance], shown: list[Side]) -> Spec:
    same = alike([entry.outcome for entry in entries])
    rows: list[Spec] = []
    for place, entry in enumerate(entries):
        name = wrapped(f"{place + 1}. {package(entry.outcome, brief.labels, alike=same)}", 32)
        rows += [{"name": name, "side": side.name, "at": _worth(brief, entry, side.id)} for side in shown]
    exact = brief.packages.method.exact
    axis = {"format": "+.1f" if exact else "%", "title": _what(brief), "tickCount": 5}
    x = field("at", "Q", axis=axis, scale={"zero": True} if exact else {"domain": [0.0, 1.0]})
    y = names_axis("name", list(dict.fromkeys(row["name"] for row in rows)))
    colour = colour_by("side", {side.name: side.colour for side in shown}, legend=_LEGEND)
    shape = colour_by("side", {side.name: side.shape for side in shown}, legend=_LEGEND)
    layers = [
        layer(rows, {"type": "line", "color": GREY, "strokeWidth": 1}, x=x, y=y, detail=field("name", "N")),
        layer(rows, {"type": "point", "filled": True, "size": 80}, x=x, y=y, color=colour, shape=shape),
    ]
    return layered(layers, width=PLOT - 20, height={"step": 32})
