"""Where do the sides stand?

A side's position on an issue is what all its statements of the latest round with a position on that issue allow:
offers, demands, red lines and commitments. Readings of one group are alternatives, so together they allow what any of
them does. Distance is counted in adjacent steps between the nearest positions; with more than two principals, the
largest of any pair.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any

import numpy as np
from numpy.typing import NDArray

from walkaway.case import Case, Issue, Level, Statement, Where
from walkaway.results import Shown, plain
from walkaway.space import OutcomeSpace, holds

__all__ = ["STATUS_RULES", "IssueScore", "Position", "Scorecard", "Unknown", "scorecard"]

STATUS_RULES = {
    "holding": "a commitment on the issue is made, kept or affirmed, and no cited positions stand apart",
    "agreed": "all principals' cited positions overlap",
    "agreed in words": "they overlap, but the parties read a word differently on this issue",
    "narrowing": "positions stand apart, and less far than in the round before",
    "widening": "positions stand apart, and further than in the round before",
    "stuck": "positions stand apart, and nothing cited shows movement since the round before",
    "unknown": "fewer than two principals have a cited position, or a position contradicts itself",
}
"""Each status and its rule."""
_POSITIONS = ("offer", "demand", "red_line", "commitment")
_STANDING = ("made", "kept", "affirmed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Position(Shown):
    """A side's position on an issue.

    Attributes:
        options: What its statements allow; empty where they contradict each other.
        statements: The statements.
        round: The round, or the date, they belong to.
        contradictory: Whether nothing satisfies all of them.
    """

    options: tuple[Level, ...]
    statements: tuple[str, ...]
    round: str = ""
    contradictory: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown(Shown):
    """No position is cited, and why."""

    unknown: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueScore(Shown):
    """Where the sides stand on one issue.

    Attributes:
        issue: The issue.
        positions: Each principal's position.
        earlier: Each principal's positions of the rounds before its latest, oldest first.
        distance: Adjacent steps between the nearest positions; None where positions are missing.
        movement: Change of the distance since the round before; None where positions then are not cited.
        status: One of `STATUS_RULES`.
        statements: Every statement the row rests on.
    """

    issue: str
    positions: Mapping[str, Position | Unknown]
    earlier: Mapping[str, tuple[Position, ...]]
    distance: float | None
    movement: float | None
    status: str
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scorecard(Shown):
    """Where the sides stand, issue by issue, in the order of the case."""

    issues: tuple[IssueScore, ...]

    def to_dict(self) -> list[Any]:
        """Return plain data, one entry an issue."""
        return [plain(issue) for issue in self.issues]

    def to_rows(self) -> list[dict[str, Any]]:
        """Return one row an issue."""
        return [plain(issue) for issue in self.issues]


def scorecard(case: Case, space: OutcomeSpace, left_out: frozenset[str] = frozenset()) -> Scorecard:
    """Return where the principals stand on every issue, without the positions of statements that are left out."""
    case = replace(case, statements=tuple(s for s in case.statements if s.id not in left_out))
    return Scorecard(issues=tuple(_score(issue, case, space) for issue in case.issues))


def _score(issue: Issue, case: Case, space: OutcomeSpace) -> IssueScore:
    found = {party: _statements(party, issue, case, space) for party in case.principals}
    moments = sorted({moment for statements in found.values() for _, moment, _ in statements})
    now = {party: _position(statements, issue, case, space, None) for party, statements in found.items()}
    distance = _distance(now, issue, space)
    movement = None
    if distance is not None and len(moments) > 1:
        before = {party: _position(statements, issue, case, space, moments[-1]) for party, statements in found.items()}
        earlier = _distance(before, issue, space)
        movement = None if earlier is None else round(distance - earlier, 9)
    commitments = _commitments(issue, case)
    statements = {s for position in now.values() if isinstance(position, Position) for s in position.statements}
    return IssueScore(
        issue=issue.id,
        positions=now,
        earlier={party: _earlier(statements, issue, case, space) for party, statements in found.items()},
        distance=distance,
        movement=movement,
        status=_status(issue, case, now, distance, movement, holding=bool(commitments)),
        statements=tuple(sorted(statements | commitments)),
    )


def _statements(
    party: str, issue: Issue, case: Case, space: OutcomeSpace
) -> list[tuple[Statement, str, NDArray[np.bool_]]]:
    """Return a party's statements with a position on an issue, each with its moment and a mask of what it allows."""
    result = []
    for statement in case.statements:
        if statement.kind in _POSITIONS and statement.party == party:
            allowed = _allowed(statement, issue, case, space)
            if allowed is not None:
                result.append((statement, case.moment(statement), allowed))
    return result


def _allowed(statement: Statement, issue: Issue, case: Case, space: OutcomeSpace) -> NDArray[np.bool_] | None:
    """Return a mask `[levels]` of what a statement allows on an issue; None where it takes no position there."""
    levels = space.levels[space.position(issue.id)]
    named: tuple[Level, ...] = ()
    if statement.package is not None:
        named = dict(statement.package.terms).get(issue.id, ())
    elif statement.commitment and (commitment := case.commitment(statement.commitment)) is not None:
        named = tuple(level for of, level in commitment.does if of == issue.id)
    elif statement.where is not None and issue.id in statement.where.issues:
        allowed = _projected(statement.where, issue, space)
        # A condition that every option of this issue can meet takes no position on it.
        return None if allowed[space.agreeable[space.position(issue.id)]].all() else allowed
    if not named:
        return None
    positions = [space.level_position(issue.id, level) for level in named]
    return np.asarray(np.isin(np.arange(len(levels)), positions))


def _projected(where: Where, issue: Issue, space: OutcomeSpace) -> NDArray[np.bool_]:
    """Return a mask of the levels of an issue that some outcome meeting the condition has."""
    others = {
        other.id: int(space.agreeable_levels(other.id)[0]) for other in space.issues if other.id not in where.issues
    }
    grid = space.grid(where.issues, others)
    column = space.position(issue.id)
    mask = np.zeros(len(space.levels[column]), dtype=np.bool_)
    mask[grid[holds(where, space, grid), column]] = True
    return mask


def _position(
    statements: list[tuple[Statement, str, NDArray[np.bool_]]],
    issue: Issue,
    case: Case,
    space: OutcomeSpace,
    earlier_than: str | None,
) -> Position | Unknown:
    """Return the position that the statements of the latest moment make, or the latest before a given moment."""
    standing = [entry for entry in statements if earlier_than is None or entry[1] < earlier_than]
    if not standing:
        return Unknown(unknown="no offer, demand, red line or commitment of this party on this issue is cited")
    latest = max(moment for _, moment, _ in standing)
    chosen = [entry for entry in standing if entry[1] == latest]
    allowed = np.ones(len(space.levels[space.position(issue.id)]), dtype=np.bool_)
    groups: dict[str, dict[str, NDArray[np.bool_]]] = {}
    for statement, _, mask in chosen:
        owner = case.reading_of(statement.id)
        if owner is None:
            allowed &= mask
        else:
            readings = groups.setdefault(owner[0].id, {})
            readings[owner[1].id] = readings.get(owner[1].id, np.ones_like(mask)) & mask
    for readings in groups.values():
        allowed &= np.any(list(readings.values()), axis=0)
    levels = space.levels[space.position(issue.id)]
    round_name = next((s.round for s, _, _ in chosen if s.round), "") or latest
    return Position(
        options=tuple(level for level, ok in zip(levels, allowed, strict=True) if ok),
        statements=tuple(sorted(statement.id for statement, _, _ in chosen)),
        round=round_name,
        contradictory=not allowed.any(),
    )


def _earlier(
    statements: list[tuple[Statement, str, NDArray[np.bool_]]], issue: Issue, case: Case, space: OutcomeSpace
) -> tuple[Position, ...]:
    """Return the positions before the latest one, oldest first."""
    moments = sorted({moment for _, moment, _ in statements})
    found = (_position(statements, issue, case, space, moment) for moment in moments[1:])
    return tuple(position for position in found if isinstance(position, Position))


def _distance(positions: Mapping[str, Position | Unknown], issue: Issue, space: OutcomeSpace) -> float | None:
    known = [p.options for p in positions.values() if isinstance(p, Position)]
    if len(known) < 2 or len(known) < len(positions) or not all(known):
        return None
    numbers = [np.array([space.level_position(issue.id, level) for level in options]) for options in known]
    pairs = (
        min(float(space.steps_between(issue.id, first, int(level)).min()) for level in second)
        for first, second in combinations(numbers, 2)
    )
    return round(max(pairs), 9)


def _shared(positions: Mapping[str, Position | Unknown]) -> bool:
    """Return whether some option is in every position: three can overlap two by two and have none in common."""
    return bool(set.intersection(*(set(p.options) for p in positions.values() if isinstance(p, Position))))


def _commitments(issue: Issue, case: Case) -> set[str]:
    """Return the statements behind the commitments that stand on an issue."""
    found: set[str] = set()
    for commitment in case.commitments:
        if commitment.status in _STANDING and any(of == issue.id for of, _ in commitment.does):
            found.update(s.id for s in case.statements if s.commitment == commitment.id)
            found.update(statement for entry in commitment.history for statement in entry.because)
    return found


def _status(
    issue: Issue,
    case: Case,
    positions: Mapping[str, Position | Unknown],
    distance: float | None,
    movement: float | None,
    *,
    holding: bool,
) -> str:
    if any(isinstance(p, Position) and p.contradictory for p in positions.values()):
        return "unknown"
    if holding and not distance:
        return "holding"
    if distance is None:
        return "unknown"
    if distance == 0 and _shared(positions):
        return "agreed in words" if any(term.issue == issue.id for term in case.terms) else "agreed"
    if movement is None or movement == 0:
        return "stuck"
    return "narrowing" if movement < 0 else "widening"
