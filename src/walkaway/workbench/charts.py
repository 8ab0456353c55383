"""The figures of a brief or of a roadmap as charts that a notebook can show and change."""

from typing import TYPE_CHECKING, Any

from walkaway.analysis import Brief
from walkaway.case import Case
from walkaway.errors import WalkawayError
from walkaway.report import charts as figures
from walkaway.workbench.labels import names_in

if TYPE_CHECKING:
    from walkaway.roadmap.finding import Roadmap

__all__ = ["charts"]


def charts(brief: "Brief | Roadmap", *, case: Case | None = None) -> dict[str, Any]:
    """Return the figures of a brief or of a roadmap as Altair charts, by id.

    A figure that has nothing to show is left out.

    Args:
        brief: The findings.
        case: For a roadmap, the case that names its parties, issues and options; without it their ids are shown.

    Raises:
        WalkawayError: the extra ``figures`` is not installed.

    Examples:
        >>> import walkaway as wa
        >>> "scorecard" in charts(wa.brief(wa.load("cases/first-case")))
        True
    """
    if not figures.available():
        raise WalkawayError(
            "charts need Altair, which is not installed; install it with: pip install 'walkaway[figures]'"
        )
    if isinstance(brief, Brief):
        return figures.charts(brief)
    from walkaway.report.charts.roadmap import roadmap_charts  # costs 0.1 s, and most figures are of briefs

    return roadmap_charts(brief, names_in(brief, case))
