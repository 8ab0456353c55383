"""Outcomes and utilities as arrays."""

from walkaway.space.completions import Completion, completions, meanings
from walkaway.space.conditions import holds
from walkaway.space.domain import Domain, Profile, as_case, case_id
from walkaway.space.domain_of_case import domain_of
from walkaway.space.draws import Draws, PartyDraws
from walkaway.space.exact_utility import WrittenUtility, exact_utility, swing_shares
from walkaway.space.outcomes import MAX_OUTCOMES, OutcomeSpace
from walkaway.space.utility import AdditiveUtility, InteractionUtility, Utility

__all__ = [
    "MAX_OUTCOMES",
    "AdditiveUtility",
    "Completion",
    "Domain",
    "Draws",
    "InteractionUtility",
    "OutcomeSpace",
    "PartyDraws",
    "Profile",
    "Utility",
    "WrittenUtility",
    "as_case",
    "case_id",
    "completions",
    "domain_of",
    "exact_utility",
    "holds",
    "meanings",
    "swing_shares",
]
