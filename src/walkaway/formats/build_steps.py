"""Steps, and the frame of a roadmap, as records."""

from walkaway.case import RoadmapTerms, Step
from walkaway.formats import case_models as file
from walkaway.formats.build_levels import LevelBuilder

__all__ = ["build_roadmap", "build_step"]


def build_step(step_id: str, model: file.StepModel, levels: LevelBuilder) -> Step:
    """Return a step."""
    return Step(
        id=step_id,
        by=tuple(model.by),
        issue=model.issue,
        start=levels.level(model.issue, model.from_),
        end=levels.level(model.issue, model.to),
        take_back=None if model.take_back in (None, "never") else float(model.take_back),
        verify=1 if model.verify is None else model.verify,
        after=tuple(model.after or ()),
        not_before=tuple(model.not_before or ()),
        because=tuple(model.because or ()),
        assumed=bool(model.assumed),
    )


def build_roadmap(model: file.RoadmapModel | None, levels: LevelBuilder) -> RoadmapTerms:
    """Return the frame of a roadmap; the plain one where the case says nothing of it."""
    if model is None:
        return RoadmapTerms()
    return RoadmapTerms(
        period=model.period or "",
        capacity=3 if model.capacity is None else model.capacity,
        max_wait=model.max_wait or 0,
        periods_per_round=1.0 if model.periods_per_round is None else float(model.periods_per_round),
        start=levels.outcome(model.start),
        penalties=tuple((party, float(value)) for party, value in (model.penalties or {}).items()),
        because=tuple(model.because or ()),
        assumed=bool(model.assumed),
    )
