"""From a path to beliefs, with what the envelope needs. Loaded only by commands that work on a case."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from walkaway.beliefs import Beliefs
from walkaway.errors import CaseError, Fault
from walkaway.formats import CaseFile, read_case
from walkaway.workbench import beliefs_of

__all__ = ["OpenCase", "open_case", "with_beliefs"]


@dataclass(frozen=True, slots=True)
class OpenCase:
    """A case that was read, and what it makes one believe."""

    case_file: CaseFile
    beliefs: Beliefs
    without: tuple[str, ...]

    @property
    def warnings(self) -> tuple[Fault, ...]:
        """What is allowed in the case but worth a look."""
        return self.case_file.warnings

    @property
    def repeatable(self) -> dict[str, Any]:
        """What it takes to work the findings out again."""
        return {
            "seed": None if self.beliefs.exact else self.beliefs.seed,
            "draws": self.beliefs.count,
            "settings": self.beliefs.settings,
            "without": list(self.without),
            "warnings": self.warnings,
        }


def open_case(path: Path, *, seed: int, draws: int, without: list[str]) -> OpenCase:
    """Read a case and draw its beliefs; faults found on the way get their line and column."""
    return with_beliefs(read_case(path), seed=seed, draws=draws, without=without)


def with_beliefs(case_file: CaseFile, *, seed: int, draws: int, without: list[str]) -> OpenCase:
    """Draw the beliefs of a case that was read."""
    try:
        beliefs = beliefs_of(case_file.case, seed=seed, draws=draws, without=tuple(without))
    except CaseError as error:
        raise case_file.error(*error.faults) from None
    return OpenCase(case_file, beliefs, tuple(without))
