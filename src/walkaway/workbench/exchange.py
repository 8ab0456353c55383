"""Domains of other programs into cases, and cases or domains into the files of other programs."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from walkaway.errors import CaseError, InputError, LimitError
from walkaway.formats import parse_case, write_atomically, write_case
from walkaway.formats.case_file import CASE_FILE
from walkaway.formats.export import DomainFormat, find_format
from walkaway.formats.gather import read_domain, read_solvable
from walkaway.space import Domain, as_case

__all__ = ["Exported", "Imported", "export_domain", "import_domain"]

CASE_ENDINGS = (".yaml", ".yml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """A domain that was read and written as a case.

    Attributes:
        domain: The domain, with what was mended on the way in.
        path: The case file.
    """

    domain: Domain
    path: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """A domain that was written in another format.

    Attributes:
        domain: The domain, with what was mended on the way in.
        format: The format.
        paths: The files.
        losses: What the format cannot hold, in sentences; utilities are never among it.
    """

    domain: Domain
    format: DomainFormat
    paths: tuple[Path, ...]
    losses: tuple[str, ...]


def import_domain(path: Path, out: Path, *, profiles: Sequence[str] = ()) -> Imported:
    """Read a domain in any format that is known and write it as a case; every outcome keeps its utility.

    Args:
        path: A folder, a domain file or a profile file.
        out: The case's folder, or its file.
        profiles: The profiles wanted, in order; left out: all that fit.

    Raises:
        InputError: there is no such file, or the case is there already or cannot be written.
        CaseError: a file is not what it claims to be, or files do not fit together.
        LimitError: the domain is too large for a case file.
    """
    target = out if out.suffix in CASE_ENDINGS else out / CASE_FILE
    if target.exists():
        raise InputError(f"{target} is there already; name another folder with --out")
    domain = read_solvable(path, profiles)
    text = write_case(as_case(domain))
    try:
        parse_case(text, str(target))
    except CaseError as error:
        raise LimitError(f"the domain does not fit into a case file: {error.faults[0].message}") from None
    _make_folder(target.parent)
    write_atomically(target, text)
    return Imported(domain=domain, path=target)


def export_domain(path: Path, to: str, out: Path, *, profiles: Sequence[str] = ()) -> Exported:
    """Write a case, or a domain in any format that is known, as files of a format; every outcome keeps its utility.

    Args:
        path: A case, a folder, a domain file or a profile file.
        to: The format's id: genius, geniusweb, negolog or negmas.
        out: The folder for the files.
        profiles: The parties or profiles wanted, in order; left out: all.

    Raises:
        InputError: there is no such file or format, the format cannot hold a utility exactly, or a file is there
            already.
        CaseError: a file is not what it claims to be, or files do not fit together.
    """
    wanted = find_format(to)
    domain = read_domain(path, profiles)
    written = wanted.write(domain)
    targets = [(out / name, text) for name, text in written.files]
    for target, _ in targets:
        if target.exists():
            raise InputError(f"{target} is there already; name another folder with --out")
    _make_folder(out)
    for target, text in targets:
        write_atomically(target, text)
    return Exported(domain=domain, format=wanted, paths=tuple(target for target, _ in targets), losses=written.losses)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"cannot make the folder {folder}: {error.strerror}; name another one with --out") from None
