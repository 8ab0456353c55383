"""What the documents tell together: one statement a fact, accounts that conflict, and what is still missing."""

from collections.abc import Iterable
from dataclasses import dataclass

from walkaway.case import Case, ReadingGroup
from walkaway.evidence.statements.gaps import Gap, gaps_in
from walkaway.evidence.statements.merge import merged
from walkaway.evidence.statements.proposal import Proposal

__all__ = ["Together", "together"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Together:
    """What is proposed from all documents.

    Attributes:
        proposals: Statements, one a fact, in the order of documents and lines.
        readings: Groups of conflicting accounts among them.
        gaps: What contradicts itself, rests on little, or is missing.
    """

    proposals: tuple[Proposal, ...] = ()
    readings: tuple[ReadingGroup, ...] = ()
    gaps: tuple[Gap, ...] = ()


def together(proposals: Iterable[Proposal], case: Case | None) -> Together:
    """Return what proposals amount to when the same fact is one statement.

    Args:
        proposals: The proposals of every document, in order.
        case: The case they are for; without one there are none.
    """
    if case is None:
        return Together()
    found = merged(proposals, case)
    return Together(proposals=found.proposals, readings=found.readings, gaps=gaps_in(case, proposed=found))
