"""Everything a case assumes, and what dropping it does to the findings."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from walkaway.analysis.influence import Influences
from walkaway.beliefs import assumptions
from walkaway.case import Case
from walkaway.results import POINTS, Shown

__all__ = ["AssumedEffect", "assumed_effects"]


@dataclass(frozen=True, slots=True, kw_only=True)
class AssumedEffect(Shown):
    """One assumption.

    Attributes:
        what: The assumption in words.
        where: Its place in the case.
        effect: Finding and the change when it is dropped, empty where nothing moves; None where it was not or cannot be
            dropped.
    """

    what: str
    where: str
    effect: Mapping[str, float] | None = field(metadata=POINTS)


def assumed_effects(case: Case, influence: Influences) -> tuple[AssumedEffect, ...]:
    """Return every assumption of a case with its effect."""
    changes: dict[str, dict[str, float]] = {}
    for item in influence.influences:
        if item.what == "assumption":
            changes.setdefault(item.id, {})[item.finding] = item.change
    tested = assumptions(case)
    places = {assumption.id for assumption in tested}
    dropped = bool(influence.influences)
    found = [AssumedEffect(what=a.text, where=a.id, effect=changes.get(a.id, {}) if dropped else None) for a in tested]
    found += [
        AssumedEffect(what=what, where=where, effect=None) for what, where in _untested(case) if where not in places
    ]
    return tuple(found)


def _untested(case: Case) -> Iterator[tuple[str, str]]:
    """Yield words and place of every assumption, also of those that no finding hangs on or that cannot be dropped."""
    for issue_id, option_id in case.assumed_options():
        issue = case.issue(issue_id)
        option = issue.option(option_id) if issue is not None else None
        if issue is not None and option is not None:
            yield f"'{option.name}' is a possible option of '{issue.name}'", f"issues.{issue_id}.options.{option_id}"
    if case.no_deal.assumed:
        yield "what holds without a deal", "no_deal"
    if case.no_deal.branches and not case.no_deal.shifts:
        yield "without a deal things stay as they are", "no_deal.shift"
    for exact in case.exact:
        if exact.assumed:
            yield f"{exact.party}'s exact preferences", f"exact.{exact.party}"
    for commitment in case.commitments:
        if commitment.assumed and commitment.in_return_for:
            other = case.commitment(commitment.in_return_for)
            back = other.name if other is not None and other.name else commitment.in_return_for
            yield f"'{commitment.name or commitment.id}' is in return for '{back}'", f"commitments.{commitment.id}"
    for term in case.terms:
        if term.assumed:
            yield f"what the sides mean by '{term.id}'", f"terms.{term.id}"
    for step in case.steps:
        if step.assumed:
            yield f"the step '{step.id.replace('_', ' ')}'", f"steps.{step.id}"
