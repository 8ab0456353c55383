"""A case whose preferences are known exactly, as a domain: what the solver and the other formats start from."""

from collections.abc import Iterator
from dataclasses import replace

from walkaway.case import Case, ExactPreferences, Issue, Option
from walkaway.errors import InputError
from walkaway.space.domain import Domain, Profile
from walkaway.space.exact_utility import exact_utility, issue_values
from walkaway.space.outcomes import OutcomeSpace

__all__ = ["domain_of"]


def domain_of(case: Case) -> Domain:
    """Return the issues and principals of a case as a domain.

    Points become utilities. Options that no deal can have (``agreeable: false``) are left out; what no deal is worth is
    worked out of its outcome.

    Raises:
        InputError: a principal's preferences or its value of no deal are not known exactly, or the case rules outcomes
            out, which a domain cannot.

    Examples:
        >>> from walkaway.case import Option, Party
        >>> case = Case(id="sale", parties=(Party(id="me", name="Me"),))
        >>> domain_of(case)
        Traceback (most recent call last):
        walkaway.errors.InputError: the preferences of 'me' are not given exactly, and a domain needs all its numbers
    """
    if case.constraints:
        raise InputError("the case rules outcomes out ('constraints'), which a domain cannot; take the constraints out")
    space = OutcomeSpace.of(case)
    issues = tuple(replace(issue, options=tuple(_given(issue))) for issue in case.issues)
    return Domain(
        name=case.title or case.id,
        issues=issues,
        profiles=tuple(_profile(case, space, party, issues) for party in _principals(case)),
        format="a Walkaway case",
    )


def _given(issue: Issue) -> Iterator[Option]:
    """Yield the options that a deal can have; the statements behind them stay with the case."""
    yield from (replace(option, because=(), assumed=False) for option in issue.options if option.agreeable)


def _principals(case: Case) -> Iterator[str]:
    yield from (party.id for party in case.parties if party.is_principal)


def _profile(case: Case, space: OutcomeSpace, party: str, issues: tuple[Issue, ...]) -> Profile:
    exact = case.exact_preferences(party)
    if exact is None:
        raise InputError(f"the preferences of '{party}' are not given exactly, and a domain needs all its numbers")
    factor = case.discount_factor(party)
    low, high = (1.0, 1.0) if factor is None else factor.interval
    if low != high:
        raise InputError(f"the discount factor of '{party}' runs from {low:g} to {high:g}; give it as one number")
    return Profile(
        preferences=_agreeable(_as_utility(exact, space), issues),
        reservation=_reservation(case, space, exact),
        discount=low,
    )


def _as_utility(exact: ExactPreferences, space: OutcomeSpace) -> ExactPreferences:
    """Return preferences in the form ``utility``; points are divided by the largest total a deal can have."""
    if exact.form == "utility":
        return exact
    raw = replace(exact, form="utility")
    best = sum(
        float(column[mask].max()) for column, mask in zip(issue_values(raw, space), space.agreeable, strict=True)
    )
    return replace(raw, out_of=best if best > 0 else 1.0)


def _agreeable(exact: ExactPreferences, issues: tuple[Issue, ...]) -> ExactPreferences:
    """Return preferences without the levels that no deal can have."""
    known = {issue.id: issue for issue in issues}
    for where in exact.conditions():
        for clause in where.all_clauses():
            if not all(known[clause.issue].knows(level) for level in clause.named_levels()):
                raise InputError(
                    f"a bonus of '{exact.party}' names an option of '{clause.issue}' that no deal can have; take it out"
                )
    table = (
        (issue, tuple((level, number) for level, number in row if known[issue].knows(level)))
        for issue, row in exact.table
    )
    return replace(exact, table=tuple(table))


def _reservation(case: Case, space: OutcomeSpace, exact: ExactPreferences) -> float | None:
    """Return what no deal is worth to a party, or None where nothing says it."""
    declared = case.no_deal.value(exact.party)
    if declared is None and not case.no_deal.branches:
        return None
    base = 0.0
    low, high = declared if declared is not None else case.no_deal.shift(exact.party)
    if declared is None:
        chances, branches = space.no_deal_branches()
        base = float(exact_utility(exact, space).values(branches)[0] @ chances)
    if low != high:
        raise InputError(
            f"the value of no deal to '{exact.party}' runs from {low:g} to {high:g}; give it as one number"
        )
    return base + low
