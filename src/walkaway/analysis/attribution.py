"""Which change carries how much of what a finding moved?

A statement that was added is left out of the new case, one that was removed is left out of the old: the same question
that the influence of a statement answers. Any other change is made alone to the old case, where that still holds
together, and the finding worked out anew. Single effects need not add up: two changes can do together what neither does
alone. What they leave over is shown as such, together with the effect of what could not be told apart.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from walkaway.analysis.comparison import Attribution, Effect, NotToldApart, Together
from walkaway.analysis.estimates import tidy
from walkaway.analysis.influence import Progress
from walkaway.analysis.view import Core, View
from walkaway.analysis.walk_away import refusals, walk_away_cores
from walkaway.analysis.zone import zone_cores
from walkaway.beliefs import Beliefs, Replicates, believe, require_possible
from walkaway.case import Case
from walkaway.case.changes import Change
from walkaway.case.consistency import faults
from walkaway.case.single_change import with_change
from walkaway.errors import WalkawayError

__all__ = ["MOST_ALONE", "NOTHING", "Measured", "attribution"]

MOST_ALONE = 40
"""So many changes at most are made alone to the old case."""
NOTHING = 1e-9
"""A smaller change of a probability is none."""
QUICK = "left out for a quick answer"


@dataclass(frozen=True, eq=False)
class Measured:
    """One case with its headline probabilities, from all draws and without each block.

    Attributes:
        view: The base view.
        cores: Name and core of each headline.
        values: Name and value of each headline.
        left_out: Name of each walk-away test and the statements that it leaves out.
    """

    view: View
    cores: Mapping[str, Core]
    values: Mapping[str, Replicates]
    left_out: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, beliefs: Beliefs) -> "Measured":
        """Return the headlines of some beliefs."""
        view = View.of(beliefs)
        cores, left_out = zone_cores(view), {}
        for refusal in refusals(beliefs):
            cores.update(walk_away_cores(refusal))
            left_out[refusal.name] = refusal.omitted
        values = {name: core(view) for name, core in cores.items()}
        return cls(view=view, cores=cores, values=values, left_out=left_out)

    @property
    def case(self) -> Case:
        """The case as it was written."""
        return self.view.beliefs.original

    def without(self, statement: str, finding: str) -> Replicates:
        """Return a headline with a statement left out."""
        return self.cores[finding](self.view.without(frozenset({statement})))


def attribution(
    old: Measured,
    new: Measured,
    changes: tuple[Change, ...],
    *,
    draws: int,
    quick: bool = False,
    progress: Progress | None = None,
) -> Attribution:
    """Return which change carries how much of each headline's change.

    Args:
        old: The old case.
        new: The new case.
        changes: What is different between them.
        draws: Number of draws, where the old case with one change is not exact.
        quick: Work out statements only.
        progress: Told what is being worked out.
    """
    tell = progress or (lambda label, done, of: None)
    telling = [change for change in changes if not change.is_silent]
    found: dict[tuple[str, str], dict[str, Replicates]] = {}
    open_: list[NotToldApart] = []
    alone = 0
    for done, change in enumerate(telling):
        tell("taking one change at a time", done, len(telling))
        if change.section == "statements" and change.what != "changed":
            found[change.id, change.what] = _of_statement(old, new, change)
            continue
        alone += 1
        why = QUICK if quick else f"more than {MOST_ALONE} changes" if alone > MOST_ALONE else ""
        made = why or _made_alone(old, new, change, draws)
        if isinstance(made, str):
            open_.append(NotToldApart(change=change.id, what=change.what, why=made))
        else:
            found[change.id, change.what] = made
    shared = [name for name in old.values if name in new.values]
    effects = [
        _effect(change, what, name, values[name])
        for (change, what), values in found.items()
        for name in shared
        if name in values
    ]
    kept = [effect for effect in effects if abs(effect.effect) > NOTHING]
    return Attribution(
        effects=tuple(sorted(kept, key=lambda e: (-abs(e.effect), e.finding, e.change, e.what))),
        together=tuple(_together(name, old, new, found) for name in shared) if telling else (),
        told_apart=tuple(change for change, _ in found),
        not_told_apart=tuple(open_),
        silent=tuple(change.id for change in changes if change.is_silent),
    )


def _of_statement(old: Measured, new: Measured, change: Change) -> dict[str, Replicates]:
    """Return what a statement that was added or removed carries."""
    statement = change.path[1]
    if change.what == "added":
        return {name: value - new.without(statement, name) for name, value in new.values.items()}
    return {name: old.without(statement, name) - value for name, value in old.values.items()}


def _made_alone(old: Measured, new: Measured, change: Change, draws: int) -> dict[str, Replicates] | str:
    """Return what a change alone does to the old case, or why that cannot be told."""
    case = with_change(old.case, new.case, change)
    known = faults(old.case)
    found = [fault for fault in faults(case) if fault not in known]
    if found:
        return f"alone it would leave a case that does not hold together: {found[0].message}"
    try:
        beliefs = believe(case, seed=old.view.beliefs.seed, draws=draws)
        require_possible(beliefs)
        made = Measured.of(beliefs)
    except WalkawayError as error:
        return f"alone it would leave a case that cannot be worked out: {error}"
    return {name: made.values[name] - value for name, value in old.values.items() if name in made.values}


def _effect(change: str, what: str, finding: str, value: Replicates) -> Effect:
    return Effect(
        change=change,
        what=what,
        finding=finding,
        effect=tidy(value.value),
        standard_error=tidy(value.standard_error),
    )


def _together(
    name: str, old: Measured, new: Measured, found: Mapping[tuple[str, str], Mapping[str, Replicates]]
) -> Together:
    rest = new.values[name] - old.values[name]
    for values in found.values():
        if name in values:
            rest = rest - values[name]
    return Together(finding=name, effect=tidy(rest.value), standard_error=tidy(rest.standard_error))
