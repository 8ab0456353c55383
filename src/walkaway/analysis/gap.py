"""How far were the sides from a deal?

Moves are counted in adjacent steps: places on a scale, tenths (or larger steps) of a range. For each account of what
was on the table: the best chance of acceptance by all that some package of the headline set within 0, 1, 2 or 3 steps
has, and the best single step that each side alone could take.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from walkaway.analysis.deals import allowed
from walkaway.analysis.estimates import from_replicates
from walkaway.analysis.on_the_table import Offer, OnTheTable, offers_on_the_table, on_the_table
from walkaway.analysis.outcome_sets import OutcomeSet, headline_set
from walkaway.analysis.packages import Chances, chances
from walkaway.analysis.view import View
from walkaway.beliefs import Replicates, World
from walkaway.case import Level
from walkaway.results import SHARE, Estimate, Finding, Shown
from walkaway.space import Draws, completions
from walkaway.space.outcomes import MAX_OUTCOMES

__all__ = ["BestAlone", "Gap", "NoMove", "WithinSteps", "gap"]

STEPS = (0, 1, 2, 3)
_BUDGET = 100_000_000
"""Outcomes times draws that are looked at around an offer, where the set is too large to list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WithinSteps(Shown):
    """The best package within some steps of what was on the table, under one account."""

    steps: int
    statement: str
    reading: str | None
    outcome: Mapping[str, Level]
    acceptable_to_all: Estimate = field(metadata=SHARE)


@dataclass(frozen=True, slots=True, kw_only=True)
class BestAlone(Shown):
    """The best step that a side could take alone: one that costs it, from the likeliest account of an offer.

    Attributes:
        issue: What it moves.
        start: From which level.
        end: To which level.
        statement: The offer it starts from.
        reading: Under which account.
        outcome: The package after the step.
        acceptable_to_all: Probability that the package then satisfies all.
        without_move: The probability without the step.
    """

    issue: str
    start: Level
    end: Level
    statement: str
    reading: str | None
    outcome: Mapping[str, Level]
    acceptable_to_all: Estimate = field(metadata=SHARE)
    without_move: Estimate = field(metadata=SHARE)


@dataclass(frozen=True, slots=True, kw_only=True)
class NoMove(Shown):
    """No single step is on offer, and why."""

    why: str


@dataclass(frozen=True, kw_only=True)
class Gap(Finding):
    """How far the sides were from a deal.

    Attributes:
        on_the_table: What lay on the table and how short each side fell.
        by_steps: The best package within 0 to 3 steps, for every account.
        best_alone: The best single step of each side.
    """

    on_the_table: tuple[OnTheTable, ...]
    by_steps: tuple[WithinSteps, ...]
    best_alone: Mapping[str, BestAlone | NoMove]


@dataclass(frozen=True, slots=True, eq=False)
class _Around:
    """The headline set around one definite offer."""

    offer: Offer
    start: NDArray[np.int64]
    reach: int
    outcomes: NDArray[np.int64]
    distance: NDArray[np.float64]
    now: NDArray[np.float64]
    before: NDArray[np.float64] | None

    def estimate(self, row: int) -> Estimate:
        return from_replicates(Replicates(self.now[row]), None if self.before is None else Replicates(self.before[row]))


def gap(view: View) -> Gap:
    """Return how far the sides were from a deal."""
    around = _around_offers(view)
    return Gap(
        method=view.beliefs.method,
        on_the_table=on_the_table(view),
        by_steps=tuple(entry for place in around for entry in _by_steps(view, place)),
        best_alone={party: _best_alone(view, party, around) for party in view.case.principals},
    )


def _around_offers(view: View) -> list[_Around]:
    found = []
    headline = headline_set(view.case, view.space)
    for offer in offers_on_the_table(view):
        completion = completions(offer.package, view.space)
        if not completion.is_definite:
            continue
        start = completion.outcome
        near, reach = _near(view, headline, start)
        distance = steps_from(view, start, near)
        # The offer itself stands first, also where it names an issue that the headline set does not vary.
        outcomes = np.vstack([start, near[distance > 0]])
        found.append(
            _Around(
                offer=offer,
                start=start,
                reach=reach,
                outcomes=outcomes,
                distance=np.concatenate([[0.0], distance[distance > 0]]),
                now=_given(view, offer, chances(view, outcomes)),
                before=None if view.beliefs.exact else _given(view.prior(), offer, chances(view.prior(), outcomes)),
            )
        )
    return found


def _near(view: View, headline: OutcomeSet, start: NDArray[np.int64]) -> tuple[NDArray[np.int64], int]:
    """Return the outcomes of the headline set near one outcome, in the order of enumeration, and within how many steps.

    Of a set that could be listed all within the most steps; of a larger one fewer steps where these are too many.
    """
    most = None if headline.size <= MAX_OUTCOMES else max(1, _BUDGET // view.beliefs.count)
    for reach in sorted(STEPS, reverse=True):
        near = _within(view, headline, start, reach, most)
        if near is not None:
            break
    assert near is not None  # the outcome itself is never too many
    return allowed(view.case, view.space, near), reach


def _within(
    view: View, headline: OutcomeSet, start: NDArray[np.int64], reach: int, most: int | None
) -> NDArray[np.int64] | None:
    """Return the outcomes within some steps of one outcome; None where there are more than that many.

    Issue by issue: what has come too far already is not carried on, so that the size of the set does not matter.
    """
    rows, distance = np.zeros((1, 0), dtype=np.int64), np.zeros(1)
    for column, (issue, axis) in enumerate(zip(view.space.issues, headline.axes, strict=True)):
        steps = view.space.steps_between(issue.id, axis, int(start[column]))
        total = distance[:, np.newaxis] + steps[np.newaxis]
        row, level = np.nonzero(np.round(total, 9) <= reach)
        if most is not None and len(row) > most:
            return None
        rows, distance = np.column_stack([rows[row], axis[level]]), total[row, level]
    return rows


def steps_from(view: View, start: NDArray[np.int64], outcomes: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return how many adjacent steps each outcome `[N, issues]` is away from one outcome."""
    distance = np.zeros(len(outcomes))
    for column, issue in enumerate(view.space.issues):
        distance += view.space.steps_between(issue.id, outcomes[:, column], int(start[column]))
    return np.round(distance, 9)


def _given(view: View, offer: Offer, found: Chances) -> NDArray[np.float64]:
    """Return the chances of acceptance by all where the offer means this package, `[N, 1 + blocks]`."""
    return view.posterior().average_within(found.to_all_by_world, offer.holds_in).values


def _by_steps(view: View, around: _Around) -> list[WithinSteps]:
    result = []
    for steps in (steps for steps in STEPS if steps <= around.reach):
        within = np.flatnonzero(around.distance <= steps)
        # Of equal packages the nearest, then the first.
        best = min(within, key=lambda row: (-round(float(around.now[row, 0]), 10), around.distance[row], row))
        result.append(
            WithinSteps(
                steps=steps,
                statement=around.offer.statement,
                reading=around.offer.reading,
                outcome=view.space.describe(around.outcomes[best]),
                acceptable_to_all=around.estimate(int(best)),
            )
        )
    return result


def _best_alone(view: View, party: str, around: list[_Around]) -> BestAlone | NoMove:
    """Return the single step, at a cost to the party, after which all are most likely satisfied."""
    if not around:
        return NoMove(why="no definite offer is on the table")
    steps = [
        (place, int(row))
        for place in _likeliest(view, around)
        for row in np.flatnonzero(_single(place))
        if _costs(view, party, place, int(row)) > 0
    ]
    if not steps:
        return NoMove(why="no single step from what is on the table would cost it anything")
    steps = [(place, row) for place, row in steps if place.now[row, 0] > place.now[0, 0]]
    if not steps:
        return NoMove(why="no single concession of its own would have made a deal likelier")
    # Of equal steps the smallest, then the first.
    place, best = max(steps, key=lambda step: (round(float(step[0].now[step[1], 0]), 10), -step[0].distance[step[1]]))
    column = int(np.flatnonzero(place.outcomes[best] != place.start)[0])
    levels = view.space.levels[column]
    return BestAlone(
        issue=view.space.issues[column].id,
        start=levels[int(place.start[column])],
        end=levels[int(place.outcomes[best, column])],
        statement=place.offer.statement,
        reading=place.offer.reading,
        outcome=view.space.describe(place.outcomes[best]),
        acceptable_to_all=place.estimate(best),
        without_move=place.estimate(0),
    )


def _likeliest(view: View, around: list[_Around]) -> list[_Around]:
    """Return each offer's likeliest meaning; offers of one reading group are accounts of the same offer."""
    found: dict[str, tuple[tuple[float, str], _Around]] = {}
    for place in around:
        owner = view.case.reading_of(place.offer.statement)
        name = place.offer.statement if owner is None else owner[0].id
        rank = round(view.posterior().share(place.offer.holds_in).value, 10), place.offer.statement
        if name not in found or rank > found[name][0]:
            found[name] = rank, place
    return [place for _, (_, place) in sorted(found.items())]


def _single(around: _Around) -> NDArray[np.bool_]:
    """Return a mask `[N]` of the packages that differ from the offer on one issue, by one step at most."""
    moved = (around.outcomes != around.start).sum(axis=1)
    return np.asarray((moved == 1) & (around.distance <= 1.0))


def _costs(view: View, party: str, around: _Around, row: int) -> float:
    """Return what a party loses on average when the package moves from the offer to a row."""

    def quantity(draws: Draws, _: World) -> NDArray[np.float64]:
        values = draws.parties[party].utility.values(around.outcomes[[0, row]])
        return np.asarray(values[:, 0] - values[:, 1])

    return float(np.round(view.posterior().mean(quantity, [party]).value, 10))
