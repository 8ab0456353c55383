"""One roadmap problem solved: ``python -m benchmarks.roadmap NAME``.

Prints the seconds it took, without start-up; a small problem warms up first. With ``--answer`` it prints the answer.
"""

import sys
import time
from dataclasses import dataclass
from unittest.mock import patch

import numpy as np

from walkaway.roadmap import AdditiveFlow, RoadmapAnswer, RoadmapProblem, RoadmapStep, solve_roadmap
from walkaway.roadmap import compiled as fast

__all__ = ["PROBLEMS", "Shape", "make"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What a problem looks like.

    Attributes:
        lengths: Steps of each chain; chains belong to the parties in turn.
        parties: How many.
        capacity: The most steps of a stage.
        seed: Of all numbers.
        plain: Whether the compiled step is left out.
    """

    lengths: tuple[int, ...]
    parties: int = 2
    capacity: int = 1
    seed: int = 0
    plain: bool = False


PROBLEMS = {
    "chains-of-three": Shape(lengths=(3, 3, 3, 3, 3, 3, 2), capacity=3),
    "chains-plain": Shape(lengths=(3, 3, 3, 3, 3, 3, 2), capacity=3, plain=True),
    "unordered-14": Shape(lengths=(1,) * 14),
    "unordered-14-plain": Shape(lengths=(1,) * 14, plain=True),
    "three-12": Shape(lengths=(1,) * 12, parties=3),
    "ordered-40": Shape(lengths=(8,) * 5, capacity=3),
    "ordered-60": Shape(lengths=(15,) * 4, capacity=3),
    "unordered-40": Shape(lengths=(1,) * 40, capacity=3),
    "unordered-200": Shape(lengths=(1,) * 200, capacity=3),
}


def make(shape: Shape) -> RoadmapProblem:
    """Return a problem in which own steps cost, others' are welcome, and taking back needs 0 to 3 periods."""
    rng = np.random.default_rng(shape.seed)
    count, scale = shape.parties, shape.parties / sum(shape.lengths)
    chains, tables = [], []
    for chain, length in enumerate(shape.lengths):
        owner = chain % count
        rises = rng.uniform(0.5, 1.5, (count, length)) * scale
        rises[owner] = -rng.uniform(0.2, 0.6, length) * scale
        chains.append(
            tuple(
                RoadmapStep(
                    id=f"s{chain}-{number}",
                    actors=(owner,),
                    take_back=float(rng.integers(0, 4)),
                    verify=int(rng.integers(1, 3)),
                )
                for number in range(1, length + 1)
            )
        )
        tables.append(np.concatenate((np.zeros((count, 1)), np.cumsum(rises, axis=1)), axis=1))
    return RoadmapProblem(
        parties=tuple("ABC"[:count]),
        chains=tuple(chains),
        flow=AdditiveFlow(tables=tuple(tables)),
        discount=tuple(rng.uniform(0.85, 0.97, count).tolist()),
        reservation=(0.0,) * count,
        capacity=shape.capacity,
        target=shape.lengths,
    )


def solved(shape: Shape) -> tuple[RoadmapAnswer, float]:
    """Return the answer and the seconds it took."""
    problem = make(shape)
    with patch.object(fast, "available", lambda: not shape.plain):
        start = time.perf_counter()
        answer = solve_roadmap(problem)
        return answer, time.perf_counter() - start


def main() -> None:
    """Warm up, solve, and print."""
    shape = PROBLEMS[sys.argv[1]]
    solved(Shape(lengths=(1,) * 12, capacity=2))
    answer, seconds = solved(shape)
    if "--answer" in sys.argv:
        print(f"{answer.method}: {answer.why}; {len(answer.values)} plans, {answer.labels:,} values, gap {answer.gap}")
        print(f"best {answer.values.max(axis=0) if len(answer.values) else None}, bound {answer.bound}")
    print(seconds)


if __name__ == "__main__":
    main()
