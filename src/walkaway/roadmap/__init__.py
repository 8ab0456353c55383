"""Which sequence of steps keeps itself, and what breaks the others."""

from walkaway.roadmap.answer import RoadmapAnswer
from walkaway.roadmap.credibility import Incredible
from walkaway.roadmap.evaluate import DrawValues, PlanValues, Tempted, evaluate_draws, evaluate_plan
from walkaway.roadmap.plan import Plan
from walkaway.roadmap.problem import AdditiveFlow, Flow, Precedence, RoadmapProblem, RoadmapStep, State, TableFlow
from walkaway.roadmap.solve import solve_roadmap

__all__ = [
    "AdditiveFlow",
    "DrawValues",
    "Flow",
    "Incredible",
    "Plan",
    "PlanValues",
    "Precedence",
    "RoadmapAnswer",
    "RoadmapProblem",
    "RoadmapStep",
    "State",
    "TableFlow",
    "Tempted",
    "evaluate_draws",
    "evaluate_plan",
    "solve_roadmap",
]
