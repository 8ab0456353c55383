"""What a case says of the roadmap as a whole: how long a period is, how much goes at once, what breaking it costs."""

from dataclasses import dataclass

from walkaway.case.issues import Level

__all__ = ["RoadmapTerms"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoadmapTerms:
    """The frame in which steps follow each other.

    Attributes:
        period: How long a period is, in words; empty where nobody said.
        periods_per_round: How many periods make a round, over which discount factors are told; above 0.
        capacity: The most steps of one stage.
        max_wait: The most stages in a row in which nothing is done.
        start: Where things stand, issue and level, where that differs from what holds without a deal.
        penalties: Party and what breaking the roadmap costs it in every period afterwards, on its 0-1 scale.
        because: Statements behind it.
        assumed: Whether the analyst put it in.
    """

    period: str = ""
    periods_per_round: float = 1.0
    capacity: int = 3
    max_wait: int = 0
    start: tuple[tuple[str, Level], ...] = ()
    penalties: tuple[tuple[str, float], ...] = ()
    because: tuple[str, ...] = ()
    assumed: bool = False
