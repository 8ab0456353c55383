"""Option values: uniform over what the declared order leaves.

The best agreeable option is worth 1, the worst 0, those between are uniform over the order's polytope (so a chain of k
options has the law of k sorted uniform numbers). An option that is not agreeable may lie up to one unit outside the
scale. Where no order is declared, or it leaves options out, every order that fits is equally likely.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from walkaway.case import Issue, IssuePreference
from walkaway.space import OutcomeSpace

__all__ = ["KNOTS", "NumericValues", "OptionValues", "value_model"]

KNOTS = 5
"""A numeric issue's value runs straight between this many equally spaced points."""


@dataclass(frozen=True, eq=False)
class OptionValues:
    """How uniform numbers become values of an issue's options.

    Attributes:
        names: Names of the uniform numbers it needs: a key an item, and one a place in the order.
        items: Classes of tied options as level numbers; an option no order mentions is a class of its own.
        chain: How many of the first items stand in a declared order, best first.
        agreeable: Whether each item holds an option that a deal may have.
        levels: Number of levels of the issue.
    """

    names: tuple[str, ...]
    items: tuple[tuple[int, ...], ...]
    chain: int
    agreeable: tuple[bool, ...]
    levels: int

    def values(self, uniforms: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return values `[levels, D]` from uniform numbers `[names, D]`."""
        count = len(self.items)
        ranks = self._ranks(uniforms[:count])
        by_place = self._values_by_place(ranks, uniforms[count:])
        result = np.zeros((self.levels, uniforms.shape[1]))
        by_item = np.take_along_axis(by_place, ranks, axis=0)
        for item, members in enumerate(self.items):
            result[list(members)] = by_item[item]
        return result

    def _ranks(self, keys: NDArray[np.float64]) -> NDArray[np.int64]:
        """Return each item's place, best 0, in a random order that respects the chain."""
        if self.chain == len(self.items):
            return np.repeat(np.arange(self.chain)[:, np.newaxis], keys.shape[1], axis=1)
        keys = keys.copy()
        # Sorting the chain's own keys among themselves makes every linear extension equally likely.
        keys[: self.chain] = np.sort(keys[: self.chain], axis=0)
        return np.argsort(np.argsort(keys, axis=0, kind="stable"), axis=0, kind="stable")

    def _values_by_place(self, ranks: NDArray[np.int64], uniforms: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the value at each place of the order, `[places, D]`."""
        places = np.arange(len(self.items))[:, np.newaxis]
        agreeable = np.array(self.agreeable)[:, np.newaxis]
        top = np.where(agreeable, ranks, len(self.items)).min(axis=0)
        bottom = np.where(agreeable, ranks, -1).max(axis=0)
        # Where all agreeable options are tied the scale has no length: what lies above it starts at 0, not at 1.
        best = np.where(bottom > top, 1.0, 0.0)
        raw = np.where(places < bottom, uniforms, uniforms - 1.0)
        raw = np.where(places < top, uniforms + best, raw)
        raw = np.where(places == bottom, 0.0, raw)
        raw = np.where(places == top, best, raw)
        return np.asarray(-np.sort(-raw, axis=0))


@dataclass(frozen=True, eq=False)
class NumericValues:
    """How uniform numbers become values of a numeric issue's levels.

    Attributes:
        names: Names of the uniform numbers it needs.
        direction: ``higher``, ``lower``, or empty where either is equally likely.
        spread: Interpolation matrix `[levels, knots]`.
    """

    names: tuple[str, ...]
    direction: str
    spread: NDArray[np.float64]

    def values(self, uniforms: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return values `[levels, D]` from uniform numbers `[names, D]`."""
        draws = uniforms.shape[1]
        rising = np.vstack([np.zeros(draws), np.sort(uniforms[1:], axis=0), np.ones(draws)])
        if self.direction:
            up = np.full(draws, self.direction == "higher")
        else:
            up = uniforms[0] < 0.5
        return np.asarray(self.spread @ np.where(up, rising, rising[::-1]))


def value_model(issue: Issue, preference: IssuePreference | None, space: OutcomeSpace) -> OptionValues | NumericValues:
    """Return how a party's values on an issue are drawn, given what is declared."""
    if issue.range is not None:
        return _numeric(issue, preference, space)
    position = space.position(issue.id)
    standing = [option.id for option in issue.options if space.has_level(issue.id, option.id)]
    declared = preference.order if preference is not None else ()
    chain = [tuple(option for option in tied if option in standing) for tied in declared]
    chain = [tied for tied in chain if tied]
    free = [(option,) for option in standing if not any(option in tied for tied in chain)]
    classes = [*chain, *free]
    return OptionValues(
        names=(*(f"order of {tied[0]}" for tied in classes), *(f"place {k}" for k in range(len(classes)))),
        items=tuple(tuple(space.level_position(issue.id, option) for option in tied) for tied in classes),
        chain=len(chain),
        agreeable=tuple(any(space.is_agreeable(issue.id, option) for option in tied) for tied in classes),
        levels=len(space.levels[position]),
    )


def _numeric(issue: Issue, preference: IssuePreference | None, space: OutcomeSpace) -> NumericValues:
    assert issue.range is not None
    levels = np.array([float(level) for level in space.levels[space.position(issue.id)]])
    knots = np.linspace(issue.range.low, issue.range.high, KNOTS)
    spread = np.stack([np.interp(levels, knots, row) for row in np.eye(KNOTS)], axis=1)
    names = ("direction", *(f"knot {k}" for k in range(1, KNOTS - 1)))
    return NumericValues(names=names, direction=preference.direction if preference is not None else "", spread=spread)
