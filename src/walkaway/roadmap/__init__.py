"""Which sequence of steps keeps itself, and what breaks the others."""

from walkaway.roadmap.problem import AdditiveFlow, Flow, Precedence, RoadmapProblem, RoadmapStep, State, TableFlow

__all__ = ["AdditiveFlow", "Flow", "Precedence", "RoadmapProblem", "RoadmapStep", "State", "TableFlow"]
