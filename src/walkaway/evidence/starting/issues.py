"""What is to be settled, as far as documents name it, and which options their words give it.

Noun phrases of one head are one issue. It counts how often it stands where a matter stands, how often it is named
at all, and above all how many tell of it.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from walkaway.evidence.starting.material import Material, Told, slug
from walkaway.evidence.starting.noun_phrases import Matter, matters_in
from walkaway.evidence.starting.words_of_issues import AWAY
from walkaway.evidence.statements.quantities import ALL, BAN, KEEP, LARGE, PART, RESUME, STOP, measures_of_option
from walkaway.evidence.statements.stems import stem

__all__ = ["MOST", "FoundIssue", "FoundOption", "issues_in"]

MOST = 6
"""Issues that are proposed at most."""
_PER_TELLER = 2
_NAMED_OFTEN = 2
_REACH = 40
"""So many letters around a phrase are looked at for words of extent."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundIssue:
    """An issue.

    Attributes:
        name: Its name: the phrase, with what is done with it.
        options: Its options, the one that holds today first; none of a number.
        low: The lowest number that is named.
        high: The highest.
        unit: What the numbers count.
        places: Where it is named as a matter.
        tellers: Who tells of it; the writer is the empty name.
        weight: How much speaks for it.
    """

    name: str
    phrase: str
    options: tuple[FoundOption, ...] = ()
    low: float = 0
    high: float = 0
    unit: str = ""
    places: tuple[str, ...] = ()
    tellers: tuple[str, ...] = ()
    weight: float = 0


@dataclass(slots=True)
class _Heap:
    """What is found on one head."""

    phrases: Counter[str] = field(default_factory=Counter)
    done: Counter[str] = field(default_factory=Counter)
    places: list[str] = field(default_factory=list)
    tellers: set[str] = field(default_factory=set)
    measures: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    named: int = 0


def issues_in(material: Material, strangers: frozenset[str]) -> list[FoundIssue]:
    """Return the issues with named options, those that most speak for first.

    Args:
        material: The documents.
        strangers: Words of people and parties, in small letters, that name no matter.
    """
    heaps: dict[str, _Heap] = defaultdict(_Heap)
    for told in material.told:
        for matter in matters_in(told.text):
            if matter.head not in strangers:
                _add(heaps[stem(matter.head)], matter, told)
    _count_named(heaps, material.told)
    often = [heap for heap in heaps.values() if len(set(heap.places)) > 1 or heap.named > _NAMED_OFTEN]
    return sorted((_issue(heap) for heap in often or heaps.values()), key=lambda issue: -issue.weight)


def _add(heap: _Heap, matter: Matter, told: Told) -> None:
    heap.phrases[matter.words] += 1
    if matter.done:
        heap.done[matter.done] += 1
    heap.places.append(told.place)
    heap.tellers.add(told.teller)
    around = told.text[max(0, matter.start - _REACH) : matter.end + _REACH]
    for measure in measures_of_option("", around):
        heap.measures[measure].append(told.place)


def _count_named(heaps: dict[str, _Heap], told: Iterable[Told]) -> None:
    for one in told:
        for word in set(re.findall(r"[a-z]{3,}", one.text.casefold())):
            heap = heaps.get(stem(word))
            if heap is not None:
                heap.named += 1
                heap.tellers.add(one.teller)


def _issue(heap: _Heap) -> FoundIssue:
    phrase = max(heap.phrases, key=lambda words: (heap.phrases[words], len(words.split()) == 2, words))
    done = max(heap.done, key=lambda word: heap.done[word], default="")
    places = tuple(dict.fromkeys(heap.places))
    name = phrase[:1].upper() + phrase[1:] + (f" {done}" if done else "")
    return FoundIssue(
        name=name,
        phrase=phrase,
        options=_options(phrase, done, heap.measures),
        places=places,
        tellers=tuple(sorted(heap.tellers)),
        weight=len(heap.places) + 0.5 * heap.named + _PER_TELLER * len(heap.tellers - {""}) + (1 if done else 0),
    )


def _options(phrase: str, done: str, measures: dict[str, list[str]]) -> tuple[FoundOption, ...]:
    """Return the options: going on and stopping where words of it stand beside the phrase, else nothing to all."""
    stopping = measures.get(STOP, []) + measures.get(BAN, []) + measures.get(KEEP, []) + measures.get(RESUME, [])
    extent = measures.get(ALL, []) + measures.get(PART, []) + measures.get(LARGE, [])
    if done not in AWAY and (done in ("suspended", "stopped", "banned", "kept") or len(stopping) > len(extent)):
        return _doing(phrase, measures)
    rows: Sequence[tuple[str, str, str]] = (
        ("none", "No", ""),
        ("part", "Part of the", PART),
        ("large_part", "A large part of the", LARGE),
        ("all", "All" if phrase.endswith("s") else "All of the", ALL),
    )
    tail = f" {done}" if done else ""
    return tuple(
        FoundOption(id=name, name=f"{words} {phrase}{tail}", places=_once(measures.get(measure, [])))
        for name, words, measure in rows
        if name != "large_part" or measures.get(LARGE)
    )


def _doing(phrase: str, measures: dict[str, list[str]]) -> tuple[FoundOption, ...]:
    goes = phrase[:1].upper() + phrase[1:]
    found = [
        FoundOption(id="continued", name=f"{goes} continued", places=_once(measures.get(RESUME, []))),
        FoundOption(id="suspended", name=f"{goes} suspended", places=_once(measures.get(STOP, []))),
    ]
    if measures.get(BAN):
        found.append(FoundOption(id="banned", name=f"{goes} banned", places=_once(measures[BAN])))
    return tuple(found)


def _once(places: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(places))


def id_of_issue(issue: FoundIssue) -> str:
    """Return an issue's id: the words of its phrase."""
    return slug(issue.phrase)
