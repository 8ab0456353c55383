"""The Nash point of every draw: where would a fair deal lie in each possible world?"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import ArrayLike, NDArray

from walkaway.errors import InputError
from walkaway.solutions._levels import TOLERANCE

__all__ = ["NashPoint", "nash_point"]

_CELLS = 1_000_000
"""Numbers looked at in one block: 8 MB, of which a handful of copies are alive at a time."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class NashPoint:
    """The Nash point of each draw.

    Attributes:
        outcome: Position of the outcome, ``[D]``; -1 where no outcome is acceptable to all.
        gains: The parties' gains there, ``[P, D]``; 0 where there is none, for no deal then holds.
    """

    outcome: NDArray[np.int64]
    gains: NDArray[np.float64]


def nash_point(
    gains: NDArray[np.floating] | Iterable[NDArray[np.floating]],
    weights: ArrayLike | None = None,
    *,
    min_gain: float = 0.0,
) -> NashPoint:
    """Return for each draw the acceptable outcome with the greatest weighted product of gains.

    Question: what would a fair deal give each side, in each possible world?

    Of the outcomes with ``gain_p ≥ m`` for every party, the one that maximises ``Σ_p a_p · ln gain_p``; of equal ones
    the first. A gain within 1e-10 of 0 counts as 0, and m is met within 1e-10. For all ties in one exact model see
    :func:`~walkaway.solutions.nash.nash`.

    Degenerate (only with m = 0): where no acceptable outcome gives every party a gain, the outcome is one that gives as
    many parties a gain as possible, and the best of those for the parties that gain; of equal or incomparable ones
    (different parties gain) the first. So the answer never depends on a party's scale.

    Cost: one logarithm for each number, in blocks; memory beyond the argument stays under 100 MB. Where the gains
    themselves are too large to hold, pass them as an iterable over consecutive outcomes.

    Source: Nash, J. (1950). The bargaining problem. Econometrica 18, 155–162; weights: Kalai, E. (1977).
    Nonsymmetric Nash solutions and replications of 2-person bargaining. International Journal of Game Theory 6,
    129–133; products of 0: Caragiannis, I. et al. (2019). The unreasonable fairness of maximum Nash welfare. ACM
    TEAC 7(3).

    Args:
        gains: Utility less the value of no deal, ``[P, D, N]`` (party, draw, outcome), utilities on a scale of about 1;
            or an iterable of such arrays that together, in order, hold all outcomes.
        weights: Bargaining weights a, ``[P]`` or ``[P, D]``, at least 0; equal if left out. A party with weight 0 must
            have its smallest gain; beyond that it does not count.
        min_gain: The smallest gain worth a deal, m, at least 0.

    Returns:
        The outcome of each draw and the gains there.

    Raises:
        InputError: The arrays do not fit together, hold a number that is not finite or a negative weight.

    Examples:
        >>> point = nash_point(np.array([[[0.1, 0.4, 0.9]], [[0.8, 0.5, 0.1]]]))
        >>> point.outcome.tolist(), point.gains.tolist()
        ([1], [[0.4], [0.5]])
    """
    if not min_gain >= 0 or not np.isfinite(min_gain):
        raise InputError(f"min_gain must be at least 0, not {min_gain:g}")
    search: _Search | None = None
    offset = 0
    for chunk in (gains,) if isinstance(gains, np.ndarray) else gains:
        if search is None:
            search = _Search.start(chunk, weights, min_gain)
        if chunk.ndim != 3 or chunk.shape[:2] != search.shape:
            raise InputError(f"gains must be [parties, draws, outcomes] with {search.shape} first, not {chunk.shape}")
        for draws, outcomes in _blocks(chunk.shape):
            search.look_at(np.asarray(chunk[:, draws, outcomes], dtype=np.float64), draws, offset + outcomes.start)
        offset += chunk.shape[2]
    if search is None:
        raise InputError("gains hold no array: pass one with no outcomes if there is none")
    return search.result()


def _blocks(shape: tuple[int, ...]) -> Iterator[tuple[slice, slice]]:
    """Yield the parts of the draws and of the outcomes that make blocks of a bounded size."""
    parties, draws, outcomes = shape
    if not draws or not outcomes:
        return
    width = max(1, min(outcomes, _CELLS // parties))
    height = max(1, _CELLS // (parties * width))
    for first in range(0, outcomes, width):
        for row in range(0, draws, height):
            yield slice(row, min(row + height, draws)), slice(first, min(first + width, outcomes))


@dataclass(slots=True, kw_only=True)
class _Group:
    """The best outcome so far of those at which the same parties gain, in each draw."""

    members: int
    score: NDArray[np.float64]
    outcome: NDArray[np.int64]
    gains: NDArray[np.float64]


@dataclass(slots=True, kw_only=True)
class _Search:
    """The state of one pass over the outcomes: the best outcome for each group of parties that gain there."""

    shape: tuple[int, int]
    weights: NDArray[np.float64]
    min_gain: float
    groups: dict[int, _Group] = field(default_factory=dict)

    @classmethod
    def start(cls, chunk: NDArray[np.floating], weights: ArrayLike | None, min_gain: float) -> "_Search":
        if chunk.ndim != 3 or not 0 < chunk.shape[0] < 63:
            raise InputError(f"gains must be [parties (1 to 62), draws, outcomes], not of shape {chunk.shape}")
        shape = (chunk.shape[0], chunk.shape[1])
        return cls(shape=shape, weights=_weights(weights, shape), min_gain=min_gain)

    def look_at(self, gains: NDArray[np.float64], draws: slice, first: int) -> None:
        """Look at a block of gains, whose first outcome has this position."""
        if not np.isfinite(gains).all():
            raise InputError("gains must be finite numbers")
        acceptable = np.all(gains >= self.min_gain - TOLERANCE, axis=0)
        gaining = gains > TOLERANCE
        score = np.zeros(acceptable.shape)
        # A party that does not gain adds ln 1 = 0: scores are compared within groups of the same members only.
        for party, weight in enumerate(self.weights):
            score += weight[draws, None] * np.log(np.where(gaining[party], gains[party], 1.0))
        everybody = np.all(gaining, axis=0)
        self._update((1 << self.shape[0]) - 1, acceptable & everybody, score, gains, draws, first)
        partly = acceptable & ~everybody
        if partly.any():
            members = sum(row.astype(np.int64) << party for party, row in enumerate(gaining))
            for code in np.unique(np.asarray(members)[partly]):
                self._update(int(code), partly & (members == code), score, gains, draws, first)

    def _update(
        self,
        members: int,
        among: NDArray[np.bool_],
        score: NDArray[np.float64],
        gains: NDArray[np.float64],
        draws: slice,
        first: int,
    ) -> None:
        masked = np.where(among, score, -np.inf)
        best = masked.argmax(axis=1)
        rows = np.arange(len(best))
        group = self._group(members)
        better = masked[rows, best] > group.score[draws]
        rows, best = rows[better], best[better]
        target = rows + draws.start
        group.score[target] = masked[rows, best]
        group.outcome[target] = first + best
        group.gains[:, target] = gains[:, rows, best]

    def _group(self, members: int) -> _Group:
        if members not in self.groups:
            parties, draws = self.shape
            self.groups[members] = _Group(
                members=members.bit_count(),
                score=np.full(draws, -np.inf),
                outcome=np.full(draws, -1, dtype=np.int64),
                gains=np.zeros((parties, draws)),
            )
        return self.groups[members]

    def result(self) -> NashPoint:
        """Return, draw by draw, the first outcome among the best of the largest groups."""
        parties, draws = self.shape
        answer = NashPoint(outcome=np.full(draws, -1, dtype=np.int64), gains=np.zeros((parties, draws)))
        size = np.full(draws, -1)
        for group in self.groups.values():
            found = group.outcome >= 0
            take = found & ((group.members > size) | ((group.members == size) & (group.outcome < answer.outcome)))
            size[take] = group.members
            answer.outcome[take] = group.outcome[take]
            answer.gains[:, take] = group.gains[:, take]
        return answer


def _weights(weights: ArrayLike | None, shape: tuple[int, int]) -> NDArray[np.float64]:
    if weights is None:
        return np.ones(shape)
    given = np.asarray(weights, dtype=np.float64)
    if given.shape not in (shape, shape[:1]):
        raise InputError(f"weights must be of shape {shape[:1]} or {shape}, not {given.shape}")
    if not np.isfinite(given).all() or (given < 0).any():
        raise InputError("weights must be finite and at least 0")
    return np.broadcast_to(given if given.ndim == 2 else given[:, None], shape)
