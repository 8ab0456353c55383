"""The numbers of a problem with an axis of draws, so that one plan can be held against thousands of them at once."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from walkaway.errors import InputError
from walkaway.roadmap.problem import AdditiveFlow, RoadmapProblem

__all__ = ["Numbers", "numbers_of"]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Numbers:
    """What every party gets and how it counts, in D draws.

    Attributes:
        tables: For each chain the utility of its levels, ``[P, D, levels]``.
        discount: Discount factors of a period, ``[P, D]``.
        reservation: Values of no deal, ``[P, D]``.
        shift: What each party has besides after a breakdown, ``[P, D]``.
        penalty: What each loses after a breakdown that it caused, ``[P, D]``.

    Raises:
        InputError: Shapes do not fit, or a discount factor is not between 0 and 1.
    """

    tables: tuple[NDArray[np.float64], ...]
    discount: NDArray[np.float64]
    reservation: NDArray[np.float64]
    shift: NDArray[np.float64]
    penalty: NDArray[np.float64]

    def __post_init__(self) -> None:
        """Spread everything over all draws, and check it."""
        parties = self.tables[0].shape[0] if self.tables else len(self.discount)
        draws = max([table.shape[1] for table in self.tables] + [np.shape(self.discount)[-1]])
        for name in ("discount", "reservation", "shift", "penalty"):
            try:
                wide = np.broadcast_to(np.asarray(getattr(self, name), dtype=np.float64), (parties, draws))
            except ValueError:
                raise InputError(
                    f"{name} must hold one number for each of {parties} parties and {draws} draws"
                ) from None
            object.__setattr__(self, name, wide)
        tables = tuple(np.broadcast_to(table, (parties, draws, table.shape[2])) for table in self.tables)
        object.__setattr__(self, "tables", tables)
        if not ((self.discount > 0) & (self.discount < 1)).all():
            raise InputError("a discount factor is not between 0 and 1; write numbers above 0 and below 1")

    @property
    def draws(self) -> int:
        """Number of draws."""
        return int(self.discount.shape[1])


def numbers_of(problem: RoadmapProblem) -> Numbers | None:
    """Return a problem's own numbers as one draw; None where its flow is not a sum over chains."""
    if not isinstance(problem.flow, AdditiveFlow):
        return None
    columns = (problem.discount, problem.reservation, problem.shift, problem.penalty)
    discount, reservation, shift, penalty = (np.array(column, dtype=np.float64)[:, None] for column in columns)
    return Numbers(
        tables=tuple(np.asarray(table, dtype=np.float64)[:, None, :] for table in problem.flow.tables),
        discount=discount,
        reservation=reservation,
        shift=shift,
        penalty=penalty,
    )
