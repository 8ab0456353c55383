"""A brief or a roadmap as files that can be handed over: a page and Markdown."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from walkaway.analysis import Brief
from walkaway.case import Case
from walkaway.report import charts, html
from walkaway.report import markdown as marked_down
from walkaway.report.drawing_process import DrawingProcess
from walkaway.report.marked_documents import MarkedDocument
from walkaway.workbench.labels import names_in

if TYPE_CHECKING:
    from walkaway.roadmap.finding import Roadmap

__all__ = ["markdown", "page"]


def page(
    brief: "Brief | Roadmap",
    *,
    digest: str = "",
    case: Case | None = None,
    process: DrawingProcess | None = None,
    documents: Sequence[MarkedDocument] = (),
) -> str:
    """Return a brief or a roadmap as one HTML file that loads nothing and runs nothing.

    Figures are drawn where the extra ``figures`` is installed; else the page says how to get them, and its tables say
    the same.

    Args:
        brief: The findings.
        digest: SHA-256 of the case file, so that a reader can tell which version this is about.
        case: For a roadmap, the case that names its parties, issues and options; without it their ids are shown.
        process: What draws the figures beside this process, the same ones; None to draw them here.
        documents: For a brief, the sources' documents (`walkaway.workbench.marked`), to be shown line by line.

    Examples:
        >>> import walkaway as wa
        >>> page(wa.brief(wa.load("cases/first-case")))[:15]
        '<!DOCTYPE html>'
    """
    if not isinstance(brief, Brief):
        # What tells of a roadmap costs 0.1 s to load, and most pages are of briefs.
        from walkaway.report.charts.roadmap import roadmap_drawing
        from walkaway.report.roadmap_document import roadmap_document

        labels = names_in(brief, case)
        pictures = roadmap_drawing(brief, labels, process) if charts.available() else None
        return html.render(roadmap_document(brief, labels, digest=digest), pictures)
    pictures = charts.drawings(brief, process) if charts.available() else None
    return html.page(brief, digest=digest, pictures=pictures, documents=documents)


def markdown(brief: "Brief | Roadmap", *, digest: str = "", case: Case | None = None) -> str:
    """Return a brief or a roadmap as Markdown: the same words and tables as the page, without figures.

    Args:
        brief: The findings.
        digest: SHA-256 of the case file.
        case: For a roadmap, the case that names its parties, issues and options.

    Examples:
        >>> import walkaway as wa
        >>> markdown(wa.brief(wa.load("cases/first-case"))).splitlines()[0]
        '# A machine, its price and its delivery'
    """
    if not isinstance(brief, Brief):
        from walkaway.report.roadmap_document import roadmap_document  # see above

        return marked_down.render(roadmap_document(brief, names_in(brief, case), digest=digest))
    return marked_down.markdown(brief, digest=digest)
