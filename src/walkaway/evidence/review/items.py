"""What is left to ask: proposals that nobody has answered, and further reports of what the case already has."""

import hashlib
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from walkaway.case import Case, ReadingGroup, Statement
from walkaway.evidence.documents.document import Document
from walkaway.evidence.review.ledger import ACCEPT, MEND, Answered, Mark, ReadPlace
from walkaway.evidence.speech.speech import Speaker
from walkaway.evidence.statements.facts import fact_key
from walkaway.evidence.statements.proposal import Place, Proposal, Proposed

__all__ = ["Agenda", "Item", "Material", "agenda_of", "references_of"]

WITHOUT_CONTENT = ("report", "hazard")
"""Kinds whose content is in their text alone, so that a program cannot tell whether two are the same fact."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What was read, for a case.

    Attributes:
        documents: The documents by id.
        proposed: What is proposed from all of them.
        speakers: For a document's id, its speakers by id.
    """

    documents: Mapping[str, Document]
    proposed: Proposed
    speakers: Mapping[str, Mapping[str, Speaker]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing to ask.

    Attributes:
        proposal: The proposed statement.
        answered: How the ledger knows it: its places, kind and rule.
        places: The places that are new, the first one first.
        existing: The id of a statement of the case that says the same; then only citations are to be added.
        group: The proposed group of accounts it belongs to, if any.
    """

    proposal: Proposal
    answered: Answered
    places: tuple[Place, ...]
    existing: str = ""
    group: ReadingGroup | None = None

    @property
    def citations(self) -> tuple[str, ...]:
        """The citations of the places that are new."""
        return tuple(dict.fromkeys(f"{place.document}:{place.line}" for place in self.places))


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda:
    """Everything there is to ask.

    Attributes:
        items: What to ask, in order: what others refer to comes before them.
        accepted: For the id of a proposal that is in the case, the id of its statement there.
        answered: How many proposals were answered in an earlier review.
        there: How many more the case already has, citations and all.
    """

    items: tuple[Item, ...]
    accepted: Mapping[str, str]
    answered: int
    there: int


def agenda_of(material: Material, case: Case, answers: Mapping[Mark, tuple[str, str]]) -> Agenda:
    """Return what is left to ask.

    Args:
        material: What was read.
        case: The case as it stands.
        answers: Answer and statement for everything that was answered before.
    """
    digests = {name: _digest(document) for name, document in material.documents.items()}
    groups = {name: group for group in material.proposed.readings for name in group.statements()}
    seen: Counter[tuple[str, int, int, str]] = Counter()
    items: list[Item] = []
    accepted: dict[str, str] = {}
    answered, there = 0, 0
    for proposal in _in_order(material.proposed):
        known = _known(proposal, digests, seen)
        marks = dict(zip(known.marks(), proposal.places, strict=True))
        before = [answers[mark] for mark in marks if mark in answers]
        taken = next((s for a, s in before if a in (ACCEPT, MEND) and case.statement(s) is not None), "")
        taken = taken or _same_in_case(proposal.statement, case, accepted)
        if taken:
            accepted[proposal.statement.id] = taken
        new = tuple(place for mark, place in marks.items() if mark not in answers)
        if not new:
            answered += 1
        elif taken and _cited(case, taken) >= {(place.document, place.line) for place in new}:
            there += 1
        else:
            group = groups.get(proposal.statement.id)
            items.append(Item(proposal=proposal, answered=known, places=new, existing=taken, group=group))
    return Agenda(items=tuple(items), accepted=accepted, answered=answered, there=there)


def _digest(document: Document) -> str:
    return hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest()


def _known(proposal: Proposal, digests: Mapping[str, str], seen: Counter[tuple[str, int, int, str]]) -> Answered:
    """Return how the ledger knows a proposal; several of a kind on the same words are numbered."""
    kind, places = proposal.statement.kind, []
    for place in proposal.places:
        read = (digests.get(place.document, ""), place.start, place.end, kind)
        places.append(
            ReadPlace(
                document=place.document,
                digest=read[0],
                line=place.line,
                start=place.start,
                end=place.end,
                number=seen[read],
            )
        )
        seen[read] += 1
    return Answered(statement=proposal.statement.id, kind=kind, rule=proposal.rule, places=tuple(places))


def _in_order(proposed: Proposed) -> Iterable[Proposal]:
    """Return the proposals, what one refers to before it."""
    by_id = {proposal.statement.id: proposal for proposal in proposed.proposals}
    members = {group.id: group.statements() for group in proposed.readings}
    placed: dict[str, Proposal] = {}

    def place(name: str, above: tuple[str, ...]) -> None:
        if name in placed or name in above or name not in by_id:
            return
        for reference in references_of(by_id[name].statement):
            for other in members.get(reference, (reference,)):
                place(other, (*above, name))
        placed[name] = by_id[name]

    for name in by_id:
        place(name, ())
    return placed.values()


def references_of(statement: Statement) -> tuple[str, ...]:
    """Return the statements and reading groups that a statement refers to."""
    target = statement.target.offer if statement.target is not None else ""
    return tuple(name for name in (statement.of, statement.against, target) if name)


def _same_in_case(statement: Statement, case: Case, accepted: Mapping[str, str]) -> str:
    """Return the statement of the case that tells the same fact, by the rule that merges proposals; empty if none."""
    if statement.kind in WITHOUT_CONTENT:
        return ""
    wanted = _fact(replace(statement, of=accepted.get(statement.of, statement.of)))
    return next((s.id for s in case.statements if s.kind == statement.kind and _fact(s) == wanted), "")


def _fact(statement: Statement) -> Hashable:
    return fact_key(Proposal(statement=statement, places=(), rule="", confidence=0))


def _cited(case: Case, statement_id: str) -> set[tuple[str, int | None]]:
    """Return where the case cites a statement."""
    statement = case.statement(statement_id)
    return set() if statement is None else {(citation.source, citation.line) for citation in statement.cite}
