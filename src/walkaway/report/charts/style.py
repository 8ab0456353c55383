"""How every figure looks: sides told apart by shape and lightness as well as colour, names of bearable length."""

import textwrap
from collections.abc import Sequence
from typing import Any

from walkaway.results import Labels

__all__ = ["CONFIG", "GREY", "INK", "PALE", "PLOT", "WIDTH", "Side", "apart", "sides", "wrapped"]

WIDTH = 430
"""Width of a figure with its labels: shown at 340 on a phone, its letters can still be read."""
PLOT = 210
"""Width of the plot where names stand to its left."""
INK, GREY, PALE = "#222222", "#8a8a8a", "#c9c9c9"
# After Okabe and Ito (2008): apart for the colour-blind, and dark, light, middle in grey.
_COLOURS = ("#0072b2", "#e69f00", "#444444", "#cc79a7", "#009e73", "#56b4e9")
_SHAPES = ("circle", "square", "triangle-up", "diamond", "cross", "triangle-down")
_ELLIPSIS = "…"
_UNSEEN = "\N{ZERO WIDTH SPACE}"

CONFIG: dict[str, Any] = {
    "aria": False,
    "background": "white",
    "font": "sans-serif",
    "view": {"stroke": None},
    "axis": {
        "labelFontSize": 12,
        "titleFontSize": 12,
        "titleFontWeight": "normal",
        "labelColor": INK,
        "titleColor": INK,
        "gridColor": "#e6e6e6",
        "domainColor": PALE,
        "tickColor": PALE,
        "labelLimit": 0,
    },
    "title": {"fontSize": 13, "anchor": "start", "frame": "bounds", "offset": 6, "fontWeight": 600, "color": INK},
    "text": {"fontSize": 12, "color": INK},
    "concat": {"spacing": 14},
    "padding": 4,
}


class Side:
    """A party as figures show it.

    Attributes:
        id: The party.
        name: Its name, cut.
        colour: Its colour.
        shape: Its shape.
    """

    def __init__(self, party: str, name: str, place: int) -> None:
        """Give the side at a place its colour and shape."""
        self.id, self.name = party, name
        self.colour, self.shape = _COLOURS[place % len(_COLOURS)], _SHAPES[place % len(_SHAPES)]


def sides(parties: Sequence[str], labels: Labels) -> list[Side]:
    """Return parties with their looks; principals first, so that a side looks the same in every figure."""
    order = [*labels.principals, *(party for party in labels.parties if party not in labels.principals)]
    names = apart([wrapped(labels.party(party), 22, lines=1) for party in order])
    every = {party: Side(party, name, place) for place, (party, name) in enumerate(zip(order, names, strict=True))}
    return [every[party] for party in parties if party in every]


def apart(names: Sequence[str]) -> list[str]:
    """Return names that differ, for a plot that would else take two for one; the difference is not seen.

    Examples:
        >>> [len(name) for name in apart(["no", "no", "yes"])]
        [2, 3, 3]
    """
    return [f"{name}{_UNSEEN * list(names[:place]).count(name)}" for place, name in enumerate(names)]


def wrapped(text: str, width: int, *, lines: int = 2) -> str:
    r"""Return a text broken into a few lines of at most some letters; what does not fit ends in an ellipsis.

    Examples:
        >>> wrapped("A large part of the sites", 14)
        'A large part\nof the sites'
        >>> wrapped("x" * 100, 5, lines=1)
        'xxxx…'
    """
    plain = " ".join(text.split()) or "(no name)"
    parts = textwrap.wrap(plain[: width * (lines + 2)], width, break_long_words=True)
    if len(parts) > lines or len(plain) > width * (lines + 2):
        last = parts[lines - 1] if len(parts) >= lines else parts[-1]
        parts = [*parts[: lines - 1], f"{last[: width - 1].rstrip()}{_ELLIPSIS}"]
    return "\n".join(parts)
