"""A statement that is proposed, with where it stands and which rule proposes it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from walkaway.case import Level, ReadingGroup, Statement
from walkaway.evidence.speech.speech import Passage
from walkaway.results.quick import quick

if TYPE_CHECKING:
    from walkaway.evidence.statements.context import Context

__all__ = ["Draft", "Place", "Proposal", "Proposed", "Rule"]


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a statement stands in a document.

    Attributes:
        document: The document's id.
        line: The number of its line, as a citation counts it.
        start: Where the words that carry it start.
        end: Where they end.
    """

    document: str
    line: int
    start: int
    end: int


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What one rule finds in one passage. Who said it, basis, origin, round and citation are added afterwards.

    Attributes:
        statement: Kind, parties and content; its id, citations, basis and origin are still empty.
        start: Where the words that carry it start in the document.
        end: Where they end.
        confidence: How sure the rule is, 0 to 1.
        keeps: What a commitment that the case lacks holds its party to: issue and level.
    """

    statement: Statement
    start: int
    end: int
    confidence: float
    keeps: tuple[tuple[str, Level], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule that proposes statements.

    Attributes:
        id: Its name in every proposal: ``offer_verb``.
        kind: The kind of statement it proposes.
        meaning: What it looks for, in a sentence.
        example: A passage in which it finds something (``tests`` hold it to that).
        counterexample: A passage like it in which it must find nothing.
        find: The rule itself.
        needs: Heads of words (`looking.HEAD`) one of which a passage must hold, or the rule is not asked; empty: it is
            always asked.
        told: Whether it is asked only of what somebody other than the writer tells.
        bits: The bits of what it needs, where that is more than one of `needs`: it is asked where a passage meets one
            (`wanted`).
    """

    id: str
    kind: str
    meaning: str
    example: str
    counterexample: str
    find: "Callable[[Passage, Context], Iterable[Draft]]"
    needs: frozenset[str] = frozenset()
    told: bool = False
    bits: int = 0


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A statement that a rule proposes.

    Attributes:
        statement: The statement in the case's form, with an id of its own, citations, basis and origin.
        places: Every place it stands, the first one first; one a citation.
        rule: The rule that found it: of several the surest.
        confidence: How sure the rule is, 0 to 1.
        also: The other rules that found the same.
        words: The words that carry it at its first place, marks and spaces plain: by them the same utterance is known
            again in another document.
        keeps: What a commitment that the case lacks holds its party to: issue and level.
    """

    statement: Statement
    places: tuple[Place, ...]
    rule: str
    confidence: float
    also: tuple[str, ...] = ()
    words: str = ""
    keeps: tuple[tuple[str, Level], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """What is proposed from all documents together.

    Attributes:
        proposals: Statements, one a fact, in the order of documents and lines.
        readings: Groups of conflicting accounts among them.
    """

    proposals: tuple[Proposal, ...] = ()
    readings: tuple[ReadingGroup, ...] = ()
