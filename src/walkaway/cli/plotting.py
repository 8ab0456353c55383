"""A figure into a file, for the commands that take ``--plot``."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from walkaway.report.charts.parts import Spec

__all__ = ["check_ending", "drawn"]


def check_ending(plot: Path | None) -> None:
    """Refuse a figure of an unknown kind before any work is done."""
    if plot is None:
        return
    from walkaway.errors import InputError  # loads what figures need: only where one is wanted
    from walkaway.report.charts.picture import PICTURES

    if plot.suffix not in PICTURES:
        *most, last = PICTURES
        raise InputError(f"--plot takes a file that ends in {', '.join(most)} or {last}, not '{plot}'")


def drawn(spec: "Spec", plot: Path, title: str) -> bytes:
    """Return a figure as a file of the kind that a name ends in."""
    from walkaway.errors import WalkawayError
    from walkaway.report.charts.picture import available, picture

    if not available():
        raise WalkawayError("a figure needs the extra 'figures'; install it with: pip install 'walkaway[figures]'")
    return picture(spec, plot.suffix, title)
