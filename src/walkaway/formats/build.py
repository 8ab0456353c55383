"""From what stands in the file to the records of `walkaway.case`; its form is already checked, so all is taken."""

from collections.abc import Iterable

from walkaway.case import (
    Bonus,
    BonusGroup,
    Branch,
    Case,
    Commitment,
    Consent,
    Constraint,
    DiscountFactor,
    ExactPreferences,
    HistoryEntry,
    Interaction,
    Issue,
    IssuePreference,
    NoDeal,
    NumericRange,
    Option,
    Party,
    Person,
    Reading,
    ReadingGroup,
    Round,
    Settings,
    Source,
    Term,
)
from walkaway.formats import case_models as file
from walkaway.formats.build_levels import LevelBuilder
from walkaway.formats.build_statements import build_statement
from walkaway.formats.build_steps import build_roadmap, build_step

__all__ = ["build_case"]


def build_case(model: file.CaseModel) -> Case:
    """Return the case that a checked file holds."""
    issues = tuple(_issue(issue_id, issue) for issue_id, issue in model.issues.items())
    levels = LevelBuilder(frozenset(issue.id for issue in issues if issue.is_numeric))
    return Case(
        id=model.id,
        title=model.title or "",
        settings=_settings(model.model),
        parties=tuple(_party(party_id, party) for party_id, party in model.parties.items()),
        people=tuple(_person(person_id, person) for person_id, person in (model.people or {}).items()),
        sources=tuple(_source(source_id, source) for source_id, source in (model.sources or {}).items()),
        rounds=tuple(
            Round(id=round_id, name=entry.name or readable(round_id), date=entry.date or "")
            for round_id, entry in (model.rounds or {}).items()
        ),
        issues=issues,
        no_deal=_no_deal(model.no_deal, levels),
        preferences=_preferences(model),
        interactions=_interactions(model, levels),
        discount_factors=tuple(
            DiscountFactor(
                party=party, interval=factor.range, because=_tuple(factor.because), assumed=bool(factor.assumed)
            )
            for party, factor in (model.discount_factors or {}).items()
        ),
        exact=tuple(_exact(party, exact, levels) for party, exact in (model.exact or {}).items()),
        statements=tuple(build_statement(key, entry, levels) for key, entry in (model.statements or {}).items()),
        readings=_readings(model),
        terms=_terms(model),
        commitments=tuple(_commitment(key, entry, levels) for key, entry in (model.commitments or {}).items()),
        constraints=tuple(_constraint(entry, levels) for entry in model.constraints or ()),
        consents=tuple(_consent(entry, levels) for entry in model.consent or ()),
        steps=tuple(build_step(key, entry, levels) for key, entry in (model.steps or {}).items()),
        roadmap=build_roadmap(model.roadmap, levels),
    )


def readable(name: str) -> str:
    """Return a name for readers made of an id.

    Examples:
        >>> readable("nuclear_sites")
        'nuclear sites'
    """
    return name.replace("_", " ")


def _tuple(texts: Iterable[str] | None) -> tuple[str, ...]:
    return tuple(texts or ())


def _settings(model: file.SettingsModel | None) -> Settings:
    return Settings(**{name: value for name, value in model if value is not None}) if model else Settings()


def _party(party_id: str, party: file.PartyModel) -> Party:
    return Party(
        id=party_id,
        name=party.name or readable(party_id),
        role=party.role or "principal",
        aliases=_tuple(party.aliases),
        article=party.article or "",
    )


def _person(person_id: str, person: file.PersonModel) -> Person:
    return Person(
        id=person_id,
        name=person.name or readable(person_id),
        party=person.party,
        observer=bool(person.observer),
        affiliation=person.affiliation or "",
        aliases=_tuple(person.aliases),
    )


def _source(source_id: str, source: file.SourceModel) -> Source:
    passed = source.passed_over or {}
    return Source(
        id=source_id,
        title=source.title or "",
        publisher=source.publisher or "",
        date=source.date or "",
        date_inferred=bool(source.date_inferred),
        file=source.file or "",
        lines=source.lines,
        passed_over=tuple((int(line), reason) for line, reason in passed.items()),
    )


def _issue(issue_id: str, issue: file.IssueModel) -> Issue:
    return Issue(
        id=issue_id,
        name=issue.name or readable(issue_id),
        options=tuple(_option(option_id, option) for option_id, option in (issue.options or {}).items()),
        ordered=issue.ordered is not False,
        range=None if issue.range is None else _range(issue.range),
        aliases=_tuple(issue.aliases),
    )


def _option(option_id: str, option: file.OptionModel) -> Option:
    return Option(
        id=option_id,
        name=option.name or readable(option_id),
        agreeable=option.agreeable is not False,
        assumed=bool(option.assumed),
        because=_tuple(option.because),
        aliases=_tuple(option.aliases),
    )


def _range(model: file.RangeModel) -> NumericRange:
    return NumericRange(low=model.low, high=model.high, step=model.step, unit=model.unit or "")


def _no_deal(model: file.NoDealModel | None, levels: LevelBuilder) -> NoDeal:
    if model is None:
        return NoDeal()
    branches = [Branch(chance=branch.chance, outcome=levels.outcome(branch.outcome)) for branch in model.lottery or ()]
    if model.outcome is not None:
        branches.insert(0, Branch(chance=1.0, outcome=levels.outcome(model.outcome)))
    values, shifts = tuple((model.value or {}).items()), tuple((model.shift or {}).items())
    return NoDeal(
        branches=tuple(branches),
        values=values,
        shifts=shifts,
        because=_tuple(model.because),
        assumed=bool(model.assumed),
    )


def _preferences(model: file.CaseModel) -> tuple[IssuePreference, ...]:
    return tuple(
        IssuePreference(
            party=party,
            issue=issue,
            order=tuple(tuple(tied) for tied in entry.order or ()),
            direction=entry.direction or "",
            weight=entry.weight,
            because=_tuple(entry.because),
            assumed=bool(entry.assumed),
        )
        for party, by_issue in (model.preferences or {}).items()
        for issue, entry in by_issue.items()
    )


def _interactions(model: file.CaseModel, levels: LevelBuilder) -> tuple[Interaction, ...]:
    return tuple(
        Interaction(
            party=party,
            where=levels.where(entry.where),
            adds=entry.adds,
            because=_tuple(entry.because),
            assumed=bool(entry.assumed),
        )
        for party, entries in (model.interactions or {}).items()
        for entry in entries
    )


def _exact(party: str, exact: file.ExactModel, levels: LevelBuilder) -> ExactPreferences:
    form = "utility" if exact.points is None else "points"
    table = (exact.utility if exact.points is None else exact.points) or {}
    rows = (
        (issue, tuple((levels.key(issue, level), number) for level, number in row.items()))
        for issue, row in table.items()
    )
    return ExactPreferences(
        party=party,
        form=form,
        table=tuple(rows),
        weights=tuple((exact.weights or {}).items()),
        bonuses=tuple(_bonus(bonus, levels) for bonus in exact.bonuses or ()),
        out_of=1.0 if exact.out_of is None else exact.out_of,
        at_most=exact.at_most,
        because=_tuple(exact.because),
        assumed=bool(exact.assumed),
    )


def _bonus(model: file.BonusModel, levels: LevelBuilder) -> Bonus | BonusGroup:
    if model.adds is not None:
        return Bonus(adds=model.adds, where=None if model.where is None else levels.where(model.where))
    named = {"sum": model.sum_of, "smallest": model.smallest_of, "largest": model.largest_of}
    combine, parts = next((name, parts) for name, parts in named.items() if parts is not None)
    return BonusGroup(
        combine=combine,
        parts=tuple(_bonus(part, levels) for part in parts or ()),
        times=1.0 if model.times is None else model.times,
    )


def _readings(model: file.CaseModel) -> tuple[ReadingGroup, ...]:
    return tuple(
        ReadingGroup(
            id=group_id,
            readings=tuple(
                Reading(
                    id=reading_id,
                    statements=_tuple(reading.statements),
                    weight=1.0 if reading.weight is None else reading.weight,
                    text=reading.text or "",
                )
                for reading_id, reading in readings.items()
            ),
        )
        for group_id, readings in (model.readings or {}).items()
    )


def _terms(model: file.CaseModel) -> tuple[Term, ...]:
    return tuple(
        Term(
            id=word,
            meanings=tuple((term.meanings or {}).items()),
            issue=term.issue or "",
            because=_tuple(term.because),
            assumed=bool(term.assumed),
        )
        for word, term in (model.terms or {}).items()
    )


def _constraint(model: file.ConstraintModel, levels: LevelBuilder) -> Constraint:
    return Constraint(never=levels.where(model.never), because=_tuple(model.because), assumed=bool(model.assumed))


def _consent(model: file.ConsentModel, levels: LevelBuilder) -> Consent:
    where = levels.where(model.where)
    return Consent(where=where, by=model.by, because=_tuple(model.because), assumed=bool(model.assumed))


def _commitment(commitment_id: str, model: file.CommitmentModel, levels: LevelBuilder) -> Commitment:
    history = tuple(
        HistoryEntry(date=entry.date, status=entry.status, because=_tuple(entry.because))
        for entry in model.history or ()
    )
    return Commitment(
        id=commitment_id,
        by=model.by,
        does=levels.outcome(model.does),
        in_return_for=model.in_return_for or "",
        history=history,
        name=model.name or readable(commitment_id),
        because=_tuple(model.because),
        assumed=bool(model.assumed),
    )
