"""What is different between two cases: two versions of one, before and after a round, or two codings.

Every field of every record counts. Records are matched by the ids under which they stand in the case file; what has no
id there (a constraint, a consent, a bonus) by what it is about. An order that carries no meaning is no change.
"""

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass, field, fields
from typing import Any

from walkaway.case.case import Case
from walkaway.case.content import Content, content
from walkaway.case.issues import Issue

__all__ = ["SECTIONS", "Change", "Entry", "FieldChange", "changes", "entries"]

SECTIONS = (
    "case",
    "model",
    "parties",
    "people",
    "sources",
    "rounds",
    "issues",
    "no_deal",
    "preferences",
    "interactions",
    "discount_factors",
    "exact",
    "statements",
    "readings",
    "terms",
    "commitments",
    "constraints",
    "consent",
    "steps",
    "roadmap",
)
"""The parts of a case, named as in its file and in that order; ``case`` is its id and title."""


_SILENT_SECTIONS = ("case", "people", "sources", "terms", "steps", "roadmap")
_SILENT_FIELDS = frozenset(
    (
        "affiliation",
        "aliases",
        "article",
        "because",
        "cite",
        "date_inferred",
        "file",
        "lines",
        "name",
        "passed_over",
        "publisher",
        "text",
        "title",
        "unit",
    )
)
"""Names, texts and grounds: readers see them, no probability hangs on them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """One field of a record, before and after, as plain data.

    Attributes:
        name: The field.
        old: What it said; None where it said nothing, or there was no record.
        new: What it says; None likewise.
    """

    name: str
    old: Any
    new: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One record that was added, removed or changed.

    Attributes:
        section: One of `SECTIONS`.
        id: Its place in the case file, as ids and keys joined by points; of what was removed, in the old file.
        path: The same, apart.
        what: ``added``, ``removed`` or ``changed``.
        fields: What it says in either case: of a changed record the fields that differ, else those that say something.
    """

    section: str
    id: str
    path: tuple[str, ...]
    what: str
    fields: tuple[FieldChange, ...]

    @property
    def is_silent(self) -> bool:
        """Whether no probability can hang on it: it is about names, texts, grounds or sources."""
        silent_fields = all(field.name in _SILENT_FIELDS for field in self.fields)
        return self.section in _SILENT_SECTIONS or (self.what == "changed" and silent_fields)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One record with its place.

    Attributes:
        section: One of `SECTIONS`.
        path: Its place in the case file, as ids and keys.
        record: The record.
        home: The key of the entry that holds it, if one does.
        own: What it says by itself: without what has an entry of its own.
    """

    section: str
    path: tuple[str, ...]
    record: Any
    home: tuple[Any, ...] | None = None
    own: Content = field(default_factory=dict)


def changes(old: Case, new: Case) -> tuple[Change, ...]:
    """Return everything that is different, in the order of the sections, then of the ids.

    An issue or group of accounts that is added or removed is one change, with all that it holds.

    Examples:
        >>> from walkaway.case import Party
        >>> before = Case(id="sale", parties=(Party(id="me", name="Me"),))
        >>> after = Case(id="sale", parties=(Party(id="me", name="Myself"), Party(id="you", name="You")))
        >>> [(change.id, change.what) for change in changes(before, after)]
        [('parties.me', 'changed'), ('parties.you', 'added')]
        >>> changes(before, before)
        ()
    """
    before, after = entries(old), entries(new)
    found = [*_gone(before, after, "removed"), *_gone(after, before, "added"), *_changed(before, after)]
    return tuple(sorted(found, key=lambda change: (SECTIONS.index(change.section), change.path, change.what)))


def entries(case: Case) -> dict[tuple[Any, ...], Entry]:
    """Return every record of a case by the key that it is matched by."""
    found: dict[tuple[Any, ...], Entry] = {}
    for key, entry in _entries(case):
        again = 0
        while (*key, again) in found:  # the same bonus twice, say
            again += 1
        found[(*key, again)] = entry
    return found


def _entries(case: Case) -> Iterator[tuple[tuple[Any, ...], Entry]]:
    head = {"id": case.id, "title": case.title}
    yield ("case",), Entry(section="case", path=("case",), record=case, own=head)
    yield ("model",), _entry("model", (), case.settings)
    yield ("no_deal",), _entry("no_deal", (), case.no_deal)
    for section, records in _with_ids(case).items():
        for record in records:
            yield (section, record.id), _entry(section, (record.id,), record)
    for issue in case.issues:
        yield ("issues", issue.id), _entry("issues", (issue.id,), issue, "options")
        for option in issue.options:
            inside = (issue.id, "options", option.id)
            yield ("issues", *inside), _entry("issues", inside, option, home=("issues", issue.id, 0))
    for group in case.readings:
        yield ("readings", group.id), _entry("readings", (group.id,), group, "readings")
        for reading in group.readings:
            place = (group.id, reading.id)
            yield ("readings", *place), _entry("readings", place, reading, home=("readings", group.id, 0))
    for preference in case.preferences:
        place = (preference.party, preference.issue)
        yield ("preferences", *place), _entry("preferences", place, preference)
    for section, of_party in (("discount_factors", case.discount_factors), ("exact", case.exact)):
        for record in of_party:
            yield (section, record.party), _entry(section, (record.party,), record)
    yield ("roadmap",), _entry("roadmap", (), case.roadmap)
    yield from _without_ids(case)


def _with_ids(case: Case) -> dict[str, tuple[Any, ...]]:
    return {
        "parties": case.parties,
        "people": case.people,
        "sources": case.sources,
        "rounds": case.rounds,
        "statements": case.statements,
        "terms": case.terms,
        "commitments": case.commitments,
        "steps": case.steps,
    }


def _without_ids(case: Case) -> Iterator[tuple[tuple[Any, ...], Entry]]:
    """Yield what stands in lists of the case file: matched by what it is about, named by its position."""
    counted: dict[str, int] = {}
    for bonus in case.interactions:
        number = counted[bonus.party] = counted.get(bonus.party, -1) + 1
        about = repr(content(bonus)["where"])
        yield ("interactions", bonus.party, about), _entry("interactions", (bonus.party, str(number)), bonus)
    for number, constraint in enumerate(case.constraints):
        about = repr(content(constraint)["never"])
        yield ("constraints", about), _entry("constraints", (str(number),), constraint)
    for number, consent in enumerate(case.consents):
        about = repr(content(consent)["where"])
        yield ("consent", consent.by, about), _entry("consent", (str(number),), consent)


def _entry(
    section: str, place: tuple[str, ...], record: Any, inner: str = "", home: tuple[Any, ...] | None = None
) -> Entry:
    own = {name: said for name, said in content(record).items() if name != inner}
    return Entry(section=section, path=(section, *place), record=record, home=home, own=own)


def _gone(from_: Mapping[Any, Entry], to: Mapping[Any, Entry], what: str) -> Iterator[Change]:
    """Yield the records of one case that the other has not; what goes with its home is told there."""
    for key, entry in from_.items():
        if key in to or (entry.home is not None and entry.home not in to):
            continue
        said = {name: value for name, value in content(entry.record).items() if _says(entry.record, name, value)}
        pairs = {name: (value, None) if what == "removed" else (None, value) for name, value in said.items()}
        yield _change(entry, what, pairs)


def _says(record: Any, name: str, value: Any) -> bool:
    """Return whether a field says more than its absence would."""
    default = next((f.default for f in fields(record) if f.name == name), MISSING)
    return value not in (None, "", (), {}) and (default is MISSING or value != default)


def _changed(before: Mapping[Any, Entry], after: Mapping[Any, Entry]) -> Iterator[Change]:
    for key, entry in after.items():
        if key not in before:
            continue
        old, new = before[key].own, entry.own
        pairs = {name: (old[name], new[name]) for name in new if old[name] != new[name]}
        if isinstance(entry.record, Issue):
            pairs |= _scale(before[key].record, entry.record)
        if pairs:
            yield _change(entry, "changed", pairs)


def _scale(old: Issue, new: Issue) -> dict[str, tuple[Any, Any]]:
    """Return the options of a scale that stand in another order; those that only one case has are told apart."""
    scales = [tuple(option.id for option in issue.options) for issue in (old, new)]
    shared = [tuple(option for option in scale if all(option in other for other in scales)) for scale in scales]
    return {"options": (scales[0], scales[1])} if shared[0] != shared[1] and old.ordered and new.ordered else {}


def _change(entry: Entry, what: str, pairs: Mapping[str, tuple[Any, Any]]) -> Change:
    found = tuple(FieldChange(name=name, old=old, new=new) for name, (old, new) in pairs.items())
    return Change(section=entry.section, id=".".join(entry.path), path=entry.path, what=what, fields=found)
