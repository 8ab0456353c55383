"""The whole case: one frozen record that everything else starts from."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from walkaway.case.agreements import Commitment, Consent, Constraint, Step, Term
from walkaway.case.exact_preferences import ExactPreferences
from walkaway.case.issues import Issue
from walkaway.case.no_deal import NoDeal
from walkaway.case.parties import Party, Person
from walkaway.case.preferences import DiscountFactor, Interaction, IssuePreference
from walkaway.case.roadmap_terms import RoadmapTerms
from walkaway.case.settings import Settings
from walkaway.case.sources import Round, Source
from walkaway.case.statements import Reading, ReadingGroup, Statement

__all__ = ["Case"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A negotiation, as far as statements and declarations tell it.

    The record holds what was written; `walkaway.case.consistency.faults` says what in it does not fit together.

    Attributes:
        id: Short name; output files are named after it.
        title: Name for readers.
        settings: The conventions of the model.
        parties: Everybody with interests in the outcome.
        people: Speakers.
        sources: Reports and transcripts.
        rounds: Meetings and exchanges.
        issues: What is to be settled.
        no_deal: What holds without agreement.
        preferences: Declared preferences, one a party and issue.
        interactions: Declared bonuses.
        discount_factors: Declared discount factors.
        exact: Preferences that are known exactly.
        statements: The evidence.
        readings: Groups of conflicting accounts.
        terms: Words with two meanings.
        commitments: What parties bound themselves to.
        constraints: What no deal can have.
        consents: What needs another party's agreement as well.
        steps: Elements of a roadmap.
        roadmap: The frame in which steps follow each other.
    """

    id: str
    title: str = ""
    settings: Settings = field(default_factory=Settings)
    parties: tuple[Party, ...] = ()
    people: tuple[Person, ...] = ()
    sources: tuple[Source, ...] = ()
    rounds: tuple[Round, ...] = ()
    issues: tuple[Issue, ...] = ()
    no_deal: NoDeal = field(default_factory=NoDeal)
    preferences: tuple[IssuePreference, ...] = ()
    interactions: tuple[Interaction, ...] = ()
    discount_factors: tuple[DiscountFactor, ...] = ()
    exact: tuple[ExactPreferences, ...] = ()
    statements: tuple[Statement, ...] = ()
    readings: tuple[ReadingGroup, ...] = ()
    terms: tuple[Term, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    constraints: tuple[Constraint, ...] = ()
    consents: tuple[Consent, ...] = ()
    steps: tuple[Step, ...] = ()
    roadmap: RoadmapTerms = field(default_factory=RoadmapTerms)

    def party(self, party_id: str) -> Party | None:
        """Return the party of this id, or None."""
        return _of_id(party_id, self.parties)

    def person(self, person_id: str) -> Person | None:
        """Return the person of this id, or None."""
        return _of_id(person_id, self.people)

    def issue(self, issue_id: str) -> Issue | None:
        """Return the issue of this id, or None."""
        return _of_id(issue_id, self.issues)

    def statement(self, statement_id: str) -> Statement | None:
        """Return the statement of this id, or None."""
        return _of_id(statement_id, self.statements)

    def group(self, group_id: str) -> ReadingGroup | None:
        """Return the reading group of this id, or None."""
        return _of_id(group_id, self.readings)

    def commitment(self, commitment_id: str) -> Commitment | None:
        """Return the commitment of this id, or None."""
        return _of_id(commitment_id, self.commitments)

    def preference(self, party_id: str, issue_id: str) -> IssuePreference | None:
        """Return what is declared of a party's wants on an issue, or None."""
        return next((p for p in self.preferences if p.party == party_id and p.issue == issue_id), None)

    def exact_preferences(self, party_id: str) -> ExactPreferences | None:
        """Return a party's exact preferences, or None."""
        return next((exact for exact in self.exact if exact.party == party_id), None)

    def discount_factor(self, party_id: str) -> DiscountFactor | None:
        """Return a party's declared discount factor, or None."""
        return next((factor for factor in self.discount_factors if factor.party == party_id), None)

    @property
    def principals(self) -> tuple[str, ...]:
        """The ids of the parties that must agree, sorted."""
        return tuple(sorted(party.id for party in self.parties if party.is_principal))

    @property
    def modelled(self) -> tuple[str, ...]:
        """The ids of the parties that get a preference model, sorted: principals, and those declared or spoken of."""
        found = set(self.principals)
        found.update(preference.party for preference in self.preferences)
        found.update(exact.party for exact in self.exact)
        found.update(consent.by for consent in self.consents)
        found.update(s.party for s in self.statements if s.moves_beliefs and s.party)
        return tuple(sorted(found))

    def reading_of(self, statement_id: str) -> tuple[ReadingGroup, Reading] | None:
        """Return the group and reading that a statement belongs to, or None."""
        pairs = ((group, reading) for group in self.readings for reading in group.readings)
        return next(((group, reading) for group, reading in pairs if statement_id in reading.statements), None)

    def speaker(self, statement: Statement) -> str:
        """Return who says it: the person, or the writer of the first source it is cited from."""
        if statement.said_by:
            return statement.said_by
        return f"writer of {statement.cite[0].source}" if statement.cite else "the analyst"

    def origin(self, statement: Statement) -> str:
        """Return the utterance a statement comes from: as declared, else its speaker and round."""
        if statement.origin:
            return statement.origin
        occasion = statement.round or statement.date
        return f"{self.speaker(statement)}, {occasion}" if occasion else self.speaker(statement)

    def date(self, statement: Statement) -> str:
        """Return when it was said or done: its own date, else that of its round, else an empty text."""
        if statement.date:
            return statement.date
        return next((r.date for r in self.rounds if r.id == statement.round), "")

    def moment(self, statement: Statement) -> str:
        """Return the date of a statement's round, or its own where it belongs to none: what puts rounds in order."""
        return next((r.date for r in self.rounds if r.id == statement.round), statement.date)

    def offers_behind(self, reference: str) -> tuple[Statement, ...]:
        """Return the statements with a package that a statement id or group id stands for."""
        group = self.group(reference)
        ids = group.statements() if group is not None else (reference,)
        found = (self.statement(statement_id) for statement_id in ids)
        return tuple(s for s in found if s is not None and s.package is not None)

    def named_issues(self) -> frozenset[str]:
        """Return the issues that some statement names."""
        return frozenset().union(*(statement.named_issues() for statement in self.statements))

    def assumed_options(self) -> Iterator[tuple[str, str]]:
        """Yield issue and option ids of every option that is marked assumed."""
        for issue in self.issues:
            yield from ((issue.id, option.id) for option in issue.options if option.assumed)


class _WithId(Protocol):
    @property
    def id(self) -> str: ...


_T = TypeVar("_T", bound=_WithId)


def _of_id(name: str, records: tuple[_T, ...]) -> _T | None:
    for one in records:
        if one.id == name:
            return one
    return None
