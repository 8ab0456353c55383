"""What every command does around its work: faults in plain words, exit codes, progress."""

import functools
import io
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import ParamSpec

import typer

from walkaway.errors import WalkawayError

__all__ = ["INTERRUPTED", "command", "complain", "progress_bar", "spare_letters"]

INTERRUPTED = 130
_P = ParamSpec("_P")


def spare_letters() -> None:
    """Let a terminal or a file that cannot hold a letter (an old code page) show ? in its place instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


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
            if sys.stdout is not None:  # what cannot be written is found out here, not when the program ends
                sys.stdout.flush()
        except WalkawayError as error:
            complain(str(error))
            raise typer.Exit(error.exit_code) from None
        except KeyboardInterrupt:
            complain("interrupted; no file is left half-written")
            raise typer.Exit(INTERRUPTED) from None
        except BrokenPipeError:
            # The reader of a pipe has gone (`walkaway brief … | head`); what is left to say would find nobody.
            _drop_output()
            raise typer.Exit(0) from None
        except OSError as error:
            _drop_output()
            complain(f"{error.filename or 'the output'}: {error.strerror or error}")
            raise typer.Exit(WalkawayError.exit_code) from None
        except MemoryError:
            complain(
                "there is not enough memory for this; ask for fewer draws (--draws) or a coarser frontier (--epsilon)"
            )
            raise typer.Exit(WalkawayError.exit_code) from None

    return run


def _drop_output() -> None:
    """Send what still waits to be printed nowhere, or the end of the program would fail on it once more."""
    with suppress(OSError, ValueError):  # a stream without a descriptor, as in a notebook, has nothing waiting
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


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
