"""The frontier of a domain of any size: by which method, and why."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import prod
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from walkaway.errors import InputError, LimitError
from walkaway.results import size_in_words
from walkaway.solutions.exact.answers import Frontier, Method, OutcomeSource
from walkaway.solutions.exact.budget import merge_within_budget
from walkaway.solutions.exact.compiled import available, compiled_step, ready
from walkaway.solutions.exact.constant_sum import constant_sum_weights
from walkaway.solutions.exact.domain import Domain, RectangleUtility
from walkaway.solutions.exact.elimination import eliminated
from walkaway.solutions.exact.enumeration import MOST_COMPUTED, enumerated, grids_levels
from walkaway.solutions.exact.epsilon import merge_in_bins
from walkaway.solutions.exact.grid import PartyGrid, grid
from walkaway.solutions.exact.maxima import undominated
from walkaway.solutions.exact.merge import MAX_POINTS, Counts, Piece, issue_pieces, merge
from walkaway.solutions.exact.rectangles import rectangle_points
from walkaway.solutions.exact.small import FEW_SUMS, merge_few

__all__ = ["DEFAULT_EPSILON", "METHODS", "pareto_frontier"]

DEFAULT_EPSILON = 1e-3
"""Part of the first party's range by which an approximate frontier may fall short, where none is asked for."""

METHODS = (
    Method(
        id="enumeration",
        name="enumeration",
        suits="any utility, up to 10^9 outcomes of tables or 2·10^7 others",
        source="every outcome is looked at",
    ),
    Method(
        id="merging",
        name="merging issue by issue",
        suits="additive utilities, any number of parties and outcomes",
        source="Nemhauser and Ullmann 1969; bounds: Bazgan, Hugot and Vanderpooten 2009",
    ),
    Method(
        id="bins",
        name="merging in bins",
        suits="additive utilities of two parties; approximate, with a certificate",
        source="Ibarra and Kim 1975, Papadimitriou and Yannakakis 2000",
    ),
    Method(
        id="elimination",
        name="variable elimination",
        suits="tables with interactions between few pairs of issues",
        source="Bertelè and Brioschi 1972, Rollón and Larrosa 2006",
    ),
    Method(
        id="programme",
        name="integer programmes",
        suits="hyper-rectangles, any number of outcomes",
        source="Haimes, Lasdon and Wismer 1971, Sylva and Crema 2004",
    ),
)
"""Every method, in the order of the pages."""

_PLAIN = 400_000
"""Points that plain merging may remember before bounds are brought in."""
_BOUNDED = 5_000_000
"""Points that bounded merging may remember at a time before a compiler is brought in, where there is one."""
_LISTED = 1_000_000
"""Efficient outcomes up to which a constant-sum domain is listed in full."""
_PROOF = "what is dominated among some issues stays dominated whatever the others bring"
_SMALL = 50_000
_MANY = 1_000_000


class _Points(OutcomeSource, Protocol):
    """Points as a method leaves them: totals in fine units before rounding, and how many outcomes bring each."""

    @property
    def totals(self) -> NDArray[np.float64]: ...
    @property
    def counts(self) -> Counts | None: ...


def pareto_frontier(
    domain: Domain,
    *,
    method: str | None = None,
    epsilon: float | None = None,
    most: int = MAX_POINTS,
) -> Frontier:
    """Return the Pareto frontier of a domain, by the method that suits it.

    Question: which outcomes leave no gain on the table, however many outcomes there are?

    An outcome is dominated where another is at least as good for every party and better for one. Utilities count as the
    same where they agree to 1e-10 (or that part of the power of ten above the largest magnitude); they are rounded
    once, see :mod:`~walkaway.solutions.exact.grid`. Outcomes that are the same to everybody are one point, and are
    counted.

    Args:
        domain: The issues and the parties' utilities.
        method: The id of one of `METHODS`, to force it; chosen by the domain if left out.
        epsilon: The part of the first party's range of efficient utilities by which the answer may fall short; asks for
            an approximation. Two parties with additive utilities only.
        most: The most points to remember on the way to an exact answer, or to the approximation that was asked for.

    Returns:
        The frontier, the method, why it was chosen, and what proves the answer.

    Raises:
        InputError: There is no such method, it does not suit the domain, or epsilon is not in (0, 1).
        LimitError: The domain is too large for every method that suits it.

    Examples:
        >>> cake = Domain.additive([[[0, 3, 6], [0, 4]], [[3, 2, 0], [2, 0]]])
        >>> answer = pareto_frontier(cake)
        >>> answer.utilities.tolist(), answer.exact
        ([[10.0, 0.0], [7.0, 2.0], [4.0, 3.0], [3.0, 4.0], [0.0, 5.0]], True)
    """
    if epsilon is not None and not 0 < epsilon < 1:
        raise InputError(f"epsilon must be above 0 and under 1, not {epsilon:g}")
    if method is not None and method not in _BY_METHOD:
        raise InputError(f"there is no method {method!r}; there are {', '.join(entry.id for entry in METHODS)}")
    if epsilon is not None:
        if method not in (None, "bins"):
            raise InputError(f"epsilon asks for the method 'bins', not {method!r}")
        return _bins(domain, "an approximation was asked for", epsilon, most)
    if method is not None:
        return _BY_METHOD[method](domain, "it was asked for", most)
    return _chosen(domain, most)


def _chosen(domain: Domain, most: int) -> Frontier:
    if domain.is_additive:
        return _additive(domain, most)
    if domain.tabular:
        if domain.size <= _SMALL:
            return _enumeration(domain, "few outcomes", most)
        try:
            return _elimination(domain, "pairs of issues interact", most)
        except LimitError:
            if domain.size > MOST_COMPUTED:
                raise
        return _enumeration(domain, "issues interact in groups too wide to take out one by one", most)
    if all(isinstance(utility, RectangleUtility) for utility in domain.utilities) and domain.size > _MANY:
        return _programme(domain, "rectangles over too many outcomes to look at each", most)
    if domain.size > MOST_COMPUTED:
        raise LimitError(
            f"{size_in_words(domain.size)} outcomes of a utility that is no table and no rectangles are too many to "
            f"look at one by one (the limit is {MOST_COMPUTED:,}); no other method suits it"
        )
    return _enumeration(domain, "the utility is only known outcome by outcome", most)


def _additive(domain: Domain, most: int) -> Frontier:
    grids = grid(domain)
    if any(party.cap_binds for party in grids) and domain.size <= _MANY:
        return _enumeration(domain, "a cap makes ties that merging would not count", most)
    why = "utilities are additive"
    few = _few(domain, why, most, grids)
    if few is not None:
        return few
    weights = constant_sum_weights(grids)
    if weights is not None and _distinct(domain, grids) > _LISTED:
        if len(grids) > 2:
            raise LimitError(
                f"every one of the {size_in_words(domain.size)} outcomes is efficient, because the weighted sum of "
                "utilities is the same at each: what one party gains, others lose; there are too many to list"
            )
        constant = (
            "every outcome is efficient, for the weighted sum of utilities is constant, and there are too many to list"
        )
        return _bins(domain, constant, DEFAULT_EPSILON, MAX_POINTS)
    try:
        return _many(domain, why, most, grids)
    except LimitError:
        if len(grids) != 2:
            raise
    return _bins(domain, f"the exact frontier has too many points (limit {most:,})", DEFAULT_EPSILON, MAX_POINTS)


def _distinct(domain: Domain, grids: Sequence[PartyGrid]) -> int:
    """Return a bound on the number of different utilities of a constant-sum domain."""
    levels = sorted(int(sum(float(np.ptp(table)) for table in party.tables) / party.fine) + 2 for party in grids)
    # What all but one of the parties have tells what the last one has.
    return min(domain.size, prod(levels[:-1]))


def _parts(
    domain: Domain, grids: tuple[PartyGrid, ...] | None = None
) -> tuple[tuple[PartyGrid, ...], tuple[int, ...], NDArray[np.float64]]:
    grids = grids or grid(domain)
    return grids, tuple(party.fine for party in grids), np.array([party.offset for party in grids])


def _merging(domain: Domain, why: str, most: int) -> Frontier:
    if not domain.is_additive:
        raise InputError("merging needs additive utilities, given as tables without interactions")
    grids = grid(domain)
    few = _few(domain, why, most, grids)
    return _many(domain, why, most, grids) if few is None else few


def _few(domain: Domain, why: str, most: int, grids: tuple[PartyGrid, ...]) -> Frontier | None:
    """Return the frontier merged in plain Python, or None where that is not worth trying."""
    if len(grids) != 2:
        return None
    points = merge_few(grids, (grids[0].fine, grids[1].fine), min(most, _PLAIN, FEW_SUMS))
    if points is None:
        return None
    return _answer(domain, grids, points, method="merging", why=why, certificate=_PROOF)


def _many(domain: Domain, why: str, most: int, grids: tuple[PartyGrid, ...]) -> Frontier:
    grids, slack, start = _parts(domain, grids)
    pieces = issue_pieces(grids, slack)
    points, proof = _merged(pieces, start, len(domain.options), slack, most)
    return _answer(domain, grids, points, method="merging", why=why, certificate=proof)


def _merged(
    pieces: list[Piece], start: NDArray[np.float64], issues: int, slack: tuple[int, ...], most: int
) -> tuple[_Points, str]:
    two = slack[:2] if len(slack) == 2 else None
    try:
        merged = merge(pieces, start, issues, slack, most=min(most, _PLAIN) if two else most, foresee=bool(two))
        return merged, _PROOF
    except LimitError:
        if two is None or most <= _PLAIN:
            raise
    bounded = _PROOF + "; beyond the bound of each edge of the hull everything lies under outcomes that were found"
    # Loading a compiler takes about a second: worth it for the longest frontiers, or where it is loaded already.
    enough = min(most, _BOUNDED) if available() else most
    if not ready():
        try:
            foresee = enough < most
            found = merge_within_budget(pieces, start, issues, (two[0], two[1]), most=enough, foresee=foresee)
            return found, bounded
        except LimitError:
            if enough == most:
                raise
    merged = merge(pieces, start, issues, slack, most=most, step=compiled_step)
    return merged, _PROOF


def _bins(domain: Domain, why: str, epsilon: float, most: int) -> Frontier:
    if not domain.is_additive or len(domain.utilities) != 2:
        raise InputError("an approximation in bins needs additive utilities of two parties")
    grids, _, start = _parts(domain)
    slack = (grids[0].fine, grids[1].fine)
    pieces = issue_pieces(grids, slack)
    # The range of efficient utilities: from the second party's best outcome to the first party's.
    worst = sum(float(piece.totals[0, piece.totals[1].argmax()]) for piece in pieces)
    best = sum(float(piece.totals[0].max()) for piece in pieces)
    found = merge_in_bins(pieces, start, len(domain.options), slack, epsilon * (best - worst), most=most)
    short = found.error / (grids[0].fine * grids[0].per_unit)
    proof = (
        f"for every outcome some point gives party {domain.parties[1]} at least as much, and party {domain.parties[0]} "
        f"less by at most {short:.3g}: the widths of the bins of all steps together"
    )
    return _answer(
        domain,
        grids,
        found.merged,
        method="bins",
        why=why,
        certificate=proof if short else "no step had to bin anything: the answer is exact",
        exact=short == 0,
        epsilon=(short, 0.0),
        every_outcome=constant_sum_weights(grids) is not None,
    )


def _elimination(domain: Domain, why: str, most: int) -> Frontier:
    if not domain.tabular:
        raise InputError("variable elimination needs utilities given as tables, with or without interactions")
    grids, slack, start = _parts(domain)
    joined = eliminated(grids, domain.options, slack)
    inside = {column for piece in joined for column in piece.columns}
    single = [piece for piece in issue_pieces(grids, slack) if piece.columns[0] not in inside]
    pieces = sorted([*single, *joined], key=lambda piece: float(np.ptp(piece.totals, axis=1).sum()))
    points, _ = _merged(pieces, start, len(domain.options), slack, most)
    proof = "for every combination of options that later issues can see, the whole frontier of the earlier ones is kept"
    return _answer(domain, grids, points, method="elimination", why=why, certificate=proof)


def _programme(domain: Domain, why: str, most: int) -> Frontier:
    found = rectangle_points(domain)
    return Frontier(
        parties=domain.parties,
        size=domain.size,
        method="programme",
        why=why,
        exact=True,
        epsilon=(0.0,) * len(domain.parties),
        certificate=(
            f"{found.solved} integer programmes solved to optimality, the last of which proved that nothing is left; "
            "values worked out anew from the rectangles"
        ),
        utilities=found.utilities,
        values=found.utilities,
        source=found,
    )


def _enumeration(domain: Domain, why: str, most: int) -> Frontier:
    found = enumerated(domain)
    utilities = np.stack([scale.utilities(row) for scale, row in zip(found.scales, found.levels, strict=True)], axis=1)
    return Frontier(
        parties=domain.parties,
        size=domain.size,
        method="enumeration",
        why=why,
        exact=True,
        epsilon=(0.0,) * len(domain.parties),
        certificate=f"all {size_in_words(domain.size)} outcomes were looked at",
        every_outcome=sum(found.counts.tolist()) == domain.size,
        utilities=utilities,
        values=domain.values(found.outcomes(np.arange(len(utilities)))).T,
        counts=tuple(int(count) for count in found.counts),
        source=found,
    )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Picked:
    """Some of the points of another source."""

    source: OutcomeSource
    picked: NDArray[np.intp]

    def outcomes(self, points: NDArray[np.integer]) -> NDArray[np.int32]:
        return self.source.outcomes(self.picked[points])


def _answer(
    domain: Domain,
    grids: tuple[PartyGrid, ...],
    points: _Points,
    *,
    method: str,
    why: str,
    certificate: str,
    exact: bool = True,
    epsilon: tuple[float, ...] = (),
    every_outcome: bool = False,
) -> Frontier:
    """Return the points as a frontier: rounded now, for the only time, and pruned once more."""
    totals, number = points.totals, points.counts
    source: OutcomeSource = points
    levels = grids_levels(grids, totals)
    if not _falling(levels):
        kept = undominated(levels, (1,) * len(grids), number)
        totals, levels, number = totals[:, kept.points], levels[:, kept.points], kept.counts
        source = _Picked(source=source, picked=kept.points)
    counts: tuple[int, ...] | None = None
    if exact and not any(party.cap_binds for party in grids):
        counts = (1,) * totals.shape[1] if number is None else tuple(number.tolist())
    return Frontier(
        parties=domain.parties,
        size=domain.size,
        method=method,
        why=why,
        exact=exact,
        epsilon=epsilon or (0.0,) * len(grids),
        certificate=certificate,
        every_outcome=every_outcome or (counts is not None and sum(counts) == domain.size),
        utilities=np.array([party.utilities(row) for party, row in zip(grids, levels, strict=True)]).T,
        values=np.array([party.values(row) for party, row in zip(grids, totals, strict=True)]).T,
        counts=counts,
        source=source,
    )


def _falling(levels: NDArray[np.float64]) -> bool:
    """Return whether points of two parties are undominated, each once, and in order: the usual case."""
    if len(levels) != 2:
        return False
    first, second = levels
    return bool((first[1:] < first[:-1]).all() and (second[1:] > second[:-1]).all())


_BY_METHOD: dict[str, Callable[[Domain, str, int], Frontier]] = {
    "enumeration": _enumeration,
    "merging": _merging,
    "bins": lambda domain, why, most: _bins(domain, why, DEFAULT_EPSILON, most),
    "elimination": _elimination,
    "programme": _programme,
}
