"""A solved domain in words and tables: how large, which deals leave no gain on the table, which each solution picks."""

from walkaway.case import Level
from walkaway.report.table import Table
from walkaway.results import counted, size_in_words
from walkaway.solutions.solved import Solved

__all__ = ["frontier_table", "measures_table", "solutions_table", "solved_in_words"]

ROWS = 20
"""Points of the frontier that a terminal shows, spread evenly; the JSON holds all of them."""

MOST_ISSUES = 12
"""Issues that an outcome in a table names; the JSON holds all of them."""


def solved_in_words(found: Solved) -> list[str]:
    """Return what was found and how it is known."""
    frontier = found.frontier
    outcomes = frontier.efficient_outcomes
    many = "" if outcomes is None or outcomes == len(frontier) else f", reached by {counted(outcomes, 'outcome')}"
    kind = "exact" if frontier.exact else f"within {max(frontier.epsilon):.3g} of each other outcome"
    lines = [
        f"{found.domain.name} ({found.domain.format}): {counted(frontier.size, 'outcome')}, "
        f"{counted(len(frontier.parties), 'party', 'parties')}: {', '.join(frontier.parties)}.",
        f"Frontier: {counted(len(frontier), 'point')}{many}; {kind}. "
        f"Method: {frontier.method}, because {frontier.why}.",
        f"Why nothing is missing: {frontier.certificate}.",
    ]
    if frontier.every_outcome:
        lines.append("Every outcome is efficient: what one party gains, another loses.")
    return lines


def solutions_table(found: Solved) -> Table:
    """Return each solution with its utilities, how many outcomes are as good, and its outcome."""
    rows = []
    for entry in found.solutions:
        if not entry.utilities:
            rows.append((entry.name, entry.undefined, *("–" for _ in found.frontier.parties), "–"))
            continue
        values = (f"{value:.4f}" for value in entry.utilities[0])
        ties = "not counted" if entry.ties is None else size_in_words(entry.ties)
        rows.append((entry.name, _outcome(found, entry.outcomes[0]), *values, ties))
    numbers = (*found.frontier.parties, "outcomes")
    over = "reservation values" if found.disagreement == "reservation" else "zero"
    return Table(
        title=f"Solutions, gains over {over}", columns=("solution", "outcome"), numbers=numbers, rows=tuple(rows)
    )


def _outcome(found: Solved, outcome: tuple[int, ...]) -> str:
    names = {issue.id: issue.name for issue in found.domain.issues}
    levels = found.describe(outcome)
    named = list(levels)[: MOST_ISSUES if len(levels) > MOST_ISSUES + 1 else None]
    texts = [f"{names[issue]}: {_level(levels[issue])}" for issue in named]
    left = len(levels) - len(named)
    return "; ".join([*texts, *([f"and {left:,} more issues, which --json gives"] if left else [])])


def _level(level: Level) -> str:
    return level if isinstance(level, str) else f"{level:g}"


def frontier_table(found: Solved, most: int | None = None) -> Table:
    """Return points of the frontier from the first party's best to its least, spread evenly where there are many."""
    points = found.points(most or ROWS)
    rows = tuple(tuple(f"{value:.4f}" for value in point["utilities"].values()) for point in points)
    count = len(found.frontier)
    note = ""
    if len(points) < count:
        note = f"{len(points):,} of {count:,} points, spread evenly; --json gives all of them, with an outcome each"
    return Table(title="Frontier", columns=(), numbers=found.frontier.parties, rows=rows, note=note)


def measures_table(found: Solved) -> Table:
    """Return the measures that have a value, and why another has none."""
    rows = tuple((one.definition, f"{one.value:.4f}" if one.value is not None else one.why) for one in found.measures)
    return Table(title="Measures", columns=("measure", "value"), rows=rows)
