"""From statements to draws: what the evidence makes one believe about every party's preferences."""

from walkaway.beliefs.assumptions import Assumption, assumptions
from walkaway.beliefs.beliefs import DEFAULT_DRAWS, MIN_EFFECTIVE, Beliefs, believe
from walkaway.beliefs.possible import impossible_statements, require_possible
from walkaway.beliefs.posterior import Posterior, Quantity
from walkaway.beliefs.sampling import Replicates
from walkaway.beliefs.worlds import World

__all__ = [
    "DEFAULT_DRAWS",
    "MIN_EFFECTIVE",
    "Assumption",
    "Beliefs",
    "Posterior",
    "Quantity",
    "Replicates",
    "World",
    "assumptions",
    "believe",
    "impossible_statements",
    "require_possible",
]
