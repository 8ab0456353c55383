"""Which deals had a chance?

Each package of the headline set, with every side's probability of gaining from it. Parties are independent given the
true account of what was said, so the chance that all gain is the product of the sides' chances under each account,
averaged over the accounts.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from walkaway.analysis.candidates import MOST_PACKAGES, candidates
from walkaway.analysis.deals import TOLERANCE, deal_parties, needed, smallest_gains
from walkaway.analysis.estimates import from_replicates
from walkaway.analysis.outcome_sets import headline_set
from walkaway.analysis.view import View
from walkaway.beliefs import Replicates, World
from walkaway.case import Level
from walkaway.results import GAIN, SHARE, Estimate, Finding, Shown, plain
from walkaway.space import Draws, completions

__all__ = ["MOST_PACKAGES", "PackageChance", "Packages", "chances", "mean_gains", "packages", "said_by"]

_CHUNK = 2_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageChance(Shown):
    """One package and its chances.

    Attributes:
        outcome: The package, one level for every issue.
        said_by: Statements that put it forward, accepted or refused it under some account; empty where nobody has said
            it.
        acceptable: Each party's probability of gaining from it.
        acceptable_to_all: Probability that everybody who must agree gains.
        gain: Each party's mean gain over no deal, on its own scale; negative where it loses.
        tied_with: Places in this list, from 0, of the packages that two standard errors do not tell apart from it.
    """

    outcome: Mapping[str, Level]
    said_by: tuple[str, ...]
    acceptable: Mapping[str, Estimate] = field(metadata=SHARE)
    acceptable_to_all: Estimate = field(metadata=SHARE)
    gain: Mapping[str, Estimate] = field(metadata=GAIN)
    tied_with: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class Packages(Finding):
    """The packages of the headline set, best first.

    Attributes:
        packages: The packages.
        looked_at: How many there are in all.
        search: How these were found, in words, where not every package was compared; else empty.
    """

    packages: tuple[PackageChance, ...]
    looked_at: int
    search: str = ""

    def to_rows(self) -> list[dict[str, Any]]:
        """Return one row a package."""
        return [plain(package) for package in self.packages]


@dataclass(frozen=True, slots=True, eq=False)
class Chances:
    """Chances of many outcomes at once.

    Attributes:
        by_party: Party id and the probability of gaining, `[N, 1 + blocks]`.
        to_all: The probability that all who must agree gain, `[N, 1 + blocks]`.
        to_all_by_world: The same in every world, `[worlds, N, 1 + blocks]`.
    """

    by_party: Mapping[str, NDArray[np.float64]]
    to_all: NDArray[np.float64]
    to_all_by_world: NDArray[np.float64]


def chances(view: View, outcomes: NDArray[np.int64]) -> Chances:
    """Return the chances of outcomes `[N, issues]` for every modelled party."""
    posterior = view.posterior()
    by_world = {party: _by_world(view, party, outcomes) for party in view.case.modelled}
    product = np.ones_like(next(iter(by_world.values())))
    for party in deal_parties(view.case):
        mask = needed(view.case, view.space, party, outcomes)[np.newaxis, :, np.newaxis]
        product = product * np.where(mask, by_world[party], 1.0)
    return Chances(
        by_party={party: posterior.average(values).values for party, values in by_world.items()},
        to_all=posterior.average(product).values,
        to_all_by_world=product,
    )


def _by_world(view: View, party: str, outcomes: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return a party's probability of gaining from each outcome in each world, `[worlds, N, 1 + blocks]`."""
    parts = []
    # A large set is looked at piece by piece: whether each outcome gains in each draw would not fit in memory.
    size = max(1, _CHUNK // view.beliefs.count)
    for start in range(0, max(1, len(outcomes)), size):
        piece = outcomes[start : start + size]

        def quantity(draws: Draws, _: World, piece: NDArray[np.int64] = piece) -> NDArray[np.float64]:
            return _accepts(draws, party, piece, view.min_gain)

        parts.append(view.posterior().by_world(quantity, [party]))
    return np.concatenate(parts, axis=1)


def _accepts(draws: Draws, party: str, outcomes: NDArray[np.int64], min_gain: float) -> NDArray[np.float64]:
    """Return whether a party gains, `[N, D]`; the latest answer is kept, for worlds that share draws ask in turn."""
    key = ("accepts", party)
    asked = (outcomes.tobytes(), min_gain)
    if draws.memo.get(key, (None,))[0] == asked:
        return np.asarray(draws.memo[key][1])
    found = (min_gain - TOLERANCE <= draws.parties[party].gains(outcomes).T).astype(np.float64)
    draws.memo[key] = asked, found
    return found


def packages(view: View) -> Packages:
    """Return the packages of the headline set with their chances, best first."""
    among = headline_set(view.case, view.space)
    found = candidates(view, among)
    outcomes = found.outcomes
    now = chances(view, outcomes)
    before = None if view.beliefs.exact else chances(view.prior(), outcomes)
    said = said_by(view)
    order = np.array(
        [
            row
            for place, row in enumerate(_best_first(view, outcomes, now))
            if place < MOST_PACKAGES or _key(outcomes[row]) in said
        ],
        dtype=np.int64,
    )
    ties = _ties(now.to_all[order])
    gains = {party: mean_gains(view, party, outcomes[order]) for party in view.case.modelled}
    entries = [
        PackageChance(
            outcome=view.space.describe(outcomes[row]),
            said_by=said.get(_key(outcomes[row]), ()),
            acceptable={
                party: _estimate(values[row], None if before is None else before.by_party[party][row])
                for party, values in now.by_party.items()
            },
            acceptable_to_all=_estimate(now.to_all[row], None if before is None else before.to_all[row]),
            gain={party: estimates[place] for party, estimates in gains.items()},
            tied_with=ties[place],
        )
        for place, row in enumerate(order)
    ]
    return Packages(
        method=view.beliefs.method,
        packages=tuple(entries),
        looked_at=among.size if found.how else len(outcomes),
        search=found.how,
    )


def _best_first(view: View, outcomes: NDArray[np.int64], now: Chances) -> NDArray[np.int64]:
    """Return the rows of the outcomes, best first; of equal ones the one whose least satisfied party gains most."""
    alike = np.zeros(len(outcomes))
    if view.beliefs.exact:  # with known preferences a chance is 0 or 1, and nearly all are equal
        alike = smallest_gains(view.case, view.beliefs.prior, outcomes)[:, 0]
    keys = (-np.round(alike, 10), -np.round(now.to_all[:, 0], 10))
    return np.lexsort(keys)


def mean_gains(view: View, party: str, outcomes: NDArray[np.int64]) -> list[Estimate]:
    """Return a party's mean gain over no deal from each outcome, on its own scale."""

    def quantity(draws: Draws, _: World) -> NDArray[np.float64]:
        return np.asarray(draws.parties[party].gains(outcomes).T)

    now = view.posterior().mean(quantity, [party])
    before = None if view.beliefs.exact else view.prior().posterior().mean(quantity, [party])
    return [_estimate(now.values[row], None if before is None else before.values[row]) for row in range(len(outcomes))]


def _estimate(values: NDArray[np.float64], before: NDArray[np.float64] | None) -> Estimate:
    return from_replicates(Replicates(values), None if before is None else Replicates(before))


def _key(outcome: NDArray[np.int64]) -> tuple[int, ...]:
    return tuple(int(level) for level in outcome)


def said_by(view: View) -> dict[tuple[int, ...], tuple[str, ...]]:
    """Return, for every definite package of a principal, the statements that carry it under some account."""
    found: dict[tuple[int, ...], set[str]] = {}
    for world in view.beliefs.evidence.worlds:
        for statement_id, package in world.meanings:
            statement = view.case.statement(statement_id)
            assert statement is not None
            completion = completions(package, view.space)
            if statement.party in view.case.principals and completion.is_definite:
                found.setdefault(_key(completion.outcome), set()).add(statement_id)
    return {key: tuple(sorted(statements)) for key, statements in found.items()}


def _ties(to_all: NDArray[np.float64]) -> list[tuple[int, ...]]:
    """Return for each package the others that two standard errors of the difference do not tell apart from it."""
    result = []
    for row in range(len(to_all)):
        difference = Replicates(to_all - to_all[row])
        close = np.abs(difference.values[:, 0]) <= 2 * difference.standard_errors + TOLERANCE
        result.append(tuple(int(other) for other in np.flatnonzero(close) if other != row))
    return result
