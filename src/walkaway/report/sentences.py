"""Findings as sentences. Each says its figure, how sure it is, and what it does not say."""

from collections.abc import Sequence

from walkaway.analysis import Brief, Gap, Leverage, Scorecard, Tried, WalkAway, Zone
from walkaway.analysis.gap import BestAlone, NoMove
from walkaway.analysis.on_the_table import OnTheTable
from walkaway.analysis.scorecard import Position
from walkaway.case import Term
from walkaway.report.words import joined, movement, package, percent, spread, sure
from walkaway.results import Labels, Method

__all__ = ["best_alone", "gap", "how_to_read", "in_short", "leverage", "method", "terms", "tried", "walk_away", "zone"]


def method(found: Method) -> str:
    """Return how findings were worked out."""
    if found.exact:
        return "Preferences are known exactly; every figure is a calculation."
    size = f"{found.effective_sample_size:,.0f}" if found.effective_sample_size is not None else "unknown"
    return (
        f"{found.draws:,} possible sets of preferences (seed {found.seed}), weighed by how well they fit what was said: "
        f"{found.name}, worth {size} equal draws."
    )


def how_to_read(found: Method) -> str:
    """Return what the percentages mean."""
    if found.exact:
        return ""
    return (
        "A percentage is the share of those possible preferences, given the statements; ± is two standard errors of the "
        "sampling. It is not a forecast."
    )


def in_short(brief: Brief) -> list[str]:
    """Return one sentence on each question."""
    return [
        found
        for found in (
            _stood(brief.scorecard, brief.labels),
            _why(brief.gap.on_the_table, brief.labels),
            *(_right(finding, brief.labels) for finding in brief.walk_away),
            f"Was a deal possible? {_possible(brief.zone)}",
            _sharpen(brief),
        )
        if found
    ]


def _stood(scorecard: Scorecard, labels: Labels) -> str:
    by_status: dict[str, list[str]] = {}
    for row in scorecard.issues:
        by_status.setdefault(row.status, []).append(labels.issue(row.issue))
    words = {
        "stuck": "apart, with no movement on record",
        "narrowing": "apart, but less than the round before",
        "widening": "further apart than the round before",
        "holding": "kept as they are by commitments",
        "agreed": "agreed",
        "agreed in words": "agreed in words that they read differently",
        "unknown": "not known from what is cited",
    }
    parts = [f"{joined(names)} ({words[status]})" for status, names in by_status.items()]
    return f"Where they stood: {'; '.join(parts)}." if parts else ""


def _why(offers: Sequence[OnTheTable], labels: Labels) -> str:
    if not offers:
        return "No definite offer is on record, so nothing can be said on why there was no deal."
    chances = {party: [offer.acceptable[party].value for offer in offers] for party in labels.principals}
    several = "on any account of it " if len(offers) > 1 else ""
    said = [f"{labels.party(party)} {_between(values)}" for party, values in chances.items()]
    return f"What was on the table {several}left a side better off than no deal with these chances: {joined(said)}."


def _between(values: Sequence[float]) -> str:
    low, high = percent(min(values)), percent(max(values))
    return low if low == high else f"{low} to {high}"


def _right(finding: WalkAway, labels: Labels) -> str:
    found = finding.probability_right
    verdict = f"Was {labels.party(finding.party)} right to refuse? {percent(found.value)} likely"
    if found.before is None:
        return f"Was {labels.party(finding.party)} right to refuse? {'Yes' if found.value > 0.5 else 'No'} (exact)."
    if not finding.informative:
        return f"{verdict}, and that is the model's starting point: no statement that tests it is left."
    if found.decided is None:
        return f"{verdict}; before any evidence {percent(found.before)}."
    moved = "the evidence moves it there from" if found.decided else "the evidence does not decide this: before any of it,"
    return f"{verdict}; {moved} {percent(found.before)}."


def _possible(found: Zone) -> str:
    headline = found.headline
    if headline.before is None:
        return "Yes (exact)." if headline.value > 0.5 else "No (exact)."
    text = f"{percent(headline.value)} likely that some package would have left every side better off"
    if headline.decided is None:
        return f"{text}; before any evidence {percent(headline.before)}."
    if not headline.decided:
        return f"{text}; the evidence does not decide this: before any of it, {percent(headline.before)}."
    return f"{text}; the evidence moves it there from {percent(headline.before)}."


def _sharpen(brief: Brief) -> str:
    if not brief.sharpen.questions:
        return ""
    best = max(brief.sharpen.questions, key=lambda question: question.share_of_variance)
    return (
        f"To know more, ask about {brief.labels.party(best.party)}: {question(best.kind, best.about, brief.labels)} "
        f"(would remove about {percent(best.share_of_variance)} of the doubt on one finding)."
    )


def question(kind: str, about: str, labels: Labels) -> str:
    """Return what to find out, in words."""
    for issue, name in labels.issues.items():
        about = about.replace(f"{issue} ", f"{name} ").replace(f"{issue}:", f"{name}:")
        for option, written in labels.options.get(issue, {}).items():
            about = about.replace(f"= {option}", f"= {written}")
    asks = {
        "patience": "does time cost it little?",
        "priority": f"does it put {about}?",
        "preference": f"which does it like better on {about}?",
        "offer": f"would it take {about}?",
        "demand": f"does it insist on {about}?",
        "red_line": f"does it rule out a deal with {about.removeprefix('never ')}?",
    }
    return asks.get(kind, about)


def terms(found: Sequence[Term], labels: Labels) -> list[str]:
    """Return a sentence on each word with two meanings."""
    lines = []
    for term in found:
        meanings = "; ".join(f"{labels.party(party)}: {text}" for party, text in term.meanings)
        lines.append(f"'{term.id}' does not mean the same to all sides. {meanings}")
    return lines


def gap(found: Gap, labels: Labels) -> list[str]:
    """Return what lay on the table and what a few steps would have done."""
    if not found.on_the_table:
        return ["No definite offer is on record."]
    return [
        _why(found.on_the_table, labels),
        "The shortfall is what a side lacked on average to be better off than without a deal, on a scale from its worst "
        "deal (0) to its best (1).",
    ]


def best_alone(found: Gap, labels: Labels) -> list[str]:
    """Return the best single step of each side."""
    lines = []
    for party, move in found.best_alone.items():
        if isinstance(move, NoMove):
            lines.append(f"{labels.party(party)} alone: {move.why}.")
        elif isinstance(move, BestAlone):
            lines.append(
                f"{labels.party(party)} alone could have moved {labels.issue(move.issue)} from "
                f"{labels.level(move.issue, move.start)} to {labels.level(move.issue, move.end)}: acceptable to all with "
                f"{percent(move.acceptable_to_all.value)} instead of {percent(move.without_move.value)}."
            )
    return lines


def walk_away(found: WalkAway, labels: Labels) -> list[str]:
    """Return whether a refusal was right, what the test leaves out, and what observers judged."""
    party = labels.party(found.party)
    right = found.probability_right
    lines = [f"Right for {party} to refuse (the offer was worth less to it than no deal): {spread(right)}.", sure(right)]
    if right.before is not None and not found.informative:
        lines.append("Little but the prior is left: every statement about this side that bears on it settles it by itself.")
    if found.by_reading:
        group = found.offer
        parts = [f"{labels.reading(group, reading)}: {movement(value)}" for reading, value in found.by_reading.items()]
        lines.append("By account of the offer: " + "; ".join(parts) + ".")
    if right.before is not None:
        lines.append(f"Taking the side's own refusal and demands as evidence too: {spread(found.with_refusal)}.")
    future = [f"{percent(float(chance))} chance of a fair deal later: {percent(value.value)}" for chance, value in found.with_future.items()]
    lines.append("If waiting held hope, leaving is right more often. " + "; ".join(future) + f". {_break_even(found)}")
    omitted = [item.statement for item in found.left_out[1:]]
    if omitted:
        lines.append(f"Left out of the test, because each settles it by itself: {joined(omitted)}.")
    judged = [f"{labels.speaker(item.statement) or item.by} ({item.verdict})" for item in found.assessments]
    lines.append(f"What observers judged, which is never fed in: {joined(judged)}." if judged else "No observer's judgement of it is cited.")
    return lines


def _break_even(found: WalkAway) -> str:
    if found.break_even is None:
        return "No hope of a fair deal would make leaving the better bet."
    if found.break_even == 0:
        return "Leaving is the better bet even without hope of a later deal."
    return f"Leaving becomes the better bet from a {percent(found.break_even)} chance of a fair deal later."


def zone(found: Zone, labels: Labels) -> list[str]:
    """Return whether a deal was possible, over which packages, and how deep."""
    issues = joined([labels.issue(issue) for issue in found.issues])
    lines = [
        f"Some package on {issues} leaves every side better off than no deal: {spread(found.headline)}.",
        sure(found.headline),
        f"Among packages that somebody actually put forward: {spread(found.said_only)}.",
    ]
    if found.all_outcomes is None:
        lines.append("Over all issues there are too many packages to look at one by one.")
    elif len(found.issues) < len(labels.issues):
        lines.append(f"If issues that nobody raised could be traded too: {spread(found.all_outcomes)}.")
    depth = [f"at least {gain} for everybody: {percent(value.value)}" for gain, value in found.depth.items()]
    lines.append("How much there was to gain, on each side's own scale from 0 to 1: " + "; ".join(depth) + ".")
    lines.append(
        "In each possible world some deal exists, but perhaps a different one. The best single package satisfies all with "
        f"{percent(found.best_package.acceptable_to_all.value)}"
        + (f" ({package(found.best_package.outcomes[0], labels)})" if found.best_package.outcomes else "")
        + f"; some one of the best five with {percent(found.best_five.acceptable_to_all.value)}."
    )
    if found.status_quo_counts:
        lines.append("Because the value of no deal may drift from today's, leaving everything as it stands can itself count.")
    return lines


def leverage(found: Leverage, labels: Labels) -> list[str]:
    """Return what would strengthen each side's hand."""
    lines = []
    for party, gains in found.parties.items():
        patience = f"being more patient adds {gains.patience.value:+.3f}"
        opening = f"; in a split of a pie by patience alone, opening adds {gains.opens_first.value:+.3f}" if gains.opens_first else ""
        lines.append(
            f"{labels.party(party)}'s hand: a better alternative to a deal (+0.1) adds {gains.no_deal.value:+.3f} to what it "
            f"would get; {patience}{opening}."
        )
    return lines


def tried(found: Tried, labels: Labels) -> list[str]:
    """Return how one package would fare."""
    lines = [f"{package(found.outcome, labels)}.", f"Acceptable to all who must agree: {movement(found.acceptable_to_all)}."]
    if found.said_by:
        lines.append(f"Put forward or answered in: {joined(found.said_by)}.")
    else:
        lines.append("Nobody is on record with this package.")
    return lines


def position(found: Position, issue: str, labels: Labels) -> str:
    """Return a side's position in option names."""
    if found.contradictory:
        return "contradicts itself"
    if len(found.options) > 3 and all(isinstance(level, float) for level in found.options):
        return f"{labels.level(issue, found.options[0])} to {labels.level(issue, found.options[-1])}"
    return joined([labels.level(issue, level) for level in found.options], "or")
