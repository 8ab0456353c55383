"""One utterance in several documents: the same words of the same speaker have one origin."""

from collections.abc import Iterable

from walkaway.evidence.statements.facts import plain_words
from walkaway.evidence.statements.proposal import Proposal
from walkaway.results.changing import changed

__all__ = ["with_one_origin"]

RUN = 7
"""So many words in a row, by one speaker, make the same utterance."""


def with_one_origin(proposals: Iterable[Proposal]) -> list[Proposal]:
    """Return proposals in which the same words of one speaker have one origin: the one that names an occasion.

    Words are the same where a run of seven is; so a quote that is cut or split in one report is still known again.
    """
    listed = list(proposals)
    leader: dict[str, str] = {}
    seen: dict[tuple[str, tuple[str, ...]], str] = {}
    for proposal in listed:
        statement = proposal.statement
        if not statement.said_by or not statement.origin:
            continue
        words = plain_words(proposal.words)
        for start in range(len(words) - RUN + 1):
            key = (statement.said_by, words[start : start + RUN])
            first = seen.setdefault(key, statement.origin)
            if first != statement.origin:
                _unite(leader, first, statement.origin)
    return [_with_origin(proposal, _lead(leader, proposal.statement.origin)) for proposal in listed]


def _with_origin(proposal: Proposal, origin: str) -> Proposal:
    if proposal.statement.origin == origin:
        return proposal
    return changed(proposal, statement=changed(proposal.statement, origin=origin))


def _lead(leader: dict[str, str], origin: str) -> str:
    while leader.get(origin, origin) != origin:
        origin = leader[origin]
    return origin


def _unite(leader: dict[str, str], one: str, other: str) -> None:
    """Make one origin of two: the longer name, which tells more of the occasion, then the first by the alphabet."""
    first, second = _lead(leader, one), _lead(leader, other)
    if first != second:
        kept, given = sorted((first, second), key=lambda name: (-len(name), name))
        leader[given] = kept
