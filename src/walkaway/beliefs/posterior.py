"""The weights of draws and worlds under one setting, and means under them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from walkaway.beliefs.sampling import PriorMeans, Replicates, effective_sample_size, leave_one_out_sums
from walkaway.beliefs.worlds import World
from walkaway.space import Draws

__all__ = ["Posterior", "Quantity"]

Array = NDArray[np.float64]
_CHUNK = 1_000_000
Quantity = Callable[[Draws, World], Array]
"""Something about each draw in a world: from draws and world to `[D]` or `[N, D]`."""


@dataclass(frozen=True, eq=False)
class Posterior:
    """Weights over draws, party by party and world by world.

    Parties are independent given the world, so a party's own quantities use its own weights, and quantities of several
    parties the product.

    Attributes:
        worlds: The worlds.
        draws: The draws of each world; the same object where worlds share their draws.
        weights: Party id to unnormalised weights `[worlds, D]`, scaled alike in all worlds.
        log_scale: Party id to the logarithm of what the weights were divided by.
        principals: The parties that must agree.
        prior_means: From party id and world to the estimated prior means that its weights rest on; None for none.
    """

    worlds: tuple[World, ...]
    draws: tuple[Draws, ...]
    weights: Mapping[str, Array]
    log_scale: Mapping[str, float]
    principals: tuple[str, ...]
    prior_means: Callable[[str, int], PriorMeans | None] | None = None
    _joined: dict[tuple[tuple[str, ...], int, int], PriorMeans | None] = field(default_factory=dict, repr=False)

    def every(self, step: int) -> "Posterior":
        """Return the weights of every `step`-th draw, for questions that are too large for all of them."""
        if step == 1:
            return self
        weights = {party: np.ascontiguousarray(rows[:, ::step]) for party, rows in self.weights.items()}
        draws = tuple(draws.every(step) for draws in self.draws)
        return replace(
            self, draws=draws, weights=weights, prior_means=lambda p, w: self._means([p], w, step), _joined={}
        )

    def _means(self, parties: Sequence[str], world: int, step: int = 1) -> PriorMeans | None:
        """Return the prior means that the weights of some parties rest on in a world, at every `step`-th draw."""
        if self.prior_means is None:
            return None
        key = (tuple(parties), world, step)
        if key not in self._joined:
            found = PriorMeans.join([means for p in parties if (means := self.prior_means(p, world)) is not None])
            self._joined[key] = found if found is None or step == 1 else found.every(step)
        return self._joined[key]

    @cached_property
    def _totals(self) -> dict[str, Array]:
        """Sums of weights with all blocks and without each, `[worlds, 1 + blocks]`."""
        return {
            # Where one block holds nearly all weight, the first-order change can overshoot.
            party: np.maximum([leave_one_out_sums(row, self._means([party], w)) for w, row in enumerate(weights)], 0.0)
            for party, weights in self.weights.items()
        }

    @cached_property
    def _shares(self) -> Array:
        """Posterior weight of every world, `[worlds, 1 + blocks]`."""
        prior = np.array([world.prior for world in self.worlds])[:, np.newaxis]
        product = prior * np.prod([self._totals[party] for party in sorted(self._totals)], axis=0)
        total = product.sum(axis=0)
        return np.asarray(np.divide(product, total, out=np.repeat(prior, product.shape[1], axis=1), where=total > 0))

    @property
    def shares(self) -> Array:
        """Posterior weight of every world, `[worlds]`."""
        return np.asarray(self._shares[:, 0])

    @cached_property
    def _joint(self) -> Array:
        """Product of the principals' weights, `[worlds, D]`, each world summing to 1."""
        return self.joint_of(self.principals)

    def joint_of(self, parties: Sequence[str]) -> Array:
        """Return the product of some parties' weights, `[worlds, D]`, each world summing to 1."""
        product = np.ones_like(next(iter(self.weights.values())))
        for party in parties:
            weights = self.weights[party]
            total = weights.sum(axis=1, keepdims=True)
            product = product * np.divide(weights, total, out=np.zeros_like(weights), where=total > 0)
        total = product.sum(axis=1, keepdims=True)
        return np.asarray(np.divide(product, total, out=np.zeros_like(product), where=total > 0))

    @cached_property
    def pooled(self) -> Array:
        """Joint weight of every draw over all worlds, `[D]`; sums to 1."""
        return np.asarray(self.shares @ self._joint)

    @property
    def joint(self) -> Array:
        """Joint weight of every draw in every world given that world, `[worlds, D]`."""
        return self._joint

    @cached_property
    def effective_sample_size(self) -> float:
        """The smallest of the joint and each party's own effective sample size."""
        if any(draws is not self.draws[0] for draws in self.draws):
            # Worlds have draws of their own: their sizes add up as the worlds' shares do.
            sizes = [effective_sample_size(row) for row in self._joint]
            return 1.0 / float(sum(share**2 / max(size, 1e-9) for share, size in zip(self.shares, sizes, strict=True)))
        return min(
            [effective_sample_size(self.pooled), *(self.effective_sample_size_of(party) for party in self.weights)]
        )

    def effective_sample_size_of(self, party: str) -> float:
        """Return the effective sample size of one party's own weights."""
        return effective_sample_size(self._own(party))

    def _own(self, party: str) -> Array:
        weights = self.weights[party]
        total = weights.sum(axis=1, keepdims=True)
        return np.asarray(self.shares @ np.divide(weights, total, out=np.zeros_like(weights), where=total > 0))

    def by_world(
        self,
        quantity: Quantity,
        parties: Sequence[str] | None = None,
        chosen_worlds: Callable[[World], bool] = lambda _: True,
    ) -> Array:
        """Return the mean of a quantity in every world, `[worlds, ..., 1 + blocks]`.

        Args:
            quantity: What to average.
            parties: Whose preferences it hangs on; all principals where None.
            chosen_worlds: The worlds that are wanted; the others are left at 0. At least one is.
        """
        chosen = self.principals if parties is None else tuple(parties)
        weights = self.weights[chosen[0]] if len(chosen) == 1 else self._product(chosen)
        found: dict[int, Array] = {}
        for w, (draws, world) in enumerate(zip(self.draws, self.worlds, strict=True)):
            if not chosen_worlds(world):
                continue
            means = self._means(chosen, w)
            totals = leave_one_out_sums(weights[w], means)
            sums = _weighted_sums(quantity(draws, world), weights[w], means)
            with np.errstate(invalid="ignore", divide="ignore"):
                found[w] = np.where(totals > 0, sums / totals, 0.0)
        nothing = np.zeros_like(next(iter(found.values())))
        return np.asarray([found.get(w, nothing) for w in range(len(self.worlds))])

    def _product(self, parties: Sequence[str]) -> Array:
        if tuple(parties) == tuple(self.principals):
            return self._joint
        product = np.ones_like(next(iter(self.weights.values())))
        for party in parties:
            product = product * self.weights[party]
        return product

    def mean(self, quantity: Quantity, parties: Sequence[str] | None = None) -> Replicates:
        """Return the mean of a quantity over draws and worlds."""
        return self.average(self.by_world(quantity, parties))

    def average(self, by_world: Array) -> Replicates:
        """Return the average over worlds of numbers `[worlds, ..., 1 + blocks]`."""
        shares = self._shares.reshape(len(self.worlds), *([1] * (by_world.ndim - 2)), -1)
        return Replicates(np.asarray((shares * by_world).sum(axis=0)))

    def share(self, chosen: Callable[[World], bool]) -> Replicates:
        """Return the posterior weight of the worlds that are chosen."""
        mask = np.array([chosen(world) for world in self.worlds])
        return Replicates(self._shares[mask].sum(axis=0))

    def average_within(self, by_world: Array, chosen: Callable[[World], bool]) -> Replicates:
        """Return the average over the chosen worlds, given that one of them is true; NaN where none is chosen."""
        mask = np.array([chosen(world) for world in self.worlds])
        if not mask.any():
            return Replicates(np.full(by_world.shape[1:], np.nan))
        shares = self._shares[mask]
        total = shares.sum(axis=0)
        prior = np.array([world.prior for world in self.worlds])[mask][:, np.newaxis]
        shares = np.where(total > 0, shares / np.where(total > 0, total, 1.0), prior / prior.sum())
        shares = shares.reshape(len(shares), *([1] * (by_world.ndim - 2)), shares.shape[1])
        return Replicates(np.asarray((shares * by_world[mask]).sum(axis=0)))

    def log_evidence(self) -> Replicates:
        """Return the log marginal likelihood of the statements."""
        count = next(iter(self.weights.values())).shape[1]
        blocks = self._shares.shape[1] - 1
        used = np.array([count, *([count - count / blocks] * blocks)]) if blocks else np.array([count])
        prior = np.array([world.prior for world in self.worlds])[:, np.newaxis]
        product = prior * np.prod([self._totals[party] / used for party in sorted(self._totals)], axis=0)
        return Replicates(np.log(product.sum(axis=0)) + sum(self.log_scale.values()))


def _weighted_sums(values: Array, weights: Array, means: PriorMeans | None) -> Array:
    """Return sums of weights times values `[D]` or `[N, D]`, over all draws and without each block."""
    if values.ndim == 1:
        return leave_one_out_sums(values * weights, means)
    # In pieces, so that the products of a large set of outcomes never stand in memory at once.
    size = max(1, _CHUNK // values.shape[1])
    pieces = [values[start : start + size] * weights for start in range(0, max(1, len(values)), size)]
    return np.concatenate([leave_one_out_sums(piece, means) for piece in pieces])
