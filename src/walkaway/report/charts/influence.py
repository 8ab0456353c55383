"""What moves each answer when it is left out?"""

import math
from collections.abc import Mapping

from walkaway.analysis import Brief
from walkaway.analysis.influence import Influence
from walkaway.report.charts.parts import Spec, colour_by, field, finished, layer, layered, names_axis, stacked
from walkaway.report.charts.style import INK, PLOT, apart, wrapped
from walkaway.report.sentences import finding_name
from walkaway.report.tables import telling
from walkaway.report.words import capital, points, possessive

__all__ = ["influence"]

MOST = 6
"""Things shown for each answer."""
_WHAT = {"statement": "#0072b2", "origin": "#56b4e9", "party": "#7a7a7a", "assumption": "#e69f00"}


def influence(brief: Brief) -> Spec | None:
    """Return the largest changes of each headline when one thing is left out; None where none was worked out."""
    by_finding = telling(brief.influence)
    shown = {name: by_finding[name][:MOST] for name in brief.headlines() if name in by_finding}
    if not shown:
        return None
    reach = max(abs(item.change) + 2 * item.standard_error for items in shown.values() for item in items)
    reach = math.ceil(20 * reach) / 20
    assumed = {item.where: item.what for item in brief.assumptions}
    charts = []
    for name, items in shown.items():
        rows = [_row(item, brief, assumed) for item in items]
        title = wrapped(f"Whether {finding_name(name, brief.labels)}", 60).split("\n")
        charts.append(_bars(rows, reach, title))
    return finished(stacked(charts))


def _row(item: Influence, brief: Brief, assumed: Mapping[str, str]) -> Spec:
    return {
        "name": wrapped(_name(item, brief, assumed), 32),
        "what": item.what,
        "change": item.change,
        "low": item.change - 2 * item.standard_error,
        "high": item.change + 2 * item.standard_error,
        "shown": points(item.change),
    }


def _name(item: Influence, brief: Brief, assumed: Mapping[str, str]) -> str:
    if item.what == "statement":
        label = brief.labels.statements.get(item.id)
        return label.text if label is not None and label.text else item.id
    if item.what == "party":
        return f"All that {possessive(brief.labels.called(item.id))} people said"
    if item.what == "origin":
        return f"All of: {item.id.replace('_', ' ')}"
    return capital(assumed.get(item.id, item.id))


def _bars(rows: list[Spec], reach: float, title: list[str]) -> Spec:
    order = apart([row["name"] for row in rows])
    rows = [{**row, "name": name} for row, name in zip(rows, order, strict=True)]
    y = names_axis("name", order)
    axis = {"title": "change in points", "labelExpr": "format(100 * datum.value, '+.0f')", "tickCount": 5}
    scale = {"domain": [-reach, reach], "nice": False}

    def x(name: str) -> Spec:
        return field(name, "Q", scale=scale, axis=axis)

    colour = colour_by("what", _WHAT)
    layers = [
        layer(rows, {"type": "bar", "size": 12}, y=y, x=x("change"), color=colour),
        layer(rows, {"type": "rule", "color": INK}, y=y, x=x("low"), x2={"field": "high"}),
        layer([{"zero": 0}], {"type": "rule", "color": INK}, x=x("zero")),
        layer(rows, {"type": "text", "align": "left"}, y=y, x={"value": PLOT - 22}, text=field("shown", "N")),
    ]
    return layered(layers, width=PLOT - 30, height={"step": 30}, title=title)
