"""Findings: what the beliefs say about the negotiation."""

from walkaway.analysis.assumed import AssumedEffect, assumed_effects
from walkaway.analysis.brief import Brief
from walkaway.analysis.compared import compared
from walkaway.analysis.comparison import Comparison
from walkaway.analysis.conventions import CONVENTIONS, Convention
from walkaway.analysis.declared import Declared, declared
from walkaway.analysis.gap import Gap, gap
from walkaway.analysis.influence import Influence, Influences, headlines_and_influence
from walkaway.analysis.leverage import Leverage, leverage
from walkaway.analysis.packages import Packages, packages
from walkaway.analysis.readings import readings
from walkaway.analysis.scorecard import STATUS_RULES, Scorecard, scorecard
from walkaway.analysis.sharpen import Event, Sharpen, sharpen
from walkaway.analysis.timeline import Happening, Timeline, timeline
from walkaway.analysis.trades import Trades, trades
from walkaway.analysis.tried import Tried, tried
from walkaway.analysis.view import Core, View
from walkaway.analysis.walk_away import WalkAway, leaving_right, refusals, speaks, walk_away, walk_away_cores
from walkaway.analysis.weights import Weight, Weights, weights
from walkaway.analysis.zone import Zone, deal_exists, zone, zone_cores

__all__ = [
    "CONVENTIONS",
    "STATUS_RULES",
    "AssumedEffect",
    "Brief",
    "Comparison",
    "Convention",
    "Core",
    "Declared",
    "Event",
    "Gap",
    "Happening",
    "Influence",
    "Influences",
    "Leverage",
    "Packages",
    "Scorecard",
    "Sharpen",
    "Timeline",
    "Trades",
    "Tried",
    "View",
    "WalkAway",
    "Weight",
    "Weights",
    "Zone",
    "assumed_effects",
    "compared",
    "deal_exists",
    "declared",
    "gap",
    "headlines_and_influence",
    "leaving_right",
    "leverage",
    "packages",
    "readings",
    "refusals",
    "scorecard",
    "sharpen",
    "speaks",
    "timeline",
    "trades",
    "tried",
    "walk_away",
    "walk_away_cores",
    "weights",
    "zone",
    "zone_cores",
]
