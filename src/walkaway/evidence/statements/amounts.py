"""Numbers in a text with what they count: 3.5 per cent, $1.2 billion, 25-30%, twelve weeks, no less than 40 seats."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from walkaway.evidence.statements.looking import small
from walkaway.results.quick import quick

__all__ = ["DOLLARS", "NUMBER_WORDS", "Amount", "Counted", "amounts_in", "counted_by", "digits"]

_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ONES = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen"),
    *("fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_VALUES = {word: value for value, word in enumerate(_ONES, 1)} | {word: 10 * n for n, word in enumerate(_TENS, 2)}
NUMBER_WORDS = frozenset(_VALUES)
"""Numbers that are written as words."""
_POWERS = {
    "hundred": 100,
    "thousand": 1000,
    "k": 1000,
    "lakh": 100_000,
    "crore": 10_000_000,
    "million": 10**6,
    "mln": 10**6,
    "mn": 10**6,
    "m": 10**6,
    "billion": 10**9,
    "bn": 10**9,
    "b": 10**9,
    "trillion": 10**12,
    "tn": 10**12,
}
_CURRENCIES = {
    "$": "$",
    "us$": "USD",
    "usd": "USD",
    "dollar": "$",
    "dollars": "$",
    "cents": "",
    "€": "EUR",
    "eur": "EUR",
    "euro": "EUR",
    "euros": "EUR",
    "£": "GBP",
    "gbp": "GBP",
    "pound": "GBP",
    "pounds": "GBP",
    "sterling": "GBP",
    "¥": "JPY",
    "yen": "JPY",
    "jpy": "JPY",
    "yuan": "CNY",
    "cny": "CNY",
    "rmb": "CNY",
    "₹": "INR",
    "rs": "INR",
    "inr": "INR",
    "rupee": "INR",
    "rupees": "INR",
    "r": "ZAR",
    "zar": "ZAR",
    "rand": "ZAR",
    "₦": "NGN",
    "ngn": "NGN",
    "naira": "NGN",
    "ksh": "KES",
    "sh": "KES",
    "kes": "KES",
    "shilling": "KES",
    "shillings": "KES",
    "ghs": "GHS",
    "cedis": "GHS",
    "chf": "CHF",
    "francs": "CHF",
    "a$": "AUD",
    "aud": "AUD",
    "c$": "CAD",
    "cad": "CAD",
}
DOLLARS = frozenset(("$", "USD", "AUD", "CAD"))
"""What a dollar may be."""
_TIMES = {
    "hour": ("hour", 1),
    "day": ("day", 1),
    "week": ("day", 7),
    "month": ("month", 1),
    "year": ("month", 12),
    "hours": ("hour", 1),
    "days": ("day", 1),
    "weeks": ("day", 7),
    "months": ("month", 1),
    "years": ("month", 12),
}
_UNITS = frozenset((*_CURRENCIES, *_TIMES))
_WORD_NUMBER = rf"(?:(?:{'|'.join(_TENS)})(?:[ -](?:{'|'.join(_ONES[:9])}))?|{'|'.join(_ONES)})"
_NUMBER = rf"(?:\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|{_WORD_NUMBER})(?:\s+and\s+a\s+half)?"
_POWER = r"(?:\s*-?(?:hundred|thousand|lakh|crore|million|mln|mn|billion|bn|trillion|tn)|[mkb])"
_SYMBOL = r"(?:us\$|a\$|c\$|[$€£¥₹₦]|(?:eur|usd|gbp|inr|zar|chf|ngn|kes|ksh|rs\.?|r|sh)\s?(?=\d))"
_JOIN = r"\s*(?:-|to|or|(?(between)and|to))\s*"
# For small letters, which is faster than for letters of either size. Nothing begins inside a word.
_AMOUNT = re.compile(
    rf"(?<!\w)(?:(?P<between>\bbetween)\s+)?(?<![\w.,$€£])(?P<symbol>{_SYMBOL})?\s?(?P<low>{_NUMBER})(?P<power>{_POWER})?(?![\w,.]*\d)"
    rf"(?:(?:\s?%|\s+per\s?cent)?{_JOIN}{_SYMBOL}?(?P<high>{_NUMBER})(?P<power2>{_POWER})?(?![\w,.]*\d))?"
    r"(?:(?P<percent>\s?%|[\s-]per[\s-]?cent\b|\s?pc\b|\s+percentage\s+points?\b)|(?=(?P<rest>(?:[\s-]+[a-z]+){0,4})))",
)
_AT_LEAST = re.compile(
    r"\b(?:at least|no(?:t|thing)? (?:less|fewer|lower) than|a minimum of|minimum|not under|not below|less than"
    r"|under|below"
    r"|fewer than|no more than|not more than|at most|up to|a maximum of|not above|not over|more than|above|over"
    r"|in excess of)(?:\s+an?)?\s*$",
)
_SIDES = {
    **dict.fromkeys(("at least", "minimum", "a minimum of", "not under", "not below"), "at_least"),
    **dict.fromkeys(("at most", "up to", "a maximum of", "not above", "not over", "no more than"), "at_most"),
    "not more than": "at_most",
    **dict.fromkeys(("less than", "under", "below", "fewer than"), "less"),
    **dict.fromkeys(("more than", "above", "over", "in excess of"), "more"),
}
_STRAY = re.compile(r"(?:inflation|cpi|interest|growth|unemployment|turnout|shares?|stock)\b(?:\s+\w+){0,4}\s*$")
"""These too are for small letters."""
_PEOPLE_SHARE = re.compile(
    r"\s+(?:of\s+(?:the\s+|its\s+|our\s+|their\s+|all\s+)?(?:\w+\s+)?(?:members|workers|voters|votes|staff"
    r"|employees|people"
    r"|shareholders|respondents|those|ballots)|voted|majority|turnout|in favou?r|chance)\b",
    re.IGNORECASE,
)


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What a number counts.

    Attributes:
        kind: ``percent``, ``money``, ``time``, ``things``.
        what: The currency, the unit of time, or the words that follow the number.
        scale: By how much one unit of the case is larger than one of ``what``: 1,000,000 for USD million, 7 for weeks.
    """

    kind: str
    what: str = ""
    scale: float = 1


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number in a text.

    Attributes:
        low: The number; of a range the smaller one.
        high: The number again; of a range the larger one.
        counted: What it counts.
        start: Where it starts.
        end: Where it ends, unit and all.
        side: ``at_least``, ``at_most``, ``less``, ``more`` or empty.
    """

    low: float
    high: float
    counted: Counted
    start: int
    end: int
    side: str = ""


def counted_by(unit: str) -> Counted:
    """Return what the unit of a numeric issue counts.

    Examples:
        >>> counted_by("%").kind, counted_by("USD million"), counted_by("weeks").scale, counted_by("seats").what
        ('percent', Counted(kind='money', what='USD', scale=1000000), 7, 'seats')
    """
    plain = unit.lower()
    if "%" in plain or "percent" in plain or "per cent" in plain:
        return Counted(kind="percent")
    words = re.findall(r"us\$|[$€£¥₹₦]|[a-z]+", plain)
    scale = 1
    for word in words:
        scale *= _POWERS.get(word, 1) if len(word) > 1 else 1
    currency = next((_CURRENCIES[word] for word in words if _CURRENCIES.get(word)), "")
    if currency:
        return Counted(kind="money", what=currency, scale=scale)
    if words and words[0] in _TIMES:
        name, length = _TIMES[words[0]]
        return Counted(kind="time", what=name, scale=length)
    return Counted(kind="things", what=" ".join(w for w in words if w not in _POWERS), scale=scale)


def digits(word: str) -> str:
    """Return a number word in digits; empty where it is none.

    Examples:
        >>> digits("four"), digits("forty"), digits("for")
        ('4', '40', '')
    """
    return str(_VALUES[word]) if word in _VALUES else ""


def amounts_in(text: str) -> Iterator[Amount]:
    """Yield every number of a text with what it counts, in order; shares of voters and rates of inflation left out.

    Examples:
        >>> [(a.low, a.high, a.counted.kind) for a in amounts_in("between 3 and 4 per cent, £40m, twelve weeks")]
        [(3.0, 4.0, 'percent'), (40000000.0, 40000000.0, 'money'), (12.0, 12.0, 'time')]
        >>> [a.side for a in amounts_in("no more than 5%, and at least $2,000")]
        ['at_most', 'at_least']
    """
    lowered = small(text)
    for found in _AMOUNT.finditer(lowered):
        counted = _what_follows(found)
        bare = counted.kind == "things" and not found["power"]
        if (bare and found["low"].lower() == "one") or _astray(text, found):
            continue
        low = _value(found["low"], found["power"] or (found["power2"] if found["high"] else None))
        high = _value(found["high"], found["power2"]) if found["high"] else low
        before = lowered[max(0, found.start() - 24) : found.start()]
        if found["high"] and _is_step(before, text, found):
            low = high
        yield Amount(
            low=min(low, high),
            high=max(low, high),
            counted=counted,
            start=found.start(),
            end=_end(found, counted),
            side=_side(before),
        )


def _is_step(before: str, text: str, found: re.Match[str]) -> bool:
    """Return whether two numbers are the old one and the new one ("from 3 to 5 per cent")."""
    return before.rstrip().endswith("from") and " to " in text[found.end("low") : found.start("high")]


def _end(found: re.Match[str], counted: Counted) -> int:
    if counted.kind == "percent" or not found["rest"]:
        return found.end()
    if counted.kind == "things":
        return found.start("rest")
    first = re.match(r"[\s-]+[a-z]+", found["rest"], re.IGNORECASE)
    follows = first is not None and first.group().strip(" -").lower() in _UNITS
    return found.start("rest") + (first.end() if first is not None and follows else 0)


def _what_follows(found: re.Match[str]) -> Counted:
    if found["percent"]:
        return Counted(kind="percent")
    if found["symbol"]:
        return Counted(kind="money", what=_CURRENCIES.get(found["symbol"].strip(" .").lower(), ""))
    words = re.findall(r"[a-z]+", found["rest"].lower())
    if words and _CURRENCIES.get(words[0]) and len(words[0]) > 1:
        return Counted(kind="money", what=_CURRENCIES[words[0]])
    if words and words[0] in _TIMES:
        name, length = _TIMES[words[0]]
        return Counted(kind="time", what=name, scale=length)
    return Counted(kind="things", what=" ".join(words))


def _astray(text: str, found: re.Match[str]) -> bool:
    """Return whether the number is a share of voters, a rate of inflation or a year of the calendar."""
    if found["percent"]:
        return bool(
            _PEOPLE_SHARE.match(text, found.end("percent"))
            or _STRAY.search(found.string[max(0, found.start() - 40) : found.start()])
        )
    plain = found["low"]
    return plain.isdigit() and len(plain) == 4 and plain[:2] in ("19", "20") and not (found["symbol"] or found["power"])


@lru_cache(maxsize=4096)
def _value(words: str, power: str | None) -> float:
    plain = words.lower().replace(",", "")
    half = re.search(r"\s+and\s+a\s+half$", plain)
    if half:
        plain = plain[: half.start()]
    parts = re.split(r"[ -]", plain)
    number = Decimal(plain) if parts[0][0].isdigit() else Decimal(sum(_VALUES[part] for part in parts))
    number += Decimal("0.5") if half else 0
    return float(number * _POWERS.get((power or "").strip(" -").lower(), 1))


def _side(before: str) -> str:
    found = _AT_LEAST.search(before)
    if found is None:
        return ""
    words = re.sub(r"\s+an?$", "", found.group().strip())
    if words.startswith(("no", "not")) and words.endswith(("less than", "fewer than", "lower than")):
        return "at_least"
    return _SIDES.get(words, "")
