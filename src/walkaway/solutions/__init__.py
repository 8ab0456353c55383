"""Solutions of bargaining problems with finitely many outcomes: which deal, by which idea of fairness?

The exact solutions take utilities ``[P, N]`` (party, outcome) and disagreement values ``[P]`` of one model and answer
with a :class:`Solution`: all ties, or why there is no answer. :data:`SOLUTIONS` lists them with the axioms they hold
to. :func:`nash_point` answers for many draws at once. Whole domains of any size, given issue by issue, have
:mod:`walkaway.solutions.exact`.
"""

from walkaway.solutions.adjusted_winner import AdjustedWinner, Transfer, adjusted_winner
from walkaway.solutions.discrete_raiffa import discrete_raiffa
from walkaway.solutions.egalitarian import egalitarian
from walkaway.solutions.frontier import frontier
from walkaway.solutions.kalai_smorodinsky import kalai_smorodinsky
from walkaway.solutions.minimum_gap import minimum_gap
from walkaway.solutions.nash import nash
from walkaway.solutions.nash_point import NashPoint, nash_point
from walkaway.solutions.registry import SOLUTIONS, Axiom, ExactSolution
from walkaway.solutions.solution import Solution
from walkaway.solutions.utilitarian import utilitarian

__all__ = [
    "SOLUTIONS",
    "AdjustedWinner",
    "Axiom",
    "ExactSolution",
    "NashPoint",
    "Solution",
    "Transfer",
    "adjusted_winner",
    "discrete_raiffa",
    "egalitarian",
    "frontier",
    "kalai_smorodinsky",
    "minimum_gap",
    "nash",
    "nash_point",
    "utilitarian",
]
