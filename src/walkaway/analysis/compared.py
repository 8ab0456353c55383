"""What did a change of the case do to each finding?

Random numbers carry names, not places, so two cases that share a quantity share its draws. A difference is worked out
block by block, so that what the two have in common cancels, and its standard error is that of the difference itself.
"""

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from walkaway.analysis.attribution import NOTHING, Measured, attribution
from walkaway.analysis.comparison import (
    Comparison,
    HeadlineChange,
    IssueChange,
    ReadingChange,
    Scope,
    Side,
    Standing,
    TableChange,
)
from walkaway.analysis.deals import headline_issues
from walkaway.analysis.estimates import tidy
from walkaway.analysis.influence import Progress, headlines_and_influence
from walkaway.analysis.on_the_table import on_the_table
from walkaway.analysis.scorecard import scorecard
from walkaway.analysis.zone import zone
from walkaway.beliefs import Beliefs, Replicates, World
from walkaway.case import Case
from walkaway.case.changes import changes
from walkaway.errors import InputError
from walkaway.results import Headline, Labels, Several

__all__ = ["compared"]

_T = TypeVar("_T")


def compared(
    old: Beliefs,
    new: Beliefs,
    *,
    labels: tuple[Labels, Labels],
    draws: int,
    quick: bool = False,
    progress: Progress | None = None,
) -> Comparison:
    """Return what changed between two cases, and what that did to each finding.

    Args:
        old: What the old case makes one believe.
        new: What the new case makes one believe, from the same seed.
        labels: Names for readers, of the old case and of the new.
        draws: Number of draws, where a case is not exact.
        quick: Leave out conventions, assumptions, and the effects of changes other than statements.
        progress: Told what is being worked out.

    Raises:
        InputError: the cases have nothing in common that could be compared.
    """
    _require_kinship(old.original, new.original)
    different = changes(old.original, new.original)
    was, now = Measured.of(old), Measured.of(new)
    before, after = (headlines_and_influence(at.view, at.cores, quick=quick, progress=progress)[0] for at in (was, now))
    return Comparison(
        old=_side(old),
        new=_side(new),
        changes=different,
        headlines=Several(
            _headline(name, before.get(name), after.get(name), was, now) for name in _either(before, after)
        ),
        scope=Several(_scope(was, now)),
        attribution=attribution(was, now, different, draws=draws, quick=quick, progress=progress),
        scorecard=Several(_scorecard(old, new)),
        readings=Several(_readings(was, now)),
        on_the_table=Several(_on_the_table(was, now)),
        best_package=(zone(was.view, before).best_package, zone(now.view, after).best_package),
        quick=quick,
        old_labels=labels[0],
        new_labels=labels[1],
    )


def _require_kinship(old: Case, new: Case) -> None:
    """Raise an error where two cases are not about the same parties and issues at all."""
    for what, first, second in (
        ("party that must agree", old.principals, new.principals),
        ("issue", [issue.id for issue in old.issues], [issue.id for issue in new.issues]),
    ):
        if not set(first) & set(second):
            raise InputError(
                f"the two cases have no {what} in common (old: {', '.join(first)}; new: {', '.join(second)}), so "
                "nothing can be compared; give two versions of one case, with the same ids"
            )


def _side(beliefs: Beliefs) -> Side:
    return Side(case=beliefs.original.id, method=beliefs.method, settings=beliefs.settings)


def _either(old: Iterable[_T], new: Iterable[_T]) -> list[_T]:
    """Return what either holds, each once, in the order of the old and then of the new."""
    return list(dict.fromkeys([*old, *new]))


def _difference(new: Replicates, old: Replicates) -> dict[str, Any]:
    change = new - old
    value, error = tidy(change.value), tidy(change.standard_error)
    return {"change": value, "standard_error": error, "beyond_sampling": abs(value) > 2 * error + NOTHING}


def _headline(name: str, old: Headline | None, new: Headline | None, was: Measured, now: Measured) -> HeadlineChange:
    if old is None or new is None:
        missing = was.case if old is None else now.case
        return HeadlineChange(finding=name, old=old, new=new, why=_why_missing(name, missing))
    return HeadlineChange(finding=name, old=old, new=new, **_difference(now.values[name], was.values[name]))


def _why_missing(name: str, case: Case) -> str:
    """Return why a case has not a headline that the other has."""
    if name == "zone.all_outcomes":
        return "there are too many packages to look at one by one"
    _, party, offer, _ = name.split(".")
    if party not in case.principals:
        return f"'{party}' is no party that must agree"
    if case.statement(offer) is None and case.group(offer) is None:
        return f"there is no statement or group of accounts '{offer}'"
    return f"no refusal of '{offer}' by '{party}' that can be tested is on record"


def _scope(was: Measured, now: Measured) -> list[Scope]:
    """Return where findings of one name are about different things."""
    found = [
        Scope(what="principals", old=was.case.principals, new=now.case.principals),
        Scope(what="issues", finding="zone.headline", old=_varied(was), new=_varied(now)),
    ]
    for name in was.left_out:
        if name in now.left_out:
            old, new = (tuple(sorted(at.left_out[name])) for at in (was, now))
            found.append(Scope(what="left_out", finding=f"{name}.probability_right", old=old, new=new))
    return [scope for scope in found if scope.old != scope.new]


def _varied(at: Measured) -> tuple[str, ...]:
    return tuple(sorted(headline_issues(at.view.case, at.view.space)))


def _scorecard(old: Beliefs, new: Beliefs) -> list[IssueChange]:
    cards = [
        {row.issue: Standing(status=row.status, distance=row.distance) for row in scorecard(b.case, b.space).issues}
        for b in (old, new)
    ]
    return [IssueChange(issue=i, old=cards[0].get(i), new=cards[1].get(i)) for i in _either(*cards)]


def _readings(was: Measured, now: Measured) -> list[ReadingChange]:
    old, new = _shares(was), _shares(now)
    found = []
    for group, reading in _either(old, new):
        before, after = old.get((group, reading)), new.get((group, reading))
        both = _difference(after, before) if before is not None and after is not None else {}
        weights = [None if share is None else tidy(share.value) for share in (before, after)]
        found.append(ReadingChange(group=group, id=reading, old=weights[0], new=weights[1], **both))
    return found


def _shares(at: Measured) -> dict[tuple[str, str], Replicates]:
    posterior = at.view.posterior()
    found = {}
    for group in at.view.case.readings:
        for reading in group.readings:

            def chosen(world: World, group_id: str = group.id, reading_id: str = reading.id) -> bool:
                return world.reading(group_id) == reading_id

            found[group.id, reading.id] = posterior.share(chosen)
    return found


def _on_the_table(was: Measured, now: Measured) -> list[TableChange]:
    old, new = _packages(was), _packages(now)
    return [TableChange(outcome=dict(key[0]), old=old.get(key), new=new.get(key)) for key in _either(old, new)]


def _packages(at: Measured) -> dict[tuple[Any, int], Mapping[str, Any]]:
    """Return each side's chance by package; one that lies there under several accounts comes several times."""
    found: dict[tuple[Any, int], Mapping[str, Any]] = {}
    for entry in on_the_table(at.view):
        package, again = tuple(sorted(entry.outcome.items())), 0
        while (package, again) in found:
            again += 1
        found[package, again] = entry.acceptable
    return found
