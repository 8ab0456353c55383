"""``walkaway check``, ``schema`` and ``new``: the case file itself."""

from pathlib import Path
from typing import Annotated

import typer

from walkaway.cli.options import AsJson, CasePath, Quiet
from walkaway.cli.running import command, complain

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
    quiet: Quiet = False,
) -> None:
    """Start a case: a commented case.yaml to fill in."""
    from walkaway.workbench.starting import start_case  # pydantic: not for --help

    path = start_case(folder)
    if not quiet:
        complain(f"wrote {path}; 'walkaway check {folder}' tells what is missing")
