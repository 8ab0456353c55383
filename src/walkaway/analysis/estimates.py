"""From cores to numbers with their prior value."""

from walkaway.analysis.view import Core, View
from walkaway.beliefs import Replicates
from walkaway.results import Estimate

__all__ = ["estimate", "from_replicates"]


def estimate(view: View, core: Core) -> Estimate:
    """Return a core's value on a view, beside its value before any statement."""
    return from_replicates(core(view), None if view.beliefs.exact else core(view.prior()))


def from_replicates(value: Replicates, before: Replicates | None) -> Estimate:
    """Return an estimate from replicates; sums of weights are rounded at the last digits that carry nothing."""
    return Estimate(
        value=tidy(value.value),
        standard_error=tidy(value.standard_error),
        before=None if before is None else tidy(before.value),
    )


def tidy(number: float) -> float:
    """Return a number without the rounding noise of its last digits; never a negative zero."""
    return round(float(number), 10) + 0.0
