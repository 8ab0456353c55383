"""What an accepted statement brings with it: its source, its speaker, its group of accounts, its commitment."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from walkaway.case import Case, Person, Reading, ReadingGroup, Source, Statement
from walkaway.evidence.documents.document import LEFT_OUT, Document
from walkaway.evidence.review.items import Item, Material, references_of
from walkaway.evidence.speech.speech import Speaker
from walkaway.evidence.statements.naming_proposals import slug
from walkaway.formats.additions import Additions
from walkaway.formats.write import person_data, reading_data, source_data, statement_data

__all__ = ["Accepting", "person_of", "source_of"]

NUMBERED = re.compile(r"_[0-9]{1,4}$")
Data = dict[str, Any]
Statements = dict[str, Data]
"""Statements, or other entries, in the form of the file, by id."""

Entries = dict[tuple[str | int, ...], Statements]
Lists = dict[tuple[str | int, ...], tuple[Any, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepting:
    """Makes additions to a case out of accepted proposals.

    Attributes:
        case: The case as it stands.
        material: What was read.
        accepted: For the id of an accepted proposal, the id of its statement in the case.
        folder: The case's folder.
    """

    case: Case
    material: Material
    accepted: Mapping[str, str]
    folder: Path

    def shown(self, item: Item) -> Statements:
        """Return what accepting an item writes: its statement, or citations of one that the case has."""
        return {item.existing: {"cite": list(item.citations)}} if item.existing else self.whole(item)

    def whole(self, item: Item) -> Statements:
        """Return the statement of an item in full, even where the case has the same fact."""
        statement = self._resolved(item.proposal.statement)
        return {self._free(statement.id): statement_data(statement)}

    def additions(self, items: Iterable[Item], mended: Statements | None = None) -> tuple[Additions, dict[str, str]]:
        """Return what accepting some items adds to the case, and for each proposal the id of its statement there.

        Args:
            items: The accepted items.
            mended: The statement as the analyst mended it; then there is one item.
        """
        here, further = self._named(items, mended)
        statements: Statements = {}
        for item in items:
            name = here.accepted[item.proposal.statement.id]
            if mended is not None:
                statements.update(mended)
            elif not item.existing:
                statements[name] = statement_data(here._resolved(item.proposal.statement))
        keeps = {item.proposal.statement.commitment: dict(item.proposal.keeps) for item in items}
        commitments: Statements = {}
        for name, data in statements.items():
            statements[name], made = self._with_commitment(name, data, keeps)
            commitments.update(made)
        documents = [place.document for item in items for place in item.places]
        entries: Entries = {
            ("sources",): self._sources(documents, statements.values()),
            ("people",): self._people(statements.values(), documents),
            ("statements",): statements,
            ("commitments",): commitments,
        }
        groups = {item.group.id: item.group for item in items if item.group is not None}
        for group in groups.values():
            here._join(group, entries, further)
        return Additions(entries={path: new for path, new in entries.items() if new}, items=further), dict(
            here.accepted
        )

    def _named(self, items: Iterable[Item], mended: Statements | None) -> "tuple[Accepting, Lists]":
        """Return this with the ids of items in the case, and the citations that go to statements it has."""
        accepted, new, further = dict(self.accepted), list[str](), Lists()
        for item in items:
            proposal = item.proposal.statement.id
            if mended is not None:
                accepted[proposal] = next(iter(mended))
            elif item.existing:
                accepted[proposal] = item.existing
                further["statements", item.existing, "cite"] = item.citations
            else:
                accepted[proposal] = self._free(proposal, new)
                new.append(accepted[proposal])
        return replace(self, accepted=accepted), further

    def _free(self, name: str, also: Iterable[str] = ()) -> str:
        """Return an id that nothing in the case has: the name, or with the lowest number that is free."""
        taken = {statement.id for statement in self.case.statements} | {group.id for group in self.case.readings}
        taken |= set(also)
        bare = NUMBERED.sub("", name)
        if name not in taken and bare not in taken:
            return name
        # A later reading numbers on from what the case has by then; here the number is that of a review in one go.
        base = bare if bare in taken else name
        return next(f"{base}_{n}" for n in range(2, len(taken) + 3) if f"{base}_{n}" not in taken)

    def _resolved(self, statement: Statement) -> Statement:
        """Return a statement whose references lead to what the case calls the statements and groups they mean."""
        meant = {name: self._meant(name) for name in references_of(statement)}
        target = statement.target
        if target is not None and target.offer:
            target = replace(target, offer=meant[target.offer])
        return replace(
            statement,
            of=meant.get(statement.of, statement.of),
            against=meant.get(statement.against, statement.against),
            target=target,
        )

    def _meant(self, name: str) -> str:
        """Return what the case calls what a proposal refers to; a group with one account there is that account."""
        if name in self.accepted:
            return self.accepted[name]
        group = next((group for group in self.material.proposed.readings if group.id == name), None)
        if group is None:
            return name
        known = self._known(group)
        if known is not None:
            return known.id
        there = [self.accepted[account] for account in group.statements() if account in self.accepted]
        return there[0] if len(there) == 1 else name

    def _known(self, group: ReadingGroup) -> ReadingGroup | None:
        """Return the case's group of these accounts: the one that holds an accepted one, or that is called the same."""
        for name in group.statements():
            found = self.case.reading_of(self.accepted.get(name, ""))
            if found is not None:
                return found[0]
        return self.case.group(group.id)

    def _join(
        self,
        group: ReadingGroup,
        entries: Entries,
        items: Lists,
    ) -> None:
        """Put accepted accounts together as readings, once there are two of them or the case has the group."""
        readings: dict[str, Data] = {}
        known = self._known(group)
        there = () if known is None else known.readings
        for reading in group.readings:
            accepted = tuple(self.accepted[name] for name in reading.statements if name in self.accepted)
            new = tuple(name for name in accepted if self.case.reading_of(name) is None)
            own = next((one.id for one in there if set(one.statements) & set(accepted)), "")
            if new and own and known is not None:
                items["readings", known.id, own, "statements"] = new
            elif new:
                name = self._reading_id(reading, {*readings, *(one.id for one in there)})
                readings[name] = reading_data(replace(reading, statements=new))
        if known is not None:
            entries["readings", known.id] = readings
        elif len(readings) > 1:
            entries["readings",] = {group.id: readings}

    def _reading_id(self, reading: Reading, taken: Collection[str]) -> str:
        """Return an id for an account: the proposed one, with what the case calls its statements."""
        found = reading.id
        for name in reading.statements:
            found = found.replace(name, self.accepted.get(name, name))
        numbered = (f"{found}_{n}" for n in range(2, len(taken) + 3))
        return found if found not in taken else next(name for name in numbered if name not in taken)

    def _sources(self, documents: Iterable[str], statements: Iterable[Data]) -> dict[str, Data]:
        """Return the sources that are cited and that the case lacks."""
        named = dict.fromkeys(documents)
        for data in statements:
            cite = data.get("cite") or ()
            named.update((str(place).rpartition(":")[0], None) for place in ([cite] if isinstance(cite, str) else cite))
        known = {source.id for source in self.case.sources}
        texts = self.material.documents
        found = (texts[name] for name in named if name in texts and name not in known)
        return {document.id: source_data(source_of(document, self.folder)) for document in found}

    def _people(self, statements: Iterable[Data], documents: Iterable[str]) -> dict[str, Data]:
        """Return the speakers that the case lacks and the documents know."""
        known = {person.id for person in self.case.people} | {party.id for party in self.case.parties}
        parties = {party.id for party in self.case.parties}
        found = {}
        for name in dict.fromkeys(str(data.get("said_by") or "") for data in statements):
            if not name or name in known:
                continue
            speaker = self._speaker(name, documents)
            if speaker is not None:
                found[name] = person_data(person_of(speaker, name, parties))
        return found

    def _speaker(self, wanted: str, documents: Iterable[str]) -> Speaker | None:
        """Return the speaker that a statement's ``said_by`` means: by id, or by a surname that has become one."""
        all_of = [s for name in documents for s in self.material.speakers.get(name, {}).values()]
        for speaker in all_of:
            if wanted in (speaker.id, speaker.person):
                return speaker
        named = (s for s in all_of if wanted in (slug(s.name), *(slug(word) for word in s.name.split()[-1:])))
        return next(named, None)

    def _with_commitment(
        self, statement_id: str, data: Data, keeps: Mapping[str, Mapping[str, Any]]
    ) -> tuple[Data, Statements]:
        """Return a statement, and the commitment it makes where the case lacks it and it is known what is kept.

        Who mends the statement can write what is kept as its ``package:``.
        """
        if data.get("kind") != "commitment":
            return data, {}
        name, written = str(data.get("commitment") or ""), data.get("package")
        rest = {key: value for key, value in data.items() if key not in ("package", "rest")}
        does = written if isinstance(written, Mapping) else keeps.get(name, {})
        if not does or self.case.commitment(name) is not None:
            return rest if isinstance(written, Mapping) else data, {}
        date = str(data.get("date") or "") or next((r.date for r in self.case.rounds if r.id == data.get("round")), "")
        first = {issue: level[0] if isinstance(level, list | tuple) else level for issue, level in does.items()}
        made: Data = {"by": data.get("party"), "does": first}
        if date:
            made["history"] = [{"date": date, "status": "made", "because": [statement_id]}]
        return rest, {name: made}


def source_of(document: Document, folder: Path) -> Source:
    """Return the source that a document is, with the lines that say nothing of the matter."""
    try:
        file = Path(document.file).resolve().relative_to(folder.resolve()).as_posix() if document.file != "-" else ""
    except (OSError, ValueError):  # it lies elsewhere
        file = ""
    passed = tuple((line.number, line.why or "Left out.") for line in document.lines if line.kind == LEFT_OUT)
    return Source(
        id=document.id,
        title=document.title,
        publisher=document.publisher,
        date=document.date,
        date_inferred=document.date_inferred,
        file=file,
        lines=len(document.lines) or None,
        passed_over=passed,
    )


def person_of(speaker: Speaker, name: str, parties: Iterable[str]) -> Person:
    """Return the person that a speaker is: of a party of the case, or an observer if a report says whose they are."""
    party = speaker.party if speaker.party in set(parties) else None
    # A stranger who is only named is left to the analyst: nothing says that they judge from outside.
    outside = bool(speaker.affiliation) or (speaker.observer and speaker.kind != "person")
    aliases = tuple(name for name in speaker.names if name != speaker.name and " " in name)
    return Person(
        id=name,
        name=speaker.name,
        party=party,
        observer=party is None and outside,
        affiliation="" if party is not None else speaker.affiliation,
        aliases=aliases,
    )
