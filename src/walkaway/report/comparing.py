"""A comparison of two cases as a document: what changed, what that did to each answer, and which change carries it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from walkaway.analysis import Comparison
from walkaway.analysis.comparison import HeadlineChange, NotToldApart, Scope, Standing, TableChange, Together
from walkaway.case.changes import Change
from walkaway.report import sentences
from walkaway.report.change_of_chance import SMALL, chances, decided_in, figure, question, told, with_margin
from walkaway.report.changes_in_words import counted, how, noun, which
from walkaway.report.document import Answer, Block, Document, Part, Section, Text
from walkaway.report.sentences import finding_name
from walkaway.report.tables import Table
from walkaway.report.words import alike, capital, joined, package, percent
from walkaway.results import Headline, Labels, Method

__all__ = ["comparison_document", "merged"]

EFFECTS = 8
"""Changes named for each finding."""
NOT_ADDING_UP = (
    "Each is worked out by itself: a statement by leaving it out, any other change by making it alone. Single effects "
    "need not add up; what they leave over has a row of its own."
)


def comparison_document(found: Comparison, *, digests: tuple[str, str] = ("", "")) -> Document:
    """Return the document of a comparison.

    Args:
        found: The comparison.
        digests: SHA-256 of the old and of the new case file, so that a reader can tell which versions these are.
    """
    labels = merged(found.old_labels, found.new_labels)
    questions = (_changed, _moved, _carried, _stood, _accounts, _possible)
    sections = () if found.identical else tuple(ask(found, labels) for ask in questions)
    return Document(
        title=_title(found),
        about=_about(found),
        answers=_answers(found, labels),
        sections=tuple(section for section in sections if section is not None),
        repeat=_repeat(found, digests),
    )


def merged(old: Labels, new: Labels) -> Labels:
    """Return names for what either case holds; where both name it, those of the new case."""
    return replace(
        new,
        parties={**old.parties, **new.parties},
        articles={**old.articles, **new.articles},
        principals=tuple(dict.fromkeys([*new.principals, *old.principals])),
        issues={**new.issues, **{issue: name for issue, name in old.issues.items() if issue not in new.issues}},
        units={**old.units, **new.units},
        options={i: {**old.options.get(i, {}), **new.options.get(i, {})} for i in {**old.options, **new.options}},
        readings={**old.readings, **new.readings},
        statements={**old.statements, **new.statements},
        sources={**old.sources, **new.sources},
        rounds={**old.rounds, **new.rounds},
    )


def _title(found: Comparison) -> str:
    old, new = found.old_labels.title, found.new_labels.title
    return f"{new}: what changed" if old == new else f"From '{old}' to '{new}'"


def _about(found: Comparison) -> tuple[str, ...]:
    old, new = sentences.method(found.old.method), sentences.method(found.new.method)
    methods = [f"Both cases: {_lower(old)}"] if old == new else [f"Old case: {_lower(old)}", f"New case: {_lower(new)}"]
    drawn = found.new.method if found.old.method.exact else found.old.method
    return (*methods, *(line for line in (sentences.how_to_read(drawn), _shared(found)) if line))


def _lower(text: str) -> str:
    return f"{text[:1].lower()}{text[1:]}"


def _shared(found: Comparison) -> str:
    drawn = [not side.method.exact for side in (found.old, found.new)]
    return (
        "Both are worked out from the same random numbers, so a difference is surer than either." if all(drawn) else ""
    )


def _repeat(found: Comparison, digests: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    lines: list[tuple[str, str]] = []
    for which_case, side, digest in zip(("old", "new"), (found.old, found.new), digests, strict=True):
        lines.append((f"{which_case} case", side.case))
        if digest:
            lines.append((f"{which_case} case file, SHA-256", digest))
    drawn: list[Method] = [side.method for side in (found.old, found.new) if not side.method.exact]
    return (*lines, ("draws", f"{drawn[0].draws:,}"), ("seed", f"{drawn[0].seed}")) if drawn else tuple(lines)


def _answers(found: Comparison, labels: Labels) -> tuple[Answer, ...]:
    number = len(found.changes)
    changed = Answer(
        id="answer-changed",
        question="What changed in the case?",
        text=_what_changed(found),
        figure="nothing" if found.identical else f"{number} change{'' if number == 1 else 's'}",
        sure="Read off the two case files; nothing here is estimated.",
        section="" if found.identical else "changed",
    )
    return (changed, *(_answer(item, found, labels) for item in found.headlines))


def _what_changed(found: Comparison) -> str:
    if found.identical:
        return "Nothing: the two cases say the same, so every answer is the same."
    text = f"{capital(counted(found.changes))}."
    if all(item.change == 0 for item in found.headlines):
        text += " None of it moves a probability."
    return text


def _answer(found: HeadlineChange, comparison: Comparison, labels: Labels) -> Answer:
    return Answer(
        id=f"answer-{found.finding}",
        question=question(found.finding, labels),
        text=told(found),
        figure=figure(found),
        of="points" if "±" in figure(found) else "",
        span=_before(found),
        sure=decided_in(found),
        headline=found.new if found.new is not None and found.new.before is not None else None,
        section="" if comparison.identical else "moved",
    )


def _before(found: HeadlineChange) -> str:
    """Return that the figure before any statement moved as well, which no statement can be the reason of."""
    befores = [None if side is None else side.before for side in (found.old, found.new)]
    if befores[0] is None or befores[1] is None or befores[0] == befores[1]:
        return ""
    return f"before any evidence {percent(befores[0])} → {percent(befores[1])}"


def _section(anchor: str, title: str, *blocks: Block | None) -> Section | None:
    """Return a section of the blocks that hold something; None where none does."""
    held = tuple(block for block in blocks if block is not None and block.parts)
    return Section(id=anchor, title=title, blocks=held) if held else None


def _parts(*parts: Part | None) -> tuple[Part, ...]:
    return tuple(part for part in parts if part is not None and not (isinstance(part, Table) and not part.rows))


def _texts(lines: Iterable[str], *, quiet: bool = False) -> list[Part]:
    return [Text(text=line, quiet=quiet) for line in lines if line]


def _changed(found: Comparison, labels: Labels) -> Section | None:
    rows = tuple((noun(change), which(change, labels), how(change)) for change in found.changes)
    table = Table(columns=("what", "which", "how"), rows=rows)
    return _section("changed", "What changed in the case?", Block(id="changes", parts=_parts(table)))


def _moved(found: Comparison, labels: Labels) -> Section | None:
    scope = [line for item in found.scope if (line := _scope(item, labels))]
    return _section(
        "moved",
        "What did that do to the answers?",
        Block(id="headlines", parts=_parts(_headlines(found, labels))),
        Block(id="scope", title="Not about quite the same", parts=_parts(*_texts(scope))),
    )


def _scope(found: Scope, labels: Labels) -> str:
    if found.what == "principals":
        old, new = (joined([labels.called(party) for party in ids]) for ids in (found.old, found.new))
        return f"A deal has to satisfy {old} in the old case, {new} in the new one."
    if found.what == "issues":
        old, new = (joined([labels.issue(issue) for issue in ids]) or "nothing" for ids in (found.old, found.new))
        return f"The packages that are looked at differ on {old} in the old case, on {new} in the new one."
    about = finding_name(found.finding, labels)
    only_new = [statement for statement in found.new if statement not in found.old]
    only_old = [statement for statement in found.old if statement not in found.new]
    parts = [f"{joined(ids)} in the {case} case only" for ids, case in ((only_old, "old"), (only_new, "new")) if ids]
    return (
        f"The test whether {about} leaves out {joined(parts)}: a refusal proves nothing of itself, nor does what "
        "settles the question alone."
    )


def _headlines(found: Comparison, labels: Labels) -> Table:
    exact = found.old.method.exact and found.new.method.exact
    tried = not found.quick and not exact
    rows = []
    for item in found.headlines:
        sure = (f"{_decided(item.old)} → {_decided(item.new)}",) if tried else ()
        size = (
            "–" if item.change is None or item.standard_error is None else with_margin(item.change, item.standard_error)
        )
        befores = [_prior(side) for side in (item.old, item.new)]
        before = befores[0] if befores[0] == befores[1] else " → ".join(befores)
        prior = () if exact else (before,)
        rows.append((finding_name(item.finding, labels), *sure, *prior, *chances(item), size))
    return Table(
        columns=("whether …", "decided by the evidence") if tried else ("whether …",),
        numbers=(*(() if exact else ("before any evidence",)), "old", "new", "change in points"),
        rows=tuple(rows),
    )


def _prior(found: Headline | None) -> str:
    return "–" if found is None or found.before is None else percent(found.before)


def _decided(found: Headline | None) -> str:
    return "–" if found is None or found.decided is None else "yes" if found.decided else "no"


def _carried(found: Comparison, labels: Labels) -> Section | None:
    carried = found.attribution
    by_id = {(change.id, change.what): change for change in found.changes}
    tables = [table for rest in carried.together if (table := _effects_table(found, rest, by_id, labels)) is not None]
    note = NOT_ADDING_UP if tables else ""
    little = ""
    if not tables and carried.told_apart and any(item.change for item in found.headlines):
        little = "No change by itself moves an answer by as much as half a point."
    return _section(
        "carried",
        "Which change carries it?",
        Block(id="effects", parts=_parts(*_texts([note], quiet=True), *tables, *_texts([little]))),
        Block(id="not-told-apart", parts=_parts(*_texts(_open(carried.not_told_apart, by_id, labels), quiet=True))),
    )


def _effects_table(
    found: Comparison, rest: Together, by_id: dict[tuple[str, str], Change], labels: Labels
) -> Table | None:
    """Return what each change carries of one finding; None where nothing comes to half a point."""
    total = found.headline(rest.finding)
    assert total.change is not None
    assert total.standard_error is not None
    effects = [item for item in found.attribution.effects if item.finding == rest.finding and abs(item.effect) >= SMALL]
    if not effects and abs(rest.effect) < SMALL and abs(total.change) < SMALL:
        return None
    rows = []
    for item in effects[:EFFECTS]:
        change = by_id[item.change, item.what]
        size = with_margin(item.effect, item.standard_error)
        rows.append((noun(change), which(change, labels), _done(change), size))
    if abs(rest.effect) >= SMALL or len(effects) > EFFECTS:
        left = "what changes do together, or was not told apart"
        rows.append(("left over", left, "", with_margin(rest.effect, rest.standard_error)))
    return Table(
        title=f"Whether {finding_name(rest.finding, labels)}: {with_margin(total.change, total.standard_error)} points",
        columns=("what", "which", "how"),
        numbers=("carries",),
        rows=tuple(rows),
    )


def _done(change: Change) -> str:
    return change.what if change.what != "changed" else how(change)


def _open(items: Sequence[NotToldApart], by_id: dict[tuple[str, str], Change], labels: Labels) -> list[str]:
    """Return which changes were not told apart, those of one reason together."""
    by_reason: dict[str, list[str]] = {}
    for item in items:
        change = by_id[item.change, item.what]
        name = which(change, labels).partition(":")[0]
        by_reason.setdefault(item.why, []).append(f"{noun(change)} {name}".rstrip())
    return [f"Not told apart: {joined(names)} ({why})." for why, names in by_reason.items()]


def _stood(found: Comparison, labels: Labels) -> Section | None:
    moved = [row for row in found.scorecard if row.old != row.new]
    rows = tuple(
        (labels.issue(row.issue), _status(row.old), _status(row.new), _apart(row.old), _apart(row.new)) for row in moved
    )
    table = Table(columns=("issue", "old", "new"), numbers=("steps apart, old", "new"), rows=rows)
    rest = [labels.issue(row.issue) for row in found.scorecard if row.old == row.new]
    text = "On every issue the sides stand as in the old case."
    if moved:
        text = f"On {joined(rest)} they stand as in the old case." if rest else ""
    return _section("stood", "Where do the sides stand?", Block(id="scorecard", parts=_parts(table, *_texts([text]))))


def _status(found: Standing | None) -> str:
    return "no such issue" if found is None else found.status


def _apart(found: Standing | None) -> str:
    return "–" if found is None or found.distance is None else f"{found.distance:g}"


def _accounts(found: Comparison, labels: Labels) -> Section | None:
    rows = tuple(
        (
            labels.reading(item.group, item.id),
            "–" if item.old is None else percent(item.old),
            "–" if item.new is None else percent(item.new),
            "–"
            if item.change is None or item.standard_error is None
            else with_margin(item.change, item.standard_error),
        )
        for item in found.readings
    )
    table = Table(columns=("account",), numbers=("old", "new", "change in points"), rows=rows)
    return _section("accounts", "Which account is the likelier?", Block(id="readings", parts=_parts(table)))


def _possible(found: Comparison, labels: Labels) -> Section | None:
    note = "Each side's chance of being better off with it than without a deal, old → new."
    table = _table(found.on_the_table, labels)
    return _section(
        "packages",
        "What lies on the table, and which package is best?",
        Block(id="on-the-table", parts=_parts(*_texts([note] if table is not None else [], quiet=True), table)),
        Block(id="best", parts=_parts(*_texts([_best(found, labels)]))),
    )


def _table(packages: Sequence[TableChange], labels: Labels) -> Table | None:
    if not packages:
        return None
    same = alike([item.outcome for item in packages])
    rows = []
    for item in packages:
        where = "both" if item.old is not None and item.new is not None else "old" if item.new is None else "new"
        chances = []
        for party in labels.principals:
            ends = [
                "–" if side is None or party not in side else percent(side[party].value)
                for side in (item.old, item.new)
            ]
            chances.append(ends[0] if ends[0] == ends[1] else " → ".join(ends))
        rows.append((package(item.outcome, labels, alike=same), where, *chances))
    names = tuple(labels.party(party) for party in labels.principals)
    return Table(title="On the table", columns=("package", "in"), numbers=names, rows=tuple(rows))


def _best(found: Comparison, labels: Labels) -> str:
    sides = [found.best_package[0], found.best_package[1]]
    names = [package(side.outcomes[0], labels) if side.outcomes else "none" for side in sides]
    exact = any(side.acceptable_to_all.before is None for side in sides)
    chances = ["" if exact else percent(side.acceptable_to_all.value) for side in sides]
    what = "leaves the least satisfied side with most" if exact else "most often satisfies all"
    if names[0] == names[1]:
        shares = (
            f" ({chances[0]} → {chances[1]})" if chances[0] != chances[1] else f" ({chances[0]})" if not exact else ""
        )
        return f"The single package that {what} is the same in both: {names[0]}{shares}."
    old, new = (f"{name} ({share})" if share else name for name, share in zip(names, chances, strict=True))
    return f"The single package that {what} was: {old}. Now it is: {new}."
