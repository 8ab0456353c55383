"""Names for readers: what a report needs to know of a case beside the findings."""

from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["Labels", "StatementLabel"]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementLabel:
    """One statement as a reader sees it.

    Attributes:
        text: The fact in the analyst's words.
        said_by: The speaker's name.
        about: The ids of the parties it is about.
        kind: Its kind.
        basis: How it is known.
        date: When, as far as known.
        cite: Where it is found.
    """

    text: str
    said_by: str
    about: tuple[str, ...] = ()
    kind: str = ""
    basis: str = ""
    date: str = ""
    cite: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """Names for readers, by id.

    Attributes:
        title: Of the case.
        parties: Party names.
        principals: Ids of the parties that must agree, in the order of the case.
        issues: Issue names, in the order of the case.
        units: Units of numeric issues.
        options: Option names, by issue.
        readings: What each reading amounts to, by group and reading.
        statements: Every statement.
    """

    title: str
    parties: Mapping[str, str]
    principals: tuple[str, ...]
    issues: Mapping[str, str]
    units: Mapping[str, str] = field(default_factory=dict)
    options: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    readings: Mapping[tuple[str, str], str] = field(default_factory=dict)
    statements: Mapping[str, StatementLabel] = field(default_factory=dict)

    def party(self, party: str) -> str:
        """Return a party's name, or its id where it has none."""
        return self.parties.get(party, party)

    def issue(self, issue: str) -> str:
        """Return an issue's name, or its id where it has none."""
        return self.issues.get(issue, issue)

    def level(self, issue: str, level: str | float) -> str:
        """Return an option's name, or a number with its unit.

        Examples:
            >>> labels = Labels(title="", parties={}, principals=(), issues={}, units={"price": "USD"})
            >>> labels.level("price", 5.0)
            '5 USD'
        """
        if isinstance(level, str):
            return self.options.get(issue, {}).get(level, level)
        return f"{level:g} {self.units.get(issue, '')}".strip()

    def reading(self, group: str, reading: str) -> str:
        """Return what a reading amounts to, or its id where nothing says so."""
        return self.readings.get((group, reading)) or reading.replace("_", " ")

    def speaker(self, statement: str) -> str:
        """Return who made a statement."""
        label = self.statements.get(statement)
        return label.said_by if label is not None else ""
