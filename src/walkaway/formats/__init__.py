"""Case files: read with line and column, checked in plain words, written and edited.

Only reading is loaded at once; the rest when it is first asked for, since every command reads and few do more.
"""

import importlib
from typing import TYPE_CHECKING, Any

from walkaway.formats.case_file import CaseFile, find_case_file, parse_case, read_case

if TYPE_CHECKING:
    from walkaway.formats.edit import append_statements, round_trip, with_statements, write_atomically
    from walkaway.formats.json_schema import schema, schema_text
    from walkaway.formats.line_coverage import Coverage, SourceCoverage, coverage
    from walkaway.formats.starting_case import starter
    from walkaway.formats.write import write_case

__all__ = [
    "CaseFile",
    "Coverage",
    "SourceCoverage",
    "append_statements",
    "coverage",
    "find_case_file",
    "parse_case",
    "read_case",
    "round_trip",
    "schema",
    "schema_text",
    "starter",
    "with_statements",
    "write_atomically",
    "write_case",
]

_HOMES = {
    "edit": ("append_statements", "round_trip", "with_statements", "write_atomically"),
    "json_schema": ("schema", "schema_text"),
    "line_coverage": ("Coverage", "SourceCoverage", "coverage"),
    "starting_case": ("starter",),
    "write": ("write_case",),
}


def __getattr__(name: str) -> Any:
    """Load a part of this package when it is first asked for (PEP 562)."""
    for home, names in _HOMES.items():
        if name in names:
            return getattr(importlib.import_module(f"walkaway.formats.{home}"), name)
    raise AttributeError(f"module 'walkaway.formats' has no attribute '{name}'")
