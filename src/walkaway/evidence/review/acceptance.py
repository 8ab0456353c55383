"""What an accepted statement brings with it: its source, its speaker, its group of accounts, its commitment."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from walkaway.case import Case, Person, Reading, ReadingGroup, Source, Statement
from walkaway.evidence.documents.document import LEFT_OUT, Document
from walkaway.evidence.review.items import Item, Material, references_of
from walkaway.evidence.speech.speech import Speaker
from walkaway.formats.additions import Additions
from walkaway.formats.write import person_data, reading_data, source_data, statement_data

__all__ = ["Accepting", "person_of", "source_of"]

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
        commitments: Statements = {}
        for name, data in statements.items():
            statements[name], made = self._with_commitment(name, data)
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
        """Return an id that nothing in the case has."""
        taken = {statement.id for statement in self.case.statements} | {group.id for group in self.case.readings}
        taken |= set(also)
        if name not in taken:
            return name
        return next(f"{name}_{n}" for n in range(2, len(taken) + 3) if f"{name}_{n}" not in taken)

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
        if group is None or self.case.group(name) is not None:
            return name
        there = [self.accepted[account] for account in group.statements() if account in self.accepted]
        return there[0] if len(there) == 1 else name

    def _join(
        self,
        group: ReadingGroup,
        entries: Entries,
        items: Lists,
    ) -> None:
        """Put accepted accounts together as readings, once there are two of them or the case has the group."""
        readings: dict[str, Data] = {}
        known = self.case.group(group.id)
        placed = set() if known is None else set(known.statements())
        for reading in group.readings:
            there = tuple(self.accepted[name] for name in reading.statements if name in self.accepted)
            new = tuple(name for name in there if name not in placed and self.case.reading_of(name) is None)
            if not new:
                continue
            if known is not None and any(other.id == reading.id for other in known.readings):
                items["readings", group.id, reading.id, "statements"] = new
            else:
                one = Reading(id=reading.id, statements=new, weight=reading.weight, text=reading.text)
                readings[reading.id] = reading_data(one)
        if known is not None:
            entries["readings", group.id] = readings
        elif len(readings) > 1:
            entries["readings",] = {group.id: readings}

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
        plain = wanted.replace("_", "").casefold()
        return next((s for s in all_of if plain in ("".join(s.name.split()[-n:]).casefold() for n in (1, 2))), None)

    def _with_commitment(self, statement_id: str, data: Data) -> tuple[Data, dict[str, Data]]:
        """Return a statement, and the commitment it makes where the case lacks it and it says what is kept."""
        name, keeps = str(data.get("commitment") or ""), data.get("package")
        if data.get("kind") != "commitment" or not isinstance(keeps, Mapping):
            return data, {}
        rest = {key: value for key, value in data.items() if key not in ("package", "rest")}
        if self.case.commitment(name) is not None:
            return rest, {}
        date = str(data.get("date") or "") or next((r.date for r in self.case.rounds if r.id == data.get("round")), "")
        does = {issue: level[0] if isinstance(level, list | tuple) else level for issue, level in keeps.items()}
        made: Data = {"by": data.get("party"), "does": does}
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
    """Return the person that a speaker is: of a party of the case, or else an observer."""
    party = speaker.party if speaker.party in set(parties) else None
    aliases = tuple(name for name in speaker.names if name != speaker.name and " " in name)
    return Person(
        id=name,
        name=speaker.name,
        party=party,
        observer=party is None,
        affiliation="" if party is not None else speaker.affiliation,
        aliases=aliases,
    )
