"""Statements as records."""

import re
from collections.abc import Callable
from typing import Any

from walkaway.case import Citation, Statement, Target
from walkaway.formats.build_levels import LevelBuilder
from walkaway.formats.statement_models import (
    AssessmentModel,
    CommonModel,
    PreferenceModel,
    PriorityModel,
    ProgressModel,
)

__all__ = ["build_citation", "build_statement"]

LINE = re.compile(r"(?P<source>.+?):(?P<line>[0-9]{1,9})")
SAME = ("said_by", "to", "round", "date", "origin", "basis", "credibility", "text")
"""Fields of every kind that file and record share."""
OWN = ("of", "against", "level", "verdict", "commitment", "direction", "since", "does")
"""Fields of some kinds that file and record share."""


def build_citation(text: str) -> Citation:
    """Return the citation that a text stands for.

    Examples:
        >>> build_citation("rt:8")
        Citation(source='rt', line=8)
        >>> build_citation("rt").line is None
        True
    """
    found = LINE.fullmatch(text)
    if found is None:
        return Citation(source=text)
    return Citation(source=found["source"], line=int(found["line"]))


def build_statement(statement_id: str, model: CommonModel, levels: LevelBuilder) -> Statement:
    """Return the record of a statement."""
    kind: str = model.kind  # type: ignore[attr-defined]
    fields: dict[str, Any] = {name: value for name in SAME if (value := getattr(model, name)) is not None}
    special = SPECIAL.get(type(model))
    if special is not None:
        fields.update(special(model, levels))
    for name in OWN:
        value = getattr(model, name, None)
        if isinstance(value, str):
            fields[name] = value
    package = getattr(model, "package", None)
    if package is not None:
        fields["package"] = levels.package(package, model.rest)  # type: ignore[attr-defined]
    where = getattr(model, "where", None)
    if where is not None:
        fields["where"] = levels.where(where)
    cite = tuple(build_citation(place) for place in model.cite or ())
    return Statement(id=statement_id, kind=kind, parties=tuple(model.party or ()), cite=cite, **fields)


def _preference(model: PreferenceModel, levels: LevelBuilder) -> dict[str, Any]:
    if model.over is None:
        return {}
    return {"over": tuple(levels.package(side) if isinstance(side, dict) else side for side in model.over)}


def _priority(model: PriorityModel, _: LevelBuilder) -> dict[str, Any]:
    return {} if model.over is None else {"over_issues": tuple(model.over)}


def _assessment(model: AssessmentModel, _: LevelBuilder) -> dict[str, Any]:
    if model.of is None:
        return {}
    return {"target": Target(**{name: value for name, value in model.of if value is not None})}


def _progress(model: ProgressModel, _: LevelBuilder) -> dict[str, Any]:
    return {"among": tuple(model.of or ())}


SPECIAL: dict[type, Callable[[Any, LevelBuilder], dict[str, Any]]] = {
    PreferenceModel: _preference,
    PriorityModel: _priority,
    AssessmentModel: _assessment,
    ProgressModel: _progress,
}
"""Kinds whose file and record differ in more than the fields they share."""
