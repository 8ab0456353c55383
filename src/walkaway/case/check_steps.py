"""Faults in steps, and in the frame of a roadmap."""

import math
from collections.abc import Iterator

from walkaway.case.agreements import Step
from walkaway.case.case import Case
from walkaway.case.check_agreements import circle_from
from walkaway.case.check_issues import Place, level_faults, outcome_faults, reference_faults
from walkaway.case.check_no_deal import ground_faults
from walkaway.case.check_parties import duplicate_faults
from walkaway.case.naming import unknown
from walkaway.case.roadmap_terms import RoadmapTerms
from walkaway.errors import Fault

__all__ = ["step_faults"]


def step_faults(case: Case) -> Iterator[Fault]:
    """Yield what is wrong with the elements of a roadmap and with its frame."""
    parties = [party.id for party in case.parties]
    yield from _steps(case, parties)
    yield from _frame(case, case.roadmap, parties)


def _steps(case: Case, parties: list[str]) -> Iterator[Fault]:
    ids = [step.id for step in case.steps]
    yield from duplicate_faults("step", "steps", ids)
    after = {step.id: (*step.after, *step.not_before) for step in case.steps}
    for step in case.steps:
        place: Place = ("steps", step.id)
        yield from _step(case, step, parties, place)
        for key, names in (("after", step.after), ("not_before", step.not_before)):
            for position, name in enumerate(names):
                yield from unknown("step", name, ids, (*place, key, position))
        circle = circle_from(step.id, after)
        if circle and step.id == min(circle):
            key = "after" if step.after else "not_before"
            message = f"steps wait for each other in a circle: {' → '.join((*circle, circle[0]))}"
            yield Fault(message=message, mend="take one 'after' out", where=(*place, key))


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


def _frame(case: Case, terms: RoadmapTerms, parties: list[str]) -> Iterator[Fault]:
    place: Place = ("roadmap",)
    if not (terms.periods_per_round > 0 and math.isfinite(terms.periods_per_round)):
        yield Fault(
            message=f"a round cannot have {terms.periods_per_round:g} periods",
            mend="write a number above 0",
            where=(*place, "periods_per_round"),
        )
    if terms.capacity < 1:
        mend = "write 1, 2, 3 … steps"
        yield Fault(message=f"a stage cannot have {terms.capacity} steps", mend=mend, where=(*place, "capacity"))
    if terms.max_wait < 0:
        mend = "write 0, 1, 2 … stages"
        yield Fault(message=f"nobody waits {terms.max_wait} stages", mend=mend, where=(*place, "max_wait"))
    yield from outcome_faults(case, terms.start, (*place, "start"))
    for party, penalty in terms.penalties:
        where = (*place, "penalties", party)
        yield from unknown("party", party, parties, where, at_key=True)
        if not (penalty >= 0 and math.isfinite(penalty)):
            yield Fault(message=f"{penalty:g} is no penalty", mend="write a number from 0 up", where=where)
    yield from reference_faults(case, terms.because, (*place, "because"))
