"""Two cases side by side: what changed between them, and what that did to each finding."""

from walkaway.analysis import Comparison, compared
from walkaway.analysis.influence import Progress
from walkaway.beliefs import DEFAULT_DRAWS, Beliefs
from walkaway.case import Case
from walkaway.workbench.labels import labels_of
from walkaway.workbench.workbench import beliefs_of

__all__ = ["compare", "compare_beliefs"]


def compare(
    old_case: Case,
    new_case: Case,
    *,
    seed: int = 0,
    draws: int = DEFAULT_DRAWS,
    quick: bool = False,
    progress: Progress | None = None,
) -> Comparison:
    """Return what changed between two cases, and what that did to each finding.

    The cases are two versions of one, before and after a round, or two codings of the same reports. Both are worked out
    from the same random numbers.

    Args:
        old_case: The old case.
        new_case: The new case.
        seed: Seed of the draws.
        draws: Number of draws.
        quick: Leave out conventions, assumptions, and the effects of changes other than statements.
        progress: Told what is being worked out.

    Raises:
        InputError: too few draws, or cases that have nothing in common.
        CaseError: a statement that no preference can hold.

    Examples:
        >>> import walkaway as wa
        >>> case = wa.load("cases/first-case")
        >>> compare(case, case).identical
        True
    """
    old, new = (beliefs_of(case, seed=seed, draws=draws) for case in (old_case, new_case))
    return compare_beliefs(old, new, draws=draws, quick=quick, progress=progress)


def compare_beliefs(
    old: Beliefs, new: Beliefs, *, draws: int = DEFAULT_DRAWS, quick: bool = False, progress: Progress | None = None
) -> Comparison:
    """Return what changed between two cases, given what they make one believe.

    Args:
        old: What the old case makes one believe.
        new: What the new case makes one believe, from the same seed.
        draws: Number of draws, where a case is not exact.
        quick: Leave out conventions, assumptions, and the effects of changes other than statements.
        progress: Told what is being worked out.

    Raises:
        InputError: the cases have nothing in common.
    """
    labels = (labels_of(old.original), labels_of(new.original))
    return compared(old, new, labels=labels, draws=draws, quick=quick, progress=progress)
