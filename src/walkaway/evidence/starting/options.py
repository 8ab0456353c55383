"""Options of an issue that is no number, after the words that stand with it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from walkaway.evidence.starting.words_of_issues import AWAY
from walkaway.evidence.statements.quantities import ALL, BAN, KEEP, LARGE, PART, RESUME, STOP

__all__ = ["FoundOption", "options_of"]

_GOING_ON = ("suspended", "stopped", "banned", "kept")


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundOption:
    """An option.

    Attributes:
        id: Its id.
        name: Its name.
        places: Where its words stand; none where it is only the rest of the scale.
    """

    id: str
    name: str
    places: tuple[str, ...] = ()


def options_of(
    phrase: str, done: str, measures: Mapping[str, Sequence[str]], places: Iterable[str]
) -> tuple[FoundOption, ...]:
    """Return the options of an issue, the one that holds today first.

    Args:
        phrase: What the issue is called.
        done: What is to be done with it, as a participle; empty where documents do not tell.
        measures: Where words of extent and of going on stand beside the phrase.
        places: Where documents speak of its being done.

    Examples:
        >>> [option.name for option in options_of("tariffs", "lifted", {}, ())]
        ['No tariffs lifted', 'Part of the tariffs lifted', 'All tariffs lifted']
        >>> [option.name for option in options_of("head office", "moved", {}, ())]
        ['Head office not moved', 'Head office moved']
        >>> [option.name for option in options_of("roof", "", {}, ())]
        ['Roof as it is now', 'Roof as one side asks']
    """
    stopping = [place for kind in (STOP, BAN, RESUME) for place in measures.get(kind, ())]
    extent = [place for kind in (ALL, PART, LARGE) for place in measures.get(kind, ())]
    named = phrase[:1].upper() + phrase[1:]
    if done in AWAY:
        return _extent(phrase, done, measures)
    if done in _GOING_ON or (not done and len(stopping) > len(extent)):
        return _going_on(named, measures)
    if done:
        return (
            FoundOption(id=f"not_{done}", name=f"{named} not {done}"),
            FoundOption(id=done, name=f"{named} {done}", places=_once(places)),
        )
    many = phrase.endswith("s")
    return (
        FoundOption(id="as_now", name=f"{named} as {'they are' if many else 'it is'} now"),
        FoundOption(id="as_asked", name=f"{named} as one side asks"),
    )


def _extent(phrase: str, done: str, measures: Mapping[str, Sequence[str]]) -> tuple[FoundOption, ...]:
    rows: Sequence[tuple[str, str, str]] = (
        ("none", "No", ""),
        ("part", "Part of the", PART),
        ("large_part", "A large part of the", LARGE),
        ("all", "All" if phrase.endswith("s") else "All of the", ALL),
    )
    return tuple(
        FoundOption(id=name, name=f"{words} {phrase} {done}", places=_once(measures.get(measure, ())))
        for name, words, measure in rows
        if name != "large_part" or measures.get(LARGE)
    )


def _going_on(named: str, measures: Mapping[str, Sequence[str]]) -> tuple[FoundOption, ...]:
    continued = [*measures.get(RESUME, ()), *measures.get(KEEP, ())]
    found = [
        FoundOption(id="continued", name=f"{named} continued", places=_once(continued)),
        FoundOption(id="suspended", name=f"{named} suspended", places=_once(measures.get(STOP, ()))),
    ]
    if measures.get(BAN):
        found.append(FoundOption(id="banned", name=f"{named} banned", places=_once(measures[BAN])))
    return tuple(found)


def _once(places: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(places))
