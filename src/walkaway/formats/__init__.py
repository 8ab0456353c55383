"""Case files: read with line and column, checked in plain words, written and edited."""

from walkaway.formats.case_file import CaseFile, parse_case, read_case

__all__ = ["CaseFile", "parse_case", "read_case"]
