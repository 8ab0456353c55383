"""Measures of a domain: how large is it, how opposed are the parties, and whom does it favour?"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from walkaway.results import size_in_words
from walkaway.solutions.exact.answers import Frontier
from walkaway.solutions.exact.domain import Domain, TableUtility
from walkaway.solutions.exact.enumeration import at_positions
from walkaway.solutions.exact.pareto_frontier import pareto_frontier
from walkaway.solutions.exact.solve import DomainSolution, solve

__all__ = ["MEASURES", "Measure", "Measured", "measures"]

_ENUMERABLE = 2_000_000
_BLOCK = 1 << 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """The value of one measure.

    Attributes:
        id: Id of the measure.
        definition: What it is.
        value: Its value; None where it is not known, and `why` says so.
        why: Why there is no value.
    """

    id: str
    definition: str
    value: float | None
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One measure.

    Attributes:
        id: Its name in files.
        definition: What it is.
        tools: Which programs give it, and under what name.
        function: From what is known of a domain to its value, or to why there is none.
    """

    id: str
    definition: str
    tools: str
    function: Callable[["_Known"], float | str]


@dataclass(slots=True, kw_only=True, eq=False)
class _Known:
    domain: Domain
    frontier: Frontier | None
    solutions: dict[str, DomainSolution]

    def solution(self, name: str) -> NDArray[np.float64] | str:
        """Return the utilities of a solution with disagreement zero over all outcomes that count."""
        if name not in self.solutions:
            (self.solutions[name],) = solve(
                self.domain, frontier=self.frontier, only=(name,), disagreement="zero", ideal="all"
            )
        found = self.solutions[name]
        return np.array(found.utilities[0]) if found.utilities else found.undefined

    def points(self) -> Frontier:
        if self.frontier is None:
            self.frontier = pareto_frontier(self.domain)
        return self.frontier


def _distance(point: NDArray[np.float64] | str) -> float | str:
    return point if isinstance(point, str) else float(np.sqrt(((1.0 - point) ** 2).sum()))


def _nearest(known: _Known) -> float | str:
    frontier = known.points()
    if not frontier.exact:
        return "the frontier is only known approximately"
    # What is dominated lies further from it, as long as no utility exceeds 1; beyond that nothing is said.
    if frontier.utilities.max() > 1.0 + 1e-9:
        return "some utility exceeds 1"
    return float(np.sqrt(((1.0 - frontier.utilities) ** 2).sum(axis=1).min()))


def _balance(known: _Known) -> float | str:
    if len(known.domain.utilities) != 2:
        return "it compares two parties"
    means = [_mean(known.domain, party) for party in range(2)]
    for mean in means:
        if isinstance(mean, str):
            return mean
    return float(means[0]) - float(means[1])


def _mean(domain: Domain, party: int) -> float | str:
    """Return a party's mean utility over all outcomes: exactly where it is a sum that no cap bends."""
    utility = domain.utilities[party]
    if isinstance(utility, TableUtility):
        most = utility.offset + sum(float(table.max()) for table in utility.tables)
        most += sum(float(pair.table.max()) for pair in utility.interactions)
        if utility.cap is None or most <= utility.cap:
            parts = [float(np.mean(table)) for table in utility.tables]
            parts += [float(np.mean(pair.table)) for pair in utility.interactions]
            return utility.offset + float(np.sum(parts))
    if domain.size > _ENUMERABLE:
        return f"a mean over {size_in_words(domain.size)} outcomes that is no sum over issues"
    total = 0.0
    for start in range(0, domain.size, _BLOCK):
        total += float(utility.values(_block(domain, start)).sum())
    return total / domain.size


def _distribution(known: _Known) -> float | str:
    domain = known.domain
    if domain.size > _ENUMERABLE:
        return f"a mean over {size_in_words(domain.size)} outcomes"
    frontier = known.points()
    if not frontier.exact:
        return "the frontier is only known approximately"
    total = 0.0
    for start in range(0, domain.size, _BLOCK):
        values = domain.values(_block(domain, start)).T
        for part in np.array_split(values, max(1, len(values) * len(frontier) // 4_000_000)):
            apart = ((part[:, None, :] - frontier.utilities[None, :, :]) ** 2).sum(axis=2)
            total += float(np.sqrt(apart.min(axis=1)).sum())
    return total / domain.size


def _block(domain: Domain, start: int) -> NDArray[np.int32]:
    return at_positions(domain.options, np.arange(start, min(start + _BLOCK, domain.size), dtype=np.int64))


MEASURES = (
    Measure(
        id="opposition_minimum_gap",
        definition="distance from the minimum-gap point, disagreement at zero, to a utility of 1 for everybody",
        tools="Genius and GeniusWeb: opposition, from the point they call Kalai–Smorodinsky",
        function=lambda known: _distance(known.solution("minimum-gap")),
    ),
    Measure(
        id="opposition_maximum_welfare",
        definition="distance from the utilitarian point, disagreement at zero, to a utility of 1 for everybody",
        tools="NegoLog: opposition, from the point it calls Kalai",
        function=lambda known: _distance(known.solution("utilitarian")),
    ),
    Measure(
        id="opposition_kalai_smorodinsky",
        definition="distance from the Kalai–Smorodinsky point, disagreement at zero, to a utility of 1 for everybody",
        tools="the same measure with the solution of that name",
        function=lambda known: _distance(known.solution("kalai-smorodinsky")),
    ),
    Measure(
        id="opposition_nearest",
        definition="least distance of an outcome to a utility of 1 for everybody",
        tools="NegMAS: opposition level, with its default greatest utilities",
        function=_nearest,
    ),
    Measure(
        id="balance",
        definition="mean utility of the first party over all outcomes, less that of the second",
        tools="NegoLog: balance score",
        function=_balance,
    ),
    Measure(
        id="distribution",
        definition="mean distance, over all outcomes, to the nearest efficient point",
        tools="Genius and GeniusWeb: distribution of bids",
        function=_distribution,
    ),
)
"""Every measure, in the order in which it is printed."""


def measures(domain: Domain, *, frontier: Frontier | None = None, only: Sequence[str] = ()) -> tuple[Measured, ...]:
    """Return the measures of a domain.

    Programs give the name "opposition" to different numbers; here each has a name of its own, and says whose it is. All
    use utilities as written; where those are not on a scale from 0 to 1 the distances mean little.

    Args:
        domain: The issues and the parties' utilities.
        frontier: The frontier, where it is known already.
        only: Ids of measures; all if left out.

    Examples:
        >>> domain = Domain.additive([[[0.0, 0.8, 1.0]], [[1.0, 0.6, 0.0]]])
        >>> [round(one.value, 4) for one in measures(domain, only=("opposition_minimum_gap", "balance"))]
        [0.4472, 0.0667]
    """
    known = _Known(domain=domain, frontier=frontier, solutions={})
    found = []
    for measure in MEASURES:
        if only and measure.id not in only:
            continue
        value = measure.function(known)
        found.append(
            Measured(
                id=measure.id,
                definition=measure.definition,
                value=None if isinstance(value, str) else value,
                why=value if isinstance(value, str) else "",
            )
        )
    return tuple(found)
