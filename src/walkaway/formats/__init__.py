"""Case files and the files of other programs: read with line and column, checked in plain words, written.

Only reading is loaded at once; the rest when it is first asked for, since every command reads and few do more.
"""

import importlib
from typing import TYPE_CHECKING, Any

from walkaway.formats.case_file import CaseFile, find_case_file, parse_case, read_case, read_unfinished

if TYPE_CHECKING:
    from walkaway.formats.atomic import write_atomically
    from walkaway.formats.edit import append_statements, round_trip, with_statements
    from walkaway.formats.export import DomainFormat, write_domain
    from walkaway.formats.gather import read_domain
    from walkaway.formats.json_schema import schema, schema_text
    from walkaway.formats.line_coverage import Coverage, DocumentLines, SourceCoverage, coverage
    from walkaway.formats.starting_case import starter
    from walkaway.formats.write import write_case

__all__ = [
    "CaseFile",
    "Coverage",
    "DocumentLines",
    "DomainFormat",
    "SourceCoverage",
    "append_statements",
    "coverage",
    "find_case_file",
    "parse_case",
    "read_case",
    "read_domain",
    "read_unfinished",
    "round_trip",
    "schema",
    "schema_text",
    "starter",
    "with_statements",
    "write_atomically",
    "write_case",
    "write_domain",
]

_HOMES = {
    "atomic": ("write_atomically",),
    "edit": ("append_statements", "round_trip", "with_statements"),
    "export": ("DomainFormat", "write_domain"),
    "gather": ("read_domain",),
    "json_schema": ("schema", "schema_text"),
    "line_coverage": ("Coverage", "DocumentLines", "SourceCoverage", "coverage"),
    "starting_case": ("starter",),
    "write": ("write_case",),
}


def __getattr__(name: str) -> Any:
    """Load a part of this package when it is first asked for (PEP 562)."""
    for home, names in _HOMES.items():
        if name in names:
            return getattr(importlib.import_module(f"walkaway.formats.{home}"), name)
    raise AttributeError(f"module 'walkaway.formats' has no attribute '{name}'")
