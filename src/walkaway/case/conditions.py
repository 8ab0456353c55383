"""What people put on the table, and what they insist on: packages and conditions over issues."""

from collections.abc import Iterator
from dataclasses import dataclass

from walkaway.case.issues import Level

__all__ = ["ANY_DEAL", "NO_DEAL", "Bound", "Clause", "Package", "Where"]

ANY_DEAL = "any_deal"
"""In a preference: a deal of whatever content, each agreeable outcome equally likely."""
NO_DEAL = "no_deal"
"""In a preference: what holds without a deal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """A partial outcome as people state it.

    Attributes:
        terms: Issue id and the levels named for it; several levels mean that one of them is meant and it is not known
            which.
        rest: What holds on issues that are not named: ``no_deal`` (they stay as without a deal) or ``open`` (not
            known).

    Examples:
        >>> Package(terms=(("sites", ("yongbyon",)), ("sanctions", ("partial", "all")))).names_several
        True
    """

    terms: tuple[tuple[str, tuple[Level, ...]], ...]
    rest: str = "no_deal"

    @property
    def issues(self) -> tuple[str, ...]:
        """The issues it names."""
        return tuple(issue for issue, _ in self.terms)

    @property
    def names_several(self) -> bool:
        """Whether it names several levels of some issue."""
        return any(len(levels) > 1 for _, levels in self.terms)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """An end of a scale: ``at_least`` or ``at_most`` a level."""

    side: str
    level: Level


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """What one issue must be: one of some levels, or within bounds."""

    issue: str
    levels: tuple[Level, ...] = ()
    bounds: tuple[Bound, ...] = ()

    def named_levels(self) -> tuple[Level, ...]:
        """Return every level the clause mentions."""
        return self.levels + tuple(bound.level for bound in self.bounds)


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """A condition on outcomes: all clauses hold and none of the negated conditions holds.

    Attributes:
        clauses: One a named issue, joined by "and".
        negated: Conditions that must not hold, each as a whole.
    """

    clauses: tuple[Clause, ...] = ()
    negated: tuple["Where", ...] = ()

    def all_clauses(self) -> Iterator[Clause]:
        """Yield every clause, those inside ``not`` included."""
        yield from self.clauses
        for inner in self.negated:
            yield from inner.all_clauses()

    @property
    def issues(self) -> tuple[str, ...]:
        """The issues it names, each once, sorted."""
        return tuple(sorted({clause.issue for clause in self.all_clauses()}))
