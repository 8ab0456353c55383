"""How far does the evidence move each answer, and how far do conventions and assumptions?"""

from walkaway.analysis import Brief
from walkaway.report.charts.parts import Spec, dumbbells, finished
from walkaway.report.charts.style import PLOT, wrapped
from walkaway.report.sentences import finding_name
from walkaway.report.words import capital, percent

__all__ = ["headlines"]


def headlines(brief: Brief) -> Spec | None:
    """Return each headline probability before and after the evidence, with its ranges; None where all is exact."""
    rows = [
        {
            "name": wrapped(capital(finding_name(name, brief.labels)), 26, lines=3),
            "before": found.before,
            "value": found.value,
            "shown": percent(found.value),
            "thin": found.without_assumptions,
            "thick": found.conventions,
        }
        for name, found in brief.headlines().items()
        if found.before is not None
    ]
    return finished(dumbbells(rows, width=PLOT - 20, row=42)) if rows else None
