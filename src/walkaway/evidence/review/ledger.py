"""The ledger of a review: one line of JSON for each answer, written through to the disk before anything else happens.

It lies beside the case as ``reading.jsonl`` and is only ever added to. A line that was torn while it was written is
passed over. Answers are known by what was read (the digest of a document's text, where the words stand, kind and rule),
so that a later reading of the same documents does not ask again.
"""

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from walkaway.errors import InputError
from walkaway.formats.additions import Additions, Change

__all__ = ["ACCEPT", "BACK", "LATER", "LEDGER", "MEND", "REJECT", "Answered", "Entry", "Ledger", "Mark", "ReadPlace"]

LEDGER = "reading.jsonl"
"""The ledger's name in the folder of its case."""

ACCEPT, MEND, REJECT, LATER, BACK = "accept", "mend", "reject", "later", "back"
"""What an entry can be: a statement taken as proposed or mended, turned down or put off; or an answer taken back."""

Mark = tuple[str, int, int, str, int]
"""What was read: digest, start, end, kind, and a number where several statements of a kind stand on the same words.

The rule is no part of it: which rule speaks for a fact changes with the documents that are read together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPlace:
    """Where the words of a statement stand.

    Attributes:
        document: The document's id, which is that of its source.
        digest: SHA-256 of the document's text.
        line: The line.
        start: Where the words start in the text.
        end: Where they end.
        number: Tells apart several statements of one kind on the same words; 0 for the first.
    """

    document: str
    digest: str
    line: int
    start: int
    end: int
    number: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """A proposed statement that was answered.

    Attributes:
        statement: Its id in the case; that of the proposal where it was not accepted.
        kind: Its kind as it was proposed.
        rule: The rule that proposed it.
        places: Where its words stand.
    """

    statement: str
    kind: str
    rule: str
    places: tuple[ReadPlace, ...] = ()

    def marks(self) -> tuple[Mark, ...]:
        """Return what it is known by, one mark a place."""
        return tuple((p.digest, p.start, p.end, self.kind, p.number) for p in self.places)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One answer.

    Attributes:
        answer: One of the words above.
        statements: What was answered; several where a whole group of readings was accepted.
        additions: What is to be added to the case.
        after: SHA-256 of the case file once that is done; empty where the case does not change.
        changes: What that changes in the text of the case; of an answer taken back, what is to be undone.
        number: Its place among the entries, from 1.
    """

    answer: str
    statements: tuple[Answered, ...]
    additions: Additions = field(default_factory=Additions)
    after: str = ""
    changes: tuple[Change, ...] = ()
    number: int = 0


class Ledger:
    """The answers given so far; more are added while it is open.

    Attributes:
        path: The file.
        entries: Every answer, in order.
        written: Numbers of the entries whose changes are in the case.
    """

    def __init__(self, path: Path) -> None:
        """Read the ledger at a path; where there is none, it is empty."""
        self.path = path
        self.entries: list[Entry] = []
        self.written: set[int] = set()
        self._descriptor: int | None = None
        with suppress(FileNotFoundError):
            self._read(path.read_bytes())

    def open(self) -> None:
        """Open it for writing, for this review alone.

        Raises:
            InputError: It cannot be written, or another review of the case is going on.
        """
        try:
            self._descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o666)
        except OSError as error:
            raise InputError(f"{self.path} cannot be written: {error.strerror}") from None
        if not _locked(self._descriptor):
            self.close()
            raise InputError(f"another review of this case is going on ({self.path} is in use); end it first")
        content = self.path.read_bytes()
        self.entries, self.written = [], set()
        self._read(content)
        if content and not content.endswith(b"\n"):  # a torn line stays where it is; the next starts on its own
            self._put(b"\n")

    def close(self) -> None:
        """Close it; a ledger without a word in it is taken away."""
        if self._descriptor is None:
            return
        with suppress(OSError):
            if not os.fstat(self._descriptor).st_size:
                self.path.unlink()
        os.close(self._descriptor)
        self._descriptor = None

    def add(self, entry: Entry) -> Entry:
        """Write an answer through to the disk, and return it with its number."""
        entry = Entry(**{name: getattr(entry, name) for name in entry.__slots__ if name != "number"}, number=self._next)
        self._line(_as_dict(entry))
        self.entries.append(entry)
        return entry

    def mark_written(self, entry: Entry) -> None:
        """Note that an answer's changes are in the case."""
        self._line({"written": entry.number})
        self.written.add(entry.number)

    @property
    def _next(self) -> int:
        return len(self.entries) + 1

    def standing(self) -> tuple[Entry, ...]:
        """Return the answers that hold, in the order in which they were given, without those that were taken back."""
        found: dict[tuple[Answered, ...], Entry] = {}
        for entry in self.entries:
            found.pop(entry.statements, None)
            if entry.answer != BACK:
                found[entry.statements] = entry
        return tuple(found.values())

    def answers(self) -> dict[Mark, tuple[str, str]]:
        """Return answer and statement for everything that was answered; what was put off counts as not answered."""
        return {
            mark: (entry.answer, one.statement)
            for entry in self.standing()
            if entry.answer != LATER
            for one in entry.statements
            for mark in one.marks()
        }

    def accepted(self) -> Iterator[Answered]:
        """Yield the statements that were accepted, with the exact places of their words."""
        for entry in self.standing():
            if entry.answer in (ACCEPT, MEND):
                yield from entry.statements

    def pending(self) -> tuple[Entry, ...]:
        """Return what was answered but is not in the case: accepted statements, and last a step back."""
        standing = [e for e in self.standing() if e.answer in (ACCEPT, MEND) and e.number not in self.written]
        last = self.entries[-1:]
        back = [entry for entry in last if entry.answer == BACK and entry.after and entry.number not in self.written]
        return (*standing, *back)

    def _read(self, content: bytes) -> None:
        for line in content.split(b"\n"):
            with suppress(ValueError, KeyError, TypeError, AttributeError):  # torn, or written by somebody else
                data = json.loads(line)
                if "written" in data:
                    self.written.add(int(data["written"]))
                else:
                    self.entries.append(_entry(data, self._next))

    def _line(self, data: Mapping[str, Any]) -> None:
        self._put(json.dumps(data, ensure_ascii=False, allow_nan=False).encode("utf-8") + b"\n")

    def _put(self, content: bytes) -> None:
        if self._descriptor is None:
            raise InputError(f"{self.path} is not open")
        try:
            while content:
                content = content[os.write(self._descriptor, content) :]
            os.fsync(self._descriptor)
        except OSError as error:
            raise InputError(f"{self.path} cannot be written: {error.strerror}") from None


def _locked(descriptor: int) -> bool:
    """Take the file for this process alone, where the system can; return whether nobody else has it."""
    try:
        import fcntl  # not on Windows, where nothing is locked
    except ImportError:
        return True
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # some shared drives have no locks
        return True
    return True


def _as_dict(entry: Entry) -> dict[str, Any]:
    data: dict[str, Any] = {"answer": entry.answer, "statements": [asdict(one) for one in entry.statements]}
    if entry.additions:
        data["entries"] = [[list(path), dict(new)] for path, new in entry.additions.entries.items()]
        data["items"] = [[list(path), list(items)] for path, items in entry.additions.items.items()]
    if entry.after:
        data["after"] = entry.after
        data["changes"] = [[change.start, change.old, change.new] for change in entry.changes]
    return data


def _entry(data: Mapping[str, Any], number: int) -> Entry:
    additions = Additions(
        entries={tuple(path): new for path, new in data.get("entries", ())},
        items={tuple(path): tuple(items) for path, items in data.get("items", ())},
    )
    return Entry(
        answer=data["answer"],
        statements=tuple(
            Answered(**{**one, "places": tuple(ReadPlace(**place) for place in one["places"])})
            for one in data["statements"]
        ),
        additions=additions,
        after=data.get("after", ""),
        changes=tuple(Change(start=start, old=old, new=new) for start, old, new in data.get("changes", ())),
        number=number,
    )
