"""The brief in five sentences: one for each question that a reader comes with."""

from collections.abc import Sequence

from walkaway.analysis import Brief, Scorecard, WalkAway, Zone
from walkaway.analysis.on_the_table import OnTheTable
from walkaway.report.sentences import finding_name, question
from walkaway.report.words import UNDECIDED, joined, package, percent
from walkaway.results import Headline, Labels

__all__ = ["in_short", "likely"]

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


def in_short(brief: Brief) -> list[str]:
    """Return one sentence on each question."""
    labels = brief.labels
    found = [_stood(brief.scorecard, labels), _why(brief.gap.on_the_table, labels)]
    found += [_right(finding, brief.walk_away, labels) for finding in brief.walk_away]
    found += [_possible(brief.zone, labels), _sharpen(brief)]
    return [sentence for sentence in found if sentence]


def _stood(scorecard: Scorecard, labels: Labels) -> str:
    by_status: dict[str, list[str]] = {}
    for row in scorecard.issues:
        by_status.setdefault(row.status, []).append(labels.issue(row.issue))
    parts = [f"{joined(names)} ({STATUS_WORDS[status]})" for status, names in by_status.items()]
    return f"Where did they stand? {'; '.join(parts)}." if parts else ""


def _why(offers: Sequence[OnTheTable], labels: Labels) -> str:
    if not offers:
        return "Why no deal? No definite offer is on record, so nothing can be said."
    if offers[0].acceptable[labels.principals[0]].before is None:
        return _why_exactly(offers, labels)
    chances = {party: [offer.acceptable[party].value for offer in offers] for party in labels.principals}
    several = ", depending on which account of it is true" if len({offer.reading for offer in offers}) > 1 else ""
    said = [f"{labels.party(party)} {_between(values)}" for party, values in chances.items()]
    obstacle = [labels.party(party) for party, values in chances.items() if max(values) < 0.5]
    end = f" The side with reason to say no: {joined(obstacle)}." if 0 < len(obstacle) < len(chances) else ""
    return f"Why no deal? Chance of being better off with the offer than without a deal: {joined(said)}{several}.{end}"


def _why_exactly(offers: Sequence[OnTheTable], labels: Labels) -> str:
    lines = []
    for offer in offers:
        losers = [labels.party(party) for party in labels.principals if offer.acceptable[party].value < 0.5]
        if losers:
            lines.append(f"{package(offer.outcome, labels)} was not enough for {joined(losers)}")
    return f"Why no deal? {'; '.join(lines)}." if lines else "Why no deal? An offer on the table satisfied all."


def _between(values: Sequence[float]) -> str:
    low, high = percent(min(values)), percent(max(values))
    return low if low == high else f"{low} to {high}"


def _right(finding: WalkAway, all_of_them: Sequence[WalkAway], labels: Labels) -> str:
    several = sum(other.party == finding.party for other in all_of_them) > 1
    refused = f" {finding.offer.replace('_', ' ')}" if several else ""
    found, start = finding.probability_right, f"Was {labels.party(finding.party)} right to refuse{refused}?"
    if found.before is None:
        worth = "less" if found.value > 0.5 else "more"
        return f"{start} {'Yes' if found.value > 0.5 else 'No'}: what was offered was worth {worth} to it than no deal."
    if not finding.informative:
        return f"{start} No statement that tests it is left; the starting point alone gives {percent(found.value)}."
    return f"{start} {likely(found)}; {_moved(found)}."


def _exact(found: Zone, labels: Labels) -> str:
    if found.headline.value < 0.5:
        return "No: no package leaves every side better off than no deal."
    best = f": {package(found.best_package.outcomes[0], labels)}" if found.best_package.outcomes else ""
    return f"Yes; the one that leaves the least satisfied side with most{best}."


def _possible(found: Zone, labels: Labels) -> str:
    headline, start = found.headline, "Was a deal possible?"
    if headline.before is None:
        return f"{start} {_exact(found, labels)}"
    return f"{start} {likely(headline)} that some package would have left every side better off; {_moved(headline)}."


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


def _sharpen(brief: Brief) -> str:
    if not brief.sharpen.questions:
        return ""
    best = max(brief.sharpen.questions, key=lambda found: found.share_of_variance)
    asked = question(best, brief.labels)
    about = finding_name(best.finding, brief.labels)
    little = ", so no single answer would tell much" if best.share_of_variance < 0.1 else ""
    return (
        f"What would sharpen the answer? Of {brief.labels.party(best.party)}: {asked} It would remove "
        f"{percent(best.share_of_variance)} of the doubt on whether {about}{little}."
    )
