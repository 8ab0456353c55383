"""Outcomes and utilities as arrays."""

from walkaway.space.completions import Completion, completions, meanings
from walkaway.space.conditions import holds
from walkaway.space.draws import Draws, PartyDraws
from walkaway.space.outcomes import MAX_OUTCOMES, OutcomeSpace
from walkaway.space.utility import AdditiveUtility, InteractionUtility, Utility

__all__ = [
    "MAX_OUTCOMES",
    "AdditiveUtility",
    "Completion",
    "Draws",
    "InteractionUtility",
    "OutcomeSpace",
    "PartyDraws",
    "Utility",
    "completions",
    "holds",
    "meanings",
]
