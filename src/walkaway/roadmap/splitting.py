"""Would it help to take a step in smaller parts? One step split into equal ones, everything else as it is."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations_with_replacement

import numpy as np
from numpy.typing import NDArray

from walkaway.errors import InputError
from walkaway.roadmap.approaches import named_plans, roomy
from walkaway.roadmap.evaluate import DrawValues
from walkaway.roadmap.found_out import ManyPlans
from walkaway.roadmap.held import held, own_numbers, share
from walkaway.roadmap.numbers import Numbers
from walkaway.roadmap.penalty import LeastPenalty, least_penalty, penalty_by_stage, penalty_of
from walkaway.roadmap.plan import Plan, in_order
from walkaway.roadmap.problem import AdditiveFlow, Flow, Precedence, RoadmapProblem, TableFlow

__all__ = ["SplitEffect", "part_ids", "place_of", "refined", "refined_numbers", "split_effects", "split_plans"]

Values = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SplitEffect:
    """What becomes of a plan when one step is taken in parts.

    Attributes:
        step: Id of the step that is split.
        parts: Into how many.
        problem: The problem with the parts in place of the step.
        plan: The best of the plans with the parts.
        share: Share of the draws in which it holds; 1 or 0 where there is one.
        share_before: The same of the plan with the step in one.
        penalty: The least penalty, the same for all, with which it holds, ``[D]``.
        penalty_before: The same of the plan with the step in one, ``[D]``.
        slack: The least slack of the plan with the parts, ``[D]``.
    """

    step: str
    parts: int
    problem: RoadmapProblem
    plan: Plan
    share: float
    share_before: float
    penalty: Values
    penalty_before: Values
    slack: Values

    @property
    def helps(self) -> bool:
        """Whether the plan holds in more draws, or in as many and asks for a smaller penalty on average."""
        if self.share != self.share_before:
            return self.share > self.share_before
        return bool(self.penalty.mean() < self.penalty_before.mean() - 1e-9)


def refined(problem: RoadmapProblem, step_id: str, parts: int) -> RoadmapProblem:
    """Return the problem with a step split into equal parts along its chain.

    Utilities are drawn straight between the levels that the step joins. Every part has the owners, the take-back time
    and the verification time of the step. The first part needs what the step needed; what waited for the step waits for
    its last part.

    Raises:
        InputError: There is no such step, fewer than two parts, or a flow that cannot be drawn out.

    Examples:
        >>> from walkaway.roadmap import RoadmapStep
        >>> problem = RoadmapProblem(
        ...     parties=("a",), chains=((RoadmapStep(id="dig", actors=(0,)),),), discount=(0.9,), reservation=(0.0,),
        ...     flow=AdditiveFlow(tables=(np.array([[0.0, 0.6]]),)),
        ... )  # fmt: skip
        >>> halves = refined(problem, "dig", 2)
        >>> [step.id for step in halves.chains[0]], halves.flow.tables[0].tolist()
        (['dig_1_of_2', 'dig_2_of_2'], [[0.0, 0.3, 0.6]])
    """
    chain, number = place_of(problem, step_id)
    if parts < 2 or parts != int(parts):
        raise InputError(f"a step is split into a whole number of parts from 2 up, not {parts}")
    steps = problem.chains[chain]
    split = tuple(replace(steps[number - 1], id=name) for name in part_ids(step_id, parts))
    target = problem.target
    if target is not None and target[chain] >= number:
        target = (*target[:chain], target[chain] + parts - 1, *target[chain + 1 :])
    return replace(
        problem,
        chains=(
            *problem.chains[:chain],
            (*steps[: number - 1], *split, *steps[number:]),
            *problem.chains[chain + 1 :],
        ),
        flow=_refined_flow(problem.flow, chain, number, parts),
        precedence=tuple(_refined_rule(rule, chain, number, parts) for rule in problem.precedence),
        target=target,
    )


def refined_numbers(problem: RoadmapProblem, numbers: Numbers, step_id: str, parts: int) -> Numbers:
    """Return the numbers of many draws with a step split into equal parts, as `refined` splits it."""
    chain, number = place_of(problem, step_id)
    tables = list(numbers.tables)
    if tables:
        tables[chain] = _drawn_out(tables[chain], 2, number, parts)
    return replace(numbers, tables=tuple(tables))


def part_ids(step_id: str, parts: int) -> tuple[str, ...]:
    """Return the ids of the parts of a step."""
    return tuple(f"{step_id}_{part}_of_{parts}" for part in range(1, parts + 1))


def place_of(problem: RoadmapProblem, step_id: str) -> tuple[int, int]:
    """Return chain and number (from 1) of a step.

    Raises:
        InputError: There is no such step.
    """
    places = {step.id: (c, n + 1) for c, chain in enumerate(problem.chains) for n, step in enumerate(chain)}
    if step_id not in places:
        raise InputError(f"there is no step {step_id!r}; steps: {', '.join(places)}")
    return places[step_id]


def split_plans(problem: RoadmapProblem, plan: Plan, step_id: str, parts: int) -> Iterator[Plan]:
    """Yield the plans that differ from a plan only in when the parts of one step are taken.

    At least one part stays in the stage of the step. Each of the others joins any stage, or has one of its own between
    two of them, as far as order and capacity allow.

    Raises:
        InputError: There is no such step, or the plan does not take it.
    """
    finer = roomy(refined(problem, step_id, parts), plan)
    own = [2 * stage + 1 for stage, steps in enumerate(plan.stages) if step_id in steps]
    if not own:
        raise InputError(f"the plan does not take step {step_id!r}; its steps: {', '.join(plan.steps)}")
    names = part_ids(step_id, parts)
    without = [tuple(name for name in stage if name != step_id) for stage in plan.stages]
    # Even places lie before, between and after the stages, odd ones are the stages.
    for places in combinations_with_replacement(range(2 * len(plan.stages) + 1), parts):
        if own[0] not in places or set(places) == {own[0]}:
            continue
        stages = []
        for place in range(2 * len(plan.stages) + 1):
            joined = tuple(name for name, at in zip(names, places, strict=True) if at == place)
            if place % 2:
                stages.append((*without[place // 2], *joined))
            elif joined:
                stages.append(joined)
        found = Plan(stages=tuple(stages))
        if in_order(finer, found) is not None:
            yield found


def split_effects(
    problem: RoadmapProblem,
    plan: Plan,
    *,
    approach: str | None = None,
    parts: int = 2,
    numbers: Numbers | None = None,
    weights: Values | None = None,
) -> tuple[SplitEffect, ...]:
    """Return what splitting each step of a plan would do, the most helpful first.

    Args:
        problem: The problem.
        plan: The plan.
        approach: Id of a named order; then the finer plan is the one that this order makes of the parts. Without it,
            the best of `split_plans`.
        parts: Into how many parts.
        numbers: The draws; the problem's own numbers where they are left out.
        weights: Weights of the draws, ``[D]``; equal where they are left out.

    Raises:
        InputError: The plan does not fit the problem, or there is no such order.
    """
    if numbers is None:
        numbers = own_numbers(problem)
    wide = roomy(problem, plan)
    before = share(held(wide, plan, numbers).holds, weights)
    penalty = least_penalty(wide, plan, numbers).common
    found = []
    for step in plan.steps:
        finer = refined(problem, step, parts)
        plans = tuple(split_plans(problem, plan, step, parts)) if approach is None else _of_order(finer, approach)
        for one in (plan, *plans):
            finer = roomy(finer, one)
        judged = _judged(finer, plans, refined_numbers(problem, numbers, step, parts))
        effects = [
            SplitEffect(
                step=step,
                parts=parts,
                problem=finer,
                plan=one,
                share=share(worth.holds, weights),
                share_before=before,
                penalty=least.common,
                penalty_before=penalty,
                slack=worth.slack,
            )
            for one, worth, least in judged
        ]
        found += sorted(effects, key=_rank)[:1]
    return tuple(sorted(found, key=_rank))


def _judged(
    problem: RoadmapProblem, plans: tuple[Plan, ...], numbers: Numbers
) -> Iterator[tuple[Plan, DrawValues, LeastPenalty]]:
    """Yield each plan with what it is worth and the least penalty with which it holds."""
    many = ManyPlans(problem=problem, numbers=numbers) if numbers.tables else None
    for plan in plans:
        worth = held(problem, plan, numbers) if many is None else many.worth(plan)
        needed = penalty_by_stage(problem, plan, numbers, worth) if many is None else many.penalties(plan, worth.values)
        yield plan, worth, penalty_of(problem, numbers, worth, needed)


def _rank(effect: SplitEffect) -> tuple[float, float, float]:
    return (-effect.share, float(effect.penalty.mean()), -float(effect.slack.mean()))


def _of_order(problem: RoadmapProblem, approach: str) -> tuple[Plan, ...]:
    known = named_plans(problem)
    if plans := tuple(named.plan for named in known if approach in named.ids):
        return plans
    ids = ", ".join(order for named in known for order in named.ids)
    raise InputError(f"there is no order {approach!r} here; write one of {ids}")


def _refined_flow(flow: Flow, chain: int, number: int, parts: int) -> Flow:
    if isinstance(flow, AdditiveFlow):
        tables = list(flow.tables)
        tables[chain] = _drawn_out(tables[chain], 1, number, parts)
        return AdditiveFlow(tables=tuple(tables))
    if isinstance(flow, TableFlow):
        return TableFlow(table=_drawn_out(flow.table, chain + 1, number, parts))
    raise InputError("a step can be split where utilities are tables; this problem's flow is neither of the two kinds")


def _drawn_out(table: Values, axis: int, number: int, parts: int) -> Values:
    """Return a table with levels put in evenly between those that a step joins."""
    levels = np.moveaxis(np.asarray(table, dtype=np.float64), axis, 0)
    low, high = levels[number - 1], levels[number]
    between = [low + (high - low) * part / parts for part in range(1, parts)]
    return np.moveaxis(np.concatenate([levels[:number], np.stack(between), levels[number:]]), 0, axis)


def _refined_rule(rule: Precedence, chain: int, number: int, parts: int) -> Precedence:
    def moved(place: tuple[int, int], own: int) -> tuple[int, int]:
        if place[0] != chain or place[1] < number:
            return place
        return (chain, place[1] + (own if place[1] == number else parts - 1))

    return replace(rule, before=moved(rule.before, parts - 1), after=moved(rule.after, 0))
