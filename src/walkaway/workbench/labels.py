"""Names for readers, taken from a case."""

from walkaway.case import Case, Statement
from walkaway.results import Labels, StatementLabel

__all__ = ["labels_of"]


def labels_of(case: Case) -> Labels:
    """Return the names that reports print for a case's ids."""
    return Labels(
        title=case.title or case.id,
        parties={party.id: party.name for party in case.parties},
        principals=tuple(party.id for party in case.parties if party.is_principal),
        issues={issue.id: issue.name for issue in case.issues},
        units={issue.id: issue.range.unit for issue in case.issues if issue.range is not None},
        options={issue.id: {option.id: option.name for option in issue.options} for issue in case.issues},
        readings={(group.id, reading.id): reading.text for group in case.readings for reading in group.readings},
        statements={statement.id: _label(statement, case) for statement in case.statements},
    )


def _label(statement: Statement, case: Case) -> StatementLabel:
    speaker = case.person(statement.said_by) or case.party(statement.said_by)
    return StatementLabel(
        text=statement.text,
        said_by=speaker.name if speaker is not None else case.speaker(statement),
        about=statement.parties,
        kind=statement.kind,
        basis=statement.basis,
        date=case.date(statement),
        cite=tuple(str(citation) for citation in statement.cite),
    )
