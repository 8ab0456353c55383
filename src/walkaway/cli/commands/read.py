"""``walkaway read``: documents into quotes with their speakers, and into statements for a case."""

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from walkaway.cli.options import AsJson, Quiet
from walkaway.cli.running import command, complain, progress_bar
from walkaway.errors import CaseError, InputError

if TYPE_CHECKING:
    from walkaway.cli.reading_output import Taken
    from walkaway.errors import Fault
    from walkaway.evidence.together import Together
    from walkaway.formats import CaseFile

__all__ = ["read"]

MOST_FAULTS = 100
"""Faults that are said one by one."""

DocumentPaths = Annotated[
    list[Path],
    typer.Argument(
        metavar="DOC…",
        help="Reports as text, Markdown, HTML or PDF: files, folders, or - for standard input.",
        show_default=False,
    ),
]
ForCase = Annotated[
    Path | None,
    typer.Option("--case", metavar="CASE", help="The case that statements are proposed for.", show_default=False),
]
Out = Annotated[
    Path | None,
    typer.Option(
        "--out", help="A folder to write the page of marked documents and the JSON to as well.", show_default=False
    ),
]
SaveText = Annotated[
    Path | None,
    typer.Option(
        "--save-text",
        metavar="DIR",
        help="A folder for the text of HTML and PDF documents, in which lines and offsets can be looked up.",
        show_default=False,
    ),
]
Review = Annotated[
    bool,
    typer.Option(
        "--review", help="Go through the proposals, one key each; what is accepted goes into the case, the rest stays."
    ),
]
Jobs = Annotated[
    int,
    typer.Option("--jobs", min=0, max=256, help="Processes that read; 0: as many as there are processors."),
]


@command
def read(
    documents: DocumentPaths,
    case: ForCase = None,
    as_json: AsJson = False,
    out: Out = None,
    save_text: SaveText = None,
    review: Review = False,
    jobs: Jobs = 0,
    quiet: Quiet = False,
) -> None:
    """Who says what in these documents, and which statements do they give for a case?"""
    # What reads loads regular expressions by the dozen: not for --help.
    from walkaway.cli.output import print_pieces
    from walkaway.cli.reading_output import Taken, uncollected
    from walkaway.evidence.as_rows import AsRows
    from walkaway.evidence.many import read_many, read_many_as
    from walkaway.evidence.together import together
    from walkaway.workbench.opening import open_unfinished
    from walkaway.workbench.reading import tasks_of

    if review and (case is None or as_json):
        raise InputError("--review goes through proposals for a case: name it with --case, and leave --json out")
    tasks = tasks_of(documents)
    case_file = None if case is None else open_unfinished(case)
    known = None if case_file is None else case_file.case
    wanted = {"rows": as_json or out is not None, "page": out is not None, "review": review}
    with Taken(**wanted, texts=_made(save_text)) as taken, uncollected():
        with progress_bar(quiet) as progress:
            if as_json and out is None and save_text is None:
                with closing(read_many_as(AsRows.of, tasks, known, jobs=jobs, progress=progress)) as rows:
                    for read_as_rows in rows:
                        taken.take_rows(read_as_rows)
            else:
                with closing(read_many(tasks, known, jobs=jobs, progress=progress)) as readings:
                    for reading in readings:
                        taken.take(reading)
        found = together(taken.proposals, known)
        written = _write(out, taken, found, case_file) if out is not None else []  # before anything is printed
        if as_json:
            print_pieces(taken.json(found, case_file))
        elif review and case is not None:
            _review(taken, found, case)
        else:
            _print(taken, found, case_file)
    for told in () if quiet else (*taken.remarks, *(f"wrote {path}" for path in written)):
        complain(str(told))
    if taken.faults:
        _complain_of(taken.faults)
        raise typer.Exit(CaseError.exit_code)


def _review(taken: "Taken", found: "Together", case: Path) -> None:
    """Go through what is proposed on the terminal."""
    from walkaway.cli.reviewing import review  # what writes into cases: not for --help
    from walkaway.evidence.review.items import Material
    from walkaway.evidence.statements.proposal import Proposed

    read_whole = [(one.document, one.speech) for one in taken.shown if one.document is not None]
    material = Material(
        documents={document.id: document for document, _ in read_whole},
        proposed=Proposed(proposals=found.proposals, readings=found.readings),
        speakers={document.id: speech.speakers for document, speech in read_whole},
    )
    review(material, case)


def _made(folder: Path | None) -> Path | None:
    """Return a folder that is there."""
    from walkaway.cli.output import write_files  # reads case files: not for --help

    if folder is not None:
        write_files(folder, {})
    return folder


def _write(out: Path, taken: "Taken", found: "Together", case_file: "CaseFile | None") -> list[Path]:
    """Write the page and the JSON, and return their paths."""
    from walkaway.cli.output import write_files
    from walkaway.workbench.marked import marked_page

    case = None if case_file is None else case_file.case
    page = marked_page(
        taken.shown,
        found,
        case=case,
        digest="" if case_file is None else case_file.digest,
        total=len(taken.documents),
    )
    names = (
        ("read.documents.html", "read.json") if case is None else (f"{case.id}.documents.html", f"{case.id}.read.json")
    )
    return write_files(out, dict(zip(names, (page, taken.json(found, case_file)), strict=True)))


def _print(taken: "Taken", found: "Together", case_file: "CaseFile | None") -> None:
    """Print what was read in words."""
    from walkaway.report.reading_on_terminal import print_reading
    from walkaway.workbench import labels_of

    labels = None if case_file is None else labels_of(case_file.case)
    print_reading(taken.documents, taken.quotes, found, labels, _next(found, case_file))


def _next(found: "Together", case_file: "CaseFile | None") -> str:
    """Return what to do next."""
    if case_file is None:
        return "With --case CASE, statements for a case are proposed."
    if not found.proposals:
        return ""
    return "A proposal is a draft. --review goes through them, one key each; --out writes a page that shows where."


def _complain_of(faults: "list[Fault]") -> None:
    """Say which documents could not be read, and why; of very many, only how many."""
    for fault in faults[:MOST_FAULTS]:
        complain(str(fault))
    if len(faults) > MOST_FAULTS:
        complain(f"{len(faults) - MOST_FAULTS} more documents could not be read; --json lists them")
