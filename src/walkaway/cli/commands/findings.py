"""``walkaway zone``, ``gap``, ``walk-away`` and ``try``: one finding at a time."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from walkaway.cli.options import AsJson, CasePath, Draws, Out, Quick, Quiet, Seed, Without
from walkaway.cli.running import command, complain, progress_bar

if TYPE_CHECKING:
    from walkaway.cli.working import OpenCase

__all__ = ["deliver", "gap", "try_package", "walk_away", "zone"]


def deliver(opened: "OpenCase", name: str, result: Any, *, as_json: bool, out: Path | None, quiet: bool) -> bool:
    """Print or write the JSON that was asked for; return whether words are wanted too."""
    from walkaway.cli.output import envelope, print_json, write_json  # reads case files: not for --help

    if not as_json and out is None:
        return True
    content = envelope(name, opened.case_file, result, **opened.repeatable)
    if out is not None:  # before anything is printed: where it cannot be written, nothing is
        path = write_json(out, f"{opened.case_file.case.id}.{name}", content)
        if not quiet:
            complain(f"wrote {path}")
    if as_json:
        print_json(content)
    return not as_json


@command
def zone(
    case: CasePath,
    as_json: AsJson = False,
    seed: Seed = 0,
    draws: Draws = 4000,
    out: Out = None,
    quiet: Quiet = False,
    quick: Quick = False,
    without: Without = None,
) -> None:
    """Was any deal possible, and which came nearest to satisfying all?"""
    from walkaway.cli.working import open_case  # numpy and pydantic: not for --help
    from walkaway.report.terminal import print_zone
    from walkaway.results import plain
    from walkaway.workbench import labels_of
    from walkaway.workbench.findings import zone_only

    opened = open_case(case, seed=seed, draws=draws, without=without or [])
    with progress_bar(quiet) as progress:
        found = zone_only(opened.beliefs, quick=quick, progress=progress)
    if deliver(opened, "zone", plain(found), as_json=as_json, out=out, quiet=quiet):
        print_zone(found, labels_of(opened.case_file.case))


@command
def walk_away(
    case: CasePath,
    as_json: AsJson = False,
    seed: Seed = 0,
    draws: Draws = 4000,
    out: Out = None,
    quiet: Quiet = False,
    quick: Quick = False,
    without: Without = None,
) -> None:
    """Was refusing what was offered right?"""
    from walkaway.cli.working import open_case  # numpy and pydantic: not for --help
    from walkaway.report.terminal import print_walk_away
    from walkaway.results import plain
    from walkaway.workbench import labels_of
    from walkaway.workbench.findings import walk_away_only

    opened = open_case(case, seed=seed, draws=draws, without=without or [])
    with progress_bar(quiet) as progress:
        found = walk_away_only(opened.beliefs, quick=quick, progress=progress)
    if deliver(opened, "walk-away", plain(found), as_json=as_json, out=out, quiet=quiet):
        print_walk_away(found, labels_of(opened.case_file.case))


@command
def gap(
    case: CasePath,
    as_json: AsJson = False,
    seed: Seed = 0,
    draws: Draws = 4000,
    out: Out = None,
    quiet: Quiet = False,
    without: Without = None,
) -> None:
    """How far were the sides from a deal, and which move would have helped most?"""
    from walkaway.cli.working import open_case  # numpy and pydantic: not for --help
    from walkaway.report.terminal import print_gap
    from walkaway.results import plain
    from walkaway.workbench import labels_of
    from walkaway.workbench.findings import gap_only

    opened = open_case(case, seed=seed, draws=draws, without=without or [])
    found = gap_only(opened.beliefs)
    if deliver(opened, "gap", plain(found), as_json=as_json, out=out, quiet=quiet):
        print_gap(found, labels_of(opened.case_file.case))


@command
def try_package(
    case: CasePath,
    package: Annotated[
        list[str],
        typer.Argument(
            metavar="ISSUE=OPTION...", help="The package; unnamed issues stay as without a deal.", show_default=False
        ),
    ],
    as_json: AsJson = False,
    seed: Seed = 0,
    draws: Draws = 4000,
    out: Out = None,
    quiet: Quiet = False,
    without: Without = None,
) -> None:
    """How would this package fare?"""
    from walkaway.analysis import View, tried  # numpy and pydantic: not for --help
    from walkaway.cli.working import open_case
    from walkaway.report.terminal import print_tried
    from walkaway.results import plain
    from walkaway.workbench import labels_of
    from walkaway.workbench.packages_in_words import outcome_of, parse_terms

    terms = parse_terms(tuple(package))
    opened = open_case(case, seed=seed, draws=draws, without=without or [])
    beliefs = opened.beliefs
    found = tried(View.of(beliefs), outcome_of(beliefs.case, beliefs.space, terms))
    if deliver(opened, "try", plain(found), as_json=as_json, out=out, quiet=quiet):
        print_tried(found, labels_of(opened.case_file.case))
