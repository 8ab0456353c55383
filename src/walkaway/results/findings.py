"""What every finding carries besides its answer."""

from dataclasses import dataclass, field, fields
from typing import Any

from walkaway.results.columns import BENEATH
from walkaway.results.plain import plain
from walkaway.results.showing import Shown
from walkaway.results.writing import number, text

__all__ = ["Finding", "Method"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Method(Shown):
    """How an answer was worked out.

    Attributes:
        name: ``importance sampling``, ``sequential Monte Carlo`` or ``exact``.
        draws: Number of draws; 1 where exact.
        seed: Seed of the draws; None where exact.
        effective_sample_size: Number of equally weighted draws that would tell as much; None where exact.
    """

    name: str
    draws: int
    seed: int | None = None
    effective_sample_size: float | None = None

    @property
    def exact(self) -> bool:
        """Whether nothing was sampled."""
        return self.name == "exact"

    def _line_html_(self, unit: str) -> str:  # a method has no unit
        """Return it as one line of HTML, with what the figures above it mean."""
        if self.exact:
            return "Preferences are known exactly; every figure is a calculation."
        told = [f"{number(self.draws, 'count')} draws"]
        if self.seed is not None:
            told.append(f"seed {number(self.seed)}")
        if self.effective_sample_size is not None:
            told.append(f"together they tell as much as {number(self.effective_sample_size, 'count')} equal ones")
        return (
            f"{', '.join(told)} ({text(self.name)}). A percentage is a share of the draws, given the statements; "
            "± is two standard errors; before: without any statement."
        )


@dataclass(frozen=True, kw_only=True)
class Finding(Shown):
    """The base of every finding: an answer that says how it was reached.

    Attributes:
        method: How it was worked out.
    """

    method: Method = field(metadata=BENEATH)

    def to_dict(self) -> dict[str, Any]:
        """Return the finding as plain data."""
        return {field.name: plain(getattr(self, field.name)) for field in fields(self)}

    def to_rows(self) -> list[dict[str, Any]]:
        """Return the finding as rows of a table: one row here, one an entry for findings that are lists."""
        return [self.to_dict()]

    def to_frame(self) -> Any:
        """Return the rows as a pandas DataFrame.

        Raises:
            ModuleNotFoundError: pandas is not installed; it is not among Walkaway's dependencies.
        """
        import pandas as pd  # type: ignore[import-untyped, unused-ignore]  # heavy, and only wanted where a user has it already

        return pd.DataFrame(self.to_rows())
