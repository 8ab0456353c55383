"""A domain as read from files, as numbers: the form that suits the fastest exact method."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from walkaway.case import Bonus, BonusGroup, ExactPreferences, Where
from walkaway.solutions.exact.domain import (
    Bound,
    ComputedUtility,
    Domain,
    Interaction,
    PartyUtility,
    Rectangle,
    RectangleUtility,
    TableUtility,
)
from walkaway.space import Domain as WrittenDomain
from walkaway.space import OutcomeSpace, exact_utility, holds
from walkaway.space.conditions import allowed_levels
from walkaway.space.exact_utility import issue_values

__all__ = ["exact_domain"]


def exact_domain(domain: WrittenDomain) -> Domain:
    """Return a domain as numbers; the columns of its outcomes are those of the domain's space.

    A plain sum over issues becomes tables. Bonuses become hyper-rectangles where the utility is made of nothing else,
    tables of pairs where each hangs on two issues at most, and else a function that only enumeration can ask.

    Raises:
        InputError: a number is not finite.

    Examples:
        >>> from walkaway.case import Issue, Option
        >>> options = (Option(id="red", name="Red"), Option(id="blue", name="Blue"))
        >>> colour = Issue(id="colour", name="Colour", options=options)
        >>> likes = ExactPreferences(party="me", form="utility", table=(("colour", (("red", 1.0),)),))
        >>> from walkaway.space import Profile
        >>> paint = WrittenDomain(name="paint", issues=(colour,), profiles=(Profile(preferences=likes),))
        >>> exact_domain(paint).values(np.array([[0], [1]])).tolist()
        [[1.0, 0.0]]
    """
    space = domain.space
    return Domain(
        options=tuple(len(levels) for levels in space.levels),
        utilities=tuple(_utility(profile.preferences, space) for profile in domain.profiles),
        reservation=tuple(domain.reservation(profile) for profile in domain.ids),
        parties=domain.ids,
    )


def _utility(exact: ExactPreferences, space: OutcomeSpace) -> PartyUtility:
    tables = tuple(column / exact.out_of for column in issue_values(exact, space))
    if not exact.bonuses:
        return TableUtility(tables=tables, cap=exact.at_most)
    leaves = list(_leaves(exact.bonuses, 1.0))
    if not any(table.any() for table in tables):
        rectangles = [_rectangle(bonus, times, space) for bonus, times in leaves] if _sums(exact.bonuses) else [None]
        if all(rectangle is not None for rectangle in rectangles):
            found = tuple(rectangle for rectangle in rectangles if rectangle is not None)
            return RectangleUtility(rectangles=found, divisor=exact.out_of, cap=exact.at_most)
    if _sums(exact.bonuses) and all(len(_issues(bonus)) <= 2 for bonus, _ in leaves):
        return _with_pairs(tables, leaves, exact, space)
    utility = exact_utility(exact, space)
    return ComputedUtility(function=utility.values)


def _leaves(parts: Sequence[Bonus | BonusGroup], times: float) -> Iterator[tuple[Bonus, float]]:
    """Yield every bonus with what it is multiplied by."""
    for part in parts:
        if isinstance(part, Bonus):
            yield part, times
        else:
            yield from _leaves(part.parts, times * part.times)


def _sums(parts: Sequence[Bonus | BonusGroup]) -> bool:
    """Return whether bonuses only add up."""
    return all(isinstance(part, Bonus) or (part.combine == "sum" and _sums(part.parts)) for part in parts)


def _issues(bonus: Bonus) -> tuple[str, ...]:
    return bonus.where.issues if bonus.where is not None else ()


def _rectangle(bonus: Bonus, times: float, space: OutcomeSpace) -> Rectangle | None:
    """Return a bonus as a rectangle; None where its condition is none."""
    worth, where = bonus.adds * times, bonus.where
    if where is None:
        return Rectangle(bounds=(), utility=worth)
    if not where.negated:
        bounds = _bounds(where, space)
        return None if bounds is None else Rectangle(bounds=bounds, utility=worth)
    if where.clauses or len(where.negated) != 1 or where.negated[0].negated:
        return None
    bounds = _bounds(where.negated[0], space)
    return None if bounds is None else Rectangle(bounds=bounds, utility=worth, inside=False)


def _bounds(where: Where, space: OutcomeSpace) -> tuple[Bound, ...] | None:
    """Return the closed intervals that the clauses of a condition make; None where one is no interval."""
    bounds = []
    for clause in where.clauses:
        allowed = np.flatnonzero(allowed_levels(clause, space))
        if len(allowed) == 0 or allowed[-1] - allowed[0] + 1 != len(allowed):
            return None
        bounds.append(Bound(issue=space.position(clause.issue), low=int(allowed[0]), high=int(allowed[-1])))
    columns = [bound.issue for bound in bounds]
    return tuple(bounds) if len(set(columns)) == len(columns) else None


def _with_pairs(
    tables: tuple[NDArray[np.float64], ...],
    leaves: Sequence[tuple[Bonus, float]],
    exact: ExactPreferences,
    space: OutcomeSpace,
) -> TableUtility:
    """Return tables of issues and of pairs of them."""
    single, offset = [table.copy() for table in tables], 0.0
    pairs: dict[tuple[int, int], NDArray[np.float64]] = {}
    for bonus, times in leaves:
        worth = bonus.adds * times / exact.out_of
        columns = sorted(space.position(issue) for issue in _issues(bonus))
        if bonus.where is None or not columns:
            offset += worth
            continue
        grid = space_grid(space, columns)
        adds = np.where(holds(bonus.where, space, grid), worth, 0.0)
        if len(columns) == 1:
            single[columns[0]] += adds
        else:
            shape = tuple(len(space.levels[column]) for column in columns)
            table = pairs.setdefault((columns[0], columns[1]), np.zeros(shape))
            table += adds.reshape(shape)
    found = tuple(Interaction(first=a, second=b, table=table) for (a, b), table in sorted(pairs.items()))
    return TableUtility(tables=tuple(single), interactions=found, offset=offset, cap=exact.at_most)


def space_grid(space: OutcomeSpace, columns: Sequence[int]) -> NDArray[np.int64]:
    """Return every combination of levels of some columns, `[N, issues]`, the others at their first level."""
    sizes = [len(space.levels[column]) for column in columns]
    places = np.stack(np.meshgrid(*(np.arange(size) for size in sizes), indexing="ij"), axis=-1).reshape(-1, len(sizes))
    grid = np.zeros((len(places), len(space.levels)), dtype=np.int64)
    grid[:, list(columns)] = places
    return grid
