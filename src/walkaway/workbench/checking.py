"""Does a case hold together, and what of its sources is not yet used?"""

from dataclasses import dataclass
from pathlib import Path

from walkaway.beliefs import believe, impossible_statements
from walkaway.errors import Fault
from walkaway.evidence.statements.gaps import Gap, gaps_in
from walkaway.formats import CaseFile, Coverage, coverage, read_case

__all__ = ["CHECK_DRAWS", "Checked", "check"]

CHECK_DRAWS = 2000
"""Prior draws on which a statement must be possible."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A case that holds together.

    Attributes:
        case_file: The case and its file.
        warnings: What is allowed but worth a look.
        coverage: What of the sources is cited; None where it was not asked for.
        gaps: Contradictions and gaps in the evidence; empty where coverage was not asked for.
    """

    case_file: CaseFile
    warnings: tuple[Fault, ...]
    coverage: Coverage | None
    gaps: tuple[Gap, ...] = ()


def check(path: Path, *, with_coverage: bool = False, documents: Path | None = None, seed: int = 0) -> Checked:
    """Check a case: its form, what it refers to, and whether some preference can hold every statement.

    Args:
        path: The case's folder or file.
        with_coverage: Whether to work out which source lines no statement cites, and what the evidence leaves open.
        documents: A folder with the documents, where the case does not carry them.
        seed: Seed of the draws.

    Raises:
        InputError: there is no such file, or a document needs an extra that is not installed.
        CaseError: everything that is wrong, with file, line and column.

    Examples:
        >>> check(Path("cases/first-case")).warnings
        ()
    """
    case_file = read_case(path)
    faults = impossible_statements(believe(case_file.case, seed=seed, draws=CHECK_DRAWS, force="importance"))
    if faults:
        raise case_file.error(*faults)
    found = None
    if with_coverage:
        # The patterns behind it take 30 ms to compile, and few checks look at documents.
        from walkaway.evidence.any_document import ANY_DOCUMENT

        found = coverage(case_file.case, folder=case_file.folder, documents=documents, reader=ANY_DOCUMENT)
    if found is not None and found.faults:
        raise case_file.error(*found.faults)
    return Checked(
        case_file=case_file,
        warnings=(*case_file.warnings, *map(case_file.locate, found.warnings if found is not None else ())),
        coverage=found,
        gaps=gaps_in(case_file.case, coverage=found) if found is not None else (),
    )
