"""``walkaway check``, ``schema`` and ``new``: the case file itself."""

from pathlib import Path
from typing import Annotated

import typer

from walkaway.cli.options import AsJson, CasePath, Quiet
from walkaway.cli.running import command, complain, progress_bar
from walkaway.errors import InputError

__all__ = ["check", "new", "schema"]


@command
def check(
    case: CasePath,
    coverage: Annotated[
        bool,
        typer.Option(
            "--coverage", help="List the source lines that no statement cites, and what the evidence leaves open."
        ),
    ] = False,
    documents: Annotated[
        Path | None,
        typer.Option(
            "--documents", help="A folder with the sources' documents, where the case lacks them.", show_default=False
        ),
    ] = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Check a case file: what is wrong, where, and what to write instead."""
    from walkaway.beliefs.exact import is_exact  # numpy and pydantic: not for --help
    from walkaway.cli.output import envelope, print_json
    from walkaway.report.checking import check_as_dict, print_check
    from walkaway.workbench import check as check_case
    from walkaway.workbench.checking import CHECK_DRAWS

    found = check_case(case, with_coverage=coverage or documents is not None, documents=documents)
    checked = found.case_file.case
    if as_json:
        exact = is_exact(checked)
        content = envelope(
            "check",
            found.case_file,
            check_as_dict(checked, found.coverage, found.gaps),
            seed=None if exact else 0,
            draws=1 if exact else CHECK_DRAWS,
            settings=checked.settings,
            without=[],
            warnings=found.warnings,
        )
        print_json(content)
    else:
        print_check(checked, () if quiet else found.warnings, found.coverage, found.gaps)


@command
def schema() -> None:
    """Print the JSON Schema of case files."""
    from walkaway.formats import schema_text  # pydantic: not for --help

    typer.echo(schema_text(), nl=False)


@command
def new(
    folder: Annotated[Path, typer.Argument(help="Folder to make; its name becomes the case's id.", show_default=False)],
    documents: Annotated[
        list[Path] | None,
        typer.Option(
            "--from",
            metavar="DOC",
            help="A report, or a folder of them, to propose the case from; may be given several times.",
            show_default=False,
        ),
    ] = None,
    more: Annotated[
        list[Path] | None, typer.Argument(metavar="[DOC]…", help="Further reports after --from.", show_default=False)
    ] = None,
    copy: Annotated[bool, typer.Option("--copy", help="Copy text documents into the folder.")] = False,
    quiet: Quiet = False,
) -> None:
    """Start a case: a commented case.yaml to fill in, or one that documents propose."""
    from walkaway.workbench.starting import start_case  # pydantic: not for --help

    if documents:
        _start_from(folder, [*documents, *(more or [])], copy=copy, quiet=quiet)
        return
    if copy or more:
        raise InputError("documents come after --from: walkaway new FOLDER --from DOC")
    path = start_case(folder)
    if not quiet:
        complain(f"wrote {path}; 'walkaway check {folder}' tells what is missing")


def _start_from(folder: Path, documents: list[Path], *, copy: bool, quiet: bool) -> None:
    """Start a case from documents; say what could not be read."""
    from walkaway.workbench.starting import start_case_from  # what reads loads many expressions: not for --help

    with progress_bar(quiet) as progress:
        started = start_case_from(folder, documents, copy=copy, progress=progress)
    for fault in started.faults:
        complain(str(fault))
    if quiet:
        return
    for file, first in started.copies:
        complain(f"passed over {file}: a copy of {first}")
    for path in started.written:
        complain(f"wrote {path}")
    for file in started.left:
        complain(f"did not copy {file}: it is no text file; 'walkaway read {file} --save-text {folder}' saves its text")
    if started.bare:
        complain("PLACEHOLDER marks what was not found: do the documents tell of a negotiation, in English?")
    complain(f"decide what is marked DECIDE; then 'walkaway read DOC --case {folder}' proposes statements")
