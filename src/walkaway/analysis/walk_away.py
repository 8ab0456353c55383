"""Was leaving right?

Refusing x was right for party p where x was worth less to it than no deal and the smallest gain worth a deal:
u(x) − r < m. The refusal itself is left out of the evidence, and so is every statement that by itself settles the
answer (that party's red line against x, say): a side's word that it was right is no test of whether it was. What those
words add is shown apart.

"No deal as it stood" supposes that no better deal comes later. With chance q of a fair deal one round on, right means
u(x) − r < max(m, value of continuing).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from walkaway.analysis.deals import NASH_BUDGET, TOLERANCE, deal_parties
from walkaway.analysis.estimates import estimate
from walkaway.analysis.outcome_sets import headline_set
from walkaway.analysis.view import Core, View
from walkaway.bargaining import break_even_chance
from walkaway.beliefs import Beliefs, Quantity, Replicates, World
from walkaway.beliefs.claims import Claim, claim_of, expected
from walkaway.case import Case, Statement
from walkaway.results import SHARE, Estimate, Finding, Headline, Shown
from walkaway.space import Completion, Draws, OutcomeSpace, completions

__all__ = [
    "CHANCES",
    "LeftOut",
    "ObserverAssessment",
    "Refusal",
    "WalkAway",
    "leaving_right",
    "refusals",
    "speaks",
    "walk_away",
    "walk_away_cores",
]

CHANCES = (0.25, 0.5)
"""Chances of a fair deal later that are looked at beside 0."""
OWN_REFUSAL = "it is the refusal that is tested"
"""Why a refusal is left out of its own test."""
SETTLES = 0.999
"""A statement settles the answer by itself where it puts the probability beyond this, or below 1 minus this."""
_NEEDED = 200
_MOST_BLOCKS = 64
_NUMBERS = 2_000_000

ContinuingValue = Callable[[ArrayLike, ArrayLike, ArrayLike], Any]
"""From chance, discount factor and gain at the fair deal to the value of continuing over no deal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut(Shown):
    """A statement that the test leaves out, and why."""

    statement: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ObserverAssessment(Shown):
    """What somebody judged of the leaving; beside the test, never in it."""

    by: str
    verdict: str
    statement: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A refusal that can be tested.

    Attributes:
        statement: The refusing statement's id.
        party: Who refused.
        offer: The statement or reading group that was refused; the statement's own id where it names the package
            itself.
        left_out: What the test leaves out.
    """

    statement: str
    party: str
    offer: str
    left_out: tuple[LeftOut, ...]

    @property
    def name(self) -> str:
        """What the findings call it."""
        return f"walk_away.{self.party}.{self.offer}"

    @property
    def omitted(self) -> frozenset[str]:
        """The ids of the statements that are left out."""
        return frozenset(item.statement for item in self.left_out)


@dataclass(frozen=True, kw_only=True)
class WalkAway(Finding):
    """Whether one refusal was right.

    Attributes:
        party: Who refused.
        offer: What was refused.
        before: Probability before any statement.
        probability_right: Probability with the refusal, and every statement that settles it by itself, left out.
        with_refusal: Probability with all statements in.
        left_out: The statements left out, and why.
        by_reading: The probability under each reading of the offer.
        with_future: The probability with a chance of a fair deal later.
        break_even: The smallest chance of a fair deal later at which leaving is at least as likely right as wrong.
        assessments: What observers judged.
        informative: Statements about the party that are left in.
    """

    party: str
    offer: str
    before: float | None = field(metadata=SHARE)
    probability_right: Headline
    with_refusal: Headline
    left_out: tuple[LeftOut, ...]
    by_reading: Mapping[str, Estimate] = field(metadata=SHARE)
    with_future: Mapping[str, Estimate] = field(metadata=SHARE)
    break_even: float | None = field(metadata=SHARE)
    assessments: tuple[ObserverAssessment, ...]
    informative: tuple[str, ...]


def refused_package(statement: Statement, world: World, case: Case, space: OutcomeSpace) -> Completion | None:
    """Return the definite package that a refusal is about in a world; None where there is none or it is left open."""
    claim = claim_of(statement, world, case, space)
    if claim is None or len(claim.packages) != 1:
        return None
    completion = completions(claim.packages[0], space)
    return completion if len(completion.outcomes) == 1 else None


def refusals(beliefs: Beliefs) -> tuple[Refusal, ...]:
    """Return the refusals of principals that can be tested, with what each test leaves out at the base setting.

    Several refusals of one offer by one party are one test, which leaves them all out.
    """
    found: dict[tuple[str, str], list[Statement]] = {}
    for statement in beliefs.case.statements:
        if (
            statement.kind == "refusal"
            and statement.party in beliefs.case.principals
            and _is_definite(statement, beliefs)
        ):
            found.setdefault((statement.party, statement.of or statement.id), []).append(statement)
    return tuple(
        Refusal(statement=refused[0].id, party=party, offer=offer, left_out=_left_out(refused, beliefs))
        for (party, offer), refused in found.items()
    )


def _is_definite(refusal: Statement, beliefs: Beliefs) -> bool:
    """Return whether a refusal is about a definite package in some world, and in every world where it says anything."""
    case, space = beliefs.case, beliefs.space
    worlds = beliefs.evidence.worlds
    definite = [refused_package(refusal, world, case, space) is not None for world in worlds]
    silent = [claim_of(refusal, world, case, space) is None for world in worlds]
    return any(definite) and all(ok or nothing for ok, nothing in zip(definite, silent, strict=True))


def _left_out(refused: list[Statement], beliefs: Beliefs) -> tuple[LeftOut, ...]:
    own = tuple(LeftOut(statement=statement.id, why=OWN_REFUSAL) for statement in refused)
    known = {statement.id for statement in refused}
    return (*own, *(item for item in _settling(refused[0], beliefs) if item.statement not in known))


def _settling(refusal: Statement, beliefs: Beliefs) -> tuple[LeftOut, ...]:
    """Return the statements that settle the answer by themselves under some account of the offer."""
    found: dict[str, LeftOut] = {}
    for w, world in enumerate(beliefs.evidence.worlds):
        package = refused_package(refusal, world, beliefs.case, beliefs.space)
        if package is None or beliefs.case.exact_preferences(refusal.party) is not None:
            continue
        if _is_settled_before(package, refusal.party, beliefs):
            continue
        claims = beliefs.evidence.claims(refusal.party, w)
        for claim in claims.every:
            statement = claim.statement.id
            if statement == refusal.id or statement in found:
                continue
            verdict = _settles(claim, package, refusal.party, beliefs)
            if verdict:
                found[statement] = LeftOut(statement=statement, why=verdict)
    return tuple(found[statement] for statement in sorted(found))


def _is_settled_before(package: Completion, party: str, beliefs: Beliefs) -> bool:
    """Return whether the prior settles the answer already, so that no statement can be said to."""
    draws = beliefs.prior.parties[party]
    share = float(_is_right(draws.reservation, expected(draws, package)[0], beliefs.settings.min_gain).mean())
    return share >= SETTLES or share <= 1 - SETTLES


def _settles(claim: Claim, package: Completion, party: str, beliefs: Beliefs) -> str:
    """Return in words how a claim that holds exactly settles the answer; an empty text where it does not.

    Looks at prior draws until at least 200 of them hold the claim; a claim that fewer hold is not called settling.
    """
    sharp = replace(beliefs.settings, noise=0.0, hold_out=0.0)
    held, right = 0.0, 0.0
    for scores in beliefs.prior_blocks(party, _MOST_BLOCKS):
        holds = scores.single(claim, sharp)
        worse = _is_right(scores.draws.reservation, expected(scores.draws, package)[0], beliefs.settings.min_gain)
        held, right = held + float(holds.sum()), right + float(holds @ worse)
        if held >= _NEEDED:
            break
    if held < _NEEDED:
        return ""
    share = right / held
    if share >= SETTLES:
        return "taken at its word it makes leaving right whatever else is said"
    return "taken at its word it makes leaving wrong whatever else is said" if share <= 1 - SETTLES else ""


def _is_right(
    reservation: NDArray[np.float64], utility: NDArray[np.float64], least: NDArray[np.float64] | float
) -> NDArray[np.float64]:
    return (utility - reservation < least - TOLERANCE).astype(np.float64)


def _right(view: View, refusal: Refusal, omitted: frozenset[str]) -> Replicates:
    posterior = view.posterior(omitted)
    return posterior.average_within(_by_world(view, refusal, omitted), lambda world: speaks(view, refusal, world))


def leaving_right(view: View, refusal: Refusal) -> Quantity:
    """Return whether leaving was right in each draw; 0 in worlds where the refusal is about nothing definite."""
    statement = view.case.statement(refusal.statement)
    assert statement is not None

    def quantity(draws: Draws, world: World) -> NDArray[np.float64]:
        package = refused_package(statement, world, view.case, view.space)
        party = draws.parties[refusal.party]
        if package is None:
            return np.zeros(draws.count)
        return _is_right(party.reservation, expected(party, package)[0], view.min_gain)

    return quantity


def _by_world(view: View, refusal: Refusal, omitted: frozenset[str]) -> NDArray[np.float64]:
    return view.posterior(omitted).by_world(leaving_right(view, refusal), [refusal.party])


def speaks(view: View, refusal: Refusal, world: World) -> bool:
    """Return whether the refusal is about a definite package in a world."""
    statement = view.case.statement(refusal.statement)
    return statement is not None and refused_package(statement, world, view.case, view.space) is not None


def walk_away_cores(refusal: Refusal) -> dict[str, Core]:
    """Return the cores of a refusal's two headline probabilities."""
    return {
        f"{refusal.name}.probability_right": lambda view: _right(view, refusal, refusal.omitted),
        f"{refusal.name}.with_refusal": lambda view: _right(view, refusal, frozenset()),
    }


def walk_away(view: View, refusal: Refusal, headlines: Mapping[str, Headline], continuing: ContinuingValue) -> WalkAway:
    """Return the walk-away test of one refusal.

    Args:
        view: The base view.
        refusal: One of `refusals`.
        headlines: Headline probabilities by the names of `walk_away_cores`.
        continuing: The value of continuing, from chance, discount factor and gain at the fair deal.
    """
    right = headlines[f"{refusal.name}.probability_right"]
    future, break_even = _with_future(view, refusal, continuing)
    return WalkAway(
        method=view.beliefs.method,
        party=refusal.party,
        offer=refusal.offer,
        before=right.before,
        probability_right=right,
        with_refusal=headlines[f"{refusal.name}.with_refusal"],
        left_out=refusal.left_out,
        by_reading=_by_reading(view, refusal),
        with_future=future,
        break_even=break_even,
        assessments=_assessments(view.case, refusal),
        informative=_informative(view, refusal),
    )


def _by_reading(view: View, refusal: Refusal) -> dict[str, Estimate]:
    group = view.case.group(refusal.offer)
    if group is None:
        return {}
    result = {}
    for reading in group.readings:

        def chosen(world: World, reading_id: str = reading.id) -> bool:
            return world.reading(refusal.offer) == reading_id and speaks(view, refusal, world)

        if not any(chosen(world) for world in view.beliefs.evidence.worlds):
            continue

        def core(at: View, chosen: Callable[[World], bool] = chosen) -> Replicates:
            posterior = at.posterior(refusal.omitted)
            return posterior.average_within(_by_world(at, refusal, refusal.omitted), chosen)

        result[reading.id] = estimate(view, core)
    return result


def _with_future(view: View, refusal: Refusal, continuing: ContinuingValue) -> tuple[dict[str, Estimate], float | None]:
    """Return the probabilities with a chance of a fair deal later, and the break-even chance."""
    statement = view.case.statement(refusal.statement)
    assert statement is not None
    parties = deal_parties(view.case)
    outcomes = headline_set(view.case, view.space)
    view = outcomes.within_its_size(view, NASH_BUDGET)

    def fair_gain(draws: Draws) -> NDArray[np.float64]:
        key = ("gain at the fair deal", refusal.party, view.min_gain)
        if key not in draws.memo:
            fair = outcomes.nash_gains(draws, view.min_gain, chunk=_NUMBERS)
            draws.memo[key] = fair[view.case.principals.index(refusal.party)]
        return np.asarray(draws.memo[key])

    def gain_now(draws: Draws, package: Completion) -> NDArray[np.float64]:
        party = draws.parties[refusal.party]
        return np.asarray(expected(party, package)[0] - party.reservation)

    def core_at(chance: float) -> Core:
        def core(at: View) -> Replicates:
            def quantity(draws: Draws, world: World) -> NDArray[np.float64]:
                package = refused_package(statement, world, at.case, at.space)
                if package is None:
                    return np.zeros(draws.count)
                later = continuing(chance, draws.parties[refusal.party].discount, fair_gain(draws))
                wanted = np.maximum(at.min_gain, later) - TOLERANCE
                return np.asarray(gain_now(draws, package) < wanted, dtype=np.float64)

            posterior = at.posterior(refusal.omitted)
            return posterior.average_within(
                posterior.by_world(quantity, parties), lambda world: speaks(at, refusal, world)
            )

        return core

    figures = {f"{chance:g}": estimate(view, core_at(chance)) for chance in CHANCES}
    posterior = view.posterior(refusal.omitted)
    joint = posterior.joint_of(parties)
    columns = []
    for w, (draws, world) in enumerate(zip(posterior.draws, posterior.worlds, strict=True)):
        package = refused_package(statement, world, view.case, view.space)
        if package is not None:
            weights = posterior.shares[w] * joint[w]
            columns.append(
                np.stack([gain_now(draws, package), draws.parties[refusal.party].discount, fair_gain(draws), weights])
            )
    now, discount, fair, weights = np.concatenate(columns, axis=1)
    # The same tolerance as above: at equality signing is right, whatever the order of a sum.
    return figures, break_even_chance(now + TOLERANCE, discount, fair, weights, min_gain=view.min_gain)


def _assessments(case: Case, refusal: Refusal) -> tuple[ObserverAssessment, ...]:
    """Return the assessments of this leaving: those that name no other party and no other offer."""
    group = case.group(refusal.offer)
    own = {refusal.offer, refusal.statement, *(group.statements() if group is not None else ())}
    found = []
    for statement in case.statements:
        target = statement.target
        if statement.kind != "assessment" or target is None or target.finding != "walk_away":
            continue
        if target.party in ("", refusal.party) and (not target.offer or target.offer in own):
            found.append(
                ObserverAssessment(by=case.speaker(statement), verdict=statement.verdict, statement=statement.id)
            )
    return tuple(found)


def _informative(view: View, refusal: Refusal) -> tuple[str, ...]:
    """Return the statements about the party that are left in."""
    left_in: set[str] = set()
    for w in range(len(view.beliefs.evidence.worlds)):
        claims = view.beliefs.evidence.claims(refusal.party, w)
        left_in.update(claim.statement.id for claim in claims.every)
    return tuple(sorted(left_in - refusal.omitted - view.beliefs.left_out))
