"""A roadmap problem as numbers: chains of steps, and what every party gets in every state.

A state is a row of whole numbers, the level of every chain; 0 is where things stand. Step number l of a chain (counted
from 1) lifts it from level l - 1 to level l. ``docs/theory/roadmaps.md`` tells how time, detection and breakdown work.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from math import inf, isfinite, prod
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from walkaway.errors import InputError

__all__ = ["AdditiveFlow", "Flow", "Precedence", "RoadmapProblem", "RoadmapStep", "State", "TableFlow"]

State = tuple[int, ...]
"""The level of every chain."""


class Flow(Protocol):
    """What every party gets in a period, in any state."""

    def values(self, states: NDArray[np.integer]) -> NDArray[np.float64]:
        """Return utilities ``[P, N]`` of states ``[N, chains]``."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class AdditiveFlow:
    """A sum over chains of what each level is worth.

    Attributes:
        tables: For each chain what every party gets from its levels, ``[P, levels]``.

    Examples:
        >>> flow = AdditiveFlow(tables=(np.array([[0.0, -0.2], [0.0, 0.5]]), np.array([[0.0, 0.6], [0.0, -0.3]])))
        >>> flow.values(np.array([[0, 0], [1, 1]])).round(10).tolist()
        [[0.0, 0.4], [0.0, 0.2]]
    """

    tables: tuple[NDArray[np.float64], ...]

    def values(self, states: NDArray[np.integer]) -> NDArray[np.float64]:
        """Return utilities ``[P, N]`` of states ``[N, chains]``."""
        total = np.zeros((self.tables[0].shape[0], len(states)))
        for chain, table in enumerate(self.tables):
            total += table[:, states[:, chain]]
        return total


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TableFlow:
    """Any utilities, one number for every state.

    Attributes:
        table: What every party gets, ``[P, levels of chain 0, levels of chain 1, …]``.
    """

    table: NDArray[np.float64]

    def values(self, states: NDArray[np.integer]) -> NDArray[np.float64]:
        """Return utilities ``[P, N]`` of states ``[N, chains]``."""
        return np.asarray(self.table[(slice(None), *np.asarray(states).T)])


@dataclass(frozen=True, slots=True, kw_only=True)
class RoadmapStep:
    """One step of a chain.

    Attributes:
        id: Short name.
        actors: Positions of the parties whose action it is; each can withhold it and take it back.
        consent: Positions of parties who must agree: each can withhold it, and cannot take it back.
        take_back: Periods that taking it back needs, a whole number from 0 up, or infinity for never.
        verify: Periods until it is verified, a whole number from 1 up.

    Raises:
        InputError: A time is not such a number, or nobody acts.
    """

    id: str
    actors: tuple[int, ...]
    consent: tuple[int, ...] = ()
    take_back: float = inf
    verify: int = 1

    def __post_init__(self) -> None:
        """Check the times and the owners."""
        if not self.actors:
            raise InputError(f"step {self.id!r} has no owner; name the party whose action it is")
        if self.verify < 1 or self.verify != int(self.verify):
            raise InputError(f"step {self.id!r} takes {self.verify} periods to verify; write a whole number from 1 up")
        if not (self.take_back == inf or (self.take_back >= 0 and self.take_back == int(self.take_back))):
            raise InputError(
                f"step {self.id!r} takes {self.take_back} periods to take back; "
                "write a whole number from 0 up, or never"
            )

    @property
    def owners(self) -> tuple[int, ...]:
        """Everybody who can withhold it: those who act, and those who must consent."""
        return tuple(dict.fromkeys((*self.actors, *self.consent)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Precedence:
    """A step that must come before another of a different chain.

    Attributes:
        before: Chain and number (from 1) of the earlier step.
        after: Chain and number (from 1) of the later step.
        strict: Whether an earlier stage is needed; if not, the same stage will do.
    """

    before: tuple[int, int]
    after: tuple[int, int]
    strict: bool = True


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RoadmapProblem:
    """Where things stand, which steps there are, and what every party makes of every state.

    Attributes:
        parties: Ids of the parties.
        chains: The steps of each chain, the first one first.
        chain_names: What each chain moves (an issue id); ``1``, ``2``, … where none are given.
        flow: What every party gets in a period in any state.
        discount: Each party's discount factor of a period, above 0 and below 1.
        reservation: Each party's value of no deal, on the scale of the flow.
        shift: What each party has besides in every period after a breakdown.
        penalty: What each party loses in every period after a breakdown that it caused.
        precedence: Steps that must come before others.
        capacity: The most steps of one stage.
        max_wait: The most empty stages in a row.
        target: The state to reach; None for any end state.
        no_end: Which states ``[N, chains]`` no plan may lead to, as a mask ``[N]``: those that no deal can have. Plans
            may pass through them, and may leave everything as it stands. None for none.
        terminal: What each party has for ever at the target, in place of its flow there; None for the flow.

    Raises:
        InputError: A number is missing or not finite, a discount factor is not between 0 and 1, precedence runs in a
            circle, or the target is where things stand or out of reach.
    """

    parties: tuple[str, ...]
    chains: tuple[tuple[RoadmapStep, ...], ...]
    chain_names: tuple[str, ...] = field(default=())
    flow: Flow
    discount: tuple[float, ...]
    reservation: tuple[float, ...]
    shift: tuple[float, ...] = ()
    penalty: tuple[float, ...] = ()
    precedence: tuple[Precedence, ...] = ()
    capacity: int = 1
    max_wait: int = 0
    target: State | None = None
    no_end: Callable[[NDArray[np.integer]], NDArray[np.bool_]] | None = None
    terminal: tuple[float, ...] | None = None

    def __post_init__(self) -> None:
        """Fill in what may be left out, and check what is there."""
        zeros = (0.0,) * len(self.parties)
        if not self.shift:
            object.__setattr__(self, "shift", zeros)
        if not self.penalty:
            object.__setattr__(self, "penalty", zeros)
        if not self.chain_names:
            object.__setattr__(self, "chain_names", tuple(str(number + 1) for number in range(len(self.chains))))
        _check_numbers(self)
        _check_steps(self)
        if self.target is not None:
            _check_target(self, self.target)
        elif self.terminal is not None:
            raise InputError("a terminal value needs a target; without one every state may be the end")

    @property
    def start(self) -> State:
        """Where things stand."""
        return (0,) * len(self.chains)

    @property
    def full(self) -> State:
        """The state in which every step is done."""
        return tuple(len(chain) for chain in self.chains)

    @property
    def state_count(self) -> int:
        """Number of states, those that precedence rules out included; an exact whole number."""
        return prod(len(chain) + 1 for chain in self.chains)

    def step(self, chain: int, number: int) -> RoadmapStep:
        """Return step ``number`` (from 1) of a chain."""
        return self.chains[chain][number - 1]


def _check_numbers(problem: RoadmapProblem) -> None:
    if not problem.parties:
        raise InputError("a roadmap needs at least one party")
    count = len(problem.parties)
    numbers = {
        "discount": problem.discount,
        "reservation": problem.reservation,
        "shift": problem.shift,
        "penalty": problem.penalty,
    }
    if problem.terminal is not None:
        numbers["terminal"] = problem.terminal
    for name, values in numbers.items():
        if len(values) != count or not all(isfinite(value) for value in values):
            raise InputError(f"{name} must hold one finite number for each of the {count} parties, not {values}")
    for party, value in zip(problem.parties, problem.discount, strict=True):
        if not 0 < value < 1:
            raise InputError(
                f"the discount factor of {party} is {value:g}; write a number above 0 and below 1 "
                "(0.999 for a party that hardly minds waiting, 0.001 for one that only minds today)"
            )
    if any(value < 0 for value in problem.penalty):
        raise InputError(f"a penalty is what breaking down costs: write numbers from 0 up, not {problem.penalty}")
    if problem.capacity < 1 or problem.max_wait < 0:
        raise InputError("capacity must be at least 1, and max_wait at least 0")


def _check_steps(problem: RoadmapProblem) -> None:
    if len(problem.chain_names) != len(problem.chains):
        raise InputError(f"{len(problem.chains)} chains need as many names, not {len(problem.chain_names)}")
    ids = [step.id for chain in problem.chains for step in chain]
    if repeated := [name for name in ids if ids.count(name) > 1]:
        raise InputError(f"two steps are called {repeated[0]!r}; every step needs a name of its own")
    known = range(len(problem.parties))
    for chain in problem.chains:
        for step in chain:
            if strangers := [party for party in step.owners if party not in known]:
                raise InputError(
                    f"step {step.id!r} is owned by party {strangers[0]}, and there are {len(known)} parties"
                )
    for rule in problem.precedence:
        for chain_number, number in (rule.before, rule.after):
            if not (0 <= chain_number < len(problem.chains) and 1 <= number <= len(problem.chains[chain_number])):
                raise InputError(f"precedence names step {number} of chain {chain_number}, and there is none")
    if circle := _circle(problem):
        raise InputError(f"steps wait for each other in a circle: {' → '.join(circle)}; leave out one of these orders")


def _circle(problem: RoadmapProblem) -> list[str]:
    """Return the ids of steps that wait for each other, in order; none where all can be done."""
    done = set[tuple[int, int]]()
    waiting = {(chain, n + 1) for chain, steps in enumerate(problem.chains) for n in range(len(steps))}
    needs: dict[tuple[int, int], set[tuple[int, int]]] = {
        place: {(place[0], place[1] - 1)} if place[1] > 1 else set() for place in waiting
    }
    for rule in problem.precedence:
        needs[rule.after].add(rule.before)
    while free := {place for place in waiting if needs[place] <= done}:
        done |= free
        waiting -= free
    if not waiting:
        return []
    path = [min(waiting)]
    while path[-1] not in path[:-1]:
        path.append(min(needs[path[-1]] & waiting))
    circle = path[path.index(path[-1]) :]
    return [problem.step(*place).id for place in reversed(circle)]


def _check_target(problem: RoadmapProblem, target: State) -> None:
    if len(target) != len(problem.chains) or any(
        not 0 <= level <= len(chain) for level, chain in zip(target, problem.chains, strict=False)
    ):
        raise InputError(f"the target {target} is out of reach: the chains end at {problem.full}")
    if target == problem.start:
        raise InputError("the target is where things stand; name a state that differs on at least one issue")
    if outside := _needed_outside(problem, target):
        raise InputError(f"the target is out of reach: it needs step {outside!r} first, which it does not hold")


def _needed_outside(problem: RoadmapProblem, target: Sequence[int]) -> str:
    """Return the id of a step that must come before one of the target and is not part of it; may be empty."""
    for rule in problem.precedence:
        if rule.after[1] <= target[rule.after[0]] and rule.before[1] > target[rule.before[0]]:
            return problem.step(*rule.before).id
    return ""
