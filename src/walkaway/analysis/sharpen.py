"""Which answer would tell most?

For each finding, over every kind of statement, party and issue not yet said: how much of the finding's variance a yes
or no to it is expected to remove. An answer is believed as a party's own words are, no more. What would settle the
finding by itself is not offered: it is the finding asked back.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from walkaway.analysis.deals import TOLERANCE
from walkaway.analysis.estimates import tidy
from walkaway.analysis.view import View
from walkaway.beliefs import Posterior, Quantity, Replicates, World
from walkaway.beliefs.claims import Claim, margins
from walkaway.beliefs.likelihood import likelihood
from walkaway.case import Case, Clause, Level, Package, Statement, Where
from walkaway.results import SHARE, Finding, Shown, plain
from walkaway.space import Draws, OutcomeSpace
from walkaway.space.completions import MAX_COMPLETIONS

__all__ = ["Event", "Question", "Sharpen", "sharpen"]

KEPT = 3
"""Questions kept for each finding."""
_SETTLES = 0.999
_APART = 3.0
"""Yes and no must part a finding by this many standard errors: of a hundred questions chance would else pick some."""
_BUDGET = 500_000


@dataclass(frozen=True, slots=True, eq=False)
class Event:
    """What a headline is the probability of.

    Attributes:
        quantity: Whether it holds, in every draw.
        parties: Whose preferences it hangs on.
        left_out: Statements that the headline leaves out.
        counts: The worlds over which it is averaged.
    """

    quantity: Quantity
    parties: tuple[str, ...]
    left_out: frozenset[str] = frozenset()
    counts: Callable[[World], bool] = lambda _: True


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Shown):
    """One thing worth finding out.

    Attributes:
        finding: The finding it would sharpen.
        kind: Kind of statement the answer would be.
        party: Whom to learn it of.
        about: What to ask, as issues, options or words.
        issue: The issue it is about; empty for patience.
        levels: The levels it is about; of a preference the better one first.
        share_of_variance: Expected share of the finding's variance that the answer removes.
        chance: Chance that the answer is yes.
        if_yes: The finding after a yes.
        if_no: The finding after a no.
    """

    finding: str
    kind: str
    party: str
    about: str
    issue: str
    levels: tuple[Level, ...]
    share_of_variance: float = field(metadata=SHARE)
    chance: float = field(metadata=SHARE)
    if_yes: float = field(metadata=SHARE)
    if_no: float = field(metadata=SHARE)


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
                if (q := _question(view, name, event, weighed, about, statement)) is not None
            ]
            found.sort(key=lambda q: (-q.share_of_variance, q.party, q.kind, q.about))
            questions += found[:KEPT]
    return Sharpen(method=view.beliefs.method, questions=tuple(questions))


@dataclass(frozen=True, slots=True, eq=False)
class _Weighed:
    """What every question about one event starts from.

    Attributes:
        posterior: The weights of the draws.
        holds: Whether the event holds in each draw, by the id of the world.
        by_world: The chance of the event in each world, `[worlds, 1 + blocks]`.
        now: The chance of the event, `[1 + blocks]`.
        prior: The share of worlds in which it holds in each prior draw, `[D]`.
    """

    posterior: Posterior
    holds: Mapping[int, NDArray[np.float64]]
    by_world: NDArray[np.float64]
    now: NDArray[np.float64]
    prior: NDArray[np.float64]


def _weighed(view: View, event: Event) -> _Weighed:
    posterior = view.posterior(event.left_out)
    holds = {id(w): event.quantity(draws, w) for draws, w in zip(posterior.draws, posterior.worlds, strict=True)}
    by_world = posterior.by_world(lambda _, world: holds[id(world)], event.parties)
    prior_draws = view.beliefs.prior.every(view.every)
    counted = [world for world in posterior.worlds if event.counts(world)]
    before = sum((world.prior * event.quantity(prior_draws, world) for world in counted), np.zeros(prior_draws.count))
    return _Weighed(
        posterior=posterior,
        holds=holds,
        by_world=by_world,
        now=posterior.average_within(by_world, event.counts).values,
        prior=before / sum(world.prior for world in counted),
    )


def _question(
    view: View, finding: str, event: Event, weighed: _Weighed, about: str, statement: Statement
) -> Question | None:
    now = weighed.now
    if not 0.0 < now[0] < 1.0 or _settles(view, weighed.prior, statement):
        return None
    yes, holding_yes = _answered(view, event, weighed, statement)
    if min(yes[0], 1.0 - yes[0]) < 1e-6:
        return None
    with np.errstate(invalid="ignore", divide="ignore"):
        if_yes, if_no = holding_yes / yes, (now - holding_yes) / (1.0 - yes)
    apart = Replicates(if_yes - if_no)
    if not abs(apart.value) > _APART * apart.standard_error + TOLERANCE:
        return None
    removed = yes[0] * (if_yes[0] - now[0]) ** 2 + (1.0 - yes[0]) * (if_no[0] - now[0]) ** 2
    return Question(
        finding=finding,
        kind=statement.kind,
        party=statement.party,
        about=about,
        issue=_issue(statement),
        levels=_levels(statement),
        share_of_variance=tidy(removed / (now[0] * (1.0 - now[0]))),
        chance=tidy(yes[0]),
        if_yes=tidy(if_yes[0]),
        if_no=tidy(if_no[0]),
    )


def _answered(
    view: View, event: Event, weighed: _Weighed, statement: Statement
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the chance of a yes, and of a yes where the event holds, `[1 + blocks]` each."""
    believed, posterior = statement.believed, weighed.posterior
    mean = float(_likelihood(view, view.beliefs.prior.every(view.every), statement).mean())

    def answer(draws: Draws, _: World) -> NDArray[np.float64]:
        return (1.0 - believed) * mean + believed * _likelihood(view, draws, statement)

    def both(draws: Draws, world: World) -> NDArray[np.float64]:
        return answer(draws, world) * weighed.holds[id(world)]

    if statement.party in event.parties:
        yes, holding_yes = (posterior.by_world(quantity, event.parties) for quantity in (answer, both))
    else:
        # Parties are independent given the account: a third party's answer tells only which account is true.
        yes = posterior.by_world(answer, [statement.party])
        holding_yes = yes * weighed.by_world
    return posterior.average_within(yes, event.counts).values, posterior.average_within(
        holding_yes, event.counts
    ).values


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


def _issue(statement: Statement) -> str:
    """Return the one issue that a question is about."""
    return statement.over_issues[0] if statement.over_issues else next(iter(statement.named_issues()), "")


def _levels(statement: Statement) -> tuple[Level, ...]:
    """Return the levels that a question is about."""
    named = tuple(levels[0] for package in statement.packages() for _, levels in package.terms)
    clauses = statement.where.all_clauses() if statement.where is not None else ()
    return named + tuple(level for clause in clauses for level in clause.levels)


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
            levels = list(dict.fromkeys(levels[round(part * (len(levels) - 1) / 4)] for part in range(5)))
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
