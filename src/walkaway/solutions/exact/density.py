"""How far under the hull must one look to see the whole frontier? A guess, from how densely outcomes lie there.

Outcomes under an edge of the hull are scattered like points of a random process whose density can be worked out: give
every option a share that falls by ``exp(-s)`` for a unit of loss along the edge. The sum before sharing, and the mean
and variance of losses and utilities under the shares, tell how many outcomes lie about the mean loss (a saddle-point
approximation); s is the *sharpness*. A corner of the frontier's staircase is a triangle under the hull without an
outcome. Where outcomes are dense enough that it should hold several it will hardly be empty: about that deep the
deepest corner lies. The issue that an edge is made of leaps from one end to the other, so that there are fewest
outcomes under the middle of the edge: that is where the density is taken.

It is a guess: whoever uses it must prove what it is worth, as `budget` does.

Source: saddle-point approximations: Daniels, H. (1954). Saddlepoint approximations in statistics. Annals of
Mathematical Statistics 25, 631–650; the arrangement is our own.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from walkaway.solutions.exact.hull import Hull
from walkaway.solutions.exact.merge import Piece

__all__ = ["likely_depths"]

_Array = NDArray[np.float64]

_EDGES = 48
"""Edges that are worked out; the others lie between them."""
_SHARPNESS = np.geomspace(1e1, 1e8, 24)
"""The weights tried: from nearly even over a tenth of the hull's extent to all on the best options."""
_EXPECTED = 8.0
"""Outcomes that a triangle as deep as a corner should hold."""
_NO_OPTION = 1e3
_CELLS = 200_000
"""Options, as many of every issue as of the largest, beyond which nothing is worked out."""
_FLAT = 1e-5
"""Depth that is guessed then, as part of the hull's extent."""
_LEAST = 1e-7
_LEVEL = 1e-8
"""Loss that counts as none."""


def likely_depths(pieces: Sequence[Piece], start: _Array, edges: Hull, spread: float) -> _Array:
    """Return how deep under each edge of the hull the deepest corner of the frontier is likely to lie, ``[E]``.

    Args:
        pieces: The parts, disjoint in their issues, of two parties.
        start: What every outcome has besides, ``[2]``.
        edges: The hull of their sums, with at least one edge.
        spread: The hull's extent, in fine units; depths are loss in the same units.
    """
    count, widest = len(edges.directions), max(piece.totals.shape[1] for piece in pieces)
    if len(pieces) * widest > _CELLS:
        return np.full(count, _FLAT * spread)
    taken = np.unique(np.linspace(0, count - 1, min(count, _EDGES)).astype(int))
    tables = np.full((2, len(pieces), widest), -np.inf)
    for number, piece in enumerate(pieces):
        tables[:, number, : piece.totals.shape[1]] = piece.totals / spread
    middle = ((edges.first[1:] + edges.first[:-1]) / 2 - start[0]) / spread
    depths = [_depth(tables, edges.directions[edge], middle[edge]) for edge in taken]
    # Where numbers leave no density to speak of, as in tables of a few whole numbers, anything will do for a guess.
    known = np.array([depth if _LEAST < depth < 1 else _FLAT for depth in depths])
    return np.asarray(spread * np.exp(np.interp(np.arange(count), taken, np.log(known))))


def _depth(tables: _Array, weights: _Array, middle: float) -> float:
    """Return the depth at which a triangle under the middle of an edge holds as many outcomes as expected."""
    sums = weights[0] * tables[0] + weights[1] * tables[1]
    losses = np.minimum(sums.max(axis=1, keepdims=True) - sums, _NO_OPTION)
    own = np.where(losses < _NO_OPTION, tables[0], 0.0)
    # What an edge is made of: the issue with several options that lose nothing, far from each other.
    level = losses < _LEVEL
    issue = int(np.ptp(np.where(level, own, own[np.arange(len(own)), losses.argmin(axis=1)][:, None]), axis=1).argmax())
    shares = np.exp(-_SHARPNESS[:, None, None] * losses)
    total = shares.sum(axis=2)
    shares /= total[:, :, None]
    loss, gain = _mean(shares, losses), _mean(shares, own)
    of_loss = _mean(shares, losses**2) - loss**2
    of_gain = _mean(shares, own**2) - gain**2
    joint = _mean(shares, losses * own) - loss * gain
    depth = loss.sum(axis=1)
    others = np.arange(len(own)) != issue
    lost = np.maximum(of_loss.sum(axis=1), 1e-30)
    width = np.maximum(of_gain[:, others].sum(axis=1) - joint[:, others].sum(axis=1) ** 2 / lost, 1e-30)
    away = middle - gain[:, others].sum(axis=1)[:, None] - own[issue][None, :]
    there = -(away**2) / (2 * width[:, None]) + np.log(np.maximum(shares[:, issue], 1e-300))
    along = np.logaddexp.reduce(there, axis=1) - 0.5 * np.log(2 * np.pi * width)
    held = _SHARPNESS * depth + np.log(total).sum(axis=1) - 0.5 * np.log(2 * np.pi * lost) + along
    held += -np.log(weights[0]) - 2 * np.log(_SHARPNESS) - np.log(_EXPECTED)
    # From the sharpest on: where options are level again at little sharpness, the mean has left the edge.
    before = int(np.flatnonzero(held >= 0).max(initial=-1))
    if before < 0 or before == len(held) - 1:
        return float(depth[int(held.argmax())] + 1e-12)
    part = held[before] / (held[before] - held[before + 1])
    ends = np.log(np.maximum(depth[before : before + 2], 1e-12))
    return float(np.exp((1 - part) * ends[0] + part * ends[1]))


def _mean(shares: _Array, numbers: _Array) -> _Array:
    return np.asarray(np.einsum("sio,io->si", shares, numbers))
