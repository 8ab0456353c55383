"""A domain as Genius XML: the domain and one file a profile, linear or nonlinear."""

import re
from xml.sax.saxutils import quoteattr

from walkaway.case import Issue
from walkaway.errors import InputError
from walkaway.formats.genius.fit import evaluations, fitted_line, fitted_real
from walkaway.formats.genius.write_rectangles import rectangle_lines
from walkaway.formats.separate import ROUNDING, Row, Separated, separate
from walkaway.formats.written import Written, cannot, file_names, level_text
from walkaway.space import Domain, Profile, case_id

__all__ = ["write_genius"]

NAME = "Genius"
ALLOWED = re.compile("[\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]*")


def write_genius(domain: Domain) -> Written:
    """Return the domain and one file a profile.

    Raises:
        InputError: a utility is cut where Genius does not cut, has a form Genius has no function for, or a name holds a
            letter that XML cannot.
    """
    parts = [_fitting(separate(domain, profile)) for profile in domain.profiles]
    kinds = {issue.id: _kind(issue, place, parts) for place, issue in enumerate(domain.issues)}
    stem = f"{case_id(domain.name).removesuffix('-domain')}_domain.xml"
    names = file_names([profile.id for profile in domain.profiles], ".xml", taken=[stem])
    files = [(stem, _domain_text(domain, kinds))]
    for profile, part, name in zip(domain.profiles, parts, names, strict=True):
        files.append((name, _profile_text(domain, profile, part, kinds)))
    return Written(files=tuple(files))


def _fitting(part: Separated) -> Separated:
    """Return a profile that Genius, which cuts every utility at 1 and nowhere else, would evaluate alike.

    Raises:
        InputError: it would not.
    """
    if part.at_most is None and part.most > 1 + ROUNDING:
        raise cannot(NAME, part.id, f"it may go up to {part.most:.6g} uncut, and {NAME} cuts every utility at 1")
    if part.at_most is not None and part.at_most != 1:
        raise cannot(NAME, part.id, f"it is cut at {part.at_most:g}, and {NAME} cuts at 1")
    return part


def _kind(issue: Issue, place: int, parts: list[Separated]) -> str:
    """Return how an issue is written; whole numbers stay numbers where every linear profile is a line there."""
    if issue.range is None:
        return "discrete"
    if issue.range.step is None:
        return "real"
    whole = issue.range.step == 1 and issue.range.low == int(issue.range.low)
    if whole and any(part.bonuses for part in parts):
        return "integer"
    lines = all(part.bonuses or fitted_line(part.rows[place]) is not None for part in parts)
    return "integer" if whole and lines and not any(part.constant for part in parts) else "discrete"


def _quoted(text: str) -> str:
    if not ALLOWED.fullmatch(text):
        raise InputError(f"XML cannot hold a letter of the name {text!r}; rename it")
    return quoteattr(text)


def _number(value: float) -> str:
    return f'"{float(value)!r}"'


def _domain_text(domain: Domain, kinds: dict[str, str]) -> str:
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        "<negotiation_template>",
        f'<utility_space number_of_issues="{len(domain.issues)}">',
        f'<objective index="0" name={_quoted(domain.name)} type="objective" etype="objective" description="">',
    ]
    for index, issue in enumerate(domain.issues, 1):
        inner = []
        if kinds[issue.id] == "discrete":
            levels = domain.space.levels[domain.space.position(issue.id)]
            inner = [f'<item index="{n}" value={_quoted(level_text(level))}/>' for n, level in enumerate(levels, 1)]
        lines += _issue_lines(issue, index, kinds[issue.id], inner)
    return "\n".join([*lines, "</objective>", "</utility_space>", "</negotiation_template>", ""])


def _issue_lines(issue: Issue, index: int, kind: str, inner: list[str]) -> list[str]:
    head = f'<issue index="{index}" name={_quoted(issue.id)} type="{kind}" etype="{kind}" vtype="{kind}"'
    if kind == "integer" and issue.range is not None:
        head += f' lowerbound="{int(issue.range.low)}" upperbound="{int(issue.range.high)}"'
    if kind == "real" and issue.range is not None:
        inner = [f"<range lowerbound={_number(issue.range.low)} upperbound={_number(issue.range.high)}/>", *inner]
    return [f"  {head}>", *(f"    {line}" for line in inner), "  </issue>"]


def _profile_text(domain: Domain, profile: Profile, part: Separated, kinds: dict[str, str]) -> str:
    nonlinear = _needs_rectangles(part, kinds)
    mark = 'type="nonlinear"' if nonlinear else f'number_of_issues="{len(domain.issues)}"'
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f"<utility_space {mark}>",
        f'<objective index="0" name={_quoted(domain.name)} type="objective" etype="objective" description="">',
    ]
    lines += _nonlinear(domain, part, kinds) if nonlinear else _linear(part, kinds)
    lines += [
        "</objective>",
        f"<discount_factor value={_number(profile.discount)}/>",
        f"<reservation value={_number(domain.reservation(profile.id))}/>",
        "</utility_space>",
        "",
    ]
    return "\n".join(lines)


def _needs_rectangles(part: Separated, kinds: dict[str, str]) -> bool:
    """Return whether a profile hangs on several issues at once, or on whole numbers in a way that is no line."""
    numbers_only = all(kind == "integer" for kind in kinds.values())
    bent = any(kinds[row.issue.id] == "integer" and fitted_line(row) is None for row in part.rows)
    return bool(part.bonuses) or bent or (numbers_only and part.constant != 0)


def _nonlinear(domain: Domain, part: Separated, kinds: dict[str, str]) -> list[str]:
    lines = []
    for index, issue in enumerate(domain.issues, 1):
        inner: list[str] = []
        if kinds[issue.id] == "discrete":
            if issue.range is not None:
                raise cannot(NAME, part.id, f"'{issue.id}' has a step other than 1, and rectangles need whole numbers")
            inner = [f'<item index="{n}" value={_quoted(option.id)}/>' for n, option in enumerate(issue.options, 1)]
        lines += _issue_lines(issue, index, kinds[issue.id], inner)
    return lines + rectangle_lines(domain, part)


def _linear(part: Separated, kinds: dict[str, str]) -> list[str]:
    """Return issues with evaluators, and weights."""
    lines, weights = [], []
    for index, row in enumerate(_positive(part, kinds), 1):
        kind = kinds[row.issue.id]
        weight, inner = _discrete(row) if kind == "discrete" else _evaluator(row, kind, part)
        lines += _issue_lines(row.issue, index, kind, inner)
        weights.append(f'  <weight index="{index}" value={_number(weight)}/>')
    return lines + weights


def _positive(part: Separated, kinds: dict[str, str]) -> list[Row]:
    """Return rows that each reach above 0 where they are not 0 throughout; constants move between listed issues."""
    rows = list(part.rows)
    movable = [place for place, row in enumerate(rows) if kinds[row.issue.id] == "discrete"]
    spare = part.constant
    for place in movable:
        if evaluations(rows[place]) is None:
            low = float(rows[place].worth.min())
            rows[place], spare = rows[place].shifted(-low), spare + low
    if spare:
        able = [place for place in movable if float(rows[place].worth.max()) + spare > 0]
        if not able:
            raise cannot(NAME, part.id, "a constant has no listed issue to go to, or nothing is worth more than 0")
        best = max(able, key=lambda place: float(rows[place].worth.max()))
        rows[best] = rows[best].shifted(spare)
    return rows


def _discrete(row: Row) -> tuple[float, list[str]]:
    found = evaluations(row)
    assert found is not None  # `_positive` has seen to it
    weight, numbers = found
    items = [
        f'<item index="{place}" value={_quoted(level_text(level))} evaluation={_number(number)}/>'
        for place, (level, number) in enumerate(zip(row.levels, numbers, strict=True), 1)
    ]
    return weight, items


def _evaluator(row: Row, kind: str, part: Separated) -> tuple[float, list[str]]:
    found = fitted_line(row) if kind == "integer" else fitted_real(row)
    if found is None:
        why = f"on '{row.issue.id}' it is no line or triangle from 0 to 1, and {NAME} has no other function of numbers"
        raise cannot(NAME, part.id, why)
    weight, function = found
    if kind == "integer":
        offset, slope = function.parameters
        return weight, [f'<evaluator ftype="linear" slope={_number(slope)} offset={_number(offset)}/>']
    given = " ".join(f"parameter{k}={_number(value)}" for k, value in enumerate(function.parameters))
    return weight, [f'<evaluator ftype="{function.kind}" {given}/>']
