"""Draws in blocks, and how a set of draws is weighted.

Every sample is cut into `BLOCKS` blocks. Prior draws are independent, so blocks of them are; sequential Monte Carlo
keeps its blocks apart as islands. Every estimate is a smooth function of sums over blocks, so leaving out one block at
a time (the grouped jackknife) gives the standard error of anything that is worked out from the draws, ratios and
differences included. Weights rest on prior means that are estimated from draws as well: without a block these change,
and to first order so do the sums (`PriorMeans`). Left out of account, they would make the log marginal likelihood look
twice as uncertain as it is, and a world's share less uncertain than it is.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

__all__ = ["BLOCKS", "PriorMeans", "Replicates", "block_edges", "block_sums"]

BLOCKS = 40
"""Number of blocks; a sample has at least twice as many draws."""

Array = NDArray[np.float64]


@lru_cache(maxsize=16)
def block_edges(count: int) -> NDArray[np.int64]:
    """Return where each block starts, `[BLOCKS]`; blocks differ by one draw at most. One draw is one block."""
    blocks = min(BLOCKS, count)
    edges = np.array([count * block // blocks for block in range(blocks)], dtype=np.int64)
    edges.flags.writeable = False  # remembered, so shared
    return edges


def block_sums(values: Array) -> Array:
    """Return sums over each block of the last axis, `[..., D]` to `[..., blocks]`."""
    return np.asarray(np.add.reduceat(values, block_edges(values.shape[-1]), axis=-1))


@dataclass(frozen=True, eq=False)
class PriorMeans:
    """The estimated prior means that log weights rest on.

    Attributes:
        slopes: How much each draw's log weight grows with the logarithm of each mean, `[means, D]`.
        changes: The relative change of each mean when a block is left out, `[means, blocks]`.
    """

    slopes: Array
    changes: Array

    @classmethod
    def join(cls, parts: Sequence["PriorMeans"]) -> "PriorMeans | None":
        """Return several as one, or None where there are none."""
        found = [part for part in parts if part.changes.size]
        if not found:
            return None
        return cls(np.concatenate([p.slopes for p in found]), np.concatenate([p.changes for p in found]))

    def every(self, step: int) -> "PriorMeans":
        """Return the same for every `step`-th draw."""
        return PriorMeans(np.ascontiguousarray(self.slopes[:, ::step]), self.changes)

    def drift(self, weighted: Array) -> Array:
        """Return by how much sums of weighted values `[..., D]` change when a block is left out, `[..., blocks]`."""
        return np.asarray((weighted @ self.slopes.T) @ self.changes)


@dataclass(frozen=True, eq=False)
class Replicates:
    """A number worked out from all draws, and again without each block.

    Attributes:
        values: `[1 + blocks]` or `[N, 1 + blocks]`; the first of the last axis uses all draws.
    """

    values: Array

    @classmethod
    def constant(cls, value: float, like: "Replicates") -> "Replicates":
        """Return a number that does not hang on the draws."""
        return cls(np.full(like.values.shape, value))

    @property
    def value(self) -> float:
        """The number from all draws."""
        return float(self.values[..., 0])

    @property
    def standard_error(self) -> float:
        """Its jackknife standard error; 0 for a single draw."""
        return float(self.standard_errors)

    @property
    def standard_errors(self) -> Array:
        """The jackknife standard errors, `[]` or `[N]`."""
        blocks = self.values.shape[-1] - 1
        if blocks < 2:
            return np.zeros(self.values.shape[:-1])
        left_out = self.values[..., 1:]
        spread = ((left_out - left_out.mean(axis=-1, keepdims=True)) ** 2).sum(axis=-1)
        return np.asarray(np.sqrt(spread * (blocks - 1) / blocks))

    def __sub__(self, other: "Replicates") -> "Replicates":
        """Return the difference, replicate by replicate."""
        return Replicates(self.values - other.values)

    def row(self, index: int) -> "Replicates":
        """Return one of N numbers."""
        return Replicates(self.values[index])


def leave_one_out(sums: Array) -> Array:
    """Return totals over all blocks, then without each, `[..., blocks]` to `[..., 1 + blocks]`; one stands alone."""
    total = sums.sum(axis=-1, keepdims=True)
    if sums.shape[-1] == 1:
        return np.asarray(total)
    return np.concatenate([total, total - sums], axis=-1)


def leave_one_out_sums(weighted: Array, means: PriorMeans | None = None) -> Array:
    """Return sums of weighted values `[..., D]` over all draws, then without each block, `[..., 1 + blocks]`."""
    found = leave_one_out(block_sums(weighted))
    blocks = found.shape[-1] - 1
    if means is not None and blocks == means.changes.shape[1]:
        found[..., 1:] += means.drift(weighted) * ((blocks - 1) / blocks)
    return found


def relative_changes(values: Array) -> Array:
    """Return the relative change of the mean of values `[D]` when each block is left out, `[blocks]`."""
    if len(values) == 1 or not values.any():
        return np.zeros(min(BLOCKS, len(values)) if len(values) > 1 else 0)
    means = leave_one_out(block_sums(values)) / leave_one_out(block_sums(np.ones_like(values)))
    return np.asarray(means[1:] / means[0] - 1.0)


def effective_sample_size(weights: Array) -> float:
    """Return (Σw)² / Σw², the number of equally weighted draws that would tell as much."""
    squares = float((weights**2).sum())
    total = float(weights.sum())
    return total**2 / squares if squares > 0 and math.isfinite(squares) else 0.0
