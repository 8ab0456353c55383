"""From a roadmap file to a roadmap problem."""

from dataclasses import replace

import numpy as np

from walkaway.errors import InputError
from walkaway.formats.roadmap_file import RoadmapFile, RoadmapFileStep
from walkaway.roadmap.problem import AdditiveFlow, Precedence, RoadmapProblem, RoadmapStep, State

__all__ = ["problem_of_file"]


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
