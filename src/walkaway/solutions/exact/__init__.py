"""Exact frontiers and solutions of whole domains, of any size.

A :class:`Domain` says what each party makes of the options of each issue. :func:`pareto_frontier` chooses a method and
says which and why; :func:`solve` adds the solutions; :func:`measures` describes the domain.
"""

from walkaway.solutions.exact.answers import Frontier, Method
from walkaway.solutions.exact.domain import (
    Bound,
    ComputedUtility,
    Domain,
    Interaction,
    PartyUtility,
    Rectangle,
    RectangleUtility,
    TableUtility,
)
from walkaway.solutions.exact.measures import MEASURES, Measure, Measured, measures
from walkaway.solutions.exact.pareto_frontier import DEFAULT_EPSILON, METHODS, pareto_frontier
from walkaway.solutions.exact.solve import DomainSolution, solve
from walkaway.solutions.exact.ties import outcomes_at

__all__ = [
    "DEFAULT_EPSILON",
    "MEASURES",
    "METHODS",
    "Bound",
    "ComputedUtility",
    "Domain",
    "DomainSolution",
    "Frontier",
    "Interaction",
    "Measure",
    "Measured",
    "Method",
    "PartyUtility",
    "Rectangle",
    "RectangleUtility",
    "TableUtility",
    "measures",
    "outcomes_at",
    "pareto_frontier",
    "solve",
]
