"""From a case and its draws to a roadmap problem: which steps there are, and what every party makes of every state."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import prod

import numpy as np
from numpy.typing import NDArray

from walkaway.case import Case
from walkaway.errors import InputError, LimitError
from walkaway.roadmap.chains import CaseChain, Costs, Outcome, chains_of_case, nowhere, standing
from walkaway.roadmap.notes import MOST_PATIENT, notes_of_case
from walkaway.roadmap.numbers import Numbers
from walkaway.roadmap.problem import AdditiveFlow, Flow, Precedence, RoadmapProblem, RoadmapStep, State, TableFlow
from walkaway.space import AdditiveUtility, Draws, OutcomeSpace, holds

__all__ = ["CaseNumbers", "CaseRoadmap", "roadmap_of_case"]

_MOST_VALUES = 20_000_000
"""States times draws up to which utilities that are no plain sum are worked out."""

_SUM = 1e-9
"""By how much a utility may differ from a sum over issues and still be taken for one."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class CaseNumbers:
    """What every party makes of a roadmap, draw by draw, on the scale of its gain over where things stand.

    Attributes:
        numbers: Tables by chain (none where utilities are no sum over the chains), discount factors of a period, and
            values of no deal less the utility of where things stand.
        states: What every party gets in every state, ``[P, D, levels of chain 0, …]``; None where tables tell it.
    """

    numbers: Numbers
    states: NDArray[np.float64] | None = None

    def flow(self, draw: int) -> Flow:
        """Return what every party gets in any state in one draw."""
        if self.states is not None:
            return TableFlow(table=np.ascontiguousarray(self.states[:, draw]))
        return AdditiveFlow(tables=tuple(np.ascontiguousarray(table[:, draw]) for table in self.numbers.tables))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class CaseRoadmap:
    """The roadmap problem of a case, without its numbers.

    Attributes:
        case: The case.
        space: Its outcome space.
        start: Where things stand, ``[issues]``.
        chains: The steps along each issue.
        parties: The principals, and who must consent to a step.
        precedence: Steps that must come before others.
        target: The state to reach; None for any.
        notes: In words what had to be assumed.
        given: Values of no deal, shifts and terminal values that are stated rather than worked out of the case; None
            for none.
    """

    case: Case
    space: OutcomeSpace
    start: Outcome
    chains: tuple[CaseChain, ...]
    parties: tuple[str, ...]
    precedence: tuple[Precedence, ...]
    target: State | None
    notes: tuple[str, ...]
    given: RoadmapProblem | None = None

    @property
    def levels(self) -> tuple[int, ...]:
        """Number of levels of each chain."""
        return tuple(len(chain.steps) + 1 for chain in self.chains)

    def outcome(self, state: State) -> Outcome:
        """Return the outcome of a state, ``[issues]``."""
        found = self.start.copy()
        for chain, level in zip(self.chains, state, strict=True):
            found[self.space.position(chain.issue)] = chain.levels[level]
        return found

    def no_deal_has(self, outcomes: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Return which outcomes ``[N, issues]`` no deal can have: for a constraint, or an option that no deal has.

        An issue that stays where it stands is no part of the deal, whatever holds there.
        """
        found = np.zeros(len(outcomes), dtype=np.bool_)
        for constraint in self.case.constraints:
            found |= holds(constraint.never, self.space, outcomes)
        for column, agreeable in enumerate(self.space.agreeable):
            found |= (outcomes[:, column] != self.start[column]) & ~agreeable[outcomes[:, column]]
        return found

    def _no_end(self, states: NDArray[np.integer]) -> NDArray[np.bool_]:
        return self.no_deal_has(np.stack([self.outcome(tuple(state)) for state in states.tolist()]))

    def numbers(self, draws: Draws) -> CaseNumbers:
        """Return what every party makes of the roadmap in every draw.

        Raises:
            LimitError: Utilities are no sum over issues, and there are too many states and draws to look at each.
        """
        terms = self.case.roadmap
        own = [draws.parties[party] for party in self.parties]
        here = np.stack([party.utility.values(self.start[np.newaxis])[:, 0] for party in own])
        reservation = np.stack([party.reservation for party in own]) - here
        tables = None
        if all(isinstance(party.utility, AdditiveUtility) for party in own):
            tables = tuple(self._table(draws, chain) for chain in self.chains)
        states = None if tables is not None else self._states(draws, here)
        if states is not None:
            tables = _as_sum(states)
        discount = _of_period(self.case, np.stack([party.discount for party in own]))
        penalties = dict(terms.penalties)
        penalty = np.array([[penalties.get(party, 0.0)] for party in self.parties])
        numbers = Numbers(
            tables=tables or (),
            discount=np.clip(discount, 1 - MOST_PATIENT, MOST_PATIENT)
            if self.given is None
            else np.array([self.given.discount]).T,
            reservation=reservation if self.given is None else np.array([self.given.reservation]).T,
            shift=reservation if self.given is None else np.array([self.given.shift]).T,
            penalty=penalty,
        )
        return CaseNumbers(numbers=numbers, states=None if tables is not None else states)

    def _table(self, draws: Draws, chain: CaseChain) -> NDArray[np.float64]:
        rows = np.array(chain.levels) + self.space.offsets[self.space.position(chain.issue)]
        found = []
        for party in self.parties:
            utility = draws.parties[party].utility
            assert isinstance(utility, AdditiveUtility)
            found.append((utility.table[rows] - utility.table[rows[0]]).T)
        return np.stack(found)

    def _states(self, draws: Draws, here: NDArray[np.float64]) -> NDArray[np.float64]:
        count = prod(self.levels)
        if count * draws.count > _MOST_VALUES:
            raise LimitError(
                f"utilities here are no plain sum over issues, and {count:,} states times {draws.count:,} draws are "
                "too many to look at each; take fewer draws, or name a target that is nearer"
            )
        mesh = np.meshgrid(*(np.array(chain.levels) for chain in self.chains), indexing="ij")
        outcomes = np.repeat(self.start[np.newaxis], count, axis=0)
        for chain, levels in zip(self.chains, mesh, strict=True):
            outcomes[:, self.space.position(chain.issue)] = levels.ravel()
        values = np.stack([draws.parties[party].utility.values(outcomes) for party in self.parties])
        return np.asarray((values - here[:, :, np.newaxis]).reshape(len(self.parties), draws.count, *self.levels))

    def _terminal(self) -> tuple[float, ...] | None:
        """Return what is stated to hold for ever at the target, where the target is the one it is stated for."""
        if self.given is None or self.given.target is None or self.target is None:
            return None
        stated = {name: level for name, level in zip(self.given.chain_names, self.given.target, strict=True) if level}
        wanted = {chain.issue: level for chain, level in zip(self.chains, self.target, strict=True)}
        return self.given.terminal if stated == wanted else None

    def problem(self, drawn: CaseNumbers, draw: int) -> RoadmapProblem:
        """Return the problem of one draw."""
        terms = self.case.roadmap
        place = {party: number for number, party in enumerate(self.parties)}
        chains = tuple(
            tuple(
                RoadmapStep(
                    id=step.id,
                    actors=tuple(place[party] for party in step.by),
                    consent=tuple(place[party] for party in step.consent),
                    take_back=step.take_back,
                    verify=step.verify,
                )
                for step in chain.steps
            )
            for chain in self.chains
        )
        return RoadmapProblem(
            parties=self.parties,
            chains=chains,
            chain_names=tuple(chain.issue for chain in self.chains),
            flow=drawn.flow(draw),
            discount=_column(drawn.numbers.discount, draw),
            reservation=_column(drawn.numbers.reservation, draw),
            shift=_column(drawn.numbers.shift, draw),
            penalty=_column(drawn.numbers.penalty, draw),
            precedence=self.precedence,
            capacity=terms.capacity,
            max_wait=terms.max_wait,
            target=self.target,
            no_end=self._no_end if self.target is None else None,
            terminal=self._terminal(),
        )


def _column(numbers: NDArray[np.float64], draw: int) -> tuple[float, ...]:
    return tuple(float(value) for value in numbers[:, draw])


def roadmap_of_case(
    case: Case,
    space: OutcomeSpace,
    draws: Draws,
    target: Outcome | None = None,
    given: RoadmapProblem | None = None,
) -> CaseRoadmap:
    """Return the roadmap problem of a case.

    Args:
        case: The case.
        space: Its outcome space.
        draws: Draws of every party, to tell whom a step costs that nobody declared.
        target: The outcome to reach, ``[issues]``; None for any end state.
        given: Values of no deal, shifts and terminal values that are stated.

    Raises:
        InputError: There is no step to take, the target is where things stand, no deal can have it, steps and target do
            not fit together, or nothing says where an issue stands.
    """
    start, notes = standing(case, space)
    if target is not None and (target == start).all():
        raise InputError("the target is what holds without a deal; name a package that differs on at least one issue")
    chains = chains_of_case(case, space, start, target, _costs(case, space, draws))
    if not chains:
        raise InputError(_no_step(start))
    if unknown := [issue.id for issue, level in zip(space.issues, start, strict=True) if level < 0]:
        raise InputError(nowhere(unknown[0]))
    owners = {party for chain in chains for step in chain.steps for party in (*step.by, *step.consent)}
    parties = tuple(dict.fromkeys((*case.principals, *sorted(owners))))
    if missing := [party for party in parties if party not in draws.parties]:
        raise InputError(
            f"'{missing[0]}' takes or permits a step, and nothing tells what it wants; add its preferences"
        )
    discounts = {party: _of_period(case, draws.parties[party].discount) for party in parties}
    notes = (*notes, *notes_of_case(case, chains, discounts, targeted=target is not None))
    made = CaseRoadmap(
        case=case,
        space=space,
        start=start,
        chains=chains,
        parties=parties,
        precedence=_precedence(case, chains, target is not None),
        target=None if target is None else tuple(len(chain.steps) for chain in chains),
        notes=() if given is not None else notes,
        given=given,
    )
    if target is not None and made.no_deal_has(target[np.newaxis])[0]:
        raise InputError("no deal can have this target: a constraint of the case, or an option, forbids it")
    return made


def _no_step(start: Outcome) -> str:
    if (start < 0).all():
        return (
            "nothing says where things stand, for no deal is given as a value; "
            "name the options that hold now under 'roadmap: start'"
        )
    return "there is no step to take; declare 'steps', or name a target package"


def _of_period(case: Case, discount: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return discount factors of a period from those of a round."""
    return np.asarray(discount ** (1 / case.roadmap.periods_per_round))


def _costs(case: Case, space: OutcomeSpace, draws: Draws) -> Costs:
    """Return what each principal gets on average from each level of each issue, the others as they stand."""
    start, _ = standing(case, space)
    base = np.where(start < 0, 0, start)
    found: dict[str, Mapping[str, NDArray[np.float64]]] = {}
    for party in case.principals:
        own = {}
        for column, issue in enumerate(space.issues):
            outcomes = np.repeat(base[np.newaxis], len(space.levels[column]), axis=0)
            outcomes[:, column] = np.arange(len(space.levels[column]))
            own[issue.id] = draws.parties[party].utility.values(outcomes).mean(axis=0)
        found[party] = own
    return found


def _precedence(case: Case, chains: tuple[CaseChain, ...], targeted: bool) -> tuple[Precedence, ...]:
    places = {
        step.id: (number, position + 1)
        for number, chain in enumerate(chains)
        for position, step in enumerate(chain.steps)
    }
    found = []
    for step in case.steps:
        for names, strict in ((step.after, True), (step.not_before, False)):
            for name in names:
                if step.id not in places:
                    continue
                if name not in places:
                    raise InputError(_out_of_reach(step.id, name, targeted))
                if places[name][0] != places[step.id][0]:
                    found.append(Precedence(before=places[name], after=places[step.id], strict=strict))
                elif places[name][1] > places[step.id][1]:
                    raise InputError(f"the step '{step.id}' comes before '{name}' on its issue and cannot wait for it")
    return tuple(found)


def _out_of_reach(step: str, name: str, targeted: bool) -> str:
    if targeted:
        return f"the target is out of reach: the step '{step}' needs '{name}' first, which leads elsewhere"
    return f"the step '{step}' needs '{name}' first, and no chain of steps holds it"


def _as_sum(states: NDArray[np.float64]) -> tuple[NDArray[np.float64], ...] | None:
    """Return utilities of states as tables by chain where they are a sum of these; None where they are not."""
    tables = []
    total = np.zeros_like(states)
    chains = states.ndim - 2
    for chain in range(chains):
        at = tuple(slice(None) if other == chain else 0 for other in range(chains))
        table = states[(slice(None), slice(None), *at)]
        tables.append(np.ascontiguousarray(table))
        total = total + table.reshape(*table.shape[:2], *(-1 if other == chain else 1 for other in range(chains)))
    return tuple(tables) if np.abs(total - states).max(initial=0.0) <= _SUM else None
