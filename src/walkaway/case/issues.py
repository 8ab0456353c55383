"""What is to be settled: issues with named options, or a number in a range."""

from dataclasses import dataclass
from decimal import Decimal

__all__ = ["REAL_GRID_PARTS", "Issue", "Level", "NumericRange", "Option"]

Level = str | float
"""One value of an issue: the id of an option, or a number."""

REAL_GRID_PARTS = 10
"""A range without a step is looked at in tenths, and at every number that somebody named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One way to settle an issue.

    Attributes:
        id: Short name used in packages.
        name: Name for readers.
        agreeable: False for what can only hold without a deal (a war, a strike).
        assumed: Whether nobody said it; the analyst put it in.
        because: Statements that name it.
        aliases: Other words for it in reports.
    """

    id: str
    name: str
    agreeable: bool = True
    assumed: bool = False
    because: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NumericRange:
    """A number to be settled.

    Attributes:
        low: Smallest value.
        high: Largest value.
        step: Distance between neighbouring values; None for any real number.
        unit: What the number counts.

    Examples:
        >>> NumericRange(low=0, high=1, step=0.5).grid()
        (0.0, 0.5, 1.0)
        >>> len(NumericRange(low=0, high=1).grid())
        11
    """

    low: float
    high: float
    step: float | None = None
    unit: str = ""

    def grid(self) -> tuple[float, ...]:
        """Return the values that are looked at: every step, or tenths of the range where there is no step."""
        # Decimal arithmetic, so that 0.1 steps give 0.3 and not 0.30000000000000004.
        low, high = Decimal(str(self.low)), Decimal(str(self.high))
        if self.step is None:
            return tuple(float(low + (high - low) * part / REAL_GRID_PARTS) for part in range(REAL_GRID_PARTS + 1))
        step = Decimal(str(self.step))
        return tuple(float(low + step * count) for count in range(int((high - low) / step) + 1))

    def holds(self, value: float) -> bool:
        """Return whether a deal may name this value."""
        if not self.low <= value <= self.high:
            return False
        if self.step is None:
            return True
        return (Decimal(str(value)) - Decimal(str(self.low))) % Decimal(str(self.step)) == 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """One matter to settle.

    Attributes:
        id: Short name used in packages.
        name: Name for readers.
        options: The options, in the order of the scale where there is one; empty for a numeric issue.
        ordered: Whether the options form a scale, so that "at least" and steps between neighbours mean something.
        range: The range of a numeric issue.
        aliases: Other words for the issue in reports.
    """

    id: str
    name: str
    options: tuple[Option, ...] = ()
    ordered: bool = True
    range: NumericRange | None = None
    aliases: tuple[str, ...] = ()

    @property
    def is_numeric(self) -> bool:
        """Whether a number is to be settled."""
        return self.range is not None

    @property
    def has_scale(self) -> bool:
        """Whether "at least" and "one step further" mean something on this issue."""
        return self.is_numeric or self.ordered

    def option(self, option_id: str) -> Option | None:
        """Return the option of this id, or None."""
        return next((option for option in self.options if option.id == option_id), None)

    def knows(self, level: Level) -> bool:
        """Return whether the level is an option of this issue, or a number it may take."""
        if self.range is not None:
            return isinstance(level, int | float) and self.range.holds(float(level))
        return isinstance(level, str) and self.option(level) is not None
