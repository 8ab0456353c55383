"""The named orders of steps side by side: in the middle of the draws, and how often each keeps itself."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from walkaway.analysis.estimates import from_replicates, tidy
from walkaway.errors import InputError
from walkaway.results import Estimate
from walkaway.roadmap.approaches import NamedPlan, capacity_note, named_plans, roomy
from walkaway.roadmap.evaluate import evaluate_plan
from walkaway.roadmap.finding import ApproachFound, Help
from walkaway.roadmap.guarantors import guarantors, least_help
from walkaway.roadmap.of_case import CaseRoadmap
from walkaway.roadmap.patience import patience_intervals
from walkaway.roadmap.penalty import least_penalty
from walkaway.roadmap.plan import Plan, plan_stages
from walkaway.roadmap.problem import RoadmapProblem
from walkaway.roadmap.splitting import split_effects
from walkaway.roadmap.told import temptation_told
from walkaway.roadmap.under_draws import RoadmapDraws, given, marks_of

__all__ = ["Gains", "approach_found", "help_found", "orders", "share_of_plan"]

Gains = Mapping[str, tuple[Sequence[float], float]]
"""By third party: what it gains in each stage of a plan and at its end, and its discount factor of a period."""


def orders(roadmap: CaseRoadmap, problem: RoadmapProblem, own: Mapping[str, Plan]) -> tuple[NamedPlan, ...]:
    """Return the named orders, those that the user wrote last.

    Raises:
        InputError: An order does not fit the steps.
    """
    found = [
        replace(named, name=_with_names(roadmap, named.name)) for named in named_plans(replace(problem, terminal=None))
    ]
    for name, plan in own.items():
        try:
            plan_stages(roomy(problem, plan), plan)
        except InputError as error:
            raise InputError(f"the order '{name}' does not fit: {error}") from None
        found.append(NamedPlan(ids=(name,), name=name.replace("_", " "), plan=plan, note=capacity_note(problem, plan)))
    return tuple(found)


def _with_names(roadmap: CaseRoadmap, name: str) -> str:
    """Return the name of an order with the names of parties in place of their ids."""
    words = name
    for party in roadmap.case.parties:
        for before, after in (("", " first"), ("alternating, ", " opens")):
            words = words.replace(f"{before}{party.id}{after}", f"{before}{party.name}{after}")
    return words


def share_of_plan(at: RoadmapDraws, plan: Plan) -> Estimate | None:
    """Return the share of draws in which a plan holds, given that its end is acceptable; None where it never is."""
    marks = marks_of(at, plan)
    both = at.share(marks)
    if both.values[0, 0] <= 0:
        return None
    before = None
    if not at.view.beliefs.exact:
        earlier = replace(at, view=at.view.prior()).share(marks)
        before = given(earlier) if earlier.values[0, 0] > 0 else None
    return from_replicates(given(both), before)


def approach_found(at: RoadmapDraws, problem: RoadmapProblem, named: NamedPlan, *, quick: bool) -> ApproachFound:
    """Return what becomes of one order of steps."""
    wide = roomy(problem, named.plan)
    found = evaluate_plan(wide, named.plan)
    penalty = least_penalty(wide, named.plan).of()
    return ApproachFound(
        id=named.ids[0],
        name=named.name,
        stages=named.plan.stages,
        self_enforcing=found.holds,
        probability=share_of_plan(at, named.plan),
        breaks_at=None if found.breaks_at is None else found.breaks_at + 1,
        tempted=temptation_told(at.roadmap, found),
        declines=tuple(at.roadmap.parties[party] for party in found.declines),
        patience_intervals=tuple((tidy(a), tidy(b)) for a, b in patience_intervals(wide, named.plan).intervals),
        least_penalty=None if penalty is None else tidy(penalty),
        splitting=None if found.holds or quick else _splitting(wide, named.plan),
        slack=tidy(found.slack),
        note=named.note,
    )


def _splitting(problem: RoadmapProblem, plan: Plan) -> str | None:
    """Return the step whose splitting makes a plan hold, or lowers the penalty that it needs most."""
    effects = split_effects(problem, plan)
    if not effects or not (
        effects[0].share > effects[0].share_before or effects[0].penalty < effects[0].penalty_before
    ):
        return None
    return effects[0].step


def help_found(problem: RoadmapProblem, named: NamedPlan, gains: Gains) -> tuple[Help, ...]:
    """Return the least help of each kind that makes an order keep itself, and which third parties could give it."""
    wide, name = roomy(problem, named.plan), named.ids[0]
    least = least_help(wide, named.plan)
    penalty = least.penalty.of()
    found = [Help(approach=name, kind="penalty", amount=None if penalty is None else tidy(penalty))]
    fastest = least.verification.within
    if least.verification.needed and any(step.verify > 1 for chain in wide.chains for step in chain):
        found.append(Help(approach=name, kind="verification", amount=float(fastest[0]) if fastest else None))
    total = float(least.payment.total[0])
    payable = total < float("inf")
    givers = [one.party for one in guarantors(wide, named.plan, gains) if one.keeps_paying] if payable else []
    found += [
        Help(
            approach=name,
            kind="compensation",
            party=party,
            amount=tidy(amount) if amount < float("inf") else None,
            givers=tuple(givers),
        )
        for party, amount in zip(problem.parties, least.payment.by_party[:, 0], strict=True)
        if amount > 0
    ]
    return tuple(found)
