"""What was read, in short, for a notebook."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from walkaway.errors import Fault
from walkaway.evidence.documents.document import LEFT_OUT, Document
from walkaway.evidence.quotes import Quote
from walkaway.evidence.statements.proposal import Proposal
from walkaway.results import SHARE, Shown

__all__ = ["in_short"]


@dataclass(frozen=True, slots=True, kw_only=True)
class _DocumentInShort(Shown):
    """A document that was read."""

    id: str
    title: str
    publisher: str
    date: str
    lines: int
    left_out: int
    copy_of: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _QuoteInShort(Shown):
    """A quote and its speaker."""

    place: str
    speaker: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _StatementInShort(Shown):
    """A statement that is proposed."""

    id: str
    kind: str
    parties: tuple[str, ...]
    text: str
    places: tuple[str, ...]
    rule: str
    confidence: float = field(metadata=SHARE)


@dataclass(frozen=True, slots=True, kw_only=True)
class _InShort(Shown):
    """What was read, in short."""

    documents: tuple[_DocumentInShort, ...]
    quotes: tuple[_QuoteInShort, ...]
    proposals: tuple[_StatementInShort, ...]
    faults: tuple[str, ...]


def in_short(
    documents: Iterable[Document], quotes: Iterable[Quote], proposals: Iterable[Proposal], faults: Iterable[Fault]
) -> Shown:
    """Return what was read as a record that shows itself: a row for each document, quote and statement."""
    return _InShort(
        documents=tuple(map(_document, documents)),
        quotes=tuple(
            _QuoteInShort(place=f"{quote.document}:{quote.line}", speaker=quote.speaker, words=quote.words)
            for quote in quotes
        ),
        proposals=tuple(map(_statement, proposals)),
        faults=tuple(map(str, faults)),
    )


def _document(document: Document) -> _DocumentInShort:
    return _DocumentInShort(
        id=document.id,
        title=document.title,
        publisher=document.publisher,
        date=document.date,
        lines=len(document.lines),
        left_out=sum(line.kind == LEFT_OUT for line in document.lines),
        copy_of=document.copy_of,
    )


def _statement(proposal: Proposal) -> _StatementInShort:
    statement = proposal.statement
    return _StatementInShort(
        id=statement.id,
        kind=statement.kind,
        parties=statement.parties,
        text=statement.text,
        places=tuple(f"{place.document}:{place.line}" for place in proposal.places),
        rule=proposal.rule,
        confidence=proposal.confidence,
    )
