"""Every rule that finds a view: judgements, time, what matters, how near, who helps, what may go wrong."""

from walkaway.evidence.statements.assessments import ASSESSMENT_RULES
from walkaway.evidence.statements.hazards import HAZARD_RULES, REPORT_RULES
from walkaway.evidence.statements.patience import PATIENCE_RULES
from walkaway.evidence.statements.priority import PREFERENCE_RULES, PRIORITY_RULES
from walkaway.evidence.statements.progress import PROGRESS_RULES
from walkaway.evidence.statements.roles import ROLE_RULES

__all__ = ["LAST_RESORTS", "VIEW_RULES"]

VIEW_RULES = (
    *ASSESSMENT_RULES,
    *PATIENCE_RULES,
    *PROGRESS_RULES,
    *PREFERENCE_RULES,
    *PRIORITY_RULES,
    *ROLE_RULES,
    *HAZARD_RULES,
    *REPORT_RULES,
)
"""Rules of views, in the order of the kinds."""

LAST_RESORTS = frozenset({"judges_at_large", "observer_tells"})
"""Rules that count only where no other rule finds anything in the same words of the same speaker."""
