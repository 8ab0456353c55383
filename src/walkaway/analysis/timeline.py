"""What happened, in order: offers, answers, and commitments with what became of them.

Nothing here is worked out from draws: the timeline puts what the case cites into the order of its dates. What has no
date stands first, because the case does not say when.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from walkaway.case import Case, Level, Statement
from walkaway.results import Shown, plain

__all__ = ["Happening", "Timeline", "timeline"]

_KINDS = ("offer", "acceptance", "refusal", "demand", "red_line", "commitment")


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening(Shown):
    """One thing that was done or said.

    Attributes:
        date: When, as a partial date; empty where no date is cited.
        round: The round it belongs to; empty where it belongs to none.
        kind: The statement's kind, or ``history`` for what became of a commitment.
        parties: Whose act it was.
        statements: The statements behind it.
        commitment: The commitment it is about, if any.
        package: What was offered, accepted or refused, where it is named: issue and the levels it may mean.
        status: What became of the commitment: ``made``, ``kept`` …; empty for anything else.
    """

    date: str
    round: str
    kind: str
    parties: tuple[str, ...]
    statements: tuple[str, ...]
    package: Mapping[str, tuple[Level, ...]] = field(default_factory=dict)
    commitment: str = ""
    status: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline(Shown):
    """Everything with a place in time, oldest first."""

    happenings: tuple[Happening, ...]

    def to_dict(self) -> list[object]:
        """Return plain data, one entry a happening."""
        return [plain(happening) for happening in self.happenings]


def timeline(case: Case, left_out: frozenset[str] = frozenset()) -> Timeline:
    """Return what happened, oldest first, without statements that are left out."""
    found = [_said(s, case) for s in case.statements if s.kind in _KINDS and s.id not in left_out]
    for commitment in case.commitments:
        for entry in commitment.history:
            because = tuple(statement for statement in entry.because if statement not in left_out)
            if entry.because and not because:
                continue
            found.append(
                Happening(
                    date=entry.date,
                    round="",
                    kind="history",
                    parties=(commitment.by,),
                    statements=because,
                    commitment=commitment.id,
                    status=entry.status,
                )
            )
    # Sorting is stable: what has one date keeps the order of the case.
    return Timeline(happenings=tuple(sorted(found, key=lambda happening: happening.date)))


def _said(statement: Statement, case: Case) -> Happening:
    return Happening(
        date=case.date(statement),
        round=statement.round,
        kind=statement.kind,
        parties=statement.parties,
        statements=(statement.id,),
        package=dict(statement.package.terms) if statement.package is not None else {},
        commitment=statement.commitment,
    )
