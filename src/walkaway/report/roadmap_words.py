"""Phrases that every account of a roadmap is made of: steps, stages, who would leave and how, what patience means."""

from collections.abc import Mapping, Sequence

from walkaway.case import Level
from walkaway.report.words import counted, interval, joined, margin, percent, points
from walkaway.results import Estimate, Headline, Labels
from walkaway.roadmap.finding import ApproachFound, Course, Roadmap

__all__ = [
    "SHOWN_STAGES",
    "change_in_words",
    "end_named",
    "held_by",
    "is_empty",
    "leaving",
    "patience",
    "periods",
    "place_of",
    "sequence",
    "share",
    "stage_of",
    "step_name",
    "steps_named",
    "will_not_begin",
]

SHOWN_STAGES = 8
"""Stages that a sentence names; a table holds all."""


def step_name(step: str) -> str:
    """Return a step's id as words.

    Examples:
        >>> step_name("dismantle_yongbyon")
        'dismantle yongbyon'
    """
    return step.replace("_", " ")


def steps_named(steps: Sequence[str], word: str = "and") -> str:
    """Return steps as they stand in a sentence.

    Examples:
        >>> steps_named(("lift_part", "ban_tests"))
        "'lift part' and 'ban tests'"
    """
    return joined([f"'{step_name(step)}'" for step in steps], word)


def sequence(stages: Sequence[Sequence[str]]) -> str:
    """Return a plan as the middle of a sentence.

    Examples:
        >>> sequence((("ban_tests",), (), ("lift_part", "lift_all")))
        "'ban tests'; then a wait; then 'lift part' and 'lift all' together"
    """
    if not stages:
        return "leave everything as it stands"
    parts = []
    for stage in stages[:SHOWN_STAGES]:
        together = " together" if len(stage) > 1 else ""
        parts.append(f"{steps_named(stage)}{together}" if stage else "a wait")
    more = len(stages) - len(parts)
    return "; then ".join(parts) + (f"; and {more} more stages" if more else "")


def end_named(found: Roadmap, end: Mapping[str, Level], labels: Labels) -> str:
    """Return where a plan leads: the issues that it moves, and to what."""
    moved = [
        f"{labels.issue(issue)}: {labels.level(issue, level)}"
        for issue, level in end.items()
        if level != found.start.get(issue)
    ]
    return "; ".join(moved) or "everything as it stands"


def is_empty(stages: Sequence[Sequence[str]]) -> bool:
    """Return whether a plan does nothing."""
    return not any(stages)


def periods(count: float) -> str:
    """Return a number of periods.

    Examples:
        >>> periods(1), periods(2.0)
        ('1 period', '2 periods')
    """
    return f"{count:.0f} period{'' if count == 1 else 's'}"


def share(found: Estimate | Headline | None) -> str:
    """Return the share of draws in which a plan holds; yes or no where preferences are known.

    Examples:
        >>> share(Estimate(value=0.75, standard_error=0.02, before=0.7)), share(None)
        ('75 % ± 4', '–')
        >>> share(Estimate(value=1.0, standard_error=0.0, before=None))
        'yes'
    """
    if found is None:
        return "–"
    if found.before is None and not found.standard_error:
        return "yes" if found.value > 0.5 else "no"
    return f"{percent(found.value)} ± {margin(found.standard_error)}"


def patience(intervals: Sequence[tuple[float, float]]) -> str:
    """Return how much what comes a period later must count for, of what comes now.

    Examples:
        >>> patience([(0.0, 1.0)]), patience([(0.646, 1.0)]), patience([(0.3, 0.4)]), patience([])
        ('any', '≥ 65 %', '30–40 %', 'none')
    """
    parts = []
    for low, high in intervals:
        if low <= 0.0 and high >= 1.0:
            return "any"
        if high >= 1.0:
            parts.append(f"≥ {percent(low)}")
        else:
            parts.append(f"≤ {percent(high)}" if low <= 0.0 else interval((low, high)))
    return joined(parts, "or") or "none"


def held_by(course: Course, party: str) -> float:
    """Return what keeping to a plan is worth to a party at a stage beyond the best way of leaving it."""
    return course.value[party] - course.temptation[party]


def leaving(found: ApproachFound, labels: Labels, *, most: int = 3) -> str:
    """Return who would leave an order of steps where it breaks, and how: the beginning of a sentence.

    Args:
        found: The order.
        labels: Names for readers.
        most: Steps that are named; of more, their number is told.
    """
    tempted, who = found.tempted, labels.called(found.tempted.party)
    if will_not_begin(found):
        return f"{joined([labels.called(party) for party in found.declines])} would not begin"
    stage = stage_of(found)
    now = [step for step in tempted.steps if step in stage]
    done = [step for step in tempted.steps if step not in stage]
    parts = [f"hold back {_some(now, most)}"] if now else []
    parts += [f"take back {_some(done, most)}"] if done else []
    return f"{who} would {joined(parts) or 'break off'}"


def will_not_begin(found: ApproachFound) -> bool:
    """Return whether an order fails already because no deal is better for somebody than the whole of it."""
    return bool(found.declines) and found.breaks_at in (None, 1)


def stage_of(found: ApproachFound) -> tuple[str, ...]:
    """Return the steps of the stage at which an order breaks; none at its end, or where it does not."""
    if found.breaks_at is None or found.breaks_at > len(found.stages):
        return ()
    return found.stages[int(found.breaks_at) - 1]


def place_of(found: ApproachFound) -> str:
    """Return where an order breaks; empty where it does not.

    It is told as the beginning or the end of a sentence.
    """
    if found.breaks_at is None:
        return ""
    return "once all is done" if found.breaks_at > len(found.stages) else f"in stage {found.breaks_at}"


def _some(steps: Sequence[str], most: int) -> str:
    return steps_named(steps) if len(steps) <= most else f"{counted(len(steps))} of its steps"


def change_in_words(before: Estimate | Headline | None, after: Estimate | None) -> str:
    """Return a change of a share in points; a dash where one of the two is not there."""
    return "–" if before is None or after is None else points(after.value - before.value)
