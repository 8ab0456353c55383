"""What a package as people state it can mean.

A package may name several options of an issue ("part or all of the sanctions"): each combination is one *meaning*, and
exactly one is true. A meaning still leaves issues unnamed; each way to fill them is a *completion*. With ``rest:
no_deal`` unnamed issues stay as without a deal, which may be a lottery; with ``rest: open``, and where nothing holds
without a deal, every agreeable level is possible.
"""

from dataclasses import dataclass, replace
from itertools import product
from math import prod

import numpy as np
from numpy.typing import NDArray

from walkaway.case import Level, Package
from walkaway.space.outcomes import OutcomeSpace

__all__ = ["MAX_COMPLETIONS", "Completion", "completions", "meanings"]

MAX_COMPLETIONS = 512
"""Packages that leave more open are completed by this many outcomes, spread as a Latin hypercube."""


@dataclass(frozen=True, slots=True)
class Completion:
    """The completions of one meaning.

    Attributes:
        outcomes: Level numbers `[completions, branches, issues]`; several branches where the rest is a lottery.
        chances: Chances of the branches `[branches]`.
    """

    outcomes: NDArray[np.int64]
    chances: NDArray[np.float64]

    @property
    def is_definite(self) -> bool:
        """Whether exactly one outcome is meant."""
        return self.outcomes.shape[:2] == (1, 1)

    @property
    def outcome(self) -> NDArray[np.int64]:
        """The outcome `[issues]` that is meant, where it is definite."""
        return np.asarray(self.outcomes[0, 0])


def meanings(package: Package, space: OutcomeSpace) -> tuple[Package, ...]:
    """Return the packages, one level an issue, that a package can mean; none where dropped options leave nothing.

    Examples:
        >>> from walkaway.case import Case, Issue, Option
        >>> options = (Option(id="low", name="Low"), Option(id="high", name="High"))
        >>> price = Issue(id="price", name="Price", options=options)
        >>> space = OutcomeSpace.of(Case(id="sale", issues=(price,)))
        >>> len(meanings(Package(terms=(("price", ("low", "high")),)), space))
        2
    """
    choices = [[level for level in levels if space.has_level(issue, level)] for issue, levels in package.terms]
    return tuple(
        replace(
            package, terms=tuple((issue, (level,)) for issue, level in zip(package.issues, combination, strict=True))
        )
        for combination in product(*choices)
    )


def completions(package: Package, space: OutcomeSpace) -> Completion:
    """Return the completions of a package that names one level an issue; remembered with the space."""
    if package not in space.memo:
        space.memo[package] = _complete(package, space)
        space.memo[package].outcomes.flags.writeable = False  # remembered, so shared
    found: Completion = space.memo[package]
    return found


def _complete(package: Package, space: OutcomeSpace) -> Completion:
    named = {issue: space.level_position(issue, levels[0]) for issue, levels in package.terms}
    chances, branches = _rest_branches(package, space)
    open_issues = [
        issue.id
        for i, issue in enumerate(space.issues)
        if issue.id not in named and (package.rest == "open" or (branches[:, i] < 0).any())
    ]
    filled = _fill(open_issues, space)
    outcomes = np.repeat(branches[np.newaxis], len(filled), axis=0)
    for column, issue in enumerate(open_issues):
        outcomes[:, :, space.position(issue)] = filled[:, column, np.newaxis]
    for issue, level in named.items():
        outcomes[:, :, space.position(issue)] = level
    return Completion(*_merge_equal_branches(outcomes, chances))


def _rest_branches(package: Package, space: OutcomeSpace) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Return what unnamed issues hold: the branches of no deal, -1 where nothing is known or no deal could have it."""
    chances, branches = space.no_deal_branches()
    if len(chances) == 0 or package.rest == "open":
        return np.ones(1), np.full((1, len(space.issues)), -1, dtype=np.int64)
    if len(chances) == 1:
        # What can only hold without a deal cannot be part of one.
        for i, mask in enumerate(space.agreeable):
            if branches[0, i] >= 0 and not mask[branches[0, i]]:
                branches[0, i] = -1
    return chances, branches


def _fill(open_issues: list[str], space: OutcomeSpace) -> NDArray[np.int64]:
    """Return the combinations of agreeable levels over the open issues, `[completions, open issues]`."""
    axes = [space.agreeable_levels(issue) for issue in open_issues]
    if prod(len(axis) for axis in axes) <= MAX_COMPLETIONS:
        return np.array(list(product(*axes)), dtype=np.int64)
    # Each issue's levels are equally frequent, in an order of its own: always the same one.
    places = 2 * np.arange(MAX_COMPLETIONS) + 1
    columns = [
        np.random.default_rng(column).permutation(axis[places * len(axis) // (2 * MAX_COMPLETIONS)])
        for column, axis in enumerate(axes)
    ]
    return np.stack(columns, axis=1)


def _merge_equal_branches(
    outcomes: NDArray[np.int64], chances: NDArray[np.float64]
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Join branches of a lottery that name the same outcome once the package is filled in."""
    if len(chances) == 1:
        return outcomes, chances
    _, first, inverse = np.unique(outcomes, axis=1, return_index=True, return_inverse=True)
    return outcomes[:, first], np.bincount(np.ravel(inverse), weights=chances).astype(np.float64)


def describe_package(package: Package) -> dict[str, Level]:
    """Return a package that names one level an issue as issue id and level."""
    return {issue: levels[0] for issue, levels in package.terms}
