"""Figures of a brief. They need the extra ``figures``; this package loads without it."""

from walkaway.report.charts.drawing import Drawing, available, charts, drawings, specifications
from walkaway.report.charts.registry import FIGURES, Figure

__all__ = ["FIGURES", "Drawing", "Figure", "available", "charts", "drawings", "specifications"]
