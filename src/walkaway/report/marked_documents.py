"""Documents line by line: what is left out and why, who says what, and which words carry which statement."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from walkaway.case import ReadingGroup, Statement
from walkaway.evidence.documents.document import LEFT_OUT
from walkaway.evidence.documents.document import Document as Source
from walkaway.evidence.quotes import Quote
from walkaway.evidence.statements.proposal import Proposal
from walkaway.report.anchors import citation_anchor, quote_anchor, statement_anchor
from walkaway.report.document import Answer, Block, Document, Part, Section, Text
from walkaway.report.marked_text import QUOTE, STATEMENT, Mark, MarkedLine, MarkedText, pieces_of
from walkaway.report.marks import linked
from walkaway.report.table import Table
from walkaway.report.words import capital, joined
from walkaway.results import Labels, counted

__all__ = ["HOW_TO_READ", "Carried", "MarkedDocument", "documents_page", "documents_section"]

HOW_TO_READ = (
    "Grey lines are left out of the reading, each with the reason. Underlined with dots: somebody's words; the name "
    "behind them leads to how the speaker was found. Highlighted: words that carry a statement; its name behind them "
    "leads to it."
)
Anchor = Callable[[str], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """Words of a document that carry a statement.

    Attributes:
        statement: The statement's id.
        start: Where the words start.
        end: Where they end.
    """

    statement: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedDocument:
    """A document with what is to be marked in it.

    Attributes:
        document: The document.
        quotes: What is said in it.
        carried: Which words carry which statement.
    """

    document: Source
    quotes: tuple[Quote, ...] = ()
    carried: tuple[Carried, ...] = ()


def documents_section(documents: Sequence[MarkedDocument], *, anchor: Anchor = citation_anchor) -> Section:
    """Return the section that shows documents with their marks.

    Args:
        documents: The documents.
        anchor: Gives the id of a place that is cited as ``rt:8``, and of a document that is cited as ``rt``.
    """
    blocks = [block for marked in documents for block in _blocks(marked, anchor)]
    overview = Block(id="all-documents", parts=(Text(text=HOW_TO_READ, quiet=True), _overview(documents, anchor)))
    return Section(id="documents", title="Documents", blocks=(overview, *blocks), wide=True)


def documents_page(
    documents: Sequence[MarkedDocument],
    proposals: Sequence[Proposal],
    readings: Sequence[ReadingGroup],
    *,
    labels: Labels | None,
    case: str = "",
    digest: str = "",
    total: int = 0,
) -> Document:
    """Return the page of documents that were read.

    Args:
        documents: The documents that are shown.
        proposals: Every proposed statement.
        readings: Accounts that conflict.
        labels: Names of the case; None without one.
        case: The id of the case.
        digest: SHA-256 of the case file.
        total: How many documents were read.
    """
    shown = {marked.document.id for marked in documents}
    about = ["What was read in these documents, by open rules: drafts, to be looked at before they are coded."]
    if total > len(documents):
        about.append(f"The page shows the first {len(documents):,} of {total:,} documents; the JSON holds all.")
        proposals = [proposal for proposal in proposals if any(place.document in shown for place in proposal.places)]
    sections = [documents_section(documents)]
    if proposals and labels is not None:
        blocks = tuple(_statement(proposal, labels, readings, shown) for proposal in proposals)
        sections.append(Section(id="statements", title="Every proposed statement", blocks=blocks, wide=True))
    repeat = [("case", case), ("case file, SHA-256", digest)] if case else [("command", "walkaway read")]
    return Document(
        title=f"Documents: {labels.title}" if labels is not None else "Documents that were read",
        about=tuple(about),
        answers=_answers(documents, proposals, labels),
        sections=tuple(sections),
        repeat=tuple(repeat),
    )


def _answers(
    documents: Sequence[MarkedDocument], proposals: Sequence[Proposal], labels: Labels | None
) -> tuple[Answer, ...]:
    quotes = [quote for marked in documents for quote in marked.quotes]
    said = sum(bool(quote.speaker) for quote in quotes)
    lines = sum(len(marked.document.lines) for marked in documents)
    left = sum(_lines_left_out(marked.document) for marked in documents)
    found = [
        Answer(
            id="answer-documents",
            question="What was read?",
            figure=f"{len(documents):,}",
            of="document" if len(documents) == 1 else "documents",
            text=f"{capital(counted(lines, 'line'))}, {left:,} of them left out.",
            section="documents",
        ),
        Answer(
            id="answer-quotes",
            question="Who says what?",
            figure=f"{len(quotes):,}",
            of="quote" if len(quotes) == 1 else "quotes",
            text=f"{said:,} of them with a speaker.",
            section="documents",
        ),
    ]
    if labels is not None:
        found.append(
            Answer(
                id="answer-statements",
                question="Which statements do they give?",
                figure=f"{len(proposals):,}",
                of="proposed",
                text="Each says where it stands, which rule proposes it and how sure that rule is.",
                section="statements" if proposals else "",
            )
        )
    return tuple(found)


def _overview(documents: Sequence[MarkedDocument], anchor: Anchor) -> Table:
    return Table(
        columns=("document", "title", "publisher", "date"),
        numbers=("lines", "left out", "quotes", "statements"),
        rows=tuple(
            (
                linked(marked.document.id, anchor(marked.document.id)),
                marked.document.title,
                marked.document.publisher,
                _date(marked.document),
                f"{len(marked.document.lines):,}",
                f"{_lines_left_out(marked.document):,}",
                f"{len(marked.quotes):,}",
                f"{len({carried.statement for carried in marked.carried}):,}",
            )
            for marked in documents
        ),
    )


def _lines_left_out(document: Source) -> int:
    return sum(line.kind == LEFT_OUT for line in document.lines)


def _date(document: Source) -> str:
    return f"{document.date} (date worked out)" if document.date_inferred else document.date


def _blocks(marked: MarkedDocument, anchor: Anchor) -> tuple[Block, ...]:
    """Return a document, and beneath it who says what in it."""
    document = marked.document
    facts = [
        document.publisher,
        _date(document),
        f"cited as {document.id}",
        f"a copy of {document.copy_of}" if document.copy_of else "",
    ]
    about = Text(text=f"{capital('; '.join(fact for fact in facts if fact))}.", quiet=True)
    parts: list[Part] = [about, _marked_text(marked, anchor)]
    if marked.quotes:
        parts.append(_quotes(marked, anchor))
    return (Block(id=anchor(document.id), title=document.title or document.id, parts=tuple(parts)),)


def _marked_text(marked: MarkedDocument, anchor: Anchor) -> MarkedText:
    document = marked.document
    marks = [mark for place, quote in enumerate(marked.quotes, start=1) for mark in _marks(quote, place, document)]
    marks += [
        Mark(start=c.start, end=c.end, kind=STATEMENT, anchor=statement_anchor(c.statement), name=c.statement)
        for c in marked.carried
    ]
    pieces = pieces_of(document.text, [(line.start, line.end) for line in document.lines], marks)
    lines = tuple(
        MarkedLine(
            anchor=anchor(f"{document.id}:{line.number}"),
            number=line.number,
            kind=line.kind,
            why=line.why,
            pieces=found,
        )
        for line, found in zip(document.lines, pieces, strict=True)
    )
    elsewhere = tuple((part.text, part.why) for part in document.left_out_elsewhere)
    return MarkedText(lines=lines, elsewhere=elsewhere)


def _marks(quote: Quote, place: int, document: Source) -> Iterator[Mark]:
    """Yield the marks of a quote; where a part follows in the same line, the speaker's name stands behind that."""
    anchor, name = quote_anchor(document.id, place), quote.speaker or "nobody found"
    for part, following in zip_longest(quote.parts, quote.parts[1:]):
        goes_on = following is not None and document.line_at(following.start) == document.line_at(part.start)
        yield Mark(start=part.start, end=part.end, kind=QUOTE, anchor=anchor, name="" if goes_on else name)


def _quotes(marked: MarkedDocument, anchor: Anchor) -> Table:
    document = marked.document.id
    return Table(
        title=f"Who says what in {document}",
        columns=("line", "speaker", "words", "found by"),
        numbers=("sure",),
        rows=tuple(
            (
                linked(f"{document}:{quote.line}", anchor(f"{document}:{quote.line}")),
                _speaker(quote),
                quote.words,
                "; ".join(part for part in (quote.rule.replace("_", " "), quote.cue) if part),
                f"{quote.confidence * 100:.0f} %" if quote.speaker else "",
            )
            for quote in marked.quotes
        ),
        anchors=tuple(quote_anchor(document, place) for place in range(1, len(marked.quotes) + 1)),
    )


def _speaker(quote: Quote) -> str:
    if not quote.speaker:
        return "nobody found"
    told = ", ".join(part for part in (*quote.titles, quote.affiliation) if part)
    name = f"{quote.speaker} ({told})" if told else quote.speaker
    passed_on = [one for one in quote.chain if one != quote.speaker]
    return name + (f", as {joined(passed_on)} told it" if passed_on else "") + (", told at a distance" * quote.hedged)


def _statement(proposal: Proposal, labels: Labels, readings: Sequence[ReadingGroup], shown: set[str]) -> Block:
    statement = proposal.statement
    places = dict.fromkeys(f"{place.document}:{place.line}" for place in proposal.places)
    cited = joined([linked(p, citation_anchor(p)) if p.partition(":")[0] in shown else p for p in places])
    accounts = [
        f"in the account {r.id} of {g.id}" for g in readings for r in g.readings if statement.id in r.statements
    ]
    facts = [
        _kind(statement, labels),
        f"said by {statement.said_by or 'the writer'}",
        f"known by {statement.basis.replace('_', ' ')}",
        *accounts,
        f"rule {proposal.rule}",
        f"sure {proposal.confidence * 100:.0f} %",
        f"stands in {cited}",
    ]
    parts = [Text(text=statement.text)] if statement.text else []
    return Block(
        id=statement_anchor(statement.id),
        title=statement.id,
        parts=(*parts, Text(text=f"{capital('; '.join(facts))}.", quiet=True)),
    )


def _kind(statement: Statement, labels: Labels) -> str:
    about = joined([labels.party(party) for party in statement.parties])
    kind = statement.kind.replace("_", " ")
    return f"{kind} of {about}" if about else kind
