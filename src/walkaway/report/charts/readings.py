"""Which account of what was said is the likelier, before and after the statements?"""

from walkaway.analysis import Brief
from walkaway.report.charts.parts import Spec, dumbbells, finished
from walkaway.report.charts.style import PLOT, wrapped
from walkaway.report.words import percent

__all__ = ["readings"]


def readings(brief: Brief) -> Spec | None:
    """Return each account's weight before and after; None without conflicting accounts."""
    rows = [
        {
            "name": wrapped(brief.labels.reading(item.group, item.id), 26, lines=3),
            "before": item.prior,
            "value": item.posterior,
            "shown": percent(item.posterior),
        }
        for item in brief.readings
    ]
    return finished(dumbbells(rows, width=PLOT - 20, row=42)) if rows else None
