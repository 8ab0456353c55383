"""``walkaway compare``: what changed between two cases, and what that did to each finding."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from walkaway.cli.options import AsJson, Draws, Quick, Quiet, Seed
from walkaway.cli.running import command, complain, progress_bar

if TYPE_CHECKING:
    from walkaway.analysis import Comparison
    from walkaway.cli.working import OpenCase

__all__ = ["compare"]

OldCase = Annotated[
    Path,
    typer.Argument(
        metavar="CASE", help="The old case: a folder that holds case.yaml, or the file.", show_default=False
    ),
]
NewCase = Annotated[Path, typer.Argument(metavar="CASE2", help="The new case.", show_default=False)]
Out = Annotated[
    Path | None,
    typer.Option("--out", help="A folder to write the page, Markdown and JSON to as well.", show_default=False),
]


@command
def compare(
    case: OldCase,
    case2: NewCase,
    as_json: AsJson = False,
    seed: Seed = 0,
    draws: Draws = 4000,
    out: Out = None,
    quiet: Quiet = False,
    quick: Quick = False,
) -> None:
    """What changed between two cases, and what did that do to each finding?"""
    from walkaway.cli.output import print_json, write_files  # numpy and pydantic: not for --help
    from walkaway.cli.working import open_case
    from walkaway.workbench.comparing import compare_beliefs

    old, new = (open_case(path, seed=seed, draws=draws, without=[]) for path in (case, case2))
    with progress_bar(quiet) as progress:
        found = compare_beliefs(old.beliefs, new.beliefs, draws=draws, quick=quick, progress=progress)
    content = _envelope(found, old, new)
    if out is not None:  # before anything is printed: where they cannot be written, nothing is
        for path in write_files(out, _texts(found, old, new, content)):
            if not quiet:
                complain(f"wrote {path}")
    if as_json:
        print_json(content)
        return
    from walkaway.report.comparing import comparison_document
    from walkaway.report.terminal import print_document

    print_document(comparison_document(found))


def _envelope(found: "Comparison", old: "OpenCase", new: "OpenCase") -> dict[str, Any]:
    """Return the envelope of the new case, with what it says of the old one beside it."""
    from walkaway.cli.output import envelope

    content = envelope("compare", new.case_file, found.to_dict(), **new.repeatable)
    before = envelope("compare", old.case_file, None, **old.repeatable)
    result = content.pop("result")
    kept = ("case", "draws", "settings", "warnings")
    return {**content, "old": {key: before[key] for key in kept}, "result": result}


def _texts(found: "Comparison", old: "OpenCase", new: "OpenCase", content: dict[str, Any]) -> dict[str, str]:
    """Return name and content of each file."""
    from walkaway.cli.output import as_text
    from walkaway.report import html, markdown
    from walkaway.report.comparing import comparison_document

    document = comparison_document(found, digests=(old.case_file.digest, new.case_file.digest))
    name = f"{found.old.case}.{found.new.case}.compare"
    return {
        f"{name}.html": html.render(document),
        f"{name}.md": markdown.render(document),
        f"{name}.json": as_text(content),
    }
