"""Faults in the accounts that conflict, and too many combinations of them."""

import math
from collections.abc import Iterator

from walkaway.case.case import Case
from walkaway.case.check_issues import Place
from walkaway.case.check_parties import duplicate_faults
from walkaway.case.naming import unknown
from walkaway.errors import Fault

__all__ = ["MAX_COMBINATIONS", "count_combinations", "reading_faults"]

MAX_COMBINATIONS = 64
"""More combinations of readings and meanings than this are refused."""


def reading_faults(case: Case) -> Iterator[Fault]:
    """Yield what is wrong with the reading groups."""
    yield from duplicate_faults("reading group", "readings", [group.id for group in case.readings])
    statements = [statement.id for statement in case.statements]
    owner: dict[str, str] = {}
    for group in case.readings:
        place: Place = ("readings", group.id)
        if group.id in statements:
            message = f"'{group.id}' is a reading group and a statement"
            yield Fault(message=message, mend="rename the group", where=place, at_key=True)
        if not group.readings:
            yield Fault(message=f"the group '{group.id}' has no readings", mend="add two or more", where=place)
        for reading in group.readings:
            where = (*place, reading.id)
            if not (reading.weight > 0 and math.isfinite(reading.weight)):
                message = f"the weight {reading.weight:g} is not above 0"
                yield Fault(message=message, mend="write a number above 0", where=(*where, "weight"))
            for position, name in enumerate(reading.statements):
                yield from unknown("statement", name, statements, (*where, "statements", position))
                if name in owner:
                    message = f"the statement '{name}' is already in the reading '{owner[name]}'"
                    mend = "a statement belongs to one reading; write the shared part as a statement outside all"
                    yield Fault(message=message, mend=mend, where=(*where, "statements", position))
                owner.setdefault(name, f"{group.id}.{reading.id}")
    yield from _too_many(case)


def count_combinations(case: Case) -> int:
    """Return how many combinations of readings and of meanings of packages that name several options there are."""
    meanings = {
        s.id: math.prod(max(1, len(levels)) for _, levels in s.package.terms)
        for s in case.statements
        if s.package is not None
    }
    inside = {name for group in case.readings for name in group.statements()}
    outside = math.prod(count for name, count in meanings.items() if name not in inside)
    groups = [
        [math.prod(meanings.get(name, 1) for name in reading.statements) for reading in group.readings] or [1]
        for group in case.readings
    ]
    return outside * math.prod(sum(readings) for readings in groups)


def _too_many(case: Case) -> Iterator[Fault]:
    count = count_combinations(case)
    if count <= MAX_COMBINATIONS:
        return
    several = [s.id for s in case.statements if s.package is not None and s.package.names_several]
    where: Place = ("readings",) if case.readings else ("statements", several[0], "package")
    message = (
        f"readings and packages that name several options make {count} combinations; {MAX_COMBINATIONS} is the most"
    )
    mend = "join readings" if case.readings else ""
    if several:
        listed = ", ".join(several[:6]) + (" …" if len(several) > 6 else "")
        mend += (", or " if mend else "") + f"name one option where several are named ({listed})"
    yield Fault(message=message, mend=mend, where=where)
