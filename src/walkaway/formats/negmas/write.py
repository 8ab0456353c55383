"""A domain as a NegMAS scenario: an outcome space and one utility function a profile, in YAML."""

import json
import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

from walkaway.case import Bonus, BonusGroup, Clause, Issue, Level
from walkaway.formats.emit import quoted
from walkaway.formats.separate import ROUNDING, Row, Separated, separate
from walkaway.formats.tent import tent_of
from walkaway.formats.written import Written, cannot, file_names
from walkaway.space import Domain, Profile, case_id

__all__ = ["write_negmas"]

NAME = "NegMAS"
MOST_OUTCOMES = 100_000
"""A table of all outcomes with more rows is refused."""


def write_negmas(domain: Domain) -> Written:
    """Return the outcome space and one file a profile.

    A plain sum over the issues becomes a linear additive function, boxes become hyper-rectangles, and anything else a
    rectangle for every outcome (NegMAS cannot read its own tables of outcomes from a file).

    Raises:
        InputError: a utility is curved on real numbers, or a table would be too long.
    """
    stem = f"{case_id(domain.name)}.yml"
    names = file_names([profile.id for profile in domain.profiles], ".yml", taken=[stem])
    space: dict[str, Any] = {
        "type": "DiscreteCartesianOutcomeSpace" if _is_discrete(domain) else "CartesianOutcomeSpace",
        "name": domain.name,
        "issues": [_issue(issue) for issue in domain.issues],
    }
    files = [(stem, _yaml(space))]
    for profile, name in zip(domain.profiles, names, strict=True):
        part = separate(domain, profile)
        function = _function(domain, profile, part)
        reserved = domain.reservation(profile.id)
        function |= {"name": profile.id, "reserved_value": reserved}
        if profile.discount != 1:
            function = {
                "type": "ExpDiscountedUFun",
                "ufun": function,
                "discount": profile.discount,
                "factor": "relative_time",
                "name": profile.id,
                "reserved_value": reserved,
            }
        files.append((name, _yaml(function)))
    return Written(files=tuple(files))


def _is_discrete(domain: Domain) -> bool:
    return all(issue.range is None or issue.range.step is not None for issue in domain.issues)


def _is_whole(issue: Issue) -> bool:
    numbers = issue.range
    return numbers is not None and numbers.step == 1 and numbers.low == int(numbers.low)


def _issue(issue: Issue) -> dict[str, Any]:
    if issue.range is None:
        kind = "DiscreteOrdinalIssue" if issue.ordered else "CategoricalIssue"
        return {"type": kind, "name": issue.id, "values": [option.id for option in issue.options]}
    if _is_whole(issue):
        return {"type": "ContiguousIssue", "name": issue.id, "values": [int(issue.range.low), int(issue.range.high)]}
    if issue.range.step is None:
        return {"type": "ContinuousIssue", "name": issue.id, "values": [issue.range.low, issue.range.high]}
    return {"type": "DiscreteCardinalIssue", "name": issue.id, "values": [*issue.range.grid()]}


def _plain(issue: Issue, level: Level) -> Any:
    """Return a level as the value that NegMAS knows it by."""
    return int(level) if _is_whole(issue) and isinstance(level, float) else level


def _function(domain: Domain, profile: Profile, part: Separated) -> dict[str, Any]:
    if part.is_sum:
        return {
            "type": "LinearAdditiveUtilityFunction",
            "values": [_value_function(row, part) for row in part.rows],
            "weights": [float(row.weight) for row in part.rows],
            "bias": part.constant,
        }
    boxes = _boxes(domain, part)
    return boxes if boxes is not None else _table(domain, profile)


def _value_function(row: Row, part: Separated) -> dict[str, Any]:
    if row.issue.range is not None:
        x = np.array([float(level) for level in row.levels])
        slope = float((row.numbers[-1] - row.numbers[0]) / (x[-1] - x[0]))
        bias = float(row.numbers[0] - slope * x[0])
        if np.abs(slope * x + bias - row.numbers).max() * max(abs(row.weight), 1e-9) <= ROUNDING:
            return {"type": "AffineFun", "slope": slope, "bias": bias}
        if row.issue.range.step is None:
            return _triangle(row, x, part)
    mapping = [(_plain(row.issue, level), float(n)) for level, n in zip(row.levels, row.numbers, strict=True)]
    return {"type": "TableFun", "mapping": mapping}


def _triangle(row: Row, x: NDArray[np.float64], part: Separated) -> dict[str, Any]:
    """Return corners as a triangle above a base, where they are one: the lowest number, or 0 with ends beyond."""
    for base in dict.fromkeys((float(row.numbers.min()), 0.0)):
        tent = tent_of(x, row.numbers - base)
        if tent is not None:
            ends = {"start": tent.low, "middle": tent.top, "end": tent.high}
            return {"type": "TriangularFun", **ends, "bias": base, "scale": tent.height}
    raise cannot(NAME, part.id, f"on '{row.issue.id}' it is no line and no triangle, and the issue takes any number")


def _boxes(domain: Domain, part: Separated) -> dict[str, Any] | None:
    """Return hyper-rectangles, where every condition is a box and nothing is cut; else None."""
    if part.at_most is not None:
        return None
    places = {issue.id: place for place, issue in enumerate(domain.issues)}
    issues = {issue.id: issue for issue in domain.issues}
    ranges: list[Any] = []
    pays: list[float] = []
    for row in part.rows:
        if row.worth.any() and row.issue.range is not None and row.issue.range.step is None:
            return None
        for level, worth in zip(row.levels, row.worth, strict=True):
            if worth:
                ranges.append([(places[row.issue.id], _exactly(row.issue, level))])
                pays.append(float(worth) / part.out_of)
    bias = part.constant
    for bonus in part.bonuses:
        found = _box_of(bonus)
        if found is None:
            return None
        clauses, adds, always = found
        box = [(places[clause.issue], _range(issues[clause.issue], clause)) for clause in clauses]
        if any(values is None for _, values in box):
            return None
        bias += always
        ranges.append(box)
        pays.append(adds / part.out_of)
    return {
        "type": "HyperRectangleUtilityFunction",
        "outcome_ranges": [_Pairs(box) for box in ranges],
        "utilities": pays,
        "weights": [1.0] * len(pays),
        "bias": bias / part.out_of,
    }


def _box_of(bonus: Bonus | BonusGroup) -> tuple[tuple[Clause, ...], float, float] | None:
    """Return a box, what it adds inside, and what is added everywhere; all but a box is everything less the box."""
    if not isinstance(bonus, Bonus) or bonus.where is None:
        return None
    where = bonus.where
    if not where.negated:
        return where.clauses, bonus.adds, 0.0
    if where.clauses or len(where.negated) != 1 or where.negated[0].negated:
        return None
    return where.negated[0].clauses, -bonus.adds, bonus.adds


def _exactly(issue: Issue, level: Level) -> Any:
    return [level] if isinstance(level, str) else _plain(issue, level)


def _range(issue: Issue, clause: Clause) -> Any:
    """Return the values of a clause in NegMAS's form, or None where it has none: two numbers are ends."""
    if issue.range is None:
        if clause.bounds:
            ids = [option.id for option in issue.options]
            ends = {bound.side: ids.index(str(bound.level)) for bound in clause.bounds}
            chosen = ids[ends.get("at_least", 0) : ends.get("at_most", len(ids)) + 1]
            return [value for value in chosen if not clause.levels or value in clause.levels]
        return [str(level) for level in clause.levels]
    if clause.levels:
        one = len(clause.levels) == 1 and not clause.bounds
        return _exactly(issue, clause.levels[0]) if one else None
    ends_of = {bound.side: float(bound.level) for bound in clause.bounds}
    low, high = ends_of.get("at_least", issue.range.low), ends_of.get("at_most", issue.range.high)
    if low == high:
        return _exactly(issue, low)
    if issue.range.step is None:
        return [math.nextafter(low, -math.inf), math.nextafter(high, math.inf)]
    return [low - issue.range.step / 2, high + issue.range.step / 2]  # NegMAS does not count the ends


def _table(domain: Domain, profile: Profile) -> dict[str, Any]:
    if not _is_discrete(domain):
        raise cannot(NAME, profile.id, "it hangs on several issues at once, and one of them takes any number")
    if domain.size > MOST_OUTCOMES:
        why = f"it is no sum and no boxes, and a table of {domain.size:,} outcomes is too long"
        raise cannot(NAME, profile.id, why)
    space = domain.space
    outcomes = space.grid([issue.id for issue in space.issues])
    values = domain.utility(profile.id).values(outcomes)[0]
    pairs = [(issue, space.position(issue.id)) for issue in domain.issues]
    boxes = (
        [(place, _exactly(issue, space.levels[c][int(row[c])])) for place, (issue, c) in enumerate(pairs)]
        for row in outcomes
    )
    pays = [(_Pairs(box), float(value)) for box, value in zip(boxes, values, strict=True) if value]
    return {
        "type": "HyperRectangleUtilityFunction",
        "outcome_ranges": [box for box, _ in pays],
        "utilities": [value for _, value in pays],
        "weights": [1.0] * len(pays),
        "bias": 0.0,
    }


class _Pairs(list[Any]):
    """A mapping with keys that are no texts."""


def _yaml(data: dict[str, Any]) -> str:
    return "\n".join(_block(data, 0)) + "\n"


def _block(data: dict[str, Any], indent: int) -> list[str]:
    margin = " " * indent
    lines = []
    for key, value in data.items():
        if isinstance(value, dict):
            lines += [f"{margin}{key}:", *_block(value, indent + 2)]
        elif key == "mapping":
            lines += [f"{margin}{key}:", *(f"{margin}  {_flow(level)}: {_flow(number)}" for level, number in value)]
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            lines.append(f"{margin}{key}:")
            for item in value:
                first, *rest = _block(item, indent + 2)
                lines += [f"{margin}- {first[indent + 2 :]}", *rest]
        elif isinstance(value, list) and value:
            lines += [f"{margin}{key}:", *(f"{margin}- {_flow(item)}" for item in value)]
        else:
            lines.append(f"{margin}{key}: {_flow(value)}")
    return lines


def _flow(value: Any) -> str:
    if isinstance(value, _Pairs):
        return "{" + ", ".join(f"{_flow(key)}: {_flow(item)}" for key, item in value) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_flow, value)) + "]"
    if isinstance(value, str):
        return quoted(value)
    return json.dumps(value)
