"""Faults in commitments, constraints, consents, steps and terms."""

import math
from collections.abc import Iterator, Mapping

from walkaway.case.agreements import Commitment, Step
from walkaway.case.case import Case
from walkaway.case.check_issues import Place, level_faults, outcome_faults, reference_faults, where_faults
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
    yield from _steps(case, parties)
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


def _steps(case: Case, parties: list[str]) -> Iterator[Fault]:
    ids = [step.id for step in case.steps]
    yield from duplicate_faults("step", "steps", ids)
    after = {step.id: step.after for step in case.steps}
    for step in case.steps:
        place: Place = ("steps", step.id)
        yield from _step(case, step, parties, place)
        for position, name in enumerate(step.after):
            yield from unknown("step", name, ids, (*place, "after", position))
        circle = circle_from(step.id, after)
        if circle and step.id == min(circle):
            message = f"steps wait for each other in a circle: {' → '.join((*circle, circle[0]))}"
            yield Fault(message=message, mend="take one 'after' out", where=(*place, "after"))


def _step(case: Case, step: Step, parties: list[str], place: Place) -> Iterator[Fault]:
    if not step.by:
        yield Fault(message=f"the step '{step.id}' is nobody's", mend="add a party under 'by'", where=(*place, "by"))
    for position, party in enumerate(step.by):
        yield from unknown("party", party, parties, (*place, "by", position))
    yield from unknown("issue", step.issue, [issue.id for issue in case.issues], (*place, "issue"))
    yield from level_faults(case, step.issue, step.start, (*place, "from"))
    yield from level_faults(case, step.issue, step.end, (*place, "to"))
    if step.start == step.end:
        mend = "'from' and 'to' must differ"
        yield Fault(message=f"the step '{step.id}' goes nowhere", mend=mend, where=(*place, "to"))
    if step.take_back is not None and not (step.take_back >= 0 and math.isfinite(step.take_back)):
        mend = "write a number of periods from 0, or never"
        yield Fault(message=f"{step.take_back:g} is not a number of periods", mend=mend, where=(*place, "take_back"))
    if step.verify < 1:
        mend = "write 1, 2, 3 … periods"
        yield Fault(message=f"verifying cannot take {step.verify} periods", mend=mend, where=(*place, "verify"))
    yield from ground_faults(case, step.because, step.assumed, place)


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
