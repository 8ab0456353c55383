"""A number with what it takes to judge it."""

from dataclasses import dataclass

__all__ = ["Estimate", "Headline"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """A share of draws, or a mean over draws.

    Attributes:
        value: Given the statements.
        standard_error: Of the sampling alone; 0 where the answer is exact.
        before: Before any statement; None where preferences are known exactly.
    """

    value: float
    standard_error: float
    before: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
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
