"""JSON with its envelope, to standard output and into a folder."""

import json
import sys
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import typer

from walkaway.case import Settings
from walkaway.errors import Fault, InputError
from walkaway.formats import CaseFile, write_atomically

__all__ = ["SCHEMA_VERSION", "as_text", "envelope", "print_json", "write_files", "write_json"]

SCHEMA_VERSION = 1
"""Version of the JSON envelope; new keys are no break."""


def envelope(
    command: str,
    case_file: CaseFile,
    result: Any,
    *,
    seed: int | None,
    draws: int,
    settings: Settings,
    without: list[str],
    warnings: tuple[Fault, ...],
) -> dict[str, Any]:
    """Return a result with what it takes to repeat it. No time, no path: the same input gives the same bytes."""
    case = case_file.case
    return {
        "schema_version": SCHEMA_VERSION,
        "command": command,
        "case": {"id": case.id, "title": case.title or case.id, "digest": case_file.digest},
        "seed": seed,
        "draws": draws,
        "settings": {**asdict(settings), "without": sorted(without)},
        "warnings": [_warning(fault) for fault in warnings],
        "result": result,
    }


def _warning(fault: Fault) -> str:
    place = f"line {fault.line}: " if fault.line else ""
    return place + fault.message + (f"; {fault.mend}" if fault.mend else "")


def as_text(content: dict[str, Any]) -> str:
    """Return JSON for people and programs: indented, not escaped, without NaN."""
    return json.dumps(content, indent=2, ensure_ascii=False, allow_nan=False) + "\n"


def print_json(content: dict[str, Any]) -> None:
    """Print JSON; letters that the output cannot hold (an old code page) are escaped, which means the same."""
    text = as_text(content)
    try:
        text.encode(getattr(sys.stdout, "encoding", None) or "utf-8")
    except UnicodeEncodeError:
        text = json.dumps(content, indent=2, allow_nan=False) + "\n"
    typer.echo(text, nl=False)


def write_json(folder: Path, name: str, content: dict[str, Any]) -> Path:
    """Write a file whole or not at all, and return its path.

    Raises:
        InputError: the folder cannot be made or written to.
    """
    return write_files(folder, {f"{name}.json": as_text(content)})[0]


def write_files(folder: Path, texts: Mapping[str, str]) -> list[Path]:
    """Write files, each whole or not at all, and return their paths.

    Args:
        folder: Where to; it is made if need be.
        texts: Name and content of each.

    Raises:
        InputError: the folder cannot be made or written to.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"cannot make the folder {folder}: {error.strerror}; name another one with --out") from None
    for name, text in texts.items():
        write_atomically(folder / name, text)
    return [folder / name for name in texts]
