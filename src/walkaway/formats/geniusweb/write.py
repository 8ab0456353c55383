"""A domain as GeniusWeb JSON, in the spelling that Java GeniusWeb and NegMAS read."""

import json
from typing import Any

import numpy as np

from walkaway.case import Issue, Level
from walkaway.errors import InputError
from walkaway.formats.geniusweb.fit import Line, Weighted, line_of, weighted
from walkaway.formats.geniusweb.group_tables import groups_of
from walkaway.formats.ranges import counts_to
from walkaway.formats.separate import ROUNDING, Separated, separate
from walkaway.formats.written import Written, file_names, level_text, lost_discounts
from walkaway.space import MAX_OUTCOMES, Domain, Profile, case_id

__all__ = ["write_geniusweb"]

NAME = "GeniusWeb"


def write_geniusweb(domain: Domain) -> Written:
    """Return the domain and one file a profile.

    A plain sum over the issues becomes a linear additive profile; weights that do not sum to exactly one are balanced
    against the values so that every outcome keeps its utility. Anything else becomes a sum of groups.

    Raises:
        InputError: an issue takes any real number, utilities leave 0 to 1, or a group has too many combinations.
    """
    for issue in domain.issues:
        if issue.range is not None and issue.range.step is None:
            raise InputError(f"{NAME} needs steps, and '{issue.id}' takes any number; give it a step")
    parts = [separate(domain, profile) for profile in domain.profiles]
    sums = [weighted(part) if part.is_sum else None for part in parts]
    lines = _ranges(domain, sums)
    body = {"name": domain.name, "issuesValues": {issue.id: _values(issue, domain, lines) for issue in domain.issues}}
    stem = case_id(domain.name)
    names = file_names([profile.id for profile in domain.profiles], ".json", taken=[f"{stem}.json"])
    files = [(f"{stem}.json", _text(body))]
    losses = lost_discounts(domain, NAME)
    for profile, part, weighed, name in zip(domain.profiles, parts, sums, names, strict=True):
        bid, loss = _reservation_bid(domain, profile, lines)
        losses += loss
        shared = {"domain": body, "name": profile.id, **({"reservationBid": bid} if bid else {})}
        data = _groups(domain, profile, part, lines) if weighed is None else _linear(domain, weighed, lines)
        files.append((name, _text({kind: {**content, **shared} for kind, content in data.items()})))
    return Written(files=tuple(files), losses=tuple(losses))


def _text(data: dict[str, Any]) -> str:
    return json.dumps(data, indent=1, ensure_ascii=False, allow_nan=False) + "\n"


def _ranges(domain: Domain, sums: list[Weighted | None]) -> frozenset[str]:
    """Return the numeric issues that stay ranges: counted exactly, and with every linear profile a straight line."""
    straight = set()
    for place, issue in enumerate(domain.issues):
        levels = domain.space.levels[domain.space.position(issue.id)]
        if issue.range is None or not counts_to(issue.range, len(levels) - 1) or not all(map(issue.knows, levels)):
            continue
        if all(
            weighed is None or line_of(levels, weighed.numbers[place], float(weighed.weights[place])) is not None
            for weighed in sums
        ):
            straight.add(issue.id)
    return frozenset(straight)


def _values(issue: Issue, domain: Domain, lines: frozenset[str]) -> dict[str, Any]:
    if issue.range is not None and issue.id in lines:
        return {"range": {"low": issue.range.low, "high": issue.range.high, "step": issue.range.step}}
    levels = domain.space.levels[domain.space.position(issue.id)]
    return {"values": [level_text(level) for level in levels]}


def _value(issue: str, level: Level, lines: frozenset[str]) -> str | float:
    return level if issue in lines else level_text(level)


def _linear(domain: Domain, weighed: Weighted, lines: frozenset[str]) -> dict[str, Any]:
    utilities: dict[str, Any] = {}
    for issue, weight, numbers in zip(domain.issues, weighed.weights, weighed.numbers, strict=True):
        levels = domain.space.levels[domain.space.position(issue.id)]
        line = line_of(levels, numbers, float(weight)) if issue.id in lines else None
        utilities[issue.id] = _ends(line) if line is not None else _listed(levels, numbers)
    weights = {issue.id: float(weight) for issue, weight in zip(domain.issues, weighed.weights, strict=True)}
    return {"LinearAdditiveUtilitySpace": {"issueUtilities": utilities, "issueWeights": weights}}


def _groups(domain: Domain, profile: Profile, part: Separated, lines: frozenset[str]) -> dict[str, Any]:
    groups = {}
    for number, group in enumerate(groups_of(domain, profile, part), 1):
        rows = [
            {"values": [_value(i, level, lines) for i, level in zip(group.issues, levels, strict=True)], "util": util}
            for levels, util in group.rows
        ]
        groups[f"part{number}"] = {"partsutils": {"issues": list(group.issues), "utilslist": rows}}
    return {"SumOfGroupsUtilitySpace": {"partUtilities": groups}}


def _ends(line: Line) -> dict[str, Any]:
    ends = {
        "lowValue": line.low, "lowUtility": line.bottom, "highValue": line.high, "highUtility": line.top,
    }  # fmt: skip
    return {"numberutils": ends}


def _listed(levels: tuple[Level, ...], values: Any) -> dict[str, Any]:
    return {"discreteutils": {"valueUtilities": dict(zip(map(level_text, levels), map(float, values), strict=True))}}


def _reservation_bid(domain: Domain, profile: Profile, lines: frozenset[str]) -> tuple[Any, list[str]]:
    """Return the outcome worth the reservation value, or the nearest one that is worth no less, and what that loses."""
    if profile.reservation_bid:
        bid = dict(profile.reservation_bid)
        return {"issuevalues": {issue: _value(issue, level, lines) for issue, level in bid.items()}}, []
    wanted = domain.reservation(profile.id)
    if profile.reservation is None or wanted == 0:
        return None, []
    if domain.size > MAX_OUTCOMES:
        return None, [f"{NAME} holds a bid in place of the reservation value of '{profile.id}' ({wanted:g}): left out"]
    space = domain.space
    outcomes = space.grid([issue.id for issue in space.issues])
    values = domain.utility(profile.id).values(outcomes)[0]
    enough = np.flatnonzero(values >= wanted - ROUNDING)
    if not len(enough):
        return None, [f"no outcome is worth the reservation value of '{profile.id}' ({wanted:g}), so it is left out"]
    best = int(enough[np.argmin(values[enough])])
    bid = space.describe(outcomes[best])
    named = {issue.id: _value(issue.id, bid[issue.id], lines) for issue in domain.issues}
    close = abs(values[best] - wanted) <= ROUNDING
    sentence = (
        f"{NAME} holds a bid in place of the reservation value of '{profile.id}': {wanted:g} becomes {values[best]:.6g}"
    )
    return {"issuevalues": named}, [] if close else [sentence]
