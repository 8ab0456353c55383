"""Does a sentence keep its distance to what it tells?"""

import re

from walkaway.evidence.speech.cues import HEDGE_PHRASES, HEDGES

__all__ = ["is_hedged"]

WORD = re.compile(r"[a-z]+")


def is_hedged(text: str) -> bool:
    """Return whether a sentence keeps its distance to what it tells.

    Examples:
        >>> is_hedged("He purportedly offered a site."), is_hedged("He offered a site.")
        (True, False)
    """
    lower = text.lower()
    for phrase in HEDGE_PHRASES:
        if phrase in lower:
            return True
    return not HEDGES.isdisjoint(WORD.findall(lower))
