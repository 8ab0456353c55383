"""A brief as a document: which question comes first, what answers it, and what the answer rests on."""

from collections.abc import Iterable, Sequence

from walkaway.analysis import Brief, WalkAway
from walkaway.report import sentences
from walkaway.report.anchors import document_anchor, refusal_anchor
from walkaway.report.document import Block, Document, FigureSlot, Part, Section, Text
from walkaway.report.ground import Grounds
from walkaway.report.in_short import answers
from walkaway.report.marked_documents import MarkedDocument, documents_section
from walkaway.report.placed import placed
from walkaway.report.reference_sections import method_section, sources_section, statements_section
from walkaway.report.tables import (
    Table,
    accounts_table,
    assumptions_table,
    commitments_table,
    headlines_table,
    influence_tables,
    moves_table,
    packages_table,
    scorecard_table,
    sharpen_table,
    table_of_offers,
    timeline_table,
    weights_table,
)
from walkaway.report.words import joined
from walkaway.results import size_in_words

__all__ = ["brief_document"]

PACKAGES = 10
"""Packages of a ranking on a page; the JSON holds all of them."""
INFLUENCES = 8
"""Influences on a page for each finding."""


def brief_document(brief: Brief, *, digest: str = "", documents: Sequence[MarkedDocument] = ()) -> Document:
    """Return the document of a brief.

    Args:
        brief: The findings.
        digest: SHA-256 of the case file, so that a reader can tell which version this is about.
        documents: The sources' documents, to be shown line by line.
    """
    brief = placed(brief)
    grounds = Grounds(brief)
    sections = (
        _how_sure(brief, grounds),
        _where(brief, grounds),
        _why(brief, grounds),
        _leaving(brief, grounds),
        _possible(brief, grounds),
        _cares(brief, grounds),
        _accounts(brief, grounds),
        _steps(brief, grounds),
        _carries(brief, grounds),
        _find_out(brief, grounds),
        _assumed(brief, grounds),
        statements_section(brief),
        sources_section(brief, shown={marked.document.id for marked in documents}),
        documents_section(documents, anchor=document_anchor) if documents else None,
        method_section(brief),
    )
    return Document(
        title=brief.labels.title,
        about=_about(brief),
        answers=answers(brief),
        sections=tuple(section for section in sections if section is not None),
        repeat=_repeat(brief, digest),
    )


def _about(brief: Brief) -> tuple[str, ...]:
    what = "What a negotiation's cited statements tell, and what they do not."
    if brief.method.exact:
        return what, sentences.method(brief.method)
    drawn = f"{brief.method.draws:,} possible sets of preferences were weighed by how well they fit what was said."
    return what, drawn, sentences.how_to_read(brief.method)


def _repeat(brief: Brief, digest: str) -> tuple[tuple[str, str], ...]:
    found = [("case", brief.case)]
    if digest:
        found.append(("case file, SHA-256", digest))
    if not brief.method.exact:
        found += [("draws", f"{brief.method.draws:,}"), ("seed", f"{brief.method.seed}")]
    if brief.left_out:
        found.append(("left out", joined(brief.left_out)))
    return tuple(found)


def _texts(lines: Iterable[str], *, quiet: bool = False) -> list[Part]:
    return [Text(text=line, quiet=quiet) for line in lines if line]


def _parts(*parts: Part | None) -> tuple[Part, ...]:
    """Return what there is to show; a table without rows shows nothing."""
    return tuple(part for part in parts if part is not None and not (isinstance(part, Table) and not part.rows))


def _section(anchor: str, title: str, *blocks: Block | None) -> Section | None:
    """Return a section of the blocks that hold something; None where none does."""
    held = tuple(block for block in blocks if block is not None and block.parts)
    return Section(id=anchor, title=title, blocks=held) if held else None


def _how_sure(brief: Brief, grounds: Grounds) -> Section | None:
    table = headlines_table(brief.headlines(), brief.labels)
    if table is None:
        return None
    note = (
        "Before any evidence stands what the starting point alone gives. A figure that the evidence does not move away "
        "from there, in every setting and beyond what sampling explains, is not decided by it. Some settings move the "
        "starting point as well; each is held against its own."
    )
    return _section(
        "how-sure",
        "How sure is this?",
        Block(
            id="headlines",
            parts=_parts(FigureSlot(id="headlines"), table, Text(text=note, quiet=True)),
            grounds=(grounds.of_parties("ground-headlines", brief.labels.principals),),
        ),
    )


def _where(brief: Brief, grounds: Grounds) -> Section | None:
    labels, card = brief.labels, brief.scorecard
    behind = [statement for row in card.issues for statement in row.statements]
    behind += [s for row in card.issues for track in row.earlier.values() for place in track for s in place.statements]
    note = "A step is one place on an issue's scale; it does not measure value."
    promised = [s for commitment in brief.commitments for entry in commitment.history for s in entry.because]
    happened = [s for happening in brief.timeline.happenings for s in happening.statements]
    return _section(
        "where",
        "Where did they stand?",
        Block(
            id="scorecard",
            parts=_parts(FigureSlot(id="scorecard"), scorecard_table(card, labels), Text(text=note, quiet=True)),
            grounds=(grounds.of_statements("ground-scorecard", behind),),
        ),
        Block(
            id="commitments",
            parts=_parts(commitments_table(brief.commitments, labels), *_texts(sentences.terms(brief.terms, labels))),
            grounds=(
                grounds.of_statements(
                    "ground-commitments", [*promised, *(s for term in brief.terms for s in term.because)]
                ),
            ),
        ),
        Block(
            id="timeline",
            title="What happened, in order",
            parts=_parts(FigureSlot(id="timeline"), timeline_table(brief.timeline, brief.commitments, labels)),
            grounds=(grounds.of_statements("ground-timeline", happened),),
        )
        if brief.timeline.happenings
        else None,
    )


def _why(brief: Brief, grounds: Grounds) -> Section | None:
    found, labels = brief.gap, brief.labels
    offers = [offer.statement for offer in found.on_the_table]
    ground = (grounds.of_parties("ground-on-the-table", labels.principals, offers),) if offers else ()
    moves = grounds.of_parties("ground-moves", labels.principals, offers)
    return _section(
        "why",
        "Why was there no deal?",
        Block(
            id="on-the-table",
            parts=_parts(*_texts(sentences.gap(found, labels)), table_of_offers(found.on_the_table, labels)),
            grounds=ground,
        ),
        Block(
            id="moves",
            title="What a few steps would have done" if found.by_steps else "",
            parts=_parts(moves_table(found, labels), *_texts(sentences.best_alone(found, labels))),
            grounds=(moves,),
        ),
    )


def _leaving(brief: Brief, grounds: Grounds) -> Section | None:
    if not brief.walk_away:
        text = "No refusal of a definite package by a side that must agree is on record, so there is nothing to test."
        return _section("leaving", "Was leaving right?", Block(id="no-refusal", parts=(Text(text=text),)))
    return _section("leaving", "Was leaving right?", *(_one_refusal(test, brief, grounds) for test in brief.walk_away))


def _one_refusal(test: WalkAway, brief: Brief, grounds: Grounds) -> Block:
    name, place = f"walk_away.{test.party}.{test.offer}", f"/walk_away/{brief.walk_away.index(test)}"
    told = brief.labels.groups.get(test.offer, (test.offer,))
    with_refusal = grounds.of_headline(f"{name}.with_refusal", f"{place}/with_refusal", [test.party], first=told)
    return Block(
        id=refusal_anchor(test.party, test.offer),
        title=sentences.refusal(test, brief.labels) if len(brief.walk_away) > 1 else "",
        parts=_parts(*_texts(sentences.walk_away(test, brief.labels))),
        grounds=(
            grounds.of_headline(
                f"{name}.probability_right",
                f"{place}/probability_right",
                [test.party],
                first=told,
                left_out={item.statement: item.why for item in test.left_out},
            ),
            *(() if test.probability_right.before is None else (with_refusal,)),
        ),
    )


def _possible(brief: Brief, grounds: Grounds) -> Section | None:
    labels, packages = brief.labels, brief.packages
    shown = sum(len(table.rows) for said in (True, False) if (table := _ranking(brief, said)) is not None)
    looked_at = f"{packages.looked_at:,} packages were looked at"
    if packages.search:
        looked_at = f"There are {size_in_words(packages.looked_at)} packages; {packages.search}"
    more = f"{looked_at}; the JSON holds the rest." if shown < len(packages.packages) else ""
    said = [s for entry in packages.packages for s in entry.said_by]
    return _section(
        "possible",
        "Which deal was possible?",
        Block(
            id="zone",
            parts=_parts(*_texts(sentences.zone(brief.zone, labels))),
            grounds=tuple(
                grounds.of_headline(name, f"/{name.replace('.', '/')}", labels.principals)
                for name in brief.headlines()
                if name.startswith("zone.")
            ),
        ),
        Block(
            id="packages",
            title="Packages",
            parts=_parts(
                *_texts([sentences.alike_in_all(packages, labels)]),
                FigureSlot(id="packages"),
                _ranking(brief, True),
                _ranking(brief, False),
                *_texts([more], quiet=True),
            ),
            grounds=(grounds.of_parties("ground-packages", labels.principals, said),),
        ),
        Block(
            id="trades",
            title="What could be traded, and what would strengthen a side",
            parts=_parts(
                *_texts(sentences.trades(brief.trades, labels)), *_texts(sentences.leverage(brief.leverage, labels))
            ),
            grounds=(grounds.of_parties("ground-trades", labels.principals),),
        ),
    )


def _ranking(brief: Brief, said: bool) -> Table | None:
    return packages_table(brief.packages, brief.labels, said=said, most=PACKAGES)


def _cares(brief: Brief, grounds: Grounds) -> Section | None:
    table = weights_table(brief.weights, brief.labels)
    if table is None:
        return None
    note = (
        "How much of a side's whole scale lies between its worst and its best way to settle an issue; the issues of a "
        "side add up to 100 %. The sides' scales cannot be compared."
    )
    parties = list(dict.fromkeys(item.party for item in brief.weights.weights))
    return _section(
        "cares",
        "What does each side care about?",
        Block(
            id="weights",
            parts=_parts(FigureSlot(id="weights"), Text(text=note, quiet=True), table),
            grounds=(grounds.of_parties("ground-weights", parties),),
        ),
    )


def _accounts(brief: Brief, grounds: Grounds) -> Section | None:
    if not brief.readings:
        return None
    told = [s for statements in brief.labels.groups.values() for s in statements]
    note = (
        "The reports tell it in different ways, of which one is true. A figure that names no account is averaged over "
        "them."
    )
    return _section(
        "accounts",
        "Which account is the likelier?",
        Block(
            id="readings",
            parts=_parts(
                Text(text=note, quiet=True), FigureSlot(id="readings"), accounts_table(brief.readings, brief.labels)
            ),
            grounds=(grounds.of_statements("ground-readings", told, sampled=True),),
        ),
    )


def _steps(brief: Brief, grounds: Grounds) -> Section | None:
    """Return which sequence of steps keeps itself, in one section; a page of its own tells all of it."""
    if brief.roadmap is None:
        return None
    from walkaway.report.roadmap_in_brief import section_on_steps  # costs 0.1 s, and only a case with steps needs it

    return section_on_steps(brief.roadmap, brief.labels, grounds.of_parties)


def _carries(brief: Brief, grounds: Grounds) -> Section | None:
    order = list(brief.headlines())
    tables = influence_tables(brief.influence, brief.assumptions, brief.labels, order=order, most=INFLUENCES)
    if not tables:
        return None
    return _section(
        "carries",
        "Which statements and assumptions carry this?",
        Block(
            id="influence",
            parts=_parts(FigureSlot(id="influence"), *tables),
            grounds=(grounds.of_parties("ground-influence", brief.labels.principals),),
        ),
    )


def _find_out(brief: Brief, grounds: Grounds) -> Section | None:
    if not brief.sharpen.questions:
        return None
    note = "Doubt removed: the share of an answer's uncertainty that finding out is expected to take away."
    asked = list(dict.fromkeys(question.party for question in brief.sharpen.questions))
    return _section(
        "find-out",
        "What would be worth finding out?",
        Block(
            id="sharpen",
            parts=_parts(Text(text=note, quiet=True), sharpen_table(brief.sharpen, brief.labels)),
            grounds=(grounds.of_parties("ground-sharpen", asked),),
        ),
    )


def _assumed(brief: Brief, grounds: Grounds) -> Section | None:
    rest = sentences.untested(brief.assumptions)
    return _section(
        "assumed",
        "What is assumed?",
        Block(
            id="assumptions",
            parts=_parts(assumptions_table(brief.assumptions, brief.labels), *_texts([rest])),
            grounds=(
                grounds.of_statements(
                    "ground-assumptions",
                    [s for item in brief.declared if item.assumed for s in item.because],
                    sampled=True,
                ),
            ),
        ),
    )
