"""What a statement says about a party's preferences, as margins.

A margin is the number that the likelihood is a function of: how much better than no deal an offered package is, how
much an issue outweighs another. A margin is worked out once for a set of draws; noise and hold-out only enter
afterwards.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from walkaway.beliefs.worlds import World
from walkaway.case import ANY_DEAL, NO_DEAL, Case, Package, Statement, Where
from walkaway.errors import CaseError, Fault
from walkaway.space import AdditiveUtility, Completion, OutcomeSpace, PartyDraws, completions, holds
from walkaway.space.completions import meanings
from walkaway.space.conditions import is_empty

__all__ = ["Claim", "Margins", "claim_of"]

Margins = tuple[NDArray[np.float64], ...]
"""One array `[completions, D]` for each package the statement may speak of; each package counts alike."""
_CHUNK = 4_000_000


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement's content in one world.

    Attributes:
        statement: The statement.
        packages: What it speaks of: the package offered, accepted or refused, or the package a demand was made against.
    """

    statement: Statement
    packages: tuple[Package, ...] = ()

    @property
    def key(self) -> tuple[str, tuple[Package, ...]]:
        """What tells it from other claims; equal in every world where the content is the same."""
        return self.statement.id, self.packages


def claim_of(statement: Statement, world: World, case: Case, space: OutcomeSpace) -> Claim | None:
    """Return what a statement claims in a world; None where it claims nothing there."""
    if not statement.moves_beliefs or statement.id in world.silent:
        return None
    if statement.where is not None and _says_nothing(statement.where, space):
        return None
    if statement.kind == "demand":
        return Claim(statement, _demanded_against(statement, world, case))
    if statement.of:
        packages = tuple(package for _, package in world.packages(case, statement.of))
        return Claim(statement, packages) if packages else None
    if statement.package is not None:
        meaning = world.meaning(statement.id)
        return Claim(statement, (meaning,)) if meaning is not None else None
    if statement.over is not None and any(
        isinstance(side, Package) and not meanings(side, space) for side in statement.over
    ):
        return None
    return Claim(statement)


def _says_nothing(where: Where, space: OutcomeSpace) -> bool:
    """Return whether dropped options empty a condition: no level left meets a clause, or every deal left meets all."""
    return is_empty(where, space) or (bool(space.dropped) and len(_breaches(where, space)) == 0)


def _demanded_against(statement: Statement, world: World, case: Case) -> tuple[Package, ...]:
    """Return the package a demand was made against: as declared, else the other side's last package of that round."""
    if statement.against:
        return tuple(package for _, package in world.packages(case, statement.against))
    if not statement.round:
        return ()
    others = [
        (case.date(s), package)
        for s in case.statements
        if s.kind == "offer"
        and s.round == statement.round
        and s.party != statement.party
        and s.party in case.principals
        and (package := world.meaning(s.id)) is not None
    ]
    latest = max((date for date, _ in others), default="")
    return tuple(package for date, package in others if date == latest)


def margins(claim: Claim, draws: PartyDraws, case: Case, space: OutcomeSpace) -> Margins:
    """Return the margins of a claim under every draw."""
    statement = claim.statement
    if statement.kind == "demand":
        return _demand(claim, draws, case, space)
    if statement.kind == "red_line":
        return (_red_line(statement, draws, case, space),)
    if statement.kind == "preference":
        return (_preference(statement, draws, space),)
    if statement.kind == "priority":
        return (_priority(statement, draws, space),)
    if statement.kind == "patience":
        return (draws.discount[np.newaxis],)
    return tuple(expected(draws, completions(package, space)) - draws.reservation for package in claim.packages)


def expected(draws: PartyDraws, completion: Completion) -> NDArray[np.float64]:
    """Return the utility of every completion, `[completions, D]`; the mean over branches of a lottery."""
    count, branches, issues = completion.outcomes.shape
    values = draws.utility.values(completion.outcomes.reshape(-1, issues)).T
    if branches == 1:
        return np.asarray(values)
    return np.asarray(np.tensordot(completion.chances, values.reshape(count, branches, -1), axes=(0, 1)))


def _feasible(case: Case, space: OutcomeSpace, outcomes: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Return a mask of the outcomes that no constraint forbids."""
    mask = np.ones(len(outcomes), dtype=np.bool_)
    for constraint in case.constraints:
        mask &= ~holds(constraint.never, space, outcomes)
    return mask


def _violations(statement: Statement, space: OutcomeSpace) -> NDArray[np.int64]:
    """Return the outcomes, over the issues of a condition, that violate it; other columns hold any level."""
    assert statement.where is not None
    broken = _breaches(statement.where, space)
    if len(broken) == 0:
        raise CaseError(
            [
                Fault(
                    message=f"every deal meets the condition of '{statement.id}', so it says nothing",
                    where=("statements", statement.id, "where"),
                    mend="name a level that some deal does not have",
                )
            ]
        )
    return broken


def _breaches(where: Where, space: OutcomeSpace) -> NDArray[np.int64]:
    grid = _over(where.issues, space)
    return grid[~holds(where, space, grid)]


def _over(issues: tuple[str, ...], space: OutcomeSpace) -> NDArray[np.int64]:
    """Return the combinations of agreeable levels over some issues; other columns hold the first agreeable level."""
    others = {issue.id: int(space.agreeable_levels(issue.id)[0]) for issue in space.issues if issue.id not in issues}
    return space.grid(issues, others)


def _demand(claim: Claim, draws: PartyDraws, case: Case, space: OutcomeSpace) -> Margins:
    """Return the gain of the best package that violates the demand and equals x elsewhere, a completion of x a row."""
    statement = claim.statement
    assert statement.where is not None
    broken = _violations(statement, space)
    on = [space.position(issue) for issue in statement.where.issues]
    bases = claim.packages or (_anything(statement.where, space),)
    result = []
    for base in bases:
        completion = completions(base, space)
        if isinstance(draws.utility, AdditiveUtility) and not case.constraints:
            off = [column for column in range(len(space.issues)) if column not in on]
            best = draws.utility.part(broken, on).max(axis=1)
            rest = draws.utility.part(completion.outcomes.reshape(-1, len(space.issues)), off).T
            if len(completion.chances) > 1:
                rest = np.tensordot(completion.chances, rest.reshape(*completion.outcomes.shape[:2], -1), axes=(0, 1))
            result.append(best + rest - draws.reservation)
        else:
            result.append(_demand_by_enumeration(completion, broken, on, draws, case, space))
    return tuple(result)


def _anything(where: Where, space: OutcomeSpace) -> Package:
    """Return the package that names any violating level and leaves the other issues open."""
    return Package(
        terms=tuple(
            (issue, (space.levels[space.position(issue)][int(space.agreeable_levels(issue)[0])],))
            for issue in where.issues
        ),
        rest="open",
    )


def _demand_by_enumeration(
    completion: Completion, broken: NDArray[np.int64], on: list[int], draws: PartyDraws, case: Case, space: OutcomeSpace
) -> NDArray[np.float64]:
    rows = []
    for branches in completion.outcomes:
        tried = np.repeat(branches[np.newaxis], len(broken), axis=0)
        tried[:, :, on] = broken[:, np.newaxis, on]
        feasible = _feasible(case, space, tried.reshape(-1, len(space.issues))).reshape(tried.shape[:2]).all(axis=1)
        if not feasible.any():
            continue
        rows.append(expected(draws, Completion(tried[feasible], completion.chances)).max(axis=0) - draws.reservation)
    return np.array(rows) if rows else np.full((1, draws.count), -np.inf)


def _red_line(statement: Statement, draws: PartyDraws, case: Case, space: OutcomeSpace) -> NDArray[np.float64]:
    """Return the gain of the best outcome that violates the line; issues that no statement names stay at no deal."""
    assert statement.where is not None
    named = case.named_issues()
    free = [issue.id for issue in space.issues if issue.id in named or space.no_deal_level(issue.id) is None]
    if isinstance(draws.utility, AdditiveUtility) and not case.constraints:
        on = [space.position(issue) for issue in statement.where.issues]
        best = draws.utility.part(_violations(statement, space), on).max(axis=1)
        for column, issue in enumerate(space.issues):
            if column in on:
                continue
            level = space.no_deal_level(issue.id)
            if issue.id in free or level is None:
                best = best + draws.utility.best(column)
            else:
                best = best + draws.utility.table[space.offsets[column] + level]
        return np.asarray(best - draws.reservation)[np.newaxis]
    _violations(statement, space)
    outcomes = space.grid({*free, *statement.where.issues})
    outcomes = outcomes[~holds(statement.where, space, outcomes) & _feasible(case, space, outcomes)]
    size = max(1, _CHUNK // draws.count)
    best = np.full(draws.count, -np.inf)
    for start in range(0, len(outcomes), size):
        best = np.maximum(best, draws.utility.values(outcomes[start : start + size]).max(axis=1))
    return np.asarray(best - draws.reservation)[np.newaxis]


def _preference(statement: Statement, draws: PartyDraws, space: OutcomeSpace) -> NDArray[np.float64]:
    """Return the difference of the two sides' utilities, for every pair of their completions."""
    assert statement.over is not None
    named = statement.named_issues()
    better, worse = (_side(side, named, draws, space) for side in statement.over)
    return (better[:, np.newaxis] - worse[np.newaxis]).reshape(-1, draws.count)


def _side(side: Package | str, named: frozenset[str], draws: PartyDraws, space: OutcomeSpace) -> NDArray[np.float64]:
    """Return the utility of one side of a preference, `[completions, D]`."""
    if side == NO_DEAL:
        return draws.reservation[np.newaxis]
    if side == ANY_DEAL:
        return _any_deal(draws, space)[np.newaxis]
    assert isinstance(side, Package)
    parts = [expected(draws, completions(_alike(meaning, named, space), space)) for meaning in meanings(side, space)]
    return np.concatenate(parts)


def _any_deal(draws: PartyDraws, space: OutcomeSpace) -> NDArray[np.float64]:
    """Return the mean utility of all agreeable outcomes, `[D]`."""
    if isinstance(draws.utility, AdditiveUtility):
        return np.asarray(sum(draws.utility.mean(column) for column in range(len(space.issues))))
    return np.asarray(expected(draws, completions(Package(terms=(), rest="open"), space)).mean(axis=0))


def _alike(package: Package, named: frozenset[str], space: OutcomeSpace) -> Package:
    """Fix the issues that neither side names and that have no level without a deal: both sides are alike there."""
    filled = tuple(
        (issue.id, (space.levels[column][int(space.agreeable_levels(issue.id)[0])],))
        for column, issue in enumerate(space.issues)
        if issue.id not in named and space.no_deal_level(issue.id) is None
    )
    return replace(package, terms=package.terms + filled)


def _priority(statement: Statement, draws: PartyDraws, space: OutcomeSpace) -> NDArray[np.float64]:
    """Return by how much the first issue outweighs the second, or each of the others, `[others, D]`."""
    assert statement.over_issues is not None
    first, second = statement.over_issues
    others = [issue.id for issue in space.issues if issue.id != first] if second == "rest" else [second]
    rows = [space.position(issue) for issue in others]
    return np.asarray(draws.weights[space.position(first)] - draws.weights[rows])
