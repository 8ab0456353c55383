"""NegMAS utility functions that are no sum over issues: hyper-rectangles, and a number for every outcome."""

import math
from collections.abc import Iterator
from functools import lru_cache
from itertools import product

from walkaway.case import Bonus, Bound, Clause, Level, NumericRange, Where
from walkaway.case.naming import did_you_mean
from walkaway.formats.domain_parts import DomainPart, IssuePart
from walkaway.formats.levels import between, level_of
from walkaway.formats.negmas.issues import number_of_level
from walkaway.formats.nodes import Node, NodeReader

__all__ = ["boxes", "mapping"]

MOST_OUTCOMES = 1_000_000
"""Outcomes that are looked through for those a table leaves out."""


def boxes(node: Node, domain: DomainPart, reader: NodeReader) -> list[Bonus]:
    """Return what each hyper-rectangle pays where it holds.

    Raises:
        CaseError: a rectangle pays by a function, or names an unknown issue or value.
    """
    ranges = reader.listed(reader.need(node, "outcome_ranges"), "'outcome_ranges'")
    pays = reader.listed(node.get("utilities") or reader.need(node, "mappings"), "'utilities'")
    weights_node = node.get("weights")
    weights = [1.0] * len(ranges)
    if weights_node is not None:
        weights = [reader.number(item, "a weight") for item in reader.listed(weights_node, "'weights'")]
    if not len(ranges) == len(pays) == len(weights):
        reader.wrong(node, f"there are {len(ranges)} ranges, {len(pays)} utilities and {len(weights)} weights")
    found = []
    for box, pay, weight in zip(ranges, pays, weights, strict=True):
        if pay.is_map:
            reader.wrong(pay, "a rectangle that pays by a function cannot be read", "write a number")
        adds = weight * reader.number(pay, "what a rectangle pays")
        if box.value is None:
            found.append(Bonus(adds=adds))
            continue
        where = _where(box, domain, reader)
        if where is not None:
            found.append(Bonus(adds=adds, where=where if where.clauses else None))
    return found


def _where(box: Node, domain: DomainPart, reader: NodeReader) -> Where | None:
    """Return the condition of a rectangle; None where no outcome lies in it."""
    if not box.is_map:
        reader.wrong(box, "a range must be a mapping of issues to values")
    clauses = []
    for key, values in box.items():
        part = _part(key, domain, reader)
        clause = _clause(part, values, reader)
        if clause is None:
            return None
        if clause.bounds or clause.levels:
            clauses.append(clause)
    return Where(clauses=tuple(clauses))


def _part(key: Node, domain: DomainPart, reader: NodeReader) -> IssuePart:
    """Return the issue that a key names, by its place from 0 or by its name; in JSON a place is a text."""
    if isinstance(key.value, int) and not isinstance(key.value, bool):
        if 0 <= key.value < len(domain.issues):
            return domain.issues[key.value]
        reader.wrong(key, f"there is no issue number {key.value} in {domain.file.name}", "they are counted from 0")
    name = reader.text(key, "the name of an issue")
    found = domain.of_name(name)
    if found is None and name.isascii() and name.isdigit() and int(name[:9]) < len(domain.issues):
        return domain.issues[int(name)]
    if found is None:
        mend = did_you_mean(name, [part.name for part in domain.issues])
        reader.wrong(key, f"there is no issue '{name}' in {domain.file.name}", mend)
    return found


def _clause(part: IssuePart, node: Node, reader: NodeReader) -> Clause | None:
    """Return a clause, empty where it always holds; None where it never does.

    As in NegMAS: one value is that value, two numbers are the ends of an open interval, any other list is one of its
    items, each a value, an interval or a list.
    """
    numbers = part.issue.range
    if numbers is not None and numbers.step is None:
        return _real_clause(part, node, reader)
    levels: tuple[Level, ...] = tuple(option.id for option in part.issue.options)
    if numbers is not None:
        levels = _grid(numbers)
    chosen = [level for level in levels if level in set(_meant(part, levels, node, reader))]
    if len(chosen) == len(levels):
        return Clause(issue=part.issue.id)
    if not chosen:
        return None
    first = levels.index(chosen[0])
    if numbers is not None and len(chosen) > 1 and tuple(chosen) == levels[first : first + len(chosen)]:
        ends = (Bound(side="at_least", level=chosen[0]), Bound(side="at_most", level=chosen[-1]))
        return Clause(issue=part.issue.id, bounds=ends)
    return Clause(issue=part.issue.id, levels=tuple(chosen))


@lru_cache(maxsize=256)
def _grid(numbers: NumericRange) -> tuple[float, ...]:
    return numbers.grid()


def _meant(part: IssuePart, levels: tuple[Level, ...], node: Node, reader: NodeReader) -> Iterator[Level]:
    """Yield the levels that a value, an interval or a list of them stands for."""
    if not node.is_list:
        yield level_of(part, node, reader)
        return
    ends = _interval(node)
    if ends is None:
        for item in reader.listed(node, "a range"):
            yield from _meant(part, levels, item, reader)
        return
    for level in levels:
        number = number_of_level(level)
        if number is not None and ends[0] < number < ends[1]:
            yield level


def _interval(node: Node) -> tuple[float, float] | None:
    """Return the ends of an open interval: a list of exactly two numbers."""
    items = node.value if node.is_list else []
    if len(items) != 2 or any(isinstance(i.value, bool) or not isinstance(i.value, int | float) for i in items):
        return None
    return float(items[0].value), float(items[1].value)


def _real_clause(part: IssuePart, node: Node, reader: NodeReader) -> Clause | None:
    if not node.is_list:
        return Clause(issue=part.issue.id, levels=(level_of(part, node, reader),))
    ends = _interval(node)
    if ends is None:
        reader.wrong(node, f"'{part.name}' takes any number, and needs low and high here", "write [low, high]")
    low, high = math.nextafter(ends[0], math.inf), math.nextafter(ends[1], -math.inf)  # the ends do not count
    return between(part.issue, low, high)


def mapping(node: Node, domain: DomainPart, reader: NodeReader) -> tuple[Bonus, ...]:
    """Return a bonus for every outcome that is given a number.

    Raises:
        CaseError: an outcome is unknown, or one has no number.
    """
    table = reader.need(node, "mapping")
    if not table.is_map:
        reader.wrong(table, "'mapping' must be a mapping of outcomes to numbers")
    found: dict[tuple[Level, ...], float] = {}
    for key, value in table.items():
        outcome = _outcome(key, domain, reader)
        if outcome in found:
            reader.wrong(key, "this outcome is given twice", "keep one of them")
        found[outcome] = reader.number(value, "the number of an outcome")
    default = _default(node, domain, found, reader)
    for outcome in default:
        found[outcome] = default[outcome]
    return tuple(
        Bonus(adds=adds, where=Where(clauses=_at(domain, outcome))) for outcome, adds in found.items() if adds != 0
    ) or (Bonus(adds=0.0),)


def _at(domain: DomainPart, outcome: tuple[Level, ...]) -> tuple[Clause, ...]:
    return tuple(
        Clause(issue=part.issue.id, levels=(level,)) for part, level in zip(domain.issues, outcome, strict=True)
    )


def _outcome(node: Node, domain: DomainPart, reader: NodeReader) -> tuple[Level, ...]:
    items = node.value if node.is_list else [node]
    if len(items) != len(domain.issues):
        reader.wrong(node, f"an outcome has {len(items)} values, and there are {len(domain.issues)} issues")
    return tuple(level_of(part, item, reader) for part, item in zip(domain.issues, items, strict=True))


def _default(
    node: Node, domain: DomainPart, found: dict[tuple[Level, ...], float], reader: NodeReader
) -> dict[tuple[Level, ...], float]:
    """Return the outcomes that the table leaves out with what they are worth, where that is not 0."""
    default = node.get("default")
    grids: list[tuple[Level, ...]] = [
        part.issue.range.grid() if part.issue.range is not None else tuple(o.id for o in part.issue.options)
        for part in domain.issues
    ]
    if any(part.issue.range is not None and part.issue.range.step is None for part in domain.issues):
        reader.wrong(node, "a number for every outcome needs issues with listed values or whole numbers")
    size = math.prod(len(grid) for grid in grids)
    if len(found) == size:
        return {}
    if default is None or default.value == -math.inf:
        missing = f"{size - len(found):,} of {size:,} outcomes have no number"
        reader.wrong(node, f"{missing}, and would be worth minus infinity", "give them one, or write 'default: 0'")
    number = reader.number(default, "'default'")
    if number == 0:
        return {}
    if size > MOST_OUTCOMES:
        reader.wrong(node, f"{size:,} outcomes are too many for a default other than 0", "write 'default: 0'")
    return {outcome: number for outcome in product(*grids) if outcome not in found}
