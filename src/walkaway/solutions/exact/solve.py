"""The solutions of a domain: which deal, by which idea of fairness, with ties and a proof."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from walkaway.errors import InputError
from walkaway.solutions._problem import Problem, problem
from walkaway.solutions.exact.answers import Frontier
from walkaway.solutions.exact.direct import Certified, certified
from walkaway.solutions.exact.domain import Domain
from walkaway.solutions.exact.goals import GOALS
from walkaway.solutions.exact.pareto_frontier import pareto_frontier
from walkaway.solutions.exact.within import Pair, pair
from walkaway.solutions.kalai_smorodinsky import kalai_smorodinsky
from walkaway.solutions.registry import SOLUTIONS, ExactSolution
from walkaway.solutions.solution import Solution

__all__ = ["DomainSolution", "Ideal", "solve"]

Ideal = Literal["individually_rational", "all"]
_Array = NDArray[np.float64]
_LONG = 20_000
"""Points beyond which a bound is quicker than picking from a frontier that is at hand."""

_SHORT = 15_000_000
"""Points up to which a frontier is looked for where the bound alone does not settle a solution."""

_MULTIPLIED = 1e100
"""Gains up to which products and squares of them stand clear of overflow."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DomainSolution:
    """What one solution picks in a domain.

    Attributes:
        id: The solution's id.
        name: Its name as printed.
        definition: What was maximised or equalised, and over which outcomes.
        utilities: The parties' utilities at each picked point.
        outcomes: One outcome of each picked point.
        ties: How many outcomes are picked in all; None where they were not counted.
        disagreement: What the gains were taken over.
        ideal: The ideal point in utilities, where the solution uses one; else empty.
        ideal_over: Which outcomes the ideal point is taken over; empty where there is none.
        method: ``frontier`` where the solution was picked from the whole frontier, ``bound`` where it was found
            without.
        exact: Whether it is certain that nothing is better and no tie is missing.
        certificate: What proves it, or how far from a bound the answer may be.
        note: What the reader should know of this answer; may be empty.
        undefined: Why there is no answer; empty where there is one.
    """

    id: str
    name: str
    definition: str
    utilities: tuple[tuple[float, ...], ...]
    outcomes: tuple[tuple[int, ...], ...]
    ties: int | None
    disagreement: tuple[float, ...]
    ideal: tuple[float, ...] = ()
    ideal_over: str = ""
    method: str
    exact: bool
    certificate: str
    note: str = ""
    undefined: str = ""


def solve(
    domain: Domain,
    *,
    frontier: Frontier | None = None,
    only: Sequence[str] = (),
    disagreement: Literal["reservation", "zero"] = "reservation",
    ideal: Ideal = "individually_rational",
    method: Literal["frontier", "bound"] | None = None,
) -> tuple[DomainSolution, ...]:
    """Return the solutions of a domain.

    Where the exact frontier is at hand and not long they are picked from it: every solution lies on it. Two parties
    with additive utilities need no frontier: a Lagrangian bound proves each answer by itself, in milliseconds and at
    any size. Where too many outcomes lie near the bound the frontier decides, if it is not too long; if it is, the
    answer says that it is not certain.

    Args:
        domain: The issues and the parties' utilities.
        frontier: The frontier, where it is known already.
        only: Ids of the solutions to work out; all of `SOLUTIONS` if left out.
        disagreement: Whether gains are taken over the reservation values, or over zero.
        ideal: Which outcomes the ideal point of Kalai and Smorodinsky is taken over; the answers differ.
        method: ``frontier`` or ``bound`` to force one; chosen if left out.

    Returns:
        The solutions, in the order of `SOLUTIONS`.

    Raises:
        InputError: There is no such solution or method, or the domain does not suit the method.
        LimitError: The domain is too large for every method that suits it.

    Examples:
        >>> domain = Domain.additive([[[0, 4, 10]], [[10, 7, 0]]])
        >>> nash, = solve(domain, only=("nash",))
        >>> nash.utilities, nash.ties, nash.exact
        (((4.0, 7.0),), 1, True)
    """
    known = {entry.id: entry for entry in SOLUTIONS}
    if unknown := [name for name in only if name not in known]:
        raise InputError(f"there is no solution {unknown[0]!r}; there are {', '.join(known)}")
    if method not in (None, "frontier", "bound"):
        raise InputError(f"solutions are found by 'frontier' or 'bound', not {method!r}")
    if ideal not in ("individually_rational", "all") or disagreement not in ("reservation", "zero"):
        raise InputError("ideal is 'individually_rational' or 'all', and disagreement 'reservation' or 'zero'")
    over = np.array(domain.reservation if disagreement == "reservation" else (0.0,) * len(domain.utilities))
    wanted = [entry for entry in SOLUTIONS if not only or entry.id in only]
    at_hand = method is None and frontier is not None and frontier.exact and len(frontier) <= _LONG
    two = None if method == "frontier" or at_hand else pair(domain, over)
    if method == "bound" and two is None:
        raise InputError(
            "a bound needs two parties with additive utilities, no cap that matters, and numbers of no great size"
        )
    solver = _Solver(domain=domain, frontier=frontier, over=over, ideal=ideal, two=two, forced=method == "bound")
    return tuple(solver.answer(entry) for entry in wanted)


@dataclass(slots=True, kw_only=True, eq=False)
class _Solver:
    """What the solutions of one domain share."""

    domain: Domain
    frontier: Frontier | None
    over: _Array
    ideal: Ideal
    two: Pair | None
    forced: bool = False
    tried: bool = False
    shared: Problem | None = None

    def answer(self, entry: ExactSolution) -> DomainSolution:
        if self.two is not None and entry.id in _BY_BOUND:
            found = _BY_BOUND[entry.id](self, self.two, entry)
            if found is not None and (found.exact or self.forced or not self.short_frontier()):
                return found
        return self.from_frontier(entry)

    def short_frontier(self) -> bool:
        """Return whether the exact frontier is at hand, or can be had with not too many points."""
        if not self.tried and (self.frontier is None or not self.frontier.exact):
            self.tried = True
            found = pareto_frontier(self.domain, most=_SHORT)
            if found.exact:
                self.frontier, self.shared = found, None
        return self.frontier is not None and self.frontier.exact

    def from_frontier(self, entry: ExactSolution) -> DomainSolution:
        if self.frontier is None:
            self.frontier = pareto_frontier(self.domain)
        points = self.frontier
        if self.shared is None:
            self.shared = problem(points.values.T, self.over)
        if entry.id == "kalai-smorodinsky":
            picked = entry.function(self.shared, self.over, ideal=self.ideal)
        else:
            picked = entry.function(self.shared, self.over)
        if picked.undefined and not points.exact:
            picked = replace(picked, undefined=f"{picked.undefined}, as far as an approximate frontier tells")
        outcomes = points.outcomes(np.array(picked.outcomes, dtype=np.intp))
        counts = None if points.counts is None else [points.counts[point] for point in picked.outcomes]
        return self.record(
            entry,
            picked,
            outcomes,
            None if counts is None else sum(counts),
            method="frontier",
            exact=points.exact,
            certificate=f"picked from the frontier; {points.certificate}",
        )

    def record(
        self,
        entry: ExactSolution,
        picked: Solution,
        outcomes: NDArray[np.int32],
        ties: int | None,
        *,
        method: str,
        exact: bool,
        certificate: str,
        ideal: tuple[float, ...] = (),
        definition: str = "",
    ) -> DomainSolution:
        shown = ideal or picked.ideal
        return DomainSolution(
            id=entry.id,
            name=entry.name,
            definition=definition or picked.definition,
            utilities=picked.utilities,
            outcomes=tuple(map(tuple, outcomes.tolist())),
            ties=ties,
            disagreement=tuple(self.over.tolist()),
            ideal=shown,
            ideal_over=self.ideal if shown else "",
            method=method,
            exact=exact,
            certificate=certificate,
            note=picked.note,
            undefined=picked.undefined,
        )

    def by_bound(
        self,
        entry: ExactSolution,
        found: Certified,
        picked: Solution,
        *,
        ideal: tuple[float, ...] = (),
        definition: str = "",
    ) -> DomainSolution:
        """Return a solution picked among certified outcomes."""
        at = np.array(picked.outcomes, dtype=np.intp)
        if found.certain:
            proof = (
                f"no outcome exceeds {found.bound:.10g} (Lagrangian bound), the best found has {found.known:.10g}; "
                "everything that could be as good was looked at"
            )
        else:
            short = max(found.bound - found.known, 0.0)
            less = f"{short:.1e} less" + (", no more than rounding may take" if short <= found.level else "")
            proof = (
                f"no outcome exceeds {found.bound:.10g} (Lagrangian bound), and this one has {less}; "
                "there are too many outcomes that near to look at each"
            )
        return self.record(
            entry,
            picked,
            found.outcomes[at],
            sum(int(found.counts[point]) for point in at) if found.certain else None,
            method="bound",
            exact=found.certain,
            certificate=proof,
            ideal=ideal,
            definition=definition,
        )


def _plain(goal: str) -> Callable[[_Solver, Pair, ExactSolution], DomainSolution | None]:
    """Return how a solution is found that compares gains as they stand, or not at all."""

    def by_bound(solver: _Solver, two: Pair, entry: ExactSolution) -> DomainSolution | None:
        if goal == "nash" and (two.most > _MULTIPLIED).any():
            return None
        found = certified(two, GOALS[goal], np.ones(2))
        if found is None:
            return None
        return solver.by_bound(entry, found, entry.function(found.values, solver.over))

    return by_bound


def _smorodinsky(solver: _Solver, two: Pair, entry: ExactSolution) -> DomainSolution | None:
    hoped = _ideal(two, solver.over, rational=solver.ideal == "individually_rational")
    if hoped is None or not (problem(hoped[:, None], solver.over).gains > 0).all():
        return None
    found = certified(two, GOALS["least"], hoped - solver.over)
    if found is None:
        return None
    values = found.values
    # What is picked depends on the other outcomes through the ideal point alone: it stands in for them here, and is
    # left out again. Gains are settled before they are divided: a small ideal gain would make much of a rounding error.
    gains = problem(np.column_stack((values, hoped)), solver.over).gains
    picked = _of_parts(gains[:, :-1] / gains[:, -1:], values, entry)
    reference = kalai_smorodinsky(hoped[:, None], solver.over, ideal=solver.ideal)
    return solver.by_bound(
        entry,
        found,
        picked,
        ideal=tuple(float(value) for value in hoped),
        definition=reference.definition,
    )


def _of_parts(parts: _Array, values: _Array, entry: ExactSolution) -> Solution:
    egalitarian = next(other for other in SOLUTIONS if other.id == "egalitarian")
    picked = egalitarian.function(parts, np.zeros(2))
    return Solution(
        name=entry.name,
        outcomes=picked.outcomes,
        utilities=tuple(tuple(float(value) for value in values[:, point]) for point in picked.outcomes),
        definition=picked.definition,
        note=picked.note,
        undefined=picked.undefined,
    )


def _ideal(two: Pair, over: _Array, *, rational: bool) -> _Array | None:
    """Return the ideal point: each party's best over all outcomes, or over the individually rational ones."""
    hoped = np.empty(2)
    for party in range(2):
        own = two.tables[party]
        other = np.where(own == own.max(axis=1, keepdims=True), two.tables[1 - party], -np.inf)
        best = own.max(axis=1).sum() + two.start[party]
        at_best = other.max(axis=1).sum() + two.start[1 - party]
        if best < 0:
            return None
        # A level's half is the most that rounding may take: then the other's veto is looked at properly.
        if not rational or at_best >= 0:
            total = best + two.disagreement[party] * two.grids[party].fine
            hoped[party] = two.grids[party].values(np.array([total]))[0]
            continue
        found = certified(two, GOALS["first" if party == 0 else "second"], np.ones(2))
        if found is None or not found.certain:
            return None
        values = found.values
        inside = (found.levels >= two.disagreement[:, None]).all(axis=0)
        if not inside.any():
            return None
        hoped[party] = values[party, inside].max()
    return hoped


_BY_BOUND: dict[str, Callable[[_Solver, Pair, ExactSolution], DomainSolution | None]] = {
    "nash": _plain("nash"),
    "kalai-smorodinsky": _smorodinsky,
    "egalitarian": _plain("least"),
    "utilitarian": _plain("sum"),
    "minimum-gap": _plain("gap"),
}
