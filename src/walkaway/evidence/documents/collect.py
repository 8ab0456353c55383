"""Which documents a list of files and folders names, and what citations call each."""

import os
import re
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from walkaway.errors import InputError

__all__ = ["ENDINGS", "find_documents", "id_of", "unique_id"]

ENDINGS = (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".pdf")
"""How the names of documents end."""

LONGEST_ID = 32
NOT_OF_ID = re.compile(r"[^a-z0-9]+")
STANDARD_INPUT = Path("-")


def find_documents(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Return the documents: files as named, folders with everything in them that reads as a document.

    Folders are looked through in the order of names. Hidden files and folders are passed over, and so is a folder that a link
    leads back to. A file that is named twice comes once.

    Args:
        paths: Files, folders, and ``-`` for standard input.

    Raises:
        InputError: There is no such file or folder, or there is no document in a folder.

    Examples:
        >>> import tempfile
        >>> folder = Path(tempfile.mkdtemp())
        >>> for name in ("b.txt", "a.md", "c.csv", ".hidden.txt"):
        ...     _ = (folder / name).write_text("No deal")
        >>> [path.name for path in find_documents([folder, folder / "a.md"])]
        ['a.md', 'b.txt']
    """
    found: dict[str, Path] = {}
    for path in paths:
        if path == STANDARD_INPUT:
            found.setdefault("-", path)
            continue
        if path.is_dir():
            inside = list(_inside(path))
            if not inside:
                endings = ", ".join(ENDINGS)
                raise InputError(f"there is no document in the folder {path}; documents end in {endings}")
        elif path.exists():
            inside = [path]
        else:
            raise InputError(f"there is no file or folder {path}; name documents or a folder of them")
        for document in inside:
            found.setdefault(os.path.realpath(document), document)
    return tuple(found.values())


def id_of(path: Path) -> str:
    """Return what citations call a document when nothing else is said: its file's name, in letters a case allows.

    Examples:
        >>> id_of(Path("Port strike – day 3.html")), id_of(Path("2019-02-28.txt")), id_of(Path("日本.txt"))
        ('port_strike_day_3', 'd_2019_02_28', 'document')
    """
    stem = NOT_OF_ID.sub("_", path.stem.casefold())[: LONGEST_ID + 1].strip("_")
    if len(stem) > LONGEST_ID:
        stem = stem[:LONGEST_ID].rsplit("_", 1)[0] or stem[:LONGEST_ID]
    if not stem:
        return "document"
    # A bare number would be read as one in a case file.
    return f"d_{stem}" if stem[0].isdigit() else stem


def unique_id(id: str, taken: Collection[str]) -> str:
    """Return an id that is not taken: the id itself, or with the first number that is free.

    Examples:
        >>> unique_id("rt", ()), unique_id("rt", {"rt", "rt_2"})
        ('rt', 'rt_3')
    """
    if id not in taken:
        return id
    number = 2
    while f"{id}_{number}" in taken:
        number += 1
    return f"{id}_{number}"


def _inside(folder: Path) -> Iterator[Path]:
    """Yield the documents in a folder and the folders in it, by name."""
    seen = {os.path.realpath(folder)}
    waiting = [folder]
    while waiting:
        current = waiting.pop()
        try:
            entries = sorted(current.iterdir(), key=lambda entry: entry.name)
        except OSError as error:
            raise InputError(f"the folder {current} cannot be read: {error.strerror}") from None
        folders = []
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir():
                real = os.path.realpath(entry)
                if real not in seen:
                    seen.add(real)
                    folders.append(entry)
            elif entry.suffix.lower() in ENDINGS and entry.is_file():
                yield entry
        waiting.extend(reversed(folders))
