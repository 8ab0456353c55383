"""Every finding on a case, worked out together from one set of draws."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from walkaway.analysis import (
    Core,
    Event,
    Gap,
    Influences,
    Leverage,
    Packages,
    Scorecard,
    Sharpen,
    Trades,
    View,
    WalkAway,
    Zone,
    deal_exists,
    gap,
    headlines_and_influence,
    leaving_right,
    leverage,
    packages,
    readings,
    refusals,
    scorecard,
    sharpen,
    speaks,
    trades,
    walk_away,
    walk_away_cores,
    zone,
    zone_cores,
)
from walkaway.analysis.influence import Progress
from walkaway.analysis.readings import ReadingShare
from walkaway.analysis.walk_away import Refusal
from walkaway.bargaining import value_of_continuing
from walkaway.beliefs import Beliefs
from walkaway.case import Case, Commitment, Term
from walkaway.results import Headline, Method, plain
from walkaway.workbench.assumed import AssumedEffect, assumed_effects

__all__ = ["Brief", "brief", "gap_only", "walk_away_only", "zone_only"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """All findings on a case.

    Attributes:
        case: The case.
        method: How the findings were worked out.
        scorecard: Where the sides stand.
        zone: Whether a deal was possible.
        packages: Which deals had a chance.
        walk_away: Whether each refusal was right.
        gap: How far the sides were from a deal, and what lay on the table.
        trades: Who could give what for what.
        leverage: What would strengthen a side's hand.
        readings: Which account is the likelier.
        influence: What each statement, origin, side and assumption moves.
        sharpen: What would be worth finding out.
        assumptions: Everything assumed, and what dropping it does.
        quick: Whether conventions, assumptions and influence were left out.
    """

    case: Case
    method: Method
    scorecard: Scorecard
    zone: Zone
    packages: Packages
    walk_away: tuple[WalkAway, ...]
    gap: Gap
    trades: Trades
    leverage: Leverage
    readings: tuple[ReadingShare, ...]
    influence: Influences
    sharpen: Sharpen
    assumptions: tuple[AssumedEffect, ...]
    quick: bool

    def to_dict(self) -> dict[str, Any]:
        """Return plain data in the stable form of the command line's ``result``."""
        return {
            "method": plain(self.method),
            "scorecard": plain(self.scorecard),
            "zone": _without_method(self.zone),
            "packages": self.packages.to_rows(),
            "packages_looked_at": self.packages.looked_at,
            "on_the_table": plain(self.gap.on_the_table),
            "walk_away": [_without_method(finding) for finding in self.walk_away],
            "gap": {"by_steps": plain(self.gap.by_steps), "best_alone": plain(self.gap.best_alone)},
            "trades": self.trades.to_rows(),
            "leverage": plain(self.leverage.parties),
            "commitments": [_commitment(commitment) for commitment in self.case.commitments],
            "terms": [_term(term) for term in self.case.terms],
            "readings": plain(self.readings),
            "influence": self.influence.to_rows(),
            "sharpen": self.sharpen.to_rows(),
            "assumptions": plain(self.assumptions),
        }


def _without_method(finding: Any) -> dict[str, Any]:
    """Return a finding as plain data; how the draws were made is said once, for all."""
    return {key: value for key, value in plain(finding).items() if key != "method"}


def _commitment(commitment: Commitment) -> dict[str, Any]:
    return {
        "id": commitment.id,
        "name": commitment.name or commitment.id,
        "by": commitment.by,
        "does": dict(commitment.does),
        "in_return_for": commitment.in_return_for or None,
        "assumed": commitment.assumed,
        "status": commitment.status,
        "history": plain(commitment.history),
    }


def _term(term: Term) -> dict[str, Any]:
    return {
        "id": term.id,
        "meanings": dict(term.meanings),
        "issue": term.issue or None,
        "because": list(term.because),
        "assumed": term.assumed,
    }


def brief(beliefs: Beliefs, *, quick: bool = False, progress: Progress | None = None) -> Brief:
    """Return every finding on a case.

    Args:
        beliefs: What the case makes one believe.
        quick: Leave out conventions, assumptions and influence.
        progress: Told what is being worked out.
    """
    view = View.of(beliefs)
    refused = refusals(beliefs)
    headlines, influence = headlines_and_influence(view, _cores(view, refused), quick=quick, progress=progress)
    return Brief(
        case=beliefs.case,
        method=beliefs.method,
        scorecard=scorecard(beliefs.case, beliefs.space),
        zone=zone(view, headlines),
        packages=packages(view),
        walk_away=tuple(walk_away(view, refusal, headlines, value_of_continuing) for refusal in refused),
        gap=gap(view),
        trades=trades(view),
        leverage=leverage(view),
        readings=readings(view),
        influence=influence,
        sharpen=sharpen(view, {} if quick else _events(view, refused)),
        assumptions=assumed_effects(beliefs.original, influence),
        quick=quick,
    )


def _cores(view: View, refused: tuple[Refusal, ...]) -> dict[str, Core]:
    cores = zone_cores(view)
    for refusal in refused:
        cores.update(walk_away_cores(refusal))
    return cores


def _events(view: View, refused: tuple[Refusal, ...]) -> dict[str, Event]:
    events = {"zone.headline": Event(deal_exists(view, "headline"))}
    for refusal in refused:
        events[f"{refusal.name}.probability_right"] = Event(
            leaving_right(view, refusal),
            left_out=refusal.omitted,
            counts=lambda world, refusal=refusal: speaks(view, refusal, world),  # type: ignore[misc]
        )
    return events


def zone_only(beliefs: Beliefs, *, quick: bool = False, progress: Progress | None = None) -> Zone:
    """Return only whether a deal was possible."""
    view = View.of(beliefs)
    headlines, _ = headlines_and_influence(view, zone_cores(view), quick=quick, progress=progress)
    return zone(view, headlines)


def walk_away_only(beliefs: Beliefs, *, quick: bool = False, progress: Progress | None = None) -> tuple[WalkAway, ...]:
    """Return only whether each refusal was right."""
    view = View.of(beliefs)
    refused = refusals(beliefs)
    cores: dict[str, Core] = {}
    for refusal in refused:
        cores.update(walk_away_cores(refusal))
    headlines: Mapping[str, Headline] = {}
    if cores:
        headlines, _ = headlines_and_influence(view, cores, quick=quick, progress=progress)
    return tuple(walk_away(view, refusal, headlines, value_of_continuing) for refusal in refused)


def gap_only(beliefs: Beliefs) -> Gap:
    """Return only how far the sides were from a deal."""
    return gap(View.of(beliefs))
