"""What ``check`` found, for readers and for programs."""

from collections.abc import Sequence
from typing import Any

from rich.console import Console
from rich.text import Text

from walkaway.case import Case
from walkaway.errors import Fault
from walkaway.evidence.statements.gaps import Gap
from walkaway.formats import Coverage
from walkaway.results import plain

__all__ = ["check_as_dict", "print_check"]


def print_check(case: Case, warnings: Sequence[Fault], coverage: Coverage | None, gaps: Sequence[Gap] = ()) -> None:
    """Print that a case holds together, the remarks on it, and what of its sources is unused or left open."""
    out = Console(highlight=False, soft_wrap=True)
    for warning in warnings:
        out.print(Text.assemble(("remark", "yellow"), f" {warning}"))
    counts = f"{len(case.parties)} parties, {len(case.issues)} issues, {len(case.statements)} statements"
    out.print(Text(f"{case.id} holds together: {counts}."))
    for source in coverage.sources if coverage is not None else ():
        total = "an unknown number of" if source.lines is None else str(source.lines)
        neither = f", {len(source.neither)} neither" if source.lines is not None else ""
        cited = f"{len(source.cited)} cited, {len(source.passed_over)} passed over"
        out.print(Text(f"{source.source}: {total} lines, {cited}{neither}"))
        for number, text in source.neither:
            out.print(Text(f"  {source.source}:{number}  {text}".rstrip()))
    for gap in gaps:
        if gap.kind != "nobody_cites":  # the lines themselves stand above
            out.print(Text.assemble(("open", "cyan"), f" {gap.sentence}"))


def check_as_dict(case: Case, coverage: Coverage | None, gaps: Sequence[Gap] = ()) -> dict[str, Any]:
    """Return what was counted, what of the sources is cited, and what they leave open, as plain data."""
    found: dict[str, Any] = {
        "parties": len(case.parties),
        "issues": len(case.issues),
        "statements": len(case.statements),
    }
    if coverage is not None:
        found["coverage"] = [
            {
                "source": source.source,
                "lines": source.lines,
                "cited": [number for number, _ in source.cited],
                "passed_over": {str(number): reason for number, reason in source.passed_over},
                "neither": plain(source.neither),
            }
            for source in coverage.sources
        ]
        found["gaps"] = [plain(gap) for gap in gaps]
    return found
