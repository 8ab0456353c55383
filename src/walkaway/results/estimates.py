"""A number with what it takes to judge it."""

from collections.abc import Iterator
from dataclasses import dataclass

from walkaway.results.showing import Shown
from walkaway.results.writing import interval, listed, margin, number, text, unbroken

__all__ = ["Estimate", "Headline"]

MOST_STATEMENTS = 5
"""Statements that a headline names; the one that moves it most comes first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate(Shown):
    """A share of draws, or a mean over draws.

    Attributes:
        value: Given the statements.
        standard_error: Of the sampling alone; 0 where the answer is exact.
        before: Before any statement; None where preferences are known exactly.
    """

    value: float
    standard_error: float
    before: float | None

    def _line_html_(self, unit: str) -> str:
        """Return it as one line of HTML in the unit of the field it stands in; on its own it has none."""
        before = "" if self.before is None else f" (before {number(self.before, unit)})"
        return unbroken(f"{number(self.value, unit)}{margin(self.standard_error, unit)}{before}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline(Shown):
    """A probability that a brief leads with.

    Attributes:
        value: Given the statements.
        standard_error: Of the sampling alone; 0 where the answer is exact.
        before: Before any statement; None where preferences are known exactly.
        conventions: Lowest and highest value over the numeric conventions, the base setting included; None where exact
            or not worked out (``--quick``).
        without_assumptions: The same with each assumption dropped in turn; None likewise.
        decided: Whether value minus prior value keeps its sign and exceeds two standard errors in every setting; None
            where exact.
        statements: Statements that move it by more than two standard errors.
    """

    value: float
    standard_error: float
    before: float | None
    conventions: tuple[float, float] | None = None
    without_assumptions: tuple[float, float] | None = None
    decided: bool | None = None
    statements: tuple[str, ...] = ()

    def _line_html_(self, unit: str) -> str:
        """Return it as one line of HTML; a headline is a share wherever it stands."""
        beside = "; ".join(self._beside())
        value = f"{number(self.value, 'share')}{margin(self.standard_error, 'share')}"
        parts = [f"{value} ({beside})" if beside else value]
        if self.decided is not None:
            parts.append(self._settled())
        if self.statements:
            parts.append(f"Moved by {listed(map(text, self.statements), MOST_STATEMENTS)}")
        return parts[0] if len(parts) == 1 else f"{'. '.join(parts)}."

    def _beside(self) -> Iterator[str]:
        """Yield what stands beside the value: before any statement, and its ranges."""
        if self.before is not None:
            yield f"before {number(self.before, 'share')}"
        if self.conventions is not None:
            yield f"{interval(self.conventions, 'share')} under other conventions"
        if self.without_assumptions is not None:
            yield f"{interval(self.without_assumptions, 'share')} without this or that assumption"

    def _settled(self) -> str:
        """Return in words whether the statements move it."""
        if not self.decided:
            return "The evidence does not decide this"
        up = self.before is None or self.value > self.before
        return f"The evidence moves it {'up' if up else 'down'}"
