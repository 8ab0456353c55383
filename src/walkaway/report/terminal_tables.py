"""The tables of a brief in a terminal."""

from collections.abc import Mapping, Sequence

from rich import box
from rich.markup import escape
from rich.table import Table

from walkaway.analysis import AssumedEffect, Gap, Influences, Packages, Scorecard, Sharpen, Tried
from walkaway.analysis.gap import STEPS
from walkaway.analysis.influence import Influence
from walkaway.analysis.on_the_table import OnTheTable
from walkaway.analysis.readings import ReadingShare
from walkaway.analysis.scorecard import Position
from walkaway.case import Commitment
from walkaway.report.sentences import finding_name, position, question
from walkaway.report.words import alike, movement, package, percent, possessive
from walkaway.results import Estimate, Labels

__all__ = [
    "accounts_table",
    "assumptions_table",
    "commitments_table",
    "influence_tables",
    "moves_table",
    "packages_table",
    "scorecard_table",
    "sharpen_table",
    "table_of_offers",
    "tried_table",
]

ROWS = 6
"""Rows of a ranking; the JSON holds all of them."""
INFLUENCES = 5
"""Influences shown for each finding."""


def _table(title: str, *columns: str, numbers: Sequence[str] = ()) -> Table:
    table = Table(
        title=escape(title) if title else None,
        title_justify="left",
        title_style="italic",
        box=box.SIMPLE_HEAD,
        pad_edge=False,
    )
    for column in columns:
        table.add_column(escape(column), overflow="fold")
    for column in numbers:
        table.add_column(escape(column), justify="right", no_wrap=True)
    return table


def _add(table: Table, *cells: str) -> None:
    table.add_row(*(escape(cell) for cell in cells))


def scorecard_table(scorecard: Scorecard, labels: Labels) -> Table:
    """Return where the sides stand, one row an issue."""
    table = _table(
        "", "issue", *(labels.party(party) for party in labels.principals), "status", numbers=("steps apart",)
    )
    for row in scorecard.issues:
        cells = []
        for party in labels.principals:
            found = row.positions.get(party)
            cells.append(position(found, row.issue, labels) if isinstance(found, Position) else "not cited")
        apart = "–" if row.distance is None else f"{row.distance:g}"
        if row.movement is not None and row.movement != 0:
            apart += f" ({row.movement:+g})"
        _add(table, labels.issue(row.issue), *cells, row.status, apart)
    return table


def commitments_table(commitments: Sequence[Commitment], labels: Labels) -> Table | None:
    """Return what parties bound themselves to."""
    if not commitments:
        return None
    names = {commitment.id: commitment.name or commitment.id for commitment in commitments}
    table = _table("Commitments", "what", "by", "status", "in return for")
    for commitment in commitments:
        back = names.get(commitment.in_return_for, "") + (
            " (assumed)" if commitment.in_return_for and commitment.assumed else ""
        )
        _add(table, names[commitment.id], labels.party(commitment.by), commitment.status, back)
    return table


def table_of_offers(offers: Sequence[OnTheTable], labels: Labels) -> Table | None:
    """Return what lay on the table: each side's chance of being better off, and what it lacked or gained."""
    if not offers:
        return None
    names = [labels.party(party) for party in labels.principals]
    exact = _is_exact(offers[0].acceptable)
    numbers = [f"{name} gains" for name in names] if exact else [*names, *(f"{name} lacks" for name in names)]
    table = _table("On the table", "package", numbers=numbers)
    same = alike([offer.outcome for offer in offers])
    for offer in offers:
        cells = [_signed(offer.gain[party]) for party in labels.principals]
        if not exact:
            # Three sides' prior values would leave no room for the package itself.
            show = movement if len(names) < 3 else _chance
            cells = [show(offer.acceptable[party]) for party in labels.principals]
            cells += [f"{offer.shortfall[party].value:.2f}" for party in labels.principals]
        _add(table, package(offer.outcome, labels, alike=same), *cells)
    return table


def _is_exact(estimates: Mapping[str, Estimate]) -> bool:
    """Return whether preferences are known, so that a chance is 0 or 1 and gains say more."""
    return all(estimate.before is None for estimate in estimates.values())


def _chance(found: Estimate) -> str:
    """Return a probability; yes or no where preferences are known."""
    return percent(found.value) if found.before is not None else ("yes" if found.value > 0.5 else "no")


def _signed(gain: Estimate) -> str:
    """Return a gain with its sign; a loss with a minus."""
    return f"{gain.value:+.2f}".replace("-", "−")


def moves_table(gap: Gap, labels: Labels) -> Table | None:
    """Return the best package within 0 to 3 steps of each account of the offer."""
    if not gap.by_steps:
        return None
    table = _table(
        "Best chance that all gain, if the package is changed by 0 to 3 steps",
        "starting from",
        numbers=("0", "1", "2", "3"),
    )
    starts = [entry for entry in gap.by_steps if entry.steps == 0]
    same = alike([entry.outcome for entry in starts])
    for place, start in enumerate(starts):
        cells = gap.by_steps[place * len(STEPS) : (place + 1) * len(STEPS)]
        _add(table, package(start.outcome, labels, alike=same), *(_chance(cell.acceptable_to_all) for cell in cells))
    return table


def packages_table(packages: Packages, labels: Labels, *, said: bool) -> Table | None:
    """Return the best packages that somebody put forward, or that nobody has."""
    chosen = [entry for entry in packages.packages if bool(entry.said_by) is said][:ROWS]
    if not chosen:
        return None
    title = "Packages somebody put forward, accepted or refused" if said else "Best packages nobody has put forward"
    names = [labels.party(party) for party in labels.principals]
    exact = _is_exact(chosen[0].acceptable)
    numbers = ["all gain", *(f"{name} gains" for name in names)] if exact else ["all gain", *names]
    table = _table(title, "package", numbers=numbers)
    same = alike([entry.outcome for entry in packages.packages])
    for entry in chosen:
        cells = [_signed(entry.gain[party]) for party in labels.principals]
        to_all = "yes" if entry.acceptable_to_all.value > 0.5 else "no"
        if not exact:
            cells = [percent(entry.acceptable[party].value) for party in labels.principals]
            to_all = percent(entry.acceptable_to_all.value) + (" =" if entry.tied_with else "")
        _add(table, package(entry.outcome, labels, alike=same), to_all, *cells)
    if not exact and any(entry.tied_with for entry in chosen):
        table.caption = "= : another package does about as well (within two standard errors)"
        table.caption_justify = "left"
    return table


def accounts_table(readings: Sequence[ReadingShare], labels: Labels) -> Table:
    """Return the weight of each account before and after the statements."""
    table = _table("", "account", numbers=("before", "after", "± "))
    for reading in readings:
        _add(
            table,
            labels.reading(reading.group, reading.id),
            percent(reading.prior),
            percent(reading.posterior),
            f"{200 * reading.standard_error:.1f}",
        )
    return table


def influence_tables(influence: Influences, assumptions: Sequence[AssumedEffect], labels: Labels) -> list[Table]:
    """Return, for each finding, what moves it most when it is left out."""
    assumed = {item.where: item.what for item in assumptions}
    by_finding: dict[str, list[Influence]] = {}
    for item in influence.influences:
        # What rounds to nothing in points would only fill the table; the JSON has it.
        if abs(item.change) > max(2 * item.standard_error, 0.005):
            by_finding.setdefault(item.finding, []).append(item)
    tables = []
    for finding, items in sorted(by_finding.items()):
        title = f"Whether {finding_name(finding, labels)}: change in points when left out"
        table = _table(title, "left out", "said by", numbers=("change",))
        for item in items[:INFLUENCES]:
            left, by = _left_out(item, assumed, labels)
            _add(table, left, by, f"{100 * item.change:+.0f} ± {200 * item.standard_error:.0f}")
        tables.append(table)
    return tables


def _left_out(item: Influence, assumed: Mapping[str, str], labels: Labels) -> tuple[str, str]:
    if item.what == "statement":
        label = labels.statements.get(item.id)
        return (f"{item.id}: {label.text}" if label is not None else item.id), labels.speaker(item.id)
    if item.what == "party":
        return f"everything {possessive(labels.party(item.id))} people said", labels.party(item.id)
    if item.what == "origin":
        return f"everything from: {item.id.replace('_', ' ')}", ""
    return f"assumption: {assumed.get(item.id, item.id)}", ""


def sharpen_table(sharpen: Sharpen, labels: Labels) -> Table:
    """Return the questions whose answers would tell most."""
    table = _table("", "ask about", "what", "sharpens", numbers=("doubt removed", "chance of yes", "if yes", "if no"))
    for item in sharpen.questions:
        _add(
            table,
            labels.party(item.party),
            question(item, labels),
            finding_name(item.finding, labels),
            percent(item.share_of_variance),
            percent(item.chance),
            percent(item.if_yes),
            percent(item.if_no),
        )
    return table


def assumptions_table(assumptions: Sequence[AssumedEffect], labels: Labels) -> Table:
    """Return the assumptions that a finding hangs on, with the largest effect of dropping each."""
    table = _table("", "assumption", "where in the case", "largest effect of dropping it")
    for item in assumptions:
        if item.effect:
            finding, change = max(item.effect.items(), key=lambda pair: abs(pair[1]))
            _add(table, item.what, item.where, f"{finding_name(finding, labels)}: {100 * change:+.0f} points")
    return table


def tried_table(tried: Tried, labels: Labels) -> Table:
    """Return each party's chance and mean gain from a package."""
    table = _table("", "party", numbers=("better off than without a deal", "mean gain"))
    for party, chance in tried.acceptable.items():
        _add(table, labels.party(party), movement(chance), _signed(tried.gain[party]))
    return table
