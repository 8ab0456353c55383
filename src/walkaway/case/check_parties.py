"""Faults in who takes part, where statements come from, when things happened, and the model's conventions."""

import math
import re
from collections import Counter
from collections.abc import Iterator

from walkaway.case.case import Case
from walkaway.case.naming import unknown
from walkaway.case.parties import ROLES
from walkaway.case.sources import PARTIAL_DATE
from walkaway.errors import Fault

__all__ = ["date_faults", "duplicate_faults", "party_faults"]

MOST_LINES = 1_000_000
CASE_ID = re.compile(r"[a-z0-9][a-z0-9-]*")


def party_faults(case: Case) -> Iterator[Fault]:
    """Yield what is wrong with parties, people, sources, rounds and settings."""
    if not CASE_ID.fullmatch(case.id):
        yield Fault(
            message=f"'{case.id}' cannot be the id of a case",
            mend="use small letters, digits and hyphens, such as hanoi-2019",
            where=("id",),
        )
    yield from _settings(case)
    yield from _parties(case)
    yield from _people(case)
    yield from _sources(case)
    yield from duplicate_faults("round", "rounds", [entry.id for entry in case.rounds])
    for entry in case.rounds:
        yield from date_faults(entry.date, ("rounds", entry.id, "date"))


def duplicate_faults(what: str, section: str, ids: list[str]) -> Iterator[Fault]:
    """Yield a fault for every id that is given twice, and for an empty one."""
    for name, count in Counter(ids).items():
        if count > 1:
            yield Fault(
                message=f"the {what} '{name}' is given twice", mend="rename one", where=(section, name), at_key=True
            )
        if not name.strip():
            yield Fault(message=f"a {what} has no name", mend="give it an id", where=(section, name), at_key=True)


def date_faults(date: str, where: tuple[str | int, ...]) -> Iterator[Fault]:
    """Yield a fault for a date that is given but is none."""
    if date and not PARTIAL_DATE.fullmatch(date):
        mend = "write a year, a month or a day: 2019, 2019-02 or 2019-02-28"
        yield Fault(message=f"'{date}' is not a date", mend=mend, where=where)


def _settings(case: Case) -> Iterator[Fault]:
    settings = case.settings
    bounds = (
        ("noise", settings.noise, 0 < settings.noise <= 10, "a number above 0, such as 0.05"),
        ("hold_out", settings.hold_out, 0 <= settings.hold_out < 1, "a chance from 0 to below 1, such as 0.2"),
        ("min_gain", settings.min_gain, 0 <= settings.min_gain < 1, "a number from 0 to below 1, such as 0.01"),
        ("concentration", settings.concentration, settings.concentration in (0.5, 1, 2), "0.5, 1 or 2"),
        (
            "credibility_factor",
            settings.credibility_factor,
            settings.credibility_factor >= 0 and math.isfinite(settings.credibility_factor),
            "a number from 0, such as 0.6",
        ),
    )
    for name, value, fits, mend in bounds:
        if not fits:
            yield Fault(message=f"{name} cannot be {value:g}", mend=f"write {mend}", where=("model", name))


def _parties(case: Case) -> Iterator[Fault]:
    yield from duplicate_faults("party", "parties", [party.id for party in case.parties])
    for party in case.parties:
        yield from unknown("role", party.role, ROLES, ("parties", party.id, "role"))
    if not case.principals:
        yield Fault(
            message="no party is a principal, so nobody has to agree to a deal",
            mend="leave the role of those who must agree out, or write 'role: principal'",
            where=("parties",),
        )


def _people(case: Case) -> Iterator[Fault]:
    yield from duplicate_faults("person", "people", [person.id for person in case.people])
    parties = [party.id for party in case.parties]
    for person in case.people:
        if person.party is not None:
            yield from unknown("party", person.party, parties, ("people", person.id, "party"))
        if person.id in parties:
            yield Fault(
                message=f"'{person.id}' is a person and a party",
                mend="rename the person",
                where=("people", person.id),
                at_key=True,
            )


def _sources(case: Case) -> Iterator[Fault]:
    yield from duplicate_faults("source", "sources", [source.id for source in case.sources])
    for source in case.sources:
        place = ("sources", source.id)
        yield from date_faults(source.date, (*place, "date"))
        last = source.lines
        if last is not None and not 1 <= last <= MOST_LINES:
            yield Fault(
                message=f"a source cannot have {last} lines",
                mend="count its lines that are not empty",
                where=(*place, "lines"),
            )
            last = None
        for line, _ in source.passed_over:
            if line < 1 or (last is not None and line > last):
                beyond = f"there is no line {line}" + (f": the source has {last}" if last is not None else "")
                yield Fault(
                    message=beyond,
                    mend="count from 1 over the lines that are not empty",
                    where=(*place, "passed_over", str(line)),
                    at_key=True,
                )
