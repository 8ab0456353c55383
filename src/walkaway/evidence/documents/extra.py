"""The extra that reads HTML and PDF: what to say where it is not installed."""

import logging

from walkaway.errors import InputError

__all__ = ["keep_quiet", "missing_extra"]

_SILENT = logging.NullHandler()


def missing_extra(what: str, file: str) -> InputError:
    """Return the error for a file that needs the extra.

    Examples:
        >>> print(missing_extra("HTML", "report.html"))
        report.html: reading HTML needs more than is installed; install it with: pip install 'walkaway[read]'
    """
    return InputError(f"{file}: reading {what} needs more than is installed; install it with: pip install 'walkaway[read]'")


def keep_quiet(*loggers: str) -> None:
    """Keep a library's own remarks off standard error: what matters becomes a warning or an error of ours."""
    for name in loggers:
        logging.getLogger(name).addHandler(_SILENT)
