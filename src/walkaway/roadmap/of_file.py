"""From a roadmap file to a roadmap problem, and to a case in which every number is known exactly."""

import re
from dataclasses import replace
from math import inf

import numpy as np

from walkaway.case import (
    Branch,
    Case,
    Clause,
    Consent,
    DiscountFactor,
    ExactPreferences,
    Issue,
    NoDeal,
    Option,
    Party,
    RoadmapTerms,
    Step,
    Where,
)
from walkaway.errors import InputError
from walkaway.formats.roadmap_file import START, RoadmapFile, RoadmapFileStep
from walkaway.roadmap.problem import AdditiveFlow, Precedence, RoadmapProblem, RoadmapStep, State

__all__ = ["START", "case_of_file", "problem_of_file"]


def problem_of_file(file: RoadmapFile, target: tuple[str, ...] | None = None) -> RoadmapProblem:
    """Return the problem that a roadmap file states.

    Args:
        file: The file.
        target: The last step of each chain to do, in place of the file's; empty for any end state; None for the file's.

    Raises:
        InputError: The target names no step of the file, or is out of reach.

    Examples:
        >>> from walkaway.formats.roadmap_file import RoadmapFileParty
        >>> parties = tuple(RoadmapFileParty(id=name, discount=0.9) for name in ("seller", "buyer"))
        >>> pay = RoadmapFileStep(id="pay", chain="price", by=("buyer",), worth=(("seller", 0.5), ("buyer", -0.2)))
        >>> problem = problem_of_file(RoadmapFile(title="", parties=parties, steps=(pay,)))
        >>> problem.full, problem.flow.values(np.array([[1]])).tolist()
        ((1,), [[0.5], [-0.2]])
    """
    chains = {name: [step for step in file.steps if step.chain == name] for name in file.chains}
    place = {party.id: number for number, party in enumerate(file.parties)}
    positions = {
        step.id: (number, level + 1) for number, steps in enumerate(chains.values()) for level, step in enumerate(steps)
    }
    wanted = file.target if target is None else (target or None)
    terminal = [party.terminal for party in file.parties if party.terminal is not None]
    problem = RoadmapProblem(
        parties=tuple(place),
        chains=tuple(tuple(_step(step, place) for step in steps) for steps in chains.values()),
        chain_names=tuple(chains),
        flow=AdditiveFlow(tables=tuple(_table(steps, place) for steps in chains.values())),
        discount=tuple(party.discount for party in file.parties),
        reservation=tuple(party.reservation for party in file.parties),
        shift=tuple(party.shift for party in file.parties),
        penalty=tuple(party.penalty for party in file.parties),
        precedence=tuple(
            Precedence(before=positions[name], after=positions[step.id], strict=strict)
            for step in file.steps
            for names, strict in ((step.after, True), (step.not_before, False))
            for name in names
            if positions[name][0] != positions[step.id][0]
        ),
        capacity=file.capacity,
        max_wait=file.max_wait,
    )
    if wanted is None:
        return problem
    return replace(
        problem, target=_target(wanted, positions, len(chains)), terminal=tuple(terminal) if terminal else None
    )


def case_of_file(file: RoadmapFile, name: str) -> Case:
    """Return a roadmap file as a case: a chain is an issue, and what steps are worth are exact preferences.

    Args:
        file: The file.
        name: What the case is called where the file has no title.

    Examples:
        >>> from walkaway.formats.roadmap_file import RoadmapFileParty
        >>> parties = tuple(RoadmapFileParty(id=name, discount=0.9) for name in ("seller", "buyer"))
        >>> pay = RoadmapFileStep(id="pay", chain="price", by=("buyer",), worth=(("seller", 0.5), ("buyer", -0.2)))
        >>> case = case_of_file(RoadmapFile(title="", parties=parties, steps=(pay,)), "sale")
        >>> [option.id for option in case.issues[0].options], case.exact[0].table
        (['start', 'pay'], (('price', (('start', 0.0), ('pay', 0.5))),))
    """
    chains = {chain: [step for step in file.steps if step.chain == chain] for chain in file.chains}
    return Case(
        id=re.sub("[^a-z0-9]+", "-", name.lower()).strip("-") or "roadmap",
        title=file.title,
        parties=tuple(Party(id=party.id, name=party.id.replace("_", " ")) for party in file.parties),
        issues=tuple(_issue(chain, steps) for chain, steps in chains.items()),
        no_deal=NoDeal(branches=(Branch(chance=1.0, outcome=tuple((chain, START) for chain in chains)),), assumed=True),
        discount_factors=tuple(
            DiscountFactor(party=party.id, interval=(party.discount, party.discount), assumed=True)
            for party in file.parties
        ),
        exact=tuple(_exact(party.id, chains) for party in file.parties),
        consents=tuple(
            Consent(where=Where(clauses=(Clause(issue=step.chain, levels=(step.id,)),)), by=party, assumed=True)
            for step in file.steps
            for party in step.consent
        ),
        steps=tuple(_case_step(step, chains[step.chain]) for step in file.steps),
        roadmap=RoadmapTerms(
            period="as long as the file says",
            capacity=file.capacity,
            max_wait=file.max_wait,
            penalties=tuple((party.id, party.penalty) for party in file.parties if party.penalty),
            assumed=True,
        ),
    )


def _issue(chain: str, steps: list[RoadmapFileStep]) -> Issue:
    names = (START, *(step.id for step in steps))
    options = tuple(Option(id=name, name=name.replace("_", " "), assumed=True) for name in names)
    return Issue(id=chain, name=chain.replace("_", " "), options=options)


def _exact(party: str, chains: dict[str, list[RoadmapFileStep]]) -> ExactPreferences:
    table = []
    for chain, steps in chains.items():
        levels, total = [(START, 0.0)], 0.0
        for step in steps:
            total += dict(step.worth).get(party, 0.0)
            levels.append((step.id, total))
        table.append((chain, tuple(levels)))
    return ExactPreferences(party=party, form="utility", table=tuple(table), assumed=True)


def _case_step(step: RoadmapFileStep, chain: list[RoadmapFileStep]) -> Step:
    place = chain.index(step)
    return Step(
        id=step.id,
        by=step.by,
        issue=step.chain,
        start=chain[place - 1].id if place else START,
        end=step.id,
        take_back=None if step.take_back == inf else step.take_back,
        verify=step.verify,
        after=step.after,
        not_before=step.not_before,
        assumed=True,
    )


def _step(step: RoadmapFileStep, place: dict[str, int]) -> RoadmapStep:
    return RoadmapStep(
        id=step.id,
        actors=tuple(place[party] for party in step.by),
        consent=tuple(place[party] for party in step.consent),
        take_back=step.take_back,
        verify=step.verify,
    )


def _table(steps: list[RoadmapFileStep], place: dict[str, int]) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    gains = np.zeros((len(place), len(steps) + 1))
    for level, step in enumerate(steps):
        for party, worth in step.worth:
            gains[place[party], level + 1] = worth
    return gains.cumsum(axis=1)


def _target(wanted: tuple[str, ...], positions: dict[str, tuple[int, int]], chains: int) -> State:
    levels = [0] * chains
    for name in wanted:
        if name not in positions:
            raise InputError(f"unknown step '{name}'; the file has {', '.join(positions)}")
        chain, level = positions[name]
        levels[chain] = max(levels[chain], level)
    return tuple(levels)
