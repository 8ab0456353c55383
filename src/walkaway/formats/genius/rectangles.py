"""Nonlinear profiles of Genius: hyper-rectangles that pay a number, combined by functions that may be nested."""

import math

from walkaway.case import Bonus, BonusGroup, Clause, ExactPreferences, Issue, Where
from walkaway.formats.domain_parts import DomainPart
from walkaway.formats.genius.evaluators import cut
from walkaway.formats.genius.issues import index_of, number_of
from walkaway.formats.genius.xml_tree import Element
from walkaway.formats.input_file import InputFile, number_in
from walkaway.formats.levels import between

__all__ = ["rectangles"]

COMBINE = {"sum": "sum", "min": "smallest", "max": "largest"}


def rectangles(utility: Element, domain: DomainPart, file: InputFile) -> ExactPreferences:
    """Return what the first function under `<utility maxutility=…>` makes, divided by `maxutility` and cut at 1.

    Raises:
        CaseError: it names an issue that the domain does not have, or a number is missing.
    """
    most = number_of(utility, "maxutility", file)
    if most <= 0:
        file.fail(
            f"maxutility is {most:g}", "write the most that the rectangles pay together", utility.line, utility.column
        )
    function = utility.first("ufun")
    if function is None:
        file.fail("<utility> holds no <ufun>", "write one with hyperRectangle elements", utility.line, utility.column)
    group = _function(function, domain, file)
    plain = group.combine == "sum"
    bonuses = group.parts if plain else (BonusGroup(combine=group.combine, parts=group.parts),)
    reachable = sum(max(leaf.adds, 0.0) for leaf in group.leaves()) if _is_flat(group) else math.inf
    return ExactPreferences(
        party=file.stem,
        form="utility",
        bonuses=bonuses or (Bonus(adds=0.0),),
        out_of=most,
        at_most=cut(reachable / most),
    )


def _is_flat(group: BonusGroup) -> bool:
    return group.combine == "sum" and all(isinstance(part, Bonus) for part in group.parts)


def _function(element: Element, domain: DomainPart, file: InputFile) -> BonusGroup:
    word = (element.get("aggregation") or "").strip().lower()
    if not word:
        file.warn("a function does not say how it combines, and counts as a sum", element.line, element.column)
    combine = COMBINE.get(word or "sum")
    if combine is None:
        file.fail(f"unknown aggregation '{word}'", "known here: sum, min, max", element.line, element.column)
    parts: list[Bonus | BonusGroup] = [
        _rectangle(rectangle, domain, file) for rectangle in element.all("hyperRectangle")
    ]
    parts += [_function(inner, domain, file) for inner in element.all("ufun")]
    if not parts and combine != "sum":
        file.fail(f"a function takes the {word} of nothing", "add a hyperRectangle", element.line, element.column)
    times = number_of(element, "weight", file) if element.get("weight") is not None else 1.0
    return BonusGroup(combine=combine, parts=tuple(parts), times=times)


def _rectangle(element: Element, domain: DomainPart, file: InputFile) -> Bonus:
    """Return what a rectangle pays: inside all its INCLUDES, or outside the box that its EXCLUDES make."""
    adds = number_of(element, "utility_function" if element.get("utility") is None else "utility", file)
    if element.get("weight") is not None:
        adds *= number_of(element, "weight", file)
    outside = element.all("EXCLUDES")
    bounds = outside or element.all("INCLUDES")
    if outside and element.all("INCLUDES"):
        message = "a rectangle has INCLUDES and EXCLUDES, and as in Genius only the EXCLUDES count"
        file.warn(message, element.line, element.column)
    if not bounds:
        return Bonus(adds=adds)
    box = _box(bounds, domain, file)
    if box is None:  # no outcome lies in it
        return Bonus(adds=adds if outside else 0.0)
    if not box:  # every outcome lies in it
        return Bonus(adds=0.0 if outside else adds)
    inside = Where(clauses=box)
    return Bonus(adds=adds, where=Where(negated=(inside,)) if outside else inside)


def _box(bounds: list[Element], domain: DomainPart, file: InputFile) -> tuple[Clause, ...] | None:
    """Return the clauses of a box without those that always hold; None where nothing lies in the box."""
    ends: dict[int, tuple[float, float]] = {}
    for bound in bounds:
        index = index_of(bound, file)
        low, high = number_of(bound, "min", file), number_of(bound, "max", file)
        before = ends.get(index, (-math.inf, math.inf))
        ends[index] = (max(low, before[0]), min(high, before[1]))
        part = domain.of_number(index)
        if part is None:
            message = f"a bound names issue number {index}, which the domain {domain.file.name} does not have"
            file.fail(message, "is it a profile of this domain?", bound.line, bound.column)
        if part.issue.range is None and number_in(part.issue.options[0].id) is None:
            message = f"a bound names '{part.name}', which has no numbers"
            file.fail(message, "bounds are for integer and real issues", bound.line, bound.column)
    clauses = []
    for index, (low, high) in ends.items():
        part = domain.of_number(index)
        assert part is not None
        clause = _clause(part.issue, low, high)
        if clause is None:
            return None
        if clause.bounds:
            clauses.append(clause)
    return tuple(clauses)


def _clause(issue: Issue, low: float, high: float) -> Clause | None:
    """Return a clause without bounds where it always holds, None where it never does."""
    numbers = issue.range
    if numbers is None:
        return Clause(issue=issue.id) if low <= (number_in(issue.options[0].id) or 0.0) <= high else None
    if numbers.step is not None:
        low, high = float(math.ceil(low)), float(math.floor(high))
    return between(issue, low, high)
