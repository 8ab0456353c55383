"""How much does each statement, origin, speaker's side and assumption move a finding, and is a finding decided?

A headline is worked out again without each statement, under every convention and without every assumption. Leaving a
statement out only re-weighs the draws at hand; where too few effective draws are left they are drawn anew, and the
result says so.
"""

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from walkaway.analysis.conventions import CONVENTIONS
from walkaway.analysis.estimates import tidy
from walkaway.analysis.view import Core, View
from walkaway.beliefs import Assumption, Replicates, assumptions
from walkaway.case import Case
from walkaway.errors import CaseError
from walkaway.results import ERROR, POINTS, Finding, Headline, Shown, plain

__all__ = ["Influence", "Influences", "Progress", "headlines_and_influence"]

Progress = Callable[[str, int, int], None]
"""Called with what is being worked out, how many parts are done, and how many there are."""
_NOTHING = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class Influence(Shown):
    """What leaving one thing out does to one finding.

    Attributes:
        what: ``statement``, ``origin``, ``party`` or ``assumption``.
        id: Which.
        finding: The finding's name.
        change: The finding without it, minus the finding with it.
        standard_error: Of the change.
        rerun: Whether draws had to be made anew.
    """

    what: str
    id: str
    finding: str
    change: float = field(metadata=POINTS)
    standard_error: float = field(metadata=ERROR)
    rerun: bool

    def to_dict(self) -> dict[str, Any]:
        """Return plain data, keyed by what was left out."""
        rest = {
            "finding": self.finding,
            "change": self.change,
            "standard_error": self.standard_error,
            "rerun": self.rerun,
        }
        return {self.what: self.id, **rest}


@dataclass(frozen=True, kw_only=True)
class Influences(Finding):
    """Every influence that is not nil, the largest first."""

    influences: tuple[Influence, ...]

    def to_rows(self) -> list[dict[str, Any]]:
        """Return one row an influence."""
        return [plain(influence) for influence in self.influences]


@dataclass(frozen=True, slots=True, eq=False)
class _Reading:
    """A core's value and its difference from the value before any statement, under one setting."""

    value: Replicates
    before: Replicates

    @property
    def direction(self) -> int:
        """1 or -1 where the evidence moves the value by more than two standard errors, else 0."""
        change = self.value - self.before
        if abs(change.value) <= 2 * change.standard_error + _NOTHING:
            return 0
        return 1 if change.value > 0 else -1


def headlines_and_influence(
    view: View, cores: Mapping[str, Core], *, quick: bool = False, progress: Progress | None = None
) -> tuple[dict[str, Headline], Influences]:
    """Return every core as a headline, and every influence on it.

    Args:
        view: The base view.
        cores: Name and core of each headline.
        quick: Leave out conventions, assumptions and influence.
        progress: Told what is being worked out.
    """
    method = view.beliefs.method
    base = {name: core(view) for name, core in cores.items()}
    if view.beliefs.exact:
        exact = {
            name: Headline(value=tidy(found.value), standard_error=0.0, before=None) for name, found in base.items()
        }
        return exact, Influences(method=method, influences=())
    prior = view.prior()
    readings = {name: _Reading(base[name], core(prior)) for name, core in cores.items()}
    if quick:
        return {name: _headline(reading) for name, reading in readings.items()}, Influences(
            method=method, influences=()
        )
    groups = list(_left_out_groups(view.case))
    dropped = assumptions(view.case)
    total = len(groups) + len(CONVENTIONS) + len(dropped)
    tell = progress or (lambda label, done, of: None)
    influences: list[Influence] = []
    for done, (what, identity, statements) in enumerate(groups):
        tell("leaving out statements", done, total)
        influences += _influence(view, cores, base, what, identity, statements)
    conventions = []
    for done, convention in enumerate(CONVENTIONS, len(groups)):
        tell("trying other conventions", done, total)
        # Noise, holding out and belief change what statements do; the value before any statement stays.
        unmoved = {} if convention.moves_prior else {name: reading.before for name, reading in readings.items()}
        conventions.append(_at(view.under(convention.apply(view.settings)), cores, unmoved))
    without = []
    for done, assumption in enumerate(dropped, len(groups) + len(CONVENTIONS)):
        tell("dropping assumptions", done, total)
        found = _without(view, cores, assumption)
        without.append(found)
        influences += [
            _difference("assumption", assumption.id, name, reading.value, base[name], rerun=True)
            for name, reading in found.items()
        ]
    tell("done", total, total)
    influences = [item for item in influences if abs(item.change) > _NOTHING]
    headlines = {
        name: _headline(
            reading,
            [at[name] for at in conventions],
            [at[name] for at in without if name in at],
            _movers(influences, name),
        )
        for name, reading in readings.items()
    }
    influences.sort(key=lambda item: (-abs(item.change), item.finding, item.what, item.id))
    return headlines, Influences(method=method, influences=tuple(influences))


def _at(
    view: View, cores: Mapping[str, Core], known_before: Mapping[str, Replicates] | None = None
) -> dict[str, _Reading]:
    prior, known = view.prior(), known_before or {}
    return {name: _Reading(core(view), known[name] if name in known else core(prior)) for name, core in cores.items()}


def _without(view: View, cores: Mapping[str, Core], assumption: Assumption) -> dict[str, _Reading]:
    try:
        found = _at(View.of(view.beliefs.under(view.settings, assumption)), cores)
        # A finding with nothing left to be about (the refusal of a package that is gone) says nothing of the
        # assumption.
        return {name: reading for name, reading in found.items() if not math.isnan(reading.value.value)}
    except CaseError:
        # Without it some statement has nothing left to be about; the assumption cannot be dropped.
        return {}


def _headline(
    reading: _Reading,
    conventions: list[_Reading] | None = None,
    without: list[_Reading] | None = None,
    movers: tuple[str, ...] = (),
) -> Headline:
    def span(others: list[_Reading] | None) -> tuple[float, float] | None:
        if others is None:
            return None
        values = [tidy(r.value.value) for r in (reading, *others)]
        return min(values), max(values)

    directions = {r.direction for r in (reading, *(conventions or ()), *(without or ()))}
    return Headline(
        value=tidy(reading.value.value),
        standard_error=tidy(reading.value.standard_error),
        before=tidy(reading.before.value),
        conventions=span(conventions),
        without_assumptions=span(without),
        decided=None if conventions is None else len(directions) == 1 and 0 not in directions,
        statements=movers,
    )


def _movers(influences: list[Influence], name: str) -> tuple[str, ...]:
    found = [
        i for i in influences if i.what == "statement" and i.finding == name and abs(i.change) > 2 * i.standard_error
    ]
    return tuple(i.id for i in sorted(found, key=lambda i: (-abs(i.change), i.id)))


def _left_out_groups(case: Case) -> Iterator[tuple[str, str, frozenset[str]]]:
    """Yield what can be left out together: each statement, each origin of several, all that a party's people said."""
    moving = [s for s in case.statements if s.moves_beliefs]
    for statement in moving:
        yield "statement", statement.id, frozenset({statement.id})
    origins: dict[str, set[str]] = {}
    parties: dict[str, set[str]] = {}
    for statement in moving:
        origins.setdefault(case.origin(statement), set()).add(statement.id)
        person = case.person(statement.said_by)
        side = person.party if person is not None else statement.said_by
        if side and case.party(side) is not None:
            parties.setdefault(side, set()).add(statement.id)
    for origin, statements in sorted(origins.items()):
        if len(statements) > 1:
            yield "origin", origin, frozenset(statements)
    for party, statements in sorted(parties.items()):
        yield "party", party, frozenset(statements)


def _influence(
    view: View,
    cores: Mapping[str, Core],
    base: Mapping[str, Replicates],
    what: str,
    identity: str,
    statements: frozenset[str],
) -> list[Influence]:
    lighter = view.without(statements)
    rerun = view.beliefs.needs_new_draws(view.settings, lighter.left_out)
    return [_difference(what, identity, name, core(lighter), base[name], rerun=rerun) for name, core in cores.items()]


def _difference(
    what: str, identity: str, finding: str, value: Replicates, base: Replicates, *, rerun: bool
) -> Influence:
    change = value - base
    return Influence(
        what=what,
        id=identity,
        finding=finding,
        change=tidy(change.value),
        standard_error=tidy(change.standard_error),
        rerun=rerun,
    )
