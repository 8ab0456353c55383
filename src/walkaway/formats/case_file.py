"""A case read from its file: the records, and where everything stands, so that any later fault can name its place."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path as FilePath

from pydantic import ValidationError

from walkaway.case import Case, consistency
from walkaway.case.open_references import with_stand_ins, without_open_references
from walkaway.errors import CaseError, Fault, InputError
from walkaway.formats.build import build_case
from walkaway.formats.case_models import CaseModel
from walkaway.formats.mending import follows_from, without_broken_records, without_broken_values
from walkaway.formats.plain_errors import cut_fault, faults_of
from walkaway.formats.yaml_nodes import MAX_BYTES, Document, decode, read_yaml

__all__ = [
    "CASE_FILE",
    "MOST_FAULTS",
    "CaseFile",
    "faults_in",
    "find_case_file",
    "parse_case",
    "read_case",
    "read_unfinished",
]

CASE_FILE = "case.yaml"
"""The file a case folder must hold."""

MOST_FAULTS = 100
"""More faults than these are counted, not listed."""

NO_MAPPING = Fault(
    message="this is not a case", mend="start with 'walkaway: 1'; 'walkaway new' writes a case to start from"
)


SMALLEST = """walkaway: 1
id: sale
parties:
  buyer: Buyer
issues:
  price: {range: {low: 0, high: 10}}
no_deal: {value: {buyer: 0.5}, assumed: true}
"""
"""The least that a case file can hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFile:
    """A case with its file.

    Attributes:
        case: The records.
        path: The file; None for a case that was given as text.
        name: The file as the user named it; faults begin with it.
        digest: SHA-256 of the file's bytes, in hexadecimal.
        warnings: What is allowed but worth a look, in the order of the file.
        document: The plain data with lines and columns.
    """

    case: Case
    path: FilePath | None
    name: str
    digest: str
    warnings: tuple[Fault, ...] = ()
    document: Document = field(repr=False, compare=False)

    @property
    def folder(self) -> FilePath | None:
        """The case's folder, where its documents may be; None for a case that was given as text."""
        return None if self.path is None else self.path.parent

    def locate(self, fault: Fault) -> Fault:
        """Return the fault with file, line and column added.

        Examples:
            >>> case_file = parse_case(SMALLEST)
            >>> print(case_file.locate(Fault(message="odd name", where=("parties", "buyer"))))
            case.yaml:4:10: odd name
        """
        return self.document.place(fault, self.name)

    def error(self, *faults: Fault) -> CaseError:
        """Return an error to raise for faults that were found after the reading, each with its place."""
        return CaseError(_in_order(self.locate(fault) for fault in faults))


def read_case(path: str | FilePath) -> CaseFile:
    """Read a case from its folder or file.

    Args:
        path: A folder that holds case.yaml, or the file itself.

    Raises:
        InputError: There is no such file.
        CaseError: The file is not a case that holds together; every fault names file, line, column and the mend.

    Examples:
        >>> read_case("cases/first-case").case.id
        'first-case'
    """
    found = find_case_file(path)
    return _parse(_content(found), str(found), found)


def read_unfinished(path: str | FilePath) -> CaseFile:
    """Read a case that may refer to statements that are not there yet, since its reports are still to be read.

    Where that is all that is wrong, the case opens: the references are left out of the records, and its warnings name
    them. A case in which nothing is open comes back as from `read_case`.

    Args:
        path: A folder that holds case.yaml, or the file itself.

    Raises:
        InputError: There is no such file.
        CaseError: Something else is wrong too; every fault names file, line, column and the mend.

    Examples:
        >>> read_unfinished("cases/first-case").warnings
        ()
    """
    found = find_case_file(path)
    return _parse(_content(found), str(found), found, unfinished=True)


def parse_case(text: str, name: str = "case.yaml") -> CaseFile:
    """Read a case from a text.

    Args:
        text: What a case file would hold.
        name: What faults begin with.

    Raises:
        CaseError: The text is not a case that holds together.

    Examples:
        >>> parse_case(SMALLEST).case.id
        'sale'
    """
    return _parse(text.encode("utf-8", "surrogatepass"), name, None)


def find_case_file(path: str | FilePath) -> FilePath:
    """Return the case file at a path.

    Raises:
        InputError: There is none.
    """
    place = FilePath(path)
    try:
        if place.is_dir():
            inside = place / CASE_FILE
            if not inside.is_file():
                raise InputError(f"the folder {place} holds no {CASE_FILE}; 'walkaway new' writes one to start from")
            return inside
        if not place.exists():
            raise InputError(f"there is no file or folder {place}; name a case folder or its {CASE_FILE}")
        if not place.is_file():
            raise InputError(f"{place} is not a file; name a case folder or its {CASE_FILE}")
    except (OSError, ValueError) as error:
        raise InputError(f"{str(place)!r} cannot be looked up: {error}") from None
    return place


def faults_in(text: str, name: str = "case.yaml") -> tuple[Fault, ...]:
    """Return everything that is wrong with the text of a case, however much it is; empty where nothing is.

    Examples:
        >>> [fault.message for fault in faults_in(SMALLEST.replace("buyer: 0.5", "seller: 0.5"))][0]
        "unknown party 'seller'"
    """
    try:
        document = read_yaml(text, name)
    except CaseError as error:
        return error.faults
    return (*document.faults, *(document.place(fault, name) for fault in _check(document)[1]))


def _content(found: FilePath) -> bytes:
    """Return what a file holds, or enough of it to see that it is too large."""
    try:
        with found.open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise InputError(f"{found} cannot be read: {error.strerror}") from None


def _parse(content: bytes, name: str, path: FilePath | None, *, unfinished: bool = False) -> CaseFile:
    document = read_yaml(decode(content, name), name)
    case, faults = _check(document)
    placed = _in_order([*document.faults, *(document.place(fault, name) for fault in faults)])
    digest = hashlib.sha256(content).hexdigest()
    if unfinished and case is not None and faults and not document.faults:
        others = consistency.faults(with_stand_ins(case))
        if others:  # what is open would only hide them
            raise CaseError(_in_order(document.place(fault, name) for fault in others))
        case = without_open_references(case)
        return CaseFile(case=case, path=path, name=name, digest=digest, warnings=placed, document=document)
    if case is None or placed:
        raise CaseError(placed)
    warnings = _in_order(document.place(warning, name) for warning in consistency.warnings(case))
    case = consistency.with_assumed_options(case)
    return CaseFile(case=case, path=path, name=name, digest=digest, warnings=warnings, document=document)


def _check(document: Document) -> tuple[Case | None, tuple[Fault, ...]]:
    """Return the case, as far as one can be made, and everything that is wrong with form and sense."""
    cut = tuple(cut_fault(path) for path in document.cut)
    if not isinstance(document.data, dict):
        return None, (*cut, NO_MAPPING)
    model, faults = _validate(document.data, document)
    faults = (*cut, *faults)
    if model is not None and not faults:
        case = build_case(model)
        return case, consistency.faults(case)
    return None, (*faults, *_faults_of_the_rest(document, faults))


def _faults_of_the_rest(document: Document, faults: tuple[Fault, ...]) -> tuple[Fault, ...]:
    """Return what does not fit together in a case whose form has faults, those that follow from them left out."""
    rest = without_broken_values(document.data, faults)
    data, taken = rest.data, rest.taken
    model, further = _validate(data, document)
    if model is None:
        kept = without_broken_records(data, further)
        if kept is None:
            return ()
        data, records = kept
        model, _ = _validate(data, document)
        further = tuple(fault for fault in further if not follows_from(fault, taken))
        taken += records
    if model is not None:
        unfitting = consistency.faults(build_case(model))
        further += tuple(fault for fault in unfitting if not follows_from(fault, taken))
    return tuple(_under_written_name(fault, rest.renamed) for fault in further)


def _under_written_name(fault: Fault, renamed: dict[str, str]) -> Fault:
    """Return a fault in a section whose name is misspelt with the path as it stands in the file."""
    if not fault.where or fault.where[0] not in renamed:
        return fault
    return replace(fault, where=(renamed[str(fault.where[0])], *fault.where[1:]))


def _validate(data: dict[str, object], document: Document) -> tuple[CaseModel | None, tuple[Fault, ...]]:
    """Return the checked file, or what is wrong with its form."""
    known: dict[int, tuple[str, ...]] = {}
    try:
        return CaseModel.model_validate(data, context=known), ()
    except ValidationError as error:
        return None, faults_of(error.errors(include_url=False), data, document.flow, known)


def _in_order(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """Return the faults in the order of the file, each once; very many are counted only."""
    ordered = sorted(dict.fromkeys(faults), key=lambda fault: (fault.line, fault.column))
    if len(ordered) <= MOST_FAULTS:
        return tuple(ordered)
    last = ordered[MOST_FAULTS]
    more = Fault(
        message=f"{len(ordered) - MOST_FAULTS} more faults follow from here",
        mend="mend those above first",
        file=last.file,
        line=last.line,
        column=last.column,
    )
    return (*ordered[:MOST_FAULTS], more)
