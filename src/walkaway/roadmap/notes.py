"""What a roadmap of a case takes for granted although nobody said it, in words."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from walkaway.case import Case
from walkaway.roadmap.chains import CaseChain

__all__ = ["MOST_PATIENT", "notes_of_case"]

MOST_PATIENT = 0.9999
"""Discount factors of a period are taken no higher: at 1 what happens on the way would not matter at all."""

_FEW = 0.01
"""Share of draws up to which it is not told that a discount factor was taken no higher, or no lower."""

_ALL, _NOTHING = f"{MOST_PATIENT:.2%} of what comes now", f"{1 - MOST_PATIENT:.2%} of what comes now"


def notes_of_case(
    case: Case, chains: Sequence[CaseChain], discounts: Mapping[str, NDArray[np.float64]], *, targeted: bool
) -> tuple[str, ...]:
    """Return in words what is taken for granted.

    Args:
        case: The case.
        chains: The chains of steps that are looked at.
        discounts: By party the discount factors of a period as they were drawn, ``[D]``.
        targeted: Whether there is a target.
    """
    return (*_frame(case), *_patience(case, discounts), *_steps(case, chains, targeted=targeted))


def _frame(case: Case) -> Iterator[str]:
    terms = case.roadmap
    if not terms.period:
        yield "how long a period is was not stated; it is taken to be a round of the discount factors"
    elif terms.assumed or not terms.because:
        per_round = f"{terms.periods_per_round:g} period{'' if terms.periods_per_round == 1 else 's'} to a round"
        yield f"a period is {terms.period}, {per_round}: the analyst's assumption"


def _patience(case: Case, discounts: Mapping[str, NDArray[np.float64]]) -> Iterator[str]:
    """Return whose discount factors are moved off 0 and 1, where that is so in more than a few draws."""
    for party, own in discounts.items():
        name = next(other.name for other in case.parties if other.id == party)
        if (own > MOST_PATIENT).mean() > _FEW:
            yield f"{name} hardly minds waiting; what comes a period later is taken to count for {_ALL}"
        if (own < 1 - MOST_PATIENT).mean() > _FEW:
            yield f"{name} hardly cares what comes later; what comes a period later is taken to count for {_NOTHING}"


def _steps(case: Case, chains: Sequence[CaseChain], *, targeted: bool) -> Iterator[str]:
    steps = [step for chain in chains for step in chain.steps]
    if derived := [step.id for step in steps if step.derived]:
        yield (
            f"nobody declared these steps: {', '.join(derived)}; they join neighbouring options, belong to whom they "
            "cost, take one period to verify and one to take back"
        )
    taken = {step.id for step in steps}
    for declared in case.steps:
        back = declared.take_back
        if declared.id in taken and back is not None and back != int(back):
            yield f"the step {declared.id} takes {back:g} periods to take back, which counts as {int(back) + 1}"
    if not targeted and (others := [step.id for step in case.steps if step.id not in taken]):
        yield (
            "where steps fork, the longest way to what a deal can have is looked at, which leaves these out: "
            f"{', '.join(others)}; name a target to have them in"
        )
