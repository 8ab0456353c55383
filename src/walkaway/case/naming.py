"""Names that are not known, and what was probably meant."""

from collections.abc import Collection, Iterable, Iterator

from walkaway.errors import Fault

__all__ = ["did_you_mean", "unknown"]

MOST_LISTED = 8
"""So many known words are listed where none is close."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return what to write instead of an unknown word: the closest known one, else the known ones.

    Examples:
        >>> did_you_mean("dprc", ["usa", "dprk"])
        "did you mean 'dprk'"
        >>> did_you_mean("x", ["usa", "dprk"])
        'known here: usa, dprk'
    """
    # Only a faulty case needs it, and it takes milliseconds to load.
    import difflib

    words = [str(candidate) for candidate in known]
    close = difflib.get_close_matches(word.lower()[:100], [candidate.lower() for candidate in words], n=1, cutoff=0.6)
    if close:
        found = next(candidate for candidate in words if candidate.lower() == close[0])
        return f"did you mean '{found}'"
    if not words:
        return "none is declared"
    listed = ", ".join(words[:MOST_LISTED])
    return f"known here: {listed}" + (f" and {len(words) - MOST_LISTED} more" if len(words) > MOST_LISTED else "")


def unknown(
    what: str, name: str, known: Collection[str], where: tuple[str | int, ...], *, at_key: bool = False
) -> Iterator[Fault]:
    """Yield a fault if a name is not among the known ones.

    Examples:
        >>> [fault.message for fault in unknown("party", "usb", ["usa"], ("statements", "offer", "party"))]
        ["unknown party 'usb'"]
    """
    if name not in known:
        yield Fault(message=f"unknown {what} '{name}'", mend=did_you_mean(name, known), where=where, at_key=at_key)
