"""A negotiation as frozen records: who, about what, what was said, and what holds without a deal.

Standard library only. Nothing here knows of files, draws or findings. The words are those of the glossary.
"""

from walkaway.case.agreements import Commitment, Consent, Constraint, HistoryEntry, Step, Term
from walkaway.case.case import Case
from walkaway.case.conditions import ANY_DEAL, NO_DEAL, Bound, Clause, Package, Where
from walkaway.case.exact_preferences import Bonus, BonusGroup, ExactPreferences
from walkaway.case.issues import Issue, Level, NumericRange, Option
from walkaway.case.no_deal import Branch, NoDeal
from walkaway.case.parties import ROLES, Party, Person
from walkaway.case.preferences import DiscountFactor, Interaction, IssuePreference
from walkaway.case.roadmap_terms import RoadmapTerms
from walkaway.case.settings import Settings
from walkaway.case.sources import Citation, Round, Source
from walkaway.case.statements import BASES, KINDS, Basis, Kind, Reading, ReadingGroup, Statement, Target

__all__ = [
    "ANY_DEAL",
    "BASES",
    "KINDS",
    "NO_DEAL",
    "ROLES",
    "Basis",
    "Bonus",
    "BonusGroup",
    "Bound",
    "Branch",
    "Case",
    "Citation",
    "Clause",
    "Commitment",
    "Consent",
    "Constraint",
    "DiscountFactor",
    "ExactPreferences",
    "HistoryEntry",
    "Interaction",
    "Issue",
    "IssuePreference",
    "Kind",
    "Level",
    "NoDeal",
    "NumericRange",
    "Option",
    "Package",
    "Party",
    "Person",
    "Reading",
    "ReadingGroup",
    "RoadmapTerms",
    "Round",
    "Settings",
    "Source",
    "Statement",
    "Step",
    "Target",
    "Term",
    "Where",
]
