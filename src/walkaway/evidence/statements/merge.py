"""Proposals of many documents become statements of one case: facts once, answers with what they answer."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from walkaway.case import Case, Package, ReadingGroup, Statement
from walkaway.evidence.statements.facts import groups_of, joined
from walkaway.evidence.statements.naming_proposals import Names, content_id, taken_ids
from walkaway.evidence.statements.origins import with_one_origin
from walkaway.evidence.statements.proposal import Proposal, Proposed
from walkaway.evidence.statements.readings import conflicting_accounts, set_apart, with_texts
from walkaway.evidence.statements.wording import wording
from walkaway.results.changing import changed

__all__ = ["merged"]

UNANSWERED = 0.6
"""Confidence of an answer is multiplied by it where nothing is found that it answers, and it becomes a report."""


def merged(proposals: Iterable[Proposal], case: Case) -> Proposed:
    """Return what is proposed from all documents together.

    The order in which the proposals come does not matter: they are taken in the order of the documents' ids and of
    their places.

    Args:
        proposals: Proposals of every document.
        case: The case they are for; what it already holds can be answered, too.
    """
    facts = [joined(same) for same in groups_of(with_one_origin(_in_order(proposals)))]
    named = _named(facts, case)
    readings = conflicting_accounts(named, case, {proposal.statement.id for proposal in named} | taken_ids(case))
    named = set_apart(named, readings, case)
    readings = with_texts(readings, named, case)
    table = _Table(case, named, readings)
    answered = [_answered(proposal, table, case) for proposal in named]
    # A refusal in three sentences is one once it is known what each of them refuses.
    return Proposed(proposals=tuple(joined(same) for same in groups_of(answered)), readings=readings)


def _in_order(proposals: Iterable[Proposal]) -> list[Proposal]:
    ordered: list[Proposal] = []
    for _, group in groupby(sorted(proposals, key=_place), _place):
        same = list(group)
        # Only what stands at one place by one rule is told apart by all it says.
        ordered += sorted(same, key=repr) if len(same) > 1 else same
    return ordered


def _place(proposal: Proposal) -> tuple[str, int, int, str]:
    first = proposal.places[0]
    return first.document, first.start, first.end, proposal.rule


def _named(facts: Iterable[Proposal], case: Case) -> list[Proposal]:
    """Return facts with ids that are unique over all documents and the case."""
    names = Names(taken_ids(case))
    return [
        changed(fact, statement=changed(fact.statement, id=names.give(content_id(fact.statement)))) for fact in facts
    ]


class _Table:
    """What lies on the table: the offers of each party and round, and the groups they stand in."""

    def __init__(self, case: Case, proposals: Iterable[Proposal], readings: Iterable[ReadingGroup]) -> None:
        self.principals = case.principals
        self.group_of = {name: group.id for group in (*case.readings, *readings) for name in group.statements()}
        self.groups = frozenset(self.group_of.values())
        self.offers: dict[str, list[Statement]] = {}
        for statement in (*case.statements, *(proposal.statement for proposal in proposals)):
            if statement.kind == "offer" and statement.package is not None:
                self.offers.setdefault(statement.round, []).append(statement)

    def to(self, party: str, round_id: str, package: Package | None = None) -> str:
        """Return the group or offer that a party had before it in a round; empty where none, or several, fit.

        Args:
            party: Who answers.
            round_id: The round.
            package: What the answer names, which the offer must not contradict; None: nothing.
        """
        put = [
            offer
            for offer in self.offers.get(round_id, ())
            if offer.party != party and offer.party in self.principals and _fits(package, offer.package)
        ]
        behind = list(dict.fromkeys(self.group_of.get(offer.id, offer.id) for offer in put))
        groups = [name for name in behind if name in self.groups]
        if package is None and behind:
            return groups[-1] if groups else behind[-1]
        return behind[0] if len(behind) == 1 else groups[0] if len(groups) == 1 else ""


def _fits(named: Package | None, offered: Package | None) -> bool:
    """Return whether an answer that names a package can be one to what was offered."""
    if named is None:
        return True
    terms = dict(offered.terms) if offered is not None else {}
    return all(issue in terms and set(levels) & set(terms[issue]) for issue, levels in named.terms)


def _answered(proposal: Proposal, table: _Table, case: Case) -> Proposal:
    """Return a proposal with what it answers filled in, where that is known."""
    statement = proposal.statement
    party = statement.party
    if statement.kind in ("refusal", "acceptance") and not statement.of:
        return _answer(proposal, table, case)
    if statement.kind == "demand" and not statement.against:
        against = table.to(party, statement.round)
        return replace(proposal, statement=replace(statement, against=against)) if against else proposal
    target = statement.target
    if target is not None and target.finding == "walk_away" and target.party and not target.offer:
        offer = table.to(target.party, statement.round)
        return replace(proposal, statement=replace(statement, target=replace(target, offer=offer)))
    return proposal


def _answer(proposal: Proposal, table: _Table, case: Case) -> Proposal:
    """Return a yes or no with what it is to: an offer or group, else its own package, else as a mere report."""
    statement = proposal.statement
    of = table.to(statement.party, statement.round, statement.package)
    if of:
        answer = replace(statement, of=of, package=None)
        return replace(proposal, statement=replace(answer, text=wording(case, answer)))
    if statement.package is not None:
        return proposal
    report = replace(statement, kind="report")
    text = wording(case, report)
    return replace(
        proposal, statement=replace(report, text=text), confidence=round(proposal.confidence * UNANSWERED, 3)
    )
