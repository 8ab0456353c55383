"""The model's numbers that are conventions, not evidence."""

from dataclasses import dataclass

__all__ = ["Settings"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Conventions of the model; the brief shows how much each finding hangs on them.

    Attributes:
        noise: τ, how sharply a statement separates what it fits from what it does not, on the 0-1 utility scale.
        hold_out: h, the chance that a party refuses what is acceptable in the hope of better.
        min_gain: m, the smallest gain over no deal that is worth a deal.
        concentration: Parameter of the Dirichlet prior over swing weights: 0.5, 1 or 2.
        credibility_factor: Multiplies every credibility.

    Examples:
        >>> Settings().noise
        0.05
    """

    noise: float = 0.05
    hold_out: float = 0.2
    min_gain: float = 0.01
    concentration: float = 1.0
    credibility_factor: float = 1.0
