"""What is declared about preferences, before any statement weighs in."""

from dataclasses import dataclass

from walkaway.case.conditions import Where

__all__ = ["DiscountFactor", "Interaction", "IssuePreference"]


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuePreference:
    """What one party is declared to want on one issue.

    Attributes:
        party: The party's id.
        issue: The issue's id.
        order: Classes of options, best first; options of one class are tied; options left out may stand anywhere.
        direction: For a numeric issue: ``higher`` or ``lower``; empty where it is not known.
        weight: Interval of the swing weight, the share of the party's whole scale that this issue carries.
        because: Statements behind it.
        assumed: Whether the analyst put it in.
    """

    party: str
    issue: str
    order: tuple[tuple[str, ...], ...] = ()
    direction: str = ""
    weight: tuple[float, float] | None = None
    because: tuple[str, ...] = ()
    assumed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Interaction:
    """A bonus (or malus) where a condition holds, on top of the issues' own values.

    Attributes:
        party: Whose utility it changes.
        where: The outcomes it applies to.
        adds: Interval of what it adds, on the party's 0-1 scale.
        because: Statements behind it.
        assumed: Whether the analyst put it in.
    """

    party: str
    where: Where
    adds: tuple[float, float]
    because: tuple[str, ...] = ()
    assumed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscountFactor:
    """A party's discount factor per round, as an interval."""

    party: str
    interval: tuple[float, float]
    because: tuple[str, ...] = ()
    assumed: bool = False
