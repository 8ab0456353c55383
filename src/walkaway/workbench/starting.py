"""A new case folder."""

import re
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from walkaway.errors import CaseError, Fault, InputError
from walkaway.evidence.documents.collect import unique_id
from walkaway.evidence.documents.document import Document
from walkaway.evidence.many import Progress, read_many
from walkaway.evidence.new_case import new_case
from walkaway.evidence.speech.find import speech_in
from walkaway.evidence.speech.known_people import KnownPeople
from walkaway.evidence.starting.material import slug
from walkaway.formats import starter, write_atomically
from walkaway.formats.case_file import CASE_FILE
from walkaway.workbench.reading import Documents, tasks_of

__all__ = ["Started", "start_case", "start_case_from"]

TEXTS = ("text", "markdown")
"""What is copied into the folder as it stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Started:
    """A case that was started from documents.

    Attributes:
        file: The case file.
        written: All files that were written, the case first.
        copies: Documents that were passed over as copies, each with the id of the first.
        faults: The documents that could not be read, and why.
        bare: Whether a side or every issue was not found, so that there is a placeholder.
        left: Documents that were to be copied into the folder and are no text files: pages and PDFs.
    """

    file: Path
    written: tuple[Path, ...]
    copies: tuple[tuple[str, str], ...] = ()
    faults: tuple[Fault, ...] = ()
    bare: bool = False
    left: tuple[str, ...] = ()


def start_case(folder: Path) -> Path:
    """Make a folder with a commented case to fill in, and return the file.

    Raises:
        InputError: there is a case already, or the folder cannot be made.
    """
    target = _free(folder)
    _write(target, starter(_name(folder)))
    return target


def start_case_from(
    folder: Path, documents: Documents, *, copy: bool = False, progress: Progress | None = None
) -> Started:
    """Make a folder with a case that documents propose.

    Args:
        folder: The folder to make; its name becomes the case's id.
        documents: Files and folders of documents.
        copy: Whether text and Markdown documents are copied into the folder.
        progress: Told how many documents are read.

    Raises:
        InputError: there is a case already, a document is not there, or the folder cannot be written.
        CaseError: none of the documents can be read.
    """
    target = _free(folder)
    with closing(read_many(tasks_of(documents), progress=progress)) as each:
        readings = list(each)
    faults = tuple(reading.fault for reading in readings if reading.fault is not None)
    kept = _named([one.document for one in readings if one.document is not None and not one.document.copy_of])
    if not kept:
        raise CaseError(faults)
    nobody = KnownPeople.of(None)  # readings come without the passages, which rules for issues look at
    pairs = [(document, speech_in(document, nobody)) for document in kept]
    files = _files(folder, (document for document, _ in pairs), copy=copy)
    written = [target]
    for document, _ in pairs:
        source, name = Path(document.file), files.get(document.id, "")
        if copy and name and source.resolve() != (folder / name).resolve():
            _write(folder / name, source.read_bytes())
            written.append(folder / name)
    text = new_case(pairs, case_id=_name(folder), files=files)
    _write(target, text)
    return Started(
        file=target,
        written=tuple(written),
        copies=tuple(
            (one.document.file, one.document.copy_of)
            for one in readings
            if one.document is not None and one.document.copy_of
        ),
        faults=faults,
        bare="name: PLACEHOLDER" in text,
        left=tuple(document.file for document, _ in pairs if copy and document.id not in files),
    )


def _free(folder: Path) -> Path:
    target = folder / CASE_FILE
    if target.exists():
        raise InputError(f"{target} is there already; name another folder")
    return target


def _name(folder: Path) -> str:
    return re.sub(r"[^a-z0-9]+", "-", folder.resolve().name.lower()).strip("-") or "my-case"


def _write(target: Path, content: str | bytes) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(target, content)
    except OSError as error:
        raise InputError(f"cannot write {target}: {error.strerror}") from None


def _named(documents: Iterable[Document]) -> list[Document]:
    """Return documents with ids to cite by: a file's name that is a number gives way to the publisher's."""
    taken: set[str] = set()
    found: list[Document] = []
    for document in documents:
        numbered = re.match(r"d_[0-9]", document.id) and document.publisher
        name = unique_id(slug(document.publisher) if numbered else document.id, taken)
        taken.add(name)
        found.append(replace(document, id=name))
    return found


def _files(folder: Path, documents: Iterable[Document], *, copy: bool) -> dict[str, str]:
    """Return where documents lie in the case's folder, or will lie when they are copied there."""
    home, found = folder.resolve(), dict[str, str]()
    for document in documents:
        path = Path(document.file)
        if path.resolve().is_relative_to(home):
            found[document.id] = path.resolve().relative_to(home).as_posix()
        elif copy and document.format in TEXTS and document.file != "-":
            name = path.name if path.name not in (*found.values(), CASE_FILE) else f"{document.id}{path.suffix}"
            found[document.id] = name
    return found
