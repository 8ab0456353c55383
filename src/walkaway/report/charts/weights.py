"""What does each side care about, before any statement and given all of them?"""

import math

from walkaway.analysis import Brief, Weight
from walkaway.report.charts.parts import Spec, dumbbells, finished, stacked
from walkaway.report.charts.style import PLOT, sides, wrapped
from walkaway.report.words import percent
from walkaway.results import Labels

__all__ = ["weights"]


def weights(brief: Brief) -> Spec | None:
    """Return each side's weights, one plot a side; None where there is one issue or no side."""
    items, labels = brief.weights.weights, brief.labels
    if not items or len(labels.issues) < 2:
        return None
    high = _end([end for item in items for end in _ends(item)])
    charts = []
    for side in sides(list(dict.fromkeys(item.party for item in items)), labels):
        rows = [_row(item, labels) for item in items if item.party == side.id]
        charts.append(dumbbells(rows, width=PLOT, colour=side.colour, high=high, title=side.name))
    return finished(stacked(charts)) if charts else None


def _row(item: Weight, labels: Labels) -> Spec:
    return {
        "name": wrapped(labels.issue(item.issue), 26),
        "before": item.weight.before,
        "value": item.weight.value,
        "shown": percent(item.weight.value),
        "thin": item.middle_before,
        "thick": item.middle if item.middle_before is not None else None,
    }


def _ends(item: Weight) -> tuple[float, ...]:
    return (item.weight.value, *item.middle, *(item.middle_before or ()))


def _end(reached: list[float]) -> float:
    """Return a round number that no mark goes beyond."""
    return min(1.0, math.ceil(10 * max(reached) + 1e-9) / 10)
