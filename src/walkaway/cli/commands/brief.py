"""``walkaway brief``: every finding on a case."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from walkaway.cli.options import AsJson, CasePath, Draws, Quick, Quiet, Seed, Without
from walkaway.cli.running import command, complain, progress_bar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from walkaway.analysis import Brief
    from walkaway.cli.working import OpenCase
    from walkaway.report.drawing_process import DrawingProcess
    from walkaway.report.marked_documents import MarkedDocument

__all__ = ["brief"]

OUT = Path("out")
"""Where the files go unless told otherwise."""
Out = Annotated[
    Path | None,
    typer.Option(
        "--out",
        help="A folder to write the page, Markdown and JSON to. Without it they go to 'out'; with --json or --quick "
        "nothing is written.",
        show_default=False,
    ),
]
WithRoadmap = Annotated[
    bool,
    typer.Option("--roadmap", help="Look at the sequences of steps that the case declares in full, not only at a few."),
]

DocumentsFolder = Annotated[
    Path | None,
    typer.Option(
        "--documents",
        help="A folder with the sources' documents, where the case lacks them: the page shows them line by line.",
        show_default=False,
    ),
]


@command
def brief(
    case: CasePath,
    as_json: AsJson = False,
    seed: Seed = 0,
    draws: Draws = 4000,
    out: Out = None,
    quiet: Quiet = False,
    quick: Quick = False,
    without: Without = None,
    with_roadmap: WithRoadmap = False,
    documents: DocumentsFolder = None,
) -> None:
    """Answer everything about a case: where they stood, why no deal, was leaving right, what was possible."""
    from walkaway.report.drawing_process import drawing_process  # its modules: not for --help

    folder = out if out is not None or as_json or quick else OUT
    with drawing_process(wanted=folder is not None) as process:
        # numpy and pydantic: only a command that works on a case pays for them, here so that what draws loads beside.
        from walkaway.cli.output import envelope, print_json, write_files
        from walkaway.cli.working import open_case
        from walkaway.workbench.findings import brief as work_out

        opened = open_case(case, seed=seed, draws=draws, without=without or [])
        with progress_bar(quiet) as progress:
            found = work_out(
                opened.beliefs,
                quick=quick,
                with_roadmap=with_roadmap,
                progress=progress,
                meanwhile=None if process is None else partial(_begin, process),
            )
        content = envelope("brief", opened.case_file, found.to_dict(), **opened.repeatable)
        # Before anything is printed: where they cannot be written, nothing is.
        paths = []
        if folder is not None:
            paths = write_files(folder, _texts(found, opened, content, process, documents))
    if found.roadmap is None and not quiet:
        _complain_of_steps(opened, asked=with_roadmap, looked=not quick)
    if as_json:
        print_json(content)
        for path in () if quiet else paths:
            complain(f"wrote {path}")
    else:
        from walkaway.report.terminal import print_brief

        print_brief(found, opened.warnings if not quiet else (), paths)


def _begin(process: "DrawingProcess", found: "Brief") -> None:
    """Have the figures drawn while the rest is worked out."""
    from walkaway.report import charts

    process.begin(charts.specifications(found).values())


def _complain_of_steps(opened: "OpenCase", *, asked: bool, looked: bool) -> None:
    """Say why there is nothing on steps where somebody may look for it."""
    if not opened.beliefs.case.steps:
        if asked:
            complain("the case declares no steps, so no sequence of them can be looked at; see 'walkaway roadmap --to'")
    elif looked:
        complain("the sequences of steps could not be looked at in short; 'walkaway roadmap' does, or says why not")


def _texts(
    found: "Brief",
    opened: "OpenCase",
    content: dict[str, Any],
    process: "DrawingProcess | None",
    documents: Path | None,
) -> dict[str, str]:
    """Return name and content of each file."""
    from walkaway.cli.output import as_text
    from walkaway.workbench.pages import markdown, page

    digest, name = opened.case_file.digest, found.case
    marked = _marked(opened, documents)
    return {
        f"{name}.html": page(found, digest=digest, process=process, documents=marked),
        f"{name}.md": markdown(found, digest=digest),
        f"{name}.json": as_text(content),
    }


def _marked(opened: "OpenCase", documents: Path | None) -> "Sequence[MarkedDocument]":
    """Return the documents of the case's sources with what is to be marked in them."""
    case, folder = opened.case_file.case, opened.case_file.folder
    if documents is None and not any(source.file for source in case.sources):
        return ()
    from walkaway.workbench.marked import marked_documents  # what reads documents: most cases carry none

    return marked_documents(case, folder, documents)
