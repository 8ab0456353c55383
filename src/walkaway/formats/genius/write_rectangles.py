"""Bonuses as Genius's hyper-rectangles."""

from collections.abc import Iterator
from itertools import pairwise

from walkaway.case import Bonus, BonusGroup, Clause, Issue, Where
from walkaway.formats.separate import Separated
from walkaway.formats.written import cannot
from walkaway.space import Domain

__all__ = ["rectangle_lines"]

NAME = "Genius"
WORDS = {"sum": "sum", "smallest": "min", "largest": "max"}


def rectangle_lines(domain: Domain, part: Separated) -> list[str]:
    """Return the `<utility>` element of a nonlinear profile.

    Raises:
        InputError: a condition is no box of bounds, or an issue's own numbers have no end of levels.
    """
    numbers = {issue.id: index for index, issue in enumerate(domain.issues, 1)}
    boxes = _Boxes(part.id, numbers, {issue.id: issue for issue in domain.issues})
    lines = list(boxes.rows(part))
    for bonus in part.bonuses:
        lines += boxes.node(bonus)
    if part.constant:
        lines.append(f'<hyperRectangle utility="{part.constant!r}"/>')
    return [
        f'  <utility maxutility="{part.out_of!r}">',
        '    <ufun type="PlainUfun" weight="1" aggregation="sum">',
        *(f"      {line}" for line in lines),
        "    </ufun>",
        "  </utility>",
    ]


class _Boxes:
    def __init__(self, profile: str, numbers: dict[str, int], issues: dict[str, Issue]) -> None:
        self.profile = profile
        self.numbers = numbers
        self.issues = issues

    def rows(self, part: Separated) -> Iterator[str]:
        """Yield a rectangle for every level that is worth something by itself."""
        for row in part.rows:
            if not row.worth.any():
                continue
            if row.issue.range is None or row.issue.range.step is None:
                why = f"'{row.issue.id}' has numbers of its own besides conditions on several issues"
                raise cannot(NAME, self.profile, why)
            for level, worth in zip(row.levels, row.worth, strict=True):
                if worth:
                    yield from self.box(float(worth), [(row.issue.id, float(level), float(level))], "INCLUDES")

    def node(self, bonus: Bonus | BonusGroup) -> list[str]:
        if isinstance(bonus, Bonus):
            return self.leaf(bonus)
        lines = [f'<ufun type="PlainUfun" weight="{float(bonus.times)!r}" aggregation="{WORDS[bonus.combine]}">']
        for part in bonus.parts:
            lines += [f"  {line}" for line in self.node(part)]
        return [*lines, "</ufun>"]

    def leaf(self, bonus: Bonus) -> list[str]:
        where = bonus.where
        if where is None:
            return [f'<hyperRectangle utility="{float(bonus.adds)!r}"/>']
        if where.clauses and not where.negated:
            return self.box(bonus.adds, [self.bounds(clause) for clause in where.clauses], "INCLUDES")
        if not where.clauses and len(where.negated) == 1 and not where.negated[0].negated:
            return self.box(bonus.adds, [self.bounds(clause) for clause in where.negated[0].clauses], "EXCLUDES")
        raise cannot(NAME, self.profile, f"a condition on {_named(where)} is neither a box nor all but a box")

    def bounds(self, clause: Clause) -> tuple[str, float, float]:
        """Return issue and ends of a clause: bounds, or levels that follow one another."""
        issue = self.issues[clause.issue]
        if issue.range is None:
            raise cannot(NAME, self.profile, f"'{clause.issue}' has listed values, and rectangles need numbers")
        ends = {bound.side: float(bound.level) for bound in clause.bounds}
        low, high = ends.get("at_least", issue.range.low), ends.get("at_most", issue.range.high)
        levels = sorted({float(level) for level in clause.levels if low <= float(level) <= high})
        if not clause.levels:
            return clause.issue, low, high
        step = issue.range.step
        gaps = any(step is None or after - before > step for before, after in pairwise(levels))
        if not levels or gaps:
            raise cannot(NAME, self.profile, f"a condition on '{clause.issue}' names values with gaps between them")
        return clause.issue, levels[0], levels[-1]

    def box(self, adds: float, bounds: list[tuple[str, float, float]], tag: str) -> list[str]:
        lines = [f'<hyperRectangle utility="{float(adds)!r}">']
        for issue, low, high in bounds:
            numbers = self.issues[issue].range
            whole = numbers is not None and numbers.step == 1
            ends = (int(low), int(high)) if whole else (low, high)
            lines.append(f'  <{tag} index="{self.numbers[issue]}" min="{ends[0]}" max="{ends[1]}"/>')
        return [*lines, "</hyperRectangle>"]


def _named(where: Where) -> str:
    return ", ".join(f"'{issue}'" for issue in where.issues)
