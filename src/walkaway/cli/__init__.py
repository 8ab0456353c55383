"""The command line."""

import sys

from walkaway.cli.app import app

__all__ = ["app", "main"]

INTERRUPTED = 130


def main() -> None:
    """Run the command line; the exit codes are those of `walkaway.errors`, and 130 where it was interrupted."""
    try:
        app()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
