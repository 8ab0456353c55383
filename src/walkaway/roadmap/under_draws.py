"""In how many draws does a plan keep itself? Shares of draws, with the blocks that standard errors come from.

Three questions are kept apart: whether the end state is acceptable to all, whether this plan holds where it is, and
whether any plan would.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from walkaway.analysis.view import View
from walkaway.beliefs import Replicates, World
from walkaway.errors import LimitError
from walkaway.roadmap.approaches import roomy
from walkaway.roadmap.evaluate import evaluate_draws, evaluate_plan
from walkaway.roadmap.numbers import Numbers
from walkaway.roadmap.of_case import CaseNumbers, CaseRoadmap
from walkaway.roadmap.plan import Plan, plan_stages
from walkaway.roadmap.problem import RoadmapProblem, State
from walkaway.roadmap.temptation import ChainTemptations
from walkaway.space import Draws

__all__ = ["BothMarks", "RoadmapDraws", "end_of", "given", "joint", "marks_of"]

_TOLERANCE = 1e-10
"""Gains are compared with the smallest gain up to this, as wherever a deal is judged."""

_MOST_SINGLE = 20_000
"""Draws times stages up to which plans are held against draws one by one, where utilities are no sum over issues."""

_KEPT = 50_000
"""Draws times steps up to which what tells temptations is kept from plan to plan."""

Marks = NDArray[np.bool_]
BothMarks = Callable[[Draws], tuple[Marks, Marks]]
"""In which draws a plan's end is acceptable, and in which the plan holds besides."""
Change = Callable[[CaseNumbers], CaseNumbers]


@dataclass(frozen=True, slots=True, eq=False)
class RoadmapDraws:
    """The roadmap of a case in the draws of a view.

    Attributes:
        view: The setting and its weights.
        roadmap: The chains and who is in it.
        change: What is done to the numbers of all draws before anything is asked; None for nothing.
        problem: The steps, where they differ from the case's (other times, say); None for the case's own.
    """

    view: View
    roadmap: CaseRoadmap
    change: Change | None = None
    problem: RoadmapProblem | None = None

    def numbers(self, draws: Draws) -> CaseNumbers:
        """Return what every party makes of the roadmap in every draw; worked out once for each set of draws."""
        key = ("roadmap", self.roadmap.chains, self.roadmap.parties)
        if key not in draws.memo:
            draws.memo[key] = self.roadmap.numbers(draws)
        found: CaseNumbers = draws.memo[key]
        return found if self.change is None else self.change(found)

    def steps(self, draws: Draws) -> RoadmapProblem:
        """Return the steps as a problem, with the numbers of the first draw."""
        return self.problem or self.roadmap.problem(self.numbers(draws), 0)

    def holds(self, draws: Draws, plan: Plan) -> Marks:
        """Return in which draws a plan keeps itself, ``[D]``.

        Raises:
            LimitError: Utilities are no sum over issues, and there are too many draws to look at one by one.
        """
        if self.problem is not None or self.change is not None:
            return self._held(draws, plan)
        # Plans are asked for again and again: for headlines, beliefs and settings, with the same draws.
        key = ("roadmap plan", self.roadmap.chains, self.roadmap.parties, plan)
        if key not in draws.memo:
            draws.memo[key] = self._held(draws, plan)
        found: Marks = draws.memo[key]
        return found

    def _held(self, draws: Draws, plan: Plan) -> Marks:
        drawn, problem = self.numbers(draws), roomy(self.steps(draws), plan)
        own = drawn.numbers
        if drawn.states is None:
            numbers = (own.tables, own.discount, own.reservation, own.shift, own.penalty)
            return evaluate_draws(problem, *numbers, plan, self._temptations(draws, problem, own)).holds
        if own.draws * (len(plan.stages) + 1) > _MOST_SINGLE:
            raise LimitError(
                f"utilities here are no plain sum over issues, so that {own.draws:,} draws are looked at one by "
                f"one: too many for a plan of {len(plan.stages)} stages; take fewer draws ('--draws 400')"
            )
        one_by_one = (self.roadmap.problem(drawn, draw) for draw in range(own.draws))
        return np.array([evaluate_plan(replace(problem, **_own_numbers(one)), plan).holds for one in one_by_one])

    def _temptations(self, draws: Draws, problem: RoadmapProblem, numbers: Numbers) -> ChainTemptations | None:
        """Return what tells temptations with the case's own steps, for all plans; None where it takes too much room."""
        if self.change is not None or self.problem is not None or numbers.draws * sum(problem.full) > _KEPT:
            return None
        key = ("temptations", self.roadmap.chains, self.roadmap.parties)
        if key not in draws.memo:
            draws.memo[key] = ChainTemptations(problem=problem, numbers=numbers)
        found: ChainTemptations = draws.memo[key]
        return found

    def acceptable(self, draws: Draws, state: State) -> Marks:
        """Return in which draws a state is worth a deal to every principal, ``[D]``; in none if no deal can have it."""
        outcome = self.roadmap.outcome(state)[np.newaxis]
        if self.roadmap.no_deal_has(outcome)[0]:
            return np.zeros(draws.count, dtype=np.bool_)
        least = self.view.min_gain - _TOLERANCE
        if self.roadmap.given is not None:
            return np.asarray((self._stated_gains(draws, state) >= least).all(axis=0))
        own = [draws.parties[party].gains(outcome)[:, 0] >= least for party in self.roadmap.case.principals]
        return np.asarray(np.logical_and.reduce(own))

    def _stated_gains(self, draws: Draws, state: State) -> NDArray[np.float64]:
        """Return what every party has for ever at a state over its stated value of no deal, ``[P, D]``."""
        drawn = self.numbers(draws)
        single = self.roadmap.problem(drawn, 0)
        reached = single.flow.values(np.array([state]))
        if single.terminal is not None and state == single.target:
            reached = np.array(single.terminal)[:, np.newaxis]
        return np.asarray(reached - drawn.numbers.reservation)

    def share(self, marks: Callable[[Draws], tuple[Marks, ...]]) -> Replicates:
        """Return the shares of draws with some marks, ``[marks, 1 + blocks]``."""
        worked_out: dict[int, NDArray[np.float64]] = {}

        def quantity(draws: Draws, _: World) -> NDArray[np.float64]:
            if id(draws) not in worked_out:
                worked_out[id(draws)] = np.stack(marks(draws)).astype(np.float64)
            return worked_out[id(draws)]

        return self.view.posterior().mean(quantity, self.roadmap.parties)


def _own_numbers(problem: RoadmapProblem) -> dict[str, Any]:
    """Return what differs between the problems of single draws."""
    return {name: getattr(problem, name) for name in ("flow", "discount", "reservation", "shift", "penalty")}


def end_of(problem: RoadmapProblem, plan: Plan) -> State:
    """Return the state in which a plan ends."""
    return plan_stages(roomy(problem, plan), plan)[-1][0]


def marks_of(at: RoadmapDraws, plan: Plan) -> BothMarks:
    """Return what tells in which draws a plan's end is acceptable and it holds; each set of draws is looked at once.

    They do not hang on the weights of draws: before any evidence they are the same.
    """
    known: dict[int, tuple[Draws, tuple[Marks, Marks]]] = {}

    def marks(draws: Draws) -> tuple[Marks, Marks]:
        if id(draws) not in known:
            acceptable = at.acceptable(draws, end_of(at.steps(draws), plan))
            known[id(draws)] = draws, (acceptable, acceptable & at.holds(draws, plan))
        return known[id(draws)][1]

    return marks


def joint(at: RoadmapDraws, plan: Plan) -> Replicates:
    """Return the shares of draws in which a plan's end is acceptable, and in which the plan holds besides."""
    return at.share(marks_of(at, plan))


def given(both: Replicates) -> Replicates:
    """Return the share of the second among the first; NaN where there is none of the first.

    Where all of the first are in one block, leaving that block out tells nothing, and the share stays as it is.
    """
    first, second = both.values
    with np.errstate(invalid="ignore", divide="ignore"):
        found = second / first
    return Replicates(np.where(first > 0, found, found[0]))
