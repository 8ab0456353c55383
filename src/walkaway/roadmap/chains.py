"""Which chains of steps lead from where things stand to a target, as the case declares them or as they must be assumed.

Steps that the case declares are taken as they are. Where an issue that the target moves has none, or the case declares
none at all, neighbouring options are joined by steps that are marked assumed: the party that such a step costs is its
owner, it can be taken back in one period, and it is verified in one.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from math import ceil, inf

import numpy as np
from numpy.typing import NDArray

from walkaway.case import Case, Step
from walkaway.errors import InputError
from walkaway.space import OutcomeSpace, holds

__all__ = ["CaseChain", "CaseStep", "Costs", "Outcome", "chains_of_case", "nowhere", "standing"]

Outcome = NDArray[np.int64]
"""The number of the level on every issue, ``[issues]``."""

Costs = Mapping[str, Mapping[str, NDArray[np.float64]]]
"""Party, issue and what the party gets on average from each level of it, ``[levels]``."""

_PARTS = 4
"""Steps into which a numeric issue is parted where the case declares none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseStep:
    """One step of a chain, in the words of the case.

    Attributes:
        id: Its id in the case, or one made of issue and level where it is assumed.
        start: The number of the level it moves from.
        end: The number of the level it moves to.
        by: Ids of the parties whose action it is.
        consent: Ids of parties whose consent it needs.
        take_back: Periods that taking it back needs; infinity for never.
        verify: Periods until it is verified.
        derived: Whether nobody declared it.
        assumed: Whether it, or what is said of it, is the analyst's.
    """

    id: str
    start: int
    end: int
    by: tuple[str, ...]
    consent: tuple[str, ...] = ()
    take_back: float = 1.0
    verify: int = 1
    derived: bool = False
    assumed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseChain:
    """The steps along one issue.

    Attributes:
        issue: Id of the issue.
        steps: The steps in order.
    """

    issue: str
    steps: tuple[CaseStep, ...]

    @property
    def levels(self) -> tuple[int, ...]:
        """The numbers of the levels along the chain, where things stand first."""
        return (self.steps[0].start, *(step.end for step in self.steps))


def standing(case: Case, space: OutcomeSpace) -> tuple[Outcome, tuple[str, ...]]:
    """Return where things stand, and in words what had to be assumed for it.

    That is what holds without a deal; where chance decides, the likeliest of what may come; and what the case says
    under ``roadmap: start`` before both. An issue on which nothing is known stands at -1.
    """
    outcome = np.full(len(space.issues), -1, dtype=np.int64)
    notes: list[str] = []
    chances, branches = space.no_deal_branches()
    if len(chances):
        outcome = branches[int(chances.argmax())].copy()
        if len(chances) > 1:
            notes.append(
                f"things stand as in the likeliest outcome without a deal ({chances.max():.0%} of them); "
                "name another under 'roadmap: start'"
            )
    for issue, level in case.roadmap.start:
        outcome[space.position(issue)] = _nearest(space, issue, level)
    return outcome, tuple(notes)


def _nearest(space: OutcomeSpace, issue: str, level: str | float) -> int:
    """Return the number of a level; on a range the nearest that is looked at."""
    if isinstance(level, str):
        return space.level_position(issue, level)
    levels = np.array([float(known) for known in space.levels[space.position(issue)]])
    return int(np.abs(levels - level).argmin())


def chains_of_case(
    case: Case, space: OutcomeSpace, start: Outcome, target: Outcome | None, costs: Costs
) -> tuple[CaseChain, ...]:
    """Return the chains from where things stand to a target, or as far as they go.

    Args:
        case: The case.
        space: Its outcome space.
        start: Where things stand; -1 where nothing is known.
        target: The outcome to reach; None for wherever steps lead.
        costs: What each principal gets from each level on average, to tell whom an undeclared step costs.

    Raises:
        InputError: Nothing is known of where an issue stands that must move; a step starts where the issue never is; no
            declared step leads to the target.
    """
    found = []
    for column, issue in enumerate(space.issues):
        goal = None if target is None else int(target[column])
        if goal is not None and goal == start[column]:
            continue
        declared = [step for step in case.steps if step.issue == issue.id]
        if goal is None and case.steps and not declared:
            continue  # what the case declares is what there is to do
        if start[column] < 0:
            if goal is None and not declared:
                continue
            raise InputError(nowhere(issue.id))
        if declared:
            steps = _declared(case, space, issue.id, declared, int(start[column]), goal)
        else:
            steps = _derived(case, space, column, int(start[column]), goal, costs)
        if steps:
            found.append(CaseChain(issue=issue.id, steps=tuple(_with_consent(case, space, start, column, steps))))
    return tuple(found)


def nowhere(issue: str) -> str:
    """Return what is wrong where nothing is known of where an issue stands."""
    return f"nothing says where '{issue}' stands; name its option under 'roadmap: start' or 'no_deal: outcome'"


def _declared(
    case: Case, space: OutcomeSpace, issue: str, declared: list[Step], start: int, goal: int | None
) -> list[CaseStep]:
    ends = {step.id: (_nearest(space, issue, step.start), _nearest(space, issue, step.end)) for step in declared}
    ways: dict[int, list[Step]] = {start: []}
    order = [start]
    for at in order:
        for step in declared:
            before, after = ends[step.id]
            if before == at and after not in ways:
                ways[after] = [*ways[at], step]
                order.append(after)
    for step in declared:
        if ends[step.id][0] not in ways:
            raise InputError(
                f"the step '{step.id}' starts at '{_level(space, issue, ends[step.id][0])}', and no step leads there "
                f"from '{_level(space, issue, start)}', where '{issue}' stands; add the steps before it"
            )
    if goal is not None and goal not in ways:
        reached = ", ".join(f"'{_level(space, issue, level)}'" for level in order)
        raise InputError(
            f"no step leads '{issue}' to '{_level(space, issue, goal)}'; declared steps reach {reached}: "
            "add one to 'steps'"
        )
    # Without a target as far as it goes, to what a deal can have if any way does; of equals the step written first.
    ends_well = {at: space.agreeable[space.position(issue)][at] for at in ways}
    way = ways[goal] if goal is not None else ways[max(ways, key=lambda at: (ends_well[at], len(ways[at])))]
    return [_of_declared(step, *ends[step.id]) for step in way]


def _of_declared(step: Step, start: int, end: int) -> CaseStep:
    return CaseStep(
        id=step.id,
        start=start,
        end=end,
        by=step.by,
        take_back=inf if step.take_back is None else float(ceil(step.take_back)),
        verify=step.verify,
        assumed=step.assumed,
    )


def _level(space: OutcomeSpace, issue: str, level: int) -> str:
    written = space.levels[space.position(issue)][level]
    return written if isinstance(written, str) else f"{written:g}"


def _derived(
    case: Case, space: OutcomeSpace, column: int, start: int, goal: int | None, costs: Costs
) -> list[CaseStep]:
    """Return steps between neighbouring levels, each owned by whom it costs."""
    issue = space.issues[column]
    levels = _path(space, column, start, goal)
    steps = []
    for before, after in pairwise(levels):
        change = {party: float(own[issue.id][after] - own[issue.id][before]) for party, own in costs.items()}
        payers = tuple(party for party in case.principals if change[party] < 0)
        steps.append(
            CaseStep(
                id=f"{issue.id}_to_{_level(space, issue.id, after)}",
                start=before,
                end=after,
                by=payers or case.principals,
                derived=True,
                assumed=True,
            )
        )
    return steps


def _path(space: OutcomeSpace, column: int, start: int, goal: int | None) -> list[int]:
    """Return the levels to pass through: along the scale, or straight where there is none."""
    issue = space.issues[column]
    agreeable = [int(level) for level in space.agreeable_levels(issue.id)]
    if goal is None:
        if not issue.is_numeric and not issue.ordered:
            return [start]
        ends = [level for level in (agreeable[0], agreeable[-1]) if level != start]
        # Towards the end that is further away; upwards where both are as far.
        goal = max(ends, key=lambda end: (abs(end - start), end), default=start)
    if not issue.is_numeric and not issue.ordered:
        return [start, goal]
    low, high = min(start, goal), max(start, goal)
    between = [level for level in agreeable if low <= level <= high and level != start]
    between = between if goal > start else between[::-1]
    if issue.is_numeric and len(between) > _PARTS:
        between = [between[round(len(between) * part / _PARTS) - 1] for part in range(1, _PARTS + 1)]
    return [start, *between]


def _with_consent(
    case: Case, space: OutcomeSpace, start: Outcome, column: int, steps: list[CaseStep]
) -> list[CaseStep]:
    """Return the steps with the parties whose consent what they lead to needs, and what they leave did not.

    A condition that names several issues counts where it holds with the other issues as they stand.
    """
    base = np.where(start < 0, 0, start)
    found = []
    for step in steps:
        outcomes = np.repeat(base[np.newaxis], 2, axis=0)
        outcomes[:, column] = step.start, step.end
        needed = []
        for consent in case.consents:
            before, after = holds(consent.where, space, outcomes)
            if after and not before and consent.by not in step.by:
                needed.append(consent.by)
        found.append(step if not needed else replace(step, consent=tuple(dict.fromkeys(needed))))
    return found
