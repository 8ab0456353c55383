"""Accounts of one offer that cannot all be true become a group of readings."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from walkaway.case import Case, Package, Reading, ReadingGroup, Statement
from walkaway.evidence.statements.naming_proposals import Names, slug
from walkaway.evidence.statements.proposal import Proposal
from walkaway.evidence.statements.wording import package_in_words, wording

__all__ = ["conflicting_accounts", "differ", "set_apart", "with_texts"]


def conflicting_accounts(
    proposals: Iterable[Proposal], case: Case, taken: Collection[str] = ()
) -> tuple[ReadingGroup, ...]:
    """Return a group for each party and round of which several tellers give different packages.

    Two offers that one teller tells one after the other are two offers, not two accounts; so a group needs tellers who
    differ, or a document that differs. Where the case has a group of accounts of that party's offer, it is that group.

    Args:
        proposals: Merged proposals.
        case: The case.
        taken: Ids that a group may not have.
    """
    by_round: dict[tuple[str, str], list[Proposal]] = {}
    for proposal in proposals:
        statement = proposal.statement
        if statement.kind == "offer" and statement.package is not None and not _is_earlier(case, statement):
            by_round.setdefault((statement.party, statement.round), []).append(proposal)
    groups: list[ReadingGroup] = []
    names = Names(taken)
    for (party, round_id), offers in sorted(by_round.items()):
        accounts = _accounts(offers)
        if len(accounts) < 2:
            continue
        name = _known(case, party, round_id)
        name = name or names.give(slug("_".join(word for word in ("offer_of", party, round_id) if word)))
        groups.append(ReadingGroup(id=name, readings=tuple(_reading(account, case) for account in accounts)))
    return tuple(groups)


def _known(case: Case, party: str, round_id: str) -> str:
    """Return the case's own group of accounts of what a party offered in a round; empty where it has none."""
    for group in case.readings:
        offers = [s for s in case.offers_behind(group.id) if s.kind == "offer"]
        if offers and all((offer.party, offer.round) == (party, round_id) for offer in offers):
            return group.id
    return ""


def with_texts(groups: Iterable[ReadingGroup], proposals: Iterable[Proposal], case: Case) -> tuple[ReadingGroup, ...]:
    """Return groups with what each account amounts to, in words."""
    by_id = {proposal.statement.id: proposal for proposal in proposals}
    return tuple(
        replace(group, readings=tuple(_reading(by_id[reading.statements[0]], case) for reading in group.readings))
        for group in groups
    )


def set_apart(proposals: Iterable[Proposal], groups: Iterable[ReadingGroup], case: Case) -> list[Proposal]:
    """Return proposals in which no account holds another: one that leaves levels open gives up those of a definite one.

    "Relief", of whatever extent, beside "all sanctions" is relief short of all: with all in it, it would be the other
    account over again.
    """
    listed = list(proposals)
    by_id = {proposal.statement.id: proposal for proposal in listed}
    for group in groups:
        packages = [(name, by_id[name].statement.package) for name in group.statements()]
        for name, package in packages:
            for _, other in packages:
                narrowed = _without(package, other)
                if narrowed is not None:
                    package = narrowed
                    statement = replace(by_id[name].statement, package=package)
                    by_id[name] = replace(by_id[name], statement=replace(statement, text=wording(case, statement)))
    return [by_id[proposal.statement.id] for proposal in listed]


def _without(package: Package | None, other: Package | None) -> Package | None:
    """Return a package without the levels that make it hold another one; None where it holds none."""
    if package is None or other is None or package is other or set(package.issues) != set(other.issues):
        return None
    theirs = dict(other.terms)
    wider = [issue for issue, levels in package.terms if set(levels) != set(theirs[issue])]
    if len(wider) != 1 or not all(set(levels) >= set(theirs[issue]) for issue, levels in package.terms):
        return None
    terms = tuple(
        (issue, tuple(level for level in levels if level not in theirs[issue]) if issue in wider else levels)
        for issue, levels in package.terms
    )
    return replace(package, terms=terms)


def differ(one: Package, other: Package) -> bool:
    """Return whether two packages cannot be the same one: on an issue both name, they name other levels.

    Examples:
        >>> differ(Package(terms=(("price", (1,)),)), Package(terms=(("price", (2,)),)))
        True
        >>> differ(Package(terms=(("price", (1,)),)), Package(terms=(("date", ("may",)),)))
        False
    """
    named = dict(other.terms)
    return any(issue in named and set(levels) != set(named[issue]) for issue, levels in one.terms)


def _is_earlier(case: Case, statement: Statement) -> bool:
    """Return whether an offer carries a year before that of its round: made earlier, it is no account of this one."""
    began = next((one.date for one in case.rounds if one.id == statement.round), "")
    return bool(statement.date) and statement.date[:4] < began[:4]


def _teller(proposal: Proposal) -> tuple[str, str]:
    """Return who tells it: a speaker whoever writes it down, else the writer of its first document."""
    said_by = proposal.statement.said_by
    return (said_by, "") if said_by else ("", proposal.places[0].document)


def _accounts(offers: list[Proposal]) -> list[Proposal]:
    """Return offers of which each differs from one of another teller; of several with one content, one is left.

    Who tells of several offers tells of moves: a number that somebody else tells is one more move, no other account.
    """
    moves = {_teller(one) for one in offers for two in offers if _teller(one) == _teller(two) and _moved(one, two)}
    return [
        offer
        for offer in offers
        if any(
            _teller(other) != _teller(offer)
            and _packages_differ(offer, other)
            and not (moves & {_teller(offer), _teller(other)} and _moved(offer, other))
            for other in offers
        )
    ]


def _moved(one: Proposal, other: Proposal) -> bool:
    """Return whether two offers differ, and only by numbers."""
    first, second = one.statement.package, other.statement.package
    if first is None or second is None or not differ(first, second):
        return False
    theirs = dict(second.terms)
    apart = [levels for issue, levels in first.terms if issue in theirs and set(levels) != set(theirs[issue])]
    return all(not isinstance(level, str) for levels in apart for level in levels)


def _packages_differ(one: Proposal, other: Proposal) -> bool:
    first, second = one.statement.package, other.statement.package
    return first is not None and second is not None and differ(first, second)


def _reading(offer: Proposal, case: Case) -> Reading:
    package = offer.statement.package
    text = package_in_words(case, package) if package is not None else ""
    cited = ", ".join(str(citation) for citation in offer.statement.cite)
    return Reading(id=f"as_{slug(offer.statement.id)}", statements=(offer.statement.id,), text=f"{text} ({cited})")
