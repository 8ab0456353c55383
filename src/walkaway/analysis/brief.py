"""All findings on a case, side by side."""

from dataclasses import dataclass, field
from typing import Any

from walkaway.analysis.assumed import AssumedEffect
from walkaway.analysis.declared import Declared
from walkaway.analysis.gap import Gap
from walkaway.analysis.influence import Influences
from walkaway.analysis.leverage import Leverage
from walkaway.analysis.packages import Packages
from walkaway.analysis.readings import ReadingShare
from walkaway.analysis.scorecard import Scorecard
from walkaway.analysis.sharpen import Sharpen
from walkaway.analysis.timeline import Timeline
from walkaway.analysis.trades import Trades
from walkaway.analysis.walk_away import WalkAway
from walkaway.analysis.weights import Weights
from walkaway.analysis.zone import Zone
from walkaway.case import Commitment, Settings, Term
from walkaway.results import BENEATH, Finding, Headline, Labels, Method, overview, plain

__all__ = ["Brief"]


@dataclass(frozen=True, kw_only=True)
class Brief:
    """All findings on a case.

    Attributes:
        case: The case's id.
        labels: Names for readers.
        method: How the findings were worked out.
        scorecard: Where the sides stand.
        zone: Whether a deal was possible.
        packages: Which deals had a chance.
        walk_away: Whether each refusal was right.
        gap: How far the sides were from a deal, and what lay on the table.
        weights: What each side cares about.
        trades: Who could give what for what.
        leverage: What would strengthen a side's hand.
        readings: Which account is the likelier.
        influence: What each statement, origin, side and assumption moves.
        sharpen: What would be worth finding out.
        assumptions: Everything assumed, and what dropping it does.
        declared: What the case declares, and on what ground.
        commitments: What parties bound themselves to.
        terms: Words that the parties read differently.
        timeline: What happened, in order.
        settings: The conventions under which all this was worked out.
        left_out: Statements that were left out on request.
        quick: Whether conventions, assumptions and influence were left out.
        roadmap: Which sequence of steps keeps itself; None where no step is declared, or none was looked at. It is
            worked out by a part of the house above this one, and handed in.
    """

    case: str
    labels: Labels
    method: Method = field(metadata=BENEATH)
    scorecard: Scorecard
    zone: Zone
    packages: Packages
    walk_away: tuple[WalkAway, ...]
    gap: Gap
    weights: Weights
    trades: Trades
    leverage: Leverage
    readings: tuple[ReadingShare, ...]
    influence: Influences
    sharpen: Sharpen
    assumptions: tuple[AssumedEffect, ...]
    declared: tuple[Declared, ...]
    commitments: tuple[Commitment, ...]
    terms: tuple[Term, ...]
    timeline: Timeline
    settings: Settings
    left_out: tuple[str, ...]
    quick: bool
    roadmap: Finding | None = None

    def headlines(self) -> dict[str, Headline]:
        """Return every headline probability by the name that influences and questions give it.

        Where nobody put a package forward there is none about packages that were.
        """
        found: dict[str, Headline] = {}
        if self.zone.issues or self.zone.headline.before is None:
            found = {"zone.headline": self.zone.headline, "zone.said_only": self.zone.said_only}
        if self.zone.all_outcomes is not None:
            found["zone.all_outcomes"] = self.zone.all_outcomes
        for test in self.walk_away:
            name = f"walk_away.{test.party}.{test.offer}"
            found[f"{name}.probability_right"] = test.probability_right
            found[f"{name}.with_refusal"] = test.with_refusal
        return found

    def to_dict(self) -> dict[str, Any]:
        """Return plain data in the stable form of the command line's ``result``.

        What the envelope says once for all commands (the case, the settings, what was left out) is not repeated.
        """
        return {
            "method": plain(self.method),
            "scorecard": plain(self.scorecard),
            "zone": _without_method(self.zone),
            "packages": self.packages.to_rows(),
            "packages_looked_at": self.packages.looked_at,
            **({"packages_search": self.packages.search} if self.packages.search else {}),
            "on_the_table": plain(self.gap.on_the_table),
            "walk_away": [_without_method(finding) for finding in self.walk_away],
            "gap": {"by_steps": plain(self.gap.by_steps), "best_alone": plain(self.gap.best_alone)},
            "weights": self.weights.to_rows(),
            "trades": self.trades.to_rows(),
            "leverage": plain(self.leverage.parties),
            "commitments": [_commitment(commitment) for commitment in self.commitments],
            "terms": [_term(term) for term in self.terms],
            "timeline": plain(self.timeline),
            "readings": plain(self.readings),
            "influence": self.influence.to_rows(),
            "sharpen": self.sharpen.to_rows(),
            "assumptions": plain(self.assumptions),
            "declared": plain(self.declared),
            "roadmap": None if self.roadmap is None else _without_method(self.roadmap),
        }

    def _repr_html_(self) -> str:
        """Return a short overview for a notebook; each finding shows itself."""
        return overview(
            self,
            f"{self.labels.title} ({self.case})",
            "Each of these shows itself in a cell. to_dict() gives everything as plain data, walkaway.page a page to "
            "hand over, walkaway.charts the figures.",
        )


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
