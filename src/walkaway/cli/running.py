"""What every command does around its work: faults in plain words, exit codes, progress."""

import functools
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import ParamSpec

import typer

from walkaway.errors import WalkawayError

__all__ = ["INTERRUPTED", "command", "complain", "progress_bar"]

INTERRUPTED = 130
_P = ParamSpec("_P")


def complain(message: str) -> None:
    """Print a message to standard error, each line under the program's name."""
    for line in message.splitlines():
        print(f"walkaway: {line}", file=sys.stderr)


def command(function: Callable[_P, None]) -> Callable[_P, None]:
    """Turn the errors that a command raises into one message and the documented exit code."""

    @functools.wraps(function)
    def run(*args: _P.args, **kwargs: _P.kwargs) -> None:
        try:
            function(*args, **kwargs)
        except WalkawayError as error:
            complain(str(error))
            raise typer.Exit(error.exit_code) from None
        except KeyboardInterrupt:
            complain("interrupted; nothing was written")
            raise typer.Exit(INTERRUPTED) from None
        except BrokenPipeError:
            # The reader of a pipe has gone (`walkaway brief … | head`); what is left to say would find nobody.
            sys.stderr.close()
            raise typer.Exit(0) from None

    return run


@contextmanager
def progress_bar(quiet: bool) -> Iterator[Callable[[str, int, int], None] | None]:
    """Show progress on standard error while a finding is worked out; nothing where it is not a terminal."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console  # costs 60 ms, and only a terminal shows it
    from rich.progress import BarColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed}/{task.total}"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("drawing preferences", total=None)
        yield lambda label, done, total: bar.update(task, description=label, completed=done, total=total)
