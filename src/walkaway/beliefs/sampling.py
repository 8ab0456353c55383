"""Draws in blocks, and how a set of draws is weighted.

Every sample is cut into `BLOCKS` blocks. Prior draws are independent, so blocks of them are; sequential Monte Carlo
keeps its blocks apart as islands. Every estimate is a smooth function of sums over blocks, so leaving out one block at
a time (the grouped jackknife) gives the standard error of anything that is worked out from the draws, ratios and
differences included.
"""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["BLOCKS", "Replicates", "block_edges", "block_sums"]

BLOCKS = 40
"""Number of blocks; a sample has at least twice as many draws."""

Array = NDArray[np.float64]


def block_edges(count: int) -> NDArray[np.int64]:
    """Return where each block starts, `[BLOCKS]`; blocks differ by one draw at most. One draw is one block."""
    blocks = min(BLOCKS, count)
    return np.array([count * block // blocks for block in range(blocks)], dtype=np.int64)


def block_sums(values: Array) -> Array:
    """Return sums over each block of the last axis, `[..., D]` to `[..., blocks]`."""
    return np.asarray(np.add.reduceat(values, block_edges(values.shape[-1]), axis=-1))


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


def effective_sample_size(weights: Array) -> float:
    """Return (Σw)² / Σw², the number of equally weighted draws that would tell as much."""
    squares = float((weights**2).sum())
    total = float(weights.sum())
    return total**2 / squares if squares > 0 and math.isfinite(squares) else 0.0
