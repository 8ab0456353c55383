"""A brief as files that can be handed over: a page and Markdown."""

from walkaway.analysis import Brief
from walkaway.report import charts, html
from walkaway.report import markdown as marked_down

__all__ = ["markdown", "page"]


def page(brief: Brief, *, digest: str = "") -> str:
    """Return a brief as one HTML file that loads nothing and runs nothing.

    Figures are drawn where the extra ``figures`` is installed; else the page says how to get them, and its tables say
    the same.

    Args:
        brief: The findings.
        digest: SHA-256 of the case file, so that a reader can tell which version this is about.

    Examples:
        >>> import walkaway as wa
        >>> page(wa.brief(wa.load("cases/first-case")))[:15]
        '<!DOCTYPE html>'
    """
    return html.page(brief, digest=digest, pictures=charts.drawings(brief) if charts.available() else None)


def markdown(brief: Brief, *, digest: str = "") -> str:
    """Return a brief as Markdown: the same words and tables as the page, without figures.

    Args:
        brief: The findings.
        digest: SHA-256 of the case file.

    Examples:
        >>> import walkaway as wa
        >>> markdown(wa.brief(wa.load("cases/first-case"))).splitlines()[0]
        '# A machine, its price and its delivery'
    """
    return marked_down.markdown(brief, digest=digest)
