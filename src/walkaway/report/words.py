"""Numbers and names in words, with the care they need."""

from collections.abc import Mapping, Sequence

from walkaway.report.placed import shown
from walkaway.results import Estimate, Headline, Labels

__all__ = [
    "UNDECIDED",
    "alike",
    "capital",
    "counted",
    "decided",
    "interval",
    "joined",
    "margin",
    "movement",
    "package",
    "percent",
    "points",
    "possessive",
    "signed",
    "spread",
    "sure",
]

_COUNTS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
UNDECIDED = "the evidence does not decide this"
"""Said wherever the evidence moves a figure in no settled direction."""


def counted(number: int) -> str:
    """Return how many there are, in words up to twelve.

    Examples:
        >>> counted(6), counted(13)
        ('six', '13')
    """
    return _COUNTS[number] if number < len(_COUNTS) else str(number)


def percent(share: float) -> str:
    """Return a probability as a percentage; what is almost nothing or almost sure says so instead of rounding to it.

    Examples:
        >>> percent(0.594), percent(0.002), percent(1.0)
        ('59 %', 'under 1 %', '100 %')
    """
    if 0.0 < share <= 0.005:
        return shown(share, "under 1 %")
    if 0.995 <= share < 1.0:
        return shown(share, "over 99 %")
    return shown(share, f"{float(share) * 100:.0f} %")


def margin(standard_error: float) -> str:
    """Return two standard errors of a probability in points, at least 1: less is never claimed.

    Examples:
        >>> margin(0.02), margin(0.001)
        ('4', '1')
    """
    return shown(standard_error, f"{max(1.0, 200 * float(standard_error)):.0f}")


def points(change: float) -> str:
    """Return a change of a probability in points, with its sign.

    Examples:
        >>> points(-0.42), points(0.001)
        ('−42', '0')
    """
    rounded = f"{float(change) * 100:+.0f}".replace("-", "−")
    return shown(change, "0" if rounded in ("+0", "−0") else rounded)


def signed(gain: float) -> str:
    """Return a gain with its sign; a loss with a minus.

    Examples:
        >>> signed(0.2), signed(-0.1)
        ('+0.20', '−0.10')
    """
    return shown(gain, f"{float(gain):+.2f}".replace("-", "−"))


def spread(found: Headline) -> str:
    """Return a headline probability with its prior value and ranges.

    Examples:
        >>> spread(Headline(value=0.59, standard_error=0.01, before=0.8, conventions=(0.42, 0.8), decided=False))
        '59 % (± 2; before any evidence 80 %; 42–80 % under other conventions)'
    """
    if found.before is None:
        return "yes" if found.value > 0.5 else "no"
    parts = [f"± {margin(found.standard_error)}", f"before any evidence {percent(found.before)}"]
    if found.conventions is not None:
        parts.append(f"{interval(found.conventions)} under other conventions")
    if found.without_assumptions is not None and found.without_assumptions != (found.value, found.value):
        parts.append(f"{interval(found.without_assumptions)} without this or that assumption")
    return f"{percent(found.value)} ({'; '.join(parts)})"


def decided(found: Headline) -> str:
    """Return that the statements move a headline; empty where they do not, or where that was not worked out."""
    return sure(found) if found.decided else ""


def interval(ends: tuple[float, float]) -> str:
    """Return two probabilities as a range.

    Examples:
        >>> interval((0.33, 0.83)), interval((0.331, 0.332))
        ('33–83 %', '33 %')
    """
    low, high = (f"{float(end) * 100:.0f}" for end in ends)
    if low == high:
        return percent(ends[0])
    return f"{shown(ends[0], low)}–{shown(ends[1], high)} %"


def sure(found: Headline) -> str:
    """Return how far the evidence carries a headline; empty where that was not worked out."""
    if found.before is None or found.decided is None:
        return ""
    if not found.decided:
        return f"The statements move this figure in no settled direction: {UNDECIDED}."
    direction = "up" if found.value > found.before else "down"
    return f"The statements move it {direction}, under every convention and whichever single assumption is dropped."


def movement(found: Estimate) -> str:
    """Return a probability beside its value before any statement.

    Examples:
        >>> movement(Estimate(value=0.04, standard_error=0.01, before=0.16))
        '4 % (before 16 %)'
    """
    return percent(found.value) if found.before is None else f"{percent(found.value)} (before {percent(found.before)})"


def package(
    outcome: Mapping[str, str | float], labels: Labels, *, alike: Mapping[str, str | float] | None = None
) -> str:
    """Return a package in names, in the order of the case; issues that are alike in all of them may be left out.

    Args:
        outcome: Issue id and level.
        labels: Names for readers.
        alike: Levels that are not worth naming.
    """
    shown = [
        f"{labels.issue(issue)}: {labels.level(issue, outcome[issue])}"
        for issue in labels.issues
        if issue in outcome and (alike or {}).get(issue) != outcome[issue]
    ]
    return "; ".join(shown) or "everything as it stands"


def joined(names: Sequence[str], word: str = "and") -> str:
    """Return names as a list in a sentence.

    Examples:
        >>> joined(["a", "b", "c"])
        'a, b and c'
    """
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {word} {names[-1]}"


def capital(sentence: str) -> str:
    """Return a sentence with a capital first letter; one that begins with a number stays as it is.

    Examples:
        >>> capital("the United States alone")
        'The United States alone'
    """
    return f"{sentence[:1].upper()}{sentence[1:]}"


def possessive(name: str) -> str:
    """Return a name's possessive.

    Examples:
        >>> possessive("United States"), possessive("North Korea")
        ("United States'", "North Korea's")
    """
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def alike(outcomes: Sequence[Mapping[str, str | float]]) -> dict[str, str | float]:
    """Return the issues that have the same level in all of several packages, with that level."""
    if len(outcomes) < 2:
        return {}
    first = outcomes[0]
    return {issue: level for issue, level in first.items() if all(other.get(issue) == level for other in outcomes)}
