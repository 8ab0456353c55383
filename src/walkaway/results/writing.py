"""Numbers and texts as HTML: what a number in a record means, and how it reads.

A number alone does not say what it is: 0.2 may be a chance of one in five or a gain of a fifth of a side's scale. So a
field of a record says it, ``gain: Estimate = field(metadata=GAIN)``, and whatever shows the record writes the number
accordingly. Every number is an HTML ``data`` element with its exact value.
"""

import math
import re
from collections.abc import Callable, Iterable, Mapping
from html import escape
from types import MappingProxyType

__all__ = [
    "AMOUNT",
    "COUNT",
    "ERROR",
    "GAIN",
    "MOST_ITEMS",
    "NOTHING",
    "POINTS",
    "SHARE",
    "interval",
    "listed",
    "margin",
    "number",
    "size_in_words",
    "text",
    "unbroken",
    "unit_of",
]

AMOUNT: Mapping[str, str] = MappingProxyType({"unit": "amount"})
"""Of a field: an amount on a party's own 0-1 scale, which is never a loss."""
COUNT: Mapping[str, str] = MappingProxyType({"unit": "count"})
"""Of a field: how many; written as a whole number."""
SHARE: Mapping[str, str] = MappingProxyType({"unit": "share"})
"""Of a field: a share of draws, written as a percentage."""
GAIN: Mapping[str, str] = MappingProxyType({"unit": "gain"})
"""Of a field: a gain or loss on a party's own 0-1 scale, written with its sign."""
ERROR: Mapping[str, str] = MappingProxyType({"unit": "error"})
"""Of a field: the standard error of a share, written in percentage points."""
POINTS: Mapping[str, str] = MappingProxyType({"unit": "points"})
"""Of a field: a change of a share, written in percentage points with its sign."""

LONGEST_TEXT = 300
"""Letters of a text that are shown."""
MOST_ITEMS = 12
"""Items of a list inside a sentence or a cell that are shown."""
NOTHING = "–"
"""Stands where there is no number and no text."""
_HELD = "\N{NO-BREAK SPACE}"
_UNBROKEN = re.compile(r"\S{40}")
# What HTML cannot hold, so that a stray letter of a case breaks no notebook file; tabs and line ends stay.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def unit_of(metadata: Mapping[str, str]) -> str:
    """Return the unit that a field's metadata declares; empty where it declares none.

    Examples:
        >>> unit_of(GAIN), unit_of({})
        ('gain', '')
    """
    return metadata.get("unit", "")


def number(value: float, unit: str = "") -> str:
    r"""Return a number as a ``data`` element: its exact value, and how it reads in its unit.

    Examples:
        >>> number(0.7512, "share")
        '<data value="0.7512">75\xa0%</data>'
        >>> number(-0.1, "gain"), number(4000, "count")
        ('<data value="-0.1">−0.10</data>', '<data value="4000">4,000</data>')
    """
    return _data(value, _READS[unit](value)) if math.isfinite(value) else NOTHING


def size_in_words(number: int) -> str:
    """Return a count, a very large one by its power of ten.

    Examples:
        >>> size_in_words(1944000), size_in_words(10**40)
        ('1,944,000', '1.00·10^40')
    """
    digits = str(number)
    return f"{number:,}" if len(digits) < 16 else f"{digits[0]}.{digits[1:3]}·10^{len(digits) - 1}"


def margin(standard_error: float, unit: str = "") -> str:
    r"""Return ± and two standard errors in a unit; never less than its last place. Empty where nothing was sampled.

    Examples:
        >>> margin(0.02, "share")
        ' ±\xa0<data value="0.02">4</data>'
        >>> margin(0.0, "share")
        ''
    """
    if not standard_error:
        return ""
    wide = f"{max(1.0, 200 * standard_error):.0f}" if unit == "share" else f"{max(0.01, 2 * standard_error):.2f}"
    return f" ±{_HELD}{_data(standard_error, wide)}"


def interval(ends: tuple[float, float], unit: str = "") -> str:
    r"""Return two numbers as a range.

    Examples:
        >>> interval((0.331, 0.832), "share")
        '<span style="white-space:nowrap"><data value="0.331">33</data>–<data value="0.832">83\xa0%</data></span>'
    """
    low, high = ends
    # Of two percentages the first goes without its sign, unless it is told in words.
    sign = " %" if unit == "share" and not 0 < low <= 0.005 and not 0.995 <= low < 1 else ""
    return unbroken(f"{_data(low, _READS[unit](low).removesuffix(sign))}–{number(high, unit)}")


def unbroken(inside: str) -> str:
    """Return HTML that stays in one line."""
    return f'<span style="white-space:nowrap">{inside}</span>'


def text(words: str, most: int = LONGEST_TEXT) -> str:
    """Return a text with what HTML would take for markup escaped; a long one is cut.

    Examples:
        >>> text("<b>'no'</b>")
        '&lt;b&gt;&#x27;no&#x27;&lt;/b&gt;'
        >>> text("so " * 5_000)[-40:]
        'so so so so so … and 14,700 more letters'
    """
    kept = escape(_UNFIT.sub("\N{REPLACEMENT CHARACTER}", words[:most]))
    # A text in letters that run from right to left must not turn its neighbours round, nor one without a blank run on.
    apart = kept if kept.isascii() else f"<bdi>{kept}</bdi>"
    if _UNBROKEN.search(words[:most]):
        apart = f'<span style="overflow-wrap:anywhere">{apart}</span>'
    return apart if len(words) <= most else f"{apart}… and {len(words) - most:,} more letters"


def listed(items: Iterable[str], most: int = MOST_ITEMS, between: str = ", ") -> str:
    """Return items that are HTML already as one line; a long list is cut.

    Examples:
        >>> listed(["a", "b", "c"], most=2)
        'a, b … and 1 more'
    """
    found = list(items)
    cut = f" … and {len(found) - most:,} more" if len(found) > most else ""
    return between.join(found[:most]) + cut


def _data(value: float, reads: str) -> str:
    exact = str(value) if isinstance(value, int) else repr(float(value))
    return f'<data value="{exact}">{reads.replace(" ", _HELD)}</data>'


def _percent(share: float) -> str:
    """Return a percentage; what is almost nothing or almost sure says so instead of rounding to it."""
    if 0.0 < share <= 0.005:
        return "under 1 %"
    return "over 99 %" if 0.995 <= share < 1.0 else f"{share * 100:.0f} %"


def _signed(gain: float) -> str:
    return f"{gain:+.2f}".replace("-", "−") if round(abs(gain), 2) else "0.00"


def _amount(value: float) -> str:
    return f"{value:.2f}"


def _points(change: float) -> str:
    return f"{change * 100:+.0f} points".replace("-", "−") if round(change * 100) else "0 points"


def _error(standard_error: float) -> str:
    return f"{standard_error * 100:.1f} points"


def _plainly(value: float) -> str:
    """Return a number without a unit: a whole one as it is, any other at two decimals, or more where it is small."""
    if float(value).is_integer():
        return f"{value:.0f}"
    return f"{value:.2f}" if abs(value) >= 0.01 else f"{value:.2g}"


def _counted(value: float) -> str:
    return f"{value:,.0f}"


_READS: Mapping[str, Callable[[float], str]] = {
    "": _plainly,
    "amount": _amount,
    "count": _counted,
    "share": _percent,
    "gain": _signed,
    "points": _points,
    "error": _error,
}
