"""One setting under which a finding is worked out.

A finding's core is a function from a view to replicates. The same core is run on the base view, on the view before any
statement, on every convention, without every assumption and without every statement; nothing else differs.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from walkaway.beliefs import Beliefs, Posterior, Replicates
from walkaway.case import Case, Settings
from walkaway.space import OutcomeSpace

__all__ = ["Core", "View"]

FEWEST_DRAWS = 400
"""However large a question is, it is looked at in this many draws."""


@dataclass(frozen=True, eq=False)
class View:
    """Beliefs, the conventions, and what is left out.

    Attributes:
        beliefs: The beliefs whose draws are used.
        settings: The conventions.
        left_out: Statements that are left out.
        before: Whether no statement counts at all.
        every: Only every so many-th draw is used, where a question is too large for all.
    """

    beliefs: Beliefs
    settings: Settings
    left_out: frozenset[str] = frozenset()
    before: bool = False
    every: int = 1
    _posteriors: dict[frozenset[str], Posterior] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, beliefs: Beliefs) -> "View":
        """Return the base view of some beliefs."""
        return cls(beliefs=beliefs, settings=beliefs.settings)

    @property
    def case(self) -> Case:
        """The case, without the dropped assumption."""
        return self.beliefs.case

    @property
    def space(self) -> OutcomeSpace:
        """The outcome space."""
        return self.beliefs.space

    @property
    def min_gain(self) -> float:
        """The smallest gain worth a deal, m."""
        return self.settings.min_gain

    def posterior(self, left_out: frozenset[str] = frozenset()) -> Posterior:
        """Return the weights of this view, with further statements left out."""
        if left_out not in self._posteriors:
            if self.before:
                found = self.beliefs.prior_posterior()
            else:
                found = self.beliefs.posterior(self.settings, self.left_out | left_out)
            self._posteriors[left_out] = found.every(self.every)
        return self._posteriors[left_out]

    def within(self, outcomes: int, budget: int) -> "View":
        """Return the view with fewer draws, down to a few hundred, where outcomes times draws exceed a budget.

        The standard errors are then those of the draws that are used.
        """
        step = min(math.ceil(outcomes * self.beliefs.count / budget), max(1, self.beliefs.count // FEWEST_DRAWS))
        return self if step <= self.every else replace(self, every=step, _posteriors={})

    def prior(self) -> "View":
        """Return the same view before any statement."""
        return replace(self, before=True, _posteriors={})

    def without(self, left_out: frozenset[str]) -> "View":
        """Return the same view with statements left out."""
        return replace(self, left_out=self.left_out | left_out, _posteriors={})

    def under(self, settings: Settings) -> "View":
        """Return the view under other conventions; draws are made anew only where the prior itself changes."""
        if settings.concentration != self.settings.concentration:
            anew = View.of(self.beliefs.under(settings))
            return replace(anew, left_out=self.left_out, before=self.before, every=self.every)
        return replace(self, settings=settings, _posteriors={})


Core = Callable[[View], Replicates]
