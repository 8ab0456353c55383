"""When two proposals tell the same fact, and what becomes of them as one."""

import re
from collections.abc import Hashable, Iterable, Sequence

from walkaway.case import Citation, Statement
from walkaway.evidence.statements.proposal import Place, Proposal
from walkaway.results.changing import changed

__all__ = ["fact_key", "groups_of", "joined", "plain_words"]

VIEWS = frozenset({"assessment", "progress", "role"})
"""Kinds that are somebody's view: what two people think is two statements, though they think alike."""
BY_WORDS = frozenset({"report", "hazard"})
"""Kinds whose content is their words."""
EVENT_RULE = "happened_at_table"
"""The rule whose finds in one round are one event, however reports put it."""
BEST_BASIS = ("own_words", "deed", "observer", "reporter", "other_side", "hedged")

_WORD = re.compile(r"\w+(?:'\w+)?")


def plain_words(text: str) -> tuple[str, ...]:
    """Return the words of a text in small letters.

    Examples:
        >>> plain_words("Sometimes, you have to WALK.")
        ('sometimes', 'you', 'have', 'to', 'walk')
    """
    return tuple(_WORD.findall(text.lower()))


def fact_key(proposal: Proposal) -> Hashable:
    """Return what two proposals share that tell the same fact: kind, parties and content, and the speaker of a view.

    Examples:
        >>> offer = Statement(id="a", kind="patience", parties=("union",), level="high", said_by="chair")
        >>> other = Statement(id="b", kind="patience", parties=("union",), level="high")
        >>> one, two = (Proposal(statement=s, places=(), rule="r", confidence=1) for s in (offer, other))
        >>> fact_key(one) == fact_key(two)
        True
    """
    statement = proposal.statement
    when = (statement.kind, statement.round)
    if proposal.rule == EVENT_RULE:
        return (*when, EVENT_RULE)
    if statement.kind in BY_WORDS:
        return (*when, statement.parties, statement.said_by, plain_words(proposal.words))
    return (*when, statement.said_by if statement.kind in VIEWS else "", *_content(statement))


def _content(statement: Statement) -> tuple[Hashable, ...]:
    target = statement.target
    return (
        statement.parties,
        statement.package,
        statement.where,
        statement.over,
        statement.over_issues,
        statement.level,
        (target.finding, target.commitment, target.party) if target is not None else None,
        statement.verdict,
        statement.commitment,
        statement.direction,
        statement.among,
        statement.does,
        statement.of,
    )


def joined(same: Sequence[Proposal]) -> Proposal:
    """Return proposals of one fact as one: the best known account, with every citation and place.

    Own words come before the other side's account, and a flat word before a hedged one.
    """
    best = min(same, key=_worth)
    places: dict[Citation, Place] = {}
    for place in sorted((p for one in same for p in one.places), key=lambda p: (p.document, p.start, p.end)):
        places.setdefault(Citation(source=place.document, line=place.line), place)
    rules = dict.fromkeys(name for one in (best, *same) for name in (one.rule, *one.also))
    rules.pop(best.rule)
    parties = best.statement.parties
    if best.rule == EVENT_RULE:
        parties = tuple(dict.fromkeys(party for one in sorted(same, key=_first) for party in one.statement.parties))
    return changed(
        best,
        statement=changed(best.statement, cite=tuple(places), parties=parties),
        places=tuple(places.values()),
        confidence=max(one.confidence for one in same),
        also=tuple(sorted(rules)),
    )


def _worth(proposal: Proposal) -> tuple[bool, int, float, tuple[str, int, int, str]]:
    """Return what puts accounts of one fact in order, the best known first; an event is best told by no party to it."""
    statement = proposal.statement
    told_by_party = proposal.rule == EVENT_RULE and bool(statement.said_by)
    return (told_by_party, BEST_BASIS.index(statement.basis), -proposal.confidence, _first(proposal))


def _first(proposal: Proposal) -> tuple[str, int, int, str]:
    place = proposal.places[0]
    return (place.document, place.start, place.end, proposal.rule)


def groups_of(proposals: Iterable[Proposal]) -> list[list[Proposal]]:
    """Return proposals that tell the same fact together, in the order of documents and places."""
    groups: dict[Hashable, list[Proposal]] = {}
    for proposal in sorted(proposals, key=_first):
        groups.setdefault(fact_key(proposal), []).append(proposal)
    return list(groups.values())
