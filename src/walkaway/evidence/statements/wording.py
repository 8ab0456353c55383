"""A sentence of our own for a proposed statement, made from its content and never from the source's words."""

from walkaway.case import ANY_DEAL, Case, Clause, Issue, Level, Package, Statement, Where
from walkaway.evidence.statements.amounts import digits
from walkaway.evidence.statements.quantities import measure_of

__all__ = ["package_in_words", "wording"]

_ROLE = {
    "mediate": "mediates between the sides",
    "host": "hosts the talks",
    "facilitate": "helps the talks along",
    "guarantee": "guarantees the deal",
    "monitor": "watches over the deal",
    "pay": "pays for the deal",
}
_FINDING = {
    "walk_away": "leaving without a deal",
    "no_deal": "the end without a deal",
    "roadmap": "the order of steps",
    "leverage": "who has the stronger hand",
    "gap": "the distance between the sides",
    "zone": "whether a deal is possible",
}
_SMALL = frozenset(
    "a an the at in on of to by with without not no one open higher lower some stays stay moves move".split()
)
"""Words that are never names."""
_EVENT = {"offer": "offered", "acceptance": "accepted", "refusal": "turned down"}


def wording(case: Case, statement: Statement, speaker: str = "", keeps: tuple[tuple[str, Level], ...] = ()) -> str:
    """Return what a statement says, as a plain sentence.

    Args:
        case: The case, for names.
        statement: The statement.
        speaker: The name of who said it; empty for the writer.
        keeps: What a commitment that the case lacks holds its party to: issue and level.

    Examples:
        >>> wording(Case(id="x"), Statement(id="a", kind="patience", parties=("union",), level="high"))
        'Waiting costs union little.'
    """
    build = _BUILDERS.get(statement.kind, _fact)
    if keeps:
        held = ", ".join(f"{_level(case, issue, level)} ({_issue(case, issue)})" for issue, level in keeps)
        sentence = f"{_names(case, statement.parties)} stands by this: {held}"
    else:
        sentence = build(case, statement, speaker)
    return sentence[:1].upper() + sentence[1:] + "."


def _name(case: Case, party: str) -> str:
    found = case.party(party)
    if found is None:
        return party
    return f"{found.article} {found.name}" if found.article else found.name


def _names(case: Case, parties: tuple[str, ...]) -> str:
    names = [_name(case, party) for party in parties]
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _issue(case: Case, issue_id: str) -> str:
    issue = case.issue(issue_id)
    name = issue.name if issue is not None else issue_id
    # "GDP" and "Yongbyon's end" keep their capitals, "Rise in pay" does not.
    first = name.split(" ", 1)[0]
    return name[:1].lower() + name[1:] if name[1:2].islower() and " " in name and not first.endswith("'s") else name


def _level(case: Case, issue_id: str, level: Level) -> str:
    issue = case.issue(issue_id)
    if issue is None:
        return str(level)
    if issue.range is not None:
        return f"{level:g} {issue.range.unit}".strip() if not isinstance(level, str) else level
    option = issue.option(str(level))
    return _inside(option.name, issue) if option is not None else str(level)


def _inside(name: str, issue: Issue) -> str:
    """Return an option's name as it stands inside a sentence: "All of them" small, "Yongbyon" and "GDP" as they are."""
    first = name.split(" ", 1)[0].strip(".,;:'")
    word = first.lower()
    plain = (
        word in _SMALL
        or measure_of(word) != ""
        or digits(word.split("-", 1)[0]) != ""
        or (word.endswith(("ed", "ing", "ly")) and " " in name)
        or any(word in other.split() for other in (issue.name, *(option.name for option in issue.options)))
    )
    return name[:1].lower() + name[1:] if plain and (len(first) == 1 or first[1:].islower() or "-" in first) else name


def package_in_words(case: Case, package: Package) -> str:
    """Return a package as "option (issue), option or option (issue)"."""
    return ", ".join(
        f"{' or '.join(_level(case, issue, level) for level in levels)} ({_issue(case, issue)})"
        for issue, levels in package.terms
    )


def _clause(case: Case, clause: Clause) -> str:
    bounds = [f"{bound.side.replace('_', ' ')} {_level(case, clause.issue, bound.level)}" for bound in clause.bounds]
    levels = [" or ".join(_level(case, clause.issue, level) for level in clause.levels)] if clause.levels else []
    return f"{' and '.join(bounds + levels)} ({_issue(case, clause.issue)})"


def _where(case: Case, where: Where) -> str:
    plain = [_clause(case, clause) for clause in where.clauses]
    negated = [f"anything but {_where(case, inner).replace(', ', ' with ')}" for inner in where.negated]
    return ", ".join(plain + negated)


def _deal(case: Case, statement: Statement, _: str) -> str:
    what = package_in_words(case, statement.package) if statement.package is not None else "what was on the table"
    return f"{_names(case, statement.parties)} {_EVENT[statement.kind]} {what}"


def _demand(case: Case, statement: Statement, _: str) -> str:
    asked = _where(case, statement.where) if statement.where is not None else "more"
    return f"{_names(case, statement.parties)} asked for {asked}"


def _red_line(case: Case, statement: Statement, _: str) -> str:
    where = statement.where
    if where is not None and not where.clauses and len(where.negated) == 1:
        barred = _where(case, where.negated[0]).replace(", ", " with ")
        return f"{_names(case, statement.parties)} would rather have no deal than {barred}"
    asked = _where(case, where) if where is not None else "its condition"
    return f"{_names(case, statement.parties)} would rather have no deal than one without {asked}"


def _preference(case: Case, statement: Statement, _: str) -> str:
    if statement.over is None:
        return f"{_names(case, statement.parties)} has a preference"
    first, second = (
        package_in_words(case, side) if isinstance(side, Package) else "a deal" if side == ANY_DEAL else "no deal"
        for side in statement.over
    )
    return f"{_names(case, statement.parties)} likes {first} better than {second}"


def _priority(case: Case, statement: Statement, _: str) -> str:
    issue, over = statement.over_issues or ("", "rest")
    than = "everything else" if over == "rest" else f"'{_issue(case, over)}'"
    return f"to {_names(case, statement.parties)} '{_issue(case, issue)}' matters more than {than}"


def _patience(case: Case, statement: Statement, _: str) -> str:
    return f"waiting costs {_names(case, statement.parties)} {'little' if statement.level == 'high' else 'much'}"


def _commitment(case: Case, statement: Statement, _: str) -> str:
    commitment = case.commitment(statement.commitment)
    what = commitment.name if commitment is not None and commitment.name else statement.commitment.replace("_", " ")
    return f"{_names(case, statement.parties)} stands by this: {what}"


def _assessment(case: Case, statement: Statement, speaker: str) -> str:
    target = statement.target
    verdict = statement.verdict.replace("_", " ")
    what = ""
    if target is not None:
        what = (
            f"the promise '{target.commitment}'" if target.commitment else _FINDING.get(target.finding, target.finding)
        )
        what += f" ({_name(case, target.party)})" if target.party else ""
    return f"{speaker or 'the writer'} on {what}: {verdict}"


def _progress(case: Case, statement: Statement, _: str) -> str:
    moved = "have come nearer to each other" if statement.direction == "narrowing" else "have moved apart"
    since = next((one.name for one in case.rounds if one.id == statement.since), "")
    return f"{_names(case, statement.among)} {moved}" + (f" since {since}" if since else "")


def _role(case: Case, statement: Statement, _: str) -> str:
    return f"{_names(case, statement.parties)} {_ROLE.get(statement.does, statement.does)}"


def _fact(case: Case, statement: Statement, speaker: str) -> str:
    about = _names(case, statement.parties) if statement.parties else "the talks"
    what = "something that may end or weaken the talks" if statement.kind == "hazard" else "a fact"
    return f"{speaker or 'the writer'} tells {what}, about {about}"


_BUILDERS = {
    "offer": _deal,
    "acceptance": _deal,
    "refusal": _deal,
    "demand": _demand,
    "red_line": _red_line,
    "preference": _preference,
    "priority": _priority,
    "patience": _patience,
    "commitment": _commitment,
    "assessment": _assessment,
    "progress": _progress,
    "role": _role,
}
