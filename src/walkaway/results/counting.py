"""Counts in words: a large one by its power of ten, and a noun that agrees with it."""

import math

__all__ = ["counted", "size_in_words"]

WRITTEN_OUT = 10**15
"""Smaller counts are written out."""


def size_in_words(number: int) -> str:
    """Return a count, a very large one by its power of ten.

    Examples:
        >>> size_in_words(1944000), size_in_words(10**40), size_in_words(2 * 10**5000)
        ('1,944,000', '1.00·10^40', '2.00·10^5000')
    """
    if number < WRITTEN_OUT:
        return f"{number:,}"
    power = int(math.log10(number))  # at most one off, and no digits are written out: that is refused above 4,300
    power += (number >= 10 ** (power + 1)) - (number < 10**power)
    lead = str(number // 10 ** (power - 2))
    return f"{lead[0]}.{lead[1:]}·10^{power}"


def counted(number: int, one: str, several: str = "") -> str:
    """Return a count with its noun.

    Examples:
        >>> counted(1, "party", "parties"), counted(3, "outcome")
        ('1 party', '3 outcomes')
    """
    return f"{size_in_words(number)} {one if number == 1 else several or f'{one}s'}"
