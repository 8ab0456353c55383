"""Names for readers: what a report needs to know of a case beside the findings."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from walkaway.results.showing import Shown
from walkaway.results.writing import SHARE

__all__ = ["IssueScale", "Labels", "RoundLabel", "SourceLabel", "StatementLabel"]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementLabel(Shown):
    """One statement as a reader sees it.

    Attributes:
        text: The fact in the analyst's words.
        said_by: The speaker's name.
        about: The ids of the parties it is about.
        kind: Its kind.
        basis: How it is known.
        date: When, as far as known.
        cite: Where it is found, each as ``source:line``.
        affiliation: Where the speaker works, or the party the speaker belongs to.
        believed: The chance that it tells something; None where it moves no belief.
        round: The round it belongs to.
        origin: The utterance it comes from.
        reading: The group and the account it belongs to, if any.
    """

    text: str
    said_by: str
    about: tuple[str, ...] = ()
    kind: str = ""
    basis: str = ""
    date: str = ""
    cite: tuple[str, ...] = ()
    affiliation: str = ""
    believed: float | None = field(default=None, metadata=SHARE)
    round: str = ""
    origin: str = ""
    reading: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLabel(Shown):
    """One document as a reader sees it.

    Attributes:
        title: Its title.
        publisher: Who published it.
        date: When, as a partial date.
        date_inferred: Whether the date was worked out rather than printed.
    """

    title: str
    publisher: str = ""
    date: str = ""
    date_inferred: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundLabel(Shown):
    """One meeting or exchange as a reader sees it.

    Attributes:
        name: Its name.
        date: When, as a partial date.
    """

    name: str
    date: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueScale(Shown):
    """What an issue's options or numbers look like to a reader.

    Attributes:
        ordered: Whether they form a scale.
        low: Smallest number; None for named options.
        high: Largest number; None for named options.
        no_deal: What holds without a deal; None where that is a lottery, a value, or nothing.
        only_without: Options that can only hold without a deal.
    """

    ordered: bool = True
    low: float | None = None
    high: float | None = None
    no_deal: str | float | None = None
    only_without: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels(Shown):
    """Names for readers, by id.

    Attributes:
        title: Of the case.
        parties: Party names.
        articles: What stands before a party's name inside a sentence, where something does.
        principals: Ids of the parties that must agree, in the order of the case.
        issues: Issue names, in the order of the case.
        units: Units of numeric issues.
        options: Option names, by issue.
        readings: What each reading amounts to, by group and reading.
        statements: Every statement.
        sources: Every source, in the order of the case.
        rounds: Every round, in the order of the case.
        scales: What each issue looks like, by issue.
        groups: Reading groups and the statements of their accounts.
    """

    title: str
    parties: Mapping[str, str]
    principals: tuple[str, ...]
    issues: Mapping[str, str]
    units: Mapping[str, str] = field(default_factory=dict)
    options: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    readings: Mapping[tuple[str, str], str] = field(default_factory=dict)
    statements: Mapping[str, StatementLabel] = field(default_factory=dict)
    sources: Mapping[str, SourceLabel] = field(default_factory=dict)
    rounds: Mapping[str, RoundLabel] = field(default_factory=dict)
    articles: Mapping[str, str] = field(default_factory=dict)
    scales: Mapping[str, IssueScale] = field(default_factory=dict)
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def party(self, party: str) -> str:
        """Return a party's name, or its id where it has none."""
        return self.parties.get(party, party)

    def called(self, party: str) -> str:
        """Return a party's name as it stands inside a sentence.

        Examples:
            >>> labels = Labels(
            ...     title="", parties={"usa": "United States"}, principals=(), issues={}, articles={"usa": "the"}
            ... )
            >>> labels.called("usa")
            'the United States'
        """
        return f"{self.articles.get(party, '')} {self.party(party)}".lstrip()

    def issue(self, issue: str) -> str:
        """Return an issue's name, or its id where it has none."""
        return self.issues.get(issue, issue)

    def level(self, issue: str, level: str | float) -> str:
        """Return an option's name, or a number with its unit.

        Examples:
            >>> labels = Labels(title="", parties={}, principals=(), issues={}, units={"price": "USD"})
            >>> labels.level("price", 5.0)
            '5 USD'
            >>> labels.level("price", 1234567.5)
            '1,234,567.5 USD'
        """
        if isinstance(level, str):
            return self.options.get(issue, {}).get(level, level)
        return f"{level:,.12g} {self.units.get(issue, '')}".strip()

    def reading(self, group: str, reading: str) -> str:
        """Return what a reading amounts to, or its id where nothing says so."""
        return self.readings.get((group, reading)) or reading.replace("_", " ")

    def speaker(self, statement: str) -> str:
        """Return who made a statement."""
        label = self.statements.get(statement)
        return label.said_by if label is not None else ""
