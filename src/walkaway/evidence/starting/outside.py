"""Who judges from outside: by title, by where they work, by what a report says of that place."""

import re
from collections.abc import Iterable

from walkaway.evidence.speech.words_of_people import OBSERVER_NOUNS
from walkaway.evidence.starting.material import Heard, Told, any_of

__all__ = ["is_called_think_tank", "is_outside", "is_outside_name"]

_OUTSIDE = re.compile(
    r"\b(?:universit\w+|college|institut\w+|cent(?:er|re)|think[ -]tank|foundation|forum|school of|observatory"
    r"|academy)\b",
    re.IGNORECASE,
)
_OUTSIDE_NAME = re.compile(
    r"\b(?:universit\w+|college|institut\w+|cent(?:er|re)(?= for\b| of\b|$)|think[ -]tank|foundation|observatory"
    r"|academy)\b",
    re.IGNORECASE,
)
_FORMER = re.compile(r"\b(?:former|retired|ex)\b", re.IGNORECASE)
_THINK_TANK = re.compile(r"\bthink[ -]tank|\bnonpartisan|\bresearch (?:group|firm)\b", re.IGNORECASE)


def is_outside(heard: Heard) -> bool:
    """Return whether somebody's title or place of work says that they judge from outside."""
    titles = " ".join(heard.titles).casefold()
    if heard.observer or set(titles.split()) & OBSERVER_NOUNS or _FORMER.search(titles):
        return True
    return heard.kind == "person" and bool(_OUTSIDE.search(heard.affiliation))


def is_called_think_tank(heard: Heard, told: Iterable[Told]) -> bool:
    """Return whether a report calls the place behind somebody's name a think tank."""
    near = re.compile(rf"{any_of(heard.names)}(?P<behind>[^\"]{{0,160}})")
    return any(_THINK_TANK.search(match["behind"]) for one in told for match in near.finditer(one.text))


def is_outside_name(name: str) -> bool:
    """Return whether a name is that of a place where people judge from outside.

    Examples:
        >>> [is_outside_name(name) for name in ("Stimson Center", "Center for Policy", "Centre Union")]
        [True, True, False]
    """
    return bool(_OUTSIDE_NAME.search(name))
