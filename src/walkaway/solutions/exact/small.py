"""Merging in plain Python: the frontier of two parties in a small domain.

Where a step adds a few dozen sums a call of NumPy costs more than the work that it does. The steps are those of
:mod:`~walkaway.solutions.exact.merge`, on lists of tuples; they are given up as soon as there is much to add.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf, prod

import numpy as np
from numpy.typing import NDArray

from walkaway.solutions.exact.grid import PartyGrid

__all__ = ["FEW_SUMS", "Few", "merge_few"]

FEW_SUMS = 1200
"""Sums over all steps, options of issues among them, up to which plain Python is faster."""

_FOLLOW = 9
"""Sums that an option leads to, as a rule: with too many options nothing is tried."""
_WIDE = 500
"""Combinations of the options that are left on three issues beyond which steps soon grow long."""

_Points = list[tuple[float, float, int, int]]
"""Both totals of each point, the point of the step before and the option, the first party's best first."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Few:
    """The points that are left after all steps.

    Attributes:
        totals: What each point brings each party, ``[2, F]``, the first party's best first.
        counts: How many outcomes bring the same, whole numbers of any size, ``[F]``; None for one each.
        columns: The issues in the order of the steps.
        steps: The points of each step.
    """

    totals: NDArray[np.float64]
    counts: NDArray[np.object_] | None
    columns: tuple[int, ...]
    steps: tuple[_Points, ...]

    def outcomes(self, points: NDArray[np.integer]) -> NDArray[np.int32]:
        """Return one outcome of each of the points given by position, ``[points, issues]``."""
        found = []
        for at in points.tolist():
            outcome = [0] * len(self.columns)
            for column, step in zip(reversed(self.columns), reversed(self.steps), strict=True):
                _, _, at, outcome[column] = step[at]
            found.append(outcome)
        return np.array(found, dtype=np.int32).reshape(len(found), len(self.columns))


def merge_few(grids: Sequence[PartyGrid], slack: tuple[int, int], most: int = FEW_SUMS) -> Few | None:
    """Return the undominated sums of one option of each issue, for two parties; None where that takes too many sums.

    Args:
        grids: Both parties' utilities in whole numbers; what interacts is left out.
        slack: By how much a party must be better off for a point to be dropped.
        most: The most sums to look at.

    Examples:
        >>> from walkaway.solutions.exact.domain import Domain
        >>> from walkaway.solutions.exact.grid import grid
        >>> cake = grid(Domain.additive([[[0, 3, 6], [0, 4]], [[3, 2, 0], [2, 0]]]))
        >>> merge_few(cake, (1, 1)).totals.tolist()
        [[10.0, 7.0, 4.0, 3.0, 0.0], [0.0, 2.0, 3.0, 4.0, 5.0]]
    """
    looked = sum(map(len, grids[0].tables))
    if looked * _FOLLOW > most:
        return None
    issues = []
    for column, (own, other) in enumerate(zip(grids[0].tables, grids[1].tables, strict=True)):
        rows = zip(own.tolist(), other.tolist(), (0,) * len(own), range(len(own)), strict=True)
        kept, number = _undominated(list(rows), [1], [1] * len(own), slack)
        counts = dict(zip([option for _, _, _, option in kept], number, strict=True))
        # What moves least comes first: in that order the steps hold fewest points.
        issues.append((kept[0][0] - kept[-1][0] + kept[-1][1] - kept[0][1], column, kept, counts))
    issues.sort()
    # Where few options are dominated few sums are either: seen at once, before much is done in vain.
    if prod(sorted(len(kept) for _, _, kept, _ in issues)[-3:]) > _WIDE:
        return None
    points: _Points = [(grids[0].offset, grids[1].offset, 0, 0)]
    number, steps = [1], []
    for _, _, options, counts in issues:
        looked += len(points) * len(options)
        if looked > most:
            return None
        sums = [
            (u + own, v + other, parent, option)
            for parent, (u, v, _, _) in enumerate(points)
            for own, other, _, option in options
        ]
        points, number = _undominated(sums, number, counts, slack)
        steps.append(points)
    first, second, _, _ = zip(*points, strict=True)
    return Few(
        totals=np.array((first, second)),
        counts=None if max(number) == 1 else np.array(number, dtype=object),
        columns=tuple(column for _, column, _, _ in issues),
        steps=tuple(steps),
    )


def _undominated(
    sums: _Points, parents: list[int], options: Sequence[int] | dict[int, int], slack: tuple[int, int]
) -> tuple[_Points, list[int]]:
    """Return the sums that none clearly dominates, equal ones once, with how many outcomes each stands for.

    Args:
        sums: The sums, in any order.
        parents: How many outcomes the points of the step before stand for.
        options: How many options each option stands for.
        slack: By how much a party must be better off for a point to be dropped.
    """
    sums.sort(reverse=True)
    kept: _Points = []
    number: list[int] = []
    best = -inf
    for entry in sums:
        u, v, parent, option = entry
        if v > best:
            best = v
        elif v <= best - slack[1]:
            continue
        elif kept[-1][0] == u and kept[-1][1] == v:
            number[-1] += parents[parent] * options[option]
            continue
        elif any(v <= other and u <= own - slack[0] for own, other, _, _ in kept):
            continue
        kept.append(entry)
        number.append(parents[parent] * options[option])
    return kept, number
