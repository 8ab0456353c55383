"""``walkaway roadmap``: which sequence of steps keeps itself."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from walkaway.cli.commands.findings import deliver
from walkaway.cli.options import AsJson, Draws, Out, Quick, Quiet, Seed, Without
from walkaway.cli.running import command, progress_bar

if TYPE_CHECKING:
    from walkaway.cli.working import OpenCase
    from walkaway.roadmap.problem import RoadmapProblem

__all__ = ["roadmap"]


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
    quiet: Quiet = False,
    quick: Quick = False,
    without: Without = None,
) -> None:
    """Which sequence of steps gives every side a reason to go on, and where do the others break?"""
    from walkaway.report.terminal_roadmap import print_roadmap  # numpy and pydantic: not for --help
    from walkaway.results import plain
    from walkaway.workbench import labels_of
    from walkaway.workbench.roadmap import roadmap_of_beliefs

    opened, given, target = _opened(case, seed=seed, draws=draws, without=without or [])
    with progress_bar(quiet) as progress:
        found = roadmap_of_beliefs(
            opened.beliefs, to or target, orders=_orders(order or []), given=given, quick=quick, progress=progress
        )
    if deliver(opened, "roadmap", plain(found), as_json=as_json, out=out, quiet=quiet):
        print_roadmap(found, labels_of(opened.case_file.case))


def _opened(path: Path, *, seed: int, draws: int, without: list[str]) -> "tuple[OpenCase, RoadmapProblem | None, str]":
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
