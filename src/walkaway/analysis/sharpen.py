"""Which answer would tell most?

For each finding, over every kind of statement, party and issue not yet said: how much of the finding's variance a yes
or no to it is expected to remove. An answer is believed as a party's own words are, no more. What would settle the
finding by itself is not offered: it is the finding asked back.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from walkaway.analysis.estimates import tidy
from walkaway.analysis.view import View
from walkaway.beliefs import Quantity, World
from walkaway.beliefs.claims import Claim, margins
from walkaway.beliefs.likelihood import likelihood
from walkaway.case import Case, Clause, Package, Statement, Where
from walkaway.results import Finding, plain
from walkaway.space import Draws, OutcomeSpace
from walkaway.space.completions import MAX_COMPLETIONS

__all__ = ["Event", "Question", "Sharpen", "sharpen"]

KEPT = 3
"""Questions kept for each finding."""
_SETTLES = 0.999
_BUDGET = 500_000


@dataclass(frozen=True, slots=True, eq=False)
class Event:
    """What a headline is the probability of.

    Attributes:
        quantity: Whether it holds, in every draw.
        left_out: Statements that the headline leaves out.
        counts: The worlds over which it is averaged.
    """

    quantity: Quantity
    left_out: frozenset[str] = frozenset()
    counts: Callable[[World], bool] = lambda _: True


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One thing worth finding out.

    Attributes:
        finding: The finding it would sharpen.
        kind: Kind of statement the answer would be.
        party: Whom to learn it of.
        about: What to ask, as issues, options or words.
        share_of_variance: Expected share of the finding's variance that the answer removes.
        chance: Chance that the answer is yes.
        if_yes: The finding after a yes.
        if_no: The finding after a no.
    """

    finding: str
    kind: str
    party: str
    about: str
    share_of_variance: float
    chance: float
    if_yes: float
    if_no: float


@dataclass(frozen=True, kw_only=True)
class Sharpen(Finding):
    """The questions worth most, for each finding."""

    questions: tuple[Question, ...]

    def to_rows(self) -> list[dict[str, Any]]:
        """Return one row a question."""
        return [plain(question) for question in self.questions]


def sharpen(view: View, events: Mapping[str, Event]) -> Sharpen:
    """Return, for each finding, the questions whose answers would remove most of its variance."""
    questions: list[Question] = []
    view = view.within(min(view.space.size, MAX_COMPLETIONS), _BUDGET)
    if not view.beliefs.exact:
        candidates = list(_candidates(view.case, view.space))
        for name, event in events.items():
            weighed = _weighed(view, event)
            found = [
                q
                for about, statement in candidates
                if (q := _question(view, name, weighed, about, statement)) is not None
            ]
            found.sort(key=lambda q: (-q.share_of_variance, q.party, q.kind, q.about))
            questions += found[:KEPT]
    return Sharpen(method=view.beliefs.method, questions=tuple(questions))


@dataclass(frozen=True, slots=True, eq=False)
class _Weighed:
    """Draws with the weight of being, and of being where the event holds; and the same before any statement."""

    draws: tuple[Draws, ...]
    weight: tuple[NDArray[np.float64], ...]
    holding: tuple[NDArray[np.float64], ...]
    prior: NDArray[np.float64]


def _weighed(view: View, event: Event) -> _Weighed:
    posterior = view.posterior(event.left_out)
    draws: dict[int, Draws] = {}
    weight: dict[int, NDArray[np.float64]] = {}
    holding: dict[int, NDArray[np.float64]] = {}
    prior_draws = view.beliefs.prior.every(view.every)
    before = np.zeros(prior_draws.count)
    counted = 0.0
    for w, world in enumerate(posterior.worlds):
        if not event.counts(world):
            continue
        of_world = posterior.draws[w]
        key = id(of_world)
        mass = posterior.shares[w] * posterior.joint[w]
        draws[key] = of_world
        weight[key] = weight.get(key, 0.0) + mass
        holding[key] = holding.get(key, 0.0) + mass * event.quantity(of_world, world)
        before += world.prior * event.quantity(prior_draws, world)
        counted += world.prior
    total = sum(float(mass.sum()) for mass in weight.values())
    return _Weighed(
        draws=tuple(draws.values()),
        weight=tuple(mass / total for mass in weight.values()),
        holding=tuple(mass / total for mass in holding.values()),
        prior=before / counted,
    )


def _question(view: View, finding: str, weighed: _Weighed, about: str, statement: Statement) -> Question | None:
    now = sum(float(holding.sum()) for holding in weighed.holding)
    if not 0.0 < now < 1.0 or _settles(view, weighed.prior, statement):
        return None
    believed = statement.believed
    mean = float(_likelihood(view, view.beliefs.prior.every(view.every), statement).mean())
    yes = holding_yes = 0.0
    for draws, weight, holding in zip(weighed.draws, weighed.weight, weighed.holding, strict=True):
        answer = (1.0 - believed) * mean + believed * _likelihood(view, draws, statement)
        yes, holding_yes = yes + float(weight @ answer), holding_yes + float(holding @ answer)
    no, holding_no = 1.0 - yes, now - holding_yes
    if min(yes, no) < 1e-6:
        return None
    removed = yes * (holding_yes / yes - now) ** 2 + no * (holding_no / no - now) ** 2
    return Question(
        finding=finding,
        kind=statement.kind,
        party=statement.party,
        about=about,
        share_of_variance=tidy(removed / (now * (1.0 - now))),
        chance=tidy(yes),
        if_yes=tidy(holding_yes / yes),
        if_no=tidy(holding_no / no),
    )


def _likelihood(view: View, draws: Draws, statement: Statement, *, sharp: bool = False) -> NDArray[np.float64]:
    key = ("answer", statement.id, sharp, view.settings.noise, view.settings.hold_out)
    if key not in draws.memo:
        settings = replace(view.settings, noise=0.0, hold_out=0.0) if sharp else view.settings
        claim = Claim(statement, (statement.package,) if statement.package is not None else ())
        found = margins(claim, draws.parties[statement.party], view.case, view.space)
        draws.memo[key] = likelihood(statement, found, settings, view.beliefs.evidence.discount_range(statement.party))
    return np.asarray(draws.memo[key])


def _settles(view: View, holds: NDArray[np.float64], statement: Statement) -> bool:
    """Return whether an exact yes or no would settle the finding by itself, or is no question at all."""
    yes = _likelihood(view, view.beliefs.prior.every(view.every), statement, sharp=True)
    for answer in (yes, 1.0 - yes):
        if answer.sum() < 1.0:
            return True
        share = float(answer @ holds / answer.sum())
        if share >= _SETTLES or share <= 1.0 - _SETTLES:
            return True
    return False


def _candidates(case: Case, space: OutcomeSpace) -> Iterator[tuple[str, Statement]]:
    """Yield what could still be learnt, in words and as a statement."""
    for party in case.modelled:
        if case.exact_preferences(party) is not None:
            continue
        said = [s for s in case.statements if s.party == party]
        for about, statement in _about_party(party, space):
            issues = {statement.over_issues[0]} if statement.over_issues else statement.named_issues()
            known = [s for s in said if s.kind == statement.kind]
            taken = any(
                (s.over_issues[0] if s.over_issues else "") in issues or issues & s.named_issues() for s in known
            )
            if not (known if statement.kind == "patience" else taken):
                yield about, statement


def _about_party(party: str, space: OutcomeSpace) -> Iterator[tuple[str, Statement]]:
    def statement(kind: str, about: str, **content: Any) -> tuple[str, Statement]:
        return about, Statement(
            id=f"{kind} of {party}: {about}", kind=kind, parties=(party,), basis="own_words", **content
        )

    yield statement("patience", "whether time costs it little", level="high")
    for column, issue in enumerate(space.issues):
        if len(space.issues) > 1:
            yield statement("priority", f"{issue.id} over the rest", over_issues=(issue.id, "rest"))
        levels = [space.levels[column][int(k)] for k in space.agreeable_levels(issue.id)]
        if issue.is_numeric:
            # Quarters of the range say enough; a question a grid value would be many and alike.
            levels = [levels[round(part * (len(levels) - 1) / 4)] for part in range(5)]
        for first, second in pairwise(levels):
            sides = (Package(terms=((issue.id, (second,)),)), Package(terms=((issue.id, (first,)),)))
            yield statement("preference", f"{issue.id}: {second} over {first}", over=sides)
        for level in levels:
            if space.no_deal_level(issue.id) != space.level_position(issue.id, level):
                yield statement(
                    "offer",
                    f"{issue.id} = {level}, the rest as without a deal",
                    package=Package(terms=((issue.id, (level,)),)),
                )
            if len(levels) > 1:
                only = Where(clauses=(Clause(issue=issue.id, levels=(level,)),))
                yield statement("demand", f"{issue.id} = {level}", where=only)
                yield statement("red_line", f"never {issue.id} = {level}", where=Where(negated=(only,)))
