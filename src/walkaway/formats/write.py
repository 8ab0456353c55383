"""A case as the text of a case file."""

from collections.abc import Mapping
from typing import Any

from walkaway.case import (
    Bonus,
    BonusGroup,
    Case,
    Clause,
    Commitment,
    ExactPreferences,
    Issue,
    Option,
    Package,
    Person,
    Reading,
    RoadmapTerms,
    Settings,
    Source,
    Statement,
    Step,
    Where,
)
from walkaway.formats.emit import emit

__all__ = [
    "commitment_data",
    "person_data",
    "reading_data",
    "source_data",
    "statement_data",
    "write_case",
]

Data = dict[str, Any]


def write_case(case: Case) -> str:
    """Return the text of a case file that reads back as the same case.

    Keys come in the order of the reference; what has its default is left out.

    Examples:
        >>> from walkaway.formats.case_file import SMALLEST, parse_case
        >>> case = parse_case(SMALLEST).case
        >>> parse_case(write_case(case)).case == case
        True
    """
    sections: Data = {
        "walkaway": 1,
        "id": case.id,
        "title": case.title,
        "model": _settings(case.settings),
        "parties": {p.id: _entry(p, name=p.name, role="" if p.is_principal else p.role) for p in case.parties},
        "people": {person.id: person_data(person) for person in case.people},
        "sources": {source.id: source_data(source) for source in case.sources},
        "rounds": {entry.id: _entry(entry) for entry in case.rounds},
        "issues": {issue.id: _issue(issue) for issue in case.issues},
        "no_deal": _no_deal(case),
        "preferences": _by_party(case.preferences, _preference),
        "interactions": _interactions(case),
        "discount_factors": {f.party: {"range": list(f.interval), **_ground(f)} for f in case.discount_factors},
        "exact": {exact.party: _exact(exact) for exact in case.exact},
        "statements": {statement.id: statement_data(statement) for statement in case.statements},
        "readings": {
            group.id: {reading.id: reading_data(reading) for reading in group.readings} for group in case.readings
        },
        "terms": {term.id: _entry(term, meanings=dict(term.meanings)) for term in case.terms},
        "commitments": {commitment.id: commitment_data(commitment) for commitment in case.commitments},
        "constraints": [{"never": _where(entry.never), **_ground(entry)} for entry in case.constraints],
        "consent": [{"where": _where(entry.where), "by": entry.by, **_ground(entry)} for entry in case.consents],
        "steps": {step.id: _step(step) for step in case.steps},
        "roadmap": _roadmap(case.roadmap),
    }
    head = {key: sections.pop(key) for key in ("walkaway", "id", "title")}
    blocks = [emit(_filled(head)), *(emit({key: value}) for key, value in sections.items() if value)]
    return "\n".join(blocks)


def person_data(person: Person) -> Data:
    """Return a person as plain data in the form of the file."""
    return _entry(person)


def source_data(source: Source) -> Data:
    """Return a source as plain data in the form of the file."""
    return _entry(source, passed_over=dict(source.passed_over))


def reading_data(reading: Reading) -> Data:
    """Return one of several accounts as plain data in the form of the file."""
    return _entry(reading)


def commitment_data(commitment: Commitment) -> Data:
    """Return a commitment as plain data in the form of the file."""
    history = [_entry(entry) for entry in commitment.history]
    return _entry(commitment, does=dict(commitment.does), history=history)


def statement_data(statement: Statement) -> Data:
    """Return a statement as plain data in the form of the file."""
    package, where, target = statement.package, statement.where, statement.target
    over = [side if isinstance(side, str) else _package(side) for side in statement.over or ()]
    of: Any = statement.of or list(statement.among)
    if target is not None:
        of = _entry(target)
    return _filled(
        {
            "kind": statement.kind,
            "party": statement.parties[0] if len(statement.parties) == 1 else list(statement.parties),
            "said_by": statement.said_by,
            "to": statement.to,
            "round": statement.round,
            "date": statement.date,
            "origin": statement.origin,
            "cite": [str(citation) for citation in statement.cite],
            "basis": "" if statement.basis == "reporter" else statement.basis,
            "credibility": statement.credibility,
            "package": None if package is None else _package(package),
            "rest": "" if package is None or package.rest == "no_deal" else package.rest,
            "where": None if where is None else _where(where),
            "of": of,
            "against": statement.against,
            "over": over or list(statement.over_issues or ()),
            "level": statement.level,
            "commitment": statement.commitment,
            "verdict": statement.verdict,
            "direction": statement.direction,
            "since": statement.since,
            "does": statement.does,
            "text": statement.text,
        }
    )


def _filled(data: Mapping[str, Any]) -> Data:
    """Return the entries that say something; numbers always do."""
    return {
        key: value
        for key, value in data.items()
        if (isinstance(value, int | float) and not isinstance(value, bool)) or value
    }


def _entry(record: Any, **given: Any) -> Data:
    """Return a record's fields under their own names, some given in another form; its id is the key above it."""
    names = [name for name in record.__slots__ if name != "id"]
    data = {name: given[name] if name in given else getattr(record, name) for name in names}
    return _filled({name: list(value) if isinstance(value, tuple) else value for name, value in data.items()})


def _ground(record: Any) -> Data:
    return _filled({"because": list(record.because), "assumed": record.assumed})


def _settings(settings: Settings) -> Data:
    default = Settings()
    return {name: value for name in settings.__slots__ if (value := getattr(settings, name)) != getattr(default, name)}


def _levels(row: tuple[tuple[Any, float], ...]) -> Data:
    return {level if isinstance(level, str) else repr(level): number for level, number in row}


def _exact(exact: ExactPreferences) -> Data:
    data: Data = {
        exact.form: {issue: _levels(row) for issue, row in exact.table},
        "weights": dict(exact.weights),
        "bonuses": [_bonus(bonus) for bonus in exact.bonuses],
        **({} if exact.out_of == 1 else {"out_of": exact.out_of}),
        "at_most": exact.at_most,
    }
    return _filled(data) | _ground(exact)


def _bonus(bonus: Bonus | BonusGroup) -> Data:
    if isinstance(bonus, Bonus):
        return {"adds": bonus.adds} | ({} if bonus.where is None else {"where": _where(bonus.where)})
    data: Data = {f"{bonus.combine}_of": [_bonus(part) for part in bonus.parts]}
    return data if bonus.times == 1 else data | {"times": bonus.times}


def _issue(issue: Issue) -> Data:
    numbers = None if issue.range is None else _entry(issue.range)
    data = {
        "name": issue.name,
        "options": {option.id: _option(option) for option in issue.options},
        "range": numbers,
        "aliases": list(issue.aliases),
    }
    return _filled(data) | ({} if issue.ordered else {"ordered": False})


def _option(option: Option) -> Data | str:
    data = _entry(option, agreeable=False)
    if not option.agreeable:
        data["agreeable"] = False
    return option.name if set(data) == {"name"} else data


def _no_deal(case: Case) -> Data:
    no_deal = case.no_deal
    one = len(no_deal.branches) == 1 and no_deal.branches[0].chance == 1
    return _filled(
        {
            "outcome": dict(no_deal.branches[0].outcome) if one else None,
            "lottery": [] if one else [{"chance": b.chance, "outcome": dict(b.outcome)} for b in no_deal.branches],
            "value": {party: list(interval) for party, interval in no_deal.values},
            "shift": {party: list(interval) for party, interval in no_deal.shifts},
            **_ground(no_deal),
        }
    )


def _by_party(preferences: Any, build: Any) -> Data:
    data: Data = {}
    for preference in preferences:
        data.setdefault(preference.party, {})[preference.issue] = build(preference)
    return data


def _preference(preference: Any) -> Data:
    order = [tied[0] if len(tied) == 1 else list(tied) for tied in preference.order]
    weight = None if preference.weight is None else list(preference.weight)
    return _filled({"order": order, "direction": preference.direction, "weight": weight}) | _ground(preference)


def _interactions(case: Case) -> Data:
    data: Data = {}
    for entry in case.interactions:
        one = {"where": _where(entry.where), "adds": list(entry.adds), **_ground(entry)}
        data.setdefault(entry.party, []).append(one)
    return data


def _package(package: Package) -> Data:
    return {issue: levels[0] if len(levels) == 1 else list(levels) for issue, levels in package.terms}


def _where(where: Where) -> Data:
    data: Data = {clause.issue: _clause(clause) for clause in where.clauses}
    if where.negated:
        data["not"] = _where(where.negated[0]) if len(where.negated) == 1 else [_where(w) for w in where.negated]
    return data


def _clause(clause: Clause) -> Any:
    if clause.bounds:
        return {bound.side: bound.level for bound in clause.bounds}
    return clause.levels[0] if len(clause.levels) == 1 else list(clause.levels)


def _step(step: Step) -> Data:
    data = {
        "by": step.by[0] if len(step.by) == 1 else list(step.by),
        "issue": step.issue,
        "from": step.start,
        "to": step.end,
        "take_back": "never" if step.take_back is None else step.take_back,
        "verify": step.verify,
        "after": list(step.after),
        "not_before": list(step.not_before),
    }
    return _filled(data) | _ground(step)


def _roadmap(terms: RoadmapTerms) -> Data:
    whole = _entry(terms, start=dict(terms.start), penalties=dict(terms.penalties))
    default = RoadmapTerms()
    return {key: value for key, value in whole.items() if value != getattr(default, key)}
