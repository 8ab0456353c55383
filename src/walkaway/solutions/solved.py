"""A domain, solved: its frontier, its solutions and its measures, with how each is known."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from walkaway.case import Level
from walkaway.results import plain, size_in_words
from walkaway.solutions.exact.answers import Frontier
from walkaway.solutions.exact.domain import Domain as ExactDomain
from walkaway.solutions.exact.measures import MEASURES, Measured, measures
from walkaway.solutions.exact.pareto_frontier import pareto_frontier
from walkaway.solutions.exact.solve import DomainSolution, Ideal, solve
from walkaway.solutions.exact.translate import exact_domain
from walkaway.space import Domain

__all__ = ["Solved", "solved", "spread"]

AT_ONCE = 1_000
"""Points whose outcomes are worked out together."""

MOST_COMPARED = 20_000_000
"""Outcomes times points up to which a command compares each with each."""
SLOW = ("distribution",)
"""Measures that compare each outcome with each point."""
KEYS = {"minimum-gap": "min_gap"}
"""Solutions whose key in files is not their id with underscores."""


@dataclass(frozen=True, kw_only=True)
class Solved:
    """A domain with its frontier, solutions and measures.

    Attributes:
        domain: The domain, with what was mended on the way in.
        frontier: The Pareto frontier, the method and what proves it.
        solutions: Every solution, with ties and what proves it.
        measures: Every measure.
        disagreement: What gains were taken over: ``reservation`` or ``zero``.
    """

    domain: Domain
    frontier: Frontier
    solutions: tuple[DomainSolution, ...]
    measures: tuple[Measured, ...]
    disagreement: str

    def describe(self, outcome: NDArray[np.integer] | tuple[int, ...]) -> dict[str, Level]:
        """Return an outcome as issue and level, in the order of the domain."""
        space = self.domain.space
        places = {issue.id: int(place) for issue, place in zip(space.issues, outcome, strict=True)}
        return {issue.id: space.levels[space.position(issue.id)][places[issue.id]] for issue in self.domain.issues}

    def points(self, most: int | None = None) -> list[dict[str, Any]]:
        """Return the points of the frontier, the first party's best first: an outcome each, and its utilities.

        Args:
            most: How many at most, spread evenly from the first to the last; left out: all.
        """
        return list(self.each_point(most))

    def each_point(self, most: int | None = None) -> Iterator[dict[str, Any]]:
        """Yield what `points` returns, a thousand at a time: ten thousands of them need no memory."""
        places = spread(len(self.frontier), most)
        space = self.domain.space
        names = [issue.id for issue in self.domain.issues]
        columns = [space.position(name) for name in names]
        levels = [space.levels[column] for column in columns]
        for start in range(0, len(places), AT_ONCE):
            chosen = places[start : start + AT_ONCE]
            outcomes = self.frontier.outcomes(chosen)
            named = [
                [known[place] for place in outcomes[:, column].tolist()]
                for column, known in zip(columns, levels, strict=True)
            ]
            for row, values in zip(zip(*named, strict=True), self.frontier.utilities[chosen], strict=True):
                yield {"outcome": dict(zip(names, row, strict=True)), "utilities": self.by_party(values)}

    def by_party(self, values: NDArray[np.float64] | tuple[float, ...]) -> dict[str, float]:
        """Return utilities by party."""
        return {party: float(value) for party, value in zip(self.frontier.parties, values, strict=True)}

    def to_dict(self, *, most: int | None = None) -> dict[str, Any]:
        """Return plain data in the stable form of the command line's ``result``.

        Args:
            most: How many points of the frontier at most, spread evenly; left out: all.
        """
        frontier = self.frontier
        return {
            "domain": self.domain.name,
            "format": self.domain.format,
            "size": frontier.size,
            "parties": list(frontier.parties),
            "reservation": {party: self.domain.reservation(party) for party in frontier.parties},
            "disagreement": self.disagreement,
            "method": frontier.method,
            "why": frontier.why,
            "exact": bool(frontier.exact),
            "epsilon": self.by_party(frontier.epsilon),
            "certificate": frontier.certificate,
            "every_outcome": bool(frontier.every_outcome),
            "efficient_outcomes": frontier.efficient_outcomes,
            "points": len(frontier),
            "frontier": self.points(most),
            "solutions": {_key(entry.id): self._solution(entry) for entry in self.solutions},
            "measures": {entry.id: plain(entry) for entry in self.measures},
        }

    def _solution(self, found: DomainSolution) -> dict[str, Any]:
        """Return a solution: its first outcome, how many are as good, and all that were listed."""
        listed = [
            {"outcome": self.describe(outcome), "utilities": self.by_party(values)}
            for outcome, values in zip(found.outcomes, found.utilities, strict=True)
        ]
        first: Mapping[str, Any] = listed[0] if listed else {"outcome": None, "utilities": None}
        return {
            **first,
            "ties": found.ties,
            "tied": listed,
            "name": found.name,
            "definition": found.definition,
            "disagreement": self.by_party(found.disagreement),
            "ideal": self.by_party(found.ideal) if found.ideal else None,
            "ideal_over": found.ideal_over or None,
            "method": found.method,
            "exact": bool(found.exact),
            "certificate": found.certificate,
            "note": found.note,
            "undefined": found.undefined or None,
        }


def spread(count: int, most: int | None) -> NDArray[np.intp]:
    """Return places from the first to the last of so many, evenly spread where they are more than wanted.

    Examples:
        >>> spread(5, None).tolist(), spread(5, 3).tolist(), spread(5, 1).tolist()
        ([0, 1, 2, 3, 4], [0, 2, 4], [0])
    """
    if most is None or most >= count:
        return np.arange(count)
    return np.linspace(0, max(count - 1, 0), most).round().astype(np.intp)


def _key(solution: str) -> str:
    return KEYS.get(solution, solution.replace("-", "_"))


def solved(
    domain: Domain,
    *,
    method: str | None = None,
    epsilon: float | None = None,
    disagreement: Literal["reservation", "zero"] = "reservation",
    ideal: Ideal = "individually_rational",
) -> Solved:
    """Return a domain's frontier, solutions and measures.

    Args:
        domain: The domain.
        method: The id of a frontier method, to force it.
        epsilon: The part of the first party's range by which the frontier may fall short, for an approximation.
        disagreement: Whether gains are taken over the reservation values, or over zero.
        ideal: Which outcomes the ideal point of Kalai and Smorodinsky is taken over.

    Raises:
        InputError: the method does not suit the domain, or a number is not finite.
        LimitError: the domain is too large for every method that suits it.
    """
    numbers = exact_domain(domain)
    frontier = pareto_frontier(numbers, method=method, epsilon=epsilon)
    return Solved(
        domain=domain,
        frontier=frontier,
        solutions=solve(numbers, frontier=frontier, disagreement=disagreement, ideal=ideal),
        measures=_measured(numbers, frontier),
        disagreement=disagreement,
    )


def _measured(numbers: ExactDomain, frontier: Frontier) -> tuple[Measured, ...]:
    """Return every measure; one that would look at more outcomes than a command should says so."""
    within = numbers.size * len(frontier) <= MOST_COMPARED
    wanted = [measure.id for measure in MEASURES if within or measure.id not in SLOW]
    found = {one.id: one for one in measures(numbers, frontier=frontier, only=wanted)}
    size = size_in_words(numbers.size)
    why = f"it would hold each of {size} outcomes against each of {len(frontier):,} points"
    return tuple(
        found.get(measure.id, Measured(id=measure.id, definition=measure.definition, value=None, why=why))
        for measure in MEASURES
    )
