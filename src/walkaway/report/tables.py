"""Findings as tables. Each is a plain record of texts; the terminal, the page and Markdown show it each in its way."""

from collections.abc import Mapping, Sequence

from walkaway.analysis import AssumedEffect, Gap, Influences, Packages, Scorecard, Sharpen, Timeline, Tried, Weights
from walkaway.analysis.gap import STEPS
from walkaway.analysis.influence import Influence
from walkaway.analysis.on_the_table import OnTheTable
from walkaway.analysis.readings import ReadingShare
from walkaway.analysis.scorecard import Position
from walkaway.case import Commitment
from walkaway.report.anchors import ground_anchor
from walkaway.report.marks import linked
from walkaway.report.sentences import finding_name, happening, position, question
from walkaway.report.table import Table
from walkaway.report.words import (
    alike,
    interval,
    joined,
    margin,
    movement,
    package,
    percent,
    points,
    possessive,
    signed,
)
from walkaway.results import Estimate, Headline, Labels

__all__ = [
    "Table",
    "accounts_table",
    "assumptions_table",
    "commitments_table",
    "headlines_table",
    "influence_tables",
    "moves_table",
    "packages_table",
    "scorecard_table",
    "sharpen_table",
    "table_of_offers",
    "telling",
    "timeline_table",
    "tried_table",
    "weights_table",
]

ROWS = 6
"""Rows of a ranking; the JSON holds all of them."""
INFLUENCES = 5
"""Influences shown for each finding."""


def scorecard_table(scorecard: Scorecard, labels: Labels) -> Table:
    """Return where the sides stand, one row an issue."""
    rows = []
    for row in scorecard.issues:
        cells = []
        for party in labels.principals:
            found = row.positions.get(party)
            cells.append(position(found, row.issue, labels) if isinstance(found, Position) else "not cited")
        apart = "–" if row.distance is None else f"{row.distance:g}"
        if row.movement is not None and row.movement != 0:
            apart += f" ({row.movement:+g})"
        rows.append((labels.issue(row.issue), *cells, row.status, apart))
    columns = ("issue", *(labels.party(party) for party in labels.principals), "status")
    return Table(columns=columns, numbers=("steps apart",), rows=tuple(rows))


def commitments_table(commitments: Sequence[Commitment], labels: Labels) -> Table | None:
    """Return what parties bound themselves to."""
    if not commitments:
        return None
    names = {commitment.id: commitment.name or commitment.id for commitment in commitments}
    rows = []
    for commitment in commitments:
        back = names.get(commitment.in_return_for, "") + (
            " (assumed)" if commitment.in_return_for and commitment.assumed else ""
        )
        rows.append((names[commitment.id], labels.party(commitment.by), commitment.status, back))
    return Table(title="Commitments", columns=("what", "by", "status", "in return for"), rows=tuple(rows))


def table_of_offers(offers: Sequence[OnTheTable], labels: Labels) -> Table | None:
    """Return what lay on the table: each side's chance of being better off, and what it lacked or gained."""
    if not offers:
        return None
    names = [labels.party(party) for party in labels.principals]
    exact = _is_exact(offers[0].acceptable)
    numbers = [f"{name} gains" for name in names] if exact else [*names, *(f"{name} lacks" for name in names)]
    same = alike([offer.outcome for offer in offers])
    rows = []
    for offer in offers:
        cells = [signed(offer.gain[party].value) for party in labels.principals]
        if not exact:
            # Three sides' prior values would leave no room for the package itself.
            show = movement if len(names) < 3 else _chance
            cells = [show(offer.acceptable[party]) for party in labels.principals]
            cells += [f"{offer.shortfall[party].value:.2f}" for party in labels.principals]
        rows.append((package(offer.outcome, labels, alike=same), *cells))
    return Table(title="On the table", columns=("package",), numbers=tuple(numbers), rows=tuple(rows))


def _is_exact(estimates: Mapping[str, Estimate]) -> bool:
    """Return whether preferences are known, so that a chance is 0 or 1 and gains say more."""
    return all(estimate.before is None for estimate in estimates.values())


def _chance(found: Estimate) -> str:
    """Return a probability; yes or no where preferences are known."""
    return percent(found.value) if found.before is not None else ("yes" if found.value > 0.5 else "no")


def moves_table(gap: Gap, labels: Labels) -> Table | None:
    """Return the best package within 0 to 3 steps of each account of the offer."""
    if not gap.by_steps:
        return None
    starts = [entry for entry in gap.by_steps if entry.steps == 0]
    same = alike([entry.outcome for entry in starts])
    rows = []
    for place, start in enumerate(starts):
        cells = gap.by_steps[place * len(STEPS) : (place + 1) * len(STEPS)]
        rows.append((package(start.outcome, labels, alike=same), *(_chance(cell.acceptable_to_all) for cell in cells)))
    return Table(
        title="Best chance that all gain, if the package is changed by 0 to 3 steps",
        columns=("starting from",),
        numbers=("0", "1", "2", "3"),
        rows=tuple(rows),
    )


def packages_table(packages: Packages, labels: Labels, *, said: bool, most: int = ROWS) -> Table | None:
    """Return the best packages that somebody put forward, or that nobody has."""
    chosen = [entry for entry in packages.packages if bool(entry.said_by) is said]
    exact = packages.method.exact
    if not said and not exact:  # what no draw finds acceptable to all is no package to propose
        chosen = [entry for entry in chosen if entry.acceptable_to_all.value > 0.0]
    chosen = chosen[:most]
    if not chosen:
        return None
    names = [labels.party(party) for party in labels.principals]
    same = alike([entry.outcome for entry in packages.packages])
    rows = []
    for entry in chosen:
        cells = [signed(entry.gain[party].value) for party in labels.principals]
        to_all = "yes" if entry.acceptable_to_all.value > 0.5 else "no"
        if not exact:
            cells = [percent(entry.acceptable[party].value) for party in labels.principals]
            tied = entry.tied_with and entry.acceptable_to_all.value > 0.0
            to_all = percent(entry.acceptable_to_all.value) + (" =" if tied else "")
        rows.append((package(entry.outcome, labels, alike=same), to_all, *cells))
    tied = any(" =" in row[1] for row in rows)
    return Table(
        title="Packages somebody put forward, accepted or refused" if said else "Best packages nobody has put forward",
        columns=("package",),
        numbers=("all gain", *(f"{name} gains" for name in names)) if exact else ("all gain", *names),
        rows=tuple(rows),
        note="= : another package does about as well (within two standard errors)" if tied else "",
    )


def timeline_table(timeline: Timeline, commitments: Sequence[Commitment], labels: Labels) -> Table | None:
    """Return what happened, in order, one row a happening."""
    if not timeline.happenings:
        return None
    rows = []
    for found in timeline.happenings:
        meeting = labels.rounds.get(found.round)
        who = joined([labels.party(party) for party in found.parties])
        what = happening(found, commitments, labels)
        rows.append((found.date or "not dated", meeting.name if meeting is not None else "", who, what))
    return Table(columns=("when", "round", "who", "what"), rows=tuple(rows))


def accounts_table(readings: Sequence[ReadingShare], labels: Labels) -> Table:
    """Return the weight of each account before and after the statements."""
    rows = tuple(
        (
            labels.reading(reading.group, reading.id),
            percent(reading.prior),
            percent(reading.posterior),
            margin(reading.standard_error),
        )
        for reading in readings
    )
    return Table(columns=("account",), numbers=("before", "after", "±"), rows=rows)


def weights_table(weights: Weights, labels: Labels) -> Table | None:
    """Return what each side cares about, one row a side and issue."""
    if not weights.weights or len(labels.issues) < 2:
        return None
    exact = weights.method.exact
    rows = []
    for item in weights.weights:
        cells = (percent(item.weight.value),) if exact else (movement(item.weight), interval(item.middle))
        rows.append((labels.party(item.party), labels.issue(item.issue), *cells))
    numbers = ("weight",) if exact else ("weight", "four in five draws lie in")
    return Table(columns=("side", "issue"), numbers=numbers, rows=tuple(rows))


def headlines_table(headlines: Mapping[str, Headline], labels: Labels) -> Table | None:
    """Return every headline probability with its ranges, and whether the evidence decides it."""
    drawn = {name: found for name, found in headlines.items() if found.before is not None}
    if not drawn:
        return None
    tried = any(found.decided is not None for found in drawn.values())
    rows = [
        (linked(finding_name(name, labels), ground_anchor(name)), *_headline(found, tried))
        for name, found in drawn.items()
    ]
    ranges = ("other conventions", "without an assumption") if tried else ()
    return Table(
        columns=("whether …", "the evidence") if tried else ("whether …",),
        numbers=("before any evidence", "given the statements", *ranges),
        rows=tuple(rows),
    )


def _headline(found: Headline, tried: bool) -> tuple[str, ...]:
    assert found.before is not None
    figures = (percent(found.before), f"{percent(found.value)} ± {margin(found.standard_error)}")
    if not tried:
        return figures
    ranges = (interval(ends) if ends is not None else "–" for ends in (found.conventions, found.without_assumptions))
    return ("moved by the evidence" if found.decided else "not decided", *figures, *ranges)


def influence_tables(
    influence: Influences,
    assumptions: Sequence[AssumedEffect],
    labels: Labels,
    *,
    order: Sequence[str],
    most: int = INFLUENCES,
) -> list[Table]:
    """Return, for each finding in the order given, what moves it most when it is left out."""
    assumed = {item.where: item.what for item in assumptions}
    by_finding = telling(influence)
    return [
        Table(
            title=f"Whether {finding_name(finding, labels)}: change in points when left out",
            columns=("left out", "said by"),
            numbers=("change",),
            rows=tuple(
                (
                    *_left_out(item, assumed, labels),
                    f"{points(item.change)} ± {margin(item.standard_error)}",
                )
                for item in items[:most]
            ),
        )
        for finding in order
        if (items := by_finding.get(finding))
    ]


def telling(influence: Influences) -> dict[str, list[Influence]]:
    """Return the influences worth showing, by finding, the largest first.

    What rounds to nothing in points, or is within two standard errors of it, would only fill a table; the JSON has it.
    """
    found: dict[str, list[Influence]] = {}
    for item in influence.influences:
        if abs(item.change) > max(2 * item.standard_error, 0.005):
            found.setdefault(item.finding, []).append(item)
    return found


def _left_out(item: Influence, assumed: Mapping[str, str], labels: Labels) -> tuple[str, str]:
    if item.what == "statement":
        label = labels.statements.get(item.id)
        return (f"{item.id}: {label.text}" if label is not None else item.id), labels.speaker(item.id)
    if item.what == "party":
        return f"everything {possessive(labels.called(item.id))} people said", labels.party(item.id)
    if item.what == "origin":
        return f"everything from: {item.id.replace('_', ' ')}", ""
    return f"assumption: {assumed.get(item.id, item.id)}", ""


def sharpen_table(sharpen: Sharpen, labels: Labels) -> Table:
    """Return the questions whose answers would tell most."""
    rows = tuple(
        (
            labels.party(item.party),
            question(item, labels),
            finding_name(item.finding, labels),
            percent(item.share_of_variance),
            percent(item.chance),
            percent(item.if_yes),
            percent(item.if_no),
        )
        for item in sharpen.questions
    )
    return Table(
        columns=("ask about", "what", "sharpens"),
        numbers=("doubt removed", "chance of yes", "if yes", "if no"),
        rows=rows,
    )


def assumptions_table(assumptions: Sequence[AssumedEffect], labels: Labels) -> Table:
    """Return the assumptions that a finding hangs on, with the largest effect of dropping each."""
    rows = []
    for item in assumptions:
        if item.effect:
            finding, change = max(item.effect.items(), key=lambda pair: abs(pair[1]))
            rows.append((item.what, item.where, f"{finding_name(finding, labels)}: {points(change)} points"))
    return Table(columns=("assumption", "where in the case", "largest effect of dropping it"), rows=tuple(rows))


def tried_table(tried: Tried, labels: Labels) -> Table:
    """Return each party's chance and mean gain from a package."""
    rows = tuple(
        (labels.party(party), movement(chance), signed(tried.gain[party].value))
        for party, chance in tried.acceptable.items()
    )
    return Table(columns=("party",), numbers=("better off than without a deal", "mean gain"), rows=rows)
