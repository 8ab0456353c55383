"""The packages that findings show, rank and choose from: every one of a set, or of a large set those that matter.

A set that can be looked at is looked at. With preferences known exactly the packages that are best for the least
satisfied side are found at any size: these are the ones that a list of every package would begin with. With drawn
preferences nothing finds the package that most often satisfies all for certain; so those are compared that are fairest
in some draw, those that somebody said, and what single changes of the best of them lead to.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from walkaway.analysis.deals import TOLERANCE, allowed, deal_parties, said_outcomes, smallest_gains
from walkaway.analysis.outcome_sets import OutcomeSet
from walkaway.analysis.view import View
from walkaway.solutions.exact.draw_ranking import fairest_outcomes
from walkaway.space import Draws
from walkaway.space.outcomes import MAX_OUTCOMES

__all__ = ["MOST_PACKAGES", "Candidates", "candidates"]

MOST_PACKAGES = 200
"""A larger headline set is cut to this many of the best packages, and every package that somebody said."""
_CLIMBED = 5
_STEPS = 12
_FAIREST = 2_000
_NUMBERS = 2_000_000

Outcomes = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Candidates:
    """Packages to choose from.

    Attributes:
        outcomes: The packages, in the order of enumeration, `[N, issues]`.
        how: In words how they were found; empty where they are all there are.
    """

    outcomes: Outcomes
    how: str = ""


def candidates(view: View, among: OutcomeSet) -> Candidates:
    """Return the packages of a set to choose from; remembered with the draws.

    Raises:
        LimitError: there are too many, and something stands in the way of bounds.
    """
    draws = view.beliefs.prior
    among.require(draws)
    if not among.by_bounds(draws) or (among.size <= MAX_OUTCOMES and not view.beliefs.exact):
        return Candidates(among.outcomes)
    key = ("candidates", among.name, view.left_out, view.before, view.settings, view.every)
    if key not in draws.memo:
        draws.memo[key] = _known(view, among) if view.beliefs.exact else _drawn(view, among)
    found: Candidates = draws.memo[key]
    return found


def _said(view: View, among: OutcomeSet) -> Outcomes:
    """Return what was said in some world, as far as the set holds it."""
    said = [said_outcomes(view.case, view.space, world) for world in view.beliefs.evidence.worlds]
    rows = np.concatenate([np.zeros((0, len(view.space.issues)), dtype=np.int64), *said])
    inside = [np.isin(rows[:, i], axis) for i, axis in enumerate(among.axes)]
    return rows[np.all(inside, axis=0)] if inside else rows


def _joined(view: View, *rows: Outcomes) -> Outcomes:
    """Return outcomes without copies, in the order of enumeration."""
    return allowed(view.case, view.space, np.unique(np.concatenate(rows), axis=0))


def _known(view: View, among: OutcomeSet) -> Candidates:
    ranking = fairest_outcomes(among.tables(view.beliefs.prior), MOST_PACKAGES)
    found = _joined(view, among.levels(ranking.choices), _said(view, among))
    if ranking.complete:
        how = f"the {MOST_PACKAGES} that leave the least satisfied side with most were found among all"
    else:
        how = "too many packages leave the least satisfied side nearly as much as the best; some of them were compared"
    return Candidates(found, how)


def _drawn(view: View, among: OutcomeSet) -> Candidates:
    posterior = view.posterior()
    rows, counts = [], []
    for draws in {id(draws): draws for draws in posterior.draws}.values():
        fair, often = np.unique(among.fairest(draws, view.min_gain).choices, axis=0, return_counts=True)
        rows.append(among.levels(fair))
        counts.append(often)
    most = np.argsort(-np.concatenate(counts), kind="stable")[:_FAIREST]
    found = _joined(view, np.concatenate(rows)[most], _said(view, among))
    for start in found[np.argsort(-_chances(view, found), kind="stable")[:_CLIMBED]]:
        found = _joined(view, found, _climbed(view, among, start))
    return Candidates(
        found,
        f"{len(found):,} packages were compared: those fairest in some draw, those that somebody said, and what single "
        "changes of the best lead to; a better one may exist",
    )


def _climbed(view: View, among: OutcomeSet, start: Outcomes) -> Outcomes:
    """Return the packages on the way from one to one that no single change betters, and all single changes of that."""
    way = [start]
    chance = _chances(view, start[np.newaxis])[0]
    for _ in range(_STEPS):
        near = np.concatenate([_changed(way[-1], column, axis) for column, axis in enumerate(among.axes)])
        chances = _chances(view, near)
        best = int(np.argmax(np.round(chances, 12)))
        if chances[best] <= chance + TOLERANCE:
            return np.concatenate([np.array(way), near])
        way.append(near[best])
        chance = chances[best]
    return np.array(way)


def _changed(outcome: Outcomes, column: int, axis: NDArray[np.int64]) -> Outcomes:
    rows = np.repeat(outcome[np.newaxis], len(axis), axis=0)
    rows[:, column] = axis
    return rows


def _chances(view: View, outcomes: Outcomes) -> NDArray[np.float64]:
    """Return how likely each package satisfies all, `[N]`, in the draws at hand."""
    posterior = view.posterior()
    joint = posterior.joint_of(deal_parties(view.case))
    total = np.zeros(len(outcomes))
    weights: dict[int, NDArray[np.float64]] = {}
    by_id: dict[int, Draws] = {}
    for w, draws in enumerate(posterior.draws):
        by_id[id(draws)] = draws
        weights[id(draws)] = weights.get(id(draws), 0.0) + posterior.shares[w] * joint[w]
    for key, draws in by_id.items():
        size = max(1, _NUMBERS // draws.count)
        for start in range(0, len(outcomes), size):
            part = slice(start, start + size)
            good = smallest_gains(view.case, draws, outcomes[part]) >= view.min_gain - TOLERANCE
            total[part] += good @ weights[key]
    return total
