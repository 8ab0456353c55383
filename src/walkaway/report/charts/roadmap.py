"""Who does what when, and what does each side have from it, stage by stage?

Bars are steps, as long as they take to verify. Beneath, for each side, what it has in every period, and by how much it
is held at the beginning of every stage: the worth of keeping to the plan less that of the best way of leaving it.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from walkaway.report.charts.drawing import Drawing, chart, svg
from walkaway.report.charts.parts import EXTENT, Spec, field, finished, layer, layered, lines_axis, stacked
from walkaway.report.charts.style import GREY, INK, PALE, PLOT, apart, sides, wrapped
from walkaway.report.drawing_process import DrawingProcess
from walkaway.report.roadmap_document import FIGURE
from walkaway.report.roadmap_words import held_by, is_empty, step_name
from walkaway.report.words import joined
from walkaway.results import Labels
from walkaway.roadmap.finding import Roadmap, RoadmapPlan, StepTold

__all__ = ["roadmap_charts", "roadmap_drawing", "roadmap_figure", "roadmap_key"]

JOINT = "#7a7a7a"
"""The colour of what several parties do together; their names stand beside it."""
_ROW, _SIDE = 38, 84
_LETTERS = 24
_SIGNED = "datum.value == 0 ? '0' : format(datum.value, '+.2~f')"
_LEAST = 14
"""Room that the number of a stage needs."""


def roadmap_figure(found: Roadmap, labels: Labels) -> Spec | None:
    """Return the plan over its periods: the best one in the middle of the draws, else that which holds most often.

    None where there is no plan that does anything.
    """
    if found.plan is not None and not is_empty(found.plan.stages):
        course = found.plan
    elif found.robust.middle is not None and not is_empty(found.robust.middle.stages):
        course = found.robust.middle
    else:
        return None
    stages = course.stages
    steps = {step.id: step for step in found.steps}
    starts = _starts(stages, steps)
    last = starts[-1] + max(1, round(starts[-1] / 6))
    charts = [_bars(stages, steps, starts, last, labels)]
    charts += [_side(course, party, last, labels) for party in found.parties]
    return finished(stacked(charts))


def roadmap_drawing(found: Roadmap, labels: Labels, process: DrawingProcess | None = None) -> dict[str, Drawing]:
    """Return the figure as a drawing for a page, by its id; none where there is nothing to show."""
    spec = roadmap_figure(found, labels)
    if spec is None:
        return {}
    title = "Who does what when, and what each side has from it"
    return {FIGURE: Drawing(id=FIGURE, title=title, description=roadmap_key(found), svg=svg(spec, FIGURE, process))}


def roadmap_charts(found: Roadmap, labels: Labels) -> dict[str, Any]:
    """Return the figure as an Altair chart, by its id; none where there is nothing to show."""
    spec = roadmap_figure(found, labels)
    return {} if spec is None else {FIGURE: chart(spec)}


def roadmap_key(found: Roadmap) -> str:
    """Return what the signs of the figure mean."""
    told = (
        "A bar is a step, as long as it takes to verify; thin lines part the stages, whose numbers stand above. A "
        "colour is a side; its name stands beside the step."
    )
    if found.plan is None or is_empty(found.plan.stages):
        told += (
            " It shows the sequence that keeps itself in most draws, with preferences in the middle of those in which "
            "it does and its end is acceptable to all."
        )
    return (
        f"{told} Beneath, the line: what a side has in each period, over where things stand. The circle, at the "
        "beginning of each stage: how much more keeping to it is worth there than the best way of leaving."
    )


def _starts(stages: Sequence[Sequence[str]], steps: dict[str, StepTold]) -> list[int]:
    """Return when each stage begins, and when the last one ends, in periods."""
    starts = [0]
    for stage in stages:
        starts.append(starts[-1] + max((int(steps[step].verify) for step in stage), default=1))
    return starts


def _periods(name: str, last: int, *, labelled: bool = False) -> Spec:
    step = max(1, -(-last // 10))
    axis = {"values": list(range(0, last + 1, step)), "format": "d", "title": "periods" if labelled else None}
    return field(name, "Q", axis={**axis, "grid": False}, scale={"domain": [0, last], "nice": False})


def _bars(
    stages: Sequence[Sequence[str]],
    steps: dict[str, StepTold],
    starts: list[int],
    last: int,
    labels: Labels,
) -> Spec:
    rows = [
        {
            "name": f"{wrapped(step_name(step), _LETTERS)}\n{wrapped(_owners(steps[step], labels), _LETTERS, lines=1)}",
            "begins": starts[number],
            "ends": starts[number] + int(steps[step].verify),
            "colour": _colour(steps[step], labels),
        }
        for number, stage in enumerate(stages)
        for step in stage
    ]
    order = apart([str(row["name"]) for row in rows])
    rows = [{**row, "name": name} for row, name in zip(rows, order, strict=True)]
    y = field("name", "N", sort=order, axis=lines_axis(labelPadding=8, minExtent=EXTENT), scale={"padding": 0.3})
    x = _periods("begins", last)
    bar = {"type": "bar", "height": 13, "cornerRadius": 2}
    height = _ROW * len(rows)
    lines = [{"begins": start} for start in starts]
    thin = {"type": "rule", "color": PALE, "strokeWidth": 1}
    layers = [
        layer(lines, thin, x=x, y={"value": 0}, y2={"value": height}),
        layer(rows, bar, y=y, x=x, x2={"field": "ends"}, color=field("colour", "N", scale=None)),
        layer(
            _numbers(starts, last), {"type": "text", "align": "center"}, x=x, y={"value": -9}, text=field("text", "N")
        ),
    ]
    return layered(layers, width=PLOT, height={"step": _ROW})


def _owners(step: StepTold, labels: Labels) -> str:
    return joined([labels.party(party) for party in step.by])


def _colour(step: StepTold, labels: Labels) -> str:
    looks = sides(step.by, labels)
    return looks[0].colour if len(looks) == 1 else JOINT


def _numbers(starts: list[int], last: int) -> list[Spec]:
    """Return the numbers of stages above their middle, as far as there is room for them."""
    narrowest = min(b - a for a, b in pairwise(starts)) * PLOT / last
    every = max(1, -(-_LEAST // max(1, int(narrowest))))
    words = "stage " if every == 1 and narrowest > 3 * _LEAST else ""
    named = [
        {"begins": (start + end) / 2, "text": f"{words}{number}"}
        for number, (start, end) in enumerate(pairwise(starts), start=1)
        if (number - 1) % every == 0
    ]
    end = [{"begins": (starts[-1] + last) / 2, "text": "end"}] if (last - starts[-1]) * PLOT / last > 2 * _LEAST else []
    return named + end


def _side(plan: RoadmapPlan, party: str, last: int, labels: Labels) -> Spec:
    """Return what one side has in every period, and by how much it is held at every stage."""
    look = sides([party], labels)
    colour, name = (look[0].colour, look[0].name) if look else (GREY, wrapped(party, 22, lines=1))
    flows = [{"begins": int(stage.begins), "value": float(stage.flow[party])} for stage in plan.course]
    flows.append({"begins": last, "value": flows[-1]["value"]})
    held = [{"begins": int(stage.begins), "value": float(held_by(stage, party))} for stage in plan.course]
    x = _periods("begins", last, labelled=party == _last_of(plan))
    every = [row["value"] for row in (*flows, *held)]
    y = field(
        "value",
        "Q",
        axis={"title": None, "tickCount": 3, "minExtent": EXTENT, "labelExpr": _SIGNED},
        scale={"domain": [min(0.0, *every), max(0.05, *every)], "nice": True},
    )
    step = {"type": "line", "interpolate": "step-after", "color": colour, "strokeWidth": 2.5}
    ring = {"type": "point", "shape": "circle", "filled": True, "fill": "white", "stroke": INK, "strokeWidth": 1.6}
    layers = [
        layer([{"value": 0.0}], {"type": "rule", "color": PALE}, y=y),
        layer([{"begins": int(stage.begins)} for stage in plan.course], {"type": "rule", "color": PALE}, x=x),
        layer(flows, step, x=x, y=y),
        layer(held, {**ring, "size": 55}, x=x, y=y),
    ]
    return layered(layers, width=PLOT, height=_SIDE, title=f"{name}: has (line) and is held by (circle)")


def _last_of(plan: RoadmapPlan) -> str:
    return list(plan.values)[-1]
