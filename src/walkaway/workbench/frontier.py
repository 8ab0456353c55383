"""The frontier and the solutions of a domain, from a file of any format that is known."""

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from walkaway.formats.gather import read_solvable
from walkaway.solutions.solved import Solved, solved

__all__ = ["frontier"]


def frontier(
    path: str | Path,
    *,
    profiles: Sequence[str] = (),
    method: str | None = None,
    epsilon: float | None = None,
    disagreement: Literal["reservation", "zero"] = "reservation",
) -> Solved:
    """Return the Pareto frontier, the solutions and the measures of a domain.

    Args:
        path: A case with exact preferences, a folder, a domain file or a profile file.
        profiles: The profiles wanted, in order; all that fit if left out.
        method: The id of a method, to force it; chosen by the domain if left out.
        epsilon: The part of the first party's range by which the frontier may fall short, for an approximation.
        disagreement: Whether gains are taken over the reservation values, or over zero.

    Raises:
        InputError: there is no such file or profile, or the method does not suit the domain.
        CaseError: a file is not what it claims to be, or files do not fit together.
        LimitError: the domain is too large for every method that suits it.

    Examples:
        >>> found = frontier("cases/camp-david-1978")
        >>> found.frontier.size, len(found.frontier), found.frontier.exact
        (64, 11, True)
    """
    domain = read_solvable(Path(path), tuple(profiles))
    return solved(domain, method=method, epsilon=epsilon, disagreement=disagreement)
