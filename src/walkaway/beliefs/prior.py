"""The prior: what is believed of a party before any statement, as a map from uniform numbers.

A draw is a column of uniform numbers in [0, 1). The map turns it into swing weights, option values, the reservation
value and the discount factor. Importance sampling draws columns; sequential Monte Carlo moves them; conventions change
the map and keep the columns.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from walkaway.beliefs.streams import stream
from walkaway.beliefs.values import NumericValues, OptionValues, value_model
from walkaway.beliefs.weights import draw_cut, inside, simplex
from walkaway.case import Case, DiscountFactor, Interaction
from walkaway.space import AdditiveUtility, InteractionUtility, OutcomeSpace, PartyDraws, Utility

__all__ = ["DISCOUNT_RANGE", "PartyPrior"]

DISCOUNT_RANGE = (0.8, 1.0)
"""Discount factor a round where nothing is declared."""


@dataclass(frozen=True, eq=False)
class PartyPrior:
    """The prior of one party whose preferences are not known exactly.

    Attributes:
        case: The case.
        space: Its outcome space.
        party: The party's id.
        concentration: Parameter of the Dirichlet distribution of the swing weights.
    """

    case: Case
    space: OutcomeSpace
    party: str
    concentration: float = 1.0

    @cached_property
    def _values(self) -> tuple[OptionValues | NumericValues, ...]:
        return tuple(
            value_model(issue, self.case.preference(self.party, issue.id), self.space) for issue in self.space.issues
        )

    @cached_property
    def _weight_bounds(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        bounds = []
        for issue in self.space.issues:
            preference = self.case.preference(self.party, issue.id)
            declared = preference.weight if preference is not None else None
            bounds.append(declared or (0.0, 1.0))
        return np.array([low for low, _ in bounds]), np.array([high for _, high in bounds])

    @cached_property
    def _interactions(self) -> tuple[Interaction, ...]:
        return tuple(interaction for interaction in self.case.interactions if interaction.party == self.party)

    @cached_property
    def discount_range(self) -> tuple[float, float]:
        """The interval of the discount factor."""
        declared: DiscountFactor | None = self.case.discount_factor(self.party)
        return declared.interval if declared is not None else DISCOUNT_RANGE

    def draw(self, seed: int, count: int, *block: str) -> NDArray[np.float64]:
        """Return `count` columns of uniform numbers, `[rows, count]`, distributed as the prior."""
        rows = [self._draw_weights(seed, count, block)]
        for issue, model in zip(self.space.issues, self._values, strict=True):
            rows += [self._row(seed, count, block, issue.id, name) for name in model.names]
        rows += [self._row(seed, count, block, "", name) for name in ("reservation value", "discount factor")]
        rows += [self._row(seed, count, block, f"interaction {k}", "bonus") for k in range(len(self._interactions))]
        return np.vstack(rows)

    def _row(self, seed: int, count: int, block: tuple[str, ...], *name: str) -> NDArray[np.float64]:
        return stream(seed, *block, self.party, *name).random((1, count))

    def _draw_weights(self, seed: int, count: int, block: tuple[str, ...]) -> NDArray[np.float64]:
        low, high = self._weight_bounds
        if (low <= 0.0).all() and (high >= 1.0).all():
            names = [(issue.id, part) for issue in self.space.issues for part in ("weight", "weight, second part")]
            return np.vstack([self._row(seed, count, block, *name) for name in names])
        return draw_cut(stream(seed, *block, self.party, "weights"), count, self.concentration, low, high)

    def allowed(self, uniforms: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Return a mask of the columns whose weights lie in the declared intervals."""
        low, high = self._weight_bounds
        return inside(simplex(uniforms[: 2 * len(low)], self.concentration), low, high)

    def draws(self, uniforms: NDArray[np.float64]) -> PartyDraws:
        """Return the preference models that columns of uniform numbers stand for."""
        issues = len(self.space.issues)
        weights = simplex(uniforms[: 2 * issues], self.concentration)
        row = 2 * issues
        tables = []
        for issue, model in enumerate(self._values):
            tables.append(weights[issue] * model.values(uniforms[row : row + len(model.names)]))
            row += len(model.names)
        additive = AdditiveUtility(self.space, np.vstack(tables))
        utility: Utility = additive
        if self._interactions:
            utility = self._with_interactions(additive, uniforms[row + 2 :])
        low, high = self.discount_range
        return PartyDraws(
            utility=utility,
            reservation=reservation_values(self.case, self.space, self.party, utility, uniforms[row]),
            discount=low + (high - low) * uniforms[row + 1],
            weights=weights,
        )

    def _with_interactions(self, utility: AdditiveUtility, uniforms: NDArray[np.float64]) -> InteractionUtility:
        low, high = (np.array([item.adds[end] for item in self._interactions])[:, np.newaxis] for end in (0, 1))
        return InteractionUtility(
            utility, tuple(item.where for item in self._interactions), low + (high - low) * uniforms
        )


def reservation_values(
    case: Case, space: OutcomeSpace, party: str, utility: Utility, uniforms: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return what no deal is worth to a party, `[D]`: the declared value, or the branches' utility plus the shift."""
    declared = case.no_deal.value(party)
    if declared is not None:
        return np.asarray(declared[0] + (declared[1] - declared[0]) * uniforms)
    chances, branches = space.no_deal_branches()
    low, high = case.no_deal.shift(party)
    return np.asarray(utility.values(branches) @ chances + low + (high - low) * uniforms)
