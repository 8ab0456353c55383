"""Which sequence of steps keeps itself, which approach breaks where, and what would mend it: everything together."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

import numpy as np

from walkaway.analysis.estimates import from_replicates
from walkaway.analysis.influence import Progress, headlines_and_influence
from walkaway.analysis.view import Core, View
from walkaway.beliefs import Replicates
from walkaway.errors import LimitError
from walkaway.results import Headline
from walkaway.roadmap.approaches import NamedPlan, roomy
from walkaway.roadmap.chains import Outcome
from walkaway.roadmap.compared import approach_found, help_found, orders
from walkaway.roadmap.evaluate import evaluate_plan
from walkaway.roadmap.finding import ApproachFound, Help, Roadmap, RoadmapPlan, Robust, TimesChanged
from walkaway.roadmap.hangs_on import hangs_on
from walkaway.roadmap.middle import middle
from walkaway.roadmap.of_case import CaseRoadmap, roadmap_of_case
from walkaway.roadmap.plan import Plan
from walkaway.roadmap.problem import RoadmapProblem
from walkaway.roadmap.robust import Pool
from walkaway.roadmap.search import SomePlan, best_plan_of, first_found, most_robust, some_plan
from walkaway.roadmap.solve import solve_roadmap
from walkaway.roadmap.third_parties import gains_of_third_parties
from walkaway.roadmap.times import times_changed
from walkaway.roadmap.told import by_party, levels_of, plan_told, steps_told
from walkaway.roadmap.under_draws import Marks, RoadmapDraws, end_of, given, joint
from walkaway.space import Draws

__all__ = ["roadmap"]

_NOT_SOLVED = "none: at a first look so many states are not solved"

_MANY_STEPS = 40
"""Steps beyond which what is asked step by step is left out: splitting, each step's times, help from outside."""

_FIRST_BUDGET = 40_000
"""Draws times steps that a first look holds plans against; beyond that every second, third … draw is used."""

_MOST_ONE_BY_ONE = 200
"""Draws up to which each is looked at by itself, where utilities are no sum over issues."""

_FIRST_STATES = 400
"""States up to which a first look solves the problem in the middle of the draws."""


def roadmap(
    view: View,
    target: Outcome | None = None,
    *,
    own: Mapping[str, Plan] | None = None,
    given: RoadmapProblem | None = None,
    quick: bool = False,
    first_look: bool = False,
    progress: Progress | None = None,
) -> Roadmap:
    """Return which sequence of steps keeps itself.

    Args:
        view: The beliefs.
        target: The outcome to reach, ``[issues]``; None for whatever end is best.
        own: Orders of the user's own, by name.
        given: Values of no deal, shifts and terminal values that are stated rather than worked out of the case.
        quick: Leave out conventions, assumptions, influence, and other times. With more than 40 steps splitting, the
            times of single steps and help from outside are left out in any case.
        first_look: Look at few sequences only, and leave out what `quick` does, other times of single steps, and help
            from outside: for a brief, which tells much else. Where that would take long it is refused.
        progress: Told what is being worked out.

    Raises:
        InputError: There is no step to take, or target, steps and orders do not fit together.
        LimitError: There are too many states, too many draws for utilities that are no sum over issues, or too many
            steps for a first look.
    """
    made = roadmap_of_case(view.case, view.space, view.beliefs.prior, target, given)
    if first_look:
        view, quick = _small_enough(view, made), True
    else:
        _check_draws(view, made)
    at = RoadmapDraws(view, made)
    numbers, middle_of = middle(at)
    problem = made.problem(numbers, 0)
    answer = None if first_look and problem.state_count > _FIRST_STATES else solve_roadmap(problem)
    named = orders(made, problem, own or {})
    plans = [one.plan for one in named]
    plan = None if answer is None else best_plan_of(answer, problem)
    many = sum(problem.full) > _MANY_STEPS
    if first_look and (answer is None or not view.beliefs.exact):
        pool = first_found(at, problem, plans, progress)
    elif view.beliefs.exact:
        assert answer is not None
        pool = Pool(plan=plan if plan is not None and plan.stages else None, score=1.0, tried=len(answer.values))
    else:
        pool = most_robust(at, problem, plans, quick=quick, tell=progress)
    some = some_plan(at, problem, [*plans, *([pool.plan] if pool.plan else [])], progress)
    cores = _cores(at, target, pool.plan)
    headlines, _ = headlines_and_influence(view, cores, quick=quick, progress=progress)
    return Roadmap(
        method=view.beliefs.method,
        target=None if target is None else view.space.describe(target),
        start=levels_of(made, problem.start),
        parties=made.parties,
        steps=steps_told(made),
        acceptable=headlines.get("roadmap.acceptable"),
        plan=None if plan is None else plan_told(made, problem, plan),
        plans=0 if answer is None else len(answer.values),
        proved=answer is not None and answer.proved,
        bound=None if answer is None or answer.bound is None else by_party(made, answer.bound),
        middle_of=middle_of,
        how=_NOT_SOLVED if answer is None else f"{answer.method}: {answer.why}",
        credible=_credible(problem, plan, plans),
        approaches=tuple(_each(named, partial(approach_found, at, problem, quick=quick or many), progress)),
        robust=_robust(at, problem, pool, some, headlines.get("roadmap.holds")),
        times=_times(at, problem, pool.plan, plans, quick=quick, first_look=first_look),
        help=() if many or first_look else _help(at, problem, named),
        first_look=first_look,
        assumed=made.notes,
    )


def _check_draws(view: View, made: CaseRoadmap) -> None:
    """Refuse at once what would take long: many draws that have to be looked at one by one.

    Raises:
        LimitError: Utilities are no sum over issues, and there are too many draws.
    """
    if view.beliefs.count > _MOST_ONE_BY_ONE and _one_by_one(view, made):
        raise LimitError(
            "utilities here are no plain sum over issues, so that draws are looked at one by one; "
            f"take {_MOST_ONE_BY_ONE} at most ('--draws {_MOST_ONE_BY_ONE}')"
        )


def _one_by_one(view: View, made: CaseRoadmap) -> bool:
    """Return whether draws have to be looked at one by one: whether utilities are no sum over issues in the first."""
    if view.beliefs.exact:
        return False
    return made.numbers(view.posterior().draws[0].every(view.beliefs.count)).states is not None


def _small_enough(view: View, made: CaseRoadmap) -> View:
    """Return the view with as many draws as a first look takes.

    Raises:
        LimitError: There are too many steps, or utilities are no sum over issues, so that each draw takes long.
    """
    steps = sum(len(chain.steps) for chain in made.chains)
    if steps > _MANY_STEPS:
        raise LimitError(f"{steps} steps are too many for a first look; 'walkaway roadmap' looks at them")
    if _one_by_one(view, made):
        raise LimitError(
            "utilities here are no plain sum over issues, which takes long; 'walkaway roadmap' looks at them"
        )
    return view.within(steps, _FIRST_BUDGET)


def _times(
    at: RoadmapDraws,
    problem: RoadmapProblem,
    plan: Plan | None,
    plans: Sequence[Plan],
    *,
    quick: bool,
    first_look: bool,
) -> tuple[TimesChanged, ...]:
    """Return what other times do: of all steps of a kind alone at a first look, else of single steps too."""
    if first_look:
        return () if plan is None else times_changed(at, problem, plan, (), each=False)
    return () if quick else times_changed(at, problem, plan, plans, each=sum(problem.full) <= _MANY_STEPS)


def _each(
    named: Sequence[NamedPlan], found: Callable[[NamedPlan], ApproachFound], progress: Progress | None
) -> Iterator[ApproachFound]:
    for done, one in enumerate(named):
        if progress is not None:
            progress("comparing orders", done, len(named))
        yield found(one)


def _credible(problem: RoadmapProblem, plan: Plan | None, plans: Sequence[Plan]) -> bool:
    shown = plan if plan is not None else plans[0]
    return evaluate_plan(roomy(problem, shown), shown).credible


def _cores(at: RoadmapDraws, target: Outcome | None, plan: Plan | None) -> dict[str, Core]:
    """Return what becomes a headline: whether the target is acceptable, and whether the robust plan holds."""
    cores: dict[str, Core] = {}
    if target is not None:
        cores["roadmap.acceptable"] = lambda view: _acceptable(_elsewhere(at, view))
    if plan is not None:
        cores["roadmap.holds"] = lambda view: _holds(_elsewhere(at, view), plan)
    return cores


def _elsewhere(at: RoadmapDraws, view: View) -> RoadmapDraws | None:
    """Return the same question in another view; None where it has no sense there."""
    if view.case is at.view.case:
        return replace(at, view=view)
    made = _remade(at.roadmap, view)
    return None if made is None else replace(at, view=view, roadmap=made)


def _remade(before: CaseRoadmap, view: View) -> CaseRoadmap | None:
    """Return the same steps in a case without an assumption; None where one of their levels is gone."""
    for chain in before.chains:
        levels = before.space.levels[before.space.position(chain.issue)]
        if not all(view.space.has_level(chain.issue, levels[level]) for level in chain.levels):
            return None
    return replace(before, case=view.case, space=view.space)


def _acceptable(at: RoadmapDraws | None) -> Replicates:
    if at is None:
        return Replicates(np.full(1, np.nan))
    full = tuple(len(chain.steps) for chain in at.roadmap.chains)
    return Replicates(at.share(lambda draws: (at.acceptable(draws, full),)).values[0])


def _holds(at: RoadmapDraws | None, plan: Plan) -> Replicates:
    return Replicates(np.full(1, np.nan)) if at is None else given(joint(at, plan))


def _robust(at: RoadmapDraws, problem: RoadmapProblem, pool: Pool, some: SomePlan, holds: Headline | None) -> Robust:
    if pool.plan is None:
        return Robust(
            plan=None,
            probability=None,
            acceptable=None,
            some_plan=some.share,
            some_plan_proved=some.proved,
            end={},
            tried=pool.tried,
            hangs_on=(),
        )
    end = end_of(problem, pool.plan)
    share = partial(_share_acceptable, plan=pool.plan)
    return Robust(
        plan=pool.plan.stages,
        probability=holds,
        acceptable=from_replicates(
            share(at), None if at.view.beliefs.exact else share(replace(at, view=at.view.prior()))
        ),
        some_plan=some.share,
        some_plan_proved=some.proved,
        end=levels_of(at.roadmap, end),
        middle=_where_it_holds(at, pool.plan),
        tried=pool.tried,
        hangs_on=() if at.view.beliefs.exact else hangs_on(at, pool.plan),
    )


def _where_it_holds(at: RoadmapDraws, plan: Plan) -> RoadmapPlan:
    """Return a plan in the middle of the draws in which it holds and its end is acceptable."""

    def kept(draws: Draws) -> Marks:
        return at.acceptable(draws, end_of(at.steps(draws), plan)) & at.holds(draws, plan)

    numbers, _ = middle(at, None if at.view.beliefs.exact else kept)
    return plan_told(at.roadmap, at.roadmap.problem(numbers, 0), plan)


def _share_acceptable(at: RoadmapDraws, plan: Plan) -> Replicates:
    return Replicates(joint(at, plan).values[0])


def _help(at: RoadmapDraws, problem: RoadmapProblem, named: Sequence[NamedPlan]) -> tuple[Help, ...]:
    found: list[Help] = []
    for one in named:
        if not evaluate_plan(roomy(problem, one.plan), one.plan).holds:
            found += help_found(problem, one, gains_of_third_parties(at, one.plan))
    return tuple(found)
