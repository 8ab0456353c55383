"""What a probability was in one case and is in another, in words that claim no more than the numbers do."""

from walkaway.analysis.comparison import HeadlineChange
from walkaway.report.sentences import finding_name
from walkaway.report.words import UNDECIDED, capital, percent
from walkaway.results import Labels

__all__ = ["SMALL", "chances", "decided_in", "figure", "question", "told", "with_margin"]

_MOST_DECIMALS = 2
SMALL = 0.005
"""Less than half a point; in tables it would only take room."""


def with_margin(change: float, standard_error: float, *, sign: bool = True) -> str:
    """Return a change in points with two standard errors, to as many decimals as it takes to tell it from nothing.

    Examples:
        >>> with_margin(-0.0721, 0.0075), with_margin(0.0013, 0.00007), with_margin(0.001, 0.002)
        ('−7 ± 2', '+0.13 ± 0.01', '+0.1 ± 0.4')
        >>> with_margin(1.0, 0.0), with_margin(0.06, 0.0, sign=False)
        ('+100', '6')
    """
    size, spread = abs(100 * change), 200 * standard_error
    decimals = 0 if size >= 100 * SMALL or size == 0 else 1
    while size > spread and decimals < _MOST_DECIMALS and round(size, decimals) <= _least(spread, decimals):
        decimals += 1
    shown = f"{size:.{decimals}f}"
    if sign and size:
        shown = ("−" if change < 0 else "+") + shown
    return shown if standard_error == 0 else f"{shown} ± {_least(spread, decimals):.{decimals}f}"


def _least(spread: float, decimals: int) -> float:
    """Return a margin that is never shown as less than the last decimal."""
    return max(round(spread, decimals), 10.0**-decimals)


def chances(found: HeadlineChange) -> tuple[str, str]:
    """Return a probability in the old and the new case: yes or no where both are certain by calculation.

    Examples:
        >>> from walkaway.results import Headline
        >>> yes = Headline(value=1.0, standard_error=0.0, before=None)
        >>> likely = Headline(value=0.8, standard_error=0.0, before=0.5)
        >>> chances(HeadlineChange(finding="zone.headline", old=yes, new=likely))
        ('100 %', '80 %')
        >>> chances(HeadlineChange(finding="zone.headline", old=yes, new=None))
        ('yes', '–')
    """
    sides = (found.old, found.new)
    certain = all(side is None or (side.before is None and side.value in (0.0, 1.0)) for side in sides)
    old, new = ("–" if s is None else ("yes" if s.value else "no") if certain else percent(s.value) for s in sides)
    return old, new


def figure(found: HeadlineChange) -> str:
    """Return the change of a probability as one figure; in words where it is none or by calculation."""
    if found.change is None or found.standard_error is None:
        return "–"
    if found.change == 0:
        return "the same"
    old, new = chances(found)
    if {old, new} == {"yes", "no"}:
        return f"{old} → {new}"
    return with_margin(found.change, found.standard_error)


def told(found: HeadlineChange) -> str:
    """Return what a probability was and is, how far it went, and whether sampling alone explains that.

    Examples:
        >>> from walkaway.results import Headline
        >>> was = Headline(value=0.75, standard_error=0.01, before=0.7)
        >>> now = Headline(value=0.81, standard_error=0.01, before=0.7)
        >>> told(
        ...     HeadlineChange(
        ...         finding="zone.headline", old=was, new=now, change=0.06, standard_error=0.005, beyond_sampling=True
        ...     )
        ... )
        '75 % → 81 %, up 6 ± 1 points: beyond what sampling explains.'
        >>> told(HeadlineChange(finding="walk_away.a.b.with_refusal", old=was, new=None, why="no refusal is on record"))
        '75 % in the old case. There is no such figure in the new one: no refusal is on record.'
    """
    old, new = chances(found)
    if found.change is None or found.standard_error is None:
        known, value, other = ("new", new, "old") if found.old is None else ("old", old, "new")
        return f"{capital(value)} in the {known} case. There is no such figure in the {other} one: {found.why}."
    if found.change == 0:
        return f"{capital(new)} in both cases."
    if {old, new} == {"yes", "no"}:
        return f"{capital(old)} in the old case, {new} in the new one, by calculation."
    return f"{old} → {new}, {_went(found.change, found.standard_error, beyond=bool(found.beyond_sampling))}."


def _went(change: float, standard_error: float, *, beyond: bool) -> str:
    """Return which way and how far a probability went, and whether sampling alone explains it."""
    size = with_margin(change, standard_error, sign=False)
    way = f"{'up' if change > 0 else 'down'} {size} {'point' if size == '1' else 'points'}"
    if standard_error == 0:
        return f"{way}, by calculation"
    if not beyond:
        if float(size.partition(" ")[0]) == 0:
            way = "moved by less than 0.1 points"
        return f"{way}: no more than sampling explains"
    small = ", but less than half a point" if abs(change) < SMALL else ""
    return f"{way}: beyond what sampling explains{small}"


def question(finding: str, labels: Labels) -> str:
    """Return a finding's name as a question."""
    known = {
        "zone.headline": "Was a deal possible?",
        "zone.said_only": "Was a deal possible that somebody put forward?",
        "zone.all_outcomes": "Was a deal possible, all issues traded?",
    }
    if finding in known:
        return known[finding]
    who, _, what = finding_name(finding, labels).partition(" was right ")
    return f"Was {who} right {what}?"


def decided_in(found: HeadlineChange) -> str:
    """Return in which case the evidence decides a finding; empty where that was not worked out."""
    sides = [None if side is None else side.decided for side in (found.old, found.new)]
    if None in sides:
        return ""
    return {
        (True, True): "The evidence decides this in both cases.",
        (True, False): "The evidence decided this in the old case; in the new one it no longer does.",
        (False, True): "In the old case the evidence did not decide this; in the new one it does.",
        (False, False): f"In both cases {UNDECIDED}.",
    }[bool(sides[0]), bool(sides[1])]
