"""From what the solver knows by position to what a finding says by name."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from walkaway.analysis.estimates import tidy
from walkaway.case import Level
from walkaway.roadmap.approaches import roomy
from walkaway.roadmap.evaluate import PlanValues, evaluate_plan
from walkaway.roadmap.finding import Course, RoadmapPlan, StepTold, Temptation
from walkaway.roadmap.of_case import CaseRoadmap
from walkaway.roadmap.plan import Plan, bundle_length, plan_stages
from walkaway.roadmap.problem import RoadmapProblem, State

__all__ = ["by_party", "levels_of", "plan_told", "steps_told", "temptation_told"]


def by_party(roadmap: CaseRoadmap, values: NDArray[np.float64]) -> dict[str, float]:
    """Return a number for each party, ``[P]``, under its id."""
    return {party: tidy(value) for party, value in zip(roadmap.parties, values, strict=True)}


def levels_of(roadmap: CaseRoadmap, state: State) -> Mapping[str, Level]:
    """Return the level of each issue that steps move."""
    found = {}
    for chain, level in zip(roadmap.chains, state, strict=True):
        found[chain.issue] = roadmap.space.levels[roadmap.space.position(chain.issue)][chain.levels[level]]
    return found


def steps_told(roadmap: CaseRoadmap) -> tuple[StepTold, ...]:
    """Return the steps of all chains, in order."""
    found = []
    for chain in roadmap.chains:
        levels = roadmap.space.levels[roadmap.space.position(chain.issue)]
        found += [
            StepTold(
                id=step.id,
                by=step.by,
                consent=step.consent,
                issue=chain.issue,
                start=levels[step.start],
                end=levels[step.end],
                take_back=None if step.take_back == np.inf else step.take_back,
                verify=step.verify,
                assumed=step.assumed,
                derived=step.derived,
            )
            for step in chain.steps
        ]
    return tuple(found)


def temptation_told(roadmap: CaseRoadmap, found: PlanValues) -> Temptation:
    """Return who is tempted most where a plan breaks, or held least where it does not."""
    tempted = found.tempted
    return Temptation(
        party=roadmap.parties[tempted.party], kind=tempted.kind, steps=tempted.steps, gain=tidy(tempted.gain)
    )


def plan_told(roadmap: CaseRoadmap, problem: RoadmapProblem, plan: Plan) -> RoadmapPlan:
    """Return a plan with its course: what every party has, and what holds it, stage by stage."""
    wide = roomy(problem, plan)
    found = evaluate_plan(wide, plan)
    rows = plan_stages(wide, plan)
    after = [tuple(level + lift for level, lift in zip(*row, strict=True)) for row in rows]
    flows = wide.flow.values(np.array(after))
    if wide.terminal is not None:
        flows[:, -1] = wide.terminal
    course, begins = [], 0
    for stage, row in enumerate(rows):
        periods = bundle_length(wide, *row) if stage < len(plan.stages) else None
        course.append(
            Course(
                stage=stage + 1,
                begins=begins,
                periods=periods,
                steps=plan.stages[stage] if stage < len(plan.stages) else (),
                flow=by_party(roadmap, flows[:, stage]),
                value=by_party(roadmap, found.values[stage]),
                temptation=by_party(roadmap, found.temptation[stage]),
            )
        )
        begins += periods or 0
    return RoadmapPlan(
        stages=plan.stages,
        values=by_party(roadmap, found.values[0]),
        slack=tidy(found.slack),
        end=levels_of(roadmap, found.states[-1]),
        course=tuple(course),
    )
