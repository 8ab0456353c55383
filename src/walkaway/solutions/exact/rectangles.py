"""Frontiers of utilities made of rectangles, in spaces far too large to enumerate.

Two parties: the ε-constraint method. Maximise the first party's value, and by less than any difference in it the
second's; ask then for one whole unit more for the second party, and again, until nothing is left. What rectangles pay
is whole in some decimal place, so that a unit skips no point. More parties: after each point, ask for an outcome that
is better than it for some party.

Every answer of the solver is an outcome, and its values are worked out anew from the rectangles.

Sources: Haimes, Y., Lasdon, L. and Wismer, D. (1971). On a bicriterion formulation of the problems of integrated system
identification and system optimization. IEEE Transactions on Systems, Man, and Cybernetics 1, 296–297; more parties:
Sylva, J. and Crema, A. (2004). A method for finding the set of non-dominated vectors for multiple objective integer
linear programs. European Journal of Operational Research 158, 46–55.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from walkaway.errors import LimitError
from walkaway.solutions.exact.domain import Domain
from walkaway.solutions.exact.programme import Programme, programme

__all__ = ["RectanglePoints", "rectangle_points"]

_PATIENCE = 600.0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RectanglePoints:
    """The undominated values, each with one outcome.

    Attributes:
        utilities: What each point brings each party, ``[F, P]``, the first party's best first.
        found: One outcome of each, ``[F, issues]``.
        solved: How many integer programmes were solved.
    """

    utilities: NDArray[np.float64]
    found: NDArray[np.int32]
    solved: int

    def outcomes(self, points: NDArray[np.integer]) -> NDArray[np.int32]:
        """Return one outcome of each of the points given by position, ``[points, issues]``."""
        return np.asarray(self.found[points])


def rectangle_points(domain: Domain, *, seconds: float = _PATIENCE) -> RectanglePoints:
    """Return the frontier of a domain whose utilities are rectangles.

    Args:
        domain: The domain.
        seconds: The longest that one integer programme may take.

    Raises:
        InputError: A utility is not one of rectangles.
        LimitError: The solver gave up, or what rectangles pay is beyond what it can tell apart.
    """
    model = programme(domain, seconds)
    parties = len(domain.utilities)
    outcomes = _two(model) if parties == 2 else _any_number(model, parties)
    found = np.array(outcomes, dtype=np.int32).reshape(len(outcomes), len(domain.options))
    # Divided, added and capped as the utility says: the utilities as anybody else would work them out.
    utilities = domain.values(found).T
    order = np.lexsort(tuple(-party.totals(found) for party in model.parties[::-1]))
    return RectanglePoints(utilities=utilities[order], found=found[order], solved=model.solved)


def _two(model: Programme) -> list[NDArray[np.int32]]:
    spread = sum(abs(pay) for pay in model.parties[1].pays) + 1.0
    tip = 0.5 / spread
    outcomes: list[NDArray[np.int32]] = []
    least = -np.inf
    while True:
        outcome = model.best((1.0, tip), tip / 4)
        if outcome is None:
            return outcomes
        value = model.totals(outcome)[1]
        if value < least:
            raise LimitError("the integer-programming solver's tolerances hide differences in what rectangles pay")
        outcomes.append(outcome)
        least = value + 1.0
        if least > model.parties[1].cap:
            return outcomes
        # Half a unit under what is asked for: whole numbers are told apart, and the solver's tolerance does no harm.
        model.at_least(1, least - 0.5)


def _any_number(model: Programme, parties: int) -> list[NDArray[np.int32]]:
    outcomes: list[NDArray[np.int32]] = []
    while True:
        outcome = model.best((1.0,) * parties, 0.25)
        if outcome is None:
            return outcomes
        outcomes.append(outcome)
        model.exclude(model.totals(outcome))
