"""What does not fit together in a case: faults, which stop everything, and warnings, which do not.

Every check is a function of the case that yields faults; each names its place by its path in the case file.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from walkaway.case.case import Case
from walkaway.case.check_agreements import agreement_faults
from walkaway.case.check_attention import attention, ungrounded_options
from walkaway.case.check_issues import issue_faults
from walkaway.case.check_no_deal import no_deal_faults
from walkaway.case.check_parties import party_faults
from walkaway.case.check_preferences import preference_faults
from walkaway.case.check_readings import reading_faults
from walkaway.case.check_statements import statement_faults
from walkaway.case.check_steps import step_faults
from walkaway.errors import Fault

__all__ = ["faults", "warnings", "with_assumed_options"]

CHECKS: tuple[Callable[[Case], Iterator[Fault]], ...] = (
    party_faults,
    issue_faults,
    no_deal_faults,
    preference_faults,
    statement_faults,
    reading_faults,
    agreement_faults,
    step_faults,
)


def faults(case: Case) -> tuple[Fault, ...]:
    """Return everything that does not fit together; empty for a case that can be analysed.

    Examples:
        >>> from walkaway.case import Case, Party
        >>> print(faults(Case(id="sale", parties=(Party(id="me", name="Me", role="boss"),)))[0])
        parties.me.role: unknown role 'boss'; known here: principal, mediator, stakeholder, ratifier
    """
    return tuple(dict.fromkeys(fault for check in CHECKS for fault in check(case)))


def warnings(case: Case) -> tuple[Fault, ...]:
    """Return what is allowed but worth a look, for a case without faults."""
    return tuple(dict.fromkeys(attention(case)))


def with_assumed_options(case: Case) -> Case:
    """Return the case with every option that no statement names marked as assumed, so that it is tested like one."""
    loose = set(ungrounded_options(case))
    if not loose:
        return case
    issues = tuple(
        replace(issue, options=tuple(replace(o, assumed=o.assumed or (issue.id, o.id) in loose) for o in issue.options))
        for issue in case.issues
    )
    return replace(case, issues=issues)
