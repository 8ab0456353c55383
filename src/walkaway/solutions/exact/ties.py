"""Which outcomes are behind one point of a frontier?"""

from collections.abc import Iterator, Sequence
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from walkaway.errors import InputError, LimitError
from walkaway.solutions.exact.domain import Domain
from walkaway.solutions.exact.enumeration import MOST_COMPUTED, at_positions, levels_of
from walkaway.solutions.exact.grid import PartyGrid, grid
from walkaway.solutions.exact.maxima import undominated
from walkaway.solutions.exact.merge import MAX_POINTS, too_many

__all__ = ["outcomes_at"]

_BLOCK = 1 << 16


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
        InputError: The utilities are not one number a party.
        LimitError: The domain is neither additive without a cap that matters, nor small.

    Examples:
        >>> domain = Domain.additive([[[0, 1], [0, 1]], [[1, 0], [1, 0]]])
        >>> outcomes_at(domain, (1, 1)).tolist()
        [[0, 1], [1, 0]]
    """
    if len(utilities) != len(domain.utilities) or not np.isfinite(utilities).all():
        raise InputError(f"utilities must be {len(domain.utilities)} finite numbers, one for each party")
    if domain.is_additive:
        grids = grid(domain)
        if not any(party.cap_binds for party in grids):
            rows = list(islice(_merged(grids, utilities), most))
            found = np.array(rows, dtype=np.int32).reshape(len(rows), len(domain.options))
            return found[np.lexsort(found.T[::-1])] if found.size else found
    if domain.size > MOST_COMPUTED:
        raise LimitError(f"{domain.size:,} outcomes are too many to look at one by one")
    return _enumerated(domain, utilities, most)


def _merged(grids: Sequence[PartyGrid], utilities: Sequence[float]) -> Iterator[list[int]]:
    """Yield the outcomes by walking back through the totals that can lead to the point.

    Only undominated partial totals can; whether an option led to one of them is seen by looking up the difference.
    """
    levels = np.array([party.level_of(value) for party, value in zip(grids, utilities, strict=True)])
    fine = np.array([party.fine for party in grids], dtype=np.float64)
    low, high = (levels - 0.5) * fine, (levels + 0.5) * fine
    issues = len(grids[0].tables)
    tables = [np.stack([party.tables[issue] for party in grids]) for issue in range(issues)]
    ahead = [np.zeros(len(grids))]
    for table in reversed(tables):
        ahead.append(ahead[-1] + table.max(axis=1))
    totals = np.array([[party.offset] for party in grids])
    seen: list[set[tuple[float, ...]]] = []
    behind = [{tuple(totals[:, 0].tolist())}]
    held = 0
    for issue, table in enumerate(tables):
        sums = (table[:, :, None] + totals[:, None, :]).reshape(len(grids), -1)
        possible = (sums + ahead[issues - issue - 1][:, None] >= low[:, None]).all(axis=0)
        sums = sums[:, possible]
        totals = sums[:, undominated(sums, tuple(int(width) for width in fine)).points]
        held += totals.shape[1]
        if held > MAX_POINTS // 20:
            raise too_many(held, MAX_POINTS // 20)
        behind.append(set(map(tuple, totals.T.tolist())))
    seen = behind
    ends = totals[:, ((totals >= low[:, None]) & (totals < high[:, None])).all(axis=0)]

    def walk(issue: int, total: tuple[float, ...]) -> Iterator[list[int]]:
        if issue < 0:
            yield []
            return
        for option, worth in enumerate(tables[issue].T.tolist()):
            before = tuple(one - other for one, other in zip(total, worth, strict=True))
            if before in seen[issue]:
                for head in walk(issue - 1, before):
                    yield [*head, option]

    for end in ends.T.tolist():
        yield from walk(issues - 1, tuple(end))


def _enumerated(domain: Domain, utilities: Sequence[float], most: int) -> NDArray[np.int32]:
    found: list[NDArray[np.int32]] = []
    grids = grid(domain) if domain.tabular else None
    wanted = np.asarray(utilities, dtype=np.float64)
    levels = None if grids is None else np.array([g.level_of(u) for g, u in zip(grids, wanted, strict=True)])
    for start in range(0, domain.size, _BLOCK):
        positions = np.arange(start, min(start + _BLOCK, domain.size), dtype=np.int64)
        outcomes = at_positions(domain.options, positions)
        if grids is not None and levels is not None:
            same = (levels_of(grids, outcomes) == levels[:, None]).all(axis=0)
        else:
            values = domain.values(outcomes)
            near = 1e-10 * np.maximum(1.0, np.abs(wanted))
            same = (np.abs(values - wanted[:, None]) <= near[:, None]).all(axis=0)
        found.append(outcomes[same])
        if sum(map(len, found)) >= most:
            break
    return np.concatenate(found)[:most]
