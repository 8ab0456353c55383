"""Faults in the statements: each kind has what it needs and nothing of other kinds, and every name is known."""

from collections.abc import Iterator

from walkaway.case.case import Case
from walkaway.case.check_issues import Place, package_faults, where_faults
from walkaway.case.check_parties import date_faults, duplicate_faults
from walkaway.case.conditions import ANY_DEAL, NO_DEAL, Package
from walkaway.case.naming import unknown
from walkaway.case.statements import BASES, KINDS, Kind, Statement, find_kind
from walkaway.errors import Fault

__all__ = ["known_references", "statement_faults"]

OWN_KEYS = {
    "package": ("package",),
    "where": ("where",),
    "of": ("of", "target", "among"),
    "against": ("against",),
    "over": ("over", "over_issues"),
    "level": ("level",),
    "verdict": ("verdict",),
    "commitment": ("commitment",),
    "direction": ("direction",),
    "since": ("since",),
    "does": ("does",),
}
"""Keys of the file that belong to some kinds only, and the fields of the record they fill."""

FIELDS_OF_KIND = {
    ("of", "assessment"): ("target",),
    ("of", "progress"): ("among",),
    ("over", "priority"): ("over_issues",),
}
"""Where a kind keeps a key in another field than the first one."""

WORDS = {"level": ("high", "low"), "direction": ("narrowing", "widening")}
"""Fields that hold one of a few words."""


def statement_faults(case: Case) -> Iterator[Fault]:
    """Yield what is wrong with the statements."""
    yield from duplicate_faults("statement", "statements", [statement.id for statement in case.statements])
    for statement in case.statements:
        place: Place = ("statements", statement.id)
        kind = find_kind(statement.kind)
        if kind is None:
            yield from unknown("kind", statement.kind, [known.id for known in KINDS], (*place, "kind"))
            continue
        yield from _shape(statement, kind, place)
        yield from _frame(case, statement, place)
        yield from _citations(case, statement, place)
        yield from _content(case, statement, place)
        yield from _references(case, statement, place)


def known_references(case: Case) -> list[str]:
    """Return what ``of:`` and ``against:`` may name: reading groups, and statements that carry a package."""
    return [group.id for group in case.readings] + [s.id for s in case.statements if s.package is not None]


def _has(statement: Statement, key: str) -> bool:
    """Return whether a statement has what a key of the file stands for."""
    if key == "party":
        return bool(statement.parties)
    fields = FIELDS_OF_KIND.get((key, statement.kind), OWN_KEYS[key][:1])
    return any(getattr(statement, name) not in (None, "", ()) for name in fields)


def _shape(statement: Statement, kind: Kind, place: Place) -> Iterator[Fault]:
    """Yield a fault for everything a kind needs and lacks, and for what belongs to other kinds."""
    for need in kind.needs:
        keys = need.split("|")
        given = [key for key in keys if _has(statement, key)]
        if not given:
            yield _lacking(statement, keys, place)
        elif len(given) > 1:
            message = f"the {statement.kind} names a statement and a package"
            mend = f"keep one of {' and '.join(given)}"
            yield Fault(message=message, mend=mend, where=(*place, given[1]), at_key=True)
    allowed = {key for need in (*kind.needs, *kind.may) for key in need.split("|")}
    for key, fields in OWN_KEYS.items():
        own = FIELDS_OF_KIND.get((key, statement.kind), fields[:1]) if key in allowed else ()
        if any(getattr(statement, name) not in (None, "", ()) for name in fields if name not in own):
            message = f"the key '{key}' does not belong to a statement of kind '{statement.kind}'"
            yield Fault(message=message, mend="take it out, or change the kind", where=(*place, key), at_key=True)


def _lacking(statement: Statement, keys: list[str], place: Place) -> Fault:
    wanted = " or ".join(f"'{key}:'" for key in keys)
    if keys == ["of", "package"]:
        message = f"the {statement.kind} '{statement.id}' is of nothing"
        return Fault(message=message, mend="add 'of:' with a statement or reading group, or 'package:'", where=place)
    return Fault(message=f"the {statement.kind} '{statement.id}' needs {wanted}", mend=f"add {wanted}", where=place)


def _frame(case: Case, statement: Statement, place: Place) -> Iterator[Fault]:
    """Yield what is wrong with who, to whom, when and how far it is believed."""
    parties = [party.id for party in case.parties]
    for position, party in enumerate(statement.parties):
        yield from unknown("party", party, parties, (*place, "party", position))
    if len(statement.parties) > 1 and statement.moves_beliefs:
        message = f"a statement of kind '{statement.kind}' is about one party"
        yield Fault(message=message, mend="write one statement for each party", where=(*place, "party"))
    if statement.said_by:
        people = [person.id for person in case.people]
        yield from unknown("person", statement.said_by, people + parties, (*place, "said_by"))
    if statement.to:
        yield from unknown("party", statement.to, parties, (*place, "to"))
    rounds = [entry.id for entry in case.rounds]
    for key, name in (("round", statement.round), ("since", statement.since)):
        if name:
            yield from unknown("round", name, rounds, (*place, key))
    yield from date_faults(statement.date, (*place, "date"))
    yield from unknown("basis", statement.basis, [basis.id for basis in BASES], (*place, "basis"))
    if statement.credibility is not None and not 0 <= statement.credibility <= 1:
        message = f"the credibility {statement.credibility:g} is not a chance"
        yield Fault(message=message, mend="write a number from 0 to 1", where=(*place, "credibility"))
    for key, words in WORDS.items():
        if value := getattr(statement, key):
            yield from unknown(key, value, words, (*place, key))


def _citations(case: Case, statement: Statement, place: Place) -> Iterator[Fault]:
    if case.sources and not statement.cite:
        mend = "add 'cite: [source:line]'"
        yield Fault(message=f"the statement '{statement.id}' cites no source", mend=mend, where=place)
    sources = {source.id: source for source in case.sources}
    for position, citation in enumerate(statement.cite):
        where = (*place, "cite", position)
        if citation.source not in sources:
            yield from unknown("source", citation.source, list(sources), where)
            continue
        last = sources[citation.source].lines
        if citation.line is not None and (citation.line < 1 or (last is not None and citation.line > last)):
            message = f"'{citation}' cites a line that '{citation.source}' does not have"
            mend = "count from 1 over the lines that are not empty"
            yield Fault(message=message, mend=mend + (f"; it has {last}" if last is not None else ""), where=where)


def _content(case: Case, statement: Statement, place: Place) -> Iterator[Fault]:
    """Yield what is wrong with packages, conditions and the two sides of a preference or priority."""
    if statement.package is not None:
        yield from package_faults(case, statement.package, (*place, "package"))
    if statement.where is not None:
        yield from where_faults(case, statement.where, (*place, "where"))
    for position, side in enumerate(statement.over or ()):
        where = (*place, "over", position)
        if isinstance(side, Package):
            yield from package_faults(case, side, where, deal=False)
        else:
            yield from unknown("side of a preference", side, (ANY_DEAL, NO_DEAL), where)
    if statement.over is not None and statement.over[0] == statement.over[-1]:
        message = f"the preference '{statement.id}' is between a thing and itself"
        yield Fault(message=message, mend="write [the better one, the other one]", where=(*place, "over"))
    issues = [issue.id for issue in case.issues]
    for position, issue in enumerate(statement.over_issues or ()):
        known = [*issues, "rest"] if position else issues
        yield from unknown("issue", issue, known, (*place, "over", position))
    if statement.over_issues is not None and statement.over_issues[0] == statement.over_issues[-1]:
        message = f"the priority '{statement.id}' is of '{statement.over_issues[0]}' over itself"
        yield Fault(message=message, mend="write [weightier issue, other issue or rest]", where=(*place, "over"))


def _references(case: Case, statement: Statement, place: Place) -> Iterator[Fault]:
    """Yield a fault for every other record a statement points at that there is none of."""
    if statement.of:
        yield from _package_behind(case, statement, statement.of, (*place, "of"))
    if statement.against:
        yield from _package_behind(case, statement, statement.against, (*place, "against"))
    if statement.commitment:
        yield from unknown("commitment", statement.commitment, [c.id for c in case.commitments], (*place, "commitment"))
    parties = [party.id for party in case.parties]
    for position, party in enumerate(statement.among):
        yield from unknown("party", party, parties, (*place, "of", position))
    if len(statement.among) == 1 or len(set(statement.among)) < len(statement.among):
        mend = "write [one party, another party]"
        yield Fault(message="progress is between two parties", mend=mend, where=(*place, "of"))
    target = statement.target
    if target is None:
        return
    where = (*place, "of")
    if not target.finding and not target.commitment:
        yield Fault(message="the assessment judges nothing", mend="add 'finding:' or 'commitment:'", where=where)
    if target.party:
        yield from unknown("party", target.party, parties, (*where, "party"))
    if target.commitment:
        yield from unknown("commitment", target.commitment, [c.id for c in case.commitments], (*where, "commitment"))
    if target.offer:
        yield from _package_behind(case, statement, target.offer, (*where, "offer"))


def _package_behind(case: Case, statement: Statement, reference: str, where: Place) -> Iterator[Fault]:
    """Yield a fault where a reference is unknown, points at itself, or stands for nothing that was put forward."""
    group, other = case.group(reference), case.statement(reference)
    if group is None and other is None:
        known = [name for name in known_references(case) if name != statement.id]
        yield from unknown("statement or reading group", reference, known, where)
    elif reference == statement.id:
        mend = "name the statement it answers"
        yield Fault(message=f"the {statement.kind} '{statement.id}' is of itself", mend=mend, where=where)
    elif not case.offers_behind(reference):
        message = f"the {statement.kind} is of nothing: '{reference}' carries no package"
        yield Fault(message=message, mend="name an offer, or a group of readings with offers", where=where)
