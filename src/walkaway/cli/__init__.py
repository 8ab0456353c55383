"""The command line."""

import sys

__all__ = ["main"]

INTERRUPTED = 130


def main() -> None:
    """Run the command line; the exit codes are those of `walkaway.errors`, and 130 where it was interrupted."""
    try:
        from walkaway.cli.app import app  # here, so that an interruption while it loads is a plain one too
        from walkaway.cli.running import spare_letters

        spare_letters()
        app()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
