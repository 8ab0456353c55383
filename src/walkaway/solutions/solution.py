"""The answer of an exact solution: all tied outcomes, or why there is none."""

from dataclasses import dataclass

__all__ = ["Solution"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Solution:
    """What one solution picks in one exact model.

    Attributes:
        name: The solution's name as printed.
        outcomes: Positions of all tied outcomes, ascending; empty exactly where ``undefined`` says why.
        utilities: The parties' utilities at each of them, in the same order.
        definition: In one sentence, what was maximised or equalised, and over which outcomes.
        ideal: The ideal point in utilities, where the solution uses one; else empty.
        note: What the reader should know of this answer, such as a degenerate problem; may be empty.
        undefined: Why there is no answer; empty where there is one.

    Examples:
        >>> Solution(name="Nash", outcomes=(2,), utilities=((0.5, 0.5),), definition="…").undefined
        ''
    """

    name: str
    outcomes: tuple[int, ...] = ()
    utilities: tuple[tuple[float, ...], ...] = ()
    definition: str
    ideal: tuple[float, ...] = ()
    note: str = ""
    undefined: str = ""

    def __post_init__(self) -> None:
        """Hold that there is either an answer or a reason why not."""
        if bool(self.outcomes) == bool(self.undefined):
            raise ValueError("a solution has outcomes, or says why it is undefined, and not both")
        if len(self.outcomes) != len(self.utilities):
            raise ValueError("a solution has the utilities of each of its outcomes")
