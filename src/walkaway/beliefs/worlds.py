"""Which accounts could be true together.

A world picks one reading of every group, and one meaning of every package that names several options. Within a world
every offer, refusal and demand speaks of one definite content.
"""

from dataclasses import dataclass
from itertools import product
from math import prod

from walkaway.case import Case, Package, Reading, ReadingGroup, Statement
from walkaway.errors import CaseError, Fault
from walkaway.space import OutcomeSpace, meanings

__all__ = ["MAX_WORLDS", "World", "worlds"]

MAX_WORLDS = 64
"""More combinations of readings than this are refused."""


@dataclass(frozen=True, slots=True)
class World:
    """One combination of readings and meanings.

    Attributes:
        readings: Group id and the id of its true reading.
        meanings: Statement id and the one package it means, for every statement in play that carries a package.
        silent: Statements that are not in play: those of other readings, and those that dropped options leave empty.
        prior: Prior weight; the priors of all worlds sum to 1.
    """

    readings: tuple[tuple[str, str], ...]
    meanings: tuple[tuple[str, Package], ...]
    silent: frozenset[str]
    prior: float

    def meaning(self, statement_id: str) -> Package | None:
        """Return what a statement's package means here, or None."""
        return dict(self.meanings).get(statement_id)

    def reading(self, group_id: str) -> str | None:
        """Return the true reading of a group, or None."""
        return dict(self.readings).get(group_id)

    def packages(self, case: Case, reference: str) -> tuple[tuple[str, Package], ...]:
        """Return the statements in play, and their packages, that a statement or group id stands for here."""
        found = ((s.id, self.meaning(s.id)) for s in case.offers_behind(reference))
        return tuple((statement, package) for statement, package in found if package is not None)


def worlds(case: Case, space: OutcomeSpace) -> tuple[World, ...]:
    """Return every world, in an order that does not depend on the file's.

    Raises:
        CaseError: there are more than `MAX_WORLDS`.
    """
    groups = [
        (group, standing)
        for group in sorted(case.readings, key=lambda group: group.id)
        if (standing := _standing_readings(group, case, space))
    ]
    result: list[World] = []
    for choice in product(*(standing for _, standing in groups)):
        chosen = tuple((group.id, reading.id) for (group, _), reading in zip(groups, choice, strict=True))
        prior = 1.0
        for (_, standing), reading in zip(groups, choice, strict=True):
            prior *= reading.weight / sum(other.weight for other in standing)
        result.extend(_split(chosen, prior, case, space, MAX_WORLDS - len(result)))
    return tuple(result)


def _standing_readings(group: ReadingGroup, case: Case, space: OutcomeSpace) -> tuple[Reading, ...]:
    """Return the readings that dropped options leave possible, sorted by id."""

    def possible(reading: Reading) -> bool:
        statements = (case.statement(statement) for statement in reading.statements)
        return all(s is None or s.package is None or meanings(s.package, space) for s in statements)

    return tuple(sorted((reading for reading in group.readings if possible(reading)), key=lambda reading: reading.id))


def _split(
    chosen: tuple[tuple[str, str], ...], prior: float, case: Case, space: OutcomeSpace, most: int
) -> list[World]:
    """Return the worlds of one choice of readings: one for every combination of meanings, in equal shares.

    Raises:
        CaseError: there are more than `most`.
    """
    silent = {s.id for s in case.statements if not _in_play(s, chosen, case)}
    carriers = sorted((s for s in case.statements if s.package is not None and s.id not in silent), key=lambda s: s.id)
    options: list[tuple[str, tuple[Package, ...]]] = []
    for statement in carriers:
        assert statement.package is not None
        possible = meanings(statement.package, space)
        if possible:
            options.append((statement.id, possible))
        else:
            silent.add(statement.id)
    if prod(len(possible) for _, possible in options) > most:
        fault = Fault(
            message=f"more than {MAX_WORLDS} combinations of readings",
            where=("readings",),
            mend="join readings, or name one option where several are named",
        )
        raise CaseError([fault])
    combinations = list(product(*(possible for _, possible in options)))
    names = [statement for statement, _ in options]
    return [
        World(
            readings=chosen,
            meanings=tuple(zip(names, combination, strict=True)),
            silent=frozenset(silent),
            prior=prior / len(combinations),
        )
        for combination in combinations
    ]


def _in_play(statement: Statement, chosen: tuple[tuple[str, str], ...], case: Case) -> bool:
    owner = case.reading_of(statement.id)
    return owner is None or (owner[0].id, owner[1].id) in chosen
