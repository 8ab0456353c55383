"""The commands. Each is in a room of its own; what they need is loaded when they run, so that ``--help`` is quick."""

from typing import Annotated

import typer

from walkaway.cli.commands.brief import brief
from walkaway.cli.commands.case_files import check, new, schema
from walkaway.cli.commands.compare import compare
from walkaway.cli.commands.exchange import export_domain, import_domain
from walkaway.cli.commands.findings import gap, try_package, walk_away, zone
from walkaway.cli.commands.frontier import frontier
from walkaway.cli.commands.read import read
from walkaway.cli.commands.roadmap import roadmap

__all__ = ["app"]

app = typer.Typer(
    name="walkaway",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
    help=(
        "Where do the sides stand, why is there no deal, was leaving right, which deal was possible? "
        "Answers from cited statements, with honest uncertainty."
    ),
    epilog="Exit codes: 0 done, 1 anything else, 2 wrong flags or a missing path, 3 a file is not what it claims, "
    "130 interrupted.",
)


def _print_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version  # only this flag needs it

        typer.echo(f"walkaway {version('walkaway')}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Hold the options that stand before a command."""


app.command()(brief)
app.command()(check)
app.command()(schema)
app.command()(new)
app.command(name="try")(try_package)
app.command()(zone)
app.command()(gap)
app.command(name="walk-away")(walk_away)
app.command()(compare)
app.command()(frontier)
app.command()(roadmap)
app.command()(read)
app.command(name="import")(import_domain)
app.command(name="export")(export_domain)
