"""Levels, packages and conditions as records: on a numeric issue a number, else an option's id."""

from collections.abc import Mapping

from walkaway.case import Bound, Clause, Level, Package, Where
from walkaway.formats.statement_models import BoundsModel, WhereModel
from walkaway.formats.yaml_nodes import plain_scalar, source_text

__all__ = ["LevelBuilder"]


class LevelBuilder:
    """Builds what names levels, knowing which issues are numeric."""

    def __init__(self, numeric: frozenset[str]) -> None:
        self.numeric = numeric

    def level(self, issue: str, value: str | float) -> Level:
        """Return a level: a number on a numeric issue, else the id of an option as it was written."""
        if issue not in self.numeric:
            return source_text(value)
        return value if isinstance(value, str) else float(value)

    def key(self, issue: str, text: str) -> Level:
        """Return a level that was written as a key, where numbers are texts."""
        value = plain_scalar(text) if issue in self.numeric else text
        return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else text

    def outcome(self, outcome: Mapping[str, str | float] | None) -> tuple[tuple[str, Level], ...]:
        """Return issue and level pairs."""
        return tuple((issue, self.level(issue, value)) for issue, value in (outcome or {}).items())

    def package(self, package: Mapping[str, tuple[str | float, ...]], rest: str | None = None) -> Package:
        """Return a package."""
        terms = ((issue, tuple(self.level(issue, value) for value in values)) for issue, values in package.items())
        return Package(terms=tuple(terms), rest=rest or "no_deal")

    def where(self, where: WhereModel) -> Where:
        """Return a condition."""
        clauses = tuple(self.clause(issue, clause) for issue, clause in (where.model_extra or {}).items())
        return Where(clauses=clauses, negated=tuple(self.where(inner) for inner in where.not_ or ()))

    def clause(self, issue: str, clause: BoundsModel | tuple[str | float, ...]) -> Clause:
        """Return what one issue must be."""
        if not isinstance(clause, BoundsModel):
            return Clause(issue=issue, levels=tuple(self.level(issue, value) for value in clause))
        ends = (("at_least", clause.at_least), ("at_most", clause.at_most))
        bounds = (Bound(side=side, level=self.level(issue, end)) for side, end in ends if end is not None)
        return Clause(issue=issue, bounds=tuple(bounds))
