"""Numbers that are bargained over: amounts of one kind of which documents name several, with the matter they count."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from walkaway.evidence.starting.material import Told
from walkaway.evidence.starting.noun_phrases import BARGAINING, DONE, Matter
from walkaway.evidence.starting.subjects import AMBIGUOUS, SUBJECTS, THINGS
from walkaway.evidence.starting.words_of_issues import EMPTY_HEADS, MODIFIERS_OUT, STOPS
from walkaway.evidence.statements.amounts import Amount

__all__ = ["Number", "beside", "numbers_in"]

_NEAR = 20
_REACH = 45
"""So many letters away an amount may stand from the matter it counts."""
_OFTEN = 2
"""An amount whose matter is not named must stand in so many sentences of bargaining."""
_APART = 4
"""An amount that stands alone may be so many times less or more than those whose matter is named."""
_FAR = 20
"""A number is no longer the same one where it is so many times another."""
_HOURS = ("time", "hour")
_Key = tuple[str, str, float]
_SCALES = ((10**9, "billion"), (10**6, "million"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number that is bargained over.

    Attributes:
        family: The family of subjects it counts; empty where no subject stands with it.
        noun: What to call it where no subject does.
        low: The least that is named.
        high: The most.
        unit: What it counts.
        told: The sentences that name it.
    """

    family: str
    noun: str
    low: float
    high: float
    unit: str
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Named:
    amount: Amount
    told: Told
    family: str


def numbers_in(
    amounts: Mapping[Told, Sequence[Amount]], matters: Mapping[Told, Sequence[Matter]], known: Sequence[str]
) -> list[Number]:
    """Return the numbers that are bargained over: of one kind, of more than one value.

    Args:
        amounts: The amounts of each sentence.
        matters: The matters of each sentence.
        known: Families of subjects that documents name, the weightiest first.
    """
    groups: dict[_Key, list[_Named]] = defaultdict(list)
    for told, named_there in amounts.items():
        for amount in named_there:
            family, near = _family(amount, matters.get(told, ()))
            key = _key(amount)
            if key is None:
                continue
            own = key[1] if key[0] == THINGS and key[1] in SUBJECTS else ""
            if own or near or BARGAINING.search(told.text):
                groups[key].append(_Named(amount=amount, told=told, family=own or family))
    found: dict[str, Number] = {}
    for key, named in sorted(groups.items(), key=lambda item: -len(item[1])):
        free = [family for family in known if family not in found]
        default = _default(key[0], named, free)
        by_family: dict[str, list[_Named]] = defaultdict(list)
        for one in _alike(named):
            by_family[default if not one.family or one.family in found else one.family].append(one)
        for family, ones in by_family.items():
            if family not in found and _stands(key, family, ones):
                number = _number(key, family, ones)
                found[family or number.noun] = number
    return list(found.values())


def _alike(named: Sequence[_Named]) -> list[_Named]:
    """Return the amounts without those that stand alone and are of another size than all whose matter is named."""
    known = [value for one in named if one.family for value in _value(one.amount)]
    return [
        one
        for one in named
        if one.family
        or not known
        or (min(known) / _APART <= _value(one.amount)[0] and _value(one.amount)[1] <= max(known) * _APART)
    ]


def _key(amount: Amount) -> _Key | None:
    """Return what an amount counts, and in what it is printed; None where that is nothing to be settled."""
    counted = amount.counted
    if counted.kind != THINGS:
        return (counted.kind, counted.what, counted.scale)
    words = [word for word in counted.what.split() if word not in MODIFIERS_OUT][:2]
    head: list[str] = []
    for word in words:
        if word in STOPS:
            break
        head.append(word)
    subjects = [SUBJECTS[word].family for word in head if word in SUBJECTS and "things" in SUBJECTS[word].counted]
    if subjects:
        return (THINGS, subjects[-1], 1)
    if not head or (head[0] != "minutes" and {head[0], head[-1]} <= EMPTY_HEADS) or not head[-1].endswith("s"):
        return None
    return (THINGS, head[0] if head[0].endswith("s") else " ".join(head), 1)


def beside(amount: Amount, matter: Matter) -> bool:
    """Return whether an amount may be one of a matter that stands near it: a quota of 60,000 tonnes."""
    subject, counted = SUBJECTS.get(matter.head), amount.counted
    if subject is None or counted.kind not in subject.counted or (matter.head in AMBIGUOUS and matter.worth < DONE):
        return False
    if subject.family == "hours" and counted.what != "hour":
        return False
    gap = max(matter.start - amount.end, amount.start - matter.end, 0)
    return gap < (_NEAR if counted.kind == THINGS else _REACH) and (counted.kind != THINGS or matter.end < amount.start)


def _family(amount: Amount, matters: Sequence[Matter]) -> tuple[str, bool]:
    """Return the family an amount counts, and whether its noun stands right beside it."""
    best, least = "", float("inf")
    for matter in matters:
        gap = max(matter.start - amount.end, amount.start - matter.end, 0)
        if gap < least and beside(amount, matter):
            best, least = SUBJECTS[matter.head].family, gap
    return best, least < _NEAR


def _default(kind: str, named: Sequence[_Named], known: Sequence[str]) -> str:
    """Return the family of the amounts that stand alone: that of the others, else the weightiest it can count."""
    often = [family for family, _ in Counter(one.family for one in named).most_common() if family in known]
    if often:
        return often[0]
    if kind not in ("percent", "money"):
        return ""
    return next((family for family in known if kind in SUBJECTS[family].counted), "")


def _stands(key: _Key, family: str, named: Sequence[_Named]) -> bool:
    """Return whether amounts make an issue: of more than one value, one of them in words of bargaining."""
    asked = {one.told.place for one in named if BARGAINING.search(one.told.text)}
    values = {value for one in named for value in _value(one.amount)}
    if len(values) < 2 or min(values) == 0 or max(values) / min(values) > _FAR:
        return False
    if family:
        return bool(asked)
    return len(asked) >= _OFTEN and (key[0] in ("percent", "things") or key[:2] == _HOURS)


def _value(amount: Amount) -> tuple[float, float]:
    """Return an amount in the unit of the issue: days, months, hours, or as it stands."""
    scale = amount.counted.scale if amount.counted.kind == "time" else 1
    return amount.low * scale, amount.high * scale


def _number(key: _Key, family: str, named: Sequence[_Named]) -> Number:
    kind, what, _ = key
    values = [value for one in named for value in _value(one.amount)]
    large = max(values)
    scale, word = next(((size, word) for size, word in _SCALES if kind == "money" and large >= size), (1, ""))
    unit = {"percent": "%", "money": f"{what} {word}".strip(), "time": f"{what}s", "things": what}[kind]
    return Number(
        family=family,
        noun={"percent": "percentage", "money": "sum", "time": f"{what}s", "things": what}[kind],
        low=min(values) / scale,
        high=large / scale,
        unit=unit,
        told=tuple(dict.fromkeys(one.told for one in named)),
    )
