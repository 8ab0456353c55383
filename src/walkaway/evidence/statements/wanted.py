"""Whether a passage holds the words that a rule or a cue needs: asked once of each passage for all of them."""

from functools import lru_cache

from walkaway.evidence.statements.looking import heads_of

__all__ = ["met_in", "wanted"]

_SETS = 3
"""So many sets of words at most may be needed together."""
_MOST = 256
"""So many needs at most have a place each."""

# Filled while the tables of cues and rules are made, when their modules are loaded; only read afterwards.
_BITS: dict[tuple[frozenset[str], ...], int] = {}
_BY_HEAD: dict[str, int] = {}
"""Heads of words with the bits of the needs that they meet a part of, `_MOST` places on for each further set."""


def wanted(needs: tuple[frozenset[str], ...]) -> int:
    """Return the bit that `met_in` sets where a passage holds one word of each of some sets.

    Args:
        needs: One to three sets of heads of words (`heads_of`).

    Examples:
        >>> bit = wanted((frozenset(["out", "stre"]), frozenset(["reac"])))
        >>> [bool(met_in(text) & bit) for text in ("Out of reach.", "A stretch of road.")]
        [True, False]
    """
    if needs in _BITS:
        return _BITS[needs]
    place = len(_BITS)
    if place >= _MOST or not 1 <= len(needs) <= _SETS:
        raise ValueError(f"{len(needs)} sets of words as need {place}: widen _SETS or _MOST")
    met_in.cache_clear()
    _BITS[needs] = 1 << place
    # A set that is not there is met by each head of the first one.
    padded = needs + needs[:1] * (_SETS - len(needs))
    for number, heads in enumerate(padded):
        for head in heads:
            _BY_HEAD[head] = _BY_HEAD.get(head, 0) | 1 << place + number * _MOST
    return 1 << place


@lru_cache(maxsize=8)
def met_in(text: str) -> int:
    """Return the bits of all needs that the words of a passage meet."""
    parts = 0
    for bits in filter(None, map(_BY_HEAD.get, heads_of(text))):
        parts |= bits
    # Only places of the first sets are left: nothing stands above those of the third ones, which come down last.
    return parts & parts >> _MOST & parts >> 2 * _MOST
