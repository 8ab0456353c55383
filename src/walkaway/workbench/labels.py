"""Names for readers, taken from a case."""

from typing import TYPE_CHECKING

from walkaway.case import Case, Issue, Statement
from walkaway.results import IssueScale, Labels, RoundLabel, SourceLabel, StatementLabel

if TYPE_CHECKING:
    from walkaway.roadmap.finding import Roadmap  # costs 0.1 s, and few callers work on a roadmap

__all__ = ["labels_of", "names_in"]


def labels_of(case: Case) -> Labels:
    """Return the names that reports print for a case's ids."""
    return Labels(
        title=case.title or case.id,
        parties={party.id: party.name for party in case.parties},
        articles={party.id: party.article for party in case.parties if party.article},
        principals=tuple(party.id for party in case.parties if party.is_principal),
        issues={issue.id: issue.name for issue in case.issues},
        units={issue.id: issue.range.unit for issue in case.issues if issue.range is not None},
        options={issue.id: {option.id: option.name for option in issue.options} for issue in case.issues},
        readings={(group.id, reading.id): reading.text for group in case.readings for reading in group.readings},
        statements={statement.id: _statement(statement, case) for statement in case.statements},
        sources={
            source.id: SourceLabel(
                title=source.title or source.id,
                publisher=source.publisher,
                date=source.date,
                date_inferred=source.date_inferred,
            )
            for source in case.sources
        },
        rounds={meeting.id: RoundLabel(name=meeting.name, date=meeting.date) for meeting in case.rounds},
        scales={issue.id: _scale(issue, case) for issue in case.issues},
        groups={group.id: group.statements() for group in case.readings},
    )


def names_in(found: "Roadmap", case: Case | None) -> Labels:
    """Return the names that a roadmap's reports print: those of its case, or its ids where no case is given."""
    if case is not None:
        return labels_of(case)
    return Labels(
        title="Roadmap",
        parties={party: party for party in found.parties},
        principals=found.parties,
        issues={issue: issue for issue in found.start},
    )


def _statement(statement: Statement, case: Case) -> StatementLabel:
    person = case.person(statement.said_by)
    speaker = person or case.party(statement.said_by)
    side = case.party(person.party) if person is not None and person.party else None
    owner = case.reading_of(statement.id)
    return StatementLabel(
        text=statement.text,
        said_by=speaker.name if speaker is not None else case.speaker(statement),
        about=statement.parties,
        kind=statement.kind,
        basis=statement.basis,
        date=case.date(statement),
        cite=tuple(str(citation) for citation in statement.cite),
        affiliation=(person.affiliation if person is not None else "") or (side.name if side is not None else ""),
        believed=statement.believed if statement.moves_beliefs and owner is None else None,
        round=statement.round,
        origin=case.origin(statement),
        reading=(owner[0].id, owner[1].id) if owner is not None else None,
    )


def _scale(issue: Issue, case: Case) -> IssueScale:
    return IssueScale(
        ordered=issue.has_scale,
        low=issue.range.low if issue.range is not None else None,
        high=issue.range.high if issue.range is not None else None,
        no_deal=case.no_deal.level(issue.id),
        only_without=tuple(option.id for option in issue.options if not option.agreeable),
    )
