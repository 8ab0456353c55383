"""The brief in a few answers: one for each question that a reader comes with."""

from collections.abc import Sequence
from dataclasses import replace

from walkaway.analysis import Brief, Scorecard, WalkAway, Zone
from walkaway.analysis.on_the_table import OnTheTable
from walkaway.report.anchors import answer_anchor, ground_anchor, refusal_anchor
from walkaway.report.document import Answer
from walkaway.report.sentences import NOTHING_RAISED, finding_name, offered, question
from walkaway.report.words import UNDECIDED, capital, counted, interval, joined, margin, package, percent
from walkaway.results import Headline, Labels

__all__ = ["answers", "in_short", "likely"]

STATUS_WORDS = {
    "stuck": "apart; no movement is cited",
    "narrowing": "apart, but less than the round before",
    "widening": "further apart than the round before",
    "holding": "kept as they are by commitments",
    "agreed": "agreed",
    "agreed in words": "agreed in words that they read differently",
    "unknown": "not known from what is cited",
}
"""Each status of the scorecard in words."""
_FEW = 5
_APART = ("stuck", "narrowing", "widening")
EXACTLY = "Preferences are known exactly: this is a calculation."
"""How sure an exact answer is."""
READ_OFF = "Read off the statements; nothing here is estimated."
"""How sure the scorecard is."""


def answers(brief: Brief) -> tuple[Answer, ...]:
    """Return the answer to each question."""
    labels = brief.labels
    found = [_stood(brief.scorecard, labels), _why(brief.gap.on_the_table, labels)]
    found += [_right(finding, brief.walk_away, labels) for finding in brief.walk_away]
    found += [_possible(brief.zone, labels), _steps(brief), _sharpen(brief)]
    return tuple(answer for answer in found if answer is not None)


def in_short(brief: Brief) -> list[str]:
    """Return one sentence on each question."""
    return [f"{answer.question} {_sentence(answer)}" for answer in answers(brief)]


def _sentence(answer: Answer) -> str:
    return f"{answer.text.rstrip('.')}; {answer.moved}." if answer.moved else answer.text


def _stood(scorecard: Scorecard, labels: Labels) -> Answer | None:
    by_status: dict[str, list[str]] = {}
    for row in scorecard.issues:
        by_status.setdefault(row.status, []).append(labels.issue(row.issue))
    if not by_status:
        return None
    parts = [f"{_named(names)} ({STATUS_WORDS[status]})" for status, names in by_status.items()]
    figure, of = _how_many_apart([row.status for row in scorecard.issues])
    return Answer(
        id=answer_anchor("where"),
        question="Where did they stand?",
        text=f"{'; '.join(parts)}.",
        figure=figure,
        of=of,
        sure=READ_OFF,
        section="where",
        ground="ground-scorecard",
    )


def _how_many_apart(statuses: Sequence[str]) -> tuple[str, str]:
    """Return on how many issues the sides are apart, in words; or that nobody can tell."""
    apart = sum(status in _APART for status in statuses)
    if apart == 0 and "unknown" in statuses:
        return "Not known", ""
    return capital(f"{counted(apart)} of {counted(len(statuses))}"), "issues apart" if len(
        statuses
    ) > 1 else "issue apart"


def _named(names: Sequence[str]) -> str:
    """Return names as a list; of many the first few, and how many more there are."""
    if len(names) <= _FEW + 1:
        return joined(names)
    return f"{', '.join(names[:_FEW])} and {counted(len(names) - _FEW)} more"


def _why(offers: Sequence[OnTheTable], labels: Labels) -> Answer:
    start = Answer(
        id=answer_anchor("why"), question="Why no deal?", text="", section="why", ground="ground-on-the-table"
    )
    if not offers:
        return replace(start, text="No definite offer is on record, so nothing can be said.", section="")
    if offers[0].acceptable[labels.principals[0]].before is None:
        return replace(start, text=_why_exactly(offers, labels), sure=EXACTLY)
    if len({offer.statement for offer in offers}) > 1 and any(offer.reading is None for offer in offers):
        return replace(start, text=_why_each(offers, labels), sure="Not worked out under other conventions.")
    chances = {party: [offer.acceptable[party].value for offer in offers] for party in labels.principals}
    before = {party: [offer.acceptable[party].before or 0.0 for offer in offers] for party in labels.principals}
    several = ", depending on which account of it is true" if len({offer.reading for offer in offers}) > 1 else ""
    said = [f"{labels.called(party)} {_between(values)}" for party, values in chances.items()]
    obstacle = [party for party, values in chances.items() if max(values) < 0.5]
    names = joined([labels.called(party) for party in obstacle])
    sides = "side" if len(obstacle) == 1 else "sides"
    end = f" The {sides} with reason to say no: {names}." if 0 < len(obstacle) < len(chances) else ""
    least = min(chances, key=lambda party: max(chances[party]))
    was = joined([f"{labels.called(party)} {_between(values)}" for party, values in before.items()])
    return replace(
        start,
        text="Counting all that was said, also the refusals, the chance of being better off with the offer than "
        f"without a deal: {joined(said)}{several}.{end}",
        figure=interval((min(chances[least]), max(chances[least]))),
        of=labels.party(least),
        span=f"before any evidence: {was}",
        sure=f"{'For each account of the offer; not' if several else 'Not'} worked out under other conventions.",
    )


def _why_each(offers: Sequence[OnTheTable], labels: Labels) -> str:
    """Return, for each of several offers, who would have made least of it."""
    lines = []
    for offer in offers:
        least = min(labels.principals, key=lambda party, offer=offer: offer.acceptable[party].value)  # type: ignore[misc]
        chance = percent(offer.acceptable[least].value)
        lines.append(f"{offered(offer.statement, labels)} (least likely for {labels.called(least)}: {chance})")
    return f"Counting all that was said, who would have been better off without a deal: {'; '.join(lines)}."


def _why_exactly(offers: Sequence[OnTheTable], labels: Labels) -> str:
    lines = []
    for offer in offers:
        losers = [labels.called(party) for party in labels.principals if offer.acceptable[party].value < 0.5]
        if losers:
            lines.append(f"{package(offer.outcome, labels)} was not enough for {joined(losers)}")
    return f"{'; '.join(lines)}." if lines else "An offer on the table satisfied all."


def _between(values: Sequence[float]) -> str:
    low, high = min(values), max(values)
    return percent(low) if percent(low) == percent(high) else f"{percent(low)} to {percent(high)}"


def _right(finding: WalkAway, all_of_them: Sequence[WalkAway], labels: Labels) -> Answer:
    several = sum(other.party == finding.party for other in all_of_them) > 1
    refused = f" {offered(finding.offer, labels)}" if several else ""
    section = refusal_anchor(finding.party, finding.offer)
    found = finding.probability_right
    start = Answer(
        id=answer_anchor(section),
        question=f"Was {labels.called(finding.party)} right to refuse{refused}?",
        text="",
        section=section,
        ground=ground_anchor(f"walk_away.{finding.party}.{finding.offer}.probability_right"),
    )
    if found.before is None:
        worth = "less" if found.value > 0.5 else "more"
        verdict = "Yes" if found.value > 0.5 else "No"
        text = f"{verdict}: what was offered was worth {worth} to it than no deal."
        return replace(start, text=text, figure=verdict, sure=EXACTLY)
    if not finding.informative:
        text = f"No statement that tests it is left; the starting point alone gives {percent(found.value)}."
        return replace(start, text=text, figure=percent(found.value), sure="Nothing that was said tests this.")
    own = f"its own refusal not counted (with its own word: {percent(finding.with_refusal.value)})"
    return _measured(start, f"{likely(found)} that the offer was worth less to it than no deal, {own}.", found)


def _measured(start: Answer, text: str, found: Headline) -> Answer:
    """Return an answer with a probability, its range and how sure it is."""
    assert found.before is not None
    parts = [f"± {margin(found.standard_error)}", f"before any evidence {percent(found.before)}"]
    if found.conventions is not None:
        parts.append(f"under other conventions {interval(found.conventions)}")
    if found.without_assumptions is not None and found.without_assumptions != (found.value, found.value):
        parts.append(f"without this or that assumption {interval(found.without_assumptions)}")
    if found.decided is None:
        sure = "Not yet tried under other conventions or without assumptions."
    elif found.decided:
        sure = "The evidence moves this, whatever the convention or single assumption."
    else:
        sure = capital(f"{UNDECIDED}.")
    return replace(
        start,
        text=text,
        moved=_moved(found),
        figure=percent(found.value),
        span="; ".join(parts),
        sure=sure,
        headline=found,
    )


def _possible(found: Zone, labels: Labels) -> Answer:
    headline = found.headline
    start = Answer(
        id=answer_anchor("possible"),
        question="Was a deal possible?",
        text="",
        section="possible",
        ground=ground_anchor("zone.headline"),
    )
    if headline.before is None:
        yes = headline.value > 0.5
        return replace(start, text=_exact(found, labels), figure="Yes" if yes else "No", sure=EXACTLY)
    if not found.issues:
        return _unraised(found, start)
    return _measured(start, f"{likely(headline)} that some package would have left every side better off.", headline)


def _unraised(found: Zone, start: Answer) -> Answer:
    """Return what can be said where nobody put a package forward."""
    if found.all_outcomes is None:
        return replace(start, text=NOTHING_RAISED)
    start = replace(start, ground=ground_anchor("zone.all_outcomes"))
    chance = likely(found.all_outcomes)
    over_all = f"Over all issues it is {chance[:1].lower()}{chance[1:]} that some package leaves every side better off."
    return _measured(start, f"{NOTHING_RAISED} {over_all}", found.all_outcomes)


def _exact(found: Zone, labels: Labels) -> str:
    if found.headline.value < 0.5:
        return "No: no package leaves every side better off than no deal."
    best = f": {package(found.best_package.outcomes[0], labels)}" if found.best_package.outcomes else ""
    return f"Yes; the one that leaves the least satisfied side with most{best}."


def _moved(found: Headline) -> str:
    assert found.before is not None
    if found.decided is None:
        return f"before any evidence {percent(found.before)}"
    if not found.decided:
        return f"{UNDECIDED} (before any of it {percent(found.before)})"
    return f"the statements move it {'up' if found.value > found.before else 'down'} from {percent(found.before)}"


def likely(found: Headline) -> str:
    """Return a probability in a word and a figure; the word claims no more than the figure.

    Examples:
        >>> likely(Headline(value=0.59, standard_error=0.01, before=0.8))
        'About even (59 %)'
    """
    words = ((0.95, "Very likely"), (0.65, "Likely"), (0.35, "About even"), (0.05, "Unlikely"))
    word = next((word for least, word in words if found.value >= least), "Very unlikely")
    return f"{word} ({percent(found.value)})"


def _steps(brief: Brief) -> Answer | None:
    """Return which sequence of steps keeps itself most often."""
    if brief.roadmap is None:
        return None
    from walkaway.report.roadmap_in_brief import answer_on_steps  # costs 0.1 s, and only a brief with steps needs it

    return answer_on_steps(brief.roadmap, brief.labels)


def _sharpen(brief: Brief) -> Answer | None:
    if not brief.sharpen.questions:
        return None
    best = max(brief.sharpen.questions, key=lambda found: found.share_of_variance)
    asked = question(best, brief.labels)
    about = finding_name(best.finding, brief.labels)
    little = ", so no single answer would tell much" if best.share_of_variance < 0.1 else ""
    return Answer(
        id=answer_anchor("find-out"),
        question="What would sharpen the answer?",
        text=f"To learn about {brief.labels.called(best.party)}: {asked} It would remove "
        f"{percent(best.share_of_variance)} of the doubt on whether {about}{little}.",
        figure=percent(best.share_of_variance),
        of="of the doubt",
        span=f"after a yes {percent(best.if_yes)}, after a no {percent(best.if_no)}",
        sure=f"The chance of a yes is {percent(best.chance)}.",
        section="find-out",
        ground="ground-sharpen",
    )
