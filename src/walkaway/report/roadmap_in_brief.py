"""What a brief says of steps: one answer among the others, and a section that grounds it."""

from functools import partial

from walkaway.report import roadmap_sentences as told
from walkaway.report.anchors import answer_anchor
from walkaway.report.document import Answer, Section
from walkaway.report.roadmap_document import RestsOn, block, kept, texts
from walkaway.report.roadmap_tables import approaches_table, stages_table, telling_times_table
from walkaway.report.roadmap_words import is_empty, sequence, share
from walkaway.report.words import percent
from walkaway.results import Finding, Labels
from walkaway.roadmap.finding import Roadmap

__all__ = ["answer_on_steps", "section_on_steps"]

QUESTION = "Which steps could lead there?"
TIMES = 3
"""Other times that are told."""


def answer_on_steps(found: Finding, labels: Labels) -> Answer:
    """Return which sequence of steps keeps itself most often, and what becomes of the usual orders.

    Args:
        found: The brief's roadmap; a brief knows it as a finding only, for it stands above analysis.
        labels: Names for readers.
    """
    assert isinstance(found, Roadmap)
    answer = kept(found, labels)
    return Answer(
        id=answer_anchor("roadmap"),
        question=QUESTION,
        text=" ".join([*_in_short(found, labels), *told.breaking(found, labels)[:1]]),
        figure=answer.figure,
        of=answer.of,
        sure=answer.sure or _how_sure(found),
        headline=answer.headline,
        section="roadmap",
        ground="ground-roadmap-sequence",
    )


def section_on_steps(found: Finding, labels: Labels, rests_on: RestsOn | None = None) -> Section:
    """Return which steps could lead to a deal, where the usual orders of them break, and what that hangs on.

    Args:
        found: The brief's roadmap.
        labels: Names for readers.
        rests_on: From an id and the parties whose preferences count to the ground of a brief's numbers on them; None
            for no more than the roadmap itself tells.
    """
    assert isinstance(found, Roadmap)
    grounded = partial(block, found, rests_on=rests_on)
    robust = () if found.robust.plan is None else found.robust.plan
    blocks = (
        grounded(
            "roadmap-sequence",
            "",
            *texts(told.keeping(found, labels)),
            None if is_empty(robust) else stages_table(found, robust, labels),
            *texts(told.how_to_read_roadmap(found), quiet=True),
        ),
        grounded(
            "roadmap-orders",
            "Where the usual orders break",
            *texts(told.breaking(found, labels)),
            approaches_table(found, labels, short=True),
        ),
        grounded(
            "roadmap-hangs",
            "What it hangs on",
            *texts(told.belief(item, labels) for item in found.robust.hangs_on[:1]),
            telling_times_table(found, most=TIMES),
            *texts(told.assumed(found)),
            *texts([_how_far(found)], quiet=True),
        ),
    )
    return Section(id="roadmap", title=QUESTION, blocks=tuple(part for part in blocks if part.parts))


def _in_short(found: Roadmap, labels: Labels) -> list[str]:
    """Return the sequence with how often it keeps itself, also before any evidence."""
    robust = found.robust
    if found.method.exact or robust.plan is None or robust.probability is None or robust.acceptable is None:
        return told.keeping(found, labels)
    before = robust.probability.before
    was = "" if before is None else f" (before any evidence {percent(before)})"
    return [
        f"Of the {robust.tried} sequences looked at, this one keeps itself most often: {sequence(robust.plan)}. It "
        f"does in {share(robust.probability)}{was} of the draws in which everybody would accept where it leads; these "
        f"are {share(robust.acceptable)} of all."
    ]


def _how_sure(found: Roadmap) -> str:
    """Return how sure the answer is where no range was worked out."""
    if found.method.exact:
        return "Preferences are known exactly: this is a calculation."
    first = "A first look: not" if found.first_look else "Not"
    return f"{first} tried under other conventions or without assumptions."


def _how_far(found: Roadmap) -> str:
    """Return how far the brief has looked, and what looks further."""
    if not found.first_look:
        return "'walkaway roadmap' tells more: other targets, the times of single steps, and who could help."
    return (
        "This is a first look: few sequences were compared. 'walkaway roadmap' looks further: at more sequences, other "
        "targets, the times of single steps, and who could help."
    )
