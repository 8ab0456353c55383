"""``walkaway frontier``: which deals leave no gain on the table, and which of them each solution picks."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, cast

import typer

from walkaway.cli.commands.exchange import DomainPath, Profiles, domain_envelope, listed
from walkaway.cli.options import AsJson, Quiet
from walkaway.cli.running import command, complain

if TYPE_CHECKING:
    from walkaway.solutions.solved import Solved

__all__ = ["frontier"]


@command
def frontier(
    path: DomainPath,
    profiles: Profiles = "",
    epsilon: Annotated[
        float | None,
        typer.Option("--epsilon", metavar="E", help="Allow the frontier to fall short by this part of the range."),
    ] = None,
    disagreement: Annotated[
        str, typer.Option("--disagreement", metavar="reservation|zero", help="What gains are taken over.")
    ] = "reservation",
    method: Annotated[
        str,
        typer.Option(
            "--method",
            metavar="METHOD",
            help="enumeration, merging, bins, elimination or programme; left out: the one that suits the domain.",
            show_default=False,
        ),
    ] = "",
    plot: Annotated[
        Path | None, typer.Option("--plot", metavar="FILE", help="Draw it into FILE.svg.", show_default=False)
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", help="A folder to write the JSON to as well.", show_default=False)
    ] = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Find every deal that leaves no gain on the table, and those that the solutions of bargaining pick."""
    # numpy and pydantic: only a command that works on a domain pays for them.
    from walkaway.cli.output import print_json, write_json
    from walkaway.errors import InputError
    from walkaway.formats.edit import write_atomically
    from walkaway.report.terminal import print_solved
    from walkaway.space.domain import case_id
    from walkaway.workbench.frontier import frontier as work_out

    if disagreement not in ("reservation", "zero"):
        raise InputError(f"--disagreement takes 'reservation' or 'zero', not '{disagreement}'")
    if plot is not None and plot.suffix != ".svg":
        raise InputError(f"--plot takes a file that ends in .svg, not '{plot}'")
    over = cast(Literal["reservation", "zero"], disagreement)
    found = work_out(path, profiles=listed(profiles), method=method or None, epsilon=epsilon, disagreement=over)
    drawn = _drawn(found) if plot is not None else ""
    if not quiet:
        for warning in found.domain.warnings:
            complain(str(warning))
    content: dict[str, Any] = {}
    if as_json or out is not None:
        content = domain_envelope("frontier", found.domain, found.to_dict())
    written = []
    if out is not None:  # before anything is printed: where it cannot be written, nothing is
        written.append(write_json(out, f"{case_id(found.domain.name)}.frontier", content))
    if plot is not None:
        write_atomically(plot, drawn)
        written.append(plot)
    if as_json:
        print_json(content)
    else:
        print_solved(found)
    for place in () if quiet else written:
        complain(f"wrote {place}")


def _drawn(found: "Solved") -> str:
    """Return the figure as SVG."""
    from walkaway.errors import InputError, WalkawayError
    from walkaway.report.charts.drawing import available, picture
    from walkaway.report.charts.frontier import frontier_figure

    if not available():
        raise WalkawayError("a figure needs the extra 'figures'; install it with: pip install 'walkaway[figures]'")
    spec = frontier_figure(found)
    if spec is None:
        raise InputError(
            f"a figure shows two parties, and these are {len(found.frontier.parties)}; take two with --profiles"
        )
    return picture(spec)
