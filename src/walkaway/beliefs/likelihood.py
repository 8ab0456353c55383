"""How well a statement fits a draw.

With margin g, noise τ, hold-out h and the logistic function σ (design of the model, section 5):

========== ==============================================
offer      σ(g/τ)
acceptance (1 − h)·σ(g/τ)
refusal    1 − (1 − h)·σ(g/τ)
demand     as a refusal, g of the best package without it
red line   σ(−g/τ), g of the best outcome across the line
preference σ(g/τ), g the difference of the two sides
priority   the product of σ(g/τ) over the other issues
patience   linear in the discount factor over its range
========== ==============================================

Where a package leaves things open the likelihood is the mean over its completions.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from walkaway.beliefs.claims import Margins
from walkaway.case import Settings, Statement

__all__ = ["LIKELIHOODS", "Likelihood", "likelihood", "logistic"]

Array = NDArray[np.float64]


def logistic(margin: Array, noise: float) -> Array:
    """Return σ(margin / noise); with noise 0 the step function, ½ at 0.

    Examples:
        >>> logistic(np.array([-1.0, 0.0, 1.0]), 0.0).tolist()
        [0.0, 0.5, 1.0]
    """
    if noise == 0.0:
        return np.asarray(np.heaviside(margin, 0.5))
    # tanh neither overflows nor loses the symmetry σ(−x) = 1 − σ(x).
    return np.asarray(0.5 + 0.5 * np.tanh(margin / (2.0 * noise)))


@dataclass(frozen=True, slots=True)
class Likelihood:
    """How the margins of one kind become a likelihood.

    Attributes:
        kind: The kind of statement.
        function: From margins `[completions, D]`, settings and the range of the discount factor to `[D]`.
    """

    kind: str
    function: Callable[[Array, Settings, Statement, tuple[float, float]], Array]


def _offer(margin: Array, settings: Settings, _: Statement, __: tuple[float, float]) -> Array:
    return np.asarray(logistic(margin, settings.noise).mean(axis=0))


def _acceptance(margin: Array, settings: Settings, _: Statement, __: tuple[float, float]) -> Array:
    return np.asarray((1.0 - settings.hold_out) * logistic(margin, settings.noise).mean(axis=0))


def _refusal(margin: Array, settings: Settings, _: Statement, __: tuple[float, float]) -> Array:
    return np.asarray(1.0 - (1.0 - settings.hold_out) * logistic(margin, settings.noise).mean(axis=0))


def _red_line(margin: Array, settings: Settings, _: Statement, __: tuple[float, float]) -> Array:
    return np.asarray(logistic(-margin, settings.noise).mean(axis=0))


def _priority(margin: Array, settings: Settings, _: Statement, __: tuple[float, float]) -> Array:
    return np.asarray(logistic(margin, settings.noise).prod(axis=0))


def _patience(margin: Array, _: Settings, statement: Statement, interval: tuple[float, float]) -> Array:
    low, high = interval
    if high <= low:
        return np.full(margin.shape[1], 0.5)
    share = (margin[0] - low) / (high - low)
    return np.asarray(np.clip(share if statement.level == "high" else 1.0 - share, 0.0, 1.0))


LIKELIHOODS = (
    Likelihood("offer", _offer),
    Likelihood("acceptance", _acceptance),
    Likelihood("refusal", _refusal),
    Likelihood("demand", _refusal),
    Likelihood("red_line", _red_line),
    Likelihood("preference", _offer),
    Likelihood("priority", _priority),
    Likelihood("patience", _patience),
)
"""Every kind of statement that moves beliefs."""
_BY_KIND = {entry.kind: entry.function for entry in LIKELIHOODS}


def likelihood(
    statement: Statement, margins: Margins, settings: Settings, discount_range: tuple[float, float]
) -> Array:
    """Return the likelihood of a statement under every draw, `[D]`: the mean over the packages it may speak of."""
    function = _BY_KIND[statement.kind]
    parts = [function(margin, settings, statement, discount_range) for margin in margins]
    return np.asarray(sum(parts) / len(parts))
