"""What is to be settled, as far as documents name it.

Noun phrases of one head, or of one family of things people bargain over, are one issue. It counts in how many
sentences somebody asks for it, how many tell of it, and whether amounts are named with it. What has too little of
this is left out: an issue that is none costs the analyst more than one that is missing.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from walkaway.evidence.starting.material import Material, Told
from walkaway.evidence.starting.noun_phrases import ASKED, DONE, IN_BARGAINING, NAMED, TALKS_OVER, Matter, matters_in
from walkaway.evidence.starting.numbers import Number, beside, numbers_in
from walkaway.evidence.starting.options import FoundOption, options_of
from walkaway.evidence.starting.subjects import AMBIGUOUS, SUBJECTS
from walkaway.evidence.starting.words_of_issues import ACTIONS
from walkaway.evidence.statements.amounts import Amount, amounts_in
from walkaway.evidence.statements.quantities import measures_of_option
from walkaway.evidence.statements.stems import stem

__all__ = ["MOST", "FoundIssue", "issues_in"]

MOST = 6
"""Issues that are proposed at most."""
_NUMBERED = 3.0
"""How much it says that several amounts are named."""
_COUNTED = 1.5
"""How much it says that an amount stands beside it."""
_TITLED = 1.5
"""How much it says that a headline names it."""
_ENOUGH_OF_SUBJECT = 3.0
"""What a matter people bargain over must reach."""
_ENOUGH_WHERE_OFTEN = 2.6
"""What it must reach where several places name it."""
_ENOUGH = 6.0
"""What any other noun must reach."""
_FRAMED = 2
"""In so many sentences another noun must be asked for."""
_MOST_TELLERS = 3
_REACH = 40
"""So many letters around a phrase are looked at for words of extent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundIssue:
    """An issue.

    Attributes:
        name: Its name: the phrase, with what is done with it.
        phrase: The phrase.
        options: Its options, the one that holds today first; none of a number.
        low: Where its numbers begin, below all that are named.
        high: The highest number that is named.
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
    """What is found on one head or family."""

    subject: bool
    phrases: Counter[str] = field(default_factory=Counter)
    done: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    places: dict[str, float] = field(default_factory=dict)
    tellers: set[str] = field(default_factory=set)
    measures: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    number: Number | None = None
    counted: bool = False
    titled: bool = False
    sure: bool = False
    amount: bool = False

    def worth(self) -> float:
        """Return how much speaks for its being an issue."""
        told = min(len(self.tellers - {""}), _MOST_TELLERS)
        named = _NUMBERED if self.number else _COUNTED * self.counted
        return sum(self.places.values()) + told + self.subject + named + _TITLED * self.titled

    def is_issue(self) -> bool:
        """Return whether that is enough."""
        if self.number:
            return True
        asked = [worth for worth in self.places.values() if worth > NAMED]
        if self.subject:
            if not (self.sure or self.counted):
                return any(worth >= DONE for worth in asked) and self.worth() >= _ENOUGH_OF_SUBJECT
            often = sum(worth >= NAMED for worth in self.places.values()) > 1 and self.worth() >= _ENOUGH_WHERE_OFTEN
            return often or (bool(asked or self.counted) and self.worth() >= _ENOUGH_OF_SUBJECT)
        framed = [worth for worth in asked if worth >= DONE]
        strong = [worth for worth in framed if worth >= ASKED]
        if any(worth >= TALKS_OVER for worth in strong) and (len(self.places) > 1 or self.long):
            return True
        often = len(self.places) > _FRAMED or len(strong) >= _FRAMED
        return len(framed) >= _FRAMED and bool(strong) and often and self.worth() >= _ENOUGH

    @property
    def long(self) -> bool:
        """Return whether it is called by more than one word."""
        return bool(self.done) or any(" " in phrase for phrase in self.phrases)


def issues_in(material: Material, strangers: frozenset[str]) -> list[FoundIssue]:
    """Return the issues that most speak for, those first; few rather than doubtful ones, and perhaps none.

    Args:
        material: The documents.
        strangers: Words of people and parties, in small letters, that name no matter.
    """
    matters = {told: matters_in(told.text) for told in material.told}
    amounts = {told: tuple(amounts_in(told.text)) for told in material.told}
    heaps: dict[str, _Heap] = {}
    for told, found in matters.items():
        for matter in found:
            if matter.head not in strangers:
                _add(heaps, matter, told, amounts[told])
    _count_named(heaps, material.told)
    for document in material.documents:
        for word in re.findall(r"[a-z]+", document.title.casefold()):
            if word in SUBJECTS and SUBJECTS[word].family in heaps:
                heaps[SUBJECTS[word].family].titled = True
    known = [name for name in sorted(heaps, key=lambda name: -heaps[name].worth()) if heaps[name].subject]
    for number in numbers_in(amounts, matters, known):
        _add_number(heaps, number)
    issues = sorted((_issue(heap) for heap in heaps.values() if heap.is_issue()), key=lambda issue: -issue.weight)
    return issues[:MOST]


def _add(heaps: dict[str, _Heap], matter: Matter, told: Told, amounts: Sequence[Amount]) -> None:
    subject = SUBJECTS.get(matter.head)
    heap = heaps.setdefault(subject.family if subject else stem(matter.head), _Heap(subject=subject is not None))
    heap.amount = subject is not None and not subject.counted.isdisjoint(("money", "percent"))
    heap.phrases[matter.words] += 1
    if matter.done:
        heap.done[matter.done].append(told.place)
    heap.places[told.place] = max(heap.places.get(told.place, 0), matter.worth)
    heap.tellers.add(told.teller)
    heap.sure = heap.sure or matter.head not in AMBIGUOUS
    heap.counted = heap.counted or any(beside(amount, matter) for amount in amounts)
    around = told.text[max(0, matter.start - _REACH) : matter.end + _REACH]
    for measure in measures_of_option("", around):
        heap.measures[measure].append(told.place)


def _count_named(heaps: Mapping[str, _Heap], told: Sequence[Told]) -> None:
    """Count where the heads of other nouns stand without asking."""
    for one in told:
        for word in set(re.findall(r"[a-z]{3,}", one.text.casefold())):
            heap = heaps.get(stem(word))
            if heap is not None and not heap.subject and word not in ACTIONS:
                heap.places.setdefault(one.place, NAMED)
                heap.tellers.add(one.teller)


def _add_number(heaps: dict[str, _Heap], number: Number) -> None:
    name = number.family or number.noun
    heap = heaps.setdefault(name, _Heap(subject=bool(number.family)))
    if heap.number is not None and len(heap.number.told) >= len(number.told):
        return
    heap.number = number
    if not heap.phrases:
        heap.phrases[number.noun] += 1
    for told in number.told:
        heap.places[told.place] = max(heap.places.get(told.place, 0), IN_BARGAINING)
        heap.tellers.add(told.teller)


def _issue(heap: _Heap) -> FoundIssue:
    phrase = _phrase(heap)
    done = max(heap.done, key=lambda word: len(heap.done[word]), default="")
    named = phrase[:1].upper() + phrase[1:]
    places = tuple(place for place, worth in heap.places.items() if worth > NAMED) or tuple(heap.places)
    tellers, weight = tuple(sorted(heap.tellers)), heap.worth()
    number = heap.number
    if number is not None:
        return FoundIssue(
            name=named,
            phrase=phrase,
            low=_below(number.low, number.high),
            high=number.high,
            unit=number.unit,
            places=places,
            tellers=tellers,
            weight=weight,
        )
    return FoundIssue(
        name=f"{named} {done}".strip(),
        phrase=phrase,
        options=options_of(phrase, done, {} if heap.amount else heap.measures, heap.done.get(done, ())),
        places=places,
        tellers=tellers,
        weight=weight,
    )


def _phrase(heap: _Heap) -> str:
    """Return the phrase to call an issue by: "pay", else the usual one, of two words where it can be."""
    heads = {SUBJECTS[phrase].family for phrase in heap.phrases if phrase in SUBJECTS}
    if "pay" in heads and "pay" in heap.phrases:
        return "pay"
    most = max(heap.phrases.values())
    usual = [phrase for phrase, times in heap.phrases.items() if 2 * times >= most]
    return max(usual, key=lambda phrase: (len(phrase.split()) == _FRAMED, heap.phrases[phrase], phrase))


def _below(low: float, high: float) -> float:
    """Return where a range begins: as far below the least that is named as the most lies above it.

    What holds without a deal is put there. An amount that is named is an offer or a demand; were the least of them what
    holds without a deal, every offer of it would be one that was rightly turned down.
    """
    below = low - (high - low)
    return below if low < 0 else max(0, round(below, 6))
