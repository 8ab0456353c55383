"""Entries added to a case file, in any of its sections; every other byte of it stays.

Where an entry goes is worked out from the file as it stands: at the end of its section, before the blank lines and
comments of what follows. The result is read again and held against what was to be added, so an unusual way of writing
can only lead to a refusal, never to another case than was meant.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from walkaway.case.changes import SECTIONS as PARTS
from walkaway.errors import CaseError, Fault
from walkaway.formats.emit import emit
from walkaway.formats.places_in_text import PlacesInText
from walkaway.formats.yaml_nodes import Document, Path, read_yaml

__all__ = ["SECTIONS", "Added", "Additions", "Change", "taken_out", "with_additions"]

SECTIONS = ("walkaway", "id", "title", *PARTS[1:])
"""The sections of a case in the order of the reference: a new one goes behind the nearest that is there."""

BY_HAND = "make the change by hand"


@dataclass(frozen=True, slots=True, kw_only=True)
class Additions:
    """What is to be added to a case, as plain data in the form of the file.

    Attributes:
        entries: For the path of a mapping (``("statements",)``, ``("readings", "the_offer")``), new keys and values.
        items: For the path of a list of plain values (``("statements", "offer_all", "cite")``), new items.
    """

    entries: Mapping[Path, Mapping[str, Any]] = field(default_factory=dict)
    items: Mapping[Path, tuple[Any, ...]] = field(default_factory=dict)

    def missing_in(self, data: Any) -> "Additions":
        """Return those that a case does not hold yet: keys that it has, and items that it lists, are left out.

        Examples:
            >>> both = Additions(entries={("people",): {"ana": {"name": "Ana"}, "ben": {"name": "Ben"}}})
            >>> both.missing_in({"people": {"ana": {}}}).entries
            {('people',): {'ben': {'name': 'Ben'}}}
        """
        entries = {
            path: left
            for path, new in self.entries.items()
            if (left := {key: value for key, value in new.items() if not _has_key(_at(data, path), key)})
        }
        items = {}
        for path, wanted in self.items.items():
            listed = {str(item) for item in _listed(_at(data, path))}
            if left_items := tuple(item for item in wanted if str(item) not in listed):
                items[path] = left_items
        return Additions(entries=entries, items=items)

    def __bool__(self) -> bool:
        """Whether there is anything to add."""
        return bool(self.entries or self.items)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One stretch of a text that is replaced.

    Attributes:
        start: Where it starts.
        old: What stood there; almost always nothing.
        new: What stands there now.
    """

    start: int
    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """A text after additions, and what it takes to get the one before back.

    Attributes:
        text: The text.
        changes: What was changed, from the end of the text to its beginning.
    """

    text: str
    changes: tuple[Change, ...]


def with_additions(text: str, additions: Additions, *, name: str = "case.yaml") -> Added:
    r"""Return the text of a case with entries added.

    Args:
        text: The case file.
        additions: What is to be added.
        name: What faults begin with.

    Raises:
        CaseError: A key is there already; or a section stands in braces, or is written in another way to which nothing
            can be added.

    Examples:
        >>> one = Additions(entries={("people",): {"ana": {"name": "Ana"}}})
        >>> print(with_additions("id: sale\nparties:  # two\n  me: I\n\n# last\nsteps: {}\n", one).text, end="")
        id: sale
        parties:  # two
          me: I
        <BLANKLINE>
        people:
          ana:
            name: Ana
        <BLANKLINE>
        # last
        steps: {}
    """
    document = read_yaml(text, name)
    if not additions:
        return Added(text=text, changes=())
    faults = tuple(_faults(document, additions))
    if faults:
        raise CaseError(document.place(fault, name) for fault in faults)
    wanted = _expected(document.data, additions)
    for before_comments in (True, False):
        added = _applied(text, _changes(text, document, additions, before_comments=before_comments))
        if _reads_as(added.text, wanted, name):
            return added
    where = next(iter((*additions.entries, *additions.items)))
    fault = Fault(message=f"nothing can be added to the {where[0]} while keeping their form", mend=BY_HAND, where=where)
    raise CaseError([document.place(fault, name)])


def taken_out(text: str, changes: Iterable[Change]) -> str:
    r"""Return the text as it was before changes were made to it.

    Raises:
        ValueError: It is not the text that came out of them.

    Examples:
        >>> one = Additions(entries={("people",): {"ana": {"name": "Ana"}}})
        >>> added = with_additions("id: sale\n", one)
        >>> taken_out(added.text, added.changes)
        'id: sale\n'
    """
    for change in reversed(tuple(changes)):
        end = change.start + len(change.new)
        if text[change.start : end] != change.new:
            raise ValueError("the text was changed since")
        text = text[: change.start] + change.old + text[end:]
    return text


def _applied(text: str, changes: Iterable[Change]) -> Added:
    """Return a text after changes; those of one place are joined, in the order in which they were given."""
    places: dict[tuple[int, str], str] = {}
    for change in changes:
        key = (change.start, change.old)
        places[key] = places.get(key, "") + change.new
    done = []
    ending = "\r\n" if "\r\n" in text else "\n"
    for (start, old), new in sorted(places.items(), reverse=True):
        new = new.replace("\n", ending)
        if new.endswith(ending) and start == len(text) and text and not text.endswith(("\n", "\r")):
            new = ending + new
        done.append(Change(start=start, old=old, new=new))
        text = text[:start] + new + text[start + len(old) :]
    return Added(text=text, changes=tuple(done))


def _changes(text: str, document: Document, additions: Additions, *, before_comments: bool) -> Iterable[Change]:
    """Yield the changes that add entries and items, in the order of sections."""
    places = PlacesInText(text, document)
    ordered = sorted(additions.entries.items(), key=lambda entry: (_rank(entry[0]), entry[0][1:]))
    for path, new in ordered:
        if path in document.flow:  # empty braces
            start = places.offset(*document.values[path])
            yield Change(start=start, old=text[start : start + 2], new="")
        if path in document.keys:
            indent = places.indent_under(path)
            at = places.end_of(path, indent, before_comments=before_comments)
            yield Change(start=at, old="", new=emit(new, indent))
        else:
            at = places.end_of(_nearest(path[0], document), 1, before_comments=before_comments)
            yield Change(start=at, old="", new="\n" + emit({str(path[0]): new}))
    for path, items in additions.items.items():
        yield _more_items(text, document, places, path, items)


def _more_items(text: str, document: Document, places: PlacesInText, path: Path, items: tuple[Any, ...]) -> Change:
    """Return the change that adds items to a list, whichever way it is written."""
    written_items = [emit({"x": item}).removeprefix("x: ").removesuffix("\n") for item in items]
    listed = ", ".join(written_items)
    value = _at(document.data, path)
    if value is None or value == []:
        if path in document.keys:
            start = places.offset(*document.values[path])
            there = text[start : start + 2] if value == [] else ""
            return Change(start=start, old=there, new=f"[{listed}]" if there else f" [{listed}]")
        return _new_list(document, places, path, listed)
    if not isinstance(value, list):
        start = places.offset(*document.values[path])
        written = text[start : places.end_of_scalar(start, value)]
        return Change(start=start, old=written, new=f"[{written}, {listed}]")
    last = places.offset(*document.values[*path, len(value) - 1])
    end = places.end_of_scalar(last, value[-1])
    dash = places.dash_before(last)
    if not dash:
        return Change(start=end, old="", new=f", {listed}")
    lines = "".join(f"{dash}{item}\n" for item in written_items)
    return Change(start=places.next_line(end), old="", new=lines)


def _new_list(document: Document, places: PlacesInText, path: Path, listed: str) -> Change:
    """Return the change that writes a list where there is none, before the first key of what it belongs to."""
    first = next(key for key in document.keys if key[:-1] == path[:-1] and len(key) == len(path))
    line, column = document.keys[first]
    separator = ", " if path[:-1] in document.flow else "\n" + " " * (column - 1)
    return Change(start=places.offset(line, column), old="", new=f"{path[-1]}: [{listed}]{separator}")


def _nearest(section: object, document: Document) -> Path:
    """Return the section that is there and comes nearest before another; the last one of the file where none does."""
    there = [path for path in document.keys if len(path) == 1]
    before = [path for path in there if _rank(path) <= _rank((str(section),))]
    return max(before, key=_rank) if before else there[-1]


def _rank(path: Path) -> int:
    return SECTIONS.index(str(path[0])) if path[0] in SECTIONS else len(SECTIONS)


def _faults(document: Document, additions: Additions) -> Iterable[Fault]:
    """Yield what keeps entries and items from being added."""
    for path, new in additions.entries.items():
        there = _at(document.data, path)
        if () in document.flow or (path in document.flow and there):
            mend = "write them as indented lines to add to them"
            yield Fault(message=f"the {path[-1]} stand in braces", mend=mend, where=path, at_key=True)
        for key in new:
            if _has_key(there, key):
                message = f"'{key}' is among the {path[-1]} already"
                yield Fault(message=message, mend="give it another id", where=(*path, key), at_key=True)
    for path in additions.items:
        if not isinstance(_at(document.data, path[:-1]), dict):
            yield Fault(message=f"there is no '{path[-2]}' to add to", mend=BY_HAND, where=path[:-1])


def _reads_as(text: str, wanted: Any, name: str) -> bool:
    """Return whether a text holds this data."""
    try:
        return bool(read_yaml(text, name).data == wanted)
    except CaseError:
        return False


def _expected(data: Any, additions: Additions) -> Any:
    """Return the data of a case with entries and items added, in the form in which they are read back."""
    found = _copied(data)
    for path, new in additions.entries.items():
        inside = found
        for part in path:
            if inside.get(part) is None:
                inside[part] = {}
            inside = inside[part]
        inside.update(_copied(new))
    for path, items in additions.items.items():
        holder = _at(found, path[:-1])
        holder[path[-1]] = [*_listed(holder.get(path[-1])), *_copied(items)]
    return found


def _copied(data: Any) -> Any:
    if isinstance(data, Mapping):
        return {str(key): _copied(value) for key, value in data.items()}
    if isinstance(data, list | tuple):
        return [_copied(item) for item in data]
    return data


def _at(data: Any, path: Path) -> Any:
    for part in path:
        data = data.get(part) if isinstance(data, Mapping) else None
    return data


def _has_key(data: Any, key: str) -> bool:
    return isinstance(data, Mapping) and key in data


def _listed(value: Any) -> list[Any]:
    """Return a list; one value may be written without brackets."""
    return [] if value is None else value if isinstance(value, list) else [value]
