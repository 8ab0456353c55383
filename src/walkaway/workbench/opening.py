"""A case that is still being written: its reports are to be read, and what it rests on is not all there."""

from pathlib import Path

from walkaway.formats import CaseFile, read_unfinished

__all__ = ["open_unfinished"]


def open_unfinished(path: Path) -> CaseFile:
    """Open a case whose grounds may name statements that are not there yet.

    The references that lead nowhere are left out of the records; the warnings name each with its place.

    Args:
        path: The case's folder or file.

    Raises:
        InputError: there is no such file.
        CaseError: something is wrong that reading reports cannot mend, with file, line and column.

    Examples:
        >>> open_unfinished(Path("cases/hanoi-2019")).case.id
        'hanoi-2019'
    """
    return read_unfinished(path)
