"""Every rule that proposes what a party wants, gives, takes or refuses."""

from walkaway.evidence.statements.acceptances import ACCEPTANCE_RULES
from walkaway.evidence.statements.commitments import COMMITMENT_RULES
from walkaway.evidence.statements.demands import DEMAND_RULES
from walkaway.evidence.statements.offers import OFFER_RULES
from walkaway.evidence.statements.proposal import Rule
from walkaway.evidence.statements.red_lines import RED_LINE_RULES
from walkaway.evidence.statements.refusals import REFUSAL_RULES
from walkaway.evidence.statements.standing_offers import STANDING_OFFER_RULES
from walkaway.evidence.statements.unworded import UNWORDED_RULES

__all__ = ["POSITION_RULES"]

POSITION_RULES: tuple[Rule, ...] = (
    *OFFER_RULES,
    *STANDING_OFFER_RULES,
    *ACCEPTANCE_RULES,
    *REFUSAL_RULES,
    *DEMAND_RULES,
    *RED_LINE_RULES,
    *COMMITMENT_RULES,
    *UNWORDED_RULES,
)
"""The rules of positions, by kind."""
