"""What if steps could be taken back sooner or later, verified faster, or a period were shorter? Shares of draws."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from math import inf

import numpy as np

from walkaway.roadmap.compared import share_of_plan
from walkaway.roadmap.finding import TimesChanged
from walkaway.roadmap.notes import MOST_PATIENT
from walkaway.roadmap.of_case import CaseNumbers
from walkaway.roadmap.plan import Plan
from walkaway.roadmap.problem import RoadmapProblem, RoadmapStep
from walkaway.roadmap.under_draws import RoadmapDraws
from walkaway.roadmap.variations import Variation, variations, with_times

__all__ = ["times_changed"]

_SLOW = (8.0, 4.0, 2.0)
"""Periods that taking back takes where a step is said never to be taken back."""


def times_changed(
    at: RoadmapDraws, problem: RoadmapProblem, plan: Plan | None, others: Sequence[Plan], *, each: bool = True
) -> tuple[TimesChanged, ...]:
    """Return the share of a plan, and the best share of the approaches, with other times.

    Args:
        at: The draws.
        problem: The steps.
        plan: The plan; None where there is none, and the approaches alone are told.
        others: The approaches.
        each: Whether the times of each step of the plan are changed alone, too.
    """
    found = []
    for what, step, change, other in _settings(at, problem, plan if each else None):
        # Each approach is looked at where all steps change; one step by itself is the plan's matter.
        compared = () if step else others
        shares = [share for one in compared if (share := share_of_plan(other, one)) is not None]
        best = max(shares, key=lambda share: share.value, default=None)
        own = None if plan is None else share_of_plan(other, plan)
        found.append(TimesChanged(what=what, step=step, change=change, probability=own, best=best))
    return tuple(found)


def _settings(
    at: RoadmapDraws, problem: RoadmapProblem, plan: Plan | None
) -> Iterator[tuple[str, str, str, RoadmapDraws]]:
    """Yield what is changed, at which step, in words, and the draws then."""
    for variation in _variations(problem, plan):
        timed = with_times(problem, take_back=variation.take_back, verify=variation.verify)
        yield variation.what, variation.step, variation.name, replace(at, problem=timed)
    for factor, words in ((0.5, "periods half as long"), (2.0, "periods twice as long")):
        yield "period", "", words, replace(at, problem=problem, change=_longer(factor))


def _variations(problem: RoadmapProblem, plan: Plan | None) -> Iterator[Variation]:
    """Yield other times for all steps of a kind, and for each step of the plan."""
    steps = [step for chain in problem.chains for step in chain]
    fixed, movable = ([s for s in steps if (s.take_back == inf) is never] for never in (True, False))
    kinds = [(f"what cannot be taken back, taken back in {n:g} periods", _all(fixed, n)) for n in _SLOW if fixed]
    if movable:
        kinds += [
            (f"all that can be taken back, {told} later", {s.id: s.take_back + later for s in movable})
            for later, told in ((1, "one period"), (3, "three periods"))
        ]
        kinds.append(("nothing can be taken back", _all(movable, inf)))
    for name, times in kinds:
        yield Variation(what="take_back", step="", name=name, take_back=times)
    if any(step.verify > 1 for step in steps):
        fastest = {step.id: 1 for step in steps}
        yield Variation(what="verify", step="", name="everything verified within one period", verify=fastest)
    if plan is not None:
        yield from (variation for variation in variations(problem, plan.steps) if variation.step)


def _all(steps: Sequence[RoadmapStep], periods: float) -> dict[str, float]:
    return dict.fromkeys([step.id for step in steps], periods)


def _longer(factor: float) -> Callable[[CaseNumbers], CaseNumbers]:
    """Return what makes periods longer by a factor: what comes a period later then counts for less."""

    def change(drawn: CaseNumbers) -> CaseNumbers:
        discount = np.clip(drawn.numbers.discount**factor, 1 - MOST_PATIENT, MOST_PATIENT)
        return replace(drawn, numbers=replace(drawn.numbers, discount=discount))

    return change
