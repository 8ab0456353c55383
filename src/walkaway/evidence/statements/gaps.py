"""What a case, or a case with what is proposed for it, leaves open: accounts that disagree, and what nobody says."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from walkaway.case import Case, Person, Statement
from walkaway.evidence.statements.proposal import Proposed
from walkaway.formats import Coverage

__all__ = ["GAPS", "Gap", "gaps_in", "with_proposed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """One contradiction or hole in the evidence.

    Attributes:
        kind: One of `GAPS`.
        sentence: What it is, for readers.
        statements: The statements it is about.
        party: The party it is about; empty where it is about none.
        issue: The issue it is about; empty where it is about none.
        lines: Lines it is about, as citations.
    """

    kind: str
    sentence: str
    statements: tuple[str, ...] = ()
    party: str = ""
    issue: str = ""
    lines: tuple[str, ...] = ()


GAPS = {
    "accounts_disagree": "Accounts of one fact that cannot all be true.",
    "judged_both_ways": "Somebody calls right what somebody else calls wrong.",
    "one_source": "Statements that move a belief and rest on one report alone.",
    "no_position": "An issue on which no statement tells a position of a principal.",
    "never_speaks": "A principal of whom only others tell.",
    "nobody_cites": "Lines of a report that are neither cited nor passed over.",
}
"""Kinds of gaps, in the order in which they are told."""

POSITIONS = frozenset({"offer", "acceptance", "refusal", "demand", "red_line", "preference", "commitment"})
OPPOSED = (
    ("right", "wrong"),
    ("stronger", "weaker"),
    ("possible", "impossible"),
    ("will_hold", "will_not_hold"),
    ("success", "failure"),
)
MOST_NAMED = 6
"""So many statements are named in a sentence; the record holds all."""


def with_proposed(case: Case, proposed: Proposed) -> Case:
    """Return the case as it would be with everything that is proposed, speakers it does not know among it."""
    statements = tuple(proposal.statement for proposal in proposed.proposals)
    known = {person.id for person in case.people} | {party.id for party in case.parties}
    strangers = dict.fromkeys(s.said_by for s in statements if s.said_by and s.said_by not in known)
    people = tuple(Person(id=name, name=name.replace("_", " "), observer=True) for name in strangers)
    return replace(
        case,
        people=case.people + people,
        statements=case.statements + statements,
        readings=case.readings + proposed.readings,
    )


def gaps_in(case: Case, *, proposed: Proposed | None = None, coverage: Coverage | None = None) -> tuple[Gap, ...]:
    """Return what is contradictory or missing, in the order of `GAPS`.

    Args:
        case: The case.
        proposed: What is proposed for it, taken as if it were accepted.
        coverage: Which lines are cited, for lines that nobody cites.

    Examples:
        >>> from walkaway.case import Issue, Party
        >>> buyer, price = Party(id="buyer", name="Buyer"), Issue(id="price", name="Price")
        >>> sale = Case(id="sale", parties=(buyer,), issues=(price,))
        >>> [gap.sentence for gap in gaps_in(sale)]
        ['No statement tells a position of Buyer on Price.', 'No statement tells anything of Buyer.']
    """
    whole = with_proposed(case, proposed) if proposed is not None else case
    return (
        *_accounts(whole),
        *_both_ways(whole),
        *_one_source(whole),
        *_no_position(whole),
        *_never_speaks(whole),
        *_nobody_cites(coverage),
    )


def _listed(names: list[str]) -> str:
    more = len(names) - MOST_NAMED
    return ", ".join(names[:MOST_NAMED]) + (f" and {more} more" if more > 0 else "")


def _lines(case: Case, statement_ids: tuple[str, ...]) -> tuple[str, ...]:
    found = (case.statement(name) for name in statement_ids)
    return tuple(dict.fromkeys(str(citation) for s in found if s is not None for citation in s.cite))


def _accounts(case: Case) -> Iterator[Gap]:
    """Groups of readings, with the issues on which their packages differ."""
    for group in case.readings:
        offers = [(s, dict(s.package.terms)) for s in case.offers_behind(group.id) if s.package is not None]
        issues = dict.fromkeys(issue for _, terms in offers for issue in terms)
        differ = [i for i in issues if len({frozenset(terms[i]) for _, terms in offers if i in terms}) > 1]
        on = f" on {_listed([_issue(case, issue) for issue in differ])}" if differ else ""
        cited = _listed(list(_lines(case, group.statements())))
        yield Gap(
            kind="accounts_disagree",
            sentence=f"{len(group.readings)} accounts of '{group.id}' disagree{on} ({cited}).",
            statements=group.statements(),
            issue=differ[0] if len(differ) == 1 else "",
            lines=_lines(case, group.statements()),
        )


def _both_ways(case: Case) -> Iterator[Gap]:
    """Assessments of one finding and party with opposite verdicts."""
    by_target: dict[tuple[str, str, str], list[Statement]] = {}
    for statement in case.statements:
        if statement.kind == "assessment" and statement.target is not None:
            target = statement.target
            by_target.setdefault((target.finding, target.commitment, target.party), []).append(statement)
    for (finding, commitment, party), judged in sorted(by_target.items()):
        for one, other in OPPOSED:
            first = [s.id for s in judged if s.verdict == one]
            second = [s.id for s in judged if s.verdict == other]
            if first and second:
                what = (finding or commitment).replace("_", " ")
                yield Gap(
                    kind="judged_both_ways",
                    sentence=f"On {what}{_of(case, party)} {_listed(first)} says {one.replace('_', ' ')}, "
                    f"{_listed(second)} says {other.replace('_', ' ')}.",
                    statements=(*first, *second),
                    party=party,
                )


def _one_source(case: Case) -> Iterator[Gap]:
    """Statements that move a belief and are cited from one source only, where there are several."""
    if len({citation.source for s in case.statements for citation in s.cite}) < 2:
        return
    alone: dict[str, list[str]] = {}
    for statement in case.statements:
        sources = {citation.source for citation in statement.cite}
        if statement.moves_beliefs and len(sources) == 1:
            alone.setdefault(sources.pop(), []).append(statement.id)
    for source, names in sorted(alone.items()):
        count = (
            f"{len(names)} statements that move beliefs rest"
            if len(names) > 1
            else "1 statement that moves beliefs rests"
        )
        yield Gap(
            kind="one_source",
            sentence=f"{count} on '{source}' alone: {_listed(names)}.",
            statements=tuple(names),
        )


def _no_position(case: Case) -> Iterator[Gap]:
    told: set[tuple[str, str]] = set()
    for statement in case.statements:
        if statement.kind in POSITIONS:
            told.update((party, issue) for party in statement.parties for issue in _issues_of(case, statement))
    for party in case.principals:
        if case.exact_preferences(party) is not None:
            continue
        for issue in case.issues:
            if (party, issue.id) not in told:
                yield Gap(
                    kind="no_position",
                    sentence=f"No statement tells a position of {_party(case, party)} on {issue.name}.",
                    party=party,
                    issue=issue.id,
                )


def _issues_of(case: Case, statement: Statement) -> frozenset[str]:
    """Return the issues on which a statement tells a position: those it names, or those of what it answers or binds."""
    issues = set(statement.named_issues())
    issues.update(
        issue for offer in case.offers_behind(statement.of) if offer.package for issue in offer.package.issues
    )
    commitment = case.commitment(statement.commitment)
    issues.update(issue for issue, _ in commitment.does) if commitment is not None else None
    return frozenset(issues)


def _never_speaks(case: Case) -> Iterator[Gap]:
    """Principals none of whose statements is told by themselves or was done."""
    people = {person.id: person.party for person in case.people}
    for party in case.principals:
        about = [s for s in case.statements if party in s.parties]
        own = [s for s in case.statements if s.said_by and (people.get(s.said_by) == party or s.said_by == party)]
        if own or case.exact_preferences(party) is not None:
            continue
        name = _party(case, party)
        if not about:
            sentence = f"No statement tells anything of {name}."
        else:
            tellers = dict.fromkeys(case.speaker(s) for s in about)
            sentence = f"No statement is {name}'s own word; what is told of it is told by {_listed(list(tellers))}."
        yield Gap(
            kind="never_speaks",
            sentence=sentence[:1].upper() + sentence[1:],
            statements=tuple(s.id for s in about),
            party=party,
        )


def _nobody_cites(coverage: Coverage | None) -> Iterator[Gap]:
    for source in coverage.sources if coverage is not None else ():
        if source.neither:
            numbers = [number for number, _ in source.neither]
            noun = "lines" if len(numbers) > 1 else "line"
            yield Gap(
                kind="nobody_cites",
                sentence=f"{len(numbers)} {noun} of '{source.source}' nobody cites or passes over.",
                lines=tuple(f"{source.source}:{number}" for number in numbers),
            )


def _party(case: Case, party_id: str) -> str:
    party = case.party(party_id)
    if party is None:
        return party_id
    return f"{party.article} {party.name}" if party.article else party.name


def _issue(case: Case, issue_id: str) -> str:
    issue = case.issue(issue_id)
    return issue.name if issue is not None else issue_id


def _of(case: Case, party: str) -> str:
    return f" of {_party(case, party)}" if party else ""
