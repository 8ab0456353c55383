"""Adjusted Winner: how can two parties divide several items so that neither would rather have the other's share?"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from walkaway.errors import InputError

__all__ = ["AdjustedWinner", "Transfer", "adjusted_winner"]

_POINTS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Transfer:
    """One step of the adjustment: an item, or part of it, passes to the party that was behind.

    Attributes:
        item: The item.
        to_first: Whether it passes to the first party.
        fraction: The part that passes, in (0, 1].
    """

    item: str
    to_first: bool
    fraction: float


@dataclass(frozen=True, slots=True, kw_only=True)
class AdjustedWinner:
    """A division of items between two parties.

    Attributes:
        first: Items that the first party gets whole, in the order given.
        second: Items that the second party gets whole.
        split: The one item that is divided; empty where none is.
        first_part: The first party's part of the divided item; 0 where none is.
        totals: What each party gets, of its own 100 points.
        transfers: The steps that led there from giving each item to whoever values it more.
    """

    first: tuple[str, ...]
    second: tuple[str, ...]
    split: str
    first_part: float
    totals: tuple[float, float]
    transfers: tuple[Transfer, ...]


def adjusted_winner(first: Mapping[str, float], second: Mapping[str, float]) -> AdjustedWinner:
    """Return the division of items by the Adjusted Winner procedure.

    Question: each side has spread 100 points over the same items; who should get what, if one item may be divided?

    1. Each item goes to the party that gave it more points; equal points go to the first party for now.
    2. From the party that is ahead, items pass to the other, those first whose points are closest in ratio, until the
       totals are equal; the last one in part.

    The result is efficient, envy-free (each has at least half of its own points) and equitable (the totals are equal),
    if points of different items add up and the divided item can be divided in proportion. It is not proof against
    points that are not sincere. Points that do not add up to 100 are scaled to it. Computed in fractions, without
    rounding.

    Cost: n log n for n items. Undefined for a party that gave no points at all.

    Source: Brams, S. and Taylor, A. (1996). Fair Division: From Cake-Cutting to Dispute Resolution. Cambridge
    University Press, chapter 4.

    Args:
        first: Points of the first party, by item, finite and at least 0.
        second: Points of the second party, for the same items.

    Returns:
        Who gets which item, which one is divided and how, the totals, and the steps.

    Raises:
        InputError: The items differ, points are negative or not finite, or a party gave none.

    Examples:
        >>> deal = adjusted_winner({"house": 60, "car": 40}, {"house": 70, "car": 30})
        >>> deal.split, round(deal.first_part, 6), [round(total, 6) for total in deal.totals]
        ('house', 0.230769, [53.846154, 53.846154])
    """
    if set(first) != set(second):
        raise InputError(
            f"both parties must give points to the same items; only one did to {sorted(set(first) ^ set(second))}"
        )
    own, other = _points("first", first), _points("second", second)
    part = {item: Fraction(own[item] >= other[item]) for item in first}
    transfers: list[Transfer] = []
    lead = _total(own, part) - _total(other, {item: 1 - share for item, share in part.items()})
    ahead, behind, to_first = (own, other, False) if lead > 0 else (other, own, True)
    lead = abs(lead)
    for item in _by_ratio([item for item in first if part[item] == (0 if to_first else 1)], ahead, behind):
        if not lead:
            break
        fraction = min(Fraction(1), lead / (ahead[item] + behind[item]))
        part[item] = fraction if to_first else 1 - fraction
        lead -= fraction * (ahead[item] + behind[item])
        transfers.append(Transfer(item=item, to_first=to_first, fraction=float(fraction)))
    return _division(own, other, part, tuple(transfers))


def _points(name: str, points: Mapping[str, float]) -> dict[str, Fraction]:
    """Return the points as fractions that add up to 100."""
    if not all(np.isfinite(value) and value >= 0 for value in points.values()):
        raise InputError(f"points of the {name} party must be finite and at least 0")
    exact = {item: Fraction(value) for item, value in points.items()}
    total = sum(exact.values())
    if not total:
        raise InputError(f"the {name} party gave no points")
    return {item: value * _POINTS / total for item, value in exact.items()}


def _by_ratio(items: list[str], ahead: Mapping[str, Fraction], behind: Mapping[str, Fraction]) -> list[str]:
    """Return the items, cheapest to pass on first; those that are worth nothing to the party behind last or never."""
    useful = [item for item in items if behind[item]]
    return sorted(useful, key=lambda item: ahead[item] / behind[item])


def _total(points: Mapping[str, Fraction], part: Mapping[str, Fraction]) -> Fraction:
    return sum((points[item] * share for item, share in part.items()), Fraction(0))


def _division(
    own: Mapping[str, Fraction],
    other: Mapping[str, Fraction],
    part: Mapping[str, Fraction],
    transfers: tuple[Transfer, ...],
) -> AdjustedWinner:
    divided = next((item for item, share in part.items() if 0 < share < 1), "")
    return AdjustedWinner(
        first=tuple(item for item, share in part.items() if share == 1),
        second=tuple(item for item, share in part.items() if share == 0),
        split=divided,
        first_part=float(part[divided]) if divided else 0.0,
        totals=(float(_total(own, part)), float(_total(other, {item: 1 - share for item, share in part.items()}))),
        transfers=transfers,
    )
