"""What is left when a process breaks down: each party takes back its own, and keeps what it likes.

For a sum over chains this is a matter of each chain alone. ``rest[l]`` is the level that a chain at level l is taken
back to, ``alone[l]`` the one to which a party lifts it by itself instead; see ``docs/theory/roadmaps.md``.
"""

from dataclasses import dataclass
from math import isinf

import numpy as np
from numpy.typing import NDArray

from walkaway.roadmap.problem import RoadmapProblem, RoadmapStep

__all__ = ["TIE", "ChainBreakdown", "alone_run", "chain_breakdown"]

TIE = 1e-9
"""Utilities that differ by less are the same to a party that decides what to take back."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ChainBreakdown:
    """Where a chain ends after a breakdown.

    Attributes:
        rest: The level to which it is taken back, ``[levels, D]``.
        alone: The level to which a party lifts it by itself, ``[levels, D]``; the level itself where nobody does.
    """

    rest: NDArray[np.intp]
    alone: NDArray[np.intp]


def chain_breakdown(problem: RoadmapProblem, number: int, table: NDArray[np.float64]) -> ChainBreakdown:
    """Return what a breakdown makes of every level of a chain.

    Args:
        problem: The steps.
        number: Which chain.
        table: What every party gets from its levels, ``[P, D, levels]``.
    """
    chain = problem.chains[number]
    draws = np.arange(table.shape[1])
    rest = np.zeros((len(chain) + 1, len(draws)), dtype=np.intp)
    for level, step in enumerate(chain, start=1):
        willing = np.zeros(len(draws), dtype=np.bool_)
        if not isinf(step.take_back):
            for actor in step.actors:
                willing |= table[actor, draws, rest[level - 1]] >= table[actor, :, level] - TIE
        rest[level] = np.where(willing, rest[level - 1], level)
    alone = np.tile(np.arange(len(chain) + 1)[:, None], len(draws))
    for level in range(len(chain)):
        reach = alone_run(problem, number, level)
        if reach == level:
            continue
        own = table[chain[level].actors[0], :, level : reach + 1]
        # The lowest of equals: the first that comes within a tie of the best.
        best = level + (own >= own.max(axis=1, keepdims=True) - TIE).argmax(axis=1)
        alone[level] = np.where(rest[level] == level, best, level)
    return ChainBreakdown(rest=rest, alone=alone)


def alone_run(problem: RoadmapProblem, number: int, level: int) -> int:
    """Return the highest level to which one party can lift a chain by itself; the level itself where none can."""
    chain = problem.chains[number]
    bound = {rule.after for rule in problem.precedence}
    reach = level
    while reach < len(chain) and (number, reach + 1) not in bound and _same_single(chain[level], chain[reach]):
        reach += 1
    return reach


def _same_single(first: RoadmapStep, step: RoadmapStep) -> bool:
    return len(first.owners) == 1 and step.owners == first.owners
