"""Which sequence of steps keeps itself, for a case or for a roadmap file."""

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from walkaway.analysis import View
from walkaway.analysis.influence import Progress
from walkaway.beliefs import DEFAULT_DRAWS, Beliefs
from walkaway.case import Case, Level
from walkaway.errors import InputError
from walkaway.formats import CaseFile, parse_case, write_case
from walkaway.formats.roadmap_file import RoadmapFile, is_roadmap_file, read_roadmap_file
from walkaway.roadmap.approaches import plan_of_text
from walkaway.roadmap.finding import Roadmap
from walkaway.roadmap.of_file import START, case_of_file, problem_of_file
from walkaway.roadmap.problem import RoadmapProblem
from walkaway.roadmap.roadmap import roadmap as work_out
from walkaway.space import completions, meanings
from walkaway.workbench.packages_in_words import outcome_of, parse_terms
from walkaway.workbench.workbench import beliefs_of

__all__ = ["BEST", "open_roadmap_file", "roadmap", "roadmap_of_beliefs", "target_of"]

BEST = "best"
"""The target that leaves the end open."""


def roadmap(
    case: Case,
    to: str | Mapping[str, Level] = BEST,
    *,
    orders: Mapping[str, str] | None = None,
    seed: int = 0,
    draws: int = DEFAULT_DRAWS,
    without: tuple[str, ...] = (),
    quick: bool = False,
    progress: Progress | None = None,
) -> Roadmap:
    """Return which sequence of steps keeps itself, which approach breaks where, and what would mend it.

    Args:
        case: The case.
        to: ``best`` for whatever end is best; a package as issue and option; or a statement whose package is meant.
        orders: Orders of your own by name, each as ``"a, b; c"``: stages with semicolons, steps with commas.
        seed: Seed of the draws.
        draws: Number of draws.
        without: Ids of statements to leave out.
        quick: Leave out conventions, assumptions, influence, and other times.
        progress: Told what is being worked out.

    Raises:
        InputError: an unknown target, step or statement, a target out of reach, or no step to take.
        CaseError: a statement that no preference can hold.
        LimitError: too many states, or too many draws for utilities that are no plain sum.

    Examples:
        >>> from walkaway.workbench import load
        >>> package = {"sanctions": "exemptions", "testing": "ban"}
        >>> found = roadmap(load("cases/hanoi-2019"), package, draws=400, quick=True)
        >>> [approach.name for approach in found.approaches][:2]
        ['all at once, or side by side', 'North Korea first, or alternating, North Korea opens']
    """
    beliefs = beliefs_of(case, seed=seed, draws=draws, without=without)
    return roadmap_of_beliefs(beliefs, to, orders=orders, quick=quick, progress=progress)


def roadmap_of_beliefs(
    beliefs: Beliefs,
    to: str | Mapping[str, Level] = BEST,
    *,
    orders: Mapping[str, str] | None = None,
    given: RoadmapProblem | None = None,
    quick: bool = False,
    progress: Progress | None = None,
) -> Roadmap:
    """Return the same from beliefs, perhaps with values of no deal that a roadmap file states."""
    return work_out(
        View.of(beliefs),
        target_of(beliefs, to),
        own={name: plan_of_text(text) for name, text in (orders or {}).items()},
        given=given,
        quick=quick,
        progress=progress,
    )


def target_of(beliefs: Beliefs, to: str | Mapping[str, Level]) -> NDArray[np.int64] | None:
    """Return the outcome that is meant, ``[issues]``; None for whatever end is best.

    Raises:
        InputError: an unknown issue, option or statement, or a statement whose package is not one outcome.
    """
    if isinstance(to, Mapping):
        return outcome_of(beliefs.case, beliefs.space, to)
    if to == BEST:
        return None
    if "=" in to:
        return outcome_of(beliefs.case, beliefs.space, parse_terms(tuple(to.replace(",", " ").split())))
    statement = beliefs.case.statement(to)
    if statement is None or statement.package is None:
        named = [s.id for s in beliefs.case.statements if s.package is not None]
        raise InputError(
            f"'{to}' is no target; write 'best', a package such as 'sanctions=partial', or a statement with a package"
            + (f" ({', '.join(named)})" if named else "")
        )
    found = [completions(meaning, beliefs.space) for meaning in meanings(statement.package, beliefs.space)]
    if len(found) != 1 or not found[0].is_definite:
        raise InputError(f"the package of '{to}' can mean several outcomes; write the one you mean, issue=option")
    return found[0].outcome


def open_roadmap_file(path: Path) -> tuple[CaseFile, RoadmapProblem, str | Mapping[str, Level]] | None:
    """Return a roadmap file as a case, with the numbers that it states and its target; None for any other file.

    Raises:
        InputError: the file cannot be read.
        CaseError: it is not a roadmap that holds together.
    """
    if not path.is_file() or not is_roadmap_file(path):
        return None
    file = read_roadmap_file(path)
    opened = parse_case(write_case(case_of_file(file, path.stem)), str(path))
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return replace(opened, digest=digest, path=path, warnings=()), problem_of_file(file), _target(file)


def _target(file: RoadmapFile) -> str | Mapping[str, Level]:
    if file.target is None:
        return BEST
    problem = problem_of_file(file)
    assert problem.target is not None
    levels = zip(file.chains, problem.target, strict=True)
    ids = {chain: (START, *(step.id for step in file.steps if step.chain == chain)) for chain in file.chains}
    return {chain: ids[chain][level] for chain, level in levels}
