"""A roadmap as sentences for readers who know no game theory. Each says its figure and what it does not say."""

from collections.abc import Mapping, Sequence

from walkaway.report.roadmap_words import (
    end_named,
    is_empty,
    leaving,
    periods,
    place_of,
    sequence,
    share,
    step_name,
    steps_named,
    will_not_begin,
)
from walkaway.report.words import capital, counted, joined, percent
from walkaway.results import Labels
from walkaway.roadmap.finding import ApproachFound, Help, Roadmap, TimesChanged
from walkaway.roadmap.hangs_on import HangsOn

__all__ = [
    "assumed",
    "belief",
    "best_in_the_middle",
    "breaking",
    "hanging",
    "how_to_read_roadmap",
    "keeping",
    "mending",
    "other_times",
    "paid_in_all",
    "target",
]

NAMED = 3
"""Orders, beliefs and helpers that a sentence names; a table holds all."""


def how_to_read_roadmap(found: Roadmap) -> list[str]:
    """Return what the words of a roadmap mean."""
    scale = "in the units of the file" if found.method.exact else "on each side's own scale from 0 (worst) to 1 (best)"
    return [
        "A sequence of steps keeps itself where nobody, at any point of it, gains by stopping, by holding back its own "
        "part or by taking back what it gave. Nothing outside enforces it: what holds it together is what each side "
        "would lose if the process broke down.",
        f"Gains are counted over where things stand, a period, {scale}; those of two sides cannot be compared.",
    ]


def keeping(found: Roadmap, labels: Labels) -> list[str]:
    """Return whether there is a sequence that keeps itself, which, and how often."""
    if found.method.exact:
        return _keeping_exactly(found)
    robust = found.robust
    if robust.plan is None or robust.probability is None:
        looked = f"none of the {robust.tried} sequences looked at" if robust.tried > 1 else "the one looked at does not"
        verb = "keeps itself" if robust.tried > 1 else "keep itself"
        lines = [f"None was found: {looked} {verb} in any draw in which everybody would accept where it leads."]
        if robust.some_plan is not None and robust.some_plan_proved and robust.some_plan.value == 0:
            lines.append("Nor does any other sequence to the target: that is proved for a sample of those draws.")
        return lines
    wanted = "" if found.target is not None else " and leads where everybody would rather be than without a deal"
    told = f"keeps itself{wanted}: {sequence(robust.plan)}"
    lines = [
        f"Of the {robust.tried} sequences looked at, this one most often {told}.",
        f"It keeps itself in {share(robust.probability)} of the draws in which everybody would accept where it leads.",
    ]
    if robust.acceptable is not None:
        lines.append(
            f"At its end ({end_named(found, robust.end, labels)}) everybody would be better off than without a deal in "
            f"{share(robust.acceptable)} of all draws."
        )
    if robust.some_plan is not None:
        proved = "that none does in the others is proved for a sample of them"
        rest = proved if robust.some_plan_proved else "perhaps in more"
        lines.append(
            f"Where the target is acceptable to all, some sequence to it keeps itself in {share(robust.some_plan)}; "
            f"{rest}."
        )
    return lines


def _keeping_exactly(found: Roadmap) -> list[str]:
    if found.plan is None:
        return [f"No sequence that was found reaches the target and keeps itself; {_none_proved(found)}."]
    if is_empty(found.plan.stages):
        return [f"None but to leave everything as it stands; {_none_proved(found)}."]
    searched = "every sequence was looked at" if found.proved else "not every sequence could be looked at"
    others = int(found.plans) - 1
    more = f" {others} more keep themselves that are better for one side and worse for another." if others > 0 else ""
    return [f"Yes: {sequence(found.plan.stages)} ({searched}).{more}"]


def _none_proved(found: Roadmap) -> str:
    """Return whether it is proved that there is none, and why."""
    reason = found.how.partition(": ")[2]
    if not found.proved:
        return f"whether there is one is open ({reason})"
    return f"that there is none is proved ({reason})"


def best_in_the_middle(found: Roadmap, labels: Labels) -> list[str]:
    """Return what the best sequence is where every preference stands at its mean."""
    lines = []
    if not found.method.exact:
        lines.append(f"{capital(found.middle_of)}: a single set of preferences, every number of it a mean.")
        searched = "every sequence was looked at" if found.proved else "not every sequence could be looked at"
        if found.plan is None:
            lines.append(f"There, no sequence reaches the target and keeps itself; {_none_proved(found)}.")
        elif is_empty(found.plan.stages):
            lines.append(f"There, none keeps itself but to leave everything as it stands; {_none_proved(found)}.")
        else:
            lines.append(f"There, the best for all sides together is: {sequence(found.plan.stages)} ({searched}).")
    if not found.proved and found.bound is not None:
        most = joined([f"{labels.called(party)} {value:.2f}" for party, value in found.bound.items()])
        lines.append(f"None, looked at or not, can bring more a period than this: {most}.")
    if not found.credible:
        lines.append(
            "With care: if the process broke down here, some side would gain by not doing what this takes it to do "
            "then, so that the threat that holds the sequence together is not quite credible."
        )
    return lines


def target(found: Roadmap, labels: Labels) -> list[str]:
    """Return whether the target is worth having, and in how many draws some sequence reaches it."""
    assert found.target is not None
    assert found.acceptable is not None
    named = end_named(found, {issue: level for issue, level in found.target.items() if issue in found.start}, labels)
    if found.acceptable.before is None:
        verdict = (
            "leaves everybody better off" if found.acceptable.value > 0.5 else "does not leave everybody better off"
        )
        return [f"The target ({named}) {verdict} than no deal."]
    return [
        f"The target ({named}) leaves everybody better off than no deal in {percent(found.acceptable.value)} of the "
        "draws."
    ]


def breaking(found: Roadmap, labels: Labels) -> list[str]:
    """Return where the named orders break, and who would leave."""
    broken = [item for item in found.approaches if not item.self_enforcing]
    if not broken:
        return _how_often(found, labels)
    every = len(broken) == len(found.approaches)
    count = f"All {counted(len(broken))} named orders" if every and len(broken) > 1 else f"'{broken[0].name}'"
    if not every and len(broken) > 1:
        count = f"{counted(len(broken))} of the {counted(len(found.approaches))} named orders"
    middle = "" if found.method.exact else " with preferences in the middle of the draws"
    leavers = list(dict.fromkeys(who for item in broken for who in _leavers(item)))
    always = f", and it is always {labels.called(leavers[0])} that leaves"
    always = always if len(leavers) == 1 and len(broken) > 1 else ""
    lines = [f"{capital(count)} break{'' if len(broken) > 1 else 's'}{middle}{always}."]
    shown: dict[str, ApproachFound] = {}
    for item in broken:
        shown.setdefault(leaving(item, labels), item)
    lines += [_one_break(item, found, labels) for item in list(shown.values())[:NAMED]]
    return lines


def _leavers(item: ApproachFound) -> tuple[str, ...]:
    """Return who leaves an order, or does not begin."""
    return item.declines if will_not_begin(item) else (item.tempted.party,)


def _one_break(item: ApproachFound, found: Roadmap, labels: Labels) -> str:
    told = f"'{capital(item.name)}': {place_of(item)} {leaving(item, labels)}"
    if will_not_begin(item):
        return f"'{capital(item.name)}': {leaving(item, labels)}, for no deal is worth more to it than the whole."
    gain = f"{told}, and gain {item.tempted.gain:.2f}"
    begun = {step for stage in item.stages[: int(item.breaks_at or 0)] for step in stage}
    kept = [s for s in found.steps if s.id in begun and s.take_back is None and item.tempted.party not in s.by]
    if not kept:
        return f"{gain}."
    what = steps_named([step.id for step in kept]) if len(kept) < NAMED else f"{counted(len(kept))} steps"
    return f"{gain}: what others did by then can never be taken back ({what})."


def _how_often(found: Roadmap, labels: Labels) -> list[str]:
    """Return how the orders differ where none breaks in the middle of the draws."""
    sure = [item for item in found.approaches if item.probability is not None]
    if found.method.exact or len(sure) < 2:
        return ["No order with a name breaks."]
    worst = min(sure, key=lambda item: item.probability.value)  # type: ignore[union-attr]
    best = max(sure, key=lambda item: item.probability.value)  # type: ignore[union-attr]
    assert worst.probability is not None
    assert best.probability is not None
    return [
        f"With preferences in the middle of the draws no named order breaks. Over the draws they differ: "
        f"'{worst.name}' keeps itself in {percent(worst.probability.value)} of those in which its end is acceptable "
        f"to all, '{best.name}' in {percent(best.probability.value)}.",
        f"Nearest to leaving '{worst.name}' is {labels.called(worst.tempted.party)}.",
    ]


def hanging(found: Roadmap, labels: Labels) -> list[str]:
    """Return on what the answer hangs: patience, take-back times, a belief."""
    by_change = {item.change: item for item in found.times if not item.step}
    if found.method.exact:
        lines = [_own_patience(found), _times_exactly(by_change), _after_all(found)]
    else:
        lines = [_patience(by_change), _never(found), _after_all(found)]
        lines += [belief(item, labels) for item in found.robust.hangs_on[:1]]
    return [line for line in lines if line]


def _times_exactly(by_change: Mapping[str, TimesChanged]) -> str:
    """Return under which other times the plan of a single problem still keeps itself."""
    told = [
        ("with periods twice as long", "periods twice as long"),
        ("with periods half as long", "periods half as long"),
        ("if nothing could ever be taken back", "nothing can be taken back"),
    ]
    known = [(words, item.probability) for words, change in told if (item := by_change.get(change)) is not None]
    kept = [words for words, share in known if share is not None and share.value > 0.5]
    lost = [words for words, share in known if share is not None and share.value <= 0.5]
    parts = [f"keep itself {joined(kept, 'or')}" if kept else "", f"break {joined(lost, 'or')}" if lost else ""]
    said = joined([part for part in parts if part])
    return f"Times: the sequence would {said}." if said else ""


def _patience(by_change: Mapping[str, TimesChanged]) -> str:
    long, short = (by_change.get(f"periods {size} as long") for size in ("twice", "half"))
    if long is None or short is None or long.probability is None or short.probability is None:
        return ""
    return (
        "Patience: were every period twice as long, so that what comes later counts for less, it would keep itself in "
        f"{share(long.probability)}; half as long, in {share(short.probability)}."
    )


def _never(found: Roadmap) -> str:
    """Return what becomes of the plan if nothing could be taken back."""
    item = next((one for one in found.times if one.change == "nothing can be taken back"), None)
    if item is None or item.probability is None:
        return ""
    if item.probability.value == 0:
        return (
            "Take-back times: if nothing could ever be taken back it would keep itself in no draw, for nothing would "
            "be left to lose by leaving."
        )
    return f"Take-back times: if nothing could ever be taken back it would keep itself in {share(item.probability)}."


def _after_all(found: Roadmap) -> str:
    """Return what it would do if what is never taken back could be, after a while."""
    best = max((a.probability.value for a in found.approaches if a.probability is not None), default=None)
    slow = [item for item in found.times if item.change.startswith("what cannot be taken back")]
    shares = [(item.change.rpartition(" in ")[2], item.best.value) for item in slow if item.best is not None]
    if best is None or not shares:
        return ""
    if found.method.exact:
        return _after_all_exactly(best, shares)
    told = joined([f"{percent(value)} (taken back in {time})" for time, value in shares], "or")
    return (
        f"If what can never be taken back could be after all, the best named order would keep itself in {told}, "
        f"instead of {percent(best)}."
    )


def _after_all_exactly(best: float, shares: Sequence[tuple[str, float]]) -> str:
    enough = [time for time, value in shares if value > best]
    if not enough:
        return ""
    return (
        f"Take-back times: if what can never be taken back could be after all, within {joined(enough, 'or')}, a named "
        "order would keep itself that breaks as it is."
    )


def _own_patience(found: Roadmap) -> str:
    held = [item for item in found.approaches if item.self_enforcing and item.patience_intervals]
    if not held:
        return ""
    low = held[0].patience_intervals[0][0]
    if low <= 0:
        return ""
    return (
        f"Patience: '{held[0].name}' keeps itself where what comes one period later counts for at least "
        f"{percent(low)} of what comes now."
    )


def belief(found: HangsOn, labels: Labels) -> str:
    """Return how much a plan hangs on one thing that nobody knows."""
    who = labels.called(found.party)
    if found.quantity == "patience":
        what, more, less = f"how patient {who} is", "more patient", "less patient"
        where = (f"where it is {more} than in the middle draw", f"where it is {less}")
    else:
        what = f"how much {who} cares about '{labels.issue(found.issue)}'"
        where = ("where it cares more than in the middle draw", "where it cares less")
    return (
        f"A belief: it hangs on {what}. It keeps itself in {percent(found.above)} of the draws {where[0]}, in "
        f"{percent(found.below)} {where[1]}."
    )


def other_times(found: Roadmap) -> list[str]:
    """Return what the table of other times shows."""
    if not found.times:
        return []
    if found.method.exact:
        return ["Each time that the file or case gives is set otherwise here: would it still keep itself?"]
    return [
        "Nobody stated how fast a step can be taken back or verified, or how long a period is, unless the case says "
        "so. So each is set otherwise here: the share of draws in which the sequence then keeps itself, where its end "
        "is acceptable to all."
    ]


def mending(found: Roadmap, labels: Labels) -> list[str]:
    """Return the least help from outside that makes one of the orders hold that break."""
    by_order: dict[str, list[Help]] = {}
    for item in found.help:
        by_order.setdefault(item.approach, []).append(item)
    if not by_order:
        return []
    orders = {item.id: item for item in found.approaches}
    payable = {order: total for order, items in by_order.items() if (total := paid_in_all(items)) is not None}
    if not payable:
        return ["Neither a penalty on leaving nor a payment from outside makes any of them keep itself."]
    cheapest = min(payable, key=lambda order: payable[order])
    lines = [_mended(orders[cheapest], by_order[cheapest], labels)]
    never = [f"'{orders[order].name}'" for order, items in by_order.items() if _no_penalty_helps(items)]
    if never:
        lines.append(f"No penalty on leaving, however high, helps {joined(never)}.")
    return lines


def paid_in_all(items: Sequence[Help]) -> float | None:
    """Return what somebody outside would have to pay a period, to all sides together; None where that is no help."""
    paid = [item.amount for item in items if item.kind == "compensation"]
    if not paid or any(amount is None for amount in paid):
        return None
    return sum(float(amount) for amount in paid if amount is not None)


def _no_penalty_helps(items: Sequence[Help]) -> bool:
    return any(item.kind == "penalty" and item.amount is None for item in items)


def _mended(order: ApproachFound, items: Sequence[Help], labels: Labels) -> str:
    ways = []
    for item in items:
        if item.kind == "penalty" and item.amount is not None:
            ways.append(f"if whoever breaks off lost {item.amount:.2f} a period")
        elif item.kind == "verification" and item.amount is not None:
            ways.append(f"if every step were verified within {periods(item.amount)}")
    paid = [item for item in items if item.kind == "compensation"]
    sums = joined([f"{labels.called(item.party)} {item.amount:.2f}" for item in paid if item.amount is not None])
    ways.append(f"if somebody outside paid {sums} a period for as long as it is kept to")
    told = f"The least is needed for '{order.name}'. It would keep itself {joined(ways, 'or')}."
    givers = joined([labels.called(party) for party in dict.fromkeys(giver for item in paid for giver in item.givers)])
    if givers:
        told += (
            f" {capital(givers)} would gain more from the roadmap than that, if a part of one side's scale weighs as "
            "much as the same part of another's, which nobody can know."
        )
    if order.splitting is not None:
        told += f" To split '{step_name(order.splitting)}' in two would help as well."
    return told


def assumed(found: Roadmap) -> list[str]:
    """Return what nobody stated."""
    lines = [capital(note) + "." for note in found.assumed]
    written = [step.id for step in found.steps if step.assumed and not step.derived]  # the others are told by a note
    if written and len(written) == len(found.steps):
        lines.append("All steps and their times are as the analyst wrote them down: no report states them.")
    elif written:
        lines.append(f"These steps are the analyst's, no report states them: {steps_named(written)}.")
    return lines
