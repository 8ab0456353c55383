"""Findings as sentences. Each says its figure, how sure it is, and what it does not say."""

from collections.abc import Sequence

from walkaway.analysis import AssumedEffect, Gap, Happening, Leverage, Packages, Trades, Tried, WalkAway, Zone
from walkaway.analysis.gap import BestAlone, NoMove
from walkaway.analysis.scorecard import Position
from walkaway.analysis.sharpen import Question
from walkaway.analysis.walk_away import OWN_REFUSAL
from walkaway.analysis.zone import EVERY_PACKAGE
from walkaway.case import Commitment, Term
from walkaway.report.words import alike, capital, decided, joined, movement, package, percent, possessive, spread, sure
from walkaway.results import Labels, Method

FIRST = 60
"""Letters of a text that stand for it in a sentence."""
MOST_ISSUES = 15
"""Issues that are named one by one; of more only the number is."""
TRADES = 3
"""Exchanges that are named; the JSON holds all of them."""
NOTHING_RAISED = "Nobody has put a package forward, so nothing says on which issues a deal might have been struck."
"""Said where no issue is in any package of a side."""
LITTLE_LEFT = "Little but the starting point is left: no statement that tests it remains."
"""Said where a walk-away test rests on the prior."""

__all__ = [
    "LITTLE_LEFT",
    "NOTHING_RAISED",
    "alike_in_all",
    "best_alone",
    "finding_name",
    "gap",
    "happening",
    "how_to_read",
    "leverage",
    "method",
    "offered",
    "question",
    "refusal",
    "terms",
    "trades",
    "tried",
    "untested",
    "walk_away",
    "zone",
]


def method(found: Method) -> str:
    """Return how findings were worked out."""
    if found.exact:
        return "Preferences are known exactly; every figure is a calculation."
    size = f"{found.effective_sample_size:,.0f}" if found.effective_sample_size is not None else "unknown"
    return (
        f"{found.draws:,} possible sets of preferences (seed {found.seed}), weighed by how well they fit what was "
        f"said; together they tell as much as {size} equal ones ({found.name})."
    )


def how_to_read(found: Method) -> str:
    """Return what the percentages mean."""
    if found.exact:
        return ""
    return (
        "A percentage is the share of those possible preferences, given the statements. It is not a forecast. ± is the "
        "margin of the sampling (two standard errors)."
    )


def question(found: Question, labels: Labels) -> str:
    """Return what to find out, in words."""
    issue = f"'{labels.issue(found.issue)}'"
    levels = [f"'{labels.level(found.issue, level)}'" for level in found.levels]
    first = levels[0] if levels else ""
    asks = {
        "patience": "does time cost it little?",
        "priority": f"does it care more about {issue} than about each other issue?",
        "preference": f"on {issue}, does it like {' better than '.join(levels)}?",
        "offer": f"would it take {first} on {issue}, the rest as without a deal?",
        "demand": f"does it insist on {first} on {issue}?",
        "red_line": f"does it rule out any deal with {first} on {issue}?",
    }
    return asks[found.kind]


def terms(found: Sequence[Term], labels: Labels) -> list[str]:
    """Return a sentence on each word with two meanings."""
    lines = []
    for term in found:
        meanings = "; ".join(f"{labels.party(party)}: {text.rstrip('.')}" for party, text in term.meanings)
        lines.append(f"The sides do not mean the same by '{term.id}'. {meanings}." if meanings else "")
    return lines


def gap(found: Gap, labels: Labels) -> list[str]:
    """Return what lay on the table and what a few steps would have done."""
    if not found.on_the_table:
        return ["No definite offer is on record."]
    if found.on_the_table[0].acceptable[labels.principals[0]].before is None:
        return ["What each side would have gained over no deal, on a scale from its worst deal (0) to its best (1):"]
    return [
        "Each side's chance of being better off with what was on the table than without a deal, and how far it fell "
        "short on average (0: not at all; 1: its whole scale). The sides' scales cannot be compared."
        + (" Each row holds as if its account were true." if _accounts(found) else "")
    ]


def _accounts(found: Gap) -> bool:
    """Return whether what lay on the table is told in several accounts."""
    return any(offer.reading is not None for offer in found.on_the_table)


def best_alone(found: Gap, labels: Labels) -> list[str]:
    """Return the best single step of each side."""
    lines = []
    for party, move in found.best_alone.items():
        if isinstance(move, NoMove):
            lines.append(capital(f"{labels.called(party)} alone: {move.why}."))
        elif isinstance(move, BestAlone):
            start, end = labels.level(move.issue, move.start), labels.level(move.issue, move.end)
            before, after = percent(move.without_move.value), percent(move.acceptable_to_all.value)
            effect = f"the chance that all gain rises from {before} to {after}"
            if percent(float(move.without_move.value)) == percent(float(move.acceptable_to_all.value)):
                effect = f"that hardly changes the chance that all gain ({after})"
            if move.acceptable_to_all.before is None:
                effect = "then all would have gained"
            moved = f"{labels.issue(move.issue)} from {start} to {end}"
            owner = labels.statements[move.statement].about if move.statement in labels.statements else ()
            start_from = (
                f"Starting from {possessive(labels.called(owner[0]))} offer, "
                if owner and len({offer.statement for offer in found.on_the_table}) > 1 and not _accounts(found)
                else ""
            )
            lines.append(capital(f"{start_from}{labels.called(party)} alone could have moved {moved}: {effect}."))
    return lines


def walk_away(found: WalkAway, labels: Labels) -> list[str]:
    """Return whether a refusal was right, what the test leaves out, and what observers judged."""
    right = found.probability_right
    exact = right.before is None
    lines = [_refusal_was_right(found, labels)]
    if not exact:
        lines.append(sure(right) if found.informative else LITTLE_LEFT)
    if found.by_reading and not exact:
        parts = [f"{labels.reading(found.offer, r)} {movement(value)}" for r, value in found.by_reading.items()]
        lines.append("By what the offer was: " + "; ".join(parts) + ".")
    if not exact:
        settling = [item.statement for item in found.left_out if item.why != OWN_REFUSAL]
        omitted = joined([_kind_and_id(statement, labels) for statement in settling])
        besides = f", nor is what settles the question by itself ({omitted})" if omitted else ""
        lines.append(f"Its own refusal is not counted as proof{besides}.")
        lines.append(f"With its own word counted: {spread(found.with_refusal)}. {decided(found.with_refusal)}".strip())
        future = [f"{percent(float(q))}: {percent(value.value)}" for q, value in found.with_future.items()]
        lines.append(
            "If it could expect a fair deal one round later, refusing was right more often; by the chance of such a "
            f"deal: {'; '.join(future)}."
        )
    lines.append(_break_even(found))
    judged = [f"{labels.speaker(item.statement) or item.by} ({item.verdict})" for item in found.assessments]
    if judged:
        lines.append(f"What observers judged, which the figures do not use: {joined(judged)}.")
    return lines


def refusal(found: WalkAway, labels: Labels) -> str:
    """Return which refusal a walk-away test is about."""
    return capital(f"{labels.called(found.party)} refusing {offered(found.offer, labels)}")


def _refusal_was_right(found: WalkAway, labels: Labels) -> str:
    party, right = labels.called(found.party), found.probability_right
    if right.before is None:
        verdict, worth = ("Yes", "less") if right.value > 0.5 else ("No", "more")
        return f"Was {party} right to refuse? {verdict}: the offer was worth {worth} to it than no deal."
    return f"The offer was worth less to {party} than no deal, so that refusing was right: {spread(right)}."


def _kind_and_id(statement: str, labels: Labels) -> str:
    """Return a statement's kind and id: what it is, and what to give to ``--without``."""
    label = labels.statements.get(statement)
    return f"{label.kind.replace('_', ' ')} {statement}" if label is not None else statement


def _break_even(found: WalkAway) -> str:
    if found.break_even is None:
        return "More likely wrong than right, even with a sure fair deal one round later."
    if found.probability_right.before is None:
        return (
            ""
            if found.break_even == 0
            else f"With a {percent(found.break_even)} chance of a fair deal later it would be."
        )
    so_far = "" if found.probability_right.decided else "On this figure alone: "
    if found.break_even == 0:
        return capital(f"{so_far}more likely right than wrong even without hope of a later deal.")
    chance = percent(found.break_even)
    return capital(f"{so_far}more likely right than wrong from a {chance} chance of a fair deal one round later on.")


def zone(found: Zone, labels: Labels) -> list[str]:
    """Return whether a deal was possible, over which packages, and how deep."""
    varied = [name for issue, name in labels.issues.items() if issue in found.issues]
    issues = joined(varied) if len(varied) <= MOST_ISSUES else f"{len(varied)} issues"
    lines = [
        f"Some package on {issues} leaves every side better off than no deal: {spread(found.headline)}."
        if issues
        else NOTHING_RAISED,
        sure(found.headline) if issues else "",
        f"Among packages that somebody put forward: {spread(found.said_only)}. {decided(found.said_only)}".strip()
        if issues
        else "",
    ]
    if found.all_outcomes is None:
        why = found.search.get("all_outcomes", "there are too many packages to look at one by one")
        lines.append(f"Over all issues this is not known: {why}.")
    elif len(found.issues) < len(labels.issues):
        lines.append(f"If issues that nobody raised could be traded too: {spread(found.all_outcomes)}.")
    if issues:
        lines.extend(_best(found, labels))
    lines.extend(_searched(found))
    if found.status_quo_counts:
        lines.append(
            "Because no deal may be worth less than what holds today, leaving everything as it stands can itself count."
        )
    return lines


def _best(found: Zone, labels: Labels) -> list[str]:
    """Return how much there was to gain, and by which package."""
    best = package(found.best_package.outcomes[0], labels) if found.best_package.outcomes else "none"
    if found.headline.before is None:
        return [f"The package that leaves the least satisfied side with most: {best}."]
    depth = [f"at least {gain} for everybody {percent(value.value)}" for gain, value in found.depth.items()]
    return [
        f"How much there was to gain, on each side's scale from 0 to 1: {'; '.join(depth)}.",
        "Different preferences need different packages. The single one that most often satisfies all does so with "
        f"{percent(found.best_package.acceptable_to_all.value)} ({best}); some one of the best five with "
        f"{percent(found.best_five.acceptable_to_all.value)}.",
    ]


def _searched(found: Zone) -> list[str]:
    """Return how sets of packages were searched that were not looked at one by one."""
    lines = []
    if told := found.search.get("headline"):
        lines.append(f"{capital(told)}.")
    if found.all_outcomes is not None and (told := found.search.get("all_outcomes")):
        lines.append(f"Over all issues: {told}.")
    if found.search and found.best_package.outcomes and found.best_package.search != EVERY_PACKAGE:
        lines.append(f"How the best packages were found: {found.best_package.search}.")
    return lines


def leverage(found: Leverage, labels: Labels) -> list[str]:
    """Return what would strengthen each side's hand."""
    lines = []
    for party, gains in found.parties.items():
        if gains.no_deal.before is None:  # with known preferences the frontier itself is the better answer
            continue
        parts = [
            f"a better alternative to a deal (+0.10) adds {gains.no_deal.value:+.2f} to what it would get",
            f"more patience {gains.patience.value:+.2f}",
        ]
        if gains.opens_first is not None:
            parts.append(f"making the first offer {gains.opens_first.value:+.2f} of a pie of 1")
        lines.append(f"What would strengthen {possessive(labels.called(party))} hand: {joined(parts)}.")
    return lines


def tried(found: Tried, labels: Labels) -> list[str]:
    """Return how one package would fare."""
    lines = [
        f"{package(found.outcome, labels)}.",
        f"Acceptable to all who must agree: {movement(found.acceptable_to_all)}.",
    ]
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


def untested(assumptions: Sequence[AssumedEffect]) -> str:
    """Return the assumptions that were not dropped, or on which no finding hangs."""
    rest = [item.what for item in assumptions if not item.effect]
    return f"Also assumed; not tested, or no finding hangs on it: {'; '.join(rest)}." if rest else ""


def alike_in_all(packages: Packages, labels: Labels) -> str:
    """Return what every package of a list has in common, which the tables then leave out."""
    same = alike([entry.outcome for entry in packages.packages])
    return f"In every package below: {package(same, labels)}." if same else ""


def finding_name(finding: str, labels: Labels) -> str:
    """Return a finding's name in words."""
    known = {
        "zone.headline": "a deal was possible",
        "zone.said_only": "a deal that somebody put forward was possible",
        "zone.all_outcomes": "a deal was possible, all issues traded",
    }
    if finding in known:
        return known[finding]
    # Ids may hold dots themselves: what is between the first and the last is the party's and the offer's.
    whose, _, last = finding.removeprefix("walk_away.").rpartition(".")
    party = max((p for p in labels.parties if whose.startswith(f"{p}.")), key=len, default=whose)
    offer = whose.removeprefix(f"{party}.")
    ending = ", its own word counted" if last == "with_refusal" else ""
    # An offer that is a statement may be one of several; a group of accounts is the offer that everybody speaks of.
    refused = f" {offered(offer, labels)}" if offer in labels.statements else ""
    return f"{labels.called(party)} was right to refuse{refused}{ending}"


def offered(offer: str, labels: Labels) -> str:
    """Return what was refused, in words: whose offer, and what is said of it."""
    label = labels.statements.get(offer)
    if label is None:
        return "the offer"
    said = f" (“{_first(label.text)}”)" if label.text else ""
    if label.kind == "refusal" or not label.about:  # a refusal that names the package itself
        return f"what it turned down{said}"
    return f"{possessive(labels.called(label.about[0]))} offer{said}"


def _first(text: str) -> str:
    """Return the beginning of a text, without its full stop."""
    plain = " ".join(text.split()).rstrip(".")
    return plain if len(plain) <= FIRST else f"{plain[: FIRST - 1].rstrip()}…"


def happening(found: Happening, commitments: Sequence[Commitment], labels: Labels) -> str:
    """Return what happened, in words: what is said of it, else the package it was about."""
    if found.kind == "history":
        names = {commitment.id: commitment.name or commitment.id for commitment in commitments}
        return f"{names.get(found.commitment, found.commitment)}: {found.status}"
    said = next((labels.statements[s].text for s in found.statements if s in labels.statements), "")
    named = "; ".join(
        f"{labels.issue(issue)}: {joined([labels.level(issue, level) for level in levels], 'or')}"
        for issue, levels in found.package.items()
    )
    kind = found.kind.replace("_", " ")
    return f"{kind}: {said or named}" if said or named else kind


def trades(found: Trades, labels: Labels) -> list[str]:
    """Return the surest exchanges, one sentence each."""
    lines = []
    for trade in found.trades[:TRADES]:
        (who, other), (first, second) = trade.parties, trade.issues
        chance = "" if trade.probability.before is None else f"{movement(trade.probability)}: "
        more, less = labels.issue(first), labels.issue(second)
        lines.append(
            f"{chance}'{more}' counts for more beside '{less}' with {labels.called(who)} than with "
            f"{labels.called(other)}."
        )
    return ["What could be traded for what. The share of draws in which it holds:", *lines] if lines else []
