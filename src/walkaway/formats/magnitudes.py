"""How large the numbers of a profile are: those that no product of gains can hold are refused before they overflow."""

from walkaway.case import Bonus, BonusGroup, ExactPreferences
from walkaway.space import Profile

__all__ = ["MOST", "below_all", "largest", "too_large"]

MOST = 1e30
"""A profile with larger utilities is refused; the product of ten such gains can still be held."""


def largest(preferences: ExactPreferences) -> float:
    """Return a number that no utility is further from zero than, infinite where it cannot be held.

    Examples:
        >>> largest(ExactPreferences(party="me", form="utility", table=(("a", (("x", -3.0), ("y", 1.0))),)))
        3.0
    """
    weights = dict(preferences.weights)
    rows = sum(
        abs(weights.get(issue, 1.0)) * max((abs(number) for _, number in row), default=0.0)
        for issue, row in preferences.table
    )
    return (rows + sum(map(_largest, preferences.bonuses))) / preferences.out_of


def _largest(bonus: Bonus | BonusGroup) -> float:
    if isinstance(bonus, Bonus):
        return abs(bonus.adds)
    return abs(bonus.times) * sum(map(_largest, bonus.parts))


def too_large(profile: Profile) -> str:
    """Return what is wrong with the size of a profile's numbers; empty where nothing is."""
    for found, what in ((largest(profile.preferences), "utilities"), (profile.reservation or 0.0, "reservation value")):
        if not abs(found) <= MOST:  # not >, since NaN is neither
            return f"the {what} may reach {found:.3g}, and the most that is worked with is {MOST:.0e}"
    return ""


def below_all(preferences: ExactPreferences) -> float | None:
    """Return a reservation value of minus infinity as a number that no outcome is worth less than; None for 0.

    Where any agreement is better than none, the lowest utility says so as well as minus infinity does.

    Examples:
        >>> below_all(ExactPreferences(party="a", form="utility", bonuses=(Bonus(adds=-0.5),)))
        -0.5
    """
    rows = sum(min(preferences.weight(issue) * number for _, number in row) for issue, row in preferences.table if row)
    least = (rows + sum(map(_lowest, preferences.bonuses))) / preferences.out_of
    return least if least < 0 else None


def _lowest(bonus: Bonus | BonusGroup) -> float:
    """Return a number not above 0 that a bonus is never below."""
    if isinstance(bonus, Bonus):
        return min(bonus.adds, 0.0)
    never_negative = bonus.times >= 0 and all(_lowest(part) == 0 for part in bonus.parts)
    return 0.0 if never_negative else -_largest(bonus)
