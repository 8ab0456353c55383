"""A utility as GeniusWeb's groups: issues that hang together share a table of combinations."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import prod

import numpy as np

from walkaway.case import Bonus, BonusGroup, Level
from walkaway.formats.separate import ROUNDING, Separated
from walkaway.formats.written import cannot
from walkaway.space import Domain, Profile, exact_utility

__all__ = ["Group", "groups_of"]

NAME = "GeniusWeb"
MOST_COMBINATIONS = 100_000


@dataclass(frozen=True, slots=True)
class Group:
    """Issues and the combinations of their levels that are worth something."""

    issues: tuple[str, ...]
    rows: tuple[tuple[tuple[Level, ...], float], ...]


def groups_of(domain: Domain, profile: Profile, part: Separated) -> list[Group]:
    """Return groups whose sum is the utility.

    Raises:
        InputError: utilities leave 0 to 1, or a group has more combinations than a table can have.
    """
    order = [issue.id for issue in domain.issues]
    sets = [set(order)] if part.at_most is not None else _together(order, part.bonuses)
    groups = []
    least = most = 0.0
    for number, issues in enumerate(sorted(sets, key=lambda group: min(map(order.index, group)))):
        group, low, high = _group(domain, profile, part, [i for i in order if i in issues], first=number == 0)
        least, most = least + low, most + high
        groups.append(group)
        if low < -ROUNDING:
            raise cannot(NAME, profile.id, f"a part of it goes down to {low:.6g}, and the least there is 0")
    if most > 1 + ROUNDING:
        raise cannot(NAME, profile.id, f"it goes up to {most:.6g}, and the most there is 1")
    return groups


def _together(order: list[str], bonuses: tuple[Bonus | BonusGroup, ...]) -> list[set[str]]:
    """Return the sets of issues that some bonus ties together, directly or through others."""
    sets = [{issue} for issue in order]
    for bonus in bonuses:
        named = {issue for where in bonus.conditions() for issue in where.issues}
        joined = [group for group in sets if group & named]
        sets = [group for group in sets if not group & named]
        if joined:
            sets.append(set().union(*joined))
    return sets


def _group(
    domain: Domain, profile: Profile, part: Separated, issues: list[str], *, first: bool
) -> tuple[Group, float, float]:
    """Return the table of a group, and its smallest and largest number; the first group carries the constant."""
    space = domain.space
    columns = [space.position(issue) for issue in issues]
    count = prod(len(space.levels[column]) for column in columns)
    if count > MOST_COMBINATIONS:
        why = f"{', '.join(issues)} hang together and have {count:,} combinations; the most is {MOST_COMBINATIONS:,}"
        raise cannot(NAME, profile.id, why)
    places = np.indices([len(space.levels[column]) for column in columns]).reshape(len(columns), -1).T
    outcomes = np.zeros((count, len(space.issues)), dtype=np.int64)
    outcomes[:, columns] = places
    own = replace(
        profile.preferences,
        table=tuple((issue, row) for issue, row in profile.preferences.table if issue in issues),
        bonuses=tuple(_own(profile.preferences.bonuses, set(issues), first)),
        at_most=part.at_most,
    )
    values = exact_utility(own, space).values(outcomes)[0]
    rows = tuple(
        (tuple(space.levels[c][int(p)] for c, p in zip(columns, row, strict=True)), float(value))
        for row, value in zip(places, values, strict=True)
        if value != 0
    )
    return Group(tuple(issues), rows), float(values.min()), float(values.max())


def _own(bonuses: tuple[Bonus | BonusGroup, ...], issues: set[str], first: bool) -> Iterator[Bonus | BonusGroup]:
    """Yield the bonuses that hang on a group's issues; those that hang on none belong to the first group."""
    for bonus in bonuses:
        named = {issue for where in bonus.conditions() for issue in where.issues}
        if named & issues or (first and not named):
            yield bonus
