"""What third parties gain from a plan: those of the case whose wants are known and who are not in the roadmap."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from walkaway.beliefs import World
from walkaway.roadmap.approaches import roomy
from walkaway.roadmap.notes import MOST_PATIENT
from walkaway.roadmap.plan import Plan, plan_stages
from walkaway.roadmap.under_draws import RoadmapDraws
from walkaway.space import Draws

__all__ = ["gains_of_third_parties"]


def gains_of_third_parties(at: RoadmapDraws, plan: Plan) -> dict[str, tuple[Sequence[float], float]]:
    """Return by third party its mean gain in each stage of a plan and at its end, and its mean discount factor."""
    outside = [party for party in at.view.case.modelled if party not in at.roadmap.parties]
    posterior = at.view.posterior()
    problem = at.steps(posterior.draws[0])
    rows = plan_stages(roomy(problem, plan), plan)
    states = [tuple(level + lift for level, lift in zip(*row, strict=True)) for row in rows]
    outcomes = np.stack([at.roadmap.outcome(state) for state in (problem.start, *states)])
    per_round = at.roadmap.case.roadmap.periods_per_round
    found: dict[str, tuple[Sequence[float], float]] = {}
    for party in outside:

        def quantity(draws: Draws, _: World, party: str = party) -> NDArray[np.float64]:
            own = draws.parties[party]
            values = own.utility.values(outcomes)
            discount = np.clip(own.discount ** (1 / per_round), 1 - MOST_PATIENT, MOST_PATIENT)
            return np.concatenate([(values[:, 1:] - values[:, :1]).T, discount[np.newaxis]])

        means = posterior.mean(quantity, [party]).values[:, 0]
        found[party] = (means[:-1].tolist(), float(means[-1]))
    return found
