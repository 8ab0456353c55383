"""JSON with its envelope, to standard output and into a folder."""

import hashlib
import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Protocol

from walkaway.case import Case, Settings
from walkaway.errors import Fault, InputError
from walkaway.formats import write_atomically
from walkaway.results.json_row import as_row, without_half_letters

__all__ = [
    "SCHEMA_VERSION",
    "Identity",
    "Written",
    "as_text",
    "envelope",
    "print_json",
    "print_pieces",
    "with_rows",
    "write_files",
    "write_json",
]

OTHER_LETTERS = re.compile("[^\x00-\x7f]+")
"""Letters that not every output can hold; in JSON they stand only in texts."""

SCHEMA_VERSION = 1
"""Version of the JSON envelope; new keys are no break."""


class Written(str):
    """Rows that are JSON already, a line each."""

    __slots__ = ()


class Identified(Protocol):
    """What can be told apart from any other case: a case file, or what stands for one."""

    @property
    def case(self) -> Case:
        """The case."""
        ...

    @property
    def digest(self) -> str:
        """SHA-256 of its file."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """A case that was never in a file, with the digest of the file it would be in."""

    case: Case
    digest: str

    @classmethod
    def of_text(cls, case: Case, text: str) -> "Identity":
        """Return the identity of a case that would be written as a text."""
        return cls(case=case, digest=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest())


def envelope(
    command: str,
    known: Identified | None,
    result: Any,
    *,
    seed: int | None,
    draws: int | None,
    settings: Settings | None,
    without: list[str],
    warnings: tuple[Fault, ...],
) -> dict[str, Any]:
    """Return a result with what it takes to repeat it. No time, no path: the same input gives the same bytes.

    What is worked out without a case, or without draws, says so with null.
    """
    return {
        "schema_version": SCHEMA_VERSION,
        "command": command,
        "case": None if known is None else _named(known),
        "seed": seed,
        "draws": draws,
        "settings": None if settings is None else {**asdict(settings), "without": sorted(without)},
        "warnings": [_warning(fault) for fault in warnings],
        "result": result,
    }


def _named(known: Identified) -> dict[str, str]:
    case = known.case
    return {"id": case.id, "title": case.title or case.id, "digest": known.digest}


def _warning(fault: Fault) -> str:
    place = f"line {fault.line}: " if fault.line else ""
    return place + fault.message + (f"; {fault.mend}" if fault.mend else "")


def as_text(content: dict[str, Any]) -> str:
    """Return JSON for people and programs: indented, not escaped, without NaN."""
    with _numbers_of_any_length():
        return f"{without_half_letters(json.dumps(content, indent=2, ensure_ascii=False, allow_nan=False))}\n"


@contextmanager
def _numbers_of_any_length() -> Iterator[None]:
    """Let whole numbers of more than 4,300 digits be written: a domain of 5,000 issues has so many outcomes."""
    before = sys.get_int_max_str_digits()
    sys.set_int_max_str_digits(0)
    try:
        yield
    finally:
        sys.set_int_max_str_digits(before)


def with_rows(content: dict[str, Any], rows: Mapping[str, Iterable[Any]]) -> Iterator[str]:
    """Yield JSON in pieces; lists that are empty in the content are filled with rows, one a line.

    So a list of ten thousands is written as it is worked out, and neither it nor its text is ever in memory as a whole.

    Args:
        content: What `as_text` takes.
        rows: What goes into each list, by its name, in the order of the content. Of each name the content holds one
            empty list, or the first is meant.

    Examples:
        >>> print("".join(with_rows({"points": [], "size": 2}, {"points": [{"x": 0}, {"x": 1}]})), end="")
        {
          "points": [
            {"x": 0},
            {"x": 1}
          ],
          "size": 2
        }
    """
    left = as_text(content)
    for key, entries in rows.items():
        head, empty, left = left.partition(f'"{key}": []')  # inside a text the quotes would be escaped
        margin = head[head.rfind("\n") :]
        yield head + empty[:-1]
        before = ""
        for entry in entries:
            row = entry.replace("\n", f",{margin}  ") if isinstance(entry, Written) else as_row(entry)
            yield f"{before}{margin}  {row}"
            before = ","
        yield (margin if before else "") + empty[-1:]
    yield left


def print_json(content: dict[str, Any]) -> None:
    """Print JSON; letters that the output cannot hold (an old code page) are escaped, which means the same."""
    print_pieces([as_text(content)])


def print_pieces(pieces: Iterable[str]) -> None:
    """Print JSON that comes in pieces, as `print_json` does."""
    if sys.stdout is None:  # closed by whoever started the program
        return
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    for piece in pieces:
        try:
            piece.encode(encoding)
        except UnicodeEncodeError:
            piece = OTHER_LETTERS.sub(lambda found: json.dumps(found[0])[1:-1], piece)
        sys.stdout.write(piece)


def write_json(folder: Path, name: str, content: dict[str, Any] | Iterable[str]) -> Path:
    """Write a file whole or not at all, and return its path.

    Raises:
        InputError: the folder cannot be made or written to.
    """
    return write_files(folder, {f"{name}.json": as_text(content) if isinstance(content, dict) else content})[0]


def write_files(folder: Path, texts: Mapping[str, str | Iterable[str]]) -> list[Path]:
    """Write files, each whole or not at all, and return their paths.

    Args:
        folder: Where to; it is made if need be.
        texts: Name and content of each.

    Raises:
        InputError: the folder cannot be made or written to.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"cannot make the folder {folder}: {error.strerror}; name another one with --out") from None
    for name, text in texts.items():
        write_atomically(folder / name, text)
    return [folder / name for name in texts]
