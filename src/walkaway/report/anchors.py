"""Ids of a page that stay the same from run to run, so that a reader can be sent to one place of it."""

__all__ = ["citation_anchor", "headline_anchor", "statement_anchor"]


def headline_anchor(finding: str) -> str:
    """Return the id of a headline's ground."""
    return f"ground-{finding}"


def statement_anchor(statement: str) -> str:
    """Return the id of a statement's place on a page."""
    return f"statement-{statement}"


def citation_anchor(place: str) -> str:
    """Return the id of a citation's row among the sources.

    Examples:
        >>> citation_anchor("rt:8")
        'source-rt-8'
    """
    return f"source-{place.replace(':', '-')}"
