"""What if a step could be taken back sooner or later, or verified faster or more slowly? The same plan, other times."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from math import inf, isinf

import numpy as np
from numpy.typing import NDArray

from walkaway.roadmap.approaches import roomy
from walkaway.roadmap.held import held, share
from walkaway.roadmap.numbers import Numbers
from walkaway.roadmap.plan import Plan
from walkaway.roadmap.problem import RoadmapProblem, RoadmapStep
from walkaway.roadmap.splitting import place_of

__all__ = ["Variation", "VariationEffect", "variation_effects", "variations", "with_times"]

Values = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Variation:
    """Other times for some steps.

    Attributes:
        what: Which times: ``take_back`` or ``verify``.
        step: Id of the step; empty for all of a kind.
        name: What changes, in plain words.
        take_back: New take-back times by step id; infinity for never.
        verify: New verification times by step id.
    """

    what: str
    step: str
    name: str
    take_back: Mapping[str, float] = field(default_factory=dict)
    verify: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class VariationEffect:
    """What becomes of a plan with other times.

    Attributes:
        variation: Which.
        share: Share of the draws in which the plan holds; 1 or 0 where there is one.
        share_before: The same with the times as they are.
        slack: The least slack, ``[D]``.
        slack_before: The same with the times as they are, ``[D]``.
    """

    variation: Variation
    share: float
    share_before: float
    slack: Values
    slack_before: Values

    @property
    def makes(self) -> bool:
        """Whether the plan holds in more draws than before."""
        return self.share > self.share_before

    @property
    def breaks(self) -> bool:
        """Whether the plan holds in fewer draws than before."""
        return self.share < self.share_before


def with_times(
    problem: RoadmapProblem,
    *,
    take_back: Mapping[str, float] | None = None,
    verify: Mapping[str, int] | None = None,
) -> RoadmapProblem:
    """Return the problem with other take-back or verification times for some steps.

    Raises:
        InputError: There is no such step, or no such time.

    Examples:
        >>> from walkaway.roadmap import AdditiveFlow, RoadmapStep
        >>> problem = RoadmapProblem(
        ...     parties=("a",), chains=((RoadmapStep(id="dig", actors=(0,)),),), discount=(0.9,), reservation=(0.0,),
        ...     flow=AdditiveFlow(tables=(np.array([[0.0, 0.6]]),)),
        ... )  # fmt: skip
        >>> with_times(problem, take_back={"dig": 2}).step(0, 1).take_back
        2
    """
    back, seen = take_back or {}, verify or {}
    for step_id in (*back, *seen):
        place_of(problem, step_id)

    def timed(step: RoadmapStep) -> RoadmapStep:
        return replace(step, take_back=back.get(step.id, step.take_back), verify=seen.get(step.id, step.verify))

    return replace(problem, chains=tuple(tuple(timed(step) for step in chain) for chain in problem.chains))


def variations(problem: RoadmapProblem, steps: tuple[str, ...] | None = None) -> tuple[Variation, ...]:
    """Return the usual variations: each step's times a little shorter and longer, and the same for all at once.

    A step that can be taken back: one period sooner, one later, at once, never. One that cannot: in one period, at
    once. Verification: one period less, though not under 1, and one more. The same for all steps that can be taken
    back, for all that cannot, and for all that are verified. Variations that change nothing are left out.

    Args:
        problem: The problem.
        steps: Ids of the steps to look at, such as those of a plan; all where they are left out.
    """
    chosen = [step for chain in problem.chains for step in chain if steps is None or step.id in steps]
    finite = [step for step in chosen if not isinf(step.take_back)]
    fixed = [step for step in chosen if isinf(step.take_back)]
    groups = [(step.id, [step]) for step in chosen]
    if len(finite) > 1:
        groups.append(("every step that can be", finite))
    if len(fixed) > 1:
        groups.append(("every step that cannot be", fixed))
    found = [one for name, group in groups for one in _take_backs(name, group)]
    groups = [group for group in groups if len(group[1]) == 1]
    if len(chosen) > 1:
        groups.append(("every step", chosen))
    return (*found, *(one for name, group in groups for one in _verifications(name, group)))


def variation_effects(
    problem: RoadmapProblem,
    plan: Plan,
    *,
    numbers: Numbers | None = None,
    weights: Values | None = None,
    chosen: tuple[Variation, ...] | None = None,
) -> tuple[VariationEffect, ...]:
    """Return what other times make of a plan, one result a variation.

    Args:
        problem: The problem.
        plan: The plan.
        numbers: The draws; the problem's own numbers where they are left out.
        weights: Weights of the draws, ``[D]``; equal where they are left out.
        chosen: The variations; the usual ones of the plan's steps where they are left out.

    Raises:
        InputError: The plan does not fit the problem, or a variation does not.
    """
    wide = roomy(problem, plan)
    before = held(wide, plan, numbers)
    found = []
    for variation in variations(problem, plan.steps) if chosen is None else chosen:
        varied = with_times(wide, take_back=variation.take_back, verify=variation.verify)
        result = held(varied, plan, numbers)
        found.append(
            VariationEffect(
                variation=variation,
                share=share(result.holds, weights),
                share_before=share(before.holds, weights),
                slack=result.slack,
                slack_before=before.slack,
            )
        )
    return tuple(found)


def _take_backs(name: str, group: list[RoadmapStep]) -> Iterator[Variation]:
    others: tuple[tuple[str, dict[str, float]], ...]
    if isinf(group[0].take_back):
        others = (
            ("in one period after all", dict.fromkeys([step.id for step in group], 1.0)),
            ("at once after all", dict.fromkeys([step.id for step in group], 0.0)),
        )
    else:
        sooner = {step.id: max(step.take_back - 1, 0.0) for step in group}
        at_once = dict.fromkeys([step.id for step in group], 0.0)
        others = (
            ("one period less", {} if sooner == at_once else sooner),
            ("one period more", {step.id: step.take_back + 1 for step in group}),
            ("at once", at_once if any(step.take_back for step in group) else {}),
            ("never", dict.fromkeys([step.id for step in group], inf)),
        )
    for how, times in others:
        if times:
            yield Variation(what="take_back", step=_only(group), name=f"taking back {name}: {how}", take_back=times)


def _verifications(name: str, group: list[RoadmapStep]) -> Iterator[Variation]:
    if any(step.verify > 1 for step in group):
        faster = {step.id: max(step.verify - 1, 1) for step in group}
        yield Variation(what="verify", step=_only(group), name=f"verifying {name}: one period less", verify=faster)
    later = {step.id: step.verify + 1 for step in group}
    yield Variation(what="verify", step=_only(group), name=f"verifying {name}: one period more", verify=later)


def _only(group: list[RoadmapStep]) -> str:
    return group[0].id if len(group) == 1 else ""
