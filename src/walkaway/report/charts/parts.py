"""Pieces that several figures are made of, as Vega-Lite: layers of marks, axes, hollow and filled marks.

Figures are plain Vega-Lite specifications. Drawing them needs vl-convert alone; a notebook shows them through Altair.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from walkaway.report.charts.style import CONFIG, GREY, INK, PALE, apart

__all__ = [
    "EXTENT",
    "LINES",
    "Spec",
    "colour_by",
    "dumbbells",
    "field",
    "finished",
    "layer",
    "layered",
    "lines_axis",
    "names_axis",
    "share_axis",
    "stacked",
]

Spec = dict[str, Any]
"""A Vega-Lite specification, or a part of one."""
LINES = "split(datum.label, '\\n')"
"""Breaks a label of an axis or a legend where its text does."""
_HALF_LINE = 6.5
EXTENT = 160
"""Least room for names, so that plots one below the other stand in line."""
_BEFORE: Spec = {"type": "point", "shape": "circle", "filled": True, "fill": "white", "strokeWidth": 1.6, "size": 70}


def field(name: str, kind: str, **more: Any) -> Spec:
    """Return a channel that shows a field.

    Args:
        name: The field.
        kind: ``Q`` for a quantity, ``N`` for a name, ``O`` for an order.
        more: Further properties of the channel.
    """
    kinds = {"Q": "quantitative", "N": "nominal", "O": "ordinal"}
    return {"field": name, "type": kinds[kind], **more}


def layer(rows: Sequence[Mapping[str, Any]], mark: Spec, **channels: Spec) -> Spec:
    """Return one layer: a mark for each row."""
    whole = {"opacity": 1, **mark} if mark["type"] == "point" else mark
    return {"data": {"values": [dict(row) for row in rows]}, "mark": whole, "encoding": channels}


def layered(layers: Sequence[Spec], *, width: float, height: Any, title: str | list[str] = "", **more: Any) -> Spec:
    """Return layers one over the other."""
    named = {"title": title} if title else {}
    return {"layer": list(layers), "width": width, "height": height, **named, **more}


def stacked(charts: Sequence[Spec]) -> Spec:
    """Return charts one below the other, or the only one."""
    return charts[0] if len(charts) == 1 else {"vconcat": list(charts)}


def finished(chart: Spec) -> Spec:
    """Return a chart with the look that all figures share."""
    return {"$schema": "https://vega.github.io/schema/vega-lite/v6.json", "config": CONFIG, **chart}


def lines_axis(**more: Any) -> Spec:
    """Return an axis whose names may be broken into lines, each name centred on its place."""
    up = [{"test": f"length({LINES}) == {count}", "value": -_HALF_LINE * (count - 1)} for count in (2, 3)]
    return {
        "title": None,
        "labelExpr": LINES,
        "labelLineHeight": 2 * _HALF_LINE,
        "labelOffset": {"condition": up, "value": 0},
        "ticks": False,
        "domain": False,
        "grid": False,
        **more,
    }


def names_axis(name: str, order: Sequence[str]) -> Spec:
    """Return a vertical axis of names in a given order, without lines."""
    return field(name, "N", sort=list(order), axis=lines_axis(labelPadding=8, minExtent=EXTENT), scale={"padding": 0.3})


def share_axis(name: str, *, high: float = 1.0) -> Spec:
    """Return a horizontal axis of shares from 0 to 100 per cent, or to less."""
    axis = {"format": "%", "title": None, "tickCount": 5}
    return field(name, "Q", axis=axis, scale={"domain": [0.0, high], "nice": False})


def colour_by(name: str, looks: Mapping[str, str], *, legend: Spec | None = None) -> Spec:
    """Return a channel that gives each value of a field its colour or shape."""
    return field(name, "N", scale={"domain": list(looks), "range": list(looks.values())}, legend=legend)


def dumbbells(
    rows: Sequence[Mapping[str, Any]],
    *,
    width: int,
    colour: str = INK,
    high: float = 1.0,
    row: int = 30,
    title: str = "",
) -> Spec:
    """Return before and after as hollow and filled marks, one row each, with ranges where rows have them.

    Args:
        rows: Each with ``name``, ``before`` (or None), ``value`` and ``shown``; with ``thin`` and ``thick``, pairs of
            ends, where there are ranges.
        width: Of the plot.
        colour: Of the filled marks.
        high: Right end of the scale.
        row: Height of a row.
        title: What it is about.
    """
    order = apart([entry["name"] for entry in rows])
    rows = [{**entry, "name": name} for entry, name in zip(rows, order, strict=True)]
    y = names_axis("name", order)
    layers = []
    for kind, size, tint in (("thin", 3, PALE), ("thick", 9, "#a9bccd")):
        spans = [
            {"name": entry["name"], f"{kind}_low": entry[kind][0], f"{kind}_high": entry[kind][1]}
            for entry in rows
            if entry.get(kind) is not None
        ]
        if spans:
            mark = {"type": "rule", "strokeWidth": size, "color": tint}
            layers.append(layer(spans, mark, y=y, x=share_axis(f"{kind}_low", high=high), x2={"field": f"{kind}_high"}))
    before = [{"name": entry["name"], "before": entry["before"]} for entry in rows if entry["before"] is not None]
    if before:
        layers.append(layer(before, {**_BEFORE, "stroke": GREY}, y=y, x=share_axis("before", high=high)))
    after = [{"name": entry["name"], "value": entry["value"], "shown": entry["shown"]} for entry in rows]
    point = {"type": "point", "shape": "circle", "filled": True, "color": colour, "size": 75}
    layers.append(layer(after, point, y=y, x=share_axis("value", high=high)))
    words = {"type": "text", "align": "left", "baseline": "middle"}
    layers.append(layer(after, words, y=y, x={"value": width + 8}, text=field("shown", "N")))
    return layered(layers, width=width, height={"step": row}, title=title)
