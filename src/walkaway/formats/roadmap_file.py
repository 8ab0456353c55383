"""A roadmap file: a roadmap problem by itself, without a case around it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import inf
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, ValidationError

from walkaway.case.check_agreements import circle_from
from walkaway.case.naming import unknown
from walkaway.errors import CaseError, Fault, InputError
from walkaway.formats.case_models import TakeBack
from walkaway.formats.fields import (
    MaybeCount,
    MaybeNumber,
    MaybeText,
    MaybeTexts,
    Number,
    Record,
    Texts,
    described,
    wrong,
)
from walkaway.formats.plain_errors import cut_fault, faults_of
from walkaway.formats.yaml_nodes import MAX_BYTES, Document, decode, read_yaml

__all__ = ["START", "RoadmapFile", "RoadmapFileParty", "RoadmapFileStep", "is_roadmap_file", "read_roadmap_file"]

VERSION_KEY = "walkaway_roadmap"

START = "start"
"""The option of every chain that holds before any step."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoadmapFileParty:
    """A party of a roadmap file.

    Attributes:
        id: Its id.
        discount: Discount factor of a period, above 0 and below 1.
        reservation: Its value of no deal; 0 is where things stand.
        shift: What it has besides in every period after a breakdown.
        penalty: What it loses in every period after a breakdown that it caused.
        terminal: What it has for ever at the target, in place of the sum of what steps are worth; None for that sum.
    """

    id: str
    discount: float
    reservation: float = 0.0
    shift: float = 0.0
    penalty: float = 0.0
    terminal: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RoadmapFileStep:
    """A step of a roadmap file.

    Attributes:
        id: Its id.
        chain: The chain it belongs to.
        by: Who acts.
        worth: Party and what the step adds to its utility in every period.
        consent: Who must consent.
        take_back: Periods that taking it back needs; infinity for never.
        verify: Periods until it is verified.
        after: Steps that must come in an earlier stage.
        not_before: Steps that must not come later.
    """

    id: str
    chain: str
    by: tuple[str, ...]
    worth: tuple[tuple[str, float], ...]
    consent: tuple[str, ...] = ()
    take_back: float = inf
    verify: int = 1
    after: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RoadmapFile:
    """What a roadmap file holds.

    Attributes:
        title: Its name for readers; may be empty.
        parties: The parties.
        steps: The steps, chain by chain and in the order of each chain.
        capacity: The most steps of one stage.
        max_wait: The most empty stages in a row.
        target: The last step of each chain that the target holds; None for any end state.
    """

    title: str
    parties: tuple[RoadmapFileParty, ...]
    steps: tuple[RoadmapFileStep, ...]
    capacity: int = 3
    max_wait: int = 0
    target: tuple[str, ...] | None = None

    @property
    def chains(self) -> tuple[str, ...]:
        """The names of the chains, in the order of the file."""
        return tuple(dict.fromkeys(step.chain for step in self.steps))


class _Party(Record):
    discount: Number = Field(description="Discount factor of a period, above 0 and below 1.")
    reservation: MaybeNumber = described("Value of no deal; 0 is where things stand. Default 0.")
    shift: MaybeNumber = described("What it has besides in every period after a breakdown. Default 0.")
    penalty: MaybeNumber = described("What it loses in every period after a breakdown that it caused. Default 0.")
    terminal: MaybeNumber = described("What it has for ever at the target. Left out: what the steps are worth.")


class _Step(Record):
    by: Texts = Field(description="The party, or a list of parties, whose action it is.")
    worth: dict[str, Number] = Field(description="By party: what the step adds to its utility in every period.")
    consent: MaybeTexts = described("Parties that must consent.")
    take_back: TakeBack | None = described("Periods that taking it back needs, or never. Left out: never.")
    verify: MaybeCount = described("Periods until it is verified. Default 1.")
    after: MaybeTexts = described("Steps that must come before, in an earlier stage.")
    not_before: MaybeTexts = described("Steps that must not come later; the same stage will do.")


def _version(value: Any) -> int:
    if value != 1 or isinstance(value, bool):
        wrong("this version of the roadmap format is not known", f"write '{VERSION_KEY}: 1'")
    return 1


class _File(Record):
    walkaway_roadmap: Annotated[Literal[1], BeforeValidator(_version)] = Field(description="Version of the format: 1.")
    title: MaybeText = described("Name for readers.")
    parties: dict[str, _Party] = Field(description="The parties, by id.")
    chains: dict[str, dict[str, _Step]] = Field(description="By chain: its steps in order, by id.")
    capacity: MaybeCount = described("The most steps of one stage. Default 3.")
    max_wait: MaybeCount = described("The most stages in a row in which nothing is done. Default 0.")
    target: MaybeTexts = described("The last step of each chain that is wanted. Left out: any end state.")


def is_roadmap_file(path: Path) -> bool:
    """Return whether a file says of itself that it is a roadmap file."""
    try:
        with path.open("rb") as stream:
            return re.search(rf"^[\"']?{VERSION_KEY}\b".encode(), stream.read(MAX_BYTES), re.MULTILINE) is not None
    except OSError:
        return False


def read_roadmap_file(path: Path) -> RoadmapFile:
    """Read a roadmap file.

    Raises:
        InputError: There is no such file.
        CaseError: It is not a roadmap file that holds together; every fault names line, column and the mend.
    """
    name = str(path)
    try:
        with path.open("rb") as stream:
            content = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise InputError(f"{name} cannot be read: {error.strerror}") from None
    document = read_yaml(decode(content, name), name)
    cut = [cut_fault(place) for place in document.cut]
    if not isinstance(document.data, dict):
        raise CaseError([Fault(message="this is not a roadmap", mend=f"start with '{VERSION_KEY}: 1'", file=name)])
    model, faults = _validated(document)
    found = None if model is None else _built(model)
    faults = [*cut, *faults, *([] if found is None else _misfits(found))]
    if found is None or faults or document.faults:
        placed = [*document.faults, *(document.place(fault, name) for fault in faults)]
        raise CaseError(sorted(placed, key=lambda fault: (fault.line, fault.column)))
    return found


def _validated(document: Document) -> tuple[_File | None, list[Fault]]:
    known: dict[int, tuple[str, ...]] = {}
    try:
        return _File.model_validate(document.data, context=known), []
    except ValidationError as error:
        return None, list(faults_of(error.errors(include_url=False), document.data, document.flow, known))


def _built(model: _File) -> RoadmapFile:
    return RoadmapFile(
        title=model.title or "",
        parties=tuple(
            RoadmapFileParty(
                id=party,
                discount=entry.discount,
                reservation=entry.reservation or 0.0,
                shift=entry.shift or 0.0,
                penalty=entry.penalty or 0.0,
                terminal=entry.terminal,
            )
            for party, entry in model.parties.items()
        ),
        steps=tuple(
            RoadmapFileStep(
                id=step,
                chain=chain,
                by=tuple(entry.by),
                worth=tuple(entry.worth.items()),
                consent=tuple(entry.consent or ()),
                take_back=inf if entry.take_back in (None, "never") else float(entry.take_back),
                verify=1 if entry.verify is None else entry.verify,
                after=tuple(entry.after or ()),
                not_before=tuple(entry.not_before or ()),
            )
            for chain, steps in model.chains.items()
            for step, entry in steps.items()
        ),
        capacity=3 if model.capacity is None else model.capacity,
        max_wait=model.max_wait or 0,
        target=None if model.target is None else tuple(model.target),
    )


def _misfits(file: RoadmapFile) -> Iterator[Fault]:
    """Yield what does not fit together."""
    parties = [party.id for party in file.parties]
    ids = [step.id for step in file.steps]
    for party in file.parties:
        place = ("parties", party.id)
        if not 0 < party.discount < 1:
            mend = "write a number above 0 and below 1, such as 0.9"
            yield Fault(message=f"{party.discount:g} is no discount factor", mend=mend, where=(*place, "discount"))
        if party.penalty < 0:
            mend = "write a number from 0 up"
            yield Fault(message=f"{party.penalty:g} is no penalty", mend=mend, where=(*place, "penalty"))
    for step in file.steps:
        yield from _step_misfits(step, parties, ids)
    if not ids:
        yield Fault(message="there is no step", mend="add one under 'chains'", where=("chains",))
    if file.capacity < 1:
        yield Fault(message="a stage takes at least one step", mend="write 1, 2, 3 …", where=("capacity",))
    # A step waits for the one before it on its chain as well.
    before = {late.id: early.id for early, late in pairwise(file.steps) if early.chain == late.chain}
    waits = {s.id: (*s.after, *s.not_before, *([before[s.id]] if s.id in before else [])) for s in file.steps}
    for step in file.steps:
        circle = circle_from(step.id, waits)
        if circle and step.id == min(circle):
            message = f"steps wait for each other in a circle: {' → '.join((*circle, circle[0]))}"
            yield Fault(
                message=message, mend="take one 'after' or 'not_before' out", where=("chains", step.chain, step.id)
            )
    for number, name in enumerate(file.target or ()):
        yield from unknown("step", name, ids, ("target", number))
    given = [party.terminal is not None for party in file.parties]
    if any(given) and not (all(given) and file.target):
        mend = "give every party one, and name a target"
        yield Fault(
            message="'terminal' is given for some parties only, or without a target", mend=mend, where=("parties",)
        )


def _step_misfits(step: RoadmapFileStep, parties: list[str], ids: list[str]) -> Iterator[Fault]:
    place = ("chains", step.chain, step.id)
    for what, name, where in (("chain", step.chain, ("chains", step.chain)), ("step", step.id, place)):
        if re.search(r"[\s,;=]", name) or not name:
            mend = "write it without blanks, commas, semicolons and '=', such as first_payment"
            yield Fault(message=f"no {what} can be called '{name}'", mend=mend, where=where, at_key=True)
    if step.id == START:
        yield Fault(
            message=f"'{START}' is where every chain begins", mend="call the step otherwise", where=place, at_key=True
        )
    if ids.count(step.id) > 1:
        yield Fault(message=f"two steps are called '{step.id}'", mend="give each a name of its own", where=place)
    for key, names in (("by", step.by), ("consent", step.consent)):
        for name in names:
            yield from unknown("party", name, parties, (*place, key))
    for name, _ in step.worth:
        yield from unknown("party", name, parties, (*place, "worth", name), at_key=True)
    for key, names in (("after", step.after), ("not_before", step.not_before)):
        for name in names:
            yield from unknown("step", name, ids, (*place, key))
    if not (step.take_back == inf or (step.take_back >= 0 and step.take_back == int(step.take_back))):
        mend = "write a whole number of periods from 0 up, or never"
        yield Fault(message=f"{step.take_back:g} is no number of periods", mend=mend, where=(*place, "take_back"))
    if step.verify < 1:
        mend = "write 1, 2, 3 … periods"
        yield Fault(message=f"verifying cannot take {step.verify} periods", mend=mend, where=(*place, "verify"))
