"""Find the plans that keep themselves, by the method that the size of the problem allows."""

from walkaway.errors import LimitError
from walkaway.roadmap.answer import RoadmapAnswer
from walkaway.roadmap.exact import exact_roadmap, impossible_for_ever, no_plan
from walkaway.roadmap.labels import Progress
from walkaway.roadmap.lattice import reachable_states
from walkaway.roadmap.problem import RoadmapProblem

__all__ = ["solve_roadmap"]

MOST_STATES = 40_000
"""States up to which the whole Pareto set is asked for."""


def solve_roadmap(
    problem: RoadmapProblem, *, most_states: int = MOST_STATES, progress: Progress | None = None
) -> RoadmapAnswer:
    """Return the Pareto set of the values of all plans that keep themselves, or a plan and a bound.

    Args:
        problem: Steps, values and order.
        most_states: Up to how many states all plans are looked at.
        progress: Called with what is done and which share of it; what it raises ends the work.

    Raises:
        LimitError: The problem is too large for any answer.

    Examples:
        >>> import numpy as np
        >>> from walkaway.roadmap import AdditiveFlow, RoadmapProblem, RoadmapStep
        >>> give = (RoadmapStep(id="dismantle", actors=(0,), take_back=1),)
        >>> ease = (RoadmapStep(id="ease", actors=(1,), take_back=1),)
        >>> tables = (np.array([[0.0, -0.2], [0.0, 0.5]]), np.array([[0.0, 0.6], [0.0, -0.3]]))
        >>> problem = RoadmapProblem(
        ...     parties=("north", "south"), chains=(give, ease), flow=AdditiveFlow(tables=tables),
        ...     discount=(0.9, 0.9), reservation=(0.0, 0.0), capacity=2,
        ... )  # fmt: skip
        >>> answer = solve_roadmap(problem)
        >>> answer.proved, answer.values.round(10).tolist(), answer.plan(0).stages
        (True, [[0.4, 0.2]], (('dismantle', 'ease'),))
    """
    if why := impossible_for_ever(problem):
        return no_plan(problem, 1, why)
    found = reachable_states(problem, most_states)
    if found is None:
        raise LimitError(f"there are more than {most_states:,} states; join steps, or name a nearer target")
    return exact_roadmap(problem, *found, progress=progress)
