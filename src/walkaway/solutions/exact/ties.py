"""Which outcomes are behind one point of a frontier?"""

from collections.abc import Iterator, Sequence
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from walkaway.errors import InputError, LimitError
from walkaway.results import size_in_words
from walkaway.solutions.exact.domain import Domain
from walkaway.solutions.exact.enumeration import MOST_COMPUTED, at_positions, levels_by_block
from walkaway.solutions.exact.grid import PartyGrid, grid
from walkaway.solutions.exact.maxima import undominated
from walkaway.solutions.exact.merge import MAX_POINTS, too_many

__all__ = ["outcomes_at"]


def outcomes_at(domain: Domain, utilities: Sequence[float], *, most: int = 1000) -> NDArray[np.int32]:
    """Return the outcomes at which the parties have these utilities, an efficient point.

    Outcomes of a point can be more than the stars; so they are listed only when they are asked for, and only so many.

    Args:
        domain: A domain of additive utilities, or one small enough to enumerate.
        utilities: The parties' utilities, ``[P]``, those of a point of the frontier.
        most: How many to return at most.

    Returns:
        The outcomes, ``[N, issues]``, N at most `most`; none where no outcome has these utilities.

    Raises:
        InputError: The utilities are not one number a party, or `most` is negative.
        LimitError: The domain is neither additive without a cap that matters, nor small.

    Examples:
        >>> domain = Domain.additive([[[0, 1], [0, 1]], [[1, 0], [1, 0]]])
        >>> outcomes_at(domain, (1, 1)).tolist()
        [[0, 1], [1, 0]]
    """
    if len(utilities) != len(domain.utilities) or not np.isfinite(utilities).all():
        raise InputError(f"utilities must be {len(domain.utilities)} finite numbers, one for each party")
    if most < 0:
        raise InputError(f"the most outcomes to return must be at least 0, not {most}")
    if domain.is_additive:
        grids = grid(domain)
        if not any(party.cap_binds for party in grids):
            rows = list(islice(_merged(grids, utilities), most))
            found = np.array(rows, dtype=np.int32).reshape(len(rows), len(domain.options))
            return found[np.lexsort(found.T[::-1])] if found.size else found
    if domain.size > MOST_COMPUTED:
        raise LimitError(f"{size_in_words(domain.size)} outcomes are too many to look at one by one")
    return _enumerated(domain, utilities, most)


def _merged(grids: Sequence[PartyGrid], utilities: Sequence[float]) -> Iterator[list[int]]:
    """Yield the outcomes by walking back through the totals that can lead to the point.

    Only undominated partial totals can; whether an option led to one of them is seen by looking up the difference.
    """
    levels = np.array([party.level_of(value) for party, value in zip(grids, utilities, strict=True)])
    fine = np.array([party.fine for party in grids], dtype=np.float64)
    if (levels != np.rint(levels)).any():
        return  # nothing that is whole lies between two whole numbers
    low, high = (levels - 0.5) * fine, (levels + 0.5) * fine
    issues = len(grids[0].tables)
    tables = [np.stack([party.tables[issue] for party in grids]) for issue in range(issues)]
    ahead = [np.zeros(len(grids))]
    for table in reversed(tables):
        ahead.append(ahead[-1] + table.max(axis=1))
    totals = np.array([[party.offset] for party in grids])
    seen = [{tuple(totals[:, 0].tolist())}]
    held = 0
    for issue, table in enumerate(tables):
        sums = (table[:, :, None] + totals[:, None, :]).reshape(len(grids), -1)
        possible = (sums + ahead[issues - issue - 1][:, None] >= low[:, None]).all(axis=0)
        sums = sums[:, possible]
        totals = sums[:, undominated(sums, tuple(int(width) for width in fine)).points]
        held += totals.shape[1]
        if held > MAX_POINTS // 20:
            raise too_many(held, MAX_POINTS // 20)
        seen.append(set(map(tuple, totals.T.tolist())))
    ends = totals[:, ((totals >= low[:, None]) & (totals < high[:, None])).all(axis=0)]

    for end in ends.T.tolist():
        yield from _walk(tables, seen, tuple(end))


def _walk(
    tables: Sequence[NDArray[np.float64]], seen: Sequence[set[tuple[float, ...]]], end: tuple[float, ...]
) -> Iterator[list[int]]:
    """Yield the outcomes that lead to a total, the last issue's options first; as deep as there are issues."""

    def steps(issue: int, total: tuple[float, ...]) -> Iterator[tuple[int, tuple[float, ...]]]:
        for option, worth in enumerate(tables[issue].T.tolist()):
            before = tuple(one - other for one, other in zip(total, worth, strict=True))
            if before in seen[issue]:
                yield option, before

    if not tables:
        yield []
        return
    outcome = [0] * len(tables)
    # A list in place of recursion, which Python allows for a thousand issues only.
    way = [steps(len(tables) - 1, end)]
    while way:
        issue = len(tables) - len(way)
        found = next(way[-1], None)
        if found is None:
            way.pop()
            continue
        outcome[issue], before = found
        if issue:
            way.append(steps(issue - 1, before))
        else:
            yield outcome.copy()


def _enumerated(domain: Domain, utilities: Sequence[float], most: int) -> NDArray[np.int32]:
    found = [np.zeros((0, len(domain.options)), dtype=np.int32)]
    scales, blocks = levels_by_block(domain)
    wanted = np.array([scale.level_of(utility) for scale, utility in zip(scales, utilities, strict=True)])
    for start, levels in blocks:
        same = np.flatnonzero((levels == wanted[:, None]).all(axis=0))
        found.append(at_positions(domain.options, start + same))
        if sum(map(len, found)) >= most:
            break
    return np.concatenate(found)[:most]
