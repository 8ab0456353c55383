"""What the analyst put in without a statement behind it, and the case without it."""

from dataclasses import dataclass, replace
from typing import TypeVar

from walkaway.case import Case, IssuePreference
from walkaway.space.outcomes import Dropped

__all__ = ["Assumption", "assumptions", "without"]

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumption:
    """One assumption that can be dropped to see what hangs on it.

    Attributes:
        what: ``option``, ``order``, ``direction``, ``weight``, ``interaction``, ``discount factor``, ``constraint``,
            ``consent`` or ``shift``.
        where: Its place in the case, as ids and keys.
        text: The assumption in words.
    """

    what: str
    where: tuple[str, ...]
    text: str

    @property
    def id(self) -> str:
        """Its place as one text, which the command line and the findings use."""
        return ".".join(self.where)

    @property
    def options(self) -> Dropped:
        """The options that dropping it takes out."""
        return frozenset({(self.where[1], self.where[3])}) if self.what == "option" else frozenset()


def assumptions(case: Case) -> tuple[Assumption, ...]:
    """Return every assumption of a case that a finding may hang on and that can be dropped."""
    found = [*_options(case), *_preferences(case)]
    for interaction in case.interactions:
        if interaction.assumed:
            own = [other for other in case.interactions if other.party == interaction.party]
            number = next(k for k, other in enumerate(own) if other is interaction)
            found.append(
                Assumption(
                    what="interaction",
                    where=("interactions", interaction.party, str(number)),
                    text="a bonus for a combination",
                )
            )
    for factor in case.discount_factors:
        if factor.assumed:
            text = f"{factor.party}'s discount factor lies in {factor.interval[0]:g} to {factor.interval[1]:g}"
            found.append(Assumption(what="discount factor", where=("discount_factors", factor.party), text=text))
    for number, constraint in enumerate(case.constraints):
        if constraint.assumed:
            found.append(
                Assumption(
                    what="constraint", where=("constraints", str(number)), text="a combination that no deal can have"
                )
            )
    for number, consent in enumerate(case.consents):
        if consent.assumed:
            found.append(Assumption(what="consent", where=("consent", str(number)), text=f"{consent.by} must consent"))
    if case.no_deal.assumed and case.no_deal.shifts:
        found.append(Assumption(what="shift", where=("no_deal", "shift"), text="things may change without a deal"))
    return tuple(found)


def _options(case: Case) -> list[Assumption]:
    """Return the assumed options that can be dropped: not used by no deal, and leaving two agreeable options."""
    without_deal = {(issue, level) for branch in case.no_deal.branches for issue, level in branch.outcome}
    found = []
    for issue_id, option_id in case.assumed_options():
        issue = case.issue(issue_id)
        assert issue is not None
        left = [option for option in issue.options if option.agreeable and option.id != option_id]
        if (issue_id, option_id) not in without_deal and len(left) >= 2:
            option = issue.option(option_id)
            assert option is not None
            text = f"'{option.name}' is a possible option of '{issue.name}'"
            found.append(Assumption(what="option", where=("issues", issue_id, "options", option_id), text=text))
    return found


def _preferences(case: Case) -> list[Assumption]:
    found = []
    for preference in case.preferences:
        if not preference.assumed:
            continue
        place = ("preferences", preference.party, preference.issue)
        party, issue = case.party(preference.party), case.issue(preference.issue)
        who = party.name if party is not None else preference.party
        about = issue.name if issue is not None else preference.issue
        if preference.order:
            found.append(Assumption(what="order", where=(*place, "order"), text=f"how {who} ranks '{about}'"))
        if preference.direction:
            found.append(
                Assumption(
                    what="direction", where=(*place, "direction"), text=f"{who} wants '{about}' {preference.direction}"
                )
            )
        if preference.weight is not None:
            found.append(
                Assumption(what="weight", where=(*place, "weight"), text=f"how much '{about}' weighs for {who}")
            )
    return found


def without(case: Case, assumption: Assumption) -> Case:
    """Return the case without an assumption; options are taken out by the outcome space, where bounds keep meaning."""
    where = assumption.where
    if assumption.what in ("order", "direction", "weight"):
        return replace(case, preferences=tuple(_lighter(p, assumption) for p in case.preferences))
    if assumption.what == "interaction":
        own = [place for place, other in enumerate(case.interactions) if other.party == where[1]]
        return replace(case, interactions=_all_but(case.interactions, own[int(where[2])]))
    if assumption.what == "discount factor":
        return replace(case, discount_factors=tuple(f for f in case.discount_factors if f.party != where[1]))
    if assumption.what == "constraint":
        return replace(case, constraints=_all_but(case.constraints, int(where[1])))
    if assumption.what == "consent":
        return replace(case, consents=_all_but(case.consents, int(where[1])))
    if assumption.what == "shift":
        return replace(case, no_deal=replace(case.no_deal, shifts=()))
    return case


def _lighter(preference: IssuePreference, assumption: Assumption) -> IssuePreference:
    _, party, issue, part = assumption.where
    if (preference.party, preference.issue) != (party, issue):
        return preference
    if part == "order":
        return replace(preference, order=())
    return replace(preference, direction="") if part == "direction" else replace(preference, weight=None)


def _all_but(items: tuple[_T, ...], number: int) -> tuple[_T, ...]:
    return items[:number] + items[number + 1 :]
