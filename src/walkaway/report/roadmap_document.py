"""A roadmap as a document: which sequence keeps itself, what breaks the others, on what that hangs, what would help."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from walkaway.report import roadmap_sentences as told
from walkaway.report import sentences
from walkaway.report.document import Answer, Block, Document, FigureSlot, Ground, Part, Section, Text
from walkaway.report.placed import placed_finding, placed_labels
from walkaway.report.roadmap_tables import (
    approaches_table,
    beliefs_table,
    course_table,
    help_table,
    single_times_table,
    stages_table,
    steps_table,
    times_table,
)
from walkaway.report.roadmap_words import is_empty
from walkaway.report.tables import Table
from walkaway.report.words import percent, spread, sure
from walkaway.results import Labels
from walkaway.roadmap.finding import Roadmap

__all__ = ["FIGURE", "RestsOn", "block", "kept", "roadmap_document", "texts"]

FIGURE = "roadmap"
"""The id of the figure."""
RestsOn = Callable[[str, Sequence[str]], Ground]
"""From an id and the parties whose preferences count to what a brief's numbers on them rest on."""
_GROUND = "ground-declared"
"""The ground that stands under the steps, which are always there; the numbers of the first screen lead to it."""


def roadmap_document(found: Roadmap, labels: Labels, *, digest: str = "", numbered: bool = True) -> Document:
    """Return the document of a roadmap.

    Args:
        found: The finding.
        labels: Names for readers.
        digest: SHA-256 of the file it was worked out of.
        numbered: Whether numbers carry their place in the JSON along, as a page wants and a terminal does not.
    """
    if numbered:
        found, labels = placed_finding(found), placed_labels(labels)
    sections = (*_sections(found, labels), _method(found))
    return Document(
        title=f"{labels.title}: which steps, in which order?",
        about=(
            sentences.method(found.method),
            *told.how_to_read_roadmap(found),
            *([sentences.how_to_read(found.method)] if not found.method.exact else []),
        ),
        answers=_answers(found, labels, {section.id for section in sections}),
        sections=sections,
        repeat=_repeat(found, digest),
    )


def _repeat(found: Roadmap, digest: str) -> tuple[tuple[str, str], ...]:
    lines = [("target", "best" if found.target is None else ", ".join(f"{k}={v}" for k, v in found.target.items()))]
    if digest:
        lines.append(("file, SHA-256", digest))
    if not found.method.exact:
        lines += [("draws", f"{found.method.draws:,}"), ("seed", f"{found.method.seed}")]
    return tuple(lines)


def _answers(found: Roadmap, labels: Labels, there: set[str]) -> tuple[Answer, ...]:
    """Return the first screen; an answer leads to its section where there is one."""
    answers = [kept(found, labels), _target(found, labels)]
    for anchor, question, lines, section in (
        ("breaks", "What breaks the usual orders?", told.breaking(found, labels), "orders"),
        ("hangs", "What does it hang on?", told.hanging(found, labels), "hangs"),
        ("mends", "What would mend the orders that break?", told.mending(found, labels), "mends"),
        ("takes", "What is assumed?", told.assumed(found), "steps"),
    ):
        if lines:
            figure = _how_many_break(found) if anchor == "breaks" else ("", "")
            answers.append(_in_words(anchor, question, lines, section if section in there else "", figure))
    return tuple(answer for answer in answers if answer is not None)


def _how_many_break(found: Roadmap) -> tuple[str, str]:
    """Return how many of the named orders break, and of what that is the number."""
    broken = sum(not item.self_enforcing for item in found.approaches)
    return f"{broken} of {len(found.approaches)}", "named orders break"


def _in_words(anchor: str, question: str, lines: Iterable[str], section: str, figure: tuple[str, str]) -> Answer:
    return Answer(
        id=f"answer-{anchor}",
        question=question,
        text=" ".join(lines),
        figure=figure[0],
        of=figure[1],
        section=section,
        ground=_GROUND,
    )


def kept(found: Roadmap, labels: Labels) -> Answer:
    """Return the answer whether there is a sequence that keeps itself."""
    holds = found.robust.probability
    text = " ".join(told.keeping(found, labels))
    question = "Is there a sequence that keeps itself?"
    if found.method.exact:
        yes = found.plan is not None and not is_empty(found.plan.stages)
        return Answer(
            id="answer-kept",
            question=question,
            text=text,
            figure="yes" if yes else "no",
            section="sequence",
            ground=_GROUND,
        )
    if holds is None:
        return Answer(
            id="answer-kept", question=question, text=text, figure="none found", section="sequence", ground=_GROUND
        )
    return Answer(
        id="answer-kept",
        question=question,
        text=text,
        figure=percent(holds.value),
        of="of the draws in which all accept its end",
        span=spread(holds),
        sure=sure(holds),
        headline=holds if holds.before is not None else None,
        section="sequence",
        ground=_GROUND,
    )


def _target(found: Roadmap, labels: Labels) -> Answer | None:
    worth = found.acceptable
    if worth is None:
        return None
    exact = worth.before is None
    return Answer(
        id="answer-target",
        question="Is the target worth having?",
        text=" ".join(told.target(found, labels)),
        figure=("yes" if worth.value > 0.5 else "no") if exact else percent(worth.value),
        of="" if exact else "of the draws",
        span="" if exact else spread(worth),
        sure=sure(worth),
        headline=None if exact else worth,
        section="sequence",
        ground=_GROUND,
    )


def _sections(found: Roadmap, labels: Labels) -> tuple[Section, ...]:
    """Return what is told of a roadmap beneath its answers."""
    sections = (
        _section("sequence", "Which sequence keeps itself?", *_sequence(found, labels)),
        _section(
            "orders",
            "Which orders break, and where?",
            block(found, "approaches", "", approaches_table(found, labels)),
        ),
        _section("hangs", "What does it hang on?", *_hangs(found, labels)),
        _section(
            "mends", "What would mend the orders that break?", block(found, "help", "", help_table(found, labels))
        ),
        _section("steps", "Which steps are there?", block(found, "declared", "", steps_table(found, labels))),
    )
    return tuple(section for section in sections if section is not None)


def _section(anchor: str, title: str, *blocks: Block | None) -> Section | None:
    """Return a section of the blocks that hold something; None where none does."""
    held = tuple(block for block in blocks if block is not None and block.parts)
    return Section(id=anchor, title=title, blocks=held) if held else None


def texts(lines: Iterable[str], *, quiet: bool = False) -> list[Part]:
    """Return sentences as paragraphs."""
    return [Text(text=line, quiet=quiet) for line in lines if line]


def _parts(*parts: Part | None) -> tuple[Part, ...]:
    return tuple(part for part in parts if part is not None and not (isinstance(part, Table) and not part.rows))


def block(found: Roadmap, anchor: str, title: str, *parts: Part | None, rests_on: RestsOn | None = None) -> Block:
    """Return a block with what all numbers of a roadmap rest on.

    Args:
        found: The finding.
        anchor: Id of the block.
        title: Its head.
        parts: What it holds.
        rests_on: What tells what a brief's numbers rest on; None for no more than the roadmap itself tells.
    """
    return Block(id=anchor, title=title, parts=_parts(*parts), grounds=(_ground(found, f"ground-{anchor}", rests_on),))


def _ground(found: Roadmap, anchor: str, rests_on: RestsOn | None) -> Ground:
    declared = tuple(told.assumed(found))
    if rests_on is not None:
        behind = rests_on(anchor, found.parties)
        return replace(behind, declared=(*declared, *behind.declared))
    if found.method.exact:
        method = "Preferences are given in numbers, so this is a calculation."
    else:
        method = f"{found.method.draws:,} draws (seed {found.method.seed}), {found.method.name}."
    return Ground(id=anchor, declared=declared, method=(method,))


def _sequence(found: Roadmap, labels: Labels) -> tuple[Block, ...]:
    exact = found.method.exact
    robust = () if found.robust.plan is None else found.robust.plan
    best = () if found.plan is None else found.plan.stages
    shown = best if exact else robust
    slot = None if is_empty(best) and is_empty(robust) else FigureSlot(id=FIGURE)
    whole = not exact and not is_empty(best)
    return (
        block(
            found,
            "robust",
            "" if exact else "The one that keeps itself in most draws",
            slot if not whole else None,
            *([stages_table(found, shown, labels)] if not is_empty(shown) else texts(told.keeping(found, labels))),
        ),
        block(
            found,
            "course",
            "" if exact else "With preferences in the middle of the draws",
            *texts(told.best_in_the_middle(found, labels)),
            slot if whole else None,
            course_table(found, labels),
        ),
    )


def _hangs(found: Roadmap, labels: Labels) -> tuple[Block, ...]:
    times = (times_table(found), single_times_table(found)) if found.times else ()
    return (
        block(found, "times", "Other times", *texts(told.other_times(found), quiet=True), *times),
        block(found, "beliefs", "", beliefs_table(found, labels)),
    )


def _method(found: Roadmap) -> Section:
    lines = [
        f"How sequences were searched where preferences are one set of numbers: {found.how}.",
        "How a break-up is taken to go: no further step is taken, and each side takes back what it would rather have "
        "back, as fast as that can be done. What cannot be taken back stays. Whoever leaves is found out when what it "
        "held back or took back would have been verified.",
    ]
    return Section(id="method", title="How was it worked out?", blocks=(Block(id="how", parts=tuple(texts(lines))),))
