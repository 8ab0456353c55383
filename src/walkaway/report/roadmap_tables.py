"""A roadmap as tables: its stages, the orders side by side, what other times do, who could help, and the steps."""

from collections.abc import Sequence

from walkaway.report.roadmap_sentences import paid_in_all
from walkaway.report.roadmap_words import (
    change_in_words,
    held_by,
    leaving,
    patience,
    periods,
    place_of,
    share,
    step_name,
    will_not_begin,
)
from walkaway.report.tables import Table
from walkaway.report.words import joined, percent, points, signed
from walkaway.results import Estimate, Headline, Labels
from walkaway.roadmap.finding import ApproachFound, Help, Roadmap, StepTold

__all__ = [
    "approaches_table",
    "beliefs_table",
    "course_table",
    "help_table",
    "single_times_table",
    "stages_table",
    "steps_table",
    "telling_times_table",
    "times_table",
]


def stages_table(found: Roadmap, stages: Sequence[Sequence[str]], labels: Labels) -> Table:
    """Return a plan stage by stage: what is done, by whom, when it begins and how long it takes."""
    steps = {step.id: step for step in found.steps}
    rows, begins = [], 0
    for number, stage in enumerate(stages, start=1):
        long = max((int(steps[step].verify) for step in stage), default=1)
        told = "; ".join(_step(steps[step], labels) for step in stage) or "a wait: nothing is done"
        rows.append((f"stage {number}", told, f"{begins}", periods(long)))
        begins = begins + long
    return Table(columns=("when", "steps"), numbers=("begins after", "takes"), rows=tuple(rows))


def _step(step: StepTold, labels: Labels) -> str:
    consent = f", {joined(_names(step.consent, labels))} consenting" if step.consent else ""
    return f"{step_name(step.id)} ({joined(_names(step.by, labels))}{consent})"


def _names(parties: Sequence[str], labels: Labels) -> list[str]:
    return [labels.party(party) for party in parties]


def course_table(found: Roadmap, labels: Labels) -> Table | None:
    """Return what each side has in every stage of the best plan, and by how much it is held to it."""
    if found.plan is None or not found.plan.stages:
        return None
    rows = []
    for stage in found.plan.course:
        ends = stage.periods is None
        told = ", ".join(map(step_name, stage.steps)) or ("all is done" if ends else "a wait")
        for place, party in enumerate(found.parties):
            begins = ("the end" if ends else f"stage {stage.stage}", told) if place == 0 else ("", "")
            after = f"{stage.begins}" if place == 0 else ""
            numbers = (signed(stage.flow[party]), f"{held_by(stage, party):.2f}")
            rows.append((*begins, labels.party(party), after, *numbers))
    return Table(
        columns=("when", "steps", "side"),
        numbers=("begins after", "has", "held by"),
        rows=tuple(rows),
        note="begins after: periods since the start. has: gain in a period over where things stand. held by: how much "
        "more keeping to it is worth, there and then, than the best way of leaving.",
    )


def approaches_table(found: Roadmap, labels: Labels, *, short: bool = False) -> Table | None:
    """Return the named orders side by side.

    Args:
        found: The finding.
        labels: Names for readers.
        short: Leave out what would make an order hold: patience, penalties, splitting.
    """
    if not found.approaches:
        return None
    exact = found.method.exact
    split = not short and any(item.splitting is not None for item in found.approaches)
    rows = []
    for item in found.approaches:
        before = (
            "–" if item.probability is None or item.probability.before is None else percent(item.probability.before)
        )
        kept = item.self_enforcing
        held = f"nobody; held least: {labels.party(item.tempted.party)}"
        breaks = "does not" if kept else "at the start" if will_not_begin(item) else place_of(item).removeprefix("in ")
        rows.append(
            (
                item.name,
                breaks,
                held if kept else leaving(item, labels, most=1),
                *((step_name(item.splitting) if item.splitting is not None else "–",) if split else ()),
                *(() if exact else (share(item.probability), before)),
                "–" if not kept and will_not_begin(item) else signed(item.tempted.gain),
                *(() if short else _needs(item)),
            )
        )
    return Table(
        columns=("order", "breaks", "who leaves, and how", *(("worth splitting",) if split else ())),
        numbers=(*(() if exact else ("kept in", "before")), "gain", *(() if short else ("patience", "penalty"))),
        rows=tuple(rows),
        note=" ".join(
            [
                *([] if exact else [_SHARES]),
                _GAIN,
                *([] if short else [_NEEDS]),
                *([_SPLIT] if split else []),
                *_crowded(found),
            ]
        ),
    )


def _needs(item: ApproachFound) -> tuple[str, str]:
    """Return the patience and the penalty with which an order would hold."""
    penalty = "no help" if item.least_penalty is None else f"{item.least_penalty:.2f}"
    return patience(item.patience_intervals), penalty


_SHARES = (
    "kept in: share of the draws, of those in which all accept where it leads, in which it keeps itself; before: the "
    "same before any evidence. All other columns: with preferences in the middle of the draws."
)
_GAIN = "gain: what leaving brings more than keeping to it (below 0: it would cost)."
_NEEDS = (
    "patience: what comes a period later "
    "must count for this much of what comes now, with every side ('none': no patience is enough). penalty: what "
    "breaking off must cost whoever does it, a period ('no help': none is enough)."
)
_SPLIT = "worth splitting: the step that helps most if it is taken in two halves."


def _crowded(found: Roadmap) -> list[str]:
    """Return which orders take more in one stage than the case allows."""
    names = [f"'{item.name}'" for item in found.approaches if item.note]
    if not names:
        return []
    return [f"Told for comparison, for a stage holds more steps than the case allows: {joined(names)}."]


def times_table(found: Roadmap) -> Table | None:
    """Return what other times do to the plan and to the best named order."""
    rows = [item for item in found.times if not item.step]
    if not rows:
        return None
    best = [item.probability for item in found.approaches if item.probability is not None]
    top = max(best, key=lambda item: item.value, default=None)
    cells = [("as it is", share(found.robust.probability), share(top))]
    cells += [(item.change, share(item.probability), share(item.best)) for item in rows]
    if all(item.probability is None for item in rows):  # there is no sequence that holds, and the orders alone are told
        kept = tuple((change, best) for change, _, best in cells)
        return Table(columns=("if …",), numbers=("best named order",), rows=kept)
    return Table(columns=("if …",), numbers=("this sequence", "best named order"), rows=tuple(cells))


def telling_times_table(found: Roadmap, *, most: int) -> Table | None:
    """Return the other times, of all steps of a kind, that move the plan's share most.

    Args:
        found: The finding.
        most: Rows beside that of the times as they are.
    """
    base = found.robust.probability
    rows = [item for item in found.times if not item.step and item.probability is not None]
    if base is None or not rows:
        return None
    rows.sort(key=lambda item: -abs(item.probability.value - base.value) if item.probability else 0.0)
    told: list[tuple[str, Estimate | Headline]] = [("as it is", base)]
    told += [(item.change, item.probability) for item in rows[:most] if item.probability is not None]
    cells = [(change, share(kept), "–" if kept.before is None else percent(kept.before)) for change, kept in told]
    return Table(
        columns=("if …",),
        numbers=("this sequence", "before"),
        rows=tuple(cells),
        note="Shares of the draws in which all accept where it leads; before: the same before any evidence.",
    )


def single_times_table(found: Roadmap) -> Table | None:
    """Return the steps whose times matter by themselves, those that matter most first."""
    base = found.robust.probability
    if base is None:
        return None
    moved = [item for item in found.times if item.step and item.probability is not None]
    moved = [item for item in moved if item.probability and abs(item.probability.value - base.value) >= 0.005]
    moved.sort(key=lambda item: -abs(item.probability.value - base.value) if item.probability else 0.0)
    rows = tuple(
        (step_name(item.change), share(item.probability), change_in_words(base, item.probability)) for item in moved
    )
    return Table(
        title="One step's time by itself", columns=("if …",), numbers=("this sequence", "change in points"), rows=rows
    )


def beliefs_table(found: Roadmap, labels: Labels) -> Table | None:
    """Return the beliefs that the plan hangs on."""
    if not found.robust.hangs_on:
        return None
    rows = []
    for item in found.robust.hangs_on:
        what = "patience" if item.quantity == "patience" else f"how much it cares about '{labels.issue(item.issue)}'"
        rows.append((labels.party(item.party), what, percent(item.above), percent(item.below), points(item.change)))
    return Table(
        title="What nobody knows, and how much hangs on it",
        columns=("side", "what"),
        numbers=("where it is more", "where it is less", "change in points"),
        rows=tuple(rows),
        note="The draws are parted at the one in the middle: in one half it is more, in the other less.",
    )


def help_table(found: Roadmap, labels: Labels) -> Table | None:
    """Return the least help that makes each order hold, and who could give it, one row an order."""
    names = {item.id: item.name for item in found.approaches}
    middle = "" if found.method.exact else ", with preferences in the middle of the draws"
    by_order: dict[str, list[Help]] = {}
    for item in found.help:
        by_order.setdefault(item.approach, []).append(item)
    rows = []
    for order, items in by_order.items():
        paid = [item for item in items if item.kind == "compensation"]
        sums = [f"{labels.party(item.party)} {item.amount:.2f}" for item in paid if item.amount is not None]
        to = "no payment helps" if paid_in_all(items) is None else "; ".join(sums)
        givers = dict.fromkeys(giver for item in paid for giver in item.givers)
        rows.append((names[order], to, joined(_names(tuple(givers), labels)) or "–", _penalty(items), _verified(items)))
    if not rows:
        return None
    return Table(
        columns=("order", "payment from outside, a period", "who gains enough to pay"),
        numbers=("penalty", "verified within"),
        rows=tuple(rows),
        note=f"Each kind of help by itself, the least that is enough{middle}. "
        "penalty: what whoever breaks off would have to lose, a period. verified within: how fast every step would "
        "have to be verified. who gains enough: as if parts of different sides' scales weighed the same, which nobody "
        "can know.",
    )


def _penalty(items: Sequence[Help]) -> str:
    amount = next((item.amount for item in items if item.kind == "penalty"), None)
    return "no help" if amount is None else f"{amount:.2f}"


def _verified(items: Sequence[Help]) -> str:
    found = next((item for item in items if item.kind == "verification"), None)
    if found is None:
        return "–"
    return "no help" if found.amount is None else periods(found.amount)


def steps_table(found: Roadmap, labels: Labels) -> Table:
    """Return the steps as the case has them."""
    told = {step.assumed for step in found.steps}
    rows = []
    for step in found.steps:
        move = f"{labels.issue(step.issue)}: {labels.level(step.issue, step.end)}"
        who = joined(_names(step.by, labels))
        who += f" (consent: {joined(_names(step.consent, labels))})" if step.consent else ""
        back = "never" if step.take_back is None else "at once" if step.take_back == 0 else periods(step.take_back)
        stated = ("the analyst" if step.assumed else "the reports",) if len(told) > 1 else ()
        rows.append((step_name(step.id), who, move, *stated, back, periods(step.verify)))
    return Table(
        columns=("step", "by", "where it leads", *(("stated by",) if len(told) > 1 else ())),
        numbers=("taken back in", "verified in"),
        rows=tuple(rows),
        note="In files and flags a step's name is written with _ for each blank.",
    )
