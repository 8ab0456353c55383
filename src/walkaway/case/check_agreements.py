"""Faults in commitments, constraints, consents and terms."""

from collections.abc import Iterator, Mapping

from walkaway.case.agreements import Commitment
from walkaway.case.case import Case
from walkaway.case.check_issues import Place, outcome_faults, reference_faults, where_faults
from walkaway.case.check_no_deal import ground_faults
from walkaway.case.check_parties import date_faults, duplicate_faults
from walkaway.case.naming import unknown
from walkaway.errors import Fault

__all__ = ["STATUSES", "agreement_faults"]

STATUSES = ("made", "kept", "affirmed", "suspended", "broken", "ended")
"""What can become of a commitment."""


def agreement_faults(case: Case) -> Iterator[Fault]:
    """Yield what is wrong with what binds or bounds a deal."""
    parties = [party.id for party in case.parties]
    for position, constraint in enumerate(case.constraints):
        place: Place = ("constraints", position)
        yield from where_faults(case, constraint.never, (*place, "never"))
        yield from ground_faults(case, constraint.because, constraint.assumed, place)
    for position, consent in enumerate(case.consents):
        place = ("consent", position)
        yield from where_faults(case, consent.where, (*place, "where"))
        yield from unknown("party", consent.by, parties, (*place, "by"))
        yield from ground_faults(case, consent.because, consent.assumed, place)
    yield from _commitments(case, parties)
    yield from duplicate_faults("term", "terms", [term.id for term in case.terms])
    for term in case.terms:
        place = ("terms", term.id)
        for party, _ in term.meanings:
            yield from unknown("party", party, parties, (*place, "meanings", party), at_key=True)
        if term.issue:
            yield from unknown("issue", term.issue, [issue.id for issue in case.issues], (*place, "issue"))
        yield from reference_faults(case, term.because, (*place, "because"))


def _commitments(case: Case, parties: list[str]) -> Iterator[Fault]:
    ids = [commitment.id for commitment in case.commitments]
    yield from duplicate_faults("commitment", "commitments", ids)
    for commitment in case.commitments:
        place: Place = ("commitments", commitment.id)
        yield from unknown("party", commitment.by, parties, (*place, "by"))
        if not commitment.does:
            mend = "write 'issue: level' for what it keeps"
            yield Fault(message=f"the commitment '{commitment.id}' does nothing", mend=mend, where=(*place, "does"))
        yield from outcome_faults(case, commitment.does, (*place, "does"))
        yield from _return(case, commitment, ids, place)
        for position, entry in enumerate(commitment.history):
            where = (*place, "history", position)
            yield from date_faults(entry.date, (*where, "date"))
            yield from unknown("status", entry.status, STATUSES, (*where, "status"))
            yield from reference_faults(case, entry.because, (*where, "because"))


def _return(case: Case, commitment: Commitment, ids: list[str], place: Place) -> Iterator[Fault]:
    """Yield what is wrong with what a commitment is in return for; two may answer each other, more go in a circle."""
    if not commitment.in_return_for:
        yield from reference_faults(case, commitment.because, (*place, "because"))
        return
    where = (*place, "in_return_for")
    yield from unknown("commitment", commitment.in_return_for, ids, where)
    yield from ground_faults(case, commitment.because, commitment.assumed, place)
    if commitment.in_return_for == commitment.id:
        message = f"the commitment '{commitment.id}' is in return for itself"
        yield Fault(message=message, mend="name the other party's commitment", where=where)
        return
    after = {entry.id: (entry.in_return_for,) for entry in case.commitments if entry.in_return_for}
    circle = circle_from(commitment.id, after)
    if len(circle) > 2 and commitment.id == min(circle):
        message = f"commitments are in return for each other in a circle: {' → '.join((*circle, circle[0]))}"
        yield Fault(message=message, mend="pair them two by two", where=where)


def circle_from(start: str, after: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return a shortest way from a name back to itself; empty where there is none.

    Examples:
        >>> circle_from("a", {"a": ("b",), "b": ("c",), "c": ("a",)})
        ('a', 'b', 'c')
    """
    ways: list[tuple[str, ...]] = [(start,)]
    seen: set[str] = set()
    for way in ways:
        for name in after.get(way[-1], ()):
            if name == start:
                return way
            if name not in seen:
                seen.add(name)
                ways.append((*way, name))
    return ()
