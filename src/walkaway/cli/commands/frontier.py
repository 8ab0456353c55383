"""``walkaway frontier``: which deals leave no gain on the table, and which of them each solution picks."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, cast

import typer

from walkaway.cli.commands.exchange import DomainPath, Profiles, complain_of, domain_envelope, listed
from walkaway.cli.options import AsJson, Out, Quiet
from walkaway.cli.plotting import check_ending, drawn
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
    points: Annotated[
        int | None,
        typer.Option("--points", metavar="N", min=1, help="Give at most N points of the frontier, spread evenly."),
    ] = None,
    plot: Annotated[
        Path | None,
        typer.Option("--plot", metavar="FILE", help="Draw it into FILE.svg, .png or .html.", show_default=False),
    ] = None,
    out: Out = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Find every deal that leaves no gain on the table, and those that the solutions of bargaining pick."""
    # numpy and pydantic: only a command that works on a domain pays for them.
    from walkaway.cli.output import print_pieces, with_rows, write_json
    from walkaway.errors import InputError
    from walkaway.formats.atomic import write_atomically
    from walkaway.space.domain import case_id
    from walkaway.workbench.frontier import frontier as work_out

    if disagreement not in ("reservation", "zero"):
        raise InputError(f"--disagreement takes 'reservation' or 'zero', not '{disagreement}'")
    check_ending(plot)
    over = cast(Literal["reservation", "zero"], disagreement)
    found = work_out(path, profiles=listed(profiles), method=method or None, epsilon=epsilon, disagreement=over)
    figure = _drawn(found, plot) if plot is not None else b""
    complain_of(found.domain, (), quiet)
    content: dict[str, Any] = {}
    if as_json or out is not None:
        content = domain_envelope("frontier", found.domain, found.to_dict(most=0))

    def pieces() -> Iterator[str]:
        return with_rows(content, {"frontier": found.each_point(points)})

    written = []
    if out is not None:  # before anything is printed: where it cannot be written, nothing is
        written.append(write_json(out, f"{case_id(found.domain.name)}.frontier", pieces()))
    if plot is not None:
        write_atomically(plot, figure)
        written.append(plot)
    if as_json:
        print_pieces(pieces())
    else:
        from walkaway.report.solved_on_terminal import print_solved  # rich, which JSON does without

        print_solved(found, points)
    for place in () if quiet else written:
        complain(f"wrote {place}")


def _drawn(found: "Solved", plot: Path) -> bytes:
    """Return the figure as a file."""
    from walkaway.errors import InputError
    from walkaway.report.charts.frontier import MOST_PARTIES, frontier_figure

    spec = frontier_figure(found)
    if spec is None:
        count = len(found.frontier.parties)
        raise InputError(f"a figure shows 2 to {MOST_PARTIES} parties, not {count}; choose them with --profiles")
    return drawn(spec, plot, f"Frontier of {found.domain.name}")
