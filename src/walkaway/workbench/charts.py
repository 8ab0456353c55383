"""The figures of a brief as charts that a notebook can show and change."""

from typing import Any

from walkaway.analysis import Brief
from walkaway.errors import WalkawayError
from walkaway.report import charts as figures

__all__ = ["charts"]


def charts(brief: Brief) -> dict[str, Any]:
    """Return the figures of a brief as Altair charts, by id; a figure that has nothing to show is left out.

    Args:
        brief: The findings.

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
    return figures.charts(brief)
