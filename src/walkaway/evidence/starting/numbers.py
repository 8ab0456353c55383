"""Issues that are numbers: amounts of one kind of which documents name several."""

import re
from collections import defaultdict
from dataclasses import dataclass

from walkaway.evidence.starting.issues import FoundIssue
from walkaway.evidence.starting.material import Material, Told
from walkaway.evidence.starting.words_of_issues import EMPTY_HEADS, MODIFIERS_OUT, STOPS
from walkaway.evidence.statements.amounts import Amount, amounts_in
from walkaway.evidence.statements.stems import stem

__all__ = ["numbers_in"]

MOST = 3
"""Numbers that are proposed at most."""
_BARGAINED = re.compile(
    r"\b(?:offer\w*|demand\w*|want\w*|ask\w*|propos\w*|suggest\w*|accept\w*|reject\w*|pay|raise|rise|bid|price|share|quota"
    r"|contract|table|no more than|at least|under|below|above|settle\w*|sign\w*|insist\w*|need\w*|agreed?|stands?)\b",
    re.IGNORECASE,
)
_BEHIND = re.compile(r",? (?:a year )?(?:on|of|in|for) (?:the |its |their )?(?P<noun>[a-z-]+(?: [a-z-]+)?)\b")
_BEFORE = re.compile(r"\b(?P<noun>[a-z-]+) (?:of|by|at|is|to|from)(?: only| about| up to)?\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Named:
    amount: Amount
    told: Told
    noun: str


def numbers_in(material: Material) -> list[FoundIssue]:
    """Return the numbers that are bargained over: of one kind, of more than one value, the weightiest first."""
    groups: dict[tuple[str, str], list[_Named]] = defaultdict(list)
    for told in material.told:
        for amount in amounts_in(told.text):
            key = _key(amount)
            if key is not None and (key[0] == "things" or _BARGAINED.search(told.text)):
                groups[key].append(_Named(amount=amount, told=told, noun=_noun(told.text, amount)))
    found = [_issue(key, named) for key, named in groups.items() if _differ(named)]
    return sorted(found, key=lambda issue: -issue.weight)[:MOST]


def _key(amount: Amount) -> tuple[str, str] | None:
    """Return what an amount counts; None where that is nothing to be settled."""
    counted = amount.counted
    if counted.kind != "things":
        return (counted.kind, counted.what)
    words = [word for word in counted.what.split() if word not in MODIFIERS_OUT]
    head: list[str] = []
    for word in words[:2]:
        if word in STOPS:
            break
        head.append(word)
    if not head or (head[0] != "minutes" and {head[0], head[-1]} <= EMPTY_HEADS) or not head[-1].endswith("s"):
        return None
    return ("things", head[-1])


def _differ(named: list[_Named]) -> bool:
    """Return whether more than one value is named, and one of them in words of bargaining."""
    if not any(_BARGAINED.search(one.told.text) for one in named):
        return False
    return len({value for one in named for value in (_value(one.amount)[0], _value(one.amount)[1])}) > 1


def _value(amount: Amount) -> tuple[float, float]:
    """Return an amount in the unit of the issue: days, months, hours, or as it stands."""
    scale = amount.counted.scale if amount.counted.kind == "time" else 1
    return amount.low * scale, amount.high * scale


def _noun(text: str, amount: Amount) -> str:
    """Return the noun that an amount is of: four per cent on basic pay, a rise of four per cent."""
    behind = _BEHIND.match(text, amount.end)
    before = _BEFORE.search(text[: amount.start])
    for found in (behind, before):
        if found is None:
            continue
        words = [word for word in found["noun"].split() if word not in MODIFIERS_OUT]
        kept: list[str] = []
        for word in words:
            if word in STOPS:
                break
            kept.append(word)
        if kept and kept[-1] not in EMPTY_HEADS and len(kept[-1]) > 2:
            return " ".join(kept)
    return ""


def _issue(key: tuple[str, str], named: list[_Named]) -> FoundIssue:
    kind, what = key
    nouns = [one.noun for one in named if one.noun]
    values = [value for one in named for value in _value(one.amount)]
    usual = {"percent": "percentage", "money": "price", "time": f"{what}s", "things": what}[kind]
    phrase = max(nouns, key=lambda noun: sum(stem(noun) == stem(one) for one in nouns), default=usual)
    if kind == "things":
        phrase = what
    large = max(values)
    scale, word = next(((size, word) for size, word in _SCALES if kind == "money" and large >= size), (1, ""))
    tellers = {one.told.teller for one in named}
    return FoundIssue(
        name=phrase[:1].upper() + phrase[1:],
        phrase=phrase,
        low=min(values) / scale,
        high=large / scale,
        unit={"percent": "%", "money": f"{what} {word}".strip(), "time": f"{what}s", "things": what}[kind],
        places=tuple(dict.fromkeys(one.told.place for one in named)),
        tellers=tuple(sorted(tellers)),
        weight=2 * len(named) + 2 * len(tellers - {""}),
    )


_SCALES = ((10**9, "billion"), (10**6, "million"))
