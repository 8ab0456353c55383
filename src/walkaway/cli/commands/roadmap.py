"""``walkaway roadmap``: which sequence of steps keeps itself."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from walkaway.cli.options import AsJson, Draws, Quick, Quiet, Seed, Without
from walkaway.cli.plotting import check_ending, drawn
from walkaway.cli.running import command, complain, progress_bar

if TYPE_CHECKING:
    from walkaway.case import Level
    from walkaway.cli.working import OpenCase
    from walkaway.report.drawing_process import DrawingProcess
    from walkaway.results import Labels
    from walkaway.roadmap.finding import Roadmap
    from walkaway.roadmap.problem import RoadmapProblem

__all__ = ["roadmap"]

Out = Annotated[
    Path | None,
    typer.Option("--out", help="A folder to write the page, Markdown and JSON to as well.", show_default=False),
]
Plot = Annotated[
    Path | None,
    typer.Option(
        "--plot", metavar="FILE", help="Draw who does what when into FILE: .svg, .png or .html.", show_default=False
    ),
]


@command
def roadmap(
    case: Annotated[
        Path,
        typer.Argument(metavar="CASE", help="A case folder, its case.yaml, or a roadmap file.", show_default=False),
    ],
    to: Annotated[
        str,
        typer.Option(
            "--to",
            metavar="best|PACKAGE|STATEMENT",
            help="Where to: whatever end is best, a package (sanctions=partial,testing=ban), or that of a statement.",
        ),
    ] = "",
    order: Annotated[
        list[str] | None,
        typer.Option(
            "--order",
            metavar="[NAME=]STEPS",
            help="An order of your own: stages with semicolons, steps with commas. May be given more than once.",
            show_default=False,
        ),
    ] = None,
    as_json: AsJson = False,
    seed: Seed = 0,
    draws: Draws = 4000,
    out: Out = None,
    plot: Plot = None,
    quiet: Quiet = False,
    quick: Quick = False,
    without: Without = None,
) -> None:
    """Which sequence of steps gives every side a reason to go on, and where do the others break?"""
    # numpy and pydantic: only a command that works on a case pays for them.
    from walkaway.cli.output import envelope, print_json, write_files
    from walkaway.formats import write_atomically
    from walkaway.report.drawing_process import drawing_process
    from walkaway.results import plain
    from walkaway.workbench import labels_of
    from walkaway.workbench.roadmap import roadmap_of_beliefs

    check_ending(plot)
    orders = _orders(order or [])
    opened, given, target = _opened(case, seed=seed, draws=draws, without=without or [])
    labels = labels_of(opened.case_file.case)
    with drawing_process(wanted=out is not None) as process:
        with progress_bar(quiet) as progress:
            found = roadmap_of_beliefs(
                opened.beliefs, to or target, orders=orders, given=given, quick=quick, progress=progress
            )
        content = envelope("roadmap", opened.case_file, plain(found), **opened.repeatable)
        # Before anything is printed: where they cannot be written, nothing is.
        figure = _drawn(found, labels, plot) if plot is not None else b""
        written = write_files(out, _texts(found, opened, content, process)) if out is not None else []
    if plot is not None and figure:
        write_atomically(plot, figure)
        written.append(plot)
    if as_json:
        print_json(content)
    else:
        from walkaway.report.terminal_roadmap import print_roadmap

        print_roadmap(found, labels)
    for path in () if quiet else written:
        complain(f"wrote {path}")
    if plot is not None and not figure and not quiet:
        complain("there is nothing to draw: no sequence that does anything keeps itself")


def _texts(
    found: "Roadmap", opened: "OpenCase", content: dict[str, Any], process: "DrawingProcess | None"
) -> dict[str, str]:
    """Return name and content of each file."""
    from walkaway.cli.output import as_text
    from walkaway.workbench.pages import markdown, page

    case, digest = opened.case_file.case, opened.case_file.digest
    return {
        f"{case.id}.roadmap.html": page(found, digest=digest, case=case, process=process),
        f"{case.id}.roadmap.md": markdown(found, digest=digest, case=case),
        f"{case.id}.roadmap.json": as_text(content),
    }


def _drawn(found: "Roadmap", labels: "Labels", plot: Path) -> bytes:
    """Return the figure as a file; empty where there is nothing to draw."""
    from walkaway.report.charts.roadmap import roadmap_figure

    spec = roadmap_figure(found, labels)
    return b"" if spec is None else drawn(spec, plot, f"Roadmap: {labels.title}")


def _opened(
    path: Path, *, seed: int, draws: int, without: list[str]
) -> "tuple[OpenCase, RoadmapProblem | None, str | Mapping[str, Level]]":
    """Return a case or a roadmap file with its beliefs, the numbers that a roadmap file states, and the target."""
    from walkaway.cli.working import open_case, with_beliefs  # numpy and pydantic: not for --help
    from walkaway.workbench.roadmap import BEST, open_roadmap_file

    file = open_roadmap_file(path)
    if file is None:
        return open_case(path, seed=seed, draws=draws, without=without), None, BEST
    case_file, given, target = file
    return with_beliefs(case_file, seed=seed, draws=draws, without=without), given, target


def _orders(written: list[str]) -> dict[str, str]:
    """Return orders by name; one without a name is called after its place."""
    found = {}
    for number, text in enumerate(written, start=1):
        name, separator, steps = text.partition("=")
        found[name.strip() if separator else f"order_{number}"] = steps if separator else text
    return found
