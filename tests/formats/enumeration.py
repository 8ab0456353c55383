"""Plain enumeration of a domain, for checking: every outcome, and what two profiles get from it."""

from itertools import product

import numpy as np
from numpy.typing import NDArray

from walkaway.space import Domain


def utilities(domain: Domain, *profiles: str) -> NDArray[np.float64]:
    """Return what profiles get from every outcome, `[profiles, N]`."""
    space = domain.space
    outcomes = space.grid([issue.id for issue in space.issues])
    return np.array([domain.utility(profile).values(outcomes)[0] for profile in profiles or domain.ids])


def by_outcome(domain: Domain, profile: str) -> dict[tuple[tuple[str, str], ...], float]:
    """Return the utility of every outcome; levels as texts, so that formats can be compared."""
    space = domain.space
    outcomes = space.grid([issue.id for issue in space.issues])
    values = domain.utility(profile).values(outcomes)[0]
    names = [
        (issue.id, [plain(level) for level in levels]) for issue, levels in zip(space.issues, space.levels, strict=True)
    ]
    keys = [
        tuple((name, levels[int(place)]) for (name, levels), place in zip(names, row, strict=True)) for row in outcomes
    ]
    return dict(zip(keys, map(float, values), strict=True))


def plain(level: str | float) -> str:
    if isinstance(level, str):
        return level
    return str(int(level)) if level == int(level) else repr(level)


def pareto(points: NDArray[np.float64], decimals: int | None = None) -> NDArray[np.float64]:
    """Return the different points `[M, 2]` of `[2, N]` that no other dominates, best of the first first."""
    first, second = points if decimals is None else points.round(decimals)
    order = np.lexsort((-second, -first))
    # Best of the first first: a point stands where nothing before it is as good for the second.
    before = np.maximum.accumulate(np.concatenate(([-np.inf], second[order])))[:-1]
    kept = order[second[order] > before]
    return np.stack((first[kept], second[kept]), axis=1)


def every_bid(domain: Domain) -> list[dict[str, str | float]]:
    space = domain.space
    return [dict(zip([i.id for i in space.issues], levels, strict=True)) for levels in product(*space.levels)]
