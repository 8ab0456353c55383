"""Figures as SVG that can stand in a page: no ids that clash, no namespaces of XML, one role and one name."""

import re
from dataclasses import dataclass
from typing import Any

from walkaway.analysis import Brief
from walkaway.report.charts.parts import Spec
from walkaway.report.charts.picture import available, svg_of
from walkaway.report.charts.registry import FIGURES
from walkaway.report.drawing_process import DrawingProcess

__all__ = ["Drawing", "available", "chart", "charts", "drawings", "specifications", "svg"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """One figure, drawn.

    Attributes:
        id: Its anchor.
        title: What it shows.
        description: What its signs mean; what it shows stands in the tables beside it.
        svg: The drawing.
    """

    id: str
    title: str
    description: str
    svg: str


def specifications(brief: Brief) -> dict[str, Spec]:
    """Return the figures that a brief has something to show in, as Vega-Lite by id."""
    found = {figure.id: figure.build(brief) for figure in FIGURES}
    return {figure: spec for figure, spec in found.items() if spec is not None}


def charts(brief: Brief) -> dict[str, Any]:
    """Return the figures that a brief has something to show in, as Altair charts by id, for a notebook."""
    return {figure: chart(spec) for figure, spec in specifications(brief).items()}


def chart(spec: Spec) -> Any:
    """Return a figure as an Altair chart."""
    import altair as alt  # heavy and optional: only a notebook needs it

    kinds: dict[str, Any] = {"layer": alt.LayerChart, "vconcat": alt.VConcatChart}
    kind = next(made for key, made in kinds.items() if key in spec)
    return kind.from_dict(spec, validate=False)  # the tests check each against the schema


def drawings(brief: Brief, process: DrawingProcess | None = None) -> dict[str, Drawing]:
    """Return the figures that a brief has something to show in, as drawings by id.

    Args:
        brief: The findings.
        process: What draws them beside this process; None to draw them here.
    """
    drawn = {figure: svg(spec, figure, process) for figure, spec in specifications(brief).items()}
    return {
        figure.id: Drawing(id=figure.id, title=figure.title, description=figure.key(brief), svg=drawn[figure.id])
        for figure in FIGURES
        if figure.id in drawn
    }


def svg(spec: Spec, figure: str, process: DrawingProcess | None = None) -> str:
    """Return a figure as SVG for a page.

    Args:
        spec: The figure as Vega-Lite.
        figure: Its id; every id inside the drawing begins with it.
        process: What draws it beside this process; None to draw it here.
    """
    drawn = None if process is None else process.svg(spec)
    return _fit(svg_of(spec) if drawn is None else drawn, figure)


def _fit(drawing: str, figure: str) -> str:
    """Return SVG that may stand in HTML beside other drawings; what its texts say is left alone."""
    whole = re.sub(r"<[^>]*>", lambda tag: _fit_tag(tag.group(), figure), drawing)
    return whole.replace("<svg", f'<svg role="img" aria-labelledby="caption-{figure}"', 1)


def _fit_tag(tag: str, figure: str) -> str:
    tag = re.sub(r'\bid="([^"]+)"', rf'id="{figure}-\1"', tag)
    tag = re.sub(r"url\(#([^)]+)\)", rf"url(#{figure}-\1)", tag)
    tag = re.sub(r'xlink:href="#([^"]+)"', rf'href="#{figure}-\1"', tag)
    tag = re.sub(r' xmlns(:\w+)?="[^"]*"| (aria-[\w-]+|role)="[^"]*"| pointer-events="none"', "", tag)
    tag = re.sub(r' class="[^"]*"| version="1\.1"', "", tag)
    return re.sub(r"(\d+\.\d{2})\d+", r"\1", tag)
